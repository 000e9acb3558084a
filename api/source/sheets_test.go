package source_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// written is a cell to be written: a value, a formula behind "=", with a format's code or number.
type written struct {
	cell   string
	value  any
	code   string
	number int
}

// bookOf makes a workbook with one sheet of the cells; change does the rest.
func bookOf(t testing.TB, cells []written, change func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	for _, c := range cells {
		must(t, f.SetCellValue("Sheet1", c.cell, c.value))
		style := excelize.Style{NumFmt: c.number}
		if c.code != "" {
			style.CustomNumFmt = &c.code
		}
		id, err := f.NewStyle(&style)
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", c.cell, c.cell, id))
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	must(t, f.Close())
	return b.Bytes()
}

// sheetsOf reads a file that can be read.
func sheetsOf(t *testing.T, data []byte, kind source.Type) []source.Sheet {
	t.Helper()
	sheets, err := source.Sheets(t.Context(), "Tệp", data, kind)
	must(t, err)
	return sheets
}

// TestShownCells: a cell is what a person sees in it, written the Vietnamese way.
func TestShownCells(t *testing.T) {
	day := time.Date(2022, 12, 28, 14, 30, 15, 0, time.UTC)
	for _, c := range []struct {
		written
		want string
	}{
		{written{value: 1250, number: 3}, "1.250"},
		{written{value: 1234567.891, number: 4}, "1.234.567,89"},
		{written{value: 1250}, "1250"},
		{written{value: 80.38}, "80,38"},
		{written{value: 1.0 / 3}, "0,333333333"},
		{written{value: 123456789012.0}, "123456789012"},
		{written{value: 5, code: "00"}, "05"},
		{written{value: 0.985, number: 10}, "98,50%"},
		{written{value: 0.985, code: "0.#%"}, "98,5%"},
		{written{value: 2.5, number: 1}, "3"},
		{written{value: -2.5, code: "0.0"}, "-2,5"},
		{written{value: -0.001, code: "0.0"}, "0,0"},
		{written{value: -1250, number: 38}, "(1.250)"},
		{written{value: 0, code: `_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-`}, "-"},
		{written{value: -3, code: `_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-`}, "-3"},
		{written{value: 1500000, code: `#,##0\ [$₫-42A]`}, "1.500.000 ₫"},
		{written{value: 1500000, code: `#,##0" đồng"`}, "1.500.000 đồng"},
		{written{value: 1500000, code: `#,##0,, "triệu"`}, "2 triệu"},
		{written{value: 3, code: `[Red][>=5]0;0.0`}, "3"},
		{written{value: 0.5, number: 12}, "0,5"},
		{written{value: 1250, number: 11}, "1250"},
		{written{value: 912345678, code: "0000-000-000"}, "912345678"},
		{written{value: day, code: "dd/mm/yyyy"}, "28/12/2022"},
		{written{value: day, number: 14}, "28/12/2022"},
		{written{value: day, code: "mm/yyyy"}, "12/2022"},
		{written{value: day, code: "dd/mm"}, "28/12"},
		{written{value: day, code: "yyyy"}, "2022"},
		{written{value: day, code: "d mmmm yyyy hh:mm"}, "28/12/2022 14:30"},
		{written{value: 0.604340277777778, number: 21}, "14:30:15"},
		{written{value: 1.25, number: 46}, "30:00:00"},
		{written{value: 1.25, code: "[h]:mm"}, "30:00"},
		{written{value: true}, "TRUE"},
		{written{value: " Phòng\r\nTổ chức "}, "Phòng\nTổ chức"},
		{written{value: "1,250"}, "1,250"},
	} {
		c.cell = "A1"
		got := sheetsOf(t, bookOf(t, []written{c.written}, nil), source.XLSX)[0].Rows[0][0]
		if got != c.want {
			t.Errorf("%v as %q (%d) is shown as %q, want %q", c.value, c.code, c.number, got, c.want)
		}
	}
}

// TestMergedHeader: a table as offices make it, with titles, a header of two rows, numbered columns, merged names, a
// blank row and an empty column to its left.
func TestMergedHeader(t *testing.T) {
	data := bookOf(t, []written{
		{cell: "B1", value: "BẢNG TỔNG HỢP KINH PHÍ"},
		{cell: "F2", value: "Đơn vị tính: triệu đồng"},
		{cell: "B4", value: "STT"},
		{cell: "C4", value: "Đơn vị"},
		{cell: "D4", value: "Kinh phí"},
		{cell: "F4", value: "Ghi chú"},
		{cell: "D5", value: "Dự toán"},
		{cell: "E5", value: "Thực hiện"},
		{cell: "B6", value: "(1)"},
		{cell: "C6", value: "(2)"},
		{cell: "D6", value: "(3)"},
		{cell: "E6", value: "(4)"},
		{cell: "F6", value: "(5)"},
		{cell: "B7", value: 1},
		{cell: "C7", value: "Văn phòng"},
		{cell: "D7", value: 1250, number: 3},
		{cell: "E7", value: 80.38},
		{cell: "B9", value: 2},
		{cell: "D9", value: 300, number: 3},
		{cell: "E9", value: "-"},
		{cell: "F9", value: "Chuyển\nnguồn"},
	}, func(f *excelize.File) {
		for _, area := range []string{"B1:F1", "B4:B5", "C4:C5", "D4:E4", "F4:F5", "C7:C9"} {
			from, to, _ := strings.Cut(area, ":")
			must(t, f.MergeCell("Sheet1", from, to))
		}
		_, err := f.NewSheet("Nháp")
		must(t, err)
		must(t, f.SetCellValue("Nháp", "A1", "không ai được thấy"))
		must(t, f.SetSheetVisible("Nháp", false))
	})
	got, err := json.MarshalIndent(sheetsOf(t, data, source.XLSX), "", " ")
	must(t, err)
	want := source.Sheet{
		Name: "Sheet1", Above: []string{"BẢNG TỔNG HỢP KINH PHÍ", "Đơn vị tính: triệu đồng"},
		Rows: [][]string{
			{"STT", "Đơn vị", "Kinh phí", "", "Ghi chú"},
			{"", "", "Dự toán", "Thực hiện", ""},
			{"(1)", "(2)", "(3)", "(4)", "(5)"},
			{"1", "Văn phòng", "1.250", "80,38", ""},
			{"2", "", "300", "-", "Chuyển\nnguồn"},
		},
		Merged: []source.Merge{{0, 0, 2, 1}, {0, 1, 2, 1}, {0, 2, 1, 2}, {0, 4, 2, 1}, {3, 1, 2, 1}},
		Header: 3, Numeric: []int{2, 3}, Notes: []source.Note{},
	}
	wanted, err := json.MarshalIndent([]source.Sheet{want}, "", " ")
	must(t, err)
	if !bytes.Equal(got, wanted) {
		t.Errorf("got %s\nwant %s", got, wanted)
	}
}

// TestHidden: hidden rows and columns are not taken, and that is told; of merged cells what is to be seen is.
func TestHidden(t *testing.T) {
	data := bookOf(t, []written{
		{cell: "A1", value: "Đơn vị"},
		{cell: "B1", value: "Nháp"},
		{cell: "C1", value: "Số lượng"},
		{cell: "A2", value: "Sở A"},
		{cell: "B2", value: "x"},
		{cell: "C2", value: 7},
		{cell: "A3", value: "Sở B"},
		{cell: "B3", value: "gộp"},
		{cell: "C3", value: 8},
		{cell: "A4", value: "Sở C"},
	}, func(f *excelize.File) {
		must(t, f.MergeCell("Sheet1", "B3", "C4"))
		must(t, f.SetColVisible("Sheet1", "B", false))
		must(t, f.SetRowVisible("Sheet1", 2, false))
	})
	s := sheetsOf(t, data, source.XLSX)[0]
	if got, want := fmt.Sprint(s.Rows, s.Merged), "[[Đơn vị Số lượng] [Sở B gộp] [Sở C ]] [{1 1 2 1}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(s.Notes) != 2 || !strings.Contains(s.Notes[0].Message, "1 hàng bị ẩn") || !strings.Contains(s.Notes[1].Message, "cột bị ẩn") {
		t.Errorf("notes %+v", s.Notes)
	}
	all := bookOf(t, []written{{cell: "A1", value: "a"}}, func(f *excelize.File) { must(t, f.SetRowVisible("Sheet1", 1, false)) })
	if _, err := source.Sheets(t.Context(), "Tệp", all, source.XLSX); err == nil || !strings.Contains(err.Error(), "Bỏ ẩn") {
		t.Errorf("of nothing that is to be seen: %v", err)
	}
}

// TestFaultyCells: what a cell with an error shows is kept, and told.
func TestFaultyCells(t *testing.T) {
	data := rawBook(t, `<c r="A1" t="inlineStr"><is><t>Đơn vị</t></is></c><c r="B1" t="inlineStr"><is><t>Số lượng</t></is></c></row>`+
		`<row r="2"><c r="A2" t="inlineStr"><is><t>Sở A</t></is></c><c r="B2" t="e"><f>A9/0</f><v>#DIV/0!</v></c></row>`+
		`<row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f>SUM(B2)</f></c></row><row r="4"><c r="B4"><v>7</v></c>`, "")
	s := sheetsOf(t, data, source.XLSX)[0]
	if want := [][]string{{"Đơn vị", "Số lượng"}, {"Sở A", "#DIV/0!"}, {"#REF!", ""}, {"", "7"}}; fmt.Sprint(s.Rows) != fmt.Sprint(want) {
		t.Errorf("rows %q", s.Rows)
	}
	var told []string
	for _, n := range s.Notes {
		told = append(told, fmt.Sprintf("%d,%d %s", n.Row, n.Column, n.Message))
	}
	want := []string{"1,1 B2: Ô báo lỗi #DIV/0!.", "2,0 A3: Ô báo lỗi #REF!.", "2,1 B3: Công thức trong ô chưa được tính."}
	if !slices.Equal(told, want) {
		t.Errorf("told %q", told)
	}
}

// TestTablesOfCSV reads the separators and encodings that CSV files come in.
func TestTablesOfCSV(t *testing.T) {
	const table = "STT;Đơn vị;Số lượng\r\n1;\"Văn phòng;\r\nTổ chức\";1.250\r\n2;Sở Nội vụ;80,5\r\n"
	units := utf16.Encode([]rune("\ufeff" + strings.ReplaceAll(table, ";", "\t")))
	wide := make([]byte, 0, 2*len(units))
	for _, u := range units {
		wide = append(wide, byte(u), byte(u>>8))
	}
	for name, c := range map[string]struct{ data, mark string }{
		"semicolons": {table, ";"}, "with a mark": {"\ufeff" + table, ";"}, "UTF-16": {string(wide), "\t"},
	} {
		s := sheetsOf(t, []byte(c.data), source.CSV)[0]
		want := [][]string{{"STT", "Đơn vị", "Số lượng"}, {"1", "Văn phòng" + c.mark + "\nTổ chức", "1.250"}, {"2", "Sở Nội vụ", "80,5"}}
		if fmt.Sprintf("%q", s.Rows) != fmt.Sprintf("%q", want) || s.Header != 1 || !slices.Equal(s.Numeric, []int{2}) {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// TestNoTables: what cannot be read is told with what to do about it.
func TestNoTables(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		kind source.Type
		want string
	}{
		"Windows-1258": {"\xd0\xf5n v\xf2;S\xf4\xec\nS\xf2 N\xf4i v\xf8;1\n", source.CSV, "Windows-1258"},
		"ambiguous":    {"a,b;c\nd,e;f\n", source.CSV, "sep=;"},
		"empty CSV":    {"\n\n", source.CSV, "Không có gì"},
		"old workbook": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", source.XLSX, "không đặt mật khẩu"},
		"no workbook":  {"%PDF-1.7", source.XLSX, "không phải là tệp .xlsx"},
		"cut off":      {"PK\x03\x04", source.XLSX, "chưa chép xong"},
		"no cells":     {string(bookOf(t, nil, nil)), source.XLSX, "Bỏ ẩn"},
	} {
		_, err := source.Sheets(t.Context(), "Tệp", []byte(c.data), c.kind)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestTooMuch: rows, columns and texts beyond the limits are left out, and that is told.
func TestTooMuch(t *testing.T) {
	long := strings.Repeat("1;2\n", 20_001)
	wide := strings.Repeat("1;", 30) + "31\n"
	full := strings.Repeat(strings.Repeat("a", 1<<20)+";b\n", 9)
	for name, c := range map[string]struct {
		data          string
		rows, columns int
		note          string
	}{
		"rows": {long, 20_000, 2, "20.001 hàng"}, "columns": {wide, 1, 30, "31 cột"}, "texts": {full, 7, 2, "quá nhiều chữ"},
	} {
		s := sheetsOf(t, []byte(c.data), source.CSV)[0]
		if !s.Truncated || len(s.Rows) != c.rows || len(s.Rows[0]) != c.columns || len(s.Notes) != 1 || !strings.Contains(s.Notes[0].Message, c.note) {
			t.Errorf("%s: %d rows of %d, truncated %v, %+v", name, len(s.Rows), len(s.Rows[0]), s.Truncated, s.Notes)
		}
	}
}

// TestHostileMerges: areas that overlap by the thousand are left out in bounded time.
func TestHostileMerges(t *testing.T) {
	var rows, merges strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, `</row><row r="%d"><c r="A%d"><v>1</v></c><c r="AD%d"><v>1</v></c>`, i+2, i+2, i+2)
	}
	for i := range 50_000 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:AD20001"/>`, 20_000-i%20_000)
	}
	read := func(merges string) (source.Sheet, time.Duration) {
		start := time.Now()
		s := sheetsOf(t, rawBook(t, rows.String(), merges), source.XLSX)[0]
		return s, time.Since(start)
	}
	_, usual := read("")
	s, took := read("<mergeCells>" + merges.String() + "</mergeCells>")
	if took > 40*usual {
		t.Errorf("took %v, without the areas %v", took, usual)
	}
	if len(s.Merged) == 0 {
		t.Error("no area is left")
	}
}

// FuzzShownNumber: whatever a format's code is, a number is written and nothing panics.
func FuzzShownNumber(f *testing.F) {
	for _, code := range []string{"", "General", "#,##0.00", `"a`, `\`, "[", "[$", ";;;", "0.0.0", "%", "_", "[h]:mm", "0,,", "dd/mm/yyyy h", "?/?"} {
		f.Add(code)
	}
	f.Fuzz(func(_ *testing.T, code string) {
		for _, digits := range []string{"0", "-1.5", "1250", "44923.604", "1e300"} {
			_ = source.ShowNumber(code, digits)
		}
	})
}
