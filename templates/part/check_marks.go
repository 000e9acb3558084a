package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// markChecks look for marks that are not made here.
var markChecks = []check{
	{"MA01", secret},
}

// secrecyLaw is what forbids it.
const secrecyLaw = "khoản 2 Điều 5 Luật Bảo vệ bí mật nhà nước số 117/2025/QH15"

// secret looks for a degree of secrecy, wherever it was written. Documents that bear one may not be
// drafted on a machine that is in a network; the only message there is says so.
func secret(v *view) []finding {
	var found []finding
	if v.Head.Secrecy != "" {
		found = append(found, secretAt(field("/secrecy"), v.Head.Secrecy))
	}
	for _, mark := range []string{v.Head.Priority, v.Head.Circulation} {
		if isSecrecy(mark) {
			found = append(found, secretAt(ours, mark)) // what is wrong with the field itself its shape says
		}
	}
	for at, text := range v.texts() {
		if m := secrecyStamp.FindStringSubmatchIndex(text); m != nil {
			from, to := max(m[2], m[4], m[6]), max(m[3], m[5], m[7]) // of the group that matched
			at.Offset, at.Length = at.Offset+from, to-from
			found = append(found, secretAt(at, text[from:to]))
		}
	}
	return found
}

func secretAt(at render.Source, typed string) finding {
	return finding{
		path: at.Pointer, offset: at.Offset, length: at.Length,
		message: fmt.Sprintf("Văn bản ghi độ mật “%s”. Văn bản mật không được soạn thảo ở đây: %s nghiêm cấm soạn thảo, lưu giữ tài liệu bí mật nhà nước trên máy tính, thiết bị đang kết nối mạng máy tính, mạng Internet, mạng viễn thông.",
			templates.Shorten(typed), secrecyLaw),
		suggestion: "Dừng soạn thảo trên máy này, xóa nội dung đã nhập và làm theo quy trình bảo vệ bí mật nhà nước của cơ quan; văn bản không mật thì bỏ độ mật.",
	}
}

// isSecrecy reports whether the value is a degree of secrecy, however it is written: "mat", "Tối mật".
func isSecrecy(value string) bool {
	written := strings.ReplaceAll(viet.Plain(viet.Upper(value)), "-", " ")
	return slices.ContainsFunc(nd30.Secrecies, func(s string) bool { return viet.Plain(s) == written })
}

// secrecyStamp is the mark as clerks type it: alone on a line, in brackets at an end of the text, or
// named as the degree. A text that is about secrecy does none of that.
var secrecyStamp = regexp.MustCompile(`(?m)^[\s(\[“"]*(TUYỆT MẬT|TỐI MẬT|MẬT)[\s)\]”".:;]*$` +
	`|[(\[]\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*[)\]]` +
	`|^\s*(?i:(?:dấu (?:chỉ )?)?độ mật\s*:\s*(tuyệt mật|tối mật|mật))[\s.;]*$`)
