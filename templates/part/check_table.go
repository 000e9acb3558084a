package part

import (
	"fmt"
	"slices"
	"strconv"

	"vanban/render"
	"vanban/templates"
)

// tableChecks look at tables, of which the decree says nothing.
var tableChecks = []check{
	{"table.empty", tableEmpty},
	{"table.cells", tableCells},
	{"table.width", tableWidth},
	{"table.width", columnNarrow},
	{"table.field", taskFieldTwice},
	{"table.field", taskFieldUnprinted},
	{"table.due", dueUnclear},
}

func tableEmpty(v *view) []finding {
	var found []finding
	for _, t := range v.tables() {
		empty := t.table != nil && len(t.table.Rows) == 0 || t.tasks != nil && t.tasks.countTasks() == 0
		found = append(found, when(empty, finding{
			path: t.pointer, severity: templates.Warning,
			message:    "Bảng chưa có dòng nào.",
			suggestion: "Thêm dữ liệu cho bảng, hoặc bỏ bảng.",
		})...)
	}
	return found
}

func (t *TaskTable) countTasks() (n int) {
	for i := range t.Groups {
		n += len(t.Groups[i].Tasks)
	}
	return n
}

// tableCells looks for rows with more cells than there are columns, and for cells that reach
// beyond the table.
func tableCells(v *view) []finding {
	var found []finding
	for _, t := range v.tables() {
		if t.table != nil {
			found = append(found, t.table.misplaced(t.pointer)...)
		}
	}
	return found
}

// mostColumns is what the shape of a table allows.
const mostColumns = 30

func (t *Table) misplaced(pointer string) []finding {
	if len(t.Columns) == 0 || len(t.Columns) > mostColumns {
		return nil // which is the finding
	}
	var found []finding
	free := newCoverage(len(t.Columns))
	for i, row := range t.Rows {
		at := 0
		for j, c := range row.Cells {
			cols, rows := c.size()
			at = free.place(at)
			if !free.cover(at, cols, rows) {
				found = append(found, finding{
					path:       item(item(pointer+"/rows", i)+"/cells", j),
					message:    fmt.Sprintf("Ô thứ %d của dòng %d không còn chỗ: bảng có %d cột, kể cả các ô ở trên chiếm xuống.", j+1, i+1, len(t.Columns)),
					suggestion: "Bớt ô của dòng này, hoặc giảm “cols”, “rows” của các ô.",
				})
				break
			}
			if rows > len(t.Rows)-i {
				found = append(found, finding{
					path:       item(item(pointer+"/rows", i)+"/cells", j) + "/rows",
					message:    fmt.Sprintf("Ô thứ %d của dòng %d chiếm %d dòng, quá cuối bảng.", j+1, i+1, rows),
					suggestion: fmt.Sprintf("Ghi “rows” nhiều nhất là %d.", len(t.Rows)-i),
					edit:       set(strconv.Itoa(len(t.Rows) - i)),
				})
			}
			at += cols
		}
		free.nextRow()
	}
	return found
}

// tableWidth looks for columns that hold no word and for columns that the page does not hold.
func tableWidth(v *view) []finding {
	var found []finding
	for _, t := range slices.Concat(v.tables(), v.made) {
		sum, page := 0, int(t.width/render.MM)
		for i, w := range t.widths() {
			sum += min(max(leastColumn, w), greatestColumn)
			f := finding{
				path:       item(t.pointer+"/columns", i) + "/width_mm",
				message:    fmt.Sprintf("Cột thứ %d rộng %d mm, hẹp quá, không ghi được chữ.", i+1, w),
				suggestion: fmt.Sprintf("Ghi “width_mm” từ %d trở lên, hoặc bỏ trống để hệ thống tự chia.", leastColumn),
			}
			if t.view == nil {
				f.edit = drop(false)
			}
			found = append(found, when(0 < w && w < leastColumn, f)...)
		}
		found = append(found, when(sum > page, finding{
			path:       t.columns(),
			message:    fmt.Sprintf("Các cột rộng ít nhất %d mm, trang chỉ có %d mm.", sum, page),
			suggestion: "Giảm “width_mm” của các cột, bỏ bớt cột, hoặc đặt phụ lục trên trang ngang (orientation: landscape).",
		})...)
	}
	return found
}

// columns is the pointer to the columns; of data that is shown, to where it is.
func (t placed) columns() string {
	if t.view != nil {
		return t.pointer
	}
	return t.pointer + "/columns"
}

// The widths of a column in millimetres: at the least, the margins of its cells and room for a
// letter or two; at the most, what its shape allows.
const (
	leastColumn    = 6
	greatestColumn = 250
)

// widths are the widths of the columns in millimetres; 0 is as wide as there is room.
func (t placed) widths() (widths []int) {
	switch {
	case t.table != nil:
		for _, c := range t.table.Columns {
			widths = append(widths, c.WidthMM)
		}
	case t.tasks != nil:
		for _, c := range t.tasks.Columns {
			widths = append(widths, c.WidthMM)
		}
	case t.view != nil:
		for _, c := range t.view.Columns {
			widths = append(widths, c.WidthMM)
		}
	}
	return widths
}

func taskFieldTwice(v *view) []finding {
	var found []finding
	for _, t := range v.tables() {
		if t.tasks == nil {
			continue
		}
		seen := map[string]bool{}
		for i, c := range t.tasks.Columns {
			found = append(found, when(seen[c.Field], finding{
				path:       item(t.pointer+"/columns", i) + "/field",
				message:    fmt.Sprintf("Trường “%s” có ở hai cột.", c.Field),
				suggestion: "Mỗi trường chỉ in ở một cột: bỏ cột này.",
				edit:       templates.Edit{Op: templates.Remove, Path: item(t.pointer+"/columns", i)},
			})...)
			seen[c.Field] = true
		}
	}
	return found
}

// taskFieldUnprinted looks for what was filled in of the products but has no column.
func taskFieldUnprinted(v *view) []finding {
	var found []finding
	for _, t := range v.tables() {
		if t.tasks == nil {
			continue
		}
		for _, f := range taskFields {
			if f.value == nil || t.tasks.hasColumn(f.name) || !t.tasks.fills(f) {
				continue
			}
			name := f.name
			if name == productField {
				name = "products"
			}
			found = append(found, finding{
				path: t.pointer + "/columns", severity: templates.Warning,
				message:    fmt.Sprintf("Dữ liệu “%s” không được in vì bảng không có cột “%s”.", name, f.name),
				suggestion: fmt.Sprintf("Thêm cột {\"field\": \"%s\"} (%s), hoặc bỏ dữ liệu này.", f.name, f.header),
			})
		}
	}
	return found
}

func (t *TaskTable) hasColumn(name string) bool {
	return slices.ContainsFunc(t.Columns, func(c TaskColumn) bool { return c.Field == name })
}

// fills reports whether a product has something in the field.
func (t *TaskTable) fills(f taskField) bool {
	for _, p := range t.products("") {
		if f.value(p) != "" {
			return true
		}
	}
	return false
}

// dueUnclear looks for deadlines that cannot be computed with.
func dueUnclear(v *view) []finding {
	var found []finding
	for _, t := range v.tables() {
		for at, p := range t.tasks.products(t.pointer) {
			found = append(found, p.dueUnclear(at)...)
		}
	}
	return found
}

// dueUnclear is the finding that the deadline of the product at the pointer cannot be computed with.
func (p *Product) dueUnclear(pointer string) []finding {
	return when(p.Due != nil && !p.Due.clear(), finding{
		path:       pointer + "/due",
		message:    "Thời hạn không tính được.",
		suggestion: "Ghi một trong các cách: “date”; “year” kèm “quarters”; “year”; “event”.",
	})
}

// clear reports whether the deadline is said in one way.
func (d *Due) clear() bool {
	switch {
	case d.Date != "":
		return d.Year == 0 && len(d.Quarters) == 0
	case len(d.Quarters) > 0:
		return d.Year != 0
	}
	return d.Year != 0 || d.Event != ""
}
