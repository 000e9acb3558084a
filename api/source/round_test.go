package source_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// calculated is a workbook of one column whose cells hold what formulas have made, each shown by a format.
func calculated(t *testing.T, folder, format string, values ...float64) {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Chỉ tiêu", "Thực hiện"}))
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	must(t, err)
	for i, v := range values {
		name := string(rune('A' + i))
		if i > 0 && i == len(values)-1 {
			name = "Tổng cộng"
		}
		cell, err := excelize.CoordinatesToCellName(2, i+2)
		must(t, err)
		must(t, f.SetSheetRow("Sheet1", strings.Replace(cell, "B", "A", 1), &[]any{name, v}))
		must(t, f.SetCellStyle("Sheet1", cell, cell, style))
	}
	must(t, f.SaveAs(filepath.Join(folder, "a.xlsx")))
	must(t, f.Close())
}

// TestRounding: numbers that formulas have made are rounded and divided as the mapping says, and never without being asked.
func TestRounding(t *testing.T) {
	third := []float64{100.0 / 3, 100.0 / 3, 100.0 / 3, 100}
	cases := map[string]struct {
		format, column string
		values         []float64
		want, note     string // want: the numbers, or a flaw
	}{
		"not asked":          {"0.0", "", third, "ô B2: cột “Thực hiện”: số 33,3333333333333 có 13 chữ số thập phân, báo cáo ghi nhiều nhất 4 (ô đang hiện 33,3). 2 ô khác của cột cũng vậy. Ghi round: 1 cho cột này trong bảng ghép để lấy 33,3, hoặc dùng hàm ROUND trong tệp.", ""},
		"nobody shows":       {"General", "", third, "báo cáo ghi nhiều nhất 4. 2 ô khác của cột cũng vậy. Ghi round: 2 cho cột này trong bảng ghép để lấy 33,33,", ""},
		"four decimals":      {"0.0", "", []float64{1.2345}, "1.2345", ""},
		"to one":             {"0.0", "round: 1", third, "33.3 33.3 33.3", "cột “Thực hiện”: các số đã làm tròn cộng lại là 99,9, tổng trước khi làm tròn là 100;"},
		"to whole":           {"0", "round: 0", []float64{1.4, 2.4, 3.8}, "1 2", "cộng lại là 3, tổng trước khi làm tròn là 4;"},
		"halves":             {"0", "round: 1", []float64{0.25, 0.35, 0.6}, "0.3 0.4", "cộng lại là 0,7, tổng trước khi làm tròn là 0,6"},
		"in sum the same":    {"0", "round: 2", []float64{0.25, 0.35, 0.6}, "0.25 0.35", ""},
		"half away from 0":   {"0", "round: 0", []float64{-2.5}, "-3", ""},
		"as Excel rounds":    {"0", "round: 2", []float64{2.675}, "2.68", ""},
		"less than nothing":  {"0", "round: 1", []float64{-0.04}, "0", ""},
		"millions":           {"#,##0", "divide: 1000000, round: 1", []float64{75_613_123_000, 1_234_560_000, 76_847_683_000}, "75613.1 1234.6", ""},
		"millions, exact":    {"#,##0", "divide: 1000000", []float64{75_613_100_000}, "75613.1", ""},
		"millions, too long": {"#,##0", "divide: 1000000", []float64{75_613_123_456}, "số 75.613,123456 có 6 chữ số thập phân", ""},
		"billions to":        {"0", "multiply: 1000", []float64{1.5}, "1500", ""},
		"a wrong total":      {"0.0", "round: 1", []float64{1.04, 1.04, 2.2}, "dòng “Tổng cộng” ghi 2,2, các dòng số liệu cộng lại là 2,1.", ""},
		"shown in millions":  {"#,##0.0,,", "", []float64{75_613_100_000}, "ô chứa 75.613.100.000, nhưng định dạng của ô hiện số đã chia cho nghìn hoặc triệu.", ""},
		"divided as shown":   {"#,##0.0,,", "divide: 1000000", []float64{75_613_100_000}, "75613.1", ""},
		"a share":            {"0.0%", "round: 1", []float64{2.0 / 3}, "66.7", ""},
		"a share divided":    {"0.0%", "divide: 10", []float64{0.5}, "“50%” là tỷ lệ phần trăm, cột này được chia hoặc nhân", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			calculated(t, folder, c.format, c.values...)
			m := mapping(t, "skip_totals: true\ncolumns: [{column: Chỉ tiêu, field: name}, {column: Thực hiện, field: value, type: number, "+c.column+"}]")
			data, err := readOnce(t.Context(), source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: m}, quarter(folder))
			if err != nil {
				if !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %v, want %s", err, c.want)
				}
				return
			}
			var got []string
			for _, record := range data.Value.([]any) {
				got = append(got, asJSON(t, record.(map[string]any)["value"]))
			}
			notes := strings.Join(data.Notes, "\n")
			if strings.Join(got, " ") != c.want || !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
				t.Errorf("got %q, %q; want %s, %q", got, notes, c.want, c.note)
			}
		})
	}
}

// TestScaleCheck: what cannot be reckoned is found before anything is read.
func TestScaleCheck(t *testing.T) {
	for column, want := range map[string]string{
		"type: number, round: 1, divide: 1000":   "",
		"type: integer, round: 0":                "chỉ dùng với cột type: number",
		"round: 0":                               "chỉ dùng với cột type: number",
		"type: number, divide: 3":                "Không chia hay nhân với 3 được.",
		"type: number, divide: -10":              "với -10 được",
		"type: number, round: 5":                 "đến 5 chữ số",
		"type: number, round: -1":                "Ghi từ 0 đến 4",
		"type: number, divide: 10, multiply: 10": "cả divide lẫn multiply",
	} {
		m := mapping(t, "columns: [{column: A, field: a, "+column+"}]")
		flaws := source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}.Check()
		if want == "" && flaws != nil || !strings.Contains(flaws.Error(), want) {
			t.Errorf("%s: %v, want %s", column, flaws, want)
		}
	}
}

// TestInspectRounding: a column that formulas have filled is proposed to be rounded as its cells show it.
func TestInspectRounding(t *testing.T) {
	folder := t.TempDir()
	for format, want := range map[string]string{"0.0": "round: 1", "General": "round: 2", "0": "round: 0"} {
		calculated(t, folder, format, 100.0/3, 200.0/3, 100)
		p, err := source.Inspect(t.Context(), filepath.Join(folder, "a.xlsx"), "")
		must(t, err)
		got, err := p.YAML()
		must(t, err)
		if !strings.Contains(string(got), want) || !strings.Contains(string(got), "ô B2: 33,3333333333333") {
			t.Errorf("%s: no %s in\n%s", format, want, got)
		}
		mapping(t, string(got))
	}
}

// TestHiddenRows: rows that nobody sees are read all the same, as somebody may have filtered them out to look at others,
// and that is told.
func TestHiddenRows(t *testing.T) {
	folder := t.TempDir()
	calculated(t, folder, "0", 1, 2, 3)
	spec := source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: mapping(t, "skip_totals: true\ncolumns: [{column: Thực hiện, field: value, type: number}]")}
	for row, want := range map[int]string{2: "a.xlsx, trang tính “Sheet1”: 1 hàng đang ẩn vẫn được lấy số liệu: hàng 2", 4: ""} { // row 4 has the sum
		f, err := excelize.OpenFile(filepath.Join(folder, "a.xlsx"))
		must(t, err)
		must(t, f.SetRowVisible("Sheet1", row, false))
		must(t, f.SetRowVisible("Sheet1", 6-row, true))
		must(t, f.Save())
		must(t, f.Close())
		data, err := readOnce(t.Context(), spec, quarter(folder))
		if got := strings.Join(data.Notes, "\n"); err != nil || got != want || data.Rows != 2 {
			t.Errorf("row %d hidden: %q, %d rows, %v", row, got, data.Rows, err)
		}
	}
}
