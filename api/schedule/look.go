package schedule

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vanban/api/service"
	"vanban/api/source"
	"vanban/api/whole"
	"vanban/templates/viet"
)

// look finds out what would become of a job, and writes nothing.
func (p *pass) look(ctx context.Context, j *job) {
	if j.fault != nil {
		j.State, j.Reasons = Failed, j.fault.reasons
		return
	}
	if j.State == Made && !j.again {
		j.Notes = slices.Concat(j.unitNotes(), j.renumbered())
		p.recheck(ctx, j)
		return
	}
	if j.State == Waiting && p.selection.Period == nil && p.early(j) {
		return // what sources lack for a period that has just begun is no news
	}
	j.Sources = p.states(ctx, j)
	if j.State == Waiting {
		return
	}
	j.State, j.Reasons = Due, nil // what it failed for before may be over
	p.try(ctx, j)
	if err := whole.Writable(j.Folder); err != nil {
		j.State, j.Reasons = Failed, append(j.Reasons, fmt.Sprintf("không ghi được vào %s: %s", j.Folder, whole.Why(err)))
	}
}

// try finds out whether a job's report could be made of what its sources have.
func (p *pass) try(ctx context.Context, j *job) {
	c, f := p.collect(ctx, j)
	if slices.ContainsFunc(j.Sources, func(s SourceState) bool { return !s.Ready }) {
		j.State, j.Reasons = Failed, append([]string{"Có nguồn số liệu chưa dùng được, xem ở dưới."}, f.also()...)
		return
	}
	if f != nil {
		j.State, j.Reasons = Failed, f.reasons
		return
	}
	j.Notes = append(p.suspect(j, c.Sources), c.Notes...)
	report, err := p.Service.Check(ctx, service.Order{Payload: c.JSON})
	j.Problems = c.Locate(report.Problems)
	if err != nil || !report.Valid {
		j.State, j.Reasons = Failed, []string{"Số liệu chưa đúng, xem các lỗi kèm theo."}
	}
}

// also gives what is wrong beside the sources.
func (f *fault) also() []string {
	if f == nil {
		return nil
	}
	return f.beside
}

// states says how each source of a job is; of a period whose reports are made by unit, how it is for all of them.
func (p *pass) states(ctx context.Context, j *job) []SourceState {
	units := []string{j.Unit}
	if j.Unit == "" && !j.schedule.whole() {
		named, f := p.units(ctx, j)
		if f != nil {
			return []SourceState{{
				Name: j.schedule.Sources[j.schedule.Each.Source].Name, Detail: strings.Join(f.reasons, "\n"), Missing: f.reasons,
			}}
		}
		units = named
	}
	states := make([]SourceState, len(j.schedule.Sources))
	for i, spec := range j.schedule.Sources {
		states[i] = p.state(ctx, j, spec, units)
	}
	return states
}

func (p *pass) state(ctx context.Context, j *job, spec source.Spec, units []string) SourceState {
	s := SourceState{Name: spec.Name}
	for _, unit := range units {
		request := p.request(j)
		request.Unit = unit
		data, err := p.reader.Read(ctx, spec, request)
		s.Rows += data.Rows
		if err == nil {
			continue
		}
		for _, reason := range explain(err) {
			if unit != j.Unit {
				reason = fmt.Sprintf("%s: %s", unit, reason)
			}
			s.Missing = append(s.Missing, reason)
		}
	}
	s.Ready, s.Detail = s.Missing == nil, strings.Join(s.Missing, "\n")
	if s.Ready {
		s.Detail = viet.Integer(int64(s.Rows)) + " dòng"
	}
	return s
}
