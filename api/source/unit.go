package source

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// units gives the units of a column, each once, with the row where each stands first.
func (t *table) units(ctx context.Context, col int, conditions []condition) (units []string, rows []int, err error) {
	wanted, err := t.wanted(ctx, conditions)
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

// IsOfUnit reports whether only the rows of one unit are wanted.
func (m *Mapping) IsOfUnit() bool {
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
	units, rows, err := t.units(ctx, col, t.conditions(r, false))
	if err != nil {
		return err
	}
	for i, u := range units {
		if !containsFolded(s.Units, u) {
			advice := "Sửa tên cho đúng danh sách đơn vị, hoặc thêm vào units."
			if near := nearestUnit(u, s.Units); near != "" {
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

// Stray is a row of a table that is in no report, because its unit is none of those that have one.
type Stray struct {
	Near string // the unit that was probably meant, "" when there is none
	Flaw Flaw
}

// Strays finds the rows of a table, from which each report takes those of its unit, that are of none of the units: they
// would be lost, and nobody would notice. Rows of sums and rows without figures are no data.
func (r *Reader) Strays(ctx context.Context, s Spec, units []string, q Request) (strays []Stray, err error) {
	if !slices.Contains(tables, s.Type) || asksUnit(s.Path) || asksUnit(s.Query) {
		return nil, nil
	}
	ctx, cancel := s.limited(ctx)
	defer cancel()
	m, err := r.mapping(ctx, s, q)
	if err != nil || m == nil || !m.IsOfUnit() || asksUnit(m.Sheet) {
		return nil, named(err, s.name())
	}
	path, err := q.path(s)
	if err != nil {
		return nil, named(err, s.name())
	}
	t, err := r.table(ctx, s, path, q)
	if err != nil {
		return nil, named(err, s.name())
	}
	conditions := t.conditions(q, false)
	for _, name := range sortedKeys(m.Where) {
		if asksUnit(m.Where[name]) {
			found, err := t.strays(ctx, unitCondition{t.column(name, ""), name, m.Where[name]}, conditions, s, units, q)
			if err != nil {
				return nil, named(err, s.name())
			}
			strays = append(strays, found...)
		}
	}
	return strays, t.found.err()
}

// unitCondition is what a mapping says of the unit of a report's rows.
type unitCondition struct {
	col           int
	name, pattern string
}

// strays finds the rows of no unit in one column, those with the same text once.
func (t *table) strays(ctx context.Context, c unitCondition, conditions []condition, s Spec, units []string, q Request) (strays []Stray, err error) {
	known := map[string]bool{}
	for _, u := range units {
		q.Unit = u
		if value, err := q.Expand(c.pattern); err == nil {
			known[fold(clean(value))] = true
		}
	}
	rows, err := t.wanted(ctx, conditions)
	for _, i := range rows {
		r := t.grid.rows[i]
		held, n := t.merged(r.n, c.col)
		unit := strings.Join(strings.Fields(held.words()), " ")
		if known[fold(unit)] || !t.counts(r) || t.sumsUp(r, unit) {
			continue
		}
		if unit != "" { // the others have an own row to be put right each
			known[fold(unit)] = true
		}
		stray := Stray{Near: nearestUnit(unit, units), Flaw: Flaw{Source: s.name(), Place: t.place(cmp.Or(n, r.n), c.col)}}
		if s.OtherUnits && unit != "" && (stray.Near == "" || viet.Slug(stray.Near) != viet.Slug(unit)) {
			continue
		}
		stray.Flaw.Message, stray.Flaw.Suggestion = strayText(c.name, unit, stray.Near)
		strays = append(strays, stray)
	}
	return strays, err
}

// sumsUp reports whether a row that is of no unit is one of sums.
func (t *table) sumsUp(r row, unit string) bool {
	if unit == "" {
		return t.total(r) != "" || t.maybeTotal(r) != ""
	}
	return slices.Contains(totals, sumName(unit)) || contains(t.mapping.Totals, unit)
}

// strayText says what is wrong with a row that is of none of the units, and what to do.
func strayText(column, unit, near string) (message, suggestion string) {
	if unit == "" {
		return fmt.Sprintf("cột “%s”: dòng số liệu này không ghi đơn vị.", column), "Ghi tên đơn vị; dòng không ghi đơn vị sẽ không có trong báo cáo nào."
	}
	suggestion = "Sửa tên cho đúng danh sách đơn vị, hoặc thêm đơn vị vào danh sách."
	if near != "" {
		suggestion = fmt.Sprintf("Có phải “%s”? ", near) + suggestion
	}
	return fmt.Sprintf("“%s” không có trong danh sách đơn vị, nên số liệu này sẽ không có trong báo cáo nào.", unit), suggestion
}

// nearestUnit finds the unit that was probably meant. Numbers tell units apart: "Phường 10" is not "Phường 1".
func nearestUnit(unit string, units []string) string {
	return nearest(unit, slices.DeleteFunc(slices.Clone(units), func(u string) bool { return digitsOf(u) != digitsOf(unit) }))
}

// digitsOf gives the digits of a text.
func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || '9' < c {
			return -1
		}
		return c
	}, s)
}

func containsFolded(list []string, s string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return fold(l) == fold(s) })
}
