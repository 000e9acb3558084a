package schedule

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vanban/api/service"
	"vanban/api/source"
	"vanban/api/whole"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// Config is a file of schedules, checked.
type Config struct {
	File      string // as it was named
	Folder    string // its folder, where relative paths of sources start
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
	Line      int      // of the file
}

// Name tells a webhook from the others of a file, without showing the address, where some services keep a secret.
func (w Webhook) Name() string { return hash([]byte(w.URL))[:16] }

// The types of events.
const (
	ReportMade     = "report.made"
	ReportFailed   = "report.failed"
	ReportReminder = "report.reminder"
	ReportChanged  = "report.changed"
)

// Schedule is one report that comes again.
type Schedule struct {
	Name     string
	Title    string
	Periods  []string       // of each year: "M01" to "M12", "Q1" to "Q4", "H1", "H2", "9M", "Y"
	Template string         // file
	Numbers  map[string]int // code number of the report on a period: "2022-Q3"
	Rules    period.Rules

	UnitNumbers map[string]map[string]int // the same of the reports of units: period → folder of the unit → number

	Remind  time.Duration // how long before the units' figures are due they are asked for
	Units   []string      // a report for each; Each also gives units; one for all when there is neither
	Each    *Each
	Sources []source.Spec
	Formats []string        // names; pdf and docx when the file has none
	Options service.Options // of the files
	Retry   Retry
	Since   time.Time // what closed before is made only when it is selected; zero is [CatchUp] ago
}

// Each says where the units stand for which a report each is made.
type Each struct {
	Source int    // index in [Schedule.Sources]
	Column string // header of the column
}

// Retry says how a source is tried that cannot be reached.
type Retry struct {
	Attempts int           // in all, before the failure is reported
	Wait     time.Duration // between two
	Again    time.Duration // after a failure was reported, for [Runner.Run]
}

// CatchUp is how far back reports are made that were missed while nothing ran, where a file does not say
// since when.
const CatchUp = 92 * day

// What a file leaves out.
const (
	defaultAttempts = 3
	defaultWait     = 10 * time.Minute
	defaultAgain    = time.Hour
	defaultRemind   = 3 * day
)

// Problem is one thing that is wrong with a file of schedules.
type Problem struct {
	File       string
	Line       int    // from 1; 0 is the whole file
	Path       string // JSON pointer
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
func Load(name string) (*Config, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, Problems{{File: name, Message: "Không đọc được tệp: " + whole.Why(err) + "."}}
	}
	var f fileOf
	d := readYAML(name, data, &f)
	c := &checker{document: d, file: f, config: &Config{File: name, Folder: filepath.Dir(name)}}
	if d.yaml.Parsed() { // it could be read at all
		c.check()
	}
	if len(d.problems) > 0 {
		return nil, d.inOrder()
	}
	return c.config, nil
}

// path is where a path of the file leads.
func (c *Config) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.Folder, name)
}

// periodOf is the period of a year that a schedule names: "Q3", "Y".
func periodOf(year int, part string) (period.Period, error) {
	suffix := "-" + part
	if part == wholeYear {
		suffix = ""
	}
	return period.Parse(fmt.Sprintf("%04d%s", year, suffix))
}

// wholeYear is how a schedule names the whole year.
const wholeYear = "Y"

// partNames are the parts of the year that a schedule may name.
var partNames = []string{"M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M12", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", wholeYear}

// has reports whether the schedule makes reports on a period.
func (s *Schedule) has(p period.Period) bool {
	for _, part := range s.Periods {
		if own, err := periodOf(p.Year, part); err == nil && own == p {
			return true
		}
	}
	return false
}

// number is the code number of a report; 0 is none yet.
func (s *Schedule) number(p period.Period, unit string) int {
	if unit != "" {
		return s.UnitNumbers[p.String()][viet.Slug(unit)]
	}
	return s.Numbers[p.String()]
}

// since is when a period must have closed for its report to be made unasked.
func (s *Schedule) since(now time.Time) time.Time {
	if s.Since.IsZero() {
		return now.Add(-CatchUp)
	}
	return s.Since
}

func (r retryOf) retry() Retry {
	return Retry{
		Attempts: cmp.Or(r.Attempts, defaultAttempts),
		Wait:     cmp.Or(time.Duration(r.Wait), defaultWait),
		Again:    cmp.Or(time.Duration(r.Again), defaultAgain),
	}
}
