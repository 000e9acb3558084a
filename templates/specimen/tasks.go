package specimen

import (
	"slices"
	"strconv"

	"vanban/templates/part"
)

// taskColumns are the columns of tables of tasks as plans have them.
var taskColumns = []option[[]part.TaskColumn]{
	{5, []part.TaskColumn{
		{Field: "ordinal", WidthMM: 12},
		{Field: "task", Share: 4},
		{Field: "product", Share: 3},
		{Field: "lead_unit", Share: 2},
		{Field: "coordinating_units", Share: 2},
		{Field: "time", Share: 2},
		{Field: "budget", Share: 2},
		{Field: "notes", WidthMM: 20},
	}},
	{5, []part.TaskColumn{
		{Field: "task", Header: "Nhiệm vụ", Share: 4},
		{Field: "product", Header: "Hoạt động, sản phẩm", Share: 4},
		{Field: "lead_unit", Share: 2},
		{Field: "coordinating_units", Share: 2},
		{Field: "time", WidthMM: 28, Align: "center"},
		{Field: "budget", WidthMM: 22},
		{Field: "notes", WidthMM: 18},
	}},
	{3, []part.TaskColumn{
		{Field: "ordinal"}, {Field: "task"}, {Field: "product"}, {Field: "lead_unit"}, {Field: "time"},
	}},
	{2, []part.TaskColumn{
		{Field: "ordinal", WidthMM: 10}, {Field: "task", Share: 3}, {Field: "product", Share: 3}, {Field: "lead_unit", Share: 2}, {Field: "time", WidthMM: 24},
	}},
}

// tasks is a table of tasks.
func (a *author) tasks(p page) *part.TaskTable {
	t := &part.TaskTable{Caption: a.text("phu-luc"), Columns: choose(&a.random, taskColumns)}
	t.Numbered = a.chance(15)
	if p.width < 200 {
		t.Columns = taskColumns[3].value
	}
	t.Groups = a.taskGroups(min(a.between(a.size.rows[0], a.size.rows[1]), 120))
	forget(t)
	return t
}

// forget empties what the products of a table have for columns that it does not print.
func forget(t *part.TaskTable) {
	printed := func(field string) bool {
		return slices.ContainsFunc(t.Columns, func(c part.TaskColumn) bool { return c.Field == field })
	}
	for _, g := range t.Groups {
		for _, task := range g.Tasks {
			for i := range task.Products {
				p := &task.Products[i]
				for field, text := range map[string]*string{"coordinating_units": &p.CoordinatingUnits, "budget": &p.Budget, "notes": &p.Notes} {
					if !printed(field) {
						*text = ""
					}
				}
			}
		}
	}
}

// taskGroups are n tasks in groups.
func (a *author) taskGroups(n int) []part.TaskGroup {
	groups := []part.TaskGroup{a.taskGroup()}
	for i := range n {
		if i > 0 && a.chance(20) {
			groups = append(groups, a.taskGroup())
		}
		g := &groups[len(groups)-1]
		g.Tasks = append(g.Tasks, a.task())
	}
	return groups
}

// taskGroup is an empty group, as a rule with a title.
func (a *author) taskGroup() part.TaskGroup {
	if a.chance(10) {
		return part.TaskGroup{}
	}
	return part.TaskGroup{Title: a.heading()}
}

func (a *author) task() part.Task {
	t := part.Task{Name: a.text("viec"), Products: make([]part.Product, choose(&a.random, []option[int]{{70, 1}, {20, 2}, {8, 3}, {2, 7}}))}
	for i := range t.Products {
		t.Products[i] = part.Product{Name: a.text("san-pham"), LeadUnit: a.text("don-vi-that"), CoordinatingUnits: a.text("nhieu-don-vi"), Budget: a.text("kinh-phi"), Notes: a.text("ghi-chu-hoac-khong")}
		choose(&a.random, deadlines)(a, &t.Products[i])
	}
	return t
}

// deadlines are how a plan says when a product is due.
var deadlines = []option[func(a *author, p *part.Product)]{
	{4, func(a *author, p *part.Product) {
		q := a.between(1, 4)
		p.Time, p.Due = "Quý "+[]string{"I", "II", "III", "IV"}[q-1]+"/"+strconv.Itoa(a.year), &part.Due{Year: a.year, Quarters: []int{q}}
	}},
	{1, func(a *author, p *part.Product) {
		p.Time, p.Due = "Quý I-IV/"+strconv.Itoa(a.year), &part.Due{Year: a.year, Quarters: []int{1, 2, 3, 4}}
	}},
	{2, func(a *author, p *part.Product) {
		d := a.date()
		p.Time, p.Due = "Tháng "+d.String()[5:7]+"/"+strconv.Itoa(a.year), &part.Due{Date: d.String()[:len("2026-01")]}
	}},
	{2, func(a *author, p *part.Product) {
		d := a.date()
		p.Time, p.Due = "Trước ngày "+strconv.Itoa(d.Day)+"/"+strconv.Itoa(d.Month)+"/"+strconv.Itoa(a.year), &part.Due{Date: d.String()}
	}},
	{1, func(_ *author, p *part.Product) {
		p.Time, p.Due = "Khi có hướng dẫn", &part.Due{Event: "Khi có hướng dẫn của cơ quan có thẩm quyền"}
	}},
	{1, func(_ *author, p *part.Product) { p.Time = "Thường xuyên" }},
}
