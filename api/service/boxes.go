package service

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"strings"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/places"
)

// Boxes tells a signing tool where the documents of a payload have places for what is put there.
type Boxes struct {
	Kind      string          `json:"kind"`      // slug
	Documents []DocumentBoxes `json:"documents"` // the document first, then those that accompany it
}

// DocumentBoxes are the places of one document.
type DocumentBoxes struct {
	Name  string `json:"name"`  // of its file, without extension
	Role  string `json:"role"`  // document, appendix or attachment
	Path  string `json:"path"`  // JSON pointer to what it was made of; "" is the payload
	Pages int    `json:"pages"` // of the PDF
	Boxes []Box  `json:"boxes"` // page by page; never nil
}

// Box is a place on a page of the PDF. Of the DOCX it is as near as Word's pages are.
type Box struct {
	Name  string `json:"name"`  // signature, seal, number, date or signing_info
	Field string `json:"field"` // JSON pointer to the field that says what is put there; "" where none does
	Page  int    `json:"page"`  // from 1, through all sections
	// Points run as PDF has them: from the page's lower left corner to the right and up, to the lower left
	// corner of the box.
	Points Rectangle `json:"pt"`
	// Millimetres run as people measure: from the paper's upper left corner to the right and down, to the
	// upper left corner of the box.
	Millimetres Rectangle `json:"mm"`
}

// Rectangle is where a box lies and how large it is, in hundredths of the unit.
type Rectangle struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// Boxes finds the places of the documents that [Service.Render] makes of the order, which is read and checked
// alike. The error is as that of [Service.Preview], without [PageUnknown].
func (s *Service) Boxes(ctx context.Context, o Order) (Boxes, error) {
	d, err := s.accept(ctx, o)
	if err != nil {
		return Boxes{}, err
	}
	all := Boxes{Kind: d.kind}
	for _, doc := range d.payload.Compose() {
		of, err := s.boxesOf(ctx, doc)
		if err != nil {
			return Boxes{}, fmt.Errorf("finding places: %w", err)
		}
		all.Documents = append(all.Documents, of)
	}
	return all, nil
}

// boxesOf finds the places of one document, whose pages are not kept.
func (s *Service) boxesOf(ctx context.Context, doc *render.Document) (DocumentBoxes, error) {
	of := DocumentBoxes{Name: doc.Name, Role: cmp.Or(string(doc.Part), roleDocument), Path: doc.Source.Pointer, Boxes: []Box{}}
	_, err := layout.Stream(ctx, doc, s.family, func(p *layout.Page) error {
		of.Pages++
		for _, place := range places.On(p, s.family) {
			if !strings.HasPrefix(place.Pointer, templates.Original+"/") { // what is copied has been signed
				of.Boxes = append(of.Boxes, newBox(place, of.Pages, p.Height))
			}
		}
		return nil
	})
	return of, err
}

// newBox is a place on a page that is so high.
func newBox(p places.Place, page int, height render.Length) Box {
	a := p.Area
	return Box{
		Name: p.Name, Field: p.Pointer, Page: page,
		Points:      rectangle(render.Length.Points, a.X, height-a.Y-a.Height, a.Width, a.Height),
		Millimetres: rectangle(render.Length.Millimetres, a.X, a.Y, a.Width, a.Height),
	}
}

func rectangle(unit func(render.Length) float64, x, y, width, height render.Length) Rectangle {
	round := func(l render.Length) float64 { return math.Round(unit(l)*100) / 100 }
	return Rectangle{round(x), round(y), round(width), round(height)}
}
