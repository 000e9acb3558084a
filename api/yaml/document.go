package yaml

import (
	"cmp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Document is a file that was read: where its values stand, and what is wrong with it.
type Document struct {
	lines    map[string]int // by JSON pointer
	problems Problems
	anchors  map[string]ast.Node // read so far
	values   int                 // read so far
}

// Parsed reports whether the file could be read at all. If not, its problems say no more than that.
func (d *Document) Parsed() bool { return len(d.lines) > 0 }

// Line is where a value stands, or what it lies in when it is not there itself; 0 is the whole file.
func (d *Document) Line(path string) int {
	line, ok := d.lines[path]
	for around := path; !ok && around != ""; line, ok = d.lines[around] {
		around = around[:strings.LastIndexByte(around, '/')]
	}
	return line
}

// Add notes what whoever uses the file has found wrong at a place.
func (d *Document) Add(path, message, suggestion string) {
	d.problems = append(d.problems, Problem{Line: d.Line(path), Path: path, Message: message, Suggestion: suggestion})
}

// Problems gives what is wrong with the file, in its order.
func (d *Document) Problems() Problems {
	slices.SortStableFunc(d.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return d.problems
}
