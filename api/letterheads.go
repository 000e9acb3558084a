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
	"vanban/render/docx"
	"vanban/templates"
)

// The failures of these routes alone.
const (
	letterheadInvalid service.Code = "letterhead-invalid" // the file is no letterhead
	formInvalid       service.Code = "form-invalid"       // the form has not the two parts
	headerMissing     service.Code = "header-missing"     // any page might have sent the form
)

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
			do: handle(s.letterheadBody().read, inTurn(s.renders, s.checkLetterhead), asJSON[letterheadReport]),
		},
		{
			method: http.MethodPost, path: "/v1/documents/{kind}/letterhead", id: "makeOnLetterhead",
			summary: "Tạo văn bản Word trên mẫu giấy gửi kèm",
			more: "Biểu mẫu có hai phần `payload` và `letterhead`; phải có tiêu đề `" + requestedWith + "` với giá trị bất kỳ, " +
				"để trang web khác không gửi thay được. Mẫu chỉ dùng cho văn bản này và không được giữ lại.",
			takes: s.formBody(), header: requestedWith, query: fileOptions()[1:], answers: s.wordFiles(), fails: failsLetterhead,
			do: handle(s.readForm, inTurn(s.renders, s.renderOn), asFile),
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
func (s *Server) checkLetterhead(ctx context.Context, data []byte) (letterheadReport, error) {
	b, err := readLetterhead(ctx, data)
	if e, ok := errors.AsType[*service.Error](err); ok {
		s.log.InfoContext(ctx, "letterhead refused", "id", ctx.Value(requestID{}), "cause", e.Err)
		return letterheadReport{Placeholders: []string{}, Problems: e.Problems}, nil
	}
	if err != nil {
		return letterheadReport{}, err
	}
	return letterheadReport{Valid: true, Placeholders: append([]string{}, b.Names()...), Problems: templates.Problems{}}, nil
}

// readLetterhead reads a letterhead while there is time. It takes a processor: it is called in turn.
func readLetterhead(ctx context.Context, data []byte) (*docx.Base, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b, err := letterhead.Read(data)
	if ps, ok := errors.AsType[templates.Problems](err); ok {
		return nil, &service.Error{Code: letterheadInvalid, Message: "Tệp gửi kèm không làm mẫu giấy được.", Problems: ps, Err: err}
	}
	return b, err
}

// formOrder is an order with the letterhead that the document is put into, not looked at yet.
type formOrder struct {
	renderOrder
	letterhead []byte
}

// renderOn makes a document on the letterhead of its order.
func (s *Server) renderOn(ctx context.Context, o formOrder) (_ service.File, err error) {
	if o.Options.Letterhead, err = readLetterhead(ctx, o.letterhead); err != nil {
		return service.File{}, err
	}
	o.letterhead = nil // the other one has what is needed of it
	return s.render(ctx, o.renderOrder)
}

// readForm reads a payload and the letterhead that its document is put into.
func (s *Server) readForm(r *http.Request) (formOrder, error) {
	options, err := readOptions(r.URL.Query())
	if err != nil {
		return formOrder{}, err
	}
	kind := r.PathValue("kind")
	if _, err := s.service.Kind(kind); err != nil {
		return formOrder{}, err
	}
	parts, err := s.readParts(r)
	if err != nil {
		return formOrder{}, err
	}
	order := service.Order{Kind: kind, Payload: parts[payloadPart], Options: options, Unstamped: !s.stamp}
	accept := r.Header.Values("Accept")
	order.Format, err = acceptedWord(accept)
	return formOrder{renderOrder{order, err, accept}, parts[letterheadPart]}, nil
}

// acceptedWord is the one format that has letterheads, if an Accept header takes it or several files of it.
func acceptedWord(header []string) (string, error) {
	if acceptable(header, letterhead.MIME) || acceptable(header, service.MIMEBundle) {
		return "docx", nil
	}
	return "", &service.Error{
		Code: notAcceptable, Message: "Chỉ tệp Word mới đặt được vào mẫu giấy, mà Accept không nhận.",
		Suggestion: "Gửi Accept là " + letterhead.MIME + ", hoặc bỏ Accept.",
	}
}

// readParts reads the two parts of a form, each of which must be there once.
func (s *Server) readParts(r *http.Request) (map[string][]byte, error) {
	form, err := s.openForm(r)
	if err != nil {
		return nil, err
	}
	for {
		p, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return form.parts, form.checkWhole()
		}
		if err != nil {
			return nil, form.body.unread(err)
		}
		if err := form.read(p); err != nil {
			return nil, err
		}
	}
}

// withoutHeader says that any page might have sent what it is.
func withoutHeader(what string) error {
	return &service.Error{Code: headerMissing, Message: what + " phải kèm tiêu đề " + requestedWith + ".", Suggestion: "Thêm " + requestedWith + ": vanban."}
}

// form is a form whose parts are being read.
type form struct {
	*multipart.Reader
	body   *body
	most   int64            // bytes of the request; as many as its body may have if nobody knows
	limits map[string]int64 // bytes of each part
	parts  map[string][]byte
}

// openForm begins to read a form that no page of another origin can have sent.
func (s *Server) openForm(r *http.Request) (*form, error) {
	b := s.formBody()
	if err := b.checkType(r.Header); err != nil {
		return nil, err
	}
	if r.Header.Get(requestedWith) == "" {
		return nil, withoutHeader("Biểu mẫu")
	}
	if err := b.checkLength(r); err != nil {
		return nil, err
	}
	reader, err := r.MultipartReader()
	if err != nil {
		return nil, notForm("Biểu mẫu không đọc được.", err)
	}
	most := b.limit
	if r.ContentLength >= 0 {
		most = min(most, r.ContentLength)
	}
	limits := map[string]int64{payloadPart: s.maxBody, letterheadPart: letterhead.MaxBytes}
	return &form{reader, b, most, limits, map[string][]byte{}}, nil
}

// read reads one part to the others.
func (f *form) read(p *multipart.Part) error {
	name := p.FormName()
	limit, known := f.limits[name]
	if !known || f.parts[name] != nil {
		return notForm(fmt.Sprintf("Biểu mẫu có phần “%s” thừa.", templates.Shorten(name)), nil)
	}
	data, err := readUpTo(p, min(limit+1, f.most))
	if err != nil {
		return f.body.unread(err)
	}
	if int64(len(data)) > limit {
		return &service.Error{
			Code: bodyTooLarge, Message: fmt.Sprintf("Phần “%s” vượt quá giới hạn %d byte.", name, limit), Suggestion: f.body.smaller,
		}
	}
	f.parts[name] = data
	return nil
}

// readUpTo reads no more than so many bytes. The memory that it takes grows with what has come: a length that is only
// promised takes none.
func readUpTo(r io.Reader, most int64) ([]byte, error) {
	data := make([]byte, 0, min(most, 64<<10))
	for int64(len(data)) < most {
		if len(data) == cap(data) {
			data = append(make([]byte, 0, min(2*int64(cap(data)), most)), data...)
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	return data, nil
}

// checkWhole wants both parts.
func (f *form) checkWhole() error {
	for _, name := range []string{payloadPart, letterheadPart} {
		if f.parts[name] == nil {
			return notForm(fmt.Sprintf("Biểu mẫu thiếu phần “%s”.", name), nil)
		}
	}
	return nil
}

// unread says why a form cannot be read on: it did not come whole, or is none.
func (b *body) unread(err error) error {
	if broken := b.broken(err); service.CodeOf(broken) != requestBroken || errors.Is(err, io.ErrUnexpectedEOF) {
		return broken
	}
	return notForm("Biểu mẫu không đọc được.", err)
}

func notForm(message string, err error) error {
	return &service.Error{
		Code: formInvalid, Message: message, Suggestion: "Gửi đúng hai phần “payload” (JSON) và “letterhead” (.docx).", Err: err,
	}
}

// letterheadSchemas describes what these routes take and answer with.
func (s *Server) letterheadSchemas() object {
	payload := schemaRef("Payload")
	payload["description"] = fmt.Sprintf("Dữ liệu của văn bản, tối đa %d byte.", s.maxBody)
	return object{
		"LetterheadForm": record(object{
			payloadPart: payload,
			letterheadPart: object{
				"type": "string", "format": "binary", "contentMediaType": letterhead.MIME, "maxLength": letterhead.MaxBytes,
				"description": fmt.Sprintf("Tệp .docx của cơ quan, có chỗ điền {{body}}, tối đa %d byte.", letterhead.MaxBytes),
			},
		}, payloadPart, letterheadPart),
		"LetterheadReport": record(object{
			"valid":        object{"type": "boolean", "description": "Dùng được."},
			"placeholders": object{"type": "array", "items": object{"type": "string"}, "description": "Các chỗ điền tìm thấy."},
			"problems":     listOf("Problem"),
		}, "valid", "placeholders", "problems"),
	}
}
