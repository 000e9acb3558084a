package layout_test

import (
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// pagesBelow lays blocks out below a paragraph that leaves them so much of the page.
func pagesBelow(t *testing.T, room render.Length, blocks ...render.Block) *layout.Layout {
	t.Helper()
	styles, p := sheet(), page()
	styles["Filler"] = render.Style{Name: "Filler", Size: 12 * render.Pt, Spacing: render.Spacing{Exact: p.TextHeight() - room}}
	body := append([]render.Block{paragraph("Filler", "x")}, blocks...)
	l, err := layout.Compute(t.Context(), &render.Document{Styles: styles, Sections: []render.Section{{Page: p, Body: body}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lineHeight is how high a line of the role Cell is in whole twips.
const lineHeight = 276 * render.Twip

// TestFootFitsExactly has a foot as high as what is left of the last page: it stays there, for what a DOCX has
// behind it takes no room. A twip less, and it goes to the next.
func TestFootFitsExactly(t *testing.T) {
	foot := &render.Columns{Widths: []render.Length{80 * render.MM}, Rows: []render.ColumnsRow{{
		Cells: []render.ColumnsCell{{Blocks: []render.Block{paragraph("Cell", "một"), paragraph("Cell", "hai")}}},
	}}}
	for lacks, pages := range []int{1, 2} {
		if l := pagesBelow(t, 2*lineHeight-render.Length(lacks)*render.Twip, foot); len(l.Pages) != pages {
			t.Errorf("a foot for which %d twips are missing: %d pages, want %d", lacks, len(l.Pages), pages)
		}
	}
}

// TestLineOverTheMargin has tables of which only the line that ends them has no room: it reaches over the margin where all
// rows stay together, else the last row goes to the next page.
func TestLineOverTheMargin(t *testing.T) {
	const row = lineHeight + 2*layout.CellPadding + layout.GridWeight
	table := func(together bool) *render.Table {
		cells := []render.Cell{{Blocks: []*render.Paragraph{paragraph("Cell", "ô")}}}
		return &render.Table{Columns: []render.Column{{Share: 1}}, Rows: []render.Row{{Cells: cells, Group: together}, {Cells: cells}}}
	}
	for _, test := range []struct {
		together bool
		room     render.Length
		rows     int // on the first page
	}{
		{true, 2*row + layout.GridWeight, 2},
		{true, 2 * row, 2},
		{true, 2*row - render.Twip, 0},
		{false, 2*row + layout.GridWeight, 2},
		{false, 2 * row, 1},
		{false, row, 0},
	} {
		l := pagesBelow(t, test.room, table(test.together))
		if got := len(texts(&l.Pages[0])) - 1; got != test.rows {
			t.Errorf("together %t, room for %v: %d rows on the page, want %d", test.together, test.room, got, test.rows)
		}
	}
}

// TestKeptRows ends a section in a table whose last row is higher than half a page: alone it may be divided, and is not
// kept, for LibreOffice divides no row that is. Where a cell joins it with the row above both stay on one page.
func TestKeptRows(t *testing.T) {
	cell := func(lines, rows int) render.Cell {
		text := strings.TrimSuffix(strings.Repeat("dòng\n", lines), "\n")
		return render.Cell{Blocks: []*render.Paragraph{paragraph("Cell", text)}, Rows: rows}
	}
	columns := []render.Column{{Share: 1}, {Share: 1}}
	alone := &render.Table{Columns: columns, Rows: []render.Row{{Cells: []render.Cell{cell(30, 1), cell(1, 1)}}}}
	joined := &render.Table{Columns: columns, Rows: []render.Row{{Cells: []render.Cell{cell(40, 2), cell(1, 1)}}, {Cells: []render.Cell{cell(1, 1)}}}}
	for _, test := range []struct {
		table *render.Table
		want  layout.RowBreak
	}{{alone, layout.RowBreak{Split: true}}, {joined, layout.RowBreak{KeepNext: true}}} {
		rows := compute(t, test.table).Resolved.Tables[test.table].Rows
		if got := rows[len(rows)-1]; got != test.want {
			t.Errorf("the last of %d rows: %+v, want %+v", len(rows), got, test.want)
		}
	}
}
