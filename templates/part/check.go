package part

import (
	"cmp"
	"slices"

	"vanban/templates"
)

// Validate runs every check over the document; the findings of one check follow each other. What
// is wrong with data comes last.
func (p *Paper) Validate() templates.Problems {
	var all templates.Problems
	v := p.view()
	for _, c := range checks {
		for _, f := range c.look(v) {
			all = append(all, c.problem(f))
		}
	}
	for d := range p.Data.all() {
		all = append(all, v.data[d.pointer]...)
	}
	return all
}

// check is one check of a payload: a row of nd30.Checks and what looks for it, or one of
// ours about tables, which the decree leaves alone.
type check struct {
	id   string
	look func(v *view) []finding
}

// finding is one place where a check finds something. Its severity is that of the check,
// unless it says its own.
type finding struct {
	path       string
	offset     int
	severity   templates.Severity
	message    string
	suggestion string
	clause     string // when it is another than the check's
}

// checks are all checks of payloads, in the order of nd30.Checks, ours last.
var checks = slices.Concat(marginChecks, textChecks, headChecks, subjectChecks, markChecks, addressChecks, groundChecks, bodyChecks, signerChecks, jointChecks, stampChecks, recipientChecks, appendixChecks, tableChecks, sectionChecks, showChecks, lineChecks, nameChecks)

func (c check) problem(f finding) templates.Problem {
	p := templates.Found(c.id)
	p.Path, p.Offset, p.Message, p.Suggestion = f.path, f.offset, f.message, f.suggestion
	p.Severity, p.Clause = cmp.Or(f.severity, p.Severity), cmp.Or(f.clause, p.Clause)
	return p
}

// when is the finding alone if it holds, else none.
func when(holds bool, f finding) []finding {
	if !holds {
		return nil
	}
	return []finding{f}
}
