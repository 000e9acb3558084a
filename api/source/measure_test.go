package source_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanban/api/source"
)

// TestMeasures: a number is refused that cannot be what its column, or the unit in its row, says.
func TestMeasures(t *testing.T) {
	cases := map[string]struct{ kind, decimal, unit, value, want string }{ // want: a flaw, or what is read
		"share of people":      {"number", "", "lượt người", "4%", "cột C: cột “Thực hiện”: “4%” là tỷ lệ phần trăm, đơn vị tính của dòng là “lượt người”."},
		"share":                {"number", "", "%", "98,5%", "98.5"},
		"share in words":       {"number", "", "Phần trăm", "98,5%", "98.5"},
		"share counted":        {"integer", "", "lượt người", "4%", "“4%” là tỷ lệ phần trăm, cột này là số nguyên."},
		"fraction of people":   {"number", ",", "Lượt người", "1,226", "“1,226” Lượt người không phải là số nguyên. Nhập số nguyên; dấu phân cách hàng nghìn là dấu chấm: 1.226."},
		"fraction of money":    {"number", ",", "triệu đồng", "1,226", "1.226"},
		"people":               {"number", ",", "lượt người", "1.226", "1226"},
		"comma in thousands":   {"integer", ",", "lượt người", "1,000", "“1,000” có thể là số nguyên viết kiểu khác: 1000. Số nguyên thì bỏ dấu “,”"},
		"point in thousands":   {"integer", ".", "lượt người", "1.226", "“1.226” có thể là số nguyên viết kiểu khác: 1226. Số nguyên thì bỏ dấu “.”"},
		"comma and nought":     {"integer", ",", "lượt người", "13,0", "13"},
		"comma, nobody says":   {"integer", "", "lượt người", "1,000", "1000"},
		"a unit nobody counts": {"number", ",", "điểm", "80,38", "80.38"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.csv", []byte("Chỉ tiêu;ĐVT;Thực hiện\nA;"+c.unit+";"+c.value+"\n"))
			m := mapping(t, "columns: [{column: Chỉ tiêu, field: name}, {column: ĐVT, field: unit}, {column: Thực hiện, field: value, type: "+c.kind+"}]")
			m.Decimal = c.decimal
			data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
			if err != nil {
				expectFlaws(t, data, err, []string{c.want})
			} else if got := asJSON(t, data.Value); !strings.Contains(got, `"value":`+c.want+`}`) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestPercentFormat: a cell that a workbook shows with % is no count.
func TestPercentFormat(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
		must(t, err)
		must(t, f.SetCellStyle("TTHC", "E5", "E5", style))
	})
	_, err := readOnce(t.Context(), dossierSpec(t), quarter(folder))
	expectFlaws(t, source.Data{}, err, []string{"ô E5: cột “Tiếp nhận / Trực tuyến”: “300%” là tỷ lệ phần trăm, cột này là số nguyên."})
	p, err := source.Inspect(t.Context(), filepath.Join(folder, "so-lieu.xlsx"), "")
	if must(t, err); p.Mapping.Columns[2].Type != source.Number {
		t.Errorf("a column of percentages is proposed as %+v", p.Mapping.Columns[2])
	}
}
