package gioithieu

import (
	_ "embed"
	"fmt"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/viet"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: giấy giới thiệu alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("giay-gioi-thieu", sample)}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return append(p.paper().Validate(), p.check()...) }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Paper{
		Type:  t,
		Head:  &part.Head{Masthead: p.Masthead, Issuance: p.Issuance},
		Call:  &part.Call{Who: p.OrganName, Pointer: "/organ_name", Says: nd30.GioiThieuText},
		Lines: p.lines(),
		Foot:  &p.Foot,
	}
}

// lines are those of form 1.8. Where it leaves the choice between "ông" and "bà", the paper says which.
func (p *Payload) lines() []part.Line {
	return []part.Line{
		{Label: p.Person.Salutation, Text: p.Person.FullName, Pointer: "/person/full_name"},
		{Label: nd30.ChucVuText, Text: p.Person.Position, Pointer: "/person/position"},
		{Label: nd30.DuocCuDenText, Text: p.Destination, Pointer: "/destination"},
		{Label: nd30.VeViecLineText, Text: p.Purpose, Pointer: "/purpose"},
		{Text: fmt.Sprintf(nd30.TaoDieuKienText, viet.Lower(p.Person.Salutation))},
		{Text: fmt.Sprintf(nd30.CoGiaTriText, p.validUntil().Text()), Pointer: "/valid_until"},
	}
}

// validUntil is the last day of the paper; what cannot be read is not known.
func (p *Payload) validUntil() viet.Date {
	d, err := viet.ParseDate(p.ValidUntil)
	if err != nil {
		return viet.Date{}
	}
	return d
}
