// Package store keeps drafts and their versions in a file, so that nothing that was saved is ever lost: a save that has
// been answered outlives the end of the program and of the machine, what others have saved is never replaced unseen,
// and what is deleted can be had back.
//
// The file is an SQLite database. It knows nothing of documents: a draft is a payload of JSON, whose bytes come back as
// they came, with a title and a kind to find it by.
package store
