package pdf

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"vanban/render"
)

// syntax is a piece of a PDF file under construction.
type syntax []byte

func (s *syntax) str(t string) { *s = append(*s, t...) }

func (s *syntax) int(n int) { *s = strconv.AppendInt(*s, int64(n), 10) }

// ref writes a reference to an object.
func (s *syntax) ref(object int) {
	s.int(object)
	s.str(" 0 R")
}

// decimal writes n/10^places without trailing zeros. No number passes through a float, so
// that every machine writes the same digits.
func (s *syntax) decimal(n int64, places int) {
	if n < 0 {
		*s = append(*s, '-')
		n = -n
	}
	unit := int64(1)
	for range places {
		unit *= 10
	}
	whole, rest := n/unit, n%unit
	if whole != 0 || rest == 0 {
		*s = strconv.AppendInt(*s, whole, 10)
	}
	if rest == 0 {
		return
	}
	*s = append(*s, '.')
	for rest > 0 {
		unit /= 10
		*s = append(*s, '0'+byte(rest/unit))
		rest %= unit
	}
}

// points writes hundredths of a point, and a blank.
func (s *syntax) points(hundredths int64) {
	s.decimal(hundredths, 2)
	*s = append(*s, ' ')
}

// color writes the three parts of a colour for DeviceRGB, and the operator that sets it.
func (s *syntax) color(c render.Color, operator string) {
	for _, part := range [...]uint8{c.R, c.G, c.B} {
		s.decimal(roundDiv(int64(part)*1000, 255), 3)
		*s = append(*s, ' ')
	}
	s.str(operator)
}

// escaped writes a byte inside a literal string.
func (s *syntax) escaped(c byte) {
	switch c {
	case '(', ')', '\\':
		*s = append(*s, '\\', c)
	case '\r':
		*s = append(*s, '\\', 'r')
	default:
		*s = append(*s, c)
	}
}

// hex writes a string in hexadecimal digits.
func (s *syntax) hex(t []byte) {
	*s = append(*s, '<')
	*s = hex.AppendEncode(*s, t)
	*s = append(*s, '>')
}

// text writes a string for people, such as the summary of a table.
func (s *syntax) text(t string) { s.encoded(textString(t)) }

// encoded writes a string of bytes.
func (s *syntax) encoded(t string) {
	*s = append(*s, '(')
	for _, c := range []byte(t) {
		s.escaped(c)
	}
	*s = append(*s, ')')
}

// name writes a name behind its solidus; what is neither a letter, a digit nor one of a few signs
// is written as its number (ISO 32000-1, 7.3.5).
func (s *syntax) name(t string) {
	const digits = "0123456789ABCDEF"
	for _, c := range []byte(t) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '.', c == '+':
			*s = append(*s, c)
		default:
			*s = append(*s, '#', digits[c>>4], digits[c&15])
		}
	}
}

// textString encodes a string for people as PDF does: ASCII as it is, all else as UTF-16
// with a byte order mark. No lines are made of it, so that its hyphens are plain ones.
func textString(t string) string {
	t = plain(t)
	if isASCII(t) {
		return t
	}
	b := make([]byte, 0, 2+2*len(t))
	return string(appendUTF16(append(b, 0xFE, 0xFF), t))
}

// plain is a string with plain hyphens, as they are searched for.
func plain(t string) string { return strings.ReplaceAll(t, "\u2011", "-") }

// appendUTF16 appends a string as UTF-16, high bytes first.
func appendUTF16(b []byte, t string) []byte {
	var units [2]uint16
	for _, r := range t {
		for _, unit := range utf16.AppendRune(units[:0], r) {
			b = binary.BigEndian.AppendUint16(b, unit)
		}
	}
	return b
}

func isASCII(t string) bool {
	for _, c := range []byte(t) {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hundredths gives a length in hundredths of a point, of which one is 127 EMU.
func hundredths(l render.Length) int64 { return roundDiv(int64(l), int64(render.Pt)/100) }

// roundDiv is n/d to the nearest; d is positive.
func roundDiv(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}
