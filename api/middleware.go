package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"

	"github.com/gin-gonic/gin"

	"vanban/api/service"
)

// requestID is the key under which the request's id is kept.
type requestID struct{}

func idOf(r *http.Request) string {
	id, _ := r.Context().Value(requestID{}).(string)
	return id
}

// identify gives the request its id and tells the client. An id that the client sends is
// not taken for it: ours is unique. That of the client stands beside it in the log.
func (s *Server) identify(c *gin.Context) {
	id := s.newID()
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), requestID{}, id))
	c.Header("Request-Id", id)
}

// secure forbids what a browser might do with an answer, but for showing the images that a page
// carries in itself. The documents are nobody else's: no cache keeps them.
func secure(c *gin.Context) {
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Content-Security-Policy", "default-src 'none'; img-src data:; frame-ancestors 'none'")
	c.Header("Cross-Origin-Resource-Policy", "same-origin")
	c.Header("Referrer-Policy", "no-referrer")
	c.Header("Cache-Control", "no-store")
}

// observe writes a line of the log and counts, when the request has been answered. Neither
// sees the payload or the query.
func (s *Server) observe(c *gin.Context) {
	start := s.now()
	s.requests.Add(1)
	defer s.requests.Add(-1)
	c.Next()
	took := s.now().Sub(start)
	status, code := c.Writer.Status(), c.GetString(codeKey)
	s.metrics.request(answerKey{pattern(c.FullPath()), knownMethod(c.Request.Method), status, code}, took)
	attrs := []slog.Attr{
		slog.String("id", idOf(c.Request)),
		slog.String("method", c.Request.Method),
		slog.String("path", c.Request.URL.Path),
		slog.Int("status", status),
		slog.Int("bytes", max(c.Writer.Size(), 0)),
		slog.Float64("took_ms", float64(took.Microseconds())/1000),
	}
	for _, more := range []slog.Attr{slog.String("code", code), slog.String("caller_id", callerID(c.Request.Header))} {
		if more.Value.String() != "" {
			attrs = append(attrs, more)
		}
	}
	s.log.LogAttrs(c.Request.Context(), levelOf(status), "request", attrs...)
}

// codeKey is the key of Gin's context under which the code of a failure is.
const codeKey = "code"

// ginParameter is a parameter in an address of Gin's.
var ginParameter = regexp.MustCompile(`:(\w+)`)

// pattern is an address of Gin's as the document writes it: "/v1/kinds/{kind}".
func pattern(path string) string { return ginParameter.ReplaceAllString(path, "{$1}") }

// The ids that callers give their requests: that of a trace (W3C Trace Context, 3.2), and one of any form that can be
// written to a log as it is.
var (
	traceParent = regexp.MustCompile(`^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}`)
	plainID     = regexp.MustCompile(`^[A-Za-z0-9._:-]{1,64}$`)
)

// callerID is what the caller calls the request, by which its own log can be joined to ours; "" for nothing, or for what
// has no place in a log.
func callerID(h http.Header) string {
	if trace := traceParent.FindStringSubmatch(h.Get("Traceparent")); trace != nil {
		return trace[1]
	}
	for _, name := range []string{"X-Request-Id", "Request-Id", "X-Correlation-Id"} {
		if id := h.Get(name); plainID.MatchString(id) {
			return id
		}
	}
	return ""
}

// levelOf gives a request its level: what failed by our fault stands out, then what we had
// no time for.
func levelOf(status int) slog.Level {
	switch {
	case status == http.StatusInternalServerError:
		return slog.LevelError
	case status > http.StatusInternalServerError:
		return slog.LevelWarn
	}
	return slog.LevelInfo
}

// recoverPanic answers a panic with 500 and the request's id. The cause goes to the log
// under the same id, and only there.
func (s *Server) recoverPanic(c *gin.Context) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		s.fail(c, &service.Error{Code: service.Internal, Err: fmt.Errorf("panic: %v\n%s", cause, debug.Stack())})
	}()
	c.Next()
}

// limitTime ends the request's context when its time is up.
func (s *Server) limitTime(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c.Request.Context(), s.timeout)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

// limitBody ends the reading of a body that is too large.
func limitBody(limit int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, limit)
	}
}

// admit counts what is read of a body against the room that there is for all of them,
// from its first byte to the answer. A client takes room for what it has sent and not for
// what it promises: however many of them dawdle, they keep nobody out. When there is no
// room left, the request is refused at once. To wait would not do: those who wait hold what
// they have sent, and might all wait for each other.
func admit(b *body) gin.HandlerFunc {
	return func(c *gin.Context) {
		body := &roomBody{ReadCloser: c.Request.Body, room: b.room, plain: b.mime == "application/json"}
		defer body.leave()
		c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), bodyOf{}, body))
		c.Request.Body = body
		c.Next()
	}
}

func errBusy(cause error) error {
	return &service.Error{
		Code: busy, Err: cause,
		Message:    "Hệ thống đang xử lý quá nhiều yêu cầu.",
		Suggestion: "Thử lại sau ít giây.",
	}
}

// inTurn makes a call wait until a processor is free for it: more documents at once take
// more memory and no less time.
func inTurn[In, Out any](g *gate, call func(context.Context, In) (Out, error)) func(context.Context, In) (Out, error) {
	return func(ctx context.Context, in In) (out Out, err error) {
		leave, err := g.enter(ctx, isSmall(ctx))
		if err != nil {
			return out, errBusy(err)
		}
		defer leave()
		return call(ctx, in)
	}
}

// run is the last link of the chain: it does what the route is for.
func (s *Server) run(do action) gin.HandlerFunc {
	return func(c *gin.Context) {
		for _, p := range c.Params {
			c.Request.SetPathValue(p.Key, p.Value)
		}
		a, err := do(c.Request)
		if err != nil {
			s.fail(c, err)
			return
		}
		a.send(c.Writer)
	}
}

// fail answers with a problem, and logs the cause when it is not the client's, or cannot be seen from outside.
func (s *Server) fail(c *gin.Context, err error) {
	e := failureOf(err)
	if (e.Code == busy || e.Code == timeout) && errors.Is(c.Request.Context().Err(), context.Canceled) {
		e = &service.Error{Code: clientGone, Message: "Bên gọi đã ngắt kết nối trước khi có câu trả lời.", Err: err}
	}
	c.Set(codeKey, string(e.Code))
	switch {
	case e.Code == service.Internal:
		s.log.ErrorContext(c.Request.Context(), "internal error", "id", idOf(c.Request), "cause", err)
	case e.Code == storeFailed: // the operator has to do something
		s.log.ErrorContext(c.Request.Context(), "drafts", "id", idOf(c.Request), "cause", e.Err, "origin", errors.Unwrap(e.Err))
	case e.Err != nil && e.Code == service.PDFMalformed: // whoever asks why is told by no message
		s.log.InfoContext(c.Request.Context(), "unreadable PDF", "id", idOf(c.Request), "cause", e.Err)
	case e.Err != nil && e.Code == letterheadInvalid: // likewise
		s.log.InfoContext(c.Request.Context(), "letterhead refused", "id", idOf(c.Request), "cause", e.Err)
	}
	if c.Writer.Written() {
		return
	}
	a, err := problemAnswer(e, idOf(c.Request))
	if err != nil {
		s.log.ErrorContext(c.Request.Context(), "writing a problem", "id", idOf(c.Request), "cause", err)
	}
	a.send(c.Writer)
}

// noRoute answers an address that is not there with the one that was probably meant.
func (s *Server) noRoute(c *gin.Context) {
	e := &service.Error{
		Code:    routeUnknown,
		Message: fmt.Sprintf("Không có địa chỉ “%s”.", c.Request.URL.Path),
	}
	if near := s.nearestPath(c.Request.URL.Path); near != "" {
		e.Suggestion = "Có phải muốn dùng " + near + "? Danh sách đầy đủ ở /openapi.json."
	}
	s.fail(c, e)
}

// noMethod answers a method that the address does not take. Gin has set Allow.
func (s *Server) noMethod(c *gin.Context) {
	s.fail(c, &service.Error{
		Code:       methodNotAllowed,
		Message:    fmt.Sprintf("Địa chỉ “%s” không nhận phương thức %s.", c.Request.URL.Path, c.Request.Method),
		Suggestion: "Dùng " + c.Writer.Header().Get("Allow") + ".",
	})
}

// chain is what every request passes, in this order.
func (s *Server) chain() []gin.HandlerFunc {
	return []gin.HandlerFunc{s.identify, secure, s.observe, s.recoverPanic, s.guard, s.limitTime}
}
