package render

// Look is how a series of a chart looks in black and white: what its bars are filled with, and
// the dashes and the marks of its line. The words are those of OOXML (ISO/IEC 29500-1, 20.1.10
// and 21.2.3), so that the word processor draws the same as we do.
type Look struct {
	// Pattern fills the bars in black on white; when it is empty they are filled with Shade.
	Pattern Pattern
	Shade   Color
	Dash    Dash
	Marker  Marker
	Hollow  bool // the marks are white inside
}

// Pattern is a preset pattern (ST_PresetPatternVal).
type Pattern string

// The patterns of charts.
const (
	PatternNone      Pattern = ""
	PatternUpward    Pattern = "wdUpDiag"
	PatternDownward  Pattern = "wdDnDiag"
	PatternGrid      Pattern = "lgGrid"
	PatternLevel     Pattern = "narHorz"
	PatternUpright   Pattern = "narVert"
	PatternDiagonals Pattern = "openDmnd"
)

// Dash is a preset dash (ST_PresetLineDashVal).
type Dash string

// The dashes of charts.
const (
	DashSolid      Dash = "solid"
	DashDot        Dash = "sysDot"
	DashShort      Dash = "dash"
	DashLong       Dash = "lgDash"
	DashMixed      Dash = "dashDot"
	DashLongMixed  Dash = "lgDashDot"
	DashLongTwoDot Dash = "lgDashDotDot"
	DashDense      Dash = "sysDash"
)

// Marker is the form of the marks on a line (ST_MarkerStyle).
type Marker string

// The marks of charts.
const (
	MarkerCircle   Marker = "circle"
	MarkerSquare   Marker = "square"
	MarkerTriangle Marker = "triangle"
	MarkerDiamond  Marker = "diamond"
)

// LookCount is how many series of a chart can be told apart.
const LookCount = 8

// looks are in an order in which neighbours differ most, as they stand upon each other.
var looks = [LookCount]Look{
	{Shade: Color{64, 64, 64}, Dash: DashSolid, Marker: MarkerCircle},
	{Shade: Color{255, 255, 255}, Dash: DashShort, Marker: MarkerSquare, Hollow: true},
	{Pattern: PatternUpward, Dash: DashDot, Marker: MarkerTriangle},
	{Pattern: PatternGrid, Dash: DashMixed, Marker: MarkerDiamond, Hollow: true},
	{Pattern: PatternLevel, Dash: DashLong, Marker: MarkerCircle, Hollow: true},
	{Pattern: PatternDiagonals, Dash: DashDense, Marker: MarkerSquare},
	{Pattern: PatternUpright, Dash: DashLongMixed, Marker: MarkerTriangle, Hollow: true},
	{Pattern: PatternDownward, Dash: DashLongTwoDot, Marker: MarkerDiamond},
}

// LookOf returns the look of the n-th series of a chart, counted from 0. Those beyond
// [LookCount] begin again.
func LookOf(n int) Look { return looks[n%LookCount] }

// dashes are the lengths of strokes and gaps in turn, in the line's thickness (20.1.10.49).
var dashes = map[Dash][]int{
	DashDot:        {1, 1},
	DashDense:      {3, 1},
	DashShort:      {4, 3},
	DashLong:       {8, 3},
	DashMixed:      {4, 3, 1, 3},
	DashLongMixed:  {8, 3, 1, 3},
	DashLongTwoDot: {8, 3, 1, 3, 1, 3},
}

// Lengths returns the strokes and gaps in turn of a line of the given thickness; none for a
// line without gaps.
func (d Dash) Lengths(weight Length) []Length {
	var r []Length
	for _, n := range dashes[d] {
		r = append(r, Length(n)*weight)
	}
	return r
}
