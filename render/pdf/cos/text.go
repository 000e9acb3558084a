package cos

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// Text decodes a string for people (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 behind their
// marks, else PDFDocEncoding. What a string cannot mean becomes U+FFFD.
func Text(s string) string {
	if rest, ok := strings.CutPrefix(s, "\xEF\xBB\xBF"); ok { // ISO 32000-2, 7.9.2.2
		return strings.ToValidUTF8(rest, "\uFFFD")
	}
	if rest, ok := strings.CutPrefix(s, "\xFE\xFF"); ok {
		return decodeUTF16([]byte(rest))
	}
	var b strings.Builder
	for _, c := range []byte(s) {
		b.WriteRune(docRune(c))
	}
	return b.String()
}

// decodeUTF16 decodes UTF-16, high bytes first.
func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

// docRune is a byte of PDFDocEncoding (ISO 32000-1, D.3): Latin-1 but for two stretches.
func docRune(c byte) rune {
	const accents = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC" // from 0x18
	const signs = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€"             // from 0x80
	switch {
	case c >= 0x18 && c < 0x20:
		return []rune(accents)[c-0x18]
	case c >= 0x80 && c <= 0xA0:
		return []rune(signs)[c-0x80]
	}
	return rune(c)
}
