// Package service is the way from a payload to a file, as every door of the system uses it:
// the command line and HTTP differ only in where bytes come from and where they go.
//
// The way is: which kind is it, decode strictly, check, compose, encode. A file is complete
// in memory before anyone sees it, so that nothing half-written leaves; what is wrong with a
// payload comes back as a list, all of it at once.
package service
