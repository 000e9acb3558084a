// Package specimen makes payloads for tests: of every kind, of any size, of what agencies write.
//
// [Payload] draws one by its seed from a corpus of real sentences, names and titles. What it draws
// holds the decree: no finding about it is an error. The same seed yields the same bytes, so that a
// document that a test names by its seed can be looked at. Most specimens are what leaves an office
// every day; some go to the edge of what is allowed: thirty articles, a table of hundreds of rows,
// names that do not fit on a line.
package specimen
