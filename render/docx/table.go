package docx

import (
	"errors"
	"fmt"
	"slices"

	"vanban/render"
	"vanban/render/layout"
)

// edges turns the widths of columns into whole twips whose sums do not drift from the sums
// of the widths.
func edges(widths []render.Length) []int {
	at := make([]int, len(widths)+1)
	sum := render.Length(0)
	for i, w := range widths {
		sum += w
		at[i+1] = sum.Twips()
	}
	return at
}

// frame says how the grid of a table looks.
type frame struct {
	jc     string
	indent render.Length
	border render.Length // thickness; 0 for none
	inner  bool          // the cells are divided by borders too
	color  render.Color
	margin render.Length // left and right of the text
	pad    render.Length // above and below it
	title  string
	header bool // it has a header row
}

// headerLook says that the first row is a header, for programs that read tables aloud. It has
// no look: no table has a style.
const headerLook = `<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`

// tableHead writes everything of a table before its first row.
func (e *encoder) tableHead(f frame, edges []int) {
	e.num(`<w:tbl><w:tblPr><w:tblW w:w="`, edges[len(edges)-1], `" w:type="dxa"/>`)
	e.raw(f.jc)
	e.twips(`<w:tblInd w:w="`, f.indent, `" w:type="dxa"/>`)
	e.borders(f)
	e.twips(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="`, f.pad, `" w:type="dxa"/>`)
	e.twips(`<w:left w:w="`, f.margin, `" w:type="dxa"/>`)
	e.twips(`<w:bottom w:w="`, f.pad, `" w:type="dxa"/>`)
	e.twips(`<w:right w:w="`, f.margin, `" w:type="dxa"/></w:tblCellMar>`)
	e.flag(f.header, headerLook)
	if f.title != "" {
		e.attr(`<w:tblCaption w:val="`, f.title, `"/>`)
	}
	e.raw(`</w:tblPr><w:tblGrid>`)
	for i := range edges[1:] {
		e.num(`<w:gridCol w:w="`, edges[i+1]-edges[i], `"/>`)
	}
	e.raw(`</w:tblGrid>`)
}

// borders writes the borders of a table.
func (e *encoder) borders(f frame) {
	if f.border == 0 {
		return
	}
	e.raw(`<w:tblBorders>`)
	for _, side := range []string{`<w:top`, `<w:left`, `<w:bottom`, `<w:right`} {
		e.border(side, f.border, f.color)
	}
	if f.inner {
		e.border(`<w:insideH`, f.border, f.color)
		e.border(`<w:insideV`, f.border, f.color)
	}
	e.raw(`</w:tblBorders>`)
}

// columns writes a grid without borders. Its rows stay together: the paragraphs of each but
// the last keep with the next.
func (e *encoder) columns(c *render.Columns, at place) {
	cols := edges(c.Widths)
	e.tableHead(frame{indent: c.Indent}, cols)
	grid, divided := e.resolved.Columns[c]
	if !divided {
		grid = wholeColumns(c)
	}
	for i, row := range grid.Rows {
		if len(row.Cells) != len(c.Widths) {
			e.fail(fmt.Errorf("%q: row %d has %d cells for %d columns", c.Source.Pointer, i, len(row.Cells), len(c.Widths)))
			return
		}
		b := grid.Breaks[i]
		e.raw(`<w:tr>`)
		e.rowProperties(layout.RowBreak{Split: b.Split}, "")
		keep := b.KeepNext || at.keep && !b.Split && i == len(grid.Rows)-1
		for j := range row.Cells {
			e.num(`<w:tc><w:tcPr><w:tcW w:w="`, cols[j+1]-cols[j], `" w:type="dxa"/></w:tcPr>`)
			e.flow(row.Cells[j].Blocks, place{width: c.Widths[j], keep: keep})
			e.raw(`</w:tc>`)
		}
		e.raw(`</w:tr>`)
	}
	e.raw(`</w:tbl>`)
}

// wholeColumns is a grid that stays on one page.
func wholeColumns(c *render.Columns) layout.ColumnsGrid {
	grid := layout.ColumnsGrid{Rows: c.Rows, Breaks: make([]layout.RowBreak, len(c.Rows))}
	for i := range max(len(c.Rows)-1, 0) {
		grid.Breaks[i].KeepNext = true
	}
	return grid
}

// box writes a short text in a rectangle, as a table of one cell.
func (e *encoder) box(b *render.Box, at place) {
	cols := edges([]render.Length{b.Width})
	e.tableHead(frame{jc: boxJC[b.Align], border: b.Weight, color: b.Color}, cols)
	e.twips(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="`, b.Height, `" w:hRule="exact"/></w:trPr>`)
	e.num(`<w:tc><w:tcPr><w:tcW w:w="`, cols[1], `" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>`)
	e.paragraph(&b.Text, place{width: b.Width, keep: at.keep})
	e.raw(`</w:tc></w:tr></w:tbl>`)
}

// boxJC is how each alignment of a box is written.
var boxJC = [...]string{
	render.AlignLeft:    ``,
	render.AlignCenter:  `<w:jc w:val="center"/>`,
	render.AlignRight:   `<w:jc w:val="right"/>`,
	render.AlignJustify: ``,
}

// table writes a grid with borders.
func (e *encoder) table(t *render.Table, at place) {
	grid, ok := e.resolved.Tables[t]
	if !ok || len(grid.Widths) != len(t.Columns) || len(grid.Header) != len(t.Header) || len(grid.Rows) != len(t.Rows) {
		e.fail(fmt.Errorf("%q: layout resolved another table", t.Source.Pointer))
		return
	}
	cols := edges(grid.Widths)
	e.tableHead(frame{border: layout.GridWeight, inner: true, margin: layout.CellMargin, pad: layout.CellPadding, title: t.Caption, header: len(t.Header) > 0}, cols)
	e.rows(t.Header, grid.Header, tableRow{cols: cols, size: grid.Size, header: `<w:tblHeader/>`})
	e.rows(t.Rows, grid.Rows, tableRow{cols: cols, size: grid.Size, keep: at.keep})
	e.raw(`</w:tbl>`)
}

// rows writes the header or the body of a table.
func (e *encoder) rows(rows []render.Row, breaks []layout.RowBreak, t tableRow) {
	t.spans = make([]span, len(t.cols)-1)
	for i := range rows {
		if e.err != nil {
			return
		}
		keep := breaks[i].KeepNext || t.keep && i == len(rows)-1 && !breaks[i].Split
		e.row(&rows[i], breaks[i], keep, t)
		e.breathe()
	}
}

// span is a cell that reaches down into rows below its own.
type span struct {
	rows int // how many more
	cols int
}

// tableRow is what a row has to know of its table.
type tableRow struct {
	cols   []int         // edges of the columns, in twips
	spans  []span        // by first column, what reaches down from above
	size   render.Length // of the type, as in place
	header string        // what makes it a row of the header
	keep   bool          // the last row stays with what follows the table
}

// free reports whether a cell of n columns has room from column col on.
func (t tableRow) free(col, n int) bool {
	end := col + max(n, 1)
	return end <= len(t.spans) && !slices.ContainsFunc(t.spans[col:end], func(s span) bool { return s.rows > 0 })
}

// rowProperties writes what is not said of a row by default; there is no empty list.
func (e *encoder) rowProperties(b layout.RowBreak, header string) {
	if b.Split && header == "" {
		return
	}
	e.raw(`<w:trPr>`)
	e.flag(!b.Split, `<w:cantSplit/>`)
	if b.Height > 0 {
		e.twips(`<w:trHeight w:val="`, b.Height, `" w:hRule="atLeast"/>`)
	}
	e.raw(header)
	e.raw(`</w:trPr>`)
}

var errColumns = errors.New("the cells of a row do not fill its columns")

// row writes one row. A cell from above is written again in each row that it reaches.
func (e *encoder) row(r *render.Row, b layout.RowBreak, keep bool, t tableRow) {
	e.raw(`<w:tr>`)
	e.rowProperties(b, t.header)
	at := place{keep: keep, size: t.size}
	col, next := 0, 0
	for col < len(t.spans) {
		if s := &t.spans[col]; s.rows > 0 {
			s.rows--
			e.cell(&render.Cell{}, t.cols[col:], s.cols, `<w:vMerge/>`, at)
			col += s.cols
			continue
		}
		if next == len(r.Cells) || !t.free(col, r.Cells[next].Cols) {
			break
		}
		col += e.newCell(&r.Cells[next], t, col, at)
		next++
	}
	if col < len(t.spans) || next < len(r.Cells) {
		e.fail(fmt.Errorf("%q: %w", r.Source.Pointer, errColumns))
	}
	e.raw(`</w:tr>`)
}

// newCell writes a cell of the row itself and returns how many columns it covers.
func (e *encoder) newCell(c *render.Cell, t tableRow, col int, at place) int {
	cols, merge := max(c.Cols, 1), ``
	if c.Rows > 1 {
		t.spans[col] = span{rows: c.Rows - 1, cols: cols}
		merge = `<w:vMerge w:val="restart"/>`
	}
	e.cell(c, t.cols[col:], cols, merge, at)
	return cols
}

// cell writes a cell that begins at the first of the given edges and covers n columns.
func (e *encoder) cell(c *render.Cell, edges []int, n int, merge string, at place) {
	e.num(`<w:tc><w:tcPr><w:tcW w:w="`, edges[n]-edges[0], `" w:type="dxa"/>`)
	if n > 1 {
		e.num(`<w:gridSpan w:val="`, n, `"/>`)
	}
	e.raw(merge)
	e.flag(c.Middle, `<w:vAlign w:val="center"/>`)
	e.raw(`</w:tcPr>`)
	at.cell, at.width = true, render.Length(edges[n]-edges[0])*render.Twip-2*layout.CellMargin
	for _, p := range c.Blocks {
		e.paragraph(p, at)
	}
	if len(c.Blocks) == 0 {
		e.sliver(at)
	}
	e.raw(`</w:tc>`)
}
