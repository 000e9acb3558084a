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

// Runner makes the reports of a configuration. Config, Service, Now and Wait must be set.
type Runner struct {
	Config  *Config
	Service *service.Service
	Now     func() time.Time
	Wait    func(context.Context, time.Duration) error // waits, or ends early with the context's error

	Version   string              // of the program, for manifests
	Getenv    func(string) string // where sources find their secrets; nil has none
	Receivers []Receiver          // who is told of what has happened
	News      func(webhook.Event) // told of each event once, whoever else is; nil is nobody

	Progress func(t Task, done, total int)       // told of each report that is done with, one call at a time; nil is nobody
	Waiting  func(tasks []Task, d time.Duration) // told what Once waits for, and how long; nil is nobody
	Log      *slog.Logger                        // nil logs nothing
}

// Patience is how long Once waits in all for sources that cannot be reached. What would be tried later has failed.
const Patience = 30 * time.Minute

// SelectionError says that there is nothing of what a selection names. The message, in Vietnamese, says what there is.
type SelectionError struct{ Message string }

// Error gives the message.
func (e *SelectionError) Error() string { return e.Message }

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
	Notes     []string         `json:"notes,omitempty"`   // what else is to be known, in Vietnamese
	Sources   []SourceState    `json:"sources,omitempty"` // only from Plan
	// Problems are what is to be said of the payload: warnings of a report that was made or, from Plan,
	// would be made; and what keeps a failed one from being made.
	Problems templates.Problems `json:"problems,omitempty"`
	Changes  []Change           `json:"changes,omitempty"` // of the figures since the report was made
	Files    []string           `json:"files,omitempty"`   // in the folder, of a report that is made
	MadeAt   time.Time          `json:"made_at,omitzero"`  // when it was made, now or by an earlier run
	Untold   string             `json:"untold,omitempty"`  // why nobody could be told of it, in Vietnamese
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
func (r *Runner) Plan(ctx context.Context, s Selection) ([]Task, error) {
	jobs, err := r.jobs(s)
	if err != nil {
		return nil, err
	}
	p := &pass{Runner: r, selection: s, dry: true}
	jobs, err = p.round(ctx, jobs, func(j *job) { p.look(ctx, j) })
	return p.tasks(jobs, err)
}

// Once does what is to be done now: it makes the reports that are due, and reminds of those whose units
// must soon have sent theirs. Where a source cannot be reached, the others are made before it waits and tries
// again, no longer than [Patience]. It returns what became of each report selected. A report that failed is
// not an error; the error is the context's, or a [SelectionError].
func (r *Runner) Once(ctx context.Context, s Selection) ([]Task, error) {
	pending, err := r.jobs(s)
	if err != nil {
		return nil, err
	}
	p := &pass{Runner: r, selection: s, until: r.Now().Add(Patience)}
	var done []*job
	for err == nil {
		pending, err = p.work(ctx, pending)
		var ended []*job
		pending, ended = split(pending, func(j *job) bool { return !j.at.IsZero() })
		if done = append(done, ended...); len(pending) == 0 {
			break
		}
		if err == nil {
			err = r.waitFor(ctx, pending)
		}
	}
	tasks, err := p.tasks(done, err)
	if err == nil {
		p.keepUnits(done) // in the order of the tasks
	}
	return tasks, err
}

// Run does what Once does, at once and then every tick, until the context ends; the error is the context's. A report
// whose source cannot be reached keeps no other waiting: it is tried again in time, by a look at the whole calendar.
// One that has failed is tried again after the schedule's own time.
func (r *Runner) Run(ctx context.Context, tick time.Duration) error {
	tries, rechecked := map[key]try{}, map[key]time.Time{}
	for {
		jobs, err := r.jobs(Selection{})
		if err == nil {
			p := &pass{Runner: r, background: true, tries: tries, rechecked: rechecked}
			p.recall(jobs)
			jobs, err = p.work(ctx, jobs)
			tries = p.remember(jobs)
			p.keepUnits(jobs)
		}
		if err != nil && ctx.Err() == nil {
			r.log().Error("reports", "error", err)
		}
		if err := r.Wait(ctx, r.untilNext(tick, tries)); err != nil {
			return err
		}
	}
}

// untilNext is how long it is until the calendar is looked at again: a tick, or until the first job is to be
// tried again.
func (r *Runner) untilNext(tick time.Duration, tries map[key]try) time.Duration {
	for _, t := range tries {
		tick = min(tick, t.at.Sub(r.Now()))
	}
	return max(tick, 0)
}

// waitFor waits until the first of the jobs is to be tried, and tells so.
func (r *Runner) waitFor(ctx context.Context, jobs []*job) error {
	first := slices.MinFunc(jobs, func(a, b *job) int { return a.at.Compare(b.at) })
	d := max(first.at.Sub(r.Now()), 0)
	if r.Waiting != nil {
		r.Waiting(tasksOf(jobs), d)
	}
	return r.Wait(ctx, d)
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

// pass is one going over jobs.
type pass struct {
	*Runner
	selection  Selection
	background bool        // reports that have failed lately rest
	dry        bool        // nothing is written
	until      time.Time   // when to wait no longer; zero is never
	tries      map[key]try // of jobs that are not done with
	done       int         // jobs that are
	reader     *source.Reader

	mu        sync.Mutex        // of what follows
	rechecked map[key]time.Time // reports that are made → when they were compared with their sources
}

// waitsUntil reports whether the pass lasts until then.
func (p *pass) waitsUntil(at time.Time) bool { return p.until.IsZero() || !at.After(p.until) }

// recall gives jobs the tries that there have been.
func (p *pass) recall(jobs []*job) {
	for _, j := range jobs {
		j.try = p.tries[j.key()]
	}
}

// remember gives the tries of the jobs that are to be tried again.
func (p *pass) remember(jobs []*job) map[key]try {
	tries := map[key]try{}
	for _, j := range jobs {
		if !j.at.IsZero() {
			tries[j.key()] = j.try
		}
	}
	return tries
}

// work does what is to be done about each job now, and then tells of it. A job that is to be tried again has a time.
func (p *pass) work(ctx context.Context, jobs []*job) ([]*job, error) {
	p.clean(jobs)
	jobs, err := p.round(ctx, jobs, func(j *job) { p.do(ctx, j) })
	if err == nil {
		p.deliver(ctx, jobs)
		err = ctx.Err()
	}
	return jobs, err
}

// clean removes what a crash has left where reports will lie. What cannot be removed keeps no report from being made.
func (p *pass) clean(jobs []*job) {
	folders := map[string]bool{p.store().told(""): true}
	for _, j := range jobs {
		folders[j.Folder], folders[filepath.Dir(j.Folder)] = true, true
	}
	for _, folder := range sortedKeys(folders) {
		if err := p.store().clean(folder, p.Now()); err != nil {
			p.log().Warn("unfinished files not removed", "folder", folder, "error", err)
		}
	}
}

// round calls f for each job, those of units in the place of their period's. What sources give is of one moment.
func (p *pass) round(ctx context.Context, jobs []*job, f func(*job)) (_ []*job, err error) {
	p.reader = source.NewReader()
	defer func() { err = errors.Join(err, p.reader.Close()) }()
	jobs = p.expand(ctx, jobs)
	p.each(jobs, f)
	return jobs, ctx.Err()
}

// each calls f for every job, as many at once as there are processors.
func (p *pass) each(jobs []*job, f func(*job)) {
	var group sync.WaitGroup
	var telling sync.Mutex
	total := p.done + len(jobs)
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, j := range jobs {
		room <- struct{}{}
		group.Go(func() {
			p.guarded(j, f)
			<-room
			telling.Lock()
			defer telling.Unlock()
			if !j.at.IsZero() {
				return // not done with
			}
			if p.done++; p.Progress != nil {
				p.Progress(j.Task, p.done, total)
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

// tasks gives the jobs as the caller sees them, in the calendar's order, unless they have ended with an error.
func (p *pass) tasks(jobs []*job, err error) ([]Task, error) {
	if err != nil {
		return nil, err
	}
	if len(jobs) == 0 && p.selection.Unit != "" {
		return nil, &SelectionError{fmt.Sprintf("Không có báo cáo nào của đơn vị “%s”.", p.selection.Unit)}
	}
	slices.SortStableFunc(jobs, func(a, b *job) int {
		return cmp.Or(cmp.Compare(a.rank[0], b.rank[0]), cmp.Compare(a.rank[1], b.rank[1]))
	})
	return tasksOf(jobs), nil
}

// tasksOf gives the jobs as the caller sees them.
func tasksOf(jobs []*job) []Task {
	tasks := make([]Task, len(jobs))
	for i, j := range jobs {
		tasks[i] = j.Task
	}
	return tasks
}

func (r *Runner) store() store { return store{r.Config.Output} }

func (r *Runner) log() *slog.Logger {
	if r.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return r.Log
}
