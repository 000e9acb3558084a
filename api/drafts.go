package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"vanban/api/service"
	"vanban/api/store"
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

// changeHeader says what a request without a body has that no form of another page can have.
const changeHeader = " Phải có tiêu đề " + requestedWith + " với giá trị bất kỳ, để trang web khác không gửi thay được; Content-Type: application/json cũng được."

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
			do: s.kept(unchanged(handle(readDraftID, s.getDraft, asDraftContent))),
		},
		{
			method: http.MethodDelete, path: "/v1/drafts/{draft}", id: "deleteDraft",
			summary: "Xóa bản thảo",
			more:    "Bản thảo chỉ bị ẩn đi, còn khôi phục được." + changeHeader,
			header:  requestedWith,
			answers: []content{{json, "Draft"}}, fails: append(failsDrafts, draftInvalid, headerMissing),
			do: s.kept(handle(s.readChange, s.drafts.Delete, asDraft)),
		},
		{
			method: http.MethodPost, path: "/v1/drafts/{draft}/restore", id: "restoreDraft",
			summary: "Khôi phục bản thảo đã xóa",
			more:    "Không có dữ liệu." + changeHeader,
			header:  requestedWith,
			answers: []content{{json, "Draft"}}, fails: append(failsDrafts, draftInvalid, headerMissing),
			do: s.kept(handle(s.readChange, s.drafts.Restore, asDraft)),
		},
	}
}

// versionRoutes are those of what a draft has been.
func (s *Server) versionRoutes() []route {
	const json = "application/json"
	return []route{
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
