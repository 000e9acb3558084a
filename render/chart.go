package render

// Chart is a diagram of numbers. It is as wide as the text and drawn without colour, so that a
// black-and-white copy loses nothing: series differ by their pattern, lines by their dashes and
// marks. In a DOCX it is a chart of the word processor, with its numbers in a workbook.
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
	Height       Length
	Alt          string // what the chart shows, for those who hear the document
	Source       Source
}

// Series is a row of values with a name for the legend.
type Series struct {
	Name   string
	Values []Value
}

// Value is a number of a chart in units of its scale; one that is not known leaves a gap.
type Value struct {
	Unscaled int64
	Unknown  bool
}

// ChartKind is how a chart shows its numbers.
type ChartKind uint8

// The kinds of charts.
const (
	ChartBars    ChartKind = iota // upright bars beside each other
	ChartStacked                  // upright bars upon each other; no value is negative
	ChartLines                    // a line for each series
)

func (*Chart) block() {}
