package docx

import (
	"math"

	"vanban/render"
)

// labels is what is printed of the values of a chart.
type labels struct {
	way   way
	least int64 // the bars of lower values are too flat
}

// way is how values are printed.
type way uint8

const (
	wayNone way = iota
	wayLevel
	wayUp // running upwards
)

// What is taken for granted of a chart whose parts the word processor places: that the axis
// and its title are so wide, that this part of the height is left for the bars, and that the
// gap between groups of bars is so much of a bar. A digit is half as wide as its type is high.
const (
	axisWidth      = 20 * render.MM
	plotNum        = 3
	plotDen        = 5
	gapPercent     = 60
	labelHeight    = 23 * render.ChartTextSize / 20
	characterWidth = render.ChartTextSize / 2
)

// plan tells how the values are printed.
func (c *numbered) plan() labels {
	l := labels{way: c.way(), least: math.MinInt64}
	if c.Kind == render.ChartStacked {
		axis, height := c.Axis(), c.Height.Scale(plotNum, plotDen)
		l.least = int64(math.Ceil(float64(axis.Max-axis.Min) * float64(labelHeight) / float64(height)))
	}
	return l
}

// way tells how the values are printed: as on the page all or none, so that none is hidden by
// another. Those of several lines would lie upon the lines and each other.
func (c *numbered) way() way {
	room, widest := c.room(), c.widest()
	switch {
	case c.Kind == render.ChartLines && len(c.Series) > 1:
		return wayNone
	case widest <= room:
		return wayLevel
	case c.Kind == render.ChartBars && labelHeight <= room && widest <= c.Height/5:
		return wayUp
	}
	return wayNone
}

// room is how wide a value may be without touching the next.
func (c *numbered) room() render.Length {
	slot := (c.width - axisWidth) / render.Length(len(c.Categories))
	switch c.Kind {
	case render.ChartBars:
		return slot.Scale(100, int64(100*len(c.Series)+gapPercent))
	case render.ChartStacked:
		return slot.Scale(100, 100+gapPercent)
	}
	return slot
}

// widest is the width of the longest value.
func (c *numbered) widest() render.Length {
	longest := 0
	for i := range c.Series {
		for _, v := range c.Series[i].Values {
			if !v.Unknown {
				longest = max(longest, len(c.Number(v.Unscaled)))
			}
		}
	}
	return render.Length(longest) * characterWidth
}
