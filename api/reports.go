package api

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

// Reports counts what a schedule makes beside the server, for /metrics. It says nothing of whether
// the server is ready: a source that cannot be read keeps nobody from making documents. Any
// number of goroutines may use it.
type Reports struct {
	mu sync.Mutex
	by map[string]*reportCount // by schedule
}

type reportCount struct {
	made, failed int
	last         time.Time // that a report was made; zero for none since the program has started
}

// NewReports makes a count for the schedules of these names, all at nought, so that a rate can be
// taken of the first report too.
func NewReports(schedules ...string) *Reports {
	r := &Reports{by: map[string]*reportCount{}}
	for _, name := range schedules {
		r.by[name] = new(reportCount)
	}
	return r
}

// Made counts a report of a schedule that was made. A schedule that was not named is not counted.
func (r *Reports) Made(schedule string, at time.Time) {
	r.count(schedule, func(c *reportCount) {
		c.made++
		c.last = at
	})
}

// Failed counts a report of a schedule that could not be made.
func (r *Reports) Failed(schedule string) {
	r.count(schedule, func(c *reportCount) { c.failed++ })
}

func (r *Reports) count(schedule string, add func(*reportCount)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if c := r.by[schedule]; c != nil {
		add(c)
	}
}

// write writes all down, always in the same order; nothing when there is no schedule.
func (r *Reports) write(b *bytes.Buffer) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	names := slices.Sorted(maps.Keys(r.by))
	b.WriteString("# HELP vanban_reports_total Reports by schedule that were made, and attempts that failed.\n# TYPE vanban_reports_total counter\n")
	for _, name := range names {
		fmt.Fprintf(b, "vanban_reports_total{schedule=%q,result=\"made\"} %d\n", name, r.by[name].made)
		fmt.Fprintf(b, "vanban_reports_total{schedule=%q,result=\"failed\"} %d\n", name, r.by[name].failed)
	}
	b.WriteString("# HELP vanban_report_last_success_timestamp_seconds When a report was made last.\n# TYPE vanban_report_last_success_timestamp_seconds gauge\n")
	for _, name := range names {
		if last := r.by[name].last; !last.IsZero() {
			fmt.Fprintf(b, "vanban_report_last_success_timestamp_seconds{schedule=%q} %d\n", name, last.Unix())
		}
	}
}
