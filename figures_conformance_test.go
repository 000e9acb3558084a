//go:build conformance

package vanban_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/nd30"
)

// TestFiguresGenerated measures every figure in the generated documents.
func TestFiguresGenerated(t *testing.T) {
	forms := officialForms(t)
	var sources []figureSource
	for name, payload := range generatedPayloads(generated) {
		slug, err := templates.KindOf(payload)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if kind, _ := nd30.TypeBySlug(slug); !slices.Contains(nd30.Copies, kind) { // a copy has the pages of another document
			sources = append(sources, figureSource{name, payload})
		}
	}
	documents := make([]*printed, len(sources))
	t.Run("documents", func(t *testing.T) {
		for i, s := range sources {
			d := &documents[i]
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				*d = measurable(t, s)
			})
		}
	})
	if t.Failed() {
		return
	}
	pages, values := 0, 0
	absent := []string{"“" + fullest + "” is not asked of them, as what a generated document keeps together may leave room on all its pages"}
	for _, d := range documents {
		pages += len(d.sheets)
	}
	for i := range figures {
		f := &figures[i]
		if f.what == fullest {
			continue // absent tells why
		}
		bounds := f.bounds(f.measure(forms, func(*printed, place) {}))
		got := f.measure(documents, func(d *printed, p place) {
			if !f.unit.allows(bounds, p.value) {
				t.Errorf("%s %s: %.2f %s\n\tin %s, %s", f.rule, f.what, p.value, f.unit.name, d.name, p.at)
			}
		})
		values += got.places
		if got.places == 0 {
			absent = append(absent, "“"+f.what+"” occurs in none")
		}
	}
	quality(t, "generated-forms", fmt.Sprintf(`## The decree's figures in generated documents

%d of the %d figures above occur in %d generated documents of %d pages, at %d places, and every value is within what is asked. Of the rest:
%s.
`, len(figures)-len(absent), len(figures), len(documents), pages, values, strings.Join(absent, "; ")))
}
