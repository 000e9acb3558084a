package webhook_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/api/webhook"
)

const secretText = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"

func parse(t *testing.T, text string) webhook.Secret {
	t.Helper()
	s, err := webhook.ParseSecret(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestVector signs the example of the specification's own libraries.
func TestVector(t *testing.T) {
	s := parse(t, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
	got := s.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// verify is a receiver's check, written anew from the specification.
func verify(h http.Header, body []byte, secret string, now time.Time) error {
	sent, err := strconv.ParseInt(h.Get("webhook-timestamp"), 10, 64)
	if err != nil || now.Sub(time.Unix(sent, 0)).Abs() > 5*time.Minute {
		return fmt.Errorf("timestamp %q at %d", h.Get("webhook-timestamp"), now.Unix())
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return err
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%d.%s", h.Get("webhook-id"), sent, body)
	for signature := range strings.FieldsSeq(h.Get("webhook-signature")) {
		version, text, _ := strings.Cut(signature, ",")
		got, err := base64.StdEncoding.DecodeString(text)
		if err == nil && version == "v1" && hmac.Equal(got, mac.Sum(nil)) {
			return nil
		}
	}
	return errors.New("no signature fits")
}

// request is what a receiver got.
type request struct {
	method string
	header http.Header
	body   []byte
}

// receiver answers with one status after the other, the last of them for ever, and keeps what it got.
type receiver struct {
	*httptest.Server
	got []request
}

func receive(t *testing.T, header http.Header, statuses ...int) *receiver {
	r := new(receiver)
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			t.Error(err)
		}
		for name := range header {
			w.Header().Set(name, header.Get(name))
		}
		w.WriteHeader(statuses[min(len(r.got), len(statuses)-1)])
		r.got = append(r.got, request{req.Method, req.Header, body})
	}))
	t.Cleanup(r.Close)
	return r
}

// clock is a clock that waiting puts forward.
type clock struct {
	now   time.Time
	waits []time.Duration
}

func (c *clock) wait(_ context.Context, d time.Duration) error {
	c.waits = append(c.waits, d)
	c.now = c.now.Add(d)
	return nil
}

// config is one for the receiver at the address, by a clock of its own.
func config(t *testing.T, url string) (webhook.Config, *clock) {
	c := &clock{now: time.Date(2022, 9, 15, 8, 0, 0, 0, time.UTC)}
	return webhook.Config{
		URL: url, Secrets: []webhook.Secret{parse(t, secretText)},
		Now: func() time.Time { return c.now }, Wait: c.wait,
	}, c
}

func send(t *testing.T, c webhook.Config, e webhook.Event) error {
	t.Helper()
	s, err := webhook.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s.Send(t.Context(), e)
}

var event = webhook.Event{
	ID: "cchc 2022-Q3", Type: "report.made", Time: time.Date(2022, 9, 15, 15, 0, 0, 0, time.FixedZone("", 7*3600)),
	Data: map[string]any{"name": "Báo cáo cải cách hành chính <quý III>"},
}

func TestSend(t *testing.T) {
	r := receive(t, nil, http.StatusNoContent)
	c, clock := config(t, r.URL+"/hook")
	if err := send(t, c, event); err != nil {
		t.Fatal(err)
	}
	if len(r.got) != 1 {
		t.Fatalf("%d requests", len(r.got))
	}
	got := r.got[0]
	if err := verify(got.header, got.body, secretText, clock.now); err != nil {
		t.Error(err)
	}
	if got.method != http.MethodPost || got.header.Get("Content-Type") != "application/json" {
		t.Errorf("%s of %s", got.method, got.header.Get("Content-Type"))
	}
	want := `{"type":"report.made","timestamp":"2022-09-15T08:00:00Z","data":{"name":"Báo cáo cải cách hành chính <quý III>"}}`
	if string(got.body) != want {
		t.Errorf("body %s, want %s", got.body, want)
	}
}

// TestVerifyBites: a body, an id, a time or a key that is another does not pass.
func TestVerifyBites(t *testing.T) {
	r := receive(t, nil, http.StatusOK)
	c, clock := config(t, r.URL)
	if err := send(t, c, event); err != nil {
		t.Fatal(err)
	}
	got, now := r.got[0], clock.now
	change := func(name, value string) http.Header {
		h := got.header.Clone()
		h.Set(name, value)
		return h
	}
	for name, err := range map[string]error{
		"body": verify(got.header, append(slices.Clone(got.body), ' '), secretText, now),
		"id":   verify(change("webhook-id", "msg_other"), got.body, secretText, now),
		"time": verify(change("webhook-timestamp", strconv.FormatInt(now.Unix()+1, 10)), got.body, secretText, now),
		"key":  verify(got.header, got.body, "whsec_"+strings.Repeat("AAAA", 8), now),
		"late": verify(got.header, got.body, secretText, now.Add(time.Hour)),
	} {
		if err == nil {
			t.Errorf("another %s passes", name)
		}
	}
}

// TestTwoSecrets: while a secret is being replaced, both verify.
func TestTwoSecrets(t *testing.T) {
	r := receive(t, nil, http.StatusOK)
	c, clock := config(t, r.URL)
	other := "whsec_" + base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32))
	c.Secrets = append(c.Secrets, parse(t, other))
	if err := send(t, c, event); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{secretText, other} {
		if err := verify(r.got[0].header, r.got[0].body, secret, clock.now); err != nil {
			t.Error(err)
		}
	}
}

// TestAgain: what may pass is tried again with growing waits and the same id, each time with
// the attempt's own timestamp; what will not pass is not.
func TestAgain(t *testing.T) {
	const s = time.Second
	tests := []struct {
		name     string
		header   http.Header
		statuses []int
		waits    []time.Duration
		failed   int // status of the failure
	}{
		{"second", nil, []int{503, 200}, []time.Duration{s}, 0},
		{"last", nil, []int{500, 502, 429, 202}, []time.Duration{s, 5 * s, 30 * s}, 0},
		{"never", nil, []int{500}, []time.Duration{s, 5 * s, 30 * s}, 500},
		{"retry-after", http.Header{"Retry-After": {"17"}}, []int{429, 503, 503, 200}, []time.Duration{17 * s, 17 * s, 30 * s}, 0},
		{"retry-after a date", http.Header{"Retry-After": {"Thu, 15 Sep 2022 08:00:42 GMT"}}, []int{503, 200}, []time.Duration{42 * s}, 0},
		{"retry-after for ever", http.Header{"Retry-After": {"999999999999"}}, []int{503, 200}, []time.Duration{60 * s}, 0},
		{"retry-after past", http.Header{"Retry-After": {"-3"}}, []int{503, 200}, []time.Duration{s}, 0},
		{"refused", nil, []int{401}, nil, 401},
		{"wrong address", nil, []int{404}, nil, 404},
		{"gone", nil, []int{503, 410}, []time.Duration{s}, 410},
		{"teapot", nil, []int{418}, nil, 418},
		{"moved", http.Header{"Location": {"/elsewhere"}}, []int{307, 200}, nil, 307},
		{"moved away", http.Header{"Location": {"http://127.0.0.1:1/"}}, []int{308, 200}, nil, 308},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := receive(t, tt.header, tt.statuses...)
			c, clock := config(t, r.URL)
			err := send(t, c, event)
			if !slices.Equal(clock.waits, tt.waits) {
				t.Errorf("waited %v, want %v", clock.waits, tt.waits)
			}
			e, failed := errors.AsType[*webhook.Error](err)
			switch {
			case failed != (tt.failed != 0) || !failed && err != nil:
				t.Fatalf("ended with %v", err)
			case failed && (e.Status != tt.failed || e.Attempts != len(r.got) || e.Suggestion == ""):
				t.Errorf("%+v after %d requests", e, len(r.got))
			}
			at := c.Now().Add(-sum(clock.waits))
			for i, got := range r.got {
				if err := verify(got.header, got.body, secretText, at); err != nil {
					t.Errorf("request %d: %v", i, err)
				}
				if id := got.header.Get("webhook-id"); id != event.MessageID() {
					t.Errorf("request %d has id %s", i, id)
				}
				if i < len(clock.waits) {
					at = at.Add(clock.waits[i])
				}
			}
		})
	}
}

func sum(ds []time.Duration) (total time.Duration) {
	for _, d := range ds {
		total += d
	}
	return total
}

// TestUnreachable: each cause has its own words, and none of them the secret or what the address has
// behind the host.
func TestUnreachable(t *testing.T) {
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // or the server does not see that the client has gone
		<-r.Context().Done()
	}))
	defer slow.Close()
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	defer secure.Close()
	secure.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelInfo)
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for _, tt := range []struct {
		name, url, want string
		timeout         time.Duration
	}{
		{"slow", slow.URL, "không trả lời kịp", 50 * time.Millisecond},
		{"certificate", secure.URL, "chứng thư số", time.Minute},
		{"closed", gone.URL, "không kết nối được", time.Minute},
		{"no host", "http://khong-co.invalid", "không", 100 * time.Millisecond},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var log bytes.Buffer
			c, _ := config(t, tt.url+"/mat-khau?token=bi-mat")
			c.Log = slog.New(slog.NewJSONHandler(&log, nil))
			s, err := webhook.New(c)
			if err != nil {
				t.Fatal(err)
			}
			s.Hurry(tt.timeout, []time.Duration{1}, &http.Transport{})
			err = s.Send(t.Context(), event)
			e, ok := errors.AsType[*webhook.Error](err)
			if !ok || e.Attempts != 2 || !strings.Contains(e.Message, tt.want) || e.Suggestion == "" {
				t.Errorf("got %v", err)
			}
			for _, secret := range []string{"mat-khau", "bi-mat", secretText[6:]} {
				if strings.Contains(err.Error()+log.String(), secret) {
					t.Errorf("%s told: %v\n%s", secret, err, &log)
				}
			}
			if strings.Count(log.String(), "\n") != 1 {
				t.Errorf("log:\n%s", &log)
			}
		})
	}
}

// TestTLS: a certificate that the transport trusts is enough.
func TestTLS(t *testing.T) {
	secure := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer secure.Close()
	if _, err := secure.Certificate().Verify(x509.VerifyOptions{}); err == nil {
		t.Fatal("this machine trusts the test server anyway")
	}
	c, _ := config(t, secure.URL)
	s, err := webhook.New(c)
	if err != nil {
		t.Fatal(err)
	}
	s.Hurry(time.Minute, nil, secure.Client().Transport)
	if err := s.Send(t.Context(), event); err != nil {
		t.Error(err)
	}
}

// TestStop: whoever stops the program does not wait for the next attempt.
func TestStop(t *testing.T) {
	r := receive(t, nil, http.StatusBadGateway)
	c, _ := config(t, r.URL)
	ctx, stop := context.WithCancel(t.Context())
	c.Wait = func(ctx context.Context, _ time.Duration) error {
		<-ctx.Done()
		return ctx.Err()
	}
	c.Log = slog.New(slog.NewTextHandler(stopper{stop}, nil))
	s, err := webhook.New(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(ctx, event); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "Chạy lại") {
		t.Errorf("got %v", err)
	}
}

// TestTimeUp: when the time is up while it waits, the error says what the receiver has answered.
func TestTimeUp(t *testing.T) {
	r := receive(t, nil, http.StatusBadGateway)
	c, _ := config(t, r.URL)
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer stop()
	c.Wait = func(ctx context.Context, _ time.Duration) error {
		<-ctx.Done()
		return ctx.Err()
	}
	s, err := webhook.New(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(ctx, event); err == nil || !strings.Contains(err.Error(), "mã 502") {
		t.Errorf("got %v", err)
	}
}

// stopper stops at the first line of the log.
type stopper struct{ stop context.CancelFunc }

func (s stopper) Write(p []byte) (int, error) { s.stop(); return len(p), nil }

// TestFlood: an answer without end does not hold the sender.
func TestFlood(t *testing.T) {
	flood := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		for chunk := make([]byte, 32<<10); ; {
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	}))
	defer flood.Close()
	c, _ := config(t, flood.URL)
	if err := send(t, c, event); err != nil {
		t.Error(err)
	}
}

// TestMessageID: the same event has the same id, another type or name another.
func TestMessageID(t *testing.T) {
	again := webhook.Event{ID: event.ID, Type: event.Type, Time: event.Time.Add(time.Hour)}
	if again.MessageID() != event.MessageID() {
		t.Error("the same event has another id")
	}
	for _, other := range []webhook.Event{{ID: "cchc 2022-Q4", Type: event.Type}, {ID: event.ID, Type: "report.failed"}} {
		if other.MessageID() == event.MessageID() {
			t.Errorf("%v has the same id", other)
		}
	}
	if id := event.MessageID(); strings.ContainsAny(id, ". ") || !strings.HasPrefix(id, "msg_") {
		t.Errorf("id %s", id)
	}
}

// TestBadEvent: an event that cannot be told apart or written down is not sent.
func TestBadEvent(t *testing.T) {
	r := receive(t, nil, http.StatusOK)
	c, _ := config(t, r.URL)
	for _, e := range []webhook.Event{{Type: "report.made"}, {ID: "1"}, {ID: "1", Type: "report.made", Data: func() {}}} {
		if err := send(t, c, e); err == nil {
			t.Errorf("%+v is sent", e)
		}
	}
	if len(r.got) > 0 {
		t.Errorf("%d requests", len(r.got))
	}
}

func TestNew(t *testing.T) {
	c, _ := config(t, "")
	for _, url := range []string{"", "noi-nhan/bao-cao", "ftp://noi-nhan/", "https:///bao-cao", "http://[", "file:///etc/passwd"} {
		c.URL = url
		if _, err := webhook.New(c); err == nil || !strings.Contains(err.Error(), "https://") {
			t.Errorf("%q: %v", url, err)
		}
	}
	c.URL = "https://noi-nhan.example/bao-cao"
	for _, secrets := range [][]webhook.Secret{nil, {{}}} {
		c.Secrets = secrets
		if _, err := webhook.New(c); err == nil {
			t.Errorf("without a secret: %v", err)
		}
	}
}

// TestSecret: what is no secret is refused without being shown, and a secret never shows.
func TestSecret(t *testing.T) {
	for _, text := range []string{
		"", "whsec_", secretText[6:], "whsec_khong phai base64 nhung du dai de qua", "whsec_c2hvcnQ=",
		"whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 65)),
	} {
		_, err := webhook.ParseSecret(text)
		if err == nil || !strings.Contains(err.Error(), "openssl") || len(text) > 10 && strings.Contains(err.Error(), text[6:]) {
			t.Errorf("%q: %v", text, err)
		}
	}
	s := parse(t, secretText+"\n")
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "secret", s, "config", webhook.Config{Secrets: []webhook.Secret{s}})
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	key := []byte("\x0b\x61\x55\xb0") // as the first bytes of the key are
	for _, shown := range []string{fmt.Sprint(s), fmt.Sprintf("%#v %+v %s %q %x %d", s, s, s, s, s, s), log.String(), string(data)} {
		if strings.Contains(shown, secretText[6:]) || strings.Contains(shown, string(key)) || strings.Contains(shown, "0b6155b0") || strings.Contains(shown, "11 97 85") || !strings.Contains(shown, "***") {
			t.Errorf("shown: %s", shown)
		}
	}
}
