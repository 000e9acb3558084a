package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"vanban/api"
	"vanban/api/service"
	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// oddKind is a kind whose payload does as the function does when it is checked.
func oddKind(validate func()) *service.Service {
	k := templates.Kind{
		Type:   nd30.Type{Name: "Thử", Slug: "thu", Abbr: "T"},
		Decode: func([]byte) (templates.Payload, error) { return oddPayload{validate}, nil },
		Sample: []byte(`{}`),
		New:    func() templates.Payload { return &oddPayload{} },
	}
	return service.New(service.Config{Kinds: []templates.Kind{k}})
}

type oddPayload struct{ validate func() }

func (p oddPayload) Validate() templates.Problems { p.validate(); return nil }
func (oddPayload) Compose() []*render.Document    { return nil }

type failure struct {
	Type, Title, Detail, Instance string
	Status                        int
}

func failureIn(t *testing.T, body io.Reader) (f failure) {
	t.Helper()
	if err := json.NewDecoder(body).Decode(&f); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestPanic: the client gets an id and no cause, the log gets both.
func TestPanic(t *testing.T) {
	var log bytes.Buffer
	s := newServer(t, api.Config{
		Service: oddKind(func() { panic("bí mật") }),
		Log:     slog.New(slog.NewJSONHandler(&log, nil)),
	})
	w := post(t, s, "/v1/documents/thu", []byte(`{}`))
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("answered %d %s", w.Code, w.Header().Get("Content-Type"))
	}
	if body := w.Body.String(); strings.Contains(body, "bí mật") || strings.Contains(body, ".go") {
		t.Errorf("the cause leaked: %s", body)
	}
	if f := failureIn(t, w.Body); f.Instance != "urn:vanban:request:ma-yeu-cau" {
		t.Errorf("instance %q", f.Instance)
	}
	if l := log.String(); !strings.Contains(l, "bí mật") || !strings.Contains(l, "ma-yeu-cau") {
		t.Errorf("the log lacks the cause or the id: %s", l)
	}
	if w := get(t, s, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("after the panic: %d", w.Code)
	}
}

// faultyPayload composes a document that no PDF may be made of: the typeface lacks its one character.
type faultyPayload struct{ oddPayload }

func (faultyPayload) Compose() []*render.Document {
	return []*render.Document{{
		Name:   "thử",
		Styles: render.Sheet{"Chu": {Name: "Chữ", Size: 14 * render.Pt}},
		Sections: []render.Section{{
			Page: render.Page{Width: 210 * render.MM, Height: 297 * render.MM},
			Body: []render.Block{&render.Paragraph{Role: "Chu", Runs: []render.Run{{Text: "漢"}}}},
		}},
	}}
}

// TestFileRefused: a file that must not leave does not leave, nor a part of it; the cause is in the log alone.
func TestFileRefused(t *testing.T) {
	var log bytes.Buffer
	k := templates.Kind{
		Type: nd30.Type{Name: "Thử", Slug: "thu", Abbr: "T"}, Sample: []byte(`{}`),
		Decode: func([]byte) (templates.Payload, error) { return faultyPayload{oddPayload{func() {}}}, nil },
		New:    func() templates.Payload { return &oddPayload{} },
	}
	s := newServer(t, api.Config{
		Service: service.New(service.Config{Kinds: []templates.Kind{k}}), Log: slog.New(slog.NewJSONHandler(&log, nil)),
	})
	w := post(t, s, "/v1/documents/thu", []byte(`{}`))
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("answered %d, %q", w.Code, w.Header())
	}
	if body := w.Body.String(); strings.Contains(body, "%PDF") || strings.Contains(body, "U+6F22") {
		t.Errorf("a file or the cause left: %.200s", body)
	}
	if f := failureIn(t, w.Body); f.Type != "urn:vanban:problem:internal-error" {
		t.Errorf("%+v", f)
	}
	if l := log.String(); !strings.Contains(l, "cannot draw U+6F22") || !strings.Contains(l, "ma-yeu-cau") {
		t.Errorf("the log lacks the cause or the id: %s", l)
	}
}

// TestBodyLimit: a payload of the limit is read, one byte more is not.
func TestBodyLimit(t *testing.T) {
	s := newServer(t, api.Config{})
	for size, want := range map[int]int{api.DefaultMaxBody: http.StatusBadRequest, api.DefaultMaxBody + 1: http.StatusRequestEntityTooLarge} {
		if w := post(t, s, "/v1/documents/quyet-dinh", bytes.Repeat([]byte(" "), size)); w.Code != want {
			t.Errorf("%d bytes: %d, want %d", size, w.Code, want)
		}
	}
}

// large is a payload that is not small, with a small one in it.
var large = append([]byte("{}"), bytes.Repeat([]byte(" "), 64<<10)...)

// TestSmall: what is small does not wait behind what is large, and takes no more than one place more.
func TestSmall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release, entered := make(chan struct{}), 0
		s := newServer(t, api.Config{Service: oddKind(func() { entered++; <-release }), Parallel: 1, Timeout: time.Second})
		var all sync.WaitGroup
		check := func(body []byte, want int) {
			all.Go(func() {
				if w := post(t, s, "/v1/documents/thu/check", body); w.Code != want {
					t.Errorf("%d bytes: %d, want %d", len(body), w.Code, want)
				}
			})
			synctest.Wait()
		}
		check(large, http.StatusServiceUnavailable) // when it is let go on its time is up
		check(large, http.StatusServiceUnavailable)
		check([]byte(`{}`), http.StatusServiceUnavailable)
		check([]byte(`{}`), http.StatusServiceUnavailable)
		if entered != 2 {
			t.Errorf("%d are in the making, want one of each", entered)
		}
		if text := get(t, s, "/metrics").Body.String(); !strings.Contains(text, "vanban_documents_in_the_making 2\n") || !strings.Contains(text, "vanban_documents_waiting 2\n") {
			t.Error(text)
		}
		time.Sleep(2 * time.Second)
		close(release)
		all.Wait()
	})
}

// TestClientGone: a client that does not wait for the answer is no failure of the server's, in log and metrics.
func TestClientGone(t *testing.T) {
	var log bytes.Buffer
	ctx, hangUp := context.WithCancel(t.Context())
	s := newServer(t, api.Config{Service: oddKind(hangUp), Log: slog.New(slog.NewTextHandler(&log, nil))})
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/v1/documents/thu/check", strings.NewReader(`{}`))
	r.Header.Set("Content-Type", "application/json")
	recordOf(s, r)
	if l := log.String(); !strings.Contains(l, "level=INFO msg=request") || !strings.Contains(l, "status=499") || !strings.Contains(l, "code=client-gone") {
		t.Error(l)
	}
	if text := get(t, s, "/metrics").Body.String(); !strings.Contains(text, `status="499",code="client-gone"} 1`) {
		t.Error(text)
	}
}

// TestCallerID: what the caller calls its request stands in the log when it has a form that may stand there.
func TestCallerID(t *testing.T) {
	for header, want := range map[string]string{
		"Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01": "caller_id=4bf92f3577b34da6a3ce929d0e0e4736",
		"X-Request-Id: HS-2026.17":                     "caller_id=HS-2026.17",
		"Request-Id: a:b_c":                            "caller_id=a:b_c",
		"X-Request-Id: a b":                            "",
		"X-Request-Id: \"x":                            "",
		"Traceparent: 00-xyz":                          "",
		"X-Correlation-Id: " + strings.Repeat("a", 65): "",
	} {
		var log bytes.Buffer
		s := newServer(t, api.Config{Log: slog.New(slog.NewTextHandler(&log, nil))})
		ask(t, s, http.MethodGet, "/healthz?probe=1", "", header)
		if l := log.String(); want == "" && strings.Contains(l, "caller_id") || !strings.Contains(l, want) || !strings.Contains(l, "status=200") {
			t.Errorf("%s: %s", header, l)
		}
	}
}

// unasked is a body that nobody may read.
type unasked struct{ t *testing.T }

func (u unasked) Read([]byte) (int, error) {
	u.t.Error("the body is read")
	return 0, io.EOF
}

// TestLengthLimit: a body that says that it is too large is refused before it is sent, with what the limit is.
func TestLengthLimit(t *testing.T) {
	r := httptest.NewRequest(http.MethodPost, "/v1/documents/quyet-dinh", unasked{t})
	r.ContentLength = api.DefaultMaxBody + 1
	r.Header.Set("Content-Type", "application/json; charset=utf8")
	w := recordOf(newServer(t, api.Config{}), r)
	if f := failureIn(t, w.Body); w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(f.Detail, "8 MiB") {
		t.Errorf("%d %+v", w.Code, f)
	}
}

// TestBusy: while one document is in the making, the next waits no longer than its time.
func TestBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		s := newServer(t, api.Config{Service: oddKind(func() { <-release }), Parallel: 1, Timeout: time.Second})
		var first sync.WaitGroup
		first.Go(func() { post(t, s, "/v1/documents/thu/check", large) })
		synctest.Wait()
		start := time.Now()
		w := post(t, s, "/v1/documents/thu/check", large)
		if took := time.Since(start); took != time.Second {
			t.Errorf("waited %v", took)
		}
		if f := failureIn(t, w.Body); w.Code != http.StatusServiceUnavailable || f.Type != "urn:vanban:problem:busy" {
			t.Errorf("%d %s", w.Code, f.Type)
		}
		if w.Header().Get("Retry-After") == "" {
			t.Error("no Retry-After")
		}
		close(release)
		first.Wait()
	})
}

// TestManyWait: requests beyond the places for documents wait their turn, and all are answered.
func TestManyWait(t *testing.T) {
	s := newServer(t, api.Config{Service: oddKind(func() {}), Parallel: 1, Payloads: 1})
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			if w := post(t, s, "/v1/documents/thu/check", []byte(`{}`)); w.Code != http.StatusOK {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		})
	}
	all.Wait()
}

// TestTimeout: a request whose time is up is told so.
func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, api.Config{Service: oddKind(func() { time.Sleep(2 * time.Second) }), Timeout: time.Second})
		w := post(t, s, "/v1/documents/thu/check", []byte(`{}`))
		if f := failureIn(t, w.Body); w.Code != http.StatusServiceUnavailable || f.Type != "urn:vanban:problem:timeout" {
			t.Errorf("%d %s", w.Code, f.Type)
		}
	})
}

// brokenBody fails as a connection that was cut off does.
type brokenBody struct{}

func (brokenBody) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestBrokenBody(t *testing.T) {
	s := newServer(t, api.Config{})
	r, err := http.NewRequest(http.MethodPost, "/v1/documents/quyet-dinh", brokenBody{})
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	w := recordOf(s, r)
	if f := failureIn(t, w.Body); w.Code != http.StatusBadRequest || f.Type != "urn:vanban:problem:request-incomplete" {
		t.Errorf("%d %s", w.Code, f.Type)
	}
}

// TestSlowBody: a client that promises a body and does not send it is told so in time.
func TestSlowBody(t *testing.T) {
	s := newServer(t, api.Config{Timeout: 100 * time.Millisecond})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error)
	go func() { served <- s.Serve(ctx, l) }()
	body, never := io.Pipe()
	defer never.Close() //nolint:errcheck // a pipe in memory: it cannot fail
	r, err := http.Post("http://"+l.Addr().String()+"/v1/documents/quyet-dinh", "application/json", body)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if f := failureIn(t, r.Body); r.StatusCode != http.StatusRequestTimeout || f.Type != "urn:vanban:problem:request-timeout" {
		t.Errorf("%d %s", r.StatusCode, f.Type)
	}
	stop()
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// halfBody gives a few bytes, and then nothing until it is closed.
type halfBody struct {
	*io.PipeReader
	sent *strings.Reader
}

func (b halfBody) Read(p []byte) (int, error) {
	if b.sent.Len() > 0 {
		return b.sent.Read(p)
	}
	return b.PipeReader.Read(p)
}

// TestSlowBodies: a thousand clients that have sent half of their payloads keep nobody out.
func TestSlowBodies(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, api.Config{Service: oddKind(func() {}), Parallel: 1, Payloads: 1, MaxBody: 1 << 20, Timeout: time.Minute})
		body, never := io.Pipe()
		var slow sync.WaitGroup
		for range 1000 {
			slow.Go(func() {
				r := httptest.NewRequest(http.MethodPost, "/v1/documents/thu/check", halfBody{body, strings.NewReader(strings.Repeat(" ", 1000))})
				r.Header.Set("Content-Type", "application/json")
				recordOf(s, r)
			})
		}
		synctest.Wait()
		start := time.Now()
		if w := post(t, s, "/v1/documents/thu/check", []byte(`{}`)); w.Code != http.StatusOK || time.Since(start) > 0 {
			t.Errorf("an honest client: %d after %v", w.Code, time.Since(start))
		}
		// What the others have sent leaves no room for the largest payload.
		w := post(t, s, "/v1/documents/thu/check", bytes.Repeat([]byte(" "), 1<<20))
		if f := failureIn(t, w.Body); w.Code != http.StatusServiceUnavailable || f.Type != "urn:vanban:problem:busy" || w.Header().Get("Retry-After") == "" {
			t.Errorf("without room: %d %s", w.Code, f.Type)
		}
		never.Close() //nolint:errcheck // a pipe in memory: it cannot fail
		slow.Wait()
		if w := post(t, s, "/v1/documents/thu/check", append(bytes.Repeat([]byte(" "), 1<<20-2), "{}"...)); w.Code != http.StatusOK {
			t.Errorf("when they have gone: %d", w.Code)
		}
	})
}

// TestDrain: between the order to stop and its end the server answers, and says that it is not ready.
func TestDrain(t *testing.T) {
	s := newServer(t, api.Config{Drain: time.Second})
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error)
	go func() { served <- s.Serve(ctx, l) }()
	stop()
	for get(t, s, "/readyz").Code != http.StatusServiceUnavailable {
		time.Sleep(time.Millisecond)
	}
	for path, want := range map[string]int{"/readyz": http.StatusServiceUnavailable, "/v1/kinds": http.StatusOK} {
		r, err := http.Get("http://" + l.Addr().String() + path)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, r.StatusCode, want)
		}
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
}

// TestServe: over a real connection, a request that is under way when the server is told to stop
// is answered; then Serve returns without error.
func TestServe(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	s := newServer(t, api.Config{Service: oddKind(func() { close(entered); <-release })})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error)
	go func() { served <- s.Serve(ctx, l) }()
	status := make(chan int)
	go func() {
		r, err := http.Post("http://"+l.Addr().String()+"/v1/documents/thu/check", "application/json", strings.NewReader(`{}`))
		if err != nil {
			t.Error(err)
			close(status)
			return
		}
		r.Body.Close()
		status <- r.StatusCode
	}()
	<-entered
	stop()
	for get(t, s, "/readyz").Code != http.StatusServiceUnavailable {
		time.Sleep(time.Millisecond)
	}
	close(release)
	if code := <-status; code != http.StatusOK {
		t.Errorf("the request under way: %d", code)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
}
