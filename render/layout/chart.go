package layout

import (
	"errors"
	"fmt"
	"strings"

	"vanban/render"
)

// The least size of a chart, below which its parts have no room.
const (
	LeastChartWidth  = 60 * render.MM
	LeastChartHeight = 50 * render.MM
)

// chart is a chart that is drawn, placed from its own upper left corner. It is a single strip.
type chart struct {
	width, height render.Length
	paths         []Path
	texts         []Text
	node          *Node
}

// place draws the chart: first what its text stands on, then the text.
func (c *chart) place(pt *painter, _ int, x, y render.Length) {
	c.node.Area = &Area{x, y, c.width, c.height}
	for _, p := range c.paths {
		p.Lines, p.Node = moved(p.Lines, x, y), c.node
		pt.item(&p)
	}
	for _, t := range c.texts {
		t.X, t.Y, t.Node = t.X+x, t.Y+y, c.node
		pt.text(t)
	}
}

func moved(lines [][]Point, x, y render.Length) [][]Point {
	n := 0
	for _, l := range lines {
		n += len(l)
	}
	points := make([]Point, 0, n)
	r := make([][]Point, len(lines))
	for i, l := range lines {
		from := len(points)
		for _, p := range l {
			points = append(points, Point{p.X + x, p.Y + y})
		}
		r[i] = points[from:len(points):len(points)]
	}
	return r
}

// chart makes the strip of a chart in an area of the given width.
func (c *composer) chart(b *render.Chart, width render.Length, parent *Node) (strip, error) {
	if err := c.checkChart(b, width); err != nil {
		return strip{}, blockError(err, b.Source)
	}
	n := c.child(c.lists.inner(parent), NodeFigure)
	n.Alt, n.Source = altOf(b), b.Source
	p := c.draw(b, width)
	p.node = n
	return strip{before: wholeTwips(b.Before), height: wholeTwips(b.Height), glue: b.KeepNext, part: p}, nil
}

// altOf is what a chart shows in words, never nothing.
func altOf(b *render.Chart) string {
	words := []string{b.Alt, b.Title}
	for _, s := range b.Series {
		words = append(words, s.Name)
	}
	for _, w := range append(words, b.Categories...) {
		if strings.TrimSpace(w) != "" {
			return w
		}
	}
	return "…"
}

// The most that a chart may show: more could not be told apart, and sums would not fit.
const (
	mostSeries     = 2 * render.LookCount
	mostCategories = 1000
	mostScale      = 15
)

func (c *composer) checkChart(b *render.Chart, width render.Length) error {
	switch {
	case b.Kind > render.ChartLines:
		return fmt.Errorf("a chart of the unknown kind %d", b.Kind)
	case len(b.Series) == 0 || len(b.Series) > mostSeries:
		return fmt.Errorf("a chart of %d series, not 1 to %d", len(b.Series), mostSeries)
	case len(b.Categories) == 0 || len(b.Categories) > mostCategories:
		return fmt.Errorf("a chart of %d categories, not 1 to %d", len(b.Categories), mostCategories)
	case b.Scale < 0 || b.Scale > mostScale:
		return fmt.Errorf("values of a chart with %d decimal places, not 0 to %d", b.Scale, mostScale)
	case width < LeastChartWidth:
		return fmt.Errorf("a chart stands in an area %.0f mm wide and needs %.0f", width.Millimetres(), LeastChartWidth.Millimetres())
	case b.Height < LeastChartHeight || b.Height > c.leastHeight():
		return fmt.Errorf("a chart is %.0f mm high, not %.0f to the %.0f of the page", b.Height.Millimetres(), LeastChartHeight.Millimetres(), c.leastHeight().Millimetres())
	}
	for i := range b.Series {
		if err := checkSeries(b, &b.Series[i]); err != nil {
			return fmt.Errorf("series %d: %w", i+1, err)
		}
	}
	return nil
}

func checkSeries(b *render.Chart, s *render.Series) error {
	if len(s.Values) != len(b.Categories) {
		return fmt.Errorf("%d values for %d categories", len(s.Values), len(b.Categories))
	}
	for _, v := range s.Values {
		switch {
		case v.Unscaled > render.MostValue || v.Unscaled < -render.MostValue:
			return errors.New("a value is too large to be drawn")
		case v.Unscaled < 0 && b.Kind == render.ChartStacked && !v.Unknown:
			return errors.New("a negative value cannot be stacked")
		}
	}
	return nil
}
