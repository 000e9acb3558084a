package agreement

import (
	"cmp"
	"math"
	"slices"
)

// consequences are what follows from the paragraphs that exceptions explain: by page of ours, where lines may
// stand elsewhere, and by how much.
type consequences map[int]*pageShift

// pageShift is what moves the lines of a page.
type pageShift struct {
	causes []cause
	moved  *Exception // for which lines have come to this page from the one before it; nil for none
	first  float64    // foot of the first of them in theirs
	room   float64    // what they take: how much lower the lines of this page stand; 0 before the first of these was seen
	lift              // what has gone to the page before this one
}

// cause is a paragraph that an exception explains.
type cause struct {
	*Broken
	top   float64 // of its first line that differs
	pitch float64 // from line to line; 0 when it is not known
	lines int     // how many more theirs has
}

// except finds the exceptions that explain paragraphs, and with them lines that stand elsewhere: those of such
// a paragraph behind its first difference, and those below it that stand higher or lower by the lines
// that theirs has fewer or more, and by nothing else. Lines that have gone to the next page for want of room take
// others with them there, and none to the page after it. Paragraphs that theirs does not keep with the next
// one, and what follows from these, are looked for in what is left.
func (d *Document) except() {
	follow := consequences{}
	for i := range d.Broken {
		b := &d.Broken[i]
		if b.Exception = exceptionFor(b); b.Exception != nil {
			p := follow.on(b.Ours[0].Page)
			p.causes = append(p.causes, newCause(b))
		}
	}
	order := make([]*Off, len(d.Off))
	for i := range d.Off {
		order[i] = &d.Off[i]
	}
	slices.SortStableFunc(order, func(a, b *Off) int { return cmp.Or(a.Page-b.Page, cmp.Compare(a.Top, b.Top)) })
	alone := d.ends.alone(order)
	for _, o := range order {
		if o.Exception = follow.explain(o); o.Exception == nil {
			o.Exception = follow.lifted(o, alone)
		}
		if alone[o] && !slices.Contains(d.Alone, o.Paragraph) {
			d.Alone = append(d.Alone, o.Paragraph)
		}
	}
}

func (c consequences) on(page int) *pageShift {
	if c[page] == nil {
		c[page] = &pageShift{}
	}
	return c[page]
}

func newCause(b *Broken) cause {
	first := b.firstOther()
	c := cause{Broken: b, top: b.Ours[min(first, len(b.Ours)-1)].Top, lines: len(b.Theirs) - len(b.Ours)}
	for _, lines := range [][]Line{b.Theirs, b.Ours} {
		for i := 1; i < len(lines) && c.pitch == 0; i++ {
			if lines[i].Page == lines[i-1].Page {
				c.pitch = lines[i].Top - lines[i-1].Top
			}
		}
	}
	return c
}

// explain gives the exception that the line's place follows from, nil for none. It is asked for the lines in
// order, from page to page.
func (c consequences) explain(o *Off) *Exception {
	p := c.on(o.Page)
	switch {
	case math.Abs(o.Size) > sameSize:
		return nil
	case o.TheirPage == o.Page:
		return p.explain(o)
	case o.TheirPage == o.Page+1 && p.moved == nil:
		return c.move(p, o)
	}
	return nil
}

// move explains a line that stands on the next page, below a paragraph that has become longer.
func (c consequences) move(p *pageShift, o *Off) *Exception {
	i := slices.IndexFunc(p.causes, func(c cause) bool { return c.lines > 0 && c.top <= o.Top })
	if i < 0 {
		return nil
	}
	next, foot := c.on(o.TheirPage), o.Bottom+o.DY
	if next.moved == nil || foot < next.first {
		next.moved, next.first = p.causes[i].Exception, foot
	}
	return p.causes[i].Exception
}

// explain explains a line that stands on its page: lower by what has come to the page, and lower or higher by
// the lines that the paragraphs above it have more or fewer. In a table these may be any number of them, since
// a row is as high as its highest cell.
func (p *pageShift) explain(o *Off) *Exception {
	e, own, pitch, fewer, more := p.above(o)
	if p.moved != nil && p.room == 0 && math.Abs(o.Bottom-p.first) <= Tolerance {
		p.room = o.DY // the first line: where it stands in ours the first that has come stands in theirs
	}
	if e == nil && p.room == 0 || !own && math.Abs(o.DX) > Tolerance {
		return nil
	}
	lower, lines := o.DY-p.room, 0.0
	if pitch > 0 {
		lines = math.Round(lower / pitch)
	}
	if math.Abs(lower-lines*pitch) > Tolerance || lines < float64(-fewer) || lines > float64(more) {
		return nil
	}
	return cmp.Or(e, p.moved)
}

// above gathers the causes that stand above a line, the last of which counts. A line of such a paragraph
// itself (own) begins at a word that may be on the line before or after that of theirs.
func (p *pageShift) above(o *Off) (e *Exception, own bool, pitch float64, fewer, more int) {
	for _, c := range p.causes {
		if c.top > o.Top || c.top == o.Top && c.Paragraph != o.Paragraph {
			continue
		}
		e, pitch = c.Exception, c.pitch
		fewer, more = fewer+max(0, -c.lines), more+max(0, c.lines)
		if c.Paragraph == o.Paragraph {
			own, fewer, more = true, fewer+1, more+1
		}
	}
	return e, own, pitch, fewer, more
}
