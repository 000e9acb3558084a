package api_test

import (
	"net/http"
	"testing"

	"vanban/api"
)

// TestRevalidated: what is of the program and never changes is sent once, and compressed.
func TestRevalidated(t *testing.T) {
	s := newServer(t, api.Config{})
	for _, path := range []string{"/openapi.json", "/v1/kinds/quyet-dinh/schema", "/v1/kinds/quyet-dinh/sample"} {
		plain := get(t, s, path)
		packed := ask(t, s, http.MethodGet, path, "", "Accept-Encoding: gzip")
		tag := plain.Header().Get("ETag")
		if packed.Header().Get("Content-Encoding") != "gzip" || packed.Body.Len() > plain.Body.Len()/2 || packed.Header().Get("ETag") != tag ||
			plain.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %d bytes, %d compressed, %v", path, plain.Body.Len(), packed.Body.Len(), packed.Header())
		}
		for header, want := range map[string]int{tag: 304, `"x", ` + tag: 304, "*": 304, tag[2:]: 304, `W/"x"`: 200, "": 200} {
			w := ask(t, s, http.MethodGet, path, "", "If-None-Match: "+header)
			if w.Code != want || want == 304 && (w.Body.Len() > 0 || w.Header().Get("ETag") != tag) {
				t.Errorf("%s, If-None-Match %s: %d, want %d", path, header, w.Code, want)
			}
		}
	}
	if w := ask(t, s, http.MethodGet, "/v1/kinds/quyet-din/schema", "", "If-None-Match: *"); w.Code != http.StatusNotFound || w.Header().Get("ETag") != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}
