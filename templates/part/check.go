package part

import (
	"cmp"
	"fmt"
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
	length     int // of what is at fault; where it is 0 that is what the edit replaces
	severity   templates.Severity
	message    string
	suggestion string
	clause     string         // when it is another than the check's
	edit       templates.Edit // without a path it is of the finding's own
}

// write is the finding with what to write instead of a text, as a sentence and as an edit.
func (f finding) write(text, right string, safe bool) finding {
	f.suggestion = fmt.Sprintf("Viết “%s”.", right)
	f.edit = templates.Mend("", text, right, safe)
	return f
}

// set is the edit that gives the field of the finding another value.
func set(text string) templates.Edit { return templates.Edit{Op: templates.Set, Text: text} }

// setAt is the edit that gives another field a value.
func setAt(path, text string) templates.Edit {
	return templates.Edit{Op: templates.Set, Path: path, Text: text}
}

// drop is the edit that takes out what the finding is about.
func drop(safe bool) templates.Edit { return templates.Edit{Op: templates.Remove, Safe: safe} }

// checks are all checks of payloads, in the order of nd30.Checks, ours last.
var checks = slices.Concat(marginChecks, textChecks, headChecks, subjectChecks, markChecks, addressChecks, groundChecks, bodyChecks, signerChecks, jointChecks, stampChecks, recipientChecks, appendixChecks, tableChecks, sectionChecks, showChecks, lineChecks, nameChecks, momentChecks)

func (c check) problem(f finding) templates.Problem {
	p := templates.Found(c.id)
	p.Path, p.Offset, p.Length, p.Message, p.Suggestion = f.path, f.offset, f.length, f.message, f.suggestion
	if f.edit.Op != "" {
		p.Edit = f.edit
		p.Edit.Path = cmp.Or(f.edit.Path, f.path)
	}
	if e := p.Edit; e.Op == templates.Replace && e.Path == p.Path && p.Length == 0 {
		p.Offset, p.Length = e.Offset, e.Length
	}
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
