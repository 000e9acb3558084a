package schedule

import (
	"context"
	"os"
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
}

// event makes an event about a job. What beside the job makes it another one is in the id.
func (p *pass) event(j *job, kind, id string, at time.Time) webhook.Event {
	return webhook.Event{
		ID:   strings.Join([]string{j.Schedule, j.Period.String(), j.Unit, id}, "\n"),
		Type: kind, Time: at,
	}
}

func (j *job) told() Told {
	return Told{
		Schedule: j.Schedule, Title: j.Title, Period: j.Period, PeriodName: j.Period.Name(), Unit: j.Unit,
		Deadlines: j.Deadlines,
	}
}

// tellMade tells of a report that is there, unless that has been done.
func (p *pass) tellMade(ctx context.Context, j *job) {
	told := j.told()
	told.Files, told.PayloadSHA256 = j.Files, j.made.PayloadSHA256
	if rel, err := filepath.Rel(p.Config.Output, j.Folder); err == nil {
		told.Folder = filepath.ToSlash(rel)
	}
	at := j.made.MadeAt
	p.tell(ctx, j, p.event(j, ReportMade, at.UTC().Format(time.RFC3339Nano), at), func() Told { return told })
}

// tellFailed tells of a report that could not be made, once for the same reasons.
func (p *pass) tellFailed(ctx context.Context, j *job) {
	told := j.told()
	told.Reasons = j.failed.Reasons
	p.tell(ctx, j, p.event(j, ReportFailed, strings.Join(told.Reasons, "\n"), j.failed.FailedAt), func() Told { return told })
}

// early reports whether it is too early to ask the units for their figures.
func (p *pass) early(j *job) bool {
	return p.Now().Before(j.Deadlines.UnitsDue.Add(-j.schedule.Remind))
}

// remind tells once, some days before the units' figures are due, which are not there.
func (p *pass) remind(ctx context.Context, j *job) {
	if p.early(j) {
		return
	}
	p.tell(ctx, j, p.event(j, ReportReminder, "", p.Now()), func() Told {
		told := j.told()
		j.Sources = p.states(ctx, j)
		for _, s := range j.Sources {
			told.Missing = append(told.Missing, s.Missing...)
		}
		return told
	})
}

// tell hands on an event and marks that it has arrived. One that has not is told again the next time. Where nobody
// is to be told, nobody is told of old things later.
func (p *pass) tell(ctx context.Context, j *job, e webhook.Event, data func() Told) {
	mark := p.store().told(e.MessageID())
	if _, err := os.Stat(mark); err == nil {
		return
	}
	if p.Notify != nil {
		e.Data = data()
		if err := p.Notify(ctx, e); err != nil {
			j.Untold = err.Error()
			return
		}
	}
	if err := p.store().save(mark, e.Type); err != nil {
		j.Untold = "không ghi được dấu đã báo: " + why(err)
	}
}
