package source

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/templates/period"
	"vanban/templates/viet"
)

// periodPlaceholders are those that stand for a period or a part of its name.
var periodPlaceholders = []string{"ky", "ten_ky", "ky_truoc", "cung_ky", "nam", "quy", "thang"}

// asksPeriod reports whether a text has one of them.
func asksPeriod(text string) bool {
	return slices.ContainsFunc(braced.FindAllStringSubmatch(text, -1), func(found []string) bool {
		return slices.Contains(periodPlaceholders, found[1])
	})
}

// periodForm is a way in which clerks write periods.
type periodForm struct {
	pattern *regexp.Regexp // of the slug; its groups are y, the year, and n, what else tells the period apart
	suffix  string         // behind the year, as [period.Parse] reads it; %s is the number
}

// periodForms are the ways in which periods are written, besides their own.
var periodForms = []periodForm{
	{slugForm(`(?:quy|q)-?(?P<n>iv|i{1,3}|0?[1-4])-(?:nam-)?(?P<y>\d{4})`), "-Q%s"},
	{slugForm(`(?P<y>\d{4})-?(?:quy|q)-?(?P<n>iv|i{1,3}|0?[1-4])`), "-Q%s"},
	{slugForm(`(?:(?:0?6|sau)-?t(?:hang)?(?:-dau)?(?:-nam)?|h1)-(?P<y>\d{4})`), "-H1"},
	{slugForm(`(?P<y>\d{4})-(?:0?6|sau)-?t(?:hang)?-dau(?:-nam)?`), "-H1"},
	{slugForm(`(?:(?:0?6|sau)-?t(?:hang)?-cuoi(?:-nam)?|h2)-(?P<y>\d{4})`), "-H2"},
	{slugForm(`(?P<y>\d{4})-(?:0?6|sau)-?t(?:hang)?-cuoi(?:-nam)?`), "-H2"},
	{slugForm(`(?:(?:0?9|chin)-?t(?:hang)?(?:-dau)?(?:-nam)?|9m)-(?P<y>\d{4})`), "-9M"},
	{slugForm(`(?:ca-)?nam-(?P<y>\d{4})`), ""},
	{slugForm(`(?:thang-)?(?P<n>0?[1-9]|1[0-2])-(?:nam-)?(?P<y>\d{4})`), monthSuffix},
	{slugForm(`(?P<y>\d{4})-(?:thang-)?(?P<n>0?[1-9]|1[0-2])`), monthSuffix},
	{slugForm(`(?:quy-|q-?)?(?P<n>iv|i{1,3}|0?[1-4])`), quarterAlone + "%s"},
}

// monthSuffix is behind the year of a month.
const monthSuffix = "-M%s"

// quarterAlone begins what [spelt] gives for a quarter without its year.
const quarterAlone = "quý "

func slugForm(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:ky-)?` + pattern + `$`) }

// spelt gives a period one spelling, that of [period.Parse] where it has one: "Quý III/2026" and "Q3
// năm 2026" are 2026-Q3. It is empty for what names no period.
func spelt(text string) string {
	if p, err := period.Parse(strings.ToUpper(text)); err == nil {
		return p.String()
	}
	slug := viet.Slug(text)
	for _, form := range periodForms {
		groups := form.pattern.FindStringSubmatch(slug)
		if groups == nil {
			continue
		}
		year, n := "", ""
		if i := form.pattern.SubexpIndex("y"); i > 0 {
			year = groups[i]
		}
		if i := form.pattern.SubexpIndex("n"); i > 0 {
			n = strings.TrimLeft(groups[i], "0")
			if form.suffix == monthSuffix && len(n) == 1 {
				n = "0" + n
			}
			if roman, ok := viet.ParseRoman(strings.ToUpper(n)); ok {
				n = fmt.Sprint(roman)
			}
		}
		return year + strings.Replace(form.suffix, "%s", n, 1)
	}
	return ""
}

// sort tells quarters without a year from periods and from what is neither.
func sortOf(period string) int {
	switch {
	case period == "":
		return 0
	case strings.HasPrefix(period, quarterAlone):
		return 1
	}
	return 2
}

// spellings are the ways in which a column writes periods.
type spellings struct {
	texts map[string][]string // period → folded texts
	rows  [3][]int            // the places of rows, by the sort of what stands in the column
}

// spellings looks at a column.
func (g *grid) spellings(col int) *spellings {
	g.index.Lock()
	defer g.index.Unlock()
	if s := g.index.periods[col]; s != nil {
		return s
	}
	s := &spellings{texts: map[string][]string{}}
	for text, rows := range g.texts(col) {
		p := spelt(text)
		s.texts[p] = append(s.texts[p], text)
		s.rows[sortOf(p)] = append(s.rows[sortOf(p)], rows...)
	}
	for i := range s.rows {
		slices.Sort(s.rows[i])
	}
	if g.index.periods == nil {
		g.index.periods = map[int]*spellings{}
	}
	g.index.periods[col] = s
	return s
}

// spell lets a condition be met by every way in which its column writes the period.
func (t *table) spell(c *condition) {
	if c.period = spelt(c.value); c.period == "" || c.col < 0 {
		return
	}
	for _, text := range t.spellings(c.col).texts[c.period] {
		if !slices.Contains(c.folded, text) {
			c.folded = append(c.folded, text)
		}
	}
}

// checkPeriods finds rows that have figures but do not say of which period, or so that nobody can tell:
// they would be left out, whichever period is asked for.
func (t *table) checkPeriods(conditions []condition) {
	start := t.header.last() + t.mapping.SkipRows
	end := t.end(start)
	for i, c := range conditions {
		if c.period == "" || c.col < 0 {
			continue
		}
		others := slices.Delete(slices.Clone(conditions), i, i+1)
		for sort, rows := range t.spellings(c.col).rows {
			if sort == sortOf(c.period) {
				continue
			}
			for _, at := range rows {
				r := t.rows[at]
				if start < r.n && r.n < end && !t.isLeftOut(r) && t.counts(r) && t.meets(r, others) {
					t.addPeriodless(r, c)
				}
			}
		}
	}
}

// addPeriodless says that a row does not tell its period.
func (t *table) addPeriodless(r row, c condition) {
	held, n := t.merged(r.n, c.col)
	message := fmt.Sprintf("cột “%s”: chưa ghi kỳ của dòng số liệu này.", c.name)
	if held.form != empty {
		message = fmt.Sprintf("cột “%s”: không rõ “%s” là kỳ nào.", c.name, held.words())
	}
	t.found.add(t.place(cmp.Or(n, r.n), c.col), message, fmt.Sprintf("Ghi như “%s”; dòng không ghi rõ kỳ sẽ không có trong báo cáo nào.", c.value))
}

// counts reports whether a row has a number in a column of numbers, or anything where there are no
// such columns.
func (t *table) counts(r row) bool {
	filled, numbers := false, false
	for _, f := range t.fields {
		has := !t.isBlank(r.at(f.col))
		filled = filled || has
		if f.Type != Number && f.Type != Integer {
			continue
		}
		numbers = true
		if has {
			return true
		}
	}
	return filled && !numbers
}
