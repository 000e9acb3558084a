package source_test

import (
	"slices"
	"testing"

	"vanban/api/source"
	"vanban/templates/period"
)

// TestSpellings: a row belongs to its period in whichever way somebody has written it, and one whose
// period nobody can tell is not left out in silence.
func TestSpellings(t *testing.T) {
	const asked = `where: {Kỳ: "{{ky}}"}`
	cases := map[string]struct {
		periods     []string
		where, want string
	}{ // periods of rows 1, 2 …; want: what is read, or a flaw
		"the same quarter": {[]string{"2022-Q3", "Quý III/2022", "quý 3 năm 2022", "Q3/2022", "Q.III-2022", "2022 quý III", "Kỳ: quý III năm 2022", "2022q3"}, asked, "12345678"},
		"other quarters":   {[]string{"2022-Q3", "Quý II/2022", "Quý III/2021", "Quý IV năm 2022"}, asked, "1"},
		"other periods":    {[]string{"2022-Q3", "6 tháng đầu năm 2022", "9 tháng đầu năm 2022", "Tháng 7/2022", "Năm 2022", "6 tháng cuối năm 2022", "2022", "Cả năm 2021", "2022-06-15/2022-09-14", "7/2022", "2022-08"}, asked, "1"},
		"misspelt":         {[]string{"2022-Q3", "Quí III-22"}, asked, "a.csv, dòng 3, cột A: cột “Kỳ”: không rõ “Quí III-22” là kỳ nào. Ghi như “2022-Q3”"},
		"without a year":   {[]string{"2022-Q3", "Quý III"}, asked, "không rõ “Quý III” là kỳ nào."},
		"blank":            {[]string{"2022-Q3", ""}, asked, "dòng 3, cột A: cột “Kỳ”: chưa ghi kỳ của dòng số liệu này."},
		"in words":         {[]string{"Quý III/2022", "quý II năm 2022"}, `where: {Kỳ: "{{ten_ky}}"}`, "1"},
		"the one before":   {[]string{"Quý III/2022", "quý II năm 2022"}, `where: {Kỳ: "{{ky_truoc}}"}`, "2"},
		"quarters alone":   {[]string{"III", "Quý 3", "3", "Quý II", "Q3", "4"}, `where: {Kỳ: "{{quy}}"}`, "1235"},
		"a quarter alone":  {[]string{"III", "Quý 3 năm 2022"}, `where: {Kỳ: "{{quy}}"}`, "không rõ “Quý 3 năm 2022” là kỳ nào."},
		"years":            {[]string{"2022", "năm 2022", "2021"}, `where: {Kỳ: "{{nam}}"}`, "12"},
		"a fixed value":    {[]string{"2022", "A12"}, `where: {Kỳ: "2022"}`, "1"},
		"no period":        {[]string{"KH-2022", "A12"}, `where: {Kỳ: "KH-{{nam}}"}`, "1"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder, rows := t.TempDir(), "Kỳ;Số\n"
			for i, p := range c.periods {
				rows += p + ";" + string(rune('1'+i)) + "\n"
			}
			put(t, folder, "a.csv", []byte(rows+"Ghi chú: số liệu đến ngày 14/9;\n"))
			m := mapping(t, "columns: [{column: Số, field: value, type: text}, {column: Số, field: n, type: integer}]\n"+c.where)
			data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
			if err != nil {
				expectFlaws(t, data, err, []string{c.want})
				return
			}
			got := ""
			for _, record := range data.Value.([]any) {
				got += record.(map[string]any)["value"].(string)
			}
			if got != c.want {
				t.Errorf("rows %s, want %s", got, c.want)
			}
		})
	}
}

// TestAbsent: units that have figures of other periods alone are told.
func TestAbsent(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Kỳ;Đơn vị;Số\nQuý II/2022;Sở Y tế;1\nQuý II/2022;Sở Nội vụ;1\nQuý III/2022;Sở Nội vụ;2\nQuý III/2022;Sở Tư pháp;3\nQuý II/2022;SỞ Y TẾ;1\n"))
	spec := source.Spec{Type: source.CSV, Path: "a.csv", Mapping: mapping(t, "columns: [{column: Số, field: value, type: integer}]\nwhere: {Kỳ: \"{{ky}}\", Đơn vị: \"{{don_vi}}\"}\nunit: Đơn vị")}
	r := source.NewReader()
	defer r.Close() //nolint:errcheck // nothing is open
	for _, c := range []struct {
		period          string
		present, absent []string
	}{
		{"2022-Q3", []string{"Sở Nội vụ", "Sở Tư pháp"}, []string{"Sở Y tế"}},
		{"2022-Q2", []string{"Sở Y tế", "Sở Nội vụ"}, []string{"Sở Tư pháp"}},
	} {
		q := quarter(folder)
		var err error
		q.Period, err = period.Parse(c.period)
		must(t, err)
		present, err := r.Units(t.Context(), spec, "Đơn vị", q)
		if err != nil || !slices.Equal(present, c.present) {
			t.Errorf("%s: got %v, %v", c.period, present, err)
		}
		absent, err := r.Absent(t.Context(), spec, "Đơn vị", q)
		if err != nil || !slices.Equal(absent, c.absent) {
			t.Errorf("%s: got %v, %v; want %v", c.period, absent, err, c.absent)
		}
	}
}

// TestMonths: a row belongs to its month in whichever way that is written.
func TestMonths(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Kỳ;Số\nTháng 7/2022;1\n7/2022;2\n2022-07;3\n2022-M07;4\ntháng 07 năm 2022;5\ntháng 8/2022;6\nQuý III/2022;7\n"))
	m := mapping(t, "columns: [{column: Số, field: n, type: integer}]\nwhere: {Kỳ: \"{{ky}}\"}")
	q := quarter(folder)
	var err error
	q.Period, err = period.Parse("2022-M07")
	must(t, err)
	data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, q)
	if err != nil || data.Rows != 5 {
		t.Errorf("%d rows, %v", data.Rows, err)
	}
	if got, err := q.Expand("{{thang}} {{ky_truoc}}"); err != nil || got != "7 2022-M06" {
		t.Errorf("%q, %v", got, err)
	}
}
