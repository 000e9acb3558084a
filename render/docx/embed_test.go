package docx_test

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/docx"
)

// embed writes d with its typeface, into a letterhead unless that is nil.
func embed(tb testing.TB, d *render.Document, b *docx.Base) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := docx.Encode(&out, d, resolve(tb, d), docx.Options{Base: b, EmbedFonts: true}); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// fontTable is what a reader looks at to find embedded fonts.
type fontTable struct {
	Fonts []struct {
		Name     string `xml:"name,attr"`
		Embedded []struct {
			XMLName xml.Name
			ID      string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
			Key     string `xml:"fontKey,attr"`
		} `xml:",any"`
	} `xml:"http://schemas.openxmlformats.org/wordprocessingml/2006/main font"`
}

type relationships struct {
	All []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

func (r relationships) target(id string) string {
	for _, l := range r.All {
		if l.ID == id {
			return l.Target
		}
	}
	return ""
}

// embeddedFonts reads the fonts of a package that are embedded for Times New Roman, by the
// element that names them.
func embeddedFonts(tb testing.TB, data []byte) map[string][]byte {
	tb.Helper()
	var table fontTable
	var links relationships
	readXML(tb, part(tb, data, "word/fontTable.xml"), &table)
	readXML(tb, part(tb, data, "word/_rels/fontTable.xml.rels"), &links)
	found := map[string][]byte{}
	for _, f := range table.Fonts {
		if f.Name != "Times New Roman" {
			continue
		}
		for _, e := range f.Embedded {
			if e.Key == "" {
				continue
			}
			if found[e.XMLName.Local] != nil {
				tb.Errorf("%s is there twice", e.XMLName.Local)
			}
			found[e.XMLName.Local] = plainFont(tb, part(tb, data, "word/"+links.target(e.ID)), e.Key)
		}
	}
	return found
}

func readXML(tb testing.TB, data []byte, into any) {
	tb.Helper()
	if err := xml.Unmarshal(data, into); err != nil {
		tb.Fatal(err)
	}
}

// plainFont undoes the obfuscation as ISO/IEC 29500-1, 17.8.1 has it: the hexadecimal digits of
// the key, reversed byte by byte, over the first two times 16 bytes.
func plainFont(tb testing.TB, font []byte, key string) []byte {
	tb.Helper()
	digits, err := hex.DecodeString(strings.NewReplacer("{", "", "}", "", "-", "").Replace(key))
	if err != nil || len(digits) != 16 || len(key) != 38 || key != strings.ToUpper(key) {
		tb.Fatalf("%q is no GUID: %v", key, err)
	}
	slices.Reverse(digits)
	out := bytes.Clone(font)
	for i, k := range append(digits, digits...) {
		out[i] ^= k
	}
	return out
}

// faceFiles are the files of the typeface by the elements that embed them.
func faceFiles(tb testing.TB) map[string][]byte {
	all := map[string][]byte{}
	for element, face := range map[string]string{"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic", "embedBoldItalic": "BoldItalic"} {
		data, err := os.ReadFile("../../fonts/liberation/LiberationSerif-" + face + ".ttf")
		if err != nil {
			tb.Fatal(err)
		}
		all[element] = data
	}
	return all
}

// TestEmbeddedFonts: the four faces are in the file, whole, with and without a letterhead and in one that
// was made of a document with its typeface; the package refers to each and says what it is.
func TestEmbeddedFonts(t *testing.T) {
	own := only(text("NoiDung", "{{code}}"), text("NoiDung", "{{body}}"))
	again := readBase(t, embed(t, own, nil))
	for name, data := range map[string][]byte{
		"plain":              embed(t, decision(), nil),
		"with charts":        embed(t, charted(), nil),
		"letterhead":         embed(t, letter(), readBase(t, letterhead(t))),
		"letterhead of ours": embed(t, letter(), again),
		"no font table":      embed(t, letter(), readBase(t, withoutFontTable(t))),
	} {
		t.Run(name, func(t *testing.T) {
			got := embeddedFonts(t, data)
			for element, want := range faceFiles(t) {
				if !bytes.Equal(got[element], want) {
					t.Errorf("%s: %d bytes, not the %d of the face", element, len(got[element]), len(want))
				}
			}
			checkPackage(t, data)
			settings := string(part(t, data, "word/settings.xml"))
			for _, want := range []string{"<w:embedTrueTypeFonts ", "<w:embedSystemFonts "} {
				if strings.Count(settings, want) != 1 {
					t.Errorf("the settings have not one %s: %s", want, settings)
				}
			}
			if strings.Contains(settings, "saveSubsetFonts") {
				t.Error("only the letters of the text would be saved again")
			}
			s := readSchema(t)
			for _, name := range []string{"word/settings.xml", "word/fontTable.xml"} {
				if err := s.check(part(t, data, name)); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
	}
}

// withoutFontTable takes the font table out of the letterhead.
func withoutFontTable(tb testing.TB) []byte {
	tb.Helper()
	const links, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
	return change(tb,
		entry{"word/fontTable.xml", nil},
		entry{links, cutElement(part(tb, letterhead(tb), links), `/fontTable"`)},
		entry{types, cutElement(part(tb, letterhead(tb), types), "/word/fontTable.xml")})
}

// cutElement takes the empty element that has a text in it out of XML.
func cutElement(data []byte, text string) []byte {
	at := bytes.Index(data, []byte(text))
	from, to := bytes.LastIndexByte(data[:at], '<'), at+bytes.IndexByte(data[at:], '>')+1
	return append(bytes.Clone(data[:from]), data[to:]...)
}

// TestEmbeddingIsAsked: without the option the file has nothing of fonts in it; with it, the
// rest of the file is the same.
func TestEmbeddingIsAsked(t *testing.T) {
	d := decision()
	plain, with := unzip(t, encode(t, d, resolve(t, d))), unzip(t, embed(t, d, nil))
	for _, e := range plain {
		if strings.Contains(e.name, "font") && e.name != "word/fontTable.xml" || bytes.Contains(e.data, []byte("embedRegular")) {
			t.Errorf("%s is about an embedded font", e.name)
		}
	}
	for _, e := range plain {
		i := slices.IndexFunc(with, func(o entry) bool { return o.name == e.name })
		if i < 0 {
			t.Errorf("with its typeface the file has no %s", e.name)
			continue
		}
		switch e.name {
		case "[Content_Types].xml", "word/fontTable.xml", "word/settings.xml":
		default:
			if !bytes.Equal(with[i].data, e.data) {
				t.Errorf("the typeface changes %s", e.name)
			}
		}
	}
	if !bytes.Equal(embed(t, d, nil), embed(t, d, nil)) {
		t.Error("the same document gives other bytes the second time")
	}
}

// TestFacesMayBeEmbedded: the licence bits of the faces let a document carry them that is edited (OS/2 fsType 0 or 8),
// and the font table says of the regular face what that says of itself.
func TestFacesMayBeEmbedded(t *testing.T) {
	for i, f := range fonts.Default().Faces() {
		if bits := binary.BigEndian.Uint16(f.Table("OS/2")[8:]); bits != 0 && bits != 8 {
			t.Errorf("face %d: the licence bits are %#x", i, bits)
		}
	}
}

// BenchmarkEmbed is what the typeface costs a document.
func BenchmarkEmbed(b *testing.B) {
	d := decision()
	r := resolve(b, d)
	for _, test := range []struct {
		name string
		docx.Options
	}{{"without", docx.Options{}}, {"with", docx.Options{EmbedFonts: true}}} {
		b.Run(test.name, func(b *testing.B) {
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := docx.Encode(&out, d, r, test.Options); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(out.Len()), "bytes")
		})
	}
}
