package main

import (
	"cmp"
	"errors"
	"fmt"

	"vanban/api/profile"
	"vanban/api/schedule"
	"vanban/api/source"
)

// explain prints what is wrong with the operator's files or the sources, as the errors of a payload are, and gives an
// error that says so; any other error it gives back.
func (e *env) explain(err error) error {
	problems, isProblems := errors.AsType[schedule.Problems](err)
	for _, p := range problems {
		place := p.File
		if p.Line > 0 {
			place = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		e.complain(place, p.Message, p.Suggestion)
	}
	profiles, isProfiles := errors.AsType[profile.Problems](err)
	for _, p := range profiles {
		e.complainOf(p)
	}
	flaws, isFlaws := errors.AsType[source.Flaws](err)
	for _, f := range flaws {
		e.complain(cmp.Or(f.Place, f.Source), f.Message, f.Suggestion)
	}
	if isProblems || isProfiles || isFlaws {
		return errProblems
	}
	return err
}

// complainAll prints every error that has kept a report from being made.
func (e *env) complainAll(called string, err error) {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range all.Unwrap() {
			e.complainAll(called, one)
		}
		return
	}
	flaws, ok := errors.AsType[source.Flaws](err)
	for _, f := range flaws {
		e.complain(called+": "+cmp.Or(f.Place, f.Source), f.Message, f.Suggestion)
	}
	if !ok {
		e.complain(called, err.Error(), "")
	}
}

// complainOf prints what is wrong with a profile: file and line, field, clause.
func (e *env) complainOf(p profile.Problem) {
	place := p.Place()
	if p.Path != "" {
		place += " " + p.Path
	}
	message := p.Message
	if p.Clause != "" {
		message += " (" + p.ClauseText() + ")"
	}
	fmt.Fprintf(e.stderr, "%s: %s: %s\n", place, severities[p.Severity], message)
	if p.Suggestion != "" {
		fmt.Fprintln(e.stderr, "  →", p.Suggestion)
	}
}

// complain prints what is wrong at a place, "" for none, and what to do, "" for nothing.
func (e *env) complain(place, message, suggestion string) {
	if place != "" {
		place += ": "
	}
	fmt.Fprintf(e.stderr, "%slỗi: %s\n", place, message)
	if suggestion != "" {
		fmt.Fprintln(e.stderr, "  →", suggestion)
	}
}
