// Package schedule makes reports when they are due: it knows from a file which report is about which
// periods, collects its data when the period has closed, and leaves for each report a folder with the
// document in every format, the payload it was made of and a manifest of where everything came from.
//
// What it promises: before a period closes it only reminds. A report is there whole or not at all, and
// once, however often and in however many processes it is run. A source that cannot be read is tried
// again, then reported; no report is made without it. Nothing that was made is overwritten.
//
// The package has no clock and no environment of its own: both come in as arguments, so that a year passes
// in a second where it is tested.
package schedule
