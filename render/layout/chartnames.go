package layout

import "vanban/render"

// names is how the categories are named below the plot.
type names struct {
	*lettering
	lines [][]label // of each category
	up    bool      // the names run upwards
	each  int       // only every so many-th category has room for its name
	y     render.Length
}

// The least size of a category's name, and the largest part of the body that names take.
const (
	leastNameSize = 7 * render.Pt
	namesPart     = 3
)

// planNames takes the room that the names need: they lie level where all words fit between
// their neighbours, else they run upwards.
func (p *plan) planNames() *names {
	n := &names{lettering: p.text, each: 1}
	if !p.levelNames(n) {
		p.upNames(n)
	}
	tall := render.Length(0)
	for _, lines := range n.lines {
		tall = max(tall, n.tall(lines))
	}
	n.y = p.takeBottom(tall+chartGap) + chartGap
	return n
}

func (n *names) tall(lines []label) render.Length {
	if !n.up {
		return n.height * render.Length(len(lines))
	}
	tall := render.Length(0)
	for _, l := range lines {
		tall = max(tall, l.width)
	}
	return tall
}

// levelNames reports whether the names fit as they are read.
func (p *plan) levelNames(n *names) bool {
	width := p.slot() - 2*labelGap
	most := int(p.body / namesPart / p.text.height)
	n.lines = make([][]label, len(p.names))
	for i, name := range p.names {
		if p.text.longestWord(name) > width {
			return false
		}
		n.lines[i] = p.text.wrapped(name, width)
		if len(n.lines[i]) > most {
			return false
		}
	}
	return true
}

// upNames sets the names upwards, smaller where there are many.
func (p *plan) upNames(n *names) {
	n.up = true
	slot := p.slot()
	for n.height > slot && n.Size > leastNameSize {
		n.lettering = p.lettering(n.Size-render.Pt/2, false)
	}
	n.each = int((n.height + slot - 1) / max(slot, 1))
	most := max(int((slot*render.Length(n.each)-2*labelGap)/n.height), 1)
	for i, name := range p.names {
		n.lines[i] = nil
		if i%n.each == 0 {
			n.lines[i] = n.fitted(name, p.body/namesPart, most)
		}
	}
}

// drawNames writes the names, each about the middle of its category.
func (p *plan) drawNames(n *names) {
	for i, lines := range n.lines {
		across := p.middle(i) - n.height*render.Length(len(lines))/2
		for k, l := range lines {
			if n.up {
				p.writeUp(n.lettering, l, across+n.height*render.Length(k), n.y)
				continue
			}
			p.write(n.lettering, l, p.middle(i)-l.width/2, n.y+n.height*render.Length(k))
		}
	}
}
