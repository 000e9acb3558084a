package layout

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vanban/render"
)

// fitting is how a table fits into its width.
type fitting struct {
	widths []render.Length
	size   render.Length // of the type, where a style has a greater one; 0 is that of the styles
	// cut says that a word has no room in its column, number that one of these is a number. A column with a width of
	// its own does not count: who has given it may give more, and is told so.
	cut, number bool
}

// fit resolves the columns of a table, and the size of its type: the greatest with which no word is cut. When
// there is none, as for an address that nothing has room for, it is the greatest with which no number is, or the
// smallest of all: half of a number is another number.
func (c *composer) fit(t tableTexts, width render.Length) (fitting, error) {
	best, err := c.fitAt(0, t, width)
	for _, size := range t.smaller {
		if err != nil || !best.cut {
			break
		}
		var f fitting
		if f, err = c.fitAt(size, t, width); best.number || !f.cut {
			best = f
		}
	}
	return best, err
}

// tableTexts are what the widths of a table follow from.
type tableTexts struct {
	columns []render.Column
	smaller []render.Length // as in [render.Table]
	// each visits the paragraphs of the cells, with the columns that they cover.
	each func(visit func(at, cols int, p *render.Paragraph) error) error
}

// textsOf are the texts of a table whose cells lie at the places.
func textsOf(t *render.Table, header, body [][]place) tableTexts {
	rows := func(rows []render.Row, places [][]place, visit func(at, cols int, p *render.Paragraph) error) error {
		for i := range rows {
			for j := range rows[i].Cells {
				for _, p := range rows[i].Cells[j].Blocks {
					if err := visit(places[i][j].col, places[i][j].cols, p); err != nil {
						return blockError(err, rows[i].Source)
					}
				}
			}
		}
		return nil
	}
	return tableTexts{t.Columns, t.Smaller, func(visit func(at, cols int, p *render.Paragraph) error) error {
		if err := rows(t.Header, header, visit); err != nil {
			return err
		}
		return rows(t.Rows, body, visit)
	}}
}

// fitAt is fit with type of one size.
func (c *composer) fitAt(size render.Length, t tableTexts, width render.Length) (fitting, error) {
	c.cellSize = size
	needs, err := c.needs(t)
	if err != nil {
		return fitting{}, err
	}
	f := fitting{size: size}
	if f.widths, err = shares(t.columns, needs, width); err != nil {
		return f, err
	}
	if f.look(needs, 0); f.cut {
		widen(f.widths, t.columns, needs, width)
		f.look(needs, ease-render.Twip) // which rounding may have taken
	}
	return f, nil
}

// ease is what a column that is made as wide as its longest word has beyond that: a word processor rounds the places
// of letters to its own units, and would break a word that fits to a hair.
const ease = render.Pt

// look looks for words that have no room with so much beside them.
func (f *fitting) look(needs []need, beside render.Length) {
	f.cut, f.number = false, false
	for i, n := range needs {
		f.cut = f.cut || n.least > 0 && n.least+2*CellMargin+beside > f.widths[i]
		f.number = f.number || n.number > 0 && n.number+2*CellMargin+beside > f.widths[i]
	}
}

// widen gives the columns that follow from others room for their words, numbers first, and leaves the rest of the
// width to the others as they had shared it.
func widen(w []render.Length, columns []render.Column, needs []need, width render.Length) {
	least, numbers := make([]render.Length, len(w)), make([]render.Length, len(w))
	free := make([]bool, len(w)) // follows from others
	room := width
	for i, c := range columns {
		if free[i] = c.Fixed == 0; !free[i] {
			room -= w[i]
			continue
		}
		least[i] = needs[i].least + 2*CellMargin + ease
		if numbers[i] = LeastColumn; needs[i].number > 0 {
			numbers[i] = max(LeastColumn, needs[i].number+2*CellMargin+ease)
		}
	}
	settle(w, atLeast(least, numbers, room), free, room)
	fill(w, width)
}

// atLeast is what each column gets at the least. When the words have no room together the longest are cut down to
// one length, but no number is as long as all numbers have room.
func atLeast(least, numbers []render.Length, room render.Length) []render.Length {
	if sum(least) <= room {
		return least
	}
	if sum(numbers) >= room {
		return capped(numbers, nil, room)
	}
	return capped(least, numbers, room)
}

// capped cuts the lengths down to the greatest one with which all have room; none of them falls below its floor.
func capped(lengths, floors []render.Length, room render.Length) []render.Length {
	most := slices.Max(lengths)
	cut := func(most render.Length) []render.Length {
		out := make([]render.Length, len(lengths))
		for i, l := range lengths {
			if out[i] = min(l, most); floors != nil {
				out[i] = max(out[i], floors[i])
			}
		}
		return out
	}
	low, high := render.Length(0), most
	for high-low > render.Twip {
		if middle := (low + high) / 2; sum(cut(middle)) <= room {
			low = middle
		} else {
			high = middle
		}
	}
	return cut(low)
}

// settle divides the room between the columns that are free in the proportions that they have, but none gets less
// than its least.
func settle(w, least []render.Length, free []bool, room render.Length) {
	open := slices.Clone(free)
	for again := true; again; {
		again = false
		left, weight := room, render.Length(0)
		for i := range w {
			switch {
			case open[i]:
				weight += w[i]
			case free[i]:
				left -= least[i]
			}
		}
		for i := range w {
			if open[i] && left.Scale(int64(w[i]), int64(max(weight, 1))) < least[i] {
				open[i], again = false, true
			}
		}
		for i := range w {
			switch {
			case again || !free[i]:
			case open[i]:
				w[i] = left.Scale(int64(w[i]), int64(weight))
			default:
				w[i] = least[i]
			}
		}
	}
}

// shares resolves the columns of a table as they are asked for. They are whole twips, because a DOCX has them
// so, and together as wide as the area.
func shares(columns []render.Column, needs []need, width render.Length) ([]render.Length, error) {
	if len(columns) == 0 {
		return nil, fmt.Errorf("a table has no columns")
	}
	w := make([]render.Length, len(columns))
	left, shares, open := width, int64(0), 0
	for i, col := range columns {
		switch {
		case col.Fixed > 0:
			w[i] = col.Fixed
			left -= col.Fixed
		case col.Share > 0:
			shares += int64(col.Share)
		default:
			open++
		}
	}
	if open > 0 {
		left -= openWidths(columns, w, left, shares > 0, slices.Clone(needs))
	}
	for i, col := range columns {
		if col.Fixed == 0 && col.Share > 0 {
			w[i] = max(left, 0).Scale(int64(col.Share), shares)
		}
	}
	fill(w, width)
	return w, raise(w)
}

// raise gives every column its least width at the cost of the widest ones.
func raise(w []render.Length) error {
	for i := range w {
		for w[i] < LeastColumn {
			widest := slices.Index(w, slices.Max(w))
			spare := min(LeastColumn-w[i], w[widest]-LeastColumn)
			if spare <= 0 {
				return fmt.Errorf("%d columns have no room for text", len(w))
			}
			w[widest] -= spare
			w[i] += spare
		}
	}
	return nil
}

// fill scales the widths to the area and makes whole twips of them; what that leaves over
// goes to the last one.
func fill(w []render.Length, width render.Length) {
	total := sum(w)
	at := render.Length(0)
	reached := render.Length(0)
	for i := range w {
		reached += w[i]
		end := reached.Scale(int64(width), int64(max(total, 1))) / render.Twip * render.Twip
		w[i] = end - at
		at = end
	}
}

// need is what the text of a column asks for: the least is its longest word, the most all of
// it on one line. Of the words that are numbers the longest is noted, too.
type need struct{ least, number, most render.Length }

// openWidths gives columns without a width of their own what their text asks for, as far as
// there is room: all that is left. When other columns divide it too that is half of it, or more where
// words would be cut otherwise, as long as those of the other columns need not be.
func openWidths(columns []render.Column, w []render.Length, left render.Length, shared bool, needs []need) (used render.Length) {
	others := render.Length(0) // what the words of the columns that have shares need
	for i, col := range columns {
		needs[i].widen(2*CellMargin+render.Twip, left/2)
		if col.Share > 0 && col.Fixed == 0 {
			others += needs[i].least
		}
		if col.Fixed > 0 || col.Share > 0 {
			needs[i] = need{}
		}
	}
	total := together(needs)
	room := left
	if shared {
		room = min(total.most, max(left/2, min(total.least, left-others)))
	}
	total = level(needs, room)
	for i, n := range needs {
		if n.most > 0 {
			w[i] = n.share(total, room)
			used += w[i]
		}
	}
	return used
}

// widen adds the cell's margins and a twip, which rounding may take away again. Beyond the limit text is not
// worth a line of its own, but its words are.
func (n *need) widen(by, limit render.Length) {
	n.least += by
	n.most = max(n.least, min(n.most+by, limit))
}

func together(needs []need) (total need) {
	for _, n := range needs {
		total.least += n.least
		total.most += n.most
	}
	return total
}

// level cuts the longest words down to one length when not all have room, so that short ones stay whole. It
// returns what all columns need then.
func level(needs []need, room render.Length) need {
	least := make([]render.Length, 0, len(needs))
	for _, n := range needs {
		least = append(least, n.least)
	}
	slices.Sort(least)
	left := max(room, 0)
	for i, l := range least {
		if most := left / render.Length(len(least)-i); l > most {
			for j := range needs {
				needs[j].least = min(needs[j].least, most)
			}
			break
		}
		left -= l
	}
	return together(needs)
}

// share is the part of the room that a column gets of which all together need total.
func (n need) share(total need, room render.Length) render.Length {
	if total.most <= room { // all lie on one line, with room to spare
		return room.Scale(int64(n.most), int64(total.most))
	}
	return n.least + max(room-total.least, 0).Scale(int64(n.most-n.least), int64(total.most-total.least))
}

// needs are what the texts of the columns ask for. Those of a cell over several columns ask for nothing, nor do
// those of a column with a width of its own.
func (c *composer) needs(t tableTexts) ([]need, error) {
	needs := make([]need, len(t.columns))
	err := t.each(func(at, cols int, p *render.Paragraph) error {
		if cols > 1 || p != nil && t.columns[at].Fixed > 0 {
			return nil
		}
		return c.need(&needs[at], p)
	})
	return needs, err
}

func (c *composer) need(n *need, p *render.Paragraph) error {
	if p == nil {
		return errNil
	}
	s, err := c.cellStyle(p.Role)
	if err != nil {
		return err
	}
	c.words = split(c.words[:0], p, s)
	indent := s.Left + s.Right + max(s.FirstLine, 0)
	n.most = max(n.most, textWidth(c.words)+indent)
	for i := range c.words {
		w := &c.words[i]
		width := w.width + indent
		if width > n.number && isNumber(p.Runs, w) {
			n.number = width
		}
		n.least = max(n.least, width)
	}
	return nil
}

// isNumber reports whether a word has digits, and no letters beside them.
func isNumber(runs []render.Run, w *word) bool {
	if w.to == w.from {
		return false
	}
	text := runs[w.run].Text[w.from:w.to]
	return strings.ContainsAny(text, "0123456789") && strings.IndexFunc(text, unicode.IsLetter) < 0
}
