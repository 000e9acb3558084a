package main

import (
	"fmt"
	"strings"

	"vanban/templates"
)

// repeats leaves out what has been said of the report of another unit: one mistake of the template or of a mapping is one
// of all sixty.
type repeats struct {
	scope string            // only reports with the same are compared
	first map[string]string // what was said → of whom first
}

// within begins anew where reports of another schedule or period begin.
func (r *repeats) within(scope string) {
	if r.scope != scope || r.first == nil {
		r.scope, r.first = scope, map[string]string{}
	}
}

// old keeps what is said of somebody, and gives of whom it has been said before; "" is nobody.
func (r *repeats) old(called, said string) string {
	first, found := r.first[said]
	if !found {
		r.first[said] = called
		return ""
	}
	return first
}

// lines gives the lines that have not been said of another, and of whom the others have been.
func (r *repeats) lines(called string, lines []string) (fresh []string, as string) {
	for _, line := range lines {
		if !strings.Contains(line, ": ") { // it says nothing but that there are errors
			fresh = append(fresh, line)
			continue
		}
		if first := r.old(called, line); first != "" && first != called {
			as = first
			continue
		}
		fresh = append(fresh, line)
	}
	return fresh, as
}

// problems gives the problems that have not been said of another, and of whom the others have been.
func (r *repeats) problems(called string, ps templates.Problems) (fresh templates.Problems, as string) {
	for _, p := range ps {
		if first := r.old(called, strings.Join([]string{p.Path, p.Message, p.Suggestion}, "\n")); first != "" && first != called {
			as = first
			continue
		}
		fresh = append(fresh, p)
	}
	return fresh, as
}

// likeText says that more has been said of another report.
func likeText(as string) string {
	return fmt.Sprintf("cùng lỗi hoặc cảnh báo như đã nêu ở %s", as)
}
