// The race detector has pools forget at random, so that what is allocated says nothing.
//go:build !race

package pdf_test

import (
	"io"
	"testing"

	"vanban/render/pdf"
)

// TestDecisionAllocations bounds what writing and checking the decision takes: with each object parsed anew it was 3,145.
func TestDecisionAllocations(t *testing.T) {
	l := compute(t, decision(t))
	got := testing.AllocsPerRun(5, func() {
		if err := pdf.Encode(io.Discard, l, pdf.Options{}); err != nil {
			t.Error(err)
		}
	})
	if most := 2800.0; got > most {
		t.Errorf("%.0f allocations, at most %.0f", got, most)
	}
}
