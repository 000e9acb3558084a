package schedule

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"vanban/api/source"
	"vanban/templates/period"
)

// suspect gives what looks as if a source had not the figures of a report's own period: units that have none, nothing of
// it that depends on the period, or a file that is that of another period under a new name.
func (p *pass) suspect(j *job, entries []SourceEntry) (notes []string) {
	notes = j.unitNotes()
	for _, spec := range j.schedule.Sources {
		if spec.Into == "" || spec.Standing || p.choosesRows(spec) {
			continue
		}
		if !ofPeriod(spec.Path) && !ofPeriod(spec.MappingFile) {
			notes = append(notes, fmt.Sprintf("nguồn %s không phụ thuộc kỳ báo cáo, kỳ nào cũng lấy cùng số liệu này: dùng {{ky}} ở path, where, sheet hoặc query; "+
				"nếu đúng là dùng chung cho mọi kỳ (như kế hoạch) thì ghi standing: true", spec.Name))
			continue
		}
		if other := p.sameAs(j, spec, entries); other != "" {
			notes = append(notes, fmt.Sprintf("nguồn %s giống hệt nguồn của kỳ %s: xem lại tệp này đã là số liệu của kỳ này chưa", spec.Name, other))
		}
	}
	return notes
}

// ofPeriod reports whether a text has a placeholder that depends on the period.
func ofPeriod(text string) bool {
	for _, found := range placeholder.FindAllStringSubmatch(text, -1) {
		if found[1] != "don_vi" {
			return true
		}
	}
	return false
}

// choosesRows reports whether what is taken from the file or the database depends on the period.
func (p *pass) choosesRows(spec source.Spec) bool {
	m := p.mapping(spec)
	if ofPeriod(spec.Query) || ofPeriod(m.Sheet) {
		return true
	}
	for _, value := range m.Where {
		if ofPeriod(value) {
			return true
		}
	}
	return false
}

// mapping is how a source's table is read; the zero value where nobody can tell, which reading it tells of.
func (p *pass) mapping(spec source.Spec) source.Mapping {
	if spec.Mapping != nil {
		return *spec.Mapping
	}
	data, err := os.ReadFile(p.Config.path(spec.MappingFile))
	if spec.MappingFile == "" || err != nil {
		return source.Mapping{}
	}
	m, err := source.ParseMapping(data)
	if err != nil {
		return source.Mapping{}
	}
	return *m
}

// sameAs is another period whose report was made of the very same source; "" is none.
func (p *pass) sameAs(j *job, spec source.Spec, entries []SourceEntry) string {
	hash := hashOf(entries, spec.Name)
	folders, err := os.ReadDir(filepath.Join(p.Config.Output, j.Schedule))
	if err != nil || hash == "" {
		return ""
	}
	for _, f := range folders {
		other, err := period.Parse(strings.ReplaceAll(f.Name(), "_", "/"))
		if err != nil || other == j.Period {
			continue
		}
		var m Manifest
		found, err := readJSON(filepath.Join(p.store().folder(j.Schedule, other, j.Unit), manifestName), &m)
		if found && err == nil && hashOf(m.Sources, spec.Name) == hash {
			return other.String()
		}
	}
	return ""
}

// hashOf is the hash of the source of a name; "" is none.
func hashOf(entries []SourceEntry, name string) string {
	for _, e := range entries {
		if e.Name == name {
			return e.Hash
		}
	}
	return ""
}

// againText is what to do about a report that is no longer as it would be made.
const againText = "; chạy lại với -again để tạo lại"

// renumbered says that the schedule has got another number for a report since it was made.
func (j *job) renumbered() []string {
	number := j.schedule.number(j.Period, j.Unit)
	if number == 0 {
		return nil
	}
	var payload struct {
		Number json.Number `json:"code_number"`
	}
	found, err := readJSON(filepath.Join(j.Folder, payloadName), &payload)
	if !found || err != nil || payload.Number.String() == strconv.Itoa(number) {
		return nil
	}
	if payload.Number == "" {
		return []string{fmt.Sprintf("số trong lịch là %d, báo cáo đã tạo để trống số%s", number, againText)}
	}
	return []string{fmt.Sprintf("số trong lịch là %d, báo cáo đã tạo ghi %s%s", number, payload.Number, againText)}
}
