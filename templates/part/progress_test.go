package part_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/templates/part"
	"vanban/templates/period"
	"vanban/templates/stat"
)

// ends are deadlines and their last days; "" is none.
var ends = []struct {
	due  *part.Due
	want string
}{
	{nil, ""},
	{&part.Due{}, ""},
	{&part.Due{Date: "2023-03-10"}, "2023-03-10"},
	{&part.Due{Date: "2023-02"}, "2023-02-28"},
	{&part.Due{Date: "2024-02"}, "2024-02-29"},
	{&part.Due{Date: "2023-12"}, "2023-12-31"},
	{&part.Due{Date: "2023"}, "2023-12-31"},
	{&part.Due{Year: 2023}, "2023-12-31"},
	{&part.Due{Year: 2023, Quarters: []int{1}}, "2023-03-31"},
	{&part.Due{Year: 2023, Quarters: []int{3, 2}}, "2023-09-30"},
	{&part.Due{Year: 2023, Quarters: []int{4}}, "2023-12-31"},
	{&part.Due{Quarters: []int{4}}, ""},
	{&part.Due{Date: "2023-03-10", Year: 2023}, ""},
	{&part.Due{Event: "Khi có hướng dẫn trước ngày 31/3/2023"}, ""},
	{&part.Due{Event: "Hội nghị", Date: "2023-05-04"}, "2023-05-04"},
	{&part.Due{Date: "2023-13"}, ""},
}

func TestDueEnd(t *testing.T) {
	for _, c := range ends {
		end, ok := c.due.End()
		if end.String() != c.want || ok != (c.want != "") {
			t.Errorf("%+v ends %q (%v), want %q", c.due, end, ok, c.want)
		}
	}
}

// window is the end of the figures of a report on the third quarter of 2026.
const window = "2026-09-14"

func quarter(t *testing.T) stat.Context {
	t.Helper()
	of, err := period.Parse("2026-Q3")
	if err != nil {
		t.Fatal(err)
	}
	return stat.Context{Organ: "Sở", Period: of, Pointer: "/data/progress/0"}
}

// stages are what was reported of the one product of a plan that is due on 31 August, and what the
// detailed list says of it at the end of the window.
var stages = []struct {
	name    string
	updates string // day status, day status …
	want    string
}{
	{"nothing reported", "", "Quá hạn 14 ngày"},
	{"begun", "2026-08-01 in_progress", "Quá hạn 14 ngày"},
	{"done", "2026-08-31 done", "Đã hoàn thành"},
	{"done late", "2026-09-01 done", "Hoàn thành sau thời hạn"},
	{"said done again", "2026-08-01 done, 2026-09-05 done", "Đã hoàn thành"},
	{"done, undone, done", "2026-08-01 done, 2026-08-20 in_progress, 2026-09-02 done", "Hoàn thành sau thời hạn"},
	{"done after the window", "2026-08-01 in_progress, 2026-09-15 done", "Quá hạn 14 ngày"},
	{"in another order", "2026-08-31 done, 2026-07-01 in_progress", "Đã hoàn thành"},
	{"on the last day", "2026-09-14 done", "Hoàn thành sau thời hạn"},
}

func TestStages(t *testing.T) {
	for _, c := range stages {
		p := &part.Progress{Plan: &part.ProgressPlan{Groups: []part.TaskGroup{{Tasks: []part.Task{{Name: "A", Products: []part.Product{
			{ID: "a", Due: &part.Due{Date: "2026-08"}},
		}}}}}}}
		for u := range strings.SplitSeq(c.updates, ", ") {
			if date, status, ok := strings.Cut(u, " "); ok {
				p.Updates = append(p.Updates, part.Update{Product: "a", Date: date, Status: status})
			}
		}
		rows := p.Show(quarter(t), "detail").Table.Rows
		if got := rows[len(rows)-1].Cells[4].Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// expected is what a product is, reckoned without the code that is tested.
type expected struct{ done, late, begun, waiting, overdue, unclear int }

func (e *expected) add(o expected) {
	e.done, e.late, e.begun = e.done+o.done, e.late+o.late, e.begun+o.begun
	e.waiting, e.overdue, e.unclear = e.waiting+o.waiting, e.overdue+o.overdue, e.unclear+o.unclear
}

func (e expected) total() int { return e.done + e.begun + e.waiting + e.overdue + e.unclear }

func day(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return d
}

// reckon goes through the days of the year, as a clerk with a calendar would.
func reckon(due string, reports map[string]string) expected {
	status, since := "not_started", time.Time{}
	for d := day("2026-01-01"); !d.After(day(window)); d = d.AddDate(0, 0, 1) {
		if said, ok := reports[d.Format(time.DateOnly)]; ok {
			if said == "done" && status != "done" {
				since = d
			}
			status = said
		}
	}
	switch {
	case status == "done" && due != "" && since.After(day(due)):
		return expected{done: 1, late: 1}
	case status == "done":
		return expected{done: 1}
	case due == "":
		return expected{unclear: 1}
	case day(due).Before(day(window)):
		return expected{overdue: 1}
	case status == "in_progress":
		return expected{begun: 1}
	}
	return expected{waiting: 1}
}

// dues are deadlines with the last day of each.
var dues = []struct {
	due *part.Due
	end string
}{
	{&part.Due{Date: "2026-03-31"}, "2026-03-31"},
	{&part.Due{Date: "2026-09-14"}, "2026-09-14"},
	{&part.Due{Date: "2026-09-13"}, "2026-09-13"},
	{&part.Due{Date: "2026-10"}, "2026-10-31"},
	{&part.Due{Year: 2026, Quarters: []int{1, 2}}, "2026-06-30"},
	{&part.Due{Year: 2026}, "2026-12-31"},
	{&part.Due{Event: "Khi có hướng dẫn"}, ""},
	{nil, ""},
}

// randomProgress makes a plan with updates, and what is expected of each group and each unit.
func randomProgress(r *rand.Rand) (p *part.Progress, groups []expected, units map[string]expected) {
	p = &part.Progress{Head: stat.Head{ID: "tien-do", Title: "Tiến độ"}, Plan: &part.ProgressPlan{}}
	units = map[string]expected{}
	n := 0
	for range 1 + r.IntN(4) {
		var group expected
		var products []part.Product
		for range 1 + r.IntN(8) {
			n++
			id, d, unit := fmt.Sprintf("p%d", n), dues[r.IntN(len(dues))], fmt.Sprintf("Phòng %d", r.IntN(3))
			products = append(products, part.Product{ID: id, Name: id, LeadUnit: unit, Due: d.due})
			e := reckon(d.end, randomReports(r, p, id))
			group.add(e)
			sum := units[unit]
			sum.add(e)
			units[unit] = sum
		}
		groups = append(groups, group)
		p.Plan.Groups = append(p.Plan.Groups, part.TaskGroup{Title: fmt.Sprintf("Nhóm %d", len(groups)), Tasks: []part.Task{{Name: "Việc", Products: products}}})
	}
	r.Shuffle(len(p.Updates), func(i, j int) { p.Updates[i], p.Updates[j] = p.Updates[j], p.Updates[i] })
	return p, groups, units
}

func randomReports(r *rand.Rand, p *part.Progress, id string) map[string]string {
	reports := map[string]string{}
	for range r.IntN(5) {
		date := day("2026-01-01").AddDate(0, 0, r.IntN(365)).Format(time.DateOnly)
		if _, taken := reports[date]; taken {
			continue
		}
		reports[date] = []string{"done", "in_progress", "not_started"}[r.IntN(3)]
		p.Updates = append(p.Updates, part.Update{Product: id, Date: date, Status: reports[date]})
	}
	return reports
}

// row is what the counts of a row of a table should be.
func (e expected) row() []string {
	percent := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", float64(e.done*100*1000/e.total())/1000+0.0005), "0"), ".")
	counts := []int{e.total(), e.done, e.late, e.begun, e.waiting, e.overdue, e.unclear}
	var cells []string
	for _, n := range counts {
		cells = append(cells, strconv.Itoa(n))
	}
	return append(cells, strings.Replace(percent, ".", ",", 1))
}

func TestProgressAgainstOwnArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 26))
	for range 150 {
		p, groups, units := randomProgress(r)
		c := quarter(t)
		if ps := p.Validate(c); ps.Failed() {
			t.Fatal(ps)
		}
		var all expected
		table := p.Show(c, "table").Table
		for i, g := range groups {
			all.add(g)
			checkRow(t, table.Rows[i], 2, g)
		}
		checkRow(t, table.Rows[len(groups)], 1, all)
		byUnit := p.Show(c, "units").Table
		for _, row := range byUnit.Rows[:len(byUnit.Rows)-1] {
			checkRow(t, row, 2, units[row.Cells[1].Text])
		}
		checkRow(t, byUnit.Rows[len(byUnit.Rows)-1], 1, all)
		checkSentence(t, p.Show(c, "text").Sentences[0], all)
		if late := p.Show(c, "late").Table; late == nil && all.overdue > 0 || late != nil && len(late.Rows) != all.overdue {
			t.Errorf("the list of late products is %+v, want %d rows", late, all.overdue)
		}
		checkChart(t, p, c, groups)
	}
}

func checkRow(t *testing.T, row stat.Row, from int, want expected) {
	t.Helper()
	var got []string
	for _, c := range row.Cells[from:] {
		got = append(got, c.Text)
	}
	if share := got[len(got)-1]; strings.Contains(share, ",") { // as many places as the column needs
		got[len(got)-1] = strings.TrimRight(strings.TrimRight(share, "0"), ",")
	}
	if !slices.Equal(got, want.row()) {
		t.Errorf("row %v, want %v", got, want.row())
	}
}

// checkSentence looks whether the sentence has the counts there are, in their order, and no other
// number.
func checkSentence(t *testing.T, sentence string, want expected) {
	t.Helper()
	percent := want.row()[7]
	numbers := []string{"14", "9", "2026", twoDigits(want.total())}
	if want.done > 0 {
		numbers = append(numbers, twoDigits(want.done), percent)
	}
	for _, n := range []int{want.late, want.begun, want.waiting, want.overdue, want.unclear} {
		if n > 0 {
			numbers = append(numbers, twoDigits(n))
		}
	}
	got := strings.FieldsFunc(sentence, func(r rune) bool { return (r < '0' || '9' < r) && r != ',' })
	for i, n := range got {
		got[i] = strings.TrimRight(n, ",")
	}
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	if !slices.Equal(got, numbers) {
		t.Errorf("%q has the numbers %v, want %v", sentence, got, numbers)
	}
}

func twoDigits(n int) string { return fmt.Sprintf("%02d", n) }

// checkChart looks whether the series of the chart upon each other are the products of each group.
func checkChart(t *testing.T, p *part.Progress, c stat.Context, groups []expected) {
	t.Helper()
	chart := p.Show(c, "chart").Chart
	for i, g := range groups {
		sum := 0
		for _, s := range chart.Series {
			sum += int(s.Values[i].Unscaled)
		}
		if sum != g.total() {
			t.Errorf("%s: the bars are %d, want %d", chart.Categories[i], sum, g.total())
		}
	}
}

// Every product is in one state, however large the plan; showing takes time as it grows.
func TestLargePlan(t *testing.T) {
	p := &part.Progress{Head: stat.Head{ID: "a", Title: "A"}, Plan: &part.ProgressPlan{Groups: []part.TaskGroup{{Title: "Một"}}}}
	for i := range 20000 {
		p.Plan.Groups[0].Tasks = append(p.Plan.Groups[0].Tasks, part.Task{Name: "Việc", Products: []part.Product{{Due: &part.Due{Date: "2026-08"}}}})
		p.Updates = append(p.Updates, part.Update{Product: fmt.Sprintf("1.%d.1", i+1), Date: "2026-08-01", Status: "done"})
	}
	if ps := p.Validate(quarter(t)); len(ps) > 0 {
		t.Fatal(ps)
	}
	want := "Đến hết ngày 14 tháng 9 năm 2026, trong tổng số 20.000 sản phẩm của Kế hoạch: 20.000 sản phẩm đã hoàn thành (đạt 100%)."
	if got := p.Show(quarter(t), "text").Sentences[0]; got != want {
		t.Errorf("said %q", got)
	}
}
