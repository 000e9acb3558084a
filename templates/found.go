package templates

import "vanban/templates/nd30"

// Found returns a finding of the decree's check with that id: rule, clause and severity are
// those of nd30.Checks, the rest is the caller's. An id that is not there gives an error
// without a clause.
func Found(id string) Problem {
	p := Problem{Rule: id, Severity: Error}
	if c, ok := nd30.CheckByID(id); ok {
		p.Clause, p.Severity = c.Clause, severities[c.Severity]
	}
	return p
}

// severities are those of nd30 in the words of this package.
var severities = map[string]Severity{
	nd30.SeverityError:   Error,
	nd30.SeverityWarning: Warning,
	nd30.SeverityInfo:    Info,
}
