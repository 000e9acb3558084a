package tenloai

import (
	"embed"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// slugs are the types that have no form of their own. Another one is a line here and its
// sample beside this file.
var slugs = []string{
	"chi-thi",
	"quy-che",
	"quy-dinh",
	"thong-cao",
	"thong-bao",
	"huong-dan",
	"chuong-trinh",
	"phuong-an",
	"de-an",
	"du-an",
	"to-trinh",
	"giay-uy-quyen",
	"phieu-gui",
	"phieu-chuyen",
	"phieu-bao",
}

//go:embed sample/*.json
var samples embed.FS

// Kinds returns the kinds of this form.
func Kinds() []templates.Kind {
	kinds := make([]templates.Kind, len(slugs))
	for i, slug := range slugs {
		sample, _ := samples.ReadFile("sample/" + slug + ".json")
		kinds[i] = templates.NewKind[Payload](slug, sample)
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
