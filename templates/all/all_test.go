package all_test

import (
	"fmt"
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

// Every document can be copied when it is issued: nothing is wrong with the copy but that a sample is a
// draft, and it shows all that the document shows.
func TestEveryKindIsCopied(t *testing.T) {
	kinds := all.Kinds()
	at := slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == "sao-y" })
	for _, original := range kinds[:at] {
		data := fmt.Appendf(nil, `{
			"kind": "sao-y", "organ_name": "Sở Nội vụ", "code_number": 5, "code_notation": "SY-SNV",
			"place": "Lào Cai", "issued_date": "2031-01-15", "original": %s,
			"signer": {"position": "Giám đốc", "full_name": "Vũ Đình Thắng"}, "to_places": ["Văn phòng Sở"]
		}`, original.Sample)
		p, err := kinds[at].Decode(data)
		if err != nil {
			t.Errorf("%s: %v", original.Slug, err)
			continue
		}
		for _, problem := range p.Validate() {
			if problem.Rule != "copy.original" {
				t.Errorf("%s: %+v", original.Slug, problem)
			}
		}
		own, err := original.Decode(original.Sample)
		if err != nil {
			t.Fatal(err)
		}
		before, after := own.Compose()[0], p.Compose()[0]
		if n := len(before.Sections); len(after.Sections) < n || len(after.Sections[0].Body) < len(before.Sections[0].Body) {
			t.Errorf("%s: the copy shows less than the document", original.Slug)
		}
	}
}
