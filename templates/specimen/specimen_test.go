package specimen_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"testing"

	"vanban/api/service"
	"vanban/templates"
	"vanban/templates/specimen"
)

// documents is how many documents the suites draw: the seeds from 1 on.
var documents = uint64(specimen.Documents())

// check fails when the specimen has an error by the rules that every payload is held to.
func check(t testing.TB, s *service.Service, seed uint64) {
	t.Helper()
	report, err := s.Check(t.Context(), service.Order{Payload: specimen.Payload(seed)})
	if err != nil {
		t.Errorf("seed %d: %v", seed, err)
	}
	for _, p := range report.Problems {
		if p.Severity == templates.Error {
			t.Errorf("seed %d: %s %s: %s", seed, p.Rule, p.Path, p.Message)
		}
	}
}

// TestHoldsDecree looks at specimens of seeds from anywhere.
func TestHoldsDecree(t *testing.T) {
	s := service.New(service.Config{})
	for i := range documents / 2 {
		check(t, s, i*0x9e3779b97f4a7c15)
	}
}

// TestRenders makes the specimens that the suites draw in every format, which is refused to those that
// have an error.
func TestRenders(t *testing.T) {
	s := service.New(service.Config{})
	for seed := uint64(1); seed <= documents; seed++ {
		_, err := s.RenderAll(t.Context(), service.Order{Payload: specimen.Payload(seed)}, "pdf", "docx")
		if err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

// FuzzPayload looks for a seed whose specimen does not hold the decree.
func FuzzPayload(f *testing.F) {
	for _, seed := range []uint64{0, 1, documents, 1<<63 - 1, 1<<64 - 1} {
		f.Add(seed)
	}
	s := service.New(service.Config{})
	f.Fuzz(func(t *testing.T, seed uint64) { check(t, s, seed) })
}

// TestSameBytes wants the specimen of a seed to be what it was when it was last looked at: a
// document that a test names by its seed is the same everywhere and always. With UPDATE=1 in the
// environment it notes what they are now.
func TestSameBytes(t *testing.T) {
	var now bytes.Buffer
	for seed := uint64(1); seed <= documents; seed++ {
		payload := specimen.Payload(seed)
		if !bytes.Equal(payload, specimen.Payload(seed)) {
			t.Errorf("seed %d: two calls, two payloads", seed)
		}
		slug, err := templates.KindOf(payload)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		fmt.Fprintf(&now, "%d %s %x\n", seed, slug, sha256.Sum256(payload))
	}
	const file = "testdata/hashes.txt"
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := sameLines(now.Bytes(), want); err != nil {
		t.Errorf("%s: %v", file, err)
	}
}

// sameLines compares two texts and names the first line that differs.
func sameLines(got, want []byte) error {
	g, w := bytes.Split(got, []byte{'\n'}), bytes.Split(want, []byte{'\n'})
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			return fmt.Errorf("line %d is %s, was %s", i+1, g[i], w[i])
		}
	}
	if len(g) != len(w) {
		return errors.New("another number of lines")
	}
	return nil
}
