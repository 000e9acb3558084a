package part

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// columnNarrow looks for words that have no room in their columns: a line would end inside them.
func columnNarrow(v *view) []finding {
	sheet := nd30.Sheet(v.Head.preset())
	var found []finding
	for _, t := range v.tables() {
		columns := t.asked()
		if columns == nil {
			continue
		}
		cuts, err := layout.Cuts(sheet, &render.Table{Columns: columns, Smaller: nd30.CoChuBang}, t.width, t.texts())
		if err != nil {
			continue // which are findings of their own
		}
		shared := cuts[:0]
		for _, c := range cuts {
			switch width := columns[c.At].Fixed; {
			case width == 0 || c.Joined:
				shared = append(shared, c)
			case width >= leastColumn*render.MM && c.Need <= t.width:
				found = append(found, narrow(t, c))
			}
		}
		found = append(found, crampedTable(t, shared)...)
	}
	return found
}

// asked are the columns as the payload asks for them; nil when the page does not hold them, which is a finding of
// its own.
func (t placed) asked() []render.Column {
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
	fixed := render.Length(0)
	for _, c := range columns {
		if c.Fixed < 0 || c.Fixed > greatestColumn*render.MM || c.Share < 0 {
			return nil
		}
		fixed += c.Fixed
	}
	if len(columns) > mostColumns || fixed > t.width {
		return nil
	}
	return columns
}

// narrow says how wide a column has to be that the payload makes narrower than a word in it.
func narrow(t placed, c layout.Cut) finding {
	whole := int((c.Need + render.MM - 1) / render.MM)
	return finding{
		path: item(t.pointer+"/columns", c.At) + "/width_mm", severity: templates.Warning,
		message:    fmt.Sprintf("Cột thứ %d rộng %.0f mm, hẹp quá: chữ “%s” bị ngắt giữa chừng.", c.At+1, c.Width.Millimetres(), typedWord(c)),
		suggestion: fmt.Sprintf("Ghi “width_mm” từ %d trở lên, hoặc bỏ trống để hệ thống tự chia.", whole),
		edit:       drop(false),
	}
}

// crampedTable tells of the worst of the words that have no room though the columns have been divided as well as
// can be. What is longer than any word, as the address of a page, is no matter.
func crampedTable(t placed, cuts []layout.Cut) []finding {
	cuts = slices.DeleteFunc(cuts, func(c layout.Cut) bool { return !c.Number && c.Need > t.width/3 })
	if len(cuts) == 0 {
		return nil
	}
	c := worst(cuts)
	f := finding{
		path: item(t.pointer+"/columns", c.At), severity: templates.Warning,
		message:    fmt.Sprintf("Bảng không đủ chỗ: %s ở cột thứ %d bị ngắt giữa chừng, kể cả khi in cỡ chữ %d.", calledCut(c), c.At+1, leastType),
		suggestion: "Đặt bảng ở phụ lục trên trang ngang (orientation: landscape), bớt cột, hoặc dùng đơn vị tính lớn hơn.",
	}
	if t.width > portrait {
		f.suggestion = "Bớt cột, dùng đơn vị tính lớn hơn, hoặc tách thành hai bảng."
	}
	return []finding{f}
}

// worst is the first number of the cuts, else the first of them.
func worst(cuts []layout.Cut) layout.Cut {
	return cuts[max(0, slices.IndexFunc(cuts, func(c layout.Cut) bool { return c.Number }))]
}

// calledCut is the word that is cut, as a message calls it.
func calledCut(c layout.Cut) string {
	if c.Number {
		return "số “" + typedWord(c) + "”"
	}
	return "chữ “" + typedWord(c) + "”"
}

// typedWord is the word that is cut as it was typed.
func typedWord(c layout.Cut) string {
	return templates.Shorten(strings.ReplaceAll(c.Word, "\u2011", "-"))
}

// leastType is the smallest type of a table, in points.
var leastType = slices.Min(nd30.CoChuBang) / render.Pt

// portrait is wider than the text of any page that is higher than wide.
const portrait = 210 * render.MM

// texts yields the texts of the columns.
func (t placed) texts() iter.Seq[layout.CellText] {
	return func(yield func(layout.CellText) bool) {
		each := func(c layout.CellText) bool {
			c.Text = viet.BindRanges(c.Text)
			return c.Text == "" || yield(c)
		}
		switch {
		case t.table != nil:
			_ = t.table.headerTexts(each) && t.table.rowTexts(each)
		case t.tasks != nil:
			t.tasks.texts(each)
		}
	}
}

func (t *Table) headerTexts(yield func(layout.CellText) bool) bool {
	for i, c := range t.Columns {
		if !yield(layout.CellText{At: i, Text: c.Header, Role: nd30.BangTieuDe}) {
			return false
		}
	}
	return true
}

func (t *Table) rowTexts(yield func(layout.CellText) bool) bool {
	free := newCoverage(len(t.Columns))
	for i := range t.Rows {
		row, at := &t.Rows[i], 0
		for _, c := range row.Cells {
			cols, rows := c.size()
			at = free.place(at)
			if !free.cover(at, cols, rows) {
				break // which is a finding
			}
			text := layout.CellText{At: at, Cols: cols, Text: c.Text, Role: nd30.BangNoiDung, Bold: c.Bold || row.Group || row.Total}
			if !yield(text) {
				return false
			}
			at += cols
		}
		free.nextRow()
	}
	return true
}

func (t *TaskTable) texts(yield func(layout.CellText) bool) bool {
	for i, c := range t.Columns {
		f := taskFieldOf(c.Field)
		if !yield(layout.CellText{At: i, Text: cmp.Or(c.Header, f.header), Role: nd30.BangTieuDe}) {
			return false
		}
		for text := range t.fieldTexts(f) {
			if !yield(layout.CellText{At: i, Text: text, Role: nd30.BangNoiDung}) {
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
