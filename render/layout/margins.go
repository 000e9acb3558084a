package layout

import (
	"context"
	"errors"
	"fmt"

	"vanban/render"
)

// margins are what stands on a section's first page alone, above and below its body. A DOCX has them
// as the header and the footer of that page; here they are content like the body, because they occur
// once and say something: only what runs from page to page is an artifact (ISO 14289-1, 7.8).
type margins struct {
	header, footer []strip
	end            *Node         // the element of the footer, the last of the section; nil for none
	top            render.Length // where the header begins
	above, below   render.Length // how much they take of the room for the body
}

// margins makes the header and the footer of a section. They are made before the body, which is
// drawn page by page.
func (c *composer) margins(ctx context.Context, s *render.Section, section *Node) (margins, error) {
	var m margins
	resolving, drain := c.resolving, c.drain
	defer func() { c.resolving, c.drain = resolving, drain }()
	c.resolving, c.drain = false, nil
	var err error
	if len(s.Header) > 0 {
		if m.top, err = c.headerTop(); err != nil {
			return m, err
		}
		if m.header, err = c.blocks(ctx, nil, s.Header, c.page.TextWidth(), section); err != nil {
			return m, fmt.Errorf("header: %w", err)
		}
		m.above = max(m.top+height(m.header)-c.page.Top, 0)
	}
	if len(s.Footer) > 0 {
		m.end = &Node{Kind: NodeDivision}
		if m.footer, err = c.blocks(ctx, nil, s.Footer, c.page.TextWidth(), m.end); err != nil {
			return m, fmt.Errorf("footer: %w", err)
		}
		m.below = height(m.footer)
	}
	if c.page.TextHeight() <= m.above+m.below {
		return m, errors.New("its header and footer leave no room for text on the first page")
	}
	return m, nil
}

// headerTop is where the header of the first page begins: below the page's number, if it shows one.
func (c *composer) headerTop() (render.Length, error) {
	n := &c.page.Number
	if n.Role == "" || n.HideFirst {
		return n.Distance, nil
	}
	s, err := c.style(n.Role)
	if err != nil {
		return 0, fmt.Errorf("page number: %w", err)
	}
	return n.Distance + s.height, nil
}

// leastHeight is how much room for text a page of the section has at the least.
func (c *composer) leastHeight() render.Length {
	return c.page.TextHeight() - c.margin.above - c.margin.below
}

// drawMargins draws the header and the footer of a section's first page.
func (p *paginator) drawMargins(pt *painter) {
	if p.count != 1 {
		return
	}
	stack(pt, p.margin.header, p.page.Left, p.margin.top)
	stack(pt, p.margin.footer, p.page.Left, p.page.Height-p.page.Bottom-p.margin.below)
}

// stack draws strips one below the other.
func stack(pt *painter, strips []strip, x, y render.Length) {
	for i := range strips {
		s := &strips[i]
		s.part.place(pt, s.index, x, y+s.before)
		y += s.before + s.height
	}
}

// room is where the body begins and ends on the page at hand.
func (p *paginator) room() (top, bottom render.Length) {
	top, bottom = p.page.Top, p.page.Height-p.page.Bottom
	if p.count == 1 {
		top, bottom = top+p.margin.above, bottom-p.margin.below
	}
	return top, bottom
}
