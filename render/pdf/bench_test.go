package pdf_test

import (
	"context"
	"io"
	"os"
	"slices"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
	"vanban/templates"
	"vanban/templates/all"
)

// decision is a real document of some twenty pages: a decision with its plan and a table
// of tasks.
func decision(t testing.TB) *render.Document {
	t.Helper()
	data, err := os.ReadFile("../../testdata/real/qd-2657-bkhcn-2022.json")
	if err != nil {
		t.Fatal(err)
	}
	kinds := all.Kinds()
	i := slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == "quyet-dinh" })
	payload, err := kinds[i].Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return payload.Compose()[0]
}

// BenchmarkDecision makes the decision's PDF from the composed document.
func BenchmarkDecision(b *testing.B) {
	d := decision(b)
	b.ReportAllocs()
	for b.Loop() {
		l, err := layout.Compute(context.Background(), d, fonts.Default())
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Encode(io.Discard, l, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecisionEncode is the part of it that this package does.
func BenchmarkDecisionEncode(b *testing.B) {
	l := compute(b, decision(b))
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Encode(io.Discard, l, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecisionFpdf draws the same words with fpdf alone.
func BenchmarkDecisionFpdf(b *testing.B) {
	d, files := decision(b), baselineFonts(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := drawBaseline(io.Discard, d, files); err != nil {
			b.Fatal(err)
		}
	}
}

// TestBaselineDrawsTheSameLetters keeps the comparison honest: fpdf draws as many letters
// as the layout has that are no artifact.
func TestBaselineDrawsTheSameLetters(t *testing.T) {
	d := decision(t)
	got, err := drawBaseline(io.Discard, d, baselineFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	l := compute(t, d)
	for i := range l.Pages {
		for _, item := range l.Pages[i].Items {
			if text, ok := item.(*layout.Text); ok && text.Node != nil {
				want += letters(text.Text)
			}
		}
	}
	// The baseline repeats the header of the table, which the layout's artifacts do.
	if got < want {
		t.Errorf("fpdf draws %d letters, the layout %d", got, want)
	}
}
