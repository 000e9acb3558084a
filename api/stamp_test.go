package api_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"vanban/api"
	"vanban/api/service"
	"vanban/templates"
	"vanban/templates/ink/inktest"
	"vanban/templates/profile"
)

// images counts the pictures in a PDF.
func images(pdf []byte) int {
	return bytes.Count(pdf, []byte("/Subtype /Image")) + bytes.Count(pdf, []byte("/Subtype/Image"))
}

// TestStamp: a server does not sign for an agency unless it is told to: the places of the pictures stay empty, through every
// door, and the answer to a check says so. What a payload brings itself is drawn.
func TestStamp(t *testing.T) {
	picture := base64.StdEncoding.EncodeToString
	signature, seal := picture(inktest.Signature(600, 240, inktest.Blue)), picture(inktest.Seal(500, "CUC", inktest.Red))
	p, err := profile.Read(fmt.Appendf(nil, `{
		"name": "cuc", "organ_name": "Cục Văn thư và Lưu trữ nhà nước", "abbreviation": "VTLTNN", "place": "Hà Nội",
		"signers": [{"id": "cuc-truong", "position": "Cục trưởng", "full_name": "Đặng Thanh Tùng", "signature": {"image": %q, "width_mm": 40}}],
		"seal": {"image": %q, "width_mm": 36}}`, signature, seal), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := service.New(service.Config{Agencies: []service.Agency{{Profile: p}}})
	const notice = `{"kind": "thong-bao", "profile": "cuc", "medium": "electronic", "code_number": 7, "issued_date": "2025-08-05", "subject": "Lịch tiếp công dân",
		"body": "Cục thông báo lịch tiếp công dân tháng 8 năm 2025 như sau.", "to_places": ["Các đơn vị thuộc Cục"], "archive": {"unit": "VP"}`
	own := fmt.Sprintf(`, "signer": {"position": "Cục trưởng", "full_name": "Đặng Thanh Tùng", "signature": {"image": %q, "width_mm": 40}}}`, signature)
	plain, _ := s.Render(t.Context(), service.Order{Format: "pdf", Unstamped: true, Payload: []byte(notice + "}")})
	full, err := s.Render(t.Context(), service.Order{Format: "pdf", Payload: []byte(notice + "}")})
	if err != nil || images(plain.Data) != 0 || images(full.Data) < 2 {
		t.Fatalf("%d images without, %d with stamps: %v", images(plain.Data), images(full.Data), err)
	}
	for _, test := range []struct {
		stamp   bool
		payload string
		want    []byte // the PDF; nil has a picture, of the payload alone
		told    bool
	}{
		{true, notice + "}", full.Data, false},
		{false, notice + "}", plain.Data, true},
		{false, notice + own, nil, true},
	} {
		server := newServer(t, api.Config{Service: s, Stamp: test.stamp})
		got := post(t, server, "/v1/documents/thong-bao", []byte(test.payload)).Body.Bytes()
		if test.want == nil && (images(got) == 0 || images(got) >= images(full.Data)) || test.want != nil && !bytes.Equal(got, test.want) {
			t.Errorf("stamp %v: %d images of %s", test.stamp, images(got), test.payload[len(test.payload)-40:])
		}
		var report service.Report
		if err := json.Unmarshal(post(t, server, "/v1/documents/thong-bao/check", []byte(test.payload)).Body.Bytes(), &report); err != nil {
			t.Fatal(err)
		}
		told := slices.ContainsFunc(report.Problems, func(p templates.Problem) bool {
			return p.Rule == "profile.stamp" && strings.Contains(p.Suggestion, "-stamp")
		})
		if told != test.told || !report.Valid {
			t.Errorf("stamp %v: %+v", test.stamp, report)
		}
		page := post(t, server, "/v1/documents/thong-bao/preview", []byte(test.payload)).Body.String()
		if want := strings.Count(page, "<image"); (want > 0) != (test.want == nil || test.stamp) {
			t.Errorf("stamp %v: %d images in the preview", test.stamp, want)
		}
	}
	r := form(t, "/v1/documents/thong-bao/letterhead", notice+"}", readFile(t, "../render/docx/testdata/letterhead.docx"))
	w := httptest.NewRecorder()
	newServer(t, api.Config{Service: s}).ServeHTTP(w, r)
	if w.Code != http.StatusOK || bytes.Contains(w.Body.Bytes(), []byte("word/media/")) {
		t.Errorf("on a letterhead: %d, pictures %v", w.Code, bytes.Contains(w.Body.Bytes(), []byte("word/media/")))
	}
}
