package part

import (
	"fmt"
	"slices"
	"strconv"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// taskField is a column that a task table may have: its usual header and alignment, and
// what it shows of a product. A field of the task has no value: its cell covers the rows
// of all products.
type taskField struct {
	name, header, align string
	value               func(p *Product) string
}

// The fields that a task has, not its products.
const (
	ordinalField  = "ordinal"
	taskNameField = "task"
	productField  = "product"
)

// taskFields are the columns there are, in their usual order.
var taskFields = []taskField{
	{ordinalField, "STT", "center", nil},
	{taskNameField, "Nội dung, nhiệm vụ", "left", nil},
	{productField, "Sản phẩm", "left", func(p *Product) string { return p.Name }},
	{"lead_unit", "Đơn vị chủ trì", "left", func(p *Product) string { return p.LeadUnit }},
	{"coordinating_units", "Đơn vị phối hợp", "left", func(p *Product) string { return p.CoordinatingUnits }},
	{"time", "Thời gian thực hiện", "left", func(p *Product) string { return p.Time }},
	{"budget", "Kinh phí", "left", func(p *Product) string { return p.Budget }},
	{"notes", "Ghi chú", "left", func(p *Product) string { return p.Notes }},
}

func taskFieldOf(name string) taskField {
	for _, f := range taskFields {
		if f.name == name {
			return f
		}
	}
	return taskField{name: name}
}

// taskColumn is a column of one table.
type taskColumn struct {
	taskField
	role render.Role
}

// taskComposer makes the rows of one task table.
type taskComposer struct {
	columns []taskColumn
	ordinal bool // the labels have a column of their own
	rows    []render.Row
}

// compose makes the table that stands at the pointer, and the line of its unit above it.
func (t *TaskTable) compose(pointer string) []render.Block {
	if len(t.Columns) == 0 { // of a draft
		return nil
	}
	out := &render.Table{Caption: t.Caption, Source: field(pointer), Smaller: nd30.CoChuBang}
	c := taskComposer{ordinal: t.hasOrdinal(), rows: make([]render.Row, 0, t.countRows())}
	header := render.Row{Source: field(pointer + "/columns")}
	for i, col := range t.Columns {
		f := taskFieldOf(col.Field)
		if col.Header != "" {
			f.header = col.Header
		}
		if col.Align != "" {
			f.align = col.Align
		}
		c.columns = append(c.columns, taskColumn{f, alignRole(f.align)})
		out.Columns = append(out.Columns, column(col.WidthMM, col.Share))
		header.Cells = append(header.Cells, headerCell(f.header, field(item(pointer+"/columns", i)+"/header")))
	}
	out.Header = append([]render.Row{header}, t.numbers(len(t.Columns), pointer+"/columns")...)
	for i := range t.Groups {
		c.group(&t.Groups[i], i+1, item(pointer+"/groups", i))
	}
	out.Rows = c.rows
	return t.above(out, pointer)
}

// hasOrdinal reports whether the labels have a column of their own.
func (t *TaskTable) hasOrdinal() bool {
	return slices.ContainsFunc(t.Columns, func(c TaskColumn) bool { return c.Field == ordinalField })
}

// countRows is how many rows the table will have.
func (t *TaskTable) countRows() int {
	n := len(t.Groups)
	for i := range t.Groups {
		for j := range t.Groups[i].Tasks {
			n += len(t.Groups[i].Tasks[j].Products)
		}
	}
	return n
}

// group makes the heading row of the n-th group, if it has a title, and the rows below it.
func (c *taskComposer) group(g *TaskGroup, n int, pointer string) {
	if g.Title != "" {
		c.rows = append(c.rows, c.groupRow(g, n, pointer))
	}
	for i := range g.Tasks {
		c.task(&g.Tasks[i], i+1, item(pointer+"/tasks", i))
	}
}

func (c *taskComposer) groupRow(g *TaskGroup, n int, pointer string) render.Row {
	label := c.label(g.Label, viet.Roman(n))
	row := render.Row{Group: true, Source: field(pointer)}
	if c.columns[0].name == ordinalField && len(c.columns) > 1 {
		first := cell(nd30.BangGiua, label, field(pointer))
		embolden(&first)
		row.Cells = append(row.Cells, first)
		label = ""
	}
	title := labelled(nd30.BangNhom, label, g.Title, field(pointer+"/title"))
	title.Cols, title.Scope = len(c.columns)-len(row.Cells), true
	row.Cells = append(row.Cells, title)
	return row
}

// label is the label that was given, or the one that the order makes: with its full stop
// where it stands before the text, without in a column of its own.
func (c *taskComposer) label(given *string, numeral string) string {
	switch {
	case given != nil:
		return *given
	case c.ordinal:
		return numeral
	}
	return numeral + "."
}

// task makes one row for each product of the n-th task of its group.
func (c *taskComposer) task(t *Task, n int, pointer string) {
	label := c.label(t.Label, strconv.Itoa(n))
	for i := range t.Products {
		at := item(pointer+"/products", i)
		row := render.Row{Source: field(at), Cells: make([]render.Cell, 0, len(c.columns))}
		for _, col := range c.columns {
			switch {
			case col.value != nil:
				row.Cells = append(row.Cells, c.productCell(col, t, n, i, at))
			case i == 0:
				row.Cells = append(row.Cells, c.taskCell(col, t, label, pointer))
			}
		}
		c.rows = append(c.rows, row)
	}
}

// taskCell is a cell of the task itself, over the rows of all its products.
func (c *taskComposer) taskCell(col taskColumn, t *Task, label, pointer string) render.Cell {
	if c.ordinal && col.name == taskNameField {
		label = ""
	}
	out := cell(col.role, label, field(pointer))
	if col.name == taskNameField {
		out = labelled(col.role, label, t.Name, field(pointer+"/name"))
	}
	out.Rows = len(t.Products)
	return out
}

// productCell is a cell of the i-th product of the n-th task.
func (c *taskComposer) productCell(col taskColumn, t *Task, n, i int, pointer string) render.Cell {
	text := col.value(&t.Products[i])
	if col.name == productField {
		return labelled(col.role, c.productLabel(t, n, i), text, field(pointer+"/name"))
	}
	return cell(col.role, text, field(pointer+"/"+col.name))
}

// productLabel numbers the products of a task that has several: 2.1. and 2.2.
func (c *taskComposer) productLabel(t *Task, n, i int) string {
	if given := t.Products[i].Label; given != nil {
		return *given
	}
	if c.ordinal || len(t.Products) < 2 {
		return ""
	}
	return fmt.Sprintf("%d.%d.", n, i+1)
}
