package congdien

import (
	_ "embed"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: công điện alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("cong-dien", sample)}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return p.paper().Validate() }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Paper{
		Type:       t,
		Head:       &p.Head,
		Call:       p.call(),
		Plan:       part.Plan{Body: p.Body},
		Foot:       &p.Foot,
		Appendices: p.Appendices,
	}
}

// call is the line "… điện:" with those who get the telegram.
func (p *Payload) call() *part.Call {
	if p.Caller == "" {
		return &part.Call{Who: p.OrganName, Pointer: "/organ_name", Says: nd30.DienText, To: p.Addressees}
	}
	return &part.Call{Who: p.Caller, Pointer: "/caller", Says: nd30.DienText, To: p.Addressees}
}
