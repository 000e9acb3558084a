package docx_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	library "github.com/nguyenthenguyen/docx"

	"vanban/render"
	"vanban/render/docx"
	"vanban/render/layout"
)

// BenchmarkEncode writes a document of about 21 pages with a table of 77 rows.
func BenchmarkEncode(b *testing.B) {
	d := report(b)
	benchmark(b, d, resolve(b, d))
}

// BenchmarkRows writes a table of 10,000 rows.
func BenchmarkRows(b *testing.B) {
	_, rows := realText(b)
	many := rows[:1:1]
	for len(many) <= 10_000 {
		many = append(many, rows[1:]...)
	}
	table := tasks(many[:10_001])
	d := &render.Document{Styles: sheet, Sections: []render.Section{{Page: landscape, Body: []render.Block{table}}}}
	benchmark(b, d, evenly(table, landscape))
}

// evenly resolves a table without layout, whose time is not to be measured here.
func evenly(t *render.Table, p render.Page) layout.Resolved {
	g := layout.Grid{Header: make([]layout.RowBreak, len(t.Header)), Rows: make([]layout.RowBreak, len(t.Rows))}
	for range t.Columns {
		g.Widths = append(g.Widths, p.TextWidth()/render.Length(len(t.Columns)))
	}
	return layout.Resolved{Tables: map[*render.Table]layout.Grid{t: g}}
}

func benchmark(b *testing.B, d *render.Document, r layout.Resolved) {
	b.ReportAllocs()
	for b.Loop() {
		if err := docx.Encode(io.Discard, d, r, docx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLibrary is the baseline: nguyenthenguyen/docx puts the same XML, which it is
// given ready-made, into a template. It reads the template for every document, because
// its copies share maps.
func BenchmarkLibrary(b *testing.B) {
	d := report(b)
	template, body := split(b, encode(b, d, resolve(b, d)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := library.ReadDocxFromMemory(bytes.NewReader(template), int64(len(template)))
		if err != nil {
			b.Fatal(err)
		}
		e := r.Editable()
		e.ReplaceRaw("BODY", body, 1)
		if err := e.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// split takes the body out of a DOCX and leaves BODY in its place.
func split(tb testing.TB, data []byte) (template []byte, body string) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range unzip(tb, data) {
		content := string(p.data)
		if p.name == "word/document.xml" {
			_, body, _ = strings.Cut(content, "<w:body>")
			body, _, _ = strings.Cut(body, "</w:body>")
			content = strings.Replace(content, body, "BODY", 1)
		}
		f, err := w.Create(p.name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(f, content); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes(), body
}
