package templates

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Severity says what a finding does to the document.
type Severity uint8

// The severities. The numbers are ordered: a higher one is worse.
const (
	Info    Severity = iota + 1 // worth knowing; practice rather than rule
	Warning                     // probably wrong; the document is made all the same
	Error                       // wrong; no document is made
)

// String gives the severity as the API writes it.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "unknown"
}

// MarshalText implements encoding.TextMarshaler.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler: findings that were kept are read again.
func (s *Severity) UnmarshalText(text []byte) error {
	for severity := Info; severity <= Error; severity++ {
		if severity.String() == string(text) {
			*s = severity
			return nil
		}
	}
	return fmt.Errorf("unknown severity %q", text)
}

// Problem is one finding: where it is, what is wrong, by which clause, and what to write
// instead. The message and the suggestion are Vietnamese sentences for a clerk.
type Problem struct {
	Path       string   `json:"path"`             // JSON pointer (RFC 6901); "" is the whole payload
	Offset     int      `json:"offset,omitempty"` // where in the field's text, in bytes; 0 also means all of it
	Length     int      `json:"length,omitempty"` // how much of it is at fault, in bytes; 0 where that is not known
	Rule       string   `json:"rule"`             // id of the check: "SO03", or "json.unknown_field"
	Clause     string   `json:"clause,omitempty"` // of the decree: "PL I.II.3c"
	Severity   Severity `json:"severity"`
	Message    string   `json:"message"`
	Suggestion string   `json:"suggestion,omitempty"`
	// Edit is what the suggestion asks for, ready to be made; zero where only a person can tell what is right.
	Edit Edit `json:"edit,omitzero"`

	skipped bool  // the payload has been read as if the field, which it need not have, were not there
	words   words // as they are printed, whose place in the field [Problems.Sort] finds
}

// ClauseText is the clause in the words of a document that cites it, for a clerk: "điểm c khoản 3 Mục II Phần I Phụ
// lục I". The code stays in Clause, for programs.
func (p Problem) ClauseText() string { return nd30.InWords(p.Clause) }

// MarshalJSON implements [json.Marshaler]: beside the members stands clause_text, the clause in words.
func (p Problem) MarshalJSON() ([]byte, error) {
	type members Problem
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // whoever writes what this is a part of decides
	err := enc.Encode(struct {
		members
		ClauseText string `json:"clause_text,omitempty"`
	}{members(p), p.ClauseText()})
	return b.Bytes(), err
}

// Problems are all findings of one payload, in the payload's order. As an error they stand
// for a payload that cannot be used.
type Problems []Problem

// Error gives every finding on a line of its own.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Path + ": " + p.Message
	}
	return strings.Join(lines, "\n")
}

// Failed reports whether any of the findings is an error.
func (ps Problems) Failed() bool {
	for _, p := range ps {
		if p.Severity == Error {
			return true
		}
	}
	return false
}

// ofShape reports whether all findings are about the shape of fields that could be read or skipped.
func (ps Problems) ofShape() bool {
	return !slices.ContainsFunc(ps, func(p Problem) bool { return !strings.HasPrefix(p.Rule, "shape.") && !p.skipped })
}

// Beside returns the findings with those of more that are about other fields: not about one
// that has a finding already, nor about what lies in it.
func (ps Problems) Beside(more Problems) Problems {
	known := pointersOf(ps)
	all := append(make(Problems, 0, len(ps)+len(more)), ps...)
	for _, m := range more {
		if !known.cover(m.Path) {
			all = append(all, m)
		}
	}
	return all
}

// AtMost returns n findings at most, the gravest, in their order. Where some are left out, the
// last one says how many; it is as grave as the gravest of them.
func (ps Problems) AtMost(n int) Problems {
	if len(ps) <= n {
		return ps
	}
	told := make([]bool, len(ps))
	room := n - 1
	for severity := Error; severity >= Info; severity-- {
		for i := range ps {
			if room > 0 && ps[i].Severity == severity {
				told[i] = true
				room--
			}
		}
	}
	rest := Problem{
		Rule:       "problems.more",
		Message:    fmt.Sprintf("Còn %s điều khác chưa kể ở đây.", viet.Integer(int64(len(ps)-n+1))),
		Suggestion: "Sửa những điều đã kể rồi kiểm tra lại.",
	}
	all := make(Problems, 0, n)
	for i, p := range ps {
		if told[i] {
			all = append(all, p)
			continue
		}
		rest.Severity = max(rest.Severity, p.Severity)
	}
	return append(all, rest)
}

// Sort returns the findings in the order in which what they are about stands in the payload,
// each once. A finding about a field that is missing stands with the object that lacks it. Of words
// that a finding knows from the paper ([Problem.Reworded]) it finds the place in their field. Of safe edits that
// touch each other the first stays safe: the others are to be looked at once it was made.
func (ps Problems) Sort(payload []byte) Problems {
	if len(ps) == 0 {
		return ps
	}
	root, broken := parse(payload)
	if broken != nil {
		return ps
	}
	return ps.sortBy(&root)
}

func (ps Problems) sortBy(root *node) Problems {
	type placed struct {
		Problem
		pos int
	}
	list := make([]placed, len(ps))
	texts := texts{root: root}
	for i, p := range ps {
		list[i] = placed{texts.locate(p), root.find(p.Path).pos}
	}
	slices.SortStableFunc(list, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(a.Offset, b.Offset))
	})
	seen := make(map[Problem]bool, len(list))
	sorted := make(Problems, 0, len(list))
	for _, p := range list {
		if !seen[p.Problem] {
			sorted = append(sorted, p.Problem)
		}
		seen[p.Problem] = true
	}
	sorted.part()
	return sorted
}

// part leaves of the safe edits that touch each other the first.
func (ps Problems) part() {
	safe := map[string][]Edit{} // by path
	for i := range ps {
		if e := &ps[i].Edit; e.Safe {
			e.Safe = !slices.ContainsFunc(safe[e.Path], e.touches)
			safe[e.Path] = append(safe[e.Path], *e)
		}
	}
}
