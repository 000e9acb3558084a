package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Upper returns s in upper case. Every Vietnamese letter has one precomposed upper case
// form, so NFC text stays NFC.
func Upper(s string) string { return strings.ToUpper(s) }

// Lower returns s in lower case.
func Lower(s string) string { return strings.ToLower(s) }

// CutPrefix returns s without the prefix, whatever the letter case of the two, and whether it began with it.
func CutPrefix(s, prefix string) (after string, found bool) {
	// Not by way of Lower: there are letters whose small one has more bytes, as Ⱥ has. Those of Vietnamese have not.
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without the suffix, whatever the letter case of the two, and whether it ended with it.
func CutSuffix(s, suffix string) (before string, found bool) {
	at := len(s) - len(suffix)
	if at < 0 || !strings.EqualFold(s[at:], suffix) {
		return s, false
	}
	return s[:at], true
}

// Capital returns s with its first letter in upper case, as a sentence begins (PL II.I).
func Capital(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return Upper(s[:n]) + s[n:]
}

// Plain returns s without diacritics: "Đường" becomes "Duong". Other letters stay.
func Plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Slug returns s without diacritics, in lower case, its words joined by hyphens: the name
// of a file or of a kind. Only a-z, 0-9 and "-" remain.
func Slug(s string) string {
	words := strings.FieldsFunc(Lower(Plain(s)), func(r rune) bool {
		return (r < 'a' || 'z' < r) && (r < '0' || '9' < r)
	})
	return strings.Join(words, "-")
}
