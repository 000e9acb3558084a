package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// figures is a chart that prints numbers the Vietnamese way.
func figures(kind render.ChartKind, title, unit string, categories []string, series ...render.Series) *render.Chart {
	return &render.Chart{
		Kind: kind, Title: title, Unit: unit, Categories: categories, Series: series, Point: ",", Group: ".",
		Height: 80 * render.MM, Before: 12 * render.Pt, Alt: "Biểu đồ: " + title,
	}
}

// row is a series; a value may be unknown.
func row(name string, values ...int64) render.Series {
	s := render.Series{Name: name}
	for _, v := range values {
		s.Values = append(s.Values, render.Value{Unscaled: v, Unknown: v == unknown})
	}
	return s
}

const unknown = -1 << 40

var quarters = []string{"Quý I", "Quý II", "Quý III", "Quý IV"}

// charts are charts of every kind: with few and many categories, series of every look, values
// below zero, unknown ones, decimal places, and long names.
func charts() []render.Block {
	areas := []string{
		"Công tác chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy",
		"Cải cách chế độ công vụ", "Cải cách tài chính công", "Xây dựng Chính quyền điện tử, Chính quyền số",
	}
	many, eight := render.Series{Name: "Hồ sơ"}, make([]render.Series, 8)
	var units []string
	for i := range 40 {
		units = append(units, fmt.Sprintf("Ủy ban nhân dân xã thứ %d", i+1))
		many.Values = append(many.Values, render.Value{Unscaled: int64(1000 + 37*i*(40-i))})
	}
	for k := range eight {
		eight[k] = row(fmt.Sprintf("Nhóm nhiệm vụ thứ %d", k+1), int64(3+k), int64(9-k), int64(4+2*k%5), int64(2+k*k%7))
	}
	scores := figures(render.ChartLines, "Chỉ số cải cách hành chính", "%", []string{"2018", "2019", "2020", "2021", "2022"},
		row("Đạt được", 8038, 8105, unknown, 8472, 8910), row("Tự chấm", 8650, 8700, 8733, 9001, 9125), row("Trung bình", 7903, 8115, 8288, 8401, 8479))
	scores.Scale = 2
	alone := figures(render.ChartLines, "Tỷ lệ giải quyết đúng hạn", "%", quarters, row("Tỷ lệ giải quyết đúng hạn", 9120, 9675, 9310, 9980))
	alone.Scale = 2
	return []render.Block{
		figures(render.ChartBars, "Số hồ sơ tiếp nhận và giải quyết", "Hồ sơ", quarters, row("Tiếp nhận", 1250, 980, 1432, 1101), row("Đã giải quyết", 1198, 975, 1399, 0)),
		figures(render.ChartStacked, "Tiến độ thực hiện nhiệm vụ theo nhóm", "Nhiệm vụ", areas,
			row("Hoàn thành", 12, 7, 22, 5, 9, 4, 17), row("Đang thực hiện", 3, 4, 6, 1, 0, 2, 8), row("Chưa thực hiện", 1, 0, 2, 5, 1, 1, 3), row("Quá hạn", 0, 1, 3, 0, unknown, 0, 2)),
		scores, alone,
		figures(render.ChartBars, "Chênh lệch so với cùng kỳ năm trước", "Hồ sơ", quarters, row("", 30, -12, unknown, -45)),
		figures(render.ChartBars, "Số hồ sơ tiếp nhận theo đơn vị cấp xã", "Hồ sơ", units, many),
		figures(render.ChartBars, "Tám nhóm nhiệm vụ", "", quarters, eight...),
		figures(render.ChartStacked, "Tám nhóm nhiệm vụ", "", quarters, eight...),
		figures(render.ChartLines, "Tám nhóm nhiệm vụ", "", quarters, eight...),
	}
}

// TestFigure spells out the content of a page with a drawing: one marked content holds its lines
// and then its text, and the element says what it shows and where it lies.
func TestFigure(t *testing.T) {
	figure := &layout.Node{Kind: layout.NodeFigure, Alt: "Biểu đồ (1)", Area: &layout.Area{X: 10 * render.Pt, Y: 20 * render.Pt, Width: 30 * render.Pt, Height: 40 * render.Pt}}
	pt := func(points ...render.Length) []layout.Point {
		var r []layout.Point
		for i := 0; i < len(points); i += 2 {
			r = append(r, layout.Point{X: points[i] * render.Pt, Y: points[i+1] * render.Pt})
		}
		return r
	}
	page := layout.Page{Width: 100 * render.Pt, Height: 100 * render.Pt, Items: []layout.Item{
		&layout.Path{Lines: [][]layout.Point{pt(10, 20, 40, 20, 40, 60), pt(0, 0, 5, 5)}, Weight: render.Pt, Dashes: []render.Length{render.Pt, render.Pt / 2}, Node: figure},
		&layout.Path{Lines: [][]layout.Point{pt(10, 20, 40, 20, 40, 60), pt(1, 1, 2, 1, 2, 2)}, Closed: true, Filled: true, Fill: render.Color{R: 255, G: 255, B: 255}, Node: figure},
		&layout.Path{Lines: [][]layout.Point{pt(1, 1, 2, 1, 2, 2)}, Closed: true, Filled: true, Weight: render.Pt, Node: figure},
		&layout.Text{X: 12 * render.Pt, Y: 50 * render.Pt, Size: 10 * render.Pt, Text: "a", Up: true, Node: figure},
		&layout.Text{X: 13 * render.Pt, Y: 50 * render.Pt, Size: 10 * render.Pt, Text: "b", Node: figure},
		&layout.Text{X: 14 * render.Pt, Y: 50 * render.Pt, Size: 10 * render.Pt, Text: "c", Node: figure},
		&layout.Rule{X2: render.Pt, Weight: render.Pt},
		&layout.Path{Lines: [][]layout.Point{pt(1, 1, 2, 1)}, Weight: render.Pt},
	}}
	d := read(t, encode(t, &layout.Layout{Pages: []layout.Page{page}, Tree: &layout.Node{Children: []*layout.Node{figure}}}))
	want := `/Figure<</MCID 0>>BDC
1 w [1 .5 ]0 d 1 j 10 80 m 40 80 l 40 40 l 0 100 m 5 95 l S
1 1 1 rg
10 80 m 40 80 l 40 40 l h 1 99 m 2 99 l 2 98 l f
0 0 0 rg
[]0 d 0 j 1 99 m 2 99 l 2 98 l b
BT
0 1 -1 0 12 50 Tm/F0 10 Tf(a)Tj
1 0 0 1 13 50 Tm(b)Tj
1 0 Td(c)Tj
ET EMC
/Artifact<</Type/Layout>>BDC
0 100 m 1 100 l S
1 j 1 99 m 2 99 l S
EMC
`
	content := string(d.objects[d.dict(d.pages()[0])["Contents"].(ref)].stream)
	if _, got, _ := strings.Cut(content, " g\n"); strings.TrimSpace(got) != strings.TrimSpace(want) { // fpdf begins
		t.Errorf("the content is\n%s\nwant\n%s", got, want)
	}
	root := d.dict(d.catalog()["StructTreeRoot"])
	element := d.dict(d.dict(root["K"])["K"].(array)[0])
	if got := text(element["Alt"]); got != figure.Alt || element["S"] != name("Figure") {
		t.Errorf("the element is %v, with the words %q", element, got)
	}
	if got := fmt.Sprint(element["A"]); got != "map[BBox:[10 40 40 80] O:Layout Placement:Block]" {
		t.Errorf("the figure's attributes are %s", got)
	}
}

// TestChartsAreOneFigureEach expects an element for each chart, with the words for it.
func TestChartsAreOneFigureEach(t *testing.T) {
	doc := sample()
	doc.Sections[0].Body = charts()
	doc.Sections = doc.Sections[:1]
	d := read(t, encode(t, compute(t, doc)))
	count := 0
	root := d.catalog()["StructTreeRoot"].(ref)
	d.walk(d.dict(root)["K"].(ref), root, func(_ ref, e dict) {
		if e["S"] != name("Figure") {
			return
		}
		count++
		if kids := e["K"].(array); len(kids) != 1 || !strings.HasPrefix(text(e["Alt"]), "Biểu đồ: ") {
			t.Errorf("a figure of %d marked contents says %q", len(kids), text(e["Alt"]))
		}
	})
	if count != len(charts()) {
		t.Errorf("%d figures for %d charts", count, len(charts()))
	}
}
