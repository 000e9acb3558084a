package part

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// electronic reports whether the document is issued as an electronic one.
func (m *Masthead) electronic() bool { return m.Medium == "electronic" }

// separate reports whether what accompanies the document has files of its own.
func (m *Masthead) separate() bool { return m.Files == "separate" }

// companion is what accompanies the document and may have a file of its own: an appendix, or an
// attachment with its appendices. Those stay with it, as the agency signs each file once, on the
// file's first page (PL I.III.1d), and an attachment is read and kept with what it refers to.
type companion struct {
	part     render.Part
	pointer  string
	called   string // Phụ lục I, Kế hoạch
	info     render.Info
	sections []render.Section
}

// Compose makes the document, with a section for itself and one for every appendix and attachment,
// each of which begins on a page 1 of its own (PL I.III.1đ). Where the payload wants them as files
// of their own, they follow the document, which then has its own section alone.
func (p *Paper) Compose() []*render.Document {
	sheet := nd30.Sheet(p.Head.preset())
	main := &render.Document{
		Name:     p.name(),
		Info:     p.info(),
		Fields:   p.fields(),
		Head:     1,
		Styles:   sheet,
		Sections: []render.Section{p.own()},
	}
	all := []*render.Document{main}
	for _, c := range p.companions() {
		if p.Head.separate() {
			all = append(all, p.file(c, sheet))
		} else {
			main.Sections = append(main.Sections, c.sections...)
		}
	}
	typed := p.typed()
	for _, d := range all {
		for i := range d.Sections {
			setOffTables(d.Sections[i].Body)
			balance(&d.Sections[i], sheet, typed)
		}
	}
	tellApart(all)
	return all
}

// typed is what was written into the fields that are printed in capitals, by their pointers.
func (p *Paper) typed() map[string]string {
	all := map[string]string{"/authority": p.Authority}
	add := func(pointer, text string) bool {
		all[pointer] = text
		return true
	}
	p.namesOfAgencies()(add)
	for _, s := range p.signers() {
		add(s.TitlePointer, s.Title)
		s.texts(add)
	}
	return all
}

// companions are the appendices of the document, then its attachments.
func (p *Paper) companions() []companion {
	var all []companion
	for i, s := range p.appendices(p.Appendices, "/appendices") {
		a := &p.Appendices[i]
		label := oneLine(a.label(i+1, len(p.Appendices)))
		all = append(all, companion{
			part: render.PartAppendix, pointer: item("/appendices", i), called: label,
			info:     render.Info{Title: titled(label, a.Title), Subject: oneLine(a.Title), Type: nd30.PhuLucText},
			sections: []render.Section{s},
		})
	}
	for i := range p.Attachments {
		a, at := &p.Attachments[i], item("/attachments", i)
		own := render.Section{Page: p.page(nd30.Portrait), Body: p.attachment(a, at)}
		all = append(all, companion{
			part: render.PartAttachment, pointer: at, called: a.typeName(),
			info:     render.Info{Title: a.typeName() + " " + oneLine(lowerFirst(a.Subject)), Subject: oneLine(a.Subject), Type: a.typeName()},
			sections: append([]render.Section{own}, p.appendices(a.Appendices, at+"/appendices")...),
		})
	}
	return all
}

// titled is a label with the title behind it, where there is one.
func titled(label, title string) string {
	if title == "" {
		return label
	}
	return label + ": " + oneLine(title)
}

// file makes a file of its own of what accompanies the document. It is cited by number and symbol of
// the document, and has no letterhead to fill in.
func (p *Paper) file(c companion, sheet render.Sheet) *render.Document {
	info := p.info()
	info.Title, info.Subject, info.Type = c.info.Title, c.info.Subject, c.info.Type
	c.sections[0].Header = p.fileHeader(c.sections[0].Page)
	return &render.Document{
		Name:     p.companionName(c.called),
		Part:     c.part,
		Source:   field(c.pointer),
		Info:     info,
		Styles:   sheet,
		Sections: c.sections,
	}
}

// fileHeader is what stands in the top margin of a file's first page: the mark of a draft, or the signing line, for
// a draft is not signed, and the scope of circulation. The file has to bear them by itself.
func (p *Paper) fileHeader(page render.Page) []render.Block {
	if !p.Head.Draft {
		return inTopMargin(page, slices.Concat(p.signingLine(page), p.Head.circulation()))
	}
	box := mark(duThao, nd30.DuThao, "/draft", render.AlignRight)
	box.Before = 0
	return inTopMargin(page, append([]render.Block{box}, p.Head.circulation()...))
}

// longestCalled is how many letters of a label or type stand in the name of a file, which file systems
// let have 255 bytes.
const longestCalled = 50

// companionName is the base name of a file: "Phụ lục I - 2657-QĐ-BKHCN".
func (p *Paper) companionName(called string) string {
	if letters := []rune(called); len(letters) > longestCalled {
		called = strings.TrimSpace(string(letters[:longestCalled]))
	}
	return fileName.Replace(strings.TrimSuffix(called+" - "+p.codeInName(), " - "))
}

// tellApart numbers the names of files that would be one where letter case does not count.
func tellApart(all []*render.Document) {
	var taken []string
	for _, d := range all {
		name := d.Name
		for n := 2; slices.Contains(taken, viet.Lower(d.Name)); n++ {
			d.Name = fmt.Sprintf("%s (%d)", name, n)
		}
		taken = append(taken, viet.Lower(d.Name))
	}
}

// The room for the signing line: number and symbol of the greatest usual length, day, time and zone.
const (
	signingWidth  = 100 * render.MM
	signingHeight = 12 * render.Pt
)

// SigningPlace names the room that the signing line takes in a file that is not signed yet.
const SigningPlace = "signing_info"

// signingLine is what the agency's signature on a separate electronic file shows: "Số: 15/QĐ-BNV;
// 05/01/2020; 09:30:15 +07:00" (PL I.II.8b, PL I.III.1d; PL III/1.3, PL III/2.2). Paper has no such line.
func (p *Paper) signingLine(page render.Page) []render.Block {
	if !p.Head.electronic() {
		return nil
	}
	return p.Head.signingLine(nd30.SoText+" "+p.Head.code(), page)
}

// signingLine is a line of that kind about what is named, at the top right of a file's first page. Until
// the file is signed its place is empty: who signs puts the line there, and would write over anything
// printed before.
func (m *Masthead) signingLine(what string, page render.Page) []render.Block {
	signed, ok := m.signedAt()
	if !ok {
		return []render.Block{&render.Paragraph{Role: nd30.KyGhiChu, Places: []render.Place{{
			Name: SigningPlace, Left: page.TextWidth()/2 - signingWidth, Width: signingWidth, Height: signingHeight, Source: field("/signed_at"),
		}}}}
	}
	text := what + "; " + signed.Format("02/01/2006; 15:04:05 -07:00")
	return []render.Block{paragraph(nd30.KyGhiChu, text, field("/signed_at"))}
}

// signedAt is when the agency has signed, in the time of Viet Nam (ISO 8601); false when it has not,
// or when that cannot be read.
func (m *Masthead) signedAt() (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, m.SignedAt)
	return t.In(time.FixedZone("", vietNamOffset)), err == nil
}
