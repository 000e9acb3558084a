package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanban/api"
	"vanban/api/store"
)

// keeping makes a server that keeps drafts, by the clock of all servers here.
func keeping(t *testing.T) *api.Server {
	t.Helper()
	now := time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)
	drafts, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := drafts.Close(); err != nil {
			t.Error(err)
		}
	})
	return newServer(t, api.Config{Drafts: drafts})
}

// draft is the address of the draft that most tests are about.
const draft = "/v1/drafts/BAN-THAO-0123456789"

// ask sends a request as the page does, with some headers more or others: "Name: value".
func ask(t *testing.T, s *api.Server, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/json")
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
			continue
		}
		r.Header.Set(name, value)
	}
	return recordOf(s, r)
}

// saved is what is sent of a draft whose payload is given.
func saved(payload string) string {
	return fmt.Sprintf(`{"kind":"quyet-dinh","title":"Về việc X","payload":%s}`, payload)
}

// TestDrafts goes through the life of a draft, and holds every answer against its description.
func TestDrafts(t *testing.T) {
	s := keeping(t)
	doc := openAPI(t, s)
	const odd = "{ \"subject\":\t\"<Ngày>\", \"n\":1.0 }"
	for _, c := range []struct {
		method, path, body, header string
		schema, etag, want         string // want is a part of the answer
	}{
		{http.MethodGet, "/v1/drafts", "", "", "DraftList", "", `"drafts": []`},
		{http.MethodPut, draft, saved(odd), "If-None-Match: *", "Draft", `"1"`, `"title": "Về việc X"`},
		{http.MethodPut, draft, `{"kind":"quyet-dinh","mark":"Tải Word","payload":{"subject":"Lập Tổ  công tác"}}`, `If-Match: "1"`, "Draft", `"2"`, `"title": "Lập Tổ công tác"`},
		{http.MethodGet, "/v1/drafts?deleted=false", "", "", "DraftList", "", `"stored": true`},
		{http.MethodGet, draft, "", "", "DraftContent", `"2"`, `"payload":{"subject":"Lập Tổ  công tác"}}`},
		{http.MethodGet, draft + "/versions", "", "", "VersionList", "", `"mark": "Tải Word"`},
		{http.MethodGet, draft + "/versions/1", "", "", "VersionContent", "", `"payload":` + odd + "}"},
		{http.MethodDelete, draft, "", "", "Draft", `"2"`, `"deleted": true`},
		{http.MethodGet, "/v1/drafts", "", "", "DraftList", "", `"drafts": []`},
		{http.MethodGet, "/v1/drafts?deleted=true", "", "", "DraftList", "", `"version": 2`},
		{http.MethodPost, draft + "/restore", "", "", "Draft", `"2"`, `"deleted": false`},
	} {
		w := ask(t, s, c.method, c.path, c.body, c.header)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), c.want) || w.Header().Get("ETag") != c.etag {
			t.Errorf("%s %s: %d, ETag %s\n%s\nwant %s", c.method, c.path, w.Code, w.Header().Get("ETag"), w.Body, c.want)
			continue
		}
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s %s: Cache-Control %q", c.method, c.path, got)
		}
		var v any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		if o, ok := v.(object); ok {
			delete(o, "payload") // any object
		}
		schema := resolve(doc, "#/components/schemas/"+c.schema).(object)
		if required, ok := schema["required"].([]any); ok {
			schema["required"] = without(required, "payload")
		}
		checkValue(t, doc, c.path, v, schema)
	}
}

func without(list []any, name any) (rest []any) {
	for _, one := range list {
		if one != name {
			rest = append(rest, one)
		}
	}
	return rest
}

// TestDraftRefused: what cannot be saved or found is told by its code.
func TestDraftRefused(t *testing.T) {
	s := keeping(t)
	if w := ask(t, s, http.MethodPut, draft, saved(`{}`), "If-None-Match: *"); w.Code != http.StatusOK {
		t.Fatal(w.Body)
	}
	const other = "/v1/drafts/BAN-THAO-KHAC-0000"
	for name, c := range map[string]struct {
		method, path, body, header string
		status                     int
		code                       string
	}{
		"no condition":         {http.MethodPut, draft, saved(`{}`), "", 428, "condition-missing"},
		"any version":          {http.MethodPut, draft, saved(`{}`), "If-Match: *", 400, "draft-invalid"},
		"a weak tag":           {http.MethodPut, draft, saved(`{}`), `If-Match: W/"1"`, 400, "draft-invalid"},
		"an older version":     {http.MethodPut, draft, saved(`{"a":1}`), `If-Match: "7"`, 412, "draft-stale"},
		"there already":        {http.MethodPut, draft, saved(`{"a":1}`), "If-None-Match: *", 412, "draft-stale"},
		"not there":            {http.MethodPut, other, saved(`{}`), `If-Match: "1"`, 404, "draft-unknown"},
		"no JSON":              {http.MethodPut, draft, `{`, `If-Match: "1"`, 400, "payload-malformed"},
		"two values":           {http.MethodPut, draft, saved(`{}`) + `{}`, `If-Match: "1"`, 400, "payload-malformed"},
		"a list":               {http.MethodPut, draft, `[]`, `If-Match: "1"`, 400, "payload-malformed"},
		"not UTF-8":            {http.MethodPut, draft, saved("{\"a\":\"\xff\"}"), `If-Match: "1"`, 400, "payload-malformed"},
		"no payload":           {http.MethodPut, draft, `{"kind":"quyet-dinh"}`, `If-Match: "1"`, 400, "draft-invalid"},
		"payload of a list":    {http.MethodPut, draft, saved(`[]`), `If-Match: "1"`, 400, "draft-invalid"},
		"another member":       {http.MethodPut, draft, `{"kind":"quyet-dinh","Title":"x","payload":{}}`, `If-Match: "1"`, 400, "draft-invalid"},
		"title no text":        {http.MethodPut, draft, `{"kind":"quyet-dinh","title":7,"payload":{}}`, `If-Match: "1"`, 400, "draft-invalid"},
		"no such kind":         {http.MethodPut, draft, `{"kind":"quyet-din","payload":{}}`, `If-Match: "1"`, 404, "kind-unknown"},
		"too large":            {http.MethodPut, draft, saved(`{"a":"` + strings.Repeat("a", api.DefaultMaxBody) + `"}`), `If-Match: "1"`, 413, "payload-too-large"},
		"much too large":       {http.MethodPut, draft, saved(`{"a":"` + strings.Repeat("a", api.DefaultMaxBody+1<<17) + `"}`), `If-Match: "1"`, 413, "payload-too-large"},
		"a form":               {http.MethodPut, draft, saved(`{}`), "Content-Type: text/plain", 415, "media-type-unsupported"},
		"a short id":           {http.MethodGet, "/v1/drafts/abc", "", "", 400, "draft-invalid"},
		"an odd id":            {http.MethodGet, "/v1/drafts/ban-thao..ban-thao", "", "", 400, "draft-invalid"},
		"get unknown":          {http.MethodGet, other, "", "", 404, "draft-unknown"},
		"versions of unknown":  {http.MethodGet, other + "/versions", "", "", 404, "draft-unknown"},
		"delete unknown":       {http.MethodDelete, other, "", "", 404, "draft-unknown"},
		"restore unknown":      {http.MethodPost, other + "/restore", "", "", 404, "draft-unknown"},
		"no such version":      {http.MethodGet, draft + "/versions/2", "", "", 404, "version-unknown"},
		"no version":           {http.MethodGet, draft + "/versions/0", "", "", 400, "draft-invalid"},
		"delete as a form":     {http.MethodDelete, draft, "", "Content-Type: text/plain", 400, "header-missing"},
		"restore as a form":    {http.MethodPost, draft + "/restore", "", "Content-Type: application/x-www-form-urlencoded", 400, "header-missing"},
		"deleted or not":       {http.MethodGet, "/v1/drafts?deleted=1", "", "", 400, "option-unknown"},
		"by another name":      {http.MethodGet, "/v1/drafts", "", "Host: evil.example:8080", 403, "not-local"},
		"by a near name":       {http.MethodGet, draft, "", "Host: localhost.evil.example", 403, "not-local"},
		"by another address":   {http.MethodPut, draft, saved(`{}`), "Host: 192.168.1.5:8080", 403, "not-local"},
		"by no name":           {http.MethodGet, draft + "/versions", "", "Host: ", 403, "not-local"},
		"from another page":    {http.MethodDelete, draft, "", "Origin: https://evil.example", 403, "not-local"},
		"from another port":    {http.MethodPost, draft + "/restore", "", "Origin: http://127.0.0.1:9000", 403, "not-local"},
		"from another machine": {http.MethodGet, draft + "/versions/1", "", "Origin: http://localhost:8080", 403, "not-local"},
		"from a sandbox":       {http.MethodGet, draft, "", "Origin: null", 403, "not-local"},
		"from another site":    {http.MethodGet, draft, "", "Sec-Fetch-Site: cross-site", 403, "not-local"},
	} {
		w := ask(t, s, c.method, c.path, c.body, c.header)
		if f := failureIn(t, w.Body); w.Code != c.status || f.Type != "urn:vanban:problem:"+c.code {
			t.Errorf("%s: %d %s, want %d %s", name, w.Code, f.Type, c.status, c.code)
		}
	}
}

// TestDraftStale: who is late is told the version that there is, in a header and in the answer.
func TestDraftStale(t *testing.T) {
	s := keeping(t)
	ask(t, s, http.MethodPut, draft, saved(`{"a":1}`), "If-None-Match: *")
	ask(t, s, http.MethodPut, draft, saved(`{"a":2}`), `If-Match: "1"`)
	w := ask(t, s, http.MethodPut, draft, saved(`{"a":3}`), `If-Match: "1"`)
	var f struct{ Version int }
	if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusPreconditionFailed || f.Version != 2 || w.Header().Get("ETag") != `"2"` {
		t.Errorf("%d %+v %s", w.Code, f, w.Header().Get("ETag"))
	}
	if w := ask(t, s, http.MethodGet, draft, ""); !strings.Contains(w.Body.String(), `"payload":{"a":2}`) {
		t.Errorf("%s", w.Body)
	}
}

// TestLocalPage: the page of this machine by any of its names is answered.
func TestLocalPage(t *testing.T) {
	s := keeping(t)
	for _, host := range []string{"127.0.0.1:8080", "localhost", "LOCALHOST:80", "127.9.9.9:1", "[::1]:8080", "[::1]"} {
		w := ask(t, s, http.MethodGet, "/v1/drafts", "", "Host: "+host, "Origin: http://"+host, "Sec-Fetch-Site: same-origin")
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", host, w.Code, w.Body)
		}
	}
}

// TestNoStore: a server that keeps no drafts says so, to the page by an answer that is no error, from wherever it is asked.
func TestNoStore(t *testing.T) {
	s := newServer(t, api.Config{})
	w := ask(t, s, http.MethodGet, "/v1/drafts", "", "Host: vanban.example")
	if w.Code != http.StatusOK || w.Body.String() != "{\n  \"stored\": false,\n  \"drafts\": []\n}\n" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for method, path := range map[string]string{http.MethodPut: draft, http.MethodGet: draft + "/versions", http.MethodDelete: draft, http.MethodPost: draft + "/restore"} {
		w := ask(t, s, method, path, saved(`{}`))
		if f := failureIn(t, w.Body); w.Code != http.StatusNotFound || f.Type != "urn:vanban:problem:store-off" {
			t.Errorf("%s %s: %d %s", method, path, w.Code, f.Type)
		}
	}
}

// TestSavedThough: a save whose sender has gone is made all the same.
func TestSavedThough(t *testing.T) {
	s := keeping(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := httptest.NewRequestWithContext(ctx, http.MethodPut, draft, strings.NewReader(saved(`{"a":1}`)))
	r.Host = "localhost:8080"
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("If-None-Match", "*")
	recordOf(s, r)
	if w := ask(t, s, http.MethodGet, draft, ""); w.Code != http.StatusOK {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestStoreFails: what is wrong with the file is told to whoever saves, and is no fault of ours.
func TestStoreFails(t *testing.T) {
	drafts, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := drafts.Close(); err != nil {
		t.Fatal(err)
	}
	w := ask(t, newServer(t, api.Config{Drafts: drafts}), http.MethodPut, draft, saved(`{}`), "If-None-Match: *")
	if f := failureIn(t, w.Body); w.Code != http.StatusServiceUnavailable || f.Type != "urn:vanban:problem:store-failed" {
		t.Errorf("%d %s", w.Code, f.Type)
	}
}
