package vanban_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// factsOf reads the facts of a document whose text only tells of it, nil when it has none:
// phrases, one a line, remarks behind "#".
func factsOf(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "real", name+".facts"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	facts := []string{}
	for line := range strings.Lines(norm.NFC.String(string(data))) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			facts = append(facts, line)
		}
	}
	if len(facts) == 0 {
		t.Fatalf("%s.facts: no fact", name)
	}
	return facts
}

// compareFacts wants every fact in the text and in our document, and in our document no figure
// that the text does not have.
func compareFacts(t *testing.T, facts []string, text, ours []word) {
	t.Helper()
	told, made := plainPhrase(text), plainPhrase(ours)
	for _, f := range facts {
		fact := plainPhrase(textWords(f))
		if !strings.Contains(told, fact) {
			t.Errorf("the text does not say %q", f)
		}
		if !strings.Contains(made, fact) {
			t.Errorf("our document does not say %q", f)
		}
	}
	for i, w := range ours {
		if isLabel(ours, i) {
			continue
		}
		for _, n := range figure.FindAllString(w.text, -1) {
			if !containsFigure(told, n) {
				t.Errorf("%q is not in the text, it stands in %q", n, phrase(ours[max(i-5, 0):min(i+6, len(ours))]))
			}
		}
	}
}

var (
	figure  = regexp.MustCompile(`\d+(?:[.,]\d+)*`) // a number as a text has it, without the marks around it
	ordinal = regexp.MustCompile(`^\d+\.$`)         // the number of a paragraph
)

// containsFigure reports whether a number stands in a text by itself, not in a longer one.
func containsFigure(text, n string) bool {
	for _, f := range figure.FindAllString(text, -1) {
		if f == n {
			return true
		}
	}
	return false
}

// isLabel reports whether a word is the number of the paragraph that it begins.
func isLabel(words []word, i int) bool {
	first := i == 0 || words[i-1].last
	return first && ordinal.MatchString(words[i].text)
}

// plainPhrase joins words in lower case and without brackets: whether a phrase begins a sentence or
// stands in brackets says nothing.
func plainPhrase(words []word) string {
	return " " + strings.ToLower(brackets.Replace(phrase(words)))
}

var brackets = strings.NewReplacer("(", "", ")", "")
