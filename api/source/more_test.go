package source_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
	"vanban/templates/period"
)

// TestMappingFile: a mapping in a file of its own is read strictly.
func TestMappingFile(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, nil)
	put(t, folder, "good.yaml", []byte(dossierMapping))
	put(t, folder, "misspelt.yaml", []byte(strings.Replace(dossierMapping, "skip_totals", "skip_total", 1)))
	put(t, folder, "wrong.yaml", []byte(strings.Replace(dossierMapping, "type: date", "type: dat", 1)))
	read := func(name string) (source.Data, error) {
		return readOnce(t.Context(), source.Spec{Type: source.XLSX, Path: "so-lieu.xlsx", MappingFile: name}, quarter(folder))
	}
	if data, err := read("good.yaml"); err != nil || data.Rows != 3 {
		t.Errorf("%d rows, %v", data.Rows, err)
	}
	_, err := read("misspelt.yaml")
	expectFlaws(t, source.Data{}, err, []string{"misspelt.yaml, dòng 4: Không có khóa “skip_total” ở đây. Có phải muốn viết “skip_totals”?"})
	_, err = read("wrong.yaml")
	expectFlaws(t, source.Data{}, err, []string{"wrong.yaml, columns, mục 9, type: “dat” không dùng được ở đây. Có phải “date”?"})
	if _, err := read("none.yaml"); !source.Transient(err) {
		t.Errorf("got %v of no file", err)
	}
}

// TestManyFlaws: a table full of flaws is told in a list that a person can read.
func TestManyFlaws(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Tên;Số\n"+strings.Repeat("A;x\n", 3000)))
	m := mapping(t, "columns: [{column: Tên, field: a}, {column: Số, field: b, type: number}]")
	_, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
	var flaws source.Flaws
	if !errors.As(err, &flaws) || len(flaws) != 201 || flaws[200].Message != "Còn 2.800 lỗi khác chưa kể ở đây." {
		t.Errorf("%d flaws, the last one %v", len(flaws), flaws[len(flaws)-1])
	}
}

// TestFormats: what a number in a workbook is depends on the format of its cell.
func TestFormats(t *testing.T) {
	cases := []struct {
		format string
		value  any
		want   string
	}{
		{"General", 44818, `44818`},
		{"dd/mm/yyyy", 44818, `"2022-09-14"`},
		{"dd/mm/yyyy", 44818.75, `"2022-09-14"`},
		{"dd/mm/yyyy hh:mm", 44818.75, `"2022-09-14"`},
		{`"ngày" d`, 44818, `"2022-09-14"`},
		{"mmm", 44818, `"2022-09-14"`},
		{"[$-42A]dd mmmm yyyy", 44818, `"2022-09-14"`},
		{"yyyy", 1, `"1900-01-01"`},
		{"yyyy", 59, `"1900-02-28"`},
		{"yyyy", 61, `"1900-03-01"`},
		{"yyyy", 60, ""},
		{"yyyy", 0, ""},
		{"yyyy", -1, ""},
		{"yyyy", 2958465, `"9999-12-31"`},
		{"yyyy", 2958466, ""},
		{"hh:mm", 0.5, `0.5`},
		{"mm:ss", 0.5, `0.5`},
		{"[h]:mm", 1.5, `1.5`},
		{"0%", 1, `100`},
		{"0.00%", 0.8038, `80.38`},
		{"0.0%;-0.0%", -0.07, `-7`},
		{`0.0"%"`, 80.38, `80.38`},
		{`#,##0\ "đ"`, 1250, `1250`},
		{`_-* #,##0.00_d_-`, 1250.5, `1250.5`},
		{"[Red]0", 0.1 + 0.2, `0.3`},
		{"0", 1e20, `100000000000000000000`},
		{"0", 1.5e-7, `0.00000015`},
	}
	f := excelize.NewFile()
	for i, c := range cases {
		name, err := excelize.CoordinatesToCellName(i+1, 2)
		must(t, err)
		must(t, f.SetCellValue("Sheet1", strings.TrimRight(name, "2")+"1", fmt.Sprintf("c%d", i)))
		must(t, f.SetCellValue("Sheet1", strings.TrimRight(name, "0123456789")+"2", c.value))
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", name, name, style))
	}
	folder := t.TempDir()
	must(t, f.SaveAs(filepath.Join(folder, "a.xlsx")))
	must(t, f.Close())
	for i, c := range cases {
		m := mapping(t, fmt.Sprintf("columns: [{column: c%d, field: a}]\nas: object\nheader_row: 1", i))
		data, err := readOnce(t.Context(), source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: m}, quarter(folder))
		got := ""
		if err == nil {
			got = asJSON(t, data.Value.(map[string]any)["a"])
		}
		if got != c.want {
			t.Errorf("%v formatted as %s gives %s, want %s (%v)", c.value, c.format, got, c.want, err)
		}
	}
}

// Test1904: some workbooks count days from 1904.
func Test1904(t *testing.T) {
	f := excelize.NewFile()
	yes := true
	must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Ngày"}))
	must(t, f.SetCellValue("Sheet1", "A2", 43356))
	code := "dd/mm/yyyy"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", "A2", "A2", style))
	folder := t.TempDir()
	must(t, f.SaveAs(filepath.Join(folder, "a.xlsx")))
	must(t, f.Close())
	data, err := readOnce(t.Context(), source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: mapping(t, "columns: [{column: Ngày, field: a, type: date}]")}, quarter(folder))
	if got := asJSON(t, data.Value); err != nil || got != `[{"a":"2022-09-14"}]` {
		t.Errorf("got %s, %v", got, err)
	}
}

// TestSheetOfPeriod: workbooks with a sheet for each quarter.
func TestSheetOfPeriod(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, func(f *excelize.File) { must(t, f.SetSheetName("TTHC", "Quý 3")) })
	spec := dossierSpec(t)
	spec.Mapping.Sheet = "quý {{quy}}"
	if data, err := readOnce(t.Context(), spec, quarter(folder)); err != nil || data.Rows != 3 {
		t.Errorf("%d rows, %v", data.Rows, err)
	}
	q := quarter(folder)
	q.Period.N = 4
	_, err := readOnce(t.Context(), spec, q)
	expectFlaws(t, source.Data{}, err, []string{"Không có trang tính “quý 4”. Có phải “Quý 3”?"})
}

// TestPaths: a period in a path is one name; what the request has not is told.
func TestPaths(t *testing.T) {
	folder := t.TempDir()
	span, err := period.Parse("2022-06-15/2022-09-14")
	must(t, err)
	q := quarter(folder)
	q.Period = span
	put(t, folder, "2022-06-15_2022-09-14.json", []byte("1"))
	if _, err := readOnce(t.Context(), source.Spec{Type: source.JSON, Path: "{{ky}}.json"}, q); err != nil {
		t.Error(err)
	}
	for path, want := range map[string]string{
		"{{quy}}.json":    "{{quy}} (quý của kỳ: 3) không có giá trị trong lần lập báo cáo này.",
		"{{don_vi}}.json": "{{don_vi}}",
		"{{xyz}}.json":    "không có {{xyz}}; các chỗ điền được dùng: {{ky}}",
	} {
		_, err := readOnce(t.Context(), source.Spec{Type: source.JSON, Path: path}, q)
		expectFlaws(t, source.Data{}, err, []string{want})
	}
}

// TestUnusedOptions: what means nothing to a source is told rather than passed over.
func TestUnusedOptions(t *testing.T) {
	spec := source.Spec{Type: source.JSON, Path: "a.json", As: "list", Query: "SELECT 1", Driver: "sqlite", DSNEnv: "X", MappingFile: "m.yaml"}
	got := spec.Check()
	if len(got) != 5 {
		t.Errorf("got %d flaws, want 5:\n%v", len(got), got)
	}
	if flaws := (source.Spec{Type: source.SQL, Driver: "postgres", Query: " "}).Check(); len(flaws) != 2 {
		t.Errorf("got %v", flaws)
	}
}

// TestNoDatabase: a file that is no database is told to be none.
func TestNoDatabase(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.db", []byte(strings.Repeat("không phải", 1000)))
	_, err := readOnce(t.Context(), source.Spec{Type: source.SQL, Driver: "sqlite", Path: "a.db", Query: "SELECT 1 AS a FROM x"}, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"not a database"})
}

// TestHostileCSV: a record of millions of cells is refused before it is taken apart.
func TestHostileCSV(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("a;b\n"+strings.Repeat(";", 5<<20)))
	m := mapping(t, "columns: [{column: a, field: a}]")
	for _, separator := range []string{"", ";"} {
		m.Separator = separator
		_, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
		expectFlaws(t, source.Data{}, err, []string{"a.csv"})
	}
}
