package source

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// totals are the names of rows that sum others up.
var totals = []string{"tổng", "cộng", "tổng cộng", "tổng số", "tổng cộng chung", "cộng chung"}

// beginnings are how longer names of rows begin that probably sum others up, and notSums the words
// that begin alike.
var (
	beginnings = []string{"tổng cộng ", "tổng số ", "cộng "}
	notSums    = []string{"cộng đồng ", "cộng tác ", "cộng hòa ", "cộng hoà ", "cộng sản ", "cộng sinh ", "cộng hưởng "}
)

// total gives the name of a row that sums others up, as one of its first two texts; "" for others.
func (t *table) total(r row) string {
	return t.named(r, func(name string) bool {
		return slices.Contains(totals, name) || contains(t.mapping.Totals, name)
	})
}

// maybeTotal gives the name of a row that is called as if it summed others up.
func (t *table) maybeTotal(r row) string {
	return t.named(r, func(name string) bool {
		begins := func(with string) bool { return strings.HasPrefix(name+" ", with) }
		return slices.ContainsFunc(beginnings, begins) && !slices.ContainsFunc(notSums, begins)
	})
}

// named gives the first of the two texts of a row that may be its name and that fits.
func (t *table) named(r row, fits func(name string) bool) string {
	seen := 0
	for _, c := range r.cells {
		if c.form != text {
			continue
		}
		if name := sumName(c.text); !contains(t.mapping.NotTotals, name) && fits(name) {
			return strings.TrimRight(c.text, " :")
		}
		if seen++; seen == 2 {
			break
		}
	}
	return ""
}

// contains reports whether a name is in a list, as names of sums are compared.
func contains(list []string, name string) bool {
	return slices.ContainsFunc(list, func(l string) bool { return sumName(l) == sumName(name) })
}

// sumName gives the name of a row as names of sums are compared.
func sumName(s string) string { return strings.TrimRight(fold(s), " :") }

// isLeftOut reports whether a row sums others up and is not to be read.
func (t *table) isLeftOut(r row) bool {
	if !t.mapping.SkipTotals && len(t.mapping.Totals) == 0 {
		return false
	}
	name := t.total(r)
	return name != "" && (t.mapping.SkipTotals || contains(t.mapping.Totals, name))
}

// checkTotal finds a row of sums among the others, where nobody has asked for it: it would count
// everything twice.
func (t *table) checkTotal(r row, conditions []condition) {
	sum, maybe := t.total(r), t.maybeTotal(r)
	asked := slices.ContainsFunc(conditions, func(c condition) bool {
		name := sumName(c.value)
		return name != "" && (name == sumName(sum) || name == sumName(maybe))
	})
	switch {
	case asked:
	case sum != "":
		t.found.add(t.place(r.n, -1), "Đây là dòng tổng, không phải dòng số liệu.", "Ghi skip_totals: true để bỏ qua dòng tổng; cần chính dòng này thì chọn nó bằng where.")
	case maybe != "":
		t.found.add(t.place(r.n, -1), fmt.Sprintf("Dòng “%s” có tên như dòng tổng: nếu đúng, số liệu bị cộng hai lần.", maybe),
			"Là dòng tổng thì ghi tên này vào totals trong bảng ghép để bỏ qua; là dòng số liệu thì ghi vào not_totals.")
	}
}

// checkSums compares the rows of sums that are left out with the rows of the table. A table has one mapping
// for many reports: it is reckoned once.
func (t *table) checkSums(ctx context.Context) error {
	if t.mapping.TotalsDiffer || !t.mapping.SkipTotals && len(t.mapping.Totals) == 0 {
		return nil
	}
	t.index.Lock()
	defer t.index.Unlock()
	flaws, reckoned := t.index.sums[t.mapping]
	if !reckoned {
		var err error
		if flaws, err = t.sumFlaws(ctx); err != nil {
			return err
		}
		if t.index.sums == nil {
			t.index.sums = map[*Mapping][]Flaw{}
		}
		t.index.sums[t.mapping] = flaws
	}
	for _, f := range flaws {
		t.found.add(f.Place, f.Message, f.Suggestion)
	}
	return nil
}

// sumFlaws finds what rows of sums have that is no sum.
func (t *table) sumFlaws(ctx context.Context) (flaws []Flaw, err error) {
	var sums []row
	sections := [][]row{nil} // the rows between those of sums
	start := t.header.last() + t.mapping.SkipRows
	end := t.end(start)
	for i, r := range t.rows {
		if err := every(ctx, i); err != nil {
			return nil, err
		}
		switch {
		case r.n <= start || r.n >= end:
		case t.isLeftOut(r):
			sums, sections = append(sums, r), append(sections, nil)
		case t.maybeTotal(r) != "": // which of both it is decides what the others sum up
			return nil, nil
		default:
			sections[len(sums)] = append(sections[len(sums)], r)
		}
	}
	for _, f := range t.fields {
		if len(sums) == 0 || len(f.Where) > 0 || f.Type != Integer && f.Type != Number {
			continue
		}
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		column, ok := t.reckon(f, sections)
		for i := 0; ok && i < len(sums); i++ {
			flaws = append(flaws, t.sumFlaw(f, sums[i], i, column)...)
		}
	}
	return flaws, nil
}

// reckoned is what the rows of a column come to.
type reckoned struct {
	sections []*big.Rat // each section, the one before the first row of sums first
	upTo     []*big.Rat // this section and all before it
	tops     *big.Rat   // the rows that are no parts of others
	most     *big.Rat   // the largest number
	rows     int        // with a number
}

// all is what all rows come to.
func (c reckoned) all() *big.Rat { return c.upTo[len(c.upTo)-1] }

// reckon adds the rows of a column up; false when they have something that cannot be added.
func (t *table) reckon(f field, sections [][]row) (column reckoned, ok bool) {
	upTo := new(big.Rat)
	column.most = new(big.Rat)
	for _, rows := range sections {
		sum := new(big.Rat)
		for _, r := range rows {
			c := r.at(f.col)
			if t.isBlank(c) {
				continue
			}
			n, ok := t.rational(f, c)
			if !ok {
				return reckoned{}, false
			}
			sum.Add(sum, n)
			column.rows++
			if n.Cmp(column.most) > 0 {
				column.most = n
			}
		}
		upTo = new(big.Rat).Add(upTo, sum)
		column.sections, column.upTo = append(column.sections, sum), append(column.upTo, upTo)
	}
	column.tops = new(big.Rat)
	for _, r := range t.tops(slices.Concat(sections...)) {
		if n, ok := t.rational(f, r.at(f.col)); ok {
			column.tops.Add(column.tops, n)
		}
	}
	return column, column.rows > 0
}

// rational gives the number in a cell; false when it has none, or a percentage, of which sums say
// nothing.
func (t *table) rational(f field, c cell) (*big.Rat, bool) {
	value, flaw := c.convert(f.Type, t.mapping.Decimal)
	digits, _ := value.(json.Number)
	if flaw == nil && f.Type == Number {
		digits, flaw = f.exact(c, digits)
	}
	if flaw != nil || c.isShare() || len(digits) > maxDigits {
		return nil, false
	}
	return new(big.Rat).SetString(digits.String())
}

// maxDigits is how long the numbers are that are added up: nobody counts further.
const maxDigits = 60

// lookedBack is how many sections a row of sums may sum up, if it does not sum up all.
const lookedBack = 50

// sumFlaw finds that a row of sums has in a column what is the sum neither of all rows nor of those
// next to it.
func (t *table) sumFlaw(f field, r row, i int, column reckoned) []Flaw {
	c := r.at(f.col)
	given, ok := t.rational(f, c)
	if !ok || f.Type == Number && column.rows > 1 && given.Cmp(column.most) <= 0 { // an average, as of marks
		return nil
	}
	below := new(big.Rat).Sub(column.all(), column.upTo[i])
	for _, sum := range []*big.Rat{column.all(), column.tops, column.upTo[i], column.sections[i+1], below} {
		if f.agree(given, sum) {
			return nil
		}
	}
	above := new(big.Rat)
	for j := i; j >= 0 && j > i-lookedBack; j-- {
		if above.Add(above, column.sections[j]); f.agree(given, above) {
			return nil
		}
	}
	expected := column.tops
	if i+1 < len(column.upTo)-1 && column.sections[i].Sign() != 0 {
		expected = column.sections[i] // of part of the table
	}
	return []Flaw{{
		Place:      t.place(r.n, f.col),
		Message:    t.called(f) + fmt.Sprintf("dòng “%s” ghi %s, các dòng số liệu cộng lại là %s.", t.total(r), f.inVietnamese(given), f.inVietnamese(expected)),
		Suggestion: "Sửa dòng tổng hoặc các dòng số liệu; nếu đây không phải là tổng của các dòng đó thì ghi totals_differ: true vào bảng ghép.",
	}}
}

// agree reports whether two numbers are the same when they are rounded as the column says, or as reports print them at
// most: formulas make thirds.
func (c Column) agree(a, b *big.Rat) bool {
	places := maxDecimals
	if c.Round != nil {
		places = *c.Round
	}
	return a.FloatString(places) == b.FloatString(places)
}

// inVietnamese writes a number of the column, rounded as the column says.
func (c Column) inVietnamese(n *big.Rat) string {
	if c.Round != nil {
		return Spoken(round(json.Number(n.FloatString(maxDigits)), *c.Round).String())
	}
	return inVietnamese(n)
}

// inVietnamese writes a decimal: 1.250,5.
func inVietnamese(n *big.Rat) string {
	digits, exact := n.FloatPrec()
	if whole := n.Num(); exact && digits == 0 && whole.IsInt64() {
		return viet.Integer(whole.Int64())
	}
	return strings.Replace(n.FloatString(digits), ".", ",", 1)
}
