package specimen

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates/baocao"
	"vanban/templates/part"
	"vanban/templates/period"
	"vanban/templates/stat"
)

// report is a report with data of every sort, told as sentences, tables and charts.
func report(a *author, slug string) any {
	p := &baocao.Payload{Head: a.header(slug, ""), Period: a.fill(choose(&a.random, periods)), Opening: a.text("mo-dau")}
	of, _ := period.Parse(p.Period)
	p.Subject = "Kết quả " + a.text("cong-tac") + " " + of.Name()
	if len(p.IssuedDate) == len("2026-12-15") { // when the figures of every period have closed
		p.IssuedDate = fmt.Sprintf("%d-12-%d", a.year, a.between(15, 28))
	}
	a.apart = strings.Contains(p.Period, "Q")
	if a.chance(70) && a.agency.superior != "" {
		p.Addressees, p.Foot = []string{a.agency.superior}, a.foot("Như trên")
	} else {
		p.Foot = a.foot()
	}
	shows := a.data(&p.Data)
	p.Results = &part.Section{Items: a.areas(p, shows)}
	p.Shortcomings = a.section(headings[2:3])
	p.NextTasks = a.section(headings[1:3])
	if a.chance(60) {
		p.Proposals = a.section(paragraphs)
	}
	return p
}

// periods are the periods that reports are of.
var periods = []option[string]{
	{4, "{nam}-Q1"}, {4, "{nam}-Q3"}, {2, "{nam}-H1"}, {1, "{nam}-9M"}, {3, "{nam}"}, {1, "{nam}-06-15/{nam}-09-14"},
}

func (a *author) section(s scheme) *part.Section {
	return &part.Section{Body: a.body(a.divide(s))}
}

// areas are the items of the results, with what they show.
func (a *author) areas(p *baocao.Payload, shows []part.Show) []part.Section {
	var items []part.Section
	if a.chance(60) {
		p.Outline = one(&a.random, "cchc-bo", "cchc-tinh")
		for _, area := range []string{"chi-dao", "the-che", "thu-tuc", "bo-may", "cong-vu", "tai-chinh", "so"} {
			items = append(items, part.Section{Area: area})
		}
	} else {
		for _, title := range a.distinct("tieu-de", a.many(2, 6)) {
			items = append(items, part.Section{Title: &title})
		}
	}
	for i := range items {
		items[i].Body = a.body(a.divide(one(&a.random, paragraphs, dashes, headings[2:4])))
	}
	for _, s := range shows {
		i := a.below(len(items))
		items[i].Show = append(items[i].Show, s)
	}
	return items
}

// data fills the data of a report and says how they are shown.
func (a *author) data(d *part.Data) []part.Show {
	var shows []part.Show
	for _, s := range dataSorts {
		if !a.chance(s.chance) {
			continue
		}
		s.fill(a, d, s.id)
		for _, as := range s.views {
			if a.chance(70) {
				shows = append(shows, part.Show{Data: s.id, As: as})
			}
		}
	}
	return shows
}

// dataSorts are the sorts of data, how often a report has them, and the ways to show them.
var dataSorts = []struct {
	id     string
	chance int
	fill   func(a *author, d *part.Data, id string)
	views  []string
}{
	{"van-ban", 60, fillFigures, []string{"text", "table", "chart"}},
	{"ho-so", 70, fillDossiers, []string{"text", "table", "chart"}},
	{"tien-do", 45, fillProgress, []string{"text", "table", "chart", "late"}},
	{"chi-so", 35, fillScores, []string{"text", "table", "chart"}},
	{"bieu-do", 40, fillChart, []string{"chart", "table"}},
}

func fillFigures(a *author, d *part.Data, id string) {
	f := stat.Figures{Head: stat.Head{ID: id, Title: "Kết quả " + a.text("cong-tac")}, Unit: a.text("don-vi-tinh-dem")}
	f.Compare = one(&a.random, nil, []string{"previous"}, []string{"year_before"})
	if a.apart && a.chance(30) {
		f.Compare = []string{"previous", "year_before"}
	}
	for _, name := range a.distinct("chi-tieu", a.many(2, 10)) {
		r := stat.Figure{Name: name, Value: whole(a.between(1, 2000))}
		if slices.Contains(f.Compare, "previous") {
			r.Previous = whole(a.between(1, 2000))
		}
		if slices.Contains(f.Compare, "year_before") {
			r.YearBefore = whole(a.between(1, 2000))
		}
		f.Rows = append(f.Rows, r)
	}
	if f.Shares = a.chance(40); f.Shares || a.chance(50) {
		f.Total = &stat.FigureTotal{}
	}
	d.Figures = append(d.Figures, f)
}

func fillDossiers(a *author, d *part.Data, id string) {
	f := stat.Dossiers{Head: stat.Head{ID: id, Title: "Tình hình tiếp nhận, giải quyết hồ sơ thủ tục hành chính"}, Total: &stat.DossierCounts{}}
	for _, name := range a.distinct("linh-vuc", a.many(2, 9)) {
		early, onTime, late, inTime, overdue := a.between(0, 300), a.between(1, 300), a.between(0, 9), a.between(0, 60), a.between(0, 3)
		sum := early + onTime + late + inTime + overdue
		carried := a.below(sum/4 + 1)
		direct := a.below(sum/4 + 1)
		f.Rows = append(f.Rows, stat.DossierRow{Name: name, DossierCounts: stat.DossierCounts{
			Received: stat.Received{Online: whole(sum - carried - direct), Direct: whole(direct), CarriedOver: whole(carried)},
			Resolved: stat.Resolved{Early: whole(early), OnTime: whole(onTime), Late: whole(late)},
			Pending:  stat.Pending{InTime: whole(inTime), Overdue: whole(overdue)},
		}})
	}
	d.Dossiers = append(d.Dossiers, f)
}

func fillProgress(a *author, d *part.Data, id string) {
	p := part.Progress{Head: stat.Head{ID: id, Title: "Tiến độ thực hiện Kế hoạch"}, Plan: &part.ProgressPlan{Groups: a.taskGroups(a.many(3, 15))}}
	for i, g := range p.Plan.Groups {
		for j, t := range g.Tasks {
			for k := range t.Products {
				if a.chance(60) {
					p.Updates = append(p.Updates, part.Update{
						Product: fmt.Sprintf("%d.%d.%d", i+1, j+1, k+1), Date: a.date().String(),
						Status: one(&a.random, "done", "done", "in_progress"), Note: a.text("ghi-chu-hoac-khong"),
					})
				}
			}
		}
	}
	d.Progress = append(d.Progress, p)
}

func fillScores(a *author, d *part.Data, id string) {
	s := stat.Scores{Head: stat.Head{ID: id, Title: "Chỉ số cải cách hành chính"}, Year: a.year, Source: a.fill("Quyết định số {10-999}/QĐ-BNV")}
	most, reached := 0, 0
	for _, name := range a.distinct("tieu-de", a.many(2, 7)) {
		full := a.between(5, 20)
		got := full - a.below(full/2)
		most, reached = most+full, reached+got
		s.Areas = append(s.Areas, stat.ScoreArea{Score: stat.Score{Name: name, Max: whole(full), Reached: whole(got)}})
	}
	s.Max, s.Reached = whole(most), whole(reached)
	d.Scores = append(d.Scores, s)
}

func fillChart(a *author, d *part.Data, id string) {
	c := stat.ChartData{Head: stat.Head{ID: id, Title: a.fill("Tỷ lệ hồ sơ nộp trực tuyến năm {nam}")}, Type: one(&a.random, "bars", "stacked", "lines"), Unit: "hồ sơ"}
	c.Categories = a.distinct("linh-vuc", a.between(2, 7))
	for _, name := range one(&a.random, []string{"Trực tuyến"}, []string{"Trực tuyến", "Trực tiếp"}, []string{"Trực tuyến", "Trực tiếp", "Bưu chính"}) {
		values := make([]*stat.Number, len(c.Categories))
		for i := range values {
			values[i] = whole(a.between(0, 900))
		}
		c.Series = append(c.Series, stat.ChartSeries{Name: name, Values: values})
	}
	d.Charts = append(d.Charts, c)
}
