package part

import (
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/viet"
)

// textChecks look at all texts, whatever component they are.
var textChecks = []check{
	{"TY02", lettersMixed},
	{"DD04", dateImpossible(true)},
	{"text.date", dateImpossible(false)},
	{"text.blanks", blanksDoubled},
	{"text.blanks", blankMissing},
}

// texts are the texts of the document that are prose, and where each is.
func (v *view) texts() iter.Seq2[render.Source, string] {
	return func(yield func(render.Source, string) bool) {
		for at, s := range v.lines() {
			if s != "" && !yield(field(at), s) {
				return
			}
		}
		for _, e := range v.entries() {
			for at, s := range e.texts() {
				if !yield(at, s) {
					return
				}
			}
		}
	}
}

// lines are the texts beside the bodies.
func (v *view) lines() iter.Seq2[string, string] {
	return joinTexts(v.namesOfAgencies(), v.ownLines(), v.subjects(), v.appendixTitles(), v.listedTexts(), v.formTexts())
}

// joinTexts are the texts of several lists with their pointers, list by list.
func joinTexts(lists ...iter.Seq2[string, string]) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, list := range lists {
			for at, text := range list {
				if !yield(at, text) {
					return
				}
			}
		}
	}
}

// ownLines are the texts of fields that have one.
func (v *view) ownLines() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		_ = yield("/code_notation", v.Head.CodeNotation) &&
			yield("/place", v.Head.Place) &&
			yield("/authority", v.Authority) &&
			yield("/opening", v.Plan.Opening)
	}
}

func (v *view) appendixTitles() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for at, a := range v.allAppendices() {
			if !yield(at+"/title", a.Title) {
				return
			}
		}
	}
}

// listedTexts are the items of the lists that most forms have.
func (v *view) listedTexts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		_ = elements("/grounds", v.Grounds, yield) &&
			elements("/addressees", v.Addressees, yield) &&
			elements("/to_places", v.Foot.ToPlaces, yield)
	}
}

// formTexts are what a form says of those who sign, who are called, and in its own lines.
func (v *view) formTexts() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range v.signing {
			if !v.signing[i].texts(yield) {
				return
			}
		}
		if !v.Call.texts(yield) || !v.Confirmed.texts(yield) {
			return
		}
		for _, l := range v.formLines() {
			if !l.texts(yield) {
				return
			}
		}
	}
}

// lettersMixed looks for letters of the Cyrillic and Greek alphabets inside a word of the Latin
// one, which look like it but are found by no search.
func lettersMixed(v *view) []finding {
	var found []finding
	for source, s := range v.texts() {
		for word := range mixedWords(s) {
			found = append(found, mixed(source, s, word))
		}
	}
	return found
}

// mostBlanks are so many that clerks type by mistake where one belongs; more of them part columns.
const mostBlanks = 3

// blanks are several of them.
var blanks = regexp.MustCompile(`[ \x{a0}]{2,}`)

// extraBlanks is where in a text there are two or three blanks inside a line.
func extraBlanks(s string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for _, m := range blanks.FindAllStringIndex(s, -1) {
			from, to := m[0], m[1]
			inside := from > 0 && to < len(s) && s[from-1] != '\n' && s[to] != '\n'
			if inside && utf8.RuneCountInString(s[from:to]) <= mostBlanks && !yield(from, to) {
				return
			}
		}
	}
}

// singleBlanks is a text with one blank where two or three are.
func singleBlanks(s string) string {
	var b strings.Builder
	done := 0
	for from, to := range extraBlanks(s) {
		b.WriteString(s[done:from] + " ")
		done = to
	}
	return b.String() + s[done:]
}

func blanksFound(path string) finding {
	return finding{path: path, severity: templates.Warning, message: "Thừa dấu cách giữa hai chữ."}
}

// blanksDoubled looks for blanks too many in all texts but trích yếu, of which all findings tell to write the same.
func blanksDoubled(v *view) []finding {
	var found []finding
	for source, s := range v.texts() {
		if strings.HasSuffix(source.Pointer, "/subject") {
			continue
		}
		for from, to := range extraBlanks(s) {
			f := blanksFound(source.Pointer)
			f.offset, f.length = source.Offset+from, to-from
			f.suggestion = "Giữ một dấu cách."
			f.edit = templates.Mend("", s[from:to], " ", true)
			f.edit.Offset += f.offset
			found = append(found, f)
		}
	}
	return found
}

// joinedWords are two words with a mark between them and no blank behind it. Neither addresses, names of files nor abbreviations
// look so: the second has a letter that only Vietnamese has, or all that follows a comma.
var joinedWords = regexp.MustCompile(`(?:^|[^\pL\d@/._-])\pL*\p{Ll}\p{Ll}([,;.])(\p{L}\p{Ll}+)(?:[^\pL\d@/_.-]|[.](?:\s|$)|$)`)

// blankMissing looks for marks that the next word follows without a blank.
func blankMissing(v *view) []finding {
	var found []finding
	for source, s := range v.texts() {
		if strings.HasSuffix(source.Pointer, "/subject") || strings.HasSuffix(source.Pointer, "/code_notation") || !mayJoin(s) {
			continue
		}
		for _, m := range joinedWords.FindAllStringSubmatchIndex(s, -1) {
			mark, word := s[m[2]:m[3]], s[m[4]:m[5]]
			if mark == "." && viet.Plain(word) == word {
				continue
			}
			f := finding{
				path: source.Pointer, offset: source.Offset + m[2], length: m[5] - m[2], severity: templates.Warning,
				message:    fmt.Sprintf("Thiếu dấu cách sau dấu “%s” trước “%s”.", mark, word),
				suggestion: fmt.Sprintf("Viết “%s %s”.", mark, word),
				edit:       templates.Edit{Op: templates.Replace, Text: " ", Safe: true},
			}
			f.edit.Offset = source.Offset + m[3]
			found = append(found, f)
		}
	}
	return found
}

// mayJoin reports whether a mark has something behind it that may be a letter: few texts have, and to look closer takes time.
func mayJoin(s string) bool {
	for i := range len(s) - 1 {
		if next := s[i+1]; strings.IndexByte(",;.", s[i]) >= 0 && (next >= utf8.RuneSelf || 'A' <= next && next <= 'z') {
			return true
		}
	}
	return false
}

// mixed is the finding of a word of the text, with its letters in Latin where others look the same.
func mixed(source render.Source, s string, word mixture) finding {
	r, n := utf8.DecodeRuneInString(s[word.foreign:])
	f := finding{
		path: source.Pointer, offset: source.Offset + word.foreign, length: n, severity: templates.Error,
		message: fmt.Sprintf("Chữ “%c” (ký tự thứ %d) trong từ “%s” không phải chữ cái Latinh (U+%04X), chỉ trông giống.",
			r, utf8.RuneCountInString(s[:word.foreign])+1, templates.Shorten(word.text), r),
		suggestion: "Xóa chữ đó và gõ lại bằng bộ gõ tiếng Việt, bảng mã Unicode.",
	}
	latin := lookAlikes.Replace(word.text)
	if strings.ContainsFunc(latin, isForeign) {
		return f
	}
	f.suggestion = fmt.Sprintf("Gõ lại “%s” bằng bộ gõ tiếng Việt, bảng mã Unicode.", templates.Shorten(latin))
	f.edit = templates.Mend("", word.text, latin, true)
	f.edit.Offset += source.Offset + word.from
	return f
}

// lookAlikes are the Latin letters that letters of the Cyrillic and Greek alphabets are typed for.
var lookAlikes = strings.NewReplacer(
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X",
	"І", "I", "Ј", "J", "Ѕ", "S", "а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j",
	"ѕ", "s", "һ", "h", "ԁ", "d", "ɡ", "g", "ӏ", "l", "Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K",
	"Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "ο", "o", "ν", "v", "ι", "i",
)

func isForeign(r rune) bool { return unicode.In(r, unicode.Cyrillic, unicode.Greek) }

// mixture is a word that mixes alphabets: where in a text it begins, and its first letter that is not Latin.
type mixture struct {
	text          string
	from, foreign int
}

// mixedWords are the words of the text that mix alphabets. A Greek letter before or after Latin ones alone may be
// a unit: "μm".
func mixedWords(s string) iter.Seq[mixture] {
	return func(yield func(mixture) bool) {
		for from := 0; from < len(s); {
			size := strings.IndexFunc(s[from:], func(r rune) bool { return !unicode.IsLetter(r) })
			if size < 0 {
				size = len(s) - from
			}
			w := s[from : from+size]
			foreign := strings.IndexFunc(w, isForeign)
			mixed := foreign >= 0 && strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) && !isUnit(w)
			if mixed && !yield(mixture{w, from, from + foreign}) {
				return
			}
			_, next := utf8.DecodeRuneInString(s[from+size:])
			from += size + next
		}
	}
}

// isUnit reports whether a word with letters of two alphabets is one: "μm", "kΩ", "Δt".
func isUnit(word string) bool {
	return utf8.RuneCountInString(word) <= 3 && strings.ContainsAny(word, "μΩΔΣαβγλπσρφω")
}

// writtenDate is a date in a text, in words or with strokes; a month alone is one too.
var writtenDate = regexp.MustCompile(`(?:^|[^\pL])(?i:(?:ngày (\d{1,2}) )?tháng (\d{1,2})(?: năm (\d{4}))?|(?:ngày|trước|đến|từ|hết|sau|vào|xong) (\d{1,2})/(\d{1,2})/(\d{4}))(?:[^\d/]|$)`)

// payWindow is how many bytes before a month are looked at for the word of a bonus.
const payWindow = 40

// thirteenthPay is no month but a bonus.
var thirteenthPay = regexp.MustCompile(`(?i)(?:lương|thưởng)[^\pL]+tháng 13[^\d]?$`)

// dateImpossible looks for days that no month has and months that no year has: as dates of documents that are cited, or as others,
// of which the decree says nothing.
func dateImpossible(cited bool) func(v *view) []finding {
	return func(v *view) []finding {
		var found []finding
		for source, s := range v.texts() {
			if !strings.ContainsAny(s, "0123456789") {
				continue
			}
			for _, m := range writtenDate.FindAllStringSubmatchIndex(s, -1) {
				if f, bad := wrongDate(s, m); bad && citedAt(source.Pointer, s[:m[0]]) == cited {
					f.path, f.offset = source.Pointer, f.offset+source.Offset
					if cited {
						f.clause, f.suggestion = citedIn(source.Pointer), "Xem lại văn bản gốc và ghi đúng ngày, tháng."
					}
					found = append(found, f)
				}
			}
		}
		return found
	}
}

// wrongDate is the finding of a date that was written at the place in the text, if it is none.
func wrongDate(s string, m []int) (f finding, bad bool) {
	day, month, year := datedAt(s, m)
	hasDay := m[2] >= 0 || m[8] >= 0
	if possible(day, month, year, hasDay) || thirteenthPay.MatchString(s[max(0, m[1]-payWindow):m[1]]) {
		return finding{}, false
	}
	written := strings.Trim(s[m[0]:m[1]], " ,.;:()")
	return finding{
		offset: m[0] + strings.Index(s[m[0]:m[1]], written), length: len(written), severity: templates.Warning,
		message:    fmt.Sprintf("“%s” không phải ngày tháng có thật.", written),
		suggestion: rightDate(day, month, year, hasDay),
	}, true
}

// citedAt reports whether a date behind the text is that of a document.
func citedAt(pointer, before string) bool {
	return strings.HasPrefix(pointer, "/grounds/") || citedBefore.MatchString(before[max(0, len(before)-citedWindow):])
}

// citedWindow is how many bytes before a date are looked at for the number of a document.
const citedWindow = 120

// citedBefore is the number of a document right before its date.
var citedBefore = regexp.MustCompile(`(?i)số[^.;\n]*?\d+[^ .;\n]*/[^ .;\n]+ ?(?:ban hành|ký)?$`)

// rightDate says which days or months there are.
func rightDate(day, month, year int, hasDay bool) string {
	if month < 1 || month > 12 {
		return "Một năm có các tháng từ 01 đến 12: ghi lại cho đúng."
	}
	if !hasDay || day < 1 {
		return "Ghi lại ngày, tháng cho đúng."
	}
	days := daysIn(month, year)
	if month == 2 && year > 0 {
		return fmt.Sprintf("Tháng 02 năm %d chỉ có %d ngày: ghi lại ngày, tháng cho đúng.", year, days)
	}
	return fmt.Sprintf("Tháng %d chỉ có %d ngày: ghi lại ngày, tháng cho đúng.", month, days)
}

// daysIn is how many days the month has; in a year that is not known, February has all there are.
func daysIn(month, year int) (days int) {
	for possible(days+1, month, year, true) {
		days++
	}
	return days
}

// citedIn is the clause on the dates of documents that a text cites: that of the grounds or that of the content.
func citedIn(pointer string) string {
	if strings.HasPrefix(pointer, "/grounds/") {
		return "PL I.II.6a"
	}
	return "PL I.II.6b"
}

// numberAt is the number that the i-th group matched; 0 when it matched nothing.
func numberAt(s string, m []int, i int) int {
	if m[2*i] < 0 {
		return 0
	}
	n, _ := strconv.Atoi(s[m[2*i]:m[2*i+1]])
	return n
}

// leapYear stands for a year that is not known: its February has all days there are.
const leapYear = 2024

func possible(day, month, year int, hasDay bool) bool {
	if !hasDay {
		return 1 <= month && month <= 12
	}
	if year == 0 {
		year = leapYear
	}
	_, err := viet.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	return err == nil
}
