package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math"
	"runtime"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
)

// hanging is a paragraph on which images hang, 30 mm wide and high, one beside the other.
func hanging(pngs ...[]byte) *render.Paragraph {
	p := paragraph("Title", "GIÁM ĐỐC")
	for i, data := range pngs {
		p.Places = append(p.Places, render.Place{
			Name: "seal", Left: render.Length(30*i-60) * render.MM, Top: -5 * render.MM, Width: 30 * render.MM, Height: 30 * render.MM,
			Image: &render.Image{PNG: data, Alt: fmt.Sprintf("Dấu thứ %d", i+1)},
		})
	}
	return p
}

// stamped is a document of a paragraph with images.
func stamped(pngs ...[]byte) *render.Document {
	return &render.Document{
		Name: "dau", Info: render.Info{Title: "Dấu"}, Styles: sheet(),
		Sections: []render.Section{{Page: portrait(), Body: []render.Block{hanging(pngs...)}}},
	}
}

func encodePNG(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// signature is a stroke in blue ink, seal a ring of 36 mm in red at 360 dots to the inch; both are transparent
// around it, and half so at its edges.
func signature() []byte {
	m := image.NewNRGBA(image.Rect(0, 0, 600, 240))
	for i := range 20000 {
		at := float64(i) / 1000
		x, y := 20+int(at*28), 120+int(90*math.Sin(at*1.7)*math.Cos(at*0.3))
		m.SetNRGBA(x, y, color.NRGBA{20, 40, 170, 255})
		m.SetNRGBA(x+1, y, color.NRGBA{20, 40, 170, 128})
	}
	return encodePNG(m)
}

func seal() []byte {
	const size = 510
	m := image.NewNRGBA(image.Rect(0, 0, size, size))
	for i := range size * size {
		x, y := i%size, i/size
		switch r := math.Hypot(float64(x-size/2), float64(y-size/2)); {
		case r < 250 && r > 235, r < 60:
			m.SetNRGBA(x, y, color.NRGBA{215, 0, 0, 230})
		}
	}
	return encodePNG(m)
}

// chunks is a PNG of so many dots in each direction that image/png does not write.
func chunks(width, height uint32, depth, kind, interlace byte, rows []byte) []byte {
	out := bytes.NewBufferString("\x89PNG\r\n\x1a\n")
	chunk := func(name string, data []byte) {
		_ = binary.Write(out, binary.BigEndian, uint32(len(data)))
		body := append([]byte(name), data...)
		out.Write(body)
		_ = binary.Write(out, binary.BigEndian, crc32.ChecksumIEEE(body))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)
	chunk("IHDR", append(head, depth, kind, 0, 0, interlace))
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(rows)
	_ = w.Close()
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	return out.Bytes()
}

// drawImage makes an image of a kind with dots of many colours.
func drawImage[T interface {
	image.Image
	Set(x, y int, c color.Color)
}](m T) []byte {
	for i := range m.Bounds().Dx() * m.Bounds().Dy() {
		m.Set(i%m.Bounds().Dx(), i/m.Bounds().Dx(), color.NRGBA{uint8(40 * i), uint8(255 - 30*i), uint8(7 * i), uint8(51 * (i % 6))})
	}
	return encodePNG(m)
}

// pngs are images of all kinds that PNG has.
func pngs() map[string][]byte {
	area := image.Rect(0, 0, 7, 5)
	opaque := image.NewNRGBA(area)
	for i := range area.Dx() * area.Dy() {
		opaque.SetNRGBA(i%area.Dx(), i/area.Dx(), color.NRGBA{uint8(7 * i), uint8(11 * i), uint8(13 * i), 255})
	}
	return map[string][]byte{
		"transparent": drawImage(image.NewNRGBA(area)),
		"16 bits":     drawImage(image.NewNRGBA64(area)),
		"grey":        drawImage(image.NewGray(area)),
		"16 grey":     drawImage(image.NewGray16(area)),
		"palette":     drawImage(image.NewPaletted(area, color.Palette{color.Transparent, color.NRGBA{R: 200, A: 255}, color.NRGBA{B: 200, A: 100}})),
		"two colours": drawImage(image.NewPaletted(area, color.Palette{color.White, color.NRGBA{R: 200, A: 255}})),
		"opaque":      encodePNG(opaque),
		"grey with a mask": chunks(2, 2, 8, 4, 0, []byte{
			0, 10, 255, 20, 128,
			0, 30, 0, 40, 64,
		}),
		"interlaced": chunks(2, 2, 8, 6, 1, []byte{
			0, 1, 2, 3, 255, // the first pass has the first dot
			0, 4, 5, 6, 200, // the sixth the one beside it
			0, 7, 8, 9, 100, 10, 11, 12, 0, // the last one the row below
		}),
	}
}

// imagesOf are the images of a file, by the names that pages call them by.
func imagesOf(d *document) dict {
	pages := d.get(d.catalog()["Pages"]).(dict)
	page := d.get(pages["Kids"].(array)[0]).(dict)
	images, _ := d.get(d.get(page["Resources"]).(dict)["XObject"]).(dict)
	return images
}

// TestPictureKinds compares every dot of images of all kinds with what image/png reads.
func TestPictureKinds(t *testing.T) {
	for kind, data := range pngs() {
		t.Run(kind, func(t *testing.T) {
			want, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, encode(t, compute(t, stamped(data))))
			got := d.objects[imagesOf(d)["I0"].(ref)]
			var mask []byte
			if r, ok := got.value.(dict)["SMask"].(ref); ok {
				mask = d.objects[r].stream
			}
			size, opaque := want.Bounds().Size(), true
			if len(got.stream) != 3*size.X*size.Y {
				t.Fatalf("%d bytes of %v dots", len(got.stream), size)
			}
			for i := range size.X * size.Y {
				dot := color.NRGBAModel.Convert(want.At(i%size.X, i/size.X)).(color.NRGBA)
				opaque = opaque && dot.A == 255
				drawn := color.NRGBA{got.stream[3*i], got.stream[3*i+1], got.stream[3*i+2], 255}
				if mask != nil {
					drawn.A = mask[i]
				}
				if drawn != dot && (dot.A > 0 || drawn != color.NRGBA{255, 255, 255, 0}) {
					t.Errorf("dot %d is %v, want %v", i, drawn, dot)
				}
			}
			if opaque != (mask == nil) {
				t.Errorf("the image is opaque: %t, and has a mask: %t", opaque, mask != nil)
			}
		})
	}
}

// TestPictureOnce: an image is in the file once however often it is drawn; it is drawn over the text, in
// order, and each drawing is a figure with its words and its place.
func TestPictureOnce(t *testing.T) {
	one, two := signature(), seal()
	doc := stamped(one, two, bytes.Clone(one))
	doc.Sections = append(doc.Sections, doc.Sections[0])
	doc.Sections[1].Body = []render.Block{paragraph("Text", words), hanging(two)}
	l := compute(t, doc)
	file := encode(t, l)
	d := read(t, file)
	if n := len(imagesOf(d)); n != 2 {
		t.Errorf("%d images, want 2", n)
	}
	if !bytes.Equal(file, encode(t, l)) {
		t.Error("the same document gave other bytes")
	}
	var streamed bytes.Buffer
	if err := pdf.Write(t.Context(), &streamed, doc, fonts.Default(), pdf.Options{}); err != nil || !bytes.Equal(file, streamed.Bytes()) {
		t.Errorf("page by page the file is another: %v", err)
	}
	pages := d.get(d.catalog()["Pages"]).(dict)
	for i, want := range []string{"I0 I1 I0", "I1"} {
		page := d.get(pages["Kids"].(array)[i]).(dict)
		content := string(d.objects[page["Contents"].(ref)].stream)
		var drawn []string
		for part := range strings.SplitSeq(content, " cm/") {
			if name, _, ok := strings.Cut(part, " Do Q\n"); ok {
				drawn = append(drawn, name)
			}
		}
		if got := strings.Join(drawn, " "); got != want || strings.LastIndex(content, "Tj") > strings.Index(content, " Do") {
			t.Errorf("page %d draws %q, want %q, behind the text", i+1, got, want)
		}
	}
}

// TestPictureArtifact draws an image of nobody.
func TestPictureArtifact(t *testing.T) {
	page := a4()
	page.Items = []layout.Item{&layout.Picture{X: render.MM, Y: render.MM, Width: render.MM, Height: render.MM, PNG: seal()}}
	if d := read(t, encode(t, &layout.Layout{Pages: []layout.Page{page}})); len(imagesOf(d)) != 1 {
		t.Error("the image is not there")
	}
}

// TestPictureRefused: what is no image, or too large a one, is an error before room is taken for it.
func TestPictureRefused(t *testing.T) {
	good := seal()
	flipped := bytes.Clone(good)
	flipped[len(flipped)/2] ^= 1
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":       {nil, "reading an image"},
		"a text":        {[]byte("Dấu"), "reading an image"},
		"half":          {good[:len(good)/2], "reading an image"},
		"a flipped bit": {flipped, "reading an image"},
		"huge":          {chunks(1<<20, 1<<20, 8, 6, 0, nil), "are more than"},
		"beyond int32":  {chunks(1<<31, 1<<31, 8, 6, 0, nil), "reading an image"},
		"no dots":       {chunks(0, 0, 8, 6, 0, nil), "reading an image"},
		"too few dots":  {chunks(2000, 2000, 8, 6, 0, []byte{0}), "reading an image"},
	} {
		var before, after runtime.MemStats
		l := compute(t, stamped(test.data))
		var b bytes.Buffer
		runtime.ReadMemStats(&before)
		err := pdf.Encode(&b, l, pdf.Options{})
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), test.want) || b.Len() > 0 {
			t.Errorf("%s: error %v, want %q; %d bytes written", name, err, test.want, b.Len())
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s: %d bytes were allocated", name, used)
		}
	}
	l := compute(t, stamped(good))
	l.Tree.Children[0].Children[1].Alt = ""
	if err := pdf.Encode(&bytes.Buffer{}, l, pdf.Options{}); err == nil || !strings.Contains(err.Error(), "without a description") {
		t.Errorf("without a description: error %v", err)
	}
}

// FuzzPicture: no bytes of an image make Encode panic or write a broken file.
func FuzzPicture(f *testing.F) {
	for _, data := range pngs() {
		f.Add(data)
	}
	f.Add([]byte{})
	f.Add(chunks(1<<16, 1<<16, 16, 6, 1, []byte{0}))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b bytes.Buffer
		err := pdf.Encode(&b, compute(t, stamped(data)), pdf.Options{})
		if err == nil {
			read(t, b.Bytes())
		} else if strings.Contains(err.Error(), "mistake of this program") {
			t.Error(err)
		}
	})
}
