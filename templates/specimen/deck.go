package specimen

import (
	"slices"
	"strconv"
	"strings"

	"vanban/templates/kehoach"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/quyetdinh"
	"vanban/templates/tenloai"
)

// card is a kind and what writes it.
type card struct {
	slug  string
	write func(a *author, slug string) any
}

// dealt is how many seeds deal the deck alone. One more type then changes no document that is there.
const dealt = 200

// Documents is how many seeds, from 1 on, have all that there is: those that deal the deck, and behind them one for each type of
// form 1.4 that has no card.
func Documents() int { return dealt + len(undealt()) }

// deal gives the card of a seed.
func deal(seed uint64) card {
	if rest := undealt(); dealt < seed && seed <= uint64(dealt+len(rest)) {
		return rest[seed-dealt-1]
	}
	return deck[seed%uint64(len(deck))]
}

// undealt has a card for each type of form 1.4 that has none in the deck.
func undealt() []card {
	var all []card
	for _, t := range nd30.Types {
		if t.Form == "1.4" && !slices.ContainsFunc(deck, func(c card) bool { return c.slug == t.Slug }) {
			all = append(all, card{t.Slug, named})
		}
	}
	return all
}

// deck deals the kinds by the seed. Those that leave an office most often are in it more than once.
var deck = []card{
	{"quyet-dinh", decision},
	{"ke-hoach", plan},
	{"bao-cao", report},
	{"to-trinh", named},
	{"quyet-dinh", enactment},
	{"bao-cao", report},
	{"chi-thi", named},
	{"thong-bao", named},
	{"quyet-dinh", decision},
	{"ke-hoach", plan},
	{"huong-dan", named},
	{"quy-che", ruled},
	{"quyet-dinh", enactment},
	{"bao-cao", report},
	{"quy-dinh", ruled},
	{"thong-cao", named},
	{"quyet-dinh", decision},
	{"ke-hoach", plan},
	{"chuong-trinh", named},
	{"phuong-an", named},
	{"quyet-dinh", enactment},
	{"bao-cao", report},
	{"de-an", named},
	{"du-an", named},
	{"quyet-dinh", decision},
	{"ke-hoach", plan},
	{"giay-uy-quyen", brief},
	{"to-trinh", named},
	{"quyet-dinh", enactment},
	{"bao-cao", report},
	{"phieu-gui", brief},
	{"thong-bao", named},
	{"quyet-dinh", decision},
	{"ke-hoach", plan},
	{"phieu-chuyen", brief},
	{"phieu-bao", brief},
	{"quyet-dinh", enactment},
	{"bao-cao", report},
	{"quyet-dinh", enactment},
	{"ke-hoach", plan},
	{"cong-van", letter},
	{"nghi-quyet", resolution},
	{"giay-moi", invitation},
	{"cong-dien", telegram},
	{"cong-van", letter},
	{"bien-ban", minutes},
	{"giay-gioi-thieu", introduction},
	{"sao-y", copied},
	{"cong-van", letter},
	{"giay-nghi-phep", leave},
	{"hop-dong", agreement},
	{"trich-sao", copied},
	{"giay-moi", invitation},
	{"sao-luc", copied},
	{"ban-ghi-nho", agreement},
	{"thu-cong", message},
	{"ban-thoa-thuan", agreement},
	{"cong-van", letter},
	{"nghi-quyet", resolution},
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
	if a.agency.collective() != "" && strings.HasPrefix(string(s.Competence), "TM.") {
		return a.agency.name()
	}
	if strings.HasSuffix(a.agency.head, a.agency.name()) || a.agency.abbr == "KTNN" {
		return a.agency.head
	}
	return a.agency.head + " " + a.agency.name()
}

// decision is a decision that rules directly (form 1.2).
func decision(a *author, slug string) any {
	nodes := choose(&a.random, rulings)(a)
	p := &quyetdinh.Payload{Head: a.header(slug, a.subject()), Grounds: a.grounds(), Foot: a.foot("Như Điều " + strconv.Itoa(len(nodes)))}
	p.Authority = a.authority(p.Foot.Signer)
	p.Body, p.Appendices = a.withAppendices(nodes, 35, portraits)
	a.divideFiles(&p.Head, len(p.Appendices))
	return p
}

// rulings are what a decision rules and how often: who does it stands in the last article.
var rulings = []option[func(a *author) []part.Node]{
	{50, func(a *author) []part.Node { return a.articles("dieu-mot", "hieu-luc", "thi-hanh") }},
	{10, func(a *author) []part.Node { return a.articles("dieu-mot", "hieu-luc-thi-hanh") }},
	{4, func(a *author) []part.Node { return a.articles("mot-dieu") }},
	{30, func(a *author) []part.Node { return append(a.divide(articles), a.articles("hieu-luc-thi-hanh")...) }},
	{10, func(a *author) []part.Node { return append(a.divide(thirty), a.articles("thi-hanh")...) }},
}

// articles are articles without titles, each a line of its section.
func (a *author) articles(sections ...string) []part.Node {
	all := make([]part.Node, len(sections))
	for i, section := range sections {
		all[i] = part.Node{Type: "dieu", Text: a.text(section)}
	}
	return all
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
	head := a.header(slug, subject)
	a.divideFiles(&head, len(attached))
	return &quyetdinh.Payload{
		Head: head, Authority: a.authority(foot.Signer), Grounds: a.grounds(),
		Body: a.body(append([]part.Node{
			{Type: "dieu", Text: "Ban hành kèm theo Quyết định này " + what + " " + lowerFirst(attached[0].Subject) + "."},
		}, a.articles("hieu-luc", "thi-hanh")...)),
		Attachments: attached, Foot: foot,
	}
}

// attachment is a plan or a regulation that a decision issues.
func (a *author) attachment() part.Attachment {
	at := part.Attachment{Subject: a.text("kem-theo-ve")}
	if a.chance(10) {
		at.Note = a.fill("(Kèm theo Quyết định số {10-999}/QĐ-UBND ngày {ngay} của Ủy ban nhân dân tỉnh {tinh})")
	}
	choose(&a.random, attachments)(a, &at)
	return at
}

// attachments are what decisions issue and how often.
var attachments = []option[func(a *author, at *part.Attachment)]{
	{50, func(a *author, at *part.Attachment) {
		at.Kind = one(&a.random, "ke-hoach", "ke-hoach", "chuong-trinh", "de-an")
		at.Body, at.Appendices = a.withAppendices(a.divide(choose(&a.random, plans)), 60, landscapes)
	}},
	{40, func(a *author, at *part.Attachment) {
		at.Kind = one(&a.random, "quy-che", "quy-dinh")
		at.Body, at.Appendices = a.withAppendices(a.divide(choose(&a.random, regulations)), 20, portraits)
	}},
	{10, func(a *author, at *part.Attachment) {
		at.TypeName = a.text("kem-theo-loai")
		at.Body, at.Appendices = a.withAppendices(a.divide(choose(&a.random, regulations)), 20, portraits)
	}},
}

// plan is a plan with its table of tasks.
func plan(a *author, slug string) any {
	p := &kehoach.Payload{Head: a.header(slug, a.subject()), Foot: a.foot()}
	p.Joint = a.joint(20)
	if a.chance(70) {
		p.Grounds = a.grounds()
	}
	p.Opening = a.text("mo-dau")
	nodes := a.divide(choose(&a.random, plans))
	if a.chance(15) {
		p.Tasks = a.tasks(upright)
	}
	p.Body, p.Appendices = a.withAppendices(nodes, 65, landscapes)
	a.divideFiles(&p.Head, len(p.Appendices))
	return p
}

// named is a document with a title that has no form of its own.
func named(a *author, slug string) any {
	head := a.header(slug, a.subject())
	if t, _ := nd30.TypeBySlug(slug); t.Addressee == nd30.AddresseeAlways {
		to := a.distinct("kinh-gui", one(&a.random, 1, 1, 1, 2, 3))
		return &tenloai.Addressed{Head: head, Addressees: to, Content: a.content("Như trên")}
	}
	return &tenloai.Payload{Head: head, Content: a.content()}
}

// content is what stands beneath the head of a document with a title, sent to those places and others.
func (a *author) content(to ...string) tenloai.Content {
	c := tenloai.Content{Foot: a.foot(to...)}
	if a.chance(50) {
		c.Grounds = a.grounds()
	}
	nodes := append([]part.Node{{Type: "doan", Text: a.text("mo-dau")}}, a.divide(choose(&a.random, plans))...)
	c.Body, c.Appendices = a.withAppendices(nodes, 30, portraits)
	return c
}

// ruled is a regulation that is issued by itself.
func ruled(a *author, slug string) any {
	p := &tenloai.Payload{Head: a.header(slug, a.text("kem-theo-ve")), Content: tenloai.Content{Foot: a.foot(), Grounds: a.grounds()}}
	p.Body, p.Appendices = a.withAppendices(a.divide(choose(&a.random, regulations)), 15, portraits)
	return p
}

// brief is a slip of half a page.
func brief(a *author, slug string) any {
	a.size = sizes[0].value
	head, foot := a.header(slug, a.text("trich-yeu")), a.foot()
	body := a.body(a.divide(one(&a.random, numbers[:1], dashes[:1], paragraphs)))
	return &tenloai.Payload{Head: head, Content: tenloai.Content{Foot: foot, Body: body}}
}

// withAppendices is the body, in so many of a hundred documents with appendices, which it mentions.
func (a *author) withAppendices(nodes []part.Node, percent int, pages []option[page]) (part.Body, []part.Appendix) {
	a.insert(nodes)
	if !a.chance(percent) {
		return a.body(nodes), nil
	}
	all := a.appendices(pages)
	n := lastOf(nodes)
	n.Text = strings.TrimSpace(n.Text + "\nChi tiết nêu tại Phụ lục kèm theo.")
	return a.body(nodes), all
}

// lastOf is the last node of a tree.
func lastOf(nodes []part.Node) *part.Node {
	n := &nodes[len(nodes)-1]
	if len(n.Children) > 0 {
		return lastOf(n.Children)
	}
	return n
}

// lowerFirst begins the text with a small letter.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
