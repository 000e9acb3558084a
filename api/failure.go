package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"

	"vanban/api/service"
	"vanban/api/store"
	"vanban/templates"
)

// The failures that only HTTP knows.
const (
	requestBroken    service.Code = "request-incomplete"
	requestSlow      service.Code = "request-timeout"
	routeUnknown     service.Code = "route-unknown"
	methodNotAllowed service.Code = "method-not-allowed"
	notAcceptable    service.Code = "not-acceptable"
	bodyTooLarge     service.Code = "payload-too-large"
	mediaType        service.Code = "media-type-unsupported"
	busy             service.Code = "busy"
	timeout          service.Code = "timeout"
	draining         service.Code = "shutting-down"
	clientGone       service.Code = "client-gone" // which nobody reads but who reads the log
)

// statusClientGone is what nginx writes into its log of a client that has closed the connection: no error of either side's.
const statusClientGone = 499

// failures says what status a failure has, and its title. It is the only such table: the
// OpenAPI document is made from it, and docs/api.md is tested against it.
var failures = []struct {
	Code   service.Code
	Status int
	Title  string
}{
	{service.PayloadMalformed, http.StatusBadRequest, "Không đọc được dữ liệu"},
	{service.PDFMalformed, http.StatusBadRequest, "Không đọc được tệp PDF"},
	{requestBroken, http.StatusBadRequest, "Yêu cầu chưa được gửi trọn vẹn"},
	{formInvalid, http.StatusBadRequest, "Biểu mẫu không đúng"},
	{headerMissing, http.StatusBadRequest, "Yêu cầu thiếu một tiêu đề"},
	{service.OptionUnknown, http.StatusBadRequest, "Không dùng được lựa chọn này"},
	{draftInvalid, http.StatusBadRequest, "Yêu cầu về bản thảo không đúng"},
	{notLocal, http.StatusForbidden, "Chỉ dùng được trên chính máy này"},
	{routeUnknown, http.StatusNotFound, "Không có địa chỉ này"},
	{service.KindUnknown, http.StatusNotFound, "Không tạo được loại văn bản này"},
	{service.ProfileUnknown, http.StatusNotFound, "Không có hồ sơ cơ quan này"},
	{service.PageUnknown, http.StatusNotFound, "Văn bản không có trang này"},
	{storeOff, http.StatusNotFound, "Máy chủ không lưu bản thảo"},
	{draftUnknown, http.StatusNotFound, "Không có bản thảo này"},
	{versionUnknown, http.StatusNotFound, "Không có phiên bản này"},
	{methodNotAllowed, http.StatusMethodNotAllowed, "Địa chỉ này không nhận phương thức đã dùng"},
	{notAcceptable, http.StatusNotAcceptable, "Không có định dạng mà yêu cầu chấp nhận"},
	{service.FormatUnknown, http.StatusNotAcceptable, "Không có định dạng này"},
	{requestSlow, http.StatusRequestTimeout, "Yêu cầu được gửi quá chậm"},
	{draftStale, http.StatusPreconditionFailed, "Bản thảo đã được lưu ở nơi khác"},
	{bodyTooLarge, http.StatusRequestEntityTooLarge, "Dữ liệu quá lớn"},
	{mediaType, http.StatusUnsupportedMediaType, "Kiểu dữ liệu này không được nhận"},
	{service.PayloadInvalid, http.StatusUnprocessableEntity, "Dữ liệu chưa hợp lệ"},
	{letterheadInvalid, http.StatusUnprocessableEntity, "Không dùng được mẫu giấy"},
	{tableInvalid, http.StatusUnprocessableEntity, "Không đọc được bảng"},
	{service.PDFEncrypted, http.StatusUnprocessableEntity, "PDF có mật khẩu"},
	{service.PDFWithoutPayload, http.StatusUnprocessableEntity, "PDF không kèm dữ liệu"},
	{conditionMissing, http.StatusPreconditionRequired, "Yêu cầu thiếu điều kiện để lưu"},
	{clientGone, statusClientGone, "Bên gọi đã ngắt kết nối"},
	{service.Internal, http.StatusInternalServerError, "Lỗi của hệ thống"},
	{busy, http.StatusServiceUnavailable, "Hệ thống đang bận"},
	{storeFailed, http.StatusServiceUnavailable, "Kho bản thảo gặp lỗi"},
	{timeout, http.StatusServiceUnavailable, "Quá thời gian xử lý"},
	{draining, http.StatusServiceUnavailable, "Hệ thống đang dừng"},
}

// statusOf gives the status and title of a code. A code that the table lacks is our fault.
func statusOf(code service.Code) (status int, title string) {
	for _, f := range failures {
		if f.Code == code {
			return f.Status, f.Title
		}
	}
	return statusOf(service.Internal)
}

// problemType is the URI of a kind of failure. It names and leads nowhere (RFC 9457, 3.1.1).
func problemType(code service.Code) string { return "urn:vanban:problem:" + string(code) }

// requestURN names a request: the instance of a problem, and what to look for in the log.
func requestURN(id string) string { return "urn:vanban:request:" + id }

// problemMIME is the type of every failure's body.
const problemMIME = "application/problem+json"

// problemDocument is the body of every failure (RFC 9457).
type problemDocument struct {
	Type       string             `json:"type"`
	Title      string             `json:"title"`
	Status     int                `json:"status"`
	Detail     string             `json:"detail"`
	Suggestion string             `json:"suggestion,omitempty"`
	Instance   string             `json:"instance"`
	Version    int                `json:"version,omitempty"` // of a draft, that there is
	Problems   templates.Problems `json:"problems,omitempty"`
}

// failureOf finds what the client is told of an error. Of a fault of ours that is nothing but the
// request's id.
func failureOf(err error) *service.Error {
	if e, ok := errors.AsType[*service.Error](err); ok && e.Code != service.Internal {
		return e
	}
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return &service.Error{Code: requestSlow, Message: "Dữ liệu không đến đủ trong thời gian cho phép.", Err: err}
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &service.Error{
			Code: timeout, Message: "Văn bản không được tạo xong trong thời gian cho phép.",
			Suggestion: "Thử lại sau ít phút hoặc chia nhỏ văn bản.", Err: err,
		}
	}
	return &service.Error{
		Code:       service.Internal,
		Message:    "Hệ thống gặp lỗi khi xử lý yêu cầu này.",
		Suggestion: "Gửi cho người quản trị mã yêu cầu ở trường instance.", Err: err,
	}
}

// problemAnswer writes a failure down for the client.
func problemAnswer(e *service.Error, id string) (answer, error) {
	status, title := statusOf(e.Code)
	d := problemDocument{
		Type: problemType(e.Code), Title: title, Status: status,
		Detail: e.Message, Suggestion: e.Suggestion, Instance: requestURN(id), Problems: e.Problems,
	}
	a := answer{status: status, mime: problemMIME}
	if status == http.StatusServiceUnavailable {
		a.header = map[string]string{"Retry-After": "5"}
	}
	if stale, ok := errors.AsType[*store.Stale](e.Err); ok {
		d.Version = stale.Version
		a.header = map[string]string{"ETag": tagOf(stale.Version)}
	}
	var err error
	a.body, err = marshal(d)
	return a, err
}

// marshal writes a value as JSON for people, too: indented, and with < and & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}
