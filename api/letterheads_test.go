package api_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

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

// TestLetterheadInTurn: a letterhead is looked at when a processor is free for it and not before, and when there is time.
func TestLetterheadInTurn(t *testing.T) {
	begun, done := make(chan struct{}), make(chan struct{})
	s := newServer(t, api.Config{
		Service:  oddKind(func() { close(begun); <-done }),
		Parallel: 1, Timeout: 50 * time.Millisecond,
	})
	var group sync.WaitGroup
	group.Go(func() { post(t, s, "/v1/documents/thu/check", large) })
	<-begun
	w := recordOf(s, form(t, "/v1/documents/thu/letterhead", `{}`, []byte("PK")))
	close(done)
	group.Wait()
	if f := failureIn(t, w.Body); f.Type != "urn:vanban:problem:busy" {
		t.Errorf("while a document is made: %+v", f)
	}
	if f := failureIn(t, recordOf(s, form(t, "/v1/documents/thu/letterhead", `{}`, []byte("PK"))).Body); f.Type != "urn:vanban:problem:letterhead-invalid" {
		t.Errorf("afterwards: %+v", f)
	}
}

// TestReadUpTo: the memory for a part grows with what has come, to no more than may come.
func TestReadUpTo(t *testing.T) {
	const most = 16<<20 + 1
	for _, test := range []struct{ size, want, memory int }{
		{0, 0, 64 << 10}, {10, 10, 64 << 10}, {100_000, 100_000, 128 << 10}, {15 << 20, 15 << 20, most}, {most + 5, most, most},
	} {
		data, err := api.ReadUpTo(iotest.OneByteReader(bytes.NewReader(make([]byte, min(test.size, 1000)))), most)
		if err != nil || len(data) != min(test.size, 1000) {
			t.Errorf("%d bytes one by one: %d, %v", test.size, len(data), err)
		}
		data, err = api.ReadUpTo(bytes.NewReader(make([]byte, test.size)), most)
		if err != nil || len(data) != test.want || cap(data) > test.memory {
			t.Errorf("%d bytes: %d in %d, %v; want %d in %d", test.size, len(data), cap(data), err, test.want, test.memory)
		}
	}
	if _, err := api.ReadUpTo(iotest.ErrReader(io.ErrUnexpectedEOF), most); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("what breaks off: %v", err)
	}
}

// TestLetterheadIsDescribed: the document tells the header that a form must have, the sizes of its parts, and no failure
// that cannot be.
func TestLetterheadIsDescribed(t *testing.T) {
	doc := openAPI(t, newServer(t, api.Config{}))
	op := operations(doc)["POST /v1/documents/{kind}/letterhead"]
	var header object
	for _, p := range op["parameters"].([]any) {
		if p := p.(object); p["in"] == "header" {
			header = p
		}
	}
	if header["name"] != "X-Requested-With" || header["required"] != true {
		t.Errorf("header %v", header)
	}
	if about := fmt.Sprint(op["responses"].(object)["406"]); !strings.Contains(about, "not-acceptable") || strings.Contains(about, "format-unknown") {
		t.Errorf("406: %s", about)
	}
	parts := resolve(doc, "#/components/schemas/LetterheadForm").(object)["properties"].(object)
	if parts["letterhead"].(object)["maxLength"] != float64(16<<20) || !strings.Contains(fmt.Sprint(parts["payload"]), "8388608") {
		t.Errorf("parts %v", parts)
	}
}
