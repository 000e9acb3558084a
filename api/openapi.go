package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"vanban/api/service"
	"vanban/templates"
)

// object is a JSON object. Its keys are written in alphabetical order.
type object = map[string]any

// describe makes the OpenAPI 3.1 document of the routes and of the kinds' schemas.
func (s *Server) describe(version string) ([]byte, error) {
	schemas, err := s.schemas()
	if err != nil {
		return nil, err
	}
	paths := object{}
	for _, r := range s.routes() {
		item, _ := paths[r.path].(object)
		if item == nil {
			item = object{}
			paths[r.path] = item
		}
		item[strings.ToLower(r.method)] = s.operation(r)
	}
	return marshal(object{
		"openapi": "3.1.0",
		"info": object{
			"title":       "vanban",
			"version":     version,
			"summary":     "Văn bản hành chính theo Nghị định 30/2020/NĐ-CP, từ JSON ra PDF và Word",
			"description": "Mọi lỗi được trả về dưới dạng application/problem+json (RFC 9457).",
			"license":     object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"servers":    []any{object{"url": "/"}},
		"paths":      paths,
		"components": object{"schemas": schemas, "headers": headers},
	})
}

// headers are the response headers that clients may rely on.
var headers = object{
	"Request-Id": object{"description": "Mã của yêu cầu, có trong nhật ký.", "schema": object{"type": "string"}},
	warningsHeader: object{
		"description": "Số cảnh báo về dữ liệu, không tính những điều chỉ thấy được trên trang, mà `/check` có thêm; không có khi không có cảnh báo.",
		"schema":      object{"type": "integer", "minimum": 1},
	},
	errorsHeader: object{
		"description": "Số lỗi của dữ liệu mà bản dự thảo được tạo ra từ đó; không có khi không có lỗi.",
		"schema":      object{"type": "integer", "minimum": 1},
	},
	pagesHeader: object{
		"description": "Số trang của văn bản, kể cả của các tệp kèm theo.",
		"schema":      object{"type": "integer", "minimum": 1},
	},
	documentHeader: object{
		"description": "Trang thuộc tệp thứ mấy: 1 là văn bản, rồi đến từng tệp kèm theo.",
		"schema":      object{"type": "integer", "minimum": 1},
	},
	kindHeader: object{"description": "Loại văn bản.", "schema": object{"type": "string"}},
	"ETag": object{
		"description": "Phiên bản của bản thảo, để ghi vào If-Match khi lưu lần sau.",
		"schema":      object{"type": "string"},
	},
	"Content-Disposition": object{
		"description": "Tên tệp, cả dạng không dấu lẫn dạng đầy đủ (RFC 6266).",
		"schema":      object{"type": "string"},
	},
	"Retry-After": object{"description": "Số giây nên chờ trước khi thử lại.", "schema": object{"type": "integer"}},
}

func headerRefs(names ...string) object {
	refs := object{}
	for _, name := range names {
		refs[name] = object{"$ref": "#/components/headers/" + name}
	}
	return refs
}

func (s *Server) operation(r route) object {
	op := object{
		"operationId": r.id,
		"summary":     r.summary,
		"responses":   responses(r),
	}
	if r.more != "" {
		op["description"] = r.more
	}
	if params := s.parameters(r); len(params) > 0 {
		op["parameters"] = params
	}
	if r.takes != nil {
		op["requestBody"] = r.takes.describe()
	}
	return op
}

// describe is what the document says of a body.
func (b *body) describe() object {
	media := object{}
	if b.schema != "" {
		media["schema"] = schemaRef(b.schema)
	}
	contents := object{b.mime: media}
	if b.or != "" {
		contents[b.or] = media
	}
	return object{
		"required":    true,
		"description": fmt.Sprintf("%s, tối đa %d byte.", b.about, b.limit),
		"content":     contents,
	}
}

// parameters are the one in the path and the header, if there are any, and those in the query.
func (s *Server) parameters(r route) (params []any) {
	if strings.Contains(r.path, "{kind}") {
		var slugs []string
		for _, k := range s.service.Kinds() {
			slugs = append(slugs, k.Slug)
		}
		params = append(params, object{
			"name": "kind", "in": "path", "required": true,
			"description": "Loại văn bản.", "schema": object{"type": "string", "enum": slugs},
		})
	}
	if strings.Contains(r.path, "{profile}") {
		params = append(params, object{
			"name": "profile", "in": "path", "required": true, "description": "Tên hồ sơ cơ quan.", "schema": object{"type": "string"},
		})
	}
	if strings.Contains(r.path, "{draft}") {
		params = append(params, object{
			"name": "draft", "in": "path", "required": true, "description": "Mã của bản thảo, do bên gọi đặt ngẫu nhiên.", "schema": object{"type": "string", "pattern": draftID.String()},
		})
	}
	if strings.Contains(r.path, "{version}") {
		params = append(params, object{
			"name": "version", "in": "path", "required": true, "description": "Số của phiên bản.", "schema": object{"type": "integer", "minimum": 1},
		})
	}
	if r.conditional {
		params = append(params,
			object{"name": "If-Match", "in": "header", "description": "Phiên bản đã đọc, trong ngoặc kép.", "schema": object{"type": "string", "pattern": versionTag.String()}},
			object{"name": "If-None-Match", "in": "header", "description": "Bản thảo mới.", "schema": object{"type": "string", "enum": []any{"*"}}})
	}
	if r.header != "" {
		params = append(params, object{
			"name": r.header, "in": "header", "required": true,
			"description": "Giá trị bất kỳ.", "schema": object{"type": "string", "minLength": 1},
		})
	}
	for _, q := range r.query {
		params = append(params, object{
			"name": q.name, "in": "query",
			"description": q.summary, "schema": q.schema(),
		})
	}
	return params
}

// responses are what a route answers: 200, and every status that its failures have.
func responses(r route) object {
	contents := object{}
	for _, c := range r.answers {
		media := object{}
		if c.schema != "" {
			media["schema"] = schemaRef(c.schema)
		}
		contents[c.mime] = media
	}
	ok := object{"description": r.summary, "content": contents, "headers": headerRefs("Request-Id")}
	if slices.Contains(r.fails, notAcceptable) {
		ok["headers"] = headerRefs("Request-Id", "Content-Disposition", warningsHeader, errorsHeader)
	}
	if slices.Contains(r.fails, service.PageUnknown) {
		ok["headers"] = headerRefs("Request-Id", pagesHeader, documentHeader)
	}
	if slices.Contains(r.fails, draftUnknown) && !strings.Contains(r.path, "/versions") {
		ok["headers"] = headerRefs("Request-Id", "ETag")
	}
	if slices.Contains(r.fails, service.PDFWithoutPayload) {
		ok["headers"] = headerRefs("Request-Id", kindHeader)
	}
	all := object{strconv.Itoa(http.StatusOK): ok}
	titles := map[string][]string{}
	for _, f := range failures {
		if slices.Contains(failsAlways, f.Code) || slices.Contains(r.fails, f.Code) {
			status := strconv.Itoa(f.Status)
			titles[status] = append(titles[status], fmt.Sprintf("%s (`%s`)", f.Title, f.Code))
			all[status] = problemResponse(f.Status, titles[status])
		}
	}
	return all
}

func problemResponse(status int, titles []string) object {
	names := []string{"Request-Id"}
	if status == http.StatusPreconditionFailed {
		names = append(names, "ETag")
	}
	if status == http.StatusServiceUnavailable {
		names = append(names, "Retry-After")
	}
	return object{
		"description": strings.Join(titles, "; "),
		"content":     object{"application/problem+json": object{"schema": schemaRef("ProblemDocument")}},
		"headers":     headerRefs(names...),
	}
}

func schemaRef(name string) object { return object{"$ref": "#/components/schemas/" + name} }

// schemas are the components: the answers', one for each kind, and what the kinds share.
func (s *Server) schemas() (object, error) {
	all := answerSchemas()
	maps.Copy(all, profileSchemas())
	maps.Copy(all, s.letterheadSchemas())
	maps.Copy(all, tableSchemas())
	maps.Copy(all, draftSchemas())
	maps.Copy(all, pagesSchemas())
	var kinds []any
	for _, k := range s.service.Kinds() {
		if err := s.addKind(all, k.Slug); err != nil {
			return nil, fmt.Errorf("schema of %s: %w", k.Slug, err)
		}
		kinds = append(kinds, schemaRef(k.Slug))
	}
	// Not oneOf: kinds of one form have the same shape, and the path tells them apart.
	all["Payload"] = object{"description": "Dữ liệu của một loại văn bản; loại nào thì do đường dẫn, trường kind hoặc `" + kindHeader + "` cho biết.", "anyOf": kinds}
	return all, nil
}

// addKind adds the schema of a kind. Its definitions, which bear the names of Go types and so
// are the same for all kinds, become components too. The field kind is not required here: the path has it.
func (s *Server) addKind(all object, slug string) error {
	data, err := s.service.Schema(slug)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var schema object
	if err := dec.Decode(&schema); err != nil {
		return err
	}
	moveRefs(schema)
	required, _ := schema["required"].([]any)
	if required = slices.DeleteFunc(required, func(name any) bool { return name == "kind" }); len(required) == 0 {
		delete(schema, "required")
	} else {
		schema["required"] = required
	}
	defs, _ := schema["$defs"].(object)
	delete(schema, "$defs")
	delete(schema, "$schema") // OpenAPI 3.1 has its own dialect, which is a superset
	all[slug] = schema
	for name, def := range defs {
		if other, ok := all[name]; ok && !reflect.DeepEqual(other, def) {
			return fmt.Errorf("definition %s differs from that of another kind", name)
		}
		all[name] = def
	}
	return nil
}

// moveRefs makes references to definitions references to components.
func moveRefs(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			moveRefs(e)
		}
	case object:
		if ref, ok := v["$ref"].(string); ok {
			v["$ref"] = "#/components/schemas/" + strings.TrimPrefix(ref, "#/$defs/")
		}
		for _, e := range v {
			moveRefs(e)
		}
	}
}

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
			"path":       described("string", "Trường có lỗi: JSON pointer (RFC 6901); chuỗi rỗng là toàn bộ dữ liệu."),
			"offset":     object{"type": "integer", "description": "Vị trí trong giá trị của trường, tính bằng byte; không có là từ đầu."},
			"length":     object{"type": "integer", "description": "Phần sai dài bao nhiêu byte; không có là chưa rõ."},
			"rule":       described("string", "Mã của phép kiểm tra."),
			"clause":     described("string", "Điều khoản của Nghị định 30/2020/NĐ-CP."),
			"severity":   object{"enum": []any{templates.Error, templates.Warning, templates.Info}, "description": "Chỉ error ngăn việc tạo văn bản."},
			"message":    described("string", "Sai ở đâu."),
			"suggestion": described("string", "Nên viết thế nào."),
			"edit":       schemaRef("Edit"),
		}, "path", "rule", "severity", "message"),
		"Edit": record(object{
			"op":     object{"enum": []any{templates.Replace, templates.Set, templates.Remove, templates.Insert}, "description": "replace: thay một đoạn của chuỗi; set: ghi giá trị, chưa có trường thì thêm; remove: bỏ trường hoặc phần tử của danh sách; insert: thêm một phần tử vào danh sách, trước phần tử ở path."},
			"path":   described("string", "Giá trị được sửa: JSON pointer."),
			"offset": object{"type": "integer", "description": "replace: đoạn bị thay bắt đầu từ byte nào của chuỗi đã chuẩn hóa (NFC, bỏ dấu cách hai đầu)."},
			"length": object{"type": "integer", "description": "replace: đoạn bị thay dài bao nhiêu byte; không có là chèn vào."},
			"text":   described("string", "Chữ được ghi vào; giá trị đang là số thì vẫn là số."),
			"safe":   object{"type": "boolean", "description": "true: chỉ đổi hình thức, không đổi nội dung; các cách sửa này không chạm nhau, có thể áp dụng cùng lúc, từ cuối lên."},
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
