package docx_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/docx"
	"vanban/render/layout"
)

// dots is a PNG of so many dots, half of them red and the rest transparent. Other sizes are other images.
func dots(width, height int) []byte {
	return filled(width, height, func(i int) bool { return i%2 == 0 })
}

// filled is a PNG with those dots red that the function chooses, and the rest transparent.
func filled(width, height int, chosen func(i int) bool) []byte {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		if chosen(i) {
			m.SetNRGBA(i%width, i/width, color.NRGBA{R: 255, A: 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// stamped is an empty paragraph with the place of a seal, 36 mm wide and high.
func stamped(seal *render.Image) *render.Paragraph {
	return &render.Paragraph{Role: "ChucVu", Places: []render.Place{{
		Name: "seal", Left: -40 * render.MM, Top: -6 * render.MM, Width: 36 * render.MM, Height: 36 * render.MM,
		Image: seal, Source: render.Source{Pointer: "/seal"},
	}}}
}

// signed is a document of three sections, the first and the last with a header and a footer on their first
// pages, and images in a cell of a table, in the foot and in a paragraph; two of them are the same.
func signed() *render.Document {
	seal := &render.Image{PNG: dots(9, 9), Alt: "Dấu của Sở <KH&CN>"}
	sign := stamped(seal)
	sign.Places = append(sign.Places, render.Place{
		Name: "signature", Left: -20 * render.MM, Top: -2 * render.MM, Width: 50 * render.MM, Height: 20 * render.MM,
		Image: &render.Image{PNG: dots(50, 20), Alt: "Chữ ký"},
	}, render.Place{Name: "second", Width: render.MM, Height: render.MM})
	foot := foot()
	foot.Rows[0].Cells[1].Blocks = []render.Block{text("ChucVu", "GIÁM ĐỐC"), sign, text("ChucVu", "Nguyễn Văn A")}
	grid := grid()
	grid.Rows[1].Cells[0].Blocks = []*render.Paragraph{stamped(&render.Image{PNG: bytes.Clone(seal.PNG), Alt: "Dấu"})}
	first := render.Section{
		Page:   portrait,
		Header: []render.Block{text("KyGhiChu", "15/QĐ-SKHCN; 05-01-2021; Sở Khoa học và Công nghệ")},
		Footer: []render.Block{rule(nil, 1, 1), text("DiaChi", "Số 1, đường 30/4"), text("DiaChi", "ĐT: 0277 3851 999")},
		Body:   []render.Block{head(), text("NoiDung", "Một."), foot},
	}
	last := first
	last.Page.Number.HideFirst = false
	last.Body = []render.Block{stamped(seal)}
	return &render.Document{Name: "ky", Styles: sheet, Sections: []render.Section{
		first, {Page: landscape, Body: []render.Block{text("TenLoai", "Phụ lục"), grid}}, last,
	}}
}

var (
	anchors   = regexp.MustCompile(`relativeHeight="(\d+)".*?<wp:docPr id="(\d+)" name="[^"]*" descr="([^"]*)"/>.*?r:embed="(\w+)"`)
	relations = regexp.MustCompile(`Id="(\w+)" Type="[^"]*/(image|header|footer)" Target="([^"]*)"`)
)

// TestPictures: an image is in the file once, and is drawn wherever it hangs, one above the other in order.
func TestPictures(t *testing.T) {
	d := signed()
	data := encode(t, d, resolve(t, d))
	checkPackage(t, data)
	targets := map[string]string{}
	for _, m := range relations.FindAllStringSubmatch(string(part(t, data, "word/_rels/document.xml.rels")), -1) {
		targets[m[1]] = m[3]
	}
	drawn := anchors.FindAllStringSubmatch(string(part(t, data, "word/document.xml")), -1)
	want := []struct {
		alt string
		png []byte
	}{
		{"Dấu của Sở &lt;KH&amp;CN&gt;", dots(9, 9)}, {"Chữ ký", dots(50, 20)}, {"Dấu", dots(9, 9)}, {"Dấu của Sở &lt;KH&amp;CN&gt;", dots(9, 9)},
	}
	if len(drawn) != len(want) {
		t.Fatalf("%d images are drawn, want %d", len(drawn), len(want))
	}
	media := map[string]bool{}
	for i, w := range want {
		if drawn[i][3] != w.alt || !bytes.Equal(part(t, data, "word/"+targets[drawn[i][4]]), w.png) {
			t.Errorf("image %d is another: %q", i, drawn[i][3])
		}
		if i > 0 && drawn[i][1] <= drawn[i-1][1] {
			t.Errorf("image %d lies at %s, not above %s", i, drawn[i][1], drawn[i-1][1])
		}
		media[targets[drawn[i][4]]] = true
	}
	if len(media) != 2 {
		t.Errorf("%d files hold the images, want 2", len(media))
	}
	if !bytes.Equal(data, encode(t, d, resolve(t, d))) {
		t.Error("the same document gave other bytes")
	}
}

// TestPicturesToCome: a place without an image leaves no trace.
func TestPicturesToCome(t *testing.T) {
	with, without := only(stamped(nil), text("NoiDung", "a")), only(&render.Paragraph{Role: "ChucVu", KeepLines: true}, text("NoiDung", "a"))
	if !bytes.Equal(encode(t, with, layout.Resolved{}), encode(t, without, layout.Resolved{})) {
		t.Error("a place without an image is written")
	}
}

// TestPicturesInLetterhead: images go into a letterhead that has a default for their extension, and numbers
// like theirs.
func TestPicturesInLetterhead(t *testing.T) {
	if types := part(t, letterhead(t), "[Content_Types].xml"); !bytes.Contains(types, []byte(`Default Extension="png"`)) {
		t.Fatal("the letterhead has no default for PNG")
	}
	b := readBase(t, change(t, entry{"word/media/Picture1.PNG", dots(2, 2)}))
	d := signed()
	d.Fields = values
	data := fill(t, b, d)
	checkPackage(t, data)
	drawn := anchors.FindAllStringSubmatch(string(part(t, data, "word/document.xml")), -1)
	if len(drawn) != 4 || drawn[0][2] != "2" {
		t.Errorf("the images are %q", drawn)
	}
	if got := part(t, data, "word/media/picture2.png"); !bytes.Equal(got, dots(9, 9)) {
		t.Error("the first image is another")
	}
	for _, e := range unzip(t, data) {
		if n, main := bytes.Count(e.data, []byte("15/QĐ-SKHCN; 05-01")), e.name == "word/document.xml"; main && n != 2 || !main && n > 0 {
			t.Errorf("%s has our header %d times", e.name, n)
		}
		if bytes.Contains(e.data, []byte(">ĐT: 0277 3851 999<")) {
			t.Errorf("%s has our footer", e.name)
		}
	}
}

// TestFirstPages: what stands on the first page of a section alone stands on no other, and numbers stay
// where they are.
func TestFirstPages(t *testing.T) {
	d := signed()
	data := encode(t, d, resolve(t, d))
	targets := map[string]string{}
	for _, m := range relations.FindAllStringSubmatch(string(part(t, data, "word/_rels/document.xml.rels")), -1) {
		targets[m[1]] = m[3]
	}
	reference := regexp.MustCompile(`<w:(header|footer)Reference w:type="(\w+)" r:id="(\w+)"/>`)
	const line, address = "15/QĐ-SKHCN; 05-01-2021; Sở Khoa học và Công nghệ¶", "Số 1, đường 30/4¶ĐT: 0277 3851 999¶"
	want := []map[string]string{
		{"header default": "1¶", "header first": line, "footer default": "", "footer first": address},
		{"header default": "1¶", "header first": "", "footer default": "", "footer first": ""},
		{"header default": "1¶", "header first": "1¶" + line, "footer default": "", "footer first": address},
	}
	sections := strings.SplitAfter(string(part(t, data, "word/document.xml")), "</w:sectPr>")
	for i, w := range want {
		got := map[string]string{}
		for _, m := range reference.FindAllStringSubmatch(sections[i], -1) {
			got[m[1]+" "+m[2]] = words(t, part(t, data, "word/"+targets[m[3]]))
		}
		if fmt.Sprint(got) != fmt.Sprint(w) {
			t.Errorf("section %d has %q, want %q", i+1, got, w)
		}
		if !strings.Contains(sections[i], "<w:titlePg/>") {
			t.Errorf("the first page of section %d is not its own", i+1)
		}
	}
}

// FuzzPicture: no bytes of an image make Encode panic.
func FuzzPicture(f *testing.F) {
	f.Add(dots(3, 3), "Dấu")
	f.Add(dots(3, 3)[:40], "a\x01")
	f.Add([]byte{}, "")
	f.Fuzz(func(t *testing.T, data []byte, alt string) {
		var b bytes.Buffer
		if docx.Encode(&b, only(stamped(&render.Image{PNG: data, Alt: alt})), layout.Resolved{}, docx.Options{}) == nil {
			checkPackage(t, b.Bytes())
		}
	})
}
