package specimen

import (
	"slices"
	"strconv"

	"vanban/templates/part"
	"vanban/templates/stat"
	"vanban/templates/viet"
)

// page is the paper of an appendix and the width of its text in millimetres.
type page struct {
	orientation string
	width       int
}

var (
	upright    = page{"", 160}
	portraits  = []option[page]{{6, upright}, {2, page{"portrait", 160}}, {3, page{"landscape", 242}}}
	landscapes = []option[page]{{2, upright}, {8, page{"landscape", 242}}}
)

// appendices are the appendices of a document.
func (a *author) appendices(pages []option[page]) []part.Appendix {
	all := make([]part.Appendix, choose(&a.random, []option[int]{{70, 1}, {20, 2}, {8, 3}, {2, 7}}))
	for i := range all {
		p := choose(&a.random, pages)
		all[i] = part.Appendix{Title: a.text("phu-luc"), Orientation: p.orientation}
		if a.chance(8) {
			all[i].Label = "Biểu số " + viet.Number2(i+1)
		}
		if a.chance(8) {
			all[i].Note = a.fill("(Kèm theo Văn bản số: {10-999}/{chu} ngày    tháng {thang} năm {nam})")
		}
		choose(&a.random, appendixContents)(a, &all[i], p)
	}
	return all
}

// appendixContents are what an appendix holds.
var appendixContents = []option[func(*author, *part.Appendix, page)]{
	{35, func(a *author, x *part.Appendix, p page) { x.Tasks = a.tasks(p) }},
	{45, func(a *author, x *part.Appendix, p page) { x.Table = a.table(p) }},
	{10, func(a *author, x *part.Appendix, _ page) { x.Body = a.body(a.divide(headings[:3])) }},
	{10, func(a *author, x *part.Appendix, p page) {
		x.Body = part.Body{Text: a.text("cham-cau")}
		x.Table = a.table(p)
	}},
}

// insert puts a table into a division of the body now and then.
func (a *author) insert(nodes []part.Node) {
	n := &nodes[a.below(len(nodes))]
	for len(n.Children) > 0 && a.chance(70) {
		n = &n.Children[a.below(len(n.Children))]
	}
	switch {
	case a.chance(12):
		n.Table = a.table(upright)
	case a.chance(4):
		n.Tasks = a.tasks(upright)
	}
}

// sort is a sort of column: what heads it, how wide it is, and what stands in it.
type sort struct {
	header  string
	fixed   int // in millimetres, when columns are of fixed width
	share   int
	align   string
	numbers bool
	cell    func(a *author) string
}

// of is a cell of a line of the section.
func of(section string) func(*author) string {
	return func(a *author) string { return a.text(section) }
}

// names are the sorts of the first column behind the ordinal number, others those of the rest.
var (
	names = []sort{
		{header: "Nội dung chi", fixed: 50, share: 3, cell: of("chi-tieu")},
		{header: "Đơn vị", fixed: 45, share: 3, cell: of("don-vi")},
		{header: "Nội dung, nhiệm vụ", fixed: 60, share: 4, align: "justify", cell: of("viec")},
		{header: "Lĩnh vực", fixed: 40, share: 3, cell: of("linh-vuc")},
		{header: "Họ và tên", fixed: 45, share: 2, cell: of("nguoi")},
	}
	others = []sort{
		{header: "Kinh phí\n(triệu đồng)", fixed: 24, share: 2, align: "right", numbers: true},
		{header: "Số lượng", fixed: 18, share: 1, align: "right", numbers: true},
		{header: "Dự toán năm sau", fixed: 24, share: 2, align: "right", numbers: true},
		{header: "Đơn vị tính", fixed: 20, share: 1, align: "center", cell: of("don-vi-tinh")},
		{header: "Đơn vị chủ trì", fixed: 30, share: 2, cell: of("don-vi")},
		{header: "Đơn vị phối hợp", fixed: 34, share: 2, cell: of("nhieu-don-vi")},
		{header: "Sản phẩm", fixed: 36, share: 3, cell: of("san-pham")},
		{header: "Thời gian", fixed: 26, share: 2, align: "center", cell: of("thoi-gian")},
		{header: "Quý", fixed: 12, share: 1, align: "center", cell: of("la-ma")},
		{header: "Mức", fixed: 8, share: 1, cell: of("muc")},
		{header: "Địa chỉ", fixed: 30, share: 2, cell: of("dia-chi")},
		{header: "Ghi chú", fixed: 18, share: 1, cell: of("ghi-chu-hoac-khong")},
		{header: "Người liên hệ", fixed: 28, share: 2, cell: of("nguoi")},
	}
)

// table is a table of rows that a person has typed.
func (a *author) table(p page) *part.Table {
	t := &tabler{author: a, page: p, sorts: a.sorts(p)}
	t.columns(choose(&a.random, widths))
	choose(&a.random, headers)(t)
	n := a.between(a.size.rows[0], a.size.rows[1])
	for i := range n {
		t.row(i, n)
	}
	if t.counts() && a.chance(70) {
		t.total()
	}
	for range choose(&a.random, []option[int]{{65, 0}, {25, 1}, {10, 2}}) {
		t.merge(t.between(1, len(t.sorts)-1))
	}
	return &t.Table
}

// tabler makes one table.
type tabler struct {
	*author
	part.Table
	page    page
	sorts   []sort
	first   int // the first row that is no header
	grouped bool
	sums    []int
}

// sorts are the columns of a table that fit on the page.
func (a *author) sorts(p page) []sort {
	all := []sort{{header: "STT", fixed: 12, share: 1, align: "center"}, one(&a.random, names...)}
	room := p.width - all[0].fixed - all[1].fixed
	for _, i := range a.shuffled(len(others))[:a.between(1, 7)] {
		if others[i].fixed <= room {
			room -= others[i].fixed
			all = append(all, others[i])
		}
	}
	return all
}

// shuffled are the numbers below n in some order.
func (a *author) shuffled(n int) []int {
	all := make([]int, n)
	for i := range all {
		j := a.below(i + 1)
		all[i], all[j] = all[j], i
	}
	return all
}

// widths are how the columns of a table get their widths.
var widths = []option[func(s sort, i int, c *part.TableColumn)]{
	{4, func(s sort, i int, c *part.TableColumn) { // what is short is fixed, the rest shares
		if c.Share = s.share; s.fixed <= 26 {
			c.Share, c.WidthMM = 0, s.fixed
		}
	}},
	{2, func(s sort, _ int, c *part.TableColumn) { c.WidthMM = s.fixed }},
	{2, func(s sort, _ int, c *part.TableColumn) { c.Share = s.share }},
	{2, func(sort, int, *part.TableColumn) {}}, // by what stands in them
	{3, func(s sort, i int, c *part.TableColumn) {
		if i%2 == 0 {
			c.WidthMM = s.fixed
		}
	}},
}

func (t *tabler) columns(width func(s sort, i int, c *part.TableColumn)) {
	t.Caption = t.text("phu-luc")
	t.sums = make([]int, len(t.sorts))
	t.grouped = t.chance(30)
	t.Columns = make([]part.TableColumn, len(t.sorts))
	for i, s := range t.sorts {
		t.Columns[i].Align = s.align
		width(s, i, &t.Columns[i])
	}
}

// headers are how a table is headed.
var headers = []option[func(t *tabler)]{
	{60, (*tabler).head},
	{14, func(t *tabler) { t.head(); t.Numbered = true }},
	{12, func(t *tabler) { t.head(); t.bracket() }},
	{6, func(t *tabler) { t.head(); t.bracket(); t.Numbered = true }},
	{4, (*tabler).typedHead},
	{4, func(*tabler) {}},
}

// head gives each column its header, which is printed on every page.
func (t *tabler) head() {
	for i, s := range t.sorts {
		t.Columns[i].Header = s.header
	}
}

// bracket gives columns that stand side by side a header in common, above their own.
func (t *tabler) bracket() {
	from := t.between(2, max(2, len(t.sorts)-2))
	to := min(len(t.sorts), from+t.between(2, 4))
	for i := range t.Columns[from:to] {
		t.Columns[from+i].Group = "Năm " + strconv.Itoa(t.year)
	}
}

// typedHead has the headers in two rows that were typed as the first of the table, as people did
// who know no other way.
func (t *tabler) typedHead() {
	var below []part.Cell
	above := []part.Cell{{Text: t.sorts[0].header, Rows: 2, Bold: true}, {Text: t.sorts[1].header, Rows: 2, Bold: true}}
	above = append(above, part.Cell{Text: "Năm " + strconv.Itoa(t.year), Cols: len(t.sorts) - 2, Bold: true})
	for _, s := range t.sorts[2:] {
		below = append(below, part.Cell{Text: s.header, Bold: true})
	}
	t.add(part.TableRow{Cells: above})
	t.add(part.TableRow{Cells: below})
	t.first = len(t.Rows)
}

func (t *tabler) add(r part.TableRow) { t.Rows = append(t.Rows, r) }

// counts reports whether a column has numbers.
func (t *tabler) counts() bool {
	return slices.ContainsFunc(t.sorts, func(s sort) bool { return s.numbers })
}

// row adds the i-th of n rows, now and then with the heading of a group above it.
func (t *tabler) row(i, n int) {
	if t.grouped && (i == 0 || t.chance(15)) {
		t.add(part.TableRow{Group: true, Cells: []part.Cell{{Text: t.heading(), Cols: len(t.sorts)}}})
	}
	cells := []part.Cell{{Text: strconv.Itoa(i + 1)}}
	for c, s := range t.sorts[1:] {
		cells = append(cells, t.cell(s, c+1))
	}
	switch {
	case n < 40 && t.chance(2):
		cells[1].Text = t.tall()
	case len(cells) > 4 && t.chance(3): // nothing to say of the last columns
		cells = append(cells[:2], part.Cell{Text: "Không phát sinh", Cols: len(cells) - 2})
	case t.chance(3): // what is missing at the end is empty
		cells = cells[:2]
	}
	t.add(part.TableRow{Cells: cells})
}

// tall is a text of many paragraphs, which makes its row higher than a page in a narrow column.
func (t *tabler) tall() string {
	text := t.text("cham-cau")
	for range t.between(3, 12) {
		text += "\n- " + t.text("cham-cau")
	}
	return text
}

func (t *tabler) cell(s sort, column int) part.Cell {
	if !s.numbers {
		return part.Cell{Text: s.cell(t.author)}
	}
	n := choose(&t.random, []option[int]{{2, t.between(1, 99)}, {3, t.between(100, 99_999)}, {1, t.between(100_000, 999_999)}})
	t.sums[column] += n
	return part.Cell{Text: viet.Integer(int64(n))}
}

// total adds the row of sums.
func (t *tabler) total() {
	cells := []part.Cell{{Text: "Tổng cộng", Cols: 2, Bold: true}}
	for i, s := range t.sorts[2:] {
		c := part.Cell{Bold: true}
		if s.numbers {
			c.Text = viet.Integer(int64(t.sums[i+2]))
		}
		cells = append(cells, c)
	}
	t.add(part.TableRow{Total: t.chance(70), Cells: cells})
}

// merge makes cells of the column reach down over the rows below them, which lose theirs.
func (t *tabler) merge(column int) {
	for i := t.first; i < len(t.Rows); i++ {
		most := t.run(i)
		if most < 2 || !t.chance(40) {
			continue
		}
		rows := min(most, choose(&t.random, []option[int]{{8, t.between(2, 5)}, {1, 25}}))
		t.Rows[i].Cells[column].Rows = rows
		for j := i + 1; j < i+rows; j++ {
			t.Rows[j].Cells = slices.Delete(t.Rows[j].Cells, column, column+1)
		}
		i += rows - 1
	}
}

// run is how many rows from the i-th on have all their cells.
func (t *tabler) run(i int) (n int) {
	for i+n < len(t.Rows) && len(t.Rows[i+n].Cells) == len(t.sorts) && !t.Rows[i+n].Group {
		n++
	}
	return n
}

// whole is a number of data.
func whole(n int) *stat.Number {
	w := stat.Whole(n)
	return &w
}
