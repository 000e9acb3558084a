package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanban/fonts"
)

// fontFlaws say in Vietnamese why a folder of typefaces cannot be used, and what must be there.
var fontFlaws = map[fonts.Flaw]string{
	fonts.NoFont:          "không có tệp .ttf nào; chép vào đó bốn tệp .ttf của một phông: thường, đậm, nghiêng, đậm nghiêng",
	fonts.NoFamily:        "không có phông nào đủ bốn kiểu thường, đậm, nghiêng, đậm nghiêng; chỉ thấy %s",
	fonts.SeveralFamilies: "có nhiều phông đủ bốn kiểu mà không rõ dùng phông nào: %s; chép bốn tệp .ttf của một phông vào thư mục riêng",
	fonts.Twice:           "hai tệp cùng một kiểu chữ: %s; bỏ bớt một tệp",
	fonts.Unreadable:      "%s không phải là phông TrueType nguyên vẹn; chép lại tệp, hoặc dùng phông khác",
	fonts.Forbidden:       "giấy phép của %s không cho nhúng một phần phông vào văn bản; dùng phông khác",
}

// faces are the styles of a typeface by their numbers.
var faces = [fonts.FaceCount]string{"thường", "đậm", "nghiêng", "đậm nghiêng"}

// explainFonts says in Vietnamese what is wrong with a folder of typefaces.
func explainFonts(err error) error {
	flawed, ok := errors.AsType[*fonts.FolderError](err)
	if !ok {
		return bare(err)
	}
	about := slices.Clone(flawed.Files)
	for _, p := range flawed.Found {
		text := p.Name
		for i, n := range p.Missing {
			text += []string{" thiếu ", ", "}[min(i, 1)] + faces[n]
		}
		about = append(about, text)
	}
	text := fontFlaws[flawed.Flaw]
	if len(about) > 0 {
		text = fmt.Sprintf(text, strings.Join(about, "; "))
	}
	return errors.New(text)
}

// letterheadFlaws say in Vietnamese what keeps a Word file from being a letterhead, by words of the error. The first that
// is in it counts.
var letterheadFlaws = []struct{ words, text string }{
	{"zip:", "đây không phải là tệp Word (.docx); mở bằng Word rồi lưu lại dạng .docx"},
	{"leads out of the file", "mẫu lấy ảnh hoặc dữ liệu ở ngoài tệp; chèn hẳn vào tệp rồi lưu lại"},
	{"macros", "mẫu có macro hoặc tệp nhúng; lưu lại dạng .docx không có macro"},
	{"{{body}}", "mẫu phải có đúng một đoạn chỉ ghi {{body}}, ngoài bảng, ở phần cuối: văn bản được đặt vào đó"},
	{"placeholder", "một chỗ điền {{…}} trong mẫu không đúng tên hoặc không đúng chỗ"},
	{"larger than", "tệp quá lớn; giảm cỡ các ảnh trong mẫu"},
	{"too large", "tệp quá lớn; giảm cỡ các ảnh trong mẫu"},
}

// explainLetterhead says in Vietnamese what is wrong with a letterhead. The error itself, which has the part of the file,
// is behind it, for whoever made the file.
func explainLetterhead(err error) error {
	for _, row := range letterheadFlaws {
		if strings.Contains(err.Error(), row.words) {
			return fmt.Errorf("%s (chi tiết: %w)", row.text, err)
		}
	}
	return fmt.Errorf("tệp Word này không làm mẫu được; mở bằng Word rồi lưu lại dạng .docx (chi tiết: %w)", err)
}
