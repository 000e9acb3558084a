package format_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/format"
)

// letter is a document of one line of text, and a rule beneath it that is as long.
func letter() *render.Document {
	text := &render.Paragraph{Role: "NoiDung", Runs: []render.Run{{Text: "Kính gửi"}}}
	return &render.Document{
		Name:   "thu",
		Styles: render.Sheet{"NoiDung": {Name: "Nội dung", Size: 14 * render.Pt}},
		Sections: []render.Section{{
			Page: render.Page{
				Width: 210 * render.MM, Height: 297 * render.MM,
				Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 30 * render.MM, Right: 20 * render.MM,
			},
			Body: []render.Block{text, &render.Line{Of: text, Num: 1, Den: 1, Weight: render.Pt, Height: render.Pt}},
		}},
	}
}

func encode(t *testing.T, f format.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Encode(t.Context(), &b, letter(), format.Options{}); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.Bytes()
}

// TestFormats makes a document in every format: it begins as such a file does, and is the
// same when it is made again.
func TestFormats(t *testing.T) {
	var pages []int
	pdf := format.Formats(nil)[0]
	if err := pdf.Encode(t.Context(), io.Discard, letter(), format.Options{Pages: func(n int) { pages = append(pages, n) }}); err != nil || !slices.Equal(pages, []int{1}) {
		t.Errorf("pages %v, %v", pages, err)
	}
	begins := map[string]string{"pdf": "%PDF-", "docx": "PK\x03\x04"}
	formats := format.Formats(nil)
	if len(formats) != len(begins) {
		t.Errorf("%d formats, want %d", len(formats), len(begins))
	}
	for _, f := range formats {
		data := encode(t, f)
		if begin := begins[f.Name]; begin == "" || !bytes.HasPrefix(data, []byte(begin)) {
			t.Errorf("%s begins with %.8q", f.Name, data)
		}
		if !bytes.Equal(data, encode(t, f)) {
			t.Errorf("%s differs from one time to the next", f.Name)
		}
		if f.Ext != "."+f.Name || f.MIME == "" {
			t.Errorf("%s: extension %q, media type %q", f.Name, f.Ext, f.MIME)
		}
	}
}

// TestFamily: an operator's typeface does not change a single byte of a DOCX.
func TestFamily(t *testing.T) {
	own, err := fonts.ReadFamily(os.DirFS("../../fonts/liberation"))
	if err != nil {
		t.Fatal(err)
	}
	own.Regular, own.Bold = own.Bold, own.Regular // other widths
	ours, theirs := format.Formats(nil), format.Formats(own)
	for i, f := range ours {
		same := bytes.Equal(encode(t, f), encode(t, theirs[i]))
		if want := f.Name == "docx"; same != want {
			t.Errorf("%s is the same in another typeface: %v, want %v", f.Name, same, want)
		}
	}
}

// TestErrors: what cannot be made says so.
func TestErrors(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	for _, f := range format.Formats(nil) {
		if err := f.Encode(ended, io.Discard, letter(), format.Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s after the end of the context: %v", f.Name, err)
		}
		unstyled := letter()
		unstyled.Styles = nil
		if err := f.Encode(t.Context(), io.Discard, unstyled, format.Options{}); err == nil {
			t.Errorf("%s without styles: no error", f.Name)
		}
	}
}
