package layout

import (
	"context"
	"strconv"

	"vanban/render"
)

// paginator divides the strips of one section into pages.
type paginator struct {
	*composer
	section int
	number  *style // of the page number; nil where pages have none
	strips  []strip
	count   int    // pages of the section so far
	across  []edge // memory of the last page's painter
	down    []edge
}

// run fills page after page.
func (p *paginator) run(ctx context.Context) error {
	for from := 0; from < len(p.strips) || p.count == 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		from = p.fillPage(from)
	}
	return nil
}

// fillPage puts the strips from the given one on a new page and returns the first strip of the
// next page.
func (p *paginator) fillPage(from int) int {
	pt := p.newPage()
	y := p.repeatHeader(pt, from)
	to := p.end(from, p.page.Height-p.page.Bottom-y)
	for i := from; i < to; i++ {
		s := &p.strips[i]
		y += p.above(from, i)
		s.part.place(pt, s.index, p.page.Left, y)
		y += s.height
	}
	pt.grid()
	p.across, p.down = pt.across[:0], pt.down[:0]
	return to
}

func (p *paginator) newPage() *painter {
	number := p.page.Number.Start + p.count
	if p.page.Number.Start == 0 {
		number = 1
		if n := len(p.layout.Pages); n > 0 {
			number = p.layout.Pages[n-1].Number + 1
		}
	}
	p.layout.Pages = append(p.layout.Pages, Page{
		Width: p.page.Width, Height: p.page.Height, Section: p.section, Number: number,
	})
	p.count++
	pt := &painter{page: &p.layout.Pages[len(p.layout.Pages)-1], slabs: &p.slabs, across: p.across, down: p.down}
	p.mark(pt, number)
	return pt
}

// mark writes the page's number, centred in the top margin (PL I.I.7).
func (p *paginator) mark(pt *painter, number int) {
	if p.number == nil || p.page.Number.HideFirst && p.count == 1 {
		return
	}
	s := p.number
	text := strconv.Itoa(number)
	width := s.regular.width(text)
	pt.text(Text{
		X: p.page.Left + (p.page.TextWidth()-width)/2, Y: p.page.Number.Distance + s.ascent, Width: width,
		Size: s.Size, Bold: s.Bold, Italic: s.Italic, Color: s.Color, Text: text,
	})
}

// repeatHeader draws the header of a table that goes on, and returns where the rows begin.
func (p *paginator) repeatHeader(pt *painter, from int) render.Length {
	y := p.page.Top
	if p.count == 1 || from >= len(p.strips) || p.strips[from].header == nil {
		return y
	}
	pt.artifact = true
	for _, b := range p.strips[from].header.bands {
		b.place(pt, 0, p.page.Left, y)
		y += b.height()
	}
	pt.artifact = false
	return y
}

// above is the space above strip i on a page that begins with strip from. It vanishes at
// the top of a page that began by itself.
func (p *paginator) above(from, i int) render.Length {
	if i == from && p.count > 1 {
		return 0
	}
	return p.strips[i].before
}

// end returns the end of the strips that go on a page with room for avail. A row that must
// be divided becomes two strips.
func (p *paginator) end(from int, avail render.Length) int {
	end := from // the last place where the page may end
	for i := from; i < len(p.strips); i++ {
		s := &p.strips[i]
		need := p.above(from, i) + s.height
		if need+s.below > avail {
			return p.overflow(from, end, i, avail-p.above(from, i))
		}
		avail -= need
		if !s.glue {
			end = i + 1
		}
	}
	return len(p.strips)
}

// overflow returns where a page ends that has only avail left for strip i, when it might
// have ended before the strip end.
func (p *paginator) overflow(from, end, i int, avail render.Length) int {
	if b, ok := p.strips[i].part.(*band); ok && p.divide(b, i, avail, i == from) {
		return i + 1
	}
	switch {
	case end > from:
		return end
	case i > from: // all that is on the page wants to stay together: it cannot
		return i
	}
	return from + 1 // a single strip higher than the page
}

// divide makes two strips of a band.
func (p *paginator) divide(b *band, i int, avail render.Length, force bool) bool {
	first, rest, ok := b.split(avail, force)
	if !ok {
		return false
	}
	upper, lower := p.strips[i], p.strips[i]
	upper.part, upper.height, upper.below, upper.glue = first, first.height(), b.grid.line, false
	closed := lower.height - b.height() // the line below, of the last row
	lower.part, lower.height, lower.before = rest, rest.height()+closed, 0
	p.strips = append(p.strips[:i+1], p.strips[i:]...)
	p.strips[i], p.strips[i+1] = upper, lower
	return true
}
