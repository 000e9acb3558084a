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
	SVG      []byte
	Count    int // how many pages there are, of the document and of the files that accompany it
	Document int // of which document it is, from 1, which is the document itself
}

// Preview draws one page of a document as it is in the PDF, counted from 1 through all its
// sections, and through the files that accompany it as if they were sections. The error is an [Error]
// as that of [Service.Render], or one with [PageUnknown].
func (s *Service) Preview(ctx context.Context, o Order, page int) (Page, error) {
	d, err := s.accept(ctx, o)
	if err != nil {
		return Page{}, err
	}
	docs := d.payload.Compose()
	if len(docs) == 0 {
		return Page{}, errors.New("previewing: no document")
	}
	var found Page
	for i, doc := range docs {
		l, err := layout.Compute(ctx, doc, s.family)
		if err != nil {
			return Page{}, fmt.Errorf("previewing: %w", err)
		}
		if at := page - found.Count; 1 <= at && at <= len(l.Pages) {
			found.Document = i + 1
			if found.SVG, err = s.draw(&l.Pages[at-1]); err != nil {
				return Page{}, err
			}
		}
		found.Count += len(l.Pages)
	}
	if found.Document == 0 {
		return Page{}, noPage(page, found.Count)
	}
	return found, nil
}

// noPage says that a document does not have a page, and which it has.
func noPage(page, count int) *Error {
	return &Error{
		Code:       PageUnknown,
		Message:    fmt.Sprintf("Văn bản không có trang %d.", page),
		Suggestion: fmt.Sprintf("Ghi một trang từ 1 đến %d.", count),
	}
}

// draw makes the image of a page.
func (s *Service) draw(p *layout.Page) ([]byte, error) {
	var b bytes.Buffer
	err := svg.Encode(&b, p, s.family)
	return b.Bytes(), err
}

// accept reads and checks a payload that a document is to be made of; one with errors is refused, unless a draft is to be
// made of it.
func (s *Service) accept(ctx context.Context, o Order) (draft, error) {
	d, err := s.open(ctx, o)
	if err != nil {
		return draft{}, err
	}
	d.problems = d.found()
	if o.Draft {
		return d, s.prepareDraft(&d)
	}
	if d.problems.Failed() {
		return draft{}, refusal(d.problems)
	}
	return d, nil
}
