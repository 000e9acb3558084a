package giaymoi

import (
	_ "embed"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: giấy mời alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("giay-moi", sample)}
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
		Lines:      p.lines(),
		Plan:       part.Plan{Body: p.Body},
		Foot:       &p.Foot,
		Appendices: p.Appendices,
	}
}

// lines are those of form 1.7 before the notes. One who is invited stands on the line that says so, several
// beneath it.
func (p *Payload) lines() []part.Line {
	invitation := part.Line{Label: strings.Join(strings.Fields(p.OrganName), " ") + " " + nd30.KinhMoiText, Pointer: "/invitees", Names: "/organ_name"}
	if len(p.Invitees) == 1 {
		invitation.Text, invitation.Pointer = p.Invitees[0], "/invitees/0"
	} else {
		invitation.List = p.Invitees
	}
	return []part.Line{
		invitation,
		{Label: nd30.ToiDuText, Text: p.Event, Pointer: "/event"},
		{Label: nd30.ChuTriText, Text: p.Chair, Pointer: "/chair"},
		{Label: nd30.ThoiGianText, Text: p.Time.Text(), Pointer: "/time"},
		{Label: nd30.DiaDiemText, Text: p.Venue, Pointer: "/venue"},
	}
}
