package api

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"vanban/api/service"
	"vanban/templates"
)

// IsLoopback reports whether a host, with or without a port, is this machine under a name that no other can have:
// localhost, 127.0.0.0/8 or [::1].
func IsLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && addr.Unmap().IsLoopback()
}

// checkLocal refuses what is not of this machine's own page. As long as there is no login, who reaches the port may read
// all drafts, and the browser of the same machine reaches it for every page that is open in it: one of another origin,
// and one whose own name was made to lead here (DNS rebinding), which the browser takes to be of our origin but which
// still sends its name as the host.
func checkLocal(r *http.Request) error {
	refuse := func(what, value string) error {
		return &service.Error{
			Code: notLocal, Message: fmt.Sprintf("Bản thảo chỉ dành cho trang của vanban trên chính máy này, mà %s là “%s”.", what, templates.Shorten(value)),
			Suggestion: "Mở trang bằng địa chỉ http://127.0.0.1 hoặc http://localhost, với đúng cổng.",
		}
	}
	if !IsLoopback(r.Host) {
		return refuse("Host", r.Host)
	}
	for _, origin := range r.Header.Values("Origin") {
		if !strings.EqualFold(origin, "http://"+r.Host) && !strings.EqualFold(origin, "https://"+r.Host) {
			return refuse("Origin", origin)
		}
	}
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if !slices.Contains([]string{"same-origin", "none"}, site) { // none: typed into the address bar
			return refuse("Sec-Fetch-Site", site)
		}
	}
	return nil
}
