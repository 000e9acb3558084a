package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"vanban/render"
	"vanban/render/layout"
	"vanban/render/svg"
	"vanban/templates"
	"vanban/templates/lint"
	"vanban/templates/viet"
)

// PagesOptions says which pages of a draft are wanted as images, and where the one who writes it is.
type PagesOptions struct {
	// From and To are the first and the last of the wanted pages, counted from 1 through all documents; what the draft
	// has not of them is left out. 0 and 0 want none.
	From, To int
	Have     []string // hashes of the pages whose images the caller has
	// At is a JSON pointer to the field that is being written, and Offset where in its text, in bytes; "" is nowhere.
	At     string
	Offset int
}

// Pages is a draft on paper, and what is wrong with it.
type Pages struct {
	Report
	Drawn     bool            `json:"drawn"`           // false: the payload could not be read that far, or is too long
	Stale     string          `json:"stale,omitempty"` // for the user: why it is not drawn, where that is no fault of the payload
	Documents []PagesDocument `json:"documents"`       // the document, then those that accompany it; never nil
	Pages     []DraftPage     `json:"pages"`           // of all documents; never nil
	Caret     *Caret          `json:"caret,omitempty"`

	Fault error `json:"-"` // for the log: why a payload with errors is not drawn, which is a fault of ours
}

// PagesDocument is one of the documents of a draft.
type PagesDocument struct {
	Name  string `json:"name"` // of its file, without extension
	Pages int    `json:"pages"`
}

// DraftPage is a page of a draft. Its lengths are points, to a hundredth.
type DraftPage struct {
	Hash     string  `json:"hash"`     // of what it looks like
	Document int     `json:"document"` // which one it is of, from 1
	Width    float64 `json:"width"`
	Height   float64 `json:"height"`
	SVG      string  `json:"svg,omitempty"` // of a wanted page that the caller has not
	// Lines are those of a wanted page, also of one that the caller has: where in the payload they come from, and
	// whether something is wrong with them, changes while the page looks the same.
	Lines []Line `json:"lines,omitempty"`
}

// Pages lays a draft out and draws the pages that are wanted, and the one with the caret. A payload with errors is
// drawn as far as it goes, with dots where it lacks a text. What is found is the same as in [Service.Check]. The error is
// an [Error] with [KindUnknown], or the context's.
func (s *Service) Pages(ctx context.Context, o Order, want PagesOptions) (Pages, error) {
	d, err := s.open(ctx, o)
	if err != nil {
		return Pages{}, err
	}
	drawn, err := s.drawing(ctx, &d)
	if err != nil {
		return Pages{}, err
	}
	answer := Pages{
		Report: d.report(), Drawn: len(drawn.sheets) > 0, Stale: drawn.stale, Fault: drawn.fault,
		Documents: drawn.documents, Pages: make([]DraftPage, len(drawn.sheets)),
	}
	text, err := newText(ctx, drawn.sheets, drawn.fields, s.family)
	if err == nil {
		err = text.mark(ctx, answer.Problems)
	}
	if err != nil {
		return Pages{}, err
	}
	answer.Caret = text.caret(want.At, want.Offset)
	for i := range drawn.sheets {
		page, n := &answer.Pages[i], i+1
		*page = newDraftPage(&drawn.sheets[i], n)
		if (n < want.From || n > want.To) && !answer.Caret.isOn(n) {
			continue
		}
		page.Lines = text.on(n)
		if slices.Contains(want.Have, page.Hash) {
			continue
		}
		if page.SVG, err = s.drawInline(drawn.sheets[i].Page, n); err != nil {
			return Pages{}, err
		}
	}
	return answer, nil
}

// drawing is a draft laid out.
type drawing struct {
	documents []PagesDocument
	sheets    []sheet
	fields    payloadTexts // before blanks were put in
	stale     string       // why there are no sheets
	fault     error        // of ours, why there are none
}

// MaxPages is how many pages of a draft are laid out for one who is writing it. Each of his key strokes lays out all of
// them, and nobody writes a book into one document.
const MaxPages = 2000

// tooLong says that a draft has more.
var tooLong = fmt.Sprintf("Văn bản dài hơn %s trang nên không vẽ trang nào khi đang soạn. Chia bớt sang phụ lục hoặc văn bản khác; tải Word hay PDF thì vẫn được.", viet.Integer(MaxPages))

// sheet is a page and which document it is of.
type sheet struct {
	*layout.Page
	document int // from 1
}

// drawing lays a draft out and adds what is found in its words, and on its pages where the payload has no error: on
// pages with blanks that would be said of what is missing.
func (s *Service) drawing(ctx context.Context, d *draft) (drawing, error) {
	made := drawing{documents: []PagesDocument{}}
	if d.payload == nil {
		return made, nil
	}
	made.fields = textsOf(d.payload)
	failed := d.problems.Failed()
	if failed {
		d.of.Blank(d.payload)
	}
	docs, err := s.laidOut(ctx, d.payload)
	if errors.Is(err, layout.ErrPages) {
		made.stale = tooLong
		return made, nil
	}
	if ctx.Err() != nil || err != nil && !failed {
		return drawing{}, err
	}
	if err != nil {
		made.fault = err // the page goes on with what is found
		return made, nil
	}
	for i, doc := range docs {
		made.documents = append(made.documents, PagesDocument{doc.document.Name, len(doc.layout.Pages)})
		for j := range doc.layout.Pages {
			made.sheets = append(made.sheets, sheet{&doc.layout.Pages[j], i + 1})
		}
		found := lint.Words(doc.document)
		if !failed {
			found = onPages(doc.document, doc.layout)
		}
		d.problems = append(d.problems, found...)
	}
	return made, nil
}

// laid is a document with its layout.
type laid struct {
	document *render.Document
	layout   *layout.Layout
}

// laidOut composes a payload and lays its documents out. Composition may count on a payload without errors, and so
// what it does with another one is not trusted: a panic is an error.
func (s *Service) laidOut(ctx context.Context, p templates.Payload) (docs []laid, err error) {
	defer rescue(&err, "drawing a draft")
	left := MaxPages
	for _, doc := range p.Compose() {
		l, err := layout.AtMost(ctx, doc, s.family, max(left, 1))
		if err != nil {
			return nil, fmt.Errorf("drawing a draft: %w", err)
		}
		if left -= len(l.Pages); left < 0 {
			return nil, layout.ErrPages
		}
		docs = append(docs, laid{doc, l})
	}
	return docs, nil
}

func newDraftPage(s *sheet, number int) DraftPage {
	return DraftPage{
		Hash: hashOf(s.Page, number), Document: s.document,
		Width: inPoints(s.Width), Height: inPoints(s.Height),
	}
}

// drawInline makes the image of the n-th page for a document of HTML.
func (s *Service) drawInline(p *layout.Page, n int) (string, error) {
	var b bytes.Buffer
	err := svg.EncodeInline(&b, p, s.family, fmt.Sprintf("Trang %d", n))
	return b.String(), err
}

// inPoints is a length as answers have it, in hundredths of a point.
func inPoints(l render.Length) float64 { return math.Round(l.Points()*100) / 100 }
