package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanban/api/store"
)

// TestNotOurs: what is no file of drafts, or a damaged one, is refused with what to do, and left as it is.
func TestNotOurs(t *testing.T) {
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want string
	}{
		"no folder":             {func(t *testing.T, path string) { must(t, os.Remove(filepath.Dir(path))) }, "Tạo thư mục"},
		"a folder":              {func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o700)) }, "đây là một thư mục"},
		"a text":                {write(strings.Repeat("Không phải cơ sở dữ liệu.\n", 100)), "không phải là kho bản thảo"},
		"another's":             {query("CREATE TABLE so_lieu (n)"), "của chương trình khác"},
		"another's by its id":   {query("PRAGMA application_id = 7"), "của chương trình khác"},
		"of a later program":    {later, "phiên bản mới hơn"},
		"damaged in the middle": {damaged, "bị hỏng"},
		"cut off":               {cut, "hỏng"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "kho", "a.db")
			must(t, os.Mkdir(filepath.Dir(path), 0o700))
			c.make(t, path)
			before, _ := os.ReadFile(path)
			s, err := store.Open(t.Context(), path, newClock().now)
			if err == nil {
				must(t, s.Close())
			}
			f, ok := errors.AsType[*store.Failure](err)
			if !ok || !strings.Contains(f.Message, c.want) && !strings.Contains(f.Suggestion, c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(after, before) {
				t.Error("the file was changed")
			}
		})
	}
}

func write(text string) func(*testing.T, string) {
	return func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte(text), 0o600)) }
}

// query makes a database, or changes one.
func query(statement string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		db, err := sql.Open("sqlite", path)
		must(t, err)
		_, err = db.Exec(statement)
		must(t, err)
		must(t, db.Close())
	}
}

// full makes a file of some drafts.
func full(t *testing.T, path string) {
	s, err := store.Open(t.Context(), path, newClock().now)
	must(t, err)
	for _, id := range []string{"a", "b", "c"} {
		_, err = s.Create(t.Context(), id, content(strings.Repeat(id, 20_000)))
		must(t, err)
	}
	must(t, s.Close())
}

func later(t *testing.T, path string) {
	full(t, path)
	query("PRAGMA user_version = 99")(t, path)
}

func damaged(t *testing.T, path string) {
	full(t, path)
	data, err := os.ReadFile(path)
	must(t, err)
	for i := 4096; i < 4096*8; i++ {
		data[i] = 0xa5
	}
	must(t, os.WriteFile(path, data, 0o600))
}

func cut(t *testing.T, path string) {
	full(t, path)
	must(t, os.Truncate(path, 4096*3))
}

// TestDamagedMeanwhile: damage that comes while the file is open is told as such, and not as a fault of ours.
func TestDamagedMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path, newClock().now)
	for _, id := range []string{"a", "b"} { // more than SQLite keeps in memory
		_, err := s.Create(t.Context(), id, content(strings.Repeat(id, 6<<20)))
		must(t, err)
	}
	must(t, s.Close())
	s = open(t, path, newClock().now)
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, 5<<20), 4096*8)
	must(t, err)
	must(t, f.Close())
	_, _, err = s.Get(t.Context(), "a")
	if f, ok := errors.AsType[*store.Failure](err); !ok || !strings.Contains(f.Message, "bị hỏng") {
		t.Errorf("%v", err)
	}
}
