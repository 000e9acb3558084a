package api

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vanban/templates/viet"
)

// disposition is the Content-Disposition of a file to be saved: the name in ASCII for old
// clients and in full for all others (RFC 6266, RFC 8187). Gin's FileAttachment is not used:
// it writes "+" for a blank.
func disposition(name string) string {
	name = fileName(name)
	return `attachment; filename="` + plain(name) + `"; filename*=UTF-8''` + percent(name)
}

// fileName makes a name that every file system takes: composed characters, no control
// characters, and none that divides paths or names devices or streams.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == unicode.ReplacementChar:
			return -1
		case strings.ContainsRune(`/\:*?"<>|`, r):
			return '-'
		}
		return r
	}, norm.NFC.String(name))
}

// plain writes a name without diacritics. What still is not ASCII becomes "_", and so does
// "%", which some clients would decode (RFC 6266, appendix D).
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || r == '%' {
			return '_'
		}
		return r
	}, viet.Plain(name))
}

// percent encodes a name as the value of an extended parameter (RFC 8187, 3.2.1).
func percent(name string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(name) {
		if isAttrChar(c) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

func isAttrChar(c byte) bool {
	switch {
	case '0' <= c && c <= '9', 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z':
		return true
	}
	return strings.IndexByte("!#$&+-.^_`|~", c) >= 0
}
