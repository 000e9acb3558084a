package api_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"
	"time"

	"golang.org/x/tools/txtar"

	"vanban/api"
	"vanban/api/profile"
	"vanban/api/service"
	sample "vanban/templates/profile"
)

// newServer makes a server with the real service, whose ids and clock are always the same.
func newServer(t *testing.T, c api.Config) *api.Server {
	t.Helper()
	if c.Service == nil {
		l, _ := profile.Read("profile.yaml", sample.Sample())
		c.Service = service.New(service.Config{Agencies: []service.Agency{{Profile: l.Profile}}})
	}
	c.NewID = func() string { return "ma-yeu-cau" }
	c.Now = func() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) }
	s, err := api.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCases sends the request of every case file, and compares the response.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case found: %v", err)
	}
	s := newServer(t, api.Config{})
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w := recordOf(s, request(t, section(t, a, "request"), section(t, a, "body")))
			got := dump(w.Result())
			if os.Getenv("UPDATE") == "1" {
				a.Files = append(a.Files[:2], txtar.File{Name: "response", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := section(t, a, "response"); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func section(t *testing.T, a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	if os.Getenv("UPDATE") != "1" {
		t.Errorf("no section %q", name)
	}
	return ""
}

// request reads the first line and the headers of a request; the body is a template.
func request(t *testing.T, head, body string) *http.Request {
	t.Helper()
	var b strings.Builder
	if err := template.Must(template.New("body").Funcs(bodyFuncs).Parse(body)).Execute(&b, nil); err != nil {
		t.Fatal(err)
	}
	line, headers, _ := strings.Cut(head, "\n")
	raw := line + " HTTP/1.1\r\nHost: vanban\r\n" + strings.ReplaceAll(headers, "\n", "\r\n") + "\r\n"
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(raw)))
	if err != nil {
		t.Fatal(err)
	}
	r.Body = io.NopCloser(strings.NewReader(b.String()))
	return r
}

// bodyFuncs are what the bodies of the cases are made with: {{payload}} is a valid decision,
// {{payload | set "subject" `"…"`}} one with a field, {{payload | unset "kind"}} one without;
// {{repeat 9 "["}} says what it does.
var bodyFuncs = template.FuncMap{
	"repeat": func(n int, s string) string { return strings.Repeat(s, n) },
	"payload": func() (string, error) {
		data, err := os.ReadFile("testdata/quyet-dinh.json")
		return string(data), err
	},
	"set": func(field, value, payload string) (string, error) {
		return edit(payload, func(m map[string]json.RawMessage) { m[field] = json.RawMessage(value) })
	},
	"unset": func(field, payload string) (string, error) {
		return edit(payload, func(m map[string]json.RawMessage) { delete(m, field) })
	},
}

func edit(payload string, change func(map[string]json.RawMessage)) (string, error) {
	var m map[string]json.RawMessage
	if err := json.Unmarshal([]byte(payload), &m); err != nil {
		return "", err
	}
	change(m)
	data, err := json.Marshal(m)
	return string(data), err
}

// dump writes a response down: status, headers but those that every response has, and the
// body, of which only the type is told when it is not text.
func dump(r *http.Response) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s\n", r.StatusCode, http.StatusText(r.StatusCode))
	body, _ := io.ReadAll(r.Body)
	for _, name := range slices.Sorted(maps.Keys(r.Header)) {
		if _, always := alwaysHeaders[name]; !always && name != "Content-Length" {
			fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(r.Header[name], ", "))
		}
	}
	b.WriteString("\n")
	if kind := http.DetectContentType(body); strings.HasPrefix(kind, "text/") {
		b.Write(body)
	} else {
		fmt.Fprintf(&b, "(%s)\n", kind)
	}
	return b.String()
}

// alwaysHeaders are the headers that every response has.
var alwaysHeaders = map[string]string{
	"X-Content-Type-Options":       "nosniff",
	"Content-Security-Policy":      "default-src 'none'; img-src data:; frame-ancestors 'none'",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Referrer-Policy":              "no-referrer",
	"Cache-Control":                "no-store",
	"Request-Id":                   "ma-yeu-cau",
}

func recordOf(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	return recordOf(h, httptest.NewRequest(http.MethodGet, path, nil))
}

func post(t *testing.T, h http.Handler, path string, body []byte) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return recordOf(h, r)
}

// TestHeaders looks at the headers of answers of every sort.
func TestHeaders(t *testing.T) {
	s := newServer(t, api.Config{})
	for _, path := range []string{"/v1/kinds", "/khong-co", "/v1/documents/quyet-dinh"} {
		w := get(t, s, path)
		for name, want := range alwaysHeaders {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", path, name, got, want)
			}
		}
	}
}
