package source_test

import (
	"strings"
	"testing"

	"vanban/api/source"
)

// TestPairs: numbers of other periods are found in the rows of the same table that have the same name, and never in others.
func TestPairs(t *testing.T) {
	const header = "Kỳ;Chỉ tiêu;ĐVT;Giá trị\n"
	const rows = "2022-Q3;Thu;triệu đồng;30\nQuý II/2022;Thu;triệu đồng;20\n2021-Q3;THU;triệu đồng;10\n2022-Q3;Chi;triệu đồng;3\n2022-Q2;Chi;triệu đồng;2\n2021-Q3;Chi;triệu đồng;1\n"
	const columns = "columns: [{column: Chỉ tiêu, field: name}, {column: ĐVT, field: unit}, {column: Giá trị, field: value, type: integer, required: true}, " +
		"{column: Giá trị, field: previous, type: integer, REQUIRED where: {Kỳ: \"{{ky_truoc}}\"}}, {column: Giá trị, field: year_before, type: integer, where: {Kỳ: \"{{cung_ky}}\"}}]\nwhere: {Kỳ: \"{{ky}}\"}\n"
	const both = `[{"name":"Thu","previous":20,"unit":"triệu đồng","value":30,"year_before":10},{"name":"Chi","previous":2,"unit":"triệu đồng","value":3,"year_before":1}]`
	for name, c := range map[string]struct{ rows, required, want, note string }{
		"all":           {rows, "required: true,", both, ""},
		"none before":   {strings.Replace(rows, "2022-Q2;Chi;triệu đồng;2\n", "", 1), "", strings.Replace(both, `"name":"Chi","previous":2`, `"name":"Chi"`, 1), ""},
		"must be there": {strings.Replace(rows, "2022-Q2;Chi;triệu đồng;2\n", "", 1), "required: true,", "a.csv, dòng 5: cột “Giá trị”: không có dòng “Chi” nào “Kỳ” là “2022-Q2”.", ""},
		"renamed":       {strings.Replace(rows, "2022-Q2;Chi;", "2022-Q2;Chi ngân sách;", 1), "", strings.Replace(both, `"name":"Chi","previous":2`, `"name":"Chi"`, 1), "có dòng “Kỳ” là “2022-Q2” mà kỳ này không có: “Chi ngân sách”"},
		"twice before":  {rows + "2022-Q2;Chi;triệu đồng;5\n", "", "a.csv, dòng 8: “Chi” đã có ở a.csv, dòng 6, nên không biết dòng nào ghép với kỳ kia.", ""},
		"twice now":     {rows + "2022-Q3;Chi;triệu đồng;5\n", "", "a.csv, dòng 8: “Chi” đã có ở a.csv, dòng 5", ""},
		"other unit":    {strings.Replace(rows, "2022-Q2;Chi;triệu", "2022-Q2;Chi;tỷ", 1), "", "a.csv, dòng 6: “Chi” có đơn vị tính khác dòng của kỳ báo cáo (a.csv, dòng 5), nên không so sánh được.", ""},
		"no number":     {strings.Replace(rows, "Chi;triệu đồng;2\n", "Chi;triệu đồng;hai\n", 1), "", "a.csv, dòng 6, cột D: cột “Giá trị”: “hai” không phải là số.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.csv", []byte(header+c.rows))
			m := mapping(t, strings.Replace(columns, "REQUIRED", c.required, 1))
			data, err := readOnce(t.Context(), source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}, quarter(folder))
			if err != nil {
				expectFlaws(t, data, err, []string{c.want})
				return
			}
			notes := strings.Join(data.Notes, "\n")
			if got := asJSON(t, data.Value); got != c.want || !strings.Contains(notes, c.note) || c.note == "" && notes != "" {
				t.Errorf("got %s, %q, want %s", got, notes, c.want)
			}
			if place := data.Origins["/0/previous"].String(); place != "a.csv, dòng 3, cột D" {
				t.Errorf("the number before is from %s", place)
			}
		})
	}
	m := mapping(t, "columns: [{column: A, field: value}, {column: A, field: previous, where: {B: x}}]")
	if flaws := (source.Spec{Type: source.CSV, Path: "a.csv", Mapping: m}).Check(); !strings.Contains(flaws.Error(), "Chưa biết ghép dòng theo gì: không cột nào là “name”.") {
		t.Error(flaws)
	}
}
