package api

import "strings"

// tags part the operations, of which generators of clients make a class for each: DocumentsApi, DraftsApi. What begins with
// none of the paths is of the last.
var tags = []struct {
	name, description string
	paths             []string
}{
	{"documents", "Tạo, kiểm tra, xem trước, mở lại văn bản.", []string{"/v1/documents", "/v1/reopen"}},
	{"kinds", "Các loại văn bản: mẫu, JSON Schema, dữ liệu mẫu.", []string{"/v1/kinds"}},
	{"profiles", "Hồ sơ cơ quan.", []string{"/v1/profiles"}},
	{"letterheads", "Mẫu giấy Word của cơ quan.", []string{"/v1/letterheads"}},
	{"tables", "Đọc bảng tính.", []string{"/v1/tables"}},
	{"drafts", "Bản thảo lưu trên máy chủ.", []string{"/v1/drafts"}},
	{"server", "Trạng thái của máy chủ.", []string{"/"}},
}

// describeTags is what the document says of the tags.
func describeTags() (all []any) {
	for _, t := range tags {
		all = append(all, object{"name": t.name, "description": t.description})
	}
	return all
}

// tagOfPath is the tag of an address.
func tagOfPath(path string) string {
	for _, t := range tags {
		for _, begin := range t.paths {
			if strings.HasPrefix(path, begin) {
				return t.name
			}
		}
	}
	return ""
}
