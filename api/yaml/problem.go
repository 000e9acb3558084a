package yaml

import (
	"fmt"
	"strings"
)

// Problem is one thing that is wrong with a file.
type Problem struct {
	Line       int    // from 1; 0 is the whole file
	Path       string // JSON pointer
	Message    string
	Suggestion string // "" for none
}

// String gives the problem as one line: "dòng 2: message suggestion".
func (p Problem) String() string {
	text := strings.TrimSpace(p.Message + " " + p.Suggestion)
	if p.Line == 0 {
		return text
	}
	return fmt.Sprintf("dòng %d: %s", p.Line, text)
}

// Problems are all things that are wrong with a file, in its order.
type Problems []Problem

// Error gives every problem on a line of its own.
func (ps Problems) Error() string { return Lines(ps) }

// Lines gives each of the problems of a file on a line of its own.
func Lines[P fmt.Stringer](problems []P) string {
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
