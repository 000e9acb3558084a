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
	full    Page   // the last one
	across  []edge // memory of its painter
	down    []edge
}

// run fills page after page with all strips.
func (p *paginator) run(ctx context.Context, strips []strip) error {
	p.strips = strips
	for from := 0; from < len(p.strips) || p.count == 0; {
		var err error
		if from, err = p.fillPage(ctx, from); err != nil {
			return err
		}
	}
	return nil
}

// drain fills pages as long as the strips that are ready are more than a page holds: what stands on
// a page does not depend on what follows it. It returns the strips that are left.
func (p *paginator) drain(ctx context.Context, strips []strip) ([]strip, error) {
	p.strips = strips
	from, kept := 0, len(strips)-ready(strips)
	for p.overfull(from, kept) {
		var err error
		if from, err = p.fillPage(ctx, from); err != nil {
			return nil, err
		}
	}
	return shifted(p.strips, from), nil
}

// overfull reports whether the strips from the given one, but for the last ones that are kept, are
// higher than a page.
func (p *paginator) overfull(from, kept int) bool {
	room := p.page.TextHeight() // of a page that is not the first, which has no more
	for i := from; i < len(p.strips)-kept; i++ {
		if room -= p.above(from, i) + p.strips[i].height; room < 0 {
			return true
		}
	}
	return false
}

// fillPage puts the strips from the given one on a new page and returns the first strip of the
// next page.
func (p *paginator) fillPage(ctx context.Context, from int) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	pt := p.newPage()
	_, bottom := p.room()
	y := p.repeatHeader(pt, from)
	to := p.end(from, bottom-y)
	for i := from; i < to; i++ {
		s := &p.strips[i]
		y += p.above(from, i)
		s.part.place(pt, s.index, p.page.Left, y)
		y += s.height
	}
	pt.grid()
	pt.cover()
	p.across, p.down = pt.across[:0], pt.down[:0]
	return to, p.deliver()
}

// deliver keeps the page that is full, or gives it away and uses its memory for the next one.
func (p *paginator) deliver() error {
	if p.give == nil {
		p.layout.Pages = append(p.layout.Pages, p.full)
		p.full.Items, p.full.Places = nil, nil
		if p.most > 0 && len(p.layout.Pages) > p.most {
			p.taken = ErrPages
		}
		return p.taken
	}
	p.taken = p.give(&p.full)
	p.full.Items, p.full.Places = p.full.Items[:0], p.full.Places[:0]
	p.slabs.texts.rewind()
	p.slabs.rules.rewind()
	return p.taken
}

func (p *paginator) newPage() *painter {
	number := p.page.Number.Start + p.count
	if p.page.Number.Start == 0 {
		number = p.composer.number + 1
	}
	p.full = Page{Width: p.page.Width, Height: p.page.Height, Section: p.section, Number: number, Items: p.full.Items, Places: p.full.Places}
	p.composer.number = number
	p.pages++
	p.count++
	pt := &painter{page: &p.full, slabs: &p.slabs, across: p.across, down: p.down}
	p.mark(pt, number)
	p.drawMargins(pt)
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
	y, _ := p.room()
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
		if need+s.below > max(avail, 0) {
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
	b, ok := p.strips[i].part.(*band)
	switch {
	case ok && p.divide(b, i, avail, i == from):
		return i + 1
	case end > from:
		return end
	case ok && b.loosen() && p.divide(b, i, avail, false):
		return i + 1
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
