package source

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// table is a grid read with a mapping: its columns are known.
type table struct {
	*grid
	mapping *Mapping
	header  header
	fields  []field
	found   *findings
	paired  map[int]pairs  // by field, of those whose values stand in other rows
	drifts  []drift        // of the fields
	alike   map[int]*alike // by field: what is the matter with more than one cell
	remarks []string       // on the rows that are read
}

// field is a column that a record takes a value of.
type field struct {
	Column
	col   int
	path  []string
	point string // JSON pointer in a record
}

// names are the columns that a mapping names by their headers.
func (m *Mapping) names() (names []string) {
	for _, c := range m.Columns {
		if c.Letter == "" {
			names = append(names, c.Column)
		}
	}
	names = append(names, sortedKeys(m.Where)...)
	if m.Unit != "" {
		names = append(names, m.Unit)
	}
	return names
}

// newTable finds the columns of a mapping in a grid.
func newTable(g *grid, m *Mapping, found *findings) *table {
	t := &table{grid: g, mapping: m, header: g.header(m), found: found}
	for _, c := range m.Columns {
		f := field{Column: c, path: strings.Split(c.Field, "/")}
		for _, part := range f.path {
			f.point += "/" + templates.Escape(part)
		}
		f.col = t.column(c.Column, c.Letter)
		t.fields = append(t.fields, f)
	}
	return t
}

// column finds one column; -1 and a flaw when there is none or more than one.
func (t *table) column(name, letter string) int {
	if letter != "" {
		col, _ := column(letter) // checked with the mapping
		return col
	}
	cols := t.header.find(name)
	where := t.place(t.header.first, -1)
	switch len(cols) {
	case 1:
		return cols[0]
	case 0:
		advice := fmt.Sprintf("Các cột có ở hàng %d: %s. Sửa tên cột trong bảng ghép hoặc ghi đúng header_row.", t.header.first, quoteList(t.header.names()))
		if near := nearest(name, t.header.names()); near != "" {
			advice = fmt.Sprintf("Có phải “%s”? ", near) + advice
		}
		t.found.add(where, fmt.Sprintf("Không có cột “%s”.", name), advice)
	default:
		full := make([]string, len(cols))
		for i, col := range cols {
			full[i] = t.header.labels[col] + " (cột " + letters(col) + ")"
		}
		t.found.add(where, fmt.Sprintf("Có %d cột tên “%s”: %s.", len(cols), name, quoteList(full)), "Ghi đủ tên cả cột gộp bên trên, hoặc ghi letter.")
	}
	return -1
}

// nearest finds the column that was probably meant.
func nearest(name string, candidates []string) string {
	plain := make([]string, 0, 2*len(candidates))
	origin := map[string]string{}
	for _, c := range candidates {
		last := c[strings.LastIndex(c, "/")+1:]
		for _, form := range []string{viet.Slug(c), viet.Slug(last)} {
			plain = append(plain, form)
			origin[form] = c
		}
	}
	return origin[templates.Nearest(viet.Slug(name), plain)]
}

// end gives the number of the first row that is no more of the table: the first after an empty
// one, where the mapping says so.
func (t *table) end(start int) int {
	begun := false
	if t.mapping.Stop == "" {
		return maxLine
	}
	for _, r := range t.grid.rows {
		if r.n <= start {
			continue
		}
		if begun && r.after {
			return r.n
		}
		begun = true
	}
	return maxLine
}

// maxLine is a number of a row that no table reaches.
const maxLine = 1 << 30

// checkEnd finds data behind the empty row that ends the table.
func (t *table) checkEnd() {
	end := t.end(t.header.last() + t.mapping.SkipRows)
	for _, r := range t.grid.rows {
		if r.n >= end && t.complete(r) {
			t.found.add(t.place(r.n, -1), "Sau dòng trống vẫn còn dòng có đủ số liệu.", `Xóa dòng trống nếu bảng chưa hết, hoặc bỏ stop: blank.`)
			return
		}
	}
}

// complete reports whether a row has a value in every column of the mapping.
func (t *table) complete(r row) bool {
	return !slices.ContainsFunc(t.fields, func(f field) bool { return r.at(f.col).form == empty })
}
