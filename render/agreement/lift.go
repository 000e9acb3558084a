package agreement

import (
	"math"
	"slices"
)

// ends is between what heights the text of pages lies, by page.
type ends struct{ ourTops, theirFeet map[int]float64 }

func newEnds(ours, theirs Reading) ends {
	e := ends{ourTops: map[int]float64{}, theirFeet: map[int]float64{}}
	_, text := ours.streams()
	for _, w := range text {
		if top, known := e.ourTops[w.Page]; !known || w.Top < top {
			e.ourTops[w.Page] = w.Top
		}
	}
	_, text = theirs.streams()
	for _, w := range text {
		e.theirFeet[w.Page] = max(e.theirFeet[w.Page], w.Bottom)
	}
	return e
}

// alone gives the lines that our pages begin with to keep them with the next paragraph, and theirs end the page before
// with. The lines are in order, from page to page.
func (e ends) alone(order []*Off) map[*Off]bool {
	all := map[*Off]bool{}
	for len(order) > 0 {
		page := order[0].Page
		n := prefix(order, func(o *Off) bool { return o.Page == page })
		kept := order[:prefix(order[:n], func(o *Off) bool { return o.KeepNext && o.TheirPage == page-1 })]
		if e.parts(kept) {
			for _, o := range kept {
				all[o] = true
			}
		}
		order = order[n:]
	}
	return all
}

// prefix is how many lines the condition holds of, from the first on.
func prefix(lines []*Off, holds func(*Off) bool) int {
	if n := slices.IndexFunc(lines, func(o *Off) bool { return !holds(o) }); n >= 0 {
		return n
	}
	return len(lines)
}

// parts reports whether the lines begin a page of ours and end the one before it of theirs.
func (e ends) parts(lines []*Off) bool {
	if len(lines) == 0 {
		return false
	}
	first, last := lines[0], lines[len(lines)-1]
	return first.Top <= e.ourTops[first.Page]+Tolerance && last.Bottom+last.DY >= e.theirFeet[last.TheirPage]-Tolerance
}

// lift is what of a page of ours stands on the page before it in theirs, and how much higher the rest stands for that.
type lift struct {
	gone      bool
	top, foot float64 // of the lines that have gone there, in ours
	by        float64 // how much higher the rest stands; 0 before its first line was seen
}

// betweenParagraphs is the most that may be free between a paragraph and the next one, in points: 12 before it, and
// what is free above the letters of a line.
const betweenParagraphs = 18

// lifted explains what follows from paragraphs that stand alone: they themselves; what stands below them, higher by
// just these; what has found room on their page then, and so on from page to page, as long as something has gone to
// the page before.
func (c consequences) lifted(o *Off, alone map[*Off]bool) *Exception {
	p := c.on(o.Page)
	switch {
	case o.TheirPage == 0 && o.Paragraph == Furniture && c.on(o.Page-1).gone:
		return keepNext // a header or a number that theirs has not, since less of the page is left, or nothing
	case math.Abs(o.Size) > sameSize || math.Abs(o.DX) > Tolerance:
		return nil
	case alone[o], o.TheirPage == o.Page-1 && o.TheirPage > 0 && c.on(o.TheirPage).gone:
		return p.goes(o)
	case o.TheirPage == o.Page && p.gone:
		return p.rises(o)
	}
	return nil
}

// goes explains a line that stands on the page before.
func (l *lift) goes(o *Off) *Exception {
	if !l.gone {
		l.top = o.Top
	}
	l.gone, l.foot = true, max(l.foot, o.Bottom)
	return keepNext
}

// rises explains a line that stands higher on its page, by what has gone and as much as all others.
func (l *lift) rises(o *Off) *Exception {
	if l.by == 0 {
		if over := -o.DY - (l.foot - l.top); over < -Tolerance || over > betweenParagraphs {
			return nil
		}
		l.by = -o.DY
	}
	if math.Abs(o.DY+l.by) > Tolerance {
		return nil
	}
	return keepNext
}
