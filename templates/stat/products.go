package stat

import (
	"slices"

	"vanban/render"
	"vanban/templates/viet"
)

// productUnit is what products are counted in.
const productUnit = "sản phẩm"

// State is how a product of a plan stands on the day that figures are of. Every product is in one.
type State int

// The states of a product, in the order of the tables' columns.
const (
	Done         State = iota
	InProgress         // begun, not overdue
	NotStarted         // not begun, not overdue
	Overdue            // not done, and its deadline has passed
	Undetermined       // not done, and its deadline is no date
	numStates
)

// states are what products are called that stand so: in a table, and in a sentence, which tells of
// those done by themselves.
var states = [numStates]struct {
	name   string
	phrase phrase
}{
	Done:         {"Đã hoàn thành", ""},
	InProgress:   {"Đang thực hiện", "{n} đang thực hiện"},
	NotStarted:   {"Chưa đến hạn, chưa thực hiện", "{n} chưa đến hạn, chưa thực hiện"},
	Overdue:      {"Quá hạn", "{n} quá hạn"},
	Undetermined: {"Không xác định thời hạn", "{n} không xác định thời hạn"},
}

// Products are the products of a plan as they stand on a day. They are no [Block]: who reads the
// plan checks it, and shows them as one of [ProductViews].
type Products struct {
	Title  string
	AsOf   viet.Date
	Groups []ProductGroup // in the order of the plan; a group may be without products
	List   []Product      // in the order of the groups
}

// ProductGroup is a group of a plan.
type ProductGroup struct {
	Name string
	Path string // JSON pointer to it
}

// Product is one product of a plan.
type Product struct {
	Name, Note string
	Unit       string // in the lead; "" where the plan names none
	Due        string // the deadline as a table prints it
	Group      int    // its place in Groups
	State      State
	Late       bool   // done, but after its deadline
	DaysLate   int    // of one overdue, up to the day
	Path       string // JSON pointer to it
}

// noUnit stands for the unit of products that name none.
const noUnit = "Chưa ghi đơn vị chủ trì"

// unit is the unit in the lead.
func (p *Product) unit() string {
	if p.Unit == "" {
		return noUnit
	}
	return p.Unit
}

// standing counts products by their states.
type standing struct {
	states [numStates]int
	late   int // of those done, after their deadline
}

func (s *standing) add(p *Product) {
	s.states[p.State]++
	if p.Late {
		s.late++
	}
}

func (s *standing) total() (n int) {
	for _, of := range s.states {
		n += of
	}
	return n
}

// share is how many per cent of the products are done.
func (s *standing) share() (Number, bool) { return Whole(s.states[Done]).ShareOf(Whole(s.total())) }

// standing counts all products.
func (p *Products) standing() standing {
	var s standing
	for i := range p.List {
		s.add(&p.List[i])
	}
	return s
}

// standings counts the products that a key is the same of, in the order in which the keys come.
func standings[K comparable](list []Product, key func(*Product) K) (keys []K, all []standing) {
	places := map[K]int{}
	for i := range list {
		k := key(&list[i])
		at, ok := places[k]
		if !ok {
			at = len(keys)
			places[k] = at
			keys, all = append(keys, k), append(all, standing{})
		}
		all[at].add(&list[i])
	}
	return keys, all
}

// byGroup counts the products of each group that has any.
func (p *Products) byGroup() (groups []ProductGroup, all []standing) {
	places, all := standings(p.List, func(product *Product) int { return product.Group })
	for _, at := range places {
		groups = append(groups, p.Groups[at])
	}
	return groups, all
}

// plot shows for each group how many products stand how; a state that no product is in is left out.
func (p *Products) plot() plot {
	groups, all := p.byGroup()
	drawn := plot{kind: render.ChartStacked, title: p.Title, unit: productUnit}
	for _, g := range groups {
		drawn.categories = append(drawn.categories, g.Name)
	}
	for state := range numStates {
		if !slices.ContainsFunc(all, func(s standing) bool { return s.states[state] > 0 }) {
			continue
		}
		series := ChartSeries{Name: states[state].name}
		for _, s := range all {
			n := Whole(s.states[state])
			series.Values = append(series.Values, &n)
		}
		drawn.series = append(drawn.series, series)
	}
	return drawn
}
