package store

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrUnknown says that there is no draft of this id, and ErrNoVersion that the draft has no version of this number: none
// was saved, or a later one has taken its place.
var (
	ErrUnknown   = errors.New("no such draft")
	ErrNoVersion = errors.New("no such version")
)

// Stale says that a draft has been saved since it was read: what was to be saved is not, and nothing is lost.
type Stale struct {
	Version int // that there is now
}

// Error tells the version that there is.
func (e *Stale) Error() string { return fmt.Sprintf("the draft is at version %d", e.Version) }

// Failure says that the file cannot be read or written. Its texts are Vietnamese, for the clerk or the operator.
type Failure struct {
	Message    string
	Suggestion string
	Busy       bool  // it may pass within seconds
	Err        error // the cause; may be nil
}

// Error gives the message and what to do.
func (f *Failure) Error() string { return f.Message + " " + f.Suggestion }

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Err }

// failures are what SQLite says, by its primary result codes.
var failures = map[int]Failure{
	sqlite3.SQLITE_FULL: {Message: "Đĩa chứa kho bản thảo đã đầy.", Suggestion: "Giải phóng chỗ trên đĩa rồi lưu lại."},
	sqlite3.SQLITE_READONLY: {
		Message: "Kho bản thảo chỉ cho đọc.", Suggestion: "Cho chương trình quyền ghi vào tệp và vào thư mục chứa tệp.",
	},
	sqlite3.SQLITE_CANTOPEN: {
		Message: "Không mở được tệp kho bản thảo.", Suggestion: "Cho chương trình quyền đọc và ghi tệp và thư mục chứa tệp.",
	},
	sqlite3.SQLITE_IOERR: {
		Message: "Đĩa chứa kho bản thảo gặp lỗi khi đọc hoặc ghi.", Suggestion: "Kiểm tra đĩa; sao tệp kho bản thảo ra nơi khác trước khi sửa chữa.",
	},
	sqlite3.SQLITE_BUSY:   {Message: "Kho bản thảo đang bận.", Suggestion: "Thử lại sau ít giây.", Busy: true},
	sqlite3.SQLITE_LOCKED: {Message: "Kho bản thảo đang bận.", Suggestion: "Thử lại sau ít giây.", Busy: true},
	sqlite3.SQLITE_NOTADB: {
		Message:    "Tệp ghi ở -store không phải là kho bản thảo, hoặc đã hỏng.",
		Suggestion: "Kiểm tra lại tên tệp; nếu đúng tệp, lấy lại bản sao lưu. Tệp này không bị thay đổi.",
	},
}

// broken is a file whose insides are damaged.
func broken(err error) *Failure {
	return &Failure{
		Message:    "Tệp kho bản thảo bị hỏng.",
		Suggestion: "Dừng vanban, sao tệp cùng các tệp -wal, -shm bên cạnh ra nơi khác, rồi lấy lại bản sao lưu hoặc cứu dữ liệu bằng lệnh .recover của sqlite3.",
		Err:        err,
	}
}

// failed makes an error of the database a [Failure]. Errors of this package, and those of a context that has ended, stay
// what they are.
func failed(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if known(err) {
		return err
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return &Failure{Message: "Kho bản thảo gặp lỗi.", Suggestion: "Xem nguyên nhân trong nhật ký.", Err: err}
	}
	code := e.Code() & 0xff
	if code == sqlite3.SQLITE_CORRUPT {
		return broken(err)
	}
	f, ok := failures[code]
	if !ok {
		f = Failure{Message: "Kho bản thảo gặp lỗi.", Suggestion: "Xem nguyên nhân trong nhật ký."}
	}
	f.Err = err
	return &f
}

// known reports whether an error is one of this package.
func known(err error) bool {
	_, stale := errors.AsType[*Stale](err)
	_, failure := errors.AsType[*Failure](err)
	return stale || failure || errors.Is(err, ErrUnknown) || errors.Is(err, ErrNoVersion)
}
