package schedule

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"vanban/api/webhook"
	"vanban/templates/period"
)

// Told is what an event tells of a report.
type Told struct {
	Schedule      string           `json:"schedule"`
	Title         string           `json:"title"`
	Period        period.Period    `json:"period"`
	PeriodName    string           `json:"period_name"` // "quý III năm 2022"
	Unit          string           `json:"unit,omitempty"`
	Deadlines     period.Deadlines `json:"deadlines"`
	Folder        string           `json:"folder,omitempty"` // in the output folder, with slashes
	Files         []string         `json:"files,omitempty"`
	PayloadSHA256 string           `json:"payload_sha256,omitempty"`
	Reasons       []string         `json:"reasons,omitempty"` // why it could not be made
	Missing       []string         `json:"missing,omitempty"` // what sources lack when the units are reminded
	Changes       []Change         `json:"changes,omitempty"` // of the figures since the report was made
}

func (j *job) told() Told {
	return Told{
		Schedule: j.Schedule, Title: j.Title, Period: j.Period, PeriodName: j.Period.Name(), Unit: j.Unit,
		Deadlines: j.Deadlines,
	}
}

// news is an event of a job, and what is known of its delivery.
type news struct {
	webhook.Event
	mark    mark
	file    string // of the mark
	changed bool   // since the mark was written
}

// tellMade has somebody told of a report that is there, unless that has been done.
func (p *pass) tellMade(j *job) {
	told := p.toldMade(j)
	at := j.made.MadeAt
	p.tell(j, ReportMade, at.UTC().Format(time.RFC3339Nano), at, func() Told { return told })
}

// toldMade is what is told of a report that is there.
func (p *pass) toldMade(j *job) Told {
	told := j.told()
	told.Files, told.PayloadSHA256 = j.Files, j.made.PayloadSHA256
	if rel, err := filepath.Rel(p.Config.Output, j.Folder); err == nil {
		told.Folder = filepath.ToSlash(rel)
	}
	return told
}

// tellChanged has somebody told of a report whose figures are no longer those of its sources, once for the same changes.
func (p *pass) tellChanged(j *job) {
	told := p.toldMade(j)
	told.Changes = j.Changes
	p.tell(j, ReportChanged, fmt.Sprintf("%s\n%v", j.made.MadeAt.UTC().Format(time.RFC3339Nano), j.Changes), p.Now(), func() Told { return told })
}

// tellFailed has somebody told of a report that could not be made, once for the same reasons.
func (p *pass) tellFailed(j *job) {
	told := j.told()
	told.Reasons = j.failed.Reasons
	p.tell(j, ReportFailed, strings.Join(told.Reasons, "\n"), j.failed.FailedAt, func() Told { return told })
}

// early reports whether it is too early to ask the units for their figures.
func (p *pass) early(j *job) bool {
	return p.Now().Before(j.Deadlines.UnitsDue.Add(-j.schedule.Remind))
}

// remind has somebody told once, some days before the units' figures are due, which are not there.
func (p *pass) remind(ctx context.Context, j *job) {
	if p.early(j) {
		return
	}
	p.tell(j, ReportReminder, "", p.Now(), func() Told {
		told := j.told()
		j.Sources = p.states(ctx, j)
		for _, s := range j.Sources {
			told.Missing = append(told.Missing, s.Missing...)
		}
		return told
	})
}

// tell keeps an event about a job for those who have not been told of it. What beside the job makes it another one is
// in the id.
func (p *pass) tell(j *job, kind, id string, at time.Time, data func() Told) {
	n := &news{Event: webhook.Event{
		ID:   strings.Join([]string{j.Schedule, j.Period.String(), j.Unit, id}, "\n"),
		Type: kind, Time: at,
	}}
	n.file = p.store().told(n.MessageID())
	known, err := readJSON(n.file, &n.mark)
	if known && err == nil && n.mark.Done {
		return
	}
	n.Data, n.changed = data(), !known
	if !known && p.News != nil {
		p.News(n.Event)
	}
	j.news = n
}
