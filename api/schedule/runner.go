package schedule

import (
	"context"
	"log/slog"
	"time"

	"vanban/api/service"
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
	Progress func(done, total int) // told after each report; nil is nobody
	Log      *slog.Logger          // nil logs nothing
}

// Selection says which reports are meant. The zero value means all that the calendar asks for.
type Selection struct {
	Schedule string         // name; "" is every schedule
	Period   *period.Period // nil is every period that has closed lately, or is open now
	Unit     string         // "" is every unit
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
	Files    []string           `json:"files,omitempty"` // in the folder, of a report that is made
}

// SourceState says how a source is just now.
type SourceState struct {
	Name   string `json:"name"`
	Ready  bool   `json:"ready"`
	Detail string `json:"detail"` // rows, or what is wrong, in Vietnamese
}

// Plan says what Once would do now, with the deadlines and the state of each source. It writes nothing,
// sends nothing, and reads every source once.
func (r *Runner) Plan(ctx context.Context, s Selection) ([]Task, error) { return nil, nil }

// Once does what is to be done now: it makes the reports that are due, and reminds of those whose units
// must soon have sent theirs. It returns what became of each report selected. A report that failed is
// not an error; the error is the context's, or that a selection names nothing, or that the output folder
// cannot be written.
func (r *Runner) Once(ctx context.Context, s Selection) ([]Task, error) { return nil, nil }

// Run does what Once does, at once and then every tick, until the context ends. A report that has failed is tried
// again after the schedule's own time.
func (r *Runner) Run(ctx context.Context, tick time.Duration) error { return nil }
