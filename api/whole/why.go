package whole

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// whys says in Vietnamese what keeps files from being read or written.
var whys = []struct {
	err  error
	text string
}{
	{ErrIrregular, "đây không phải là tệp thường, mà là ống dẫn hoặc thiết bị"},
	{ErrOutside, "liên kết hoặc đường dẫn ra ngoài thư mục"},
	{fs.ErrNotExist, "không có tệp hoặc thư mục này"},
	{fs.ErrPermission, "không có quyền"},
	{syscall.EROFS, "ổ đĩa chỉ cho đọc"},
	{syscall.ENOTDIR, "trong đường dẫn có một tệp, không phải thư mục"},
	{syscall.EISDIR, "đây là một thư mục, không phải tệp"},
	{syscall.ENOSPC, "ổ đĩa đã đầy"},
	{syscall.ENAMETOOLONG, "tên quá dài"},
	{syscall.EINVAL, "tên tệp không hợp lệ"},
	{syscall.ELOOP, "các liên kết trong đường dẫn chỉ vòng quanh"},
	{syscall.EIO, "ổ đĩa hoặc đường mạng tới nó gặp lỗi"},
	{syscall.EFBIG, "tệp lớn hơn mức mà ổ đĩa nhận"},
	{syscall.EPIPE, "chương trình nhận đã đóng"},
	{syscall.EMFILE, "đang mở quá nhiều tệp"},
}

// Why says in Vietnamese what keeps a file from being read or written, without its name.
func Why(err error) string {
	for _, row := range whys {
		if errors.Is(err, row.err) {
			return row.text
		}
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err.Error()
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err.Error()
	}
	return err.Error()
}
