package layout

import (
	"cmp"
	"slices"

	"vanban/render"
)

// painter puts items on one page.
type painter struct {
	page     *Page
	slabs    *slabs
	artifact bool   // what is drawn repeats something and means nothing itself
	edges    []edge // of table cells, joined to long rules when the page is done
}

// edge is one side of a table cell: at is its distance across, from and to along it.
type edge struct {
	vertical     bool
	at, from, to render.Length
}

// gridWeight is the thickness of a table's lines: half a point, Word's own default.
const gridWeight = render.Pt / 2

func (pt *painter) item(i Item) { pt.page.Items = append(pt.page.Items, i) }

func (pt *painter) text(t Text) {
	if pt.artifact {
		t.Node = nil
	}
	s := pt.slabs.texts.take()
	*s = t
	pt.item(s)
}

// cell notes the four edges of a table cell.
func (pt *painter) cell(x, y, width, height render.Length) {
	pt.edges = append(pt.edges,
		edge{false, y, x, x + width}, edge{false, y + height, x, x + width},
		edge{true, x, y, y + height}, edge{true, x + width, y, y + height})
}

// grid draws the edges noted so far, those that touch as one rule.
func (pt *painter) grid() {
	slices.SortFunc(pt.edges, func(a, b edge) int {
		if a.vertical != b.vertical {
			if b.vertical {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	for i := 0; i < len(pt.edges); {
		e := pt.edges[i]
		for i++; i < len(pt.edges) && e.touches(pt.edges[i]); i++ {
			e.to = max(e.to, pt.edges[i].to)
		}
		pt.item(e.rule())
	}
	pt.edges = pt.edges[:0]
}

func (e edge) touches(f edge) bool {
	return e.vertical == f.vertical && e.at == f.at && f.from <= e.to
}

func (e edge) rule() *Rule {
	if e.vertical {
		return &Rule{X1: e.at, Y1: e.from, X2: e.at, Y2: e.to, Weight: gridWeight}
	}
	return &Rule{X1: e.from, Y1: e.at, X2: e.to, Y2: e.at, Weight: gridWeight}
}
