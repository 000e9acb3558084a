package diff_test

import (
	"math/rand/v2"
	"testing"

	"vanban/render/agreement/diff"
)

// TestBetween compares the length of what is found with the length that a slow, plain way finds, and puts the
// second sequence together from the first and the differences.
func TestBetween(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 500 {
		a, b := letters(r), letters(r)
		found := diff.Between(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
		var made []byte
		at, changed := 0, 0
		for _, h := range found {
			made = append(append(made, a[at:h.AFrom]...), b[h.BFrom:h.BTo]...)
			at = h.ATo
			changed += h.ATo - h.AFrom + h.BTo - h.BFrom
		}
		if made = append(made, a[at:]...); string(made) != string(b) {
			t.Fatalf("%q and the differences to %q make %q", a, b, made)
		}
		if want := len(a) + len(b) - 2*common(a, b); changed != want {
			t.Fatalf("%q and %q: %d differences, %d are enough", a, b, changed, want)
		}
	}
}

func letters(r *rand.Rand) []byte {
	s := make([]byte, r.IntN(12))
	for i := range s {
		s[i] = "abc"[r.IntN(3)]
	}
	return s
}

// common is the length of a longest common subsequence.
func common(a, b []byte) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if a[0] == b[0] {
		return 1 + common(a[1:], b[1:])
	}
	return max(common(a[1:], b), common(a, b[1:]))
}
