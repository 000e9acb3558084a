package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"vanban/api/service"
	"vanban/templates"
)

// answer is a response, complete before its first byte is sent.
type answer struct {
	status int // 0 is 200
	mime   string
	header map[string]string // beyond Content-Type and Content-Length
	body   []byte
}

// send writes the answer. Nobody is left to be told when that fails.
func (a answer) send(w http.ResponseWriter) {
	h := w.Header()
	for name, value := range a.header {
		h.Set(name, value)
	}
	if a.status != http.StatusNotModified { // which has the headers of what is not sent, or none
		h.Set("Content-Type", a.mime)
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(max(a.status, http.StatusOK))
	_, _ = w.Write(a.body)
}

// action answers a request.
type action func(*http.Request) (answer, error)

// handle makes an action of its three steps: decode the request, call, encode the result.
func handle[In, Out any](
	decode func(*http.Request) (In, error),
	call func(context.Context, In) (Out, error),
	encode func(Out) (answer, error),
) action {
	return func(r *http.Request) (answer, error) {
		in, err := decode(r)
		if err != nil {
			return answer{}, err
		}
		out, err := call(r.Context(), in)
		if err != nil {
			return answer{}, err
		}
		return encode(out)
	}
}

// give makes an action that answers every request with what f returns.
func give[Out any](f func() (Out, error), encode func(Out) (answer, error)) action {
	return handle(
		func(*http.Request) (struct{}, error) { return struct{}{}, nil },
		func(context.Context, struct{}) (Out, error) { return f() },
		encode)
}

// kindOf reads the kind from the path.
func kindOf(r *http.Request) (string, error) { return r.PathValue("kind"), nil }

// readOrder reads a payload and its kind. The kind is settled first: whoever asks for what we do
// not have need not send the payload.
func (s *Server) readOrder(r *http.Request) (service.Order, error) {
	if _, err := s.service.Kind(r.PathValue("kind")); err != nil {
		return service.Order{}, err
	}
	payload, err := s.payloadBody().read(r)
	return service.Order{Kind: r.PathValue("kind"), Payload: payload, Unstamped: !s.stamp}, err
}

// renderOrder is an order of a document as HTTP knows it.
type renderOrder struct {
	service.Order
	unacceptable error    // instead of what the service says of the format; nil unless Accept names none
	accept       []string // the header that the format was chosen by; nil where the query names it
}

// readRender reads what is asked of the file, a payload, its kind and the format that the client
// wants: the one that the query names, or else the one that Accept likes best.
func (s *Server) readRender(r *http.Request) (renderOrder, error) {
	query := r.URL.Query()
	options, err := readOptions(query)
	if err != nil {
		return renderOrder{}, err
	}
	if query.Has("format") {
		if err := s.service.KnowsFormat(query.Get("format")); err != nil {
			return renderOrder{}, err
		}
	}
	order, err := s.readOrder(r)
	if err != nil {
		return renderOrder{}, err
	}
	order.Options = options
	if query.Has("format") {
		order.Format = query.Get("format")
		return renderOrder{Order: order}, nil
	}
	accept := r.Header.Values("Accept")
	order.Format, err = s.acceptedFormat(accept)
	return renderOrder{order, err, accept}, nil
}

// render makes a document. The format comes last: a client that cannot take a file is told what
// is wrong with its payload all the same.
func (s *Server) render(ctx context.Context, o renderOrder) (service.File, error) {
	o.Fits = func(f service.Shape) error {
		if !acceptable(o.accept, f.MIME) {
			return unexpected(f)
		}
		return nil
	}
	f, err := s.service.Render(ctx, o.Order)
	if o.unacceptable != nil && service.CodeOf(err) == service.FormatUnknown {
		err = o.unacceptable
	}
	return f, err
}

// unexpected says that the payload makes several files and the client takes but one, or the other way
// round: the payload decides that, not the client.
func unexpected(f service.Shape) error {
	e := &service.Error{
		Code:       notAcceptable,
		Message:    fmt.Sprintf("Dữ liệu này tạo ra một tệp %s, mà Accept chỉ nhận %s.", f.MIME, service.MIMEBundle),
		Suggestion: fmt.Sprintf("Thêm %s vào Accept.", f.MIME),
	}
	if f.Documents > 1 {
		e.Message = fmt.Sprintf("Dữ liệu này tạo ra %d tệp, gửi về trong một tệp %s mà Accept không nhận.", f.Documents, f.MIME)
		e.Suggestion = fmt.Sprintf("Thêm %s vào Accept, chọn định dạng bằng ?format=, hoặc bỏ “files” trong dữ liệu để chỉ có một tệp.", f.MIME)
	}
	return e
}

// acceptedFormat is the format that an Accept header likes best, and the default one where it names only
// that of several documents in one file, which says nothing of theirs.
func (s *Server) acceptedFormat(header []string) (string, error) {
	formats := s.service.Formats()
	var types []string
	for _, f := range formats {
		types = append(types, f.MIME)
	}
	i := accepted(header, types)
	if i < 0 && acceptable(header, service.MIMEBundle) {
		i = 0
	}
	if i < 0 {
		return "", &service.Error{
			Code:       notAcceptable,
			Message:    fmt.Sprintf("Không tạo được định dạng “%s”.", strings.Join(header, ", ")),
			Suggestion: "Gửi Accept là một trong: " + strings.Join(types, ", ") + ".",
		}
	}
	return formats[i].Name, nil
}

// asJSON answers with a value as JSON.
func asJSON[T any](v T) (answer, error) {
	body, err := marshal(v)
	return answer{mime: "application/json", body: body}, err
}

// asCompactJSON answers with a value as JSON for programs alone: a line for each of many thousand values helps nobody.
func asCompactJSON[T any](v T) (answer, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return answer{mime: "application/json", body: b.Bytes()}, err
}

// as makes an encoder that answers with bytes as they are.
func as(mediaType string) func([]byte) (answer, error) {
	return func(body []byte) (answer, error) { return answer{mime: mediaType, body: body}, nil }
}

// warningsHeader says how many warnings about the payload a document was made with; the check
// route tells which, and adds what it finds on the pages.
const warningsHeader = "Vanban-Warnings"

// errorsHeader says how many errors the payload has that a draft was made of.
const errorsHeader = "Vanban-Errors"

// asFile answers with a file to be saved.
func asFile(f service.File) (answer, error) {
	a := answer{mime: f.MIME, body: f.Data, header: map[string]string{
		"Content-Disposition": disposition(f.Name),
	}}
	for header, severity := range map[string]templates.Severity{warningsHeader: templates.Warning, errorsHeader: templates.Error} {
		if n := count(f.Problems, severity); n > 0 {
			a.header[header] = strconv.Itoa(n)
		}
	}
	return a, nil
}

// count is how many problems are so grave.
func count(ps templates.Problems, severity templates.Severity) (n int) {
	for _, p := range ps {
		if p.Severity == severity {
			n++
		}
	}
	return n
}
