package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"vanban/api/source"
)

// TestPlaces: whoever is told of a row, of what a query gave or of a file in a folder, finds it.
func TestPlaces(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Tên;Số\nA;1\n;2\n"))
	m := mapping(t, "columns: [{column: Tên, field: name}, {column: Số, field: value, type: integer}]")
	data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
	must(t, err)
	if got := data.Origins["/1"].String(); got != "a.csv, dòng 3" {
		t.Errorf("a row is at %q", got)
	}

	put(t, folder, "a.db", nil)
	query := source.Spec{Name: "hồ sơ", Type: source.SQL, Driver: "sqlite", Path: "a.db", Query: "SELECT 1 AS value UNION SELECT 2"}
	r := source.NewReader()
	defer r.Close() //nolint:errcheck // it was only read from
	for _, name := range []string{"hồ sơ", "văn bản"} {
		query.Name = name
		data, err = r.Read(t.Context(), query, quarter(folder))
		must(t, err)
		if got, want := data.Origins["/1"].String(), "kết quả truy vấn “"+name+"”, dòng 2"; got != want {
			t.Errorf("a row is at %q, want %q", got, want)
		}
	}

	must(t, os.Mkdir(filepath.Join(folder, "don-vi"), 0o700))
	put(t, folder, "don-vi/so-noi-vu.json", []byte(`{"rows": [{"name": "A"}]}`))
	sent := source.Spec{Type: source.Folder, Path: "don-vi", Select: "/rows", As: "rows"}
	data, err = readOnce(t.Context(), sent, quarter(folder))
	must(t, err)
	if got := data.Origins["/0"].String(); got != "don-vi/so-noi-vu.json/rows/0" {
		t.Errorf("a row is at %q", got)
	}
	put(t, folder, "don-vi/so-y-te.json", []byte(`{"rows": `))
	put(t, folder, "don-vi/so-tu-phap.json", []byte(`{"row": []}`))
	sent.Units = []string{"Sở Nội vụ", "Sở Y tế"}
	_, err = readOnce(t.Context(), sent, quarter(folder))
	expectFlaws(t, data, err, []string{"don-vi/so-y-te.json: ", "don-vi/so-tu-phap.json: “so-tu-phap” không có trong danh sách", "don-vi/so-tu-phap.json: Không có /rows: "})
}

// TestEmpty: a table without rows is an empty list where that may be, and only there.
func TestEmpty(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Tên;Số\n"))
	spec := source.Spec{Type: source.CSV, Path: "a.csv", Mapping: mapping(t, "columns: [{column: Tên, field: name}, {column: Số, field: value, type: integer}]\nseparator: ;")}
	_, err := readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"Không có dòng số liệu nào. Bổ sung số liệu; nếu đúng là không phát sinh thì ghi allow_empty: true vào bảng ghép."})
	spec.Mapping.AllowEmpty = true
	if data, err := readOnce(t.Context(), spec, quarter(folder)); err != nil || asJSON(t, data.Value) != "[]" || data.Rows != 0 {
		t.Errorf("got %v, %v", data.Value, err)
	}
	spec.Mapping.As = "object"
	_, err = readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"Không có dòng số liệu nào. Bổ sung dòng này: bảng ghép có as: object nên cần đúng một dòng."})
}
