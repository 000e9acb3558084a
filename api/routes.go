package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"vanban/api/service"
	"vanban/render/svg"
	"vanban/templates"
)

// route is an address and what it is for. The router and the OpenAPI document are made from it.
type route struct {
	method  string
	path    string // as OpenAPI writes it: "/v1/kinds/{kind}"
	id      string // operationId
	summary string
	more    string // description, in Markdown; may be empty
	takes   *body  // nil for nothing
	header  string // that the request must have; "" for none
	query   []parameter

	anyQuery    bool // whatever stands in the query is not looked at: probes add something against caches
	cached      bool // the answer is always the same, and may be kept
	conditional bool // the request says which version it replaces

	answers []content      // what 200 may hold; never empty
	fails   []service.Code // what may go wrong beyond what every route may answer
	do      action
}

// content is a body of a media type. Its schema is a name of the OpenAPI document's components;
// without one it is text or bytes.
type content struct{ mime, schema string }

// Failures that several routes share.
var (
	failsAlways  = []service.Code{service.Internal, service.OptionUnknown, notLocal, timeout}
	failsKind    = []service.Code{service.KindUnknown}
	failsBody    = []service.Code{requestBroken, requestSlow, bodyTooLarge, mediaType, busy}
	failsReopen  = slices.Concat(failsBody, []service.Code{service.PDFMalformed, service.PDFEncrypted, service.PDFWithoutPayload})
	failsPayload = slices.Concat(failsKind, failsBody)
	failsBoxes   = slices.Concat(failsPayload, []service.Code{service.PayloadMalformed, service.PayloadInvalid})
	failsPreview = slices.Concat(failsBoxes, []service.Code{service.PageUnknown})
	failsRender  = slices.Concat(failsPayload, []service.Code{
		service.PayloadMalformed, service.PayloadInvalid, service.FormatUnknown, notAcceptable,
	})
	failsLetterhead = slices.Concat(failsBoxes, []service.Code{notAcceptable, formInvalid, headerMissing, letterheadInvalid})
)

// routes is the one list of addresses.
func (s *Server) routes() []route {
	return slices.Concat(s.documentRoutes(), s.kindRoutes(), s.profileRoutes(), s.letterheadRoutes(), s.tableRoutes(), s.draftRoutes(), s.versionRoutes(), s.machineRoutes())
}

func (s *Server) documentRoutes() []route {
	payload := s.payloadBody()
	return []route{
		s.renderRoute(payload),
		{
			method: http.MethodPost, path: "/v1/documents/{kind}/check", id: "checkDocument",
			summary: "Kiểm tra dữ liệu, không tạo văn bản",
			more: "Luôn trả về 200 khi đã kiểm tra được, kể cả khi dữ liệu có lỗi: xem `valid`. " +
				"Dữ liệu không có lỗi thì được dàn trang, và những điều chưa đúng trên trang được thêm vào, nặng nhất là cảnh báo.",
			takes: payload, answers: []content{{"application/json", "Report"}}, fails: failsPayload,
			do: handle(s.readOrder, inTurn(s.renders, s.service.Check), asJSON[service.Report]),
		},
		{
			method: http.MethodPost, path: "/v1/documents/{kind}/preview", id: "previewDocument",
			summary: "Xem trước một trang",
			more:    "Trang giống hệt trang của PDF, dưới dạng SVG; `" + pagesHeader + "` là số trang của văn bản, và của các tệp kèm theo nếu có; `" + documentHeader + "` là tệp có trang ấy.",
			takes:   payload,
			query:   []parameter{{name: "page", summary: "Trang thứ mấy, tính từ 1 qua mọi phần của văn bản, rồi qua các tệp kèm theo."}},
			answers: []content{{mime: svg.MIME}}, fails: failsPreview,
			do: handle(s.readPreview, inTurn(s.renders, s.preview), asPage),
		},
		{
			method: http.MethodPost, path: "/v1/documents/{kind}/pages", id: "drawPages",
			summary: "Xem các trang khi đang soạn",
			more: "Cho trang soạn thảo: một yêu cầu cho mỗi lần sửa. Luôn trả về 200 khi đã kiểm tra được, kể cả khi dữ liệu có lỗi: phần còn thiếu in thành dấu chấm. " +
				"`problems` như `/check`. `svg` chỉ có ở những trang được hỏi, ở trang có con trỏ, và khi bên gọi chưa có trang ấy; `lines` có ở mọi trang được hỏi. " +
				"Vị trí trong một trường luôn tính bằng byte UTF-8 của văn bản đã chuẩn hóa (NFC, bỏ khoảng trắng hai đầu). Nén gzip khi Accept-Encoding nhận.",
			takes: payload, query: pagesOptions(), answers: []content{{"application/json", "Pages"}}, fails: failsPayload,
			do: compressed(handle(s.readPages, inTurn(s.renders, s.pages), asCompactJSON[service.Pages])),
		},
		{
			method: http.MethodPost, path: "/v1/documents/{kind}/boxes", id: "findBoxes",
			summary: "Vị trí chữ ký, con dấu, số và ngày",
			more: "Cho phần mềm ký số: trang và khung của từng chỗ trên PDF mà cùng dữ liệu này tạo ra. `pt` tính từ góc dưới bên trái của trang, như PDF; " +
				"`mm` tính từ góc trên bên trái của tờ giấy.",
			takes: payload, answers: []content{{"application/json", "Boxes"}}, fails: failsBoxes,
			do: handle(s.readOrder, inTurn(s.renders, s.service.Boxes), asJSON[service.Boxes]),
		},
		{
			method: http.MethodPost, path: "/v1/reopen", id: "reopenDocument",
			summary: "Lấy lại dữ liệu từ PDF",
			more: "Trả về đúng từng byte dữ liệu mà tệp đã được tạo ra với `?pdfa=3a`, kể cả khi tệp được ký số sau đó; `" +
				kindHeader + "` là loại văn bản.",
			takes: s.pdfBody(), answers: []content{{"application/json", "Payload"}}, fails: failsReopen,
			do: handle(s.readPDF, inTurn(s.renders, service.Reopen), asPayload),
		},
	}
}

// renderRoute is the one that makes documents.
func (s *Server) renderRoute(payload *body) route {
	formats := parameter{name: "format", summary: "Định dạng của văn bản; được ưu tiên hơn Accept."}
	var files []content
	for _, f := range s.service.Formats() {
		formats.values = append(formats.values, f.Name)
		files = append(files, content{mime: f.MIME})
	}
	files = append(files, content{mime: service.MIMEBundle})
	return route{
		method: http.MethodPost, path: "/v1/documents/{kind}", id: "makeDocument",
		summary: "Tạo văn bản",
		more: "Trả về tệp theo `?format=` hoặc `Accept`; mặc định là PDF, cả khi `Accept` chỉ ghi `application/json`. Khi dữ liệu có lỗi thì không tạo tệp, mà trả về mọi lỗi cùng lúc. " +
			"Với `?draft=true` thì vẫn tạo bản dự thảo, trừ khi dữ liệu không đọc được hoặc có ký tự không in được; `" + errorsHeader + "` là số lỗi còn lại. " +
			"`" + warningsHeader + "` là số cảnh báo về dữ liệu; nội dung của chúng ở `/check`, cùng những điều chỉ thấy được trên trang. " +
			"Dữ liệu có `files: separate` và có phụ lục hoặc văn bản kèm theo thì câu trả lời là một tệp zip: `" + service.ManifestName + "` (tên tệp, vai trò, tiêu đề, chỗ trong dữ liệu, số trang, số byte, SHA-256), rồi đến văn bản và từng tệp kèm theo ở định dạng đã chọn. " +
			"Khi ấy `Accept`, nếu là căn cứ chọn định dạng, phải nhận cả `" + service.MIMEBundle + "`.",
		takes: payload, query: append([]parameter{formats, draftOption()}, fileOptions()...), answers: files, fails: failsRender,
		do: handle(s.readRender, inTurn(s.renders, s.render), asFile),
	}
}

func (s *Server) kindRoutes() []route {
	return []route{
		{
			method: http.MethodGet, path: "/v1/kinds", id: "listKinds",
			summary: "Danh sách loại văn bản",
			answers: []content{{"application/json", "KindList"}},
			do:      give(s.kindList, asJSON[kindList]),
		},
		{
			method: http.MethodGet, path: "/v1/kinds/{kind}", id: "getKind",
			summary: "Một loại văn bản",
			answers: []content{{"application/json", "Kind"}}, fails: failsKind,
			do: handle(kindOf, s.kind, asJSON[kind]),
		},
		{
			method: http.MethodGet, path: "/v1/kinds/{kind}/schema", id: "getSchema", cached: true,
			summary: "JSON Schema (2020-12) của dữ liệu",
			answers: []content{{"application/schema+json", "JSONSchema"}}, fails: failsKind,
			do: handle(kindOf, ignoreContext(s.service.Schema), as("application/schema+json")),
		},
		{
			method: http.MethodGet, path: "/v1/kinds/{kind}/sample", id: "getSample", cached: true,
			summary: "Dữ liệu mẫu, đầy đủ và hợp lệ",
			answers: []content{{"application/json", "Payload"}}, fails: failsKind,
			do: handle(kindOf, ignoreContext(s.service.Sample), as("application/json")),
		},
	}
}

func (s *Server) machineRoutes() []route {
	return []route{
		{
			method: http.MethodGet, path: "/openapi.json", id: "getOpenAPI", cached: true,
			summary: "Tài liệu này",
			answers: []content{{"application/json", "OpenAPI"}},
			do:      give(func() ([]byte, error) { return s.openAPI, nil }, as("application/json")),
		},
		{
			method: http.MethodGet, path: "/healthz", id: "getHealth", anyQuery: true,
			summary: "Tiến trình còn chạy",
			answers: []content{{"application/json", "State"}},
			do:      give(func() (state, error) { return state{"ok"}, nil }, asJSON[state]),
		},
		{
			method: http.MethodGet, path: "/readyz", id: "getReadiness", anyQuery: true,
			summary: "Sẵn sàng nhận yêu cầu",
			more:    "503 từ khi tiến trình được lệnh dừng, trong thời gian của `-drain`.",
			answers: []content{{"application/json", "State"}}, fails: []service.Code{draining},
			do: give(s.readiness, asJSON[state]),
		},
		{
			method: http.MethodGet, path: "/metrics", id: "getMetrics", anyQuery: true,
			summary: "Số đo theo định dạng văn bản của Prometheus",
			answers: []content{{mime: metricsMIME}},
			do:      give(s.metricsText, as(metricsMIME)),
		},
	}
}

// ignoreContext adapts what is too quick to be cut short.
func ignoreContext[In, Out any](f func(In) (Out, error)) func(context.Context, In) (Out, error) {
	return func(_ context.Context, in In) (Out, error) { return f(in) }
}

// state is the body of the health routes.
type state struct {
	Status string `json:"status"`
}

func (s *Server) readiness() (state, error) {
	if s.stopping.Load() {
		return state{}, &service.Error{Code: draining, Message: "Hệ thống đang dừng và không nhận thêm yêu cầu."}
	}
	return state{"ok"}, nil
}

// kind is a kind of document, as clients see it.
type kind struct {
	Kind         string `json:"kind"`
	Name         string `json:"name"`
	Abbreviation string `json:"abbreviation"`
	Form         string `json:"form"`
	OtherForm    string `json:"other_form,omitempty"`
	Note         string `json:"note,omitempty"`
}

type kindList struct {
	Kinds []kind `json:"kinds"`
}

func newKind(k templates.Kind) kind {
	return kind{Kind: k.Slug, Name: k.Name, Abbreviation: k.Abbr, Form: k.Form, OtherForm: k.OtherForm, Note: k.Note()}
}

func (s *Server) kindList() (list kindList, err error) {
	for _, k := range s.service.Kinds() {
		list.Kinds = append(list.Kinds, newKind(k))
	}
	return list, nil
}

func (s *Server) kind(_ context.Context, slug string) (kind, error) {
	k, err := s.service.Kind(slug)
	return newKind(k), err
}

// nearestPath is the address that was probably meant, with the client's own words where
// the route has a parameter; "" when none is near.
func (s *Server) nearestPath(path string) string {
	var paths []string
	for _, r := range s.routes() {
		paths = append(paths, fill(r.path, path))
	}
	return templates.Nearest(path, paths)
}

// fill puts the segments of a path where the route of as many segments has parameters.
func fill(route, path string) string {
	segments, values := strings.Split(route, "/"), strings.Split(path, "/")
	for i := range segments {
		if strings.HasPrefix(segments[i], "{") && i < len(values) && values[i] != "" {
			segments[i] = values[i]
		}
	}
	return strings.Join(segments, "/")
}
