package letterhead

import (
	"fmt"
	"strings"

	"vanban/render/docx"
)

// MaxBytes is how large a letterhead may be.
const MaxBytes = docx.MaxBase

// Read reads a letterhead. The error is in Vietnamese.
func Read(data []byte) (*docx.Base, error) {
	b, err := docx.ReadBase(data)
	if err != nil {
		return nil, explain(err)
	}
	return b, nil
}

// flaws say in Vietnamese what keeps a Word file from being a letterhead, by words of the error. The first that
// is in it counts.
var flaws = []struct{ words, text string }{
	{"zip:", "đây không phải là tệp Word (.docx); mở bằng Word rồi lưu lại dạng .docx"},
	{"leads out of the file", "mẫu lấy ảnh hoặc dữ liệu ở ngoài tệp; chèn hẳn vào tệp rồi lưu lại"},
	{"macros", "mẫu có macro hoặc tệp nhúng; lưu lại dạng .docx không có macro"},
	{"{{body}}", "mẫu phải có đúng một đoạn chỉ ghi {{body}}, ngoài bảng, ở phần cuối: văn bản được đặt vào đó"},
	{"placeholder", "một chỗ điền {{…}} trong mẫu không đúng tên hoặc không đúng chỗ"},
	{"larger than", "tệp quá lớn; giảm cỡ các ảnh trong mẫu"},
	{"too large", "tệp quá lớn; giảm cỡ các ảnh trong mẫu"},
}

// explain says in Vietnamese what is wrong with a letterhead. The error itself, which has the part of the file,
// is behind it, for whoever made the file.
func explain(err error) error {
	for _, row := range flaws {
		if strings.Contains(err.Error(), row.words) {
			return fmt.Errorf("%s (chi tiết: %w)", row.text, err)
		}
	}
	return fmt.Errorf("tệp Word này không làm mẫu được; mở bằng Word rồi lưu lại dạng .docx (chi tiết: %w)", err)
}
