package schedule

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vanban/api/service"
	"vanban/api/source"
	"vanban/api/whole"
	"vanban/templates"
)

// fault is why a report cannot be made now.
type fault struct {
	reasons   []string // in Vietnamese
	transient bool     // it may pass by itself
	beside    []string // those of the reasons that are about the payload, not about its sources
}

// do does what is to be done about a job now.
func (p *pass) do(ctx context.Context, j *job) {
	switch {
	case j.putOff(p.Now()):
	case j.State == Waiting:
		p.remind(ctx, j)
	case j.State == Made && !j.again:
		forget(j)
		j.Notes = slices.Concat(j.unitNotes(), j.renumbered())
		p.recheck(ctx, j)
		if p.tellMade(j); j.news == nil && len(j.Changes) > 0 {
			p.tellChanged(j)
		}
	case p.resting(j):
		p.tellFailed(j)
	default:
		j.at = time.Time{}
		if j.fault == nil {
			j.fault = p.make(ctx, j)
		}
		if ctx.Err() == nil {
			p.settle(j)
		}
	}
}

// resting reports whether a job has failed so lately that it is not tried again yet.
func (p *pass) resting(j *job) bool {
	return p.background && j.failed != nil && p.Now().Before(j.failed.FailedAt.Add(j.schedule.Retry.Again))
}

// settle keeps what became of a try, or sets the time of the next.
func (p *pass) settle(j *job) {
	j.attempts++
	switch next := p.Now().Add(j.schedule.Retry.Wait); {
	case j.fault == nil:
		if j.elsewhere {
			j.Notes = append(j.Notes, "một lần chạy khác vừa tạo báo cáo này, và sẽ báo cho webhook")
			return
		}
		p.log().Info("report made", "schedule", j.Schedule, "period", j.Period.String(), "unit", j.Unit, "folder", j.Folder)
		p.tellMade(j)
	case j.fault.transient && j.attempts < j.schedule.Retry.Attempts && p.waitsUntil(next):
		p.log().Warn("source not reached", "schedule", j.Schedule, "period", j.Period.String(), "unit", j.Unit, "attempt", j.attempts, "reasons", j.fault.reasons)
		j.at, j.Reasons, j.fault = next, j.fault.reasons, nil
	default:
		p.keepFailure(j)
		p.tellFailed(j)
	}
}

// keepFailure writes down why the report could not be made. Where an earlier one stands, nobody would look for it.
func (p *pass) keepFailure(j *job) {
	p.log().Error("report failed", "schedule", j.Schedule, "period", j.Period.String(), "unit", j.Unit, "reasons", j.fault.reasons)
	j.State, j.Reasons = Failed, j.fault.reasons
	j.failed = &Failure{
		Schedule: j.Schedule, Title: j.Title, Period: j.Period, Unit: j.Unit,
		FailedAt: p.Now(), Attempts: j.attempts, Reasons: j.Reasons, Partial: j.partial,
	}
	if j.made != nil {
		return
	}
	if err := p.store().save(j.Folder+failedSuffix, j.failed); err != nil {
		p.log().Error("failure not kept", "file", j.Folder+failedSuffix, "error", err) // the reasons are told all the same
	}
}

// make makes a report; nil means that it is there.
func (p *pass) make(ctx context.Context, j *job) *fault {
	c, f := p.collect(ctx, j)
	if f != nil {
		return f
	}
	files, warnings, f := p.render(ctx, j.schedule, c)
	if f != nil {
		return f
	}
	if j.again && j.same(c, files) {
		j.again = false
		j.State, j.Notes = Made, append(j.unitNotes(), "không có gì khác báo cáo đã có, nên không tạo lại")
		return nil
	}
	m := &Manifest{
		Schedule: j.Schedule, Title: j.Title, Period: j.Period, Unit: j.Unit,
		PayloadSHA256: hash(c.JSON), Sources: c.Sources, Program: p.Version, MadeAt: p.Now(), Warnings: warnings, Notes: c.Notes,
		Replaces: p.replaced(j, c),
	}
	for _, f := range files {
		m.Files = append(m.Files, entryOf(f.name, f.data))
	}
	err := p.keepReport(j, m, append(files, output{payloadName, c.JSON}), c)
	if err != nil && !errors.Is(err, errMade) {
		return &fault{reasons: []string{fmt.Sprintf("không ghi được báo cáo vào %s: %s", j.Folder, whole.Why(err))}}
	}
	j.again, j.elsewhere = false, err != nil
	j.settle(p.store()) // as it lies there, whoever has made it
	if j.State != Made {
		return &fault{reasons: []string{"báo cáo vừa ghi không đọc lại được: " + j.Folder}}
	}
	forget(j)
	j.Notes = append(p.suspect(j, c.Sources), c.Notes...)
	return nil
}

// keepReport writes a report with where it came from.
func (p *pass) keepReport(j *job, m *Manifest, files []output, c Payload) error {
	trace, err := c.trace()
	if err != nil {
		return err
	}
	m.TraceSHA256, m.Template = hash(trace), c.template
	manifest, err := encodeJSON(m)
	if err != nil {
		return err
	}
	return p.store().commit(j.Folder, append(files, output{traceName, trace}, output{manifestName, manifest}), j.again)
}

// forget removes the record of failures that are over.
func forget(j *job) {
	if err := os.Remove(j.Folder + failedSuffix); err == nil || errors.Is(err, fs.ErrNotExist) {
		j.failed = nil
	}
}

// request says to a source what the report is about.
func (p *pass) request(j *job) source.Request {
	return source.Request{
		Period: j.Period, From: j.Deadlines.From, To: j.Deadlines.To,
		Unit: j.Unit, Folder: p.Config.Folder, Zone: j.schedule.Rules.Zone, Getenv: p.Getenv,
	}
}

// collect makes the payload of a report.
func (p *pass) collect(ctx context.Context, j *job) (Payload, *fault) {
	d, err := j.schedule.draft()
	var c Payload
	if err == nil {
		c, err = d.payload(ctx, p.reader, p.request(j), extras{j.Deadlines, j.schedule.number(j.Period, j.Unit)})
	}
	if err != nil {
		beside := p.alsoWrong(ctx, c, err)
		return c, &fault{append(explain(err), beside...), source.Transient(err), beside}
	}
	for i := range c.Sources {
		c.Sources[i].ReadAt = p.Now()
		p.describe(&c.Sources[i], j)
	}
	return c, nil
}

// describe adds to a source how it was read: the mapping or the query as it is now.
func (p *pass) describe(e *SourceEntry, j *job) {
	for _, spec := range j.schedule.Sources {
		if spec.Name != e.Name || spec.Into == "" {
			continue
		}
		if e.Query = spec.Query; e.Query != "" {
			e.QueryArg = p.request(j).Values(e.Query)
		}
		if spec.Mapping != nil {
			data, err := encodeJSON(spec.Mapping)
			if err == nil {
				e.Mapping = &FileEntry{filepath.Base(p.Config.File), hash(data), len(data)}
			}
		}
		if data, err := os.ReadFile(p.Config.path(spec.MappingFile)); err == nil && spec.MappingFile != "" {
			e.Mapping = &FileEntry{spec.MappingFile, hash(data), len(data)}
		}
	}
}

// alsoWrong gives what is wrong with a payload beside what keeps it from being whole. What passes by itself is not worth
// looking further.
func (p *pass) alsoWrong(ctx context.Context, c Payload, err error) []string {
	if source.Transient(err) || c.JSON == nil {
		return nil
	}
	report, err := p.Service.Check(ctx, service.Order{Payload: c.JSON})
	if err != nil {
		return nil // its flaws have been told
	}
	return reasonsOf(c.Certain(report.Problems))
}

// render makes the document in every format.
func (p *pass) render(ctx context.Context, s *Schedule, c Payload) (files []output, warnings templates.Problems, _ *fault) {
	made, err := p.Service.RenderAll(ctx, service.Order{Payload: c.JSON, Options: s.Options}, s.Formats...)
	if err != nil {
		return nil, nil, &fault{reasons: c.refusal(err)}
	}
	for _, file := range made {
		files = append(files, output{file.Name, file.Data})
		warnings = c.Locate(file.Problems) // the same in every format
	}
	return files, warnings, nil
}

// refusal gives why no document can be made of the payload, one reason each.
func (p Payload) refusal(err error) []string {
	e, ok := errors.AsType[*service.Error](err)
	if !ok || e.Problems == nil {
		return []string{err.Error()}
	}
	return append([]string{e.Message}, reasonsOf(p.Locate(e.Problems))...)
}

// reasonsOf gives the errors among problems, one a line.
func reasonsOf(ps templates.Problems) (reasons []string) {
	for _, found := range ps {
		if found.Severity == templates.Error {
			reasons = append(reasons, strings.TrimSpace(found.Path+": "+found.Message+" "+found.Suggestion))
		}
	}
	return reasons
}
