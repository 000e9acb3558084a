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
}

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
			b.heights[c.row] = max(b.heights[c.row], height(c.strips)+b.grid.extra())
		}
	}
	for _, c := range b.spanning() {
		last := c.row + c.rows - 1
		missing := height(c.strips) + b.grid.extra() - sum(b.heights[c.row:last+1])
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
		y += max(tall-height(c.strips), 0) / 2
	}
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
	if k := b.rowsIn(avail); k < len(b.heights) {
		for ; k > 0; k-- {
			first, rest = b.cut(k, func(c *cell) int { return cutAt(c.strips, sum(b.heights[c.row:k])-b.grid.extra()) })
			if first.height() <= avail { // a cell that begins in a row without height of its own needs room for its margins
				return first, rest, true
			}
		}
	}
	return b.splitRow(avail, force)
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

// splitRow divides the first row.
func (b *band) splitRow(avail render.Length, force bool) (first, rest *band, ok bool) {
	if b.heights[0] <= b.grid.divided && !force {
		return nil, nil, false
	}
	avail -= b.grid.extra()
	for i := range b.cells {
		c := &b.cells[i]
		if c.row == 0 && len(c.strips) > 0 && cutAt(c.strips, avail) == 0 && !force {
			return nil, nil, false
		}
	}
	first, rest = b.cut(0, func(c *cell) int {
		if n := cutAt(c.strips, avail); n > 0 || !force {
			return n
		}
		return min(1, len(c.strips))
	})
	return first, rest, !rest.empty()
}

// cut divides the band after its first k rows, or inside its first row when k is 0. Part
// says how many strips of a cell that is divided stay in the first band.
func (b *band) cut(k int, part func(*cell) int) (first, rest *band) {
	inside := k == 0
	k = max(k, 1)
	first = &band{grid: b.grid, heights: make([]render.Length, k)}
	left := len(b.heights) - k
	if inside {
		left++
	}
	rest = &band{grid: b.grid, heights: make([]render.Length, left)}
	for i := range b.cells {
		c := b.cells[i]
		end := c.row + c.rows
		switch {
		case c.row >= k:
			c.row -= len(b.heights) - left
			rest.cells = append(rest.cells, c)
		case end <= k && !inside:
			first.cells = append(first.cells, c)
		default:
			upper, lower := c.divide(part(&c))
			upper.rows = k - c.row
			lower.row, lower.rows = 0, end-(len(b.heights)-left)
			first.cells = append(first.cells, upper)
			rest.cells = append(rest.cells, lower)
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
	upper.strips = c.strips[:n:n]
	lower.strips = append([]strip(nil), c.strips[n:]...)
	if len(lower.strips) > 0 {
		lower.strips[0].before = 0
	}
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
