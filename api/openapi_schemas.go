package api

import (
	"maps"

	"vanban/templates"
)

// answerSchemas describes the types that the routes answer with.
func answerSchemas() object {
	all := object{}
	for _, some := range []object{findingSchemas(), boxSchemas(), kindSchemas()} {
		maps.Copy(all, some)
	}
	return all
}

// findingSchemas describes what is found, and why a request failed.
func findingSchemas() object {
	return object{
		"Problem": record(object{
			"path":        described("string", "Trường có lỗi: JSON pointer (RFC 6901); chuỗi rỗng là toàn bộ dữ liệu."),
			"offset":      object{"type": "integer", "description": "Vị trí trong giá trị của trường, tính bằng byte; không có là từ đầu."},
			"length":      object{"type": "integer", "description": "Phần sai dài bao nhiêu byte; không có là chưa rõ."},
			"rule":        described("string", "Mã của phép kiểm tra."),
			"clause":      described("string", "Điều khoản của Nghị định 30/2020/NĐ-CP."),
			"clause_text": described("string", "Điều khoản ấy viết như khi viện dẫn trong văn bản, cho người đọc."),
			"severity":    object{"enum": []any{templates.Error, templates.Warning, templates.Info}, "description": "Chỉ error ngăn việc tạo văn bản."},
			"message":     described("string", "Sai ở đâu."),
			"suggestion":  described("string", "Nên viết thế nào."),
			"edit":        schemaRef("Edit"),
		}, "path", "rule", "severity", "message"),
		"Edit": record(object{
			"op":     object{"enum": []any{templates.Replace, templates.Set, templates.Remove, templates.Insert}, "description": "replace: thay một đoạn của chuỗi; set: ghi giá trị, chưa có trường thì thêm; remove: bỏ trường hoặc phần tử của danh sách; insert: thêm một phần tử vào danh sách, trước phần tử ở path."},
			"path":   described("string", "Giá trị được sửa: JSON pointer."),
			"offset": object{"type": "integer", "description": "replace: đoạn bị thay bắt đầu từ byte nào của chuỗi đã chuẩn hóa (NFC, bỏ dấu cách hai đầu)."},
			"length": object{"type": "integer", "description": "replace: đoạn bị thay dài bao nhiêu byte; không có là chèn vào."},
			"text":   described("string", "Chữ được ghi vào; giá trị đang là số thì vẫn là số."),
			"safe":   object{"type": "boolean", "description": "true: chỉ đổi hình thức, không đổi nội dung; các cách sửa này không chạm nhau, có thể áp dụng cùng lúc, từ cuối lên."},
			"also":   schemaRef("Edit"),
		}, "op", "path", "text"),
		"ProblemDocument": record(object{
			"type":       object{"type": "string", "format": "uri", "enum": problemTypes()},
			"title":      described("string", "Tên của loại lỗi."),
			"status":     object{"type": "integer"},
			"detail":     described("string", "Lỗi của yêu cầu này."),
			"suggestion": described("string", "Nên làm gì."),
			"instance":   described("string", "Mã của yêu cầu."),
			"problems":   listOf("Problem"),
			"version":    object{"type": "integer", "description": "Phiên bản hiện có của bản thảo."},
		}, "type", "title", "status", "detail", "instance"),
		"Report": record(object{
			"kind":     described("string", "Loại văn bản."),
			"valid":    object{"type": "boolean", "description": "Tạo được văn bản."},
			"problems": listOf("Problem"),
		}, "kind", "valid", "problems"),
	}
}

// boxSchemas describes the places on the pages where something is put later.
func boxSchemas() object {
	return object{
		"Boxes": record(object{
			"kind":      described("string", "Loại văn bản."),
			"documents": listOf("DocumentBoxes"),
		}, "kind", "documents"),
		"DocumentBoxes": record(object{
			"name":  described("string", "Tên tệp, không có đuôi."),
			"role":  object{"enum": []any{"document", "appendix", "attachment"}},
			"path":  described("string", "Phần của dữ liệu tạo ra tệp: JSON pointer; chuỗi rỗng là toàn bộ dữ liệu."),
			"pages": object{"type": "integer", "description": "Số trang của PDF."},
			"boxes": listOf("Box"),
		}, "name", "role", "path", "pages", "boxes"),
		"Box": record(object{
			"name":  described("string", "signature: chữ ký; seal: con dấu; number: số; date: ngày, tháng, năm; signing_info: dòng thông tin ký số."),
			"field": described("string", "Trường của dữ liệu ứng với chỗ này: JSON pointer; chuỗi rỗng là không có."),
			"page":  object{"type": "integer", "description": "Trang, tính từ 1 qua mọi phần của văn bản."},
			"pt":    rectangle("Điểm (1/72 inch), gốc ở góc dưới bên trái của trang; x, y là góc dưới bên trái của khung."),
			"mm":    rectangle("Milimét, gốc ở góc trên bên trái của tờ giấy; x, y là góc trên bên trái của khung."),
		}, "name", "field", "page", "pt", "mm"),
	}
}

// kindSchemas describes what there is, and how the server is.
func kindSchemas() object {
	return object{
		"Kind": record(object{
			"kind":         described("string", "Tên dùng trong đường dẫn và trong trường kind."),
			"name":         described("string", "Tên loại văn bản (Điều 7)."),
			"abbreviation": described("string", "Chữ viết tắt (Phụ lục III, Mục I)."),
			"form":         described("string", "Mẫu (Phụ lục III, Mục II); trống khi Phụ lục III không có mẫu."),
			"other_form":   described("string", "Mẫu của cách dùng khác, như 1.3 của quyết định ban hành văn bản kèm theo."),
			"note":         described("string", "Điều cần biết về loại này, như cách trình bày là của vanban vì Nghị định không có mẫu."),
		}, "kind", "name", "abbreviation", "form"),
		"KindList":   record(object{"kinds": listOf("Kind")}, "kinds"),
		"State":      record(object{"status": described("string", "ok")}, "status"),
		"JSONSchema": object{"type": "object", "description": "JSON Schema 2020-12."},
		"OpenAPI":    object{"type": "object", "description": "OpenAPI 3.1."},
	}
}

func problemTypes() (types []any) {
	for _, f := range failures {
		types = append(types, problemType(f.Code))
	}
	return types
}

func record(properties object, required ...string) object {
	r := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		r["required"] = required // null is no list (JSON Schema, 6.5.3)
	}
	return r
}

func rectangle(description string) object {
	side := object{"type": "number"}
	r := record(object{"x": side, "y": side, "width": side, "height": side}, "x", "y", "width", "height")
	r["description"] = description
	return r
}

func listOf(name string) object {
	return object{"type": "array", "items": schemaRef(name)}
}
