package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// write puts a complete document where it belongs: standard output for "-", else a file
// that is there whole or not at all.
func (e *env) write(name string, data []byte) error {
	if name == "-" {
		_, err := e.stdout.Write(data)
		return err
	}
	if err := writeFile(name, data); err != nil {
		return fmt.Errorf("không ghi được %s: %w", name, bare(err))
	}
	return nil
}

// writeFile writes beside the file and then takes its place, so that whoever reads it, and
// whatever happens meanwhile, finds the old file or the new one. What is no regular
// file, such as /dev/stdout, cannot be replaced and is written to.
func writeFile(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o666)
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
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
	return nil
}
