package ink_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"vanban/templates/ink"
	"vanban/templates/ink/inktest"
)

// pictures are the files of testdata, from which samples and documentation take them.
var pictures = map[string]func() []byte{
	"signature.png": func() []byte { return inktest.Signature(1182, 472, inktest.Blue) },
	"seal.png":      func() []byte { return inktest.Seal(852, "UY BAN NHAN DAN TINH LAO CAI", inktest.Red) },
}

// TestPictures looks whether the files are what is drawn today; UPDATE=1 draws them anew.
func TestPictures(t *testing.T) {
	for name, draw := range pictures {
		file := filepath.Join("testdata", name)
		if os.Getenv("UPDATE") == "1" {
			if err := os.WriteFile(file, draw(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%v (UPDATE=1 draws it)", err)
		}
		want, err := ink.Read(draw())
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ink.Read(data); err != nil || got != want {
			t.Errorf("%s: %+v, %v, drawn %+v", name, got, err, want)
		}
	}
}

// TestColours looks whether ink is told by its colour, whatever its shade.
func TestColours(t *testing.T) {
	for _, c := range []struct {
		name      string
		ink       color.NRGBA
		blue, red bool
	}{
		{"ballpoint", inktest.Blue, true, false},
		{"fountain pen", color.NRGBA{60, 40, 150, 255}, true, false},
		{"navy", color.NRGBA{14, 24, 84, 255}, true, false},
		{"washed out", color.NRGBA{150, 175, 230, 255}, true, false},
		{"sky", color.NRGBA{20, 140, 220, 255}, true, false},
		{"black", inktest.Black, false, false},
		{"cool grey", color.NRGBA{108, 112, 124, 255}, false, false},
		{"green", color.NRGBA{20, 140, 60, 255}, false, false},
		{"teal", color.NRGBA{0, 160, 160, 255}, false, false},
		{"purple", color.NRGBA{150, 20, 160, 255}, false, false},
		{"stamp pad", inktest.Red, false, true},
		{"crimson", color.NRGBA{200, 30, 80, 255}, false, true},
		{"vermilion", color.NRGBA{230, 66, 30, 255}, false, true},
		{"pale red", color.NRGBA{235, 140, 140, 255}, false, true},
		{"orange", color.NRGBA{240, 140, 20, 255}, false, false},
		{"magenta", color.NRGBA{220, 20, 160, 255}, false, false},
		{"brown", color.NRGBA{110, 70, 30, 255}, false, false},
		{"paper", color.NRGBA{250, 248, 240, 255}, false, false},
	} {
		p, err := ink.Read(inktest.Signature(300, 120, c.ink))
		if err != nil {
			t.Fatal(err)
		}
		if p.Solid == 0 || p.Clear == 0 || p.Clear+p.Solid > p.Width*p.Height {
			t.Errorf("%s: %+v", c.name, p)
		}
		if (p.Blue == p.Solid) != c.blue || (p.Red == p.Solid) != c.red || !c.blue && p.Blue > 0 || !c.red && p.Red > 0 {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

// TestForms looks whether a picture says the same in every way that PNG stores it.
func TestForms(t *testing.T) {
	src := inktest.NewSheet(40, 40, inktest.Red)
	src.Circle(20, 20, 12, 3)
	want, err := ink.Read(src.PNG())
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		"8 bits":  image.NewNRGBA(src.Rect),
		"16 bits": image.NewNRGBA64(src.Rect),
	}
	for name, img := range forms {
		for y := range 40 {
			for x := range 40 {
				img.Set(x, y, src.At(x, y))
			}
		}
		if got, err := ink.Read(encode(t, img)); err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", name, got, err, want)
		}
	}
	gray := image.NewGray(src.Rect)
	if got, err := ink.Read(encode(t, gray)); err != nil || got.Clear != 0 || got.Solid != 1600 || got.Red != 0 {
		t.Errorf("grey: %+v, %v", got, err)
	}
}

func encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunk makes a chunk of a PNG.
func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// header is the chunk IHDR of a picture of 8 bits with alpha.
func header(width, height uint32) []byte {
	b := binary.BigEndian.AppendUint32(nil, width)
	b = binary.BigEndian.AppendUint32(b, height)
	return chunk("IHDR", append(b, 8, 6, 0, 0, 0))
}

// file joins chunks to a PNG.
func file(chunks ...[]byte) []byte {
	return append([]byte("\x89PNG\r\n\x1a\n"), slices.Concat(chunks...)...)
}

// zeros are n bytes of 0, packed.
func zeros(n int) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(make([]byte, n)); err != nil {
		panic(err) // a buffer takes everything
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// end is the chunk IEND.
func end() []byte { return chunk("IEND", nil) }

// hostile are pictures that cost more than they look, and what is said of them.
func hostile() map[string]struct {
	data []byte
	want error
} {
	good := inktest.Signature(120, 48, inktest.Blue)
	type row = struct {
		data []byte
		want error
	}
	return map[string]row{
		"empty":            {nil, ink.ErrNotPNG},
		"JPEG":             {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), ink.ErrNotPNG},
		"SVG":              {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), ink.ErrNotPNG},
		"signature alone":  {good[:8], ink.ErrBroken},
		"header alone":     {good[:33], ink.ErrBroken},
		"cut off":          {good[:len(good)-20], ink.ErrBroken},
		"spoilt":           {spoil(good), ink.ErrBroken},
		"no dots":          {file(header(0, 10), end()), ink.ErrBroken},
		"large header":     {file(header(60_000, 60_000), end()), ink.ErrDots},
		"largest header":   {file(header(1<<32-1, 1<<32-1), end()), ink.ErrDots},
		"wide":             {file(header(1<<31, 1), end()), ink.ErrDots},
		"animated":         {file(header(10, 10), chunk("acTL", make([]byte, 8)), chunk("IDAT", zeros(410)), end()), ink.ErrAnimated},
		"large file":       {append(slices.Clone(good), make([]byte, ink.MaxBytes)...), ink.ErrBytes},
		"bomb behind dots": {file(header(10, 10), chunk("IDAT", zeros(20<<20)), end()), ink.ErrBroken},
		"too few dots":     {file(header(1000, 1000), chunk("IDAT", zeros(10)), end()), ink.ErrBroken},
		"length":           {append(file(header(10, 10)), 0xff, 0xff, 0xff, 0xff, 'I', 'D', 'A', 'T', 0, 0, 0, 0), ink.ErrBroken},
		"no palette":       {file(chunk("IHDR", []byte{0, 0, 0, 9, 0, 0, 0, 9, 8, 3, 0, 0, 0}), chunk("IDAT", zeros(90)), end()), ink.ErrBroken},
		"many chunks":      {file(header(10, 10), bytes.Repeat(chunk("tEXt", nil), 80_000), chunk("IDAT", zeros(410)), end()), nil},
		"packed text":      {file(header(10, 10), chunk("zTXt", append([]byte("a\x00\x00"), zeros(20<<20)...)), chunk("IDAT", zeros(410)), end()), nil},
		"many data chunks": {file(header(10, 10), bytes.Repeat(chunk("IDAT", nil), 80_000), chunk("IDAT", zeros(410)), end()), nil},
	}
}

// spoil changes a byte of the dots.
func spoil(data []byte) []byte {
	data = slices.Clone(data)
	data[len(data)/2] ^= 0x55
	return data
}

// TestHostile looks what is said, and that it is said after little work: work is told by the memory that it took, as a
// clock would fail on a busy machine.
func TestHostile(t *testing.T) {
	for name, c := range hostile() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		p, err := ink.Read(c.data)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, c.want) || err == nil && p.Width != 10 {
			t.Errorf("%s: %+v, %v, want %v", name, p, err, c.want)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
			t.Errorf("%s took %d bytes", name, used)
		}
	}
}

// TestLargest reads the largest picture that is taken.
func TestLargest(t *testing.T) {
	const side = 1414
	p, err := ink.Read(file(header(side, side), chunk("IDAT", zeros(side*(4*side+1))), end()))
	if err != nil || p.Clear != side*side {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestBare looks whether a picture without what need not be there looks the same, and has nothing else.
func TestBare(t *testing.T) {
	good := inktest.Signature(120, 48, inktest.Blue)
	told := slices.Concat(good[:33], chunk("tEXt", []byte("Author\x00Nguyễn Văn A")), chunk("eXIf", make([]byte, 200)), good[33:], []byte("behind"))
	if bare := ink.Bare(told); !bytes.Equal(bare, good) {
		t.Errorf("%d bytes, want the %d of the plain picture", len(bare), len(good))
	}
	if bare := ink.Bare(good); !bytes.Equal(bare, good) {
		t.Error("a plain picture is changed")
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range hostile() {
		if len(c.data) < 1<<16 {
			f.Add(c.data)
		}
	}
	f.Add(inktest.Signature(60, 24, inktest.Blue))
	f.Fuzz(func(t *testing.T, data []byte) {
		size := ink.Measure(data)
		p, err := ink.Read(data)
		if err != nil {
			return
		}
		if p.Size != size || p.Clear+p.Solid > p.Width*p.Height || p.Blue+p.Red > p.Solid {
			t.Errorf("%+v, measured %v", p, size)
		}
		if again, err := ink.Read(ink.Bare(data)); err != nil || again != p {
			t.Errorf("bare: %+v, %v, want %+v", again, err, p)
		}
	})
}
