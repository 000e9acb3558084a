package letterhead

import (
	"errors"
	"fmt"
	"strings"

	"vanban/render/docx"
	"vanban/templates"
	"vanban/templates/part"
)

// MaxBytes is how large a letterhead may be.
const MaxBytes = docx.MaxBase

// MIME is the media type of a letterhead.
const MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Read reads a letterhead. The error is [templates.Problems] about the file as a whole, with the cause beside them that
// tells more, in English, to whoever looks into it.
func Read(data []byte) (*docx.Base, error) {
	b, err := docx.ReadBase(data, part.PlaceholderNames()...)
	if err != nil {
		return nil, errors.Join(explain(err), err)
	}
	if ps := check(b); ps != nil {
		return nil, ps
	}
	return b, nil
}

// Why says what keeps a file from being a letterhead, and what to do; of several things each on a line beneath.
func Why(err error) string {
	ps, ok := errors.AsType[templates.Problems](err)
	if !ok {
		return err.Error()
	}
	var lines []string
	for _, p := range ps {
		lines = append(lines, p.Message+" "+p.Suggestion)
	}
	if len(lines) == 1 {
		return lines[0]
	}
	return "\n  - " + strings.Join(lines, "\n  - ")
}

func problem(rule, message, suggestion string) templates.Problem {
	return templates.Problem{Rule: "letterhead." + rule, Severity: templates.Error, Message: message, Suggestion: suggestion}
}

// flaws say what keeps a Word file from being a letterhead, and what to do.
var flaws = map[docx.Flaw]struct{ rule, message, suggestion string }{
	docx.NotWord:   {"not_word", "Đây không phải là tệp Word (.docx) thông thường và nguyên vẹn", "Mở bằng Word rồi lưu lại dạng .docx (không phải Strict Open XML)."},
	docx.TooLarge:  {"too_large", "Tệp quá lớn so với một mẫu giấy", "Giảm cỡ các ảnh, bỏ những phần không dùng rồi lưu lại."},
	docx.Tangled:   {"too_large", "Mẫu có quá nhiều kiểu (style), hình vẽ hoặc chữ so với một mẫu giấy", "Chép đầu trang, chân trang và phần cần giữ sang một tệp Word mới rồi lưu lại; ảnh không phải giảm cỡ."},
	docx.Outward:   {"outward", "Mẫu lấy ảnh hoặc dữ liệu ở ngoài tệp", "Chèn hẳn vào tệp rồi lưu lại; chỉ liên kết để bấm vào là được giữ."},
	docx.Active:    {"active", "Mẫu có macro hoặc tệp nhúng", "Lưu lại dạng .docx không có macro, bỏ tệp nhúng."},
	docx.BodyWrong: {"body", "Mẫu phải có đúng một đoạn chỉ ghi {{body}}, ngoài bảng, ở phần cuối", "Thêm một dòng {{body}} ở chỗ đặt văn bản."},
	docx.Misplaced: {"misplaced", "Một chỗ điền {{…}} viết không đúng hoặc đặt không đúng chỗ", "Viết tên bằng chữ thường không dấu và gạch dưới, trong hai cặp ngoặc nhọn, ở lời văn, đầu trang hoặc chân trang."},
}

// explain says what is wrong with a letterhead, and where.
func explain(err error) templates.Problems {
	e, _ := errors.AsType[*docx.BaseError](err)
	if e == nil {
		e = &docx.BaseError{Flaw: docx.NotWord, Err: err}
	}
	if e.Flaw == docx.Unknown {
		return unknown(e.Names)
	}
	f := flaws[e.Flaw]
	return templates.Problems{problem(f.rule, f.message+place(e)+".", f.suggestion)}
}

// place says where a flaw is: in which part of the file, and which braces.
func place(e *docx.BaseError) string {
	var found []string
	if e.Text != "" {
		found = append(found, "“"+templates.Shorten(e.Text)+"”")
	}
	if e.Part != "" {
		found = append(found, "ở "+templates.Shorten(e.Part))
	}
	if found == nil {
		return ""
	}
	return " (" + strings.Join(found, " ") + ")"
}

// shownNames is how many placeholders are told of, if nothing is filled in for that many.
const shownNames = 20

func unknown(names []string) (ps templates.Problems) {
	known := part.PlaceholderNames()
	for _, name := range names[:min(len(names), shownNames)] {
		suggestion := "Dùng một trong: " + strings.Join(known, ", ") + "."
		if near := templates.Nearest(name, known); near != "" {
			suggestion = fmt.Sprintf("Có phải muốn viết {{%s}}?", near)
		}
		ps = append(ps, problem("unknown", fmt.Sprintf("Không có gì để điền vào {{%s}}.", templates.Shorten(name)), suggestion))
	}
	return ps
}
