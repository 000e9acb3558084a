package part

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// level is one kind of node: how its label is written and read, and how it is printed. An
// earlier level encloses a later one.
type level struct {
	name           string // Node.Type
	prefix, suffix string // around the numeral: "Điều ", "."
	write          func(n int) string
	read           func(s string) (int, bool)
	nested         bool // the numeral follows the parent's: 1.1
	through        bool // counted through the whole body, not in each parent
	ownLine        bool // the label stands alone, the title on the next line
	titled         bool // what follows the label is always a title
	capital        bool // only a line in capitals has such a label: "A. Lincoln" is a name
	spare          int  // the number that is left out by those who count with other letters
	upper          bool // the title is in capitals
	title          render.Role
	text           render.Role // of the label where it stands alone, else of label and text
	boldLabel      bool        // the label is bold though the text is not
	listed         bool        // without a title it is an item of a list, for those who hear the document
	called         string      // what stands before the label in a sentence: "khoản "
	rule           string      // id of the check on its numbers
}

// The levels that the checks and the parser look for, by [Node.Type].
const (
	phan      = "phan"
	chuong    = "chuong"
	dieu      = "dieu"
	mucLon    = "muc_lon"
	deMuc     = "de_muc"
	khoan     = "khoan"
	tieuKhoan = "tieu_khoan"
	diem      = "diem"
	doan      = "doan"
)

// levels are the divisions of both schemes of PL I.II.6c from the greatest to the smallest. Between
// phần and mục "I." reports have "A." by practice, since the second scheme leaves the order open.
// Below điểm the decree knows none; "-" and "+" are the practice.
var levels = []level{
	{
		name: phan, prefix: "Phần ", write: viet.Roman, read: readPart, through: true, ownLine: true, upper: true,
		title: nd30.TieuDePhan, text: nd30.Phan, rule: "BC01",
	},
	{
		name: chuong, prefix: "Chương ", write: viet.Roman, read: viet.ParseRoman, through: true, ownLine: true, upper: true,
		title: nd30.TieuDeChuong, text: nd30.Chuong, rule: "BC01",
	},
	{
		name: "muc", prefix: "Mục ", write: strconv.Itoa, read: readArabic, ownLine: true, upper: true,
		title: nd30.TieuDeMuc, text: nd30.Muc, rule: "BC02",
	},
	{
		name: "tieu_muc", prefix: "Tiểu mục ", write: strconv.Itoa, read: readArabic, ownLine: true, upper: true,
		title: nd30.TieuDeTieuMuc, text: nd30.TieuMuc, rule: "BC02",
	},
	{
		name: dieu, prefix: "Điều ", suffix: ".", write: strconv.Itoa, read: readArabic, through: true,
		title: nd30.Dieu, text: nd30.DieuKhongTen, boldLabel: true, rule: "BC04",
	},
	{
		name: mucLon, suffix: ".", write: writeLetter, read: readLetter, titled: true, upper: true, capital: true, spare: 5,
		title: nd30.MucLaMa, text: nd30.NoiDung, called: "mục ", rule: "BC08",
	},
	{
		name: deMuc, suffix: ".", write: viet.Roman, read: viet.ParseRoman, titled: true, upper: true,
		title: nd30.MucLaMa, text: nd30.NoiDung, called: "mục ", rule: "BC08",
	},
	{
		name: khoan, suffix: ".", write: strconv.Itoa, read: readArabic,
		title: nd30.KhoanTieuDe, text: nd30.Khoan, listed: true, called: "khoản ", rule: "BC06",
	},
	{
		name: tieuKhoan, suffix: ".", write: strconv.Itoa, read: readArabic, nested: true,
		title: nd30.KhoanTieuDe, text: nd30.TieuKhoan, listed: true, called: "khoản ", rule: "BC06",
	},
	{
		name: diem, suffix: ")", write: writePoint, read: readPoint,
		title: nd30.KhoanTieuDe, text: nd30.Diem, listed: true, called: "điểm ", rule: "BC07",
	},
	{name: "gach", prefix: "-", title: nd30.KhoanTieuDe, text: nd30.GachDauDong, listed: true},
	{name: "cong", prefix: "+", title: nd30.KhoanTieuDe, text: nd30.DauCong, listed: true},
	{name: doan, title: nd30.KhoanTieuDe, text: nd30.NoiDung},
}

// paragraphLevel is the last of levels: a paragraph without a label.
var paragraphLevel = len(levels) - 1

// levelOf returns the place of a node's type in levels; an unknown type is a paragraph.
func levelOf(name string) int {
	for i := range levels {
		if levels[i].name == name {
			return i
		}
	}
	return paragraphLevel
}

// numbered reports whether the level counts.
func (l *level) numbered() bool { return l.write != nil }

// label writes the n-th label below a parent with the given label: "Điều 2.", "1.2.", "đ)".
// It is empty when the alphabet has no n-th letter.
func (l *level) label(n int, parent string) string {
	if !l.numbered() {
		return l.prefix
	}
	numeral := l.write(n)
	if numeral == "" {
		return ""
	}
	if l.nested {
		numeral = strings.TrimSuffix(parent, ".") + "." + numeral
	}
	return l.prefix + numeral + l.suffix
}

// number reads a label as [level.label] writes it, with or without prefix and suffix.
func (l *level) number(label, parent string) (int, bool) {
	s := strings.TrimSuffix(l.numeral(label), l.mark())
	if l.nested {
		s = strings.TrimPrefix(s, strings.TrimSuffix(parent, ".")+".")
	}
	return l.read(s)
}

// cut splits a line that begins with a label of the level into the label and the rest.
func (l *level) cut(line string) (label, rest string, ok bool) {
	if l.ownLine {
		after, ok := viet.CutPrefix(line, l.prefix)
		_, reads := l.read(strings.TrimSuffix(after, "."))
		return line, "", ok && reads
	}
	after, ok := strings.CutPrefix(line, l.prefix)
	if !ok || l.prefix+l.suffix == "" {
		return "", "", false
	}
	numeral, rest, _ := strings.Cut(after, " ")
	if !l.numbered() {
		return l.prefix, strings.TrimSpace(rest), numeral == "" && rest != ""
	}
	digits, ok := strings.CutSuffix(numeral, l.suffix)
	rest = strings.TrimSpace(rest)
	return l.prefix + numeral, rest, ok && l.reads(digits) && (!l.capital || shouted(rest))
}

// shouted reports whether a text is in capitals, of which it has two or more.
func shouted(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// reads reports whether s is a numeral of the level, whatever its value.
func (l *level) reads(s string) bool {
	if l.nested {
		parent, own, found := strings.Cut(s, ".")
		if _, ok := readArabic(parent); !found || !ok {
			return false
		}
		s = own
	}
	_, ok := l.read(s)
	return ok
}

// readArabic reads a label of at most three digits that does not begin with 0: "2023." at
// the head of a line is a year.
func readArabic(s string) (int, bool) {
	if s == "" || len(s) > 3 || s[0] == '0' {
		return 0, false
	}
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil
}

func writePoint(n int) string { return viet.PointLabel(n - 1) }

func readPoint(s string) (int, bool) {
	i := viet.PointIndex(s)
	return i + 1, i >= 0
}

// letters number the greatest mục. There are no more of them: "I." is the first of those in Roman numerals.
const letters = "ABCDĐEGH"

func writeLetter(n int) string {
	all := []rune(letters)
	if n < 1 || n > len(all) {
		return ""
	}
	return string(all[n-1])
}

func readLetter(s string) (int, bool) {
	if utf8.RuneCountInString(s) != 1 || !strings.Contains(letters, s) {
		return 0, false
	}
	return utf8.RuneCountInString(letters[:strings.Index(letters, s)]) + 1, true
}

// partNames are numerals of phần in words, as reports have them, and the names of those that do not count.
var partNames = map[string]int{
	"thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5, "thứ sáu": 6, "thứ bảy": 7, "thứ tám": 8, "thứ chín": 9, "thứ mười": 10,
	"mở đầu": 0, "kết luận": 0,
}

func readPart(s string) (int, bool) {
	if n, ok := partNames[viet.Lower(s)]; ok {
		return n, true
	}
	return viet.ParseRoman(s)
}

// counts reports whether the label is one that counts: "Phần mở đầu" is not.
func (l *level) counts(label string) bool {
	n, named := partNames[viet.Lower(strings.TrimSuffix(l.numeral(label), "."))]
	return l.name != phan || !named || n > 0
}

// mark is what may close a label: a full stop behind one on its own line is let pass.
func (l *level) mark() string {
	if l.ownLine {
		return "."
	}
	return l.suffix
}

// canonical writes a label that was typed without its prefix or suffix, or with the prefix
// in capitals, as the decree has it.
func (l *level) canonical(label string) string {
	numeral := strings.TrimSuffix(l.numeral(label), l.mark())
	if _, named := partNames[viet.Lower(numeral)]; named {
		numeral = viet.Lower(numeral)
	}
	return l.prefix + numeral + l.suffix
}

// numeral is the label without its prefix, in whatever letter case that is.
func (l *level) numeral(label string) string {
	if rest, ok := viet.CutPrefix(label, l.prefix); ok {
		return rest
	}
	return label
}

// bare is the numeral of a label alone: the "2" of "Điều 2.".
func (l *level) bare(label string) string { return strings.TrimSuffix(l.numeral(label), l.suffix) }
