// Package whole writes files that are there whole or not at all: what happens meanwhile, whoever reads them finds
// the file that was there before or the new one. It reads those that an operator names, and tells why one cannot be.
package whole

import (
	"errors"
	"os"
	"path/filepath"
)

// Prefix begins the names of files and folders that are not finished. What a crash leaves has it.
const Prefix = ".dang-tao-"

// WriteFile writes a file beside its place and then puts it there. Once it has returned nil, a power cut does not
// undo it.
func WriteFile(name string, data []byte) error {
	folder := filepath.Dir(name)
	f, err := os.CreateTemp(folder, Prefix+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	SyncFolder(folder)
	return nil
}

// SyncFolder has the names in a folder outlast a power cut, where the system can.
func SyncFolder(name string) {
	if f, err := os.Open(name); err == nil {
		_ = f.Sync() // some file systems cannot; the files themselves are safe
		_ = f.Close()
	}
}
