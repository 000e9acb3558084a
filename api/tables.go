package api

import (
	"context"
	"errors"
	"mime"
	"net/http"

	"vanban/api/service"
	"vanban/api/source"
)

// tableInvalid is the failure of a file that no table can be read from.
const tableInvalid service.Code = "table-invalid"

// The media types of tables.
const (
	mimeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	mimeCSV  = "text/csv"
)

// maxTable is how large a workbook or a CSV file may be, in bytes.
const maxTable = 8 << 20

// tableBody is a workbook or a CSV file.
func (s *Server) tableBody() *body {
	return &body{
		mime: mimeXLSX, or: mimeCSV, about: "Bảng tính .xlsx, hoặc tệp CSV", limit: maxTable, room: s.payloads,
		remedy:  "Gửi tệp .xlsx với tiêu đề Content-Type: " + mimeXLSX + ", hoặc tệp CSV với text/csv; tệp .xls thì lưu lại dạng .xlsx.",
		smaller: "Xóa hình ảnh, các trang tính và các cột không dùng, hoặc chia thành nhiều tệp.",
	}
}

func (s *Server) tableRoutes() []route {
	return []route{{
		method: http.MethodPost, path: "/v1/tables", id: "readTable",
		summary: "Đọc bảng tính thành các ô chữ",
		more: "Để đưa một bảng có sẵn vào phụ lục. Mỗi ô là chữ như người xem thấy trong văn bản: số và ngày theo định dạng của ô, viết kiểu Việt Nam; công thức là kết quả lần tính cuối. " +
			"Trang tính ẩn bị bỏ qua. Hàng tiêu đề và cột số là phỏng đoán. Tệp CSV phải là UTF-8 hoặc UTF-16; dấu phân cách được tự nhận ra.",
		takes: s.tableBody(), answers: []content{{"application/json", "Tables"}},
		fails: append([]service.Code{tableInvalid}, failsBody...),
		do:    handle(s.readTable, inTurn(s.renders, tables), asCompactJSON[tableList]),
	}}
}

// tableFile is a file with tables as it came.
type tableFile struct {
	kind source.Type
	data []byte
}

func (s *Server) readTable(r *http.Request) (tableFile, error) {
	data, err := s.tableBody().read(r)
	f := tableFile{source.XLSX, data}
	if t, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); t == mimeCSV { // the body has been checked
		f.kind = source.CSV
	}
	return f, err
}

// tableList is what is in a file with tables.
type tableList struct {
	Sheets []source.Sheet `json:"sheets"`
}

func tables(ctx context.Context, f tableFile) (tableList, error) {
	sheets, err := source.Sheets(ctx, "Tệp", f.data, f.kind)
	if flaws, ok := errors.AsType[source.Flaws](err); ok {
		return tableList{}, flawedTable(flaws)
	}
	return tableList{sheets}, err
}

// flawedTable says what is wrong with a file: the one thing that keeps it from being read.
func flawedTable(flaws source.Flaws) error {
	f := flaws[0]
	message := f.Message
	if f.Place != f.Source {
		message = f.Place + ": " + message
	}
	return &service.Error{Code: tableInvalid, Message: "Không lấy được bảng từ tệp này. " + message, Suggestion: f.Suggestion, Err: flaws}
}

// tableSchemas describes what the route answers with.
func tableSchemas() object {
	number := func(description string) object { return described("integer", description) }
	texts := arrayOf(object{"type": "string"})
	return object{
		"Tables": record(object{"sheets": listOf("Sheet")}, "sheets"),
		"Sheet": record(object{
			"name":      described("string", "Tên trang tính; trống với tệp CSV."),
			"above":     object{"type": "array", "items": object{"type": "string"}, "description": "Các hàng đứng trên bảng, như tên bảng; phỏng đoán."},
			"rows":      object{"type": "array", "items": texts, "description": "Các hàng, mỗi hàng có bằng ấy ô; hàng trống bị bỏ qua."},
			"merged":    listOf("Merge"),
			"header":    number("Số hàng đầu trông như tiêu đề; phỏng đoán."),
			"numeric":   object{"type": "array", "items": object{"type": "integer"}, "description": "Các cột chỉ có số, tính từ 0, không kể cột số thứ tự."},
			"truncated": described("boolean", "Không lấy hết được; notes nói thiếu gì."),
			"notes":     listOf("TableNote"),
		}, "name", "above", "rows", "merged", "header", "numeric", "truncated", "notes"),
		"Merge": record(object{
			"row": number("Hàng đầu, tính từ 0."), "column": number("Cột đầu, tính từ 0."),
			"rows": number("Số hàng."), "columns": number("Số cột."),
		}, "row", "column", "rows", "columns"),
		"TableNote": record(object{
			"row": number("Hàng, tính từ 0; -1 là cả trang tính."), "column": number("Cột, tính từ 0; -1 là cả trang tính."),
			"message": described("string", "Sai ở đâu."), "suggestion": described("string", "Nên làm gì."),
		}, "row", "column", "message", "suggestion"),
	}
}
