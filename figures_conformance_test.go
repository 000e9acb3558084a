//go:build conformance

package vanban_test

import (
	"fmt"
	"testing"

	"vanban/templates/specimen"
)

// TestFiguresGenerated measures every figure in the generated documents.
func TestFiguresGenerated(t *testing.T) {
	forms := officialForms(t)
	documents := make([]*printed, generatedSeeds)
	t.Run("documents", func(t *testing.T) {
		for i := range documents {
			t.Run(fmt.Sprint(i+1), func(t *testing.T) {
				t.Parallel()
				documents[i] = measurable(t, figureSource{fmt.Sprintf("specimen %d", i+1), specimen.Payload(uint64(i + 1))})
			})
		}
	})
	pages, values, figuresMet := 0, 0, 0
	for _, d := range documents {
		pages += len(d.sheets)
	}
	for i := range figures {
		f := &figures[i]
		if f.what == fullest {
			continue // what a generated document keeps together may leave room on all its pages
		}
		bounds := f.bounds(f.measure(forms, func(*printed, place) {}))
		got := f.measure(documents, func(d *printed, p place) {
			if !f.unit.allows(bounds, p.value) {
				t.Errorf("%s %s: %.2f %s\n\tin %s, %s", f.rule, f.what, p.value, f.unit.name, d.name, p.at)
			}
		})
		values += got.places
		figuresMet += min(1, got.places)
	}
	quality(t, "generated-forms", fmt.Sprintf(`## The decree's figures in generated documents

In %d generated documents of %d pages, %d of the %d figures above were met, at %d places. Every value was within what is asked.
`, len(documents), pages, figuresMet, len(figures), values))
}
