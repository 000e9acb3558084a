//go:build conformance

package docx_test

import (
	"crypto/sha256"
	"testing"
	"time"

	"vanban/render/docx"
)

// TestBombsInTime: no bomb takes more than 50 ms, or on a machine that is slow today, more than it takes to hash 80 MiB, which
// is as much work. The best of some tries counts, because other processes run beside.
func TestBombsInTime(t *testing.T) {
	data := make([]byte, 80<<20)
	most := max(50*time.Millisecond, best(func() { sha256.Sum256(data) }))
	for _, b := range bombs(t) {
		took := best(func() {
			if _, err := docx.ReadBase(b.data, "code"); err == nil {
				t.Fatalf("%s is accepted", b.name)
			}
		})
		if took > most {
			t.Errorf("%s takes %v, at most %v", b.name, took, most)
		}
	}
}

// best is the least time that work takes in some tries.
func best(work func()) time.Duration {
	least := time.Hour
	for range 10 {
		start := time.Now()
		work()
		least = min(least, time.Since(start))
	}
	return least
}
