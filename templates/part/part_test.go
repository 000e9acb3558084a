package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// textsOf are the texts of all paragraphs of the roles, tables left out.
func textsOf(p *part.Paper, roles ...render.Role) []string {
	var texts []string
	var walk func(blocks []render.Block)
	walk = func(blocks []render.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *render.Paragraph:
				if slices.Contains(roles, b.Role) {
					texts = append(texts, textOf(b))
				}
			case *render.Columns:
				for _, row := range b.Rows {
					for _, cell := range row.Cells {
						walk(cell.Blocks)
					}
				}
			}
		}
	}
	for _, s := range p.Compose()[0].Sections {
		walk(s.Body)
	}
	return texts
}

func textOf(p *render.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(strings.NewReplacer("\u00a0", " ", "\u2011", "-").Replace(r.Text))
	}
	return b.String()
}

func TestEnds(t *testing.T) {
	p := decision()
	p.Grounds = []string{"Căn cứ A.", "Căn cứ B;", "Căn cứ C,", "Căn cứ D:", "Theo đề nghị của E;"}
	want := []string{"Căn cứ A;", "Căn cứ B;", "Căn cứ C,", "Căn cứ D:", "Theo đề nghị của E."}
	if got := textsOf(p, nd30.CanCu); !slices.Equal(got, want) {
		t.Errorf("grounds %q, want %q", got, want)
	}
	for _, end := range []string{"", ".", "./.", ";"} {
		p.Plan.Body.Text = "Điều 1. Hết" + end
		if got := textsOf(p, nd30.DieuKhongTen)[0]; got != "Điều 1. Hết./." {
			t.Errorf("content that ends with %q is printed %q", end, got)
		}
	}
}

func TestAppendixLabels(t *testing.T) {
	p := decision()
	if got, want := textsOf(p, nd30.PhuLuc), []string{"Phụ lục"}; !slices.Equal(got, want) {
		t.Errorf("one appendix: %q, want %q", got, want)
	}
	p.Appendices = slices.Repeat(p.Appendices, 4)
	want := []string{"Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV"}
	if got := textsOf(p, nd30.PhuLuc); !slices.Equal(got, want) {
		t.Errorf("four appendices: %q, want %q", got, want)
	}
}

// Every section but those that go on numbers its pages from 1, and the document never ends
// in a section of another.
func TestSections(t *testing.T) {
	p := decision()
	p.Attachments[0].Appendices = []part.Appendix{{Orientation: "landscape", Table: members()}}
	sections := p.Compose()[0].Sections
	if len(sections) != 4 {
		t.Fatalf("%d sections, want the decision, its appendix, the attachment and its appendix", len(sections))
	}
	for i, s := range sections {
		if s.Page.Number.Start != 1 || !s.Page.Number.HideFirst {
			t.Errorf("section %d numbers its pages %+v", i, s.Page.Number)
		}
		if landscape := s.Page.Width > s.Page.Height; landscape != (i == 3) {
			t.Errorf("section %d: landscape %v", i, landscape)
		}
	}
}

// The rows of a task table cover all its columns, whatever the columns are.
func TestTaskTableIsFull(t *testing.T) {
	fields := []string{"ordinal", "task", "product", "lead_unit", "coordinating_units", "time", "budget", "notes"}
	for n := 1; n < 1<<len(fields); n++ {
		table := taskTable()
		for i, f := range fields {
			if n>>i&1 == 1 {
				table.Columns = append(table.Columns, part.TaskColumn{Field: f})
			}
		}
		p := decision()
		p.Plan.Tasks = table
		checkFull(t, lastTable(t, p))
	}
}

func taskTable() *part.TaskTable {
	product := part.Product{Name: "Kế hoạch", LeadUnit: "Văn phòng"}
	return &part.TaskTable{Groups: []part.TaskGroup{
		{Title: "Nhóm", Tasks: []part.Task{{Name: "A", Products: []part.Product{product}}, {Name: "B", Products: []part.Product{product, product, product}}}},
		{Tasks: []part.Task{{Name: "C", Products: []part.Product{product, product}}}},
	}}
}

func lastTable(t *testing.T, p *part.Paper) *render.Table {
	t.Helper()
	for _, b := range slices.Backward(p.Compose()[0].Sections[0].Body) {
		if table, ok := b.(*render.Table); ok {
			return table
		}
	}
	t.Fatal("the document has no table")
	return nil
}

// checkFull looks whether every place of the grid is covered by exactly one cell.
func checkFull(t *testing.T, table *render.Table) {
	t.Helper()
	covered := make([][]int, len(table.Rows))
	for i := range covered {
		covered[i] = make([]int, len(table.Columns))
	}
	for i, row := range table.Rows {
		at := 0
		for _, c := range row.Cells {
			for at < len(covered[i]) && covered[i][at] > 0 {
				at++
			}
			for y := i; y < i+max(1, c.Rows); y++ {
				for x := at; x < at+max(1, c.Cols); x++ {
					if y >= len(covered) || x >= len(covered[y]) {
						t.Fatalf("row %d: a cell reaches beyond the table", i)
					}
					covered[y][x]++
				}
			}
		}
	}
	for i, row := range covered {
		for x, n := range row {
			if n != 1 {
				t.Fatalf("%d columns: place %d, %d is covered %d times", len(table.Columns), i, x, n)
			}
		}
	}
}

func TestFormsOfValues(t *testing.T) {
	p := decision()
	p.Head.CodeNumber = "5"
	if got := textsOf(p, nd30.SoKyHieu)[0]; got != "Số: 05/QĐ-VTLTNN" {
		t.Errorf("number line %q", got)
	}
	p.Head.CodeNumber = ""
	if got := textsOf(p, nd30.KemTheo)[0]; strings.Join(strings.Fields(got), " ") != "(Kèm theo Quyết định số /QĐ-VTLTNN ngày 05 tháng 01 năm 2026 của Cục trưởng Cục Văn thư và Lưu trữ nhà nước)" {
		t.Errorf("note %q", got)
	}
}
