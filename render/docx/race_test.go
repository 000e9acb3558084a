//go:build race

package docx_test

// raced tells that the race detector takes memory, too.
const raced = true
