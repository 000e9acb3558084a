// Package viet writes Vietnamese the way official documents do: labels and numbers, dates,
// letter case, blanks that must not be broken.
//
// It knows the language, not the decree's components; where the decree rules a spelling
// (PL I.II), the comment gives the clause. Text is NFC throughout.
package viet
