package stat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
)

// The views that data can have.
const (
	viewText  = "text"
	viewTable = "table"
	viewChart = "chart"
	// viewSummary is a table that fits a page on end, where the form's needs one on its side.
	viewSummary = "summary"
)

// The limits of a chart that can still be read.
const (
	maxCategories = 40
	goodSeries    = render.LookCount // beyond it looks repeat
	maxSeries     = 2 * goodSeries
)

// chartKinds are the kinds of charts by their names in a payload.
var chartKinds = map[string]render.ChartKind{
	"":        render.ChartBars,
	"bars":    render.ChartBars,
	"stacked": render.ChartStacked,
	"lines":   render.ChartLines,
}

// chartNames are what those who hear a document are told of a chart first.
var chartNames = map[render.ChartKind]string{
	render.ChartBars:    "Biểu đồ cột",
	render.ChartStacked: "Biểu đồ cột chồng",
	render.ChartLines:   "Biểu đồ đường",
}

// chartHeight leaves room for two charts and some text on a page.
const chartHeight = 75 * render.MM

// plot is what a chart shows.
type plot struct {
	kind        render.ChartKind
	title, unit string
	categories  []string
	series      []ChartSeries
}

// chart draws the plot.
func (p plot) chart() *render.Chart {
	c := &render.Chart{
		Kind: p.kind, Title: p.title, Unit: p.unit, Categories: p.categories,
		Scale: p.scale(), Point: ",", Group: ".", Height: chartHeight, Alt: p.alt(),
	}
	for _, s := range p.series {
		c.Series = append(c.Series, render.Series{Name: s.Name, Values: values(s.Values, c.Scale)})
	}
	return c
}

// The phrases in place of what there is nothing to make of.
const (
	tableNone phrase = "không có số liệu để lập bảng “{title}”"
	chartNone phrase = "không có số liệu để vẽ biểu đồ “{title}”"
	chartZero phrase = "không vẽ biểu đồ “{title}” vì các số liệu đều bằng 0"
)

// noTable stands for a table without rows.
func noTable(title string) View {
	return View{Sentences: []string{finish(tableNone.with("{title}", title))}}
}

// view is the chart, or the line that stands for one in which there would be nothing to see.
func (p plot) view() View {
	text := chartNone
	for _, s := range p.series {
		for _, v := range s.Values {
			switch {
			case v == nil:
			case *v != Number{}:
				return View{Chart: p.chart()}
			default:
				text = chartZero
			}
		}
	}
	return View{Sentences: []string{finish(text.with("{title}", p.title))}}
}

// scale is how many decimal places the values need.
func (p plot) scale() (scale int) {
	for _, s := range p.series {
		for _, v := range s.Values {
			if v != nil {
				scale = max(scale, v.places())
			}
		}
	}
	return scale
}

// values are the numbers in units of the scale.
func values(numbers []*Number, scale int) []render.Value {
	unit := unitOf(scale)
	all := make([]render.Value, len(numbers))
	for i, n := range numbers {
		if n == nil {
			all[i].Unknown = true
			continue
		}
		all[i].Unscaled = n.units / unit
	}
	return all
}

// canDraw reports whether no value is beyond what a chart can show with its decimal places.
func (p plot) canDraw() bool {
	_, beyond := p.largest()
	return !beyond
}

// largest is the value farthest from zero, and whether it is beyond what a chart can show with as
// many decimal places as the values need together.
func (p plot) largest() (most placed, beyond bool) {
	for i, s := range p.series {
		for j, v := range s.Values {
			if v != nil && v.abs().Cmp(most.abs()) > 0 {
				most = placed{*v, i, j}
			}
		}
	}
	return most, most.abs().units/unitOf(p.scale()) > render.MostValue
}

// placed is a value of a plot and where it stands.
type placed struct {
	Number
	series, category int
}

// checkSize finds a value that is too large to be drawn; at tells where one stands.
func (p plot) checkSize(at func(placed) string) templates.Problems {
	most, beyond := p.largest()
	if !beyond {
		return nil
	}
	return templates.Problems{ruleChartValue.at(at(most), "{value}", most.String(), "{n}", fmt.Sprint(p.scale()))}
}

// checkLooks finds more series than there are looks.
func (p plot) checkLooks(at string) templates.Problems {
	if n := len(p.series); goodSeries < n && n <= maxSeries {
		return templates.Problems{ruleLooks.at(at, "{n}", fmt.Sprint(n), "{most}", fmt.Sprint(goodSeries))}
	}
	return nil
}

// alt tells the chart in words.
func (p plot) alt() string {
	var b strings.Builder
	b.WriteString(chartNames[p.kind] + ": " + p.title + ".")
	for _, s := range p.series {
		var told []string
		for i, v := range s.Values {
			text := "chưa có số liệu"
			if v != nil {
				text = amount(*v, p.unit)
			}
			told = append(told, p.categories[i]+" "+text)
		}
		b.WriteString(" " + s.Name + ": " + strings.Join(told, "; ") + ".")
	}
	return b.String()
}

// Views implements [Block].
func (d *ChartData) Views() []string { return []string{viewChart, viewTable} }

// Validate implements [Block].
func (d *ChartData) Validate(c Context) templates.Problems {
	found := d.Check(c.Pointer)
	found = append(found, checkNames(d.Categories, c.Pointer+"/categories", "")...)
	names := make([]string, len(d.Series))
	for i := range d.Series {
		s := &d.Series[i]
		names[i] = s.Name
		at := item(c.Pointer+"/series", i) + "/values"
		found = append(found, d.checkLength(s, at)...)
		found = append(found, d.checkStacked(s, at)...)
		found = append(found, d.checkValues(s, at)...)
	}
	p := d.plot()
	return slices.Concat(found,
		p.checkSize(func(f placed) string { return item(item(c.Pointer+"/series", f.series)+"/values", f.category) }),
		p.checkLooks(c.Pointer+"/series"),
		checkNames(names, c.Pointer+"/series", "/name"))
}

// checkLength finds a series that has not a value for each category, or none at all.
func (d *ChartData) checkLength(s *ChartSeries, at string) templates.Problems {
	var found templates.Problems
	if len(s.Values) != len(d.Categories) {
		found = append(found, ruleLength.at(at, "{name}", s.Name, "{n}", fmt.Sprint(len(s.Values)), "{most}", fmt.Sprint(len(d.Categories))))
	}
	for _, v := range s.Values {
		if v != nil {
			return found
		}
	}
	return append(found, ruleSeriesEmpty.at(at, "{name}", s.Name))
}

// checkValues finds parts of what is counted and shares that are none.
func (d *ChartData) checkValues(s *ChartSeries, at string) templates.Problems {
	var found templates.Problems
	for i, v := range s.Values {
		found = append(found, checkWhole(v, d.Unit, item(at, i), s.Name, d.Title)...)
		if v != nil && d.Unit == percentUnit && (v.units < 0 || v.Cmp(Whole(100)) > 0) {
			found = append(found, rulePercentRange.at(item(at, i), "{name}", templates.Shorten(s.Name), "{value}", v.Percent()))
		}
	}
	return found
}

// checkStacked finds what cannot be stacked.
func (d *ChartData) checkStacked(s *ChartSeries, at string) templates.Problems {
	if chartKinds[d.Type] != render.ChartStacked {
		return nil
	}
	var found templates.Problems
	for i, v := range s.Values {
		switch {
		case v != nil && v.units < 0:
			found = append(found, ruleStackMinus.at(item(at, i), "{name}", s.Name, "{value}", v.String()))
		case v == nil && i < len(d.Categories):
			found = append(found, ruleStackGap.at(item(at, i), "{name}", s.Name, "{category}", d.Categories[i]))
		}
	}
	return found
}

// Show implements [Block].
func (d *ChartData) Show(c Context, view string) View {
	if view == viewTable {
		return View{Table: d.table(c.Pointer)}
	}
	return d.plot().view()
}

func (d *ChartData) plot() plot {
	return plot{chartKinds[d.Type], d.Title, d.Unit, d.Categories, d.Series}
}

// table has a row for each category and a column for each series.
func (d *ChartData) table(pointer string) *Table {
	t := newTable(d.Title, d.Unit)
	t.head("", nameColumn, cmp.Or(d.Heading, "Nội dung"))
	for i, s := range d.Series {
		t.head(item(pointer+"/series", i)+"/name", numberColumn, s.Name)
	}
	for i, category := range d.Categories {
		row := Row{Path: item(pointer+"/categories", i), Cells: []Cell{{Text: category}}}
		for j, s := range d.Series {
			row.Cells = append(row.Cells, number(s.Values[i], item(item(pointer+"/series", j)+"/values", i)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t.even()
}
