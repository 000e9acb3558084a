package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"

	"vanban/api/letterhead"
	"vanban/api/service"
	"vanban/templates"
)

// letterheadInvalid is the failure of a file that is no letterhead.
const letterheadInvalid service.Code = "letterhead-invalid"

// letterheadsPerDocument is how many letterheads of the largest size there is room for, for each document made at once.
const letterheadsPerDocument = 2

// requestedWith is a header that no page of another origin can send without leave of ours, as it could send a form (Fetch,
// CORS-safelisted request headers).
const requestedWith = "X-Requested-With"

// The parts of a form.
const (
	payloadPart    = "payload"
	letterheadPart = "letterhead"
)

// letterheadBody is a letterhead.
func (s *Server) letterheadBody() *body {
	return &body{
		mime: letterhead.MIME, about: "Mẫu giấy Word của cơ quan, có chỗ điền {{body}}", limit: letterhead.MaxBytes, room: s.letterheads,
		remedy:  "Gửi tệp .docx, không nén thêm, với tiêu đề Content-Type: " + letterhead.MIME + ".",
		smaller: "Giảm cỡ các ảnh trong mẫu.",
	}
}

// formBody is a payload with a letterhead.
func (s *Server) formBody() *body {
	return &body{
		mime: "multipart/form-data", schema: "LetterheadForm", about: "Dữ liệu của văn bản và mẫu giấy", room: s.letterheads,
		limit:   s.maxBody + letterhead.MaxBytes + 64<<10,
		remedy:  "Gửi biểu mẫu có hai phần “payload” (JSON) và “letterhead” (.docx), với tiêu đề Content-Type: multipart/form-data.",
		smaller: "Giảm cỡ các ảnh trong mẫu, hoặc chia nhỏ văn bản.",
	}
}

func (s *Server) letterheadRoutes() []route {
	return []route{
		{
			method: http.MethodPost, path: "/v1/letterheads/check", id: "checkLetterhead",
			summary: "Kiểm tra mẫu giấy Word",
			more:    "Luôn trả về 200 khi đã xem được tệp: xem `valid`. `placeholders` là các chỗ điền tìm thấy, không kể `body`.",
			takes:   s.letterheadBody(), answers: []content{{"application/json", "LetterheadReport"}}, fails: failsBody,
			do: handle(s.letterheadBody().read, inTurn(s.renders, checkLetterhead), asJSON[letterheadReport]),
		},
		{
			method: http.MethodPost, path: "/v1/documents/{kind}/letterhead", id: "makeOnLetterhead",
			summary: "Tạo văn bản Word trên mẫu giấy gửi kèm",
			more: "Biểu mẫu có hai phần `payload` và `letterhead`; phải có tiêu đề `" + requestedWith + "` với giá trị bất kỳ, " +
				"để trang web khác không gửi thay được. Mẫu chỉ dùng cho văn bản này và không được giữ lại.",
			takes: s.formBody(), query: fileOptions()[1:], answers: s.wordFiles(),
			fails: append(failsRender[:len(failsRender):len(failsRender)], letterheadInvalid),
			do:    handle(s.readForm, inTurn(s.renders, s.render), asFile),
		},
	}
}

// wordFiles are what a Word file may come as.
func (s *Server) wordFiles() []content {
	return []content{{mime: letterhead.MIME}, {mime: service.MIMEBundle}}
}

// letterheadReport says whether a file is a letterhead.
type letterheadReport struct {
	Valid        bool               `json:"valid"`
	Placeholders []string           `json:"placeholders"`
	Problems     templates.Problems `json:"problems"`
}

// checkLetterhead reads a letterhead. That it cannot be used is a report, not an error.
func checkLetterhead(_ context.Context, data []byte) (letterheadReport, error) {
	b, err := letterhead.Read(data)
	if ps, ok := errors.AsType[templates.Problems](err); ok {
		return letterheadReport{Placeholders: []string{}, Problems: ps}, nil
	}
	if err != nil {
		return letterheadReport{}, err
	}
	return letterheadReport{Valid: true, Placeholders: append([]string{}, b.Names()...), Problems: templates.Problems{}}, nil
}

// readForm reads a payload and the letterhead that its document is put into.
func (s *Server) readForm(r *http.Request) (renderOrder, error) {
	options, err := readOptions(r.URL.Query())
	if err != nil {
		return renderOrder{}, err
	}
	kind := r.PathValue("kind")
	if _, err := s.service.Kind(kind); err != nil {
		return renderOrder{}, err
	}
	parts, err := s.readParts(r)
	if err != nil {
		return renderOrder{}, err
	}
	options.Letterhead, err = letterhead.Read(parts[letterheadPart])
	if ps, ok := errors.AsType[templates.Problems](err); ok {
		err = &service.Error{Code: letterheadInvalid, Message: "Tệp gửi kèm không làm mẫu giấy được.", Problems: ps}
	}
	if err != nil {
		return renderOrder{}, err
	}
	return renderOrder{Order: service.Order{Kind: kind, Format: "docx", Payload: parts[payloadPart], Options: options, Unstamped: !s.stamp}}, nil
}

// readParts reads the two parts of a form, each of which must be there once.
func (s *Server) readParts(r *http.Request) (map[string][]byte, error) {
	b := s.formBody()
	if err := b.checkType(r.Header); err != nil {
		return nil, err
	}
	if r.Header.Get(requestedWith) == "" {
		return nil, &service.Error{Code: mediaType, Message: "Biểu mẫu phải kèm tiêu đề " + requestedWith + ".", Suggestion: "Thêm " + requestedWith + ": vanban."}
	}
	form, err := r.MultipartReader()
	if err != nil {
		return nil, incomplete("Biểu mẫu không đọc được.", err)
	}
	limits := map[string]int64{payloadPart: s.maxBody, letterheadPart: letterhead.MaxBytes}
	parts := map[string][]byte{}
	for {
		p, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, b.unread(err)
		}
		if err := b.readPart(p, limits, parts); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{payloadPart, letterheadPart} {
		if parts[name] == nil {
			return nil, incomplete(fmt.Sprintf("Biểu mẫu thiếu phần “%s”.", name), nil)
		}
	}
	return parts, nil
}

// readPart reads one part of a form to the others.
func (b *body) readPart(p *multipart.Part, limits map[string]int64, parts map[string][]byte) error {
	name := p.FormName()
	limit, known := limits[name]
	if !known || parts[name] != nil {
		return incomplete(fmt.Sprintf("Biểu mẫu có phần “%s” thừa.", templates.Shorten(name)), nil)
	}
	data, err := io.ReadAll(io.LimitReader(p, limit+1))
	if err != nil {
		return b.unread(err)
	}
	if int64(len(data)) > limit {
		return &service.Error{
			Code: bodyTooLarge, Message: fmt.Sprintf("Phần “%s” vượt quá giới hạn cho phép.", name), Suggestion: b.smaller,
		}
	}
	parts[name] = append([]byte{}, data...)
	return nil
}

// unread says why a form cannot be read on: it did not come whole, or is none.
func (b *body) unread(err error) error {
	if err := b.broken(err); service.CodeOf(err) != requestBroken {
		return err
	}
	return incomplete("Biểu mẫu không đọc được.", err)
}

func incomplete(message string, err error) error {
	return &service.Error{
		Code: requestBroken, Message: message, Suggestion: "Gửi đúng hai phần “payload” (JSON) và “letterhead” (.docx).", Err: err,
	}
}

// letterheadSchemas describes what these routes take and answer with.
func letterheadSchemas() object {
	return object{
		"LetterheadForm": record(object{
			payloadPart:    object{"$ref": "#/components/schemas/Payload"},
			letterheadPart: object{"type": "string", "contentMediaType": letterhead.MIME, "description": "Tệp .docx của cơ quan, có chỗ điền {{body}}."},
		}, payloadPart, letterheadPart),
		"LetterheadReport": record(object{
			"valid":        object{"type": "boolean", "description": "Dùng được."},
			"placeholders": object{"type": "array", "items": object{"type": "string"}, "description": "Các chỗ điền tìm thấy."},
			"problems":     listOf("Problem"),
		}, "valid", "placeholders", "problems"),
	}
}
