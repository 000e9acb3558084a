package stat

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// The phrases about figures.
const (
	figuresIn    phrase = "{title} {during}: {all}"
	figuresTitle phrase = "{title}: {all}" // of a title that names the period
	figuresNone  phrase = "không phát sinh"
	figureNamed  phrase = "{name} {amount}"
	figureApart  phrase = "{name}: {amount}" // behind a digit
	figureItself phrase = "{count} {name}"   // of rows without a unit: 03 Quyết định
	comparedWith phrase = "So với {than}"
	totalFirst   phrase = "{total}; trong đó: {rows}"
	figureParts  phrase = "{row} (trong đó: {parts})"
	figureHead   phrase = "{name} ({parts})" // of a row without a number

	planHead            = "Kế hoạch năm"
	doneIn       phrase = "Thực hiện {period}"
	doneHead            = "Thực hiện trong kỳ" // where the period has no short name
	planReached  phrase = "đạt {percent} kế hoạch năm"
	sinceNewYear phrase = "lũy kế từ đầu năm {amount}"
	wholeYear    phrase = "ước cả năm {amount}"
	reaching     phrase = "{amount} (đạt {percent} kế hoạch năm)"
	estimated    phrase = "{amount} (bằng {percent} kế hoạch năm)"

	sharesRounded = "Ghi chú: Các tỷ trọng cộng lại không đúng bằng 100% do làm tròn."
)

// Show implements [Block].
func (f *Figures) Show(c Context, view string) View {
	l := f.open(c)
	switch {
	case view == viewTable && len(l.rows) == 0:
		return noTable(f.Title)
	case view == viewTable:
		return View{Table: f.table(l, c)}
	case view == viewChart:
		return f.plot(l, c).view()
	}
	return View{Sentences: []string{f.tell(l, c)}}
}

// tell makes the sentence: the total first, then the rows, with the parts of each.
func (f *Figures) tell(l *ledger, c Context) string {
	var rows []string
	for i, r := range l.rows {
		if r.parent < 0 {
			rows = append(rows, f.tellTop(l, i, c))
		}
	}
	all := strings.Join(rows, "; ")
	switch {
	case len(rows) == 0:
		all = figuresNone.with() + f.none(c)
	case f.Total != nil:
		total := figureNamed.with("{name}", l.total.name, "{amount}", amount(*l.total.now, l.unit))
		all = totalFirst.with("{total}", lowerFirst(total)+l.changes(&l.total, c)+l.total.progress(), "{rows}", all)
	}
	text, when := figuresIn, during(c.Period)
	if strings.Contains(strings.ToLower(f.Title), strings.ToLower(c.Period.Name())) {
		text = figuresTitle
	}
	return finish(text.with("{title}", f.Title, "{during}", when, "{all}", all))
}

// tellTop tells a row of the first level with its parts; the parts of these are for a table.
func (f *Figures) tellTop(l *ledger, i int, c Context) string {
	r := &l.rows[i]
	var parts []string
	for _, p := range l.spoken(r.parts) {
		part := l.rows[p]
		if m := withinName.FindStringSubmatch(part.name); m != nil {
			part.name = m[1]
		}
		part.name = strings.TrimLeft(part.name, "-–+ ")
		parts = append(parts, part.tell(f.Title)+l.changes(&part, c))
	}
	all := strings.Join(parts, "; ")
	switch {
	case r.isHeading():
		return figureHead.with("{name}", r.name, "{parts}", all)
	case parts == nil:
		return f.tellRow(l, r, c)
	}
	return figureParts.with("{row}", f.tellRow(l, r, c), "{parts}", all)
}

// spoken are the rows that have numbers; in place of headings the rows beneath.
func (l *ledger) spoken(rows []int) []int {
	var all []int
	for _, i := range rows {
		if r := &l.rows[i]; r.isHeading() {
			all = append(all, l.spoken(r.parts)...)
		} else {
			all = append(all, i)
		}
	}
	return all
}

// none is how the total has changed that no rows make now, as far as it is known of before.
func (f *Figures) none(c Context) string {
	l := f.open(c)
	l.total.now, l.total.unit = new(Number), f.Unit
	l.told = slices.DeleteFunc(slices.Clone(l.told), func(k comparison) bool {
		before := l.total.before[k]
		return before == nil || *before == Number{}
	})
	return l.changes(&l.total, c)
}

// tellRow tells a row: its number, its share, its changes.
func (f *Figures) tellRow(l *ledger, r *measured, c Context) string {
	var shared string
	if percent, ok := l.share(r); f.Shares && ok {
		shared = share.with("{percent}", percent.Percent())
	}
	return r.tell(f.Title) + shared + l.changes(r, c) + r.progress()
}

// progress tells how far the plan of the year has come, with a comma before it.
func (m *measured) progress() string {
	percent, planned := m.reached(m.reckoned())
	var all string
	switch {
	case m.cumulative != nil:
		text := amount(*m.cumulative, m.unit)
		if planned {
			text = reaching.with("{amount}", text, "{percent}", percent.Percent())
		}
		all = ", " + sinceNewYear.with("{amount}", text)
	case planned:
		all = ", " + planReached.with("{percent}", percent.Percent())
	}
	if m.estimate != nil {
		text := amount(*m.estimate, m.unit)
		if percent, ok := m.reached(m.estimate); ok {
			text = estimated.with("{amount}", text, "{percent}", percent.Percent())
		}
		all += ", " + wholeYear.with("{amount}", text)
	}
	return all
}

// reckoned is what is compared with the plan of the year: all since it began, where that is known.
func (m *measured) reckoned() *Number { return cmp.Or(m.cumulative, m.now) }

// reached is the percentage of the plan that a number is. There is none of a plan in per cent.
func (m *measured) reached(n *Number) (Number, bool) {
	if n == nil || m.plan == nil || m.unit == percentUnit {
		return Number{}, false
	}
	return n.ShareOf(*m.plan)
}

// tell tells what there is of what. A row named as all figures are needs no name.
func (m *measured) tell(title string) string {
	switch {
	case m.name == title:
		return amount(*m.now, m.unit)
	case m.unit == "" && m.now.isWhole():
		return figureItself.with("{name}", m.name, "{count}", m.now.Count())
	}
	return beside(m.name, amount(*m.now, m.unit))
}

// beside puts an amount behind a name, not a number behind another.
func beside(name, amount string) string {
	text := figureNamed
	if last, _ := utf8.DecodeLastRuneInString(name); unicode.IsDigit(last) {
		text = figureApart
	}
	return text.with("{name}", name, "{amount}", amount)
}

// changes are the changes of a row, with a comma before them.
func (l *ledger) changes(m *measured, c Context) string {
	unit := m.unit
	if unit == "" && !m.total && m.now.isWhole() {
		unit = m.name
	}
	var all []string
	for _, k := range l.told {
		all = append(all, change(*m.now, *m.before[k], unit, k.than(c.Period)))
	}
	if all == nil {
		return ""
	}
	return ", " + joined(all, ", ", " và ")
}

// share is the percentage of a row in the total.
func (l *ledger) share(m *measured) (Number, bool) {
	if l.total.now == nil || m.now == nil {
		return Number{}, false
	}
	return m.now.ShareOf(*l.total.now)
}

// lowerFirst writes a small letter first, unless a second capital shows an abbreviation.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// table makes the table, with the columns that are asked for: plan, period, year and what is compared with the plan,
// then other periods, as reports on a plan have them.
func (f *Figures) table(l *ledger, c Context) *Table {
	t := newTable(f.Title, l.unit)
	ordinals := ordinalColumn
	ordinals.WidthMM = l.ordinalWidth()
	t.head("", ordinals, "STT")
	t.head("", nameColumn, cmp.Or(f.Heading, "Chỉ tiêu"))
	if l.mixed {
		t.head("", unitColumn, "Đơn vị tính")
	}
	f.headNumbers(t, l, c)
	for i := range l.rows {
		t.Rows = append(t.Rows, f.row(l, &l.rows[i]))
	}
	if f.Total != nil {
		t.Rows = append(t.Rows, f.row(l, &l.total))
	}
	if f.Shares {
		t.Note = l.note()
	}
	return t.even()
}

// headNumbers heads the columns of numbers.
func (f *Figures) headNumbers(t *builder, l *ledger, c Context) {
	if l.has(planColumn) {
		t.head("", numberColumn, planHead)
	}
	t.head("", numberColumn, l.doneHead(c.Period))
	if f.Shares {
		t.head("", numberColumn, "Tỷ trọng (%)")
	}
	if l.has(cumulativeColumn) {
		t.head("", numberColumn, "Lũy kế từ đầu năm")
	}
	if l.has(estimateColumn) {
		t.head("", numberColumn, "Ước cả năm")
	}
	switch {
	case l.has(planColumn) && l.has(estimateColumn):
		reckoned := "Thực hiện"
		if l.has(cumulativeColumn) {
			reckoned = "Lũy kế"
		}
		t.headAll("So với kế hoạch năm (%)", numberColumn, reckoned, "Ước cả năm")
	case l.has(planColumn):
		t.head("", numberColumn, "So với kế hoạch năm (%)")
	}
	for _, k := range l.told {
		than := k.than(c.Period)
		if l.unit == percentUnit { // which have no percentage of their own
			t.headAll(comparedWith.with("{than}", than), numberColumn, viet.Capital(than), "Tăng (+), giảm (-) điểm phần trăm")
			continue
		}
		t.headAll(comparedWith.with("{than}", than), numberColumn, viet.Capital(than), "Tăng (+), giảm (-)", "Tỷ lệ (%)")
	}
}

// doneHead heads the numbers of the period.
func (l *ledger) doneHead(p period.Period) string {
	switch {
	case len(l.planned) == 0:
		return "Kỳ báo cáo"
	case p.Kind == period.Span || p.Name() == "":
		return doneHead
	}
	return doneIn.with("{period}", p.Name())
}

// ordinalWidth is how wide the column of labels is, in millimetres: wider where one has more than three letters.
func (l *ledger) ordinalWidth() int {
	wide := 0
	for _, r := range l.rows {
		wide = max(wide, utf8.RuneCountInString(r.label))
	}
	return ordinalColumn.WidthMM + 3*max(0, wide-3)
}

// note says that the shares do not come to 100 per cent, where they do not.
func (l *ledger) note() string {
	sum := Number{}
	for _, i := range l.tops() {
		share, ok := l.share(&l.rows[i])
		if !ok {
			return ""
		}
		sum = sum.plus(share)
	}
	if sum == Whole(100) {
		return ""
	}
	return sharesRounded
}

// row makes a row of the table, or that of the total, which has no ordinal. A row with parts heads them.
func (f *Figures) row(l *ledger, m *measured) Row {
	heads := len(m.parts) > 0
	row := Row{Path: m.path, Bold: m.total || l.isGroup(m), Keep: heads, Cells: []Cell{{Text: m.label}, {Text: m.name, Path: m.at("name")}}}
	if m.total {
		row.Cells = []Cell{{Text: m.name, Cols: 2}}
	}
	if l.mixed {
		row.Cells = append(row.Cells, Cell{Text: m.unit})
	}
	return f.numbers(row, l, m)
}

// isGroup reports whether rows of that level have parts that are all of them: such a level is bold throughout.
func (l *ledger) isGroup(m *measured) bool {
	return !m.within && slices.ContainsFunc(l.rows, func(r measured) bool {
		return r.level == m.level && !r.within && len(r.parts) > 0 && !l.rows[r.parts[0]].within
	})
}

// numbers adds the numbers of a row; a heading has none.
func (f *Figures) numbers(row Row, l *ledger, m *measured) Row {
	from := len(row.Cells)
	add := func(cells ...Cell) { row.Cells = append(row.Cells, cells...) }
	if l.has(planColumn) {
		add(m.planned(m.plan, "plan"))
	}
	add(m.cell(m.now, "value"))
	if f.Shares {
		add(defined(l.share(m)))
	}
	if l.has(cumulativeColumn) {
		add(m.planned(m.cumulative, "cumulative"))
	}
	if l.has(estimateColumn) {
		add(m.planned(m.estimate, "estimate"))
	}
	if l.has(planColumn) {
		add(defined(m.reached(m.reckoned())))
	}
	if l.has(planColumn) && l.has(estimateColumn) {
		add(defined(m.reached(m.estimate)))
	}
	for _, k := range l.told {
		cells := m.compared(k)
		if l.unit == percentUnit {
			cells = cells[:2]
		}
		add(cells...)
	}
	if m.isHeading() {
		for i := from; i < len(row.Cells); i++ {
			row.Cells[i] = Cell{}
		}
	}
	return row
}

// planned is a number of the plan that there may not be.
func (m *measured) planned(n *Number, field string) Cell {
	if n == nil {
		return Cell{Text: undefined}
	}
	return m.cell(n, field)
}

// at is the pointer to a field of the row; of the total, which may have been computed, to all of it.
func (m *measured) at(field string) string {
	if m.total {
		return m.path
	}
	return m.path + "/" + field
}

// compared are the three cells of a comparison.
func (m *measured) compared(k comparison) []Cell {
	if m.now == nil || m.before[k] == nil {
		return make([]Cell, 3) // of a heading
	}
	before := *m.before[k]
	by := m.now.minus(before)
	percent, ok := by.ChangeOf(before)
	ok = ok && m.unit != percentUnit && m.now.units >= 0
	change, rate := m.cell(&by, ""), defined(percent, ok)
	change.Text, change.signed = plusSign(by)+change.Text, true
	if ok {
		rate.Text, rate.signed = plusSign(percent)+rate.Text, true
	}
	return []Cell{m.cell(&before, comparisons[k].field), change, rate}
}

// cell is a number of the row. Without a unit each row counts something else, and other rows say
// nothing of its decimal places.
func (m *measured) cell(n *Number, field string) Cell {
	c := number(n, "")
	if field != "" {
		c.Path = m.at(field)
	}
	if m.unit == "" || m.apart {
		c.number = nil
	}
	return c
}

// plot draws the rows beside each other; stacked and as lines, a row goes through the periods.
func (f *Figures) plot(l *ledger, c Context) plot {
	p := plot{kind: chartKinds[f.Chart], title: f.Title, unit: l.unit}
	periods := []named{{columns[0], "Kỳ báo cáo"}} // the earliest first
	for _, k := range l.told {
		periods = slices.Insert(periods, 0, named{columnOf(k), viet.Capital(k.than(c.Period))})
	}
	if p.kind == render.ChartBars {
		return p.byRow(l, periods)
	}
	return p.byPeriod(l, periods)
}

// named is a column with what a chart calls it.
type named struct {
	column
	name string
}

// byRow has a category for each row and a series for each period.
func (p plot) byRow(l *ledger, periods []named) plot {
	tops := l.tops()
	for _, i := range tops {
		p.categories = append(p.categories, l.rows[i].name)
	}
	for _, c := range periods {
		s := ChartSeries{Name: c.name}
		for _, i := range tops {
			s.Values = append(s.Values, *c.of(&l.rows[i]))
		}
		p.series = append(p.series, s)
	}
	return p
}

// byPeriod has a category for each period and a series for each row.
func (p plot) byPeriod(l *ledger, periods []named) plot {
	for _, c := range periods {
		p.categories = append(p.categories, c.name)
	}
	for _, i := range l.tops() {
		s := ChartSeries{Name: l.rows[i].name}
		for _, c := range periods {
			s.Values = append(s.Values, *c.of(&l.rows[i]))
		}
		p.series = append(p.series, s)
	}
	return p
}
