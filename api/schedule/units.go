package schedule

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vanban/api/source"
	"vanban/templates/viet"
)

// roster says for which units of a period there are reports. When all are made it is kept, as units.json beside them:
// as long as the sources are the same files, they are not read again.
type roster struct {
	Units  []string `json:"units"`
	Absent []string `json:"absent,omitempty"` // that the list of units has in other periods only
	Stamp  string   `json:"stamp,omitempty"`  // of the sources that were read; "" where these have none

	strays []source.Stray // rows of other units
	fault  *fault         // why the units, or more of them, are not known
	note   string         // in Vietnamese
}

// expand puts a job for each unit in the place of a period's job. One whose period is open stays as it is; so does one
// whose units cannot be read, which then fails.
func (p *pass) expand(ctx context.Context, jobs []*job) (list []*job) {
	for _, j := range jobs {
		switch {
		case j.expanded || j.State == Waiting || j.putOff(p.Now()) || p.resting(j) && !j.failed.Partial:
			list = append(list, j)
		case !j.schedule.whole():
			list = append(list, p.byUnit(ctx, j)...)
		case p.selection.Unit == "":
			list = append(list, j)
		}
	}
	return list
}

// byUnit gives a job for each unit that is meant, and the period's job where something keeps units from being known, or
// rows have no unit that there is.
func (p *pass) byUnit(ctx context.Context, j *job) (list []*job) {
	r := p.roster(ctx, j)
	for n, unit := range r.Units {
		if p.selection.Unit == "" || viet.Slug(p.selection.Unit) == viet.Slug(unit) {
			own := j.of(unit, n, p.store())
			own.try, own.roster = p.tries[own.key()], &r
			list = append(list, own)
		}
	}
	if len(list) > 0 {
		list[0].first = true
	}
	lost := turnAway(list, r.strays)
	switch {
	case r.fault != nil:
		j.fault = r.fault
	case len(lost) > 0 && p.selection.Unit == "":
		j.fault = &fault{reasons: lost}
	case j.failed != nil && !p.dry:
		forget(j)
	}
	if j.fault != nil {
		j.partial, j.expanded, j.State, j.rank[1] = len(list) > 0, len(list) > 0, Due, len(r.Units)
		list = append(list, j)
	}
	return list
}

// turnAway keeps the reports from being made of whose units rows are probably, which are misspelt there. It gives what is
// to be said of the other rows.
func turnAway(list []*job, strays []source.Stray) (lost []string) {
	for _, s := range strays {
		reason := strings.TrimPrefix(s.Flaw.Source+": "+s.Flaw.String(), ": ")
		i := slices.IndexFunc(list, func(own *job) bool { return own.Unit == s.Near && (own.State != Made || own.again) })
		if i < 0 {
			lost = append(lost, reason+" Bảng có cả đơn vị không lập báo cáo thì ghi other_units: true vào nguồn.")
			continue
		}
		if list[i].fault == nil {
			list[i].fault = &fault{}
		}
		list[i].fault.reasons = append(list[i].fault.reasons, reason)
	}
	return lost
}

// whole reports whether the schedule makes one report for all.
func (s *Schedule) whole() bool { return s.Each == nil && len(s.Units) == 0 }

// roster says for which units there are reports. What was kept counts where the sources are the same, and where they
// cannot be reached any more; a unit that was made is no more forgotten.
func (p *pass) roster(ctx context.Context, j *job) roster {
	var kept roster
	stamp := p.stamp(j)
	found, err := readJSON(p.store().unitsFile(j.Schedule, j.Period), &kept)
	if !found || err != nil || j.again {
		fresh := p.readRoster(ctx, j)
		fresh.Stamp = stamp
		return fresh
	}
	if stamp != "" && stamp == kept.Stamp {
		return kept
	}
	fresh := p.readRoster(ctx, j)
	if fresh.fault != nil && fresh.fault.transient {
		kept.note = "không đọc lại được danh sách đơn vị, đơn vị mới nộp (nếu có) chưa được biết: " + strings.Join(fresh.fault.reasons, "; ")
		return kept
	}
	for _, unit := range kept.Units {
		if !slices.ContainsFunc(fresh.Units, func(u string) bool { return viet.Slug(u) == viet.Slug(unit) }) {
			fresh.Units = append(fresh.Units, unit)
		}
	}
	fresh.Stamp = stamp
	return fresh
}

// UnmarshalJSON reads what earlier versions have kept, too: the names alone.
func (r *roster) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &r.Units) == nil {
		return nil
	}
	type plain roster
	return json.Unmarshal(data, (*plain)(r))
}

// readRoster asks the sources for the units, and for rows that are of none.
func (p *pass) readRoster(ctx context.Context, j *job) (r roster) {
	if r.Units, r.fault = p.units(ctx, j); r.fault != nil {
		return r
	}
	r.Absent = p.absent(ctx, j)
	for _, spec := range p.divided(j) {
		strays, err := p.reader.Strays(ctx, spec, r.Units, p.request(j))
		if err != nil {
			p.log().Warn("rows of other units are not known", "schedule", j.Schedule, "period", j.Period.String(), "error", err) // as each report says
		}
		r.strays = append(r.strays, strays...)
	}
	return r
}

// divided are the sources from whose rows each report takes its own, and that from which the units are.
func (p *pass) divided(j *job) (specs []source.Spec) {
	for i, spec := range j.schedule.Sources {
		m := p.mapping(spec)
		if j.schedule.Each != nil && j.schedule.Each.Source == i || m.IsOfUnit() {
			specs = append(specs, spec)
		}
	}
	return specs
}

// stamp tells whether the files have changed in which units stand; "" where that cannot be told without reading them,
// as of a database.
func (p *pass) stamp(j *job) string {
	specs := p.divided(j)
	lines := []string{fmt.Sprintf("%q %v", j.schedule.Units, j.schedule.Each)}
	for _, spec := range specs {
		seen, ok := p.seen(spec, j)
		if !ok {
			return ""
		}
		lines = append(lines, seen...)
	}
	return hash([]byte(strings.Join(lines, "\n")))
}

// seen is what changes when a source does: its description and its files; false where it is no file. Reading a workbook's
// bytes is a hundredth of the work of reading its cells.
func (p *pass) seen(spec source.Spec, j *job) (lines []string, ok bool) {
	if spec.Type == source.SQL || spec.Type == source.Folder {
		return nil, false
	}
	described, err := json.Marshal(spec)
	lines = append(lines, string(described))
	for _, name := range []string{p.request(j).Path(spec), spec.MappingFile} {
		if name == "" || err != nil {
			continue
		}
		var sum string
		if sum, err = hashFile(p.Config.path(name)); err == nil {
			lines = append(lines, name+" "+sum)
		}
	}
	return lines, err == nil
}

// units are those for which a report each is made, or why they cannot be known.
func (p *pass) units(ctx context.Context, j *job) ([]string, *fault) {
	each := j.schedule.Each
	if each == nil {
		return slices.Clone(j.schedule.Units), nil
	}
	spec := j.schedule.Sources[each.Source]
	units, err := p.reader.Units(ctx, spec, each.Column, p.request(j))
	if err == nil {
		err = distinct(units)
	}
	if err == nil && len(units) == 0 {
		err = errors.New(spec.Name + ": không có đơn vị nào ở cột “" + each.Column + "”")
	}
	if err != nil {
		return nil, &fault{reasons: explain(err), transient: source.Transient(err)}
	}
	return units, nil
}

// absent gives the units that the list of units has for other periods only: they get no report, and nobody would
// notice. What keeps them from being known has kept the units from being known before.
func (p *pass) absent(ctx context.Context, j *job) []string {
	each := j.schedule.Each
	if each == nil {
		return nil
	}
	units, err := p.reader.Absent(ctx, j.schedule.Sources[each.Source], each.Column, p.request(j))
	if err != nil {
		p.log().Warn("units without figures are not known", "schedule", j.Schedule, "period", j.Period.String(), "error", err)
	}
	return units
}

// unitNotes says, once for a period, which units have no report.
func (j *job) unitNotes() (notes []string) {
	if !j.first {
		return nil
	}
	if j.roster.Absent != nil {
		notes = append(notes, fmt.Sprintf("không có báo cáo của %s: nguồn %s không có dòng nào của kỳ này cho các đơn vị đó",
			strings.Join(j.roster.Absent, ", "), j.schedule.Sources[j.schedule.Each.Source].Name))
	}
	if j.roster.note != "" {
		notes = append(notes, j.roster.note)
	}
	return notes
}

// keepUnits notes the units of periods all of whose reports are made.
func (p *pass) keepUnits(jobs []*job) {
	periods := map[key][]*job{}
	for _, j := range jobs {
		if !j.schedule.whole() && p.selection.Unit == "" {
			of := key{j.Schedule, j.Period, ""}
			periods[of] = append(periods[of], j)
		}
	}
	for _, list := range periods {
		p.keep(list)
	}
}

// keep notes the units of one period, unless one of them has no report yet, or they need never be read.
func (p *pass) keep(jobs []*job) {
	var names []string
	for _, j := range jobs {
		if j.State != Made || j.roster == nil || j.roster.note != "" {
			return
		}
		names = append(names, j.Unit)
	}
	r := *jobs[0].roster
	if r.Units = names; len(p.divided(jobs[0])) == 0 {
		return
	}
	var known roster
	file := p.store().unitsFile(jobs[0].Schedule, jobs[0].Period)
	if found, err := readJSON(file, &known); found && err == nil && known.Stamp == r.Stamp && slices.Equal(known.Units, names) {
		return
	}
	if r.Absent != nil {
		p.log().Warn("units without figures", "schedule", jobs[0].Schedule, "period", jobs[0].Period.String(), "units", r.Absent)
	}
	if err := p.store().save(file, r); err != nil {
		p.log().Warn("units not noted", "file", file, "error", err) // they are read again the next time
	}
}
