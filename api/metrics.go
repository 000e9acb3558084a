package api

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/http"
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
func (m *metrics) request(method, route string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answers[answerKey{route, knownMethod(method), status}]++
	h := m.times[route]
	if h == nil {
		h = new(histogram)
		m.times[route] = h
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
	s.reports.write(&b)
	return b.Bytes(), nil
}

// write writes all down, always in the same order.
func (m *metrics) write(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b.WriteString("# HELP vanban_http_requests_total Requests answered.\n# TYPE vanban_http_requests_total counter\n")
	for _, k := range slices.SortedFunc(maps.Keys(m.answers), answerKey.compare) {
		fmt.Fprintf(b, "vanban_http_requests_total{route=%q,method=%q,status=\"%d\"} %d\n",
			k.route, k.method, k.status, m.answers[k])
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
	return cmp.Or(cmp.Compare(k.route, other.route), cmp.Compare(k.method, other.method), cmp.Compare(k.status, other.status))
}
