package source

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// pairs are the rows of another period, or of another kind, in which a column's values stand: by the key that they have in
// common with the rows that are read.
type pairs struct {
	rows map[string]row
	told string // which rows they are: “Kỳ” là “2022-Q2”
}

// keyFields are the fields by which rows are found again: those of the key, or else the name.
func (m *Mapping) keyFields() []string {
	if len(m.Key) > 0 {
		return m.Key
	}
	return []string{"name"}
}

// checkPairing finds columns whose values stand in other rows that nothing tells apart.
func (m *Mapping) checkPairing(place string, found *findings) {
	for i, c := range m.Columns {
		if len(c.Where) == 0 {
			continue
		}
		at := fmt.Sprintf("%s, columns, mục %d, where", place, i+1)
		for _, column := range sortedKeys(c.Where) {
			checkPlaceholders(found, at, c.Where[column])
		}
		for _, key := range m.keyFields() {
			if !slices.ContainsFunc(m.Columns, func(c Column) bool { return c.Field == key && len(c.Where) == 0 }) {
				found.add(at, fmt.Sprintf("Chưa biết ghép dòng theo gì: không cột nào là “%s”.", key), "Ghi key: các trường mà dòng của hai kỳ có chung, ví dụ key: [name].")
			}
		}
		if m.As == "object" {
			found.add(at, "Không dùng được cùng as: object.", "Dùng một bảng ghép khác cho dòng ấy.")
		}
	}
}

// pair finds, for the columns whose values stand in other rows, these rows.
func (t *table) pair(ctx context.Context, rows []int, q Request) error {
	t.paired = map[int]pairs{}
	for i, f := range t.fields {
		if len(f.Where) == 0 {
			continue
		}
		where := maps.Clone(t.mapping.Where)
		if where == nil {
			where = map[string]string{}
		}
		maps.Copy(where, f.Where)
		conditions := t.meant(where, q, true)
		others, err := t.wanted(ctx, conditions)
		if err != nil {
			return err
		}
		if len(t.paired) == 0 {
			t.byKey(rows) // where two have the same key, nobody knows which of them is meant
		}
		p := pairs{told: strings.TrimPrefix(told(conditions), " có "), rows: t.byKey(others)}
		t.paired[i] = p
		t.noteUnpaired(rows, others, p)
	}
	return nil
}

// byKey gives rows by their keys; two with the same are a flaw.
func (t *table) byKey(rows []int) map[string]row {
	found := map[string]row{}
	for _, i := range rows {
		r := t.grid.rows[i]
		key, name := t.keyOf(r)
		if before, twice := found[key]; twice {
			t.found.add(t.place(r.n, -1), fmt.Sprintf("“%s” đã có ở %s, nên không biết dòng nào ghép với kỳ kia.", name, t.place(before.n, -1)),
				"Bỏ dòng trùng, hoặc ghi thêm vào key trường phân biệt các dòng.")
			continue
		}
		found[key] = r
	}
	return found
}

// keyOf is what a row has in the fields of the key, as it is compared and as it is told.
func (t *table) keyOf(r row) (key, name string) {
	var parts []string
	for _, f := range t.fields {
		if slices.Contains(t.mapping.keyFields(), f.Field) {
			held, _ := t.merged(r.n, f.col)
			parts = append(parts, held.words())
		}
	}
	name = strings.Join(parts, " · ")
	return fold(name), name
}

// unpairedShown is how many rows are named that the report does not have.
const unpairedShown = 5

// noteUnpaired says which rows of the other period the report has none for: it may have been renamed.
func (t *table) noteUnpaired(rows, others []int, p pairs) {
	here := map[string]bool{}
	for _, i := range rows {
		key, _ := t.keyOf(t.grid.rows[i])
		here[key] = true
	}
	var missing []string
	for _, i := range others {
		if key, name := t.keyOf(t.grid.rows[i]); !here[key] {
			missing = append(missing, name)
		}
	}
	if n := len(missing); n > 0 {
		remark := fmt.Sprintf("có dòng %s mà kỳ này không có: %s", p.told, quoteList(missing[:min(n, unpairedShown)]))
		if n > unpairedShown {
			remark += ", …"
		}
		if !slices.Contains(t.remarks, remark) {
			t.remarks = append(t.remarks, remark)
		}
	}
}

// rowOf gives the row in which the value of a field stands: the row itself, or its pair; false when there is none.
func (t *table) rowOf(i int, r row) (row, bool) {
	f := t.fields[i]
	if len(f.Where) == 0 {
		return r, true
	}
	key, name := t.keyOf(r)
	other, found := t.paired[i].rows[key]
	switch {
	case !found && f.Required:
		t.found.add(t.place(r.n, -1), fmt.Sprintf("%skhông có dòng “%s” nào %s.", t.called(f), name, t.paired[i].told), "Bổ sung dòng ấy, viết tên giống nhau ở hai kỳ; hoặc bỏ required của cột trong bảng ghép.")
	case found && !t.sameUnit(r, other):
		t.found.add(t.place(other.n, -1), fmt.Sprintf("“%s” có đơn vị tính khác dòng của kỳ báo cáo (%s), nên không so sánh được.", name, t.place(r.n, -1)), "Đổi về cùng đơn vị tính.")
		return row{}, false
	}
	return other, found
}

// sameUnit reports whether the numbers of two rows are of the same unit.
func (t *table) sameUnit(a, b row) bool {
	for _, f := range t.fields {
		if f.Field == "unit" {
			one, _ := t.merged(a.n, f.col)
			other, _ := t.merged(b.n, f.col)
			return fold(one.words()) == fold(other.words())
		}
	}
	return true
}
