// Package fonts holds the typefaces that documents are measured and drawn with.
//
// The decree asks for Times New Roman (PL I.I.4). Its metric substitute Liberation Serif is
// embedded, so that every machine breaks lines at the same words; an operator who has the
// real face may load it instead.
package fonts
