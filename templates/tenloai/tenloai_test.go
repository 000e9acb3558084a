package tenloai_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/kindtest"
	"vanban/templates/nd30"
	"vanban/templates/tenloai"
)

func TestKinds(t *testing.T) { kindtest.Run(t, tenloai.Kinds()) }

func FuzzPayload(f *testing.F) { kindtest.Fuzz(f, tenloai.Kinds()) }

// A sample whose name is that of no type of this form would make no kind.
func TestEverySampleIsOfAKind(t *testing.T) {
	samples, err := filepath.Glob("sample/*")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples (%v)", err)
	}
	for _, sample := range samples {
		slug := strings.TrimSuffix(filepath.Base(sample), ".json")
		if !slices.ContainsFunc(tenloai.Kinds(), func(k templates.Kind) bool { return k.Slug == slug }) {
			t.Errorf("%s is the sample of no type of form 1.4 in nd30.Types", sample)
		}
	}
}

// TestBlankAddressee: an empty document of a type that always has "Kính gửi", such as tờ trình, shows where it stands; one that need not
// have it does not.
func TestBlankAddressee(t *testing.T) {
	for _, k := range tenloai.Kinds() {
		p, ok := k.New().(*tenloai.Addressed)
		if !ok {
			continue
		}
		k.Blank(p)
		if dots := len(p.Addressees) == 1 && strings.HasPrefix(p.Addressees[0], "…"); dots != (k.Addressee == nd30.AddresseeAlways) {
			t.Errorf("%s: %q", k.Slug, p.Addressees)
		}
	}
}
