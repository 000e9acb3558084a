package whole

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// ErrIrregular says that a file is a pipe, a device or a socket.
var ErrIrregular = errors.New("no regular file")

// ErrOutside says that a path leads out of the folder that it must stay in, or a link on it does.
var ErrOutside = errors.New("path leaves its folder")

// ReadFile reads a regular file, no further than one byte behind what it may have. Anything else is refused before it is
// opened, with [ErrIrregular]: a pipe that nobody writes to would be waited for without end.
func ReadFile(name string, most int64) ([]byte, error) {
	return read(os.Stat, os.Open, name, most)
}

// ReadFileIn reads as [ReadFile] does a file whose name is a path in a folder, with slashes. One that leaves the
// folder, also by a link, is refused with [ErrOutside].
func ReadFileIn(folder, name string, most int64) ([]byte, error) {
	name = filepath.FromSlash(name)
	if !filepath.IsLocal(name) {
		return nil, ErrOutside
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // nothing was written
	data, err := read(root.Stat, root.Open, name, most)
	if _, told := errors.AsType[syscall.Errno](err); err != nil && !told && !errors.Is(err, ErrIrregular) {
		return nil, fmt.Errorf("%w: %w", ErrOutside, err) // what the system does not say, os.Root does
	}
	return data, err
}

func read(stat func(string) (fs.FileInfo, error), open func(string) (*os.File, error), name string, most int64) ([]byte, error) {
	info, err := stat(name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, syscall.EISDIR
	case !info.Mode().IsRegular():
		return nil, ErrIrregular
	}
	f, err := open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(f, most+1))
}
