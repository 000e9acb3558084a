package api

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// revalidated makes an action whose answers the client may keep, and asks whether they are still the same (RFC 9110, 13.1.2;
// RFC 9111, 5.2.2.4). They are of the program, and of nobody's document.
func revalidated(do action) action {
	return unchanged(func(r *http.Request) (answer, error) {
		a, err := do(r)
		a.header = maps.Clone(a.header)
		if a.header == nil {
			a.header = map[string]string{}
		}
		a.header["Cache-Control"] = "no-cache"
		a.header["ETag"] = fmt.Sprintf(`W/"%x"`, sha256.Sum256(a.body)) // weak: compressed it has other bytes
		return a, err
	})
}

// unchanged makes an action that leaves out what the client says that it has.
func unchanged(do action) action {
	return func(r *http.Request) (answer, error) {
		a, err := do(r)
		if err == nil && has(r.Header.Values("If-None-Match"), a.header["ETag"]) {
			a.status, a.body = http.StatusNotModified, nil
		}
		return a, err
	}
}

// has reports whether an If-None-Match header names the entity tag, by weak comparison (RFC 9110, 8.8.3.2).
func has(header []string, tag string) bool {
	tags := strings.Split(strings.Join(header, ","), ",")
	return tag != "" && slices.ContainsFunc(tags, func(one string) bool {
		one = strings.TrimSpace(one)
		return one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/")
	})
}
