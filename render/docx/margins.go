package docx

import (
	"strconv"

	"vanban/render"
)

// margin is the header or the footer of a section's first page, or an empty one for the sections that
// have none: a section that named none would go on with that of the section before it (ISO/IEC
// 29500-1, 17.10).
type margin struct {
	kind    string          // header or footer
	number  int             // in the name of its part, among those of its kind
	section *render.Section // nil for the empty one
}

func (m margin) file() string { return m.kind + strconv.Itoa(m.number) + ".xml" }
func (m margin) link() string {
	if m.kind == "header" {
		return "rIdFirstHeader" + strconv.Itoa(m.number)
	}
	return "rIdFirstFooter" + strconv.Itoa(m.number)
}

// findMargins finds the headers and footers of first pages. The headers are numbered behind those of
// the page numbers. In a letterhead its own go on: what would stand in our
// headers stands in the body, and the address at the foot is the letterhead's.
func (e *encoder) findMargins() {
	headers, footers := len(e.headers)+1, 0
	for i := range e.doc.Sections {
		s := &e.doc.Sections[i]
		if len(s.Header) > 0 {
			e.margins = append(e.margins, margin{"header", headers, s})
			headers++
		}
		if len(s.Footer) > 0 {
			if footers == 0 {
				e.margins = append(e.margins, margin{"footer", footers, nil})
				footers++
			}
			e.margins = append(e.margins, margin{"footer", footers, s})
			footers++
		}
	}
}

// marginOf finds the header or the footer of a section's first page, or the empty one.
func (e *encoder) marginOf(kind string, s *render.Section) (margin, bool) {
	found, ok := margin{}, false
	for _, m := range e.margins {
		if m.kind == kind && (m.section == s || m.section == nil) {
			found, ok = m, true
		}
	}
	return found, ok
}

func (e *encoder) marginTypes() {
	for _, m := range e.margins {
		e.raw(`<Override PartName="/word/` + m.file() + `" ContentType="` + wordML + m.kind + `+xml"/>`)
	}
}

func (e *encoder) marginRelations() {
	for _, m := range e.margins {
		e.raw(`<Relationship Id="` + m.link() + `" Type="` + relType + m.kind + `" Target="` + m.file() + `"/>`)
	}
}

func (e *encoder) marginParts(p *pack) error {
	for _, m := range e.margins {
		write := func(e *encoder) { e.firstHeader(m.section) }
		switch {
		case m.section == nil:
			write = (*encoder).noFooter
		case m.kind == "footer":
			write = func(e *encoder) { e.firstFooter(m.section) }
		}
		if err := e.part(p, part{name: "word/" + m.file(), write: write}); err != nil {
			return err
		}
	}
	return nil
}

// firstHeader writes the header of a section's first page, below its number if that is shown.
func (e *encoder) firstHeader(s *render.Section) {
	e.raw(xmlHead + `<w:hdr ` + wordSpace + `>`)
	if n := s.Page.Number; n.Role != "" && !n.HideFirst {
		e.pageNumber(n.Role)
	}
	e.flow(s.Header, place{width: s.Page.TextWidth()})
	e.raw(`</w:hdr>`)
}

// firstFooter writes the footer of a section's first page. Footers stand at the same distance from the
// edge on all pages, and what they take beyond the margin is taken from the text. So that it stands on
// the margin, and no other page becomes shorter, there is a gap of that height under it.
func (e *encoder) firstFooter(s *render.Section) {
	e.raw(xmlHead + `<w:ftr ` + wordSpace + `>`)
	e.flow(s.Footer, place{width: s.Page.TextWidth()})
	if gap := s.Page.Bottom - footerDistance(&s.Page); gap > 0 {
		e.gap(gap, place{})
	}
	e.raw(`</w:ftr>`)
}

// noFooter writes a footer that is not seen and takes no room.
func (e *encoder) noFooter() {
	e.raw(xmlHead + `<w:ftr ` + wordSpace + `>`)
	e.gap(render.Pt, place{})
	e.raw(`</w:ftr>`)
}

// footerDistance is how far from the lower edge the footer of a page is.
func footerDistance(p *render.Page) render.Length { return min(edgeDistance, p.Bottom) }
