package part

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// columnNarrow looks for columns that the payload makes narrower than a word in them: the word
// would be broken anywhere.
func columnNarrow(v *view) []finding {
	sheet := nd30.Sheet(v.Head.preset())
	var found []finding
	for _, t := range v.tables() {
		widths := t.given()
		words := make([]wordOfColumn, len(widths))
		for c := range t.columnTexts(widths) {
			words[c.column].see(c.text, sheet[c.role], c.bold)
		}
		for i, w := range words {
			need := w.width + cellMargins
			found = append(found, when(w.text != "" && need > widths[i] && need <= t.width, w.finding(t, i, widths[i], need))...)
		}
	}
	return found
}

// given are the widths of the columns as they follow from what the payload says of them, zero for
// those that follow from their text; nil when the page does not hold them, which is a finding of its
// own.
func (t placed) given() []render.Length {
	var columns []render.Column
	switch {
	case t.table != nil:
		for _, c := range t.table.Columns {
			columns = append(columns, column(c.WidthMM, c.Share))
		}
	case t.tasks != nil:
		for _, c := range t.tasks.Columns {
			columns = append(columns, column(c.WidthMM, c.Share))
		}
	}
	if len(columns) > mostColumns {
		return nil
	}
	fixed, shares, open := render.Length(0), int64(0), false
	for _, c := range columns {
		if c.Fixed < 0 || c.Fixed > greatestColumn*render.MM || c.Share < 0 {
			return nil
		}
		fixed += c.Fixed
		shares += int64(c.Share)
		open = open || c.Fixed == 0 && c.Share == 0
	}
	if fixed > t.width {
		return nil
	}
	widths := make([]render.Length, len(columns))
	for i, c := range columns {
		switch {
		case c.Fixed < leastColumn*render.MM: // which is a finding, too
		case !open && shares == 0: // together as wide as the page
			widths[i] = c.Fixed.Scale(int64(t.width), int64(fixed))
		default:
			widths[i] = c.Fixed
		}
	}
	return widths
}

// columnText is text that stands in one column.
type columnText struct {
	column int
	text   string
	role   render.Role
	bold   bool
}

// columnTexts yields the texts of the columns that have a width, but for cells over several of them.
func (t placed) columnTexts(widths []render.Length) iter.Seq[columnText] {
	return func(yield func(columnText) bool) {
		each := func(c columnText) bool { return widths[c.column] == 0 || c.text == "" || yield(c) }
		switch {
		case len(widths) == 0 || slices.Max(widths) == 0: // nothing to look at
		case t.table != nil:
			_ = t.table.headerTexts(each) && t.table.rowTexts(each)
		case t.tasks != nil:
			t.tasks.texts(each)
		}
	}
}

func (t *Table) headerTexts(yield func(columnText) bool) bool {
	for i, c := range t.Columns {
		if !yield(columnText{column: i, text: c.Header, role: nd30.BangTieuDe}) {
			return false
		}
	}
	return true
}

func (t *Table) rowTexts(yield func(columnText) bool) bool {
	free := newCoverage(len(t.Columns))
	for i := range t.Rows {
		row, at := &t.Rows[i], 0
		for _, c := range row.Cells {
			cols, rows := c.size()
			at = free.place(at)
			if !free.cover(at, cols, rows) {
				break // which is a finding
			}
			text := columnText{column: at, text: c.Text, role: nd30.BangNoiDung, bold: c.Bold || row.Group || row.Total}
			if cols == 1 && !yield(text) {
				return false
			}
			at += cols
		}
		free.nextRow()
	}
	return true
}

func (t *TaskTable) texts(yield func(columnText) bool) bool {
	for i, c := range t.Columns {
		f := taskFieldOf(c.Field)
		if !yield(columnText{column: i, text: cmp.Or(c.Header, f.header), role: nd30.BangTieuDe}) {
			return false
		}
		for text := range t.fieldTexts(f) {
			if !yield(columnText{column: i, text: text, role: nd30.BangNoiDung}) {
				return false
			}
		}
	}
	return true
}

// fieldTexts yields what the payload has of a field.
func (t *TaskTable) fieldTexts(f taskField) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range t.Groups {
			for j := range t.Groups[i].Tasks {
				task := &t.Groups[i].Tasks[j]
				switch {
				case f.value != nil:
					for k := range task.Products {
						if !yield(f.value(&task.Products[k])) {
							return
						}
					}
				case f.name == taskNameField && !yield(task.Name), f.name == ordinalField && task.Label != nil && !yield(*task.Label):
					return
				}
			}
		}
	}
}

// wordOfColumn is the longest word of a column.
type wordOfColumn struct {
	text  string
	width render.Length
}

// see looks at the words of a text. A line may be broken at a blank and behind a hyphen, not at a
// no-break space.
func (w *wordOfColumn) see(text string, style render.Style, bold bool) {
	face := fonts.Default().Face(style.Bold || bold, style.Italic)
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		for word := range strings.SplitAfterSeq(line, "-") {
			if width := render.Length(face.Width(word, int64(style.Size))); width > w.width {
				w.text, w.width = word, width
			}
		}
	}
}

// finding says how wide the i-th column has to be.
func (w *wordOfColumn) finding(t placed, i int, width, need render.Length) finding {
	whole := int((need + render.MM - 1) / render.MM)
	return finding{
		path: item(t.pointer+"/columns", i) + "/width_mm", severity: templates.Warning,
		message:    fmt.Sprintf("Cột thứ %d rộng %.0f mm, hẹp quá: chữ “%s” bị ngắt giữa chừng.", i+1, width.Millimetres(), templates.Shorten(w.text)),
		suggestion: fmt.Sprintf("Ghi “width_mm” từ %d trở lên, hoặc bỏ trống để hệ thống tự chia.", whole),
		edit:       drop(false),
	}
}
