package part

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"vanban/templates/period"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// Progress is how far a plan has come: its products and what was reported of them. It is data of
// a report, as those of package stat are.
type Progress struct {
	stat.Head
	Plan    *ProgressPlan `json:"plan" validate:"required" title:"Kế hoạch" doc:"Bảng nhiệm vụ của kế hoạch: chép nguyên từ kế hoạch, hoặc chỉ các nhóm."`
	Updates []Update      `json:"updates,omitempty" validate:"max=200000,dive" title:"Cập nhật" doc:"Tình hình từng sản phẩm theo ngày; lần cập nhật sau cùng tính đến “as_of” là tình trạng của sản phẩm, không có thì coi là chưa thực hiện."`
	AsOf    string        `json:"as_of,omitempty" validate:"omitempty,ngay" title:"Tính đến ngày" doc:"Ngày chốt số liệu, dạng 2023-03-14; bỏ trống là ngày cuối của kỳ số liệu." example:"2023-03-14"`
}

// ProgressPlan is the table of tasks of a plan. Its columns say only how the plan prints it.
type ProgressPlan struct {
	Caption string       `json:"caption,omitempty" validate:"max=300" title:"Tên bảng" doc:"Như trong kế hoạch; báo cáo không dùng." example:"Nhiệm vụ cải cách hành chính năm 2023"`
	Columns []TaskColumn `json:"columns,omitempty" validate:"max=8,dive" title:"Các cột" doc:"Như trong kế hoạch; báo cáo không dùng."`
	Groups  []TaskGroup  `json:"groups" validate:"required,min=1,max=1000,dive" title:"Các nhóm nhiệm vụ" doc:"Các nhóm nhiệm vụ với nhiệm vụ và sản phẩm; thời hạn của sản phẩm ghi ở “due”."`
}

// Update is what was reported of a product on a day.
type Update struct {
	Product string `json:"product" validate:"required,max=40" title:"Mã sản phẩm" doc:"Mã (“id”) của sản phẩm; sản phẩm không có mã thì là số thứ tự của nhóm, nhiệm vụ, sản phẩm, nối bằng dấu chấm." example:"1.2.1"`
	Date    string `json:"date" validate:"required,ngay" title:"Ngày" doc:"Ngày của tình hình này; khi hoàn thành là ngày hoàn thành." example:"2023-03-10"`
	Status  string `json:"status" validate:"required,oneof=done in_progress not_started" title:"Tình trạng" doc:"done: hoàn thành; in_progress: đang thực hiện; not_started: chưa thực hiện." example:"done"`
	Note    string `json:"note,omitempty" validate:"max=2000" title:"Ghi chú" doc:"In ở danh sách sản phẩm." example:"Đang lấy ý kiến các đơn vị"`
}

// ranks order what updates say of a product.
var ranks = map[string]int{"not_started": 0, "in_progress": 1, "done": 2}

// tracked is a product with how it stands.
type tracked struct {
	*Product
	id         string
	pointer    string
	group      int
	task       *Task
	state      stat.State
	late       bool // done, but after its deadline
	due        viet.Date
	hasDue     bool
	daysLate   int // of one overdue, up to the day the figures are of
	lastReport *Update
}

// End is the last day on which the deadline is kept: of a month its last day, of quarters that of
// the last of them, of a year alone 31 December. It reports false where there is only an event, or
// nothing that is clear.
func (d *Due) End() (viet.Date, bool) {
	if d == nil || !d.clear() {
		return viet.Date{}, false
	}
	date, err := viet.ParseDate(d.Date)
	switch {
	case err != nil:
		return viet.Date{}, false
	case date.Complete():
		return date, true
	case date.Month != 0:
		return period.LastOfMonth(date.Year, date.Month), true
	case len(d.Quarters) > 0:
		return period.LastOfMonth(d.Year, 3*slices.Max(d.Quarters)), true
	}
	if year := cmp.Or(date.Year, d.Year); year != 0 {
		return period.LastOfMonth(year, 12), true
	}
	return viet.Date{}, false
}

func compareDates(a, b viet.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}

// asOf is the day that the figures are of: as the payload says, or the last of the period's window.
func (p *Progress) asOf(of period.Period) viet.Date {
	if d, err := viet.ParseDate(p.AsOf); err == nil && d.Complete() {
		return d
	}
	_, last := of.Window()
	return last
}

// productID is the id of a product that has none: its place in the plan.
func productID(group, task, product int) string {
	return fmt.Sprintf("%d.%d.%d", group+1, task+1, product+1)
}

// groups are those of the plan; it has none when it is missing.
func (p *Progress) groups() []TaskGroup {
	if p.Plan == nil {
		return nil
	}
	return p.Plan.Groups
}

// products lists the products in the plan's order, as they stood when nothing was reported.
func (p *Progress) products(pointer string) iter.Seq[tracked] {
	return func(yield func(tracked) bool) {
		for i, group := range p.groups() {
			for j := range group.Tasks {
				task := &group.Tasks[j]
				at := item(item(pointer+"/plan/groups", i)+"/tasks", j) + "/products"
				for k := range task.Products {
					product := &task.Products[k]
					s := tracked{Product: product, group: i, task: task, pointer: item(at, k), state: stat.NotStarted}
					s.id = cmp.Or(product.ID, productID(i, j, k))
					s.due, s.hasDue = product.Due.End()
					if !yield(s) {
						return
					}
				}
			}
		}
	}
}

// byProduct are the updates of each product up to the day, in the order of their dates.
func (p *Progress) byProduct(asOf viet.Date) map[string][]*Update {
	all := map[string][]*Update{}
	for _, i := range p.inOrder() {
		u := &p.Updates[i]
		if d, _ := viet.ParseDate(u.Date); compareDates(d, asOf) <= 0 {
			all[u.Product] = append(all[u.Product], u)
		}
	}
	return all
}

// inOrder are the places of the updates that have a whole date, in the order of their dates.
func (p *Progress) inOrder() []int {
	var places []int
	for i := range p.dated {
		places = append(places, i)
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(p.Updates[a].Date, p.Updates[b].Date) })
	return places
}

// track gives the products as they stand at the day.
func (p *Progress) track(c stat.Context) []tracked {
	asOf := p.asOf(c.Period)
	updates := p.byProduct(asOf)
	var all []tracked
	for s := range p.products(c.Pointer) {
		s.stand(updates[s.id], asOf)
		all = append(all, s)
	}
	return all
}

// stand gives the product its state at the day, by its updates up to then.
func (s *tracked) stand(updates []*Update, asOf viet.Date) {
	said := "not_started"
	if len(updates) > 0 {
		s.lastReport = updates[len(updates)-1]
		said = s.lastReport.Status
	}
	switch past := s.hasDue && compareDates(s.due, asOf) < 0; {
	case said == "done":
		s.state = stat.Done
		s.late = s.hasDue && compareDates(doneOn(updates), s.due) > 0
	case past:
		s.state = stat.Overdue
		s.daysLate = period.Days(s.due, asOf)
	case !s.hasDue:
		s.state = stat.Undetermined
	case said == "in_progress":
		s.state = stat.InProgress
	}
}

// doneOn is the day since which the product is done: the first of the updates at the end that all
// say so.
func doneOn(updates []*Update) viet.Date {
	first := len(updates) - 1
	for first > 0 && updates[first-1].Status == "done" {
		first--
	}
	d, _ := viet.ParseDate(updates[first].Date)
	return d
}

// Views implements [stat.Block].
func (*Progress) Views() []string { return stat.ProductViews() }

// Show implements [stat.Block].
func (p *Progress) Show(c stat.Context, view string) stat.View {
	all := stat.Products{Title: p.Title, AsOf: p.asOf(c.Period)}
	for i := range p.groups() {
		all.Groups = append(all.Groups, stat.ProductGroup{Name: p.groupName(i), Path: item(c.Pointer+"/plan/groups", i)})
	}
	for _, s := range p.track(c) {
		all.List = append(all.List, s.told())
	}
	return all.Show(view)
}

// told is the product as a report tells of it.
func (s tracked) told() stat.Product {
	told := stat.Product{
		Name: cmp.Or(s.Name, s.task.Name), Unit: s.unit(), Due: s.dueText(), Group: s.group,
		State: s.state, Late: s.late, DaysLate: s.daysLate, Path: s.pointer,
	}
	if s.lastReport != nil {
		told.Note = s.lastReport.Note
	}
	return told
}

// unit is the unit in the lead, however the plan ends its lines: "Văn phòng Bộ;" is "Văn phòng Bộ".
func (p *Product) unit() string { return strings.TrimRight(oneLine(p.LeadUnit), " ;,.:") }

// groupName is what a group is called, with its label when it has no title.
func (p *Progress) groupName(i int) string {
	g := p.groups()[i]
	if g.Title != "" {
		return oneLine(g.Title)
	}
	if g.Label != nil && *g.Label != "" {
		return "Nhóm " + strings.TrimRight(*g.Label, ". ")
	}
	return "Nhóm " + viet.Roman(i+1)
}

// dueText is the deadline in a table: a date, else the event or what the plan prints.
func (s tracked) dueText() string {
	switch {
	case s.hasDue:
		return dayInDigits(s.due)
	case s.Due != nil && s.Due.Event != "":
		return s.Due.Event
	}
	return s.Time
}

// dayInDigits is the date as it stands where there is little room: 05/09/2026.
func dayInDigits(d viet.Date) string {
	return fmt.Sprintf("%s/%s/%d", viet.Number2(d.Day), viet.Number2(d.Month), d.Year)
}
