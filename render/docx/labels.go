package docx

import (
	"math"
	"strings"
	"unicode"

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
	wayUp    // running upwards
	wayTable // below the names of the categories
)

// What is taken for granted of a chart whose parts the word processor places: that the axis
// and its title are so wide, that this part of the height is left for the bars, and that the
// gap between groups of bars is so much of a bar; and of the width of characters, that they
// are those of Vietnamese words.
const (
	axisWidth    = 26 * render.MM
	plotNum      = 3
	plotDen      = 5
	gapPercent   = 60
	labelHeight  = 23 * render.ChartTextSize / 20
	digitWidth   = render.ChartTextSize / 2
	letterWidth  = 23 * render.ChartTextSize / 50
	capitalWidth = 18 * render.ChartTextSize / 25
	blankWidth   = render.ChartTextSize / 4
)

// plan tells how the values are printed.
func (c *numbered) plan() labels {
	l := labels{way: c.way(), least: math.MinInt64}
	if c.Kind == render.ChartStacked {
		axis, height := c.Axis(), c.Height.Scale(plotNum, plotDen)
		l.least = int64(math.Ceil(float64(axis.Max-axis.Min) * float64(labelHeight) / float64(height)))
		if (l.way == wayNone || c.hasBelow(l.least)) && c.holdsTable() {
			l.way = wayTable
		}
	}
	return l
}

// hasBelow reports whether a value is lower and not nothing.
func (c *numbered) hasBelow(least int64) bool {
	for i := range c.Series {
		for _, v := range c.Series[i].Values {
			if !v.Unknown && v.Unscaled != 0 && v.Unscaled < least {
				return true
			}
		}
	}
	return false
}

// holdsTable reports whether a table of the values has room below the bars, as on the page.
func (c *numbered) holdsTable() bool {
	_, up := c.names()
	return !up && c.widest() <= c.slot() && labelHeight*render.Length(len(c.Series)) <= c.Height/4
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

// slot is the width of a category.
func (c *numbered) slot() render.Length {
	return (c.width - axisWidth) / render.Length(len(c.Categories))
}

// room is how wide a value may be without touching the next.
func (c *numbered) room() render.Length {
	slot := c.slot()
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
	return render.Length(longest) * digitWidth
}

// nameSizes are the sizes of the names of categories, the first of those that do.
var nameSizes = []render.Length{render.ChartTextSize, 9 * render.Pt, 8 * render.Pt}

// names tells how large the names of the categories are and whether they run upwards, because
// level even the smallest would not do.
func (c *numbered) names() (size render.Length, up bool) {
	for _, size := range nameSizes {
		if c.namesFit(size) {
			return size, false
		}
	}
	return render.ChartTextSize, true
}

// namesFit reports whether the names fit between their neighbours, in several lines: every
// word, and the lines into half of the height. Long names that run upwards take no less.
func (c *numbered) namesFit(size render.Length) bool {
	slot := (c.width - axisWidth).Scale(9, int64(10*len(c.Categories)))
	slot = slot.Scale(int64(render.ChartTextSize), int64(size))
	most := int(c.Height / 2 / labelHeight)
	for _, name := range c.Categories {
		lines, left := 1, slot
		for word := range strings.FieldsSeq(name) {
			width := wordWidth(word)
			if width > left {
				lines, left = lines+1, slot
			}
			if width > slot || lines > most {
				return false
			}
			left -= width + blankWidth
		}
	}
	return true
}

// wordWidth is about how wide a word is in ChartTextSize.
func wordWidth(word string) render.Length {
	width := render.Length(0)
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			width += capitalWidth
		case unicode.IsLetter(r):
			width += letterWidth
		default:
			width += digitWidth
		}
	}
	return width
}
