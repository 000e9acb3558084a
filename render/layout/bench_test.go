package layout_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// benchDocument has some twenty pages of justified text and a table of eighty rows.
func benchDocument() *render.Document {
	r := rand.New(rand.NewPCG(1, 1))
	var blocks []render.Block
	for range 150 {
		blocks = append(blocks, paragraph("Body", randomText(r, 40)))
	}
	t := &render.Table{Columns: make([]render.Column, 6), Header: []render.Row{plainRow(r, 6, 4)}}
	for i := range t.Columns {
		t.Columns[i].Share = 1
	}
	for range 80 {
		t.Rows = append(t.Rows, plainRow(r, 6, 12))
	}
	return &render.Document{Styles: sheet(), Sections: []render.Section{{Page: page(), Body: append(blocks, t)}}}
}

// BenchmarkCompute lays the document out.
func BenchmarkCompute(b *testing.B) {
	d := benchDocument()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layout.Compute(context.Background(), d, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkResolve does of the same what a DOCX needs.
func BenchmarkResolve(b *testing.B) {
	d := benchDocument()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layout.Resolve(context.Background(), d, nil); err != nil {
			b.Fatal(err)
		}
	}
}
