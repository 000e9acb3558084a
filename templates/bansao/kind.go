package bansao

import (
	"embed"
	"errors"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

//go:embed sample/*.json
var samples embed.FS

// Kinds returns the kinds of copies of documents of the kinds given. A bản sao lục is a copy of a bản
// sao y (Đ3.11), the others are of the document itself.
func Kinds(originals []templates.Kind) []templates.Kind {
	var kinds []templates.Kind
	for _, row := range nd30.Copies {
		of := originals
		if row.Slug == "sao-luc" {
			of = kinds[:1] // sao y, the first row
		}
		sample, _ := samples.ReadFile("sample/" + row.Slug + ".json")
		kind := templates.NewKind[Payload](row.Slug, sample)
		kind.Decode = opening(kind.Decode, of)
		kinds = append(kinds, kind)
	}
	return kinds
}

// opening reads a copy and the document in it, which is of one of the kinds.
func opening(decode func([]byte) (templates.Payload, error), originals []templates.Kind) func([]byte) (templates.Payload, error) {
	return func(data []byte) (templates.Payload, error) {
		p, err := decode(data)
		if p == nil {
			return nil, err
		}
		found, _ := errors.AsType[templates.Problems](err)
		err = p.(*Payload).Original.Open(templates.Original, originals)
		within, ok := errors.AsType[templates.Problems](err)
		if err != nil && !ok {
			return nil, err
		}
		if found = append(found, within...); len(found) > 0 {
			return p, found.Sort(data)
		}
		return p, nil
	}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return p.copy().Validate() }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.copy().Compose() }

// Copied is the payload of the document that is copied; nil without one, or with one that could not be read.
func (p *Payload) Copied() templates.Payload { return p.Original.Payload }

// copy says which part of the payload is printed where.
func (p *Payload) copy() *part.Copy {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Copy{
		Type:     t,
		Copier:   &p.Copier,
		Signer:   &p.Signer,
		To:       &p.Recipients,
		Original: &p.Original,
		FromTop:  render.Length(p.FromTopMM) * render.MM,
	}
}
