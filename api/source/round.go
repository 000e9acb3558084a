package source

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// maxDecimals is how many digits numbers of reports have behind the comma (stat.Number).
const maxDecimals = 4

// powers are what a column may be divided or multiplied by: everything else makes decimals without an end.
var powers = []int{10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000}

// checkScale finds what is wrong with how a column's numbers are to be reckoned.
func (c Column) checkScale(at string, found *findings) {
	switch asked := c.Round != nil || c.Divide != 0 || c.Multiply != 0; {
	case !asked:
	case c.Type != Number:
		found.add(at, "round, divide và multiply chỉ dùng với cột type: number.", "Ghi type: number; số đếm được (người, hồ sơ) thì không làm tròn.")
	case c.Divide != 0 && c.Multiply != 0:
		found.add(at, "Có cả divide lẫn multiply.", "Chỉ để lại một.")
	}
	if c.Round != nil && (*c.Round < 0 || *c.Round > maxDecimals) {
		found.add(at+", round", fmt.Sprintf("Không làm tròn đến %d chữ số thập phân được.", *c.Round), fmt.Sprintf("Ghi từ 0 đến %d.", maxDecimals))
	}
	for _, by := range []int{c.Divide, c.Multiply} {
		if by != 0 && !slices.Contains(powers, by) {
			found.add(at, fmt.Sprintf("Không chia hay nhân với %d được.", by), "Ghi 10, 100, 1000 …: đồng sang triệu đồng là divide: 1000000.")
		}
	}
}

// shift is how many places the decimal sign goes to the right.
func (c Column) shift() int {
	zeros := func(n int) int { return max(len(fmt.Sprint(n))-1, 0) }
	if c.Divide != 0 {
		return -zeros(c.Divide)
	}
	if c.Multiply != 0 {
		return zeros(c.Multiply)
	}
	return 0
}

// exact gives the number of a cell as the column wants it, but for rounding.
func (c Column) exact(held cell, digits json.Number) (json.Number, *wrong) {
	shift := c.shift()
	switch {
	case shift != 0 && held.isShare():
		return "", &wrong{
			message:    fmt.Sprintf("“%s%%” là tỷ lệ phần trăm, cột này được chia hoặc nhân (divide, multiply).", strings.TrimSuffix(held.text, "%")),
			suggestion: "Nhập con số, hoặc bỏ divide, multiply của cột trong bảng ghép.",
		}
	case shift == 0 && held.scaled:
		return "", &wrong{
			message:    fmt.Sprintf("ô chứa %s, nhưng định dạng của ô hiện số đã chia cho nghìn hoặc triệu.", Spoken(digits.String())),
			suggestion: "Đổi định dạng của ô để thấy đúng số đang chứa; nếu cần số đã chia thì ghi divide: 1000 hoặc divide: 1000000 cho cột này trong bảng ghép.",
		}
	case shift == 0:
		return digits, nil
	}
	moved, ok := plain(digits.String(), shift)
	if !ok {
		return "", noNumber(held.words())
	}
	return json.Number(moved), nil
}

// rounded gives a number with as many decimals as the column says, halves away from nought as spreadsheets do. Without
// that, a number that has more of them than a report prints is refused: nobody knows which of them count.
func (c Column) rounded(held cell, digits json.Number) (json.Number, *wrong) {
	if c.Round != nil {
		return round(digits, *c.Round), nil
	}
	_, fraction, _ := strings.Cut(digits.String(), ".")
	if len(fraction) <= maxDecimals {
		return digits, nil
	}
	places, seen := 2, ""
	if held.shown > 0 {
		places = min(int(held.shown)-1, maxDecimals)
		seen = fmt.Sprintf(" (ô đang hiện %s)", Spoken(round(digits, places).String()))
	}
	return "", &wrong{
		message:    fmt.Sprintf("số %s có %d chữ số thập phân, báo cáo ghi nhiều nhất %d%s.", Spoken(digits.String()), len(fraction), maxDecimals, seen),
		suggestion: fmt.Sprintf("Ghi round: %d cho cột này trong bảng ghép để lấy %s, hoặc dùng hàm ROUND trong tệp.", places, Spoken(round(digits, places).String())),
	}
}

// alike is what is wrong with a column: where that was told of its first cell, and how many more cells are so.
type alike struct{ flaw, more int }

// addWrong tells what is wrong with a cell. What is put right in the mapping is told of a column once.
func (t *table) addWrong(i int, place string, flaw *wrong, mapping bool) {
	if a := t.alike[i]; a != nil && mapping {
		a.more++
		return
	}
	if t.alike == nil {
		t.alike = map[int]*alike{}
	}
	if mapping {
		t.alike[i] = &alike{flaw: len(t.found.flaws)}
	}
	t.found.add(place, t.called(t.fields[i])+flaw.message, flaw.suggestion)
}

// countAlike says of each such column how many more cells are to be put right with the first.
func (t *table) countAlike() {
	for _, a := range t.alike {
		if a.more > 0 && a.flaw < len(t.found.flaws) {
			t.found.flaws[a.flaw].Message += fmt.Sprintf(" %s ô khác của cột cũng vậy.", viet.Integer(int64(a.more)))
		}
	}
}

// round gives a plain decimal with no more than so many places.
func round(digits json.Number, places int) json.Number {
	value, ok := new(big.Rat).SetString(digits.String())
	if !ok {
		return digits
	}
	text, negative := strings.CutPrefix(value.FloatString(places), "-")
	whole, fraction, _ := strings.Cut(text, ".")
	return json.Number(signed(negative, decimalText(whole, fraction)))
}

// Spoken writes a plain decimal the Vietnamese way: 1.250,5.
func Spoken(digits string) string {
	rest, negative := strings.CutPrefix(digits, "-")
	whole, fraction, _ := strings.Cut(rest, ".")
	text := joinDecimal(groupDigits(whole), fraction)
	if negative {
		return "-" + text
	}
	return text
}

// drift is what rounding makes of a column's sum.
type drift struct{ exact, rounded *big.Rat }

// add takes one number.
func (d *drift) add(exact, rounded json.Number) {
	if d.exact == nil {
		d.exact, d.rounded = new(big.Rat), new(big.Rat)
	}
	addTo(d.exact, exact)
	addTo(d.rounded, rounded)
}

// addTo adds a number to a sum, unless it is longer than anybody counts.
func addTo(sum *big.Rat, digits json.Number) {
	if n, ok := new(big.Rat).SetString(digits.String()); ok && len(digits) <= maxDigits {
		sum.Add(sum, n)
	}
}

// note says that the rounded numbers do not come to the sum of those that were rounded; "" when they do.
func (d *drift) note(f field) string {
	if d.exact == nil {
		return ""
	}
	want := round(json.Number(d.exact.FloatString(maxDigits)), *f.Round)
	got := round(json.Number(d.rounded.FloatString(maxDecimals)), *f.Round)
	if want == got {
		return ""
	}
	return fmt.Sprintf("cột %s: các số đã làm tròn cộng lại là %s, tổng trước khi làm tròn là %s; báo cáo tính tổng từ các số đã làm tròn",
		columnName(f), Spoken(got.String()), Spoken(want.String()))
}

// columnName is how a note calls a column.
func columnName(f field) string {
	if f.Column.Column == "" {
		return viet.Upper(f.Letter)
	}
	return "“" + f.Column.Column + "”"
}

// rounding proposes to round a column that has more decimals than reports print: formulas make them.
func (p *Proposal) rounding(g *grid, c *Column, rows []row, col int) {
	places, first := 0, 0
	for _, r := range rows {
		held := r.at(col)
		if held.form != number || c.Type != Number {
			continue
		}
		if _, fraction, _ := strings.Cut(held.text, "."); len(fraction) > maxDecimals {
			if first == 0 {
				first = r.n
			}
			places = max(places, min(int(held.shown)-1, maxDecimals))
		}
	}
	if first == 0 {
		return
	}
	if places == 0 && g.row(first).at(col).shown == 0 {
		places = 2
	}
	c.Round = &places
	p.unsure("cột “%s” có số nhiều hơn %d chữ số thập phân (%s: %s): làm tròn đến %d chữ số (round)",
		cmp.Or(c.Column, c.Letter), maxDecimals, g.place(first, col), Spoken(g.row(first).at(col).text), places)
}
