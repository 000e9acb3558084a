package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/fonts"
)

// TestFontFolders: what is wrong with a folder of typefaces is said with what must be there. The words of the library,
// which are English, are not.
func TestFontFolders(t *testing.T) {
	const family = "../../fonts/liberation/LiberationSerif-"
	for _, test := range []struct {
		name  string
		files map[string]string // a style for each file
		want  string            // "": the folder will do
	}{
		{"all", map[string]string{"a.ttf": "Regular", "b.ttf": "Bold", "c.ttf": "Italic", "d.ttf": "BoldItalic"}, ""},
		{"two missing", map[string]string{"a.ttf": "Regular", "c.ttf": "Italic"}, "chỉ thấy Liberation Serif thiếu đậm, đậm nghiêng"},
		{"one twice", map[string]string{"a.ttf": "Regular", "b.ttf": "Regular"}, "hai tệp cùng một kiểu chữ: a.ttf; b.ttf"},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			for name, style := range test.files {
				writeTest(t, filepath.Join(folder, name), read(t, family+style+".ttf"))
			}
			_, err := fonts.ReadFamily(os.DirFS(folder))
			if err != nil {
				err = explainFonts(err)
			}
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

// TestFontFlaws: every flaw has its words, and those that are about a file or a family name it.
func TestFontFlaws(t *testing.T) {
	for flaw := fonts.NoFont; flaw <= fonts.Forbidden; flaw++ {
		e := &fonts.FolderError{Flaw: flaw}
		if flaw != fonts.NoFont {
			e.Files, e.Err = []string{"x.ttf"}, errors.New("English")
		}
		text := explainFonts(e).Error()
		if text == "" || strings.Contains(text, "%") || strings.Contains(text, "English") || strings.Contains(text, "x.ttf") != (flaw != fonts.NoFont) {
			t.Errorf("flaw %d: %s", flaw, text)
		}
	}
}
