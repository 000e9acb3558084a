package part

import (
	"fmt"

	"vanban/templates"
)

// guesser tells which of some words was meant by another. It guesses a few times only, so that a
// payload full of wrong words does not take long to refuse.
type guesser struct {
	known map[string]bool
	words []string // short enough to be compared
	left  int      // how many guesses
}

// The bounds of guessing.
const (
	mostGuesses = 20
	mostWords   = 5000
)

func newGuesser(words []string) *guesser {
	g := &guesser{known: make(map[string]bool, len(words)), left: mostGuesses}
	for _, w := range words {
		g.known[w] = true
		if len(w) <= maxLabel && len(g.words) < mostWords {
			g.words = append(g.words, w)
		}
	}
	return g
}

// suggest asks whether another word was meant, and which; where none is near, it says what else to do.
func (g *guesser) suggest(word, otherwise string) (suggestion, meant string) {
	if len(word) > maxLabel || g.left == 0 {
		return otherwise, ""
	}
	g.left--
	if near := templates.Nearest(word, g.words); near != "" {
		return fmt.Sprintf("Có phải “%s” không?", near), near
	}
	return otherwise, ""
}

// mean is the finding with the word that was probably meant by its field's, or what else to do.
func (f finding) mean(g *guesser, word, otherwise string) finding {
	meant := ""
	if f.suggestion, meant = g.suggest(word, otherwise); meant != "" {
		f.edit = set(meant)
	}
	return f
}
