package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/api/service"
	"vanban/api/store"
	"vanban/templates"
)

// readDeleted reads whether the drafts that are hidden are meant.
func readDeleted(r *http.Request) (bool, error) {
	q := r.URL.Query()
	return q.Get("deleted") == "true", checkBoolean(q, "deleted")
}

// draftID is what the page calls a draft.
var draftID = regexp.MustCompile(`^[A-Za-z0-9_-]{16,64}$`)

func readDraftID(r *http.Request) (string, error) {
	id := r.PathValue("draft")
	if !draftID.MatchString(id) {
		return "", invalidDraft(fmt.Sprintf("Mã bản thảo “%s” không đúng.", templates.Shorten(id)), "Dùng 16 đến 64 chữ cái không dấu, chữ số, - hoặc _, lấy ngẫu nhiên.")
	}
	return id, nil
}

func invalidDraft(message, suggestion string) error {
	return &service.Error{Code: draftInvalid, Message: message, Suggestion: suggestion}
}

// readChange reads which draft is to be changed by a request without a body.
func (s *Server) readChange(r *http.Request) (string, error) {
	if r.Header.Get(requestedWith) == "" && s.draftBody().checkType(r.Header) != nil {
		return "", withoutHeader("Yêu cầu xóa hoặc khôi phục bản thảo")
	}
	return readDraftID(r)
}

// Beside its payload, what is sent of a draft is short.
const (
	maxEnvelope = 64 << 10 // bytes
	maxTitle    = 300      // characters
	maxMark     = 100
)

// draftBody is a draft.
func (s *Server) draftBody() *body {
	return &body{
		mime: "application/json", schema: "DraftSave", about: "Bản thảo", limit: s.maxBody + maxEnvelope, room: s.payloads,
		remedy:  "Gửi JSON bằng UTF-8, không nén, với tiêu đề Content-Type: application/json.",
		smaller: "Bớt hình ảnh hoặc dữ liệu của bảng.",
	}
}

// draftSave is a draft to be saved.
type draftSave struct {
	id      string
	version int // that it replaces; 0 for a new draft
	store.Content
}

func (s *Server) readSave(r *http.Request) (d draftSave, err error) {
	if d.id, err = readDraftID(r); err != nil {
		return d, err
	}
	if err = s.draftBody().checkType(r.Header); err != nil {
		return d, err
	}
	if d.version, err = readCondition(r.Header); err != nil {
		return d, err
	}
	data, err := s.draftBody().read(r)
	if err != nil {
		return d, err
	}
	d.Content, err = s.readContent(data)
	return d, err
}

// versionTag is the entity tag of a version.
var versionTag = regexp.MustCompile(`^"([1-9][0-9]{0,8})"$`)

func tagOf(version int) string { return strconv.Quote(strconv.Itoa(version)) }

// readCondition reads which version is to be replaced, 0 for a draft that must not be there yet (RFC 9110, 13.1; RFC 6585, 3).
func readCondition(h http.Header) (int, error) {
	match, none := h.Values("If-Match"), h.Values("If-None-Match")
	switch {
	case len(match)+len(none) == 0:
		return 0, &service.Error{
			Code: conditionMissing, Message: "Yêu cầu không ghi sẽ thay phiên bản nào.",
			Suggestion: `Ghi If-Match: "7" với phiên bản đã đọc, hoặc If-None-Match: * cho bản thảo mới.`,
		}
	case len(match) == 0 && slices.Equal(none, []string{"*"}):
		return 0, nil
	case len(match) == 1 && len(none) == 0 && versionTag.MatchString(match[0]):
		return strconv.Atoi(strings.Trim(match[0], `"`))
	}
	return 0, invalidDraft("Điều kiện để lưu viết không đúng.", `Chỉ ghi If-Match: "7" với phiên bản đã đọc, hoặc If-None-Match: * cho bản thảo mới.`)
}

// readContent reads the members of what is sent. The payload is left as it is.
func (s *Server) readContent(data []byte) (c store.Content, err error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil || !utf8.Valid(data) {
		return c, &service.Error{
			Code: service.PayloadMalformed, Err: err, Message: "Không đọc được bản thảo: không phải một đối tượng JSON bằng UTF-8.",
			Suggestion: `Gửi {"kind": …, "title": …, "payload": {…}}.`,
		}
	}
	var kind string
	texts := map[string]*string{"kind": &kind, "title": &c.Title, "mark": &c.Mark}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		target, ok := texts[name]
		switch {
		case name == "payload":
			c.Payload = members[name]
		case !ok:
			return c, invalidDraft(fmt.Sprintf("Bản thảo không có mục “%s”.", templates.Shorten(name)), "Chỉ ghi kind, title, mark và payload.")
		case json.Unmarshal(members[name], target) != nil:
			return c, invalidDraft(fmt.Sprintf("Mục “%s” của bản thảo không phải là chữ.", name), "Ghi một chuỗi.")
		}
	}
	if err := s.checkPayload(c.Payload); err != nil {
		return c, err
	}
	k, err := s.service.Kind(kind)
	if err != nil {
		return c, err
	}
	c.Kind, c.Title, c.Mark = k.Slug, line(c.Title, maxTitle), line(c.Mark, maxMark)
	if c.Title == "" {
		c.Title = line(subjectOf(c.Payload), maxTitle)
	}
	return c, nil
}

// checkPayload wants an object that a payload could be: whether one can be made a document of is not asked of a draft.
func (s *Server) checkPayload(payload []byte) error {
	switch {
	case len(payload) == 0 || payload[0] != '{':
		return invalidDraft("Bản thảo không có payload, hoặc payload không phải là đối tượng.", "Gửi dữ liệu của văn bản ở mục payload.")
	case int64(len(payload)) > s.maxBody:
		return &service.Error{Code: bodyTooLarge, Message: fmt.Sprintf("Dữ liệu của bản thảo vượt quá giới hạn %d byte.", s.maxBody), Suggestion: s.draftBody().smaller}
	}
	return nil
}

// line gives a text as one line of so many characters at most. A title that is too long is no reason not to save.
func line(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}

// subjectOf is what a draft is called that nobody has named.
func subjectOf(payload []byte) string {
	var p struct {
		Subject string `json:"subject"`
	}
	_ = json.Unmarshal(payload, &p) // a subject that is no text is none
	return p.Subject
}

// versionOrder is an order of a version.
type versionOrder struct {
	id     string
	number int
}

func readVersion(r *http.Request) (o versionOrder, err error) {
	if o.id, err = readDraftID(r); err != nil {
		return o, err
	}
	text := r.PathValue("version")
	if !versionTag.MatchString(`"` + text + `"`) {
		return o, invalidDraft(fmt.Sprintf("“%s” không phải là số của một phiên bản.", templates.Shorten(text)), "Ghi số nguyên từ 1.")
	}
	o.number, err = strconv.Atoi(text)
	return o, err
}
