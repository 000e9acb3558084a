package stat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/period"
)

// dossierUnit is what dossiers are counted in.
const dossierUnit = "hồ sơ"

// dossierBook is dossiers with all that follows from them.
type dossierBook struct {
	rows   []*tally
	names  []string
	what   string // the names are of
	total  *tally
	none   bool                     // there were none, and no numbers say so
	before [len(comparisons)]*tally // nil where nothing is given
	told   [len(comparisons)]*tally // of these, without one that is the same
}

// open computes what the dossiers leave out.
func (d *Dossiers) open(c Context) *dossierBook {
	pointer := c.Pointer
	b := &dossierBook{what: d.what()}
	for i := range d.Rows {
		r := &d.Rows[i]
		b.names = append(b.names, r.Name)
		b.rows = append(b.rows, tallyOf(&r.DossierCounts, item(pointer+"/rows", i), fmt.Sprintf("Dòng “%s”: ", templates.Shorten(r.Name))))
	}
	b.total = &tally{path: pointer + "/rows"}
	if d.Total != nil {
		b.total = tallyOf(d.Total, pointer+"/total", "Tổng cộng: ")
	}
	if b.isEmpty() && d.MayBeEmpty {
		b.none = true
		b.total.none()
	}
	b.addUp()
	for k, counts := range []*DossierCounts{previous: d.Previous, yearBefore: d.YearBefore} {
		if counts == nil {
			continue
		}
		words := comparisons[k]
		b.before[k] = tallyOf(counts, pointer+"/"+words.field, words.column+": ")
	}
	b.told = b.before
	if isSame(c.Period) && b.before[previous].compares() {
		b.told[yearBefore] = nil
	}
	return b
}

// isEmpty reports whether nothing is known of any dossiers.
func (b *dossierBook) isEmpty() bool { return len(b.rows) == 0 && b.total.isEmpty() }

// hasNoBars reports whether there are no rows because there were no dossiers.
func (b *dossierBook) hasNoBars() bool { return len(b.rows) == 0 && b.total.is(received, 0) }

// addUp computes from the rows what the total leaves out.
func (b *dossierBook) addUp() {
	if len(b.rows) == 0 {
		return
	}
	for k := range numCounts {
		sum, all := b.sum(k)
		if all && !b.total.has(k) {
			b.total.known[k] = &sum
		}
	}
	b.total.solve()
}

// sum adds the rows' counts and tells whether all are known.
func (b *dossierBook) sum(k count) (sum Number, all bool) {
	all = true
	for _, t := range b.rows {
		if !t.has(k) {
			all = false
			continue
		}
		sum = sum.plus(*t.known[k])
	}
	return sum, all
}

// Views implements [Block].
func (d *Dossiers) Views() []string {
	views := []string{viewText, viewTable, viewSummary}
	if b := d.open(Context{}); b.canDraw() || b.isEmpty() || b.hasNoBars() {
		views = append(views, viewChart)
	}
	return views
}

// isSame reports whether two rows have the same numbers.
func (b *dossierBook) isSame(i, j int) bool {
	for k := range numCounts {
		m, n := b.rows[i].known[k], b.rows[j].known[k]
		if (m == nil) != (n == nil) || m != nil && *m != *n {
			return false
		}
	}
	return true
}

// canDraw reports whether there is a bar for each row.
func (b *dossierBook) canDraw() bool {
	return 0 < len(b.rows) && len(b.rows) <= maxCategories &&
		!slices.ContainsFunc(b.rows, func(t *tally) bool { return !t.has(inTime, late) })
}

// Validate implements [Block].
func (d *Dossiers) Validate(c Context) templates.Problems {
	found := d.Check(c.Pointer)
	b := d.open(c)
	if b.isEmpty() {
		return append(found, ruleDossierNone.at(c.Pointer+"/rows", "{id}", templates.Shorten(d.ID)))
	}
	found = append(found, b.checkCounts(d.Total)...)
	sound := !found.Failed()
	found = append(found, b.checkTold()...)
	for _, t := range b.before {
		found = append(found, b.checkBefore(t)...)
	}
	found = append(found, b.checkSame()...)
	if sound && adjoins(c.Period) {
		found = append(found, b.checkCarriedOver()...)
	}
	return append(found, checkTwice(b.names, b.isSame, c.Pointer+"/rows", "/name")...)
}

// checkCounts finds numbers that do not agree. What is computed is looked at only when all that is
// given agrees: else it would say again, in another place, what is wrong with that.
func (b *dossierBook) checkCounts(total *DossierCounts) templates.Problems {
	var found templates.Problems
	for _, t := range b.rows {
		found = append(found, t.check()...)
	}
	if total != nil {
		found = append(found, tallyOf(total, b.total.path, b.total.where).check()...)
	}
	if found == nil {
		found = b.checkRows()
	}
	if found == nil {
		found = b.total.check()
	}
	return found
}

// checkRows compares the total with the rows. What was computed of the total is looked at only
// when all that is given agrees: it would say the same again.
func (b *dossierBook) checkRows() templates.Problems {
	var given, computed templates.Problems
	for k := range numCounts {
		sum, all := b.sum(k)
		if len(b.rows) == 0 || !b.total.has(k) || b.agrees(k, sum, all) {
			continue
		}
		p := ruleDossierRows.at(b.total.at(k), "{what}", b.total.named(k), "{given}", b.total.known[k].String(), "{sum}", sum.String())
		if b.total.given[k] {
			given = append(given, p)
		} else {
			computed = append(computed, p)
		}
	}
	if given != nil {
		return given
	}
	return computed[:min(len(computed), 1)] // what follows from the first says no more
}

// checkTold finds rows that do not tell what was received and resolved; the total when all do.
func (b *dossierBook) checkTold() templates.Problems {
	var found templates.Problems
	for _, t := range b.rows {
		found = append(found, t.checkTold()...)
	}
	if found == nil {
		found = b.total.checkTold()
	}
	return found
}

// agrees reports whether the rows' sum may be a part of the total, or is it where all are known.
func (b *dossierBook) agrees(k count, sum Number, all bool) bool {
	apart := sum.Cmp(*b.total.known[k])
	return apart == 0 || apart < 0 && !all
}

// checkBefore finds figures that a comparison lacks. Where only what was pending is given, it is
// there for checkCarriedOver.
func (b *dossierBook) checkBefore(t *tally) templates.Problems {
	if t == nil {
		return nil
	}
	found := t.check()
	if t.compares() {
		found = append(found, t.checkTold()...)
	}
	return found
}

// compares reports whether the tally of an earlier period is there to compare with.
func (t *tally) compares() bool {
	return t != nil && slices.ContainsFunc([]count{received, online, direct, carriedOver, resolved, early, onTime, late, inTime},
		func(k count) bool { return t.given[k] }) || t != nil && t.isEmpty()
}

// checkSame finds counts of one period that are given twice and differ.
func (b *dossierBook) checkSame() templates.Problems {
	last, same := b.before[previous], b.before[yearBefore]
	if b.told == b.before || !same.compares() {
		return nil
	}
	var found templates.Problems
	for _, k := range []count{received, resolved} {
		if last.has(k) && same.has(k) && *last.known[k] != *same.known[k] {
			found = append(found, ruleSamePeriod.at(same.at(k), "{what}", counts[k].name, "{given}", last.known[k].String(), "{other}", same.known[k].String()))
		}
	}
	return found
}

// adjoins reports whether the period begins where the one before it ends.
func adjoins(p period.Period) bool {
	return p.Kind == period.Quarter || p.Kind == period.Year || p.Kind == period.Span
}

// checkCarriedOver compares what the last period left with what this one began with.
func (b *dossierBook) checkCarriedOver() templates.Problems {
	last := b.before[previous]
	if last == nil || !last.has(pending) || !b.total.has(carriedOver) || *last.known[pending] == *b.total.known[carriedOver] {
		return nil
	}
	return templates.Problems{ruleCarriedOver.at(b.total.at(carriedOver),
		"{given}", b.total.known[carriedOver].String(), "{sum}", last.known[pending].String())}
}

// Show implements [Block].
func (d *Dossiers) Show(c Context, view string) View {
	b := d.open(c)
	switch {
	case b.none && (view == viewTable || view == viewSummary):
		return noTable(d.Title)
	case view == viewTable:
		return View{Table: b.table(d), Narrow: b.summary(d)}
	case view == viewSummary:
		return View{Table: b.summary(d)}
	case view == viewChart:
		return b.plot(d.Title).view()
	}
	return View{Sentences: b.sentences(c)}
}

// dossierSeries are the series of the chart, by whether the rows tell early from on time.
var dossierSeries = map[bool][]struct {
	name string
	of   count
}{
	true:  {{"Trước hạn", early}, {"Đúng hạn", onTime}, {"Quá hạn", late}},
	false: {{"Đúng và trước hạn", inTime}, {"Quá hạn", late}},
}

// plot is how many dossiers of each row were resolved in time and how many late.
func (b *dossierBook) plot(title string) plot {
	detailed := !slices.ContainsFunc(b.rows, func(t *tally) bool { return !t.has(early, onTime) })
	p := plot{kind: render.ChartStacked, title: title, unit: dossierUnit, categories: b.names}
	for _, s := range dossierSeries[detailed] {
		series := ChartSeries{Name: s.name}
		for _, t := range b.rows {
			series.Values = append(series.Values, t.known[s.of])
		}
		p.series = append(p.series, series)
	}
	return p
}

// what is what a row is, as a sentence counts it.
func (d *Dossiers) what() string {
	low := strings.ToLower(d.Heading)
	switch {
	case low == "":
		return "lĩnh vực"
	case slices.ContainsFunc(things, func(w string) bool { return strings.HasPrefix(low, w) }):
		return low
	}
	return "nơi"
}

// names heads the column of names.
func (d *Dossiers) names() string { return cmp.Or(d.Heading, "Lĩnh vực giải quyết") }

// dossierHeader is the head of form II.06 of Circular 01/2020/TT-VPCP.
var dossierHeader = [][]Cell{
	{
		{Text: "STT", Rows: 3},
		{Rows: 3}, // what the names are
		{Text: "Số lượng hồ sơ tiếp nhận", Cols: 4},
		{Text: "Số lượng hồ sơ đã giải quyết", Cols: 4},
		{Text: "Số lượng hồ sơ đang giải quyết", Cols: 3},
	},
	{
		{Text: "Tổng số", Rows: 2},
		{Text: "Trong kỳ", Cols: 2},
		{Text: "Từ kỳ trước", Rows: 2},
		{Text: "Tổng số", Rows: 2},
		{Text: "Trước hạn", Rows: 2},
		{Text: "Đúng hạn", Rows: 2},
		{Text: "Quá hạn", Rows: 2},
		{Text: "Tổng số", Rows: 2},
		{Text: "Trong hạn", Rows: 2},
		{Text: "Quá hạn", Rows: 2},
	},
	{
		{Text: "Trực tuyến"},
		{Text: "Trực tiếp, dịch vụ bưu chính"},
	},
}

// dossierNumbers are the numbers of the form's columns. A sum breaks before a sign only, which begins
// the next line with the column that it is about.
var dossierNumbers = []Cell{
	{Text: "(1)"},
	{Text: "(2)"},
	{Text: "(3) =(4) +(5) +(6)"},
	{Text: "(4)"},
	{Text: "(5)"},
	{Text: "(6)"},
	{Text: "(7) =(8) +(9) +(10)"},
	{Text: "(8)"},
	{Text: "(9)"},
	{Text: "(10)"},
	{Text: "(11) =(12) +(13)"},
	{Text: "(12)"},
	{Text: "(13)"},
}

// table is the table of the form: a row for each field, and the total.
func (b *dossierBook) table(d *Dossiers) *Table {
	t := &Table{Caption: d.Title, Unit: dossierUnit, Header: slices.Clone(dossierHeader), Numbers: dossierNumbers, Columns: []Column{ordinalColumn, dossierColumn}}
	t.Header[0] = slices.Clone(t.Header[0])
	t.Header[0][1].Text = d.names()
	for k := received; k < inTime; k++ {
		t.Columns = append(t.Columns, dossierColumns[k == received || k == resolved || k == pending])
	}
	for i, row := range b.rows {
		cells := append([]Cell{{Text: fmt.Sprint(i + 1)}, {Text: b.names[i], Path: row.path + "/name"}}, row.cells()...)
		t.Rows = append(t.Rows, Row{Path: row.path, Cells: cells})
	}
	total := append([]Cell{{Text: "Tổng cộng", Cols: 2}}, b.total.cells()...)
	t.Rows = append(t.Rows, Row{Bold: true, Path: b.total.path, Cells: total})
	return t
}

// summaryGroups are the columns of the summary behind the names.
var summaryGroups = []struct {
	heading string
	names   []string
	of      []count
}{
	{"Tiếp nhận", []string{"Tổng số"}, []count{received}},
	{"Đã giải quyết", []string{"Tổng số", "Đúng và trước hạn", "Quá hạn"}, []count{resolved, inTime, late}},
	{"Đang giải quyết", []string{"Tổng số", "Quá hạn"}, []count{pending, overdue}},
}

// summary is the table without the ways of receiving, with the share that was resolved in time.
func (b *dossierBook) summary(d *Dossiers) *Table {
	t := newTable(d.Title, dossierUnit)
	t.head("", ordinalColumn, "STT")
	t.head("", nameColumn, d.names())
	for _, g := range summaryGroups {
		t.headAll(g.heading, summaryColumn, g.names...)
	}
	t.head("", summaryColumn, "Tỷ lệ đúng và trước hạn (%)")
	for i, row := range b.rows {
		cells := []Cell{{Text: fmt.Sprint(i + 1)}, {Text: b.names[i], Path: row.path + "/name"}}
		t.Rows = append(t.Rows, Row{Path: row.path, Cells: append(cells, row.summary()...)})
	}
	total := append([]Cell{{Text: "Tổng cộng", Cols: 2}}, b.total.summary()...)
	t.Rows = append(t.Rows, Row{Bold: true, Path: b.total.path, Cells: total})
	return t.even()
}

// summary are the cells of a row in the summary.
func (t *tally) summary() []Cell {
	var all []Cell
	for _, g := range summaryGroups {
		for _, k := range g.of {
			all = append(all, number(t.known[k], t.at(k)))
		}
	}
	share := Cell{Text: unknown}
	if t.has(inTime, resolved) {
		share = defined(t.known[inTime].ShareOf(*t.known[resolved]))
	}
	return append(all, share)
}

// cells are the counts of a row. Where early is not told from on time, one cell covers both.
func (t *tally) cells() []Cell {
	var all []Cell
	together := t.has(inTime) && !t.has(early)
	for k := received; k < inTime; k++ {
		switch {
		case together && k == early:
			all = append(all, Cell{Text: t.known[inTime].String(), Cols: 2, Path: t.at(inTime)})
		case together && k == onTime:
		default:
			all = append(all, number(t.known[k], t.at(k)))
		}
	}
	return all
}
