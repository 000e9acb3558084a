//go:build unix

package whole

import (
	"io/fs"
	"syscall"
)

// mayWrite asks whether one may write into a folder and look at what it has (access(2), W_OK and X_OK).
const mayWrite = 2 | 1

// access asks the system whether a folder may be written into.
func access(folder string) error {
	if err := syscall.Access(folder, mayWrite); err != nil {
		return &fs.PathError{Op: "write", Path: folder, Err: err}
	}
	return nil
}
