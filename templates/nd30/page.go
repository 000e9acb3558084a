package nd30

import "vanban/render"

// Range is a range of lengths, its ends included.
type Range struct{ Min, Max render.Length }

// Has reports whether l lies in the range.
func (r Range) Has(l render.Length) bool { return r.Min <= l && l <= r.Max }

// What the decree allows for the page and the body.
var (
	TopMargin    = Range{20 * render.MM, 25 * render.MM} // PL I.I.3
	BottomMargin = Range{20 * render.MM, 25 * render.MM} // PL I.I.3
	LeftMargin   = Range{30 * render.MM, 35 * render.MM} // PL I.I.3
	RightMargin  = Range{15 * render.MM, 20 * render.MM} // PL I.I.3

	// FirstLines are the two indents of a first line, 1 cm and 1.27 cm (PL I.II.6e).
	FirstLines = []render.Length{10 * render.MM, 127 * render.MM / 10}
)

// A4 is the only paper there is (PL I.I.1).
const (
	A4Width  = 210 * render.MM
	A4Height = 297 * render.MM
)

// Font is the typeface of all text (PL I.I.4).
const Font = "Times New Roman"

// Orientation is how the text lies on the paper.
type Orientation uint8

// The orientations. Landscape is for what holds wide tables (PL I.I.2).
const (
	Portrait Orientation = iota
	Landscape
)

// Page returns the page of a document or of an appendix: A4, margins counted from the
// paper's edges whichever way it lies, numbered from 1 in the top margin, the first number
// hidden (PL I.I.3, PL I.I.7, PL I.III.1đ).
func Page(o Orientation) render.Page {
	p := render.Page{
		Width:  A4Width,
		Height: A4Height,
		Top:    20 * render.MM,
		Bottom: 20 * render.MM,
		Left:   30 * render.MM,
		Right:  20 * render.MM,
		Number: render.PageNumber{Role: SoTrang, Distance: 10 * render.MM, Start: 1, HideFirst: true},
	}
	if o == Landscape {
		p.Width, p.Height = p.Height, p.Width
	}
	return p
}
