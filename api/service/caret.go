package service

// Caret is where on paper a place of the payload is. Its lengths are points, to a hundredth.
type Caret struct {
	Page   int     `json:"page"` // from 1
	X      float64 `json:"x"`
	Y      float64 `json:"y"` // of its upper end
	Height float64 `json:"height"`
}

// isOn reports whether the caret, if there is one, is on the page.
func (c *Caret) isOn(page int) bool { return c != nil && c.Page == page }

// caret is where a place of the payload is on paper; nil where it is not there.
func (t *drawnText) caret(pointer string, offset int) *Caret {
	if pointer == "" {
		return nil
	}
	at := t.find(pointer, offset)
	if at < 0 {
		return nil
	}
	l := &t.lines[at]
	return &Caret{Page: l.page, X: t.across(l, offset), Y: l.Y, Height: l.Height}
}

// across is where the letter of the line begins that shows the place in its field, or where the last one before it ends.
func (t *drawnText) across(l *drawnLine, offset int) float64 {
	if l.Length == 0 {
		return l.X
	}
	text, _ := t.fields.at(l.Pointer)
	a := aligner{fields: []fieldText{{text: text[:l.Offset+l.Length]}}, at: l.Offset}
	at := l.from
	a.each(printed(l.pieces), l.from, func(m match) bool {
		at = m.to
		if m.source >= offset {
			at = m.from
		}
		return m.source < offset
	})
	return inPoints(t.along(l.pieces, at))
}
