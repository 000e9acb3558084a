//go:build conformance

package docx_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// TestLibreOfficeNoBlankPage ends documents in a grid that fits the page exactly, or lacks or has a little room: neither
// layout nor LibreOffice makes a page that nothing stands on.
func TestLibreOfficeNoBlankPage(t *testing.T) {
	const line = 276 // twips
	row := render.Row{Cells: []render.Cell{{Blocks: []*render.Paragraph{text("O", "hai")}}}}
	grids := map[string]struct {
		block render.Block
		high  int
	}{
		"foot": {&render.Columns{
			Widths: []render.Length{80 * render.MM}, Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{cell(text("O", "một"))}}},
		}, line},
		"table": {&render.Table{Columns: []render.Column{{Share: 1}}, Rows: []render.Row{row, row}}, 2*(line+2*20+10) + 10},
	}
	dir, want := t.TempDir(), map[string]int{}
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf"}
	for kind, grid := range grids {
		for _, room := range []int{-1, 0, 1, 10, 19, 20, 21} {
			name := fmt.Sprintf("%s%+d", kind, room)
			if want[name] = 1; room < 0 {
				want[name] = 2
			}
			d := below(grid.high+room, grid.block)
			l, err := layout.Compute(t.Context(), d, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(l.Pages) != want[name] {
				t.Errorf("%s: layout makes %d pages, want %d", name, len(l.Pages), want[name])
			}
			if err := os.WriteFile(filepath.Join(dir, name+".docx"), encode(t, d, l.Resolved), 0o600); err != nil {
				t.Fatal(err)
			}
			args = append(args, name+".docx")
		}
	}
	run(t, dir, "soffice", args...)
	for name, pages := range want {
		_, rest, _ := strings.Cut(run(t, dir, "pdfinfo", name+".pdf"), "Pages:")
		if got, _, _ := strings.Cut(strings.TrimSpace(rest), "\n"); got != strconv.Itoa(pages) {
			t.Errorf("%s: LibreOffice makes %s pages, want %d", name, got, pages)
		}
	}
}

// below is a document of a block below text that leaves it so much of the page, in twips.
func below(room int, b render.Block) *render.Document {
	page := portrait
	page.Top, page.Bottom, page.Number = 1134*render.Twip, 1134*render.Twip, render.PageNumber{}
	high := page.TextHeight().Twips() - room
	return &render.Document{
		Styles: render.Sheet{
			"O":      {Name: "O", Size: 12 * render.Pt},
			"Filler": {Name: "Filler", Size: 12 * render.Pt, Spacing: render.Spacing{Exact: render.Length(high) * render.Twip}},
		},
		Sections: []render.Section{{Page: page, Body: []render.Block{text("Filler", "x"), b}}},
	}
}
