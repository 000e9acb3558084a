package layout

import "vanban/render"

// table is the values of bars upon each other below the names of the categories: a row for each
// series, headed by its sample and its name, so that there is no legend.
type table struct {
	names   []label
	tall, y render.Length // of a row; of the first
}

// The largest parts of the body that the rows take and of the width that the names take.
const (
	tablePart      = 3
	tableNamesPart = 3
)

// planTable takes the room of a table where a part of a bar has none for its value, nil when there
// is no need of one or no room for it either: the plan is as it was then.
func (p *plan) planTable() *table {
	t := &table{tall: p.text.height + legendLine}
	tall := t.tall * render.Length(len(p.block.Series))
	if p.block.Kind != render.ChartStacked || tall > p.body/tablePart || p.holdsValues() {
		return nil
	}
	before := p.free
	p.takeNames(t)
	if p.widest()+2*labelGap > p.slot() {
		p.free = before
		return nil
	}
	t.y = p.takeBottom(tall+2*chartGap) + chartGap
	return t
}

// takeNames takes what the names of the series need beyond the numbers of the axis.
func (p *plan) takeNames(t *table) {
	if !p.block.HasLegend() {
		return
	}
	beside, widest := sampleBar+2*chartGap, render.Length(0)
	for i := range p.block.Series {
		l := p.text.shortened(oneLine(p.block.Series[i].Name), p.width/tableNamesPart-beside)
		t.names = append(t.names, l)
		widest = max(widest, beside+l.width)
	}
	p.takeLeft(max(widest-p.free.X, 0))
}

// holdsValues reports whether every part of a bar has room for its value; nothing needs none.
func (p *plan) holdsValues() bool {
	rest := *p
	rest.planLegend()
	rest.planNames()
	height := rest.free.Height - p.text.height/2
	for _, s := range p.block.Series {
		for _, v := range s.Values {
			a := Area{Width: p.barWidth(), Height: scaled(v.Unscaled, height, p.axis)}
			if !v.Unknown && v.Unscaled != 0 && !p.fits(p.text.label(p.block.Number(v.Unscaled)), a) {
				return false
			}
		}
	}
	return true
}

// fits reports whether a number has room in its bar.
func (p *plan) fits(l label, a Area) bool {
	return l.width+2*labelGap <= a.Width && p.text.height+labelGap <= a.Height
}

// drawTable draws the rows: a line above and below each, its sample and its name before the axis
// and its values beneath their bars.
func (p *plan) drawTable(t *table) {
	if t == nil {
		return
	}
	lines := Path{Weight: render.ChartEdgeWeight, Stroke: gridGrey}
	for k, s := range p.block.Series {
		y := t.y + t.tall*render.Length(k)
		lines.Lines = append(lines.Lines, line2(0, y, p.free.X+p.free.Width, y))
		p.drawSample(render.LookOf(k), 0, y+legendLine+p.text.middle)
		if t.names != nil {
			p.write(p.text, t.names[k], sampleBar+chartGap, y+legendLine)
		}
		for i, v := range s.Values {
			l := p.text.label(p.valueText(v))
			p.write(p.text, l, p.middle(i)-l.width/2, y+legendLine)
		}
	}
	end := t.y + t.tall*render.Length(len(p.block.Series))
	lines.Lines = append(lines.Lines, line2(0, end, p.free.X+p.free.Width, end))
	p.paths = append(p.paths, lines)
}

// valueText is the number as a table has it.
func (p *plan) valueText(v render.Value) string {
	if v.Unknown {
		return "…"
	}
	return p.block.Number(v.Unscaled)
}
