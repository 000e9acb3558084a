package lint

import (
	"strings"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates/viet"
)

// view is a document and its pages, gone through once for all checks.
type view struct {
	document   *render.Document
	layout     *layout.Layout
	paragraphs []paragraph
	lines      []*render.Line
	boxes      []*render.Box
	placed     map[render.Role][]placed // where the paragraphs of a role lie
}

// paragraph is a paragraph of the document.
type paragraph struct {
	*render.Paragraph
	section int
	text    string
	inTable bool
}

// placed is one line of a paragraph on a page.
type placed struct {
	node *layout.Node
	page int
	y    render.Length // of the baseline
}

// above reports whether the line is read before the other.
func (p placed) above(other placed) bool {
	return p.page < other.page || p.page == other.page && p.y < other.y
}

func newView(d *render.Document, l *layout.Layout) *view {
	v := &view{document: d, layout: l, placed: map[render.Role][]placed{}}
	for i := range d.Sections {
		s := &d.Sections[i]
		for _, blocks := range [][]render.Block{s.Header, s.Body, s.Footer} {
			v.blocks(i, blocks, false)
		}
	}
	for i := range l.Pages {
		v.page(i, &l.Pages[i])
	}
	return v
}

func (v *view) blocks(section int, blocks []render.Block, inTable bool) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *render.Paragraph:
			v.paragraph(section, b, inTable)
		case *render.Box:
			v.boxes = append(v.boxes, b)
			v.paragraph(section, &b.Text, true)
		case *render.Line:
			v.lines = append(v.lines, b)
		case *render.Columns:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					v.blocks(section, c.Blocks, inTable)
				}
			}
		case *render.Table:
			v.rows(section, b.Header)
			v.rows(section, b.Rows)
		}
	}
}

func (v *view) rows(section int, rows []render.Row) {
	for _, r := range rows {
		for _, c := range r.Cells {
			for _, p := range c.Blocks {
				v.paragraph(section, p, true)
			}
		}
	}
}

// free gives the text that was written, without what binds it to lines.
var free = strings.NewReplacer(viet.NoBreakSpace, " ", viet.NoBreakHyphen, "-")

func (v *view) paragraph(section int, p *render.Paragraph, inTable bool) {
	v.paragraphs = append(v.paragraphs, paragraph{p, section, written(p), inTable})
}

// written is the text of a paragraph.
func written(p *render.Paragraph) string {
	var text strings.Builder
	for _, r := range p.Runs {
		text.WriteString(free.Replace(r.Text))
	}
	return text.String()
}

func (v *view) page(index int, p *layout.Page) {
	for _, item := range p.Items {
		t, ok := item.(*layout.Text)
		if !ok || t.Node == nil {
			continue
		}
		lines := v.placed[t.Node.Role]
		if n := len(lines); n > 0 && lines[n-1] == (placed{t.Node, index, t.Y}) {
			continue
		}
		v.placed[t.Node.Role] = append(lines, placed{t.Node, index, t.Y})
	}
}

// of yields the paragraphs that any of the roles have.
func (v *view) of(roles ...render.Role) func(func(*paragraph) bool) {
	return func(yield func(*paragraph) bool) {
		for i := range v.paragraphs {
			for _, r := range roles {
				if v.paragraphs[i].Role == r && !yield(&v.paragraphs[i]) {
					return
				}
			}
		}
	}
}
