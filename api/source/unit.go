package source

import (
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
	units, rows, err := t.units(ctx, col, t.conditions(r, false))
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
