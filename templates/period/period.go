package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vanban/templates/viet"
)

// Kind is a kind of period.
type Kind uint8

// The kinds of periods.
const (
	Quarter    Kind = iota + 1 // quý: 2022-Q3
	HalfYear                   // 6 tháng đầu năm, cuối năm: 2022-H1, 2022-H2
	NineMonths                 // 9 tháng đầu năm: 2022-9M
	Year                       // năm: 2022
	Span                       // from one day to another: 2022-06-15/2022-09-14
	Month                      // tháng: 2022-M07
)

// Period is what a report is about. The zero value is no period.
type Period struct {
	Kind        Kind
	Year        int       // of a span the year of its last day
	N           int       // of a quarter 1 to 4, of a half year 1 or 2, of a month 1 to 12, else 0
	First, Last viet.Date // its days by the calendar, both within
}

// part is a part of the year that reports are about.
type part struct {
	suffix string // as [Parse] reads it, behind the year
	kind   Kind
	n      int
	from   int // its months, both within
	to     int
	name   string // in a sentence, before the year
}

// parts are all parts of the year; the year itself is the last. January and February are written with a nought, as in
// dates (PL I.II.4a).
var parts = []part{
	{"-M01", Month, 1, 1, 1, "tháng 01 năm"},
	{"-M02", Month, 2, 2, 2, "tháng 02 năm"},
	{"-M03", Month, 3, 3, 3, "tháng 3 năm"},
	{"-M04", Month, 4, 4, 4, "tháng 4 năm"},
	{"-M05", Month, 5, 5, 5, "tháng 5 năm"},
	{"-M06", Month, 6, 6, 6, "tháng 6 năm"},
	{"-M07", Month, 7, 7, 7, "tháng 7 năm"},
	{"-M08", Month, 8, 8, 8, "tháng 8 năm"},
	{"-M09", Month, 9, 9, 9, "tháng 9 năm"},
	{"-M10", Month, 10, 10, 10, "tháng 10 năm"},
	{"-M11", Month, 11, 11, 11, "tháng 11 năm"},
	{"-M12", Month, 12, 12, 12, "tháng 12 năm"},
	{"-Q1", Quarter, 1, 1, 3, "quý I năm"},
	{"-Q2", Quarter, 2, 4, 6, "quý II năm"},
	{"-Q3", Quarter, 3, 7, 9, "quý III năm"},
	{"-Q4", Quarter, 4, 10, 12, "quý IV năm"},
	{"-H1", HalfYear, 1, 1, 6, "6 tháng đầu năm"},
	{"-H2", HalfYear, 2, 7, 12, "6 tháng cuối năm"},
	{"-9M", NineMonths, 0, 1, 9, "9 tháng đầu năm"},
	{"", Year, 0, 1, 12, "năm"},
}

// partOf is the row of a period that is a part of a year.
func partOf(kind Kind, n int) (part, bool) {
	for _, row := range parts {
		if row.kind == kind && row.n == n {
			return row, true
		}
	}
	return part{}, false
}

// in is the period that the part is in a year.
func (row part) in(year int) Period {
	return Period{
		Kind: row.kind, Year: year, N: row.n,
		First: day(year, row.from, 1),
		Last:  LastOfMonth(year, row.to),
	}
}

// of is the period of a kind with its number in a year.
func of(kind Kind, n, year int) Period {
	row, ok := partOf(kind, n)
	if !ok {
		return Period{}
	}
	return row.in(year)
}

// day is a day of the calendar; months and days may run over, as those of [time.Date] do.
func day(year, month, d int) viet.Date {
	return dateOf(time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC))
}

func dateOf(t time.Time) viet.Date {
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// plus is the day so many days later.
func plus(d viet.Date, days int) viet.Date { return day(d.Year, d.Month, d.Day+days) }

// LastOfMonth is the last day of the month.
func LastOfMonth(year, month int) viet.Date { return day(year, month+1, 0) }

// forms says how periods are written.
const forms = `viết một trong: "2022-M07" (tháng 7), "2022-Q3" (quý III), "2022-H1" (6 tháng đầu năm), "2022-H2" (6 tháng cuối năm), "2022-9M" (9 tháng đầu năm), "2022" (cả năm), "2022-06-15/2022-09-14" (từ ngày đến ngày)`

func bad(s, why string) error { return fmt.Errorf("kỳ báo cáo %q không hợp lệ: %s", s, why) }

// Parse reads "2022-M07", "2022-Q3", "2022-H1", "2022-9M", "2022" or "2022-06-15/2022-09-14". The error, in
// Vietnamese, says what is wrong and what to write.
func Parse(s string) (Period, error) {
	if first, last, ok := strings.Cut(s, "/"); ok && (startsDate(first) || startsDate(last)) {
		return parseSpan(s, first, last)
	}
	year, suffix := s, ""
	if len(s) > 4 {
		year, suffix = s[:4], s[4:]
	}
	if n, err := parseYear(year); err == nil {
		for _, row := range parts {
			if row.suffix == suffix {
				return row.in(n), nil
			}
		}
	}
	return Period{}, bad(s, hint(s))
}

// startsDate reports whether a text begins as a date does, however wrong the rest.
func startsDate(s string) bool { return len(s) > 4 && s[4] == '-' }

// hint says what to write: the period that is meant, or how periods are written.
func hint(s string) string {
	if p, ok := Guess(s); ok {
		return fmt.Sprintf("viết %q (%s)", p, p.Name())
	}
	return forms
}

// parseYear reads a year of four digits, from 1900 on, as all dates.
func parseYear(s string) (int, error) {
	if len(s) != 4 {
		return 0, strconv.ErrSyntax
	}
	d, err := viet.ParseDate(s)
	return d.Year, err
}

func parseSpan(s, first, last string) (Period, error) {
	p := Period{Kind: Span}
	for _, end := range []struct {
		text string
		date *viet.Date
	}{{first, &p.First}, {last, &p.Last}} {
		d, err := viet.ParseDate(end.text)
		switch {
		case err != nil:
			return Period{}, bad(s, err.Error())
		case !d.Complete():
			return Period{}, bad(s, `hai đầu phải là ngày đầy đủ, ví dụ "2022-06-15/2022-09-14"`)
		}
		*end.date = d
	}
	if Days(p.First, p.Last) < 0 {
		return Period{}, bad(s, "ngày đầu sau ngày cuối")
	}
	p.Year = p.Last.Year
	return p, nil
}

// Days is how many days the second day is after the first.
func Days(from, to viet.Date) int {
	a, _ := from.Time()
	b, _ := to.Time()
	return int(b.Sub(a) / (24 * time.Hour))
}

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p.Kind == 0 }

// String returns the period as [Parse] reads it; "" for none.
func (p Period) String() string {
	if p.Kind == Span {
		return p.First.String() + "/" + p.Last.String()
	}
	row, ok := partOf(p.Kind, p.N)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%04d%s", p.Year, row.suffix)
}

// Name returns the period as a sentence calls it: "quý III năm 2022", "6 tháng đầu năm 2022",
// "9 tháng đầu năm 2022", "năm 2022", "từ ngày 15 tháng 6 năm 2022 đến ngày 14 tháng 9 năm 2022".
func (p Period) Name() string {
	if p.Kind == Span {
		return "từ " + p.First.Text() + " đến " + p.Last.Text()
	}
	row, ok := partOf(p.Kind, p.N)
	if !ok {
		return ""
	}
	return row.name + " " + strconv.Itoa(p.Year)
}

// Next is the period that follows: after quý III quý IV, after 6 tháng đầu năm 6 tháng cuối năm,
// after 9 tháng quý IV, after a year the next. After a span follows one of as many months, if it
// has whole months (15/6 to 14/9), else of as many days.
func (p Period) Next() Period {
	switch p.Kind {
	case Month:
		return of(Month, p.N%12+1, p.Year+p.N/12)
	case Quarter:
		return of(Quarter, p.N%4+1, p.Year+p.N/4)
	case HalfYear:
		return of(HalfYear, p.N%2+1, p.Year+p.N/2)
	case NineMonths:
		return of(Quarter, 4, p.Year)
	case Year:
		return of(Year, 0, p.Year+1)
	case Span:
		return p.shift(1)
	}
	return p
}

// Before is the period that went before: of quý I quý IV of the year before. A half year, nine
// months and a year have the same of the year before; a span one as [Period.Next] has.
func (p Period) Before() Period {
	switch p.Kind {
	case Month:
		return of(Month, (p.N+10)%12+1, p.Year-(12-p.N)/11)
	case Quarter:
		return of(Quarter, (p.N+2)%4+1, p.Year-(4-p.N)/3)
	case Span:
		return p.shift(-1)
	}
	return p.YearBefore()
}

// YearBefore is the same period of the year before.
func (p Period) YearBefore() Period {
	if p.Kind == Span {
		return p.monthsOn(-12)
	}
	return of(p.Kind, p.N, p.Year-1)
}

// shift is the span so many lengths later.
func (p Period) shift(n int) Period {
	if months := p.months(); months > 0 {
		return p.monthsOn(n * months)
	}
	length := Days(p.First, p.Last) + 1
	return span(plus(p.First, n*length), plus(p.Last, n*length))
}

// months is how many whole months a span has: from a day to the one before that of a later
// month. It is 0 when it has none.
func (p Period) months() int {
	end := plus(p.Last, 1)
	if end.Day != p.First.Day {
		return 0
	}
	return (end.Year-p.First.Year)*12 + end.Month - p.First.Month
}

// monthsOn is the span so many months later. Its last day goes with the day behind it, so that
// the ends of months stay ends of months.
func (p Period) monthsOn(n int) Period {
	return span(onMonth(p.First, n), plus(onMonth(plus(p.Last, 1), n), -1))
}

// onMonth is the day so many months later, or the last of that month where it is shorter.
func onMonth(d viet.Date, n int) viet.Date {
	last := day(d.Year, d.Month+n+1, 0)
	return viet.Date{Year: last.Year, Month: last.Month, Day: min(d.Day, last.Day)}
}

func span(first, last viet.Date) Period {
	return Period{Kind: Span, Year: last.Year, First: first, Last: last}
}

// MarshalText implements encoding.TextMarshaler; it gives [Period.String].
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; it reads as [Parse] does, and "" as none.
func (p *Period) UnmarshalText(text []byte) error {
	*p = Period{}
	if len(text) == 0 {
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*p = parsed
	return nil
}

// JSONSchema describes how a period is written in a payload.
func (Period) JSONSchema() map[string]any {
	return map[string]any{
		"type":     "string",
		"pattern":  `^([0-9]{4}(-M(0[1-9]|1[0-2])|-Q[1-4]|-H[12]|-9M)?|[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{4}-[0-9]{2}-[0-9]{2})?$`,
		"examples": []any{"2022-Q3", "2022-H1", "2022-9M", "2022", "2022-06-15/2022-09-14"},
	}
}
