package stat

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// Number is an exact decimal number with at most 14 digits before the decimal point and 4 behind
// it. In JSON it is a number; a payload has a pointer where it need not be known.
type Number struct{ units int64 } // ten-thousandths

// The bounds of a number. What one is read from is below limit; sums stop at ceiling, where
// there is room to add another number without overflow.
const (
	wholeDigits = 14
	decimals    = 4
	one         = 10_000
	limit       = 100_000_000_000_000 * one
	ceiling     = 4 * limit
)

// Whole returns the whole number n, which has at most 14 digits.
func Whole(n int) Number { return Number{}.plus(Number{units: clamp(int64(n), limit/one) * one}) }

func clamp(n, bound int64) int64 { return max(-bound, min(n, bound)) }

// ParseNumber reads a number as JSON writes it. The error, in Vietnamese, says what is wrong
// and what to write; exponents are refused because nobody can see in them what was meant.
func ParseNumber(s string) (Number, error) {
	digits, negative := strings.CutPrefix(s, "-")
	whole, fraction, pointed := strings.Cut(digits, ".")
	cut := pointed && fraction == "" // 3. is no number
	fraction = strings.TrimRight(fraction, "0")
	told := templates.Shorten(s)
	switch {
	case strings.ContainsAny(s, "eE"):
		return Number{}, fmt.Errorf("số %s viết dạng lũy thừa; viết đủ các chữ số", told)
	case whole == "" || cut || strings.Trim(whole+fraction, "0123456789") != "":
		return Number{}, fmt.Errorf("%q không phải là số", told)
	case len(whole) > wholeDigits:
		return Number{}, fmt.Errorf("số %s có hơn %d chữ số; dùng đơn vị lớn hơn, như triệu đồng, tỷ đồng", told, wholeDigits)
	case len(fraction) > decimals:
		return Number{}, fmt.Errorf("số %s có hơn %d chữ số thập phân; làm tròn trước", told, decimals)
	}
	units, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", decimals-len(fraction)), 10, 64)
	if negative {
		units = -units
	}
	return Number{units}, err
}

// String returns the number as it is printed: 1.250 or 80,38.
func (n Number) String() string { return viet.DecimalTrim(n.units, decimals) }

// unitOf is how many units a number has in the last of so many decimal places.
func unitOf(places int) int64 {
	unit := int64(one)
	for range places {
		unit /= 10
	}
	return unit
}

// places is how many decimal places the number needs.
func (n Number) places() int {
	places := 0
	for n.units%unitOf(places) != 0 {
		places++
	}
	return places
}

// fixed returns the number with so many decimal places, at least those that it needs: 40,00.
func (n Number) fixed(places int) string { return viet.Decimal(n.units/unitOf(places), places) }

// Count returns the number as it stands before what is counted: 03, but 12 and 2,5.
func (n Number) Count() string {
	if n.units%one != 0 {
		return n.String()
	}
	return viet.Count(int(n.units / one))
}

// Percent returns the number as a percentage: 80,38%.
func (n Number) Percent() string { return n.String() + "%" }

// Cmp compares two numbers: it is negative, zero or positive as n is less than m, m or more.
func (n Number) Cmp(m Number) int {
	switch {
	case n.units < m.units:
		return -1
	case n.units > m.units:
		return 1
	}
	return 0
}

// isWhole reports whether there is nothing behind the decimal point.
func (n Number) isWhole() bool { return n.units%one == 0 }

// fits reports whether the number, perhaps a sum, is not beyond what numbers may be.
func (n Number) fits() bool { return -limit < n.units && n.units < limit }

// plus and minus stop at the ceiling, beyond all numbers that may be read.
func (n Number) plus(m Number) Number  { return Number{clamp(n.units+m.units, ceiling)} }
func (n Number) minus(m Number) Number { return Number{clamp(n.units-m.units, ceiling)} }

func (n Number) abs() Number { return Number{max(n.units, -n.units)} }

// PercentOf returns how many per cent of the base n is, with two decimals, rounded half away from
// zero. It reports false when there is no such number: of nothing, or of a negative base.
func (n Number) PercentOf(base Number) (Number, bool) {
	const places = one / 100 // units of the last place that is kept
	if base.units <= 0 {
		return Number{}, false
	}
	scaled := new(big.Int).Mul(big.NewInt(n.abs().units), big.NewInt(2*100*100))
	scaled.Add(scaled, big.NewInt(base.units))
	scaled.Quo(scaled, new(big.Int).Mul(big.NewInt(base.units), big.NewInt(2)))
	if scaled.Cmp(big.NewInt(limit/places)) >= 0 {
		return Number{}, false
	}
	percent := Number{scaled.Int64() * places}
	if n.units < 0 {
		percent.units = -percent.units
	}
	return percent, true
}

// ShareOf is PercentOf for a part of a whole: only nothing is 0% and only all is 100%, so that one
// dossier late in a million is not rounded away.
func (n Number) ShareOf(whole Number) (Number, bool) {
	share, ok := n.PercentOf(whole)
	all, least := Whole(100), Number{one / 100}
	switch {
	case n.units > 0 && share.units == 0:
		share = least
	case n.units < whole.units && share == all:
		share = all.minus(least)
	}
	return share, ok
}

// ChangeOf is PercentOf for a change of a base: all of it is gone only when nothing is left, so that
// one dossier of a million is not rounded away.
func (n Number) ChangeOf(base Number) (Number, bool) {
	change, ok := n.PercentOf(base)
	if gone := (Number{-100 * one}); change == gone && n.plus(base).units > 0 {
		change = gone.plus(Number{one / 100})
	}
	return change, ok
}

// timesOf returns how many times the base, which is positive, n is, rounded half up to a tenth.
func (n Number) timesOf(base Number) Number {
	const tenth = one / 10
	scaled := new(big.Int).Mul(big.NewInt(n.units), big.NewInt(2*10))
	scaled.Add(scaled, big.NewInt(base.units))
	scaled.Quo(scaled, new(big.Int).Mul(big.NewInt(base.units), big.NewInt(2)))
	return Number{clamp(scaled.Int64(), limit/tenth) * tenth}
}

// JSONForms returns a value of each Go type that the number is decoded from.
func (Number) JSONForms() []any { return []any{float64(0)} }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (n *Number) UnmarshalJSON(data []byte) error {
	parsed, err := ParseNumber(string(data))
	if err != nil {
		return err
	}
	*n = parsed
	return nil
}

// MarshalJSON implements [encoding/json.Marshaler]; what it writes is read as the same number.
func (n Number) MarshalJSON() ([]byte, error) {
	plain := new(big.Rat).SetFrac64(n.units, one).FloatString(decimals)
	return []byte(strings.TrimRight(strings.TrimRight(plain, "0"), ".")), nil
}

// JSONSchema describes how a number is written in a payload.
func (Number) JSONSchema() map[string]any {
	return map[string]any{"type": "number", "minimum": -(limit/one - 1), "maximum": limit/one - 1}
}
