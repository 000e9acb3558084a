package part

import (
	"strings"

	"vanban/fonts"
	"vanban/render"
)

// balance divides every centred text of a section that needs more than one line as a typist does: into lines
// that are about equally long and end where the sense lets them, "ỦY BAN NHÂN DÂN" and beneath it "THÀNH PHỐ
// HỒ CHÍ MINH". So do the annexes of the decree: "(Kèm theo Nghị định số 30/2020/NĐ-CP", and beneath it
// "ngày 05 tháng 3 năm 2020 của Chính phủ)". The breaks are forced ones, so that both outputs have them. A
// text with breaks of its own keeps those. What was typed into the fields tells the names in what is printed in
// capitals.
func balance(s *render.Section, sheet render.Sheet, typed map[string]string) {
	for _, b := range s.Body {
		switch b := b.(type) {
		case *render.Paragraph:
			balanceParagraph(b, sheet, s.Page.TextWidth(), typed)
		case *render.Columns:
			for _, row := range b.Rows {
				for i := range row.Cells {
					balanceCell(row.Cells[i].Blocks, sheet, b.Widths[i], typed)
				}
			}
		}
	}
}

func balanceCell(list []render.Block, sheet render.Sheet, width render.Length, typed map[string]string) {
	for _, b := range list {
		if p, ok := b.(*render.Paragraph); ok {
			balanceParagraph(p, sheet, width, typed)
		}
	}
}

func balanceParagraph(p *render.Paragraph, sheet render.Sheet, width render.Length, typed map[string]string) {
	style := sheet[p.Role]
	if style.Align != render.AlignCenter || len(p.Runs) != 1 || strings.Contains(p.Runs[0].Text, "\n") {
		return
	}
	t := title{style: &style, width: width - style.Left - style.Right, typed: typed[p.Source.Pointer]}
	t.measure(p.Runs[0].Text)
	p.Runs[0].Text = t.lines()
}

// title is a centred text that is being divided into lines.
type title struct {
	style  *render.Style
	width  render.Length
	typed  string // of which the text is made, as it was written
	words  []string
	ends   []render.Length // of each word on one endless line
	starts []render.Length
	breaks []int64 // what it costs to begin a line with each word
}

func (t *title) measure(text string) {
	face := fonts.Default().Face(t.style.Bold, t.style.Italic)
	size := int64(t.style.Size)
	blank, at := render.Length(face.Width(" ", size)), render.Length(0)
	t.words = strings.Split(text, " ")
	for _, w := range t.words {
		t.starts = append(t.starts, at)
		at += render.Length(face.Width(w, size))
		t.ends = append(t.ends, at)
		at += blank
	}
}

// long is how long a line of the words [from, to) is.
func (t *title) long(from, to int) render.Length { return t.ends[to-1] - t.starts[from] }

// lines is the text with breaks where it wants them: in as few lines as can be, or in some more where
// those would end inside a word.
func (t *title) lines() string {
	n := len(t.usual())
	if n == 1 {
		return strings.Join(t.words, " ")
	}
	t.breaks = breakCosts(t.words, t.typed)
	starts, cost := t.even(n)
	for more := 1; more <= linesMore && n+more <= len(t.words); more++ {
		if longer, dear := t.even(n + more); dear+int64(more)*oneLineMore < cost {
			starts, cost = longer, dear+int64(more)*oneLineMore
		}
	}
	return t.broken(starts)
}

// usual are the first words of the lines when each holds as many words as it can.
func (t *title) usual() []int {
	starts := []int{0}
	for i := 1; i < len(t.words); i++ {
		if from := starts[len(starts)-1]; t.long(from, i+1) > t.width {
			starts = append(starts, i)
		}
	}
	return starts
}

// broken is the text with breaks before the given words, of which the first begins it.
func (t *title) broken(starts []int) string {
	var b strings.Builder
	next := 1
	for i, w := range t.words {
		switch {
		case next < len(starts) && i == starts[next]:
			b.WriteByte('\n')
			next++
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// even are the first words of n lines that are as even as can be, judged by the squares of what they
// lack of an equal share and by where the sense lets them end, and what those lines cost. Where a word alone is
// longer than a line, they are the usual ones.
func (t *title) even(n int) (starts []int, cost int64) {
	share := max(t.long(0, len(t.words))/render.Length(n), 1)
	best := make([]division, len(t.words)+1)
	for i := 1; i <= len(t.words); i++ {
		best[i] = division{cost: t.cost(0, i, share)}
	}
	rows := [][]division{best}
	for range n - 1 {
		best = t.oneMore(best, share)
		rows = append(rows, best)
	}
	if cost = best[len(t.words)].cost; cost >= never {
		return t.usual(), never
	}
	starts = make([]int, n)
	for line, to := n-1, len(t.words); line > 0; line-- {
		to = rows[line][to].from
		starts[line] = to
	}
	return starts, cost
}

// division is the best way to divide the first words of a title into some lines: what it costs,
// and where the last line begins.
type division struct {
	cost int64
	from int
}

// What it costs to divide a title, in millionths: a whole is a line as long again as it should be.
const (
	whole       = 1_000_000
	never       = 1000 * whole
	oneLineMore = 3 * whole
	linesMore   = 3 // at most
)

// oneMore divides the words into one line more than the given divisions do.
func (t *title) oneMore(fewer []division, share render.Length) []division {
	best := make([]division, len(fewer))
	for to := range best {
		best[to].cost = never
		for from := 1; from < to; from++ {
			if cost := fewer[from].cost + t.cost(from, to, share); cost < best[to].cost {
				best[to] = division{cost, from}
			}
		}
	}
	return best
}

// cost is what a line of the words [from, to) costs.
func (t *title) cost(from, to int, share render.Length) int64 {
	long := t.long(from, to)
	if long > t.width {
		return never
	}
	lack := int64((long - share) * 1000 / share)
	cost := lack * lack
	if from > 0 {
		cost += t.breaks[from]
	}
	return cost
}
