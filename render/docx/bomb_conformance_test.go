//go:build conformance

package docx_test

import (
	"testing"
	"time"

	"vanban/render/docx"
)

// TestBombsInTime: no bomb takes more than 50 ms. The best of some tries counts, because other processes run beside.
func TestBombsInTime(t *testing.T) {
	const most = 50 * time.Millisecond
	for _, b := range bombs(t) {
		best := time.Hour
		for range 10 {
			start := time.Now()
			if _, err := docx.ReadBase(b.data, "code"); err == nil {
				t.Fatalf("%s is accepted", b.name)
			}
			best = min(best, time.Since(start))
		}
		if best > most {
			t.Errorf("%s takes %v, at most %v", b.name, best, most)
		}
	}
}
