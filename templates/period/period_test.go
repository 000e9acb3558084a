package period_test

import (
	"strings"
	"testing"

	"vanban/templates/period"
)

func parse(t *testing.T, s string) period.Period {
	t.Helper()
	p, err := period.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPeriods compares what is known of each kind of period.
func TestPeriods(t *testing.T) {
	for _, c := range []struct{ period, name, days, next, before, yearBefore string }{
		{"2022-Q1", "quý I năm 2022", "2022-01-01 2022-03-31", "2022-Q2", "2021-Q4", "2021-Q1"},
		{"2022-Q2", "quý II năm 2022", "2022-04-01 2022-06-30", "2022-Q3", "2022-Q1", "2021-Q2"},
		{"2022-Q3", "quý III năm 2022", "2022-07-01 2022-09-30", "2022-Q4", "2022-Q2", "2021-Q3"},
		{"2022-Q4", "quý IV năm 2022", "2022-10-01 2022-12-31", "2023-Q1", "2022-Q3", "2021-Q4"},
		{"2022-M01", "tháng 01 năm 2022", "2022-01-01 2022-01-31", "2022-M02", "2021-M12", "2021-M01"},
		{"2024-M02", "tháng 02 năm 2024", "2024-02-01 2024-02-29", "2024-M03", "2024-M01", "2023-M02"},
		{"2022-M11", "tháng 11 năm 2022", "2022-11-01 2022-11-30", "2022-M12", "2022-M10", "2021-M11"},
		{"2022-M12", "tháng 12 năm 2022", "2022-12-01 2022-12-31", "2023-M01", "2022-M11", "2021-M12"},
		{"2022-H1", "6 tháng đầu năm 2022", "2022-01-01 2022-06-30", "2022-H2", "2021-H1", "2021-H1"},
		{"2022-H2", "6 tháng cuối năm 2022", "2022-07-01 2022-12-31", "2023-H1", "2021-H2", "2021-H2"},
		{"2022-9M", "9 tháng đầu năm 2022", "2022-01-01 2022-09-30", "2022-Q4", "2021-9M", "2021-9M"},
		{"2022", "năm 2022", "2022-01-01 2022-12-31", "2023", "2021", "2021"},
		{
			"2022-06-15/2022-09-14", "từ ngày 15 tháng 6 năm 2022 đến ngày 14 tháng 9 năm 2022", "2022-06-15 2022-09-14",
			"2022-09-15/2022-12-14", "2022-03-15/2022-06-14", "2021-06-15/2021-09-14",
		},
		{
			"2021-12-15/2022-01-03", "từ ngày 15 tháng 12 năm 2021 đến ngày 03 tháng 01 năm 2022", "2021-12-15 2022-01-03",
			"2022-01-04/2022-01-23", "2021-11-25/2021-12-14", "2020-12-15/2021-01-03",
		},
		{
			"2024-02-01/2024-02-29", "từ ngày 01 tháng 02 năm 2024 đến ngày 29 tháng 02 năm 2024", "2024-02-01 2024-02-29",
			"2024-03-01/2024-03-31", "2024-01-01/2024-01-31", "2023-02-01/2023-02-28",
		},
		{
			"2024-02-29/2024-02-29", "từ ngày 29 tháng 02 năm 2024 đến ngày 29 tháng 02 năm 2024", "2024-02-29 2024-02-29",
			"2024-03-01/2024-03-01", "2024-02-28/2024-02-28", "2023-02-28/2023-02-28",
		},
	} {
		p := parse(t, c.period)
		for _, got := range []struct{ what, got, want string }{
			{"String", p.String(), c.period},
			{"Name", p.Name(), c.name},
			{"days", p.First.String() + " " + p.Last.String(), c.days},
			{"Next", p.Next().String(), c.next},
			{"Before", p.Before().String(), c.before},
			{"YearBefore", p.YearBefore().String(), c.yearBefore},
		} {
			if got.got != got.want {
				t.Errorf("%s: %s is %q, want %q", c.period, got.what, got.got, got.want)
			}
		}
	}
}

// TestParseRefuses: what is no period is said, with what to write.
func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"", `"2022-Q3"`},
		{"Q3/2022", `viết "2022-Q3" (quý III năm 2022)`},
		{"Quý 3/2026", `viết "2026-Q3" (quý III năm 2026)`},
		{"2026-Y", `viết "2026" (năm 2026)`},
		{"2022-Q5", `"2022-Q3"`},
		{"2022-Q0", `"2022-Q3"`},
		{"2022-q3", `viết "2022-Q3" (`},
		{"2022-H3", `"2022-H1"`},
		{"2022-06", `"2022-9M"`},
		{"2022-M13", `"2022-M07"`},
		{"2022-M7", `viết "2022-M07" (tháng 7 năm 2022)`},
		{"22", `"2022"`},
		{"0022", `"2022"`},
		{"quý 3", `"2022-Q3"`},
		{"2022-06-15/2022-09", "ngày đầy đủ"},
		{"2022-06-15/", "ngày đầy đủ"},
		{"2022-06-31/2022-09-14", "tháng 6 năm 2022 không có ngày 31"},
		{"2022-09-14/2022-06-15", "ngày đầu sau ngày cuối"},
	} {
		p, err := period.Parse(c.text)
		if err == nil || !strings.Contains(err.Error(), c.says) || !p.IsZero() {
			t.Errorf("%q: %v and %v, want one that says %q", c.text, p, err, c.says)
		}
	}
}

// TestGuess finds the period that a spelling means, and none where it may mean another thing.
func TestGuess(t *testing.T) {
	for text, want := range map[string]string{
		"Quý 3/2026": "2026-Q3", "Quý III/2026": "2026-Q3", "quý III năm 2026": "2026-Q3", "Q3-2026": "2026-Q3", "2026Q3": "2026-Q3",
		"QUÝ IV NĂM 2025": "2025-Q4", "III/2026": "2026-Q3", "2026-q1": "2026-Q1", "Kỳ báo cáo quý II năm 2026": "2026-Q2", "quy 2 2026": "2026-Q2",
		"6 tháng đầu năm 2026": "2026-H1", "6 tháng 2026": "2026-H1", "6 tháng cuối năm 2026": "2026-H2", "H2/2026": "2026-H2",
		"9 tháng đầu năm 2026": "2026-9M", "9 tháng năm 2026": "2026-9M", "2026-9m": "2026-9M",
		"năm 2026": "2026", "Cả năm 2026": "2026", "2026-Y": "2026", "2026": "2026", "2026-Q3": "2026-Q3",
		"": "", "quý 3": "", "quý 5 năm 2026": "", "tháng 3/2026": "2026-M03", "Tháng 07 năm 2026": "2026-M07", "tháng 12/2026": "2026-M12", "2026-m10": "2026-M10", "tháng 13/2026": "", "2025-2026": "", "12026": "", "quý 3 năm 2025 và quý 3 năm 2026": "",
		"15/6/2026": "", "03/2026": "", "3/2026": "", "12 tháng năm 2026": "", strings.Repeat(" ", 100) + "2026": "",
	} {
		if p, ok := period.Guess(text); p.String() != want || ok != (want != "") {
			t.Errorf("%q is guessed as %v, want %q", text, p, want)
		}
	}
}

// FuzzParse: what is read is written as it was, and following periods lead back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"2022-Q1", "2022-Q4", "2022-H2", "2022-9M", "2022", "2022-06-15/2022-09-14", "2024-01-31/2024-02-28", "9999-Q4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := period.Parse(s)
		if err != nil {
			return
		}
		if named, ok := period.Guess(p.Name()); p.Kind != period.Span && p.Year < 2100 && named != p {
			t.Errorf("%v is %q, guessed as %v, %v", p, p.Name(), named, ok)
		}
		if p.String() != s || p.Name() == "" {
			t.Errorf("%q is read as %v, %q", s, p, p.Name())
		}
		if p.Kind == period.Quarter && p.Next().Before() != p {
			t.Errorf("after %v comes %v, before that %v", p, p.Next(), p.Next().Before())
		}
		if b := p.Before(); b.Last.String() >= p.Last.String() {
			t.Errorf("before %v: %v", p, b)
		}
	})
}

func TestMonthsAndDays(t *testing.T) {
	for _, c := range []struct {
		year, month int
		last        string
	}{{2023, 2, "2023-02-28"}, {2024, 2, "2024-02-29"}, {2023, 12, "2023-12-31"}, {2023, 13, "2024-01-31"}} {
		last := period.LastOfMonth(c.year, c.month)
		if last.String() != c.last {
			t.Errorf("month %d of %d ends on %s, want %s", c.month, c.year, last, c.last)
		}
		if next := period.LastOfMonth(c.year, c.month+12); period.Days(last, next) < 365 || period.Days(next, last) != -period.Days(last, next) {
			t.Errorf("from %s to %s are %d days", last, next, period.Days(last, next))
		}
	}
}
