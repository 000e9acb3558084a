package layout

import "vanban/render"

// hatch is how a preset pattern is drawn: lines in some directions, a gap apart.
type hatch struct {
	rising, falling, level, upright bool
	gap                             render.Length // between lines, measured level or upright
	weight                          render.Length
	dotted                          bool // the level lines are rows of dots
}

var hatches = map[render.Pattern]hatch{
	render.PatternUpward:    {rising: true, gap: 5 * render.Pt, weight: render.Pt},
	render.PatternDownward:  {falling: true, gap: 5 * render.Pt, weight: render.Pt},
	render.PatternDiagonals: {rising: true, falling: true, gap: 6 * render.Pt, weight: render.Pt / 2},
	render.PatternLevel:     {level: true, gap: 5 * render.Pt / 2, weight: 3 * render.Pt / 4},
	render.PatternUpright:   {upright: true, gap: 5 * render.Pt / 2, weight: 3 * render.Pt / 4},
	render.PatternDots:      {level: true, dotted: true, gap: 7 * render.Pt / 4, weight: render.Pt},
}

// dashes makes dots of a line: twice the distance of the rows apart, which are set off.
func (h hatch) dashes() []render.Length {
	if !h.dotted {
		return nil
	}
	return []render.Length{h.weight, 2*h.gap - h.weight}
}

// lines fills a rectangle, from its lower left corner.
func (h hatch) lines(a Area) [][]Point {
	var r [][]Point
	if h.level {
		r = append(r, h.levels(a)...)
	}
	if h.upright {
		for x := a.X + h.gap; x < a.X+a.Width; x += h.gap {
			r = append(r, line2(x, a.Y, x, a.Y+a.Height))
		}
	}
	for d := h.gap / 2; d < a.Width+a.Height; d += h.gap {
		if h.falling {
			r = append(r, a.falling(d))
		}
		if h.rising {
			r = append(r, a.rising(d))
		}
	}
	return r
}

// levels are level lines. Of dots, those that would not be whole are left out.
func (h hatch) levels(a Area) [][]Point {
	var r [][]Point
	for n := render.Length(1); n*h.gap < a.Height; n++ {
		y := a.Y + a.Height - n*h.gap
		if !h.dotted {
			r = append(r, line2(a.X, y, a.X+a.Width, y))
			continue
		}
		x := a.X + h.gap*(1+n%2)/2
		dots := (a.X + a.Width - x - h.weight) / (2 * h.gap)
		if a.X+a.Width-x > h.weight && y-h.weight/2 > a.Y {
			r = append(r, line2(x, y, x+dots*2*h.gap+h.weight, y))
		}
	}
	return r
}

// falling is the diagonal from the upper left to the lower right that is d away, measured along
// the edges, from the lower left corner.
func (a Area) falling(d render.Length) []Point {
	low := a.Y + a.Height
	up, along := min(d, a.Height), max(d-a.Height, 0)
	right, down := min(d, a.Width), max(d-a.Width, 0)
	return line2(a.X+along, low-up, a.X+right, low-down)
}

// rising is the same from the lower left to the upper right, d away from the upper left corner.
func (a Area) rising(d render.Length) []Point {
	down, along := min(d, a.Height), max(d-a.Height, 0)
	right, up := min(d, a.Width), max(d-a.Width, 0)
	return line2(a.X+along, a.Y+down, a.X+right, a.Y+up)
}
