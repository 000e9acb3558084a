package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"

	"vanban/templates"
)

// file is a file that was read whole.
type file struct {
	path string // as it was opened
	data []byte
}

// base is what messages call the file.
func (f file) base() string { return filepath.Base(f.path) }

func (f file) hash() string { return hashOf(f.data) }

// hashOf is the fingerprint of data, as sha256sum gives it.
func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// readFile reads a file that is not too large. What is no file, a pipe or a device, is refused: it
// may never end.
func readFile(ctx context.Context, source, path string, limit int) (file, error) {
	if err := stopped(ctx); err != nil {
		return file{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return file{}, unreachable(source, path, err)
	}
	if !info.Mode().IsRegular() {
		return file{}, flawed(source, path, "Không phải là tệp.", "Ghi đường dẫn của một tệp.")
	}
	f, err := os.Open(path)
	if err != nil {
		return file{}, unreachable(source, path, err)
	}
	defer f.Close() //nolint:errcheck // what was read is not lost by closing
	return readAll(source, path, f, limit)
}

// readAll reads an open file that has no more bytes than the limit.
func readAll(source, path string, r io.Reader, limit int) (file, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return file{}, unreachable(source, path, err)
	case len(data) > limit:
		return file{}, flawed(source, filepath.Base(path), fmt.Sprintf("Tệp lớn hơn giới hạn %d MiB.", limit>>20), "Chia số liệu thành nhiều tệp.")
	}
	return file{path, data}, nil
}

// unreachable wraps what kept a file from being opened.
func unreachable(source, path string, err error) error {
	var in *fs.PathError
	if slices.ContainsFunc(lastingErrors, func(lasting error) bool { return errors.Is(err, lasting) }) {
		return flawed(source, templates.Shorten(path), "Tên tệp hoặc thư mục không dùng được: quá dài, hoặc có ký tự lạ, hoặc liên kết vòng.", "Đặt lại tên ngắn hơn.")
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = errNotThere
	case errors.Is(err, fs.ErrPermission):
		err = errNotAllowed
	case errors.As(err, &in):
		err = in.Err // the path is told already
	}
	return &Unreachable{source, path, err}
}

// lastingErrors are those of the system that do not pass, however long one waits.
var lastingErrors = []error{syscall.ENAMETOOLONG, syscall.EINVAL, syscall.ELOOP}

// What keeps files from being opened, for clerks. They are the errors of the system all the same.
var (
	errNotThere   = fmt.Errorf("chưa có tệp hoặc thư mục này%w", hidden{fs.ErrNotExist})
	errNotAllowed = fmt.Errorf("không có quyền đọc%w", hidden{fs.ErrPermission})
)

// hidden is an error that is there for programs alone.
type hidden struct{ error }

func (hidden) Error() string   { return "" }
func (h hidden) Unwrap() error { return h.error }

// memo keeps what was made by keys, and why it could not be made: what a [Reader] gives is of one
// moment, and a source that does not answer is not waited for again by each of two hundred reports.
// That the caller has no time left is not kept.
type memo[T any] struct {
	mu    sync.Mutex
	slots map[string]*slot[T]
}

type slot[T any] struct {
	mu    sync.Mutex
	done  bool
	value T
	err   error
}

// get gives what there is by a key, and makes it when there is nothing yet. Nobody waits for
// another key.
func (m *memo[T]) get(key string, make func() (T, error)) (T, error) {
	s := m.slot(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return s.value, s.err
	}
	value, err := make()
	if _, late := errors.AsType[*Unreachable](err); late || !timeout(err) {
		s.done, s.value, s.err = true, value, err
	}
	return value, err
}

func (m *memo[T]) slot(key string) *slot[T] {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.slots == nil {
		m.slots = map[string]*slot[T]{}
	}
	if m.slots[key] == nil {
		m.slots[key] = &slot[T]{}
	}
	return m.slots[key]
}
