package viet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// NoBreakSpace joins two words that must stand on one line.
	NoBreakSpace = "\u00a0"
	// NoBreakHyphen is a hyphen that no line ends behind.
	NoBreakHyphen = "\u2011"
)

// What stands between two words. A forced break is never bound.
const between = " \n" + NoBreakSpace

// labelled are the words, in lower case, whose label must not part from them, and what the
// label looks like. "mục" and "lục" also end "tiểu mục" and "phụ lục", "vực" "khu vực", "lộ" "quốc lộ".
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
	"khóa":   numeral,
	"thứ":    numeral,
	"lần":    numeral,
	"đợt":    numeral,
	"loại":   mark,
	"hạng":   mark,
	"nhóm":   mark,
	"bên":    mark,
	"lộ":     mark,
	"vực":    numeral,
	"phường": numeral,
	"quận":   numeral,
	"phố":    numeral,
	"tổ":     numeral,
	"km":     numeral,
}

// units are what a number counts, which must not part from it: in lower case, but for symbols.
var units = []string{
	"giờ", "phút", "giây", "đồng", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "tấn", "lít",
	"%", "‰", "ha", "m", "m2", "m²", "m3", "m³", "km", "km2", "km²", "cm", "mm", "kg", "kwh", "mw", "°c", "oc",
}

// thousands are the units that a unit of money may follow: "25 triệu đồng".
var thousands = []string{"nghìn", "ngàn", "triệu", "tỷ", "tỉ"}

// numbered are the words of which the number stands behind "số": "Mẫu số 01".
var numbered = []string{"lục", "mẫu", "bảng", "biểu", "phần"}

const (
	roman   = `[IVXLC]+`
	letters = `\pL[\pL\d]{0,11}`                                         // of letters in a notation: a kind of document, an agency
	span    = `\d[\d.,/]*-\d[\d.,/]*|` + roman + `-` + roman + `(/\d+)?` // 2021-2030, I-IV/2026
)

var (
	number  = regexp.MustCompile(`^\d[\d/.\pL\x{2011}-]*\pP*$`)                  // 5, 30/2020/NĐ-CP
	numeral = regexp.MustCompile(`^(\d[\d.]*\pL?|` + roman + `)([/-]\d+)?\pP*$`) // 1, 2a, IV, III/2022
	letter  = regexp.MustCompile(`^[a-zđ]\pP*$`)
	mark    = regexp.MustCompile(`^(\d+\pL?|` + roman + `|[A-ZĐ])\pP*$`) // II, 4D, B
	count   = regexp.MustCompile(`^\pP*[<>≤≥]?\d+([.,]\d+)*$`)           // of units: 1.250, >12,5
	amount  = regexp.MustCompile(`^(\d[\d./,]*|` + roman + `(/\d+)?)$`)  // 2027, 01/01/2026, IV/2026

	// ranges is what is written in one piece from one number to another, hyphened what is of all that has hyphens.
	ranges   = regexp.MustCompile(`^(` + span + `)$`)
	hyphened = regexp.MustCompile(`^(` + strings.Join([]string{
		`\d*\pL?(/\d{4})?/` + letters + `(-` + letters + `)+`, // 48/2013/NĐ-CP, 68/TTr-SKHCN, /QĐ-BNV behind the blank for its number
		`\d+(-` + letters + `)+(/` + letters + `)+`,           // 21-KL/TW, as the Party numbers its documents
		span,
	}, "|") + `)$`)
)

// Bind puts no-break spaces and no-break hyphens inside what may not be parted at the end of a
// line: "Điều 5", "khoản 2", "điểm a", "ngày 28", "Phụ lục II", "Mẫu số 01", and the number and
// notation of a document, "số 30/2020/NĐ-CP", which are one thing (PL I.II.3c); "2021-2030" and
// "2021 - 2030", and the blank before the dash of "kinh tế - xã hội": a line that begins with the dash would be taken for
// an item of a list, or for one more addressee (PL I.II.9d); a number and its unit, "08 giờ", "25 triệu đồng"; and who is named,
// "ông Nguyễn".
func Bind(s string) string {
	words := strings.FieldsFunc(s, isBetween)
	var b strings.Builder
	b.Grow(len(s) + 16)
	for i, rest := 0, s; rest != ""; i++ {
		start := strings.IndexFunc(rest, func(r rune) bool { return !isBetween(r) })
		if start < 0 {
			start = len(rest)
		}
		if gap := rest[:start]; gap == " " && 0 < i && i < len(words) && bound(words, i) {
			b.WriteString(NoBreakSpace)
		} else {
			b.WriteString(gap)
		}
		if i < len(words) {
			b.WriteString(unparted(words, i))
			start += len(words[i])
		}
		rest = rest[start:]
	}
	return b.String()
}

// BindRanges puts the no-break hyphens of [Bind] into ranges that have no blanks, and nothing else. It is for
// narrow columns: "Quý I-IV/2026" may part behind "Quý", and the number of a document, which may be wider than its
// column, at its hyphen rather than anywhere.
func BindRanges(s string) string {
	if !strings.Contains(s, "-") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for s != "" {
		end := strings.IndexFunc(s, isBetween)
		if end < 0 {
			end = len(s)
		}
		b.WriteString(inOnePiece(s[:end], ranges))
		_, blank := utf8.DecodeRuneInString(s[end:])
		b.WriteString(s[end : end+blank])
		s = s[end+blank:]
	}
	return b.String()
}

func isBetween(r rune) bool { return strings.ContainsRune(between, r) }

// bound reports whether no line may end between the i-th word and the one before it.
func bound(words []string, i int) bool {
	word := Lower(strings.TrimLeftFunc(words[i-1], unicode.IsPunct))
	next := words[i]
	switch {
	case isDash(next):
		return i+1 < len(words) && (isRange(words, i+1) || joins(words[i-1]))
	case isHyphen(words[i-1]):
		return isRange(words, i)
	case word == "phụ":
		return strings.HasPrefix(Lower(next), "lục")
	case next == "số" && slices.Contains(numbered, word):
		return i+1 < len(words) && number.MatchString(words[i+1])
	}
	return hasLabel(words, i) || counts(words, i) || isNamed(words, i)
}

// joins reports whether a dash behind the word, before another, stands between the two, and not before an item: that one is
// behind a colon or what ends the item above it.
func joins(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune(`)”"%`, last)
}

// counts reports whether the i-th word is the unit of the number before it, or goes on with that unit.
func counts(words []string, i int) bool {
	if count.MatchString(words[i-1]) {
		return slices.Contains(units, unit(words[i]))
	}
	return i > 1 && unit(words[i]) == "đồng" && slices.Contains(thousands, words[i-1]) && count.MatchString(words[i-2])
}

// unit is the unit that a word begins with, in lower case: "đồng/năm," is of đồng.
func unit(word string) string {
	word, _, _ = strings.Cut(word, "/")
	return Lower(strings.TrimRight(word, ".,;:)”"))
}

// isNamed reports whether the i-th word begins the name of who is addressed by the one before it.
func isNamed(words []string, i int) bool {
	first, _ := utf8.DecodeRuneInString(words[i])
	if !unicode.IsUpper(first) {
		return false
	}
	title := Lower(strings.TrimLeftFunc(words[i-1], unicode.IsPunct))
	return title == "ông" || title == "bà" || title == "chí" && i > 1 && Lower(words[i-2]) == "đồng"
}

// hasLabel reports whether the i-th word is the label of the one before it.
func hasLabel(words []string, i int) bool {
	if i >= len(words) {
		return false
	}
	label := labelled[Lower(strings.TrimLeftFunc(words[i-1], unicode.IsPunct))]
	return label != nil && label.MatchString(words[i])
}

// isRange reports whether the hyphen before the i-th word stands between two numbers: "2027 - 2030",
// "quý I - quý III".
func isRange(words []string, i int) bool {
	if i < 2 || !amount.MatchString(strings.TrimLeftFunc(words[i-2], unicode.IsPunct)) {
		return false
	}
	return amount.MatchString(strings.TrimRightFunc(words[i], unicode.IsPunct)) || hasLabel(words, i+1)
}

func isDash(word string) bool { return isHyphen(word) || word == "–" || word == "—" }

func isHyphen(word string) bool { return word == "-" || word == NoBreakHyphen }

// unparted is the i-th word with no-break hyphens when it is written in one piece, or is the hyphen of
// a range: a line may end between a hyphen and a no-break space (UAX 14, LB12a).
func unparted(words []string, i int) string {
	word := words[i]
	if !strings.Contains(word, "-") {
		return word
	}
	if isHyphen(word) && i+1 < len(words) && isRange(words, i+1) {
		return NoBreakHyphen
	}
	return inOnePiece(word, hyphened)
}

// inOnePiece is the word with no-break hyphens when the pattern has it that it is written in one piece.
func inOnePiece(word string, pattern *regexp.Regexp) string {
	core := strings.TrimFunc(word, func(r rune) bool { return r != '/' && unicode.IsPunct(r) })
	if !pattern.MatchString(core) {
		return word
	}
	return strings.Replace(word, core, strings.ReplaceAll(core, "-", NoBreakHyphen), 1)
}
