// Package profile holds what an agency writes once and for all: its names, abbreviation, place,
// signers, usual recipients, margins. A payload that names a profile leaves all that out, and
// what it says itself stands.
//
// A profile fills in the fields of a payload before it is decoded, so that every check of
// the decree sees what a clerk could have written. A value that a payload cannot give, as an exception
// that only the head of the agency's branch lays down, goes into the decoded payload.
package profile
