package kindtest

import (
	"io"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/format"
	"vanban/templates"
)

// Fuzz looks for payloads of the first kind that break it: whatever is decoded can be
// checked, though its shape be wrong, and what has no error can be composed, with the same
// result each time, and made into every format. The seeds are the samples of the kinds and the
// payloads of the form's cases.
func Fuzz(f *testing.F, kinds []templates.Kind) {
	for _, k := range kinds {
		f.Add(k.Sample)
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no cases in testdata (%v)", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil || len(archive.Files) == 0 {
			f.Fatalf("%s: no payload (%v)", file, err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := kinds[0].Decode(data)
		if p == nil || p.Validate().Failed() || err != nil {
			return
		}
		docs := p.Compose()
		if first, second := dump(docs), dump(p.Compose()); first != second {
			t.Error("the same payload makes different documents")
		}
		if drawable(p) {
			encode(t, docs)
		}
	})
}

// drawable reports whether the typeface has every character of the payload, without which no
// PDF is made.
func drawable(p templates.Payload) bool {
	for _, text := range templates.Texts(p) {
		if len(fonts.Default().Missing(text)) > 0 {
			return false
		}
	}
	return true
}

// encode makes the documents in every format.
func encode(t *testing.T, docs []*render.Document) {
	for _, f := range format.Formats(fonts.Default()) {
		for _, d := range docs {
			if err := f.Encode(t.Context(), io.Discard, d, format.Options{}); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
	}
}
