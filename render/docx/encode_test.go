package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"testing"

	"vanban/render"
	"vanban/render/docx"
	"vanban/render/layout"
)

// encode writes d without a letterhead.
func encode(tb testing.TB, d *render.Document, r layout.Resolved) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := docx.Encode(&b, d, r, nil); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

type entry struct {
	name string
	data []byte
}

// unzip reads a package.
func unzip(tb testing.TB, data []byte) []entry {
	tb.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	var all []entry
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			tb.Fatalf("%s: %v", f.Name, err)
		}
		all = append(all, entry{f.Name, content})
	}
	return all
}

func TestTmp(t *testing.T) {
	d := decision()
	os.WriteFile("/tmp/lo/decision.docx", encode(t, d, resolve(t, d)), 0o644)
	d = report(t)
	os.WriteFile("/tmp/lo/report.docx", encode(t, d, resolve(t, d)), 0o644)
}
