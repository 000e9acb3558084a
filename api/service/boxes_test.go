package service_test

import (
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/templates"
)

// Who signs a copy is told of the places of the copy: those of the document in it were filled when that was
// signed.
func TestBoxesOfCopies(t *testing.T) {
	s := service.New(service.Config{})
	for _, slug := range []string{"sao-y", "trich-sao", "sao-luc"} {
		sample, err := s.Sample(slug)
		if err != nil {
			t.Fatal(err)
		}
		all, err := s.Boxes(t.Context(), service.Order{Payload: sample})
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]int{}
		for _, b := range all.Documents[0].Boxes {
			found[b.Name]++
			if strings.HasPrefix(b.Field, templates.Original) {
				t.Errorf("%s: %s is that of the document that is copied", slug, b.Name)
			}
		}
		for _, name := range []string{"number", "date", "signature", "seal"} {
			if found[name] != 1 {
				t.Errorf("%s: %d places of the %s", slug, found[name], name)
			}
		}
	}
}
