package vanban_test

import (
	"encoding/json"
	"strings"
	"testing"

	"vanban/api/service"
	"vanban/templates/all"
	"vanban/templates/nd30"
)

// TestDraftPDF makes a PDF of the sample of every kind without the name of the agency: its first page shows the mark of a draft.
func TestDraftPDF(t *testing.T) {
	s := service.New(service.Config{})
	for _, k := range all.Kinds() {
		if !k.Has("/draft") {
			continue
		}
		var p map[string]any
		if err := json.Unmarshal(k.Sample, &p); err != nil {
			t.Fatal(err)
		}
		delete(p, "organ_name")
		payload, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		f, err := s.Render(t.Context(), service.Order{Payload: payload, Format: "pdf", Options: service.Options{Draft: true}})
		if err != nil {
			t.Errorf("%s: %v", k.Slug, err)
			continue
		}
		if !showsOnFirst(t, f.Data, nd30.DuThaoText) {
			t.Errorf("%s: the PDF has no mark", k.Slug)
		}
	}
}

// showsOnFirst reports whether the first page of a PDF shows the text as a piece of its own.
func showsOnFirst(t *testing.T, data []byte, text string) bool {
	t.Helper()
	pieces, _, err := readShown(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pieces {
		if p.page == pieces[0].page && strings.TrimSpace(p.text) == text {
			return true
		}
	}
	return false
}
