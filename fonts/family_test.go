package fonts_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vanban/fonts"
)

func TestMissing(t *testing.T) {
	tests := []struct {
		name, text string
		want       []fonts.Missing
	}{
		{"Vietnamese", "Cộng hòa xã hội chủ nghĩa Việt Nam\n" + letters, nil},
		{"signs", "m² ≥ 5.000 ₫, α ½ café\u00A0§", nil},
		{"emoji", "Kế hoạch 😀", []fonts.Missing{{'😀', 13}}},
		{"Chinese", "越南 越", []fonts.Missing{{'越', 0}, {'南', 3}}},
		{"control characters", "a\tb\rc\x00\x7f\u0085", []fonts.Missing{{'\t', 1}, {'\r', 3}, {0, 5}, {0x7F, 6}, {0x85, 7}}},
		{"not UTF-8", "a\xffb\xfe", []fonts.Missing{{'\uFFFD', 1}}},
		{"no-break hyphen", "I\u2011IV", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := fonts.Default().Missing(test.text); !slices.Equal(got, test.want) {
				t.Errorf("missing in %q: %v, want %v", test.text, got, test.want)
			}
		})
	}
}

func TestDefaultFaces(t *testing.T) {
	f := fonts.Default()
	if f != fonts.Default() {
		t.Error("the default family is made twice")
	}
	if f.Name != "Liberation Serif" {
		t.Errorf("family is called %q", f.Name)
	}
	if f.Face(false, false) != f.Regular || f.Face(true, false) != f.Bold ||
		f.Face(false, true) != f.Italic || f.Face(true, true) != f.BoldItalic {
		t.Error("Face gives a face of another style")
	}
}

func TestReadFamily(t *testing.T) {
	four := func() fstest.MapFS {
		return fstest.MapFS{
			"A.TTF": file(t, "BoldItalic"), "b.ttf": file(t, "Regular"),
			"c.ttf": file(t, "Italic"), "d.ttf": file(t, "Bold"), "note.txt": {Data: []byte("no font")},
		}
	}
	tests := []struct {
		name   string
		change func(fstest.MapFS)
		want   string // of the error; empty: none
	}{
		{"four faces", func(fstest.MapFS) {}, ""},
		{"no bold", func(m fstest.MapFS) { delete(m, "d.ttf") }, "Liberation Serif, no bold face"},
		{"two regular", func(m fstest.MapFS) { m["e.ttf"] = m["b.ttf"] }, "b.ttf, e.ttf: face for the second time"},
		{"broken", func(m fstest.MapFS) { m["c.ttf"] = m["note.txt"] }, "c.ttf: not a font"},
		{"forbidden", func(m fstest.MapFS) { m["b.ttf"] = &fstest.MapFile{Data: patch(m["b.ttf"].Data, "OS/2", 8, 0, 2)} }, "b.ttf: the font's licence"},
		{"two families", func(m fstest.MapFS) {
			m["b.ttf"] = &fstest.MapFile{Data: otherFamily(m["b.ttf"].Data, "Liberation Sarif")}
		}, "Liberation Sarif, no bold face, no italic face, no bold italic face"},
		{"nothing", func(m fstest.MapFS) { clear(m) }, "no .ttf file"},
		{"a broken file beside", func(m fstest.MapFS) { m["e.ttf"] = m["note.txt"] }, ""},
		{"a face of another family beside", func(m fstest.MapFS) {
			m["a1.ttf"] = &fstest.MapFile{Data: otherFamily(m["b.ttf"].Data, "Liberation Sarif")}
		}, ""},
		{"a wider family beside", func(m fstest.MapFS) { addFamily(m, "Liberation Sarif", wider) }, ""},
		{"two of the same widths", func(m fstest.MapFS) {
			addFamily(m, "Liberation Sarif", func(font []byte) []byte { return font })
		}, "several families; Liberation Serif; Liberation Sarif"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := four()
			test.change(folder)
			f, err := fonts.ReadFamily(folder)
			if test.want != "" {
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("error %v, want one with %q", err, test.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if f.Name != "Liberation Serif" || f.BoldItalic.PostScriptName() != "LiberationSerif-BoldItalic" {
				t.Errorf("family %q with bold italic %s", f.Name, f.BoldItalic.PostScriptName())
			}
		})
	}
	if _, err := fonts.ReadFamily(noFolder{}); err == nil {
		t.Error("a folder that cannot be read gives no error")
	}
}

func file(t *testing.T, style string) *fstest.MapFile {
	t.Helper()
	data, err := os.ReadFile("liberation/LiberationSerif-" + style + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: data}
}

// otherFamily renames the family in the name table, in both encodings, to a name of the same length.
func otherFamily(font []byte, name string) []byte {
	s := strings.ReplaceAll(string(font), "Liberation Serif", name)
	wide := func(s string) string { return "\x00" + strings.Join(strings.Split(s, ""), "\x00") }
	return []byte(strings.ReplaceAll(s, wide("Liberation Serif"), wide(name)))
}

// addFamily adds the four faces once more, under another name and changed.
func addFamily(m fstest.MapFS, name string, change func([]byte) []byte) {
	for _, file := range []string{"A.TTF", "b.ttf", "c.ttf", "d.ttf"} {
		m["other-"+strings.ToLower(file)] = &fstest.MapFile{Data: change(otherFamily(m[file].Data, name))}
	}
}

// wider says that fewer units make an em.
func wider(font []byte) []byte { return patch(font, "head", 18, 0x07, 0x00) }

type noFolder struct{}

func (noFolder) Open(name string) (fs.File, error) { return nil, fs.ErrPermission }
