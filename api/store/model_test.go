package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"vanban/api/store"
)

// TestNothingLost saves at random, in time and out of it, and holds what is there against what must be: the last content,
// every one with a mark, every one that somebody was about to overwrite unseen, and the first after every pause. A number
// means one content for ever.
func TestNothingLost(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r, c := rand.New(rand.NewPCG(seed, 0)), newClock()
			s := open(t, filepath.Join(t.TempDir(), "a.db"), c.now)
			_, err := s.Create(t.Context(), "x", content("0"))
			must(t, err)
			meant, stay := map[int]string{1: "0"}, map[int]bool{1: true}
			last, lastAt := 1, c.Time
			for n := range 120 {
				c.Time = c.Add(time.Duration(r.IntN(100)) * time.Second)
				if r.IntN(20) == 0 {
					c.Time = c.Add(time.Hour)
				}
				made := content(fmt.Sprint(n + 1))
				if r.IntN(8) == 0 {
					made.Mark = "Lưu"
				}
				seen := last
				if r.IntN(10) == 0 {
					seen = max(1, last-1)
				}
				d, err := s.Update(t.Context(), "x", seen, made)
				if _, stale := errors.AsType[*store.Stale](err); stale != (seen != last) {
					t.Fatalf("save of %d over %d: %v", seen, last, err)
				}
				if seen != last {
					stay[last] = true
					continue
				}
				must(t, err)
				if c.Sub(lastAt) >= 2*time.Minute || made.Mark != "" {
					stay[d.Version] = true
				}
				last, lastAt = d.Version, c.Time
				meant[last] = string(made.Payload)
			}
			stay[last] = true
			holds(t, s, meant, stay)
		})
	}
}

// holds checks that versions mean what they meant, and that those are there which have to stay.
func holds(t *testing.T, s *store.Store, meant map[int]string, stay map[int]bool) {
	t.Helper()
	kept := 0
	for n, want := range meant {
		_, payload, err := s.Version(t.Context(), "x", n)
		switch {
		case errors.Is(err, store.ErrNoVersion) && !stay[n]:
		case err != nil || string(payload) != want:
			t.Errorf("version %d is %q, %v; want %q", n, payload, err, want)
		default:
			kept++
		}
	}
	if kept == len(meant) {
		t.Error("no version was folded: the test tries nothing")
	}
}
