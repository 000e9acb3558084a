package layout_test

import (
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// TestRowsUnderTwoCells has a cell over three rows beside one over two that is as high: what the lower
// row would need for the one is there already, since the other has made the row above it higher.
// Which of them stands left does not matter.
func TestRowsUnderTwoCells(t *testing.T) {
	tall := func(rows int) render.Cell {
		text := paragraph("Body", strings.TrimSuffix(strings.Repeat("dòng\n", 10), "\n"))
		return render.Cell{Blocks: []*render.Paragraph{text}, Rows: rows}
	}
	low := render.Cell{Blocks: []*render.Paragraph{paragraph("Body", "ô")}}
	bottom := func(rows ...render.Row) render.Length {
		l := compute(t, &render.Table{Columns: []render.Column{{Share: 1}, {Share: 1}, {Share: 1}}, Rows: rows})
		edge := render.Length(0)
		for _, i := range l.Pages[0].Items {
			if r, ok := i.(*layout.Rule); ok {
				edge = max(edge, r.Y2)
			}
		}
		return edge
	}
	row := func(cells ...render.Cell) render.Row { return render.Row{Cells: cells} }
	shortFirst := bottom(row(tall(2), tall(3), low), row(low), row(low, low))
	longFirst := bottom(row(tall(3), tall(2), low), row(low), row(low, low))
	if shortFirst != longFirst {
		t.Errorf("the table ends at %v, mirrored at %v", shortFirst, longFirst)
	}
}
