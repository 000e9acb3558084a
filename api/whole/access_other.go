//go:build !unix

package whole

// access knows nothing of the rights here: writing will tell.
func access(string) error { return nil }
