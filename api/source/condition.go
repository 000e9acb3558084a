package source

import (
	"context"
	"fmt"
	"slices"
)

// condition says what a column must have in the rows that are read.
type condition struct {
	name, value string
	folded      []string // the ways in which the value may be written
	period      string   // the value as [spelt] gives it, where it is a period's
	col         int
}

// newCondition wants a value in a column. A day may be written in two ways.
func newCondition(name, value string, col int) condition {
	c := condition{name: name, value: value, folded: []string{fold(value)}, col: col}
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

// conditions finds the columns of the rows that are wanted.
func (t *table) conditions(r Request, unit bool) []condition {
	return t.meant(t.mapping.Where, r, unit)
}

// meant gives the conditions of a mapping, or of one of its columns.
func (t *table) meant(where map[string]string, r Request, unit bool) (conditions []condition) {
	for _, name := range sortedKeys(where) {
		pattern := where[name]
		if asksUnit(pattern) && !unit {
			continue
		}
		value, err := r.Expand(pattern)
		if err != nil {
			t.found.add("bảng ghép, where", err.Error()+".", "Sửa giá trị của where.")
			continue
		}
		c := newCondition(name, clean(value), t.column(name, ""))
		if asksPeriod(pattern) {
			t.spell(&c)
		}
		conditions = append(conditions, c)
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

// hint tells which values there are in the column of the condition that keeps all rows out: one that no row meets, or
// else none of those that meet the others.
func (t *table) hint(conditions []condition) string {
	for _, c := range conditions {
		if len(c.rows(t.grid)) == 0 {
			return t.choice(c, t.values(c.col, mostValues, nil))
		}
	}
	for i, c := range conditions {
		others := slices.Delete(slices.Clone(conditions), i, i+1)
		have := t.values(c.col, mostValues, others)
		if near := nearestUnit(c.value, have); near != "" {
			return t.choice(c, have)
		}
	}
	if last := len(conditions) - 1; last > 0 {
		for i := last; i >= 0; i-- { // a unit stands rather there than a period
			others := slices.Delete(slices.Clone(conditions), i, i+1)
			if have := t.values(conditions[i].col, mostValues, others); len(have) > 0 && conditions[i].period == "" {
				return t.choice(conditions[i], have)
			}
		}
	}
	return ""
}

// mostValues is how many values of a column are looked at, and shownValues how many are told.
const (
	mostValues  = 1000
	shownValues = 8
)

// choice says what stands in the column of a condition.
func (t *table) choice(c condition, have []string) string {
	if near := nearest(c.value, have); near != "" {
		return fmt.Sprintf("Có phải “%s”? ", near)
	}
	more := ""
	if len(have) > shownValues {
		have, more = have[:shownValues], ", …"
	}
	return fmt.Sprintf("Cột “%s” có: %s%s. ", c.name, quoteList(have), more)
}

// values are the first different texts under the header in a column, of rows that meet conditions.
func (t *table) values(col, most int, conditions []condition) (values []string) {
	seen := map[string]bool{}
	for _, r := range t.grid.rows {
		c, _ := t.merged(r.n, col)
		text := c.words()
		if r.n <= t.header.last() || text == "" || seen[text] || !t.meets(r, conditions) {
			continue
		}
		if seen[text] = true; len(values) == most {
			break
		}
		values = append(values, text)
	}
	return values
}
