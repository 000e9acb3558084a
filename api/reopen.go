package api

import (
	"net/http"

	"vanban/api/service"
)

// pdfsPerDocument is how many PDFs of the largest size there is room for, for each document made at once.
// They have a room of their own: a few of them would fill that of the payloads.
const pdfsPerDocument = 2

// pdfBody is a PDF that is to be reopened.
func (s *Server) pdfBody() *body {
	return &body{
		mime: "application/pdf", about: "Tệp PDF/A-3a", limit: service.MaxPDF, room: s.pdfs,
		remedy:  "Gửi tệp PDF, không nén, với tiêu đề Content-Type: application/pdf.",
		smaller: "Gửi PDF gốc, chưa ghép thêm văn bản khác.",
	}
}

func (s *Server) readPDF(r *http.Request) ([]byte, error) { return s.pdfBody().read(r) }

// kindHeader says of which kind a payload is, which the payload itself need not tell.
const kindHeader = "Vanban-Kind"

// asPayload answers with the very bytes that a document was made from.
func asPayload(r service.Reopened) (answer, error) {
	return answer{mime: "application/json", body: r.Payload, header: map[string]string{kindHeader: r.Kind}}, nil
}
