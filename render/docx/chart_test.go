package docx_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"math/big"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"vanban/render"
	"vanban/render/docx"
	"vanban/render/layout"
)

// known are values of a series.
func known(unscaled ...int64) []render.Value {
	all := make([]render.Value, len(unscaled))
	for i, n := range unscaled {
		all[i].Unscaled = n
	}
	return all
}

// unknown is a value that leaves a gap.
var unknown = render.Value{Unknown: true}

// charts are one of each kind with all that a chart can have: gaps, values below zero, decimal
// places and long names.
func charts() map[string]*render.Chart {
	organs := []string{"Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Phát triển nông thôn", "Ban Quản lý Khu kinh tế tỉnh", "UBND huyện Tu Mơ Rông"}
	return map[string]*render.Chart{
		"bars": {
			Kind: render.ChartBars, Title: "Kết quả giải quyết hồ sơ", Unit: "hồ sơ", Categories: organs, Point: ",", Group: ".",
			Series: []render.Series{
				{Name: "Quý II năm 2022", Values: known(1013, 1250, 987, 40)},
				{Name: "Quý III năm 2022", Values: []render.Value{{Unscaled: 1200}, unknown, {Unscaled: 1100}, {Unscaled: 75}}},
			},
			Height: 80 * render.MM, Before: 6 * render.Pt, Alt: "Biểu đồ cột: hồ sơ của bốn đơn vị", Source: render.Source{Pointer: "/charts/0"},
		},
		"stacked": {
			Kind: render.ChartStacked, Title: "Tiến độ", Unit: "sản phẩm", Categories: []string{"Thể chế", "Thủ tục", "Bộ máy", "Công vụ", "Tài chính", "Số"}, Point: ",", Group: ".",
			Series: []render.Series{
				{Name: "Hoàn thành", Values: known(5, 3, 8, 2, 1, 9)},
				{Name: "Đang thực hiện", Values: known(2, 4, 0, 3, 2, 1)},
				{Name: "Chưa thực hiện", Values: known(1, 2, 1, 2, 3, 2)},
				{Name: "Quá hạn", Values: known(1, 1, 2, 0, 3, 1)},
				{Name: "Không xác định thời hạn", Values: known(2, 1, 1, 1, 0, 3)},
			},
			Height: 90 * render.MM, KeepNext: true, Source: render.Source{Pointer: "/charts/1"},
		},
		"lines": {
			Kind: render.ChartLines, Title: "Chỉ số cải cách hành chính", Unit: "%", Categories: []string{"2018", "2019", "2020", "2021", "2022"}, Scale: 2, Point: ",", Group: ".",
			Series: []render.Series{
				{Name: "Bộ A", Values: known(8038, 8263, 8490, 8802, 9106)},
				{Name: "Bộ B", Values: []render.Value{{Unscaled: 7525}, {Unscaled: 7700}, unknown, {Unscaled: 8011}, {Unscaled: 8380}}},
				{Name: "Trung bình", Values: known(7700, 8000, 8338, 8500, 8705)},
			},
			Height: 80 * render.MM, Alt: "Biểu đồ đường: chỉ số qua năm năm", Source: render.Source{Pointer: "/charts/2"},
		},
		"negative": {
			Kind: render.ChartBars, Unit: "%", Categories: []string{"Quý I", "Quý II", "Quý III", "Quý IV"}, Scale: 1, Point: ",", Group: ".",
			Series: []render.Series{{Name: "Tăng, giảm so với cùng kỳ năm trước", Values: known(125, -43, 0, -187)}},
			Height: 60 * render.MM, Alt: "Tăng giảm", Source: render.Source{Pointer: "/charts/3"},
		},
	}
}

// charted is a document that has charts in every place: between paragraphs, after a table, in a
// column and at the end of a section.
func charted() *render.Document {
	c := charts()
	return &render.Document{
		Name: "bao-cao", Info: render.Info{Title: "Báo cáo"}, Styles: sheet,
		Sections: []render.Section{
			{Page: portrait, Body: []render.Block{
				text("TenLoai", "BÁO CÁO"), text("NoiDung", "Đoạn trước biểu đồ."), c["bars"], text("NoiDung", "Đoạn giữa hai biểu đồ."), c["stacked"], text("NoiDung", "Đoạn sau biểu đồ."),
				&render.Columns{Widths: []render.Length{80 * render.MM, 85 * render.MM}, Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{cell(text("NoiDung", "Bên trái")), cell(c["negative"])}}}},
				c["lines"],
			}},
			{Page: landscape, Body: []render.Block{grid(), c["lines"]}},
		},
	}
}

// chartXML is what a word processor reads of a chart part.
type chartXML struct {
	Title  string      `xml:"chart>title>tx>rich>p>r>t"`
	Bars   []seriesXML `xml:"chart>plotArea>barChart>ser"`
	Lines  []seriesXML `xml:"chart>plotArea>lineChart>ser"`
	Units  []string    `xml:"chart>plotArea>valAx>title>tx>rich>p>r>t"`
	Legend *struct{}   `xml:"chart>legend"`
	Table  *valXML     `xml:"chart>plotArea>dTable>showKeys"` // which has the names, too
}

func (c *chartXML) series() []seriesXML { return append(c.Bars, c.Lines...) }

type seriesXML struct {
	Name       refXML `xml:"tx>strRef"`
	Categories refXML `xml:"cat>strRef"`
	Values     refXML `xml:"val>numRef"`
	Labels     *struct {
		Deleted []struct{} `xml:"dLbl"`
		Body    struct {
			Rotation string `xml:"rot,attr"`
		} `xml:"txPr>bodyPr"`
	} `xml:"dLbls"`
	Fill struct {
		Pattern string `xml:"prst,attr"`
	} `xml:"spPr>pattFill"`
	Shade  valXML `xml:"spPr>solidFill>srgbClr"`
	Dash   valXML `xml:"spPr>ln>prstDash"`
	Symbol valXML `xml:"marker>symbol"`
	Mark   valXML `xml:"marker>spPr>solidFill>srgbClr"`
}

type valXML struct {
	Val string `xml:"val,attr"`
}

// refXML is a reference into the workbook and what was found there.
type refXML struct {
	Formula string     `xml:"f"`
	Strings []pointXML `xml:"strCache>pt"`
	Numbers []pointXML `xml:"numCache>pt"`
}

type pointXML struct {
	Index int    `xml:"idx,attr"`
	Value string `xml:"v"`
}

func readChart(tb testing.TB, data []byte) *chartXML {
	tb.Helper()
	c := new(chartXML)
	if err := xml.Unmarshal(data, c); err != nil {
		tb.Fatal(err)
	}
	return c
}

// cells gives the addresses of the cells that a formula names.
func cells(tb testing.TB, formula string) []string {
	tb.Helper()
	area, ok := strings.CutPrefix(formula, "Sheet1!")
	first, last, several := strings.Cut(strings.ReplaceAll(area, "$", ""), ":")
	if !several {
		last = first
	}
	column, from, err1 := excelize.CellNameToCoordinates(first)
	until, to, err2 := excelize.CellNameToCoordinates(last)
	if !ok || err1 != nil || err2 != nil || column != until {
		tb.Fatalf("formula %s: %v, %v", formula, err1, err2)
	}
	var all []string
	for row := from; row <= to; row++ {
		name, err := excelize.CoordinatesToCellName(column, row)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, name)
	}
	return all
}

// decimal writes a number the slow way.
func decimal(unscaled int64, scale int) string {
	r := new(big.Rat).SetFrac(big.NewInt(unscaled), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(scale)), nil))
	return r.FloatString(scale)
}

// checkWorkbook compares a chart of the model, what a chart part says, and the cells of the
// workbook that it refers to.
func checkWorkbook(tb testing.TB, c *render.Chart, part, workbook []byte) {
	tb.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		if err := book.Close(); err != nil {
			tb.Error(err)
		}
	}()
	same := func(r refXML, points []pointXML, want []string) {
		tb.Helper()
		found := cells(tb, r.Formula)
		if len(found) != len(want) {
			tb.Fatalf("%s has %d cells, want %d", r.Formula, len(found), len(want))
		}
		said := make([]string, len(want))
		for _, p := range points {
			said[p.Index] = p.Value
		}
		for i, cell := range found {
			got, err := book.GetCellValue("Sheet1", cell, excelize.Options{RawCellValue: true})
			if err != nil || got != want[i] || said[i] != escaped(want[i]) {
				tb.Errorf("cell %s has %.100q and the chart %.100q, want %.100q (%v)", cell, got, said[i], want[i], err)
			}
		}
	}
	all := readChart(tb, part).series()
	if len(all) != len(c.Series) {
		tb.Fatalf("%d series, want %d", len(all), len(c.Series))
	}
	for i, s := range all {
		var values []string
		for _, v := range c.Series[i].Values {
			if v.Unknown {
				values = append(values, "")
				continue
			}
			values = append(values, decimal(v.Unscaled, c.Scale))
		}
		same(s.Name, s.Name.Strings, []string{c.Series[i].Name})
		same(s.Categories, s.Categories.Strings, c.Categories)
		same(s.Values, s.Values.Numbers, values)
	}
}

// escape matches what an ST_Xstring reads as a character.
var escape = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// escaped is a text as an ST_Xstring, the slow way.
func escaped(s string) string {
	var b strings.Builder
	for i, r := range s {
		if escape.MatchString(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteRune(r)
	}
	return b.String()
}

// chartOnly writes a document that has nothing but a chart.
func chartOnly(tb testing.TB, c *render.Chart) []byte {
	tb.Helper()
	return encode(tb, only(c), layout.Resolved{})
}

const (
	firstChart = "word/charts/chart1.xml"
	firstBook  = "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
)

// hostile are names that could break a file or be taken for something else.
var hostile = []string{
	`a & b <c> "d" 'e' ]]>`, `_x0041_`, `_x0041_x0042_`, `__x005F_x005f_`, `_x00`, `=1+1`, `'=cmd|"/c calc"!A1`, "2021-01-05", "007", "1e9", "TRUE", "",
	strings.Repeat("Ủy ban nhân dân ", 2000), "\U0001F600", "$B$2", "{{code}}",
}

func TestChartNumbers(t *testing.T) {
	all := charts()
	many := &render.Chart{Height: 80 * render.MM, Categories: []string{"một", "hai"}}
	for i := range 800 {
		many.Series = append(many.Series, render.Series{Name: strconv.Itoa(i), Values: known(int64(i), -int64(i))})
	}
	long := &render.Chart{Height: 80 * render.MM, Categories: slices.Repeat([]string{"x"}, 1000), Series: []render.Series{{Values: slices.Repeat(known(1), 1000)}}}
	wide := &render.Chart{Height: 80 * render.MM, Scale: 15, Categories: []string{"a", "b", "c", "d", "e"}, Series: []render.Series{{Values: known(render.MostValue, -render.MostValue, 1, -1, 0)}}}
	hard := &render.Chart{Height: 80 * render.MM, Categories: hostile, Title: hostile[0], Unit: hostile[0], Alt: hostile[0]}
	for _, name := range hostile {
		hard.Series = append(hard.Series, render.Series{Name: name, Values: slices.Repeat(known(1), len(hostile))})
	}
	blank := &render.Chart{Height: 80 * render.MM, Categories: []string{"a"}, Series: []render.Series{{Values: []render.Value{unknown}}}}
	all["many series"], all["many categories"], all["digits"], all["hostile names"], all["nothing known"] = many, long, wide, hard, blank
	for name, c := range all {
		t.Run(name, func(t *testing.T) {
			data := chartOnly(t, c)
			checkWorkbook(t, c, part(t, data, firstChart), part(t, data, firstBook))
			checkPackage(t, data)
			x := readChart(t, part(t, data, firstChart))
			if unit := strings.Join(x.Units, ""); x.Title != c.Title || unit != c.Unit || (x.Legend != nil || x.Table != nil) != c.HasLegend() || x.Legend != nil && x.Table != nil {
				t.Errorf("title %q, unit %q, legend %v", x.Title, unit, x.Legend)
			}
		})
	}
}

// TestChartLooks: bars, lines and marks of the word processor are those of the page.
func TestChartLooks(t *testing.T) {
	for kind := render.ChartBars; kind <= render.ChartLines; kind++ {
		c := &render.Chart{Kind: kind, Height: 80 * render.MM, Categories: []string{"a", "b"}, Title: "Mười loạt"}
		for range render.LookCount + 2 {
			c.Series = append(c.Series, render.Series{Name: "s", Values: known(1, 2)})
		}
		for i, s := range readChart(t, part(t, chartOnly(t, c), firstChart)).series() {
			look := render.LookOf(i)
			var got, want render.Look
			switch kind {
			case render.ChartLines:
				got = render.Look{Dash: render.Dash(s.Dash.Val), Marker: render.Marker(s.Symbol.Val), Hollow: s.Mark.Val == "FFFFFF"}
				want = render.Look{Dash: look.Dash, Marker: look.Marker, Hollow: look.Hollow}
			default:
				got = render.Look{Pattern: render.Pattern(s.Fill.Pattern)}
				want = render.Look{Pattern: look.Pattern}
				if shade := fmt.Sprintf("%02X%02X%02X", look.Shade.R, look.Shade.G, look.Shade.B); look.Pattern == "" && s.Shade.Val != shade {
					t.Errorf("series %d of kind %d is filled with %s, want %s", i, kind, s.Shade.Val, shade)
				}
			}
			if got != want {
				t.Errorf("series %d of kind %d looks %v, want %v", i, kind, got, want)
			}
		}
	}
}

// TestChartLabels: values are printed where there is room for them.
func TestChartLabels(t *testing.T) {
	for _, test := range []struct {
		kind               render.ChartKind
		categories, series int
		value              int64
		want               string
	}{
		{render.ChartBars, 4, 2, 1250, "level"},
		{render.ChartBars, 12, 2, 1250, "up"},
		{render.ChartBars, 12, 2, 125_000_000_000, "none"},
		{render.ChartBars, 40, 3, 1, "none"},
		{render.ChartStacked, 6, 5, 25, "level"},
		{render.ChartStacked, 60, 5, 2500, "none"},
		{render.ChartStacked, 12, 3, 125_000, "table"},
		{render.ChartLines, 5, 1, 90, "level"},
		{render.ChartLines, 5, 2, 90, "none"},
		{render.ChartLines, 60, 1, 90_000, "none"},
	} {
		c := &render.Chart{Kind: test.kind, Height: 80 * render.MM, Categories: slices.Repeat([]string{"a"}, test.categories)}
		for range test.series {
			c.Series = append(c.Series, render.Series{Name: "s", Values: slices.Repeat(known(test.value), test.categories)})
		}
		got := "none"
		x := readChart(t, part(t, chartOnly(t, c), firstChart))
		if x.Table != nil {
			got = "table"
		}
		if l := x.series()[0].Labels; l != nil {
			got = "level"
			if l.Body.Rotation == "-5400000" {
				got = "up"
			}
		}
		if got != test.want {
			t.Errorf("%+v: labels %s", test, got)
		}
	}
	thin := charts()["stacked"]
	thin.Series[0].Values[0].Unscaled = 200
	x := readChart(t, part(t, chartOnly(t, thin), firstChart))
	if x.Table == nil || x.Table.Val != "1" || x.Legend != nil || x.series()[0].Labels != nil {
		t.Errorf("thin parts of bars stand in the table %v, legend %v", x.Table, x.Legend)
	}
	thin.Series = append(thin.Series, thin.Series[1:3]...) // more than a table has room for
	for i, s := range readChart(t, part(t, chartOnly(t, thin), firstChart)).series() {
		if want := map[bool]int{true: 5, false: 6}[i == 0]; len(s.Labels.Deleted) != want {
			t.Errorf("series %d lacks %d labels, want %d", i, len(s.Labels.Deleted), want)
		}
	}
}

func TestChartMarkup(t *testing.T) {
	d := charted()
	data := encode(t, d, resolve(t, d))
	for _, test := range []struct{ name, part, want string }{
		{"paragraph", "document.xml", `<w:p><w:pPr><w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/>`},
		{"kept with the next", "document.xml", `<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>`},
		{"as wide as the text", "document.xml", `<wp:extent cx="5939790" cy="2876550"/>`},
		{"as wide as the column", "document.xml", `<wp:extent cx="3060065" cy="2157095"/>`},
		{"as wide as the text of a wide page", "document.xml", `<wp:extent cx="9251950" cy="2876550"/>`},
		{"what it shows", "document.xml", `<wp:docPr id="1" name="Biểu đồ 1" descr="Biểu đồ cột: hồ sơ của bốn đơn vị"/>`},
		{"its title when nobody says more", "document.xml", `<wp:docPr id="2" name="Biểu đồ 2" descr="Tiến độ"/>`},
		{"place", "document.xml", `<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdChart3"/>`},
		{"end of a section", "document.xml", `</w:sectPr></w:pPr><w:r><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr><w:drawing>`},
		{"side by side", "charts/chart1.xml", `<c:barDir val="col"/><c:grouping val="clustered"/>`},
		{"upon each other", "charts/chart2.xml", `<c:gapWidth val="60"/><c:overlap val="100"/>`},
		{"lines", "charts/chart4.xml", `<c:lineChart><c:grouping val="standard"/>`},
		{"gaps", "charts/chart4.xml", `<c:dispBlanksAs val="gap"/>`},
		{"no value", "charts/chart4.xml", `<c:ptCount val="5"/><c:pt idx="0"><c:v>75.25</c:v></c:pt><c:pt idx="1"><c:v>77.00</c:v></c:pt><c:pt idx="3">`},
		{"decimal places", "charts/chart4.xml", `<c:formatCode>[$-42A]#,##0.00</c:formatCode>`},
		{"steps with the places they need", "charts/chart4.xml", `<c:numFmt formatCode="[$-42A]General" sourceLinked="0"/>`},
		{"steps in thousands", "charts/chart1.xml", `<c:numFmt formatCode="[$-42A]#,##0" sourceLinked="0"/><c:majorTickMark`},
		{"zero", "charts/chart1.xml", `<c:orientation val="minMax"/><c:min val="0"/></c:scaling>`},
		{"above and below zero", "charts/chart3.xml", `<c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>`},
		{"names below negative bars", "charts/chart3.xml", `<c:tickLblPos val="low"/>`},
		{"no title", "charts/chart3.xml", `<c:autoTitleDeleted val="1"/>`},
		{"title", "charts/chart1.xml", `<a:rPr lang="vi-VN" sz="1100" b="1">`},
		{"legend", "charts/chart1.xml", `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`},
		{"face", "charts/chart1.xml", `<a:latin typeface="Times New Roman"/>`},
		{"language", "charts/chart1.xml", `<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>`},
		{"workbook", "charts/chart5.xml", `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>`},
		{"relationship", "charts/_rels/chart5.xml.rels", `Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="../embeddings/Microsoft_Excel_Sheet5.xlsx"`},
	} {
		if got := part(t, data, "word/"+test.part); !bytes.Contains(got, []byte(test.want)) {
			t.Errorf("%s: %s has no %s", test.name, test.part, test.want)
		}
	}
	checkPackage(t, data)
}

// TestCategoryNames: names lie level where they have room for it, in several lines or smaller,
// and run upwards elsewhere.
func TestCategoryNames(t *testing.T) {
	const level, up = `<a:bodyPr rot="0" vert="horz"/>`, `<a:bodyPr rot="-5400000" vert="horz"/>`
	for _, test := range []struct {
		name            string
		many            int
		height          render.Length
		direction, size string
	}{
		{"Sở Nông nghiệp và Phát triển nông thôn", 4, 80 * render.MM, level, "1000"},
		{"Sở Nông nghiệp và Phát triển nông thôn", 12, 100 * render.MM, level, "1000"},
		{"Sở Lao động - Thương binh và Xã hội", 12, 100 * render.MM, level, "900"}, // a word is too wide
		{"Sở Nông nghiệp và Phát triển nông thôn", 12, 50 * render.MM, level, "800"},
		{"Sở Nông nghiệp và Phát triển nông thôn", 12, 45 * render.MM, up, "1000"}, // too many lines
		{"Sở Nông nghiệp và Phát triển nông thôn", 20, 95 * render.MM, up, "1000"},
		{"2022", 12, 80 * render.MM, level, "1000"},
		{"2022", 60, 80 * render.MM, up, "1000"},
		{"KHKT", 12, 80 * render.MM, level, "1000"},
		{"KHKT", 18, 80 * render.MM, up, "1000"}, // capitals are wider
		{"", 200, 80 * render.MM, level, "1000"},
	} {
		c := &render.Chart{Height: test.height, Categories: slices.Repeat([]string{test.name}, test.many), Series: []render.Series{{Values: slices.Repeat(known(1_000_000), test.many)}}}
		x := string(part(t, chartOnly(t, c), firstChart))
		axis := x[strings.Index(x, "<c:catAx>"):strings.Index(x, "</c:catAx>")]
		if want := `<c:txPr>` + test.direction + `<a:lstStyle/><a:p><a:pPr><a:defRPr sz="` + test.size + `"`; !strings.Contains(axis, want) {
			t.Errorf("%d names %q: no %s in %.600s", test.many, test.name, want, axis)
		}
	}
}

// TestChartAxes looks at the formats and the ends of the axis of values.
func TestChartAxes(t *testing.T) {
	for _, test := range []struct {
		name         string
		kind         render.ChartKind
		scale        int
		point, group string
		values       []int64
		want         string
	}{
		{"below zero", render.ChartBars, 0, ",", ".", []int64{-5, -7}, `<c:max val="0"/></c:scaling>`},
		{"zoomed lines", render.ChartLines, 2, ",", ".", []int64{100_050, 100_075}, `<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`},
		{"places of zoomed lines", render.ChartLines, 2, ",", ".", []int64{100_050, 100_075}, `"[$-42A]General" sourceLinked="0"/><c:majorTickMark`},
		{"places below a thousand", render.ChartBars, 2, ",", ".", []int64{9_900}, `"[$-42A]General" sourceLinked="0"/><c:majorTickMark`},
		{"thousands", render.ChartBars, 2, ",", ".", []int64{990_000}, `"[$-42A]#,##0" sourceLinked="0"/><c:majorTickMark`},
		{"thousands below zero", render.ChartBars, 0, ",", ".", []int64{-9_900}, `"[$-42A]#,##0" sourceLinked="0"/><c:majorTickMark`},
		{"no groups", render.ChartBars, 1, ",", "", []int64{990_000}, `<c:formatCode>[$-42A]0.0</c:formatCode>`},
		{"another point", render.ChartBars, 1, ".", ",", []int64{990_000}, `<c:formatCode>#,##0.0</c:formatCode>`},
	} {
		c := &render.Chart{
			Kind: test.kind, Scale: test.scale, Point: test.point, Group: test.group, Height: 80 * render.MM,
			Categories: slices.Repeat([]string{"a"}, len(test.values)), Series: []render.Series{{Values: known(test.values...)}},
		}
		if got := part(t, chartOnly(t, c), firstChart); !bytes.Contains(got, []byte(test.want)) {
			t.Errorf("%s: no %s in\n%s", test.name, test.want, got)
		}
	}
}

func TestChartRefused(t *testing.T) {
	with := func(change func(*render.Chart)) *render.Chart {
		c := charts()["bars"]
		change(c)
		return c
	}
	for _, test := range []struct {
		name  string
		chart *render.Chart
		want  string
	}{
		{"nil", nil, `it is nil`},
		{"kind", with(func(c *render.Chart) { c.Kind = 9 }), `"/charts/0": unknown kind of chart 9`},
		{"no series", with(func(c *render.Chart) { c.Series = nil }), `0 series and 4 categories`},
		{"no categories", with(func(c *render.Chart) { c.Categories = nil }), `2 series and 0 categories`},
		{"too few values", with(func(c *render.Chart) { c.Series[1].Values = known(1) }), `"/charts/0": series 1: 1 values for 4 categories`},
		{"too large", with(func(c *render.Chart) { c.Series[0].Values[1].Unscaled = math.MinInt64 }), `too far from zero`},
		{"places", with(func(c *render.Chart) { c.Scale = -1 }), `-1 decimal places`},
		{"too many places", with(func(c *render.Chart) { c.Scale = 31 }), `31 decimal places`},
		{"no height", with(func(c *render.Chart) { c.Height = 0 }), `0pt high`},
		{"too many rows", with(func(c *render.Chart) {
			c.Categories = make([]string, 1<<20)
			c.Series = []render.Series{{Values: make([]render.Value, 1<<20)}}
		}), `do not go into a worksheet`},
		{"category too long for a cell", with(func(c *render.Chart) { c.Categories[3] = strings.Repeat("ă", 1<<15) }), `32767 characters`},
		{"name too long for a cell", with(func(c *render.Chart) { c.Series[1].Name = strings.Repeat("ă", 1<<15) }), `32767 characters`},
		{"title", with(func(c *render.Chart) { c.Title = "a\x00" }), `"/charts/0": character U+0000 at byte 1`},
		{"unit", with(func(c *render.Chart) { c.Unit = "\x1b" }), `"/charts/0": character U+001B`},
		{"category", with(func(c *render.Chart) { c.Categories[0] = "\ufffe" }), `"/charts/0": character U+FFFE`},
		{"name", with(func(c *render.Chart) { c.Series[0].Name = "\xff" }), `"/charts/0": character U+FFFD`},
		{"what it shows", with(func(c *render.Chart) { c.Alt = "\x0b" }), `"/charts/0": character U+000B`},
	} {
		err := docx.Encode(io.Discard, only(test.chart), layout.Resolved{}, docx.Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
	}
}

// packageXML is what the lists of a package say.
type packageXML struct {
	Defaults  []typeXML         `xml:"Default"`
	Overrides []typeXML         `xml:"Override"`
	Relations []relationshipXML `xml:"Relationship"`
}

type typeXML struct {
	Extension string `xml:",attr"`
	PartName  string `xml:",attr"`
}

type relationshipXML struct {
	ID     string `xml:"Id,attr"`
	Target string `xml:",attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// drawingID matches the number of a drawing.
var drawingID = regexp.MustCompile(`<wp:docPr id="(\d+)"`)

// checkPackage: every part has one content type, every relationship an id of its own and a
// part that it leads to, and every drawing a number of its own.
func checkPackage(tb testing.TB, data []byte) {
	tb.Helper()
	all := unzip(tb, data)
	names := map[string]bool{}
	for _, e := range all {
		if key := strings.ToLower(e.name); names[key] {
			tb.Errorf("two parts are called %s", e.name)
		} else {
			names[key] = true
		}
	}
	once := func(seen map[string]bool, key string) {
		tb.Helper()
		if seen[key] {
			tb.Errorf("%s is there twice", key)
		}
		seen[key] = true
	}
	drawings, typed := map[string]bool{}, map[string]bool{}
	for _, e := range all {
		for _, m := range drawingID.FindAllSubmatch(e.data, -1) {
			once(drawings, "drawing "+string(m[1]))
		}
		var p packageXML
		if !strings.HasSuffix(e.name, ".rels") && e.name != "[Content_Types].xml" {
			continue
		}
		if err := xml.Unmarshal(e.data, &p); err != nil {
			tb.Fatalf("%s: %v", e.name, err)
		}
		for _, d := range p.Defaults {
			once(typed, "*."+strings.ToLower(d.Extension))
		}
		for _, o := range p.Overrides {
			once(typed, strings.ToLower(o.PartName))
		}
		ids := map[string]bool{}
		folder := path.Dir(path.Dir("/" + e.name))
		for _, r := range p.Relations {
			once(ids, r.ID)
			target := r.Target
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			if r.Mode != "External" && !names[strings.ToLower(target[1:])] {
				tb.Errorf("%s leads to %s, which is not there", e.name, target)
			}
		}
	}
	for name := range names {
		if !typed["/"+name] && !typed["*"+path.Ext(name)] && name != "[content_types].xml" {
			tb.Errorf("%s has no content type", name)
		}
	}
}

// TestManyCharts writes the same chart again and again.
func TestManyCharts(t *testing.T) {
	d := only()
	for range 150 {
		d.Sections[0].Body = append(d.Sections[0].Body, charts()["stacked"], charts()["negative"])
	}
	data := encode(t, d, layout.Resolved{})
	checkPackage(t, data)
	if got := bytes.Count(part(t, data, "word/document.xml"), []byte("<w:drawing>")); got != 300 {
		t.Errorf("%d drawings", got)
	}
	checkWorkbook(t, charts()["negative"], part(t, data, "word/charts/chart300.xml"), part(t, data, "word/embeddings/Microsoft_Excel_Sheet300.xlsx"))
}

// TestChartsSameBytes: documents with and without charts that are written at the same moment
// do not change each other.
func TestChartsSameBytes(t *testing.T) {
	d, plain := charted(), decision()
	want, wantPlain := encode(t, d, resolve(t, d)), encode(t, plain, resolve(t, plain))
	if bytes.Contains(wantPlain, []byte("charts/")) {
		t.Error("a document without charts has parts of charts")
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			d, plain := charted(), decision()
			if !bytes.Equal(encode(t, d, resolve(t, d)), want) || !bytes.Equal(encode(t, plain, resolve(t, plain)), wantPlain) {
				t.Error("the same document, made anew, gave other bytes")
			}
		})
	}
	group.Wait()
}

// TestChartGolden keeps the parts of the charts as they are in testdata, one tag on a line.
func TestChartGolden(t *testing.T) {
	const golden = "testdata/charts.txtar"
	d := charted()
	a := &txtar.Archive{Comment: []byte("The parts of the charts of a document. UPDATE=1 writes them anew.\n")}
	for _, e := range xmlParts(t, encode(t, d, resolve(t, d))) {
		if strings.Contains(e.name, "/charts/chart") || strings.HasSuffix(e.name, "sheet1.xml") || strings.HasSuffix(e.name, "xl/styles.xml") {
			a.Files = append(a.Files, txtar.File{Name: e.name, Data: append(bytes.ReplaceAll(e.data, []byte("><"), []byte(">\n<")), '\n')})
		}
	}
	got := txtar.Format(a)
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Files) != 15 || !bytes.Equal(got, want) {
		t.Errorf("the %d parts of charts differ from %s", len(a.Files), golden)
	}
}

// TestChartsInLetterhead: charts go into a letterhead that has numbers like theirs already, in
// whatever way its lists are written.
func TestChartsInLetterhead(t *testing.T) {
	const rels, types, main = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/document.xml"
	of := func(name, old, new string) entry {
		changed := strings.Replace(string(part(t, letterhead(t), name)), old, new, 1)
		if !strings.Contains(changed, new) {
			t.Fatalf("%s has no %s", name, old)
		}
		return entry{name, []byte(changed)}
	}
	prefixed := func(name string) entry {
		data := string(part(t, letterhead(t), name))
		data = regexp.MustCompile(`<(/?)([A-Z])`).ReplaceAllString(data, "<${1}p:$2")
		return entry{name, []byte(strings.Replace(data, "xmlns=", "xmlns:p=", 1) + "<!-- </p:Types></p:Relationships> -->\n")}
	}
	picture := `</w:t><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="5" name="a"/></wp:inline></w:drawing><w:t>{{code}}`
	for name, test := range map[string]struct {
		parts []entry
		first int // number
	}{
		"as it is": {nil, 1},
		"numbers that are taken": {[]entry{
			{"word/Charts/Chart1.xml", []byte("<a/>")},
			of(types, "</Types>", `<Override PartName="/word/charts/chart2.xml" ContentType="a/xml"/><Override PartName="/word/embeddings/Microsoft_Excel_Sheet3.xlsx" ContentType="a/b"/><Default Extension="xlsx" ContentType="a/b"/></Types>`),
			of(rels, "</Relationships>", `<Relationship Id="rIdChart4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/></Relationships>`),
			of(main, "{{code}}", picture),
			{"word/charts/_rels/chart6.xml.rels", []byte("<Relationships/>")},
		}, 7},
		"other prefixes":   {[]entry{prefixed(types), prefixed(rels)}, 1},
		"no relationships": {[]entry{{rels, []byte("<?xml version=\"1.0\"?>\n<r:Relationships\n xmlns:r=\"http://schemas.openxmlformats.org/package/2006/relationships\" />\n")}}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			bare := change(t, test.parts...)
			b := readBase(t, bare)
			d := charted()
			d.Fields = values
			data := fill(t, b, d)
			checkPackage(t, data)
			if !bytes.Equal(data, fill(t, b, d)) {
				t.Error("the same document gave other bytes")
			}
			n := strconv.Itoa(test.first)
			checkWorkbook(t, charts()["bars"], part(t, data, "word/charts/chart"+n+".xml"), part(t, data, "word/embeddings/Microsoft_Excel_Sheet"+n+".xlsx"))
			var relations struct {
				All []relationshipXML `xml:"http://schemas.openxmlformats.org/package/2006/relationships Relationship"`
			}
			if err := xml.Unmarshal(part(t, data, rels), &relations); err != nil {
				t.Fatal(err)
			}
			for i := range 5 {
				id := "rIdChart" + strconv.Itoa(test.first+i)
				if !slices.ContainsFunc(relations.All, func(r relationshipXML) bool { return r.ID == id }) || !bytes.Contains(part(t, data, main), []byte(`r:id="`+id+`"`)) {
					t.Errorf("no relationship %s", id)
				}
			}
			plain := fill(t, b, letter())
			for _, list := range []string{types, rels} {
				if !bytes.Equal(part(t, plain, list), part(t, bare, list)) {
					t.Errorf("a document without charts changed %s", list)
				}
			}
		})
	}
}

// TestChartInHeadLeftOut: a chart that the letterhead's head takes the place of has no parts.
func TestChartInHeadLeftOut(t *testing.T) {
	d := only(charts()["bars"], charts()["lines"])
	d.Head, d.Fields = 1, values
	data := fill(t, readBase(t, letterhead(t)), d)
	checkPackage(t, data)
	checkWorkbook(t, charts()["lines"], part(t, data, firstChart), part(t, data, firstBook))
	for _, e := range unzip(t, data) {
		if strings.Contains(e.name, "chart2") {
			t.Errorf("there is %s", e.name)
		}
	}
}

// FuzzChartText: a name is either written so that it can be read again, or refused.
func FuzzChartText(f *testing.F) {
	for _, seed := range append(hostile, "a\nb", "\x01", "\xff", "\ufffe", "_x000D_\r", "\u0085") {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := &render.Chart{Title: s, Height: 80 * render.MM, Categories: []string{s}, Series: []render.Series{{Name: s, Values: known(1)}}}
		var b bytes.Buffer
		err := docx.Encode(&b, only(c), layout.Resolved{}, docx.Options{})
		if ok := legal(s) && utf8.RuneCountInString(s) < 1<<15; ok != (err == nil) {
			t.Fatalf("%q: error %v", s, err)
		}
		if err != nil || strings.TrimSpace(s) != s {
			return // blanks at the ends need not last
		}
		oneLine := *c
		oneLine.Categories, oneLine.Series = []string{strings.ReplaceAll(s, "\n", " ")}, []render.Series{{Name: strings.ReplaceAll(s, "\n", " "), Values: known(1)}}
		checkWorkbook(t, &oneLine, part(t, b.Bytes(), firstChart), part(t, b.Bytes(), firstBook))
	})
}
