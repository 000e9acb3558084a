package kindtest

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"runtime/debug"
	"slices"
	"testing"

	"vanban/fonts"
	"vanban/render/layout"
	"vanban/templates"
)

// odd are values that a member of a payload may have by mistake, by what they are in JSON.
var odd = map[string][]any{
	"text":   {"", "-", "Điều 1.", "a)", "./.", "KT.", "ȺȺȺ ȺȺȺ"}, // the small ⱥ has more bytes
	"number": {1.0, math.MaxInt64, math.MinInt64},
	"list":   {[]any{}},
	"object": {map[string]any{}},
}

// sortOf is what a value is in JSON.
func sortOf(value any) string {
	switch value.(type) {
	case string:
		return "text"
	case []any:
		return "list"
	case map[string]any:
		return "object"
	}
	return "number"
}

// oddFor are the odd values that are tried in place of a value: two that are what it is in JSON, so
// that they are checked and composed, and one of the others, which are refused by the same code
// wherever they stand. The next places have the next ones; a sample has hundreds of places.
func oddFor(value any, place int) []any {
	own := sortOf(value)
	var others []any
	for _, sort := range slices.Sorted(maps.Keys(odd)) {
		if sort != own {
			others = append(others, odd[sort]...)
		}
	}
	tried := []any{others[place%len(others)]}
	for i := range min(2, len(odd[own])) {
		tried = append(tried, odd[own][(2*place+i)%len(odd[own])])
	}
	return tried
}

// testValues puts odd values in the place of each member of the sample: it is refused, or found
// wrong, and composed all the same, but nothing breaks.
func testValues(t *testing.T, k templates.Kind) {
	var sample any
	if err := json.Unmarshal(k.Sample, &sample); err != nil {
		t.Fatal(err)
	}
	composed, places := 0, 0
	tried := map[string]bool{}
	eachPlace(sample, "", map[string]bool{}, func(old any, set func(any)) {
		places++
		for _, value := range oddFor(old, places) {
			set(value)
			tried[fmt.Sprintf("%T %v", value, value)] = true
			if tryPayload(t, k, sample) {
				composed++
			}
		}
	})
	all := 0
	for _, values := range odd {
		all += len(values)
	}
	if composed == 0 || len(tried) < all {
		t.Errorf("%d of %d odd values tried at %d places, %d documents", len(tried), all, places, composed)
	}
}

// eachPlace calls try for every member and element in the value, at any depth, with what it is and
// what puts another value there; of the members of one name in several elements of a list it
// tries the first. Afterwards the old value is back.
func eachPlace(value any, at string, seen map[string]bool, try func(old any, set func(any))) {
	each := func(place string, old any, set func(any)) {
		if !seen[place] {
			seen[place] = true
			try(old, set)
			set(old)
		}
		eachPlace(old, place, seen, try)
	}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			each(at+"/"+key, v[key], func(x any) { v[key] = x })
		}
	case []any:
		for i, old := range v {
			each(at+"/-", old, func(x any) { v[i] = x })
		}
	}
}

// tryPayload reports whether the payload gives a document that may be issued. Whatever is decoded is composed,
// since the page shows drafts as far as they go.
func tryPayload(t *testing.T, k templates.Kind, payload any) bool {
	data, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%v from %s\n%s", r, data, debug.Stack())
		}
	}()
	p, err := k.Decode(data)
	if p == nil {
		return false
	}
	wrong := err != nil || p.Validate().Failed()
	docs := p.Compose()
	for i := 0; wrong && i < len(docs); i++ {
		if _, err := layout.Compute(t.Context(), docs[i], fonts.Default()); err != nil {
			t.Errorf("%v from %s", err, data)
		}
	}
	return dump(docs) != "" && !wrong
}
