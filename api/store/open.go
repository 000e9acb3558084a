package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
	"time"

	_ "modernc.org/sqlite" // the driver

	"vanban/api/whole"
)

// Store is a file of drafts. Any number of goroutines may use it, and other processes that have the same file open.
type Store struct {
	db  *sql.DB
	now func() time.Time
}

// fileID marks a file as one of drafts: "vanb" in the header of the database.
const fileID = 0x76616e62

// migrations make a file what this program works with; the file keeps how many of them it has had. What has been
// published is never changed: a new one is added.
var migrations = []string{
	`CREATE TABLE drafts (
		id      TEXT    PRIMARY KEY,
		kind    TEXT    NOT NULL,
		title   TEXT    NOT NULL,
		version INTEGER NOT NULL, -- number of the last save
		updated INTEGER NOT NULL, -- when it was; milliseconds since 1970, like all times
		deleted INTEGER           -- NULL unless it is hidden
	) STRICT;
	CREATE TABLE versions (
		draft   TEXT    NOT NULL REFERENCES drafts(id),
		number  INTEGER NOT NULL,
		kind    TEXT    NOT NULL,
		began   INTEGER NOT NULL, -- when the first of the saves was made that it stands for
		saved   INTEGER NOT NULL, -- when the last one was
		mark    TEXT    NOT NULL, -- why a person wants to find it again; '' for none
		kept    INTEGER NOT NULL, -- 1 if no later save may take its place
		payload BLOB    NOT NULL,
		PRIMARY KEY (draft, number)
	) STRICT;`,
}

// Open opens a file of drafts, and makes it, readable by its owner alone, when it is not there; its folder must be. Drafts are
// saved by the clock. The error is a [Failure], or that of a context that has ended.
func Open(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	if err := makeFile(path); err != nil {
		return nil, &Failure{Message: fmt.Sprintf("Không mở được kho bản thảo %s: %s.", path, whole.Why(err)), Suggestion: adviceOf(path, err), Err: err}
	}
	file := url.URL{
		Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath(),
		RawQuery: "mode=rw&_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=synchronous(full)&_pragma=foreign_keys(on)",
	}
	db, err := sql.Open("sqlite", file.String())
	if err != nil {
		return nil, failed(err)
	}
	db.SetMaxOpenConns(1) // one writer at a time; it is no use to begin what would have to wait
	s := &Store{db, now}
	if err := s.prepare(ctx, path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// Close lets go of the file. Of no store there is nothing to let go of.
func (s *Store) Close() error {
	if s == nil {
		return nil
	}
	return s.db.Close()
}

// makeFile makes an empty file where there is none. SQLite would let everybody read it.
func makeFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return err
		}
		return f.Close()
	case err == nil && info.IsDir():
		return syscall.EISDIR
	case err == nil && !info.Mode().IsRegular():
		return whole.ErrIrregular
	}
	return err
}

// adviceOf says what to do about a file that cannot be made or opened.
func adviceOf(path string, err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("Tạo thư mục %s trước, hoặc chọn thư mục khác.", filepath.Dir(path))
	}
	return "Ghi đường dẫn của một tệp mà chương trình được đọc và ghi."
}

// prepare makes sure that the file is whole and of drafts, and brings it to what this program works with.
func (s *Store) prepare(ctx context.Context, path string) error {
	if err := s.inspect(ctx, path); err != nil {
		return err
	}
	if _, err := s.db.ExecContext(ctx, "PRAGMA journal_mode = wal"); err != nil {
		return failed(err)
	}
	return s.change(ctx, func(tx *sql.Tx) error { return migrate(ctx, tx, path) })
}

// inspect reads the whole file, so that damage is told on the first day and not when the damaged draft is wanted.
func (s *Store) inspect(ctx context.Context, path string) error {
	var id, tables int
	if err := s.db.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)").Scan(&id, &tables); err != nil {
		return failed(err)
	}
	if id != fileID && (id != 0 || tables > 0) {
		return &Failure{
			Message:    fmt.Sprintf("%s là cơ sở dữ liệu của chương trình khác.", path),
			Suggestion: "Chọn tên tệp khác cho kho bản thảo; tệp này không bị thay đổi.",
		}
	}
	var found string
	if err := s.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return failed(err)
	}
	if found != "ok" {
		return broken(errors.New(found))
	}
	return nil
}

// migrate makes the changes that a file has not had yet. Another process may have made them meanwhile.
func migrate(ctx context.Context, tx *sql.Tx, path string) error {
	var done int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&done); err != nil {
		return err
	}
	if done > len(migrations) {
		return &Failure{
			Message:    fmt.Sprintf("Kho bản thảo %s do phiên bản mới hơn của vanban tạo ra.", path),
			Suggestion: "Dùng phiên bản ấy hoặc mới hơn; tệp này không bị thay đổi.",
		}
	}
	for i, m := range migrations[done:] {
		step := fmt.Sprintf("%s PRAGMA application_id = %d; PRAGMA user_version = %d", m, fileID, done+i+1)
		if _, err := tx.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// change makes changes all together or not at all. Their error is given back as it is, that of the database as a
// [Failure].
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return failed(err)
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback() // what has failed already is told
		return failed(err)
	}
	return failed(tx.Commit())
}
