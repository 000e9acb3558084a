package baocao

import (
	_ "embed"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/period"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: báo cáo alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("bao-cao", sample)}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return append(p.paper().Validate(), p.check()...) }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Paper{
		Type:       t,
		Head:       &p.Head,
		Addressees: p.Addressees,
		Grounds:    p.Grounds,
		Plan:       part.Plan{Opening: p.Opening, Body: p.Body},
		Sections:   p.sections(),
		Areas:      outlines[p.Outline],
		Data:       &p.Data,
		Context:    stat.Context{Organ: p.organ(), Period: p.period()},
		Foot:       &p.Foot,
		Appendices: p.Appendices,
	}
}

// period is the period of the report; none when it cannot be read.
func (p *Payload) period() period.Period {
	of, _ := period.Parse(p.Period)
	return of
}

// sections are the four sections of a report, those that there are.
func (p *Payload) sections() []part.TopSection {
	all := []part.TopSection{
		{Section: p.Results, Pointer: "/results", Usual: "Kết quả thực hiện"},
		{Section: p.Shortcomings, Pointer: "/shortcomings", Usual: "Tồn tại, hạn chế và nguyên nhân"},
		{Section: p.NextTasks, Pointer: "/next_tasks", Usual: strings.TrimSpace("Nhiệm vụ trọng tâm " + p.period().Next().Name())},
		{Section: p.Proposals, Pointer: "/proposals", Usual: "Đề xuất, kiến nghị"},
	}
	there := all[:0]
	for _, s := range all {
		if s.Section != nil {
			there = append(there, s)
		}
	}
	return there
}

// sorts are the words that the names of agencies begin with, and what a sentence calls such an
// agency; the first that fits counts.
var sorts = []struct{ begins, called string }{
	{"Ủy ban nhân dân tỉnh", "UBND tỉnh"},
	{"Ủy ban nhân dân thành phố", "UBND thành phố"},
	{"Ủy ban nhân dân xã", "UBND xã"},
	{"Ủy ban nhân dân phường", "UBND phường"},
	{"Ủy ban nhân dân", "UBND"},
	{"Văn phòng", "Văn phòng"},
	{"Thanh tra", "Thanh tra"},
	{"Trung tâm", "Trung tâm"},
	{"Ban Quản lý", "Ban Quản lý"},
	{"Tổng cục", "Tổng cục"},
	{"Sở", "Sở"},
	{"Bộ", "Bộ"},
	{"Cục", "Cục"},
	{"Vụ", "Vụ"},
	{"Chi cục", "Chi cục"},
	{"Viện", "Viện"},
	{"Ban", "Ban"},
}

// organ is what sentences call the agency that reports: as the payload says, by the sort of
// agency that it is, or its whole name.
func (p *Payload) organ() string {
	if p.OrganShort != "" {
		return p.OrganShort
	}
	name := strings.Join(strings.Fields(p.OrganName), " ")
	for _, s := range sorts {
		if strings.HasPrefix(viet.Lower(name)+" ", viet.Lower(s.begins)+" ") {
			return s.called
		}
	}
	return name
}
