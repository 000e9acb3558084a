package api

import (
	"crypto/rand"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"vanban/api/web"
)

// pageRoutes serves the clerk's page and its files. They are no part of the API, and so not of the list that
// describes it.
func (s *Server) pageRoutes(e *gin.Engine) {
	for path, f := range web.Files() {
		do := s.run(fileAction(f))
		if path == "/" {
			do = s.run(pageAction)
		}
		e.GET(path, do)
		e.HEAD(path, do)
	}
}

// pageAction answers with the page. It is new each time: its policy names a nonce that no other answer has.
func pageAction(*http.Request) (answer, error) {
	nonce := rand.Text()
	return answer{mime: web.Files()["/"].MIME, body: web.Page(nonce), header: map[string]string{
		"Content-Security-Policy": web.Policy(nonce),
		"Cache-Control":           "no-cache",
	}}, nil
}

// fileAction answers with a file, compressed for whoever takes that, and with nothing to whoever has it.
func fileAction(f web.File) action {
	return func(r *http.Request) (answer, error) {
		a := answer{mime: f.MIME, body: f.Data, header: map[string]string{
			"Cache-Control": "no-cache", "ETag": f.Tag, "Vary": "Accept-Encoding",
			"Content-Security-Policy": "default-src 'none'; connect-src 'self'", // a worker is under the policy of its own file
		}}
		switch {
		case strings.Contains(r.Header.Get("If-None-Match"), f.Tag):
			a.status, a.body = http.StatusNotModified, nil
		case f.Gzip != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip"):
			a.body, a.header["Content-Encoding"] = f.Gzip, "gzip"
		}
		return a, nil
	}
}
