package api_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"vanban/api"
	"vanban/api/service"
)

// pagesRequest asks for pages of a decision.
func pagesRequest(t testing.TB, query, body string) *http.Request {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/v1/documents/quyet-dinh/pages"+query, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return r
}

// decision is a valid payload.
func decision(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/quyet-dinh.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestPages compares what the server answers with what the OpenAPI document says of it, for a payload without errors, one
// with, and one that nothing can be drawn of.
func TestPages(t *testing.T) {
	s := newServer(t, api.Config{})
	doc := openAPI(t, s)
	for _, c := range []struct {
		body         string
		valid, drawn bool
	}{
		{decision(t), true, true},
		{`{}`, false, true},
		{`[`, false, false},
	} {
		w := recordOf(s, pagesRequest(t, "?from=1&to=1&at=/subject&offset=3", c.body))
		var p service.Pages
		var v any
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != http.StatusOK {
			t.Fatalf("%d %s: %v", w.Code, w.Body, err)
		}
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		checkValue(t, doc, "pages", v, object{"$ref": "#/components/schemas/Pages"})
		if p.Valid != c.valid || p.Drawn != c.drawn || c.drawn != (len(p.Pages) > 0 && p.Pages[0].SVG != "" && p.Caret != nil) {
			t.Errorf("%.40s: %.300s", c.body, w.Body)
		}
	}
}

// TestPagesOptions compares the failures of requests that ask for what there is not.
func TestPagesOptions(t *testing.T) {
	s := newServer(t, api.Config{})
	for _, c := range []struct {
		query string
		want  string // of the message; "" is none
	}{
		{"", ""},
		{"?from=1&to=200", ""},
		{"?at=/body/0/text&offset=0", ""},
		{"?have=a,b,c", ""},
		{"?have=" + strings.Repeat("a,", 1999) + "a", ""},
		{"?have=" + strings.Repeat("a,", 2000) + "a", "have"},
		{"?from=1", "from và to"},
		{"?to=3", "from và to"},
		{"?from=0&to=3", "from"},
		{"?from=3&to=2", "từ 3 đến 2"},
		{"?from=1&to=201", "201 trang"},
		{"?from=a&to=b", "from"},
		{"?from=1.5&to=2", "from"},
		{"?offset=-1", "offset"},
		{"?offset=99999999999999999999", "offset"},
		{"?at=body", "at"},
		{"?form=1", "form"},
		{"?from=1&from=2", "from"},
	} {
		w := recordOf(s, pagesRequest(t, c.query, decision(t)))
		var p struct{ Detail string }
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		want := http.StatusOK
		if c.want != "" {
			want = http.StatusBadRequest
		}
		if w.Code != want || !strings.Contains(p.Detail, c.want) {
			t.Errorf("%.60s: %d %q, want %d with %q", c.query, w.Code, p.Detail, want, c.want)
		}
	}
}

// TestPagesCompressed expects the same answer whether it is compressed or not, and the header that caches need in both cases.
func TestPagesCompressed(t *testing.T) {
	s := newServer(t, api.Config{})
	plain := recordOf(s, pagesRequest(t, "?from=1&to=1", decision(t))).Body.String()
	for _, c := range []struct {
		accept     string
		compressed bool
	}{
		{"", false},
		{"gzip", true},
		{"br, gzip;q=0.8", true},
		{"GZIP", true},
		{"*", true},
		{"x-gzip", true},
		{"gzip;q=0", false},
		{"gzip; q=0.0, *", false},
		{"identity", false},
		{"br", false},
		{"*;q=0", false},
	} {
		r := pagesRequest(t, "?"+url.Values{"from": {"1"}, "to": {"1"}}.Encode(), decision(t))
		r.Header.Set("Accept-Encoding", c.accept)
		w := recordOf(s, r)
		got := w.Body.String()
		if coded := w.Header().Get("Content-Encoding") == "gzip"; coded != c.compressed || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: compressed %v, headers %v", c.accept, coded, w.Header())
		} else if coded {
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(z)
			if err != nil || len(got) > len(data)/2 {
				t.Errorf("%q: %d bytes for %d (%v)", c.accept, len(got), len(data), err)
			}
			got = string(data)
		}
		if got != plain {
			t.Errorf("%q: another answer", c.accept)
		}
	}
	small := pagesRequest(t, "", `[`)
	small.Header.Set("Accept-Encoding", "gzip")
	if w := recordOf(s, small); w.Header().Get("Content-Encoding") != "" {
		t.Errorf("%d bytes are compressed", w.Body.Len())
	}
}
