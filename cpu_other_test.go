//go:build !unix

package vanban_test

import "time"

var began = time.Now()

// spent is how long the process has run; there is no finer measure that all systems have.
func spent() time.Duration { return time.Since(began) }
