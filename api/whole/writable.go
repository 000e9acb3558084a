package whole

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Writable tells what would keep a folder from being written into or, where it is not there, from being made. It tries
// nothing: the disk may be full all the same.
func Writable(folder string) error {
	for {
		info, err := os.Stat(folder)
		parent := filepath.Dir(folder)
		switch {
		case errors.Is(err, fs.ErrNotExist) && parent != folder:
			folder = parent
		case err != nil:
			return err
		case !info.IsDir():
			return &fs.PathError{Op: "write", Path: folder, Err: syscall.ENOTDIR}
		default:
			return access(folder)
		}
	}
}
