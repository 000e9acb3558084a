package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// served starts the program, and gives its address and what tells it to stop and waits for its end.
func served(t *testing.T, flags ...string) (url string, end func() error) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	logs, stderr := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "-addr", "127.0.0.1:0", "-log", "json"}, flags...), nil, io.Discard, stderr)
		stderr.Close() //nolint:errcheck // a pipe in memory: it cannot fail
	}()
	lines := bufio.NewScanner(logs)
	lines.Scan()
	url = regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text())
	if url == "" {
		t.Fatalf("the log does not begin with the address: %s", lines.Text())
	}
	go io.Copy(io.Discard, logs) //nolint:errcheck // it ends with the program
	return url, func() error {
		stop()
		return <-ended
	}
}

// TestServe starts the program, asks it for something, and tells it to stop.
func TestServe(t *testing.T) {
	url, end := served(t)
	r, err := http.Get(url + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("/healthz: %s", r.Status)
	}
	if err := end(); err != nil {
		t.Errorf("stopped with %v", err)
	}
}

// TestServeDrafts saves a draft, and finds it when the program runs anew.
func TestServeDrafts(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kho.db")
	const path, payload = "/v1/drafts/BAN-THAO-0123456789", `{"subject":"Lập Tổ công tác"}`
	url, end := served(t, "-store", file)
	put, err := http.NewRequestWithContext(t.Context(), http.MethodPut, url+path, strings.NewReader(`{"kind":"quyet-dinh","payload":`+payload+`}`))
	if err != nil {
		t.Fatal(err)
	}
	put.Header = http.Header{"Content-Type": {"application/json"}, "If-None-Match": {"*"}, "Origin": {url}}
	r, err := http.DefaultClient.Do(put)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if err := end(); err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("saved with %s, stopped with %v", r.Status, err)
	}
	url, end = served(t, "-store", file)
	if r, err = http.Get(url + path); err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil || !strings.Contains(string(body), `"payload":`+payload) {
		t.Errorf("%s %v", body, err)
	}
	if err := end(); err != nil {
		t.Errorf("stopped with %v", err)
	}
}

// TestNoAddress: an address that this machine does not have ends the program.
func TestNoAddress(t *testing.T) {
	err := run(t.Context(), []string{"serve", "-addr", "256.0.0.1:0"}, nil, io.Discard, io.Discard)
	if exitCode(err) != exitFailure {
		t.Errorf("exit %d: %v", exitCode(err), err)
	}
}
