package layout

import (
	"context"
	"fmt"

	"vanban/render"
)

// table makes strips of a table: one for each row, or for the rows that cells reach across.
func (c *composer) table(ctx context.Context, strips []strip, t *render.Table, width render.Length, parent *Node) ([]strip, error) {
	header, err := spread(t.Header, len(t.Columns))
	if err != nil {
		return nil, blockError(fmt.Errorf("the table's header: %w", err), t.Source)
	}
	body, err := spread(t.Rows, len(t.Columns))
	if err != nil {
		return nil, blockError(err, t.Source)
	}
	fitted, err := c.fit(textsOf(t, header, body), width)
	if err != nil {
		return nil, blockError(err, t.Source)
	}
	c.cellSize = fitted.size
	g := &grid{edges: []render.Length{0}, margin: CellMargin, padding: CellPadding, line: GridWeight, divided: c.leastHeight() / 2, page: c.leastHeight()}
	for i, w := range fitted.widths {
		g.edges = append(g.edges, g.edges[i]+w)
	}
	node := c.child(c.lists.inner(parent), NodeTable)
	node.Alt, node.Source = t.Caption, t.Source
	b := tableBuilder{composer: c, grid: g, table: node, heading: node}
	if len(t.Header) > 0 && len(t.Rows) > 0 { // a head has a body beside it (ISO 14289-1, 7.2)
		b.heading = c.child(node, NodeTableHead)
	}
	if strips, err = b.header(ctx, strips, t.Header, header); err != nil {
		return nil, err
	}
	if strips, err = b.body(ctx, strips, t.Rows, body); err != nil {
		return nil, err
	}
	if len(t.Header)+len(t.Rows) > 0 {
		last := &strips[len(strips)-1]
		last.close()
		last.glue = last.glue || t.KeepNext
		if !b.parted {
			last.below = -g.line
		}
	}
	if n := len(b.bodyBreaks); n > 0 {
		b.bodyBreaks[n-1].KeepNext = t.KeepNext
	}
	c.layout.Resolved.Tables[t] = Grid{Widths: fitted.widths, Size: fitted.size, Header: b.headerBreaks, Rows: b.bodyBreaks}
	return strips, nil
}

// tableBuilder makes the strips of one table.
type tableBuilder struct {
	*composer
	grid                     *grid
	table, heading           *Node // heading is where the rows of the header belong
	head                     *head
	scope                    Scope // of the header cells in the rows at hand
	headerBreaks, bodyBreaks []RowBreak
	parted                   bool // it may lie on two pages
}

// header makes the strips of the header, which keep with the first row of the body, and
// remembers them for the pages that follow.
func (b *tableBuilder) header(ctx context.Context, strips []strip, rows []render.Row, places [][]place) ([]strip, error) {
	if len(rows) == 0 {
		return strips, nil
	}
	from := len(strips)
	b.scope = ScopeColumn
	strips, err := b.rows(ctx, strips, rows, places, b.heading, &b.headerBreaks)
	if err != nil {
		return nil, err
	}
	b.head = &head{}
	for i := from; i < len(strips); i++ {
		strips[i].glue = true
		b.head.bands = append(b.head.bands, strips[i].part.(*band))
		b.head.height += strips[i].height
	}
	row := 0
	for _, r := range b.head.bands {
		for _, height := range r.heights {
			b.headerBreaks[row].KeepNext = true
			if len(r.heights) > 1 {
				b.headerBreaks[row].Height = height - b.grid.line
			}
			row++
		}
	}
	if b.head.height > b.grid.divided { // a header that leaves no room for rows is not repeated
		b.head = nil
	}
	return strips, nil
}

func (b *tableBuilder) body(ctx context.Context, strips []strip, rows []render.Row, places [][]place) ([]strip, error) {
	b.scope = ScopeRow
	return b.rows(ctx, strips, rows, places, b.child(b.table, NodeTableBody), &b.bodyBreaks)
}

// rows makes a strip of every run of rows that cells join. It stays whole while it fits on a page
// together with the rows that head it.
func (b *tableBuilder) rows(ctx context.Context, strips []strip, rows []render.Row, places [][]place, parent *Node, breaks *[]RowBreak) ([]strip, error) {
	*breaks = make([]RowBreak, len(rows))
	heading := render.Length(0)
	for from := 0; from < len(rows); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		to := joined(places, from)
		r, err := b.band(ctx, rows[from:to], places[from:to], parent)
		if err != nil {
			return nil, err
		}
		heading += r.height()
		r.whole = to-from > 1 && heading <= b.room()
		for i := from; i < to; i++ {
			(*breaks)[i] = RowBreak{
				Split:    !r.whole && r.heights[i-from] > b.grid.divided,
				KeepNext: i < len(rows)-1 && (rows[i].Group || r.whole && i < to-1),
			}
		}
		strips = append(strips, strip{
			height: r.height(), below: b.grid.line, part: r, glue: rows[to-1].Group && to < len(rows), header: b.head,
		})
		if !strips[len(strips)-1].glue {
			heading = 0
			b.parted = b.parted || to < len(rows)
		}
		b.parted = b.parted || (*breaks)[from].Split || r.height() > b.grid.divided
		if b.scope == ScopeRow { // those of the header are still needed
			if strips, err = b.drained(ctx, strips); err != nil {
				return nil, err
			}
		}
		from = to
	}
	return strips, nil
}

// room is the height that a page has for the rows of the body.
func (b *tableBuilder) room() render.Length {
	room := b.leastHeight() - b.grid.line
	if b.head != nil {
		room -= b.head.height
	}
	return room
}

// joined returns the end of the run of rows from the given one that cells reach across.
func joined(places [][]place, from int) int {
	end := from + 1
	for r := from; r < end; r++ {
		for _, p := range places[r] {
			end = max(end, r+p.rows)
		}
	}
	return end
}

func (b *tableBuilder) band(ctx context.Context, rows []render.Row, places [][]place, parent *Node) (*band, error) {
	r := &band{grid: b.grid, rows: len(rows), heights: make([]render.Length, 0, len(rows)), cells: b.cells(rows)}
	for i := range rows {
		node := b.child(parent, NodeRow)
		node.Children = make([]*Node, 0, len(rows[i].Cells))
		for j := range rows[i].Cells {
			p := places[i][j]
			strips, err := b.cell(&rows[i].Cells[j], p, node)
			if err != nil {
				return nil, blockError(err, rows[i].Source)
			}
			r.cells = append(r.cells, cell{
				row: i, rows: p.rows, col: p.col, cols: p.cols,
				strips: strips, middle: rows[i].Cells[j].Middle,
			})
		}
	}
	r.fit(unlimited)
	return r, nil
}

// cells has room for the cells of the rows.
func (b *tableBuilder) cells(rows []render.Row) []cell {
	n := 0
	for i := range rows {
		n += len(rows[i].Cells)
	}
	return make([]cell, 0, n)
}

func (b *tableBuilder) cell(cell *render.Cell, p place, row *Node) ([]strip, error) {
	node := b.child(row, NodeCell)
	node.Cols, node.Rows = int32(p.cols), int32(p.rows)
	if cell.Scope {
		node.Kind, node.Scope = NodeHeaderCell, b.scope
	}
	width := b.grid.edges[p.col+p.cols] - b.grid.edges[p.col] - 2*b.grid.margin
	b.strips = b.strips[:0]
	for _, block := range cell.Blocks {
		text, err := b.cellParagraph(block, width)
		if err != nil {
			return nil, err
		}
		text.node = b.cellNode(text, node, len(cell.Blocks) == 1)
		b.strips = text.strips(b.strips)
	}
	return b.slabs.strips.copy(b.strips), nil
}

// cellNode is the element of a cell's paragraph. One that is all that the cell holds is the cell
// itself: nobody hears a difference, and a table has half as many elements.
func (b *tableBuilder) cellNode(p *paragraph, cell *Node, alone bool) *Node {
	if !alone || p.style.Outline > 0 || p.block.List.Level > 0 || len(p.block.Runs) == 0 || len(p.block.Places) > 0 {
		return b.textNode(p, cell)
	}
	cell.Role, cell.Source = p.block.Role, p.block.Source
	return cell
}

// place is where a cell lies in its table.
type place struct{ col, cols, rows int }

// spread finds the place of every cell. The error says which row does not fill its columns.
func spread(rows []render.Row, columns int) ([][]place, error) {
	taken := make([]int, columns) // how many rows below are covered already
	places := make([][]place, len(rows))
	for i := range rows {
		places[i] = make([]place, len(rows[i].Cells))
		col := 0
		for j := range rows[i].Cells {
			for col < columns && taken[col] > 0 {
				col++
			}
			p := place{col, max(rows[i].Cells[j].Cols, 1), max(rows[i].Cells[j].Rows, 1)}
			if err := p.take(taken, len(rows)-i); err != nil {
				return nil, fmt.Errorf("row %d, cell %d: %w", i+1, j+1, err)
			}
			places[i][j] = p
			col += p.cols
		}
		if err := nextRow(taken); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return places, nil
}

// take marks the columns of a cell as covered by it.
func (p place) take(taken []int, rowsLeft int) error {
	if p.cols > len(taken)-p.col {
		return fmt.Errorf("it reaches beyond the %d columns", len(taken))
	}
	if p.rows > rowsLeft {
		return fmt.Errorf("it reaches over %d rows, of which there are %d", p.rows, rowsLeft)
	}
	for c := p.col; c < p.col+p.cols; c++ {
		if taken[c] > 0 {
			return fmt.Errorf("it lies over a cell that reaches down from above")
		}
		taken[c] = p.rows
	}
	return nil
}

func nextRow(taken []int) error {
	for c := range taken {
		if taken[c] == 0 {
			return fmt.Errorf("no cell covers column %d", c+1)
		}
		taken[c]--
	}
	return nil
}
