package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"vanban/api/service"
	"vanban/templates"
)

// The most that one request for pages may ask.
const (
	maxPages = 200  // images
	maxHave  = 2000 // hashes of pages that the client has
)

// pagesOptions are the parameters of a request for pages.
func pagesOptions() []parameter {
	whole := func(least int) object { return object{"type": "integer", "minimum": least} }
	return []parameter{
		{name: "from", form: whole(1), summary: fmt.Sprintf("Trang đầu tiên cần hình, tính từ 1 qua mọi tệp; đi cùng to. Không hỏi thì không có hình nào ngoài trang có con trỏ. Tối đa %d trang một lần.", maxPages)},
		{name: "to", form: whole(1), summary: "Trang cuối cùng cần hình."},
		{name: "have", form: object{"type": "string"}, summary: fmt.Sprintf("hash của những trang mà bên gọi đã có hình, cách nhau bằng dấu phẩy, tối đa %d.", maxHave)},
		{name: "at", form: object{"type": "string"}, summary: "Trường đang soạn: JSON pointer."},
		{name: "offset", form: whole(0), summary: "Con trỏ ở byte nào của trường đang soạn; không ghi là 0."},
	}
}

// pagesOrder is an order of the pages of a draft.
type pagesOrder struct {
	service.Order
	service.PagesOptions
}

// readPages reads a payload, its kind, and which pages the client wants.
func (s *Server) readPages(r *http.Request) (pagesOrder, error) {
	want, err := readPagesOptions(r.URL.Query())
	if err != nil {
		return pagesOrder{}, err
	}
	order, err := s.readOrder(r)
	return pagesOrder{order, want}, err
}

func readPagesOptions(q url.Values) (o service.PagesOptions, err error) {
	for _, n := range []struct {
		name  string
		least int
		to    *int
	}{{"from", 1, &o.From}, {"to", 1, &o.To}, {"offset", 0, &o.Offset}} {
		if err := readWhole(q, n.name, n.least, n.to); err != nil {
			return o, err
		}
	}
	o.At = q.Get("at")
	if have := q.Get("have"); have != "" {
		o.Have = strings.Split(have, ",")
	}
	return o, checkPages(o)
}

// readWhole reads a whole number if it is there.
func readWhole(q url.Values, name string, least int, to *int) error {
	if !q.Has(name) {
		return nil
	}
	n, err := strconv.Atoi(q.Get(name))
	if err != nil || n < least {
		return badParameter(
			fmt.Sprintf("Tham số %s không có giá trị “%s”.", name, templates.Shorten(q.Get(name))),
			fmt.Sprintf("Ghi một số nguyên từ %d.", least))
	}
	*to = n
	return nil
}

// checkPages looks whether the parameters fit together, and ask no more than is given.
func checkPages(o service.PagesOptions) error {
	switch {
	case (o.From == 0) != (o.To == 0):
		return badParameter("Tham số from và to phải đi cùng nhau.", "Ghi cả hai, ví dụ from=1&to=3, hoặc bỏ cả hai.")
	case o.To < o.From:
		return badParameter(fmt.Sprintf("Không có trang nào từ %d đến %d.", o.From, o.To), "Ghi to không nhỏ hơn from.")
	case o.To-o.From >= maxPages:
		return badParameter(fmt.Sprintf("Hỏi %d trang một lần là quá nhiều.", o.To-o.From+1), fmt.Sprintf("Hỏi tối đa %d trang một lần.", maxPages))
	case len(o.Have) > maxHave:
		return badParameter(fmt.Sprintf("Tham số have có %d trang.", len(o.Have)), fmt.Sprintf("Ghi tối đa %d trang.", maxHave))
	case o.At != "" && o.At[0] != '/':
		return badParameter(fmt.Sprintf("Tham số at không có giá trị “%s”.", templates.Shorten(o.At)), "Ghi JSON pointer của trường đang soạn, ví dụ at=/body.")
	}
	return nil
}

func badParameter(message, suggestion string) error {
	return &service.Error{Code: service.OptionUnknown, Message: message, Suggestion: suggestion}
}

func (s *Server) pages(ctx context.Context, o pagesOrder) (service.Pages, error) {
	made, err := s.service.Pages(ctx, o.Order, o.PagesOptions)
	if made.Fault != nil {
		s.log.ErrorContext(ctx, "internal error", "id", ctx.Value(requestID{}), "cause", made.Fault)
	}
	return made, err
}

// pagesSchemas describes what the route answers with.
func pagesSchemas() object {
	return object{
		"Pages": record(object{
			"kind":      described("string", "Loại văn bản."),
			"valid":     described("boolean", "Tạo được văn bản."),
			"problems":  listOf("Problem"),
			"drawn":     described("boolean", "false: dữ liệu sai đến mức không vẽ được trang nào, hoặc văn bản quá dài."),
			"stale":     described("string", fmt.Sprintf("Vì sao không vẽ, nói với người soạn: văn bản dài hơn %d trang.", service.MaxPages)),
			"documents": object{"type": "array", "items": schemaRef("PagesDocument"), "description": "Văn bản, rồi các tệp kèm theo."},
			"pages":     object{"type": "array", "items": schemaRef("DraftPage"), "description": "Mọi trang, của mọi tệp."},
			"caret":     schemaRef("Caret"),
		}, "kind", "valid", "problems", "drawn", "documents", "pages"),
		"PagesDocument": record(object{
			"name":  described("string", "Tên tệp, không có đuôi."),
			"pages": described("integer", "Số trang."),
		}, "name", "pages"),
		"DraftPage": record(object{
			"hash":     described("string", "Tên của hình: hai trang cùng tên thì giống hệt nhau."),
			"document": object{"type": "integer", "minimum": 1, "description": "Trang của tệp thứ mấy."},
			"width":    described("number", "Chiều rộng, tính bằng điểm."),
			"height":   described("number", "Chiều cao, tính bằng điểm."),
			"svg":      described("string", "Hình của trang: phần tử svg lớp sheet, không có thuộc tính style. Kiểu trình bày của lớp: font-kerning: none; font-variant-ligatures: none; white-space: pre."),
			"lines":    listOf("DraftLine"),
		}, "hash", "document", "width", "height"),
		"DraftLine": record(object{
			"x": described("number", "Từ mép trái của trang, tính bằng điểm."), "y": described("number", "Từ mép trên của trang đến đầu dòng."),
			"width": described("number", "Chiều rộng."), "height": described("number", "Chiều cao."),
			"pointer": described("string", "Trường đã tạo ra dòng này: JSON pointer."),
			"offset":  object{"type": "integer", "minimum": 0, "description": "Dòng bắt đầu từ byte nào của trường."},
			"length":  object{"type": "integer", "minimum": 0, "description": "Dòng in bao nhiêu byte của trường; 0 khi trường còn trống hoặc không phải chữ."},
			"problem": described("boolean", "Có lỗi hoặc cảnh báo ở dòng này."),
		}, "x", "y", "width", "height", "pointer", "offset", "length"),
		"Caret": record(object{
			"page": object{"type": "integer", "minimum": 1, "description": "Trang, tính từ 1 qua mọi tệp."},
			"x":    described("number", "Từ mép trái của trang, tính bằng điểm."), "y": described("number", "Từ mép trên của trang đến đầu con trỏ."),
			"height": described("number", "Chiều cao."),
		}, "page", "x", "y", "height"),
	}
}
