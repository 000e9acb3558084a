package part_test

import (
	"testing"

	"vanban/templates/part"
)

// moments are what is written and what is printed.
var moments = []struct {
	said part.Moment
	text string
	day  string // that it names
	rule string // of what is wrong with it
}{
	{"2026-12-15T08:00", "08 giờ 00, ngày 15 tháng 12 năm 2026 (thứ Ba)", "2026-12-15", ""},
	{"2026-02-01T14:05", "14 giờ 05, ngày 01 tháng 02 năm 2026 (Chủ nhật)", "2026-02-01", ""},
	{"08 giờ 00, thứ Ba, ngày 15/12/2026", "08 giờ 00, thứ Ba, ngày 15/12/2026", "2026-12-15", ""},
	{"08 giờ 00, ngày 15 tháng 12 năm 2026 (thứ 3)", "08 giờ 00, ngày 15 tháng 12 năm 2026 (thứ 3)", "2026-12-15", ""},
	{"Sáng chủ nhật, ngày 15 tháng 12 năm 2026", "Sáng chủ nhật, ngày 15 tháng 12 năm 2026", "2026-12-15", "DD04"},
	{"THỨ HAI, ngày 15 tháng 12 năm 2026", "THỨ HAI, ngày 15 tháng 12 năm 2026", "2026-12-15", "DD04"},
	{"Thứ 7, ngày 15/12/2026", "Thứ 7, ngày 15/12/2026", "2026-12-15", "DD04"},
	{"Từ thứ Hai, ngày 14 đến thứ Ba, ngày 15 tháng 12 năm 2026", "Từ thứ Hai, ngày 14 đến thứ Ba, ngày 15 tháng 12 năm 2026", "2026-12-15", ""},
	{"Từ ngày 14 tháng 12 năm 2026 đến ngày 15 tháng 12 năm 2026", "Từ ngày 14 tháng 12 năm 2026 đến ngày 15 tháng 12 năm 2026", "", ""},
	{"08 giờ 00, ngày 31 tháng 6 năm 2026", "08 giờ 00, ngày 31 tháng 6 năm 2026", "", ""},
	{"Tháng 12 năm 2026", "Tháng 12 năm 2026", "", ""},
	{"2026-12-15", "2026-12-15", "", "shape.moment"},
	{"2026-12-15 08:00", "2026-12-15 08:00", "", "shape.moment"},
	{"2026-12-15T24:00", "2026-12-15T24:00", "", "shape.moment"},
	{"", "", "", ""},
}

func TestMoment(t *testing.T) {
	for _, m := range moments {
		if got := m.said.Text(); got != m.text {
			t.Errorf("%q is printed %q, want %q", m.said, got, m.text)
		}
		if got := m.said.Date().String(); got != m.day {
			t.Errorf("%q names the day %q, want %q", m.said, got, m.day)
		}
		rule := ""
		for _, p := range m.said.Validate("/time", "Thời gian") {
			rule += p.Rule
		}
		if rule != m.rule {
			t.Errorf("%q: found %q, want %q", m.said, rule, m.rule)
		}
	}
}
