package schedule

import (
	"context"
	"slices"

	"vanban/api/source"
	"vanban/templates/viet"
)

// expand puts a job for each unit in the place of a period's job. One whose period is open stays as it is; so does one
// whose units cannot be read, which then fails.
func (p *pass) expand(ctx context.Context, jobs []*job) (list []*job) {
	for _, j := range jobs {
		switch {
		case j.expanded || j.State == Waiting || j.putOff(p.Now()) || p.resting(j):
			list = append(list, j)
		case !j.schedule.whole():
			list = append(list, p.byUnit(ctx, j)...)
		case p.selection.Unit == "":
			list = append(list, j)
		}
	}
	return list
}

// byUnit gives a job for each unit that is meant, or the period's job with what keeps the units from being known.
func (p *pass) byUnit(ctx context.Context, j *job) (list []*job) {
	units, reasons, transient := p.units(ctx, j)
	if reasons != nil {
		j.fault = &fault{reasons: reasons, transient: transient}
		return []*job{j}
	}
	if j.failed != nil && !p.dry {
		forget(j)
	}
	for n, unit := range units {
		if p.selection.Unit == "" || viet.Slug(p.selection.Unit) == viet.Slug(unit) {
			own := j.of(unit, n, p.store())
			own.try = p.tries[own.key()]
			list = append(list, own)
		}
	}
	if slices.ContainsFunc(list, func(own *job) bool { return own.State != Made || own.again }) {
		list[0].absent = p.absent(ctx, j)
	}
	return list
}

// absent gives the units that the list of units has for other periods only: they get no report, and nobody would
// notice. What keeps them from being known has kept the units from being known before.
func (p *pass) absent(ctx context.Context, j *job) []string {
	each := j.schedule.Each
	if each == nil || p.selection.Unit != "" {
		return nil
	}
	units, err := p.reader.Absent(ctx, j.schedule.Sources[each.Source], each.Column, p.request(j))
	if err != nil {
		p.log().Warn("units without figures are not known", "schedule", j.Schedule, "period", j.Period.String(), "error", err)
	}
	return units
}

// whole reports whether the schedule makes one report for all.
func (s *Schedule) whole() bool { return s.Each == nil && len(s.Units) == 0 }

// units are those for which a report each is made. The reasons say why they cannot be known.
func (p *pass) units(ctx context.Context, j *job) (units, reasons []string, transient bool) {
	each := j.schedule.Each
	if each == nil {
		return j.schedule.Units, nil, false
	}
	if found, err := readJSON(p.store().unitsFile(j.Schedule, j.Period), &units); found && err == nil && !j.again {
		return units, nil, false
	}
	spec := j.schedule.Sources[each.Source]
	units, err := p.reader.Units(ctx, spec, each.Column, p.request(j))
	if err == nil {
		err = distinct(units)
	}
	switch {
	case err != nil:
		return nil, explain(err), source.Transient(err)
	case len(units) == 0:
		return nil, []string{spec.Name + ": không có đơn vị nào ở cột “" + each.Column + "”"}, false
	}
	return units, nil, false
}

// keepUnits notes the units of periods all of whose reports are made.
func (p *pass) keepUnits(jobs []*job) {
	units := map[*Schedule]map[string][]*job{}
	for _, j := range jobs {
		if j.schedule.Each != nil && j.Unit != "" && p.selection.Unit == "" {
			if units[j.schedule] == nil {
				units[j.schedule] = map[string][]*job{}
			}
			key := j.Period.String()
			units[j.schedule][key] = append(units[j.schedule][key], j)
		}
	}
	for _, periods := range units {
		for _, list := range periods {
			p.keep(list)
		}
	}
}

// keep notes the units of one period, unless it is known or one of them has no report yet.
func (p *pass) keep(jobs []*job) {
	var known, names []string
	for _, j := range jobs {
		if j.State != Made {
			return
		}
		names = append(names, j.Unit)
	}
	file := p.store().unitsFile(jobs[0].Schedule, jobs[0].Period)
	if found, err := readJSON(file, &known); found && err == nil && slices.Equal(known, names) {
		return
	}
	if err := p.store().save(file, names); err != nil {
		p.log().Warn("units not noted", "file", file, "error", err) // they are read again the next time
	}
}
