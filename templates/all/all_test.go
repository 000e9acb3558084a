package all_test

import (
	"slices"
	"testing"

	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
)

// Every kind is a type of Đ7, each once, in the order of Đ7.
func TestKinds(t *testing.T) {
	kinds := all.Kinds()
	if len(kinds) == 0 {
		t.Fatal("no document can be made")
	}
	last := -1
	for _, k := range kinds {
		at := slices.Index(nd30.Types, k.Type)
		if at <= last {
			t.Errorf("%q is type %d of Đ7, behind type %d", k.Slug, at+1, last+1)
		}
		last = at
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
