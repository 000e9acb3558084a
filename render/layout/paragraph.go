package layout

import (
	"strings"

	"vanban/render"
)

// paragraph is a paragraph divided into lines.
type paragraph struct {
	block *render.Paragraph
	style *style
	words []word
	lines []line
	node  *Node
	// left and first are the indents of the lines and of the first one from the left edge
	// of the text area; width is the width between the left and the right indent.
	left, first, width render.Length
}

// paragraph divides a paragraph that stands in an area of the given width into lines.
func (c *composer) paragraph(p *render.Paragraph, width render.Length) (*paragraph, error) {
	s, err := c.style(p.Role)
	if err != nil {
		return nil, blockError(err, p.Source)
	}
	r := c.slabs.paragraphs.take()
	*r = paragraph{block: p, style: s, left: s.Left, first: s.Left + s.FirstLine}
	r.width = width - s.Left - s.Right
	c.words = split(c.words[:0], p, s)
	b := breaker{words: c.words, runs: p.Runs, style: s, first: r.width - s.FirstLine, rest: r.width}
	c.lines = b.lines(c.lines[:0])
	c.words = b.words
	r.words = c.slabs.words.copy(b.words)
	r.lines = c.slabs.lines.copy(c.lines)
	return r, nil
}

// longest returns the width of the longest line.
func (p *paragraph) longest() render.Length {
	longest := render.Length(0)
	for i := range p.lines {
		longest = max(longest, p.natural(&p.lines[i]))
	}
	return longest
}

// natural is the width of a line whose blanks are neither widened nor narrowed.
func (p *paragraph) natural(l *line) render.Length {
	return p.words[l.to-1].end() - p.words[l.from].start
}

// strips appends the lines of the paragraph with the places where a page may end: not
// after the first line and not before the last one, as Word's widow control has it.
func (p *paragraph) strips(strips []strip) []strip {
	n := len(p.lines)
	whole := p.style.KeepLines || p.block.KeepLines
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
		left, width = p.first, p.width-(p.first-p.left)
	}
	spare := width - p.natural(l)
	extra := Frac{}
	switch p.style.Align {
	case render.AlignCenter:
		left += spare / 2
	case render.AlignRight:
		left += spare
	case render.AlignJustify:
		extra = p.justify(l, spare)
	}
	p.pieces(pt, l, x+left, y+p.style.ascent, extra)
}

// justify returns what is added to each blank of a line. The last line is not widened.
func (p *paragraph) justify(l *line, spare render.Length) Frac {
	blanks := p.words[l.to-1].blanks - p.words[l.from].blanks
	if blanks == 0 || spare == 0 || l.last && spare > 0 {
		return Frac{}
	}
	return Frac{int64(spare), int64(blanks)}
}

// pieces draws the runs of a line, each as one text.
func (p *paragraph) pieces(pt *painter, l *line, x, y render.Length, extra Frac) {
	first := &p.words[l.from]
	for from := l.from; from < l.to; {
		to := from + 1
		for to < l.to && p.words[to].run == p.words[from].run {
			to++
		}
		p.piece(pt, l, from, to, x-first.start, y, extra, first.blanks)
		from = to
	}
}

// piece draws the words [from, to), all of one run. Origin is where the endless line would
// begin. A blank between two runs is drawn by the run that has it.
func (p *paragraph) piece(pt *painter, l *line, from, to int, origin, y render.Length, extra Frac, skipped int) {
	w, last := &p.words[from], &p.words[to-1]
	if len(p.block.Runs) == 0 {
		return
	}
	run := &p.block.Runs[w.run]
	f := p.style.face(run)
	start, end := w.from, last.to
	if from > l.from {
		start = blanksBefore(run.Text, start)
	}
	if to < l.to {
		end = blanksBehind(run.Text, end)
	}
	if start == end {
		return
	}
	text := run.Text[start:end]
	ahead := int64(w.from - start) // blanks are one byte each
	width := last.end() - w.start + f.blank*render.Length(int64(w.from-start+end-last.to))
	x := origin + w.start - f.blank*render.Length(ahead) + extra.times(int64(w.blanks-skipped)-ahead)
	pt.text(Text{
		X: x, Y: y, Width: width + extra.times(int64(strings.Count(text, " "))), Size: p.style.Size,
		Bold: p.style.Bold || run.Bold, Italic: p.style.Italic || run.Italic,
		Color: p.style.Color, WordSpace: extra, Text: text, Node: p.node,
	})
}

func blanksBefore(text string, at int) int {
	for at > 0 && text[at-1] == ' ' {
		at--
	}
	return at
}

func blanksBehind(text string, at int) int {
	for at < len(text) && text[at] == ' ' {
		at++
	}
	return at
}

// times returns n times the fraction, rounded to the nearest.
func (f Frac) times(n int64) render.Length {
	if f.Den == 0 {
		return 0
	}
	return render.Length(f.Num).Scale(n, f.Den)
}
