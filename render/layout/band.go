package layout

import (
	"cmp"
	"slices"

	"vanban/render"
)

// band is one row of a grid, or several rows that cells reach across. It is a single strip.
type band struct {
	grid    *grid
	heights []render.Length // of its rows
	cells   []cell          // by row, then by column
	whole   bool            // its rows stay together
}

// grid is what the bands of one table, or of one head or foot, have in common.
type grid struct {
	edges   []render.Length // of the columns, from the left edge of the text area: one more than columns
	margin  render.Length   // between the edges and the text, left and right
	padding render.Length   // the same above and below
	line    render.Length   // thickness of the edges; 0 when they are not drawn
	divided render.Length   // a row higher than this may be divided between pages
}

// cell is a cell of a band. Row counts from the band's first row.
type cell struct {
	row, rows, col, cols int
	strips               []strip
	middle               bool
	begun                bool // it goes on from a page before: its first strip has no space above it
}

// skipped is the space above its first strip that it does not have.
func (c *cell) skipped() render.Length {
	if !c.begun || len(c.strips) == 0 {
		return 0
	}
	return c.strips[0].before
}

func (c *cell) height() render.Length { return height(c.strips) - c.skipped() }

// cutAt is how many of its strips may be left on a page that has room for avail more.
func (c *cell) cutAt(avail render.Length) int { return cutAt(c.strips, avail+c.skipped()) }

// left and right are the cell's edges.
func (c *cell) left(g *grid) render.Length  { return g.edges[c.col] }
func (c *cell) right(g *grid) render.Length { return g.edges[c.col+c.cols] }

// extra is what a row is higher than its text: the line above it and the padding.
func (g *grid) extra() render.Length { return g.line + 2*g.padding }

// fit makes every row as high as its cells. What a cell over several rows lacks is added to
// its last row, as Word does. The rows are made from above to below: what is added for a cell that
// ends higher is there for those that end lower.
func (b *band) fit() {
	clear(b.heights)
	for i := range b.cells {
		if c := &b.cells[i]; c.rows == 1 {
			b.heights[c.row] = max(b.heights[c.row], c.height()+b.grid.extra())
		}
	}
	for _, c := range b.spanning() {
		last := c.row + c.rows - 1
		missing := c.height() + b.grid.extra() - sum(b.heights[c.row:last+1])
		b.heights[last] += max(missing, 0)
	}
}

// spanning are the cells over several rows, in the order of the rows that they end with.
func (b *band) spanning() []*cell {
	var all []*cell
	for i := range b.cells {
		if c := &b.cells[i]; c.rows > 1 {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(x, y *cell) int { return cmp.Compare(x.row+x.rows, y.row+y.rows) })
	return all
}

func (b *band) height() render.Length { return sum(b.heights) }

func sum(lengths []render.Length) render.Length {
	s := render.Length(0)
	for _, l := range lengths {
		s += l
	}
	return s
}

func (b *band) place(pt *painter, _ int, x, y render.Length) {
	for i := range b.cells {
		c := &b.cells[i]
		top := y + sum(b.heights[:c.row])
		tall := sum(b.heights[c.row : c.row+c.rows])
		// The first line lies inside the table's edge, and so all are shifted by half of it.
		half := b.grid.line / 2
		left, right := x+c.left(b.grid)+half, x+c.right(b.grid)+half
		if b.grid.line > 0 {
			pt.cell(left, top+half, right-left, tall)
		}
		c.place(pt, left+b.grid.margin, top+b.grid.line+b.grid.padding, tall-b.grid.extra())
	}
}

func (c *cell) place(pt *painter, x, y, tall render.Length) {
	if c.middle {
		y += max(tall-c.height(), 0) / 2
	}
	y -= c.skipped()
	for i := range c.strips {
		s := &c.strips[i]
		s.part.place(pt, s.index, x, y+s.before)
		y += s.before + s.height
	}
}

// split divides the band so that the first part is not higher than avail: between two rows
// where one fits, else inside its first row. With force something always goes into the
// first part.
func (b *band) split(avail render.Length, force bool) (first, rest *band, ok bool) {
	avail -= b.grid.line // the line below it
	if b.whole && !force {
		return nil, nil, false
	}
	k := b.rowsIn(avail)
	if k > 0 && k < len(b.heights) {
		if first, rest, ok = b.splitRow(k, avail, false); ok {
			return first, rest, true
		}
	}
	for ; k > 0 && k < len(b.heights); k-- {
		first, rest = b.cut(k, k, func(c *cell) int { return c.cutAt(sum(b.heights[c.row:k]) - b.grid.extra()) })
		if first.height() <= avail { // a cell that begins in a row without height of its own needs room for its margins
			return first, rest, true
		}
	}
	return b.splitRow(0, avail, force)
}

// loosen lets the rows of the band part: with what heads it, it is higher than a page.
func (b *band) loosen() bool {
	whole := b.whole
	b.whole = false
	return whole
}

// rowsIn is how many of the band's rows are together not higher than avail.
func (b *band) rowsIn(avail render.Length) int {
	for i, h := range b.heights {
		if avail -= h; avail < 0 {
			return i
		}
	}
	return len(b.heights)
}

// splitRow divides the row k, which begins on the page, so that the rows up to there are together not
// higher than avail.
func (b *band) splitRow(k int, avail render.Length, force bool) (first, rest *band, ok bool) {
	if b.heights[k] <= b.grid.divided && !force {
		return nil, nil, false
	}
	room := func(c *cell) render.Length { return avail - sum(b.heights[:c.row]) - b.grid.extra() }
	for i := range b.cells {
		c := &b.cells[i]
		if c.row == k && len(c.strips) > 0 && c.cutAt(room(c)) == 0 && !force {
			return nil, nil, false
		}
	}
	first, rest = b.cut(k, k+1, func(c *cell) int {
		if n := c.cutAt(room(c)); n > 0 || !force {
			return n
		}
		return min(1, len(c.strips))
	})
	return first, rest, !rest.empty() && (force || k == 0 || first.height() <= avail)
}

// cut divides the band. The first part has its rows before upper, the rest those from lower on: a
// row that both have is divided. Part says how many strips of a cell that is divided stay in the
// first part.
func (b *band) cut(lower, upper int, part func(*cell) int) (first, rest *band) {
	first = &band{grid: b.grid, heights: make([]render.Length, upper)}
	rest = &band{grid: b.grid, heights: make([]render.Length, len(b.heights)-lower), cells: make([]cell, 0, len(b.cells))}
	for i := range b.cells {
		c := b.cells[i]
		switch end := c.row + c.rows; {
		case c.row >= upper:
			c.row -= lower
			rest.cells = append(rest.cells, c)
		case end <= lower:
			first.cells = append(first.cells, c)
		default:
			above, below := c.divide(part(&c))
			above.rows = min(end, upper) - c.row
			below.row, below.rows = 0, end-lower
			first.cells = append(first.cells, above)
			rest.cells = append(rest.cells, below)
		}
	}
	first.fit()
	rest.fit()
	return first, rest
}

// divide leaves n strips in the upper part. The lower one begins without the space above it.
func (c cell) divide(n int) (upper, lower cell) {
	upper, lower = c, c
	upper.middle, lower.middle = false, false
	upper.strips, lower.strips = c.strips[:n:n], c.strips[n:]
	lower.begun = true
	return upper, lower
}

// empty reports whether the band has no text.
func (b *band) empty() bool {
	for i := range b.cells {
		if len(b.cells[i].strips) > 0 {
			return false
		}
	}
	return true
}
