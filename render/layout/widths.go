package layout

import (
	"fmt"
	"slices"

	"vanban/render"
)

// widths resolves the columns of a table. They are whole twips, because a DOCX has them so,
// and together as wide as the area.
func (c *composer) widths(t *render.Table, width render.Length, header, body [][]place) ([]render.Length, error) {
	if len(t.Columns) == 0 {
		return nil, fmt.Errorf("a table has no columns")
	}
	w := make([]render.Length, len(t.Columns))
	left, shares, open := width, int64(0), 0
	for i, col := range t.Columns {
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
		used, err := c.openWidths(t, w, left, shares > 0, header, body)
		if err != nil {
			return nil, err
		}
		left -= used
	}
	for i, col := range t.Columns {
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
// it on one line.
type need struct{ least, most render.Length }

// openWidths gives columns without a width of their own what their text asks for, as far as
// there is room: all that is left. When other columns divide it too that is half of it, or more where
// words would be cut otherwise, as long as those of the other columns need not be.
func (c *composer) openWidths(t *render.Table, w []render.Length, left render.Length, shared bool, header, body [][]place) (used render.Length, err error) {
	needs := make([]need, len(w))
	if err := c.needs(needs, t.Header, header); err != nil {
		return 0, err
	}
	if err := c.needs(needs, t.Rows, body); err != nil {
		return 0, err
	}
	others := render.Length(0) // what the words of the columns that have shares need
	for i, col := range t.Columns {
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
	return used, nil
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

func (c *composer) needs(needs []need, rows []render.Row, places [][]place) error {
	for i := range rows {
		for j := range rows[i].Cells {
			if places[i][j].cols > 1 {
				continue
			}
			n := &needs[places[i][j].col]
			for _, p := range rows[i].Cells[j].Blocks {
				if err := c.need(n, p); err != nil {
					return blockError(err, rows[i].Source)
				}
			}
		}
	}
	return nil
}

func (c *composer) need(n *need, p *render.Paragraph) error {
	if p == nil {
		return errNil
	}
	s, err := c.style(p.Role)
	if err != nil {
		return err
	}
	c.words = split(c.words[:0], p, s)
	indent := s.Left + s.Right + max(s.FirstLine, 0)
	n.most = max(n.most, textWidth(c.words)+indent)
	for i := range c.words {
		n.least = max(n.least, c.words[i].width+indent)
	}
	return nil
}
