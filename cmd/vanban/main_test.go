package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// broken is a standard input that panics.
type broken struct{}

func (broken) Read([]byte) (int, error) { panic("hỏng") }

// TestCrash: a panic is a failure with a sentence, and with the stack when it is asked for.
func TestCrash(t *testing.T) {
	for asked, stack := range map[string]bool{"": false, "all": true} {
		t.Setenv("GOTRACEBACK", asked)
		var stderr bytes.Buffer
		code := report(&stderr, run(t.Context(), []string{"check", "-"}, broken{}, io.Discard, &stderr))
		if got := stderr.String(); code != exitFailure || !strings.HasPrefix(got, "vanban: Chương trình gặp lỗi của chính nó: hỏng.") {
			t.Errorf("exit %d: %s", code, got)
		}
		if got := strings.Contains(stderr.String(), "main_test.go"); got != stack {
			t.Errorf("GOTRACEBACK=%s: stack printed: %v", asked, got)
		}
	}
}
