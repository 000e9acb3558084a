package source

import (
	"context"
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
}

// field is a column that a record takes a value of.
type field struct {
	Column
	col   int
	path  []string
	point string // JSON pointer in a record
}

// condition says what a column must have in the rows that are read.
type condition struct {
	name, value string
	folded      []string // the ways in which the value may be written
	col         int
}

// newCondition wants a value in a column. A day may be written in two ways.
func newCondition(name, value string, col int) condition {
	c := condition{name, value, []string{fold(value)}, col}
	if date, wrong := parseDate(value); wrong == nil {
		iso := date.(string)
		c.folded = []string{iso, cell{form: day, text: iso}.words()}
	}
	return c
}

// metBy reports whether a cell has the value.
func (c condition) metBy(have cell) bool { return slices.Contains(c.folded, fold(have.words())) }

// rows are the places of the rows that meet the condition, in order.
func (c condition) rows(g *grid) (rows []int) {
	for _, folded := range c.folded {
		rows = append(rows, g.rowsWith(c.col, folded)...)
	}
	slices.Sort(rows)
	return rows
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

// conditions finds the columns of the rows that are wanted.
func (t *table) conditions(r Request, unit bool) (conditions []condition) {
	for _, name := range sortedKeys(t.mapping.Where) {
		pattern := t.mapping.Where[name]
		if asksUnit(pattern) && !unit {
			continue
		}
		value, err := r.Expand(pattern)
		if err != nil {
			t.found.add("bảng ghép, where", err.Error()+".", "Sửa giá trị của where.")
			continue
		}
		conditions = append(conditions, newCondition(name, clean(value), t.column(name, "")))
	}
	return conditions
}

// wanted gives the rows of the table that are data and meet the conditions, by their places in the
// grid.
func (t *table) wanted(ctx context.Context, conditions []condition) ([]int, error) {
	candidates, all := t.candidates(conditions)
	start := t.header.last() + t.mapping.SkipRows
	end := t.end(start)
	n := len(candidates)
	if all {
		n = len(t.grid.rows)
	}
	var wanted []int
	for k := range n {
		if err := every(ctx, k); err != nil {
			return nil, err
		}
		i := k
		if !all {
			i = candidates[k]
		}
		r := t.grid.rows[i]
		if start < r.n && r.n < end && !t.isLeftOut(r) && t.meets(r, conditions) {
			wanted = append(wanted, i)
		}
	}
	return wanted, nil
}

// candidates are the rows that meet the condition that fewest meet; all when there is none.
func (t *table) candidates(conditions []condition) (rows []int, all bool) {
	all = true
	for _, c := range conditions {
		if with := c.rows(t.grid); all || len(with) < len(rows) {
			rows, all = with, false
		}
	}
	return rows, all
}

func (t *table) meets(r row, conditions []condition) bool {
	return !slices.ContainsFunc(conditions, func(c condition) bool {
		have, _ := t.merged(r.n, c.col)
		return !c.metBy(have)
	})
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

// records reads the table: an array of records, or the only one.
func (t *table) records(ctx context.Context, s Spec, r Request) (Data, error) {
	conditions := t.conditions(r, true)
	if len(t.found.flaws) > 0 {
		return Data{}, t.found.err()
	}
	if !t.mapping.isOfUnit() && !asksUnit(s.Query) {
		if err := t.checkUnits(ctx, s, r); err != nil {
			return Data{}, err
		}
	}
	rows, err := t.wanted(ctx, conditions)
	if err != nil {
		return Data{}, err
	}
	if err := t.checkSums(ctx); err != nil {
		return Data{}, err
	}
	t.checkCount(rows, conditions)
	if t.mapping.Stop == "blank" {
		t.checkEnd()
	}
	list := make([]any, 0, len(rows))
	origins := map[string]Place{"": t.at(0, -1)}
	for k, i := range rows {
		if err := every(ctx, k); err != nil {
			return Data{}, err
		}
		at := fmt.Sprintf("/%d", k)
		if t.single() {
			at = ""
		}
		t.checkTotal(t.grid.rows[i], conditions)
		list = append(list, t.record(t.grid.rows[i], at, origins))
	}
	t.checkKey(rows)
	data := Data{Value: list, Origins: origins, Hash: t.hash, Rows: len(rows)}
	if t.single() && len(list) == 1 {
		data.Value = list[0]
	}
	return data, t.found.err()
}

func (t *table) single() bool { return t.mapping.As == "object" }

// checkCount finds that there are no rows, too many, or not exactly the one that is wanted.
func (t *table) checkCount(rows []int, conditions []condition) {
	where := t.place(0, -1)
	what := "Không có dòng số liệu nào"
	var told []string
	for _, c := range conditions {
		told = append(told, fmt.Sprintf("“%s” là “%s”", c.name, c.value))
	}
	if len(told) > 0 {
		what += " có " + strings.Join(told, " và ")
	}
	switch {
	case len(rows) == 0 && t.mapping.AllowEmpty && !t.single():
	case len(rows) == 0:
		t.found.add(where, what+".", t.hint(conditions)+"Nếu đúng là không phát sinh thì ghi allow_empty: true vào bảng ghép.")
	case len(rows) > maxRows:
		t.found.add(where, fmt.Sprintf("Có %s dòng, quá giới hạn %s.", viet.Integer(int64(len(rows))), viet.Integer(maxRows)), "Chia nguồn số liệu thành nhiều phần.")
	case len(rows) > 1 && t.single():
		t.found.add(t.place(t.grid.rows[rows[1]].n, -1), fmt.Sprintf("Cần đúng một dòng, ở đây có %d.", len(rows)), "Thêm điều kiện where, hoặc bỏ as: object.")
	}
}

// hint tells which values there are in the column of a condition that no row meets.
func (t *table) hint(conditions []condition) string {
	for _, c := range conditions {
		if len(c.rows(t.grid)) > 0 {
			continue
		}
		have := t.values(c.col, 8)
		if near := nearest(c.value, have); near != "" {
			return fmt.Sprintf("Có phải “%s”? ", near)
		}
		return fmt.Sprintf("Cột “%s” có: %s. ", c.name, quoteList(have))
	}
	return ""
}

// values are the first different texts under the header in a column.
func (t *table) values(col, most int) (values []string) {
	for _, r := range t.grid.rows {
		text := r.at(col).words()
		if r.n > t.header.last() && text != "" && !slices.Contains(values, text) {
			values = append(values, text)
		}
		if len(values) == most {
			break
		}
	}
	return values
}

// record reads one row.
func (t *table) record(r row, at string, origins map[string]Place) map[string]any {
	record := map[string]any{}
	for _, f := range t.fields {
		c, n := r.at(f.col), r.n
		if f.Type != Number && f.Type != Integer {
			c, n = t.merged(r.n, f.col) // a name may stand once for many rows, a number never
		}
		if t.isBlank(c) {
			t.checkBlank(f, r.n, c)
			continue
		}
		value, flaw := f.value(c, t.mapping.Decimal)
		if flaw != nil {
			t.found.add(t.place(n, f.col), t.called(f)+flaw.message, flaw.suggestion)
			continue
		}
		put(record, f.path, value)
		origins[at+f.point] = t.at(n, f.col)
	}
	t.checkWidth(r)
	t.checkMeasure(r, record)
	return record
}

// value gives what a field has for a cell.
func (f field) value(c cell, decimal string) (any, *wrong) {
	if len(f.Values) == 0 || c.form == fault {
		return c.convert(f.Type, decimal)
	}
	return f.inWords(c.words())
}

// called is how a flaw names the column.
func (t *table) called(f field) string {
	if f.Column.Column == "" {
		return ""
	}
	return fmt.Sprintf("cột “%s”: ", f.Column.Column)
}

func (t *table) isBlank(c cell) bool {
	return c.form == empty || c.form == text && slices.Contains(t.mapping.Blank, c.text)
}

func (t *table) checkBlank(f field, n int, c cell) {
	if !f.Required {
		return
	}
	if _, ok := t.areas.of(n, f.col); ok {
		t.found.add(t.place(n, f.col), t.called(f)+"ô này gộp với ô khác nên không có số liệu riêng.", "Tách ô gộp và nhập số liệu của từng dòng.")
		return
	}
	if c.form == text {
		t.found.add(t.place(n, f.col), t.called(f)+fmt.Sprintf("ô ghi “%s”, bảng ghép coi là trống (blank), mà cột này bắt buộc.", c.text), "Ghi 0 nếu không phát sinh, hoặc bỏ required của cột trong bảng ghép.")
		return
	}
	advice := "Nhập vào ô, hoặc xóa dòng nếu không phải dòng số liệu."
	if f.Type == Number || f.Type == Integer {
		advice = "Nhập số liệu (không phát sinh thì ghi 0), hoặc xóa dòng nếu không phải dòng số liệu."
	}
	t.found.add(t.place(n, f.col), t.called(f)+"ô bắt buộc còn trống.", advice)
}

// checkWidth finds cells to the right of the header: in a CSV file the sign that a decimal comma
// was taken for a separator.
func (t *table) checkWidth(r row) {
	if t.widest == 0 {
		return
	}
	if last := int(r.cells[len(r.cells)-1].col); last >= t.header.width() {
		t.found.add(t.place(r.n, -1), fmt.Sprintf("Dòng có %d ô, hàng tiêu đề có %d.", last+1, t.header.width()),
			"Số có dấu phẩy và chữ có dấu phân cách phải đặt trong dấu ngoặc kép.")
	}
}

// put sets a value in a record at a path of names.
func put(record map[string]any, path []string, value any) {
	for _, name := range path[:len(path)-1] {
		inner, ok := record[name].(map[string]any)
		if !ok {
			inner = map[string]any{}
			record[name] = inner
		}
		record = inner
	}
	record[path[len(path)-1]] = value
}

// checkKey finds records that have all fields of the key in common.
func (t *table) checkKey(rows []int) {
	var key []field
	for _, f := range t.fields {
		if slices.Contains(t.mapping.Key, f.Field) {
			key = append(key, f)
		}
	}
	if len(key) == 0 {
		return
	}
	first := map[string]int{}
	for _, i := range rows {
		n := t.grid.rows[i].n
		var parts []string
		for _, f := range key {
			c, _ := t.merged(n, f.col)
			parts = append(parts, c.words())
		}
		id := fold(strings.Join(parts, " · "))
		if before, ok := first[id]; ok {
			t.found.add(t.place(n, key[0].col), fmt.Sprintf("“%s” đã có ở %s.", strings.Join(parts, " · "), t.place(before, key[0].col)), "Bỏ dòng trùng hoặc sửa lại tên.")
			continue
		}
		first[id] = n
	}
}

// units gives the units of a column, each once, with the row where each stands first.
func (t *table) units(ctx context.Context, col int, r Request) (units []string, rows []int, err error) {
	wanted, err := t.wanted(ctx, t.conditions(r, false))
	seen, slugs := map[string]bool{}, map[string]int{}
	for _, i := range wanted {
		n := t.grid.rows[i].n
		c, _ := t.merged(n, col)
		name := strings.Join(strings.Fields(c.words()), " ")
		slug := viet.Slug(name)
		switch {
		case name == "":
			t.found.add(t.place(n, col), "Dòng không ghi đơn vị.", "Nhập tên đơn vị, hoặc xóa dòng nếu không phải dòng số liệu.")
		case c.form == fault:
			t.found.add(t.place(n, col), c.text, "Sửa ô đó rồi lưu lại tệp.")
		case seen[fold(name)]:
		default:
			if at, ok := slugs[slug]; ok {
				t.found.add(t.place(n, col), fmt.Sprintf("“%s” và “%s” (%s) chỉ khác nhau ở dấu.", name, units[at], t.place(rows[at], col)), "Viết tên mỗi đơn vị một cách.")
			}
			slugs[slug] = len(units)
			units, rows = append(units, name), append(rows, n)
		}
		seen[fold(name)] = true
	}
	return units, rows, err
}

// isOfUnit reports whether only the rows of one unit are wanted.
func (m *Mapping) isOfUnit() bool {
	return slices.ContainsFunc(sortedKeys(m.Where), func(column string) bool { return asksUnit(m.Where[column]) })
}

// checkUnits finds units that are missing and units that no one knows.
func (t *table) checkUnits(ctx context.Context, s Spec, r Request) error {
	if len(s.Units) == 0 {
		return nil
	}
	col := t.column(t.mapping.Unit, "")
	if col < 0 {
		return t.found.err()
	}
	units, rows, err := t.units(ctx, col, r)
	if err != nil {
		return err
	}
	for i, u := range units {
		if !containsFolded(s.Units, u) {
			advice := "Sửa tên cho đúng danh sách đơn vị, hoặc thêm vào units."
			if near := nearest(u, s.Units); near != "" {
				advice = fmt.Sprintf("Có phải “%s”? ", near) + advice
			}
			t.found.add(t.place(rows[i], col), fmt.Sprintf("“%s” không có trong danh sách đơn vị.", u), advice)
		}
	}
	for _, u := range s.Units {
		if !containsFolded(units, u) {
			t.found.add(t.place(0, -1), fmt.Sprintf("Thiếu số liệu của “%s”.", u), "Bổ sung số liệu của đơn vị này.")
		}
	}
	return nil
}

func containsFolded(list []string, s string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return fold(l) == fold(s) })
}
