package viet

import (
	"fmt"
	"strconv"
	"strings"
)

// Number2 returns n with at least two digits, as the number of a document and the day of a
// date are written: 05, 15, 2657 (PL I.II.3c, PL I.II.4b).
func Number2(n int) string { return fmt.Sprintf("%02d", n) }

// Count returns n as documents count things: 05 nhiệm vụ, 40 nhiệm vụ, 1.250 hồ sơ.
func Count(n int) string {
	if 0 < n && n < 10 {
		return Number2(n)
	}
	return Integer(int64(n))
}

// Integer returns n with a full stop between the thousands: 1.250.
func Integer(n int64) string { return group(strconv.FormatInt(n, 10)) }

// Decimal returns unscaled / 10^scale with a decimal comma: Decimal(8038, 2) is 80,38. It
// takes whole numbers so that no rounding of binary fractions reaches the paper.
func Decimal(unscaled int64, scale int) string {
	if scale <= 0 {
		return Integer(unscaled)
	}
	digits, sign := strconv.FormatInt(unscaled, 10), ""
	if digits[0] == '-' {
		digits, sign = digits[1:], "-"
	}
	if pad := scale + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	point := len(digits) - scale
	return sign + group(digits[:point]) + "," + digits[point:]
}

// group puts a full stop before every third digit from the right.
func group(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		digits, sign = digits[1:], "-"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return sign + digits
}

// DecimalTrim is [Decimal] without zeros at its end: DecimalTrim(12000, 4) is 1,2.
func DecimalTrim(unscaled int64, scale int) string {
	for scale > 0 && unscaled%10 == 0 {
		unscaled, scale = unscaled/10, scale-1
	}
	return Decimal(unscaled, scale)
}
