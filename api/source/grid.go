package source

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// The limits of a table. They keep a hostile one from costing more than a real one.
const (
	maxFile  = 64 << 20  // bytes of a workbook or a CSV file as it lies on disk
	maxCells = 4_000_000 // that hold something
	maxRows  = 200_000   // of records
	maxCols  = 16_384    // of a workbook
)

// grid is a table as its source has it, before anyone says what the columns mean. It does not
// change once it is read, so that many may look at it.
type grid struct {
	place  func(row, col int) string // where a cell stands, as a person finds it; a col of -1 is the whole row, a row of 0 the table
	rows   []row                     // those that hold something, from above
	areas  areas                     // cells that are merged into one
	widest int                       // columns that a row may have under its header; 0 is any number
	hash   string
	file   string // that it is in, its name; "" for a database
	sheet  string // of a workbook
	base   string // the database, without user and password
	hidden []span // columns that are not to be seen
	cut    bool   // not all rows were read

	index struct { // made when first asked for
		sync.Mutex
		columns map[int]map[string][]int
		sums    map[*Mapping][]Flaw // of its rows of sums, without a source
		periods map[int]*spellings
	}
}

// at is where a cell stands.
func (g *grid) at(row, col int) Place { return Place{grid: g, row: row, col: col} }

// row is a row that holds something.
type row struct {
	n      int    // its number, from 1
	after  bool   // an empty row stands before it
	hidden bool   // it is not to be seen
	cells  []cell // those that hold something, from the left
}

// span is some columns beside each other, from 0, both within.
type span struct{ first, last int }

// area is a rectangle of cells merged into one: rows from 1, columns from 0, all within.
type area struct{ top, left, bottom, right int }

// at gives the cell of a column, an empty one when it holds nothing.
func (r row) at(col int) cell {
	i, ok := slices.BinarySearchFunc(r.cells, col, func(c cell, col int) int { return cmp.Compare(int(c.col), col) })
	if !ok {
		return cell{col: int32(col)}
	}
	return r.cells[i]
}

// row gives the row with a number, an empty one when it holds nothing.
func (g *grid) row(n int) row {
	i, ok := slices.BinarySearchFunc(g.rows, n, func(r row, n int) int { return cmp.Compare(r.n, n) })
	if !ok {
		return row{n: n}
	}
	return g.rows[i]
}

// merged gives the cell that stands for another one above it, when both are merged into one and
// it is in the same column; otherwise the cell itself.
func (g *grid) merged(n, col int) (cell, int) {
	c := g.row(n).at(col)
	if c.form != empty {
		return c, n
	}
	if a, ok := g.areas.from(col, n); ok {
		return g.row(a.top).at(col), a.top
	}
	return c, n
}

// areas are rectangles that do not overlap, by their left columns, from above.
type areas struct {
	lefts []int // the columns, sorted
	tops  map[int][]area
}

// newAreas sorts rectangles.
func newAreas(list []area) areas {
	as := areas{tops: map[int][]area{}}
	for _, a := range list {
		if as.tops[a.left] == nil {
			as.lefts = append(as.lefts, a.left)
		}
		as.tops[a.left] = append(as.tops[a.left], a)
	}
	slices.Sort(as.lefts)
	for _, tops := range as.tops {
		slices.SortFunc(tops, func(a, b area) int { return cmp.Compare(a.top, b.top) })
	}
	return as
}

// from gives the area that begins in a column and reaches over a row.
func (as areas) from(left, row int) (area, bool) {
	tops := as.tops[left]
	i, ok := slices.BinarySearchFunc(tops, row, func(a area, row int) int { return cmp.Compare(a.top, row) })
	if !ok {
		i--
	}
	if i < 0 || tops[i].bottom < row {
		return area{}, false
	}
	return tops[i], true
}

// of gives the area that a cell lies in.
func (as areas) of(row, col int) (area, bool) {
	for _, left := range as.lefts {
		if left > col {
			break
		}
		if a, ok := as.from(left, row); ok && col <= a.right {
			return a, true
		}
	}
	return area{}, false
}

// rowsWith gives the places in rows of those whose cell in a column has a folded text.
func (g *grid) rowsWith(col int, folded string) []int {
	g.index.Lock()
	defer g.index.Unlock()
	return g.texts(col)[folded]
}

// texts gives the folded texts of a column with the places of their rows. The index is locked.
func (g *grid) texts(col int) map[string][]int {
	if g.index.columns == nil {
		g.index.columns = map[int]map[string][]int{}
	}
	if g.index.columns[col] == nil {
		texts := map[string][]int{}
		for i, r := range g.rows {
			c, _ := g.merged(r.n, col)
			key := fold(c.words())
			texts[key] = append(texts[key], i)
		}
		g.index.columns[col] = texts
	}
	return g.index.columns[col]
}

// header is where the header of a table stands, and the names of its columns.
type header struct {
	first, rows int            // its rows
	labels      map[int]string // column → "Tiếp nhận / Trực tuyến"
	matched     int            // how many columns of the mapping are in it
}

// last is the number of its last row.
func (h header) last() int { return h.first + h.rows - 1 }

// searched is how many rows from the top may be the header.
const searched = 60

// header finds the header that a mapping means: the first row that has all its columns, or else
// the one that has the most.
func (g *grid) header(m *Mapping) header {
	if m.HeaderRow > 0 {
		return g.headerAt(m.HeaderRow, m)
	}
	best, wanted := header{}, len(m.names())
	for i, r := range g.rows {
		if i == searched || best.first > 0 && best.matched == wanted {
			break
		}
		if len(r.cells) == 1 && wanted > 1 && m.HeaderRows == 0 {
			continue // a title
		}
		h := g.headerAt(r.n, m)
		if h.matched > best.matched || best.first == 0 {
			best = h
		}
	}
	return best
}

// headerAt reads the header whose first row is n.
func (g *grid) headerAt(n int, m *Mapping) header {
	h := header{first: n, rows: m.HeaderRows, labels: map[int]string{}}
	if h.rows == 0 {
		h.rows = g.headerRows(n)
	}
	for _, col := range g.columns(h) {
		h.labels[col] = g.label(h, col, m.HeaderRows > 1)
	}
	names := m.names()
	for _, name := range names {
		if len(h.find(name)) > 0 {
			h.matched++
		}
	}
	return h
}

// headerRows tells from merged cells how many rows a header has: a cell over several columns has
// their own names under it.
func (g *grid) headerRows(n int) int {
	last := n
	for _, r := range g.rows {
		if r.n > last {
			break
		}
		if r.n < n {
			continue
		}
		for _, left := range g.areas.lefts {
			a, ok := g.areas.from(left, r.n)
			if !ok || a.top != r.n {
				continue
			}
			last = max(last, a.bottom)
			if a.right > a.left {
				last = max(last, a.bottom+1)
			}
		}
	}
	return min(last-n+1, maxHeaderHeight)
}

// maxHeaderHeight and maxHeaderWidth are how many rows and columns a header may have.
const (
	maxHeaderHeight = 20
	maxHeaderWidth  = 512
)

// columns are those that have something in a header.
func (g *grid) columns(h header) (cols []int) {
	for n := h.first; n <= h.last(); n++ {
		for _, c := range g.row(n).cells {
			cols = append(cols, int(c.col))
			if a, ok := g.areas.from(int(c.col), n); ok {
				for col := a.left + 1; col <= min(a.right, a.left+maxHeaderWidth); col++ {
					cols = append(cols, col)
				}
			}
		}
	}
	slices.Sort(cols)
	cols = slices.Compact(cols)
	return cols[:min(len(cols), maxHeaderWidth)]
}

// label is the name of a column: what stands in the rows of the header, from above, each once.
// Without merged cells, as in a CSV file, a blank stands for what is to its left.
func (g *grid) label(h header, col int, lean bool) string {
	var parts []string
	for n := h.first; n <= h.last(); n++ {
		part := g.headerCell(n, col, lean && n < h.last())
		if part != "" && (len(parts) == 0 || parts[len(parts)-1] != part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " / ")
}

func (g *grid) headerCell(n, col int, lean bool) string {
	r := g.row(n)
	c := r.at(col)
	if a, ok := g.areas.of(n, col); ok {
		c = g.row(a.top).at(a.left)
	} else if lean && c.form == empty && len(g.areas.lefts) == 0 {
		for _, left := range r.cells {
			if int(left.col) < col {
				c = left
			}
		}
	}
	return strings.Join(strings.Fields(c.words()), " ")
}

// find gives the columns that a mapping may mean by a name: those that are called so, or else those
// whose name ends so.
func (h header) find(name string) (cols []int) {
	want := comparable(name)
	var ends []int
	for col, label := range h.labels {
		switch have := comparable(label); {
		case have == want:
			cols = append(cols, col)
		case strings.HasSuffix(have, "/"+want):
			ends = append(ends, col)
		}
	}
	if len(cols) == 0 {
		cols = ends
	}
	slices.Sort(cols)
	return cols
}

// comparable gives the name of a column as names are compared.
func comparable(name string) string {
	parts := strings.Split(fold(name), "/")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return strings.Join(parts, "/")
}

// names are the labels in the order of the columns.
func (h header) names() (names []string) {
	cols := make([]int, 0, len(h.labels))
	for col := range h.labels {
		cols = append(cols, col)
	}
	slices.Sort(cols)
	for _, col := range cols {
		if h.labels[col] != "" {
			names = append(names, h.labels[col])
		}
	}
	return names
}

// width is how many columns the header reaches over.
func (h header) width() (n int) {
	for col := range h.labels {
		n = max(n, col+1)
	}
	return n
}

// letters names a column as spreadsheets do: A, B … Z, AA.
func letters(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// column reads the name of a column as spreadsheets write it, false when it is none.
func column(name string) (col int, ok bool) {
	if name == "" || len(name) > 3 {
		return 0, false
	}
	for _, c := range strings.ToUpper(name) {
		if c < 'A' || 'Z' < c {
			return 0, false
		}
		col = col*26 + int(c-'A') + 1
	}
	return col - 1, col <= maxCols
}

// every gives up now and then when the time for reading is over.
func every(ctx context.Context, i int) error {
	if i%1024 != 0 {
		return nil
	}
	return stopped(ctx)
}

// cellName is how spreadsheets call a cell: D14.
func cellName(row, col int) string { return fmt.Sprintf("%s%d", letters(col), row) }
