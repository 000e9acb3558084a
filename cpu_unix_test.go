//go:build unix

package vanban_test

import (
	"syscall"
	"time"
)

// spent is how long the processor has worked for this process, whatever else runs beside it.
func spent() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // there is nothing to measure with
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
