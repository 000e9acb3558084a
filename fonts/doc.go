// Package fonts holds the typefaces that documents are measured and drawn with.
//
// The decree asks for Times New Roman (PL I.I.4). Its metric substitute Liberation Serif is
// embedded, so that every machine breaks lines at the same words; an operator who has the
// real face may load it instead with [ReadFamily].
//
// The package reads of a TrueType file what measuring and embedding need: which runes it
// covers, how far each advances, the height of its lines, and the outlines as they are. It
// knows neither layout nor PDF. Everything in a [Face] is checked while it is parsed, so
// that what the methods give is within the file whatever the file says.
package fonts
