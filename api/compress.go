package api

import (
	"bytes"
	"compress/gzip"
	"maps"
	"net/http"
	"strconv"
	"strings"
)

// leastCompressed is the size in bytes from which an answer is worth the work.
const leastCompressed = 1 << 10

// compressed makes an action whose answers are compressed for the clients that take it (RFC 9110, 12.5.3).
func compressed(do action) action {
	return func(r *http.Request) (answer, error) {
		a, err := do(r)
		if err != nil {
			return answer{}, err
		}
		a.header = maps.Clone(a.header)
		if a.header == nil {
			a.header = map[string]string{}
		}
		a.header["Vary"] = "Accept-Encoding"
		if len(a.body) < leastCompressed || !takesGzip(r.Header.Values("Accept-Encoding")) {
			return a, nil
		}
		a.header["Content-Encoding"] = "gzip"
		a.body = gzipped(a.body)
		return a, nil
	}
}

// gzipped is the body as a gzip file, made in little time.
func gzipped(body []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(body) / 4)
	w, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // a level that there is
	_, _ = w.Write(body)                            // a buffer takes all
	_ = w.Close()
	return b.Bytes()
}

// takesGzip reports whether an Accept-Encoding header names gzip, or all codings, and does not refuse it.
func takesGzip(header []string) bool {
	named, all := -1.0, -1.0
	for element := range strings.SplitSeq(strings.Join(header, ","), ",") {
		coding, weight, weighted := strings.Cut(element, ";")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.ReplaceAll(weight, " ", ""), "q="); weighted && ok {
			q, _ = strconv.ParseFloat(value, 64)
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			named = q
		case "*":
			all = q
		}
	}
	return named > 0 || named < 0 && all > 0
}
