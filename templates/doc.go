// Package templates says what a kind of document is: how its payload is read, checked and
// composed, and what is found wrong with it.
package templates
