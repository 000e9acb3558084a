package specimen_test

import (
	"testing"

	"vanban/api/service"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/specimen"
)

// documents are how many documents the suites draw: the seeds from 1 on.
const documents = 200

func doors() *service.Service {
	return service.New(service.Config{})
}

// decode reads a specimen as its kind and returns what is wrong with it.
func decode(t testing.TB, seed uint64) (templates.Payload, templates.Problems) {
	t.Helper()
	data := specimen.Payload(seed)
	slug, err := templates.KindOf(data)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	for _, k := range all.Kinds() {
		if k.Slug == slug {
			p, err := k.Decode(data)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			return p, p.Validate()
		}
	}
	t.Fatalf("seed %d: no kind %q", seed, slug)
	return nil, nil
}

// TestNoErrors looks at many more seeds than the suites draw.
func TestNoErrors(t *testing.T) {
	for seed := range uint64(400) {
		_, found := decode(t, seed)
		for _, p := range found {
			if p.Severity == templates.Error {
				t.Errorf("seed %d: %s %s: %s", seed, p.Rule, p.Path, p.Message)
			}
		}
	}
}

// TestRenders makes some of the specimens in every format.
func TestRenders(t *testing.T) {
	s := doors()
	for seed := uint64(1); seed <= documents; seed++ {
		for _, f := range s.Formats() {
			if _, err := s.Render(t.Context(), service.Order{Payload: specimen.Payload(seed), Format: f.Name}); err != nil {
				t.Errorf("seed %d as %s: %v", seed, f.Name, err)
			}
		}
	}
}
