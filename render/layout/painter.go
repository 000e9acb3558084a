package layout

import (
	"cmp"
	"iter"
	"slices"

	"vanban/render"
)

// painter puts items on one page.
type painter struct {
	page     *Page
	slabs    *slabs
	last     *Text // drawn last
	artifact bool  // what is drawn repeats something and means nothing itself
	// across and down are the edges of table cells, joined to long rules when the page is done.
	across, down []edge
	pictures     []*Picture // drawn when all else is
}

// edge is one side of a table cell: at is its distance across, from and to along it.
type edge struct{ at, from, to render.Length }

func (pt *painter) item(i Item) { pt.page.Items = append(pt.page.Items, i) }

func (pt *painter) rule(r Rule) {
	s := pt.slabs.rules.take()
	*s = r
	pt.item(s)
}

func (pt *painter) text(t Text) {
	if pt.artifact {
		t.Node = nil
	}
	s := pt.slabs.texts.take()
	*s = t
	pt.last = s
	pt.item(s)
}

// cell notes the four edges of a table cell.
func (pt *painter) cell(x, y, width, height render.Length) {
	pt.across = append(pt.across, edge{y, x, x + width}, edge{y + height, x, x + width})
	pt.down = append(pt.down, edge{x, y, y + height}, edge{x + width, y, y + height})
}

// grid draws the edges noted so far, those that touch as one rule.
func (pt *painter) grid() {
	for e := range joinedEdges(pt.across) {
		pt.rule(Rule{X1: e.from, Y1: e.at, X2: e.to, Y2: e.at, Weight: GridWeight})
	}
	for e := range joinedEdges(pt.down) {
		pt.rule(Rule{X1: e.at, Y1: e.from, X2: e.at, Y2: e.to, Weight: GridWeight})
	}
}

// cover draws the pictures over all else, in the order in which they were met.
func (pt *painter) cover() {
	for _, p := range pt.pictures {
		pt.item(p)
	}
}

// joinedEdges sorts the edges and yields them, those that touch as one.
func joinedEdges(edges []edge) iter.Seq[edge] {
	slices.SortFunc(edges, func(a, b edge) int {
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		return cmp.Compare(a.from, b.from)
	})
	return func(yield func(edge) bool) {
		for i := 0; i < len(edges); {
			e := edges[i]
			for i++; i < len(edges) && edges[i].at == e.at && edges[i].from <= e.to; i++ {
				e.to = max(e.to, edges[i].to)
			}
			if !yield(e) {
				return
			}
		}
	}
}
