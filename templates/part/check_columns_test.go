package part_test

import (
	"fmt"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/part"
)

// narrow are tables with a column of so many millimetres in which the word has no room, and of how
// many it would have it; without a word all is well.
var narrow = []struct {
	name   string
	column int
	word   string
	least  int
	made   func(p *part.Paper, width int)
}{
	{"heading in bold", 0, "STT", 12, table([]string{"STT", "Tên"}, "1", "Hồ sơ")},
	{"cell", 0, "Nghiêng", 19, table([]string{"A", "B"}, "Đường Nghiêng", "x")},
	{"no-break space", 0, "khoản 2", 18, table([]string{"A", "B"}, "tại khoản\u00a02", "x")},
	{"range", 0, "2025-2030", 23, table([]string{"A", "B"}, "2025-2030", "x")},
	{"behind a hyphen", 0, "Rịa-", 12, table([]string{"A", "B"}, "Bà Rịa-Tàu", "x")},
	{"total in bold", 0, "1.234.567", 21, func(p *part.Paper, width int) {
		table([]string{"A", "B"}, "1.234.567", "x")(p, width)
		p.Appendices[0].Table.Rows[0].Total = true
	}},
	{"over two columns", 0, "", 8, func(p *part.Paper, width int) {
		table([]string{"A", "B"}, "Nghiêng")(p, width)
		p.Appendices[0].Table.Rows[0].Cells[0].Cols = 2
	}},
	{"beneath a cell of two rows", 1, "Nghiêng", 19, func(p *part.Paper, width int) {
		table([]string{"A", "B"}, "a", "b")(p, width)
		t := p.Appendices[0].Table
		t.Columns[0].WidthMM, t.Columns[1].WidthMM = 0, width
		t.Rows[0].Cells[0].Rows = 2
		t.Rows = append(t.Rows, part.TableRow{Cells: []part.Cell{{Text: "Nghiêng"}}})
	}},
	{"wider than any column", 0, "", 10, table([]string{"A", "B"}, strings.Repeat("x", 200), "x")},
	{"task table, heading", 1, "Thời", 13, tasks("time", part.Product{Time: "a"})},
	{"task table, cell", 1, "30/6/2026", 21, tasks("time", part.Product{Time: "trước 30/6/2026"})},
}

func table(header []string, cells ...string) func(*part.Paper, int) {
	return func(p *part.Paper, width int) {
		t := &part.Table{Columns: []part.TableColumn{{Header: header[0], WidthMM: width}, {Header: header[1]}}, Rows: make([]part.TableRow, 1)}
		for _, c := range cells {
			t.Rows[0].Cells = append(t.Rows[0].Cells, part.Cell{Text: c})
		}
		p.Appendices[0].Table = t
	}
}

func tasks(field string, product part.Product) func(*part.Paper, int) {
	return func(p *part.Paper, width int) {
		p.Plan.Tasks = &part.TaskTable{
			Columns: []part.TaskColumn{{Field: "task"}, {Field: field, WidthMM: width}},
			Groups:  []part.TaskGroup{{Tasks: []part.Task{{Name: "A", Products: []part.Product{product}}}}},
		}
	}
}

// TestNarrowColumn gives each column a millimetre less than its longest word needs, which names the
// word and the width, and then that width.
func TestNarrowColumn(t *testing.T) {
	for _, c := range narrow {
		for width := c.least - 1; width <= c.least; width++ {
			p := decision()
			c.made(p, width)
			var got, want []string
			for _, f := range p.Validate() {
				if f.Rule == "table.width" && f.Severity == templates.Warning {
					got = append(got, f.Path[strings.LastIndex(f.Path, "columns"):]+" "+f.Message+" "+f.Suggestion)
				}
			}
			if c.word != "" && width < c.least {
				want = append(want, fmt.Sprintf("columns/%d/width_mm Cột thứ %d rộng %d mm, hẹp quá: chữ “%s” bị ngắt giữa chừng. Ghi “width_mm” từ %d trở lên, hoặc bỏ trống để hệ thống tự chia.",
					c.column, c.column+1, width, c.word, c.least))
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s, %d mm: found %q, want %q", c.name, width, got, want)
			}
		}
	}
}

// TestNumbersCut has a table of figures that no page has room for: half of a number is an error, and nobody is sent to a
// page in landscape who is on one. A table that was written by hand is warned of, and an address in it is not.
func TestNumbersCut(t *testing.T) {
	figures := func(p *part.Paper) {
		*p = *report()
		f := &p.Data.Figures[0]
		f.Unit, f.Compare = "đồng", []string{"previous", "year_before"}
		for i := range f.Rows {
			f.Rows[i].Value, f.Rows[i].Previous, f.Rows[i].YearBefore = number(12345678901234), number(18765432109876), number(11111111111111)
		}
	}
	hand := func(cell string) func(*part.Paper) {
		return func(p *part.Paper) {
			row := part.TableRow{}
			made := &part.Table{}
			for range 8 {
				made.Columns = append(made.Columns, part.TableColumn{Share: 1})
				row.Cells = append(row.Cells, part.Cell{Text: cell})
			}
			made.Rows = []part.TableRow{row}
			p.Appendices[0].Table = made
		}
	}
	for _, c := range []struct {
		name      string
		spoil     func(*part.Paper)
		rule      string
		severity  templates.Severity
		landscape bool // the page, to which the advice then does not lead
	}{
		{"figures", figures, "data.width", templates.Error, false},
		{"by hand", hand("123.456.789.012.345"), "table.width", templates.Warning, false},
		{"by hand, in landscape", hand("123.456.789.012.345.678.901"), "table.width", templates.Warning, true},
		{"an address", hand("https://vanban.chinhphu.vn/he-thong-van-ban"), "", 0, false},
	} {
		p := decision()
		c.spoil(p)
		if c.landscape {
			p.Appendices[0].Orientation = "landscape"
		}
		var found []templates.Problem
		for _, f := range p.Validate() {
			if f.Rule == "data.width" || f.Rule == "table.width" {
				found = append(found, f)
			}
		}
		switch {
		case c.rule == "" && len(found) > 0, c.rule != "" && len(found) == 0:
			t.Errorf("%s: found %v", c.name, found)
		case c.rule != "" && (found[0].Rule != c.rule || found[0].Severity != c.severity || strings.Contains(found[0].Suggestion, "landscape") == c.landscape):
			t.Errorf("%s: found %v", c.name, found)
		}
	}
}
