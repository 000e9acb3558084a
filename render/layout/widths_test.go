package layout_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/render"
)

// TestWordsStayWhole has columns without a width of their own: as long as the table has room for the longest word of
// each none is cut, and when it has not the short ones are not.
func TestWordsStayWhole(t *testing.T) {
	open, long := render.Column{}, func(n int) string { return strings.Repeat("a", n) } // the table is 85 letters wide
	for name, test := range map[string]struct {
		columns []render.Column
		cells   []string
		whole   []string
	}{
		"a word longer than half the table": {[]render.Column{open, open}, []string{long(60), "ngắn nhưng có nhiều tiếng"}, []string{long(60)}},
		"beside shares": {
			[]render.Column{open, open, open, {Share: 1}, {Share: 1}},
			[]string{long(18), long(19), long(17), "x", "y"},
			[]string{long(18), long(19), long(17), "x", "y"},
		},
		"beside shares with long words": {
			[]render.Column{open, {Share: 1}}, []string{long(50) + " b", long(25)}, []string{long(50), long(25)},
		},
		"no room for all": {[]render.Column{open, open, open}, []string{"STT", long(70), long(80)}, []string{"STT"}},
		"a narrow rest":   {[]render.Column{{Fixed: 130 * render.MM}, open, open}, []string{"x", "STT", long(80)}, []string{"STT"}},
	} {
		var row render.Row
		for _, text := range test.cells {
			row.Cells = append(row.Cells, render.Cell{Blocks: []*render.Paragraph{paragraph("Cell", text)}})
		}
		l := compute(t, &render.Table{Columns: test.columns, Rows: []render.Row{row}})
		var words []string
		for _, text := range texts(&l.Pages[0]) {
			words = append(words, strings.Fields(text.Text)...)
		}
		for _, word := range test.whole {
			if !slices.Contains(words, word) {
				t.Errorf("%s: %q is cut: %q", name, word, words)
			}
		}
	}
}

// TestNumbersStayWhole has columns whose shares are too small for their numbers: they get room at the cost of the others;
// where there is none for all words, in smaller type; and where there is none even so, for numbers before words.
func TestNumbersStayWhole(t *testing.T) {
	shares := []render.Column{{Share: 8}, {Share: 1}, {Share: 1}}
	for name, test := range map[string]struct {
		cells   []string
		whole   []string
		smaller bool
	}{
		"room":         {[]string{"tên dài của một chỉ tiêu", "1.234.567.890,25", "+12.345,5"}, []string{"1.234.567.890,25", "+12.345,5"}, false},
		"smaller type": {[]string{"tên", strings.Repeat("1234567890", 4), strings.Repeat("1234567890", 4)}, []string{"tên", strings.Repeat("1234567890", 4)}, true},
		"an address":   {[]string{strings.Repeat("a", 120), "1.234.567.890,25", "+12.345,5"}, []string{"1.234.567.890,25", "+12.345,5"}, false},
	} {
		var row render.Row
		for _, text := range test.cells {
			row.Cells = append(row.Cells, render.Cell{Blocks: []*render.Paragraph{paragraph("Cell", text)}})
		}
		table := &render.Table{Columns: shares, Smaller: []render.Length{10 * render.Pt, 9 * render.Pt}, Rows: []render.Row{row}}
		l := compute(t, table)
		var words []string
		for _, text := range texts(&l.Pages[0]) {
			words = append(words, strings.Fields(text.Text)...)
		}
		for _, word := range test.whole {
			if !slices.Contains(words, word) {
				t.Errorf("%s: %q is cut: %q", name, word, words)
			}
		}
		if size := l.Resolved.Tables[table].Size; (size > 0) != test.smaller {
			t.Errorf("%s: type of %v", name, size)
		}
	}
}
