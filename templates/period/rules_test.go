package period_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"vanban/templates/period"
	"vanban/templates/viet"
)

// TestDeadlines compares the window and the three moments of periods under different rules.
func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		name, period string
		rules        period.Rules
		want         string // from, to, closes, units due, report due
	}{
		{"the decree's", "2022-Q1", period.Rules{}, "2021-12-15 2022-03-14 | 2022-03-14 17:00 | 2022-03-14 17:00 | 2022-03-14 23:59"},
		{"the decree's", "2022-Q2", period.Rules{}, "2022-03-15 2022-06-14 | 2022-06-14 17:00 | 2022-06-14 17:00 | 2022-06-14 23:59"},
		{"the decree's", "2022-H1", period.Rules{}, "2021-12-15 2022-06-14 | 2022-06-14 17:00 | 2022-06-14 17:00 | 2022-06-14 23:59"},
		{"the decree's", "2022-H2", period.Rules{}, "2022-06-15 2022-12-14 | 2022-12-14 17:00 | 2022-12-14 17:00 | 2022-12-14 23:59"},
		{"the decree's", "2022-9M", period.Rules{}, "2021-12-15 2022-09-14 | 2022-09-14 17:00 | 2022-09-14 17:00 | 2022-09-14 23:59"},
		{"the decree's", "2022", period.Rules{}, "2021-12-15 2022-12-14 | 2022-12-14 17:00 | 2022-12-14 17:00 | 2022-12-14 23:59"},
		{"a span", "2023-01-10/2023-03-20", period.Rules{}, "2023-01-10 2023-03-20 | 2023-03-20 17:00 | 2023-03-20 17:00 | 2023-03-20 23:59"},
		{"a Sunday, next", "2025", period.Rules{}, "2024-12-15 2025-12-14 | 2025-12-15 17:00 | 2025-12-15 17:00 | 2025-12-15 23:59"},
		{"a Sunday, previous", "2025", period.Rules{Roll: period.RollPrevious}, "2024-12-15 2025-12-14 | 2025-12-12 17:00 | 2025-12-12 17:00 | 2025-12-12 23:59"},
		{"a Sunday, none", "2025", period.Rules{Roll: period.RollNone}, "2024-12-15 2025-12-14 | 2025-12-14 17:00 | 2025-12-14 17:00 | 2025-12-14 23:59"},
		{
			"the calendar's quarter, report on the fifth",
			"2024-Q1",
			period.Rules{Window: period.Window{Day: 1}, Closes: period.Point{Shift: 2, At: 12 * 60}, ReportDue: period.Point{Day: 5, Month: 1}},
			"2024-01-01 2024-03-31 | 2024-04-02 12:00 | 2024-04-02 12:00 | 2024-04-05 23:59",
		},
		{
			"units sooner, over holidays",
			"2023-04-01/2023-04-28",
			period.Rules{Closes: period.Point{Shift: 1}, UnitsDue: period.Point{Shift: -1, At: 9 * 60}, ReportDue: period.Point{Shift: 6}},
			"2023-04-01 2023-04-28 | 2023-05-04 17:00 | 2023-04-27 09:00 | 2023-05-04 23:59",
		},
		{
			"a Saturday that is worked",
			"2024-04-01/2024-05-04",
			period.Rules{},
			"2024-04-01 2024-05-04 | 2024-05-04 17:00 | 2024-05-04 17:00 | 2024-05-04 23:59",
		},
		{"after a day of which nobody knows", "2026-Q4", period.Rules{}, "2026-09-15 2026-12-14 | 2026-12-14 17:00 | 2026-12-14 17:00 | 2026-12-14 23:59"},
		{
			"the last of a month",
			"2023-01-01/2023-02-28",
			period.Rules{Closes: period.Point{Day: 31}, ReportDue: period.Point{Day: 31, Month: 1}},
			"2023-01-01 2023-02-28 | 2023-02-28 17:00 | 2023-02-28 17:00 | 2023-03-31 23:59",
		},
	} {
		d, err := c.rules.Deadlines(parse(t, c.period), period.Default())
		if err != nil {
			t.Errorf("%s, %s: %v", c.name, c.period, err)
			continue
		}
		const form = "2006-01-02 15:04"
		got := d.From.String() + " " + d.To.String() + " | " + d.Closes.Format(form) + " | " + d.UnitsDue.Format(form) + " | " + d.ReportDue.Format(form)
		if got != c.want {
			t.Errorf("%s, %s:\n got %s\nwant %s", c.name, c.period, got, c.want)
		}
	}
}

// TestWindow: the usual windows; a span is its own.
func TestWindow(t *testing.T) {
	for _, c := range []struct{ period, from, to string }{
		{"2022-Q1", "2021-12-15", "2022-03-14"},
		{"2022-H1", "2021-12-15", "2022-06-14"},
		{"2022", "2021-12-15", "2022-12-14"},
		{"2022-06-01/2022-09-30", "2022-06-01", "2022-09-30"},
	} {
		p, err := period.Parse(c.period)
		if err != nil {
			t.Fatal(err)
		}
		if from, to := p.Window(); from.String() != c.from || to.String() != c.to {
			t.Errorf("%s: from %s to %s", c.period, from, to)
		}
	}
	if from, to := (period.Period{}).Window(); !from.IsZero() || !to.IsZero() {
		t.Errorf("no period: from %s to %s", from, to)
	}
}

// TestDeadlinesRefused: rules under which no report can be sent in time, and years without data.
func TestDeadlinesRefused(t *testing.T) {
	for _, c := range []struct {
		name, period string
		rules        period.Rules
		says         string
	}{
		{"the report before the figures", "2024-Q1", period.Rules{ReportDue: period.Point{Day: 10}}, "phải gửi báo cáo (23:59 ngày 10/03/2024) trước khi đủ số liệu (17:00 ngày 14/03/2024)"},
		{"the report before the units", "2024-Q1", period.Rules{UnitsDue: period.Point{Shift: 3}}, "trước khi đủ số liệu (17:00 ngày 17/03/2024)"},
		{"closed while figures still come", "2024-Q1", period.Rules{Closes: period.Point{Day: 10}}, "chốt số liệu (17:00 ngày 10/03/2024) trước ngày cuối cùng"},
		{"rolled together", "2024-Q2", period.Rules{
			Closes: period.Point{Day: 15}, ReportDue: period.Point{Day: 16, At: 8 * 60},
		}, "phải gửi báo cáo (08:00 ngày 17/06/2024)"},
		{"a way to roll that there is not", "2024-Q1", period.Rules{Roll: "sau"}, `"sau"`},
		{"a day that some months lack", "2024-Q1", period.Rules{Window: period.Window{Day: 31}}, "ngày 28"},
		{"a year without data", "2019-Q1", period.Rules{}, "2019-12-31,known"},
		{"a year without data, where to tell it", "2019-Q1", period.Rules{}, "khóa “holidays” của tệp lịch"},
		{"a day of which nobody knows", "2026-10-01/2026-11-24", period.Rules{}, "chưa rõ ngày 24 tháng 11 năm 2026 (Ngày Văn hóa Việt Nam)"},
		{"next to it", "2026-10-01/2026-11-22", period.Rules{ReportDue: period.Point{Shift: 2}}, "2026-11-24,off"},
	} {
		_, err := c.rules.Deadlines(parse(t, c.period), period.Default())
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want one line that says %q", c.name, err, c.says)
		}
	}
}

// TestPlanned: deadlines on days of which nothing is known are told as if those were worked, and none can be sooner
// than is said, whatever is then told of the days.
func TestPlanned(t *testing.T) {
	for n, rules := range variants() {
		for p := parse(t, "2022-Q1"); p.Year < 2026; p = p.Next() {
			planned, err := rules.Planned(p)
			if err != nil {
				t.Fatalf("rules %d, %v: %v", n, p, err)
			}
			d, err := rules.Deadlines(p, period.Default())
			if err != nil || d.From != planned.From || d.To != planned.To || d.Collects().Before(rules.Soonest(planned)) {
				t.Errorf("rules %d, %v: %+v, planned %+v: %v", n, p, d, planned, err)
			}
		}
	}
	if planned, err := (period.Rules{}).Planned(parse(t, "2032-Q1")); err != nil || planned.Closes.Format("2006-01-02 15:04") != "2032-03-14 17:00" {
		t.Errorf("%+v, %v", planned, err)
	}
}

// variants are rules that agencies might have.
func variants() []period.Rules {
	return []period.Rules{
		{},
		{Roll: period.RollPrevious},
		{Roll: period.RollNone},
		{Window: period.Window{Day: 1}, ReportDue: period.Point{Day: 5, Month: 1}},
		{Window: period.Window{Day: 20, Before: 1}, Closes: period.Point{Shift: 1}, ReportDue: period.Point{Shift: 4}, Roll: period.RollPrevious},
		{Window: period.Window{Day: 28, Before: 2}, UnitsDue: period.Point{Shift: -2}},
	}
}

// TestDeadlinesHold: whatever the rules, deadlines are worked days where they are rolled, stand in their order,
// and the windows of periods that follow each other touch.
func TestDeadlinesHold(t *testing.T) {
	calendar := period.Default()
	for n, rules := range variants() {
		for _, first := range []string{"2022-Q1", "2022-H1"} {
			for p := parse(t, first); p.Year < 2026; p = p.Next() {
				d, err := rules.Deadlines(p, calendar)
				if err != nil {
					t.Fatalf("rules %d, %v: %v", n, p, err)
				}
				next, err := rules.Deadlines(p.Next(), calendar)
				if err != nil {
					t.Fatalf("rules %d, %v: %v", n, p.Next(), err)
				}
				to, _ := d.To.Time()
				if from, _ := next.From.Time(); !from.Equal(to.AddDate(0, 0, 1)) {
					t.Errorf("rules %d, %v: the window ends on %v, the next begins on %v", n, p, d.To, next.From)
				}
				if d.UnitsDue.After(d.ReportDue) || !d.Collects().Before(d.ReportDue) || d.From.String() > d.To.String() {
					t.Errorf("rules %d, %v: out of order: %+v", n, p, d)
				}
				checkWorked(t, calendar, rules, d)
			}
		}
	}
}

func checkWorked(t *testing.T, c *period.Calendar, rules period.Rules, d period.Deadlines) {
	t.Helper()
	for _, at := range []time.Time{d.Closes, d.UnitsDue, d.ReportDue} {
		worked, err := c.Working(dateOf(at))
		if err != nil || !worked && rules.Roll != period.RollNone {
			t.Errorf("%v is no working day (%v)", at, err)
		}
	}
}

func dateOf(t time.Time) viet.Date {
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// TestCalendar looks at days whose state is known.
func TestCalendar(t *testing.T) {
	c := period.Default()
	for _, row := range []struct {
		date string
		want bool
	}{
		{"2022-01-03", false},
		{"2022-01-04", true},
		{"2022-09-01", false},
		{"2022-09-03", false},
		{"2023-01-19", true},
		{"2023-01-20", false},
		{"2023-01-27", true},
		{"2023-05-03", false},
		{"2023-05-04", true},
		{"2024-04-29", false},
		{"2024-05-04", true},
		{"2024-05-11", false},
		{"2025-04-26", true},
		{"2025-05-02", false},
		{"2025-12-31", true},
		{"2026-01-02", false},
		{"2026-01-10", true},
		{"2026-08-31", false},
		{"2026-11-23", true},
		{"2026-11-25", true},
		{"2026-12-14", true},
		{"2026-12-31", true},
	} {
		got, err := c.Working(date(t, row.date))
		if err != nil || got != row.want {
			t.Errorf("%s is worked: %v (%v)", row.date, got, err)
		}
	}
	for _, unknown := range []string{"2021-12-31", "2026-11-24", "2027-01-01"} {
		if _, err := c.Working(date(t, unknown)); !isUnknown(err) {
			t.Errorf("%s: %v", unknown, err)
		}
	}
}

func isUnknown(err error) bool {
	_, ok := errors.AsType[period.UnknownError](err)
	return ok
}

func date(t *testing.T, s string) viet.Date {
	t.Helper()
	d, err := viet.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDefaultDays: every day off of the embedded file would otherwise be worked, every day worked would not, and
// each says by whose word.
func TestDefaultDays(t *testing.T) {
	days := period.Default().Days()
	if len(days) < 50 {
		t.Fatalf("only %d days", len(days))
	}
	for _, d := range days {
		at, _ := d.Date.Time()
		weekend := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
		if d.Off == weekend || d.Name == "" || d.Source == "" {
			t.Errorf("%+v on a %v", d, at.Weekday())
		}
	}
}

// TestRead: an agency's file adds to the calendar and overrides it, and is refused whole.
func TestRead(t *testing.T) {
	c := period.Default()
	const own = "date,kind,name,source\n2027-01-01,off,Tết Dương lịch,BLLĐ\n2027-03-13,work,Làm bù,QĐ\n2027-12-31,known,,\n2024-04-29,work,Trực,QĐ\n"
	if err := c.Read(strings.NewReader(own)); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]bool{"2027-01-01": false, "2027-01-04": true, "2027-03-13": true, "2024-04-29": true, "2024-05-01": false} {
		if got, err := c.Working(date(t, day)); err != nil || got != want {
			t.Errorf("%s is worked: %v (%v)", day, got, err)
		}
	}
	checkUnsure(t, c)
	for _, bad := range []struct{ file, says string }{
		{"", "dòng 1"},
		{"ngay,loai\n", "date,kind,name,source"},
		{"date,kind,name,source\n2027-02-30,off,,\n2027-03,off,,\n2027-01-01,nghi,,\n", "dòng 2: ngày không hợp lệ"},
		{"date,kind,name,source\n2027-02-30,off,,\n2027-03,off,,\n2027-01-01,nghi,,\n", "dòng 3: ngày \"2027-03\" phải đầy đủ"},
		{"date,kind,name,source\n2027-02-30,off,,\n2027-03,off,,\n2027-01-01,nghi,,\n", `dòng 4: loại ngày "nghi"`},
		{"date,kind,name,source\n2027-01-01,off\n", "dòng 2: phải có đúng 4 cột"},
		{"date,kind,name,source\n2027-01-01,off,\"a,b\n", "ngoặc kép"},
	} {
		before := len(c.Days())
		err := c.Read(strings.NewReader(bad.file))
		if err == nil || !strings.Contains(err.Error(), bad.says) || len(c.Days()) != before {
			t.Errorf("%q: %v, want what says %q", bad.file, err, bad.says)
		}
	}
}

// checkUnsure has an agency say what a day is of which nobody knew, and take it back.
func checkUnsure(t *testing.T, c *period.Calendar) {
	t.Helper()
	for _, row := range []struct {
		kind          string
		worked, known bool
	}{{"off", false, true}, {"work", true, true}, {"unsure", false, false}} {
		if err := c.Read(strings.NewReader("date,kind,name,source\n2026-11-24," + row.kind + ",Ngày Văn hóa Việt Nam,\n")); err != nil {
			t.Fatal(err)
		}
		if worked, err := c.Working(date(t, "2026-11-24")); worked != row.worked || isUnknown(err) == row.known {
			t.Errorf("%s: worked %v, %v", row.kind, worked, err)
		}
	}
}

// TestClock: times of day are read as they are written.
func TestClock(t *testing.T) {
	for _, s := range []string{"17:00", "00:01", "23:59"} {
		if c, err := period.ParseClock(s); err != nil || c.String() != s {
			t.Errorf("%s is read as %v (%v)", s, c, err)
		}
	}
	for _, s := range []string{"", "7:00", "17h00", "24:00", "00:00", "17:60"} {
		if _, err := period.ParseClock(s); err == nil {
			t.Errorf("%q is read", s)
		}
	}
}
