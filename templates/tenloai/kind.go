package tenloai

import (
	"embed"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

//go:embed sample/*.json
var samples embed.FS

// Kinds returns the kinds of this form: the types of form 1.4 whose sample lies beside this file, in the
// order of the decree. The others of that form, kế hoạch and báo cáo, have a payload of their own.
func Kinds() []templates.Kind {
	var kinds []templates.Kind
	for _, t := range nd30.Types {
		sample, err := samples.ReadFile("sample/" + t.Slug + ".json")
		if t.Form == "1.4" && err == nil {
			kinds = append(kinds, templates.NewKind[Payload](t.Slug, sample))
		}
	}
	return kinds
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
		Grounds:    p.Grounds,
		Plan:       part.Plan{Body: p.Body},
		Foot:       &p.Foot,
		Appendices: p.Appendices,
	}
}
