package specimen

import (
	"strconv"
	"strings"

	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

// agency is a line of agencies.txt: who issues documents, where, and who signs them.
type agency struct {
	superior, organ, abbr, place, head, deputy, short string
}

// collectives are how the names of those begin that decide as such.
var collectives = []string{"Ủy ban nhân dân", "Hội đồng nhân dân", "Hội đồng thành viên"}

// collective is the name in which the head of the agency signs; empty where it does not decide as such.
func (g agency) collective() string {
	for _, name := range collectives {
		if strings.HasPrefix(g.organ, name) {
			return name
		}
	}
	return ""
}

// name is the agency as a sentence has it.
func (g agency) name() string { return strings.ReplaceAll(g.organ, "\n", " ") }

// readAgencies reads the agencies of a file.
func readAgencies(file string) []agency {
	var all []agency
	for line := range strings.Lines(read(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.ReplaceAll(strings.TrimSpace(line), `\n`, "\n"), "|")
		all = append(all, agency{f[0], f[1], f[2], f[3], f[4], f[5], f[6]})
	}
	return all
}

// header makes what every payload begins with.
func (a *author) header(slug, subject string) part.Head {
	t, _ := nd30.TypeBySlug(slug)
	h := part.Head{
		Masthead: part.Masthead{
			Kind:         slug,
			Preset:       choose(&a.random, presets),
			SuperiorName: a.agency.superior,
			OrganName:    a.agency.organ,
			CodeNotation: t.Abbr + "-" + a.agency.abbr,
			Priority:     choose(&a.random, priorities),
			Medium:       choose(&a.random, media),
			Circulation:  choose(&a.random, circulations),
			Margins:      choose(&a.random, margins),
		},
		Issuance: part.Issuance{Place: a.agency.place},
		Subject:  subject,
	}
	if a.chance(8) {
		h.Address = a.address()
	}
	if a.final {
		issued(a, &h)
		h.Medium = ""
		return h
	}
	choose(&a.random, stages)(a, &h)
	return h
}

// What the head of a document varies in, and how often.
var (
	presets      = []option[string]{{50, ""}, {15, "large"}, {35, "small"}}
	priorities   = []option[string]{{88, ""}, {6, "khan"}, {3, "thuong-khan"}, {3, "hoa-toc"}}
	media        = []option[string]{{50, ""}, {5, "paper"}, {45, "electronic"}}
	circulations = []option[string]{{92, ""}, {4, "xem-xong-tra-lai"}, {4, "luu-hanh-noi-bo"}}
	margins      = []option[part.Margins]{
		{85, part.Margins{}}, {10, part.Margins{LeftMM: 35, RightMM: 15}}, {5, part.Margins{TopMM: 25, BottomMM: 25, LeftMM: 32, RightMM: 20}},
	}
	stages = []option[func(*author, *part.Head)]{
		{70, issued},
		{8, func(_ *author, h *part.Head) { h.Draft = true }},
		{8, func(a *author, h *part.Head) { h.IssuedDate = strconv.Itoa(a.year) }},
		{9, func(a *author, h *part.Head) { h.IssuedDate = a.date().String()[:len("2026-01")] }},
		{5, func(a *author, h *part.Head) { issued(a, h); h.Draft = true }},
	}
)

// issued gives the document its number and its date.
func issued(a *author, h *part.Head) {
	h.CodeNumber = part.Number(strconv.Itoa(choose(&a.random, []option[int]{{3, a.between(1, 9)}, {6, a.between(10, 999)}, {2, a.between(1000, 9999)}})))
	if len(h.CodeNumber) == 1 && a.chance(50) {
		h.CodeNumber = "0" + h.CodeNumber
	}
	h.IssuedDate = a.date().String()
}

// subject is a trích yếu: as a rule of one or two lines, sometimes of many.
func (a *author) subject() string {
	if a.chance(8) {
		return a.text("trich-yeu-dai")
	}
	return a.text("trich-yeu")
}

// foot makes the signature and the recipients; the first of them are given.
func (a *author) foot(first ...string) part.Foot {
	f := part.Foot{Signer: a.signer(), Recipients: part.Recipients{Archive: choose(&a.random, archives)}}
	f.ToPlaces = append(first, a.distinct("noi-nhan", choose(&a.random, recipients))...)
	if f.Archive.Unit == "" && f.Archive.Text == "" {
		f.Archive.Unit = a.text("luu")
	}
	if a.chance(40) {
		f.DrafterCode = a.text("ky")
		f.IssuedAmount = one(&a.random, 0, 5, 25, 300)
	}
	return f
}

// What the foot of a document varies in, and how often.
var (
	recipients = []option[int]{{20, 1}, {40, 3}, {25, 6}, {12, 12}, {3, 40}}
	archives   = []option[part.Archive]{
		{6, part.Archive{}}, {3, part.Archive{Copies: 2}}, {1, part.Archive{Copies: 15}}, {1, part.Archive{Text: "Lưu: VT, hồ sơ công việc."}},
	}
	signings = []option[func(*author) part.Signer]{
		{35, func(a *author) part.Signer { return part.Signer{Position: a.agency.head} }},
		{40, func(a *author) part.Signer {
			return part.Signer{Competence: part.Competence("KT. " + viet.Upper(a.agency.head)), Position: a.agency.deputy}
		}},
		{4, func(a *author) part.Signer { return part.Signer{Competence: "Q.", Position: a.agency.head} }},
		{10, func(a *author) part.Signer {
			return part.Signer{Competence: part.Competence("TL. " + viet.Upper(a.agency.head)), Position: "Chánh Văn phòng"}
		}},
		{6, func(a *author) part.Signer {
			return part.Signer{Competence: part.Competence("TL. " + viet.Upper(a.agency.head) + "\nKT. CHÁNH VĂN PHÒNG"), Position: "Phó Chánh Văn phòng"}
		}},
		{5, func(a *author) part.Signer {
			return part.Signer{Competence: part.Competence("TUQ. " + viet.Upper(a.agency.head)), Position: "Trưởng phòng Tổ chức - Hành chính"}
		}},
	}
	chairings = []option[func(*author) part.Signer]{
		{40, func(a *author) part.Signer {
			return part.Signer{Competence: part.Competence("TM. " + viet.Upper(a.agency.collective())), Position: a.agency.head}
		}},
		{60, func(a *author) part.Signer {
			return part.Signer{Competence: part.Competence("TM. " + viet.Upper(a.agency.collective()) + "\nKT. " + viet.Upper(a.agency.head)), Position: a.agency.deputy}
		}},
	}
)

// asRoles leaves of the authority the prefixes alone; what they stand before has its fields.
func (a *author) asRoles(s *part.Signer) {
	var prefixes []string
	for line := range strings.Lines(string(s.Competence)) {
		prefixes = append(prefixes, strings.Fields(line)[0])
	}
	s.Competence = part.Competence(strings.Join(prefixes, " "))
	for _, prefix := range prefixes {
		switch {
		case prefix == "TM." && a.chance(50):
			s.Collective = a.agency.collective()
		case prefix == "TL.", prefix == "TUQ.":
			s.HeadPosition = a.agency.head
		case prefix == "KT." && len(prefixes) == 1 && a.chance(50):
			s.HeadPosition = a.agency.head
		}
	}
}

// signer is who signs, by the cases of Đ13.
func (a *author) signer() part.Signer {
	ways := signings
	if a.agency.collective() != "" {
		ways = chairings
	}
	s := choose(&a.random, ways)(a)
	if a.chance(40) {
		a.asRoles(&s)
	}
	s.FullName = a.text("nguoi")
	if a.chance(4) {
		s.OtherPosition = "Phó Trưởng ban Thường trực Ban Chỉ đạo " + a.agency.short
	}
	return s
}
