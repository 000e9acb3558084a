package main

import (
	"fmt"
	"os"

	"vanban/api/whole"
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

// writeFile writes a file that is there whole or not at all. What is no regular file, such as /dev/stdout, cannot be
// replaced and is written to.
func writeFile(name string, data []byte) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0o666)
	}
	return whole.WriteFile(name, data)
}
