package api

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"vanban/api/service"
)

// body is what a route takes beside its address.
type body struct {
	mime    string
	or      string // another type that is taken as well; "" for none
	schema  string // name of the OpenAPI document's components; "" for bytes
	about   string // what it is
	remedy  string // what to send instead of what is no such thing
	smaller string // what to send instead of what is too large
	limit   int64  // bytes
	room    *room  // that bodies like it share
}

// payloadBody is a payload of the kind in the path.
func (s *Server) payloadBody() *body {
	return &body{
		mime: "application/json", schema: "Payload", about: "Dữ liệu của văn bản", limit: s.maxBody, room: s.payloads,
		remedy:  "Gửi JSON bằng UTF-8, không nén, với tiêu đề Content-Type: application/json.",
		smaller: "Chia nhỏ văn bản hoặc bớt dữ liệu của bảng.",
	}
}

// read reads a body whole. The media type is settled first: whoever sends what is not taken need not
// send all of it.
func (b *body) read(r *http.Request) ([]byte, error) {
	if err := b.checkType(r.Header); err != nil {
		return nil, err
	}
	if err := b.checkLength(r); err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, b.broken(err)
	}
	return data, nil
}

// checkLength refuses a body that says itself that it is too large, before any of it is sent (RFC 9110, 10.1.1).
func (b *body) checkLength(r *http.Request) error {
	if r.ContentLength <= b.limit {
		return nil
	}
	return b.broken(&http.MaxBytesError{Limit: b.limit})
}

// bytesText is a number of bytes, in MiB where there are some.
func bytesText(n int64) string {
	const mib = 1 << 20
	if n < mib {
		return fmt.Sprintf("%d byte", n)
	}
	return fmt.Sprintf("%d MiB", n/mib)
}

// broken says why a body did not come whole.
func (b *body) broken(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return &service.Error{
			Code: bodyTooLarge, Message: fmt.Sprintf("Dữ liệu gửi lên vượt quá giới hạn %s.", bytesText(b.limit)), Suggestion: b.smaller, Err: err,
		}
	}
	if failureOf(err).Code != service.Internal {
		return err
	}
	return &service.Error{
		Code: requestBroken, Err: err,
		Message: "Kết nối bị ngắt trước khi dữ liệu đến đủ.",
	}
}

// checkType takes the one media type, JSON in UTF-8 only. A missing type is refused, too: a page of another
// origin may send a request without one, or a form's, with no leave of ours (Fetch, CORS-safelisted
// request headers), and a service on 127.0.0.1 must not work for any page that is open.
func (b *body) checkType(h http.Header) error {
	contentType, coding := h.Get("Content-Type"), h.Get("Content-Encoding")
	e := &service.Error{Code: mediaType, Suggestion: b.remedy}
	switch t, params, err := mime.ParseMediaType(contentType); {
	case contentType == "":
		e.Message = "Yêu cầu không ghi kiểu dữ liệu (Content-Type)."
	case err != nil, t != b.mime && (t != b.or || b.or == ""), !isUTF8(params["charset"]):
		e.Message = fmt.Sprintf("Kiểu dữ liệu “%s” không được nhận.", contentType)
	case coding != "":
		e.Message = fmt.Sprintf("Dữ liệu nén (Content-Encoding: %s) không được nhận.", coding)
	default:
		return nil
	}
	return e
}

// isUTF8 tells whether a charset parameter leaves JSON what it is. Some write it without the hyphen.
func isUTF8(charset string) bool {
	return charset == "" || strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}
