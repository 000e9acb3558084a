package source_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
	"vanban/api/yaml"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// quarter is a request for the third quarter of 2022.
func quarter(folder string) source.Request {
	return source.Request{
		Period: period.Period{Kind: period.Quarter, Year: 2022, N: 3, First: viet.Date{Year: 2022, Month: 7, Day: 1}, Last: viet.Date{Year: 2022, Month: 9, Day: 30}},
		From:   viet.Date{Year: 2022, Month: 6, Day: 15}, To: viet.Date{Year: 2022, Month: 9, Day: 14},
		Folder: folder,
	}
}

// put writes a file into a folder of the test.
func put(t testing.TB, folder, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// must is for steps that cannot fail.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// readOnce reads one source.
func readOnce(ctx context.Context, s source.Spec, q source.Request) (data source.Data, err error) {
	reader := source.NewReader()
	defer func() { err = errors.Join(err, reader.Close()) }()
	return reader.Read(ctx, s, q)
}

// unitsOnce gives the units of one source.
func unitsOnce(ctx context.Context, s source.Spec, column string, q source.Request) (units []string, err error) {
	reader := source.NewReader()
	defer func() { err = errors.Join(err, reader.Close()) }()
	return reader.Units(ctx, s, column, q)
}

// dossiers writes a workbook like those that agencies keep: a title, a header of two rows with
// merged cells, a row that numbers the columns, a row of sums and a remark below.
func dossiers(t testing.TB, folder string, change func(f *excelize.File)) {
	t.Helper()
	f := excelize.NewFile()
	must(t, f.SetSheetName("Sheet1", "TTHC"))
	rows := [][]any{
		{"THỐNG KÊ HỒ SƠ"},
		{"STT", "Đơn vị", "Lĩnh vực", "Tiếp nhận", nil, nil, "Đã giải quyết", nil, "Tỷ lệ", "Ngày gửi"},
		{nil, nil, nil, "Tổng số", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn", nil, nil},
		{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"},
		{1, "Sở Nội vụ", "Hội", 13, 3, 10, 13, 0, 1, 44818},
		{2, nil, "Công chức", 7, 7, 0, 6, 1, 0.857, 44818},
		{3, "Sở Tài chính", "Giá", "1.250", 250, 1000, 1250, nil, 1, "14/09/2022"},
		{nil, "Tổng cộng", nil, 1270, 260, 1010, 1269, 1},
		nil,
		{"Ghi chú: số liệu đến ngày 14/9/2022."},
	}
	for i, row := range rows {
		must(t, f.SetSheetRow("TTHC", fmt.Sprintf("A%d", i+1), &row))
	}
	for _, area := range [][2]string{{"A1", "J1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "C3"}, {"D2", "F2"}, {"G2", "H2"}, {"I2", "I3"}, {"J2", "J3"}, {"B5", "B6"}} {
		must(t, f.MergeCell("TTHC", area[0], area[1]))
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	must(t, err)
	must(t, f.SetCellStyle("TTHC", "I5", "I7", percent))
	pattern := "dd/mm/yyyy"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &pattern})
	must(t, err)
	must(t, f.SetCellStyle("TTHC", "J5", "J7", date))
	if change != nil {
		change(f)
	}
	must(t, f.SaveAs(filepath.Join(folder, "so-lieu.xlsx")))
	must(t, f.Close())
}

// dossierMapping reads the workbook of dossiers.
const dossierMapping = `
sheet: TTHC
skip_rows: 1
skip_totals: true
stop: blank
unit: Đơn vị
key: [unit, name]
columns:
  - {column: Đơn vị, field: unit, type: text, required: true}
  - {column: Lĩnh vực, field: name, type: text, required: true}
  - {column: Tổng số, field: received/total, type: integer, required: true}
  - {column: Tiếp nhận / Trực tuyến, field: received/online, type: integer, required: true}
  - {column: Trực tiếp, field: received/direct, type: integer}
  - {column: Đúng hạn, field: resolved/on_time, type: integer}
  - {column: Quá hạn, field: resolved/late, type: integer}
  - {column: Tỷ lệ, field: share, type: number}
  - {column: Ngày gửi, field: sent, type: date}
`

func mapping(t testing.TB, yaml string) *source.Mapping {
	t.Helper()
	m, err := source.ParseMapping([]byte(yaml))
	must(t, err)
	return m
}

func dossierSpec(t testing.TB) source.Spec {
	return source.Spec{Type: source.XLSX, Path: "so-lieu.xlsx", Mapping: mapping(t, dossierMapping)}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	must(t, err)
	return string(b)
}

func TestWorkbook(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, nil)
	data, err := readOnce(t.Context(), dossierSpec(t), quarter(folder))
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"name":"Hội","received":{"direct":10,"online":3,"total":13},"resolved":{"late":0,"on_time":13},"sent":"2022-09-14","share":100,"unit":"Sở Nội vụ"},` +
		`{"name":"Công chức","received":{"direct":0,"online":7,"total":7},"resolved":{"late":1,"on_time":6},"sent":"2022-09-14","share":85.7,"unit":"Sở Nội vụ"},` +
		`{"name":"Giá","received":{"direct":1000,"online":250,"total":1250},"resolved":{"on_time":1250},"sent":"2022-09-14","share":100,"unit":"Sở Tài chính"}]`
	if got := asJSON(t, data.Value); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for pointer, origin := range map[string]string{
		"":                  "so-lieu.xlsx, trang tính “TTHC”",
		"/1/received/total": "so-lieu.xlsx, trang tính “TTHC”, ô D6",
		"/1/unit":           "so-lieu.xlsx, trang tính “TTHC”, ô B5",
		"/2/sent":           "so-lieu.xlsx, trang tính “TTHC”, ô J7",
	} {
		if got := data.Origins[pointer].String(); got != origin {
			t.Errorf("%s is from %q, want %q", pointer, got, origin)
		}
	}
	if data.Rows != 3 || !strings.HasPrefix(data.Hash, "sha256:") {
		t.Errorf("%d rows, hash %q", data.Rows, data.Hash)
	}
}

// TestWorkbookFlaws changes one thing of a good workbook, or of how it is read, and looks for
// what is told about it.
func TestWorkbookFlaws(t *testing.T) {
	set := func(cell string, value any) func(*testing.T, *excelize.File) {
		return func(t *testing.T, f *excelize.File) { must(t, f.SetCellValue("TTHC", cell, value)) }
	}
	cases := []struct {
		name   string
		change func(*testing.T, *excelize.File)
		spec   func(*source.Spec)
		want   []string // each in one line of the error; none: it is read
	}{
		{"blank required", set("E6", nil), nil, []string{"ô E6: cột “Tiếp nhận / Trực tuyến”: ô bắt buộc còn trống."}},
		{"text for a number", set("E6", "bảy"), nil, []string{"ô E6: cột “Tiếp nhận / Trực tuyến”: “bảy” không phải là số."}},
		{"fraction for a whole number", set("E6", 7.5), nil, []string{"“7.5” không phải là số nguyên."}},
		{"number for a date", set("J6", nil), nil, nil},
		{"no such date", set("J7", "31/02/2022"), nil, []string{"ô J7: cột “Ngày gửi”: “31/02/2022” không phải là ngày có trong lịch."}},
		{"not calculated", func(t *testing.T, f *excelize.File) {
			set("D6", nil)(t, f)
			must(t, f.SetCellFormula("TTHC", "D6", "E6+F6"))
		}, nil, []string{"ô D6: cột “Tổng số”: Công thức trong ô chưa được tính."}},
		{"double", set("C6", "hội"), nil, []string{"ô B6: “Sở Nội vụ · hội” đã có ở so-lieu.xlsx, trang tính “TTHC”, ô B5."}},
		{"data behind a blank row", set("B10", "Sở Y tế"), nil, nil},
		{"a full row behind a blank row", func(t *testing.T, f *excelize.File) {
			must(t, f.SetSheetRow("TTHC", "A11", &[]any{4, "Sở Y tế", "Dược", 1, 1, 0, 1, 0, 1, "14/09/2022"}))
		}, nil, []string{"hàng 11: Sau dòng trống vẫn còn dòng có đủ số liệu."}},
		{"no stop", nil, func(s *source.Spec) { s.Mapping.Stop = "" }, []string{"ô C10: cột “Lĩnh vực”: ô bắt buộc còn trống.", "ô D10"}},
		{"numbering read as data", nil, func(s *source.Spec) { s.Mapping.SkipRows = 0 }, []string{"ô D4: cột “Tổng số”: “(4)” không phải là số."}},
		{"several flaws", func(t *testing.T, f *excelize.File) { set("E6", "x")(t, f); set("F7", "y")(t, f) }, nil, []string{"ô E6", "ô F7"}},
		{"no such sheet", nil, func(s *source.Spec) { s.Mapping.Sheet = "TTHCC" }, []string{"Không có trang tính “TTHCC”. Có phải “TTHC”?"}},
		{"which sheet", func(t *testing.T, f *excelize.File) { _, err := f.NewSheet("Khác"); must(t, err) }, func(s *source.Spec) { s.Mapping.Sheet = "" }, []string{"Tệp có 2 trang tính"}},
		{"only visible sheet", func(t *testing.T, f *excelize.File) {
			_, err := f.NewSheet("Khác")
			must(t, err)
			must(t, f.SetSheetVisible("Khác", false))
		}, func(s *source.Spec) { s.Mapping.Sheet = "" }, nil},
		{"no such column", nil, func(s *source.Spec) { s.Mapping.Columns[1].Column = "Lĩnh vuc" }, []string{"hàng 2: Không có cột “Lĩnh vuc”. Có phải “Lĩnh vực”?"}},
		{"a name of two columns", set("G3", "Tổng số"), nil, []string{"Có 2 cột tên “Tổng số”: “Tiếp nhận / Tổng số (cột D)”, “Đã giải quyết / Tổng số (cột G)”.", "Không có cột “Đúng hạn”."}},
		{"a missing and an unknown unit", nil, func(s *source.Spec) { s.Units = []string{"Sở Nội vụ", "Sở Tài chánh", "Sở Y tế"} }, []string{
			"ô B7: “Sở Tài chính” không có trong danh sách đơn vị. Có phải “Sở Tài chánh”?", "Thiếu số liệu của “Sở Tài chánh”.", "Thiếu số liệu của “Sở Y tế”.",
		}},
		{"no row meets it", nil, func(s *source.Spec) { s.Mapping.Where = map[string]string{"Đơn vị": "Sở Nội vu"} }, []string{"Không có dòng số liệu nào có “Đơn vị” là “Sở Nội vu”. Có phải “Sở Nội vụ”?"}},
		{"may be empty", nil, func(s *source.Spec) {
			s.Mapping.Where, s.Mapping.AllowEmpty = map[string]string{"Đơn vị": "Sở Y tế"}, true
		}, nil},
		{"one record wanted", nil, func(s *source.Spec) { s.Mapping.As = "object" }, []string{"hàng 6: Cần đúng một dòng, ở đây có 3."}},
		{"no unit", nil, func(s *source.Spec) { s.Mapping.Where = map[string]string{"Đơn vị": "{{don_vi}}"} }, []string{"{{don_vi}}", "không có giá trị"}},
		{"no such placeholder", nil, func(s *source.Spec) { s.Mapping.Where = map[string]string{"Đơn vị": "{{donvi}}"} }, []string{"có lẽ phải viết {{don_vi}}."}},
		{"merged number", func(t *testing.T, f *excelize.File) { must(t, f.MergeCell("TTHC", "D5", "D6")) }, nil, []string{"ô D6: cột “Tổng số”: ô này gộp với ô khác"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			dossiers(t, folder, func(f *excelize.File) {
				if c.change != nil {
					c.change(t, f)
				}
			})
			spec := dossierSpec(t)
			if c.spec != nil {
				c.spec(&spec)
			}
			data, err := readOnce(t.Context(), spec, quarter(folder))
			expectFlaws(t, data, err, c.want)
		})
	}
}

// expectFlaws checks that each text is in a flaw, and that there is no value beside flaws.
func expectFlaws(t *testing.T, data source.Data, err error, want []string) {
	t.Helper()
	if len(want) == 0 {
		if err != nil {
			t.Errorf("unexpected: %v", err)
		}
		return
	}
	var flaws source.Flaws
	if !errors.As(err, &flaws) {
		t.Fatalf("got %v, %v; want flaws", data.Value, err)
	}
	if source.Transient(err) {
		t.Error("flaws of data pass for a passing failure")
	}
	for _, w := range want {
		if !strings.Contains(flaws.Error(), w) {
			t.Errorf("no %q in:\n%s", w, flaws)
		}
	}
	for _, f := range flaws {
		if f.Place == "" || f.Suggestion == "" || f.Source == "" {
			t.Errorf("a flaw without place, source or advice: %+v", f)
		}
	}
}

// TestErrorCells: Excel's own errors are told with their cells. The library does not write
// them, so the part is written here.
func TestErrorCells(t *testing.T) {
	folder := t.TempDir()
	sheet := `<c r="A1" t="inlineStr"><is><t>Tên</t></is></c><c r="B1" t="str"><v>Số</v></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><r><t>Sở </t></r><r><t>A</t></r><rPh><t>x</t></rPh></is></c><c r="B2" t="e"><f>C2</f><v>#REF!</v></c></row>` +
		`<row r="3"><c r="A3" t="str"><f>"B"</f><v>B</v></c><c r="B3"><f>1+1</f><v>2</v></c></row>` +
		`<row r="4"><c r="A4" t="str"><f>""</f><v></v></c><c r="B4"><v>80.379999999999995</v></c></row>` +
		`<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5"><v>1.5E+3</v></c>`
	put(t, folder, "a.xlsx", rawBook(t, sheet, ""))
	spec := source.Spec{Type: source.XLSX, Path: "a.xlsx", Mapping: mapping(t, `columns: [{column: Tên, field: name, type: text}, {column: Số, field: value, type: number}]`)}
	_, err := readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"ô B2: cột “Số”: Ô báo lỗi #REF!."})

	spec.Mapping.Columns = spec.Mapping.Columns[:1]
	data, err := readOnce(t.Context(), spec, quarter(folder))
	if got := asJSON(t, data.Value); err != nil || got != `[{"name":"Sở A"},{"name":"B"},{},{"name":"TRUE"}]` {
		t.Errorf("got %s, %v", got, err)
	}
	put(t, folder, "a.xlsx", rawBook(t, strings.Replace(sheet, `t="e"><f>C2</f><v>#REF!`, `><v>-0.1E1`, 1), ""))
	spec.Mapping = mapping(t, `columns: [{column: Số, field: value}]`)
	data, err = readOnce(t.Context(), spec, quarter(folder))
	if got := asJSON(t, data.Value); err != nil || got != `[{"value":-1},{"value":2},{"value":80.38},{"value":1500}]` {
		t.Errorf("got %s, %v", got, err)
	}
}

// TestPlaceholders: all of them are filled; in a path a unit is one harmless name.
func TestPlaceholders(t *testing.T) {
	q := quarter("")
	q.Unit = "../../Sở Nội vụ"
	got, err := q.Expand("{{ky}} {{ nam }} {{quy}} {{tu_ngay}} {{den_ngay}} {{don_vi}}")
	if want := "2022-Q3 2022 3 2022-06-15 2022-09-14 ../../Sở Nội vụ"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	folder := t.TempDir()
	must(t, os.Mkdir(filepath.Join(folder, "2022"), 0o700))
	put(t, filepath.Join(folder, "2022"), "so-noi-vu.json", []byte(`{"a":1}`))
	q.Folder = folder
	data, err := readOnce(t.Context(), source.Spec{Type: source.JSON, Path: "{{nam}}/{{don_vi}}.json"}, q)
	if err != nil || asJSON(t, data.Value) != `{"a":1}` {
		t.Errorf("got %v, %v", data.Value, err)
	}
	for _, p := range source.Placeholders() {
		if p.Name == "" || p.Title == "" {
			t.Errorf("%+v has no name or title", p)
		}
	}
}

// TestTransient: what may pass is told from what must be put right.
func TestTransient(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "x.csv", []byte("a\n1\n"))
	put(t, folder, "x.db", nil)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	m := mapping(t, `columns: [{column: a, field: a}]`)
	cases := []struct {
		name      string
		ctx       context.Context
		spec      source.Spec
		transient bool
	}{
		{"no file", t.Context(), source.Spec{Type: source.JSON, Path: "none.json"}, true},
		{"no folder", t.Context(), source.Spec{Type: source.Folder, Path: "none"}, true},
		{"no workbook", t.Context(), source.Spec{Type: source.XLSX, Path: "none.xlsx", Mapping: m}, true},
		{"no database", t.Context(), source.Spec{Type: source.SQL, Driver: "sqlite", Path: "none.db", Query: "SELECT 1"}, true},
		{"no server", t.Context(), source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "DSN", Query: "SELECT 1"}, true},
		{"no time", cancelled, source.Spec{Type: source.CSV, Path: "x.csv", Mapping: m}, true},
		{"no variable", t.Context(), source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "NONE", Query: "SELECT 1"}, false},
		{"bad address", t.Context(), source.Spec{Type: source.SQL, Driver: "postgres", DSNEnv: "BAD", Query: "SELECT 1"}, false},
		{"a folder for a file", t.Context(), source.Spec{Type: source.JSON, Path: "."}, false},
		{"no workbook at all", t.Context(), source.Spec{Type: source.XLSX, Path: "x.csv", Mapping: m}, false},
		{"a name too long", t.Context(), source.Spec{Type: source.JSON, Path: strings.Repeat("a", 300) + ".json"}, false},
		{"no name at all", t.Context(), source.Spec{Type: source.Folder, Path: "a\x00b"}, false},
		{"no time for a query", t.Context(), source.Spec{Type: source.SQL, Driver: "sqlite", Path: "x.db", Query: endless, Timeout: yaml.Duration(50 * time.Millisecond)}, true},
		{"no type", t.Context(), source.Spec{Type: "xls", Path: "x.csv"}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			q := quarter(folder)
			q.Getenv = func(name string) string {
				return map[string]string{"DSN": "host=" + folder + " user=a password=bimat", "BAD": "postgres://a:bimat@:x/"}[name]
			}
			_, err := readOnce(c.ctx, c.spec, q)
			if err == nil || source.Transient(err) != c.transient {
				t.Errorf("got %v, transient %v", err, source.Transient(err))
			}
			if strings.Contains(err.Error(), "bimat") {
				t.Errorf("the password is told: %v", err)
			}
		})
	}
}

// endless is a query that is never answered.
const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) AS n FROM n"

// TestTimeout: a source that does not answer is given up after its time, and not waited for again by
// the next report, of the same unit or another one.
func TestTimeout(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "x.db", nil)
	for name, query := range map[string]string{"for all": endless, "for each unit": endless + " WHERE 'x' <> {{don_vi}}"} {
		t.Run(name, func(t *testing.T) {
			reader := source.NewReader()
			defer func() { must(t, reader.Close()) }()
			spec := source.Spec{Name: "kho", Type: source.SQL, Driver: "sqlite", Path: "x.db", Query: query, Timeout: yaml.Duration(100 * time.Millisecond)}
			q := quarter(folder)
			for i := range 200 {
				q.Unit = fmt.Sprintf("Sở %d", i)
				_, err := reader.Read(t.Context(), spec, q)
				late, ok := errors.AsType[*source.Unreachable](err)
				if !ok || late.Source != "kho" || err.Error() != "x.db: không mở được: quá 100ms chưa đọc xong (timeout)" {
					t.Fatalf("got %v", err)
				}
				spec.Timeout = yaml.Duration(time.Hour) // the test would not end if it were waited for
			}
		})
	}
}

// TestSplit: what must be put right is told from what may pass, however they are joined.
func TestSplit(t *testing.T) {
	flaw := source.Flaws{{Message: "sai"}}
	late := &source.Unreachable{Place: "x", Err: os.ErrNotExist}
	cases := map[string]struct {
		err              error
		lasting, passing string
		transient        bool
	}{
		"nothing":  {nil, "", "", false},
		"a flaw":   {flaw, "sai", "", false},
		"late":     {fmt.Errorf("a: %w", late), "", "a: " + late.Error(), true},
		"both":     {errors.Join(late, flaw, context.Canceled), "sai", late.Error() + "\ncontext canceled", false},
		"all late": {errors.Join(late, errors.Join(late)), "", late.Error() + "\n" + late.Error(), true},
		"others":   {errors.New("khác"), "khác", "", false},
	}
	told := func(err error) string {
		if err == nil {
			return ""
		}
		return err.Error()
	}
	for name, c := range cases {
		lasting, passing := source.Split(c.err)
		if told(lasting) != c.lasting || told(passing) != c.passing || source.Transient(c.err) != c.transient {
			t.Errorf("%s: got %q and %q, transient %v", name, told(lasting), told(passing), source.Transient(c.err))
		}
	}
}

// TestCheck: what is wrong with a description is told all at once, in one order.
func TestCheck(t *testing.T) {
	spec := source.Spec{Type: "csvv", Select: "x", Units: []string{"A", "a"}, MappingFile: "m.yaml", Mapping: &source.Mapping{
		HeaderRow: -1, Stop: "blnk", As: "objekt", Decimal: ";", Key: []string{"z"}, Where: map[string]string{"a": "{{kyy}}"},
		Columns: []source.Column{{Field: "a"}, {Column: "x", Field: "a/b"}, {Column: "y", Field: "a/b"}, {Letter: "A1", Field: "c"}, {Column: "z", Field: "d//e", Type: "so"}},
	}}
	got := spec.Check().Error()
	for _, want := range []string{
		"type: “csvv” không dùng được ở đây. Có phải “csv”?", "path: Chưa có đường dẫn.", "select: “x” không phải là JSON pointer.", "Có cả mapping lẫn mapping_file.",
		"“a” được ghi hai lần.", "-1 không phải là số hàng.", "mapping, stop: “blnk”", "mapping, as: “objekt”", "mapping, decimal: “;”",
		"mapping, columns, mục 1: Phải ghi đúng một trong hai", "mục 2, field: Trường “a” đã là giá trị của cột khác.", "mục 3, field: Trường “a/b” đã ghép với cột khác.",
		"mục 4: Phải ghi", "mục 5, type: “so”", "mục 5, field: “d//e” không phải là tên trường.", "mapping, where: không có {{kyy}}, có lẽ phải viết {{ky}}.", "mapping, key: Không cột nào ghép với trường “z”.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
	for range 20 {
		if again := spec.Check().Error(); again != got {
			t.Fatalf("two orders:\n%s\n%s", got, again)
		}
	}
}

func TestParseMappingStrict(t *testing.T) {
	_, err := source.ParseMapping([]byte("sheet: A\nheader: 3\n"))
	if err == nil || err.Error() != "dòng 2: Không có khóa “header” ở đây. Ở đây có: allow_empty, as, blank, columns, decimal, header_row, header_rows, key, not_totals, separator, sheet, skip_rows, skip_totals, stop, totals, totals_differ, unit, where." {
		t.Errorf("got %v", err)
	}
	m, err := source.ParseMapping([]byte("separator: \"\\t\"\ncolumns:\n  - &n {column: Tên, field: a}\n  - *n\n"))
	if err != nil || m.Separator != "\t" || len(m.Columns) != 2 || !reflect.DeepEqual(m.Columns[0], m.Columns[1]) {
		t.Errorf("got %+v, %v", m, err)
	}
}

// TestLibreOffice: what a spreadsheet program has written is read alike: formulas with the values
// that it has calculated, days, percentages, merged cells; and as CSV.
func TestLibreOffice(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, nil)
	want, err := readOnce(t.Context(), dossierSpec(t), quarter(folder))
	must(t, err)
	spec := dossierSpec(t)
	spec.Path = "libreoffice.xlsx"
	got, err := readOnce(t.Context(), spec, quarter("testdata"))
	must(t, err)
	if asJSON(t, got.Value) != asJSON(t, want.Value) {
		t.Errorf("got  %s\nwant %s", asJSON(t, got.Value), asJSON(t, want.Value))
	}

	spec.Type, spec.Path, spec.Mapping.HeaderRow, spec.Mapping.HeaderRows = source.CSV, "libreoffice.csv", 2, 2
	spec.Mapping.Columns = spec.Mapping.Columns[1:] // a CSV file has no merged cells: a unit stands in its first row alone
	spec.Mapping.Key = nil
	got, err = readOnce(t.Context(), spec, quarter("testdata"))
	must(t, err)
	for _, record := range want.Value.([]any) {
		delete(record.(map[string]any), "unit")
	}
	if asJSON(t, got.Value) != asJSON(t, want.Value) {
		t.Errorf("as CSV:\ngot  %s\nwant %s", asJSON(t, got.Value), asJSON(t, want.Value))
	}
}
