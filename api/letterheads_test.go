package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/api"
)

const docxMIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// form is a request with a payload and a letterhead; an empty part is left out.
func form(t *testing.T, path, payload string, letterhead []byte) *http.Request {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, p := range []struct {
		name string
		data []byte
	}{{"payload", []byte(payload)}, {"letterhead", letterhead}} {
		if len(p.data) == 0 {
			continue
		}
		f, err := w.CreateFormFile(p.name, p.name)
		if err == nil {
			_, err = f.Write(p.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("X-Requested-With", "test")
	return r
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestLetterheadOfRequest: a document is put into the letterhead that comes with its payload, and nothing of that is in the
// next document.
func TestLetterheadOfRequest(t *testing.T) {
	s := newServer(t, api.Config{})
	payload, paper := string(readFile(t, "testdata/quyet-dinh.json")), readFile(t, "../render/docx/testdata/letterhead.docx")
	const path = "/v1/documents/quyet-dinh/letterhead"
	w := recordOf(s, form(t, path, payload, paper))
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != docxMIME {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	again := recordOf(s, form(t, path, payload, paper))
	if !bytes.Equal(w.Body.Bytes(), again.Body.Bytes()) {
		t.Error("the same request gives other bytes")
	}
	r := httptest.NewRequest(http.MethodPost, "/v1/documents/quyet-dinh?format=docx", strings.NewReader(payload))
	r.Header.Set("Content-Type", "application/json")
	if plain := recordOf(s, r); plain.Code != http.StatusOK || bytes.Equal(w.Body.Bytes(), plain.Body.Bytes()) {
		t.Errorf("without a letterhead: %d, the same bytes", plain.Code)
	}
}

func TestLetterheadRefused(t *testing.T) {
	s := newServer(t, api.Config{})
	payload, paper := string(readFile(t, "testdata/quyet-dinh.json")), readFile(t, "../render/docx/testdata/letterhead.docx")
	const path = "/v1/documents/quyet-dinh/letterhead"
	foreign := form(t, path, payload, paper)
	foreign.Header.Del("X-Requested-With")
	cut := form(t, path, payload, paper)
	cut.Header.Set("Content-Type", "multipart/form-data; boundary=other")
	short := form(t, path, payload, paper)
	short.Body = io.NopCloser(io.LimitReader(short.Body, short.ContentLength/2))
	more := form(t, path, payload, paper)
	more.Body = io.NopCloser(strings.NewReader("--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"))
	more.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	accepting := func(r *http.Request, mime string) *http.Request { r.Header.Set("Accept", mime); return r }
	pdf := accepting(form(t, path, payload, paper), "application/pdf")
	faulty := accepting(form(t, path, `{"kind": "quyet-dinh"}`, paper), "application/pdf")
	archive := accepting(form(t, path, payload, paper), "application/zip")
	for _, test := range []struct {
		name string
		r    *http.Request
		code string
	}{
		{"no letterhead", form(t, path, payload, nil), "form-invalid"},
		{"no payload", form(t, path, "", paper), "form-invalid"},
		{"a form that is cut off", short, "request-incomplete"},
		{"a part too many", more, "form-invalid"},
		{"no form", httptest.NewRequest(http.MethodPost, path, nil), "media-type-unsupported"},
		{"a page of another origin", foreign, "header-missing"},
		{"another boundary", cut, "form-invalid"},
		{"a client of PDFs", pdf, "not-acceptable"},
		{"a client of PDFs with a payload with errors", faulty, "payload-invalid"},
		{"a client of archives", archive, "not-acceptable"},
		{"no Word file", form(t, path, payload, []byte("PK")), "letterhead-invalid"},
		{"a payload with errors", form(t, path, `{"kind": "quyet-dinh"}`, paper), "payload-invalid"},
		{"an unknown kind", form(t, "/v1/documents/quyet-din/letterhead", payload, paper), "kind-unknown"},
		{"a large letterhead", form(t, path, payload, make([]byte, 16<<20+1)), "payload-too-large"},
	} {
		w := recordOf(s, test.r)
		var problem struct{ Type, Detail string }
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || problem.Type != "urn:vanban:problem:"+test.code || problem.Detail == "" {
			t.Errorf("%s: %d %s", test.name, w.Code, w.Body)
		}
	}
}

func TestCheckLetterhead(t *testing.T) {
	s := newServer(t, api.Config{})
	for _, test := range []struct {
		name  string
		data  []byte
		valid bool
	}{
		{"a letterhead", readFile(t, "../render/docx/testdata/letterhead.docx"), true},
		{"no Word file", []byte("PK"), false},
	} {
		r := httptest.NewRequest(http.MethodPost, "/v1/letterheads/check", bytes.NewReader(test.data))
		r.Header.Set("Content-Type", docxMIME)
		w := recordOf(s, r)
		var report struct {
			Valid        bool
			Placeholders []string
			Problems     []struct{ Message, Suggestion string }
		}
		if err := json.Unmarshal(w.Body.Bytes(), &report); err != nil || w.Code != http.StatusOK || report.Valid != test.valid {
			t.Fatalf("%s: %d %s", test.name, w.Code, w.Body)
		}
		if report.Valid == (len(report.Problems) > 0) || report.Valid != slices.Contains(report.Placeholders, "organ_name") {
			t.Errorf("%s: %+v", test.name, report)
		}
	}
}
