package templates_test

import (
	"errors"
	"strings"
	"testing"

	"vanban/templates"
)

// TestExamples: what is missing has the example of a right payload of the kind, in one line, where that has a short one, and
// else the example that all kinds share.
func TestExamples(t *testing.T) {
	k := letters()
	long := strings.Repeat("dài ", 60)
	for _, c := range []struct{ sample, payload, want string }{
		{`{"organ_name":"Sở\nNội vụ"}`, `{"kind":"cong-van"}`, "ví dụ “Sở Nội vụ”"},
		{`{"organ_name":"` + long + `"}`, `{"kind":"cong-van"}`, "ví dụ “Bộ Nội vụ”"},
		{`{"organ_name":["Sở"]}`, `{"kind":"cong-van","organ_name":5}`, `ví dụ "Sở"`},
		{`{`, `{"kind":"cong-van"}`, "ví dụ “Bộ Nội vụ”"},
	} {
		k := templates.NewKind[letter](k.Slug, []byte(c.sample))
		_, err := k.Decode([]byte(c.payload))
		if ps, _ := errors.AsType[templates.Problems](err); !strings.Contains(suggestionAt(ps, "/organ_name"), c.want) {
			t.Errorf("%s: %+v, want %s", c.sample, ps, c.want)
		}
	}
}

func suggestionAt(ps templates.Problems, path string) string {
	for _, p := range ps {
		if p.Path == path {
			return p.Suggestion
		}
	}
	return ""
}
