package render_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vanban/render"
)

// chart has one series.
func chart(kind render.ChartKind, scale int, values ...int64) *render.Chart {
	c := &render.Chart{Kind: kind, Scale: scale, Point: ",", Group: ".", Categories: make([]string, len(values)), Series: make([]render.Series, 1)}
	for _, v := range values {
		c.Series[0].Values = append(c.Series[0].Values, render.Value{Unscaled: v})
	}
	return c
}

// TestAxis spells out what stands at the axes of some charts.
func TestAxis(t *testing.T) {
	for _, test := range []struct {
		chart *render.Chart
		want  string
	}{
		{chart(render.ChartBars, 0, 13), "0 5 10 15"},
		{chart(render.ChartBars, 0, 1250, 1432), "0 500 1.000 1.500"},
		{chart(render.ChartBars, 0, 0), "0 1"},
		{chart(render.ChartBars, 0, 100), "0 20 40 60 80 100"},
		{chart(render.ChartBars, 0, -12, 30), "-20 -10 0 10 20 30"},
		{chart(render.ChartBars, 0, -12, -3), "-12 -10 -8 -6 -4 -2 0"},
		{chart(render.ChartBars, 2, 9500, 9800), "0 20 40 60 80 100"},
		{chart(render.ChartLines, 2, 9500, 9800), "95,0 95,5 96,0 96,5 97,0 97,5 98,0"},
		{chart(render.ChartLines, 2, 9512, 9525), "95,10 95,15 95,20 95,25"},
		{chart(render.ChartLines, 0, 98, 98), "0 20 40 60 80 100"},
		{chart(render.ChartLines, 0, -98, -95), "-98 -97 -96 -95"},
		{chart(render.ChartLines, 0, 3, 98), "0 20 40 60 80 100"},
		{chart(render.ChartBars, 3, 7), "0,000 0,002 0,004 0,006 0,008"},
	} {
		axis := test.chart.Axis()
		var got []string
		for _, v := range axis.Ticks() {
			got = append(got, test.chart.Tick(axis, v))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%v: the axis is %q, want %q", test.chart.Series[0].Values, s, test.want)
		}
	}
}

// TestAxisHoldsAllValues looks at the axes of random charts: they hold every value, have few
// steps of 1, 2 or 5 and noughts, and stand on zero for bars.
func TestAxisHoldsAllValues(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 3))
	for range 3000 {
		c := chart(render.ChartKind(r.IntN(3)), r.IntN(4))
		size := int64(1) << r.IntN(50)
		for range 1 + r.IntN(5) {
			v := min(r.Int64N(size), render.MostValue)
			if c.Kind != render.ChartStacked && r.IntN(3) == 0 {
				v = -v
			}
			c.Categories = append(c.Categories, "")
			c.Series[0].Values = append(c.Series[0].Values, render.Value{Unscaled: v, Unknown: r.IntN(6) == 0})
		}
		c.Series = append(c.Series, c.Series[0])
		a, ticks := c.Axis(), c.Axis().Ticks()
		low, high := c.Extremes()
		step := strings.TrimRight(fmt.Sprint(a.Step), "0")
		if low < a.Min || high > a.Max || len(ticks) < 2 || len(ticks) > 7 || !slices.Contains([]string{"1", "2", "5"}, step) {
			t.Errorf("values from %d to %d have the axis %+v", low, high, a)
		}
		if c.Kind != render.ChartLines && !slices.Contains(ticks, 0) {
			t.Errorf("bars from %d to %d stand on the axis %+v", low, high, a)
		}
	}
}

// TestExtremes stacks what is known.
func TestExtremes(t *testing.T) {
	c := chart(render.ChartStacked, 0, 3, 4)
	c.Series = append(c.Series, render.Series{Values: []render.Value{{Unscaled: 5}, {Unscaled: 9, Unknown: true}}})
	if low, high := c.Extremes(); low != 3 || high != 8 {
		t.Errorf("stacked values lie from %d to %d, want 3 to 8", low, high)
	}
}

// TestNumbers prints values with their decimal places.
func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		n     int64
		scale int
		want  string
	}{
		{0, 0, "0"},
		{0, 2, "0,00"},
		{5, 2, "0,05"},
		{-5, 2, "-0,05"},
		{8038, 2, "80,38"},
		{999, 0, "999"},
		{1000, 0, "1.000"},
		{-1234567, 0, "-1.234.567"},
		{123456789, 3, "123.456,789"},
		{render.MostValue, 15, "1,000000000000000"},
	} {
		if got := chart(render.ChartBars, test.scale).Number(test.n); got != test.want {
			t.Errorf("%d with %d places is printed %q, want %q", test.n, test.scale, got, test.want)
		}
	}
	plain := &render.Chart{Point: "."}
	if got := plain.Number(1234567); got != "1234567" {
		t.Errorf("without groups it is printed %q", got)
	}
}

// TestLooks expects every series that can be told apart to look like no other, as bars and as
// lines.
func TestLooks(t *testing.T) {
	bars, lines := map[string]bool{}, map[string]bool{}
	for n := range render.LookCount {
		l := render.LookOf(n)
		bars[fmt.Sprint(l.Pattern, l.Shade)] = true
		lines[fmt.Sprint(l.Dash)] = true
		lines[fmt.Sprint(l.Marker, l.Hollow)] = true
		if (l.Dash == render.DashSolid) != (len(l.Dash.Lengths(render.Pt)) == 0) {
			t.Errorf("the dash %s is drawn with %v", l.Dash, l.Dash.Lengths(render.Pt))
		}
	}
	if len(bars) != render.LookCount || len(lines) != 2*render.LookCount {
		t.Errorf("%d kinds of bars, %d dashes and marks", len(bars), len(lines))
	}
	if render.LookOf(render.LookCount) != render.LookOf(0) {
		t.Error("the looks do not begin again")
	}
}

// TestHasLegend expects a legend where it says something.
func TestHasLegend(t *testing.T) {
	for _, test := range []struct {
		names string
		want  bool
	}{{"", false}, {"Hồ sơ", false}, {"Tiêu đề", false}, {"Đúng hạn", true}, {"a b", true}} {
		c := &render.Chart{Title: "Tiêu đề", Unit: "Hồ sơ", Series: []render.Series{{Name: test.names}}}
		if strings.Contains(test.names, "a b") {
			c.Series = append(c.Series, render.Series{})
		}
		if c.HasLegend() != test.want {
			t.Errorf("%q has a legend: %t", test.names, !test.want)
		}
	}
}
