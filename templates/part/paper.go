package part

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// Paper is a document in its parts, in the order in which they are printed. A form fills in
// those it has; what is empty is left out. The checks and the composition of all forms with
// this order work on it.
type Paper struct {
	Type        nd30.Type
	Head        *Head
	Addressees  []string // Kính gửi
	Salutation  string   // before them in place of "Kính gửi:"; empty for that
	Call        *Call    // between the title and the content
	Authority   string   // thẩm quyền ban hành, above the grounds
	Grounds     []string
	Order       string // "QUYẾT ĐỊNH:", between the grounds and the articles
	Lines       []Line // before the text of the content
	Plan        Plan
	Sections    []TopSection // behind the body of the plan
	Areas       []Area       // of the ready outline that the sections may name
	Data        *Data        // what may be shown; nil in forms without data
	Context     stat.Context // of the data
	Closing     []Line       // behind the text of the content
	Greeting    string       // that ends a letter, in place of "./."
	Foot        *Foot        // without a signer where Signatures are
	Signatures  []Signature  // of those who sign beside each other
	Confirmed   *Confirmed   // by whom else, beneath the recipients
	Attachments []Attachment
	Appendices  []Appendix
}

// setOffTables leaves between text and a table beneath it the space that there is between
// two paragraphs.
func setOffTables(body []render.Block) {
	for i := 1; i < len(body); i++ {
		text, beneath := body[i-1].(*render.Paragraph)
		t, ok := body[i].(*render.Table)
		switch {
		case !ok || !beneath:
		case text.Role == nd30.DonViTinh:
			t.Before = unitAfter
		default:
			t.Before = tableBefore
		}
	}
}

// main is the document itself.
func (p *Paper) main() []render.Block {
	content := slices.Concat(compose(p.Lines), p.plan(&p.Plan, ""), p.entries(p.sections(), p.upright()), compose(p.Closing))
	return slices.Concat(
		[]render.Block{p.head(true)},
		p.Head.title(p.Type),
		p.kinhGui(),
		p.Call.compose(),
		p.orders(),
		p.end(content),
		p.stamp(p.foot()),
	)
}

// end ends the content as the forms do, or a letter with its greeting, which keeps to the signature too.
func (p *Paper) end(content []render.Block) []render.Block {
	if p.Greeting == "" {
		endContent(content)
		return content
	}
	for _, b := range content[max(0, len(content)-1):] {
		if last, ok := b.(*render.Paragraph); ok {
			last.KeepNext = true
		}
	}
	return append(content, paragraph(nd30.LoiChao, p.Greeting, field("/greeting")))
}

// orders are the authority, the grounds and the word that follows them. The grounds are no list:
// without dashes or numbers they are parts of the one sentence that the authority begins and
// the order ends.
func (p *Paper) orders() []render.Block {
	var all []render.Block
	if authority := p.authority(); authority != "" {
		all = append(all, paragraph(nd30.ThamQuyen, viet.Upper(authority), field("/authority")))
	}
	for i, g := range p.Grounds {
		text := endItem(ground(g), i == len(p.Grounds)-1)
		all = append(all, paragraph(nd30.CanCu, text, field(item("/grounds", i))))
	}
	if p.Order != "" {
		all = append(all, paragraph(nd30.LenhBanHanh, p.Order, ours))
	}
	return all
}

// authority is who issues the document; the colon is not part of it.
func (p *Paper) authority() string { return strings.TrimRight(p.Authority, ": ") }

// ground is a line of the grounds without the dash that a clerk put before it.
func ground(g string) string { return strings.TrimLeft(g, "-–+ ") }

// endItem ends an item of a list: "." behind the last, ";" behind the others. A comma or a
// colon that was typed stays; the checks say what the decree thinks of it.
func endItem(s string, last bool) string {
	if strings.HasSuffix(s, ",") || strings.HasSuffix(s, ":") {
		return s
	}
	mark := ";"
	if last {
		mark = "."
	}
	return strings.TrimRight(s, ".; ") + mark
}

// listItem is a line of a list of recipients (PL I.II.9d).
func listItem(s string, last bool) string {
	return "- " + endItem(bareItem(s), last)
}

// bareItem is an item of a list without the dash or the number that it was typed with.
func bareItem(s string) string {
	return cutNumber(strings.TrimLeft(s, "-+ "))
}

// cutNumber is an item of a list without its number.
func cutNumber(s string) string {
	if m := itemNumber.FindStringSubmatch(s); m != nil {
		return s[len(m[1]):]
	}
	return s
}

// itemNumber is the number of an item before its first word: "1. Ông".
var itemNumber = regexp.MustCompile(`^(\d{1,3}[.)/]\s+)\pL`)

// dashed is an item of a list whose text begins with a dash.
func dashed(role render.Role, text string, source render.Source) *render.Paragraph {
	p := paragraph(role, text, source)
	p.List = render.List{Level: 1, Label: len("-")}
	return p
}

// kinhGui is component 9a: one addressee on the line of "Kính gửi:", several in a list
// beneath it (PL I.II.9d). The empty line beneath sets it off from the content as forms 1.5 and 1.6 do, and one above from "V/v …"
// as form 1.5 does.
func (p *Paper) kinhGui() []render.Block {
	if len(p.Addressees) == 0 {
		return nil
	}
	empty := func() render.Block { return &render.Paragraph{Role: nd30.NoiDung, KeepNext: true} }
	all := append(p.addressed(cmp.Or(p.Salutation, nd30.KinhGuiText)), empty())
	if p.Type.VeViec {
		return append([]render.Block{empty()}, all...)
	}
	return all
}

func (p *Paper) addressed(salutation string) []render.Block {
	if len(p.Addressees) == 1 {
		text := salutation + " " + strings.TrimLeft(p.Addressees[0], "-+ ")
		return []render.Block{paragraph(nd30.KinhGui, p.named(nd30.KinhGui, text), field("/addressees/0"))}
	}
	all := []render.Block{paragraph(nd30.KinhGui, salutation, ours)}
	for i, a := range p.Addressees {
		text := listItem(a, i == len(p.Addressees)-1)
		all = append(all, dashed(nd30.KinhGuiDong, p.named(nd30.KinhGuiDong, text), field(item("/addressees", i))))
	}
	return all
}

// named is a text of the role that keeps its names together where it needs several lines.
func (p *Paper) named(role render.Role, text string) string {
	style := nd30.StyleOf(role, p.Head.preset())
	if long(p.Head.preset(), role, text) <= p.upright()-style.Left-style.FirstLine {
		return text
	}
	return boundNames(text)
}

// plan makes the opening, the sections and the table of tasks of a plan at the pointer.
func (p *Paper) plan(plan *Plan, pointer string) []render.Block {
	all := blocks(paragraphs(nd30.NoiDung, plan.Opening, field(pointer+"/opening")))
	all = append(all, p.body(plan.Body, pointer+"/body", p.upright())...)
	if plan.Tasks != nil {
		all = append(all, plan.Tasks.compose(pointer+"/tasks")...)
	}
	return all
}

// name is the base name of the file, as offices file it: "2657-QĐ-BKHCN Ban hành Kế hoạch cải cách hành chính năm 2023". What
// has no trích yếu is called by its type.
func (p *Paper) name() string {
	about := shortened(oneLine(p.bareSubject()))
	if about == "" {
		about = p.Type.Name
	}
	return strings.TrimSpace(fileName.Replace(p.codeInName() + " " + about))
}

// longestAbout is how many bytes of a trích yếu stand in the name of a file: file systems let have 255, and number,
// symbol and what tells files apart need some.
const longestAbout = 170

// shortened is the text to the last word that is in the name of a file whole.
func shortened(text string) string {
	if len(text) <= longestAbout {
		return text
	}
	cut := strings.LastIndexByte(text[:longestAbout+1], ' ')
	if cut < 0 { // no word ends there
		cut = longestAbout
	}
	return strings.TrimRight(strings.ToValidUTF8(text[:cut], ""), " ,;:-") + "…"
}

// codeInName is number and symbol as they stand in names of files.
func (p *Paper) codeInName() string {
	if p.Head.CodeNumber == "" {
		return p.Head.CodeNotation
	}
	return p.Head.number() + "-" + p.Head.CodeNotation
}

// fileName takes out of a name what no file system allows.
var fileName = strings.NewReplacer("/", "-", `\`, "-", ":", "-", "*", "", "?", "", `"`, "", "<", "", ">", "", "|", "", "\n", " ")

// info is what the file says about itself.
func (p *Paper) info() render.Info {
	info := render.Info{
		Title:    strings.TrimSpace(p.Type.Name + " " + oneLine(p.about())),
		Subject:  oneLine(p.bareSubject()),
		Author:   strings.Join(p.organs(), ", "),
		Keywords: p.Head.code(),
		Type:     p.Type.Name,
	}
	if p.Head.CodeNumber != "" {
		info.Identifier = p.Head.code()
	}
	if d := p.Head.date(); d.Complete() {
		info.Created = time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.FixedZone("", vietNamOffset))
	}
	return info
}

// about is the trích yếu as it stands behind the name of the type in a sentence.
func (p *Paper) about() string {
	if p.Type.VeViec {
		return nd30.VeViecTrongCau + " " + p.bareSubject()
	}
	return lowerFirst(p.Head.Subject)
}

// vietNamOffset is by how many seconds the time of Viet Nam is before that of Greenwich.
const vietNamOffset = 7 * 60 * 60

// oneLine undoes the forced line breaks of the text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// lowerFirst begins the text as it stands inside a sentence, unless its first word is an
// abbreviation.
func lowerFirst(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if viet.Upper(word) == word { // also where there is none
		return s
	}
	first := []rune(word)[0]
	return viet.Lower(string(first)) + s[len(string(first)):]
}
