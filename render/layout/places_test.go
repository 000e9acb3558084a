package layout_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// stamped is an empty paragraph with the places of a signature, which is there, of a seal, which is there,
// and of one that is to come.
func stamped(role render.Role) *render.Paragraph {
	return &render.Paragraph{Role: role, Places: []render.Place{
		{Name: "signature", Left: -20 * render.MM, Top: render.MM, Width: 50 * render.MM, Height: 15 * render.MM, Image: &render.Image{PNG: []byte("1"), Alt: "chữ ký"}, Source: render.Source{Pointer: "/1"}},
		{Name: "to come", Left: 10 * render.MM, Width: 20 * render.MM, Height: 10 * render.MM, Source: render.Source{Pointer: "/2"}},
		{Name: "seal", Left: -40 * render.MM, Top: -8 * render.MM, Width: 36 * render.MM, Height: 36 * render.MM, Image: &render.Image{PNG: []byte("3"), Alt: "dấu"}, Source: render.Source{Pointer: "/3"}},
	}}
}

// figuresOf are the figures below a node, in reading order.
func figuresOf(n *layout.Node) []*layout.Node {
	var found []*layout.Node
	if n.Kind == layout.NodeFigure {
		found = append(found, n)
	}
	for _, c := range n.Children {
		found = append(found, figuresOf(c)...)
	}
	return found
}

// TestPlaces: wherever a paragraph stands, its places lie by the middle of its column and its upper edge, and
// what has an image is drawn over all else, in order.
func TestPlaces(t *testing.T) {
	for name, test := range map[string]struct {
		block  render.Block
		middle render.Length // of the column
		top    render.Length // below the paragraph above
	}{
		"alone": {stamped("Cell"), 80 * render.MM, 0},
		"columns": {&render.Columns{
			Widths: []render.Length{60 * render.MM, 100 * render.MM}, Indent: -5 * render.MM,
			Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{
				{Blocks: []render.Block{paragraph("Left", "to")}},
				{Blocks: []render.Block{paragraph("Left", "post"), stamped("Left"), paragraph("Left", "name")}},
			}}},
		}, 105 * render.MM, leftHeight},
		"table": {&render.Table{
			Columns: []render.Column{{Fixed: 100 * render.MM}, {Fixed: 60 * render.MM}},
			Rows:    []render.Row{{Cells: []render.Cell{{Blocks: []*render.Paragraph{stamped("Left")}}, {}}}},
		}, 50*render.MM + layout.GridWeight/2, layout.CellPadding + layout.GridWeight},
	} {
		t.Run(name, func(t *testing.T) {
			l := compute(t, paragraph("Left", "above"), test.block, paragraph("Left", "below"))
			p := &l.Pages[0]
			left, top := 1701*render.Twip+test.middle, 1134*render.Twip+leftHeight+test.top
			want := []layout.Placed{
				{"signature", left - 20*render.MM, top + render.MM, 50 * render.MM, 15 * render.MM, render.Source{Pointer: "/1"}},
				{"to come", left + 10*render.MM, top, 20 * render.MM, 10 * render.MM, render.Source{Pointer: "/2"}},
				{"seal", left - 40*render.MM, top - 8*render.MM, 36 * render.MM, 36 * render.MM, render.Source{Pointer: "/3"}},
			}
			if !near(p.Places, want) {
				t.Errorf("the places are\n%v, want\n%v", p.Places, want)
			}
			drawn := p.Items[len(p.Items)-2:]
			figures := figuresOf(l.Tree)
			for i, at := range []int{0, 2} {
				got, ok := drawn[i].(*layout.Picture)
				if !ok || got.Node != figures[i] || (layout.Area{X: got.X, Y: got.Y, Width: got.Width, Height: got.Height}) != *figures[i].Area {
					t.Fatalf("the last items are %v, the figures %v", drawn, figures)
				}
				if got.X != p.Places[at].X || got.Y != p.Places[at].Y || got.Width != p.Places[at].Width || figures[i].Source != p.Places[at].Source {
					t.Errorf("picture %d lies elsewhere than its place", i)
				}
			}
			if figures[0].Alt != "chữ ký" || figures[1].Alt != "dấu" || len(figures) != 2 {
				t.Errorf("the figures are %v", figures)
			}
		})
	}
}

// near reports whether places are the same but for the twips that lengths are rounded to.
func near(got, want []layout.Placed) bool {
	return slices.EqualFunc(got, want, func(a, b layout.Placed) bool {
		dx, dy := a.X-b.X, a.Y-b.Y
		a.X, a.Y = b.X, b.Y
		return a == b && max(dx, -dx) <= render.Twip && max(dy, -dy) <= render.Twip
	})
}

// TestPlacesMoveNothing: a paragraph with places is as high as one without, and is not divided.
func TestPlacesMoveNothing(t *testing.T) {
	with, without := compute(t, stamped("Left"), paragraph("Left", "below")), compute(t, &render.Paragraph{Role: "Left"}, paragraph("Left", "below"))
	if a, b := texts(&with.Pages[0])[0], texts(&without.Pages[0])[0]; a.Y != b.Y {
		t.Errorf("below places text stands at %v, not %v", a.Y, b.Y)
	}
	for filler := range 50 {
		var blocks []render.Block
		for range filler {
			blocks = append(blocks, paragraph("Left", "x"))
		}
		long := stamped("Left")
		long.Runs = []render.Run{{Text: "a\nb\nc\nd\ne\nf"}}
		for i, p := range compute(t, append(blocks, long)...).Pages {
			if got := onPage(&p); (got["a"] == 0) != (got["f"] == 0) || (got["a"] == 0) != (len(p.Places) == 0) {
				t.Fatalf("behind %d lines page %d has a part of the paragraph", filler, i+1)
			}
		}
	}
}

// TestPlacesStream: places and pictures come with their pages when these come one by one.
func TestPlacesStream(t *testing.T) {
	d := letter(0)
	for i := range 200 {
		p := stamped("Left")
		p.Places[0].Name = fmt.Sprint(i)
		d.Sections[0].Body = append(d.Sections[0].Body, p)
	}
	want, n := laidOut(t, d), 0
	if _, err := layout.Stream(t.Context(), d, nil, func(p *layout.Page) error {
		if !reflect.DeepEqual(p.Places, want.Pages[n].Places) || len(p.Items) != len(want.Pages[n].Items) {
			t.Errorf("page %d is another", n+1)
		}
		n++
		return nil
	}); err != nil || n != len(want.Pages) {
		t.Errorf("%d pages of %d, error %v", n, len(want.Pages), err)
	}
}

// TestPlacesInRepeatedHeader: what hangs on the header of a table lies on its first page alone.
func TestPlacesInRepeatedHeader(t *testing.T) {
	table := &render.Table{Columns: []render.Column{{}}, Header: []render.Row{{Cells: []render.Cell{{Blocks: []*render.Paragraph{stamped("Cell")}}}}}}
	for range 100 {
		table.Rows = append(table.Rows, render.Row{Cells: []render.Cell{{Blocks: []*render.Paragraph{paragraph("Cell", "x")}}}})
	}
	l := compute(t, table)
	if len(l.Pages) < 2 || len(l.Pages[0].Places) != 3 || len(l.Pages[1].Places) != 0 {
		t.Errorf("%d pages with %d and %d places", len(l.Pages), len(l.Pages[0].Places), len(l.Pages[1].Places))
	}
}
