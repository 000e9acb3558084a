package service

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"vanban/render/pdf"
	"vanban/render/pdf/cos"
	"vanban/templates"
	"vanban/templates/viet"
)

// Reopened is the payload that a PDF was made from.
type Reopened struct {
	Kind    string // slug; the payload itself need not tell
	Payload []byte // as it came
}

// MaxPDF is how large a PDF may be that is reopened, in bytes: the largest payload, its pages, and
// what was signed on them.
const MaxPDF = 4 * templates.MaxBytes

// Reopen gives the payload that a PDF/A-3a carries, byte for byte, also when the file was signed since. The error
// is an [Error] with [PDFMalformed], [PDFEncrypted] or [PDFWithoutPayload], or that of ctx.
func Reopen(ctx context.Context, file []byte) (Reopened, error) {
	if len(file) > MaxPDF {
		return Reopened{}, &Error{
			Code: PDFMalformed, Message: fmt.Sprintf("Tệp này lớn hơn %d MiB.", MaxPDF>>20),
			Suggestion: "Chọn PDF gốc, chưa ghép thêm văn bản khác.",
		}
	}
	attached, err := pdf.Specifications(ctx, file)
	if err != nil {
		return Reopened{}, unreadable(ctx, file, err)
	}
	var own []pdf.Specification
	var others []string
	for _, a := range attached {
		if a.Relationship == pdf.Source && kindOf(a.Name) != "" {
			own = append(own, a)
		} else {
			others = append(others, "“"+templates.Shorten(a.Name)+"”")
		}
	}
	if len(own) != 1 {
		return Reopened{}, withoutPayload(len(own), others)
	}
	a, err := own[0].Read()
	if err != nil {
		return Reopened{}, unreadable(ctx, file, err)
	}
	return payloadIn(a)
}

// kindOf is the kind of the payload that an attachment is by its name; "" when it is none.
func kindOf(name string) string {
	kind, ours := strings.CutSuffix(name, payloadSuffix)
	if !ours || kind != viet.Slug(kind) {
		return ""
	}
	return kind
}

// payloadIn takes the payload of the one attachment that is ours.
func payloadIn(a pdf.Attachment) (Reopened, error) {
	text := bytes.TrimPrefix(a.Data, []byte("\ufeff")) // a payload may begin with the mark
	if len(a.Data) > templates.MaxBytes || !json.Valid(text) {
		return Reopened{}, &Error{
			Code: PDFMalformed, Message: "Dữ liệu kèm trong PDF này đã bị hỏng hoặc bị sửa.", Suggestion: takeOriginal,
		}
	}
	return Reopened{Kind: kindOf(a.Name), Payload: a.Data}, nil
}

const takeOriginal = "Lấy lại tệp gốc từ nơi đã gửi hoặc lưu nó."

// unreadable says why nothing can be found in a file. The cause has nothing of what the file holds.
func unreadable(ctx context.Context, file []byte, err error) error {
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("reopening: %w", ctx.Err())
	case errors.Is(err, cos.ErrEncrypted):
		return &Error{
			Code: PDFEncrypted, Err: err, Message: "PDF này được đặt mật khẩu hoặc mã hóa, nên không đọc được bên trong.",
			Suggestion: "Bỏ mật khẩu bằng phần mềm đã đặt nó, hoặc lấy bản không có mật khẩu.",
		}
	case isBundle(file):
		return &Error{
			Code: PDFMalformed, Err: err, Message: "Đây là tệp nén của nhiều văn bản, không phải PDF.",
			Suggestion: "Giải nén rồi chọn PDF của văn bản chính, là tệp đầu trong " + ManifestName + "; các tệp kèm theo không có dữ liệu.",
		}
	case !bytes.HasPrefix(file, []byte("%PDF-")):
		return &Error{
			Code: PDFMalformed, Err: err, Message: "Đây không phải là tệp PDF.",
			Suggestion: "Chọn tệp PDF đã tạo với mức PDF/A 3a.",
		}
	}
	return &Error{
		Code: PDFMalformed, Err: err, Message: "PDF này bị hỏng hoặc thiếu, không đọc được bên trong.", Suggestion: takeOriginal,
	}
}

// shownNames is how many attachments of other programs are named.
const shownNames = 3

// withoutPayload says that a file carries no payload, or several.
func withoutPayload(own int, others []string) *Error {
	e := &Error{
		Code: PDFWithoutPayload, Message: "PDF này không kèm dữ liệu để mở lại.",
		Suggestion: "Chỉ PDF tạo với mức PDF/A 3a mới kèm dữ liệu: thêm -pdfa 3a khi dùng lệnh, ?pdfa=3a khi dùng HTTP.",
	}
	switch {
	case own > 1:
		e.Message = fmt.Sprintf("PDF này kèm %d bộ dữ liệu, có lẽ được ghép từ nhiều văn bản.", own)
		e.Suggestion = "Mở lại từng PDF gốc, trước khi ghép."
	case len(others) > 0:
		names := strings.Join(others[:min(len(others), shownNames)], ", ")
		if len(others) > shownNames {
			names += ", …"
		}
		e.Message = fmt.Sprintf("PDF này không kèm dữ liệu để mở lại; tệp kèm theo nó (%s) là của chương trình khác.", names)
	}
	return e
}
