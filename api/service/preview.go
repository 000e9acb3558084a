package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"vanban/render/layout"
	"vanban/render/svg"
)

// Page is one page of a document as an image.
type Page struct {
	SVG   []byte
	Count int // how many pages the document has
}

// Preview draws one page of a document as it is in the PDF, counted from 1 through all its
// sections. The error is an [Error] as that of [Service.Render], or one with [PageUnknown].
func (s *Service) Preview(ctx context.Context, o Order, page int) (Page, error) {
	d, err := s.accept(ctx, o)
	if err != nil {
		return Page{}, err
	}
	docs := d.payload.Compose()
	if len(docs) == 0 {
		return Page{}, errors.New("previewing: no document")
	}
	l, err := layout.Compute(ctx, docs[0], s.family)
	if err != nil {
		return Page{}, fmt.Errorf("previewing: %w", err)
	}
	if page < 1 || page > len(l.Pages) {
		return Page{}, &Error{
			Code:       PageUnknown,
			Message:    fmt.Sprintf("Văn bản không có trang %d.", page),
			Suggestion: fmt.Sprintf("Ghi một trang từ 1 đến %d.", len(l.Pages)),
		}
	}
	var b bytes.Buffer
	if err := svg.Encode(&b, &l.Pages[page-1], s.family); err != nil {
		return Page{}, err
	}
	return Page{SVG: b.Bytes(), Count: len(l.Pages)}, nil
}

// accept reads and checks a payload that a document is to be made of; one with errors is refused.
func (s *Service) accept(ctx context.Context, o Order) (draft, error) {
	d, err := s.open(ctx, o)
	if err != nil {
		return draft{}, err
	}
	d.problems = d.found()
	if d.problems.Failed() {
		return draft{}, refusal(d.problems)
	}
	return d, nil
}
