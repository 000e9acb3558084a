package source_test

import (
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// TestSums: rows of sums that are left out are compared with the rows that are read.
func TestSums(t *testing.T) {
	const two = "columns: [{column: Tên, field: name}, {column: Số, field: value, type: integer}, {column: Điểm, field: mark, type: number}]\nskip_totals: true\n"
	cases := map[string]struct{ rows, mapping, want string }{ // want: a flaw; empty: it is read
		"right":                       {"A;1;\nB;2;\nTổng cộng;3;\n", two, ""},
		"wrong":                       {"A;1.000;\nB;1258;\nTổng cộng;9.999;\n", two, "a.csv, dòng 4, cột B: cột “Số”: dòng “Tổng cộng” ghi 9.999, các dòng số liệu cộng lại là 2.258. Sửa dòng tổng"},
		"wrong decimals":              {"A;1;0,5\nB;2;1,25\nTổng cộng;3;2\n", two, "cột C: cột “Điểm”: dòng “Tổng cộng” ghi 2, các dòng số liệu cộng lại là 1,75."},
		"an average":                  {"A;1;8\nB;2;9\nTổng cộng;3;8,5\n", two, ""},
		"percentages":                 {"A;1;100%\nB;2;90%\nTổng cộng;3;95%\n", two, ""},
		"above":                       {"Tổng số;3;\nA;1;\nB;2;\n", two, ""},
		"of parts":                    {"A;1;\nB;2;\nCộng;3;\nC;4;\nCộng;4;\nTổng cộng;7;\n", two, ""},
		"of a wrong part":             {"A;1;\nB;2;\nCộng;3;\nC;4;\nCộng;5;\nTổng cộng;7;\n", two, "dòng 6, cột B: cột “Số”: dòng “Cộng” ghi 5, các dòng số liệu cộng lại là 4."},
		"of parts of parts":           {"A;1;\nCộng;1;\nB;2;\nCộng;2;\nTổng;3;\nC;4;\nCộng;4;\nD;5;\nCộng;5;\nTổng;9;\nTổng cộng;12;\n", two, ""},
		"of rows nobody asked for":    {"A;1;\nB;2;\nTổng cộng;3;\n", two + "where: {Tên: A}", ""},
		"blank":                       {"A;1;\nB;2;\nTổng cộng;;\n", two, ""},
		"declared to differ":          {"A;1;\nB;2;\nTổng cộng;2;\n", two + "totals_differ: true", ""},
		"a name of one's own":         {"A;1;\nB;2;\nToàn tỉnh:;4;\n", two + "totals: [Toàn tỉnh]", "dòng “Toàn tỉnh” ghi 4, các dòng số liệu cộng lại là 3."},
		"a longer name":               {"A;1;\nB;2;\nTổng cộng lĩnh vực I;3;\nTổng cộng;3;\n", two, "a.csv, dòng 4: Dòng “Tổng cộng lĩnh vực I” có tên như dòng tổng: nếu đúng, số liệu bị cộng hai lần. Là dòng tổng thì ghi tên này vào totals"},
		"a longer name, nobody skips": {"A;1;\nCộng (I + II);1;\n", "columns: [{column: Tên, field: name}]", "Dòng “Cộng (I + II)” có tên như dòng tổng"},
		"a longer name left out":      {"A;1;\nB;2;\nTổng cộng lĩnh vực I;3;\nTổng cộng;3;\n", two + "totals: [Tổng cộng lĩnh vực I]", ""},
		"an indicator":                {"Tổng số văn bản đã ban hành;1;\n", two + "not_totals: [Tổng số văn bản đã ban hành]", ""},
		"names that begin alike":      {"Cộng đồng;1;\nTổng cục Thuế;1;\nTổng công ty Điện lực;2;\nCộng tác viên;3;\n", two, ""},
		"levels":                      {"I. Thu;30;\n1. Thuế;10;\n2. Phí;20;\nII. Chi;5;\nTổng cộng;35;\n", two, ""},
		"wrong levels":                {"I. Thu;30;\n1. Thuế;10;\n2. Phí;20;\nII. Chi;5;\nTổng cộng;36;\n", two, "dòng “Tổng cộng” ghi 36, các dòng số liệu cộng lại là 35."},
		"letters, then Roman":         {"A. Thu;30;\nI. Thuế;10;\nII. Phí;20;\nB. Chi;5;\nI. Chi;5;\nTổng cộng;35;\n", two, ""},
		"parts without labels":        {"Thu;30;\n- Thuế;10;\n- Phí;20;\nChi;5;\nTrong đó: lương;3;\nTổng cộng;35;\n", two, ""},
		"numbered rows alone":         {"1. Thu;30;\n2. Chi;5;\nTổng cộng;30;\n", two, "ghi 30, các dòng số liệu cộng lại là 35."},
		"asked for by its name":       {"A;1;\nTổng cộng lĩnh vực I;1;\n", two + "where: {Tên: Tổng cộng lĩnh vực I}", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.csv", []byte("Tên;Số;Điểm\n"+c.rows))
			m := mapping(t, c.mapping)
			m.Decimal = ","
			data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
			if c.want == "" {
				expectFlaws(t, data, err, nil)
			} else {
				expectFlaws(t, data, err, []string{c.want})
			}
		})
	}
}

// TestSumsOfUnits: each report of one unit is told of a row of sums that is wrong, and so is
// whoever asks for the units.
func TestSumsOfUnits(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, func(f *excelize.File) { must(t, f.SetCellValue("TTHC", "D8", 9999)) })
	spec := dossierSpec(t)
	spec.Mapping.Where = map[string]string{"Đơn vị": "{{don_vi}}"}
	r := source.NewReader()
	defer r.Close() //nolint:errcheck // nothing is open
	want := []string{"ô D8: cột “Tổng số”: dòng “Tổng cộng” ghi 9.999, các dòng số liệu cộng lại là 1.270."}
	_, err := r.Units(t.Context(), spec, "Đơn vị", quarter(folder))
	expectFlaws(t, source.Data{}, err, want)
	for _, unit := range []string{"Sở Nội vụ", "Sở Tài chính"} {
		q := quarter(folder)
		q.Unit = unit
		_, err = r.Read(t.Context(), spec, q)
		expectFlaws(t, source.Data{}, err, want)
	}
}
