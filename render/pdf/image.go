package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"vanban/render/layout"
)

// mostDots is up to how many dots an image has. Unpacked they take four bytes each, twelve while an
// image of 16 bits a colour is read, and the samples of the file four more.
const mostDots = 4 << 20

// images are the images of a document, each once however often it is drawn.
type images struct {
	numbers map[[sha256.Size]byte]int
	pngs    [][]byte
}

// number gives the number of an image.
func (s *images) number(data []byte) int {
	sum := sha256.Sum256(data)
	n, known := s.numbers[sum]
	if known {
		return n
	}
	if s.numbers == nil {
		s.numbers = map[[sha256.Size]byte]int{}
	}
	n = len(s.pngs)
	s.numbers[sum] = n
	s.pngs = append(s.pngs, data)
	return n
}

// picture draws an image: the unit square, in which it lies, is stretched to its rectangle.
func (c *content) picture(p *layout.Picture) error {
	if err := c.enterFigure(p.Node); err != nil {
		return err
	}
	c.out.str("q ")
	c.out.points(hundredths(p.Width))
	c.out.str("0 0 ")
	c.out.points(hundredths(p.Height))
	c.out.points(hundredths(p.X))
	c.out.points(hundredths(c.height - p.Y - p.Height))
	c.out.str("cm/I")
	c.out.int(c.images.number(p.PNG))
	c.out.str(" Do Q\n")
	return nil
}

// samples are the dots of an image as PDF has them: the colours, and how much each covers of what
// lies under it, nil when all of them cover it. Each row begins with the number of its predictor.
type samples struct {
	width, height int
	colors, cover []byte
}

// The predictor of a row is that of PNG which writes each sample as the difference to the one
// above it. Ink and paper are much the same from row to row.
const predictUp = 2

// readImage reads a PNG of any kind. Its size is known before room is taken for its dots.
func readImage(data []byte) (*samples, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading an image: %w", err)
	}
	if dots := int64(config.Width) * int64(config.Height); dots > mostDots {
		return nil, fmt.Errorf("an image of %d × %d dots, which are more than %d", config.Width, config.Height, mostDots)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading an image: %w", err)
	}
	return newSamples(straight(m)), nil
}

// newSamples takes the dots of an image. One that covers nothing is white, so that nothing of its
// colour shows where an image is made smaller.
func newSamples(m *image.NRGBA) *samples {
	s := &samples{width: m.Rect.Dx(), height: m.Rect.Dy()}
	s.colors, s.cover = make([]byte, s.height*(1+3*s.width)), make([]byte, s.height*(1+s.width))
	opaque := true
	for y := range s.height {
		dots, colors, cover := m.Pix[y*m.Stride:], s.colors[y*(1+3*s.width)+1:], s.cover[y*(1+s.width)+1:]
		for x := range s.width {
			dot := dots[4*x : 4*x+4]
			if cover[x] = dot[3]; dot[3] == 0 {
				dot = white
			}
			copy(colors[3*x:3*x+3], dot)
			opaque = opaque && cover[x] == 255
		}
	}
	predict(s.colors, 1+3*s.width)
	if opaque {
		s.cover = nil
		return s
	}
	predict(s.cover, 1+s.width)
	return s
}

var white = []byte{255, 255, 255}

// straight gives the dots of an image of any kind with 8 bits a colour, which are not multiplied by what
// they cover.
func straight(m image.Image) *image.NRGBA {
	if m, ok := m.(*image.NRGBA); ok {
		return m
	}
	n := image.NewNRGBA(m.Bounds())
	draw.Draw(n, n.Rect, m, n.Rect.Min, draw.Src)
	return n
}

// predict puts the predictor before each row, from below to above, because a row is needed as it was
// by the one under it.
func predict(rows []byte, size int) {
	for at := len(rows) - size; at >= 0; at -= size {
		row := rows[at : at+size]
		row[0] = predictUp
		for i := 1; i < size && at > 0; i++ {
			row[i] -= rows[at-size+i]
		}
	}
}

// compressRows compresses the samples of an image.
func compressRows(rows []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(rows) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

// writeImages writes the images and lists them as resources.
func (f *finisher) writeImages() error {
	for i, data := range f.drawn.images.pngs {
		s, err := readImage(data)
		if err != nil {
			return err
		}
		f.imageList.str("/I")
		f.imageList.int(i)
		f.imageList.str(" ")
		f.imageList.ref(f.writeImage(s))
	}
	return nil
}

// writeImage writes an image, and what of the page shows through it as a mask of its own (ISO
// 32000-1, 11.6.5.3).
func (f *finisher) writeImage(s *samples) int {
	mask := 0
	if s.cover != nil {
		mask = f.next()
		f.writeSamples(mask, s, s.cover, 1, "/ColorSpace/DeviceGray", 0)
	}
	n := f.next()
	f.writeSamples(n, s, s.colors, 3, "/ColorSpace/DeviceRGB", mask)
	return n
}

func (f *finisher) writeSamples(n int, s *samples, rows []byte, colors int, space string, mask int) {
	f.packed(n, packed{rows, compressRows(rows)}, func(d *syntax) {
		d.str("/Type/XObject/Subtype/Image/Width ")
		d.int(s.width)
		d.str("/Height ")
		d.int(s.height)
		d.str(space)
		d.str("/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 12/Colors ")
		d.int(colors)
		d.str("/Columns ")
		d.int(s.width)
		d.str(">>")
		if mask > 0 {
			d.str("/SMask ")
			d.ref(mask)
		}
	})
}
