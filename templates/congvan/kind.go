package congvan

import (
	_ "embed"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: công văn alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("cong-van", sample)}
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
		Addressees: p.Addressees,
		Plan:       part.Plan{Body: p.Body},
		Foot:       &p.Foot,
		Appendices: p.Appendices,
	}
}
