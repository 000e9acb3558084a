package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"vanban/api"
	"vanban/api/service"
)

// postPDF sends a file to be reopened.
func postPDF(t *testing.T, h http.Handler, file []byte) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/v1/reopen", bytes.NewReader(file))
	r.Header.Set("Content-Type", "application/pdf")
	return recordOf(h, r)
}

// TestReopen: the payload of every kind comes back out of its PDF as it was sent, also without its field kind.
func TestReopen(t *testing.T) {
	s := newServer(t, api.Config{})
	for _, k := range service.New(service.Config{}).Kinds() {
		for _, payload := range [][]byte{k.Sample, bytes.Replace(k.Sample, []byte(`"kind": "`+k.Slug+`",`), nil, 1)} {
			made := post(t, s, "/v1/documents/"+k.Slug+"?pdfa=3a", payload)
			w := postPDF(t, s, made.Body.Bytes())
			if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), payload) {
				t.Errorf("%s: %d, %d bytes of %d", k.Slug, w.Code, w.Body.Len(), len(payload))
			}
			if kind, mime := w.Header().Get("Vanban-Kind"), w.Header().Get("Content-Type"); kind != k.Slug || mime != "application/json" {
				t.Errorf("%s: kind %q, type %q", k.Slug, kind, mime)
			}
		}
	}
}

// TestReopenRefused: a program is told what is wrong with a file by code, a clerk by words.
func TestReopenRefused(t *testing.T) {
	s := newServer(t, api.Config{MaxBody: 1 << 20}) // a PDF may be four times as large
	sample := get(t, s, "/v1/kinds/quyet-dinh/sample").Body.Bytes()
	issued := post(t, s, "/v1/documents/quyet-dinh", sample).Body.Bytes()
	for _, c := range []struct {
		name string
		file []byte
		want string // status and code
	}{
		{"as issued", issued, "422 pdf-without-payload"},
		{"cut off", issued[:len(issued)-200], "400 pdf-malformed"},
		{"the payload", sample, "400 pdf-malformed"},
		{"nothing", nil, "400 pdf-malformed"},
		{"circle", []byte("%PDF-1.7\n1 0 obj<</Names 1 0 R>>endobj\nstartxref\n9\n%%EOF"), "400 pdf-malformed"},
		{"the largest", make([]byte, 4<<20), "400 pdf-malformed"},
		{"larger", make([]byte, 4<<20+1), "413 payload-too-large"},
	} {
		w := postPDF(t, s, c.file)
		f := failureIn(t, w.Body)
		if got := fmt.Sprint(w.Code, " ", strings.TrimPrefix(f.Type, "urn:vanban:problem:")); got != c.want || f.Detail == "" {
			t.Errorf("%s: %s (%s), want %s", c.name, got, f.Detail, c.want)
		}
	}
}

// TestReopenRoom: PDFs take of the room that there is for payloads.
func TestReopenRoom(t *testing.T) {
	s := newServer(t, api.Config{MaxBody: 1 << 20, Parallel: 1, Payloads: 2})
	for size, want := range map[int]string{2 << 20: "pdf-malformed", 2<<20 + 1: "busy"} {
		if f := failureIn(t, postPDF(t, s, make([]byte, size)).Body); f.Type != "urn:vanban:problem:"+want {
			t.Errorf("%d bytes: %s, want %s", size, f.Type, want)
		}
	}
}
