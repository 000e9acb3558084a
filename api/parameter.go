package api

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"vanban/api/service"
	"vanban/templates"
)

// parameter is one in the query: one of the values, or what its form says, or else a whole number from 1.
type parameter struct {
	name, summary string
	values        []string
	form          object // JSON Schema; nil for none of its own
}

// schema is the JSON Schema of the parameter.
func (p parameter) schema() object {
	switch {
	case p.form != nil:
		return p.form
	case p.values == nil:
		return object{"type": "integer", "minimum": 1, "default": 1}
	case slices.Equal(p.values, booleans):
		return object{"type": "boolean", "default": false}
	}
	return object{"type": "string", "enum": p.values}
}

// booleans are the values of a parameter that is asked for or not.
var booleans = []string{"false", "true"}

// fileOptions are the parameters that ask for something of a file beyond its format.
func fileOptions() []parameter {
	return []parameter{
		{
			// Without a default in the schema, which a client might send with any format.
			name: "pdfa", values: service.PDFA[:],
			summary: "Mức PDF/A của tệp PDF. 2a, cũng là khi không ghi, để ban hành; 3a kèm thêm dữ liệu trong tệp để mở lại được (`/v1/reopen`). Chỉ dùng với pdf.",
		},
		{
			name: "embed_fonts", values: booleans,
			summary: "Nhúng phông chữ vào tệp Word, cho máy không có Times New Roman. Chỉ dùng với docx.",
		},
	}
}

// draftOption asks for a draft.
func draftOption() parameter {
	return parameter{
		name: "draft", values: booleans,
		summary: "Bản dự thảo để xem, để trình: được tạo cả khi dữ liệu có lỗi, chỗ còn thiếu in thành dấu chấm; tệp nào cũng có dấu DỰ THẢO và tên bắt đầu bằng “" + service.DraftPrefix + "”, không có hình chữ ký, con dấu. Không dùng cùng pdfa=3a.",
	}
}

// asks makes an action that first looks at the query: a parameter that the route does not know, or of which nobody
// can tell what it says, would otherwise be left out in silence.
func (r *route) asks(do action) action {
	return func(req *http.Request) (answer, error) {
		if err := r.checkQuery(req.URL.RawQuery); err != nil && !r.anyQuery {
			return answer{}, err
		}
		return do(req)
	}
}

// checkQuery is an [service.Error] with [service.OptionUnknown] unless every parameter is one of the route's, and is
// there once.
func (r *route) checkQuery(raw string) error {
	query, err := url.ParseQuery(raw)
	if err != nil {
		return &service.Error{
			Code: service.OptionUnknown, Err: err,
			Message:    "Không đọc được phần sau dấu ? của địa chỉ.",
			Suggestion: "Viết ?tên=giá_trị, các tham số nối bằng dấu &; ký tự đặc biệt viết dạng %XX.",
		}
	}
	for _, name := range slices.Sorted(maps.Keys(query)) {
		switch known := slices.ContainsFunc(r.query, func(p parameter) bool { return p.name == name }); {
		case !known:
			return r.unknownParameter(name)
		case len(query[name]) > 1:
			return &service.Error{
				Code:       service.OptionUnknown,
				Message:    fmt.Sprintf("Tham số %s được ghi %d lần.", name, len(query[name])),
				Suggestion: "Chỉ ghi mỗi tham số một lần.",
			}
		}
	}
	return nil
}

// unknownParameter says that the route has no parameter of this name, and which one was probably meant.
func (r *route) unknownParameter(name string) error {
	e := &service.Error{
		Code:    service.OptionUnknown,
		Message: fmt.Sprintf("Địa chỉ này không có tham số “%s”.", templates.Shorten(name)),
	}
	var names []string
	for _, p := range r.query {
		names = append(names, p.name)
	}
	near := templates.Nearest(strings.ToLower(name), names)
	switch {
	case near != "":
		e.Suggestion = fmt.Sprintf("Có phải muốn viết “%s”?", near)
	case len(names) > 0:
		e.Suggestion = "Dùng một trong: " + strings.Join(names, ", ") + "."
	default:
		e.Suggestion = "Bỏ phần sau dấu ?: địa chỉ này không nhận tham số nào."
	}
	return e
}

// readOptions reads what the query asks of the file. Whether the format has it is for the service
// to say.
func readOptions(query url.Values) (service.Options, error) {
	o := service.Options{PDFA: query.Get("pdfa"), EmbedFonts: query.Get("embed_fonts") == "true", Draft: query.Get("draft") == "true"}
	if query.Has("pdfa") {
		if err := service.KnowsPDFA(o.PDFA); err != nil {
			return o, err
		}
	}
	for _, name := range []string{"embed_fonts", "draft"} {
		if err := checkBoolean(query, name); err != nil {
			return o, err
		}
	}
	return o, nil
}

// checkBoolean refuses a parameter that is there and says neither yes nor no.
func checkBoolean(query url.Values, name string) error {
	if !query.Has(name) || slices.Contains(booleans, query.Get(name)) {
		return nil
	}
	return &service.Error{
		Code:       service.OptionUnknown,
		Message:    fmt.Sprintf("Tham số %s không có giá trị “%s”.", name, templates.Shorten(query.Get(name))),
		Suggestion: fmt.Sprintf("Viết %[1]s=true hoặc %[1]s=false.", name),
	}
}
