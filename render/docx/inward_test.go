package docx_test

import (
	"errors"
	"strings"
	"testing"

	"vanban/render/docx"
)

const (
	mainLinks   = "word/_rels/document.xml.rels"
	mainTypes   = "[Content_Types].xml"
	linkType    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	fetchesSVG  = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="http://example.org/y.png"/></svg>`
	fetchesWord = `<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:instrText>INCLUDEPICTURE "http://example.org/x.png"</w:instrText></w:r></w:p></w:ftr>`
)

// inserted puts XML before the last occurrence of a mark in a part of the letterhead.
func inserted(tb testing.TB, name, mark, xml string) entry {
	tb.Helper()
	data := string(part(tb, letterhead(tb), name))
	at := strings.LastIndex(data, mark)
	if at < 0 {
		tb.Fatalf("%s has no %s", name, mark)
	}
	return entry{name, []byte(data[:at] + xml + data[at:])}
}

// linked is the main part's relationships with one more.
func linked(tb testing.TB, kind, target string) entry {
	tb.Helper()
	return inserted(tb, mainLinks, "</Relationships>", `<Relationship Id="rIdIn" Type="`+kind+`" Target="`+target+`"/>`)
}

// TestActive: embedded objects, macros and what fetches something are refused whatever names they have.
func TestActive(t *testing.T) {
	typed := func(extension, kind string) entry {
		return inserted(t, mainTypes, "</Types>", `<Default Extension="`+extension+`" ContentType="`+kind+`"/>`)
	}
	inText := func(xml string) entry { return inserted(t, mainPart, "<w:sectPr", xml) }
	drawing := func(xml string) entry { return entry{"word/media/a.svg", []byte(xml)} }
	for _, test := range []struct {
		name  string
		parts []entry
		flaw  docx.Flaw
		in    string
	}{
		{"a chunk of HTML", []entry{{"word/evil.html", []byte("x")}, linked(t, linkType+"aFChunk", "evil.html")}, docx.Active, mainLinks},
		{"an object by another name", []entry{{"word/obj/o1.bin", []byte("x")}, linked(t, linkType+"oleObject", "obj/o1.bin")}, docx.Active, mainLinks},
		{"an object for a picture", []entry{{"word/obj/o1.bin", []byte("x")}, linked(t, linkType+"image", "obj/o1.bin")}, docx.Active, mainLinks},
		{"macros by another name", []entry{{"word/v.bin", []byte("x")}, linked(t, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "v.bin")}, docx.Active, mainLinks},
		{"the type of macros", []entry{{"word/v.bin", []byte("x")}, typed("bin", "application/vnd.ms-office.vbaProject")}, docx.Active, mainTypes},
		{"a footer by another name", []entry{{"word/foot.dat", []byte("x")}, linked(t, linkType+"footer", "foot.dat")}, docx.Active, mainLinks},
		{"a footer behind a question mark", []entry{linked(t, linkType+"footer", "foot.dat?.xml")}, docx.Active, mainLinks},
		{"an add-in", []entry{inserted(t, "_rels/.rels", "</Relationships>", `<Relationship Id="x" Type="http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes" Target="a.xml"/>`)}, docx.Active, "_rels/.rels"},
		{"XML that nothing leads to", []entry{{"word/foot.dat", []byte("\xef\xbb\xbf\n" + fetchesWord)}}, docx.NotWord, "word/foot.dat"},
		{"XML in UTF-16", []entry{{"word/foot.dat", []byte("\xff\xfe<\x00w\x00")}}, docx.NotWord, "word/foot.dat"},
		{"a drawing for a picture", []entry{{"word/media/a.png", []byte(fetchesSVG)}}, docx.NotWord, "word/media/a.png"},
		{"a packed drawing", []entry{{"word/media/a.png", []byte("\x1f\x8b\x08")}}, docx.NotWord, "word/media/a.png"},
		{"a chunk", []entry{inText(`<w:altChunk/>`)}, docx.Active, mainPart},
		{"an object", []entry{inText(`<w:p><w:r><w:object/></w:r></w:p>`)}, docx.Active, mainPart},
		{"an object alone", []entry{inText(`<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>`)}, docx.Active, mainPart},
		{"a control", []entry{inText(`<w:control/>`)}, docx.Active, mainPart},
		{"an old picture from outside", []entry{inText(`<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.org/a.png"/>`)}, docx.Outward, mainPart},
		{"a picture in a drawing", []entry{drawing(fetchesSVG)}, docx.Outward, "word/media/a.svg"},
		{"a drawing in XML of another kind", []entry{{"customXml/item1.xml", []byte("<a>" + fetchesSVG + "</a>")}}, docx.Outward, "customXml/item1.xml"},
		{"a drawing in a drawing", []entry{drawing(`<svg><image href="data:image/svg+xml,x"/></svg>`)}, docx.Outward, "word/media/a.svg"},
		{"a style in a drawing", []entry{drawing(`<svg><style>a { fill: url( "http://example.org/" ) }</style></svg>`)}, docx.Outward, "word/media/a.svg"},
		{"a style sheet of a drawing", []entry{drawing(`<?xml-stylesheet href="http://example.org/"?><svg/>`)}, docx.Outward, "word/media/a.svg"},
		{"an attribute of a drawing", []entry{drawing(`<svg><g fill="URL(http://example.org/)"/></svg>`)}, docx.Outward, "word/media/a.svg"},
		{"a program in a drawing", []entry{drawing(`<svg><script/></svg>`)}, docx.Active, "word/media/a.svg"},
	} {
		_, err := docx.ReadBase(change(t, test.parts...))
		if e, ok := errors.AsType[*docx.BaseError](err); !ok || e.Flaw != test.flaw || e.Part != test.in || len(e.Text) > 60 {
			t.Errorf("%s: %+v, want flaw %d in %s", test.name, err, test.flaw, test.in)
		}
	}
}

// TestPlain: what a plain document has is accepted.
func TestPlain(t *testing.T) {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><style>.a { fill: url(#b) }</style>` +
		`<use xlink:href="#b"/><image href="data:image/png;base64,AA=="/><a xlink:href="https://example.org/"><g fill="url('#b')"/></a></svg>`
	for name, parts := range map[string][]entry{
		"a drawing":            {{"word/media/a.svg", []byte(drawing)}, linked(t, linkType+"image", "media/a.svg")},
		"a picture in a place": {{"word/media/Hình 1.PNG", []byte("\x89PNG")}, linked(t, linkType+"image", "/word/media/H%C3%ACnh%201.PNG")},
		"a typeface":           {{"word/fonts/font1.odttf", []byte("x")}, linked(t, linkType+"font", "fonts/font1.odttf")},
		"a place in the text":  {linked(t, linkType+"hyperlink", "#Mục_1")},
		"data of a server":     {{"customXml/item1.xml", []byte("<object><control src='a'/></object>")}, linked(t, linkType+"customXml", "../customXml/item1.xml")},
	} {
		if _, err := docx.ReadBase(change(t, parts...)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestShownBraces: a wrong placeholder is shown from its braces on, cut off where it is long.
func TestShownBraces(t *testing.T) {
	long := strings.Repeat("ắ", 30_000)
	for _, test := range []struct{ text, want string }{
		{"Số: {{Mã số}}", "{{Mã số}}"},
		{"Số: }} {{code", "}} {{code"},
		{long + "{{" + long, "{{" + strings.Repeat("ắ", 19)},
	} {
		_, err := docx.ReadBase(change(t, entry{mainPart, []byte(strings.Replace(string(part(t, letterhead(t), mainPart)), "{{code}}", test.text, 1))}))
		e, ok := errors.AsType[*docx.BaseError](err)
		if !ok || e.Flaw != docx.Misplaced || e.Text != test.want || len(e.Error()) > 500 {
			t.Errorf("%.100s: %.1000v, want %s", test.text, err, test.want)
		}
	}
}
