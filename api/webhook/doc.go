// Package webhook tells another system that something has happened: a signed HTTP request for each
// event, by the specification Standard Webhooks 1.0 (https://www.standardwebhooks.com), whose libraries
// for most languages verify it.
//
// It is the one package that makes HTTP requests. Where they go is in the operator's own
// file, never in a payload; no redirect is followed, and of an answer only the status is read. Neither
// the secret nor the address's path and query, where some services keep one, get into an error or the log.
package webhook
