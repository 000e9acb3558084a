package layout

import "vanban/render"

// hatch is how a preset pattern is drawn: lines in some directions, a gap apart.
type hatch struct {
	rising, falling, level, upright bool
	gap                             render.Length // between lines, measured level or upright
	weight                          render.Length
}

var hatches = map[render.Pattern]hatch{
	render.PatternUpward:    {rising: true, gap: 5 * render.Pt, weight: render.Pt},
	render.PatternDownward:  {falling: true, gap: 5 * render.Pt, weight: render.Pt},
	render.PatternDiagonals: {rising: true, falling: true, gap: 6 * render.Pt, weight: render.Pt / 2},
	render.PatternLevel:     {level: true, gap: 5 * render.Pt / 2, weight: 3 * render.Pt / 4},
	render.PatternUpright:   {upright: true, gap: 5 * render.Pt / 2, weight: 3 * render.Pt / 4},
	render.PatternGrid:      {level: true, upright: true, gap: 9 * render.Pt / 2, weight: render.Pt / 2},
}

// lines fills a rectangle, from its lower left corner.
func (h hatch) lines(a Area) [][]Point {
	var r [][]Point
	if h.level {
		for y := a.Y + a.Height - h.gap; y > a.Y; y -= h.gap {
			r = append(r, line2(a.X, y, a.X+a.Width, y))
		}
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
