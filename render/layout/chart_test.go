package layout_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// chartOf is a chart that prints numbers the Vietnamese way.
func chartOf(kind render.ChartKind, categories []string, series ...render.Series) *render.Chart {
	return &render.Chart{
		Kind: kind, Title: "Số hồ sơ đã giải quyết", Unit: "Hồ sơ", Categories: categories, Series: series,
		Point: ",", Group: ".", Height: 80 * render.MM,
	}
}

// randomChart has up to eight series, up to forty categories, unknown values and long names.
func randomChart(r *rand.Rand) *render.Chart {
	kind := render.ChartKind(r.IntN(3))
	var categories []string
	for i := range 1 + r.IntN(40) {
		categories = append(categories, fmt.Sprintf("%s %d", randomText(r, r.IntN(6)), i+1))
	}
	series := make([]render.Series, 1+r.IntN(8))
	size := []int64{1, 10, 1000, 1e6, 1e12, render.MostValue}[r.IntN(6)]
	for i := range series {
		series[i].Name = strings.TrimSpace(fmt.Sprintf("%s %d", randomText(r, r.IntN(12)), i+1))
		for range categories {
			v := r.Int64N(2*size+1) - size
			if kind == render.ChartStacked || size%3 == 0 {
				v = max(v, -v)
			}
			series[i].Values = append(series[i].Values, render.Value{Unscaled: v, Unknown: r.IntN(9) == 0})
		}
	}
	c := chartOf(kind, categories, series...)
	c.Scale = r.IntN(3)
	c.Height = layout.LeastChartHeight + render.Length(r.IntN(70))*render.MM
	if r.IntN(3) == 0 {
		c.Title, c.Unit = randomText(r, r.IntN(50)), randomText(r, r.IntN(4))
	}
	return c
}

// area is the paper that a text takes.
func areaOf(t *layout.Text) layout.Area {
	f := fonts.Default().Face(t.Bold, t.Italic)
	up := t.Size.Scale(int64(f.CapHeight()), int64(f.UnitsPerEm()))
	if t.Up {
		return layout.Area{X: t.X - up, Y: t.Y - t.Width, Width: up, Height: t.Width}
	}
	return layout.Area{X: t.X, Y: t.Y - up, Width: t.Width, Height: up}
}

func meet(a, b layout.Area) bool {
	return a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height
}

// TestCharts draws random charts: all lies inside the chart's area, which lies between the
// margins; no two texts meet; and every number of the text is one of the chart.
func TestCharts(t *testing.T) {
	for seed := range uint64(400) {
		c := randomChart(rand.New(rand.NewPCG(seed, 9)))
		l := compute(t, c)
		node := l.Tree.Children[0].Children[0]
		if len(l.Pages) != 1 || node.Kind != layout.NodeFigure || node.Alt == "" {
			t.Fatalf("seed %d: %d pages, the node is %+v", seed, len(l.Pages), node)
		}
		inside(t, seed, &l.Pages[0], node)
		apart(t, seed, texts(&l.Pages[0]))
	}
}

// inside fails unless all items of the figure lie in its area, and that between the margins.
func inside(t *testing.T, seed uint64, p *layout.Page, node *layout.Node) {
	t.Helper()
	within := func(what string, a, in layout.Area) {
		if a.X < in.X || a.Y < in.Y || a.X+a.Width > in.X+in.Width || a.Y+a.Height > in.Y+in.Height {
			t.Errorf("seed %d: %s at %v is not inside %v", seed, what, a, in)
		}
	}
	const twip = render.Twip // margins are whole ones
	within("the chart", *node.Area, layout.Area{X: 30*render.MM - twip, Y: 20*render.MM - twip, Width: 160*render.MM + 2*twip, Height: 257*render.MM + 2*twip})
	for _, item := range p.Items {
		switch item := item.(type) {
		case *layout.Text:
			if item.Node == node {
				within(item.Text, areaOf(item), *node.Area)
			}
		case *layout.Path:
			for _, at := range slices.Concat(item.Lines...) {
				within("a point", layout.Area{X: at.X, Y: at.Y}, *node.Area)
			}
		}
	}
}

// apart fails when two texts meet.
func apart(t *testing.T, seed uint64, texts []*layout.Text) {
	t.Helper()
	for i, a := range texts {
		for _, b := range texts[:i] {
			if meet(areaOf(a), areaOf(b)) {
				t.Errorf("seed %d: %q and %q meet", seed, a.Text, b.Text)
			}
		}
	}
}

// TestChartNames expects the name of every category, as long as they are short, and of every
// series.
func TestChartNames(t *testing.T) {
	for n := 1; n <= 40; n++ {
		var names []string
		for i := range n {
			names = append(names, fmt.Sprintf("Tháng %d", i+1))
		}
		series := []render.Series{{Name: "Đúng hạn", Values: make([]render.Value, n)}, {Name: "Quá hạn", Values: make([]render.Value, n)}}
		all := " " + strings.Join(lines(compute(t, chartOf(render.ChartBars, names, series...))), " ")
		for _, name := range append(names, "Đúng hạn", "Quá hạn", "Hồ sơ", "Số hồ sơ đã giải quyết") {
			if !strings.Contains(strings.ReplaceAll(all, " ", ""), strings.ReplaceAll(name, " ", "")) {
				t.Errorf("%d categories: %q is not in %q", n, name, all)
			}
		}
	}
}

// TestShortNamesTellApart shortens long names that begin alike so that each is another one.
func TestShortNamesTellApart(t *testing.T) {
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("Ủy ban nhân dân phường thứ %d của Thành phố số %d", i, i))
	}
	seen := map[string]bool{}
	for _, x := range texts(&compute(t, chartOf(render.ChartLines, names, render.Series{Values: make([]render.Value, 30)})).Pages[0]) {
		if x.Up && seen[x.Text] {
			t.Errorf("two categories are named %q", x.Text)
		}
		seen[x.Text] = seen[x.Text] || x.Up
	}
	if len(seen) < 30 {
		t.Errorf("%d texts", len(seen))
	}
}

// bars are the heights of the rectangles with an edge, the legend's samples among them.
func bars(p *layout.Page) []render.Length {
	var r []render.Length
	for _, item := range p.Items {
		if path, ok := item.(*layout.Path); ok && path.Closed && path.Weight == render.ChartEdgeWeight && len(path.Lines[0]) == 4 {
			r = append(r, path.Lines[0][2].Y-path.Lines[0][0].Y)
		}
	}
	return r
}

// TestBarsAreProportional compares the heights of bars with their values.
func TestBarsAreProportional(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 200 {
		n := 2 + r.IntN(30)
		s := render.Series{Values: make([]render.Value, n)}
		sign := int64(1 - 2*r.IntN(2))
		for i := range s.Values {
			s.Values[i].Unscaled = sign * (1000 + r.Int64N(9000))
		}
		heights := bars(&compute(t, chartOf(render.ChartBars, make([]string, n), s)).Pages[0])
		if len(heights) != n {
			t.Fatalf("%d bars for %d values", len(heights), n)
		}
		for i, v := range s.Values {
			first, value := sign*s.Values[0].Unscaled, sign*v.Unscaled
			if off := int64(heights[i])*first - int64(heights[0])*value; max(off, -off) > 2*(first+value) {
				t.Errorf("%d is %d high, %d is %d high", value, heights[i], first, heights[0])
			}
		}
	}
}

// TestValuesArePrinted expects the numbers of bars as the chart prints them, and nothing for
// one that is not known.
func TestValuesArePrinted(t *testing.T) {
	c := chartOf(render.ChartBars, []string{"a", "b", "c", "d"}, render.Series{Values: []render.Value{{Unscaled: 123456789}, {Unknown: true}, {Unscaled: -5}, {}}})
	c.Scale = 2
	var got []string
	for _, x := range texts(&compute(t, c).Pages[0]) {
		got = append(got, x.Text)
	}
	want := []string{
		"Số hồ sơ đã giải quyết", "Hồ sơ", "-500.000", "0", "500.000", "1.000.000", "1.500.000",
		"a", "b", "c", "d", "1.234.567,89", "-0,05", "0,00",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the chart says\n%q\nwant\n%q", got, want)
	}
}

// TestThinPartsHaveTheirValuesInATable expects the numbers of bars upon each other in the bars where
// all have room there, and the names of the series in a legend; else beneath the names of the
// categories, row by row, each behind the name of its series, which no legend repeats.
func TestThinPartsHaveTheirValuesInATable(t *testing.T) {
	for _, test := range []struct {
		thin int64
		want []string
	}{
		{30, []string{"a", "b", "40", "30", "s", "t"}},
		{1, []string{"a", "b", "s", "40", "0", "t", "1", "…"}},
	} {
		c := chartOf(render.ChartStacked, []string{"a", "b"},
			render.Series{Name: "s", Values: []render.Value{{Unscaled: 40}, {}}}, render.Series{Name: "t", Values: []render.Value{{Unscaled: test.thin}, {Unknown: true}}})
		var got []string
		for _, x := range texts(&compute(t, c).Pages[0]) {
			got = append(got, x.Text)
		}
		from := slices.Index(got, "a")
		if got = got[from:]; !slices.Equal(got, test.want) {
			t.Errorf("the chart says %q, want %q", got, test.want)
		}
	}
}

// TestUnknownValueInterruptsALine expects two lines, and a mark for a point alone.
func TestUnknownValueInterruptsALine(t *testing.T) {
	v := func(n int64) render.Value { return render.Value{Unscaled: n} }
	s := render.Series{Values: []render.Value{v(1), v(2), {Unknown: true}, v(3), {Unknown: true}, v(2), v(1), v(1)}}
	strokes, marks := 0, 0
	for _, item := range compute(t, chartOf(render.ChartLines, make([]string, 8), s)).Pages[0].Items {
		if p, ok := item.(*layout.Path); ok && p.Weight == render.ChartLineWeight {
			strokes++
		} else if ok && p.Closed && p.Weight > render.ChartEdgeWeight {
			marks++
		}
	}
	if strokes != 2 || marks != 6 {
		t.Errorf("%d lines and %d marks, want 2 and 6", strokes, marks)
	}
}

// TestChartMovesWhole puts charts between paragraphs: none begins on a page that it does not
// end on, and the space above one is there but at the top of a page.
func TestChartMovesWhole(t *testing.T) {
	c := chartOf(render.ChartBars, []string{"a"}, render.Series{Values: make([]render.Value, 1)})
	c.Before, c.Height = 12*render.Pt, 70*render.MM
	l := compute(t, paragraph("Left", "x"), c, c, c, c)
	if len(l.Pages) != 2 {
		t.Fatalf("%d pages", len(l.Pages))
	}
	figures := l.Tree.Children[0].Children[1:]
	first, third, last := figures[0].Area, figures[2].Area, figures[3].Area
	if want := first.Y + 2*(first.Height+c.Before); third.Y != want {
		t.Errorf("the third chart stands at %v, want %v", third.Y, want)
	}
	if top := (20 * render.MM).Twips(); last.Y.Twips() != top {
		t.Errorf("the last chart stands at %v, not at the top", last.Y)
	}
}

// TestChartErrors says which charts cannot be laid out, in pages as for a DOCX.
func TestChartErrors(t *testing.T) {
	one := render.Series{Values: make([]render.Value, 1)}
	with := func(change func(*render.Chart)) *render.Chart {
		c := chartOf(render.ChartBars, []string{"a"}, one)
		c.Source.Pointer = "/data/charts/0"
		change(c)
		return c
	}
	for want, c := range map[string]*render.Chart{
		"unknown kind 9":    with(func(c *render.Chart) { c.Kind = 9 }),
		"0 series":          with(func(c *render.Chart) { c.Series = nil }),
		"0 categories":      with(func(c *render.Chart) { c.Categories = nil }),
		"1 values for 2":    with(func(c *render.Chart) { c.Categories = []string{"a", "b"} }),
		"-1 decimal places": with(func(c *render.Chart) { c.Scale = -1 }),
		"300 mm high":       with(func(c *render.Chart) { c.Height = 300 * render.MM }),
		"0 mm high":         with(func(c *render.Chart) { c.Height = 0 }),
		"too large":         with(func(c *render.Chart) { c.Series[0].Values = []render.Value{{Unscaled: render.MostValue + 1}} }),
		"cannot be stacked": with(func(c *render.Chart) {
			c.Kind, c.Series[0].Values = render.ChartStacked, []render.Value{{Unscaled: -1}}
		}),
		"/data/charts/0: a ": with(func(c *render.Chart) { c.Series = nil }),
	} {
		one.Values = make([]render.Value, 1)
		d := &render.Document{Styles: sheet(), Sections: []render.Section{{Page: page(), Body: []render.Block{c}}}}
		_, err := layout.Compute(context.Background(), d, nil)
		_, resolveErr := layout.Resolve(context.Background(), d, nil)
		if err == nil || resolveErr == nil || !strings.Contains(err.Error(), want) || !strings.Contains(resolveErr.Error(), want) {
			t.Errorf("errors are %v and %v, want %q", err, resolveErr, want)
		}
	}
}

// TestWordsOfAChart looks for what a chart without a description shows.
func TestWordsOfAChart(t *testing.T) {
	for _, test := range []struct{ alt, title, series, category, want string }{
		{"Tả", "Tên", "Dãy", "Mục", "Tả"},
		{" ", "Tên", "Dãy", "Mục", "Tên"},
		{"", "", "Dãy", "Mục", "Dãy"},
		{"", "", "", "Mục", "Mục"},
		{"", "", "", "", "…"},
	} {
		c := chartOf(render.ChartBars, []string{test.category}, render.Series{Name: test.series, Values: make([]render.Value, 1)})
		c.Alt, c.Title = test.alt, test.title
		if got := compute(t, c).Tree.Children[0].Children[0].Alt; got != test.want {
			t.Errorf("%+v shows %q", test, got)
		}
	}
}

// FuzzChart draws charts of any words and numbers: all lies inside the chart's area.
func FuzzChart(f *testing.F) {
	f.Add("Số hồ sơ đã giải quyết", "Hồ sơ", "Quý I", "Đúng hạn", int64(13), int64(-5), uint8(0), uint8(80), uint8(4))
	f.Add("", "", "", "", int64(0), int64(0), uint8(1), uint8(50), uint8(1))
	f.Add(strings.Repeat("dài ", 99), "\u00a0\n ", strings.Repeat("đ", 300), "…\n…", int64(render.MostValue), int64(1), uint8(2), uint8(250), uint8(200))
	f.Fuzz(func(t *testing.T, title, unit, category, series string, a, b int64, kind, height, count uint8) {
		n := int(count)%64 + 1
		row := render.Series{Name: series, Values: slices.Repeat([]render.Value{{Unscaled: a}}, n)}
		row.Values[n-1].Unscaled = b
		row.Values[n/2].Unknown = n%3 == 0
		c := chartOf(render.ChartKind(kind%3), slices.Repeat([]string{category}, n), slices.Repeat([]render.Series{row}, 1+n%16)...)
		c.Title, c.Unit, c.Height, c.Scale = title, unit, render.Length(height)*render.MM, int(kind/3)%16
		d := &render.Document{Styles: sheet(), Sections: []render.Section{{Page: page(), Body: []render.Block{c}}}}
		if l, err := layout.Compute(context.Background(), d, nil); err == nil {
			inside(t, 0, &l.Pages[0], l.Tree.Children[0].Children[0])
		}
	})
}
