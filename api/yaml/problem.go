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
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
