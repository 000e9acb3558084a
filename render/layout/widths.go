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
// there is room: all that is left, or half of it when other columns divide it too.
func (c *composer) openWidths(t *render.Table, w []render.Length, left render.Length, shared bool, header, body [][]place) (used render.Length, err error) {
	needs := make([]need, len(w))
	if err := c.needs(needs, t.Header, header); err != nil {
		return 0, err
	}
	if err := c.needs(needs, t.Rows, body); err != nil {
		return 0, err
	}
	var total need
	for i, col := range t.Columns {
		if col.Fixed > 0 || col.Share > 0 {
			needs[i] = need{}
			continue
		}
		needs[i].widen(2*CellMargin+render.Twip, left/2)
		total.least += needs[i].least
		total.most += needs[i].most
	}
	room := left
	if shared {
		room = min(total.most, left/2)
	}
	for i, n := range needs {
		if n.most > 0 {
			w[i] = n.share(total, room)
			used += w[i]
		}
	}
	return used, nil
}

// widen adds the cell's margins and a twip, which rounding may take away again.
func (n *need) widen(by, limit render.Length) {
	n.most = min(n.most+by, limit)
	n.least = min(n.least+by, n.most)
}

// share is the part of the room that a column gets of which all together need total.
func (n need) share(total need, room render.Length) render.Length {
	switch {
	case total.most <= room: // all lie on one line, with room to spare
		return room.Scale(int64(n.most), int64(total.most))
	case total.least >= room: // not even the words fit
		return room.Scale(int64(n.least), int64(total.least))
	}
	return n.least + (room-total.least).Scale(int64(n.most-n.least), int64(total.most-total.least))
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
