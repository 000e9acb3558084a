package svg_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	pixels "image"
	"image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/svg"
)

func encode(t testing.TB, p *layout.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := svg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// image is what an SVG file shows.
type image struct {
	viewBox  string
	texts    []text
	elements map[string]int
	labels   []string // of groups
}

// text is a text element: its words with their blanks, and where they begin.
type text struct {
	words []string
	at    []float64
	attr  map[string]string
}

// read parses a file strictly. Whatever points elsewhere fails the test.
func read(t testing.TB, file []byte) image {
	t.Helper()
	img := image{elements: map[string]int{}}
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return img
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		switch token := token.(type) {
		case xml.StartElement:
			img.start(t, token)
		case xml.CharData:
			if n := len(img.texts); n > 0 && len(img.texts[n-1].at) > len(img.texts[n-1].words) {
				img.texts[n-1].words = append(img.texts[n-1].words, string(token))
			}
		}
	}
}

func (img *image) start(t testing.TB, e xml.StartElement) {
	img.elements[e.Name.Local]++
	attr := map[string]string{}
	for _, a := range e.Attr {
		attr[a.Name.Local] = a.Value
		if a.Name.Space == "xmlns" {
			continue // a name, which leads nowhere
		}
		if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "data:image/png;base64,") || strings.Contains(a.Value, "url(") || a.Name.Local != "xmlns" && strings.Contains(a.Value, "://") {
			t.Errorf("<%s %s=%q> points out of the file", e.Name.Local, a.Name.Local, a.Value)
		}
	}
	switch e.Name.Local {
	case "svg":
		img.viewBox = attr["viewBox"]
	case "text":
		img.texts = append(img.texts, text{attr: attr})
	case "tspan":
		last := &img.texts[len(img.texts)-1]
		x, err := strconv.ParseFloat(attr["x"], 64)
		if err != nil {
			t.Error(err)
		}
		last.at = append(last.at, x)
	case "g":
		img.labels = append(img.labels, attr["aria-label"])
	}
}

// TestPageShowsWhatLayoutPlaced compares every text of a document's pages with the layout: its
// words are there once, in order, and the last one ends where the text does.
func TestPageShowsWhatLayoutPlaced(t *testing.T) {
	l := compute(t, sample())
	for i := range l.Pages {
		p := &l.Pages[i]
		img := read(t, encode(t, p))
		if want := "0 0 595.3 841.9"; img.viewBox != want { // whole twips
			t.Errorf("the view is %q, want %q", img.viewBox, want)
		}
		comparePage(t, p, img)
	}
}

func comparePage(t *testing.T, p *layout.Page, img image) {
	t.Helper()
	shapes := img.elements["line"] + img.elements["path"] + img.elements["rect"] - 1 // the paper
	for _, item := range p.Items {
		want, ok := item.(*layout.Text)
		if !ok {
			shapes--
			continue
		}
		if len(img.texts) == 0 {
			t.Fatalf("page %d lacks %q", p.Number, want.Text)
		}
		compareText(t, want, img.texts[0])
		img.texts = img.texts[1:]
	}
	if len(img.texts) > 0 || shapes != 0 {
		t.Errorf("page %d: %d texts and %d shapes too many", p.Number, len(img.texts), shapes)
	}
}

func compareText(t *testing.T, want *layout.Text, got text) {
	t.Helper()
	if strings.Join(got.words, "") != strings.ReplaceAll(want.Text, "\u2011", "-") || (got.attr["transform"] != "") != want.Up || (got.attr["font-weight"] == "bold") != want.Bold {
		t.Errorf("%q %v is drawn, want %+v", got.words, got.attr, want)
	}
	last := strings.TrimRight(got.words[len(got.words)-1], " \u00a0")
	if strings.TrimRight(want.Text, " \u00a0") != want.Text {
		return
	}
	face := fonts.Default().Face(want.Bold, want.Italic)
	end := got.at[len(got.at)-1] + render.Length(face.Width(last, int64(want.Size))).Points()
	if right := (want.X + want.Width).Points(); end < right-0.02 || end > right+0.02 || len(got.words) != len(got.at) {
		t.Errorf("%q ends at %.3f, want %.3f", want.Text, end, right)
	}
}

// TestFigureSaysWhatItShows expects the words for a chart on the group that it is drawn in.
func TestFigureSaysWhatItShows(t *testing.T) {
	l := compute(t, sample())
	var labels []string
	for i := range l.Pages {
		labels = append(labels, read(t, encode(t, &l.Pages[i])).labels...)
	}
	labels = slices.DeleteFunc(labels, func(s string) bool { return s == "" })
	if want := []string{"Quý I <500> & \"quý II\"", "Đường", "Chồng"}; !slices.Equal(labels, want) {
		t.Errorf("figures are %q, want %q", labels, want)
	}
}

// TestPicture expects an image as a part of the file, in a group with its words, stretched to its place.
func TestPicture(t *testing.T) {
	dot := pixels.NewGray(pixels.Rect(0, 0, 1, 1))
	var file bytes.Buffer
	if err := png.Encode(&file, dot); err != nil {
		t.Fatal(err)
	}
	d := sample()
	s := &d.Sections[0]
	s.Body = append([]render.Block{&render.Paragraph{Role: "Text", Places: []render.Place{
		{Left: -10 * render.Pt, Width: 20 * render.Pt, Height: 5 * render.Pt, Image: &render.Image{PNG: file.Bytes(), Alt: "Dấu <đỏ>"}},
		{Width: render.MM, Height: render.MM},
	}}}, s.Body...)
	page := &compute(t, d).Pages[0]
	at := page.Places[0]
	data := encode(t, page)
	if img := read(t, data); img.elements["image"] != 1 || !slices.Contains(img.labels, "Dấu <đỏ>") {
		t.Errorf("%d images with the words %q", img.elements["image"], img.labels)
	}
	want := fmt.Sprintf(`<image x="%.2f" y="%.1f" width="20" height="5" preserveAspectRatio="none"`, at.X.Points(), at.Y.Points())
	if !strings.Contains(string(data), want) || !strings.Contains(string(data), "base64,"+base64.StdEncoding.EncodeToString(file.Bytes())+`"`) {
		t.Errorf("the page has no %s", want)
	}
}

// TestGolden spells out a small page.
func TestGolden(t *testing.T) {
	figure := &layout.Node{Kind: layout.NodeFigure, Alt: `a "b" & c`}
	p := &layout.Page{Width: 100 * render.Pt, Height: 50 * render.Pt, Items: []layout.Item{
		&layout.Text{X: 10 * render.Pt, Y: 20 * render.Pt, Size: 10 * render.Pt, WordSpace: layout.Frac{Num: int64(render.Pt), Den: 2}, Text: "a <b>\u00a0c", Bold: true},
		&layout.Rule{X1: 1, Y1: 25400, X2: 12700, Y2: 25400, Weight: 6350},
		&layout.Frame{X: 12700, Y: 12700, Width: 25400, Height: 6350, Weight: 12700, Color: render.Color{R: 200}},
		&layout.Path{Lines: [][]layout.Point{{{X: 0, Y: 0}, {X: 12700, Y: -127}}}, Weight: 12700, Dashes: []render.Length{12700, 6350}, Node: figure},
		&layout.Path{Lines: [][]layout.Point{{{X: 0, Y: 0}, {X: 12700, Y: 0}, {X: 0, Y: 127}}}, Closed: true, Filled: true, Node: figure},
		&layout.Text{X: 10 * render.Pt, Y: 20 * render.Pt, Size: 127000, Text: "ừ", Italic: true, Up: true, Node: figure},
	}}
	want := `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="100pt" height="50pt" viewBox="0 0 100 50">
<rect width="100" height="50" fill="#fff"/>
<g font-family="'Liberation Serif','Times New Roman',Tinos,serif" text-rendering="geometricPrecision" style="font-kerning:none;font-variant-ligatures:none;white-space:pre" xml:space="preserve" fill="none" stroke-miterlimit="10">
<text y="20" font-size="10" fill="#000000" font-weight="bold"><tspan x="10">a </tspan><tspan x="18">&lt;b&gt;` + "\u00a0" + `</tspan><tspan x="37.96">c</tspan></text>
<line x1="0" y1="2" x2="1" y2="2" stroke="#000000" stroke-width="0.5"/>
<rect x="1" y="1" width="2" height="0.5" stroke="#c80000" stroke-width="1"/>
<g role="img" aria-label="a &#34;b&#34; &amp; c">
<path d="M0 0L1 -0.01" stroke="#000000" stroke-width="1" stroke-linejoin="round" stroke-dasharray="1,0.5"/>
<path d="M0 0L1 0L0 0.01Z" fill="#000000"/>
<text y="20" font-size="10" fill="#000000" font-style="italic" transform="rotate(-90 10 20)"><tspan x="10">ừ</tspan></text>
</g>
</g>
</svg>
`
	if got := string(encode(t, p)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestErrors draws what cannot be drawn, of which nothing is written.
func TestErrors(t *testing.T) {
	for _, p := range []*layout.Page{
		nil,
		{Items: []layout.Item{nil}},
		{Items: []layout.Item{&layout.Rule{}, (*layout.Text)(nil)}},
		{Items: []layout.Item{(*layout.Path)(nil)}},
		{Items: []layout.Item{(*layout.Picture)(nil)}},
		{Items: []layout.Item{&layout.Picture{PNG: []byte("GIF89a")}}},
	} {
		var b bytes.Buffer
		if err := svg.Encode(&b, p, nil); err == nil || b.Len() > 0 {
			t.Errorf("%v: %d bytes and error %v", p, b.Len(), err)
		}
	}
}

// FuzzText draws a text of any letters: the file is well-formed and says the text, but for the
// characters that XML has no place for.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Quyết định", "a  b", " ", "]]>&<\"'", "\u00a0x\u00a0", "\x00\x1f\xff", "\r\n\t"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, up bool) {
		node := &layout.Node{Kind: layout.NodeFigure, Alt: s}
		p := &layout.Page{Items: []layout.Item{&layout.Text{Size: 12700, Text: s, Up: up, Node: node}}}
		img := read(t, encode(t, p))
		want := strings.Map(character, s)
		if got := strings.Join(img.texts[0].words, ""); got != want || img.labels[1] != want {
			t.Errorf("%q is drawn as %q, want %q", s, got, want)
		}
	})
}

// character is a rune, or the sign for one that XML has no place for (XML 1.0, 2.2).
func character(r rune) rune {
	control := r < ' ' && r != '\t' && r != '\n' && r != '\r'
	if control || r == 0xFFFE || r == 0xFFFF {
		return '\uFFFD'
	}
	return r
}
