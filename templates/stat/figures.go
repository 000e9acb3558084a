package stat

import (
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
)

// measured is a row of figures, or their total: the number of the period, then those that it
// is compared with.
type measured struct {
	path, name string
	unit       string
	now        *Number
	before     [len(comparisons)]*Number
	// plan is of the year, cumulative since it began, estimate what it will come to.
	plan, cumulative, estimate *Number
	total                      bool // of the rows
	apart                      bool // other rows have other units

	label  string // as the table numbers the row
	level  int    // from 1
	within bool   // with those like it a part of the row above that need not be all of it
	parent int    // the row that it is a part of; -1 for none
	parts  []int  // the rows that are parts of it
}

// ledger is figures with what follows from them.
type ledger struct {
	rows     []measured
	total    measured // its numbers are nil where they cannot be told
	unit     string   // of all rows; of mixed ones ""
	mixed    bool
	compares []comparison // that are asked for
	told     []comparison // of these, without one that is the same
	planned  []column     // what there is of plan, cumulative, estimate
	levelled bool         // the rows say their levels
	unclear  int          // the row whose level nobody can tell; -1 for none
}

// open computes what the figures leave out.
func (f *Figures) open(c Context) *ledger {
	l := &ledger{}
	for i := range f.Rows {
		r := &f.Rows[i]
		unit := r.Unit
		if unit == "" {
			unit = f.Unit
		}
		l.rows = append(l.rows, measured{
			path: item(c.Pointer+"/rows", i), name: r.Name, unit: unit,
			now: r.Value, before: [...]*Number{previous: r.Previous, yearBefore: r.YearBefore},
			plan: r.Plan, cumulative: r.Cumulative, estimate: r.Estimate,
		})
		l.mixed = l.mixed || unit != l.rows[0].unit
	}
	for i := range l.rows {
		l.rows[i].apart = l.mixed
	}
	l.rank(f.Rows)
	l.planned = slices.DeleteFunc(slices.Clone(planColumns), func(c column) bool { return !l.has(c) })
	if !l.mixed && len(l.rows) > 0 {
		l.unit = l.rows[0].unit
	}
	for k := range comparisons {
		if slices.Contains(f.Compare, comparisons[k].field) {
			l.compares = append(l.compares, comparison(k))
		}
	}
	l.told = l.compares
	if len(l.compares) > 1 && isSame(c.Period) {
		l.told = l.compares[:1]
	}
	l.addUp(f.Total, c.Pointer)
	return l
}

// addUp makes the total: what is given of it, and the sums of the rows.
func (l *ledger) addUp(given *FigureTotal, pointer string) {
	l.total = measured{path: pointer + "/rows", name: "Tổng số", unit: l.unit, total: true}
	if given != nil {
		l.total.path = pointer + "/total"
		l.total.now = given.Value
		l.total.before = [...]*Number{previous: given.Previous, yearBefore: given.YearBefore}
		l.total.plan, l.total.cumulative, l.total.estimate = given.Plan, given.Cumulative, given.Estimate
		if given.Name != "" {
			l.total.name = given.Name
		}
	}
	if l.mixed {
		return
	}
	for _, column := range columns {
		total := column.of(&l.total)
		if sum, all := l.sum(column); all && *total == nil {
			*total = &sum
		}
	}
}

// column is one of the numbers of a row.
type column struct {
	field, what string
	of          func(*measured) **Number
}

// The columns of a plan.
var (
	planColumn       = column{"plan", "kế hoạch năm", func(m *measured) **Number { return &m.plan }}
	cumulativeColumn = column{"cumulative", "lũy kế", func(m *measured) **Number { return &m.cumulative }}
	estimateColumn   = column{"estimate", "ước cả năm", func(m *measured) **Number { return &m.estimate }}
	planColumns      = []column{planColumn, cumulativeColumn, estimateColumn}
)

// columns are the numbers of a row; those behind the first are in the order of comparisons, then those of a plan.
var columns = append([]column{
	{"value", "số liệu kỳ báo cáo", func(m *measured) **Number { return &m.now }},
	{"previous", "số kỳ trước", func(m *measured) **Number { return &m.before[previous] }},
	{"year_before", "số cùng kỳ năm trước", func(m *measured) **Number { return &m.before[yearBefore] }},
}, planColumns...)

// columnOf is the column that a comparison reads.
func columnOf(k comparison) column { return columns[k+1] }

// has reports whether a row has the number.
func (l *ledger) has(c column) bool {
	return slices.ContainsFunc(l.rows, func(r measured) bool { return *c.of(&r) != nil })
}

// sum adds the rows of a column that are no parts of others and tells whether all are known.
func (l *ledger) sum(c column) (sum Number, all bool) {
	return l.together(c, l.tops())
}

// units lists the units of the rows, each once.
func (l *ledger) units() string {
	var all []string
	for _, r := range l.rows {
		unit := r.unit
		if unit == "" {
			unit = "không ghi đơn vị"
		}
		if !slices.Contains(all, unit) {
			all = append(all, unit)
		}
	}
	return strings.Join(all, ", ")
}

// Views implements [Block].
func (f *Figures) Views() []string {
	views := []string{viewText, viewTable}
	l := f.open(Context{})
	if f.Chart != "" || l.noChart(f) == "" {
		views = append(views, viewChart)
	}
	return views
}

// NoChart says why the figures have no chart among their views; "" when they have.
func (f *Figures) NoChart() string {
	if f.Chart != "" {
		return ""
	}
	return f.open(Context{}).noChart(f)
}

func (l *ledger) noChart(f *Figures) string {
	switch n := len(l.tops()); {
	case len(l.rows) == 0:
		return ""
	case l.mixed:
		return "các dòng có đơn vị tính khác nhau (" + l.units() + ")"
	case n > maxCategories:
		return fmt.Sprintf("biểu đồ có nhiều nhất %d mục, số liệu này có %d dòng", maxCategories, n)
	case !f.plot(l, Context{}).canDraw():
		return "các số chênh nhau quá nhiều, hoặc lớn quá, để vẽ chung"
	}
	return ""
}

// Validate implements [Block].
func (f *Figures) Validate(c Context) templates.Problems {
	l := f.open(c)
	if len(l.rows) == 0 {
		return append(f.Check(c.Pointer), f.checkNone(c.Pointer)...)
	}
	return slices.Concat(
		f.Check(c.Pointer),
		f.checkUnits(l, c.Pointer),
		l.checkValues(),
		l.checkLevels(f),
		l.checkMissing(c),
		l.checkPlan(),
		f.checkUnused(l, c.Pointer),
		l.checkTotal(f),
		f.checkShares(l),
		f.checkChart(l, c),
		l.checkSame(),
		f.checkParts(l, c.Pointer),
		l.checkTwice(c.Pointer),
	)
}

// checkUnits finds what cannot be added.
func (f *Figures) checkUnits(l *ledger, pointer string) templates.Problems {
	var found templates.Problems
	for _, adds := range []struct {
		asked bool
		field string
	}{{f.Total != nil, "total"}, {f.Shares, "shares"}} {
		if adds.asked && l.mixed {
			found = append(found, ruleUnits.at(pointer+"/"+adds.field, "{units}", l.units(), "{field}", adds.field))
		}
	}
	if f.Total != nil && l.unit == percentUnit && f.Total.Value == nil {
		found = append(found, rulePercentSum.at(pointer+"/total"))
	}
	return found
}

// checkNone finds that there are no rows where some should be, or a total of rows that are not there.
func (f *Figures) checkNone(pointer string) templates.Problems {
	if f.MayBeEmpty && (f.Total == nil || f.Total.Value == nil || *f.Total.Value == Number{}) {
		return nil
	}
	return templates.Problems{ruleFigureNone.at(pointer+"/rows", "{id}", templates.Shorten(f.ID))}
}

// checkTwice finds rows of one name that are parts of the same.
func (l *ledger) checkTwice(pointer string) templates.Problems {
	siblings := map[int][]string{}
	for i, r := range l.rows {
		if siblings[r.parent] == nil {
			siblings[r.parent] = make([]string, len(l.rows))
		}
		siblings[r.parent][i] = r.name
	}
	var found templates.Problems
	for parent := -1; parent < len(l.rows); parent++ {
		found = append(found, checkTwice(siblings[parent], l.isSame, pointer+"/rows", "/name")...)
	}
	return found
}

// checkPlan finds what is known of some rows only, and what has grown by more than there is since the year began.
func (l *ledger) checkPlan() templates.Problems {
	var found templates.Problems
	for i := range l.rows {
		r := &l.rows[i]
		for _, c := range l.planned {
			if c.field != planColumn.field && *c.of(r) == nil && !r.isHeading() {
				found = append(found, ruleFigureSome.at(r.path+"/"+c.field, "{name}", templates.Shorten(r.name), "{what}", c.what, "{field}", c.field))
			}
		}
		if r.cumulative != nil && r.now != nil && r.now.units > 0 && r.cumulative.Cmp(*r.now) < 0 && r.unit != percentUnit {
			found = append(found, ruleCumulative.at(r.path+"/cumulative", "{name}", templates.Shorten(r.name),
				"{given}", r.cumulative.String(), "{sum}", r.now.String()))
		}
	}
	return found
}

// checkValues finds rows without a number of the period.
func (l *ledger) checkValues() templates.Problems {
	var found templates.Problems
	for _, r := range l.rows {
		if r.now == nil && !r.isHeading() {
			found = append(found, ruleFigureValue.at(r.path+"/value", "{name}", templates.Shorten(r.name)))
		}
	}
	return found
}

// checkParts finds parts of what is counted.
func (f *Figures) checkParts(l *ledger, pointer string) templates.Problems {
	var found templates.Problems
	for i := range l.rows {
		r := &l.rows[i]
		for _, column := range columns {
			found = append(found, checkWhole(*column.of(r), r.unit, r.path+"/"+column.field, r.name, f.Title)...)
		}
	}
	return found
}

// isSame reports whether two rows have the same numbers.
func (l *ledger) isSame(i, j int) bool {
	a, b := &l.rows[i], &l.rows[j]
	for _, column := range columns {
		if m, n := *column.of(a), *column.of(b); (m == nil) != (n == nil) || m != nil && *m != *n {
			return false
		}
	}
	return a.unit == b.unit
}

// checkMissing finds figures that a comparison lacks.
func (l *ledger) checkMissing(c Context) templates.Problems {
	var found templates.Problems
	for i := range l.rows {
		for _, k := range l.compares {
			column := columnOf(k)
			if *column.of(&l.rows[i]) != nil || l.rows[i].isHeading() {
				continue
			}
			found = append(found, ruleFigureMissing.at(l.rows[i].path+"/"+column.field,
				"{name}", templates.Shorten(l.rows[i].name), "{what}", column.what, "{than}", k.than(c.Period), "{field}", column.field))
		}
	}
	return found
}

// checkUnused tells of figures for a comparison that nobody asked for.
func (f *Figures) checkUnused(l *ledger, pointer string) templates.Problems {
	var found templates.Problems
	for k := range comparisons {
		column := columnOf(comparison(k))
		given := slices.ContainsFunc(l.rows, func(r measured) bool { return *column.of(&r) != nil })
		if given && !slices.Contains(l.compares, comparison(k)) {
			found = append(found, ruleFigureUnused.at(pointer+"/compare", "{what}", column.what, "{field}", column.field))
		}
	}
	return found
}

// checkTotal compares the total with the rows.
func (l *ledger) checkTotal(f *Figures) templates.Problems {
	var found templates.Problems
	for _, column := range columns {
		sum, all := l.sum(column)
		total := *column.of(&l.total)
		switch {
		case l.mixed || !all || total == nil:
		case !sum.fits() && (f.Total != nil || f.Shares):
			found = append(found, ruleSize.at(l.total.path, "{what}", "Tổng "+column.what, "{value}", "hơn "+Whole(limit/one).String()))
		case *total != sum:
			found = append(found, ruleFigureSum.at(l.total.path+"/"+column.field,
				"{what}", "Tổng "+column.what, "{given}", total.String(), "{sum}", sum.String()))
		}
	}
	return found
}

// checkShares finds what cannot be a part of a whole.
func (f *Figures) checkShares(l *ledger) templates.Problems {
	var found templates.Problems
	for _, r := range l.rows {
		words := []string{"{name}", templates.Shorten(r.name), "{what}", "“" + templates.Shorten(r.name) + "”", "{value}"}
		switch {
		case r.now == nil:
		case f.Shares && r.now.units < 0:
			found = append(found, ruleShareMinus.at(r.path+"/value", append(words, r.now.String())...))
		case r.now.units < 0 && r.isCounted():
			found = append(found, ruleCountMinus.at(r.path+"/value", append(words, amount(*r.now, r.unit))...))
		case r.unit == percentUnit && r.now.Cmp(Whole(100)) > 0:
			found = append(found, ruleOver100.at(r.path+"/value", append(words, r.now.Percent())...))
		}
	}
	return found
}

// isCounted reports whether the row counts something, by its unit or its name, and does not measure.
func (m *measured) isCounted() bool {
	return m.now.isWhole() && !isMeasure(m.unit)
}

// checkChart finds that the chart which is asked for cannot be drawn.
func (f *Figures) checkChart(l *ledger, c Context) templates.Problems {
	if f.Chart == "" {
		return nil
	}
	at := c.Pointer + "/chart"
	p := f.plot(l, c)
	var found templates.Problems
	if l.mixed {
		found = append(found, ruleChartUnits.at(at, "{units}", l.units()))
	}
	for _, size := range []struct {
		n, most int
		what    string
	}{{len(p.categories), maxCategories, "mục"}, {len(p.series), maxSeries, "dãy số"}} {
		if size.n > size.most {
			found = append(found, ruleChartSize.at(at, "{n}", fmt.Sprint(size.n), "{what}", size.what, "{most}", fmt.Sprint(size.most)))
		}
	}
	found = append(found, p.checkLooks(at)...)
	found = append(found, p.checkSize(func(placed) string { return at })...)
	switch p.kind {
	case render.ChartLines:
		if len(p.categories) < 2 {
			found = append(found, ruleNoLine.at(at))
		}
	case render.ChartStacked:
		found = append(found, p.checkStacked(c.Pointer, l.tops())...)
	}
	return found
}

// checkStacked finds numbers of the rows, of which the chart has these, that cannot be stacked.
func (p plot) checkStacked(pointer string, tops []int) templates.Problems {
	var found templates.Problems
	for i, s := range p.series {
		for _, v := range s.Values {
			if v != nil && v.units < 0 {
				found = append(found, ruleStackMinus.at(item(pointer+"/rows", tops[i]), "{name}", s.Name, "{value}", v.String()))
				break
			}
		}
	}
	return found
}

// checkSame finds figures of one period that are given twice and differ.
func (l *ledger) checkSame() templates.Problems {
	if len(l.told) == len(l.compares) {
		return nil
	}
	var found templates.Problems
	for _, r := range l.rows {
		last, same := r.before[previous], r.before[yearBefore]
		if last != nil && same != nil && *last != *same {
			found = append(found, ruleSamePeriod.at(r.path+"/"+comparisons[yearBefore].field,
				"{what}", "số của “"+templates.Shorten(r.name)+"”", "{given}", last.String(), "{other}", same.String()))
		}
	}
	return found
}
