package part

import (
	"slices"

	"vanban/templates"
	"vanban/templates/nd30"
)

// Validate runs every check over the document; the findings of one check follow each other.
func (p *Paper) Validate() templates.Problems {
	var all templates.Problems
	v := p.view()
	for _, c := range checks {
		for _, f := range c.look(v) {
			all = append(all, c.problem(f))
		}
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
}

// checks are all checks of payloads, in the order of nd30.Checks, ours last.
var checks = slices.Concat(headChecks, groundChecks, bodyChecks, signerChecks, recipientChecks, appendixChecks, tableChecks)

func (c check) problem(f finding) templates.Problem {
	row, _ := nd30.CheckByID(c.id)
	severity := f.severity
	if severity == 0 {
		severity = severities[row.Severity]
	}
	return templates.Problem{
		Path: f.path, Offset: f.offset,
		Rule: c.id, Clause: row.Clause, Severity: severity,
		Message: f.message, Suggestion: f.suggestion,
	}
}

// severities are those of the decree's checks; ours are errors unless they say otherwise.
var severities = map[string]templates.Severity{
	"":                   templates.Error,
	nd30.SeverityError:   templates.Error,
	nd30.SeverityWarning: templates.Warning,
	nd30.SeverityInfo:    templates.Info,
}

// when is the finding alone if it holds, else none.
func when(holds bool, f finding) []finding {
	if !holds {
		return nil
	}
	return []finding{f}
}
