package webhook

import (
	"net/http"
	"time"
)

// Hurry is for tests: it has a sender try so long, wait so long before each further attempt, and use a transport.
func (s *Sender) Hurry(timeout time.Duration, waits []time.Duration, transport http.RoundTripper) {
	s.timeout, s.waits, s.client.Transport = timeout, waits, transport
}
