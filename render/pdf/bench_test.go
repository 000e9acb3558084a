package pdf_test

import (
	"io"
	"testing"

	"vanban/render/pdf"
)

// BenchmarkEncode writes some twenty pages.
func BenchmarkEncode(b *testing.B) {
	l := compute(b, sample())
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Encode(io.Discard, l, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
