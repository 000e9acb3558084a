package schedule

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"vanban/api/service"
	"vanban/api/source"
	"vanban/api/webhook"
	"vanban/templates"
	"vanban/templates/period"
)

// Runner makes the reports of a configuration. Config, Service and Now must be set.
type Runner struct {
	Config  *Config
	Service *service.Service
	Now     func() time.Time

	Version string                                     // of the program, for manifests
	Getenv  func(string) string                        // where sources find their secrets; nil has none
	Notify  func(context.Context, webhook.Event) error // who is told of what has happened; nil is nobody
	// Wait waits, or ends early with the context's error; nil waits by the clock.
	Wait     func(context.Context, time.Duration) error
	Progress func(done, total int) // told after each report, one call at a time; nil is nobody
	Log      *slog.Logger          // nil logs nothing
}

// Selection says which reports are meant. The zero value means all that the calendar asks for.
type Selection struct {
	Schedule string         // name; "" is every schedule
	Period   *period.Period // nil is every period that has closed lately, or is open now
	Unit     string         // as the table has it, or as its folder is called; "" is every unit
	Again    bool           // makes what was made once more, and keeps the earlier one beside it
}

// State is how far a report is.
type State string

// The states.
const (
	Waiting State = "waiting" // the period has not closed
	Due     State = "due"     // closed, and not made yet
	Made    State = "made"    // lies in its folder
	Failed  State = "failed"  // tried in vain; it is tried again
)

// Task is one report: what is to be made, and how far it is.
type Task struct {
	Schedule  string           `json:"schedule"`
	Title     string           `json:"title"`
	Period    period.Period    `json:"period"`
	Unit      string           `json:"unit,omitempty"`
	Deadlines period.Deadlines `json:"deadlines"`
	Folder    string           `json:"folder"` // where it lies or will lie
	State     State            `json:"state"`
	Reasons   []string         `json:"reasons,omitempty"` // of a failure, in Vietnamese, one a line
	Sources   []SourceState    `json:"sources,omitempty"` // only from Plan
	// Problems are what is to be said of the payload: warnings of a report that was made or, from Plan,
	// would be made; and what keeps a failed one from being made.
	Problems templates.Problems `json:"problems,omitempty"`
	Files    []string           `json:"files,omitempty"`  // in the folder, of a report that is made
	MadeAt   time.Time          `json:"made_at,omitzero"` // when it was made, now or by an earlier run
	Untold   string             `json:"untold,omitempty"` // why nobody could be told of it, in Vietnamese
}

// SourceState says how a source is just now.
type SourceState struct {
	Name    string   `json:"name"`
	Ready   bool     `json:"ready"`
	Rows    int      `json:"rows"`
	Detail  string   `json:"detail"`            // how many rows, or what is wrong, in Vietnamese
	Missing []string `json:"missing,omitempty"` // what is wrong, one reason each
}

// Plan says what Once would do now, with the deadlines and the state of each source. It writes nothing,
// sends nothing, and reads every source once.
func (r *Runner) Plan(ctx context.Context, s Selection) (tasks []Task, err error) {
	jobs, err := r.jobs(s)
	if err != nil {
		return nil, err
	}
	reader := source.NewReader()
	defer func() { err = errors.Join(err, reader.Close()) }()
	p := &pass{Runner: r, reader: reader, selection: s, dry: true}
	jobs = p.expand(ctx, jobs)
	p.each(jobs, func(j *job) { p.look(ctx, j) })
	return p.tasks(ctx, jobs)
}

// Once does what is to be done now: it makes the reports that are due, and reminds of those whose units
// must soon have sent theirs. It returns what became of each report selected. A report that failed is
// not an error; the error is the context's, or that a selection names nothing.
func (r *Runner) Once(ctx context.Context, s Selection) ([]Task, error) {
	return r.once(ctx, s, false)
}

// Run does what Once does, at once and then every tick, until the context ends; the error is the context's. A
// report that has failed is tried again after the schedule's own time.
func (r *Runner) Run(ctx context.Context, tick time.Duration) error {
	for {
		tasks, err := r.once(ctx, Selection{}, true)
		if err != nil && ctx.Err() == nil {
			r.log().Error("reports", "error", err)
		}
		for _, t := range tasks {
			if t.Untold != "" {
				r.log().Warn("event not delivered", "schedule", t.Schedule, "period", t.Period.String(), "unit", t.Unit, "error", t.Untold)
			}
		}
		if err := r.wait(ctx, tick); err != nil {
			return err
		}
	}
}

// once makes what is due. Where a source cannot be reached, the others are made before it is tried again.
func (r *Runner) once(ctx context.Context, s Selection, background bool) ([]Task, error) {
	pending, err := r.jobs(s)
	if err != nil {
		return nil, err
	}
	if err := r.clean(pending); err != nil {
		return nil, fmt.Errorf("không dọn được thư mục báo cáo: %w", err)
	}
	p := &pass{Runner: r, selection: s, background: background}
	var done []*job
	for len(pending) > 0 {
		if err := r.waitFor(ctx, pending); err != nil {
			return nil, err
		}
		var ready []*job
		ready, pending = split(pending, func(j *job) bool { return !j.at.After(r.Now()) })
		if ready, err = p.round(ctx, ready); err != nil {
			return nil, err
		}
		ready, again := split(ready, func(j *job) bool { return j.at.IsZero() })
		done, pending = append(done, ready...), append(pending, again...)
	}
	return p.tasks(ctx, done)
}

// split parts the jobs that hold from the others.
func split(jobs []*job, holds func(*job) bool) (yes, no []*job) {
	for _, j := range jobs {
		if holds(j) {
			yes = append(yes, j)
		} else {
			no = append(no, j)
		}
	}
	return yes, no
}

// waitFor waits until the first of the jobs is to be tried.
func (r *Runner) waitFor(ctx context.Context, jobs []*job) error {
	first := slices.MinFunc(jobs, func(a, b *job) int { return a.at.Compare(b.at) })
	if d := first.at.Sub(r.Now()); !first.at.IsZero() && d > 0 {
		return r.wait(ctx, d)
	}
	return ctx.Err()
}

// clean removes what a crash has left where reports will lie.
func (r *Runner) clean(jobs []*job) error {
	var err error
	for _, j := range jobs {
		err = errors.Join(err, r.store().clean(filepath.Dir(j.Folder), r.Now()), r.store().clean(j.Folder, r.Now()))
	}
	return err
}

// pass is one going over jobs: what sources give is of one moment.
type pass struct {
	*Runner
	selection  Selection
	background bool // reports that have failed lately rest
	dry        bool // nothing is written
	reader     *source.Reader
}

// round tries each job once. A job that is to be tried again has a time.
func (p *pass) round(ctx context.Context, jobs []*job) (_ []*job, err error) {
	p.reader = source.NewReader()
	defer func() { err = errors.Join(err, p.reader.Close()) }()
	for _, j := range jobs {
		if !j.at.IsZero() {
			j.at, j.fault = time.Time{}, nil
		}
	}
	jobs = p.expand(ctx, jobs)
	p.each(jobs, func(j *job) { p.do(ctx, j) })
	p.keepUnits(jobs)
	return jobs, ctx.Err()
}

// each calls f for every job, as many at once as there are processors.
func (p *pass) each(jobs []*job, f func(*job)) {
	var group sync.WaitGroup
	var telling sync.Mutex
	done := 0
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, j := range jobs {
		room <- struct{}{}
		group.Go(func() {
			p.guarded(j, f)
			<-room
			telling.Lock()
			defer telling.Unlock()
			if done++; p.Progress != nil {
				p.Progress(done, len(jobs))
			}
		})
	}
	group.Wait()
}

// guarded calls f, and has a panic fail this job alone.
func (p *pass) guarded(j *job, f func(*job)) {
	defer func() {
		if cause := recover(); cause != nil {
			j.State, j.Reasons = Failed, []string{"lỗi của chương trình, xem nhật ký"}
			p.log().Error("report panicked", "schedule", j.Schedule, "period", j.Period.String(), "unit", j.Unit,
				"cause", cause, "stack", string(debug.Stack()))
		}
	}()
	f(j)
}

// tasks gives the jobs as the caller sees them, in the calendar's order.
func (p *pass) tasks(ctx context.Context, jobs []*job) ([]Task, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(jobs) == 0 && p.selection.Unit != "" {
		return nil, fmt.Errorf("không có báo cáo nào của đơn vị “%s”", p.selection.Unit)
	}
	slices.SortStableFunc(jobs, func(a, b *job) int {
		return cmp.Or(cmp.Compare(a.rank[0], b.rank[0]), cmp.Compare(a.rank[1], b.rank[1]))
	})
	tasks := make([]Task, len(jobs))
	for i, j := range jobs {
		tasks[i] = j.Task
	}
	return tasks, nil
}

func (r *Runner) store() store { return store{r.Config.Output} }

func (r *Runner) log() *slog.Logger {
	if r.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return r.Log
}

// wait waits as the runner does.
func (r *Runner) wait(ctx context.Context, d time.Duration) error {
	if r.Wait != nil {
		return r.Wait(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
