package viet

import "strings"

// points are the labels of điểm in the order of the Vietnamese alphabet as the Government
// uses it (PL I.II.6đ, Annex VI): no f, j, w, z and, of the letters with a diacritic, only đ.
const points = "abcdđeghiklmnopqrstuvxy"

// pointLabels is points, one letter each.
var pointLabels = strings.Split(points, "")

// Points is how many điểm one khoản can have before the alphabet ends.
func Points() int { return len(pointLabels) }

// PointLabel returns the letter of the i-th điểm, counted from 0: a, b, c, d, đ, e, g … y.
// It is empty when i is beyond the alphabet; the decree gives no letter for that.
func PointLabel(i int) string {
	if i < 0 || i >= len(pointLabels) {
		return ""
	}
	return pointLabels[i]
}

// PointIndex returns which điểm the letter labels, counted from 0, or -1 when it labels none.
func PointIndex(label string) int {
	for i, l := range pointLabels {
		if l == label {
			return i
		}
	}
	return -1
}

// numerals are the Roman numerals from the greatest, with the subtractive pairs.
var numerals = []struct {
	value int
	text  string
}{
	{1000, "M"},
	{900, "CM"},
	{500, "D"},
	{400, "CD"},
	{100, "C"},
	{90, "XC"},
	{50, "L"},
	{40, "XL"},
	{10, "X"},
	{9, "IX"},
	{5, "V"},
	{4, "IV"},
	{1, "I"},
}

// Roman returns n as a Roman numeral, the label of phần, chương and appendices. It is empty
// outside 1 to 3999, which Roman numerals cannot write.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, r := range numerals {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// ParseRoman reads a Roman numeral in upper case. It reports false for anything that
// [Roman] would not have written, such as IIII.
func ParseRoman(s string) (int, bool) {
	n, rest := 0, s
	for _, r := range numerals {
		for strings.HasPrefix(rest, r.text) {
			n += r.value
			rest = rest[len(r.text):]
		}
	}
	return n, rest == "" && s != "" && Roman(n) == s
}
