package part

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"vanban/templates/viet"
)

// openingsFile lists the words that trích yếu begin with and that are no names: one or several syllables a line, a
// comment behind "#".
//
//go:embed openings.txt
var openingsFile string

// openings is the set of them.
var openings = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(openingsFile) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			set[line] = true
		}
	}
	return set
})

// longestOpening is how many syllables one has at most.
const longestOpening = 3

// opened is the text that begins with one of the openings, without the capital of a sentence. Any other begins with
// what may be a name, which keeps it (PL II.IV.1a, PL II.V.6): so does "Báo cáo số 12/BC-SNV".
func opened(s string) string {
	words := strings.Fields(s)
	for n := min(longestOpening, len(words)); n > 0; n-- {
		if openings()[viet.Lower(words[0])+strings.Join(append([]string{""}, words[1:n]...), " ")] && goesOn(words[n:]) {
			return lowerFirst(s)
		}
	}
	return s
}

// goesOn reports whether words go on with a sentence: in small letters, or with an abbreviation.
func goesOn(words []string) bool {
	if len(words) == 0 {
		return true
	}
	next := strings.Trim(words[0], marks)
	return next != "số" && strings.ContainsFunc(firstLetter(next), unicode.IsLower) || isAbbreviation(next)
}
