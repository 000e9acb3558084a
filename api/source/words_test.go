package source_test

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// TestWords: what clerks write becomes what the payload has; a word that nobody has explained is
// told with its cell.
func TestWords(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Tình trạng\nHoàn thành\nđang  thực hiện\ndone\n"))
	spec := source.Spec{Type: source.CSV, Path: "a.csv", Mapping: mapping(t, "columns: [{column: Tình trạng, field: status, type: text, values: {Hoàn thành: done, Đang thực hiện: in_progress}}]")}
	data, err := readOnce(t.Context(), spec, quarter(folder))
	if got, want := asJSON(t, data.Value), `[{"status":"done"},{"status":"in_progress"},{"status":"done"}]`; err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
	put(t, folder, "a.csv", []byte("Tình trạng\nHoàn thàn\nVướng\n"))
	_, err = readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{
		"a.csv, dòng 2, cột A: cột “Tình trạng”: không rõ “Hoàn thàn” là gì. Có phải “Hoàn thành”?",
		"dòng 3, cột A: cột “Tình trạng”: không rõ “Vướng” là gì. Ghi một trong: “Hoàn thành”, “Đang thực hiện”",
	})
	spec.Mapping.Columns[0].Type = source.Integer
	expectFlaws(t, source.Data{}, spec.Check(), []string{"mục 1, values: Không dùng được với cột kiểu integer."})
}

// TestDashes: a mark where there is no number is told together with what to write instead.
func TestDashes(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("Tên;Số\nA;-\n"))
	spec := source.Spec{Type: source.CSV, Path: "a.csv", Mapping: mapping(t, "columns: [{column: Tên, field: name}, {column: Số, field: value, type: integer, required: true}]")}
	_, err := readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"“-” không phải là số. Ghi 0 nếu không phát sinh; nếu chưa có số liệu thì để trống, hoặc ghi blank: [\"-\"] vào bảng ghép."})
	spec.Mapping.Blank = []string{"-"}
	_, err = readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"ô ghi “-”, bảng ghép coi là trống (blank), mà cột này bắt buộc. Ghi 0 nếu không phát sinh"})
	put(t, folder, "a.csv", []byte("Tên;Số\nA;\n"))
	_, err = readOnce(t.Context(), spec, quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"ô bắt buộc còn trống. Nhập số liệu (không phát sinh thì ghi 0)"})
}

// TestInspectSheet: the sheet to look at can be chosen.
func TestInspectSheet(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, func(f *excelize.File) {
		_, err := f.NewSheet("Đào tạo")
		must(t, err)
		must(t, f.SetSheetRow("Đào tạo", "A1", &[]any{"Chỉ tiêu", "Thực hiện"}))
		must(t, f.SetSheetRow("Đào tạo", "A2", &[]any{"Kỹ năng số", 12}))
	})
	book := filepath.Join(folder, "so-lieu.xlsx")
	p, err := source.Inspect(t.Context(), book, "đào tạo")
	if err != nil || len(p.Mapping.Columns) != 2 || p.Mapping.Columns[1].Field != "value" || p.Mapping.Sheet != "đào tạo" {
		t.Errorf("got %+v, %v", p.Mapping, err)
	}
	_, err = source.Inspect(t.Context(), book, "Đào tao")
	expectFlaws(t, source.Data{}, err, []string{"Không có trang tính “Đào tao”. Có phải “Đào tạo”?"})
	put(t, folder, "a.csv", []byte("a;b\n1;2\n"))
	_, err = source.Inspect(t.Context(), filepath.Join(folder, "a.csv"), "TTHC")
	expectFlaws(t, source.Data{}, err, []string{"Tệp CSV không có trang tính."})
}
