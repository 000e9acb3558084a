package specimen

import (
	"strings"

	"vanban/templates/kehoach"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/quyetdinh"
	"vanban/templates/tenloai"
)

// Cycle is how many seeds in a row have every kind.
const Cycle = 40

// card is a kind and what writes it.
type card struct {
	slug  string
	write func(a *author, slug string) any
}

// deck deals the kinds by the seed. Those that leave an office most often are in it more than once.
var deck = [Cycle]card{
	{"quyet-dinh", decision}, {"ke-hoach", plan}, {"bao-cao", report}, {"to-trinh", named},
	{"quyet-dinh", enactment}, {"bao-cao", report}, {"chi-thi", named}, {"thong-bao", named},
	{"quyet-dinh", decision}, {"ke-hoach", plan}, {"huong-dan", named}, {"quy-che", ruled},
	{"quyet-dinh", enactment}, {"bao-cao", report}, {"quy-dinh", ruled}, {"thong-cao", named},
	{"quyet-dinh", decision}, {"ke-hoach", plan}, {"chuong-trinh", named}, {"phuong-an", named},
	{"quyet-dinh", enactment}, {"bao-cao", report}, {"de-an", named}, {"du-an", named},
	{"quyet-dinh", decision}, {"ke-hoach", plan}, {"giay-uy-quyen", brief}, {"to-trinh", named},
	{"quyet-dinh", enactment}, {"bao-cao", report}, {"phieu-gui", brief}, {"thong-bao", named},
	{"quyet-dinh", decision}, {"ke-hoach", plan}, {"phieu-chuyen", brief}, {"phieu-bao", brief},
	{"quyet-dinh", enactment}, {"bao-cao", report}, {"quyet-dinh", enactment}, {"ke-hoach", plan},
}

// grounds are the grounds of a document; what it is proposed by stands last.
func (a *author) grounds() []string {
	all := append(a.distinct("luat", a.many(1, 3)), a.distinct("can-cu", a.many(0, 6))...)
	if a.chance(70) {
		all = append(all, a.text("de-nghi"))
	}
	return all
}

// authority is who decides: the head of the agency, or the agency that decides as a collective.
func (a *author) authority(s part.Signer) string {
	if a.agency.collective() && strings.HasPrefix(s.Competence, "TM.") {
		return a.agency.name()
	}
	if strings.HasSuffix(a.agency.head, a.agency.name()) || a.agency.abbr == "KTNN" {
		return a.agency.head
	}
	return a.agency.head + " " + a.agency.name()
}

// decision is a decision that rules directly (form 1.2).
func decision(a *author, slug string) any {
	foot := a.foot("Như Điều 1")
	body := a.rulings(choose(&a.random, []option[scheme]{{50, nil}, {30, articles}, {4, thirty}, {6, articles[:1]}}))
	appendices := a.appendices(a.chance(35), portraits)
	if len(appendices) > 0 {
		body[0].Text += "\nDanh mục chi tiết nêu tại Phụ lục kèm theo Quyết định này."
	}
	return &quyetdinh.Payload{
		Head: a.header(slug, a.subject()), Authority: a.authority(foot.Signer), Grounds: a.grounds(),
		Body: a.body(body), Appendices: appendices, Foot: foot,
	}
}

// rulings are the articles of a decision: what it rules, since when, and who carries it out; or
// those of the scheme, and who carries them out.
func (a *author) rulings(s scheme) []part.Node {
	if s != nil {
		return append(a.divide(s), part.Node{Type: "dieu", Title: titleLike(s, a), Text: a.text("thi-hanh")})
	}
	return []part.Node{
		{Type: "dieu", Text: a.text("dieu-mot")},
		{Type: "dieu", Text: a.text("hieu-luc")},
		{Type: "dieu", Text: a.text("thi-hanh")},
	}
}

// enactment is a decision that issues documents attached to it (form 1.3).
func enactment(a *author, slug string) any {
	foot := a.foot("Như Điều 3")
	attached := []part.Attachment{a.attachment()}
	if a.chance(8) {
		attached = append(attached, a.attachment())
	}
	what := "văn bản"
	if t, ok := nd30.TypeBySlug(attached[0].Kind); ok {
		what = t.Name
	}
	subject := "Ban hành " + what + " " + lowerFirst(attached[0].Subject)
	return &quyetdinh.Payload{
		Head: a.header(slug, subject), Authority: a.authority(foot.Signer), Grounds: a.grounds(),
		Body: a.body([]part.Node{
			{Type: "dieu", Text: "Ban hành kèm theo Quyết định này " + what + " " + lowerFirst(attached[0].Subject) + "."},
			{Type: "dieu", Text: a.text("hieu-luc")},
			{Type: "dieu", Text: a.text("thi-hanh")},
		}),
		Attachments: attached, Foot: foot,
	}
}

// attachment is a plan or a regulation that a decision issues.
func (a *author) attachment() part.Attachment {
	at := part.Attachment{Subject: a.text("kem-theo-ve")}
	if at.Kind = one(&a.random, "quy-che", "quy-dinh", "ke-hoach", "ke-hoach", "chuong-trinh", "de-an", ""); at.Kind == "" {
		at.TypeName = a.text("kem-theo-loai")
	}
	if at.Kind == "ke-hoach" || at.Kind == "chuong-trinh" || at.Kind == "de-an" {
		at.Body, at.Appendices = a.withAppendices(a.divide(choose(&a.random, plans)), a.chance(60), landscapes)
		return at
	}
	at.Body, at.Appendices = a.withAppendices(a.divide(choose(&a.random, regulations)), a.chance(20), portraits)
	return at
}

// plan is a plan with its table of tasks.
func plan(a *author, slug string) any {
	p := &kehoach.Payload{Head: a.header(slug, a.subject()), Foot: a.foot()}
	if a.chance(70) {
		p.Grounds = a.grounds()
	}
	p.Opening = a.text("mo-dau")
	nodes := a.divide(choose(&a.random, plans))
	if a.chance(15) {
		p.Tasks = a.tasks(upright)
	}
	p.Body, p.Appendices = a.withAppendices(nodes, a.chance(65), landscapes)
	return p
}

// named is a document with a title that has no form of its own.
func named(a *author, slug string) any {
	p := &tenloai.Payload{Head: a.header(slug, a.subject())}
	if slug == "to-trinh" {
		p.Addressees = a.distinct("kinh-gui", one(&a.random, 1, 1, 1, 2, 3))
		p.Foot = a.foot("Như trên")
	} else {
		p.Foot = a.foot()
	}
	if a.chance(50) {
		p.Grounds = a.grounds()
	}
	nodes := append([]part.Node{{Type: "doan", Text: a.text("mo-dau")}}, a.divide(choose(&a.random, plans))...)
	a.insert(nodes)
	p.Body, p.Appendices = a.withAppendices(nodes, a.chance(30), portraits)
	return p
}

// ruled is a regulation that is issued by itself.
func ruled(a *author, slug string) any {
	p := &tenloai.Payload{Head: a.header(slug, a.text("kem-theo-ve")), Foot: a.foot(), Grounds: a.grounds()}
	p.Body, p.Appendices = a.withAppendices(a.divide(choose(&a.random, regulations)), a.chance(15), portraits)
	return p
}

// brief is a slip of half a page.
func brief(a *author, slug string) any {
	a.size = sizes[0].value
	return &tenloai.Payload{
		Head: a.header(slug, a.text("trich-yeu")), Foot: a.foot(),
		Body: a.body(a.divide(one(&a.random, numbers[:1], dashes[:1], paragraphs))),
	}
}

// withAppendices is the body with its appendices, which it mentions.
func (a *author) withAppendices(nodes []part.Node, wanted bool, pages []option[page]) (part.Body, []part.Appendix) {
	all := a.appendices(wanted, pages)
	if last := len(nodes) - 1; len(all) > 0 {
		n := &nodes[last]
		for len(n.Children) > 0 {
			n = &n.Children[len(n.Children)-1]
		}
		n.Text = strings.TrimSpace(n.Text + "\nChi tiết nêu tại Phụ lục kèm theo.")
	}
	return a.body(nodes), all
}

// titleLike is a title when the first level of the scheme may have one, so that all articles do or
// none.
func titleLike(scheme, *author) string { return "" }

// lowerFirst begins the text with a small letter.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
