package layout

import "vanban/render"

// drawSeries draws the bars or the lines.
func (p *plan) drawSeries(v *values) {
	switch p.block.Kind {
	case render.ChartLines:
		for i := range p.block.Series {
			p.drawLine(i)
		}
	default:
		for i := range p.names {
			p.drawBars(i, v)
		}
	}
}

// barWidth is how wide a bar is: the bars of a category lie side by side, with a gap before
// the next category.
func (p *plan) barWidth() render.Length {
	side := int64(p.sideBySide())
	return min(p.slot().Scale(barGapOf, side*barGapOf+barGap), mostBar)
}

// sideBySide is how many bars a category has beside each other.
func (p *plan) sideBySide() int {
	if p.block.Kind == render.ChartStacked {
		return 1
	}
	return len(p.block.Series)
}

// drawBars draws the bars of a category and tells the values where they are.
func (p *plan) drawBars(i int, v *values) {
	width := p.barWidth()
	x := p.middle(i) - width*render.Length(p.sideBySide())/2
	from := p.base()
	for k := range p.block.Series {
		value := p.block.Series[k].Values[i]
		if p.block.Kind == render.ChartBars {
			from = p.base()
		}
		if to := from + value.Unscaled; !value.Unknown {
			a := between(x, width, p.level(from), p.level(to))
			p.bar(render.LookOf(k), a)
			v.bars = append(v.bars, bar{a, value.Unscaled})
			from = to
		}
		if p.block.Kind == render.ChartBars {
			x += width
		}
	}
}

// between is the bar from one height to another.
func between(x, width, from, to render.Length) Area {
	return Area{x, min(from, to), width, max(from, to) - min(from, to)}
}

// bar draws a rectangle with the look of a series. One without height has no ink.
func (p *plan) bar(look render.Look, a Area) {
	if a.Height == 0 || a.Width == 0 {
		return
	}
	fill := look.Shade
	if look.Pattern != render.PatternNone {
		fill = white
	}
	weight := min(render.ChartEdgeWeight, a.Width/edgePart)
	edge := Path{Lines: [][]Point{a.corners()}, Closed: true, Filled: true, Fill: fill, Weight: weight}
	h, hatched := hatches[look.Pattern]
	if !hatched {
		p.paths = append(p.paths, edge)
		return
	}
	inside := edge
	inside.Weight, edge.Filled = 0, false
	p.paths = append(p.paths, inside)
	if lines := h.lines(a); len(lines) > 0 {
		p.paths = append(p.paths, Path{Lines: lines, Weight: h.weight})
	}
	p.paths = append(p.paths, edge)
}

// edgePart keeps the edges of bars that are hardly wider than they are from hiding the bars.
const edgePart = 8

// corners goes round the rectangle.
func (a Area) corners() []Point {
	right, low := a.X+a.Width, a.Y+a.Height
	return []Point{{a.X, a.Y}, {right, a.Y}, {right, low}, {a.X, low}}
}

// drawLine draws the line of a series, which an unknown value interrupts, and its marks.
func (p *plan) drawLine(k int) {
	look := render.LookOf(k)
	var run, all []Point
	for i, v := range p.block.Series[k].Values {
		if v.Unknown {
			p.strokes(look, run)
			run = nil
			continue
		}
		run = append(run, Point{p.middle(i), p.level(v.Unscaled)})
		all = append(all, run[len(run)-1])
	}
	p.strokes(look, run)
	for _, at := range all {
		p.mark(look, at)
	}
}

// strokes draws a line through the points with the dashes of a series.
func (p *plan) strokes(look render.Look, points []Point) {
	if len(points) < 2 {
		return
	}
	p.paths = append(p.paths, Path{
		Lines: [][]Point{points}, Weight: render.ChartLineWeight, Dashes: look.Dash.Lengths(render.ChartLineWeight),
	})
}

// mark draws the mark of a series at a point.
func (p *plan) mark(look render.Look, at Point) {
	radius := min(markerRadius, p.slot()/3) // where points are many, they do not touch
	var points []Point
	for _, m := range markers[look.Marker] {
		points = append(points, Point{at.X + radius.Scale(m[0], 1000), at.Y + radius.Scale(m[1], 1000)})
	}
	fill := render.Color{}
	if look.Hollow {
		fill = white
	}
	p.paths = append(p.paths, Path{Lines: [][]Point{points}, Closed: true, Filled: true, Fill: fill, Weight: 3 * render.Pt / 4})
}

// markers are the outlines of marks, in thousandths of their radius: as large to the eye as
// the circle.
var markers = map[render.Marker][][2]int64{
	render.MarkerCircle: {
		{1000, 0},
		{924, 383},
		{707, 707},
		{383, 924},
		{0, 1000},
		{-383, 924},
		{-707, 707},
		{-924, 383},
		{-1000, 0},
		{-924, -383},
		{-707, -707},
		{-383, -924},
		{0, -1000},
		{383, -924},
		{707, -707},
		{924, -383},
	},
	render.MarkerSquare:   {{-886, -886}, {886, -886}, {886, 886}, {-886, 886}},
	render.MarkerTriangle: {{0, -1300}, {1126, 650}, {-1126, 650}},
	render.MarkerDiamond:  {{0, -1253}, {1253, 0}, {0, 1253}, {-1253, 0}},
}
