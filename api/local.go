package api

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

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

// loopbackOnly is the key under which a request's context says that only this machine can reach the listener.
type loopbackOnly struct{}

// listening gives requests what they have to know of their listener.
func listening(ctx context.Context, l net.Listener) context.Context {
	return context.WithValue(context.WithoutCancel(ctx), loopbackOnly{}, IsLoopback(l.Addr().String()))
}

// guard refuses requests for another host where only this machine can reach the listener. A page whose name was made to
// lead here (DNS rebinding) is of our origin to the browser, and could read what profiles have and get documents with
// their seals; but its name is still the host.
func (s *Server) guard(c *gin.Context) {
	if only, _ := c.Request.Context().Value(loopbackOnly{}).(bool); only && !IsLoopback(c.Request.Host) && !s.isOurs(c.Request.Host) {
		s.fail(c, strangeHost(c.Request.Host))
		c.Abort()
	}
}

// isOurs reports whether the operator has named the host, with or without a port, as one that a proxy passes on.
func (s *Server) isOurs(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return slices.ContainsFunc(s.hosts, func(name string) bool { return strings.EqualFold(name, host) })
}

// strangeHost says to whoever reads it what to do about a host that is not of this machine: the operator of a proxy, or
// somebody at the machine.
func strangeHost(host string) error {
	e := foreign("Host", host)
	e.Suggestion += " Nếu đây là tên mà máy chủ trung gian (proxy) chuyển đến thì chạy lại với vanban serve -host TÊN."
	return e
}

// foreign says that a request is not of this machine.
func foreign(what, value string) *service.Error {
	return &service.Error{
		Code: notLocal, Message: fmt.Sprintf("Chỉ dùng được từ trang của vanban trên chính máy này, mà %s là “%s”.", what, templates.Shorten(value)),
		Suggestion: "Mở trang bằng địa chỉ http://127.0.0.1 hoặc http://localhost, với đúng cổng.",
	}
}

// checkLocal refuses what is not of this machine's own page. As long as there is no login, who reaches the port may read
// all drafts, and the browser of the same machine reaches it for every page that is open in it: one of another origin,
// and one whose own name was made to lead here (DNS rebinding), which the browser takes to be of our origin but which
// still sends its name as the host.
func checkLocal(r *http.Request) error {
	if !IsLoopback(r.Host) {
		return foreign("Host", r.Host)
	}
	for _, origin := range r.Header.Values("Origin") {
		if !strings.EqualFold(origin, "http://"+r.Host) && !strings.EqualFold(origin, "https://"+r.Host) {
			return foreign("Origin", origin)
		}
	}
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if !slices.Contains([]string{"same-origin", "none"}, site) { // none: typed into the address bar
			return foreign("Sec-Fetch-Site", site)
		}
	}
	return nil
}
