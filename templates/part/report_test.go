package part_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/period"
	"vanban/templates/stat"
)

func number(n int) *stat.Number {
	v := stat.Whole(n)
	return &v
}

func text(s string) *string { return &s }

// report is a report with nothing wrong in it: its body shows data in all three ways.
func report() *part.Paper {
	t, _ := nd30.TypeBySlug("bao-cao")
	of, _ := period.Parse("2026-Q3")
	p := decision()
	p.Type, p.Head.Kind, p.Head.CodeNotation, p.Head.Subject = t, "bao-cao", "BC-VTLTNN", "Kết quả công tác quý III năm 2026"
	p.Authority, p.Grounds, p.Order, p.Attachments, p.Appendices = "", nil, "", nil, nil
	p.Plan = part.Plan{Opening: "Cục báo cáo như sau:"}
	p.Foot.ToPlaces = []string{"Bộ Nội vụ"}
	p.Areas = []part.Area{{Slug: "mot", Title: "Việc thứ nhất"}, {Slug: "hai", Title: "Việc thứ hai"}}
	p.Context = stat.Context{Organ: "Cục", Period: of}
	p.Data = &part.Data{
		Figures: []stat.Figures{{
			Head: stat.Head{ID: "van-ban", Title: "Văn bản ban hành"}, Unit: "văn bản",
			Rows: []stat.Figure{{Name: "Công văn", Value: number(12)}, {Name: "Kế hoạch", Value: number(3)}}, Total: &stat.FigureTotal{},
		}},
		Progress: []part.Progress{{Head: stat.Head{ID: "tien-do", Title: "Tiến độ"}, Plan: plan()}},
	}
	p.Sections = []part.TopSection{
		{Pointer: "/results", Usual: "Kết quả", Section: &part.Section{Items: []part.Section{
			{Area: "mot", Body: part.Body{Text: "Một.\n{{van-ban}}\n{{ van-ban table }}\nHai."}},
			{Area: "hai", Show: []part.Show{{Data: "tien-do"}, {Data: "tien-do", As: "chart"}}},
		}}},
		{Pointer: "/next_tasks", Usual: "Nhiệm vụ", Section: &part.Section{Body: part.Body{Text: "1. Một.\n2. Hai."}}},
	}
	return p
}

// plan has products of two groups: with a date, with a month, with quarters, with an event, with
// nothing.
func plan() *part.ProgressPlan {
	return &part.ProgressPlan{Groups: []part.TaskGroup{
		{Title: "Nhóm một", Tasks: []part.Task{
			{Name: "A", Products: []part.Product{
				{ID: "a", Name: "Kế hoạch", LeadUnit: "Văn phòng", Due: &part.Due{Date: "2026-03-31"}},
				{Name: "Báo cáo", LeadUnit: "Vụ B", Due: &part.Due{Date: "2026-09"}},
			}},
		}},
		{Title: "Nhóm hai", Tasks: []part.Task{
			{Name: "B", Products: []part.Product{{Name: "Quy trình", LeadUnit: "Văn phòng", Due: &part.Due{Year: 2026, Quarters: []int{1, 2}}}}},
			{Name: "C", Products: []part.Product{{Due: &part.Due{Event: "Khi có hướng dẫn"}}, {Name: "Phần mềm", Time: "Thường xuyên"}}},
		}},
	}}
}

func TestNothingWrongWithReport(t *testing.T) {
	for _, p := range report().Validate() {
		t.Errorf("%+v", p)
	}
}

func results(spoil func(*part.Section)) func(*part.Paper) {
	return func(p *part.Paper) { spoil(p.Sections[0].Section) }
}

// A report is no report to a higher body because leaders of the agency get it.
func TestRecipientsThatAreNoHigherBody(t *testing.T) {
	for _, to := range []string{"Lãnh đạo Bộ (để b/c)", "Cục trưởng (b/c)", "Bộ Nội vụ", "Bộ (để b/c)", "Bộ Nội vụ (để phối hợp)"} {
		p := report()
		p.Foot.ToPlaces = []string{to}
		found := slices.ContainsFunc(p.Validate(), func(f templates.Problem) bool { return f.Rule == "KG01" })
		if want := to == "Bộ (để b/c)"; found != want {
			t.Errorf("%q: found %v", to, found)
		}
	}
}

func progress(spoil func(*part.Progress)) func(*part.Paper) {
	return func(p *part.Paper) { spoil(&p.Data.Progress[0]) }
}

func updates(list ...part.Update) func(*part.Paper) {
	return progress(func(p *part.Progress) { p.Updates = list })
}

// wrongReports are ways to spoil the report, each with the check that finds it and where.
var wrongReports = []struct {
	rule, path string
	spoil      func(p *part.Paper)
}{
	{"report.empty", "/next_tasks", func(p *part.Paper) { p.Sections[1].Section = &part.Section{} }},
	{"report.empty", "/results/items/0", results(func(s *part.Section) { s.Items[0].Body = part.Body{} })},
	{"report.area", "/results/items/0/area", results(func(s *part.Section) { s.Items[0].Area = "mott" })},
	{"report.area", "/results/items/1/area", results(func(s *part.Section) { s.Items[1].Area = "mot" })},
	{"report.area", "/results/items/1/area", results(func(s *part.Section) { slices.Reverse(s.Items) })},
	{"report.area", "/results", results(func(s *part.Section) { s.Items[0].Area, s.Items[0].Title = "", text("Khác") })},
	{"report.area", "/results/items/0/area", func(p *part.Paper) { p.Areas = nil }},
	{"report.title", "/results/items/0/title", results(func(s *part.Section) { s.Items[0].Title = text("1. Việc thứ nhất") })},
	{"report.levels", "/results/items/0/body", results(func(s *part.Section) { s.Items[0].Body.Text = "{{van-ban}}\n1. Một.\n2. Hai." })},
	{"BC08", "/next_tasks/label", func(p *part.Paper) { p.Sections[1].Label = text("III.") }},
	{"BC06", "/results/items/1/label", results(func(s *part.Section) { s.Items[1].Label = text("3.") })},
	{"BC06", "/next_tasks/body", func(p *part.Paper) { p.Sections[1].Body.Text = "1. Một.\n3. Ba." }},
	{"PL06", "/results/items/0/body", results(func(s *part.Section) { s.Items[0].Body.Text += "\nChi tiết tại Phụ lục I." })},
	{"PL06", "/appendices", func(p *part.Paper) { p.Appendices = []part.Appendix{{Table: members()}} }},
	{"KG01", "/to_places/0", func(p *part.Paper) { p.Foot.ToPlaces[0] = "Bộ Nội vụ (để b/c)" }},
	{"data.missing", "/data/figures/0/rows", func(p *part.Paper) { p.Data.Figures[0].Rows = nil }},
	{"data.missing", "/data/figures/0/rows/0/value", func(p *part.Paper) { p.Data.Figures[0].Rows[0].Value = nil }},
	{"data.duplicate_id", "/data/progress/0/id", progress(func(p *part.Progress) { p.ID = "van-ban" })},
	{"data.id", "/data/progress/0/id", progress(func(p *part.Progress) { p.ID = "Tiến độ" })},
	{"data.unknown", "/results/items/0/body", results(func(s *part.Section) { s.Items[0].Body.Text = "{{van_ban}}" })},
	{"data.unknown", "/results/items/1/show/0/data", results(func(s *part.Section) { s.Items[1].Show[0].Data = "tiendo" })},
	{"data.unknown", "/results/items/1/show/0/data", func(p *part.Paper) { p.Data = nil }},
	{"data.view", "/results/items/1/show/1/as", results(func(s *part.Section) { s.Items[1].Show[1].As = "pie" })},
	{"data.often", "/results/items/0/body", results(func(s *part.Section) { s.Items[0].Body.Text += strings.Repeat("\n{{van-ban}}", 10) })},
	{"data.unshown", "/data/progress/0", results(func(s *part.Section) { s.Items[1].Show, s.Items[1].Body.Text = nil, "Hai." })},
	{"data.misplaced", "/results/items/0/body", results(func(s *part.Section) { s.Items[0].Body.Text += "\nNhư sau: {{van-ban}}." })},
	{"data.misplaced", "/results/items/0/body/0/title", results(func(s *part.Section) {
		s.Items[0].Body = part.Body{Nodes: []part.Node{{Type: "khoan", Title: "{{van-ban}}"}}}
	})},
	{"data.width", "/results/items/1/show/1", func(p *part.Paper) {
		p.Sections[0].Items[1].Show[1].As = "late"
		p.Data.Progress[0].Plan.Groups[0].Tasks[0].Products[0].Name = strings.Repeat("x", 100)
	}},
	{"table.width", "/appendices/0/table/columns", func(p *part.Paper) {
		p.Appendices = []part.Appendix{{Table: &part.Table{Columns: []part.TableColumn{{WidthMM: 161}}}}}
	}},
	{"data.progress", "/data/progress/0/plan/groups", progress(func(p *part.Progress) { p.Plan.Groups = []part.TaskGroup{{Title: "Trống"}} })},
	{"data.as_of", "/data/progress/0/as_of", progress(func(p *part.Progress) { p.AsOf = "2026-09" })},
	{"data.as_of", "/data/progress/0/as_of", func(p *part.Paper) { p.Context.Period = period.Period{} }},
	{"data.product", "/data/progress/0/plan/groups/0/tasks/0/products/1/id", progress(func(p *part.Progress) { p.Plan.Groups[0].Tasks[0].Products[1].ID = "a" })},
	{"data.product", "/data/progress/0/plan/groups/1/tasks/0/products/0/id", progress(func(p *part.Progress) { p.Plan.Groups[0].Tasks[0].Products[0].ID = "2.1.1" })},
	{"data.product", "/data/progress/0/updates/0/product", updates(part.Update{Product: "1.1.22", Date: "2026-03-01", Status: "done"})},
	{"data.update", "/data/progress/0/updates/0/date", updates(part.Update{Product: "a", Date: "2026-03", Status: "done"})},
	{"data.update", "/data/progress/0/updates/1", updates(
		part.Update{Product: "a", Date: "2026-03-01", Status: "done"}, part.Update{Product: "a", Date: "2026-03-01", Status: "in_progress"})},
	{"data.update", "/data/progress/0/updates/0/status", updates(
		part.Update{Product: "a", Date: "2026-03-02", Status: "in_progress"}, part.Update{Product: "a", Date: "2026-03-01", Status: "done"})},
	{"table.due", "/data/progress/0/plan/groups/0/tasks/0/products/0/due", progress(func(p *part.Progress) { p.Plan.Groups[0].Tasks[0].Products[0].Due = &part.Due{} })},
	{"data.missing", "/data/figures/0/rows/0/previous", func(p *part.Paper) { p.Data.Figures[0].Compare = []string{"previous"} }},
}

func TestWrongReports(t *testing.T) {
	for _, w := range wrongReports {
		p := report()
		w.spoil(p)
		found := p.Validate()
		i := slices.IndexFunc(found, func(p templates.Problem) bool { return p.Rule == w.rule && strings.HasPrefix(p.Path, w.path) })
		if i < 0 {
			t.Errorf("%s at %s is not found; found: %v", w.rule, w.path, found)
			continue
		}
		if f := found[i]; f.Message == "" || f.Suggestion == "" || f.Severity == 0 || strings.Contains(f.Message+f.Suggestion, "%!") {
			t.Errorf("%+v is incomplete", f)
		}
	}
}

// composed are the blocks of the document itself between the title and the foot, each in a word.
func composed(p *part.Paper) []string {
	var all []string
	for _, b := range p.Compose()[0].Sections[0].Body {
		switch b := b.(type) {
		case *render.Paragraph:
			if b.Role != nd30.TenLoai && b.Role != nd30.TrichYeu && b.Role != nd30.NoiNhanDong {
				all = append(all, textOf(b))
			}
		case *render.Table:
			all = append(all, "TABLE")
		case *render.Chart:
			all = append(all, "CHART")
		}
	}
	return all
}

func TestSectionsAreComposed(t *testing.T) {
	want := []string{
		"Cục báo cáo như sau:",
		"I. KẾT QUẢ",
		"1. Việc thứ nhất",
		"Một.",
		"Văn bản ban hành trong quý III năm 2026: tổng số 15 văn bản; trong đó: Công văn 12 văn bản; Kế hoạch 03 văn bản.",
		"Văn bản ban hành", "Đơn vị tính: văn bản", "TABLE",
		"Hai.",
		"2. Việc thứ hai",
		"Đến hết ngày 14 tháng 9 năm 2026, trong tổng số 05 sản phẩm của Kế hoạch: chưa có sản phẩm nào hoàn thành; 01 chưa đến hạn, chưa thực hiện; 02 quá hạn; 02 không xác định thời hạn.",
		"Tiến độ", "Đơn vị tính: sản phẩm", "CHART",
		"II. NHIỆM VỤ",
		"1. Một.",
		"2. Hai./.",
	}
	if got := composed(report()); !slices.Equal(got, want) {
		t.Errorf("composed\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The unit of a chart stands once: above it, or at its axis where nothing stands above.
func TestUnitOfChart(t *testing.T) {
	for caption, axis := range map[string]string{"": "sản phẩm", "Tiến độ": ""} {
		p := report()
		p.Sections[0].Items[1].Show = []part.Show{{Data: "tien-do", As: "chart", Caption: text(caption)}}
		for _, b := range p.Compose()[0].Sections[0].Body {
			if c, ok := b.(*render.Chart); ok && c.Unit != axis {
				t.Errorf("beneath %q the axis says %q", caption, c.Unit)
			}
		}
		if above := slices.Contains(textsOf(p, nd30.DonViTinh), "Đơn vị tính: sản phẩm"); above != (axis == "") {
			t.Errorf("beneath %q the unit stands above: %v", caption, above)
		}
	}
}

// headings are sections and how they are headed.
var headings = []struct {
	name     string
	sections []part.Section
	want     []string
}{
	{"numbered by themselves", []part.Section{{Title: text("A"), Body: line}, {Title: text("B"), Body: line}}, []string{"I. A", "II. B"}},
	{"without a number", []part.Section{{Label: text(""), Title: text("A"), Body: line}, {Title: text("B"), Body: line}}, []string{"A", "I. B"}},
	{"of other letters", []part.Section{{Label: text("A."), Title: text("Một"), Body: line}, {Label: text("C."), Title: text("Hai"), Body: line}}, []string{"A. MỘT", "C. HAI"}},
	{"as another level", []part.Section{{Label: text("1."), Title: text("A"), Body: line}}, []string{"1. A"}},
	{"without a heading", []part.Section{{Title: text(""), Items: []part.Section{{Title: text("A"), Body: line}}}}, []string{"1. A"}},
	{"at all depths", []part.Section{{Title: text("A"), Items: []part.Section{{Title: text("B"), Items: []part.Section{
		{Title: text("C"), Items: []part.Section{{Title: text("D"), Body: line}}}, {Title: text("E"), Body: line},
	}}}}}, []string{"I. A", "1. B", "a) C", "D", "b) E"}},
	{"after the points of a body", []part.Section{{Title: text("A"), Body: part.Body{Text: "1. x."}, Items: []part.Section{{Title: text("B"), Body: line}}}}, []string{"I. A", "2. B"}},
	{"with a label alone", []part.Section{{Label: text("I."), Title: text(""), Body: line}}, []string{"I."}},
}

var line = part.Body{Text: "Một đoạn."}

func TestHeadings(t *testing.T) {
	for _, c := range headings {
		p := report()
		p.Sections, p.Data = nil, &part.Data{}
		for i := range c.sections {
			p.Sections = append(p.Sections, part.TopSection{Section: &c.sections[i], Pointer: "/s"})
		}
		if got := textsOf(p, nd30.MucLaMa, nd30.KhoanTieuDe); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		for _, problem := range p.Validate() {
			if strings.HasPrefix(problem.Rule, "BC") {
				t.Errorf("%s: %+v", c.name, problem)
			}
		}
	}
}

// A line in braces is data where there may be data, and text elsewhere.
func TestBracesElsewhere(t *testing.T) {
	p := decision()
	p.Attachments, p.Appendices = nil, nil
	p.Plan.Body.Text = "Điều 1. Một:\n{{van-ban}}"
	if got := textsOf(p, nd30.NoiDung); !slices.Equal(got, []string{"{{van-ban}}./."}) {
		t.Errorf("a line in braces is printed %q", got)
	}
}

// Data is shown where a node or an appendix wants it.
func TestShownInNodesAndAppendices(t *testing.T) {
	p := report()
	p.Sections[0].Items = nil
	p.Sections[0].Body = part.Body{Nodes: []part.Node{{
		Type: "khoan", Title: "A", Show: []part.Show{{Data: "van-ban", As: "table", Caption: text("")}},
		Children: []part.Node{{Type: "doan", Text: "Xem Phụ lục."}},
	}}}
	p.Appendices = []part.Appendix{{Title: "Tiến độ", Show: []part.Show{{Data: "tien-do", As: "detail"}}}}
	p.Areas = nil
	if got, want := composed(p)[1:5], []string{"I. KẾT QUẢ", "1. A", "Đơn vị tính: văn bản", "TABLE"}; !slices.Equal(got, want) {
		t.Errorf("composed %q, want %q", got, want)
	}
	last := p.Compose()[0].Sections[1].Body
	if _, ok := last[len(last)-1].(*render.Table); !ok || len(textsOf(p, nd30.TenBang)) != 0 {
		t.Errorf("the appendix ends with %T, captions %q", last[len(last)-1], textsOf(p, nd30.TenBang))
	}
	for _, problem := range p.Validate() {
		t.Errorf("%+v", problem)
	}
}

// Tables made of data cover all their columns, header and body.
func TestShownTablesAreFull(t *testing.T) {
	for _, view := range []string{"table", "units", "late", "detail"} {
		p := report()
		p.Sections[0].Items[1].Show = []part.Show{{Data: "tien-do", As: view}}
		table := lastTable(t, p)
		checkFull(t, table)
		checkFull(t, &render.Table{Columns: table.Columns, Rows: table.Header})
	}
}

// reportFloods are reports with much of something; checking them costs no more than reading them.
func reportFloods(n int) map[string]func(p *part.Paper) {
	return map[string]func(p *part.Paper){
		"lines of data": results(func(s *part.Section) { s.Items[0].Body.Text = strings.Repeat("{{van-ban table}}\n", 2*n) }),
		"data that there is not": results(func(s *part.Section) {
			var b strings.Builder
			for i := range 2 * n {
				fmt.Fprintf(&b, "{{van-ban-%d}}\n", i)
			}
			s.Items[0].Body.Text = b.String()
		}),
		"products that there are not": progress(func(p *part.Progress) {
			for i := range 2 * n {
				p.Plan.Groups[0].Tasks = append(p.Plan.Groups[0].Tasks, part.Task{Products: []part.Product{{}}})
				p.Updates = append(p.Updates, part.Update{Product: fmt.Sprintf("x%d", i), Date: "2026-03-01", Status: "done"})
			}
		}),
		"updates of one product": progress(func(p *part.Progress) {
			for i := range 5 * n {
				p.Updates = append(p.Updates, part.Update{Product: "a", Date: fmt.Sprintf("2026-03-%02d", i%31+1), Status: "done"})
			}
		}),
		"sections": results(func(s *part.Section) {
			for range 2 * n {
				s.Items = append(s.Items, part.Section{Area: "mot"})
			}
		}),
	}
}

func TestReportFloods(t *testing.T) { checkFloods(t, report, reportFloods) }

// The form of dossiers has room on a page on its side only; elsewhere a table takes its place that has.
func TestTableThatHasRoom(t *testing.T) {
	p := report()
	p.Data.Dossiers = []stat.Dossiers{{
		Head:  stat.Head{ID: "ho-so", Title: "Hồ sơ"},
		Total: &stat.DossierCounts{Received: stat.Received{Total: number(3)}, Resolved: stat.Resolved{Total: number(3)}},
	}}
	p.Sections[0].Items[1].Body.Text = "{{ho-so table}}"
	p.Appendices = []part.Appendix{
		{Title: "Hồ sơ", Show: []part.Show{{Data: "ho-so", As: "table"}}},
		{Title: "Hồ sơ", Orientation: "landscape", Show: []part.Show{{Data: "ho-so", As: "table"}}},
		{Title: "Hồ sơ", Orientation: "landscape", Body: part.Body{Text: "{{ho-so table}}"}},
	}
	for _, f := range p.Validate() {
		if f.Rule == "data.width" {
			t.Errorf("%+v", f)
		}
	}
	var columns []int
	for _, s := range p.Compose()[0].Sections {
		for _, b := range s.Body {
			if table, ok := b.(*render.Table); ok && strings.HasPrefix(table.Caption, "Hồ sơ") {
				columns = append(columns, len(table.Columns))
			}
		}
	}
	if !slices.Equal(columns, []int{9, 9, 13, 13}) {
		t.Errorf("tables have %v columns", columns)
	}
}

// What is reported of days after that of the figures is none of this report's.
func TestUpdatesOfLaterDays(t *testing.T) {
	p := report()
	updates(
		part.Update{Product: "a", Date: "2026-09-01", Status: "done"}, part.Update{Product: "a", Date: "2026-09-20", Status: "in_progress"},
		part.Update{Product: "1.1.2", Date: "2026-10-01", Status: "in_progress"}, part.Update{Product: "1.1.2", Date: "2026-10-01", Status: "done"},
	)(p)
	for _, f := range p.Validate() {
		t.Errorf("%+v", f)
	}
	p.Data.Progress[0].AsOf = "2026-10-01"
	var rules []string
	for _, f := range p.Validate() {
		rules = append(rules, f.Rule+" "+f.Message)
	}
	want := []string{
		"data.update Sản phẩm “1.1.2” có hai cập nhật trong ngày 01/10/2026; cập nhật kia đứng thứ 3.",
		"data.update Sản phẩm “a” ngày 20/09/2026 ghi là đang thực hiện, nhưng trước đó, ngày 01/09/2026, đã ghi là hoàn thành.",
	}
	if !slices.Equal(rules, want) {
		t.Errorf("found %q, want %q", rules, want)
	}
}

// Units are the same however the plan ends their lines.
func TestUnitsInTheLead(t *testing.T) {
	p := report()
	groups := p.Data.Progress[0].Plan.Groups
	groups[0].Tasks[0].Products[0].LeadUnit = "Văn phòng Bộ;\nTrung tâm CNTT;"
	groups[0].Tasks[0].Products[1].LeadUnit = "Văn phòng Bộ; Trung tâm CNTT"
	groups[1].Tasks[0].Products[0].LeadUnit = " Văn phòng Bộ; Trung tâm CNTT . "
	rows := p.Data.Progress[0].Show(p.Context, "units").Table.Rows
	if got := rows[0].Cells[1].Text + " " + rows[0].Cells[2].Text; len(rows) != 3 || got != "Văn phòng Bộ; Trung tâm CNTT 3" {
		t.Errorf("%d rows, the first is %s", len(rows), got)
	}
}
