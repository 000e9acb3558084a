package api_test

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

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
	s := newServer(t, api.Config{MaxBody: 1 << 20}) // which has nothing to do with PDFs
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
		{"the largest", make([]byte, service.MaxPDF), "400 pdf-malformed"},
		{"larger", make([]byte, service.MaxPDF+1), "413 payload-too-large"},
	} {
		w := postPDF(t, s, c.file)
		f := failureIn(t, w.Body)
		if got := fmt.Sprint(w.Code, " ", strings.TrimPrefix(f.Type, "urn:vanban:problem:")); got != c.want || f.Detail == "" {
			t.Errorf("%s: %s (%s), want %s", c.name, got, f.Detail, c.want)
		}
	}
}

// TestReopenRoom: PDFs have room for two of the largest, which payloads do not share.
func TestReopenRoom(t *testing.T) {
	s := newServer(t, api.Config{MaxBody: 1 << 20, Parallel: 1, Payloads: 1})
	largest := make([]byte, service.MaxPDF)
	var held sync.WaitGroup
	defer held.Wait()
	for range 2 {
		body, sender := io.Pipe()
		held.Go(func() {
			r := httptest.NewRequest(http.MethodPost, "/v1/reopen", body)
			r.Header.Set("Content-Type", "application/pdf")
			if f := failureIn(t, recordOf(s, r).Body); f.Type != "urn:vanban:problem:pdf-malformed" {
				t.Errorf("%s, want pdf-malformed", f.Type)
			}
		})
		_, _ = sender.Write(largest[1:])      // returns when it was read,
		_, _ = sender.Write(largest[:1])      // and this when it was counted
		defer func() { _ = sender.Close() }() // which never fails
	}
	if f := failureIn(t, postPDF(t, s, largest).Body); f.Type != "urn:vanban:problem:busy" {
		t.Errorf("a third one: %s, want busy", f.Type)
	}
	sample := get(t, s, "/v1/kinds/quyet-dinh/sample").Body.Bytes()
	if w := post(t, s, "/v1/documents/quyet-dinh/check", sample); w.Code != http.StatusOK {
		t.Errorf("a payload: %d %s", w.Code, w.Body)
	}
}

// TestReopenTimeout: whoever sends a PDF has as long as whoever sends a payload, and the work ends then.
func TestReopenTimeout(t *testing.T) {
	s := newServer(t, api.Config{Timeout: time.Nanosecond, Parallel: 1})
	file := bytes.NewReader([]byte("%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF"))
	r := httptest.NewRequest(http.MethodPost, "/v1/reopen", file)
	r.Header.Set("Content-Type", "application/pdf")
	if f := failureIn(t, recordOf(s, r).Body); f.Type != "urn:vanban:problem:timeout" && f.Type != "urn:vanban:problem:busy" {
		t.Errorf("%s, want timeout or busy", f.Type) // busy when there was no turn in time
	}
}

// TestReopenLog: the log tells why a PDF cannot be read, and nothing of what is in it.
func TestReopenLog(t *testing.T) {
	var log bytes.Buffer
	s := newServer(t, api.Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
	postPDF(t, s, []byte("%PDF-1.7\n1 0 obj<</Names(secret)>>endobj\nstartxref\n9\n%%EOF"))
	if got := log.String(); !strings.Contains(got, "neither table nor stream") || strings.Contains(got, "secret") {
		t.Errorf("the log says %s", got)
	}
}
