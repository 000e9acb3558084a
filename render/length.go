package render

import "fmt"

// Length is a distance in English Metric Units, the unit of OOXML: 914,400 to the inch.
// A millimetre, a point and a twip are all whole numbers of it, so that no processor's
// rounding changes a page. Other units exist only where a file format is written.
type Length int64

// The units in which lengths are given. 12*Pt is twelve points.
const (
	Twip Length = 635
	Pt   Length = 12700
	MM   Length = 36000
)

// Points returns the length in points (1/72 inch).
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Millimetres returns the length in millimetres.
func (l Length) Millimetres() float64 { return float64(l) / float64(MM) }

// Twips returns the length in twips (1/20 point), rounded to the nearest.
func (l Length) Twips() int { return int(roundDiv(int64(l), int64(Twip))) }

// HalfPoints returns the length in half points, the unit of OOXML font sizes.
func (l Length) HalfPoints() int { return int(roundDiv(int64(l)*2, int64(Pt))) }

// String gives the length in points, as the dumps of the tests show it.
func (l Length) String() string { return fmt.Sprintf("%.4gpt", l.Points()) }

// Scale returns l*num/den, rounded to the nearest.
func (l Length) Scale(num, den int64) Length { return Length(roundDiv(int64(l)*num, den)) }

func roundDiv(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}
