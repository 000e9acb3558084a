package layout

import (
	"cmp"
	"iter"

	"vanban/fonts"
	"vanban/render"
)

// CellText is what stands in a cell of a table: in the column At, or in as many from there on as Cols says; 0 means 1.
type CellText struct {
	At, Cols int
	Role     render.Role
	Bold     bool
	Text     string
}

// Cut is a word of a table that has no room in its cell, so that a line ends inside it.
type Cut struct {
	At     int  // the column that the cell begins in
	Joined bool // the cell covers further ones
	Word   string
	Number bool // it has digits and no letters
	// Width is what the cell has, Need what it would have to have, margins included.
	Width, Need render.Length
}

// Cuts are the words that have no room in a table of the width, once the table has been fitted into it: the longest of
// each column, a number before all else. The styles are those of the texts' roles.
func Cuts(styles render.Sheet, t *render.Table, width render.Length, cells iter.Seq[CellText]) ([]Cut, error) {
	c := newComposer(&render.Document{Styles: styles}, fonts.Default())
	texts := tableTexts{t.Columns, t.Smaller, visitor(cells)}
	f, err := c.fit(texts, width)
	if err != nil {
		return nil, err
	}
	c.cellSize = f.size
	worst := make([]Cut, len(t.Columns))
	err = texts.each(func(at, cols int, p *render.Paragraph) error {
		return c.cuts(&worst[at], p, f.widths[at:at+cols])
	})
	var found []Cut
	for i, cut := range worst {
		if cut.At = i; cut.Word != "" {
			found = append(found, cut)
		}
	}
	return found, err
}

// visitor visits the cells as paragraphs.
func visitor(cells iter.Seq[CellText]) func(visit func(at, cols int, p *render.Paragraph) error) error {
	return func(visit func(at, cols int, p *render.Paragraph) error) error {
		p := render.Paragraph{Runs: make([]render.Run, 1)}
		for cell := range cells {
			p.Role, p.Runs[0] = cell.Role, render.Run{Text: cell.Text, Bold: cell.Bold}
			if err := visit(cell.At, max(1, cell.Cols), &p); err != nil {
				return err
			}
		}
		return nil
	}
}

// cuts looks for a word of a paragraph that has no room in a cell and is worse than the worst so far; the cell
// covers the columns.
func (c *composer) cuts(worst *Cut, p *render.Paragraph, columns []render.Length) error {
	s, err := c.cellStyle(p.Role)
	if err != nil {
		return err
	}
	width := sum(columns)
	c.words = split(c.words[:0], p, s)
	for i := range c.words {
		w := &c.words[i]
		cut := Cut{Joined: len(columns) > 1, Width: width, Need: w.width + s.Left + s.Right + max(s.FirstLine, 0) + 2*CellMargin}
		if cut.Need <= width {
			continue
		}
		cut.Word, cut.Number = p.Runs[w.run].Text[w.from:w.to], isNumber(p.Runs, w)
		if worst.Word == "" || cut.worse(worst) > 0 {
			*worst = cut
		}
	}
	return nil
}

// worse compares two cuts: a number is worse than a word, and a longer one than a shorter.
func (c *Cut) worse(d *Cut) int {
	switch {
	case c.Number && !d.Number:
		return 1
	case !c.Number && d.Number:
		return -1
	}
	return cmp.Compare(c.Need, d.Need)
}
