package vanban_test

import (
	"fmt"
	"iter"

	"vanban/templates/specimen"
)

// generated is how many documents the suites generate: those of the seeds 1 to this one. The tests that run after
// every change look at fewer where all would take too long; the conformance suite looks at all.
var generated = specimen.Documents()

// generatedPayloads are the payloads of the first so many of them, by name.
func generatedPayloads(n int) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for seed := 1; seed <= n; seed++ {
			if !yield(fmt.Sprintf("generated-%03d", seed), specimen.Payload(uint64(seed))) {
				return
			}
		}
	}
}
