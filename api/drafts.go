package api

import (
	"context"
	"encoding/json"
	"errors"
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

// The failures of these routes alone.
const (
	storeOff         service.Code = "store-off"         // the server keeps no drafts
	storeFailed      service.Code = "store-failed"      // the file cannot be read or written
	notLocal         service.Code = "not-local"         // the request is not of this machine's own page
	draftInvalid     service.Code = "draft-invalid"     // the request is none of a draft
	draftUnknown     service.Code = "draft-unknown"     // no draft has this id
	versionUnknown   service.Code = "version-unknown"   // the draft has no version of this number
	draftStale       service.Code = "draft-stale"       // it has been saved since it was read
	conditionMissing service.Code = "condition-missing" // nobody can tell which version is to be replaced
)

// failsDrafts are those that all these routes but the first share.
var failsDrafts = []service.Code{notLocal, storeOff, storeFailed, busy, draftUnknown}

func (s *Server) draftRoutes() []route {
	const json = "application/json"
	return []route{
		{
			method: http.MethodGet, path: "/v1/drafts", id: "listDrafts",
			summary: "Danh sách bản thảo lưu trên máy chủ",
			more:    "Bản lưu gần nhất đứng đầu. `stored` là false khi máy chủ không lưu bản thảo (chạy không có `-store`).",
			query:   []parameter{{name: "deleted", values: booleans, summary: "Chỉ những bản thảo đã xóa, còn khôi phục được."}},
			answers: []content{{json, "DraftList"}}, fails: []service.Code{notLocal, storeFailed, busy},
			do: s.listDrafts,
		},
		{
			method: http.MethodPut, path: "/v1/drafts/{draft}", id: "saveDraft",
			summary: "Lưu bản thảo",
			more: "Bản thảo mới: `If-None-Match: *`. Bản thảo đã có: `If-Match` ghi phiên bản đã đọc, như `\"7\"`; nếu đã có phiên bản khác thì là 412, với `ETag` và `version` của phiên bản hiện có, và phiên bản ấy được giữ lại. " +
				"Nội dung không đổi thì không thêm phiên bản. Các lần lưu liền nhau trong 2 phút thành một phiên bản, trừ khi có `mark`; lần đầu của mỗi lần soạn luôn được giữ.",
			takes: s.draftBody(), conditional: true, answers: []content{{json, "Draft"}},
			fails: slices.Concat(failsDrafts, failsPayload, []service.Code{service.PayloadMalformed, draftInvalid, draftStale, conditionMissing}),
			do:    s.kept(handle(s.readSave, s.saveDraft, asDraft)),
		},
		{
			method: http.MethodGet, path: "/v1/drafts/{draft}", id: "getDraft",
			summary: "Một bản thảo",
			more:    "Cả khi đã xóa. `payload` đúng từng byte như lúc lưu.",
			answers: []content{{json, "DraftContent"}}, fails: append(failsDrafts, draftInvalid),
			do: s.kept(handle(readDraftID, s.getDraft, asDraftContent)),
		},
		{
			method: http.MethodDelete, path: "/v1/drafts/{draft}", id: "deleteDraft",
			summary: "Xóa bản thảo",
			more:    "Bản thảo chỉ bị ẩn đi, còn khôi phục được. Phải có tiêu đề Content-Type: application/json.",
			answers: []content{{json, "Draft"}}, fails: append(failsDrafts, draftInvalid, mediaType),
			do: s.kept(handle(s.readChange, s.drafts.Delete, asDraft)),
		},
		{
			method: http.MethodPost, path: "/v1/drafts/{draft}/restore", id: "restoreDraft",
			summary: "Khôi phục bản thảo đã xóa",
			more:    "Không có dữ liệu, nhưng phải có tiêu đề Content-Type: application/json.",
			answers: []content{{json, "Draft"}}, fails: append(failsDrafts, draftInvalid, mediaType),
			do: s.kept(handle(s.readChange, s.drafts.Restore, asDraft)),
		},
		{
			method: http.MethodGet, path: "/v1/drafts/{draft}/versions", id: "listVersions",
			summary: "Các phiên bản của một bản thảo",
			more:    "Mới nhất đứng đầu. Số nhảy quãng là những lần lưu đã nhập vào lần sau.",
			answers: []content{{json, "VersionList"}}, fails: append(failsDrafts, draftInvalid),
			do: s.kept(handle(readDraftID, s.listVersions, asJSON[versionList])),
		},
		{
			method: http.MethodGet, path: "/v1/drafts/{draft}/versions/{version}", id: "getVersion",
			summary: "Một phiên bản của một bản thảo",
			answers: []content{{json, "VersionContent"}}, fails: append(failsDrafts, draftInvalid, versionUnknown),
			do: s.kept(handle(readVersion, s.getVersion, asVersionContent)),
		},
	}
}

// kept makes an action of the server's drafts: there must be some, and the request must be of this machine's own page.
// What the store says is told as a failure.
func (s *Server) kept(do action) action {
	return func(r *http.Request) (answer, error) {
		if s.drafts == nil {
			return answer{}, &service.Error{
				Code: storeOff, Message: "Máy chủ này không lưu bản thảo.",
				Suggestion: "Chạy lại với vanban serve -store TỆP.db; khi chưa có, bản thảo nằm trong trình duyệt.",
			}
		}
		if err := checkLocal(r); err != nil {
			return answer{}, err
		}
		a, err := do(r)
		return a, storeError(err)
	}
}

// storeError makes what the store says a failure.
func storeError(err error) error {
	e := &service.Error{Err: err}
	stale, isStale := errors.AsType[*store.Stale](err)
	failure, isFailure := errors.AsType[*store.Failure](err)
	switch {
	case errors.Is(err, store.ErrUnknown):
		e.Code, e.Message, e.Suggestion = draftUnknown, "Không có bản thảo này trên máy chủ.", "GET /v1/drafts liệt kê các bản thảo; lưu bản thảo mới thì gửi If-None-Match: *."
	case errors.Is(err, store.ErrNoVersion):
		e.Code, e.Message, e.Suggestion = versionUnknown, "Bản thảo không có phiên bản này.", "Các lần lưu liền nhau được nhập làm một; danh sách ở /versions."
	case isStale:
		e.Code = draftStale
		e.Message = fmt.Sprintf("Bản thảo đã được lưu ở nơi khác: nay là phiên bản %d.", stale.Version)
		e.Suggestion = "Lấy phiên bản ấy về so sánh, rồi lưu lại với If-Match của nó. Chưa có gì bị mất."
	case isFailure:
		e.Code, e.Message, e.Suggestion = storeFailed, failure.Message, failure.Suggestion
		if failure.Busy {
			e.Code = busy
		}
	default:
		return err
	}
	return e
}

// draftList is what GET /v1/drafts answers.
type draftList struct {
	Stored bool          `json:"stored"`
	Drafts []store.Draft `json:"drafts"`
}

// listDrafts lists the drafts. A page that asks whether there are any is told so by the same answer, and by no error.
func (s *Server) listDrafts(r *http.Request) (answer, error) {
	if s.drafts == nil {
		return asJSON(draftList{Drafts: []store.Draft{}})
	}
	return s.kept(handle(readDeleted, s.drafts.List, func(drafts []store.Draft) (answer, error) {
		return asJSON(draftList{true, drafts})
	}))(r)
}

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

// readChange reads which draft is to be changed by a request without a body. It must say that it sends JSON all the same: no
// form of another page can.
func (s *Server) readChange(r *http.Request) (string, error) {
	if err := s.draftBody().checkType(r.Header); err != nil {
		return "", err
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

// saveDraft saves a draft that has come whole. It does so though nobody may wait for the answer any more: the page sends the
// last save while it is being closed.
func (s *Server) saveDraft(ctx context.Context, d draftSave) (store.Draft, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.timeout)
	defer cancel()
	if d.version == 0 {
		return s.drafts.Create(ctx, d.id, d.Content)
	}
	return s.drafts.Update(ctx, d.id, d.version, d.Content)
}

// asDraft answers with a draft, and its version for the next save.
func asDraft(d store.Draft) (answer, error) {
	a, err := asJSON(d)
	a.header = map[string]string{"ETag": tagOf(d.Version)}
	return a, err
}

// draftContent is a draft with its payload.
type draftContent struct {
	store.Draft
	payload []byte
}

func (s *Server) getDraft(ctx context.Context, id string) (draftContent, error) {
	d, payload, err := s.drafts.Get(ctx, id)
	return draftContent{d, payload}, err
}

func asDraftContent(d draftContent) (answer, error) {
	a, err := asPayloadOf(d.Draft, d.payload)
	a.header = map[string]string{"ETag": tagOf(d.Version)}
	return a, err
}

// asPayloadOf answers with an object and, as its last member, a payload, whose bytes an encoder would not leave as they are.
func asPayloadOf(v any, payload []byte) (answer, error) {
	a, err := asCompactJSON(v)
	if err != nil {
		return answer{}, err
	}
	open := strings.TrimSuffix(strings.TrimSpace(string(a.body)), "}")
	a.body = slices.Concat([]byte(open+`,"payload":`), payload, []byte("}\n"))
	return a, nil
}

// versionList is what there is of a draft.
type versionList struct {
	Versions []store.Version `json:"versions"`
}

func (s *Server) listVersions(ctx context.Context, id string) (versionList, error) {
	versions, err := s.drafts.Versions(ctx, id)
	return versionList{versions}, err
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

// versionContent is a version with its payload.
type versionContent struct {
	store.Version
	payload []byte
}

func (s *Server) getVersion(ctx context.Context, o versionOrder) (versionContent, error) {
	v, payload, err := s.drafts.Version(ctx, o.id, o.number)
	return versionContent{v, payload}, err
}

func asVersionContent(v versionContent) (answer, error) { return asPayloadOf(v.Version, v.payload) }

// draftSchemas describes what these routes take and answer with.
func draftSchemas() object {
	at := func(description string) object {
		return object{"type": "string", "format": "date-time", "description": description}
	}
	payload := object{"type": "object", "description": "Dữ liệu của văn bản, đúng từng byte như lúc lưu; không cần đủ hay đúng."}
	draft := object{
		"id": described("string", "Mã của bản thảo."), "kind": described("string", "Loại văn bản."), "title": described("string", "Tên trong danh sách."),
		"version": described("integer", "Số của lần lưu cuối."), "updated": at("Lần lưu cuối."), "deleted": described("boolean", "Đã xóa, còn khôi phục được."),
	}
	version := object{
		"version": described("integer", "Số của lần lưu."), "kind": described("string", "Loại văn bản."), "saved": at("Lúc lưu."),
		"mark": described("string", "Vì sao giữ lại, như “Lưu phiên bản”, “Tải Word”; trống là lưu tự động."), "bytes": described("integer", "Độ dài của dữ liệu."),
	}
	with := func(base object) object {
		all := maps.Clone(base)
		all["payload"] = payload
		return all
	}
	return object{
		"DraftSave": record(object{
			"kind": described("string", "Loại văn bản."), "title": described("string", "Tên trong danh sách; bỏ trống thì lấy trích yếu (subject)."),
			"mark": described("string", "Giữ lại phiên bản này và ghi vì sao."), "payload": payload,
		}, "kind", "payload"),
		"Draft":          record(draft, slices.Sorted(maps.Keys(draft))...),
		"DraftList":      record(object{"stored": described("boolean", "Máy chủ có lưu bản thảo."), "drafts": listOf("Draft")}, "stored", "drafts"),
		"DraftContent":   record(with(draft), slices.Sorted(maps.Keys(with(draft)))...),
		"Version":        record(version, slices.Sorted(maps.Keys(version))...),
		"VersionList":    record(object{"versions": listOf("Version")}, "versions"),
		"VersionContent": record(with(version), slices.Sorted(maps.Keys(with(version)))...),
	}
}
