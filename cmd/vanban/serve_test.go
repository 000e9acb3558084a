package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"regexp"
	"testing"
)

// TestServe starts the program, asks it for something, and tells it to stop.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	logs, stderr := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "-addr", "127.0.0.1:0", "-log", "json"}, nil, io.Discard, stderr)
		stderr.Close() //nolint:errcheck // a pipe in memory: it cannot fail
	}()
	lines := bufio.NewScanner(logs)
	lines.Scan()
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text())
	if url == "" {
		t.Fatalf("the log does not begin with the address: %s", lines.Text())
	}
	go io.Copy(io.Discard, logs) //nolint:errcheck // it ends with the program
	r, err := http.Get(url + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("/healthz: %s", r.Status)
	}
	stop()
	if err := <-ended; err != nil {
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
