package layout

import "vanban/render"

// empty is a part without ink.
type empty struct{}

func (empty) place(*painter, int, render.Length, render.Length) {}

// rule is a horizontal line between text.
type rule struct {
	block     *render.Line
	at, width render.Length // from the left edge of the text area
}

func (r *rule) place(pt *painter, _ int, x, y render.Length) {
	y += r.block.Weight / 2
	pt.rule(Rule{X1: x + r.at, Y1: y, X2: x + r.at + r.width, Y2: y, Weight: r.block.Weight})
}

// rule resolves the length of a line in an area of the given width.
func (c *composer) rule(l *render.Line, width render.Length) (*rule, error) {
	of := width
	if l.Of != nil {
		p, err := c.paragraph(l.Of, width)
		if err != nil {
			return nil, err
		}
		of = p.longest()
	}
	length := min(of.Scale(l.Num, max(l.Den, 1)), width)
	c.layout.Resolved.Lines[l] = length
	return &rule{block: l, at: (width - length) / 2, width: length}, nil
}

// box is a short text in a rectangle. Its border lies within its height above, and below reaches out
// of it into the sliver behind the box: so LibreOffice has a table with a row of exact height in a cell.
type box struct {
	block *render.Box
	at    render.Length // of its left edge from the left edge of the text area
	text  []strip
}

func (b *box) place(pt *painter, _ int, x, y render.Length) {
	x += b.at
	y += b.block.Weight / 2
	pt.item(&Frame{X: x, Y: y, Width: b.block.Width, Height: b.block.Height, Weight: b.block.Weight, Color: b.block.Color})
	y += (b.block.Height - height(b.text)) / 2
	for i := range b.text {
		s := &b.text[i]
		s.part.place(pt, s.index, x, y+s.before)
		y += s.before + s.height
	}
}

func (c *composer) box(b *render.Box, width render.Length, parent *Node) (*box, error) {
	r := &box{block: b}
	switch b.Align {
	case render.AlignCenter:
		r.at = (width - b.Width) / 2
	case render.AlignRight:
		r.at = width - b.Width
	}
	p, err := c.paragraph(&b.Text, b.Width)
	if err != nil {
		return nil, err
	}
	p.node = c.textNode(p, parent)
	r.text = p.strips(nil)
	return r, nil
}
