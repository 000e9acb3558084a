package part

import (
	"fmt"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Table is a table of any content.
type Table struct {
	Caption string `json:"caption,omitempty" validate:"max=300" title:"Tên bảng" doc:"Tên bảng cho người dùng trình đọc màn hình; không in ra." example:"Biên chế các đơn vị"`
	TableHead
	Columns []TableColumn `json:"columns" validate:"required,min=1,max=30,dive" title:"Các cột" doc:"Các cột từ trái sang phải; dòng tiêu đề in lại ở đầu mỗi trang."`
	Rows    []TableRow    `json:"rows" validate:"max=20000,dive" title:"Các dòng" doc:"Các dòng của bảng."`
}

// TableHead is what tables of all sorts may have above their rows besides the headers of their
// columns. The decree says nothing of it; it is as its Annex IV and the practice have it.
type TableHead struct {
	Unit     string `json:"unit,omitempty" validate:"max=100" title:"Đơn vị tính" doc:"In nghiêng ở bên phải, ngay trên bảng: Đơn vị tính: triệu đồng." example:"triệu đồng"`
	Numbered bool   `json:"numbered,omitempty" title:"Đánh số cột" doc:"true: thêm dòng (1), (2), (3) … dưới tiêu đề các cột." example:"true"`
}

// TableColumn is one column of a [Table].
type TableColumn struct {
	Header  string `json:"header,omitempty" validate:"max=200" title:"Tiêu đề cột" doc:"Tiêu đề của cột; mọi cột bỏ trống thì bảng không có dòng tiêu đề." example:"Đơn vị"`
	Group   string `json:"group,omitempty" validate:"max=200" title:"Tiêu đề chung" doc:"Các cột liền nhau có cùng tiêu đề chung thì tiêu đề ấy in một lần ở tầng trên, tiêu đề từng cột in ở tầng dưới." example:"Biên chế"`
	WidthMM int    `json:"width_mm,omitempty" validate:"min=0,max=250" title:"Độ rộng (mm)" doc:"Độ rộng cố định; bỏ trống thì chia theo share." example:"25"`
	Share   int    `json:"share,omitempty" validate:"min=0,max=1000" title:"Phần chia" doc:"Tỷ lệ chia chỗ còn lại giữa các cột không có width_mm; cả hai bỏ trống thì rộng theo nội dung." example:"3"`
	Align   string `json:"align,omitempty" validate:"omitempty,oneof=left center right justify" title:"Căn lề" doc:"Căn lề của các ô trong cột; mặc định left." example:"center"`
}

// TableRow is one row of a [Table]. Its cells fill, together with the cells above that
// reach down into it, all columns.
type TableRow struct {
	Group bool   `json:"group,omitempty" title:"Dòng nhóm" doc:"true: dòng in đậm, đứng đầu các dòng sau nó và không tách khỏi dòng kế tiếp." example:"true"`
	Total bool   `json:"total,omitempty" title:"Dòng tổng" doc:"true: dòng tổng cộng in đậm, không tách khỏi dòng ngay trên." example:"true"`
	Cells []Cell `json:"cells" validate:"required,max=30,dive" title:"Các ô" doc:"Các ô từ trái sang phải; ô còn thiếu ở cuối dòng in trống."`
}

// size is how many columns and rows the cell covers.
func (c Cell) size() (cols, rows int) { return max(1, c.Cols), max(1, c.Rows) }

// compose makes the table that stands at the pointer, and the line of its unit above it.
func (t *Table) compose(pointer string) []render.Block {
	if len(t.Columns) == 0 { // of a draft
		return nil
	}
	out := &render.Table{Caption: t.Caption, Source: field(pointer), Smaller: nd30.CoChuBang, Header: t.header(pointer)}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, column(c.WidthMM, c.Share))
	}
	free := newCoverage(len(t.Columns))
	out.Rows = make([]render.Row, 0, len(t.Rows))
	for i := range t.Rows {
		at := item(pointer+"/rows", i)
		out.Rows = append(out.Rows, t.row(&t.Rows[i], &free, len(t.Rows)-i, at))
		free.nextRow()
		if t.Rows[i].Total && i > 0 {
			out.Rows[i-1].Group = true
		}
	}
	return t.above(out, pointer)
}

// above puts the line of its unit above a table.
func (h *TableHead) above(t *render.Table, pointer string) []render.Block {
	return append(unitLine(plainUnit(h.Unit), field(pointer+"/unit")), t)
}

// plainUnit is a unit without the words that the line begins with.
func plainUnit(s string) string {
	for _, typed := range []string{nd30.DonViTinhText, "ĐVT:"} {
		if rest, ok := viet.CutPrefix(s, typed); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// header are the rows of the columns' headers: two where columns have one in common; none when no
// column has any. Beneath them come the numbers of the columns.
func (t *Table) header(pointer string) []render.Row {
	at := pointer + "/columns"
	upper, lower := render.Row{Source: field(at)}, render.Row{Source: field(at)}
	named := false
	for i := 0; i < len(t.Columns); {
		c, n := &t.Columns[i], t.alike(i)
		named = named || c.Header != "" || c.Group != ""
		if c.Group == "" {
			upper.Cells = append(upper.Cells, headerCell(c.Header, field(item(at, i)+"/header")))
			i++
			continue
		}
		group := headerCell(c.Group, field(item(at, i)+"/group"))
		group.Cols = n
		upper.Cells = append(upper.Cells, group)
		for end := i + n; i < end; i++ {
			lower.Cells = append(lower.Cells, headerCell(t.Columns[i].Header, field(item(at, i)+"/header")))
		}
	}
	var rows []render.Row
	switch {
	case len(lower.Cells) > 0:
		rows = []render.Row{t.overBoth(upper), lower}
	case named:
		rows = []render.Row{upper}
	}
	return append(rows, t.numbers(len(t.Columns), at)...)
}

// alike is how many columns from the i-th on have its header in common with it.
func (t *Table) alike(i int) int {
	n := 1
	for i+n < len(t.Columns) && t.Columns[i+n].Group == t.Columns[i].Group {
		n++
	}
	return n
}

// overBoth has the headers of single columns reach over both rows of the header.
func (t *Table) overBoth(row render.Row) render.Row {
	at := 0
	for i := range row.Cells {
		if t.Columns[at].Group == "" {
			row.Cells[i].Rows = 2
		}
		at += max(1, row.Cells[i].Cols)
	}
	return row
}

// numbers is the row (1), (2), (3) … that columns may be called by.
func (h *TableHead) numbers(columns int, pointer string) []render.Row {
	if !h.Numbered {
		return nil
	}
	row := render.Row{Source: field(pointer)}
	for i := range columns {
		number := cell(nd30.BangGiua, fmt.Sprintf("(%d)", i+1), ours)
		number.Scope = true
		row.Cells = append(row.Cells, number)
	}
	return []render.Row{row}
}

// row places the cells of one row, the first of so many that are left, and fills what they leave free with empty ones. A
// cell of a draft that would cover more than there is covers what there is.
func (t *Table) row(r *TableRow, free *coverage, left int, pointer string) render.Row {
	out := render.Row{Group: r.Group, Source: field(pointer), Cells: make([]render.Cell, 0, len(t.Columns))}
	at := free.place(0)
	for i, c := range r.Cells {
		if at == len(t.Columns) {
			break
		}
		cols, rows := c.size()
		cols, rows = min(cols, free.room(at)), min(rows, left)
		free.cover(at, cols, rows)
		c.Cols, c.Rows = min(c.Cols, cols), min(c.Rows, rows)
		made := t.cell(c, r.Group, at, item(pointer+"/cells", i))
		if r.Total && !r.Group {
			embolden(&made)
		}
		out.Cells = append(out.Cells, made)
		at = free.place(at + cols)
	}
	for ; at < len(t.Columns); at = free.place(at + 1) {
		free.cover(at, 1, 1)
		out.Cells = append(out.Cells, cell(alignRole(t.Columns[at].Align), "", field(pointer)))
	}
	return out
}

// cell makes a cell that begins in the given column.
func (t *Table) cell(c Cell, group bool, at int, pointer string) render.Cell {
	role := alignRole(t.Columns[at].Align)
	if group {
		role = nd30.BangNhom
	}
	out := cell(role, c.Text, field(pointer))
	out.Cols, out.Rows, out.Scope = c.Cols, c.Rows, group
	if c.Bold && !group {
		embolden(&out)
	}
	return out
}
