package preflight_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
	"vanban/render/pdf/cos"
	"vanban/render/pdf/preflight/preflighttest"
)

func text(role render.Role, s string) *render.Paragraph {
	return &render.Paragraph{Role: role, Runs: []render.Run{{Text: s}}}
}

func item(level, label int, s string) *render.Paragraph {
	p := text("Text", s)
	p.List = render.List{Level: level, Label: label}
	return p
}

func cell(s string, cols, rows int, heads bool) render.Cell {
	return render.Cell{Cols: cols, Rows: rows, Scope: heads, Blocks: []*render.Paragraph{text("Text", s)}}
}

// sample has one of all that the checker looks at: headings of two levels, lists in each other, a
// table with cells over columns and rows, a chart, a page number, several pages.
func sample() *render.Document {
	body := []render.Block{
		text("Title", "KẾ HOẠCH (1)"), text("Heading", "Điều 1."),
		item(1, 2, "1. Một."), item(2, 2, "a) Hai;"), item(2, 2, "b) Ba."), item(1, 2, "2. Bốn."),
		&render.Table{
			Columns: []render.Column{{}, {}, {}}, Caption: "Bảng",
			Header: []render.Row{{Cells: []render.Cell{cell("TT", 1, 2, true), cell("Việc", 2, 1, true)}}, {Cells: []render.Cell{cell("a", 1, 1, true), cell("b", 1, 1, true)}}},
			Rows:   []render.Row{{Cells: []render.Cell{cell("1", 1, 1, false), cell("x", 1, 1, false), cell("y", 1, 1, false)}}},
		},
		&render.Chart{
			Title: "Biểu đồ", Alt: "Biểu đồ cột", Height: 60 * render.MM, Categories: []string{"a", "b"},
			Series: []render.Series{{Name: "s", Values: []render.Value{{Unscaled: 1}, {Unscaled: 2}}}},
		},
		text("Text", strings.Repeat("Nội dung của văn bản. ", 200)), text("Heading", "Điều 2."), signed(),
	}
	page := render.Page{
		Width: 210 * render.MM, Height: 297 * render.MM, Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 30 * render.MM, Right: 20 * render.MM,
		Number: render.PageNumber{Role: "Text", Distance: 10 * render.MM},
	}
	return &render.Document{
		Name: "mau", Info: render.Info{Title: "Kế hoạch", Author: "Bộ", Created: time.Date(2022, 12, 30, 0, 0, 0, 0, time.UTC)},
		Styles: render.Sheet{
			"Text":    {Name: "Text", Size: 14 * render.Pt},
			"Title":   {Name: "Title", Size: 14 * render.Pt, Outline: 1},
			"Heading": {Name: "Heading", Size: 14 * render.Pt, Outline: 2},
		},
		Sections: []render.Section{{Page: page, Body: body}},
	}
}

// signed is a paragraph with two images, of which one is transparent in places.
func signed() *render.Paragraph {
	p := text("Text", "GIÁM ĐỐC")
	for i, cover := range []uint8{0, 255} {
		m := image.NewNRGBA(image.Rect(0, 0, 4, 3))
		m.SetNRGBA(1, 1, color.NRGBA{B: 255, A: 255})
		for x := range 4 * 3 {
			m.Pix[4*x+3] |= cover
		}
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			panic(err) // a buffer takes everything
		}
		p.Places = append(p.Places, render.Place{Width: render.Length(40-i) * render.MM, Height: 30 * render.MM, Image: &render.Image{PNG: b.Bytes(), Alt: "Dấu"}})
	}
	return p
}

func encode(t testing.TB, d *render.Document, o pdf.Options) []byte {
	t.Helper()
	l, err := layout.Compute(context.Background(), d, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Encode(&b, l, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func attached() pdf.Options {
	return pdf.Options{Attached: []pdf.Attachment{{Name: "a.json", MIME: "application/json", Relationship: pdf.Source, Data: []byte("{}")}}}
}

func TestCheck(t *testing.T) {
	for _, o := range []pdf.Options{{}, attached()} {
		file := encode(t, sample(), o)
		if err := preflighttest.Check(file); err != nil {
			t.Errorf("%d attachments: %v", len(o.Attached), err)
		}
		if err := preflighttest.Check(take(t, file).file()); err != nil {
			t.Errorf("%d attachments, written anew: %v", len(o.Attached), err)
		}
	}
}

// parts are a file taken apart: what stands in each object, and its stream.
type parts struct {
	objects map[int]*object
	trailer string
	head    string
	spoil   func([]byte) []byte
}

type object struct {
	body   string
	stream []byte
}

// take takes a file apart, whose objects lie as we write them.
func take(t testing.TB, file []byte) *parts {
	t.Helper()
	f, err := cos.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	p := &parts{objects: map[int]*object{}, head: string(file[:15]), spoil: func(b []byte) []byte { return b }}
	trailer := f.Trailer()
	p.trailer = fmt.Sprintf("/Root %v/Info %v/ID[(0123456789abcdef)(0123456789abcdef)]", trailer["Root"], trailer["Info"])
	for n := 1; n < f.Len(); n++ {
		if group, _, _ := f.Where(n); group != 0 {
			continue
		}
		s, err := cos.As[*cos.Stream](f, cos.Ref{Number: n})
		if err != nil {
			t.Fatal(err)
		}
		data, err := f.Data(s)
		if err != nil {
			t.Fatal(err)
		}
		switch s.Dict["Type"] {
		case cos.Name("ObjStm"):
			p.members(data, s.Dict["First"].(int), s.Dict["N"].(int))
		case cos.Name("XRef"):
		default:
			p.objects[n] = &object{dictionary(t, file, n), data}
		}
	}
	return p
}

// dictionary is what the dictionary of a stream says but its length and its filter.
func dictionary(t testing.TB, file []byte, number int) string {
	t.Helper()
	at := bytes.Index(file, []byte(fmt.Sprintf("\n%d 0 obj\n", number)))
	body, _, _ := strings.Cut(string(file[at+len(fmt.Sprintf("\n%d 0 obj\n", number)):]), "stream\n")
	body = regexp.MustCompile(`\s*/Length \d+\s*|/Filter/FlateDecode`).ReplaceAllString(body, "")
	return strings.TrimSpace(body)
}

func (p *parts) members(data []byte, first, count int) {
	heads := strings.Fields(string(data[:first]))
	for i := range count {
		number, _ := strconv.Atoi(heads[2*i])
		from, _ := strconv.Atoi(heads[2*i+1])
		to := len(data) - first
		if i+1 < count {
			to, _ = strconv.Atoi(heads[2*i+3])
		}
		p.objects[number] = &object{body: strings.TrimSpace(string(data[first+from : first+to]))}
	}
}

// file writes the file: streams as they are, the rest in one object stream, and what is empty not
// at all.
func (p *parts) file() []byte {
	var out, heads, bodies bytes.Buffer
	out.WriteString(p.head)
	group := slices.Max(slices.Collect(maps.Keys(p.objects))) + 1
	rows, count := make([]byte, 7*(group+2)), 0
	put := func(n, kind, at, index int) {
		rows[7*n] = byte(kind)
		binary.BigEndian.PutUint32(rows[7*n+1:], uint32(at))
		binary.BigEndian.PutUint16(rows[7*n+5:], uint16(index))
	}
	stream := func(n int, dictionary string, data []byte) {
		put(n, 1, out.Len(), 0)
		fmt.Fprintf(&out, "%d 0 obj\n%s/Length %d>>\nstream\n%s\nendstream\nendobj\n", n, strings.TrimSuffix(dictionary, ">>"), len(data), data)
	}
	for n := 1; n < group; n++ {
		o := cmp.Or(p.objects[n], &object{body: "null"}) // what was an object stream
		switch {
		case o.body == "":
		case o.stream != nil:
			stream(n, o.body, o.stream)
		default:
			put(n, 2, group, count)
			fmt.Fprintf(&heads, "%d %d ", n, bodies.Len())
			bodies.WriteString(o.body + "\n")
			count++
		}
	}
	stream(group, fmt.Sprintf("<</Type/ObjStm/N %d/First %d>>", count, heads.Len()), append(heads.Bytes(), bodies.Bytes()...))
	start := out.Len()
	put(group+1, 1, start, 0)
	stream(group+1, fmt.Sprintf("<</Type/XRef/W[1 4 2]/Size %d%s>>", group+2, p.trailer), rows)
	fmt.Fprintf(&out, "startxref\n%d\n%%%%EOF\n", start)
	return p.spoil(out.Bytes())
}

// replace changes the first place where something stands, by object numbers; which may be in a
// dictionary or in a stream.
func replace(old, with string) func(*parts) bool {
	return func(p *parts) bool {
		for n := 1; n < 1<<12; n++ {
			o := p.objects[n]
			switch {
			case o == nil:
			case strings.Contains(o.body, old):
				o.body = strings.Replace(o.body, old, with, 1)
				return true
			case bytes.Contains(o.stream, []byte(old)):
				o.stream = bytes.Replace(o.stream, []byte(old), []byte(with), 1)
				return true
			}
		}
		return false
	}
}

// match changes the first place that a pattern fits.
func match(pattern, with string) func(*parts) bool {
	return func(p *parts) bool {
		for n := 1; n < 1<<12; n++ {
			if o := p.objects[n]; o != nil && regexp.MustCompile(pattern).MatchString(o.body) {
				o.body = regexp.MustCompile(pattern).ReplaceAllString(o.body, with)
				return true
			}
		}
		return false
	}
}

// drawn changes the first place of a stream that a pattern fits.
func drawn(pattern, with string) func(*parts) bool {
	return func(p *parts) bool {
		for n := 1; n < 1<<12; n++ {
			if o := p.objects[n]; o != nil && regexp.MustCompile(pattern).Match(o.stream) {
				o.stream = regexp.MustCompile(pattern).ReplaceAll(o.stream, []byte(with))
				return true
			}
		}
		return false
	}
}

func spoil(old, with string) func(*parts) bool {
	return func(p *parts) bool {
		p.spoil = func(b []byte) []byte { return bytes.Replace(b, []byte(old), []byte(with), 1) }
		return bytes.Contains(p.file(), []byte(with))
	}
}

func trailer(old, with string) func(*parts) bool {
	return func(p *parts) bool {
		found := strings.Contains(p.trailer, old)
		p.trailer = strings.Replace(p.trailer, old, with, 1)
		return found
	}
}

// breaks breaks a file in one way each, and says by which clause it is to be refused.
var breaks = []struct {
	what, clause string
	attached     bool
	change       func(*parts) bool
}{
	{"another version", "ISO 19005-2, 6.1.2", false, spoil("%PDF-1.7", "%PDF-1.4")},
	{"a header of ASCII", "ISO 19005-2, 6.1.2", false, spoil("\n%\xE2\xE3", "\n%ab")},
	{"bytes behind the end", "ISO 19005-2, 6.1.3", false, func(p *parts) bool {
		p.spoil = func(b []byte) []byte { return append(b, ' ') }
		return true
	}},
	{"an object elsewhere", "ISO 32000-1, 7.5", false, spoil("\n4 0 obj", "\n\n4 0 obj")},
	{"another length", "ISO 32000-1, 7.5", false, spoil("/Type/ObjStm/N", "/Length 5/Type/ObjStm/N")},
	{"no identifier", "ISO 19005-2, 6.1.3", false, trailer("/ID[(0123456789abcdef)(0123456789abcdef)]", "")},
	{"half an identifier", "ISO 19005-2, 6.1.3", false, trailer("(0123456789abcdef)", "")},
	{"encryption", cos.ErrEncrypted.Error(), false, trailer("/ID", "/Encrypt<<>>/ID")},
	{"a stream of no use", "ISO 19005-2, 6.1", false, func(p *parts) bool {
		p.objects[1<<11] = &object{"<<>>", []byte("x")}
		return true
	}},
	{"an object missing", "ISO 32000-1, 7.5.4", false, func(p *parts) bool { p.objects[1<<11] = new(object); return true }},
	{"a compressed stream of an old sort", "LZWDecode", false, replace("/N 3", "/Filter/LZWDecode/N 3")},

	{"a script", "ISO 19005-2, 6.5", false, replace("/Type /Catalog", "/Type /Catalog/AA<</WC<</S/JavaScript/JS(x)>>>>")},
	{"an action", "ISO 19005-2, 6.5.1", false, replace("/Type /Catalog", "/Type /Catalog/OpenAction<</S/Launch>>")},
	{"an action of a page", "ISO 19005-2, 6.5", false, replace("/Tabs/S", "/Tabs/S/AA<<>>")},
	{"an action of a bookmark", "ISO 19005-2, 6.5", false, match(`/Dest ?\[[^]]*\]`, "/A<</S/URI/URI(x)>>")},
	{"a bookmark without title", "ISO 32000-1, 12.3.3", false, match(`/Title \(Đ?.*\)\n/Parent`, "/Parent")},
	{"a bookmark to nowhere", "ISO 32000-1, 12.3.2", false, match(`/Dest ?\[\d+ 0 R`, "/Dest[1 0 R")},
	{"bookmarks in a circle", "ISO 32000-1, 12.3.3", false, func(p *parts) bool {
		for n, o := range p.objects {
			if next := regexp.MustCompile(`/Next \d+ 0 R`); strings.Contains(o.body, "/Dest") && next.MatchString(o.body) {
				o.body = next.ReplaceAllString(o.body, fmt.Sprintf("/Next %d 0 R", n))
				return true
			}
		}
		return false
	}},
	{"no language", "ISO 14289-1, 7.2", false, replace("/Lang (vi-VN)", "/Lang ()")},
	{"not tagged", "ISO 14289-1, 7.1", false, replace("/Marked true", "/Marked false")},
	{"no title shown", "ISO 14289-1, 7.1", false, replace("/DisplayDocTitle true", "")},
	{"no title", "ISO 14289-1, 7.1", false, replace(">Kế hoạch</rdf:li>", "> </rdf:li>")},
	{"another part", "ISO 19005-2, 6.6.4", false, replace("<pdfaid:part>2<", "<pdfaid:part>3<")},
	{"another conformance", "ISO 19005-2, 6.6.4", false, replace("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")},
	{"no accessibility", "ISO 14289-1, 5", false, replace("<pdfuaid:part>1<", "<pdfuaid:part>2<")},
	{"no metadata", "ISO 32000-1, 7.3.8", false, match(`/Metadata \d+ 0 R`, "")},
	{"two output intents", "ISO 19005-2, 6.2.3", false, replace("/OutputIntents[", "/OutputIntents[<<>>")},
	{"another output intent", "ISO 19005-2, 6.2.3", false, replace("GTS_PDFA1", "GTS_PDFX")},
	{"another profile", "ISO 19005-2, 6.2.3", false, replace("mntrRGB ", "mntrGRAY")},

	{"attachments of part 2", "ISO 19005-3, 6.6.4", true, replace("<pdfaid:part>3<", "<pdfaid:part>2<")},
	{"an attachment that is not associated", "ISO 19005-3, 6.8", true, match(`/AF\[[^]]*\]`, "/AF[]")},
	{"another file associated", "ISO 19005-3, 6.8", true, match(`/AF\[[^]]*\]`, "/AF[1 0 R]")},
	{"an attachment without relationship", "ISO 19005-3, 6.8", true, replace("/AFRelationship/Source", "")},
	{"an attachment without media type", "ISO 19005-3, 6.8", true, replace("/Subtype/application#2Fjson", "")},
	{"an attachment of two names", "ISO 19005-3, 6.8", true, replace("/UF(a.json)", "/UF(b.json)")},

	{"a font that is not embedded", "ISO 19005-2, 6.2.11.4", false, match(`/FontFile2 \d+ 0 R`, "")},
	{"a font cut off", "ISO 19005-2, 6.2.11.4", false, replace("hmtx", "xxxx")},
	{"a font without characters", "ISO 19005-2, 6.2.11.7", false, match(`/ToUnicode \d+ 0 R`, "")},
	{"a code without character", "ISO 19005-2, 6.2.11.7", false, replace("<4b><004b>", "<4b><0000>")},
	{"another width", "ISO 19005-2, 6.2.11.5", false, func(p *parts) bool {
		found := false
		for _, o := range p.objects {
			if before, after, ok := strings.Cut(o.body, "/Widths["); ok {
				widths := strings.Fields(after)
				widths['K'], found = "700", true
				o.body = before + "/Widths[" + strings.Join(widths, " ")
			}
		}
		return found
	}},
	{"too few widths", "ISO 19005-2, 6.2.11.5", false, match(`/Widths\[\S+`, "/Widths[")},
	{"a rune without glyph", "ISO 19005-2, 6.2.11.8", false, replace("(K", "(\\377")},
	{"a font that is not there", "ISO 32000-1, 7.8.3", false, match(`/F0 \d+ 0 R`, "")},
	{"a composed font", "ISO 19005-2, 6.2.11.2", false, replace("/Subtype/TrueType", "/Subtype/Type0")},
	{"an image that no page has", "ISO 32000-1, 8.8", false, match(`/XObject ?<<`, "/XObject<</I 1 0 R")},
	{"a colour space", "ISO 19005-2, 6.2", false, match(`/ColorSpace ?<<`, "/ColorSpace<</C[/Pattern]")},
	{"resources of its own", "ISO 32000-1, 7.8.3", false, match(`/Resources 2 0 R([^Z]*StructParents 1)`, "/Resources<</Font<<>>>>$1")},
	{"a page twice", "ISO 14289-1, 7.1", false, match(`/Kids ?\[3 0 R`, "/Kids[5 0 R")},
	{"a page less", "ISO 32000-1, 7.7.3", false, match(`/Count 2\b`, "/Count 1")},

	{"text that is not marked", "ISO 14289-1, 7.1", false, replace("/H1<</MCID 0>>BDC BT", "BT")},
	{"a mark that does not end", "ISO 14289-1, 7.1", false, replace("ET EMC", "ET")},
	{"a mark that has not begun", "ISO 32000-1, 14.6", false, replace("ET EMC", "ET EMC EMC")},
	{"a mark that ends in text", "ISO 32000-1, 14.6", false, replace("ET EMC", "EMC ET")},
	{"a mark that begins in text", "ISO 14289-1, 7.1", false, replace("BDC BT", "BDC BT/P<</MCID 9>>BDC")},
	{"text without end", "ISO 32000-1, 14.6", false, replace("ET EMC", "EMC")},
	{"text in text", "ISO 32000-1, 9.4", false, replace("BT", "BT BT")},
	{"text outside of text", "ISO 32000-1, 9.4", false, replace("BDC BT", "BDC")},
	{"text without a font", "ISO 32000-1, 9.3", false, replace("Tf", "w")},
	{"a mark without identifier", "ISO 14289-1, 7.1", false, replace("/H1<</MCID 0>>BDC", "/H1<<>>BDC")},
	{"a mark of no element", "ISO 32000-1, 14.7.4", false, replace("/H1<</MCID 0>>BDC", "/Artifact<<>>BDC")},
	{"an artifact with identifier", "ISO 14289-1, 7.1", false, replace("/H1<</MCID 0>>BDC", "/Artifact<</MCID 0>>BDC")},
	{"a mark of another role", "ISO 32000-1, 14.7.4", false, replace("/H1<</MCID 0>>BDC", "/P<</MCID 0>>BDC")},
	{"two marks of one number", "ISO 32000-1, 14.7.4", false, replace("<</MCID 1>>", "<</MCID 0>>")},
	{"a mark left out", "ISO 32000-1, 14.7.4", false, replace("<</MCID 2>>", "<</MCID 2000>>")},
	{"an image between dots", "ISO 19005-2, 6.5", false, replace("/BitsPerComponent 8", "/BitsPerComponent 8/Interpolate true")},
	{"an image of printers", "ISO 19005-2, 6.2.8", false, replace("/ColorSpace/DeviceRGB", "/ColorSpace/DeviceCMYK")},
	{"a mask of three colours", "ISO 19005-2, 6.2.8", false, replace("/ColorSpace/DeviceGray", "/ColorSpace/DeviceRGB")},
	{"a mask of one bit", "ISO 19005-2, 6.2.8", false, replace("/ColorSpace/DeviceGray/BitsPerComponent 8", "/ColorSpace/DeviceGray/BitsPerComponent 1")},
	{"a mask with a mask", "ISO 19005-2, 6.5", false, replace("/ColorSpace/DeviceGray", "/SMask 1 0 R/ColorSpace/DeviceGray")},
	{"a mask that is not there", "ISO 32000-1, 7.3.8", false, match(`/SMask \d+ 0 R`, "/SMask 1 0 R")},
	{"an image without rows", "ISO 32000-1, 8.9.5", false, replace("/Height 3", "/Height 0")},
	{"an image with more rows", "ISO 32000-1, 8.9.5", false, replace("/Height 3", "/Height 4")},
	{"an image of other columns", "ISO 32000-1, 7.4.4.4", false, replace("/Width 4", "/Width 5")},
	{"rows by themselves", "ISO 32000-1, 7.4.4.4", false, replace("/Predictor 12", "/Predictor 1")},
	{"an image that nobody marks", "ISO 14289-1, 7.1", false, drawn(`/Figure<</MCID \d+>>BDC\nq`, "q")},
	{"an image that is not there", "ISO 32000-1, 7.3.8", false, replace("cm/I0 Do", "cm/I9 Do")},
	{"an image out of turn", "ISO 32000-1, 8.4.2", false, replace("cm/I0 Do Q", "cm/I0 Do q")},
	{"a place that stays", "ISO 32000-1, 14.6", false, replace("cm/I0 Do Q", "cm/I0 Do")},
	{"an image in text", "ISO 32000-1, 8.4.2", false, replace("BDC BT", "BDC BT q")},
	{"an image in place of nothing", "ISO 32000-1, 8.4.2", false, replace("BDC BT", "BDC/I Do BT")},
	{"an image of its own", "ISO 19005-2, 6.2.2", false, replace("BDC BT", "BDC BI ID EI BT")},
	{"a colour of printers", "ISO 19005-2, 6.2.2", false, replace("BDC BT", "BDC 0 0 0 1 k BT")},
	{"an open string", "ISO 32000-1, 7.8.2", false, replace("(K", "((K")},

	{"an unknown role", "ISO 14289-1, 7.1", false, replace("<</S/Sect", "<</S/Kapitel")},
	{"an unknown entry", "ISO 32000-1, 14.7.2", false, replace("<</S/H1", "<</S/H1/R 1")},
	{"another parent", "ISO 32000-1, 14.7.2", false, match(`^<</S/H1/P \d+ 0 R`, "<</S/H1/P 1 0 R")},
	{"no parent", "ISO 32000-1, 7.3.10", false, match(`^<</S/H1/P \d+ 0 R`, "<</S/H1/P 1")},
	{"an element that is no kid", "ISO 32000-1, 14.7.2", false, match(`^(<</S/Sect.*) \d+ 0 R \]`, "$1 ]")},
	{"an element that is a kid twice", "ISO 32000-1, 14.7.2", false, match(`^(<</S/Sect.*/K\[)(\d+ 0 R )`, "$1$2$2")},
	{"a kid that is no element", "ISO 32000-1, 14.7.2", false, match(`^(<</S/Sect.*/K\[)`, "${1}3 0 R ")},
	{"contents twice", "ISO 32000-1, 14.7.4", false, match(`^(<</S/H1.*/K\[)0`, "${1}0 0")},
	{"contents that are not there", "ISO 32000-1, 14.7.4", false, match(`^(<</S/H1.*/K\[)0`, "${1}0 999")},
	{"contents of nobody", "ISO 14289-1, 7.1", false, match(`^(<</S/H1.*/K\[)0`, "${1}")},
	{"contents of no page", "ISO 32000-1, 14.7.4", false, match(`^(<</S/H1.*)/Pg 3 0 R`, "${1}")},
	{"contents of another page", "ISO 32000-1, 14.7.4", false, match(`^(<</S/H1.*)/Pg 3 0 R`, "${1}/Pg 1 0 R")},
	{"another way back", "ISO 32000-1, 14.7.4.4", false, match(`^\[(\d+ 0 R) (\d+ 0 R)`, "[$2 $1")},
	{"a page without way back", "ISO 32000-1, 14.7.4.4", false, match(`^<</Nums\[0 \d+ 0 R`, "<</Nums[")},
	{"another next key", "ISO 32000-1, 14.7.4.4", false, match(`/ParentTreeNextKey \d+`, "/ParentTreeNextKey 9")},
	{"a page without a key", "ISO 14289-1, 7.1", false, replace("/StructParents 0", "/StructParents 7")},

	{"a heading skipped", "ISO 14289-1, 7.4.2", false, func(p *parts) bool {
		return replace("<</S/H2", "<</S/H3")(p) && replace("/H2<</MCID 1>>", "/H3<</MCID 1>>")(p)
	}},
	{"a paragraph in a list", "ISO 14289-1, 7.1", false, match(`^<</S/LI/`, "<</S/Div/")},
	{"a list item without list", "ISO 14289-1, 7.1", false, match(`^<</S/L/`, "<</S/Div/")},
	{"an empty list", "ISO 14289-1, 7.6", false, match(`^(<</S/L/.*/K\[).*\]`, "$1]")},
	{"a list of unknown numbers", "ISO 14289-1, 7.6", false, replace("/ListNumbering/Decimal", "/ListNumbering/None")},
	{"a label behind the body", "ISO 14289-1, 7.6", false, match(`^(<</S/LI/.*/K\[)(\d+ 0 R )(\d+ 0 R )`, "$1$3$2")},
	{"a row without table", "ISO 14289-1, 7.1", false, match(`^<</S/THead/`, "<</S/Div/")},
	{"a header cell of nothing", "ISO 14289-1, 7.5", false, replace("/Scope/Column", "")},
	{"a cell too wide", "ISO 14289-1, 7.5", false, replace("/ColSpan 2", "/ColSpan 3")},
	{"a cell too narrow", "ISO 14289-1, 7.5", false, replace("/ColSpan 2", "")},
	{"a cell too high", "ISO 14289-1, 7.5", false, replace("/RowSpan 2", "/RowSpan 3")},
	{"a cell too low", "ISO 14289-1, 7.5", false, replace("/RowSpan 2", "")},
	{"a span of nothing", "ISO 32000-1, 14.7.2", false, replace("/RowSpan 2", "/RowSpan 0")},
	{"a table without rows", "ISO 14289-1, 7.5", false, match(`^(<</S/Table/.*/K\[).*\]`, "$1]")},
	{"a figure without words", "ISO 14289-1, 7.3", false, match(`/Alt\((?:[^()\\]|\\[^}])*\)/A<</O/Layout`, "/A<</O/Layout")},
	{"a figure without place", "ISO 14289-1, 7.3", false, match(`/BBox\[[^]]*\]`, "")},
}

func TestCheckRefuses(t *testing.T) {
	plain, attaching := encode(t, sample(), pdf.Options{}), encode(t, sample(), attached())
	for _, test := range breaks {
		file := plain
		if test.attached {
			file = attaching
		}
		p := take(t, file)
		if !test.change(p) {
			t.Errorf("%s: the file has nothing to break so", test.what)
			continue
		}
		if err := preflighttest.Check(p.file()); err == nil || !strings.Contains(err.Error(), test.clause) {
			t.Errorf("%s: error %v, want %s", test.what, err, test.clause)
		}
	}
}

// FuzzCheck changes objects at will: whatever comes out is refused or not, and the check ends.
func FuzzCheck(f *testing.F) {
	f.Add(3, 10, "/K[0 1 2]")
	f.Add(40, 5, "<</S/TH/K[1 0 R 2 0 R")
	f.Add(40, 5, "/A<</O") // and no end
	f.Add(40, 5, "/K[<</Type")
	f.Add(6, 20, "\x00\x00\xFF\xFF")
	file := encode(f, sample(), attached())
	f.Fuzz(func(t *testing.T, number, at int, with string) {
		p := take(t, file)
		o := p.objects[number]
		if o == nil || at < 0 {
			return
		}
		if at < len(o.stream) {
			o.stream = slices.Concat(o.stream[:at], []byte(with), o.stream[min(at+len(with), len(o.stream)):])
		} else if at < len(o.body) {
			o.body = o.body[:at] + with
		}
		_ = preflighttest.Check(p.file())
	})
}
