package stat

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// series is a way to number rows, or to mark them as parts of the row above.
type series uint8

// The series, from those of the rows that head others down. A row without a label can be of any level, as one can
// that says "Trong đó".
const (
	plain series = iota
	within
	capital // A, B
	roman   // I, II
	arabic  // 1, 2
	dotted  // 1.1, 1.1.1
	letter  // a, b
	dash    // -
	plus    // +
)

// label is how a row is numbered.
type label struct {
	series series
	n      int // its place in the series; 0 where all labels are the same
	depth  int // how many numbers a dotted one has
}

// The forms of labels. In a name a sign parts the label from the text, so that "A Lưới" has none.
var (
	nameLabel  = regexp.MustCompile(`^([IVXLC]+|[A-ZĐ]|[a-zđ]|\d{1,3})[.)/]\s*(\pL.*)$`)
	dottedName = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+(\pL.*)$`)
	bulletName = regexp.MustCompile(`^([-–+])\s*(\pL.*)$`)
	withinName = regexp.MustCompile(`^(?i:[-–+]?\s*trong đó)(?:\s*:\s*|\s+|$)(.*)$`)
	bareLabel  = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|\pL|[-–+])[.)/]?$`)
)

// labels are what a label may say: "I" is a Roman number or a capital letter.
func labels(s string) []label {
	switch s {
	case "-", "–":
		return []label{{series: dash}}
	case "+":
		return []label{{series: plus}}
	}
	var all []label
	if numbers := strings.Split(s, "."); len(numbers) > 1 {
		n, _ := strconv.Atoi(numbers[len(numbers)-1])
		return append(all, label{dotted, n, len(numbers)})
	}
	if n, err := strconv.Atoi(s); err == nil {
		all = append(all, label{series: arabic, n: n})
	}
	if n, ok := viet.ParseRoman(s); ok {
		all = append(all, label{series: roman, n: n})
	}
	small := strings.ToLower(s)
	if i := viet.PointIndex(small); i >= 0 && s == small {
		all = append(all, label{series: letter, n: i + 1})
	} else if i >= 0 {
		all = append(all, label{series: capital, n: i + 1})
	}
	return all
}

// heading is a row's name without its label, and the label.
type heading struct {
	label string // as it was written, without the sign behind it
	text  string
	may   []label // be what; nothing of a plain row
}

// readName finds the label of a row, in its own field or at the head of its name.
func readName(given, name string) heading {
	if m := withinName.FindStringSubmatch(name); m != nil {
		return heading{text: name, may: []label{{series: within}}}
	}
	if m := bareLabel.FindStringSubmatch(strings.TrimSpace(given)); m != nil {
		return heading{m[1], name, labels(m[1])}
	}
	for _, form := range []*regexp.Regexp{dottedName, nameLabel} {
		if m := form.FindStringSubmatch(name); m != nil && given == "" {
			if found := labels(m[1]); found != nil {
				return heading{m[1], m[2], found}
			}
		}
	}
	if m := bulletName.FindStringSubmatch(name); m != nil {
		return heading{text: name, may: labels(m[1])}
	}
	return heading{label: given, text: name}
}

// rank finds out how deep each row is and which rows are its parts. The row that is unclear is -1 where none is.
func (l *ledger) rank(rows []Figure) {
	names := readNames(rows)
	var levels []int
	if l.levelled = slices.ContainsFunc(rows, func(r Figure) bool { return r.Level > 0 }); l.levelled {
		levels, l.unclear = given(rows, names)
	} else {
		levels, l.unclear = ladder{rows: rows}.climb(names)
	}
	if l.unclear >= 0 { // as if nothing had been said of it
		for i := range names {
			names[i] = heading{label: rows[i].Label, text: rows[i].Name}
		}
		levels = slices.Repeat([]int{1}, len(rows))
	}
	l.join(levels)
	l.number(names)
}

// readNames finds the labels of all rows. One name alone that begins as if with a number says nothing.
func readNames(rows []Figure) []heading {
	names, numbered := make([]heading, len(rows)), 0
	for i, r := range rows {
		names[i] = readName(r.Label, r.Name)
		if names[i].label != "" {
			numbered++
		}
	}
	for i, r := range rows {
		if numbered == 1 && r.Label == "" && names[i].label != "" {
			names[i] = heading{text: r.Name}
		}
	}
	return names
}

// given are the levels that the rows say; one that says none is of the first, or beneath the row above it when it begins
// with "Trong đó". A row that is more than one level beneath the row above it is unclear.
func given(rows []Figure, names []heading) (levels []int, unclear int) {
	above, most := 0, 0
	for i, r := range rows {
		level := max(1, r.Level)
		inside := names[i].is(within)
		if r.Level == 0 && inside {
			level = most + 1
		}
		if !inside {
			most = level
		}
		if level > above+1 {
			return nil, i
		}
		levels, above = append(levels, level), level
	}
	return levels, -1
}

// is reports whether the row is marked as of the series.
func (h heading) is(s series) bool { return len(h.may) > 0 && h.may[0].series == s }

// ladder follows the series that are open, from the first level down.
type ladder struct {
	rows  []Figure
	rungs []rung
}

// rung is a series that is open. Rows of another series may have joined one of "Trong đó".
type rung struct {
	last   label
	inside bool
}

// climb finds the level of each row. A label that its series goes on with is of the level of that; one that begins a
// series is a level beneath the row above. The row for which both or neither may hold is unclear.
func (l ladder) climb(names []heading) (levels []int, unclear int) {
	for i, name := range names {
		may := name.may
		if may == nil {
			may = []label{{series: plain}}
		}
		if !l.goOn(may, true) && !l.begin(may, i, true) && !l.goOn(may, false) && !l.begin(may, i, false) {
			return nil, i
		}
		levels = append(levels, len(l.rungs))
	}
	return levels, -1
}

// goOn goes on with a series that is open, the innermost, with the label that is next in it or with a later one.
func (l *ladder) goOn(may []label, next bool) bool {
	for at := len(l.rungs) - 1; at >= 0; at-- {
		last := l.rungs[at].last
		for _, m := range may {
			if m.series != last.series || m.depth != last.depth || m.n != 0 && m.n <= last.n || next && m.n > last.n+1 {
				continue
			}
			if m.series == plain && l.top().inside {
				return false // another part, or a row beside the whole
			}
			l.rungs = l.rungs[:at+1]
			l.rungs[at].last = m
			return true
		}
	}
	return false
}

// top is the innermost series.
func (l *ladder) top() rung {
	if len(l.rungs) == 0 {
		return rung{}
	}
	return l.rungs[len(l.rungs)-1]
}

// begin begins a series inside those that are open with the i-th row, with its first label or with a later one.
func (l *ladder) begin(may []label, i int, first bool) bool {
	m := slices.MinFunc(may, func(a, b label) int { return cmp.Compare(a.n, b.n) })
	if first && m.n > 1 {
		return false
	}
	for _, r := range l.rungs {
		if !r.mayHold(m) {
			return false
		}
	}
	if m.series == within && i == 0 {
		return false // of nothing
	}
	if top := len(l.rungs) - 1; l.top().inside && l.rows[i-1].Value != nil {
		l.rungs[top].last = m
		return true
	}
	l.rungs = append(l.rungs, rung{last: m, inside: m.series == within})
	return true
}

// mayHold reports whether a series may begin inside another that is open: "1" inside "I" or "A", not the other way
// round.
func (r rung) mayHold(m label) bool {
	outer := r.last.series
	switch {
	case m.series == outer:
		return m.series == dotted && m.depth > r.last.depth
	case outer <= within || m.series <= within, m.series == capital && outer == roman:
		return true
	}
	return m.series > outer
}

// join makes rows parts of the row above that is a level higher.
func (l *ledger) join(levels []int) {
	last := map[int]int{}
	for i := range l.rows {
		r := &l.rows[i]
		r.level, r.parent = levels[i], -1
		last[r.level] = i
		if r.level > 1 {
			r.parent = last[r.level-1]
			l.rows[r.parent].parts = append(l.rows[r.parent].parts, i)
		}
	}
}

// number gives the rows their names without labels, and the labels: what has none is counted among its like.
func (l *ledger) number(names []heading) {
	deepest := 1
	for _, r := range l.rows {
		deepest = max(deepest, r.level)
	}
	counted := map[int]int{} // by parent
	for i := range l.rows {
		r, name := &l.rows[i], names[i]
		r.name, r.label = name.text, name.label
		r.within = name.is(within) || r.parent >= 0 && l.joinedWithin(i)
		if r.label != "" || r.within || name.is(dash) || name.is(plus) {
			continue
		}
		counted[r.parent]++
		r.label = strconv.Itoa(counted[r.parent])
		if l.levelled && deepest > 1 {
			r.label = numerals(r.level, counted[r.parent])
		}
	}
}

// joinedWithin reports whether a row goes on with what "Trong đó" has begun beside it.
func (l *ledger) joinedWithin(i int) bool {
	for _, part := range l.rows[l.rows[i].parent].parts {
		if part < i && l.rows[part].within {
			return true
		}
	}
	return false
}

// numerals are the labels of the n-th row of a level: I, 1, a.
func numerals(level, n int) string {
	switch level {
	case 1:
		return viet.Roman(n)
	case 2:
		return strconv.Itoa(n)
	case 3:
		return viet.PointLabel(n - 1)
	}
	return ""
}

// isHeading reports whether the row has parts but no number itself.
func (m *measured) isHeading() bool {
	return len(m.parts) > 0 && !slices.ContainsFunc(columns, func(c column) bool { return *c.of(m) != nil })
}

// value is a number of the i-th row; of a heading what its parts have together, nil when not all of them have it.
func (l *ledger) value(c column, i int) *Number {
	r := &l.rows[i]
	if !r.isHeading() {
		return *c.of(r)
	}
	sum, all := l.together(c, r.parts)
	if !all {
		return nil
	}
	return &sum
}

// together adds rows and tells whether the number of each is known.
func (l *ledger) together(c column, rows []int) (sum Number, all bool) {
	for _, i := range rows {
		n := l.value(c, i)
		if n == nil {
			return Number{}, false
		}
		sum = sum.plus(*n)
	}
	return sum, len(rows) > 0
}

// tops are the rows that all is made of: those of the first level, for headings without numbers the rows beneath.
func (l *ledger) tops() []int {
	var all []int
	for i, r := range l.rows {
		outer := r.parent
		for outer >= 0 && l.rows[outer].isHeading() {
			outer = l.rows[outer].parent
		}
		if outer < 0 && !r.isHeading() {
			all = append(all, i)
		}
	}
	return all
}

// checkLevels finds rows of which nobody can say what they are parts of, and parts that are not the whole.
func (l *ledger) checkLevels(f *Figures) templates.Problems {
	adds := f.Total != nil || f.Shares
	if l.unclear >= 0 {
		if !adds && !l.levelled {
			return nil
		}
		r := &l.rows[l.unclear]
		return templates.Problems{ruleLevel.at(r.path+"/level", "{name}", templates.Shorten(r.name), "{n}", strconv.Itoa(l.unclear+1))}
	}
	var found templates.Problems
	for i := range l.rows {
		for _, c := range columns {
			found = append(found, l.checkPartsOf(i, c, f.Title)...)
		}
	}
	if !adds && !l.levelled { // what the labels say is a guess that nothing depends on
		for i := range found {
			found[i].Severity = templates.Warning
		}
	}
	return found
}

// checkPartsOf compares a number of a row with those of its parts, where they can be added.
func (l *ledger) checkPartsOf(i int, c column, title string) templates.Problems {
	r := &l.rows[i]
	whole := *c.of(r)
	if whole == nil || !r.adds(title) {
		return nil
	}
	parts := slices.Clone(r.parts)
	inside := slices.ContainsFunc(parts, func(p int) bool { return l.rows[p].within })
	if inside {
		parts = slices.DeleteFunc(parts, func(p int) bool { return !l.rows[p].within })
	}
	sum, all := l.together(c, parts)
	if !all || slices.ContainsFunc(parts, func(p int) bool { return l.rows[p].unit != r.unit }) {
		return nil
	}
	apart, broken := sum.minus(*whole), ruleFigureParts
	if inside {
		broken = ruleFigureWithin
	}
	if apart.units <= 0 && inside || apart.abs().Cmp(l.slack(c, r, parts)) <= 0 {
		return nil
	}
	return templates.Problems{broken.at(r.path+"/"+c.field, "{name}", templates.Shorten(r.name), "{what}", c.what,
		"{given}", whole.String(), "{sum}", sum.String(), "{n}", strconv.Itoa(len(parts)))}
}

// adds reports whether the parts of such numbers are their whole: not of percentages, rates and averages.
func (m *measured) adds(title string) bool {
	return m.unit != percentUnit && !strings.Contains(m.unit, "/") && !isAverage(m.name, title)
}

// slack is how far a sum of rounded numbers may be from the rounded whole: half of the last place for each of them.
// What is counted is not rounded.
func (l *ledger) slack(c column, whole *measured, parts []int) Number {
	places := (*c.of(whole)).places()
	for _, p := range parts {
		places = max(places, (*l.value(c, p)).places())
	}
	if len(parts) == 1 || places == 0 && !isMeasure(whole.unit) {
		return Number{} // a part alone is rounded as the whole is
	}
	return Number{unitOf(places) * int64(len(parts)+1) / 2}
}
