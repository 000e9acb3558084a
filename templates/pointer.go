package templates

import (
	"iter"
	"strings"
)

// pointers are the places of findings, and those around them. A place itself is true.
type pointers map[string]bool

func pointersOf(ps Problems) pointers {
	known := pointers{}
	for _, p := range ps {
		known.add(p.Path)
	}
	return known
}

func (ps pointers) add(pointer string) {
	for around := range outwards(pointer) {
		ps[around] = ps[around] || around == pointer
	}
}

// cover reports whether there is a finding at the place or around it.
func (ps pointers) cover(pointer string) bool {
	for around := range outwards(pointer) {
		if ps[around] {
			return true
		}
	}
	return false
}

// touch reports whether there is a finding at the place, around it or within it.
func (ps pointers) touch(pointer string) bool {
	_, within := ps[pointer]
	return within || ps.cover(pointer)
}

// outwards are a JSON pointer and those of all that it lies in, to the whole payload.
func outwards(pointer string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for end := len(pointer); end >= 0; end = strings.LastIndexByte(pointer[:end], '/') {
			if !yield(pointer[:end]) {
				return
			}
		}
	}
}
