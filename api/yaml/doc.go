// Package yaml reads and writes the files that operators write: schedules of reports and mappings
// of tables. It is strict: a key that nobody knows, a value of another kind, a key written twice are
// problems, all of them are found at once, and each is told in Vietnamese with its line.
//
// Values that repeat may be written once with an anchor (&name) and taken again with an alias
// (*name). Merging with "<<" and tags are refused: which of two values counts would have to be known
// by heart.
package yaml
