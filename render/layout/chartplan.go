package layout

import (
	"math/bits"

	"vanban/render"
)

// The distances in a chart.
const (
	chartGap     = 4 * render.Pt     // between its parts
	labelGap     = 2 * render.Pt     // between a value and its bar or point, and between labels
	groundGap    = 3 * render.Pt / 2 // beside a value on a pattern
	tickLength   = 2 * render.Pt
	mostTitle    = 2 // lines, where they take less than a sixth of the height
	titlePart    = 6
	mostBar      = 18 * render.MM
	barGap       = 4 // the gap between groups of bars is 4/5 of a bar
	barGapOf     = 5
	markerRadius = 5 * render.Pt / 2
)

// The greys of a chart.
var (
	white    = render.Color{R: 255, G: 255, B: 255}
	gridGrey = render.Color{R: 190, G: 190, B: 190}
)

// plan is a chart being drawn: what of its area is taken, from the outside in, and what was
// drawn so far.
type plan struct {
	*composer
	*chart
	block       *render.Chart
	title, text *lettering
	names       []string // of the categories, without line breaks
	axis        render.Axis
	free        Area          // what is left; in the end the plot, between the axes
	body        render.Length // height without title and unit, which the rest shares
}

// draw makes a chart that is all right.
func (c *composer) draw(b *render.Chart, width render.Length) *chart {
	p := &plan{
		composer: c, block: b, axis: b.Axis(),
		chart: &chart{width: width, height: wholeTwips(b.Height)},
		title: c.lettering(render.ChartTitleSize, true), text: c.lettering(render.ChartTextSize, false),
	}
	for _, name := range b.Categories {
		p.names = append(p.names, oneLine(name))
	}
	p.free = Area{0, 0, p.width, p.height}
	p.drawTitle()
	p.drawUnit()
	p.body = p.free.Height
	p.takeLeft(p.ticksWidth() + chartGap)
	table := p.planTable()
	var legend *legend
	if table == nil {
		legend = p.planLegend()
	}
	names := p.planNames()
	values := p.planValues(table)
	p.takeHeadroom(values)
	p.drawGrid()
	p.drawSeries(values)
	p.drawAxes()
	p.drawNames(names)
	p.drawTable(table)
	p.drawValues(values)
	p.drawLegend(legend)
	return p.chart
}

func (p *plan) takeTop(h render.Length) {
	p.free.Y += h
	p.free.Height -= h
}

// takeBottom takes a piece from below and returns its upper edge.
func (p *plan) takeBottom(h render.Length) render.Length {
	p.free.Height -= h
	return p.free.Y + p.free.Height
}

func (p *plan) takeLeft(w render.Length) {
	p.free.X += w
	p.free.Width -= w
}

func (p *plan) drawTitle() {
	most := min(max(int(p.height/titlePart/p.title.height), 1), mostTitle)
	lines := p.title.fitted(p.block.Title, p.width, most)
	for _, l := range lines {
		p.write(p.title, l, (p.width-l.width)/2, p.free.Y)
		p.takeTop(p.title.height)
	}
	if len(lines) > 0 {
		p.takeTop(chartGap)
	}
}

// drawUnit writes the unit above the axis.
func (p *plan) drawUnit() {
	for _, l := range p.text.fitted(p.block.Unit, p.width, 1) {
		p.write(p.text, l, 0, p.free.Y)
		p.takeTop(p.text.height + labelGap)
	}
}

func (p *plan) ticksWidth() render.Length {
	widest := render.Length(0)
	for _, v := range p.axis.Ticks() {
		widest = max(widest, p.text.width(p.block.Tick(p.axis, v)))
	}
	return widest
}

// takeHeadroom takes from above and below what the values beyond the longest bars need, and
// half a line for the axis's own numbers.
func (p *plan) takeHeadroom(v *values) {
	low, high := p.block.Extremes()
	least := p.free.Height - v.above - v.below
	above := v.above - scaled(p.axis.Max-high, least, p.axis)
	below := v.below - scaled(low-p.axis.Min, least, p.axis)
	p.takeTop(max(above, p.text.height/2))
	p.takeBottom(max(below, 0))
}

// slot is the part of the plot's width that one category has.
func (p *plan) slot() render.Length { return p.free.Width / render.Length(len(p.names)) }

// middle is where the middle of the i-th category lies.
func (p *plan) middle(i int) render.Length {
	return p.free.X + p.free.Width.Scale(int64(2*i+1), int64(2*len(p.names)))
}

// level is how far down a value lies.
func (p *plan) level(v int64) render.Length {
	return p.free.Y + p.free.Height - scaled(v-p.axis.Min, p.free.Height, p.axis)
}

// base is the value that bars rise from.
func (p *plan) base() int64 { return min(max(0, p.axis.Min), p.axis.Max) }

// scaled returns the part of a height that a distance of values has on the axis, rounded to
// the nearest. The product of the two may be larger than 64 bits.
func scaled(distance int64, height render.Length, a render.Axis) render.Length {
	if distance <= 0 || height <= 0 {
		return 0
	}
	whole := uint64(a.Max - a.Min)
	high, low := bits.Mul64(uint64(distance), uint64(height))
	low, carry := bits.Add64(low, whole/2, 0)
	q, _ := bits.Div64(high+carry, low, whole)
	return render.Length(q)
}

// drawGrid draws a line for each step of the axis, with its number.
func (p *plan) drawGrid() {
	step := scaled(p.axis.Step, p.free.Height, p.axis)
	each := int64(1)
	for step > 0 && render.Length(each)*step < p.text.height {
		each++
	}
	grid := Path{Weight: render.ChartEdgeWeight, Stroke: gridGrey}
	marks := Path{Weight: render.ChartEdgeWeight}
	for _, v := range p.axis.Ticks() {
		y := p.level(v)
		grid.Lines = append(grid.Lines, line2(p.free.X, y, p.free.X+p.free.Width, y))
		marks.Lines = append(marks.Lines, line2(p.free.X-tickLength, y, p.free.X, y))
		if v/p.axis.Step%each != 0 {
			continue
		}
		l := p.text.label(p.block.Tick(p.axis, v))
		p.write(p.text, l, p.free.X-chartGap-l.width, y-p.text.middle)
	}
	p.paths = append(p.paths, grid, marks)
}

// drawAxes draws the upright axis and the line that bars stand on, which is
// heavier where it is zero.
func (p *plan) drawAxes() {
	base, weight := p.level(p.base()), render.ChartEdgeWeight
	if p.base() == 0 {
		weight *= 2
	}
	p.paths = append(p.paths,
		Path{Weight: render.ChartEdgeWeight, Lines: [][]Point{line2(p.free.X, p.free.Y, p.free.X, p.free.Y+p.free.Height)}},
		Path{Weight: weight, Lines: [][]Point{line2(p.free.X, base, p.free.X+p.free.Width, base)}})
}

func line2(x1, y1, x2, y2 render.Length) []Point { return []Point{{x1, y1}, {x2, y2}} }

// write puts a line of text with its upper left corner at x, y.
func (p *plan) write(f *lettering, l label, x, y render.Length) {
	p.texts = append(p.texts, Text{X: x, Y: y + f.ascent, Width: l.width, Size: f.Size, Bold: f.Bold, Text: l.text})
}

// writeUp puts a line of text that runs upwards, with its upper left corner at x, y.
func (p *plan) writeUp(f *lettering, l label, x, y render.Length) {
	p.texts = append(p.texts, Text{X: x + f.ascent, Y: y + l.width, Width: l.width, Size: f.Size, Bold: f.Bold, Up: true, Text: l.text})
}
