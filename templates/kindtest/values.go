package kindtest

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"testing"

	"vanban/templates"
)

// odd are values that a member of a payload may have by mistake.
var odd = []any{
	"", "-", "Điều 1.", "a)", "./.", "KT.", 1.0, math.MaxInt64, math.MinInt64, []any{}, map[string]any{},
}

// testValues puts every odd value in the place of each member of the sample: it is refused,
// or found wrong, or composed, but nothing breaks.
func testValues(t *testing.T, k templates.Kind) {
	var sample any
	if err := json.Unmarshal(k.Sample, &sample); err != nil {
		t.Fatal(err)
	}
	composed := 0
	eachPlace(sample, "", map[string]bool{}, func(set func(any)) {
		for _, value := range odd {
			set(value)
			if tryPayload(t, k, sample) {
				composed++
			}
		}
	})
	if composed == 0 {
		t.Error("no odd value gives a document")
	}
}

// eachPlace calls try for every member and element in the value, at any depth, with what
// puts another value there; of the members of one name in several elements of a list it
// tries the first. Afterwards the old value is back.
func eachPlace(value any, at string, seen map[string]bool, try func(set func(any))) {
	each := func(place string, old any, set func(any)) {
		if !seen[place] {
			seen[place] = true
			try(set)
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

// tryPayload reports whether the payload gives a document.
func tryPayload(t *testing.T, k templates.Kind, payload any) bool {
	data, err := json.Marshal(payload)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%v from %s", r, data)
		}
	}()
	p, err := k.Decode(data)
	if p == nil || p.Validate().Failed() || err != nil {
		return false
	}
	return dump(p.Compose()) != ""
}
