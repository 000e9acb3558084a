package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/api/source"
)

func TestJSON(t *testing.T) {
	cases := map[string]struct{ file, selected, want, flaw string }{
		"all":           {`{"a":[1.10,"x",null,true]}`, "", `{"a":[1.10,"x",null,true]}`, ""},
		"a part":        {`{"a":[{"b/c":{"~":7}}]}`, "/a/0/b~1c/~0", `7`, ""},
		"with a mark":   {"\ufeff[1]", "", `[1]`, ""},
		"great numbers": {`12345678901234567890.10`, "", `12345678901234567890.10`, ""},
		"key twice":     {"{\"a\":1,\n\"a\":2}", "", "", "Trường “a” lặp lại ở dòng 2"},
		"behind it":     {"{}\n\n{}", "", "", "Còn dữ liệu thừa ở dòng 3"},
		"cut":           {"{\"a\":\n[1,", "", "", "JSON sai ở dòng 2"},
		"no UTF-8":      {"{\n\"a\":\"\xff\"}", "", "", "Byte không phải chữ Unicode (UTF-8) ở dòng 2"},
		"too deep":      {strings.Repeat("[", 100) + strings.Repeat("]", 100), "", "", "lồng nhau quá 64 tầng"},
		"not there":     {`{"a":{"b":1}}`, "/a/c", "", "Không có /a/c: ở đó có “b”"},
		"not so long":   {`[1]`, "/1", "", "danh sách ở đó có 1 mục"},
		"empty":         {"", "", "", "JSON sai ở dòng 1"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.json", []byte(c.file))
			data, err := readOnce(t.Context(), source.Spec{Type: source.JSON, Path: "a.json", Select: c.selected}, quarter(folder))
			if c.flaw != "" {
				expectFlaws(t, data, err, []string{c.flaw})
			} else if got := asJSON(t, data.Value); err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

// TestJSONUnits: units of one file are looked for by their names.
func TestJSONUnits(t *testing.T) {
	for file, want := range map[string][]string{
		`[{"unit":"A"},{"unit":"b"}]`:              nil,
		`{"B":1,"A":2}`:                            nil,
		`[{"unit":"A"},{"unit":"A"},{"unit":"C"}]`: {"“A” có hai lần.", "“C” không có trong danh sách", "Thiếu số liệu của “B”."},
		`7`: {"Thiếu số liệu của “A”.", "Thiếu số liệu của “B”."},
	} {
		folder := t.TempDir()
		put(t, folder, "a.json", []byte(file))
		data, err := readOnce(t.Context(), source.Spec{Type: source.JSON, Path: "a.json", Units: []string{"A", "B"}}, quarter(folder))
		expectFlaws(t, data, err, want)
		if want != nil && data.Value != nil {
			t.Errorf("got %v in spite of flaws", data.Value)
		}
	}
}

func TestFolder(t *testing.T) {
	units := []string{"Sở Y tế", "Sở Nội vụ"}
	good := map[string]string{"so-noi-vu.json": `{"rows":[{"name":"a"}]}`, "tep-2.json": `{"unit":"sở y  tế","rows":[{"name":"b"},{"name":"c"}]}`, "~$x.json": "", ".cache.json": ""}
	with := func(more map[string]string) map[string]string {
		files := map[string]string{}
		for name, content := range good {
			files[name] = content
		}
		for name, content := range more {
			files[name] = content
		}
		return files
	}
	cases := map[string]struct {
		files map[string]string
		spec  source.Spec
		want  string
		flaws []string
	}{
		"list":         {good, source.Spec{Select: "/rows", Units: units}, `[[{"name":"b"},{"name":"c"}],[{"name":"a"}]]`, nil},
		"rows":         {good, source.Spec{Select: "/rows", Units: units, As: "rows"}, `[{"name":"b"},{"name":"c"},{"name":"a"}]`, nil},
		"by unit":      {good, source.Spec{Select: "/rows/0", Units: units, As: "units"}, `{"Sở Nội vụ":{"name":"a"},"Sở Y tế":{"name":"b"}}`, nil},
		"as they come": {good, source.Spec{Select: "/rows/0/name"}, `["a","b"]`, nil},
		"missing":      {map[string]string{"so-noi-vu.json": "{}", "so-y-te.xlsx": ""}, source.Spec{Units: units}, "", []string{"Thiếu tệp của “Sở Y tế”. Có so-y-te.xlsx nhưng không phải tệp JSON."}},
		"unknown":      {with(map[string]string{"so-tu-phap.json": "{}"}), source.Spec{Units: units}, "", []string{"so-tu-phap.json: “so-tu-phap” không có trong danh sách đơn vị."}},
		"double":       {with(map[string]string{"x.json": `{"unit":"Sở Nội vụ"}`}), source.Spec{Units: units}, "", []string{"x.json: “Sở Nội vụ” đã gửi tệp so-noi-vu.json."}},
		"broken":       {with(map[string]string{"so-y-te.json": "{"}), source.Spec{Units: units}, "", []string{"so-y-te.json: JSON sai", "“sở y  tế” đã gửi tệp so-y-te.json."}},
		"no rows":      {with(map[string]string{"so-noi-vu.json": `{"rows":1}`}), source.Spec{Select: "/rows", As: "rows"}, "", []string{"so-noi-vu.json/rows: Ở đây phải là một danh sách."}},
		"empty":        {nil, source.Spec{}, "", []string{"chưa có tệp JSON nào"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			for file, content := range c.files {
				put(t, folder, file, []byte(content))
			}
			c.spec.Type, c.spec.Path = source.Folder, folder
			data, err := readOnce(t.Context(), c.spec, quarter(""))
			if c.flaws != nil {
				expectFlaws(t, data, err, c.flaws)
			} else if got := asJSON(t, data.Value); err != nil || got != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

// TestFolderLimits: what units send can fill neither the memory nor the report.
func TestFolderLimits(t *testing.T) {
	long := []byte(`"` + strings.Repeat("x", 7<<20) + `"`)
	cases := map[string]struct {
		files int
		data  []byte
		want  string
	}{
		"a file too long":   {1, []byte(`"` + strings.Repeat("x", 8<<20) + `"`), "0.json: Tệp lớn hơn giới hạn 8 MiB."},
		"too long together": {5, long, "Thư mục có hơn 10.000 tệp, hoặc các tệp dài hơn 32 MiB."},
		"too many values":   {1, []byte("[" + strings.Repeat("0,", 1_000_000) + "0]"), "0.json: JSON có hơn 1.000.000 giá trị."},
		"values together":   {2, []byte("[" + strings.Repeat("0,", 600_000) + "0]"), "1.json: JSON có hơn 1.000.000 giá trị."},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			for i := range c.files {
				put(t, folder, fmt.Sprintf("%d.json", i), c.data)
			}
			data, err := readOnce(t.Context(), source.Spec{Type: source.Folder, Path: folder}, quarter(""))
			expectFlaws(t, data, err, []string{c.want})
		})
	}
}

// TestFolderOnce: two hundred reports from one folder read it once.
func TestFolderOnce(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "so-noi-vu.json", []byte(`{"rows":[1]}`))
	put(t, folder, "x.json", []byte(`{"unit":"Sở Y tế","rows":[2]}`))
	reader := source.NewReader()
	defer func() { must(t, reader.Close()) }()
	for _, s := range []struct{ selected, want string }{{"", `[{"rows":[1]},{"rows":[2],"unit":"Sở Y tế"}]`}, {"/rows", `[[1],[2]]`}, {"/rows/0", `[1,2]`}} {
		data, err := reader.Read(t.Context(), source.Spec{Type: source.Folder, Path: folder, Select: s.selected, Units: []string{"Sở Nội vụ", "Sở Y tế"}}, quarter(""))
		if err != nil || asJSON(t, data.Value) != s.want {
			t.Errorf("got %v, %v, want %s", data.Value, err, s.want)
		}
		must(t, os.RemoveAll(folder)) // what is read is of one moment
	}
	want := "so-noi-vu.json: Không có /cot: ở đó có “rows”"
	_, err := reader.Read(t.Context(), source.Spec{Type: source.Folder, Path: folder, Select: "/cot"}, quarter(""))
	expectFlaws(t, source.Data{}, err, []string{want})
}

// TestFolderLinks: what units send cannot point to files elsewhere.
func TestFolderLinks(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	put(t, elsewhere, "secret.json", []byte(`{}`))
	put(t, folder, "a.json", []byte(`1`))
	must(t, os.Symlink(filepath.Join(elsewhere, "secret.json"), filepath.Join(folder, "b.json")))
	data, err := readOnce(t.Context(), source.Spec{Type: source.Folder, Path: folder}, quarter(""))
	if err != nil || asJSON(t, data.Value) != "[1]" {
		t.Errorf("got %v, %v", data.Value, err)
	}
}

func TestUnits(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, nil)
	put(t, folder, "a.json", []byte(`[{"unit":"B"},{"unit":"A"},{"unit":"B"}]`))
	put(t, folder, "a.csv", []byte("Tên;Số\nHòa Bình;1\nHoà Bình;2\n"))
	must(t, os.Mkdir(filepath.Join(folder, "units"), 0o700))
	put(t, filepath.Join(folder, "units"), "b.json", []byte(`{"unit":"Sở B"}`))
	put(t, filepath.Join(folder, "units"), "c.json", []byte(`{}`))
	where := dossierSpec(t)
	where.Mapping.Where = map[string]string{"Đơn vị": "{{don_vi}}"}
	where.Units = []string{"Sở Tài chính", "Sở Nội vụ"}
	cases := []struct {
		spec   source.Spec
		column string
		want   []string
		flaw   string
	}{
		{where, "Đơn vị", []string{"Sở Nội vụ", "Sở Tài chính"}, ""},
		{where, "unit", []string{"Sở Nội vụ", "Sở Tài chính"}, ""},
		{where, "Đơn vi", nil, "Có phải “Đơn vị”?"},
		{source.Spec{Type: source.JSON, Path: "a.json"}, "unit", []string{"B", "A"}, ""},
		{source.Spec{Type: source.JSON, Path: "a.json"}, "units", nil, "Không có trường “units”."},
		{source.Spec{Type: source.Folder, Path: "units"}, "", []string{"Sở B", "c"}, ""},
		{source.Spec{Type: source.CSV, Path: "a.csv", Mapping: mapping(t, "columns: [{column: Tên, field: name}]")}, "Tên", nil, "chỉ khác nhau ở dấu"},
	}
	for _, c := range cases {
		got, err := unitsOnce(t.Context(), c.spec, c.column, quarter(folder))
		if c.flaw != "" {
			expectFlaws(t, source.Data{}, err, []string{c.flaw})
		} else if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, %v; want %q", c.spec.Path, got, err, c.want)
		}
	}
	q := quarter(folder)
	q.Unit = "Sở Nội vụ"
	data, err := readOnce(t.Context(), where, q)
	if err != nil || data.Rows != 2 {
		t.Errorf("got %d rows, %v", data.Rows, err)
	}
}

// TestOwnPeriod: a file that says that it is of another period is not taken.
func TestOwnPeriod(t *testing.T) {
	for _, c := range []struct {
		period, want string
		standing     bool
	}{
		{"2022-Q3", "", false},
		{"Quý III/2022", "", false},
		{"2022-Q2", "Tệp ghi kỳ “2022-Q2”, báo cáo này là kỳ 2022-Q3.", false},
		{"quý II năm 2022", "Tệp ghi kỳ “quý II năm 2022”", false},
		{"2022-Q2", "", true},
		{"đợt 2", "", false},
	} {
		folder := t.TempDir()
		must(t, os.Mkdir(filepath.Join(folder, "nop"), 0o700))
		file := []byte(`{"period": "` + c.period + `", "rows": [1]}`)
		put(t, folder, "a.json", file)
		put(t, filepath.Join(folder, "nop"), "so-a.json", file)
		put(t, filepath.Join(folder, "nop"), "so-b.json", []byte(`{"period": "2022-Q3", "rows": [2]}`))
		for _, spec := range []source.Spec{
			{Type: source.JSON, Path: "a.json", Select: "/rows", Standing: c.standing},
			{Type: source.Folder, Path: "nop", Select: "/rows", Standing: c.standing},
		} {
			data, err := readOnce(t.Context(), spec, quarter(folder))
			if c.want == "" {
				expectFlaws(t, data, err, nil)
			} else {
				expectFlaws(t, data, err, []string{c.want})
			}
		}
	}
}
