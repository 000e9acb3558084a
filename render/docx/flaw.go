package docx

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Flaw is why a file is no letterhead.
type Flaw uint8

// The flaws of letterheads.
const (
	NotWord   Flaw = iota + 1 // it is no Word file of the usual form, or a damaged one
	TooLarge                  // it, or what is packed in it, is larger than any letterhead
	Tangled                   // it has more styles, text or tags than any letterhead
	Outward                   // something in it is fetched from outside
	Active                    // it has macros or embedded objects
	BodyWrong                 // {{body}} does not stand once, alone, at the end of the text
	Misplaced                 // braces are no placeholder, or stand where nothing is filled in
	Unknown                   // nothing is filled in for some placeholders
)

// BaseError says what keeps a file from being a letterhead.
type BaseError struct {
	Flaw  Flaw
	Names []string // of the placeholders, for Unknown
	Part  string   // of the package, as "word/header1.xml"; "" for the whole
	Text  string   // what it is about: braces, what a link leads to, a field; may be ""
	Err   error
}

// Error says what was found, and in which part of the file.
func (e *BaseError) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *BaseError) Unwrap() error { return e.Err }

func flawed(f Flaw, format string, args ...any) error {
	return &BaseError{Flaw: f, Err: fmt.Errorf(format, args...)}
}

// partError is an error in a part.
type partError struct {
	name string
	error
}

func (e *partError) Error() string { return e.name + ": " + e.error.Error() }

func (e *partError) Unwrap() error { return e.error }

func inPart(name string, err error) error { return &partError{name, err} }

// maxAbout is how much is shown of what a flaw is about, in bytes.
const maxAbout = 60

// about says what a flaw is about.
func about(text string, err error) error {
	if e, ok := errors.AsType[*BaseError](err); ok {
		e.Text = strings.ToValidUTF8(text[:min(len(text), maxAbout)], "")
	}
	return err
}

// baseError says that a file cannot be read as a letterhead. What nobody has called a flaw is found by the readers of
// ZIP and XML.
func baseError(err error) error {
	e := BaseError{Flaw: NotWord, Err: fmt.Errorf("reading letterhead: %w", err)}
	if known, ok := errors.AsType[*BaseError](err); ok {
		e.Flaw, e.Names, e.Text = known.Flaw, known.Names, known.Text
	}
	if in, ok := errors.AsType[*partError](err); ok {
		e.Part = in.name
	}
	return &e
}

// checkKnown refuses placeholders that nothing is filled in for; nil names are all.
func (b *Base) checkKnown(names []string) error {
	if names == nil {
		return nil
	}
	var unknown []string
	for _, name := range b.Names() {
		if !slices.Contains(names, name) {
			unknown = append(unknown, name)
		}
	}
	if unknown == nil {
		return nil
	}
	return &BaseError{Flaw: Unknown, Names: unknown, Err: fmt.Errorf("nothing is filled in for {{%s}}", strings.Join(unknown, "}}, {{"))}
}
