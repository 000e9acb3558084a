package api

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"time"
)

// metricsMIME is the media type of Prometheus' text format.
const metricsMIME = "text/plain; version=0.0.4; charset=utf-8"

// metrics counts requests, in the text format of Prometheus. Two families need no client library
// and the modules that it brings.
type metrics struct {
	mu      sync.Mutex
	answers map[answerKey]int
	times   map[string]*histogram // by route
}

// answerKey is what requests are counted by. The route is the pattern, never the client's
// path, and the method one that HTTP knows: what a client sends must not make a new series.
type answerKey struct {
	route, method string
	status        int
	code          string // of the failure; "" for none
}

// timeBounds are the upper bounds of the histogram's buckets, in seconds.
var timeBounds = [...]float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30}

type histogram struct {
	buckets [len(timeBounds)]int // requests that took no longer than the bound
	sum     time.Duration
	count   int
}

func newMetrics() *metrics {
	return &metrics{answers: map[answerKey]int{}, times: map[string]*histogram{}}
}

// request counts one. The route is "" for an address that is not there.
func (m *metrics) request(of answerKey, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answers[of]++
	h := m.times[of.route]
	if h == nil {
		h = new(histogram)
		m.times[of.route] = h
	}
	h.observe(took)
}

func (h *histogram) observe(took time.Duration) {
	h.sum += took
	h.count++
	for i, bound := range timeBounds {
		if took.Seconds() <= bound {
			h.buckets[i]++
		}
	}
}

func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// metricsText gives the metrics of requests, and of reports made beside the server.
func (s *Server) metricsText() ([]byte, error) {
	var b bytes.Buffer
	s.metrics.write(&b)
	s.writeState(&b)
	s.reports.write(&b)
	return b.Bytes(), nil
}

// writeState writes down how the process is.
func (s *Server) writeState(b *bytes.Buffer) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	for _, g := range []struct {
		name, help string
		value      uint64
	}{
		{"vanban_http_requests_in_flight", "Requests being answered.", count64(s.requests.Load())},
		{"vanban_documents_in_the_making", "Documents being made, checked or drawn.", count64(int64(s.renders.inside()))},
		{"vanban_documents_waiting", "Requests that wait for their turn to have a document made, checked or drawn.", count64(s.renders.waiting.Load())},
		{"go_goroutines", "Goroutines.", count64(int64(runtime.NumGoroutine()))},
		{"go_memstats_heap_alloc_bytes", "Memory of what is in use.", m.HeapAlloc},
		{"go_memstats_sys_bytes", "Memory taken from the system.", m.Sys},
	} {
		fmt.Fprintf(b, "# HELP %[1]s %[2]s\n# TYPE %[1]s gauge\n%[1]s %[3]d\n", g.name, g.help, g.value)
	}
	fmt.Fprintf(b, "# HELP vanban_build_info The program.\n# TYPE vanban_build_info gauge\nvanban_build_info{version=%q,go=%q} 1\n", s.version, runtime.Version())
}

// count64 is a number of things, of which there are never less than none.
func count64(n int64) uint64 { return uint64(max(n, 0)) } //nolint:gosec // not below zero

// write writes all down, always in the same order.
func (m *metrics) write(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b.WriteString("# HELP vanban_http_requests_total Requests answered.\n# TYPE vanban_http_requests_total counter\n")
	for _, k := range slices.SortedFunc(maps.Keys(m.answers), answerKey.compare) {
		fmt.Fprintf(b, "vanban_http_requests_total{route=%q,method=%q,status=\"%d\",code=%q} %d\n",
			k.route, k.method, k.status, k.code, m.answers[k])
	}
	b.WriteString("# HELP vanban_http_request_seconds Time to answer a request.\n# TYPE vanban_http_request_seconds histogram\n")
	for _, route := range slices.Sorted(maps.Keys(m.times)) {
		m.times[route].write(b, route)
	}
}

func (h *histogram) write(b *bytes.Buffer, route string) {
	const name = "vanban_http_request_seconds"
	for i, bound := range timeBounds {
		fmt.Fprintf(b, "%s_bucket{route=%q,le=\"%g\"} %d\n", name, route, bound, h.buckets[i])
	}
	fmt.Fprintf(b, "%s_bucket{route=%q,le=\"+Inf\"} %d\n", name, route, h.count)
	fmt.Fprintf(b, "%s_sum{route=%q} %g\n", name, route, h.sum.Seconds())
	fmt.Fprintf(b, "%s_count{route=%q} %d\n", name, route, h.count)
}

func (k answerKey) compare(other answerKey) int {
	return cmp.Or(cmp.Compare(k.route, other.route), cmp.Compare(k.method, other.method), cmp.Compare(k.status, other.status), cmp.Compare(k.code, other.code))
}
