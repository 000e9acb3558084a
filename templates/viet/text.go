package viet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NoBreakSpace joins two words that must stand on one line.
const NoBreakSpace = "\u00a0"

// Upper returns s in upper case. Every Vietnamese letter has one precomposed upper case
// form, so NFC text stays NFC.
func Upper(s string) string { return strings.ToUpper(s) }

// Lower returns s in lower case.
func Lower(s string) string { return strings.ToLower(s) }

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

// labelled are the words, in lower case, whose label must not part from them, and what the
// label looks like. "mục" and "lục" also end "tiểu mục" and "phụ lục".
var labelled = map[string]*regexp.Regexp{
	"ngày":   number,
	"tháng":  number,
	"năm":    number,
	"quý":    numeral,
	"số":     number,
	"phần":   numeral,
	"chương": numeral,
	"mục":    numeral,
	"lục":    numeral,
	"mẫu":    numeral,
	"bảng":   numeral,
	"biểu":   numeral,
	"điều":   number,
	"khoản":  number,
	"điểm":   letter,
}

var (
	number  = regexp.MustCompile(`^\d[\d/.\pL-]*\pP*$`)                  // 5, 30/2020/NĐ-CP
	numeral = regexp.MustCompile(`^(\d[\d.]*\pL?|[IVXLC]+)(/\d+)?\pP*$`) // 1, 2a, IV, III/2022
	letter  = regexp.MustCompile(`^[a-zđ]\pP*$`)
)

// Bind puts a no-break space inside what may not be parted at the end of a line: "Điều 5",
// "khoản 2", "điểm a", "ngày 28", "tháng 12", "năm 2022", "số 30/2020/NĐ-CP".
func Bind(s string) string {
	words := strings.Split(s, " ")
	var b strings.Builder
	b.Grow(len(s) + 8)
	for i, word := range words {
		if i > 0 {
			b.WriteString(joint(words[i-1], word))
		}
		b.WriteString(word)
	}
	return b.String()
}

// joint is the blank between two words.
func joint(word, next string) string {
	word = strings.TrimLeftFunc(word, unicode.IsPunct)
	if label := labelled[Lower(word)]; label != nil && label.MatchString(next) {
		return NoBreakSpace
	}
	return " "
}
