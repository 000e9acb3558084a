package all_test

import (
	"slices"
	"testing"

	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/nd30"
)

// unbuilt are the rows of the decree that have no form yet: none. A row whose
// form is there may not stand among them.
var unbuilt = []string{}

// rows are the 29 types of Đ7 and, behind them, the copies of Đ25.
func rows() []nd30.Type { return slices.Concat(nd30.Types, nd30.Copies) }

// Every kind is a row of the decree, each once, in the decree's order.
func TestKinds(t *testing.T) {
	last := -1
	for _, k := range all.Kinds() {
		at := slices.Index(rows(), k.Type)
		if at <= last {
			t.Errorf("%q is row %d of the decree, behind row %d", k.Slug, at+1, last+1)
		}
		last = at
	}
}

// Every row of the decree can be made, or is said to wait for its form.
func TestRowsAreBuilt(t *testing.T) {
	for _, row := range rows() {
		built := slices.ContainsFunc(all.Kinds(), func(k templates.Kind) bool { return k.Slug == row.Slug })
		if waits := slices.Contains(unbuilt, row.Slug); built == waits {
			t.Errorf("%s: built is %v, and so is standing in the list of those that are not", row.Slug, built)
		}
	}
	for _, slug := range unbuilt {
		if _, ok := nd30.TypeBySlug(slug); !ok {
			t.Errorf("%s is no row of the decree", slug)
		}
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
