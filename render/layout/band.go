package layout

import (
	"cmp"
	"math"
	"slices"

	"vanban/render"
)

// band is one row of a grid, or several rows that cells reach across. It is a single strip.
//
// Where it is divided, the rest takes the cells over, so that a band of very many rows is divided in time that
// grows with them.
type band struct {
	grid    *grid
	from    int             // number of its first row: rows are counted from the first of the band that was divided
	rows    int             // how many it has
	heights []render.Length // of its rows: all, or as many as are higher than a page
	cells   []cell          // by row, then by column
	whole   bool            // its rows stay together
	own     bool            // nobody else has its cells
}

// grid is what the bands of one table, or of one head or foot, have in common.
type grid struct {
	edges   []render.Length // of the columns, from the left edge of the text area: one more than columns
	margin  render.Length   // between the edges and the text, left and right
	padding render.Length   // the same above and below
	line    render.Length   // thickness of the edges; 0 when they are not drawn
	divided render.Length   // a row higher than this may be divided between pages
	page    render.Length   // how much a page has room for
}

// cell is a cell of a band. Its row counts as the band's do.
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

// height is how high its text is. Once it is higher than the limit nobody asks how much.
func (c *cell) height(limit render.Length) render.Length {
	high := -c.skipped()
	for i := 0; i < len(c.strips) && high <= limit; i++ {
		high += c.strips[i].before + c.strips[i].height
	}
	return high
}

// cutAt is how many of its strips may be left on a page that has room for avail more.
func (c *cell) cutAt(avail render.Length) int { return cutAt(c.strips, avail+c.skipped()) }

// left and right are the cell's edges.
func (c *cell) left(g *grid) render.Length  { return g.edges[c.col] }
func (c *cell) right(g *grid) render.Length { return g.edges[c.col+c.cols] }

// extra is what a row is higher than its text: the line above it and the padding.
func (g *grid) extra() render.Length { return g.line + 2*g.padding }

// unlimited is higher than anything.
const unlimited render.Length = math.MaxInt64

// fit makes rows as high as their cells, from above to below until they are higher than the limit together. What a
// cell over several rows lacks is added to its last row, as Word does: what is added for a cell that ends higher
// is there for those that end lower.
func (b *band) fit(limit render.Length) {
	b.heights = b.heights[:0]
	var spanning []int // the cells that end further down
	total, at := render.Length(0), 0
	for row := b.from; row < b.from+b.rows && total <= limit; row++ {
		high := render.Length(0)
		for ; at < len(b.cells) && b.cells[at].row == row; at++ {
			if c := &b.cells[at]; c.rows == 1 {
				high = max(high, c.height(limit)+b.grid.extra())
			} else {
				spanning = append(spanning, at)
			}
		}
		spanning = slices.DeleteFunc(spanning, func(i int) bool {
			c := &b.cells[i]
			if c.row+c.rows-1 > row {
				return false
			}
			high = max(high, c.height(limit)+b.grid.extra()-sum(b.heights[c.row-b.from:]))
			return true
		})
		b.heights = append(b.heights, high)
		total += high
	}
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
		row := c.row - b.from
		top := y + sum(b.heights[:row])
		tall := sum(b.heights[row : row+c.rows])
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
		y += max(tall-c.height(tall), 0) / 2
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
	if k > 0 && k < b.rows {
		if first, rest, ok = b.splitRow(k, avail, false); ok {
			return first, rest, true
		}
	}
	for ; k > 0 && k < b.rows; k-- {
		at := parting{k, k, func(c *cell) int { return c.cutAt(sum(b.heights[c.row-b.from:k]) - b.grid.extra()) }}
		if first = b.above(at); first.height() <= avail { // a cell that begins in a row without height of its own needs room for its margins
			return first, b.below(at), true
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
	return b.rows
}

// splitRow divides the row k, which begins on the page, so that the rows up to there are together not
// higher than avail.
func (b *band) splitRow(k int, avail render.Length, force bool) (first, rest *band, ok bool) {
	if b.heights[k] <= b.grid.divided && !force {
		return nil, nil, false
	}
	room := func(c *cell) render.Length { return avail - sum(b.heights[:c.row-b.from]) - b.grid.extra() }
	for i := 0; i < len(b.cells) && b.cells[i].row <= b.from+k; i++ {
		c := &b.cells[i]
		if c.row == b.from+k && len(c.strips) > 0 && c.cutAt(room(c)) == 0 && !force {
			return nil, nil, false
		}
	}
	at := parting{k, k + 1, func(c *cell) int {
		if n := c.cutAt(room(c)); n > 0 || !force {
			return n
		}
		return min(1, len(c.strips))
	}}
	if !b.leaves(at) {
		return nil, nil, false
	}
	if first = b.above(at); !force && k > 0 && first.height() > avail {
		return nil, nil, false
	}
	return first, b.below(at), true
}

// parting is a place where a band is divided. The first part has its rows before upper, the rest those from
// lower on, counted from its first one: a row that both have is divided. Part says how many strips of a cell
// that is divided stay in the first part.
type parting struct {
	lower, upper int
	part         func(*cell) int
}

// above is the part of the band above the parting. The band stays as it is.
func (b *band) above(at parting) *band {
	first := &band{grid: b.grid, from: b.from, rows: at.upper, heights: make([]render.Length, 0, at.upper)}
	for i := 0; i < len(b.cells) && b.cells[i].row < b.from+at.upper; i++ {
		c := b.cells[i]
		if end := c.row + c.rows; end > b.from+at.lower {
			c, _ = c.divide(at.part(&c))
			c.rows = min(end, b.from+at.upper) - c.row
		}
		first.cells = append(first.cells, c)
	}
	first.fit(unlimited)
	return first
}

// below is the rest. It takes over what the band owns.
func (b *band) below(at parting) *band {
	cells := b.cells
	if !b.own {
		cells = slices.Clone(cells)
	}
	divided, _ := slices.BinarySearchFunc(cells, b.from+at.upper, func(c cell, row int) int { return cmp.Compare(c.row, row) })
	from := divided // cells that are divided move up to those below the parting
	for i := divided - 1; i >= 0; i-- {
		if c := b.cells[i]; c.row+c.rows > b.from+at.lower {
			end := c.row + c.rows
			_, c = c.divide(at.part(&c))
			c.row, c.rows = b.from+at.lower, end-b.from-at.lower
			from--
			cells[from] = c
		}
	}
	rest := &band{grid: b.grid, from: b.from + at.lower, rows: b.rows - at.lower, cells: cells[from:], own: true}
	rest.fit(b.grid.page)
	return rest
}

// leaves reports whether there is text below the parting.
func (b *band) leaves(at parting) bool {
	for i := len(b.cells) - 1; i >= 0; i-- {
		c := &b.cells[i]
		switch below := c.row+c.rows > b.from+at.lower; {
		case c.row >= b.from+at.upper && len(c.strips) > 0:
			return true
		case c.row < b.from+at.upper && below && at.part(c) < len(c.strips):
			return true
		}
	}
	return false
}

// divide leaves n strips in the upper part. The lower one begins without the space above it.
func (c cell) divide(n int) (upper, lower cell) {
	upper, lower = c, c
	upper.middle, lower.middle = false, false
	upper.strips, lower.strips = c.strips[:n:n], c.strips[n:]
	lower.begun = true
	return upper, lower
}
