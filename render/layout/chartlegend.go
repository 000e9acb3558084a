package layout

import "vanban/render"

// legend is the names of the series with samples of their look, in columns.
type legend struct {
	names   []label
	column  render.Length // width of a column
	columns int
	y       render.Length
}

// The samples of a legend, and the largest part of the body that it takes.
const (
	sampleBar    = 16 * render.Pt
	sampleLine   = 36 * render.Pt
	sampleHeight = 8 * render.Pt
	legendGap    = 14 * render.Pt // between columns
	legendLine   = 2 * render.Pt  // between lines
	legendPart   = 4
)

func (p *plan) sample() render.Length {
	if p.block.Kind == render.ChartLines {
		return sampleLine
	}
	return sampleBar
}

// planLegend takes the room of the legend, nil when there is none. Names are cut short when
// it were too high otherwise.
func (p *plan) planLegend() *legend {
	if !p.block.HasLegend() {
		return nil
	}
	g := &legend{}
	beside := p.sample() + chartGap
	count, tall := len(p.block.Series), p.text.height+legendLine
	rows := max(int(p.body/legendPart/tall), 1)
	most := p.width/render.Length((count+rows-1)/rows) - beside - legendGap
	for i := range p.block.Series {
		l := p.text.shortened(oneLine(p.block.Series[i].Name), max(most, p.text.Size))
		g.names = append(g.names, l)
		g.column = max(g.column, beside+l.width+legendGap)
	}
	g.columns = min(count, max(int((p.width+legendGap)/g.column), 1))
	rows = (count + g.columns - 1) / g.columns
	g.columns = (count + rows - 1) / rows
	g.y = p.takeBottom(tall*render.Length(rows)-legendLine+2*chartGap) + 2*chartGap
	return g
}

// drawLegend draws the samples and the names, the whole in the middle.
func (p *plan) drawLegend(g *legend) {
	if g == nil {
		return
	}
	left := max((p.width-g.column*render.Length(g.columns)+legendGap)/2, 0)
	for i, name := range g.names {
		x := left + g.column*render.Length(i%g.columns)
		y := g.y + (p.text.height+legendLine)*render.Length(i/g.columns)
		p.drawSample(render.LookOf(i), x, y+p.text.middle)
		p.write(p.text, name, x+p.sample()+chartGap, y)
	}
}

// drawSample draws what a series looks like, about the height y.
func (p *plan) drawSample(look render.Look, x, y render.Length) {
	if p.block.Kind == render.ChartLines {
		p.strokes(look, line2(x, y, x+sampleLine, y))
		p.mark(look, Point{x + sampleLine/2, y})
		return
	}
	p.bar(look, Area{x, y - sampleHeight/2, sampleBar, sampleHeight})
}
