package layout

import (
	"slices"

	"vanban/render"
)

// legend is the names of the series with samples of their look: in one row if they have room
// there, else in columns.
type legend struct {
	names   []label
	widths  []render.Length // of the columns, with the gap behind each
	tall, y render.Length
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

// planLegend takes the room of the legend, nil when there is none. Names are shortened when it
// were too high otherwise.
func (p *plan) planLegend() *legend {
	if !p.block.HasLegend() {
		return nil
	}
	g := &legend{tall: p.text.height + legendLine}
	beside := p.sample() + chartGap + legendGap
	count := len(p.block.Series)
	rows := max(int(p.body/legendPart/g.tall), 1)
	most := p.width/render.Length((count+rows-1)/rows) - beside
	widest := render.Length(0)
	for i := range p.block.Series {
		l := p.text.shortened(oneLine(p.block.Series[i].Name), max(most, p.text.Size))
		g.names = append(g.names, l)
		g.widths = append(g.widths, beside+l.width)
		widest = max(widest, beside+l.width)
	}
	rows = 1
	if sum(g.widths) > p.width+legendGap {
		columns := max(int((p.width+legendGap)/widest), 1)
		rows = (count + columns - 1) / columns
		g.widths = slices.Repeat([]render.Length{widest}, (count+rows-1)/rows)
	}
	g.y = p.takeBottom(g.tall*render.Length(rows)-legendLine+2*chartGap) + 2*chartGap
	return g
}

// drawLegend draws the samples and the names, the whole in the middle.
func (p *plan) drawLegend(g *legend) {
	if g == nil {
		return
	}
	left := max((p.width-sum(g.widths)+legendGap)/2, 0)
	for i, name := range g.names {
		row, column := i/len(g.widths), i%len(g.widths)
		x, y := left+sum(g.widths[:column]), g.y+g.tall*render.Length(row)
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
