package specimen

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"vanban/templates/bansao"
	"vanban/templates/bienban"
	"vanban/templates/congdien"
	"vanban/templates/congvan"
	"vanban/templates/giaymoi"
	"vanban/templates/gioithieu"
	"vanban/templates/nghiphep"
	"vanban/templates/nghiquyet"
	"vanban/templates/part"
	"vanban/templates/thoathuan"
	"vanban/templates/thucong"
)

// resolution is a resolution of a council or a board (form 1.1).
func resolution(a *author, slug string) any {
	a.agency = one(&a.random, readAgencies("councils.txt")...)
	nodes := a.articles("quyet-nghi", "to-chuc-nghi-quyet", "thi-hanh-nghi-quyet")
	p := &nghiquyet.Payload{Head: a.header(slug, a.text("nghi-quyet-ve")), Grounds: a.grounds(), Foot: a.foot("Như Điều 3")}
	p.Authority = a.agency.name()
	p.Body, p.Appendices = a.withAppendices(nodes, 35, portraits)
	a.divideFiles(&p.Head, len(p.Appendices))
	return p
}

// letter is a công văn (form 1.5).
func letter(a *author, slug string) any {
	p := &congvan.Payload{Head: a.header(slug, a.text("cong-van-ve")), Foot: a.foot("Như trên")}
	p.CodeNotation = a.agency.abbr + "-" + a.text("luu")
	if a.chance(50) {
		p.Address = a.address()
	}
	p.Addressees = a.distinct("kinh-gui", one(&a.random, 1, 1, 2, 3, 6))
	p.Joint = a.joint(20)
	nodes := append([]part.Node{{Type: "doan", Text: a.text("cong-van-mo")}}, a.divide(one(&a.random, numbers, paragraphs, dashes))...)
	p.Body, p.Appendices = a.withAppendices(nodes, 25, portraits)
	a.divideFiles(&p.Head, len(p.Appendices))
	return p
}

// telegram is a công điện (form 1.6).
func telegram(a *author, slug string) any {
	p := &congdien.Payload{Head: a.header(slug, a.text("cong-dien-ve")), Foot: a.foot("Như trên")}
	p.Priority = one(&a.random, "hoa-toc", "thuong-khan", "khan", "")
	if a.chance(80) {
		p.Caller = a.agency.name()
	}
	p.Addressees = a.distinct("nhan-dien", one(&a.random, 1, 3, 4, 6))
	nodes := append([]part.Node{{Type: "doan", Text: a.text("tin-bao")}}, a.divide(one(&a.random, numbers, dashes))...)
	p.Body = a.body(nodes)
	return p
}

// invitation is a giấy mời (form 1.7).
func invitation(a *author, slug string) any {
	a.size = sizes[0].value
	event := a.text("hoi-nghi")
	p := &giaymoi.Payload{Head: a.header(slug, event), Foot: a.foot("Như trên")}
	p.Invitees = a.distinct("khach-moi", one(&a.random, 1, 1, 3, 5))
	p.Event = event
	p.Chair = a.official()
	p.Time = a.moment(p.IssuedDate)
	p.Venue = a.text("noi-hop")
	if a.chance(70) {
		p.Body = a.body(a.divide(one(&a.random, dashes[:1], paragraphs)))
	}
	return p
}

// introduction is a giấy giới thiệu (form 1.8).
func introduction(a *author, slug string) any {
	h := a.header(slug, "")
	p := &gioithieu.Payload{Masthead: h.Masthead, Issuance: h.Issuance, Foot: a.foot("Như trên")}
	p.Person = a.person()
	p.Destination = a.text("noi-den")
	p.Purpose = a.text("lien-he")
	p.ValidUntil = a.later(p.IssuedDate, a.between(7, 60)).Format(time.DateOnly)
	return p
}

// knownHolidays is a year whose holidays are known, so that days of leave can be counted.
const knownHolidays = 2026

// leave is a giấy nghỉ phép (form 1.10).
func leave(a *author, slug string) any {
	h := a.header(slug, "")
	p := &nghiphep.Payload{Masthead: h.Masthead, Issuance: h.Issuance, Person: a.person()}
	p.Foot = a.foot(p.Person.Salutation + " " + p.Person.FullName)
	first := a.later(p.IssuedDate, a.between(1, 20))
	p.ApplicationDate = first.AddDate(0, 0, -30).Format(time.DateOnly)
	p.StartDate, p.EndDate = first.Format(time.DateOnly), first.AddDate(0, 0, a.between(4, 20)).Format(time.DateOnly)
	if first.Year() != knownHolidays || first.Month() == time.December || a.chance(30) {
		p.Days = a.between(3, 5)
	}
	p.LeavePlace = a.fill("xã {xa}, tỉnh {tinh}")
	p.Leave = nghiphep.Leave(one(&a.random, "hang-nam", "hang-nam", "khong-luong", "viec-rieng"))
	if a.chance(40) {
		p.Confirmation = &nghiphep.Confirmation{}
	}
	return p
}

// minutes are a biên bản (form 1.9).
func minutes(a *author, slug string) any {
	p := &bienban.Payload{Masthead: a.header(slug, "").Masthead, Recipients: a.foot().Recipients}
	p.Meeting = one(&a.random, "", "cuoc-hop", "hoi-nghi", "hoi-thao")
	p.Subject = a.text("hoi-nghi")
	p.StartTime = a.moment("")
	p.EndTime = part.Moment(one(&a.random, "11 giờ 30 cùng ngày", "16 giờ 45 cùng ngày"))
	p.Venue = a.text("noi-hop")
	p.Participants = a.distinct("khach-moi", one(&a.random, 1, 3, 6))
	p.Chair.Person, p.Secretary.Person = a.person(), a.person()
	for p.Secretary.FullName == p.Chair.FullName {
		p.Secretary.Person = a.person()
	}
	if a.chance(30) {
		p.Chair.OtherPosition = a.agency.head
	}
	p.Body, p.Appendices = a.withAppendices(a.divide(one(&a.random, numbers, headings)), 20, portraits)
	return p
}

// agreement is what several parties agree on; the decree has no form of it.
func agreement(a *author, slug string) any {
	p := &thoathuan.Payload{Head: a.header(slug, a.text("thoa-thuan-ve"))}
	if a.chance(60) {
		p.Grounds = a.distinct("luat", 2)
	}
	p.Parties = a.parties(one(&a.random, 2, 2, 2, 3))
	if a.chance(40) {
		p.Venue = a.text("noi-hop")
	}
	p.ToPlaces = a.foot().ToPlaces
	p.Body, p.Appendices = a.withAppendices(a.divide(one(&a.random, articles, numbers)), 30, portraits)
	a.divideFiles(&p.Head, len(p.Appendices))
	return p
}

// message is a thư công, which as a rule has no number; the decree has no form of it.
func message(a *author, slug string) any {
	h := a.header(slug, "")
	p := &thucong.Payload{Masthead: h.Masthead, Issuance: h.Issuance, Signer: a.signer()}
	p.CodeNumber, p.CodeNotation = "", ""
	p.LetterName = one(&a.random, "Thư chúc mừng", "Thư khen", "Thư thăm hỏi", "Thư cảm ơn")
	if a.chance(60) {
		p.Subject = a.text("nhan-dip")
	}
	p.Salutation = one(&a.random, "", "kinh-gui", "than-gui", "than-ai-gui")
	p.Addressees = a.distinct("nguoi-nhan-thu", one(&a.random, 1, 1, 2))
	p.Body = a.text("loi-thu") + "\n" + a.text("loi-chuc")
	p.Greeting = one(&a.random, "", "Thân ái!", "Trân trọng!")
	return p
}

// parties are those who agree, first the agency itself.
func (a *author) parties(n int) []thoathuan.Party {
	own := a.agency
	defer func() { a.agency = own }()
	var all []thoathuan.Party
	seen := map[string]bool{}
	for len(all) < n {
		if name := a.agency.name(); !seen[name] {
			seen[name] = true
			all = append(all, thoathuan.Party{
				Name: name, Address: a.text("tru-so"), TaxCode: strconv.Itoa(a.between(5300000000, 5300999999)),
				Representative: &thoathuan.Representative{Salutation: one(&a.random, "", "Ông", "Bà"), Signer: a.signer()},
			})
		}
		a.agency = one(&a.random, readAgencies("agencies.txt")...)
	}
	return all
}

// copied is a copy of a document (forms 3.1 and 3.2); one that is copied once more is a sao y.
func copied(a *author, slug string) any {
	a.final = true
	a.size = sizes[0].value
	write, of := decision, "quyet-dinh"
	switch {
	case slug == "sao-luc":
		write, of = copied, "sao-y"
	case a.chance(50):
		write, of = letter, "cong-van"
	}
	original := encode(write(a, of))
	a.agency = one(&a.random, readAgencies("agencies.txt")...)
	h := a.header(slug, "")
	p := &bansao.Payload{Signer: a.signer(), Recipients: a.foot().Recipients}
	p.Copier = part.Copier{
		Kind: slug, SuperiorName: h.SuperiorName, OrganName: h.OrganName,
		CodeNumber: h.CodeNumber, CodeNotation: h.CodeNotation, Issuance: h.Issuance,
	}
	p.IssuedDate = a.later(issuedOn(original), a.between(1, 30)).Format(time.DateOnly)
	if err := json.Unmarshal(original, &p.Original); err != nil {
		panic(err) // it was written as JSON just now
	}
	return p
}

// issuedOn is the day of issue of a payload.
func issuedOn(payload []byte) string {
	var p struct {
		IssuedDate string `json:"issued_date"`
	}
	if err := json.Unmarshal(payload, &p); err != nil {
		panic(err) // it was written as JSON just now
	}
	return p.IssuedDate
}

// later is so many days behind a day, or behind the first of the document's year when it is not known.
func (a *author) later(day string, days int) time.Time {
	from, err := time.Parse(time.DateOnly, day)
	if err != nil {
		from = time.Date(a.year+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return from.AddDate(0, 0, days)
}

// moment is when a meeting begins that is called on the day.
func (a *author) moment(day string) part.Moment {
	at := a.later(day, a.between(1, 20))
	hour, minute := one(&a.random, 7, 8, 13, 14), one(&a.random, 0, 30)
	if a.chance(20) {
		return part.Moment(fmt.Sprintf("Từ %02d giờ %02d, ngày %02d/%02d/%d", hour, minute, at.Day(), at.Month(), at.Year()))
	}
	return part.Moment(at.Format(time.DateOnly) + fmt.Sprintf("T%02d:%02d", hour, minute))
}

// person is somebody with a post.
func (a *author) person() part.Person {
	return part.Person{Salutation: one(&a.random, "Ông", "Bà"), FullName: a.text("nguoi"), Position: a.text("chuc-vu")}
}

// official is a person as a sentence names one.
func (a *author) official() string {
	p := a.person()
	return p.Salutation + " " + p.FullName + ", " + p.Position
}

// joint are the agencies that issue so many of a hundred documents together with the one of the head.
func (a *author) joint(percent int) []part.JointOrgan {
	if a.final || a.agency.collective() != "" || !a.chance(percent) {
		return nil
	}
	own := a.agency
	defer func() { a.agency = own }()
	var all []part.JointOrgan
	seen := map[string]bool{own.organ: true}
	for range one(&a.random, 1, 2) {
		a.agency = one(&a.random, readAgencies("agencies.txt")...)
		if !seen[a.agency.organ] && a.agency.collective() == "" {
			seen[a.agency.organ] = true
			all = append(all, part.JointOrgan{SuperiorName: a.agency.superior, OrganName: a.agency.organ, Signer: a.signer()})
		}
	}
	return all
}

// divideFiles gives some of those that others accompany files of their own, and to some of these the
// moment of their signature.
func (a *author) divideFiles(h *part.Head, others int) {
	if a.final || others == 0 || !a.chance(45) {
		return
	}
	h.Files = "separate"
	if h.Medium == "electronic" && h.CodeNumber != "" && !h.Draft && a.chance(70) {
		h.SignedAt = fmt.Sprintf("%sT%02d:%02d:%02d+07:00", h.IssuedDate, a.between(7, 17), a.between(0, 59), a.between(0, 59))
	}
}

// address is where the agency is found.
func (a *author) address() part.Address {
	all := part.Address{Street: a.text("tru-so"), Phone: "0" + strconv.Itoa(a.between(200, 299)) + ".3" + strconv.Itoa(a.between(100000, 999999))}
	if a.chance(60) {
		domain := a.text("ten-mien") + ".gov.vn"
		all.Email, all.Website = "vanthu@"+domain, domain
	}
	return all
}
