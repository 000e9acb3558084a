package docx_test

import (
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// mainOf is the main part of a document as layout has resolved it.
func mainOf(t *testing.T, d *render.Document) string {
	t.Helper()
	resolved, err := layout.Resolve(t.Context(), d, fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	return string(part(t, encode(t, d, resolved), "word/document.xml"))
}

// TestRunOn writes a list that no page holds in rows of its own beneath what stands beside it, and one
// that fits in a single row. All rows are whole; the first keeps with the second.
func TestRunOn(t *testing.T) {
	for _, test := range []struct{ recipients, rows int }{{10, 1}, {100, 95}} {
		var list []render.Block
		for range test.recipients {
			list = append(list, text("NoiNhan", "- Ủy ban nhân dân xã;"))
		}
		foot := &render.Columns{
			Widths: []render.Length{70 * render.MM, 90 * render.MM},
			Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{
				cell(list...), cell(text("ChucVu", "GIÁM ĐỐC"), text("ChucVu", ""), text("ChucVu", ""), text("ChucVu", "Lê Thị Hồng Gấm")),
			}}},
		}
		d := &render.Document{Styles: sheet, Sections: []render.Section{{Page: portrait, Body: []render.Block{text("NoiDung", "Hết."), foot}}}}
		got := mainOf(t, d)
		if n := strings.Count(got, "<w:tr>"); n != test.rows {
			t.Errorf("%d recipients stand in %d rows, want %d", test.recipients, n, test.rows)
		}
		if n := strings.Count(got, "<w:cantSplit/>"); n != test.rows {
			t.Errorf("%d of %d rows are whole", n, test.rows)
		}
		first, _, _ := strings.Cut(got, "</w:tr>")
		if kept := strings.Contains(first, "<w:keepNext/>"); !kept {
			t.Errorf("%d recipients: the row of the signature is not kept with what follows", test.recipients)
		}
	}
}

// TestNarrowCell aligns the justified text of a narrow cell left, and of no other.
func TestNarrowCell(t *testing.T) {
	long := strings.Repeat("giải quyết thủ tục hành chính ", 20)
	row := render.Row{Cells: []render.Cell{
		{Blocks: []*render.Paragraph{text("NoiDung", long)}},
		{Blocks: []*render.Paragraph{text("NoiDung", long)}},
		{Blocks: []*render.Paragraph{text("ODau", long)}},
	}}
	table := &render.Table{Columns: []render.Column{{Fixed: 40 * render.MM}, {Share: 1}, {Fixed: 30 * render.MM}}, Rows: []render.Row{row}}
	got := mainOf(t, &render.Document{Styles: sheet, Sections: []render.Section{{Page: portrait, Body: []render.Block{table}}}})
	cells := strings.Split(got, "<w:tc>")
	for i, want := range []bool{true, false, false} {
		if left := strings.Contains(cells[i+1], `<w:jc w:val="left"/>`); left != want {
			t.Errorf("cell %d is aligned left: %t", i+1, left)
		}
	}
}
