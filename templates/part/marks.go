package part

import (
	"slices"

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

// inTopMargin arranges marks and signing lines beside each other, as there is no room for them below each other:
// the lines on the right of the marks, else the last mark on the right of the others (cells 11 and 14 of PL I.IV.2).
// They may have been arranged before.
func inTopMargin(page render.Page, header []render.Block) []render.Block {
	var marks, right []render.Block
	var width render.Length // of what is on the right
	for _, b := range loose(header) {
		switch b := b.(type) {
		case *render.Box:
			marks = append(marks, b)
		case *render.Paragraph:
			right, width = append(right, b), max(width, signingRoom(b))
		}
	}
	if last := len(marks) - 1; len(right) == 0 && last > 0 {
		marks, right, width = marks[:last], marks[last:], marks[last].(*render.Box).Width
	}
	if len(marks) == 0 || len(right) == 0 {
		return header
	}
	for _, b := range right {
		toTheRight(b, width)
	}
	return []render.Block{&render.Columns{
		Widths: []render.Length{page.TextWidth() - headGutter - width, headGutter, width},
		Rows:   []render.ColumnsRow{row(marks, right)},
	}}
}

// signingRoom is the width that a signing line, or its place, has beside a mark.
func signingRoom(line *render.Paragraph) render.Length {
	if len(line.Runs) == 0 {
		return signingWidth
	}
	return min(long(nd30.Large, line.Role, line.Runs[0].Text)+render.MM, signingWidth)
}

// toTheRight puts the places of a line at the right edge of its column, so wide.
func toTheRight(b render.Block, width render.Length) {
	if line, ok := b.(*render.Paragraph); ok {
		for i := range line.Places {
			line.Places[i].Left = width/2 - line.Places[i].Width
		}
	}
}

// loose are the blocks of a header that has been arranged or not.
func loose(header []render.Block) []render.Block {
	var all []render.Block
	for _, b := range header {
		grid, ok := b.(*render.Columns)
		if !ok {
			all = append(all, b)
			continue
		}
		for _, cell := range slices.Backward(grid.Rows[0].Cells) {
			all = append(all, cell.Blocks...)
		}
	}
	return all
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
