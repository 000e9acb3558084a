package docx_test

import (
	"strings"
	"testing"

	"vanban/render"
)

// TestHiddenEnd hides the paragraph behind a grid that ends the document, so that it is never alone on a page, and
// no other.
func TestHiddenEnd(t *testing.T) {
	foot := func() render.Block {
		return &render.Columns{Widths: []render.Length{80 * render.MM}, Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{cell(text("ChucVu", "GIÁM ĐỐC"))}}}}
	}
	section := func(body ...render.Block) render.Section { return render.Section{Page: portrait, Body: body} }
	for name, test := range map[string]struct {
		sections []render.Section
		hidden   int
	}{
		"foot":           {[]render.Section{section(text("NoiDung", "Hết."), foot())}, 1},
		"two sections":   {[]render.Section{section(foot()), section(foot(), foot())}, 1},
		"ends in a text": {[]render.Section{section(foot()), section(foot(), text("NoiDung", "Hết."))}, 0},
	} {
		got := mainOf(t, &render.Document{Styles: sheet, Sections: test.sections})
		if n := strings.Count(got, "<w:vanish/>"); n != test.hidden {
			t.Errorf("%s: %d paragraphs are hidden, want %d", name, n, test.hidden)
		}
		if i := strings.LastIndex(got, "<w:p>"); test.hidden > 0 && !strings.Contains(got[i:], "<w:vanish/>") {
			t.Errorf("%s: the last paragraph is not hidden: %s", name, got[i:])
		}
	}
}
