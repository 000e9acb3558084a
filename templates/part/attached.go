package part

import (
	"cmp"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// attachment is a document that the decision issues (form 1.3): head without number and
// date, title, the note of what it comes with; neither signature nor recipients.
func (p *Paper) attachment(a *Attachment, pointer string) []render.Block {
	content := p.plan(&a.Plan, pointer)
	endContent(content)
	return slices.Concat(
		[]render.Block{p.head(false)},
		a.heading(pointer),
		p.note(a.Note, pointer),
		content,
	)
}

// heading is the title and, beneath it, the trích yếu; the rule comes after the note.
func (a *Attachment) heading(pointer string) []render.Block {
	return []render.Block{
		paragraph(nd30.TenLoai, a.title(), field(pointer+"/kind")),
		paragraph(nd30.TrichYeu, a.Subject, field(pointer+"/subject")),
	}
}

// title is the name of the attachment's type as it is printed.
func (a *Attachment) title() string {
	if a.TypeName != "" {
		return viet.Upper(a.TypeName)
	}
	t, _ := nd30.TypeBySlug(a.Kind)
	return t.Title
}

// typeName is the name of the attachment's type as it stands inside a sentence.
func (a *Attachment) typeName() string {
	t, _ := nd30.TypeBySlug(a.Kind)
	return oneLine(cmp.Or(a.TypeName, t.Name))
}

// note is the line "(Kèm theo Quyết định số … ngày … của …)" and the short rule beneath it
// (PL I.III.1c): as the payload says it, or made of the main document's own data.
func (p *Paper) note(literal, pointer string) []render.Block {
	text := literal
	if text == "" {
		text = "(" + nd30.KemTheoText + " " + p.codeAndDate() + " của " + p.issuer() + ")"
	}
	return []render.Block{paragraph(nd30.KemTheo, text, field(pointer+"/note")), noteRule()}
}

// unfilled stands where the note of an electronic document has no number, symbol and date. They are
// never written in, unlike the blanks of a draft, which are room for that: the note keeps the dots of
// the form.
const unfilled = "…"

// codeAndDate is what the note says of the document, in full on paper. In an electronic one number,
// symbol and date are not filled in (PL I.III.1c; PL III/1.3, note 2; PL III/2.2, note 3): of the
// symbol the type alone stays, which is part of the form, as in "số … /QĐ- …" of form 1.3.
func (p *Paper) codeAndDate() string {
	if !p.Head.electronic() {
		return p.Head.codeAfter(p.Type.Name+" số") + " " + p.Head.date().Text()
	}
	const blank = viet.NoBreakSpace + unfilled
	symbol := cmp.Or(p.Type.Abbr, unfilled) + viet.NoBreakHyphen + unfilled
	return p.Type.Name + " số" + blank + "/" + symbol + " ngày" + blank + " tháng" + blank + " năm" + blank
}

// issuer is who issues the document, as it stands inside a sentence: the authority of a
// decision, else the agency or the agencies.
func (p *Paper) issuer() string {
	if authority := p.authority(); authority != "" {
		return oneLine(authority)
	}
	organs := p.organs()
	last := len(organs) - 1
	if last == 0 {
		return organs[0]
	}
	return strings.Join(organs[:last], ", ") + " và " + organs[last]
}

// appendices makes a section of every appendix of the list at the pointer.
func (p *Paper) appendices(list []Appendix, pointer string) []render.Section {
	sections := make([]render.Section, len(list))
	for i := range list {
		a, at := &list[i], item(pointer, i)
		sections[i] = render.Section{Page: p.page(a.orientation()), Body: slices.Concat(
			a.heading(i+1, len(list), at),
			p.note(a.Note, at),
			p.content(a, at),
		)}
	}
	return sections
}

func (a *Appendix) orientation() nd30.Orientation {
	if a.Orientation == "landscape" {
		return nd30.Landscape
	}
	return nd30.Portrait
}

// label is what the n-th of several appendices is called; a single one has no number (PL
// I.III.1a).
func (a *Appendix) label(n, of int) string {
	switch {
	case a.Label != "":
		return a.Label
	case of == 1:
		return nd30.PhuLucText
	}
	return nd30.PhuLucText + " " + viet.Roman(n)
}

// heading is label and title (PL I.III.1b).
func (a *Appendix) heading(n, of int, pointer string) []render.Block {
	all := []render.Block{paragraph(nd30.PhuLuc, a.label(n, of), field(pointer+"/label"))}
	if a.Title != "" {
		all = append(all, paragraph(nd30.TieuDePhuLuc, viet.Upper(a.Title), field(pointer+"/title")))
	}
	return all
}

// content is the text of the appendix, which ends as the forms 2.1 and 2.2 show, its tables and
// the data that it shows.
func (p *Paper) content(a *Appendix, pointer string) []render.Block {
	width := p.page(a.orientation()).TextWidth()
	all := p.body(a.Body, pointer+"/body", width)
	if a.Table != nil {
		all = append(all, a.Table.compose(pointer+"/table")...)
	}
	if a.Tasks != nil {
		all = append(all, a.Tasks.compose(pointer+"/tasks")...)
	}
	for _, s := range a.shown(pointer) {
		all = append(all, p.show(s, width)...)
	}
	endContent(all)
	return all
}
