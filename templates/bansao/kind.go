package bansao

import (
	"embed"
	"errors"
	"fmt"
	"slices"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

//go:embed sample/*.json
var samples embed.FS

// Kinds returns the kinds of copies of documents of the kinds given. A bản sao lục is a copy of a bản
// sao y (Đ3(11)), the others are of the document itself.
func Kinds(originals []templates.Kind) []templates.Kind {
	var kinds []templates.Kind
	for _, row := range nd30.Copies {
		of, refused := originals, []templates.Kind(nil)
		if row.Slug == "sao-luc" {
			of, refused = kinds[:1], slices.Concat(originals, kinds[1:]) // sao y, the first row
		}
		sample, _ := samples.ReadFile("sample/" + row.Slug + ".json")
		kind := templates.NewKind[Payload](row.Slug, sample)
		kind.Decode = opening(kind.Decode, of, refused)
		kinds = append(kinds, kind)
	}
	return kinds
}

// opening reads a copy and the document in it, which is of one of the kinds; of the refused it cannot be.
func opening(decode func([]byte) (templates.Payload, error), originals, refused []templates.Kind) func([]byte) (templates.Payload, error) {
	return func(data []byte) (templates.Payload, error) {
		p, err := decode(data)
		if p == nil {
			return nil, err
		}
		found, _ := errors.AsType[templates.Problems](err)
		original := &p.(*Payload).Original
		if slug := original.Slug(); slices.ContainsFunc(refused, func(k templates.Kind) bool { return k.Slug == slug }) {
			return p, append(found, notOfACopy(slug)).Sort(data)
		}
		err = original.Open(templates.Original, originals)
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

// notOfACopy says why a bản sao lục is made of a bản sao y alone.
func notOfACopy(slug string) templates.Problem {
	return templates.Problem{
		Path: templates.Original + "/kind", Rule: "json.kind", Clause: "Đ25(2)b", Severity: templates.Error,
		Message:    fmt.Sprintf("Sao lục thực hiện từ bản sao y, không từ văn bản loại “%s” (khoản 11 Điều 3).", slug),
		Suggestion: "Ghi ở đây dữ liệu của bản sao y, “kind”: “sao-y”, có văn bản được sao ở “original” của nó; sao thẳng từ văn bản thì lập bản sao y hoặc trích sao.",
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
