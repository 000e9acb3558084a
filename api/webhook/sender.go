package webhook

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Config says where and how events are sent. All but Log must be set.
type Config struct {
	URL     string   // http or https, with a host
	Secrets []Secret // signs with each, so that a new one can come into use while the old still holds
	Now     func() time.Time
	Wait    func(context.Context, time.Duration) error // waits, or ends early with the context's error
	Log     *slog.Logger                               // of attempts that failed; nil logs nothing
}

// attemptTime is how long an attempt may take, by the specification 15 to 30 seconds.
const attemptTime = 20 * time.Second

// growing are the waits before the further attempts: growing, and short enough for somebody at a terminal. All attempts
// together take less than two minutes. What runs as a service sends an event that has failed again with the next run.
var growing = [...]time.Duration{time.Second, 5 * time.Second, 30 * time.Second}

const (
	maxWait   = time.Minute // that an answer's Retry-After may ask for
	maxAnswer = 64 << 10    // bytes that are read of an answer, to use the connection again
)

// Sender sends events to one address. Any number of goroutines may use it.
type Sender struct {
	config  Config
	url     *url.URL
	client  *http.Client
	timeout time.Duration // of one attempt
	waits   []time.Duration
}

// New makes a sender. The error, in Vietnamese, says what is wrong with the address or the secrets.
func New(c Config) (*Sender, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, errors.New("địa chỉ webhook phải là một URL đầy đủ, ví dụ https://noi-nhan.example/bao-cao")
	}
	if len(c.Secrets) == 0 || slices.ContainsFunc(c.Secrets, func(s Secret) bool { return len(s.key) == 0 }) {
		return nil, errors.New("webhook chưa có khóa bí mật; tạo bằng: echo whsec_$(openssl rand -base64 32)")
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	// An address that has moved is for the operator to correct, and what is signed for one host does not go to another.
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Sender{config: c, url: u, client: &http.Client{CheckRedirect: stay}, timeout: attemptTime, waits: growing[:]}, nil
}

// Event is something that has happened.
type Event struct {
	ID   string    // names it among those of its type; the same event has it again
	Type string    // with full stops: "report.made"
	Time time.Time // when it happened
	Data any       // what is to be known of it, to be written as JSON
}

// MessageID is the identifier that receivers know an event by when it comes a second time. It is made of
// type and ID alone: whoever sends the same event again, even after a restart, sends the same.
func (e Event) MessageID() string {
	sum := sha256.Sum256([]byte(e.Type + "\n" + e.ID))
	return "msg_" + hex.EncodeToString(sum[:16])
}

// body is the message in the form that the specification recommends.
func (e Event) body() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(struct {
		Type      string `json:"type"`
		Timestamp string `json:"timestamp"`
		Data      any    `json:"data"`
	}{e.Type, e.Time.UTC().Format(time.RFC3339), e.Data})
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Send sends an event, and tries again with growing waits when the receiver is out of reach or asks for
// it. It returns when the receiver has answered that it has the event, or with an [Error].
func (s *Sender) Send(ctx context.Context, e Event) error {
	if e.ID == "" || e.Type == "" {
		return fmt.Errorf("sending an event: id %q and type %q must be set", e.ID, e.Type)
	}
	body, err := e.body()
	if err != nil {
		return fmt.Errorf("writing event %s: %w", e.Type, err)
	}
	for n := 0; ; n++ {
		a := s.attempt(ctx, e.MessageID(), body)
		if a.ok() {
			return nil
		}
		if ctx.Err() != nil || n == len(s.waits) || !a.again() {
			return s.failure(ctx, a, n+1)
		}
		d := max(s.waits[n], min(a.after, maxWait))
		s.config.Log.Warn("webhook attempt failed", "host", s.url.Host, "event", e.Type, "id", e.MessageID(),
			"attempt", n+1, "status", a.status, "error", a.err, "wait", d)
		if err := s.config.Wait(ctx, d); err != nil {
			return s.failure(ctx, a, n+1)
		}
	}
}

// attempt sends a message once. The timestamp is that of the attempt, as the specification has it, so that a
// late one is not taken for one that somebody has recorded and plays back.
func (s *Sender) attempt(ctx context.Context, id string, body []byte) answer {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url.String(), bytes.NewReader(body))
	if err != nil {
		return answer{err: err}
	}
	at := s.config.Now()
	var signatures []string
	for _, secret := range s.config.Secrets {
		signatures = append(signatures, secret.Sign(id, at, body))
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "vanban")
	req.Header.Set("Webhook-Id", id)
	req.Header.Set("Webhook-Timestamp", timestamp(at))
	req.Header.Set("Webhook-Signature", strings.Join(signatures, " "))
	resp, err := s.client.Do(req)
	if err != nil {
		return answer{err: withoutURL(err)}
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, maxAnswer) // the status has been read: what comes behind it changes nothing
	return answer{status: resp.StatusCode, after: retryAfter(resp.Header.Get("Retry-After"), at)}
}

// withoutURL is the error of a request without its address, which may hold a secret.
func withoutURL(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}
