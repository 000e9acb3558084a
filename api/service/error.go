package service

import (
	"errors"

	"vanban/templates"
)

// Code is the kind of a failure. It never changes once it was published: programs compare it.
type Code string

// The failures that do not depend on the door. Doors add their own.
const (
	PayloadMalformed  Code = "payload-malformed"   // cannot be read: not JSON, not UTF-8, empty
	PayloadInvalid    Code = "payload-invalid"     // JSON, but no document can be made of it
	KindUnknown       Code = "kind-unknown"        // no kind has this name
	FormatUnknown     Code = "format-unknown"      // no format has this name
	OptionUnknown     Code = "option-unknown"      // an option has no such value, or is not of the format
	PageUnknown       Code = "page-unknown"        // the document has no such page
	PDFMalformed      Code = "pdf-malformed"       // not a PDF, or a damaged one
	PDFEncrypted      Code = "pdf-encrypted"       // a PDF that only a password opens
	PDFWithoutPayload Code = "pdf-without-payload" // a PDF that does not carry what it was made from
	Internal          Code = "internal-error"      // our fault; the message says nothing of the cause
)

// Error is a failure that the user is told of.
type Error struct {
	Code       Code
	Message    string             // for the user, in Vietnamese
	Suggestion string             // what to do instead; may be empty
	Problems   templates.Problems // what is wrong with the payload; set for the two payload codes
	Err        error              // the cause, for the log only; may be nil
}

// Error gives the message and, where there is one, the cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of an error of this package, and [Internal] for any other.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}
