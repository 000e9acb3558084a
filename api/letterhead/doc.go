// Package letterhead reads the Word files that agencies put their documents into, and says in Vietnamese what is wrong with
// one and what to do about it. The names that it may have placeholders for are those of package part.
package letterhead
