package layout

import (
	"strings"

	"vanban/render"
)

// paragraph is a paragraph divided into lines.
type paragraph struct {
	block *render.Paragraph
	style *style
	lines []line
	node  *Node
	// label is the element of what the first run has before labelEnd; nil for none.
	label    *Node
	labelEnd int32
	// figures are the elements of the images that hang on it, as many as it has places.
	figures []*Node
	// left and first are the indents of the lines and of the first one from the left edge
	// of the text area; width is the width between the left and the right indent.
	left, first, width render.Length
}

// line is one line: where its pieces stand when its blanks have their own width.
type line struct {
	pieces []piece // in one run each
	width  render.Length
	blanks int32
	last   bool // it ends the paragraph or a forced break ends it: its blanks are never widened
	parted bool // it ends between two words, not behind a hyphen or inside a word
}

// piece is the part of a line that one run has.
type piece struct {
	run, from, to int32 // bytes [from, to) of the run's text
	skipped       int32 // blanks of the line before it
	blanks        int32 // blanks in it
	x, width      render.Length
}

// paragraph divides a paragraph that stands in an area of the given width into lines.
func (c *composer) paragraph(p *render.Paragraph, width render.Length) (*paragraph, error) {
	if p == nil {
		return nil, errNil
	}
	s, err := c.style(p.Role)
	if err != nil {
		return nil, blockError(err, p.Source)
	}
	r := c.styled(p, s, width)
	c.unbind(p, s, c.words, c.spans)
	return r, nil
}

// cellParagraph is a paragraph in a cell of a table.
func (c *composer) cellParagraph(p *render.Paragraph, width render.Length) (*paragraph, error) {
	if p == nil {
		return nil, errNil
	}
	s, err := c.cellStyle(p.Role)
	if err != nil {
		return nil, blockError(err, p.Source)
	}
	if Ragged(s.Style, width) {
		s = s.ragged
	}
	return c.styled(p, s, width), nil
}

// styled divides a paragraph of the style into lines.
func (c *composer) styled(p *render.Paragraph, s *style, width render.Length) *paragraph {
	r := c.slabs.paragraphs.take()
	*r = paragraph{block: p, style: s, left: s.Left, first: s.Left + s.FirstLine}
	r.width = width - s.Left - s.Right
	b := breaker{words: split(c.words[:0], p, s), runs: p.Runs, style: s, first: r.width - s.FirstLine, rest: r.width}
	c.spans = b.spans(c.spans[:0])
	c.words = b.words
	r.lines = c.slabs.lines.many(len(c.spans))
	for i, sp := range c.spans {
		r.lines[i] = c.line(b.words[sp.from:sp.to], p.Runs, s, sp.to == len(b.words))
		r.lines[i].parted = parted(b.words, sp.to)
	}
	return r
}

// parted reports whether a line that ends before the word at the index ends between two words.
func parted(words []word, end int) bool {
	if end == 0 || end == len(words) {
		return false
	}
	last := &words[end-1]
	return last.forced || words[end].start > last.end()
}

// line puts the words of a line side by side.
func (c *composer) line(words []word, runs []render.Run, s *style, last bool) line {
	first, end := &words[0], &words[len(words)-1]
	c.pieces = c.pieces[:0]
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].run == words[from].run {
			to++
		}
		p := newPiece(words[from:to], runs, s, from > 0, to < len(words))
		p.x -= first.start
		p.skipped -= first.blanks
		if p.to > p.from {
			c.pieces = append(c.pieces, p)
		}
		from = to
	}
	return line{
		pieces: c.slabs.pieces.copy(c.pieces), width: end.end() - first.start,
		blanks: end.blanks + end.inner - first.blanks, last: last || end.forced,
	}
}

// newPiece makes a piece of words that are all of one run, with the blanks between this run
// and the ones beside it on the line. Its place is on the endless line of the paragraph.
func newPiece(words []word, runs []render.Run, s *style, before, behind bool) piece {
	first, last := &words[0], &words[len(words)-1]
	p := piece{run: first.run, from: first.from, to: last.to, skipped: first.blanks, x: first.start}
	p.blanks, p.width = last.blanks+last.inner-first.blanks, last.end()-first.start
	if int(p.run) >= len(runs) {
		return p // the line of an empty paragraph
	}
	text, blank := runs[p.run].Text, s.face(&runs[p.run]).blank
	for before && p.from > 0 && text[p.from-1] == ' ' {
		p.from--
		p.skipped--
		p.blanks++
		p.x -= blank
		p.width += blank
	}
	for behind && int(p.to) < len(text) && text[p.to] == ' ' {
		p.to++
		p.blanks++
		p.width += blank
	}
	return p
}

// longest returns the width of the longest line.
func (p *paragraph) longest() render.Length {
	longest := render.Length(0)
	for i := range p.lines {
		longest = max(longest, p.lines[i].width)
	}
	return longest
}

// strips appends the lines of the paragraph with the places where a page may end: not
// after the first line and not before the last one, as Word's widow control has it.
func (p *paragraph) strips(strips []strip) []strip {
	n := len(p.lines)
	whole := p.style.KeepLines || p.block.KeepLines || len(p.block.Places) > 0
	for i := range p.lines {
		s := strip{height: p.style.height, part: p, index: i}
		if i == 0 {
			s.before = p.style.Before
		}
		s.glue = i < n-1 && (whole || i == 0 || i == n-2)
		strips = append(strips, s)
	}
	if p.style.KeepNext || p.block.KeepNext {
		strips[len(strips)-1].glue = true
	}
	return strips
}

// place draws one line. X and y are the left edge of the text area and the line's top.
func (p *paragraph) place(pt *painter, index int, x, y render.Length) {
	l := &p.lines[index]
	left, width := p.left, p.width
	if index == 0 {
		p.hang(pt, x, y)
		left, width = p.first, p.width-(p.first-p.left)
	}
	spare := width - l.width
	extra := Frac{}
	switch p.style.Align {
	case render.AlignCenter:
		left += spare / 2
	case render.AlignRight:
		left += spare
	case render.AlignJustify:
		extra = l.justify(spare)
	}
	for i := range l.pieces {
		p.piece(pt, &l.pieces[i], x+left, y+p.style.ascent, extra)
	}
	if l.parted && len(l.pieces) > 0 {
		pt.last.Parted = true
	}
}

// justify returns what is added to each blank. The last line is not widened.
func (l *line) justify(spare render.Length) Frac {
	if l.blanks == 0 || spare == 0 || l.last && spare > 0 {
		return Frac{}
	}
	return Frac{int64(spare), int64(l.blanks)}
}

// piece draws a piece of the line that begins at x, y. The label of a list item is a piece of its
// own, with the blanks behind it.
func (p *paragraph) piece(pt *painter, pc *piece, x, y render.Length, extra Frac) {
	if p.label == nil || pc.run > 0 || pc.from >= p.labelEnd {
		p.draw(pt, pc, x, y, extra, p.node)
		return
	}
	label, rest := p.divide(pc)
	p.draw(pt, &label, x, y, extra, p.label)
	if rest.from < rest.to {
		p.draw(pt, &rest, x, y, extra, p.node)
	}
}

// divide divides a piece behind the label and the blanks that follow it.
func (p *paragraph) divide(pc *piece) (label, rest piece) {
	run := &p.block.Runs[0]
	text, face := run.Text[pc.from:pc.to], p.style.face(run)
	end := int(min(p.labelEnd, pc.to) - pc.from)
	behind := len(text[end:]) - len(strings.TrimLeft(text[end:], " "))
	label, rest = *pc, *pc
	label.to = pc.from + int32(end+behind)
	rest.from = label.to
	label.width = face.width(text[:end]) + render.Length(behind)*face.blank
	label.blanks = blanksIn(text[:end+behind])
	rest.x, rest.width = pc.x+label.width, pc.width-label.width
	rest.skipped, rest.blanks = pc.skipped+label.blanks, pc.blanks-label.blanks
	return label, rest
}

// blanksIn counts the blanks that a justified line widens.
func blanksIn(text string) int32 {
	return int32(strings.Count(text, " ") + strings.Count(text, "\u00a0"))
}

func (p *paragraph) draw(pt *painter, pc *piece, x, y render.Length, extra Frac, node *Node) {
	run := &p.block.Runs[pc.run]
	pt.text(Text{
		X: x + pc.x + extra.times(pc.skipped), Y: y, Width: pc.width + extra.times(pc.blanks), Size: p.style.Size,
		Bold: p.style.Bold || run.Bold, Italic: p.style.Italic || run.Italic,
		Color: p.style.Color, WordSpace: extra, Text: run.Text[pc.from:pc.to], Node: node,
	})
}

// times returns n times the fraction, rounded to the nearest.
func (f Frac) times(n int32) render.Length {
	if f.Den == 0 {
		return 0
	}
	return render.Length(f.Num).Scale(int64(n), f.Den)
}
