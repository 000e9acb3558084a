package layout_test

import (
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// TestHeaderAlone: the header of a table without rows has no element of its own, as a head has a body beside it
// (ISO 14289-1, 7.2).
func TestHeaderAlone(t *testing.T) {
	row := render.Row{Cells: []render.Cell{{Blocks: []*render.Paragraph{paragraph("Body", "ô")}}}}
	for _, test := range []struct {
		rows []render.Row
		want layout.NodeKind
	}{
		{nil, layout.NodeRow},
		{[]render.Row{row}, layout.NodeTableHead},
	} {
		l := compute(t, &render.Table{Columns: []render.Column{{}}, Header: []render.Row{row}, Rows: test.rows})
		table := l.Tree.Children[0].Children[0]
		if got := table.Children[0].Kind; table.Kind != layout.NodeTable || got != test.want {
			t.Errorf("with %d rows the first element is of kind %d, want %d", len(test.rows), got, test.want)
		}
	}
}
