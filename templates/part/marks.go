package part

import (
	"vanban/render"
	"vanban/templates/nd30"
)

// marks are the mark of urgency (component 10b, PL I.III.2b) and beneath it ours of a draft, at the left
// edge of the text as the diagram has them (PL I.IV.2).
func (h *Head) marks() []render.Block {
	var all []render.Block
	if m, ok := markOf(nd30.Urgencies, h.Priority); ok {
		all = append(all, mark(m, nd30.MucDoKhan, "/priority", render.AlignLeft))
	}
	if h.Draft {
		all = append(all, mark(duThao, nd30.DuThao, "/draft", render.AlignLeft))
	}
	return all
}

// duThao is as large as the middle one of the marks of urgency.
var duThao = nd30.Mark{Text: nd30.DuThaoText, Width: 30 * render.MM, Height: 8 * render.MM}

// circulation is the instruction on the scope of circulation (component 11, PL I.III.2c). It stands in the
// top margin on the right, where nothing else of the page is (PL I.IV.2).
func (h *Head) circulation() []render.Block {
	m, ok := markOf(nd30.Circulations, h.Circulation)
	if !ok {
		return nil
	}
	box := mark(m, nd30.PhamViLuuHanh, "/circulation", render.AlignRight)
	box.Before = 0
	return []render.Block{box}
}

// own is the section of the document itself; what stands in the margins of its first page no attached
// document has.
func (p *Paper) own() render.Section {
	return render.Section{
		Page:   p.page(nd30.Portrait),
		Header: p.Head.circulation(),
		Body:   p.main(),
		Footer: p.Head.Address.footer(),
	}
}

// markOf is the mark with the slug.
func markOf(list []nd30.Mark, slug string) (nd30.Mark, bool) {
	for _, m := range list {
		if m.Slug == slug {
			return m, true
		}
	}
	return nd30.Mark{}, false
}

// mark is a text in a rectangle.
func mark(m nd30.Mark, role render.Role, pointer string, align render.Align) *render.Box {
	return &render.Box{
		Width: m.Width, Height: m.Height, Weight: render.Pt, Color: m.Color,
		Before: markBefore, Align: align,
		Text: *paragraph(role, m.Text, field(pointer)),
	}
}

// markBefore is how far a mark stands from what is above it.
const markBefore = 6 * render.Pt
