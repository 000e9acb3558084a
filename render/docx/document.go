package docx

import (
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/render/layout"
)

// place is what a block has to know of where it stands.
type place struct {
	width  render.Length   // between the margins or the edges of the column
	keep   bool            // what stands here stays on the page of what follows
	cell   bool            // it is a cell of a table with borders; the width is that of its text
	size   render.Length   // of the type where the style has a greater one; 0 is that of the style
	ends   bool            // a section ends with it
	hidden bool            // it takes no room
	closes *render.Section // the section that the last paragraph here ends; nil for none
}

// document writes the main part.
func (e *encoder) document() {
	e.raw(xmlHead + `<w:document ` + wordSpace + ` ` + relSpace + `><w:body>`)
	e.sections()
	e.sectPr(&e.doc.Sections[len(e.doc.Sections)-1])
	e.raw(`</w:body></w:document>`)
}

// sections writes the sections; the page of the last one is for the caller to write.
func (e *encoder) sections() {
	last := len(e.doc.Sections) - 1
	for i := range e.doc.Sections {
		s := &e.doc.Sections[i]
		// LibreOffice begins no page numbering at a table.
		body := e.body(s)
		if i > 0 && len(body) > 0 && layout.IsGrid(body[0]) {
			e.sliver(place{keep: true})
		}
		at := place{width: s.Page.TextWidth(), ends: true}
		if i < last {
			at.closes = s
		}
		e.flow(body, at)
	}
}

// body is what stands between the margins of a section: in a letterhead, which has headers of its own, also
// what ours would have, because a mark must not be lost.
func (e *encoder) body(s *render.Section) []render.Block {
	if e.base == nil || len(s.Header) == 0 {
		return s.Body
	}
	return slices.Concat(s.Header, s.Body)
}

// flow writes the blocks of a section or of a cell, with a sliver wherever Word wants a
// paragraph and the model has none.
func (e *encoder) flow(blocks []render.Block, at place) {
	grid := true // so that an empty flow ends with a paragraph
	for i, b := range blocks {
		last := i == len(blocks)-1
		if space := layout.SpaceAbove(b); space > 0 {
			e.gap(space, place{keep: true})
		} else if i > 0 && grid && layout.IsGrid(b) {
			e.sliver(place{keep: true})
		}
		grid = layout.IsGrid(b)
		here := place{width: at.width, keep: at.keep || ruled(blocks[i+1:]) || grid && last && at.ends}
		if !grid && last {
			here.closes = at.closes
		}
		e.block(b, here)
		e.breathe()
	}
	if grid {
		e.sliver(place{keep: at.keep, closes: at.closes, hidden: at.ends && at.closes == nil && e.base == nil})
	}
}

// ruled reports whether the next block is a rule, which stays with what stands above it.
func ruled(next []render.Block) bool {
	if len(next) == 0 {
		return false
	}
	_, ok := next[0].(*render.Line)
	return ok
}

func (e *encoder) block(b render.Block, at place) {
	switch b := b.(type) {
	case *render.Paragraph:
		e.paragraph(b, at)
	case *render.Columns:
		e.columns(b, at)
	case *render.Table:
		e.table(b, at)
	case *render.Line:
		e.line(b, at)
	case *render.Box:
		e.box(b, at)
	case *render.Chart:
		e.chart(b, at)
	}
}

// style finds the style of a role.
func (e *encoder) style(role render.Role) (render.Style, bool) {
	style, ok := e.doc.Styles[role]
	if !ok {
		e.fail(fmt.Errorf("role %q has no style", role))
	}
	return style, ok
}

// styled writes the reference to the style of role.
func (e *encoder) styled(role render.Role) { e.attr(`<w:pStyle w:val="`, string(role), `"/>`) }

// paragraph writes text of a role: the style says it all but what differs.
func (e *encoder) paragraph(p *render.Paragraph, at place) {
	style, ok := e.style(p.Role)
	if !ok {
		return
	}
	e.raw(`<w:p><w:pPr>`)
	e.styled(p.Role)
	e.flag((p.KeepNext || at.keep) && !style.KeepNext, `<w:keepNext/>`)
	e.flag((p.KeepLines || len(p.Places) > 0) && !style.KeepLines, `<w:keepLines/>`)
	e.flag(at.cell && layout.Ragged(&style, at.width), `<w:jc w:val="left"/>`)
	if at.size >= style.Size {
		at.size = 0
	}
	if at.size > 0 { // the mark is as high as the text, or its line would be higher
		e.raw(`<w:rPr>`)
		e.size(at.size)
		e.raw(`</w:rPr>`)
	}
	e.close(at.closes)
	e.raw(`</w:pPr>`)
	text := lettering{size: at.size, from: p.Source, signs: inRun, apart: noBreakSpace + noBreakHyphen}
	line, unbound := e.resolved.Unbound[p]
	text.unbound = unbound
	if line {
		text.signs.hyphen, text.apart = unlined.hyphen, noBreakSpace
	}
	for i := range p.Runs {
		e.run(&p.Runs[i], &style, &text)
	}
	e.places(p, at.width)
	e.raw(`</w:p>`)
}

// inRun are the signs of a run: a forced break (ECMA-376, Part 1, 17.3.3.1) and a no-break hyphen
// (17.3.3.18). Neither can stand inside a text.
var inRun = signs{
	newline: `</w:t><w:br/><w:t xml:space="preserve">`,
	hyphen:  `</w:t><w:noBreakHyphen/><w:t xml:space="preserve">`,
}

// lettering is what the runs of a paragraph have in common beside its style.
type lettering struct {
	size    render.Length // of the type where it is not the style's
	from    render.Source
	signs   signs
	apart   string // the characters that are upright in italic text
	unbound bool   // room that is left blank need not be of no-break spaces
}

// run writes text in one face. The no-break spaces and hyphens of italic text are upright, which looks the same:
// behind one that is italic LibreOffice keeps a twelfth of the type's height free (SwTextGuess::Guess),
// and its lines would end elsewhere, centred ones begin elsewhere, than those of Word. Room that is left blank is of
// italic spaces where no line ends at it, because what is typed there takes their face (PL I.II.4c, PL I.III.1c).
func (e *encoder) run(r *render.Run, style *render.Style, l *lettering) {
	italic := r.Italic || style.Italic
	for at, n := 0, 0; at < len(r.Text); at += n {
		n = len(r.Text) - at
		upright, blank := false, false
		if italic {
			n, upright = cutSigns(r.Text[at:], l.apart)
			blank = upright && l.unbound && isBlank(r.Text[at:at+n])
			upright = upright && !blank
		}
		e.raw(`<w:r>`)
		e.face(r.Bold && !style.Bold, r.Italic && !style.Italic && !upright, style.Italic && upright, l.size)
		e.raw(`<w:t xml:space="preserve">`)
		if blank {
			e.raw(strings.Repeat(" ", n/len(noBreakSpace)))
		} else if wrong := e.text(r.Text[at:at+n], l.signs); wrong >= 0 {
			e.fail(&textError{from: l.from.Pointer, text: r.Text, offset: at + wrong})
		}
		e.raw(`</w:t></w:r>`)
	}
}

// face writes in what a run differs from its style.
func (e *encoder) face(bold, italic, upright bool, size render.Length) {
	if !bold && !italic && !upright && size == 0 {
		return
	}
	e.raw(`<w:rPr>`)
	e.flag(bold, `<w:b/><w:bCs/>`)
	e.flag(italic, `<w:i/><w:iCs/>`)
	e.flag(upright, `<w:i w:val="0"/><w:iCs w:val="0"/>`)
	if size > 0 {
		e.size(size)
	}
	e.raw(`</w:rPr>`)
}

// size writes a size of type.
func (e *encoder) size(s render.Length) {
	e.num(`<w:sz w:val="`, s.HalfPoints(), `"/>`)
	e.num(`<w:szCs w:val="`, s.HalfPoints(), `"/>`)
}

// cutSigns gives the length of the signs that a text begins with, or of what stands before the first one, and says
// which.
func cutSigns(text, signs string) (n int, found bool) {
	if n = len(text) - len(strings.TrimLeft(text, signs)); n > 0 {
		return n, true
	}
	if n = strings.IndexAny(text, signs); n < 0 {
		n = len(text)
	}
	return n, false
}

// isBlank reports whether a text is several no-break spaces, which are room for a number or a day.
func isBlank(text string) bool {
	return len(text) > len(noBreakSpace) && strings.Trim(text, noBreakSpace) == ""
}

// line writes a rule as a thin paragraph with a border above it, from indent to indent.
func (e *encoder) line(l *render.Line, at place) {
	length, ok := e.resolved.Lines[l]
	if !ok {
		e.fail(fmt.Errorf("layout resolved no length for a rule"))
	}
	left := (at.width - length) / 2
	e.raw(`<w:p><w:pPr>`)
	e.flag(l.KeepNext || at.keep, `<w:keepNext/>`)
	e.raw(`<w:pBdr>`)
	e.border(`<w:top`, l.Weight, render.Color{})
	e.raw(`</w:pBdr>`)
	e.spacing(l.Before, render.Spacing{Exact: l.Height})
	e.twips(`<w:ind w:left="`, left, `"`)
	e.twips(` w:right="`, at.width-length-left, `"/><w:rPr><w:sz w:val="2"/></w:rPr>`)
	e.close(at.closes)
	e.raw(`</w:pPr></w:p>`)
}

// border writes one side of a border; its width is in eighths of a point, and Word draws
// none below a quarter of a point.
func (e *encoder) border(side string, weight render.Length, c render.Color) {
	e.raw(side)
	e.num(` w:val="single" w:sz="`, int(max(weight.Scale(8, int64(render.Pt)), 2)), `" w:space="0"`)
	e.color(` w:color="`, c, `"/>`)
}

// sliver writes a paragraph that is there only because a word processor wants one. The one that ends the document
// is hidden: where all but it fits on a page it would stand alone on another.
func (e *encoder) sliver(at place) { e.gap(layout.SliverHeight, at) }

// gap writes an empty paragraph of the given height.
func (e *encoder) gap(height render.Length, at place) {
	e.raw(`<w:p><w:pPr>`)
	e.flag(at.keep, `<w:keepNext/>`)
	e.spacing(0, render.Spacing{Exact: height})
	e.raw(`<w:rPr>`)
	e.flag(at.hidden, `<w:vanish/>`)
	e.raw(`<w:sz w:val="2"/></w:rPr>`)
	e.close(at.closes)
	e.raw(`</w:pPr></w:p>`)
}

// close ends a section in the paragraph that is being written.
func (e *encoder) close(s *render.Section) {
	if s != nil {
		e.sectPr(s)
	}
}

// edgeDistance is how far from the edge of the paper a header or a footer is that the model
// does not know: a letterhead's, or one that a clerk adds.
const edgeDistance = 10 * render.MM

// headerDistance is how far from the upper edge the header of a section's pages is.
func headerDistance(s *render.Section) render.Length {
	if s.Page.Number.Role == "" && len(s.Header) == 0 {
		return min(edgeDistance, s.Page.Top)
	}
	return s.Page.Number.Distance
}

// sectPr writes the page of a section. In a letterhead the first section has the
// letterhead's page, and the others go on with its headers.
func (e *encoder) sectPr(s *render.Section) {
	p := &s.Page
	if e.base != nil && s == &e.doc.Sections[0] {
		e.raw(e.base.page)
		return
	}
	e.raw(`<w:sectPr>`)
	if e.base == nil {
		e.marginReferences(s)
	}
	e.raw(`<w:type w:val="nextPage"/>`)
	e.twips(`<w:pgSz w:w="`, p.Width, `"`)
	e.twips(` w:h="`, p.Height, `"`)
	e.flag(p.Width > p.Height, ` w:orient="landscape"`)
	e.twips(`/><w:pgMar w:top="`, p.Top, `"`)
	e.twips(` w:right="`, p.Right, `"`)
	e.twips(` w:bottom="`, p.Bottom, `"`)
	e.twips(` w:left="`, p.Left, `"`)
	e.twips(` w:header="`, headerDistance(s), `"`)
	e.twips(` w:footer="`, footerDistance(p), `" w:gutter="0"/>`)
	if p.Number.Start > 0 {
		e.num(`<w:pgNumType w:start="`, p.Number.Start, `"/>`)
	}
	e.raw(`<w:cols w:space="720"/>`)
	e.flag(p.Number.HideFirst || e.base == nil && titled(s), `<w:titlePg/>`)
	e.raw(`</w:sectPr>`)
}

// marginReferences names the header of a section's pages, that of its first page where it differs, and the
// footers where the document has any. A section that named none would go on with those before it.
func (e *encoder) marginReferences(s *render.Section) {
	n := s.Page.Number
	header := firstHeader
	if n.Role != "" {
		header += 1 + slices.Index(e.headers, n.Role)
	}
	e.num(`<w:headerReference w:type="default" r:id="rId`, header, `"/>`)
	first, own := e.marginOf("header", s)
	switch {
	case own:
		e.raw(`<w:headerReference w:type="first" r:id="` + first.link() + `"/>`)
	case n.HideFirst:
		e.num(`<w:headerReference w:type="first" r:id="rId`, firstHeader, `"/>`)
	case titled(s):
		e.num(`<w:headerReference w:type="first" r:id="rId`, header, `"/>`)
	}
	if none, some := e.marginOf("footer", nil); some {
		foot, _ := e.marginOf("footer", s)
		e.raw(`<w:footerReference w:type="default" r:id="` + none.link() + `"/>`)
		e.raw(`<w:footerReference w:type="first" r:id="` + foot.link() + `"/>`)
	}
}

// titled reports whether the first page of a section has a header and a footer of its own.
func titled(s *render.Section) bool {
	return s.Page.Number.HideFirst || len(s.Header)+len(s.Footer) > 0
}
