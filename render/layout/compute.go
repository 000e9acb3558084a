package layout

import (
	"context"
	"errors"
	"fmt"

	"vanban/fonts"
	"vanban/render"
)

// Compute lays the document out with the given typefaces, or with the embedded ones when
// the family is nil.
//
// The error is the context's, or says which block cannot be laid out: a role without a
// style, a table whose cells do not fill its columns, text in an area without width, a chart
// that has no room.
func Compute(ctx context.Context, d *render.Document, family *fonts.Family) (*Layout, error) {
	return newComposer(d, family).compute(ctx)
}

// ErrPages says that a document has more pages than were asked for.
var ErrPages = errors.New("laying out: the document has too many pages")

// AtMost does what Compute does for a document of so many pages at most. The error is [ErrPages] as soon as there are more.
func AtMost(ctx context.Context, d *render.Document, family *fonts.Family, pages int) (*Layout, error) {
	c := newComposer(d, family)
	c.most = pages
	return c.compute(ctx)
}

// Stream does what Compute does, but gives each page to the function as soon as it is full and keeps
// none: the layout that it returns has all but the pages. A page and what lies on it are good until
// the function returns; their nodes stay. An error of the function ends the work and is returned
// as it is.
func Stream(ctx context.Context, d *render.Document, family *fonts.Family, page func(*Page) error) (*Layout, error) {
	c := newComposer(d, family)
	c.give = page
	return c.compute(ctx)
}

func (c *composer) compute(ctx context.Context) (*Layout, error) {
	d := c.document
	if d == nil {
		return nil, errors.New("laying out: no document")
	}
	for i := range d.Sections {
		err := c.section(ctx, i)
		if c.taken != nil {
			return nil, c.taken
		}
		if err != nil {
			return nil, fmt.Errorf("laying out section %d of %q: %w", i+1, d.Name, err)
		}
	}
	if c.pages == 0 {
		return nil, fmt.Errorf("laying out %q: the document has no sections", d.Name)
	}
	return c.layout, nil
}

// Resolve finds only what a DOCX needs, which takes a part of the work of Compute and yields
// the same as its Resolved.
func Resolve(ctx context.Context, d *render.Document, family *fonts.Family) (Resolved, error) {
	if d == nil {
		return Resolved{}, errors.New("resolving: no document")
	}
	c := newComposer(d, family)
	c.resolving, c.drain = true, forget
	for i := range d.Sections {
		s := &d.Sections[i]
		if err := c.enter(ctx, s, c.layout.Tree); err != nil {
			return Resolved{}, fmt.Errorf("resolving section %d of %q: %w", i+1, d.Name, err)
		}
		if _, err := c.blocks(ctx, nil, s.Body, c.page.TextWidth(), c.layout.Tree); err != nil {
			return Resolved{}, fmt.Errorf("resolving section %d of %q: %w", i+1, d.Name, err)
		}
		c.keepLastRow(s.Body)
	}
	return c.layout.Resolved, nil
}

// composer is the state of one layout.
type composer struct {
	document *render.Document
	family   *fonts.Family
	layout   *Layout
	styles   map[render.Role]*style
	small    map[smallRole]*style // of the cells of tables with smaller type
	cellSize render.Length        // of the type in the table at hand; 0 is that of the styles
	heading  int                  // level of the last heading
	lists    openLists
	page     render.Page // format of the section at hand
	margin   margins     // what its first page has besides
	slabs    slabs
	// resolving says that of the text only what is kept with something else is composed.
	resolving bool

	give   func(*Page) error // takes each page; nil when the layout keeps them
	taken  error             // what give has said, or that there are too many pages
	most   int               // pages that may be kept; 0 is any number
	pages  int               // that are full
	number int               // of the last page
	// drain takes strips that are ready from the front of those made so far. It is nil inside a
	// cell, whose strips stay together.
	drain func(context.Context, []strip) ([]strip, error)
	// patience is how many strips there have to be before drain is asked again.
	patience int

	words  []word // scratch of paragraph
	spans  []span
	pieces []piece
	strips []strip // scratch of cell
}

func newComposer(d *render.Document, family *fonts.Family) *composer {
	if family == nil {
		family = fonts.Default()
	}
	c := &composer{
		document: d, family: family, styles: map[render.Role]*style{}, small: map[smallRole]*style{},
		layout: &Layout{
			Family: family,
			Tree:   &Node{Kind: NodeDocument},
			Resolved: Resolved{
				Lines:  map[*render.Line]render.Length{},
				Tables: map[*render.Table]Grid{},

				Columns: map[*render.Columns]ColumnsGrid{},
				Unbound: map[*render.Paragraph]bool{},
			},
		},
	}
	if d != nil {
		c.layout.Info = d.Info
	}
	return c
}

// enter makes the section's page the one that blocks are made for.
func (c *composer) enter(ctx context.Context, s *render.Section, node *Node) (err error) {
	c.page = pageInTwips(s.Page)
	if c.page.TextWidth() <= 0 || c.page.TextHeight() <= 0 {
		return errors.New("the margins leave no room for text")
	}
	c.margin, err = c.margins(ctx, s, node)
	return err
}

func (c *composer) section(ctx context.Context, index int) error {
	s := &c.document.Sections[index]
	node := c.child(c.layout.Tree, NodeSection)
	if err := c.enter(ctx, s, node); err != nil {
		return err
	}
	p := paginator{composer: c, section: index}
	if s.Page.Number.Role != "" {
		var err error
		if p.number, err = c.style(s.Page.Number.Role); err != nil {
			return fmt.Errorf("page number: %w", err)
		}
	}
	var strips []strip
	if index > 0 && len(s.Body) > 0 && IsGrid(s.Body[0]) {
		strips = append(strips, sliver(true))
	}
	c.drain, c.patience = p.drain, 0
	strips, err := c.blocks(ctx, strips, s.Body, c.page.TextWidth(), node)
	if err != nil {
		return err
	}
	if c.margin.end != nil {
		node.Children = append(node.Children, c.margin.end)
	}
	c.keepLastRow(s.Body)
	if index == len(c.document.Sections)-1 && endsInGrid(s.Body) {
		strips[len(strips)-1].height = 0
	}
	return p.run(ctx, strips)
}

// endsInGrid reports whether a sliver stands behind the blocks of a section. The one that ends the document is
// hidden in a DOCX and takes no room.
func endsInGrid(body []render.Block) bool { return len(body) == 0 || IsGrid(body[len(body)-1]) }

// keepLastRow keeps the last row of a table that ends a section with the sliver behind it, unless it may be
// divided: LibreOffice divides no row that is kept.
func (c *composer) keepLastRow(body []render.Block) {
	if len(body) == 0 {
		return
	}
	if t, ok := body[len(body)-1].(*render.Table); ok && len(t.Rows) > 0 {
		last := &c.layout.Resolved.Tables[t].Rows[len(t.Rows)-1]
		last.KeepNext = !last.Split
	}
}

// pageInTwips returns the page with lengths of whole twips, which is how a DOCX has them.
func pageInTwips(p render.Page) render.Page {
	for _, l := range []*render.Length{&p.Width, &p.Height, &p.Top, &p.Bottom, &p.Left, &p.Right, &p.Number.Distance} {
		*l = wholeTwips(*l)
	}
	return p
}

// drained takes away the strips that are ready. When many are left because they want to stay
// together, it waits until they are twice as many: who looks at all of them for each new one would
// need a time that grows with their square.
func (c *composer) drained(ctx context.Context, strips []strip) ([]strip, error) {
	if c.drain == nil || len(strips) < max(drainSize, c.patience) {
		return strips, nil
	}
	left, err := c.drain(ctx, strips)
	c.patience = 2 * len(left)
	return left, err
}

// drainSize is how many strips are made before those that are ready are taken away: some pages full.
const drainSize = 256

// forget takes all strips that are ready.
func forget(_ context.Context, strips []strip) ([]strip, error) {
	return shifted(strips, ready(strips)), nil
}

// ready is how many strips are ready to be taken: all but the last, which may be changed yet, and
// those that are kept with it.
func ready(strips []strip) int {
	n := max(len(strips)-1, 0)
	for n > 0 && strips[n-1].glue {
		n--
	}
	return n
}

// shifted drops the first n strips, and what they hold with them.
func shifted(strips []strip, n int) []strip {
	left := append(strips[:0], strips[n:]...)
	clear(strips[len(left):])
	return left
}

// blocks makes strips of the blocks that stand in an area of the given width, and of the
// slivers around grids. The last row of a grid stays with the sliver behind it, or that could
// be alone on a page.
func (c *composer) blocks(ctx context.Context, strips []strip, blocks []render.Block, width render.Length, parent *Node) ([]strip, error) {
	grid := true // an area without blocks has a paragraph too
	for i, b := range blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if isNil(b) {
			return nil, errNil
		}
		if space := SpaceAbove(b); space > 0 {
			strips = append(strips, strip{height: wholeTwips(space), glue: true, part: empty{}})
		} else if i > 0 && grid && IsGrid(b) {
			strips = append(strips, sliver(true))
		}
		grid = IsGrid(b)
		var err error
		if strips, err = c.block(ctx, strips, b, width, parent); err != nil {
			return nil, err
		}
		if strips, err = c.drained(ctx, strips); err != nil {
			return nil, err
		}
	}
	if grid {
		if len(strips) > 0 {
			strips[len(strips)-1].glue = true
		}
		strips = append(strips, sliver(false))
	}
	return strips, nil
}

// sliver is a strip without ink.
func sliver(glue bool) strip { return strip{height: SliverHeight, glue: glue, part: empty{}} }

func (c *composer) block(ctx context.Context, strips []strip, b render.Block, width render.Length, parent *Node) ([]strip, error) {
	if width <= 0 {
		return nil, fmt.Errorf("a %T stands in an area without width", b)
	}
	switch b := b.(type) {
	case *render.Paragraph:
		return c.paragraphStrips(strips, b, width, parent)
	case *render.Line:
		r, err := c.rule(b, width)
		if err != nil {
			return nil, err
		}
		if len(strips) > 0 {
			strips[len(strips)-1].glue = true
		}
		return append(strips, strip{before: b.Before, height: b.Weight + b.Height, glue: b.KeepNext, part: r}), nil
	case *render.Box:
		r, err := c.box(b, width, parent)
		return append(strips, strip{height: b.Height, part: r}), err
	case *render.Columns:
		return c.columns(ctx, strips, b, parent)
	case *render.Table:
		return c.table(ctx, strips, b, width, parent)
	case *render.Chart:
		r, err := c.chart(b, width, parent)
		return append(strips, r), err
	default:
		return nil, fmt.Errorf("layout knows no block %T", b)
	}
}

func (c *composer) paragraphStrips(strips []strip, b *render.Paragraph, width render.Length, parent *Node) ([]strip, error) {
	if c.resolving {
		if s, err := c.style(b.Role); err != nil || !b.KeepNext && !s.KeepNext && !hasSigns(b, s) {
			return append(strips, strip{part: empty{}}), err
		}
	}
	p, err := c.paragraph(b, width)
	if err != nil {
		return nil, err
	}
	p.node = c.textNode(p, parent)
	return p.strips(strips), nil
}

// errNil says that a block of the document is missing.
var errNil = errors.New("a block is nil")

func isNil(b render.Block) bool {
	switch b := b.(type) {
	case *render.Paragraph:
		return b == nil
	case *render.Line:
		return b == nil
	case *render.Box:
		return b == nil
	case *render.Columns:
		return b == nil
	case *render.Table:
		return b == nil
	case *render.Chart:
		return b == nil
	}
	return b == nil
}

// blockError says where in the payload the block came from.
func blockError(err error, s render.Source) error {
	if err == nil || s.Pointer == "" {
		return err
	}
	return fmt.Errorf("%s: %w", s.Pointer, err)
}
