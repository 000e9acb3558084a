package api

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"vanban/api/service"
	"vanban/render/svg"
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
		"servers":    []any{object{"url": "."}}, // beside the document, whatever path a proxy puts before it
		"tags":       describeTags(),
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
		"tags":        []string{tagOfPath(r.path)},
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
	contents := object{b.mime: mediaOf(b.mime, b.schema)}
	if b.or != "" {
		contents[b.or] = mediaOf(b.or, b.schema)
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
		contents[c.mime] = mediaOf(c.mime, c.schema)
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
	if r.cached {
		ok["headers"] = headerRefs("Request-Id", "ETag")
	}
	if slices.Contains(r.fails, service.PDFWithoutPayload) {
		ok["headers"] = headerRefs("Request-Id", kindHeader)
	}
	all := object{strconv.Itoa(http.StatusOK): ok}
	if r.cached {
		all[strconv.Itoa(http.StatusNotModified)] = object{"description": "Bên gọi đã có, theo If-None-Match."}
	}
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

// mediaOf describes what is sent as a media type: the component of that name, or text or bytes. What has no schema
// generators of clients leave out, the body as well as the answer.
func mediaOf(mime, schema string) object {
	switch {
	case schema != "":
		return object{"schema": schemaRef(schema)}
	case mime == svg.MIME || mime == metricsMIME:
		return object{"schema": object{"type": "string"}}
	}
	return object{"schema": object{"type": "string", "format": "binary"}}
}

func schemaRef(name string) object { return object{"$ref": "#/components/schemas/" + name} }
