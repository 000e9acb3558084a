package part

import (
	"cmp"
	"iter"
	"slices"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// alignRoles are the roles of a table's cells by the alignment that a column asks for.
var alignRoles = map[string]render.Role{
	"":        nd30.BangNoiDung,
	"left":    nd30.BangNoiDung,
	"center":  nd30.BangGiua,
	"right":   nd30.BangSo,
	"justify": nd30.BangDeu,
}

// alignRole is the role of cells of the alignment; what is none, as a draft may have it, is like none.
func alignRole(align string) render.Role { return cmp.Or(alignRoles[align], alignRoles[""]) }

// cell is a cell of the text, one paragraph for each of its lines. Ranges do not part at
// their hyphens. It has no no-break spaces but those of the payload: in a narrow column they would do more
// harm than good.
func cell(role render.Role, text string, source render.Source) render.Cell {
	var c render.Cell
	for line, at := range lines(text, source) {
		p := &cellLine{paragraph: render.Paragraph{Role: role, Source: at}, run: [1]render.Run{{Text: viet.BindRanges(line)}}}
		p.paragraph.Runs = p.run[:]
		if c.Blocks == nil {
			p.block[0] = &p.paragraph
			c.Blocks = p.block[:]
			continue
		}
		c.Blocks = append(c.Blocks, &p.paragraph)
	}
	if c.Blocks == nil {
		c.Blocks = []*render.Paragraph{{Role: role, Source: source}}
	}
	return c
}

// cellLine is what a line of a cell consists of, in one piece of memory: long tables have tens of
// thousands.
type cellLine struct {
	paragraph render.Paragraph
	run       [1]render.Run
	block     [1]*render.Paragraph // the list of a cell that has no other line
}

// labelled is a cell of the text with a label before it.
func labelled(role render.Role, label, text string, source render.Source) render.Cell {
	c := cell(role, text, source)
	first := c.Blocks[0]
	switch {
	case label == "":
	case len(first.Runs) == 0:
		first.Runs = []render.Run{{Text: label}}
	default:
		first.Runs[0].Text = label + " " + first.Runs[0].Text
	}
	return c
}

// headerCell heads a column.
func headerCell(text string, source render.Source) render.Cell {
	c := cell(nd30.BangTieuDe, text, source)
	c.Middle, c.Scope = true, true
	return c
}

// embolden makes all text of the cell bold.
func embolden(c *render.Cell) {
	for _, p := range c.Blocks {
		for i := range p.Runs {
			p.Runs[i].Bold = true
		}
	}
}

// column is the width of a column as the payload asks for it.
func column(widthMM, share int) render.Column {
	return render.Column{Fixed: render.Length(widthMM) * render.MM, Share: share}
}

// coverage tracks which columns cells of earlier rows still reach into.
type coverage struct{ rows []int }

func newCoverage(columns int) coverage { return coverage{rows: make([]int, columns)} }

// cells places the cells of the next row of a table made of data, and yields each with the column
// that it begins in. What finds no place is left out.
func (c *coverage) cells(row []stat.Cell) iter.Seq2[stat.Cell, int] {
	return func(yield func(stat.Cell, int) bool) {
		defer c.nextRow()
		for _, cell := range row {
			at := c.place(0)
			if !c.cover(at, max(1, cell.Cols), max(1, cell.Rows)) || !yield(cell, at) {
				return
			}
		}
	}
}

// place finds the next free column from the given one; it is len(rows) when none is free.
func (c *coverage) place(from int) int {
	for from < len(c.rows) && c.rows[from] > 0 {
		from++
	}
	return from
}

// room is how many columns are free from the given one, which is.
func (c *coverage) room(at int) int {
	end := at
	for end < len(c.rows) && c.rows[end] == 0 {
		end++
	}
	return end - at
}

// cover marks a cell of the given size at the column and reports whether it fits.
func (c *coverage) cover(at, cols, rows int) bool {
	if cols > len(c.rows)-at {
		return false
	}
	covered := c.rows[at : at+cols]
	if slices.Max(covered) > 0 {
		return false
	}
	for i := range covered {
		covered[i] = rows
	}
	return true
}

// nextRow goes on to the next row.
func (c *coverage) nextRow() {
	for i := range c.rows {
		c.rows[i] = max(0, c.rows[i]-1)
	}
}
