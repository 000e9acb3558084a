package ink

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/png"
	"slices"
)

// The limits of a picture. They are checked before it is unpacked.
const (
	MaxBytes = 1 << 20   // of the file; scans of 600 dpi have a quarter of it
	MaxDots  = 2_000_000 // a seal of 42 mm at 850 dpi; unpacked they take 8 MB, or 16 with 16 bits a colour
)

// Why a picture is refused.
var (
	ErrNotPNG   = errors.New("not a PNG")
	ErrBytes    = errors.New("file too large")
	ErrDots     = errors.New("too many dots")
	ErrAnimated = errors.New("animated")
	ErrBroken   = errors.New("broken")
)

// Size is how many dots a picture is wide and high.
type Size struct{ Width, Height int }

// Measure reads the size that the first bytes of a PNG give, which need not be a whole one. It is
// zero for what is no PNG.
func Measure(data []byte) Size {
	for c := range chunks(data) {
		if c.kind != "IHDR" || len(c.data) != 13 {
			break
		}
		w, h := binary.BigEndian.Uint32(c.data), binary.BigEndian.Uint32(c.data[4:])
		if w > maxSide || h > maxSide {
			return Size{maxSide, maxSide}
		}
		return Size{int(w), int(h)}
	}
	return Size{}
}

// maxSide is more than any side of a picture within the limits, and no product of two overflows.
const maxSide = 1 << 30

// Check says whether a PNG is one that may be unpacked: nil, or one of ErrNotPNG, ErrBytes, ErrAnimated,
// ErrDots and ErrBroken. It looks at the heads of the chunks alone.
func Check(data []byte) error {
	size := Measure(data)
	switch {
	case !bytes.HasPrefix(data, []byte(signature)):
		return ErrNotPNG
	case len(data) > MaxBytes:
		return ErrBytes
	case size.Width == 0 || size.Height == 0:
		return ErrBroken
	case int64(size.Width)*int64(size.Height) > MaxDots:
		return ErrDots
	}
	whole := false
	for c := range chunks(data) {
		if c.kind == "acTL" {
			return ErrAnimated
		}
		whole = c.kind == "IEND"
	}
	if !whole {
		return ErrBroken
	}
	return nil
}

// Bare returns the PNG with only the chunks that say which dots it has. Of what [Check] has
// passed, it is a PNG that looks the same.
func Bare(data []byte) []byte {
	kept := []byte(signature)
	for c := range chunks(data) {
		if slices.Contains(drawn, c.kind) {
			kept = append(kept, c.raw...)
		}
	}
	return slices.Clip(kept)
}

// Read unpacks a PNG and looks at its dots. The error is one of those of [Check].
func Read(data []byte) (Picture, error) {
	if err := Check(data); err != nil {
		return Picture{}, err
	}
	img, err := png.Decode(bytes.NewReader(Bare(data)))
	if err != nil {
		return Picture{}, ErrBroken
	}
	dots, ok := img.(image.RGBA64Image)
	if !ok {
		return Picture{}, ErrBroken
	}
	return look(dots), nil
}

// Picture is what the dots of a picture are like.
type Picture struct {
	Size
	Clear int // dots that are transparent
	Solid int // dots that are ink: more opaque than not
	Blue  int // of the ink
	Red   int // of the ink
}

// look counts the dots of an image.
func look(img image.RGBA64Image) Picture {
	b := img.Bounds()
	p := Picture{Size: Size{b.Dx(), b.Dy()}}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			p.add(img.RGBA64At(x, y).RGBA())
		}
	}
	return p
}
