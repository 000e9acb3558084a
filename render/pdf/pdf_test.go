package pdf_test

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
)

func TestSameBytes(t *testing.T) {
	want := encode(t, compute(t, sample()))
	l := compute(t, sample())
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 3 {
				if !bytes.Equal(encode(t, l), want) {
					t.Error("the same layout gives other bytes")
				}
			}
		})
	}
	wait.Wait()
}

func TestFile(t *testing.T) {
	doc := sample()
	d := read(t, encode(t, compute(t, doc)))
	catalog := d.catalog()
	if catalog["Lang"] != "vi-VN" || d.dict(catalog["ViewerPreferences"])["DisplayDocTitle"] != true {
		t.Errorf("catalog is %v", catalog)
	}
	if id := d.trailer["ID"].(array); len(id) != 2 || id[0] != id[1] || len(id[0].(string)) != 16 {
		t.Errorf("identifier is %q", id)
	}
	info := d.dict(d.trailer["Info"])
	for key, want := range map[name]string{
		"Title": doc.Info.Title, "Author": doc.Info.Author, "Subject": doc.Info.Subject, "Keywords": doc.Info.Keywords,
		"CreationDate": "D:20221230000000+07'00'", "ModDate": "D:20221230000000+07'00'",
	} {
		if got := text(info[key]); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	var sizes []string
	for _, page := range d.pages() {
		box, ok := d.dict(page)["MediaBox"]
		if !ok {
			box = d.dict(catalog["Pages"])["MediaBox"]
		}
		sizes = append(sizes, fmt.Sprint(box))
	}
	// Layout counts in twips, as Word does: A4 is 11906 of them wide.
	if got, want := fmt.Sprint(slices.Compact(sizes)), "[[0 0 595.3 841.9] [0 0 841.9 595.3] [0 0 595.3 841.9]]"; got != want {
		t.Errorf("pages are %s, want %s", got, want)
	}
}

// TestEveryFileHasItsOwnIdentifier changes one letter.
func TestEveryFileHasItsOwnIdentifier(t *testing.T) {
	id := func(s string) string {
		l := &layout.Layout{Pages: []layout.Page{a4(&layout.Text{Text: s})}}
		return read(t, encode(t, l)).trailer["ID"].(array)[0].(string)
	}
	a, again, b := id("a"), id("a"), id("b")
	if a != again || a == b {
		t.Error("the identifier does not follow from the contents")
	}
}

func TestUnknownDateStaysOut(t *testing.T) {
	doc := sample()
	doc.Info = render.Info{}
	file := encode(t, compute(t, doc))
	d := read(t, file)
	info := d.dict(d.trailer["Info"])
	if info["CreationDate"] != nil || info["ModDate"] != nil || bytes.Contains(file, []byte("CreateDate")) {
		t.Errorf("a document without a date says %v", info)
	}
	if text(info["Title"]) != "Văn bản" {
		t.Errorf("a document without a title is called %q", text(info["Title"]))
	}
}

func TestLanguage(t *testing.T) {
	var b bytes.Buffer
	if err := pdf.Encode(&b, compute(t, sample()), pdf.Options{Language: "en"}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, b.Bytes()).catalog()["Lang"]; got != "en" {
		t.Errorf("language is %v", got)
	}
}

// TestMetadata reads the XMP packet as XML.
func TestMetadata(t *testing.T) {
	d := read(t, encode(t, compute(t, sample())))
	packet := d.objects[d.catalog()["Metadata"].(ref)].stream
	found := map[string]string{}
	var path []string
	for x := xml.NewDecoder(bytes.NewReader(packet)); ; {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(token)); s != "" && len(path) < 7 {
				found[strings.Join(path[min(3, len(path)):], "/")] = s
			}
		}
	}
	info := sample().Info
	for path, want := range map[string]string{
		"part": "1", "conformance": "A", "title/Alt/li": info.Title, "creator/Seq/li": info.Author,
		"description/Alt/li": info.Subject, "Keywords": info.Keywords, "CreateDate": "2022-12-30T00:00:00+07:00",
		"identifier": info.Identifier, "type/Bag/li": info.Type, "language/Bag/li": "vi-VN", "date/Seq/li": "2022-12-30",
	} {
		if found[path] != want {
			t.Errorf("%s is %q, want %q", path, found[path], want)
		}
	}
}

// TestColourProfile checks the frame of the ICC profile: its size, and that its tags lie
// in it on whole words.
func TestColourProfile(t *testing.T) {
	d := read(t, encode(t, compute(t, sample())))
	intent := d.dict(d.catalog()["OutputIntents"].(array)[0])
	profile := d.objects[intent["DestOutputProfile"].(ref)].stream
	if int(binary.BigEndian.Uint32(profile)) != len(profile) || string(profile[36:40]) != "acsp" || string(profile[12:24]) != "mntrRGB XYZ " {
		t.Fatalf("profile of %d bytes begins with %q", len(profile), profile[:40])
	}
	for i := range int(binary.BigEndian.Uint32(profile[128:])) {
		entry := profile[132+12*i:]
		from, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if from%4 != 0 || int(from+size) > len(profile) {
			t.Errorf("tag %q lies at %d to %d of %d", entry[:4], from, from+size, len(profile))
		}
	}
}

func TestOutline(t *testing.T) {
	d := read(t, encode(t, compute(t, sample())))
	var got []string
	root := d.dict(d.catalog()["Outlines"])
	d.bookmarks(root["First"], 0, &got)
	want := []string{"KẾ HOẠCH cải cách hành chính năm 2023"}
	for i := range 36 {
		want = append(want, fmt.Sprintf("> Điều %d. Trách nhiệm của các đơn vị trong việc thực hiện quý I-IV/2023 và những năm tiếp theo", i+1))
	}
	want = append(want, "PHỤ LỤC", "> Cuối")
	if !slices.Equal(got, want) {
		t.Errorf("outline is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// bookmarks lists an item, what is below it and its successors, and checks that each leads
// to a place on its page.
func (d *document) bookmarks(item any, depth int, list *[]string) {
	for ; item != nil; item = d.dict(item)["Next"] {
		b := d.dict(item)
		dest := b["Dest"].(array)
		if y := num(dest[3]); y <= 0 || y > 842 || d.dict(dest[0])["Type"] != name("Page") {
			d.t.Errorf("bookmark %q leads to %v", text(b["Title"]), dest)
		}
		*list = append(*list, strings.Repeat("> ", depth)+text(b["Title"]))
		d.bookmarks(b["First"], depth+1, list)
	}
}

// TestBookmarkOfATallPage has the last page lie: fpdf counts heights from its top.
func TestBookmarkOfATallPage(t *testing.T) {
	node := &layout.Node{Kind: layout.NodeHeading1}
	tree := &layout.Node{Children: []*layout.Node{node}}
	last := a4()
	last.Width, last.Height = last.Height, last.Width
	for _, lines := range []struct{ first, second, want string }{
		{"Quý I-", "IV", "Quý I-IV"}, {"Số 15/QĐ\u2011", "SNV", "Số 15/QĐ-SNV"}, {"Mục 1 -", "Hai", "Mục 1 - Hai"}, {"Một", "hai", "Một hai"}, {"Số\u00A01 ", "hai", "Số 1 hai"},
	} {
		l := &layout.Layout{Tree: tree, Pages: []layout.Page{a4(
			&layout.Text{Y: 114 * render.Pt, Text: lines.first, Node: node},
			&layout.Text{Y: 214 * render.Pt, Text: lines.second, Node: node}), last}}
		d := read(t, encode(t, l))
		b := d.dict(d.dict(d.catalog()["Outlines"])["First"])
		if dest := b["Dest"].(array); text(b["Title"]) != lines.want || fmt.Sprintf("%.2f", num(dest[3])) != "741.89" {
			t.Errorf("bookmark %q leads to %v, want %q at 741.89", text(b["Title"]), dest, lines.want)
		}
	}
}

// TestOwnFamily draws with faces that an operator has: the pages are the same.
func TestOwnFamily(t *testing.T) {
	family, err := fonts.ReadFamily(os.DirFS("../../fonts/liberation"))
	if err != nil {
		t.Fatal(err)
	}
	l := compute(t, sample())
	l.Family = family
	d := read(t, encode(t, l))
	embedded := d.fonts()
	for i, page := range d.pages() {
		d.compare(&l.Pages[i], d.draw(page, embedded))
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, want string
		layout     layout.Layout
	}{
		{"no page", "no page", layout.Layout{}},
		{"an emoji", "LiberationSerif cannot draw U+1F600", layout.Layout{Pages: []layout.Page{a4(&layout.Text{Text: "a😀"})}}},
		{"a line feed", "LiberationSerif-Bold cannot draw U+000A", layout.Layout{Pages: []layout.Page{a4(&layout.Text{Text: "a\n", Bold: true})}}},
		{
			"a foreign node", "an item belongs to a node that is not in the tree",
			layout.Layout{Pages: []layout.Page{a4(&layout.Text{Text: "a", Node: new(layout.Node)})}},
		},
		{"a face that is nil", "lacks a face", layout.Layout{Pages: []layout.Page{a4()}, Family: new(fonts.Family)}},
		{"a node that is nil", "a node of the tree is nil", layout.Layout{Pages: []layout.Page{a4()}, Tree: &layout.Node{Children: []*layout.Node{nil}}}},
		{"a node of no kind", "unknown kind 99", layout.Layout{Pages: []layout.Page{a4()}, Tree: &layout.Node{Children: []*layout.Node{{Kind: 99}}}}},
		{"a cell of no scope", "unknown scope 9", layout.Layout{Pages: []layout.Page{a4()}, Tree: &layout.Node{Kind: layout.NodeHeaderCell, Scope: 9}}},
		{"a text that is nil", "page 1: cannot draw a *layout.Text that is nil", layout.Layout{Pages: []layout.Page{{Items: []layout.Item{(*layout.Text)(nil)}}}}},
		{"a rule that is nil", "page 1: cannot draw a *layout.Rule that is nil", layout.Layout{Pages: []layout.Page{{Items: []layout.Item{(*layout.Rule)(nil)}}}}},
		{"a frame that is nil", "page 1: cannot draw a *layout.Frame that is nil", layout.Layout{Pages: []layout.Page{{Items: []layout.Item{(*layout.Frame)(nil)}}}}},
		{"a path that is nil", "page 1: cannot draw a *layout.Path that is nil", layout.Layout{Pages: []layout.Page{{Items: []layout.Item{(*layout.Path)(nil)}}}}},
		{"a path of a foreign node", "not in the tree", layout.Layout{Pages: []layout.Page{a4(&layout.Path{Node: new(layout.Node)})}}},
		{"a figure without words", "a figure without a description", layout.Layout{Pages: []layout.Page{a4()}, Tree: &layout.Node{Kind: layout.NodeFigure}}},
		{"an unknown item", "page 1: cannot draw a <nil>", layout.Layout{Pages: []layout.Page{a4(nil)}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			err := pdf.Encode(&b, &test.layout, pdf.Options{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes were written all the same", b.Len())
			}
		})
	}
	if err := pdf.Encode(io.Discard, nil, pdf.Options{}); err == nil || !strings.Contains(err.Error(), "no page") {
		t.Errorf("no layout gives %v", err)
	}
	if err := pdf.Encode(fullDisk{}, compute(t, sample()), pdf.Options{}); !errors.Is(err, errFull) {
		t.Errorf("a writer that fails gives %v", err)
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// TestLongDocument writes more pages and elements than one object stream holds.
func TestLongDocument(t *testing.T) {
	tree := &layout.Node{}
	l := &layout.Layout{Tree: tree}
	for i := range 300 {
		var items []layout.Item
		for j := range 10 {
			n := &layout.Node{Kind: layout.NodeParagraph}
			tree.Children = append(tree.Children, n)
			items = append(items, &layout.Text{X: render.Length(j) * render.MM, Text: fmt.Sprint(i, j), Node: n})
		}
		l.Pages = append(l.Pages, a4(items...))
	}
	d := read(t, encode(t, l))
	embedded := d.fonts()
	for i, page := range d.pages() {
		if got := d.draw(page, embedded).texts; len(got) != 10 || got[9].text != fmt.Sprint(i, 9) {
			t.Fatalf("page %d shows %d texts", i+1, len(got))
		}
	}
}

// TestFewRunesMakeASmallFile counts on fonts of the runes that are drawn.
func TestFewRunesMakeASmallFile(t *testing.T) {
	l := &layout.Layout{Pages: []layout.Page{a4(&layout.Text{Text: "Số 5"}, &layout.Text{Text: "α", Bold: true})}}
	if file := encode(t, l); len(file) > 8000 {
		t.Errorf("a page of five letters takes %d bytes", len(file))
	}
}

// TestDatesAreWrittenWithTheirZone looks at zones on both sides of Greenwich.
func TestDatesAreWrittenWithTheirZone(t *testing.T) {
	for zone, want := range map[int]string{0: "+00'00'", 7 * 3600: "+07'00'", -(3*3600 + 1800): "-03'30'"} {
		l := &layout.Layout{Pages: []layout.Page{a4()}}
		l.Info.Created = time.Date(2020, 3, 5, 1, 2, 3, 0, time.FixedZone("", zone))
		d := read(t, encode(t, l))
		if got := d.dict(d.trailer["Info"])["CreationDate"]; got != "D:20200305010203"+want {
			t.Errorf("date is %v, want zone %s", got, want)
		}
	}
}

// FuzzFamily draws with broken faces: an error at most.
func FuzzFamily(f *testing.F) {
	data, err := os.ReadFile("../../fonts/liberation/LiberationSerif-Italic.ttf")
	if err != nil {
		f.Fatal(err)
	}
	l := compute(f, sample())
	f.Add(uint32(0), []byte{})
	for at := uint32(60_000); at < 300_000; at += 24_001 {
		f.Add(at, []byte{0xFF, 0xFF, 0x01, 0x20})
	}
	f.Fuzz(func(t *testing.T, at uint32, change []byte) {
		broken := slices.Clone(data)
		copy(broken[min(int(at), len(broken)):], change)
		face, err := fonts.ParseFace(broken)
		if err != nil {
			return
		}
		other := *l
		other.Family = &fonts.Family{Regular: face, Bold: face, Italic: face, BoldItalic: face}
		_ = pdf.Encode(io.Discard, &other, pdf.Options{})
	})
}
