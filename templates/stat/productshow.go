package stat

import (
	"strconv"
	"strings"

	"vanban/templates/viet"
)

// The phrases about products.
const (
	productsAll  phrase = "đến hết {day}, trong tổng số {n} của Kế hoạch: {all}"
	productsNone phrase = "chưa có sản phẩm nào hoàn thành"
	productsDone phrase = "{n} đã hoàn thành (đạt {percent}){late}"
	productsLate phrase = ", trong đó {n} hoàn thành sau thời hạn"
	noneOverdue  phrase = "đến hết {day}, không có sản phẩm nào của Kế hoạch quá hạn"
	doneLate     phrase = "Hoàn thành sau thời hạn" // in a cell
	overdueDays  phrase = "Quá hạn {n} ngày"        // in a cell
)

// productViews are what products can be shown as.
var productViews = []struct {
	name string
	show func(*Products) View
}{
	{viewText, (*Products).text},
	{viewTable, (*Products).groupTable},
	{"units", (*Products).unitTable},
	{"late", (*Products).lateList},
	{"detail", (*Products).detail},
	{viewChart, func(p *Products) View { return View{Chart: p.plot().chart()} }},
}

// ProductViews lists what [Products] can be shown as.
func ProductViews() []string {
	names := make([]string, len(productViews))
	for i, v := range productViews {
		names[i] = v.name
	}
	return names
}

// Show makes one of [ProductViews] of products that there are.
func (p *Products) Show(view string) View {
	for _, v := range productViews {
		if v.name == view {
			return v.show(p)
		}
	}
	return View{}
}

// products writes a count of products: 03 sản phẩm.
func products(n int) string { return amount(Whole(n), productUnit) }

// text says how many products stand how; what no product is, is left out.
func (p *Products) text() View {
	s := p.standing()
	parts := []string{s.done()}
	for state := InProgress; state < numStates; state++ {
		if n := s.states[state]; n > 0 {
			parts = append(parts, states[state].phrase.with("{n}", Whole(n).Count()))
		}
	}
	return View{Sentences: []string{finish(productsAll.with(
		"{day}", p.AsOf.Text(), "{n}", products(s.total()), "{all}", strings.Join(parts, "; ")))}}
}

// done says how many products are done, and how many of them too late.
func (s *standing) done() string {
	if s.states[Done] == 0 {
		return productsNone.with()
	}
	var late string
	if s.late > 0 {
		late = productsLate.with("{n}", products(s.late))
	}
	percent, _ := s.share()
	return productsDone.with("{n}", products(s.states[Done]), "{percent}", percent.Percent(), "{late}", late)
}

// standingWidths are the widths of the columns of a table of standings that hold numbers, in
// millimetres: of the longest word above them.
var standingWidths = []int{14, 14, 14, 14, 14, 13, 17, 16}

// standingTable has a row for the products of one sort each; by is what they are counted by.
func standingTable(caption, by string) *builder {
	t := newTable(caption, productUnit)
	t.head("", ordinalColumn, "STT")
	t.head("", Column{Share: 1}, by)
	t.head("", countColumn, "Tổng số")
	t.headAll(states[Done].name, countColumn, "Tổng", "Sau hạn")
	for state := InProgress; state < numStates; state++ {
		t.head("", countColumn, states[state].name)
	}
	t.head("", countColumn, "Tỷ lệ hoàn thành (%)")
	for i, width := range standingWidths {
		t.Columns[2+i].WidthMM = width
	}
	return t
}

// standing adds the row of some products.
func (b *builder) standing(name, path string, s standing) {
	label := strconv.Itoa(len(b.Rows) + 1)
	b.Rows = append(b.Rows, Row{Cells: append([]Cell{{Text: label}, {Text: name, Path: path}}, s.cells()...)})
}

// standings finishes the table with the row of all products.
func (b *builder) standings(s standing) View {
	b.Rows = append(b.Rows, Row{Bold: true, Cells: append([]Cell{{Text: "Tổng cộng", Cols: 2}}, s.cells()...)})
	return View{Table: b.even()}
}

// cells are the counts of a row and the share that is done.
func (s *standing) cells() []Cell {
	var all []Cell
	for _, n := range []int{s.total(), s.states[Done], s.late, s.states[InProgress], s.states[NotStarted], s.states[Overdue], s.states[Undetermined]} {
		all = append(all, Cell{Text: viet.Integer(int64(n))})
	}
	return append(all, defined(s.share()))
}

// groupTable counts the products of each group.
func (p *Products) groupTable() View {
	t := standingTable(p.Title, "Nhóm nhiệm vụ")
	groups, all := p.byGroup()
	for i, g := range groups {
		t.standing(g.Name, g.Path+"/title", all[i])
	}
	return t.standings(p.standing())
}

// unitTable counts the products of each unit in the lead.
func (p *Products) unitTable() View {
	t := standingTable(p.Title+" theo đơn vị chủ trì", "Đơn vị chủ trì")
	units, all := standings(p.List, (*Product).unit)
	for i, unit := range units {
		t.standing(unit, "", all[i])
	}
	return t.standings(p.standing())
}

// productTable lists products; the last column but one, of the width, says how they stand.
func productTable(caption, standing string, width int) *builder {
	t := newTable(caption, "")
	for _, c := range []struct {
		Column
		name string
	}{
		{ordinalColumn, "STT"},
		{Column{Share: 3}, "Sản phẩm"},
		{Column{Share: 2}, "Đơn vị chủ trì"},
		{Column{WidthMM: 26, Align: "center"}, "Thời hạn"},
		{Column{WidthMM: width, Align: "center"}, standing},
		{Column{Share: 2}, "Ghi chú"},
	} {
		t.head("", c.Column, c.name)
	}
	return t
}

// product adds the row of a product.
func (b *builder) product(n int, p *Product, standing string) {
	b.Rows = append(b.Rows, Row{Path: p.Path, Cells: []Cell{
		{Text: strconv.Itoa(n)},
		{Text: p.Name, Path: p.Path + "/name"},
		{Text: p.unit(), Path: p.Path + "/lead_unit"},
		{Text: p.Due, Path: p.Path + "/time"},
		{Text: standing},
		{Text: p.Note},
	}})
}

// lateList lists the products that are overdue; where none is, a sentence says so.
func (p *Products) lateList() View {
	t := productTable("Danh sách sản phẩm quá hạn", "Số ngày quá hạn", 16)
	for i := range p.List {
		if product := &p.List[i]; product.State == Overdue {
			t.product(len(t.Rows)+1, product, viet.Integer(int64(product.DaysLate)))
		}
	}
	if len(t.Rows) == 0 {
		return View{Sentences: []string{finish(noneOverdue.with("{day}", p.AsOf.Text()))}}
	}
	return View{Table: &t.Table}
}

// stands is how the product stands, as the detailed list says it.
func (p *Product) stands() string {
	switch {
	case p.Late:
		return doneLate.with()
	case p.State == Overdue:
		return overdueDays.with("{n}", viet.Integer(int64(p.DaysLate)))
	}
	return states[p.State].name
}

// detail lists all products, group by group.
func (p *Products) detail() View {
	t := productTable(p.Title, "Tình trạng", 28)
	group := -1
	for i := range p.List {
		product := &p.List[i]
		if product.Group != group {
			group = product.Group
			title := viet.Roman(group+1) + ". " + p.Groups[group].Name
			t.Rows = append(t.Rows, Row{Group: true, Path: p.Groups[group].Path + "/title", Cells: []Cell{{Text: title, Cols: len(t.Columns)}}})
		}
		t.product(i+1, product, product.stands())
	}
	return View{Table: &t.Table}
}
