package layout

import "vanban/render"

// strip is a piece of the flow from one margin to the other that goes onto a page as a whole.
type strip struct {
	before, height render.Length
	// below is needed below it at the end of a page: the line that ends a table. It is negative where that is part of
	// the height and may reach over the margin, which LibreOffice allows a table that lies on one page.
	below  render.Length
	glue   bool // no page ends between it and the next strip
	part   part
	index  int   // which strip of its part it is
	header *head // stands above it again when it begins a page
}

// close makes what the strip needs below it part of its height.
func (s *strip) close() {
	s.height += s.below
	s.below = 0
}

// part is what strips are made of. The set is closed: paragraph, rule, box, band,
// chart and empty.
type part interface {
	// place draws one strip of the part. X and y are its upper left corner.
	place(pt *painter, index int, x, y render.Length)
}

// head is the header of a table, to be repeated.
type head struct {
	bands  []*band
	height render.Length
}

// height returns how high the strips are together, with the space above each.
func height(strips []strip) render.Length {
	sum := render.Length(0)
	for i := range strips {
		sum += strips[i].before + strips[i].height
	}
	return sum
}

// cutAt returns how many of the strips may be left on a page that has room for avail more.
func cutAt(strips []strip, avail render.Length) int {
	cut := 0
	for i := range strips {
		avail -= strips[i].before + strips[i].height
		if avail < 0 {
			return cut
		}
		if !strips[i].glue {
			cut = i + 1
		}
	}
	return len(strips)
}
