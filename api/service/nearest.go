package service

import "vanban/templates"

// Nearest is [templates.Nearest], for the doors: the candidate that was probably meant by a
// word, or "".
func Nearest(word string, candidates []string) string {
	return templates.Nearest(word, candidates)
}
