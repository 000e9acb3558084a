package stat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/render"
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

// tell makes the sentence: the total first, then the rows.
func (f *Figures) tell(l *ledger, c Context) string {
	var rows []string
	for i := range l.rows {
		rows = append(rows, f.tellRow(l, &l.rows[i], c))
	}
	all := strings.Join(rows, "; ")
	switch {
	case len(rows) == 0:
		all = figuresNone.with() + f.none(c)
	case f.Total != nil:
		total := figureNamed.with("{name}", l.total.name, "{amount}", amount(*l.total.now, l.unit))
		all = totalFirst.with("{total}", lowerFirst(total)+l.changes(&l.total, c), "{rows}", all)
	}
	text, when := figuresIn, during(c.Period)
	if strings.Contains(strings.ToLower(f.Title), strings.ToLower(c.Period.Name())) {
		text = figuresTitle
	}
	return finish(text.with("{title}", f.Title, "{during}", when, "{all}", all))
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
	return r.tell(f.Title) + shared + l.changes(r, c)
}

// tell tells what there is of what. A row named as all figures are needs no name.
func (m *measured) tell(title string) string {
	last, _ := utf8.DecodeLastRuneInString(m.name)
	text := figureNamed
	switch {
	case m.name == title:
		return amount(*m.now, m.unit)
	case m.unit == "" && m.now.isWhole():
		text = figureItself
	case unicode.IsDigit(last):
		text = figureApart
	}
	return text.with("{name}", m.name, "{amount}", amount(*m.now, m.unit), "{count}", m.now.Count())
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

// table makes the table, with the columns that are asked for.
func (f *Figures) table(l *ledger, c Context) *Table {
	t := newTable(f.Title, l.unit)
	t.head("", ordinalColumn, "STT")
	t.head("", nameColumn, cmp.Or(f.Heading, "Chỉ tiêu"))
	if l.mixed {
		t.head("", unitColumn, "Đơn vị tính")
	}
	t.head("", numberColumn, "Kỳ báo cáo")
	if f.Shares {
		t.head("", numberColumn, "Tỷ trọng (%)")
	}
	for _, k := range l.told {
		than := k.than(c.Period)
		t.headAll(comparedWith.with("{than}", than), numberColumn, viet.Capital(than), "Tăng (+), giảm (-)", "Tỷ lệ (%)")
	}
	for i := range l.rows {
		t.Rows = append(t.Rows, f.row(l, &l.rows[i], fmt.Sprint(i+1)))
	}
	if f.Total != nil {
		t.Rows = append(t.Rows, f.row(l, &l.total, ""))
	}
	return t.even()
}

// row makes a row of the table, or that of the total, which has no ordinal.
func (f *Figures) row(l *ledger, m *measured, ordinal string) Row {
	row := Row{Path: m.path, Bold: ordinal == "", Cells: []Cell{{Text: ordinal}, {Text: m.name, Path: m.at("name")}}}
	if ordinal == "" {
		row.Cells = []Cell{{Text: m.name, Cols: 2}}
	}
	if l.mixed {
		row.Cells = append(row.Cells, Cell{Text: m.unit})
	}
	row.Cells = append(row.Cells, m.cell(m.now, "value"))
	if f.Shares {
		row.Cells = append(row.Cells, defined(l.share(m)))
	}
	for _, k := range l.told {
		row.Cells = append(row.Cells, m.compared(k)...)
	}
	return row
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
	before := *m.before[k]
	by := m.now.minus(before)
	percent, ok := by.ChangeOf(before)
	ok = ok && m.unit != percentUnit
	change := m.cell(&by, "")
	change.Text, change.signed = plusSign(by)+change.Text, true
	return []Cell{m.cell(&before, comparisons[k].field), change, defined(percent, ok)}
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
	for _, r := range l.rows {
		p.categories = append(p.categories, r.name)
	}
	for _, c := range periods {
		s := ChartSeries{Name: c.name}
		for i := range l.rows {
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
	for i := range l.rows {
		s := ChartSeries{Name: l.rows[i].name}
		for _, c := range periods {
			s.Values = append(s.Values, *c.of(&l.rows[i]))
		}
		p.series = append(p.series, s)
	}
	return p
}
