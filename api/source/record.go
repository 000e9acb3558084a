package source

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// records reads the table: an array of records, or the only one.
func (t *table) records(ctx context.Context, s Spec, r Request) (Data, error) {
	conditions := t.conditions(r, true)
	if len(t.found.flaws) > 0 {
		return Data{}, t.found.err()
	}
	if !t.mapping.IsOfUnit() && !asksUnit(s.Query) {
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
	t.checkPeriods(conditions)
	t.checkCount(rows, conditions)
	if t.mapping.Stop == "blank" {
		t.checkEnd()
	}
	t.noteHidden(rows)
	list := make([]any, 0, len(rows))
	t.drifts = make([]drift, len(t.fields))
	if err := t.pair(ctx, rows, r); err != nil {
		return Data{}, err
	}
	origins := map[string]Place{"": t.at(0, -1)}
	for k, i := range rows {
		if err := every(ctx, k); err != nil {
			return Data{}, err
		}
		at := fmt.Sprintf("/%d", k)
		if t.single() {
			at = ""
		}
		origins[at] = t.at(t.grid.rows[i].n, -1)
		t.checkTotal(t.grid.rows[i], conditions)
		list = append(list, t.record(t.grid.rows[i], at, origins))
	}
	t.countAlike()
	t.checkKey(rows)
	data := Data{Value: list, Origins: origins, Hash: t.hash, Rows: len(rows), Notes: t.notes(), Columns: map[string]string{}, Database: t.base}
	for _, f := range t.fields {
		data.Columns[f.point] = "cột " + columnName(f)
	}
	if t.single() && len(list) == 1 {
		data.Value = list[0]
	}
	return data, t.found.err()
}

func (t *table) single() bool { return t.mapping.As == "object" }

// checkCount finds that there are no rows, too many, or not exactly the one that is wanted.
func (t *table) checkCount(rows []int, conditions []condition) {
	where := t.place(0, -1)
	what := "Không có dòng số liệu nào" + told(conditions)
	switch {
	case len(rows) == 0 && t.mapping.AllowEmpty && !t.single():
	case len(rows) == 0 && t.single():
		t.found.add(where, what+".", t.hint(conditions)+"Bổ sung dòng này: bảng ghép có as: object nên cần đúng một dòng.")
	case len(rows) == 0:
		t.found.add(where, what+".", t.hint(conditions)+"Bổ sung số liệu; nếu đúng là không phát sinh thì ghi allow_empty: true vào bảng ghép.")
	case len(rows) > maxRows:
		t.found.add(where, fmt.Sprintf("Có %s dòng, quá giới hạn %s.", viet.Integer(int64(len(rows))), viet.Integer(maxRows)), "Chia nguồn số liệu thành nhiều phần.")
	case len(rows) > 1 && t.single():
		t.found.add(t.place(t.grid.rows[rows[1]].n, -1), fmt.Sprintf("Cần đúng một dòng, ở đây có %d.", len(rows)), "Thêm điều kiện where, hoặc bỏ as: object.")
	}
}

// told tells what the rows must have.
func told(conditions []condition) string {
	var all []string
	for _, c := range conditions {
		all = append(all, fmt.Sprintf("“%s” là “%s”", c.name, c.value))
	}
	if len(all) == 0 {
		return ""
	}
	return " có " + strings.Join(all, " và ")
}

// record reads one row.
func (t *table) record(r row, at string, origins map[string]Place) map[string]any {
	record := map[string]any{}
	for i, f := range t.fields {
		stands, ok := t.rowOf(i, r)
		if !ok {
			continue
		}
		c, n := stands.at(f.col), stands.n
		if f.Type != Number && f.Type != Integer {
			c, n = t.merged(stands.n, f.col) // a name may stand once for many rows, a number never
		}
		if t.isBlank(c) {
			t.checkBlank(f, stands.n, c)
			continue
		}
		value, flaw, mapping := f.value(c, t.mapping.Decimal, &t.drifts[i])
		if flaw != nil {
			t.addWrong(i, t.place(n, f.col), flaw, mapping)
			continue
		}
		put(record, f.path, value)
		origins[at+f.point] = t.at(n, f.col)
	}
	t.checkWidth(r)
	t.checkMeasure(r, record)
	return record
}

// value gives what a field has for a cell, or what is wrong with the cell, or with how the mapping has it read.
func (f field) value(c cell, decimal string, d *drift) (value any, flaw *wrong, mapping bool) {
	if len(f.Values) > 0 && c.form != fault {
		value, flaw = f.inWords(c.words())
		return value, flaw, false
	}
	value, flaw = c.convert(f.Type, decimal)
	digits, ok := value.(json.Number)
	if flaw != nil || !ok || f.Type != Number {
		return value, flaw, false
	}
	exact, flaw := f.exact(c, digits)
	if flaw != nil {
		return nil, flaw, true
	}
	rounded, flaw := f.rounded(c, exact)
	if flaw != nil {
		return nil, flaw, true
	}
	if f.Round != nil && !c.isShare() {
		d.add(exact, rounded)
	}
	return rounded, nil, false
}

// hiddenShown is how many hidden rows are named.
const hiddenShown = 10

// noteHidden says which rows are read that nobody sees: somebody has filtered them out, or has meant them to be left out.
func (t *table) noteHidden(rows []int) {
	var hidden []string
	for _, i := range rows {
		if r := t.grid.rows[i]; r.hidden {
			hidden = append(hidden, fmt.Sprint(r.n))
		}
	}
	if n := len(hidden); n > 0 {
		more := ""
		if n > hiddenShown {
			hidden, more = hidden[:hiddenShown], ", …"
		}
		t.remarks = append(t.remarks, fmt.Sprintf("%s: %d hàng đang ẩn vẫn được lấy số liệu: hàng %s%s", t.place(0, -1), n, strings.Join(hidden, ", "), more))
	}
}

// notes gives what is to be known of the rows that were read.
func (t *table) notes() []string {
	notes := t.remarks
	for i, f := range t.fields {
		if note := t.drifts[i].note(f); note != "" {
			notes = append(notes, note)
		}
	}
	return notes
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
