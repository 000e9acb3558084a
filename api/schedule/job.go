package schedule

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vanban/templates"
	"vanban/templates/period"
)

// job is a task at work.
type job struct {
	Task
	schedule  *Schedule
	rank      [2]int    // place of the period in the list, and of the unit in it
	again     bool      // made once more
	try                 // at making it
	expanded  bool      // its units are known
	roster    *roster   // of a unit's: the units of its period
	first     bool      // the first of them
	elsewhere bool      // made by another run meanwhile, which tells of it
	partial   bool      // a period's whose units have jobs of their own
	fault     *fault    // why it cannot be made now
	made      *Manifest // of the report that is there
	failed    *Failure
	news      *news // that somebody is to be told
}

// try is how often a job has been tried in vain, and when it will be again.
type try struct {
	attempts int
	at       time.Time // zero when it will not
}

// key tells a job from the others of its schedules.
type key struct {
	schedule string
	period   period.Period
	unit     string
}

func (j *job) key() key { return key{j.Schedule, j.Period, j.Unit} }

// putOff reports whether a job is to be tried again, and not yet.
func (j *job) putOff(now time.Time) bool { return j.at.After(now) }

// selected are the schedules that a selection means.
func (r *Runner) selected(s Selection) ([]*Schedule, error) {
	var list []*Schedule
	var names []string
	for i := range r.Config.Schedules {
		own := &r.Config.Schedules[i]
		names = append(names, own.Name)
		if s.Schedule == "" && (s.Period == nil || own.has(*s.Period)) || s.Schedule == own.Name {
			list = append(list, own)
		}
	}
	switch {
	case len(list) > 0:
		return list, nil
	case s.Schedule != "":
		return nil, noSchedule(s.Schedule, names)
	}
	return nil, &SelectionError{fmt.Sprintf("Không lịch nào có kỳ %s. Các kỳ có trong tệp lịch: %s.", s.Period, r.Config.partsInUse())}
}

// noSchedule says that there is no schedule of a name.
func noSchedule(name string, names []string) error {
	message := fmt.Sprintf("Tệp lịch không có báo cáo “%s”.", name)
	if near := templates.Nearest(name, names); near != "" {
		return &SelectionError{fmt.Sprintf("%s Có phải muốn dùng “%s”?", message, near)}
	}
	return &SelectionError{message + " Các báo cáo có trong đó: " + strings.Join(names, ", ") + "."}
}

// partsInUse lists the parts of the year that schedules report on, as "Q1, H1".
func (c *Config) partsInUse() string {
	var parts []string
	for _, s := range c.Schedules {
		for _, part := range s.Periods {
			if !slices.Contains(parts, part) {
				parts = append(parts, part)
			}
		}
	}
	return strings.Join(parts, ", ")
}

// jobs lists what a selection means by the calendar, units aside.
func (r *Runner) jobs(s Selection) ([]*job, error) {
	schedules, err := r.selected(s)
	if err != nil {
		return nil, err
	}
	now := r.Now()
	var jobs []*job
	for _, own := range schedules {
		periods := r.periods(own, now)
		if s.Period != nil {
			if !own.has(*s.Period) && s.Period.Kind != period.Span {
				return nil, &SelectionError{fmt.Sprintf("Lịch “%s” không có kỳ %s. Các kỳ của nó: %s.", own.Name, s.Period, strings.Join(own.Periods, ", "))}
			}
			periods = []period.Period{*s.Period}
		}
		for _, p := range periods {
			jobs = append(jobs, r.job(own, p, now))
		}
	}
	for i, j := range jobs {
		j.rank[0], j.again = i, s.Again
	}
	return jobs, nil
}

// periods are those of a schedule that have closed lately or are open, by their end. One may close in the year after
// its own.
func (r *Runner) periods(s *Schedule, now time.Time) []period.Period {
	var list []period.Period
	for year := s.since(now).Year() - 1; year <= now.Year()+1; year++ {
		for _, part := range s.Periods {
			p, err := periodOf(year, part)
			if err != nil {
				continue
			}
			d, err := s.Rules.Planned(p) // the year may be one whose days off nobody knows yet
			if err == nil && s.current(p, d, now) {
				list = append(list, p)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b period.Period) int { return strings.Compare(a.Last.String(), b.Last.String()) })
	return list
}

// current reports whether a period has closed since the schedule runs, or is open. A deadline may be rolled by some
// days after the day it has here.
func (s *Schedule) current(p period.Period, d period.Deadlines, now time.Time) bool {
	from, _ := d.From.Time()
	return !d.Collects().Before(s.since(now)) && !from.After(now)
}

// job is a period's, and how far it is as a whole.
func (r *Runner) job(s *Schedule, p period.Period, now time.Time) *job {
	j := &job{schedule: s, Task: Task{Schedule: s.Name, Title: s.Title, Period: p, State: Due}}
	var err error
	j.Deadlines, err = s.Rules.Deadlines(p, r.Config.Calendar)
	switch _, unknown := errors.AsType[period.UnknownError](err); {
	case unknown && j.open(now):
		j.State = Waiting
		j.Notes = []string{"thời hạn ở đây có thể dời, vì " + err.Error()}
	case err != nil:
		j.expanded = true // nobody knows when it is due, whatever its units are
		j.fault = &fault{reasons: []string{p.Name() + ": " + err.Error()}}
	case now.Before(j.Deadlines.Collects()):
		j.State = Waiting
	}
	j.settle(r.store())
	return j
}

// open gives a job whose deadlines nobody can tell yet those that it has if none is rolled, and reports whether it
// cannot be due in any case.
func (j *job) open(now time.Time) bool {
	planned, err := j.schedule.Rules.Planned(j.Period)
	j.Deadlines = planned
	return err == nil && now.Before(j.schedule.Rules.Soonest(planned))
}

// of is the job for one unit.
func (j *job) of(unit string, n int, s store) *job {
	own := *j
	own.Unit, own.rank[1], own.expanded, own.try = unit, n, true, try{}
	own.State, own.failed, own.Reasons = Due, nil, nil // the period's failure was about its units
	own.settle(s)
	return &own
}

// settle looks on the disk how far the report is.
func (j *job) settle(s store) {
	j.Folder = s.folder(j.Schedule, j.Period, j.Unit)
	if j.State == Waiting {
		return
	}
	var m Manifest
	if found, err := readJSON(filepath.Join(j.Folder, manifestName), &m); found && err == nil {
		j.take(&m)
		return
	}
	var f Failure
	if found, err := readJSON(j.Folder+failedSuffix, &f); found && err == nil {
		j.State, j.failed, j.Reasons = Failed, &f, f.Reasons
	}
}

// take has the job made, as the manifest says.
func (j *job) take(m *Manifest) {
	j.State, j.made, j.failed, j.Reasons, j.Problems, j.Files, j.Changes = Made, m, nil, nil, m.Warnings, nil, nil
	j.MadeAt = m.MadeAt
	for _, f := range m.Files {
		j.Files = append(j.Files, f.Name)
	}
}
