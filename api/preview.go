package api

import (
	"context"
	"net/http"
	"strconv"

	"vanban/api/service"
	"vanban/render/svg"
)

// previewOrder is an order of one page.
type previewOrder struct {
	service.Order
	page int // from 1; 0 for what is no number
}

// readPreview reads a payload, its kind and the page that the client wants: the first, unless
// the query names another.
func (s *Server) readPreview(r *http.Request) (previewOrder, error) {
	order, err := s.readOrder(r)
	p := previewOrder{Order: order, page: 1}
	if q := r.URL.Query(); q.Has("page") {
		p.page, _ = strconv.Atoi(q.Get("page"))
	}
	return p, err
}

func (s *Server) preview(ctx context.Context, o previewOrder) (service.Page, error) {
	return s.service.Preview(ctx, o.Order, o.page)
}

// pagesHeader says how many pages there are, of the document and of the files that accompany it, and
// documentHeader of which of them the page is that was drawn, from 1.
const (
	pagesHeader    = "Vanban-Pages"
	documentHeader = "Vanban-Document"
)

// asPage answers with a page to be shown.
func asPage(p service.Page) (answer, error) {
	return answer{mime: svg.MIME, body: p.SVG, header: map[string]string{
		pagesHeader: strconv.Itoa(p.Count), documentHeader: strconv.Itoa(p.Document),
	}}, nil
}
