package layout

import (
	"context"
	"fmt"

	"vanban/render"
)

// columns makes a strip of every row of a grid without lines. The rows stay together. A row
// that is, with what must stand on its page, higher than a page runs on; where it has nothing
// that could, it may be divided anywhere once it is higher than a page itself.
func (c *composer) columns(ctx context.Context, strips []strip, b *render.Columns, parent *Node) ([]strip, error) {
	g := &grid{edges: []render.Length{b.Indent}, divided: c.leastHeight(), page: c.leastHeight()}
	for i, w := range b.Widths {
		g.edges = append(g.edges, g.edges[i]+w)
	}
	m := columnsBuilder{composer: c, grid: g, parent: parent, strips: strips}
	for i := range b.Rows {
		if err := m.row(ctx, &b.Rows[i], i == len(b.Rows)-1); err != nil {
			return nil, blockError(err, b.Source)
		}
	}
	if m.divided {
		c.layout.Resolved.Columns[b] = ColumnsGrid{Rows: m.rows, Breaks: m.breaks}
	}
	return m.strips, nil
}

// columnsBuilder makes the strips of one grid without lines.
type columnsBuilder struct {
	*composer
	grid    *grid
	parent  *Node
	strips  []strip
	rows    []render.ColumnsRow
	breaks  []RowBreak
	divided bool // a row may go over two pages
}

// row makes one row, or the rows that it is divided into.
func (m *columnsBuilder) row(ctx context.Context, row *render.ColumnsRow, last bool) error {
	nodes := len(m.parent.Children)
	r, err := m.columnsRow(ctx, m.grid, row, m.parent)
	if err != nil {
		return err
	}
	if kept(m.strips)+r.height()+SliverHeight > m.grid.divided {
		if pieces := r.runOn(row); len(pieces) > 1 {
			m.parent.Children = m.parent.Children[:nodes]
			return m.pieces(ctx, pieces, last)
		}
	}
	split := r.height() > m.grid.divided
	m.divided = m.divided || split
	m.add(row, r, RowBreak{Split: split, KeepNext: !last && !split})
	return nil
}

// pieces makes the rows that one is divided into. The first, which has the signature, is not left
// without the second, nor is the last alone on a page.
func (m *columnsBuilder) pieces(ctx context.Context, pieces []render.ColumnsRow, last bool) error {
	m.divided = true
	for i := range pieces {
		r, err := m.columnsRow(ctx, m.grid, &pieces[i], m.parent)
		if err != nil {
			return err
		}
		m.add(&pieces[i], r, RowBreak{KeepNext: i == 0 || i == len(pieces)-2 || i == len(pieces)-1 && !last})
	}
	return nil
}

func (m *columnsBuilder) add(row *render.ColumnsRow, r *band, b RowBreak) {
	m.rows = append(m.rows, *row)
	m.breaks = append(m.breaks, b)
	m.strips = append(m.strips, strip{height: r.height(), part: r, glue: b.KeepNext})
}

// runOn divides a row so that its highest cell may go on over pages: as much of it as stands
// beside the others stays in the row, each paragraph beneath becomes a row of its own. So does a
// list of recipients that is longer than the page, while the signature stays whole. It returns
// nothing when the cell has no paragraph beneath the others or holds something else.
func (b *band) runOn(row *render.ColumnsRow) []render.ColumnsRow {
	highest, beside := 0, render.Length(0)
	for i := range b.cells {
		h := height(b.cells[i].strips)
		if tall := height(b.cells[highest].strips); i > 0 && h > tall {
			highest, beside = i, max(beside, tall)
		} else if i > 0 {
			beside = max(beside, h)
		}
	}
	long := row.Cells[highest].Blocks
	first := blocksAbove(b.cells[highest].strips, beside)
	if beside > b.grid.divided/2 || first == len(long) || !onlyParagraphs(long) {
		return nil
	}
	empty := render.ColumnsRow{Cells: make([]render.ColumnsCell, len(row.Cells))}
	pieces := []render.ColumnsRow{withCell(row, highest, long[:first])}
	for i := first; i < len(long); i++ {
		pieces = append(pieces, withCell(&empty, highest, long[i:i+1]))
	}
	return pieces
}

// blocksAbove is how many paragraphs are together at least so high.
func blocksAbove(strips []strip, high render.Length) int {
	n := 0
	for i := range strips {
		if strips[i].index == 0 && high <= 0 {
			return n
		}
		if strips[i].index == 0 {
			n++
		}
		high -= strips[i].before + strips[i].height
	}
	return n
}

func onlyParagraphs(blocks []render.Block) bool {
	for _, b := range blocks {
		if _, ok := b.(*render.Paragraph); !ok {
			return false
		}
	}
	return true
}

// withCell is the row with other blocks in one of its cells.
func withCell(row *render.ColumnsRow, cell int, blocks []render.Block) render.ColumnsRow {
	r := render.ColumnsRow{Cells: append([]render.ColumnsCell(nil), row.Cells...)}
	r.Cells[cell].Blocks = blocks
	return r
}

// kept is how high the strips at the end are that no page ends behind.
func kept(strips []strip) render.Length {
	from := len(strips)
	for from > 0 && strips[from-1].glue {
		from--
	}
	if from == len(strips) {
		return 0
	}
	return height(strips[from:]) - strips[from].before
}

func (c *composer) columnsRow(ctx context.Context, g *grid, row *render.ColumnsRow, parent *Node) (*band, error) {
	if len(row.Cells) != len(g.edges)-1 {
		return nil, fmt.Errorf("a row of %d columns has %d cells", len(g.edges)-1, len(row.Cells))
	}
	outside, resolving := c.drain, c.resolving
	defer func() { c.drain, c.resolving = outside, resolving }()
	c.drain, c.resolving = nil, false
	r := &band{grid: g, rows: 1, heights: make([]render.Length, 0, 1), cells: make([]cell, len(row.Cells))}
	for i := range row.Cells {
		node := c.child(parent, NodeDivision)
		strips, err := c.blocks(ctx, nil, row.Cells[i].Blocks, g.edges[i+1]-g.edges[i], node)
		if err != nil {
			return nil, err
		}
		r.cells[i] = cell{rows: 1, col: i, cols: 1, strips: strips}
	}
	r.fit(unlimited)
	return r, nil
}
