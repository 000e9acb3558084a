package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/api/source"
)

// TestInspect: what is proposed for the workbook of dossiers is what a person would write but for
// what it says is to be looked at, and reads the workbook as it stands.
func TestInspect(t *testing.T) {
	folder := t.TempDir()
	dossiers(t, folder, nil)
	p, err := source.Inspect(t.Context(), filepath.Join(folder, "so-lieu.xlsx"), "")
	must(t, err)
	got, err := p.YAML()
	must(t, err)
	golden := filepath.Join("testdata", "inspect.yaml")
	if os.Getenv("UPDATE") == "1" {
		must(t, os.WriteFile(golden, got, 0o644))
	}
	want, err := os.ReadFile(golden)
	must(t, err)
	if string(got) != string(want) {
		t.Errorf("got\n%s\nwant\n%s\nRun again with UPDATE=1 if it is right.", got, want)
	}
	q := quarter(folder)
	q.Unit = "Sở Nội vụ"
	data, err := readOnce(t.Context(), source.Spec{Type: source.XLSX, Path: "so-lieu.xlsx", Mapping: mapping(t, string(got))}, q)
	must(t, err)
	if want := `[{"date":"2022-09-14","name":"Hội","received":{"direct":10,"online":3,"total":13},"resolved":{"late":0,"on_time":13},"ty_le":100},` +
		`{"date":"2022-09-14","name":"Công chức","received":{"direct":0,"online":7,"total":7},"resolved":{"late":1,"on_time":6},"ty_le":85.7}]`; asJSON(t, data.Value) != want {
		t.Errorf("got  %s\nwant %s", asJSON(t, data.Value), want)
	}
}

func TestInspectCSV(t *testing.T) {
	cases := map[string]struct{ file, want string }{ // want: lines that must be there
		"figures": {
			"STT;Chỉ tiêu;ĐVT;Kỳ trước;Cùng kỳ năm trước;Thực hiện\n1;Văn bản;văn bản;12;10;13,5\n2;Tin;tin;1.250;7;8\n",
			"header_row: 1\nfield: name\nfield: unit\nfield: previous\nfield: year_before\nfield: value\ndecimal: \",\"",
		},
		"this period": {"Chỉ tiêu;Kỳ báo cáo;Kỳ trước\nA;3;4\n", "là value\nfield: value\nfield: previous"},
		"scores":      {"Tiêu chí,Điểm tối đa,Tự đánh giá,Điểm đạt được,Lý do trừ điểm\nA,10,\"9,5\",9,không\n", "field: name\nfield: max\nfield: self\nfield: reached\nfield: reason\ntype: number\ndecimal: \",\""},
		"a plan": {
			"STT;Chỉ tiêu;Đơn vị tính;Kế hoạch năm 2026;Thực hiện quý III;Lũy kế 9 tháng;% KH;Ước cả năm;Cùng kỳ năm 2025;So với cùng kỳ (%)\n" +
				"I;Thu nội địa;triệu đồng;400;100;300;75;410;90;111\n1;Thuế;triệu đồng;300;60;200;66;310;50;120\n2;Phí;triệu đồng;100;40;100;100;100;40;100\n",
			"field: label\nfield: name\nfield: unit\nfield: plan\nfield: value\nfield: cumulative\nfield: estimate\nfield: year_before\n" +
				"cột “% KH” là tỷ lệ tính được từ các cột khác nên được bỏ qua\ncột “So với cùng kỳ (%)” là tỷ lệ",
		},
		"no plan": {
			"Chỉ tiêu;ĐVT;Kế hoạch quý III;Lũy kế cùng kỳ;Thực hiện\nA;tin;4;5;6\n",
			"field: ke_hoach_quy_iii # chưa rõ\nfield: luy_ke_cung_ky # chưa rõ\nfield: value",
		},
		"levels of no figures": {"TT;Lĩnh vực;Cột lạ;Trực tuyến\nI;A;x;3\n1;B;y;5\n", "field: cot_la # chưa rõ\nfield: received/online"},
		"unknown":              {"Cột lạ;Hồ sơ\nx;1.250\n", "field: cot_la # chưa rõ: sửa tên trường, hoặc bỏ cột này\n# CẦN XEM LẠI:\nkiểu Việt Nam là 1250"},
		"period":               {"Kỳ;Đơn vị;Số lượng\nQuý II/2022;A;1\n2022-Q3;A;2\n", "{{don_vi}}\nunit: Đơn vị\nfield: value"},
		"dossiers of the form II.06": {
			"Lĩnh vực;Số lượng hồ sơ tiếp nhận - Tổng số;Số lượng hồ sơ tiếp nhận - Từ kỳ trước\nA;3;1\n",
			"là received/carried_over\nfield: received/carried_over",
		},
		"a blank name": {"Lĩnh vực;Thực hiện\nA;3\n;4\nB;5\n", "field: name\n    type: text\n    required: true\n# CẦN XEM LẠI:\nmà 1 ô còn trống, ô đầu ở a.csv, dòng 3, cột A"},
		"dashes":       {"Lĩnh vực;Thực hiện\nA;-\nB;5\n", "field: value\n    type: integer\nblank:\n- \"-\"\nô ghi “-” được coi là ô trống"},
		"words":        {"Mã sản phẩm;Ngày;Tình trạng\n1;20/2/2026;Hoàn thành\n2;4/5/2026;đang thực hiện\n3;4/5/2026;Vướng\n4;4/5/2026;done\n", "values:\n      Hoàn thành: done\n      đang thực hiện: in_progress\n“Vướng” nghĩa là gì"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			put(t, folder, "a.csv", []byte(c.file))
			p, err := source.Inspect(t.Context(), filepath.Join(folder, "a.csv"), "")
			must(t, err)
			got, err := p.YAML()
			must(t, err)
			for line := range strings.SplitSeq(strings.TrimSpace(c.want), "\n") {
				if !strings.Contains(string(got), strings.TrimSpace(line)) {
					t.Errorf("no %q in\n%s", line, got)
				}
			}
			mapping(t, string(got))
		})
	}
	folder := t.TempDir()
	put(t, folder, "a.csv", []byte("1;2\n3;4\n"))
	if p, err := source.Inspect(t.Context(), filepath.Join(folder, "a.csv"), ""); err == nil {
		t.Errorf("got %+v of a table without header", p)
	}
	if _, err := source.Inspect(t.Context(), filepath.Join(folder, "none.csv"), ""); !source.Transient(err) {
		t.Errorf("got %v of no file", err)
	}
}
