package api_test

import (
	"context"
	"net"
	"net/http"
	"testing"

	"vanban/api"
	"vanban/api/service"
)

// TestHost asks a server on a loopback address for what every route would tell: under another name than this machine's it
// tells nothing.
func TestHost(t *testing.T) {
	s, err := api.New(api.Config{Service: service.New(service.Config{}), Hosts: []string{"vanban.sonoivu.gov.vn"}})
	if err != nil {
		t.Fatal(err)
	}
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	addr := l.Addr().String()
	for _, c := range []struct {
		host   string
		status int
	}{{addr, 200}, {"localhost", 200}, {"[::1]:8080", 200}, {"evil.example:8080", 403}, {"localhost.evil.example", 403}, {"192.168.1.7", 403}, {"VanBan.sonoivu.gov.vn:443", 200}, {"x.vanban.sonoivu.gov.vn", 403}} {
		for _, path := range []string{"/", "/v1/profiles", "/v1/kinds", "/v1/drafts", "/healthz"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+addr+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = c.host
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			if err := answer.Body.Close(); err != nil {
				t.Error(err)
			}
			if answer.StatusCode != c.status {
				t.Errorf("%s for %s: %d, want %d", path, c.host, answer.StatusCode, c.status)
			}
		}
	}
}
