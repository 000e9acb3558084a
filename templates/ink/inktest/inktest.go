// Package inktest draws signatures and seals for tests, as a scan of 600 dpi is once its paper has been taken
// out. The same arguments give the same bytes.
package inktest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// The colours of ink.
var (
	Blue  = color.NRGBA{R: 26, G: 58, B: 168, A: 255}
	Red   = color.NRGBA{R: 208, G: 24, B: 38, A: 255}
	Black = color.NRGBA{R: 24, G: 24, B: 26, A: 255}
)

// levels are how many shades the edge of a stroke has.
const levels = 16

// Sheet is a picture of one ink on a transparent ground.
type Sheet struct{ *image.Paletted }

// NewSheet returns an empty picture of so many dots.
func NewSheet(width, height int, ink color.NRGBA) Sheet {
	shades := make(color.Palette, levels)
	for i := range shades {
		ink.A = uint8(255 * i / (levels - 1))
		shades[i] = ink
	}
	return Sheet{image.NewPaletted(image.Rect(0, 0, width, height), shades)}
}

// PNG is the picture as a file.
func (s Sheet) PNG() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, s.Paletted); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// Dot presses a pen of that radius onto the sheet.
func (s Sheet) Dot(x, y, radius float64) {
	for py := int(y - radius - 1); py <= int(y+radius+1); py++ {
		for px := int(x - radius - 1); px <= int(x+radius+1); px++ {
			cover := radius + 0.5 - math.Hypot(float64(px)-x, float64(py)-y)
			shade := uint8(math.Round(min(max(cover, 0), 1) * (levels - 1)))
			if (image.Point{px, py}).In(s.Rect) && shade > s.ColorIndexAt(px, py) {
				s.SetColorIndex(px, py, shade)
			}
		}
	}
}

// Stroke draws a line from one place to another.
func (s Sheet) Stroke(x1, y1, x2, y2, radius float64) {
	steps := math.Ceil(math.Hypot(x2-x1, y2-y1)/max(radius/2, 0.5)) + 1
	for i := range int(steps) + 1 {
		t := float64(i) / steps
		s.Dot(x1+t*(x2-x1), y1+t*(y2-y1), radius)
	}
}

// Circle draws a ring around a place.
func (s Sheet) Circle(x, y, r, radius float64) {
	for i := range 360 {
		a, b := float64(i)*math.Pi/180, float64(i+1)*math.Pi/180
		s.Stroke(x+r*math.Cos(a), y+r*math.Sin(a), x+r*math.Cos(b), y+r*math.Sin(b), radius)
	}
}

// Signature is a signature of so many dots.
func Signature(width, height int, ink color.NRGBA) []byte {
	s := NewSheet(width, height, ink)
	w, h := float64(width), float64(height)
	at := func(t float64) (x, y float64) {
		x = 0.08 + 0.80*t + 0.10*math.Sin(9*math.Pi*t)*(1-t)
		y = 0.52 - 0.10*t + 0.34*math.Sin(13*math.Pi*t+0.6)*math.Exp(-1.8*t)
		return x * w, y * h
	}
	const points = 400
	x, y := at(0)
	for i := 1; i <= points; i++ {
		t := float64(i) / points
		nx, ny := at(t)
		s.Stroke(x, y, nx, ny, h*(0.013+0.007*math.Sin(21*t)))
		x, y = nx, ny
	}
	s.Stroke(0.10*w, 0.86*h, 0.93*w, 0.76*h, h*0.012)
	return s.PNG()
}

// Seal is a round seal of so many dots, with a star and the text around it: capitals without accents, of
// those that [letters] has.
func Seal(size int, text string, ink color.NRGBA) []byte {
	s := NewSheet(size, size, ink)
	c := float64(size-1) / 2
	s.Circle(c, c, 0.970*c, 0.022*c)
	s.Circle(c, c, 0.905*c, 0.008*c)
	s.Circle(c, c, 0.560*c, 0.012*c)
	s.star(c, 0.33*c)
	s.ring(c, text)
	return s.PNG()
}

// star fills a star of five points in the middle.
func (s Sheet) star(c, r float64) {
	for level := r; level > 0; level -= r / 60 {
		for i := range 5 {
			a, b := float64(i)*4*math.Pi/5-math.Pi/2, float64(i+1)*4*math.Pi/5-math.Pi/2
			s.Stroke(c+level*math.Cos(a), c+level*math.Sin(a), c+level*math.Cos(b), c+level*math.Sin(b), r/60)
		}
	}
}

// ring writes the text around the middle, from the left over the top to the right.
func (s Sheet) ring(c float64, text string) {
	dot := 0.022 * c
	step := 5.6 * dot / (0.68 * c)
	start := -math.Pi/2 - step*float64(len(text)-1)/2
	for i := range len(text) {
		angle := start + step*float64(i)
		for row, dots := range letters[text[i]] {
			for column, d := range dots {
				if d == ' ' {
					continue
				}
				r, side := 0.68*c+dot*1.6*float64(3-row), dot*float64(column-2)
				x, y := c+r*math.Cos(angle)-side*math.Sin(angle), c+r*math.Sin(angle)+side*math.Cos(angle)
				s.Dot(x, y, dot*0.75)
			}
		}
	}
}

// letters are capitals in dots, row by row.
var letters = map[byte][7]string{
	'A': {" ### ", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"},
	'B': {"#### ", "#   #", "#   #", "#### ", "#   #", "#   #", "#### "},
	'C': {" ####", "#    ", "#    ", "#    ", "#    ", "#    ", " ####"},
	'D': {"#### ", "#   #", "#   #", "#   #", "#   #", "#   #", "#### "},
	'H': {"#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"},
	'I': {" ### ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "},
	'L': {"#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####"},
	'N': {"#   #", "##  #", "# # #", "# # #", "#  ##", "#   #", "#   #"},
	'O': {" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "},
	'T': {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "},
	'U': {"#   #", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "},
	'Y': {"#   #", "#   #", " # # ", "  #  ", "  #  ", "  #  ", "  #  "},
}
