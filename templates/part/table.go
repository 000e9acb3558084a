package part

import (
	"vanban/render"
	"vanban/templates/nd30"
)

// Table is a table of any content.
type Table struct {
	Caption string        `json:"caption,omitempty" validate:"max=300" title:"Tên bảng" doc:"Tên bảng cho người dùng trình đọc màn hình; không in ra." example:"Biên chế các đơn vị"`
	Columns []TableColumn `json:"columns" validate:"required,min=1,max=30,dive" title:"Các cột" doc:"Các cột từ trái sang phải; dòng tiêu đề in lại ở đầu mỗi trang."`
	Rows    []TableRow    `json:"rows" validate:"max=20000,dive" title:"Các dòng" doc:"Các dòng của bảng."`
}

// TableColumn is one column of a [Table].
type TableColumn struct {
	Header  string `json:"header,omitempty" validate:"max=200" title:"Tiêu đề cột" doc:"Tiêu đề của cột; mọi cột bỏ trống thì bảng không có dòng tiêu đề." example:"Đơn vị"`
	WidthMM int    `json:"width_mm,omitempty" validate:"min=0,max=250" title:"Độ rộng (mm)" doc:"Độ rộng cố định; bỏ trống thì chia theo share." example:"25"`
	Share   int    `json:"share,omitempty" validate:"min=0,max=1000" title:"Phần chia" doc:"Tỷ lệ chia chỗ còn lại giữa các cột không có width_mm; cả hai bỏ trống thì rộng theo nội dung." example:"3"`
	Align   string `json:"align,omitempty" validate:"omitempty,oneof=left center right justify" title:"Căn lề" doc:"Căn lề của các ô trong cột; mặc định left." example:"center"`
}

// TableRow is one row of a [Table]. Its cells fill, together with the cells above that
// reach down into it, all columns.
type TableRow struct {
	Group bool   `json:"group,omitempty" title:"Dòng nhóm" doc:"true: dòng in đậm, đứng đầu các dòng sau nó và không tách khỏi dòng kế tiếp." example:"true"`
	Cells []Cell `json:"cells" validate:"required,max=30,dive" title:"Các ô" doc:"Các ô từ trái sang phải; ô còn thiếu ở cuối dòng in trống."`
}

// size is how many columns and rows the cell covers.
func (c Cell) size() (cols, rows int) { return max(1, c.Cols), max(1, c.Rows) }

// compose makes the table that stands at the pointer.
func (t *Table) compose(pointer string) *render.Table {
	out := &render.Table{Caption: t.Caption, Source: field(pointer)}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, column(c.WidthMM, c.Share))
	}
	out.Header = t.header(pointer)
	free := newCoverage(len(t.Columns))
	out.Rows = make([]render.Row, 0, len(t.Rows))
	for i := range t.Rows {
		at := item(pointer+"/rows", i)
		out.Rows = append(out.Rows, t.row(&t.Rows[i], &free, at))
		free.nextRow()
	}
	return out
}

// header is the row of the columns' headers; there is none when no column has one.
func (t *Table) header(pointer string) []render.Row {
	row := render.Row{Source: field(pointer + "/columns")}
	named := false
	for i, c := range t.Columns {
		named = named || c.Header != ""
		row.Cells = append(row.Cells, headerCell(c.Header, field(item(pointer+"/columns", i)+"/header")))
	}
	if !named {
		return nil
	}
	return []render.Row{row}
}

// row places the cells of one row and fills what they leave free with empty ones.
func (t *Table) row(r *TableRow, free *coverage, pointer string) render.Row {
	out := render.Row{Group: r.Group, Source: field(pointer)}
	at := free.place(0)
	for i, c := range r.Cells {
		if at == len(t.Columns) {
			break
		}
		cols, rows := c.size()
		free.cover(at, cols, rows)
		out.Cells = append(out.Cells, t.cell(c, r.Group, at, item(pointer+"/cells", i)))
		at = free.place(at + cols)
	}
	for ; at < len(t.Columns); at = free.place(at + 1) {
		free.cover(at, 1, 1)
		out.Cells = append(out.Cells, cell(alignRoles[t.Columns[at].Align], "", field(pointer)))
	}
	return out
}

// cell makes a cell that begins in the given column.
func (t *Table) cell(c Cell, group bool, at int, pointer string) render.Cell {
	role := alignRoles[t.Columns[at].Align]
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
