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
		switch {
		case t.Form != "1.4" || err != nil:
		case t.Addressee == nd30.AddresseeNone:
			kinds = append(kinds, templates.NewKind[Payload](t.Slug, sample))
		default:
			kinds = append(kinds, templates.NewKind[Addressed](t.Slug, sample))
		}
	}
	return kinds
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return p.paper(&p.Head, nil).Validate() }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper(&p.Head, nil).Compose() }

// Validate implements [templates.Payload].
func (p *Addressed) Validate() templates.Problems {
	return p.paper(&p.Head, p.Addressees).Validate()
}

// Compose implements [templates.Payload].
func (p *Addressed) Compose() []*render.Document { return p.paper(&p.Head, p.Addressees).Compose() }

// paper says which part of the payload is printed where.
func (c *Content) paper(head *part.Head, addressees []string) *part.Paper {
	t, _ := nd30.TypeBySlug(head.Kind)
	return &part.Paper{
		Type:       t,
		Head:       head,
		Addressees: addressees,
		Grounds:    c.Grounds,
		Plan:       part.Plan{Body: c.Body},
		Foot:       &c.Foot,
		Appendices: c.Appendices,
	}
}
