package layout

import "vanban/render"

// values is how the numbers are written at their bars and points.
type values struct {
	way          way
	above, below render.Length // what they need beyond the bars
	bars         []bar         // in the order they are drawn
}

// way is how numbers are written.
type way uint8

const (
	wayNone way = iota
	wayLevel
	wayUp     // running upwards
	wayInside // in the bars, those that fit
)

// bar is where a bar lies and what it stands for.
type bar struct {
	Area
	value int64
}

// planValues decides whether the numbers fit: all, or none but those in bars upon each other that
// have no table.
func (p *plan) planValues(t *table) *values {
	v := &values{}
	widest, tall := p.widest(), p.text.height
	switch bars := p.block.Kind == render.ChartBars; {
	case t != nil:
		return v
	case p.block.Kind == render.ChartStacked:
		v.way = wayInside
		return v
	case widest+render.Pt <= p.column() && (bars || len(p.block.Series) == 1):
		v.way = wayLevel
	case bars && p.column() >= p.digits():
		v.way, tall = wayUp, widest
	default:
		return v
	}
	v.reach(p, tall+labelGap)
	if 2*(v.above+v.below) > p.free.Height { // the numbers would be higher than the bars
		return &values{}
	}
	return v
}

// reach notes how far numbers so tall reach beyond bars and points.
func (v *values) reach(p *plan, tall render.Length) {
	if p.block.Kind == render.ChartLines {
		v.above, v.below = tall+markerRadius, tall+markerRadius
		return
	}
	low, high := p.block.Extremes()
	if high >= 0 {
		v.above = tall
	}
	if low < 0 {
		v.below = tall
	}
}

// widest is the width of the longest number.
func (p *plan) widest() render.Length {
	widest := render.Length(0)
	for _, s := range p.block.Series {
		for _, v := range s.Values {
			if !v.Unknown {
				widest = max(widest, p.text.width(p.block.Number(v.Unscaled)))
			}
		}
	}
	return widest
}

// column is the width that a number has before the next one's begins.
func (p *plan) column() render.Length {
	if len(p.block.Series) > 1 {
		return p.barWidth()
	}
	return p.slot()
}

// digits is the width that a number takes which runs upwards.
func (p *plan) digits() render.Length { return p.text.Size * 4 / 5 }

func (p *plan) drawValues(v *values) {
	if p.block.Kind == render.ChartLines {
		if v.way == wayLevel {
			p.drawPoints(p.block.Series[0].Values)
		}
		return
	}
	for _, b := range v.bars {
		l := p.text.label(p.block.Number(b.value))
		switch v.way {
		case wayInside:
			p.writeInside(l, b.Area)
		case wayLevel:
			p.writeOver(l, b.X+(b.Width-l.width)/2, b.beyond(p.text.height), false)
		case wayUp:
			p.writeOver(l, b.X+(b.Width-p.text.height)/2, b.beyond(l.width), true)
		}
	}
}

// beyond is the upper edge of something so tall that stands on the bar, or hangs from it.
func (b bar) beyond(tall render.Length) render.Length {
	if b.value < 0 {
		return b.Y + b.Height + labelGap
	}
	return b.Y - labelGap - tall
}

// writeInside writes a number on a white ground in its bar, if it has room there.
func (p *plan) writeInside(l label, a Area) {
	if p.fits(l, a) {
		p.writeOver(l, a.X+(a.Width-l.width)/2, a.Y+(a.Height-p.text.height)/2, false)
	}
}

// writeOver writes a number on a white ground, which hides what is drawn below it.
func (p *plan) writeOver(l label, x, y render.Length, up bool) {
	gap := min(groundGap, max(p.column()-l.width, 0)/2) // without hiding a bar beside it
	ground := Area{x - gap, y, l.width + 2*gap, p.text.height}
	write := p.write
	if up {
		ground = Area{x + (p.text.height-p.digits())/2, y, p.digits(), l.width}
		write = p.writeUp
	}
	p.paths = append(p.paths, Path{Lines: [][]Point{ground.corners()}, Closed: true, Filled: true, Fill: white})
	write(p.text, l, x, y)
}

// drawPoints writes the numbers of the only line beside its points: where the line does not go.
func (p *plan) drawPoints(line []render.Value) {
	for i, v := range line {
		if v.Unknown {
			continue
		}
		before, behind := slopes(line, i)
		l := p.text.label(p.block.Number(v.Unscaled))
		y := p.level(v.Unscaled)
		x, above := p.middle(i)-l.width/2, y-markerRadius-labelGap-p.text.height
		switch {
		case before < 0 && behind < 0: // both neighbours are higher
			above = y + markerRadius + labelGap
		case before > 0 && behind < 0:
			x = p.middle(i) + markerRadius - l.width
		case before < 0 && behind > 0:
			x = p.middle(i) - markerRadius
		}
		p.write(p.text, l, x, above)
	}
}

// slopes says how much higher the i-th point is than the ones before and behind it; where
// there is none, as much as than the other one.
func slopes(line []render.Value, i int) (before, behind int64) {
	hasBefore := i > 0 && !line[i-1].Unknown
	hasBehind := i+1 < len(line) && !line[i+1].Unknown
	if hasBefore {
		before = line[i].Unscaled - line[i-1].Unscaled
		behind = before
	}
	if hasBehind {
		behind = line[i].Unscaled - line[i+1].Unscaled
		if !hasBefore {
			before = behind
		}
	}
	return before, behind
}
