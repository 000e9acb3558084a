package all_test

import (
	"slices"
	"testing"

	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
)

// Every type of form 1.4 but báo cáo, and the decision, can be made; each once, in the order
// of Đ7.
func TestKinds(t *testing.T) {
	var want, got []string
	for _, row := range nd30.Types {
		if row.Slug == "quyet-dinh" || row.Form == "1.4" && row.Slug != "bao-cao" {
			want = append(want, row.Slug)
		}
	}
	for _, k := range all.Kinds() {
		got = append(got, k.Slug)
	}
	if !slices.Equal(got, want) {
		t.Errorf("kinds %q, want %q", got, want)
	}
}

// A sample says of itself what kind it is.
func TestSamplesNameTheirKind(t *testing.T) {
	for _, k := range all.Kinds() {
		if slug, err := templates.KindOf(k.Sample); slug != k.Slug {
			t.Errorf("the sample of %s is of %q (%v)", k.Slug, slug, err)
		}
	}
}
