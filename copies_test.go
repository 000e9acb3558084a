package vanban_test

import (
	"fmt"
	"slices"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
)

// copyOf is a sao y of the payload, whatever its kind.
func copyOf(original []byte) []byte {
	return fmt.Appendf(nil, `{
		"kind": "sao-y", "organ_name": "Sở Nội vụ", "code_number": 5, "code_notation": "SY-SNV",
		"place": "Lào Cai", "issued_date": "2031-01-15", "original": %s,
		"signer": {"position": "Giám đốc", "full_name": "Vũ Đình Thắng"}, "to_places": ["Văn phòng Sở"]
	}`, original)
}

// standing is a text where it stands on a page. Not what it belongs to: a copy has its own.
type standing struct {
	page int
	x, y render.Length
	text string
}

// standingOn are the texts of the pages of a document, from the first page on. What says that somebody has
// signed stands in a copy alone.
func standingOn(t *testing.T, d *render.Document) (texts []standing, pages int) {
	t.Helper()
	l, err := layout.Compute(t.Context(), d, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range l.Pages {
		for _, item := range page.Items {
			if text, ok := item.(*layout.Text); ok && (text.Node == nil || text.Node.Role != nd30.DaKy) {
				texts = append(texts, standing{i, text.X, text.Y, text.Text})
			}
		}
	}
	return texts, len(l.Pages)
}

// A copy on paper has the pages of the document, to the point: what is added stands behind its last text, or alone
// on one more page (PL I-2.II.2a). A document with files of its own is in one file.
func TestCopiesKeepPages(t *testing.T) {
	kinds := all.Kinds()
	at := slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == "sao-y" })
	beneath := 0
	for _, k := range kinds[:at] {
		t.Run(k.Slug, func(t *testing.T) {
			original := copiedFiles(t, k, k.Sample)
			copied := copiedFiles(t, kinds[at], copyOf(k.Sample))
			if len(copied) != 1 {
				t.Fatalf("%d files", len(copied))
			}
			want, pages := standingOn(t, original[0])
			got, more := standingOn(t, copied[0])
			if more > pages+1 {
				t.Errorf("%d pages, of which the document has %d", more, pages)
			}
			if more == pages {
				beneath++
			}
			for _, text := range want {
				if !slices.Contains(got, text) {
					t.Errorf("the copy does not show %q at its place on page %d", text.text, text.page+1)
				}
			}
		})
	}
	if beneath == 0 {
		t.Error("no document has room for what a copy adds")
	}
}

// copiedFiles are the files of a payload of the kind, whatever is wrong with it.
func copiedFiles(t *testing.T, k templates.Kind, payload []byte) []*render.Document {
	t.Helper()
	p, err := k.Decode(payload)
	if err != nil {
		t.Fatal(err)
	}
	return p.Compose()
}
