package render

// Chart is a diagram of numbers. It is as wide as the text and drawn without colour, so that a
// black-and-white copy loses nothing: series differ by their [Look]. In a DOCX it is a chart of
// the word processor, with its numbers in a workbook, in a paragraph of its own.
type Chart struct {
	Kind       ChartKind
	Title      string // printed above; may be empty
	Unit       string // of the values, printed at their axis; may be empty
	Categories []string
	Series     []Series // never empty; each has a value for each category
	// Scale is how many decimal places the values have: 8038 with Scale 2 is 80.38.
	Scale int
	// Point and Group are the decimal point and what stands between thousands, as printed.
	Point, Group string
	// Height is that of the whole, with title and legend. In a DOCX the line that holds the
	// drawing is as high.
	Height Length
	Before Length // space above; dropped at the top of a page that began by itself
	// KeepNext keeps the chart on the page of the next block.
	KeepNext bool
	Alt      string // what the chart shows, for those who hear the document; empty is the title
	Source   Source
}

// Series is a row of values with a name for the legend.
type Series struct {
	Name   string
	Values []Value
}

// Value is a number of a chart in units of its scale, at most [MostValue] away from zero; one
// that is not known leaves a gap.
type Value struct {
	Unscaled int64
	Unknown  bool
}

// MostValue is the largest value that a chart can show, in units of its scale.
const MostValue = 1_000_000_000_000_000

// ChartKind is how a chart shows its numbers.
type ChartKind uint8

// The kinds of charts.
const (
	ChartBars    ChartKind = iota // upright bars beside each other
	ChartStacked                  // upright bars upon each other; no value is negative
	ChartLines                    // a line for each series
)

// The sizes of a chart's text.
const (
	ChartTitleSize = 11 * Pt // bold
	ChartTextSize  = 10 * Pt
)

// The thickness of a chart's lines.
const (
	ChartLineWeight = 5 * Pt / 4 // of a series
	ChartEdgeWeight = Pt / 2     // around bars and of the axes
)

func (*Chart) block() {}

// HasLegend reports whether the names of the series are printed: not that of a series alone
// which has none or says what the title or the unit says.
func (c *Chart) HasLegend() bool {
	if len(c.Series) != 1 {
		return len(c.Series) > 1
	}
	name := c.Series[0].Name
	return name != "" && name != c.Title && name != c.Unit
}
