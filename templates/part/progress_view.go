package part

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"vanban/render"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// progressViews are what progress can be shown as.
var progressViews = []struct {
	name string
	show func(p *Progress, c stat.Context) stat.View
}{
	{"text", (*Progress).sentences},
	{"table", (*Progress).byGroup},
	{"units", (*Progress).byUnit},
	{"late", (*Progress).lateList},
	{"detail", (*Progress).detail},
	{"chart", (*Progress).chart},
}

// Views implements [stat.Block].
func (p *Progress) Views() []string {
	names := make([]string, len(progressViews))
	for i, v := range progressViews {
		names[i] = v.name
	}
	return names
}

// Show implements [stat.Block].
func (p *Progress) Show(c stat.Context, view string) stat.View {
	for _, v := range progressViews {
		if v.name == view {
			return v.show(p, c)
		}
	}
	return stat.View{}
}

// openPhrases say in a sentence how products stand that are not done.
var openPhrases = [states]string{
	inProgress:   "đang thực hiện",
	notStarted:   "chưa đến hạn, chưa thực hiện",
	overdue:      "quá hạn",
	undetermined: "không xác định thời hạn",
}

// sentences say how many products stand how; what no product is, is left out.
func (p *Progress) sentences(c stat.Context) stat.View {
	t := tallyOf(p.track(c))
	parts := []string{t.donePhrase()}
	for s := inProgress; s < states; s++ {
		if n := t.states[s]; n > 0 {
			parts = append(parts, viet.Count(n)+" "+openPhrases[s])
		}
	}
	return stat.View{Sentences: []string{fmt.Sprintf("Đến hết %s, trong tổng số %s sản phẩm của Kế hoạch: %s.",
		p.asOf(c.Period).Text(), viet.Count(t.total()), strings.Join(parts, "; "))}}
}

// donePhrase says how many products are done, and how many of them too late.
func (t *tally) donePhrase() string {
	n := t.states[done]
	if n == 0 {
		return "chưa có sản phẩm nào hoàn thành"
	}
	phrase := fmt.Sprintf("%s sản phẩm đã hoàn thành (đạt %s)", viet.Count(n), t.share().Percent())
	if t.late > 0 {
		phrase += fmt.Sprintf(", trong đó %s sản phẩm hoàn thành sau thời hạn", viet.Count(t.late))
	}
	return phrase
}

// ordinalColumn is the width of a column of ordinals, in millimetres.
const ordinalColumn = 12

// countWidths are the widths of the columns of a tallyTable that hold numbers, in millimetres: of the
// longest word above them.
var countWidths = []int{14, 14, 14, 14, 14, 13, 17, 16}

// tallyTable counts products by state; the first column is what they are counted by.
func tallyTable(caption, by string) *stat.Table {
	head := func(text string) stat.Cell { return stat.Cell{Text: text, Rows: 2} }
	t := &stat.Table{
		Caption: caption,
		Unit:    "sản phẩm",
		Columns: []stat.Column{{WidthMM: ordinalColumn, Align: "center"}, {Share: 1}},
		Header: [][]stat.Cell{
			{
				head("STT"),
				head(by),
				head("Tổng số"),
				{Text: "Đã hoàn thành", Cols: 2},
				head("Đang thực hiện"),
				head("Chưa đến hạn, chưa thực hiện"),
				head("Quá hạn"),
				head("Không xác định thời hạn"),
				head("Tỷ lệ hoàn thành (%)"),
			},
			{{Text: "Tổng"}, {Text: "Sau hạn"}},
		},
	}
	for _, width := range countWidths {
		t.Columns = append(t.Columns, stat.Column{WidthMM: width, Align: "center"})
	}
	return t
}

// cells are the counts of a row of a tallyTable.
func (t *tally) cells() []stat.Cell {
	counts := []int{t.total(), t.states[done], t.late, t.states[inProgress], t.states[notStarted], t.states[overdue], t.states[undetermined]}
	cells := make([]stat.Cell, 0, len(counts)+1)
	for _, n := range counts {
		cells = append(cells, stat.Cell{Text: viet.Integer(int64(n))})
	}
	return append(cells, stat.Cell{Text: t.share().String()})
}

// addTally appends a row for the products of one sort.
func addTally(table *stat.Table, name, path string, t tally) {
	label := strconv.Itoa(len(table.Rows) + 1)
	cells := append([]stat.Cell{{Text: label}, {Text: name, Path: path}}, t.cells()...)
	table.Rows = append(table.Rows, stat.Row{Cells: cells})
}

// addTotal appends the row of all products.
func addTotal(table *stat.Table, t tally) {
	cells := append([]stat.Cell{{Text: "Tổng cộng", Cols: 2}}, t.cells()...)
	table.Rows = append(table.Rows, stat.Row{Bold: true, Cells: cells})
}

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

func (p *Progress) groupPath(c stat.Context, i int) string { return item(c.Pointer+"/plan/groups", i) }

// byGroup counts the products of each group of the plan.
func (p *Progress) byGroup(c stat.Context) stat.View {
	list := p.track(c)
	table := tallyTable(p.Title, "Nhóm nhiệm vụ")
	groups, tallies := count(list, func(s tracked) int { return s.group })
	for i, g := range groups {
		addTally(table, p.groupName(g), p.groupPath(c, g), tallies[i])
	}
	addTotal(table, tallyOf(list))
	return stat.View{Table: table}
}

// noUnit stands for the unit of products that name none.
const noUnit = "Chưa ghi đơn vị chủ trì"

func (s tracked) unit() string { return cmp.Or(oneLine(s.LeadUnit), noUnit) }

// byUnit counts the products of each unit in the lead.
func (p *Progress) byUnit(c stat.Context) stat.View {
	list := p.track(c)
	table := tallyTable(p.Title+" theo đơn vị chủ trì", "Đơn vị chủ trì")
	units, tallies := count(list, tracked.unit)
	for i, unit := range units {
		addTally(table, unit, "", tallies[i])
	}
	addTotal(table, tallyOf(list))
	return stat.View{Table: table}
}

// name is what the product is called: itself, or its task when it has no name.
func (s tracked) name() string { return cmp.Or(s.Name, s.task.Name) }

// note is what the last report said of the product.
func (s tracked) note() string {
	if s.lastReport == nil {
		return ""
	}
	return s.lastReport.Note
}

// dueText is the deadline in a table: a date, else the event or what the plan prints.
func (s tracked) dueText() string {
	switch {
	case s.hasDue:
		return fmt.Sprintf("%s/%s/%d", viet.Number2(s.due.Day), viet.Number2(s.due.Month), s.due.Year)
	case s.Due != nil && s.Due.Event != "":
		return s.Due.Event
	}
	return s.Time
}

// lateList lists the products that are overdue; where none is, a sentence says so.
func (p *Progress) lateList(c stat.Context) stat.View {
	table := &stat.Table{
		Caption: "Danh sách sản phẩm quá hạn",
		Columns: []stat.Column{
			{WidthMM: ordinalColumn, Align: "center"}, {Share: 3}, {Share: 2}, {WidthMM: 26, Align: "center"}, {WidthMM: 16, Align: "center"}, {Share: 2},
		},
		Header: [][]stat.Cell{{{Text: "STT"}, {Text: "Sản phẩm"}, {Text: "Đơn vị chủ trì"}, {Text: "Thời hạn"}, {Text: "Số ngày quá hạn"}, {Text: "Ghi chú"}}},
	}
	for _, s := range p.track(c) {
		if s.state != overdue {
			continue
		}
		table.Rows = append(table.Rows, stat.Row{Path: s.pointer, Cells: []stat.Cell{
			{Text: strconv.Itoa(len(table.Rows) + 1)},
			{Text: s.name()},
			{Text: s.unit()},
			{Text: s.dueText()},
			{Text: viet.Integer(int64(s.daysLate))},
			{Text: s.note()},
		}})
	}
	if len(table.Rows) == 0 {
		return stat.View{Sentences: []string{fmt.Sprintf("Đến hết %s, không có sản phẩm nào của Kế hoạch quá hạn.", p.asOf(c.Period).Text())}}
	}
	return stat.View{Table: table}
}

// stateName is how the product stands, as the detailed list says it.
func (s tracked) stateName() string {
	switch {
	case s.late:
		return "Hoàn thành sau thời hạn"
	case s.state == overdue:
		return fmt.Sprintf("Quá hạn %s ngày", viet.Integer(int64(s.daysLate)))
	}
	return stateNames[s.state]
}

// detail lists all products, group by group.
func (p *Progress) detail(c stat.Context) stat.View {
	table := &stat.Table{
		Caption: p.Title,
		Columns: []stat.Column{
			{WidthMM: ordinalColumn, Align: "center"}, {Share: 3}, {Share: 2}, {WidthMM: 26, Align: "center"}, {WidthMM: 28, Align: "center"}, {Share: 2},
		},
		Header: [][]stat.Cell{{{Text: "STT"}, {Text: "Sản phẩm"}, {Text: "Đơn vị chủ trì"}, {Text: "Thời hạn"}, {Text: "Tình trạng"}, {Text: "Ghi chú"}}},
	}
	group, n := -1, 0
	for _, s := range p.track(c) {
		if s.group != group {
			group = s.group
			title := viet.Roman(group+1) + ". " + p.groupName(group)
			table.Rows = append(table.Rows, stat.Row{Group: true, Path: p.groupPath(c, group), Cells: []stat.Cell{{Text: title, Cols: len(table.Columns)}}})
		}
		n++
		table.Rows = append(table.Rows, stat.Row{Path: s.pointer, Cells: []stat.Cell{
			{Text: strconv.Itoa(n)},
			{Text: s.name()},
			{Text: s.unit()},
			{Text: s.dueText()},
			{Text: s.stateName()},
			{Text: s.note()},
		}})
	}
	return stat.View{Table: table}
}

// chart shows for each group how many products stand how; a state that no product is in is left
// out.
func (p *Progress) chart(c stat.Context) stat.View {
	groups, tallies := count(p.track(c), func(s tracked) int { return s.group })
	chart := &render.Chart{Kind: render.ChartStacked, Title: p.Title, Unit: "sản phẩm", Height: chartHeight, Point: ",", Group: "."}
	for _, g := range groups {
		chart.Categories = append(chart.Categories, p.groupName(g))
	}
	for s := done; s < states; s++ {
		series := render.Series{Name: stateNames[s]}
		sum := 0
		for _, t := range tallies {
			sum += t.states[s]
			series.Values = append(series.Values, render.Value{Unscaled: int64(t.states[s])})
		}
		if sum > 0 {
			chart.Series = append(chart.Series, series)
		}
	}
	chart.Alt = told(chart)
	return stat.View{Chart: chart}
}

// told tells the chart in words, series by series.
func told(c *render.Chart) string {
	var b strings.Builder
	b.WriteString("Biểu đồ cột chồng: " + c.Title + ".")
	for _, s := range c.Series {
		var values []string
		for i, v := range s.Values {
			values = append(values, fmt.Sprintf("%s %s %s", c.Categories[i], viet.Count(int(v.Unscaled)), c.Unit))
		}
		b.WriteString(" " + s.Name + ": " + strings.Join(values, "; ") + ".")
	}
	return b.String()
}
