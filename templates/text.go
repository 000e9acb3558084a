package templates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lineEnds turns every way to end a line into "\n" and a tab into a blank.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// cleaned returns what is kept of a text: NFC, without blanks around it, one kind of line end.
func cleaned(s string) string {
	if isPlain(s) {
		return strings.TrimSpace(s)
	}
	if strings.ContainsAny(s, "\r\t\u2028\u2029") {
		s = lineEnds.Replace(s) // which copies what it has nothing to do with, too
	}
	return strings.TrimSpace(norm.NFC.String(s))
}

// isPlain reports whether s is printable ASCII, which most of a payload is not but codes,
// numbers and notations are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isUsual reports whether s has only letters and marks of which none is in any class of defects:
// Latin letters with what stands on them, and the punctuation that a keyboard or a word processor
// writes. Nearly all texts do, and to look for the classes takes longer.
func isUsual(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r >= '\u00a0' && r < '\u0300' && r != softHyphen:
		case r >= '\u1e00' && r <= '\u1eff', r >= '\u2010' && r <= '\u2027':
		default:
			return false
		}
	}
	return true
}

// flaw is a character that cannot be printed.
type flaw struct {
	rune   rune
	offset int // in bytes
	number int // of the character, from 1
	*defect
}

// defect is a class of characters that cannot be printed.
type defect struct {
	rule   string
	has    func(rune) bool
	what   string
	remedy string
	idle   bool // a text without such characters says the same
	drop   bool // the remedy is to leave them out
}

// softHyphen is a character of its own in our faces, and the letter ư of TCVN3 text read as
// Latin-1, of which the clerk is warned as a whole.
const softHyphen = '\u00ad'

// defects are all classes. A mark is left over when NFC found no letter for it to stand on.
var defects = []defect{
	{
		rule: "json.broken_text", has: func(r rune) bool { return r == utf8.RuneError },
		what: "là ký tự thay thế: chữ đã hỏng khi chuyển mã", remedy: "Chép lại chữ từ bản gốc.",
	},
	{
		rule: "json.combining", has: func(r rune) bool { return unicode.Is(unicode.M, r) },
		what: "là dấu rời, không ghép được với chữ đứng trước", remedy: "Gõ lại chữ có dấu đó bằng bảng mã Unicode dựng sẵn.",
	},
	{
		rule: "json.control", has: func(r rune) bool { return unicode.IsControl(r) && r != '\n' },
		what: "là ký tự điều khiển, không in được", remedy: "Xóa ký tự này và gõ lại chữ quanh nó.", drop: true,
	},
	{
		rule: "json.invisible", has: func(r rune) bool { return unicode.Is(unicode.Cf, r) && r != softHyphen },
		what: "là ký tự ẩn, không in được", remedy: "Xóa ký tự này; nó thường lẫn vào khi chép từ trang web.", drop: true, idle: true,
	},
}

// mend is the edit of a text that leaves out what is of the class; zero where that is no remedy.
func (d *defect) mend(path, s string) Edit {
	if !d.drop {
		return Edit{}
	}
	without := strings.Map(func(r rune) rune {
		if d.has(r) {
			return -1
		}
		return r
	}, s)
	if strings.TrimSpace(without) == "" {
		return Edit{} // which would be another fault
	}
	return Mend(path, s, without, d.idle)
}

// flaws returns the first character of each class of defects in s.
func flaws(s string) []flaw {
	if isUsual(s) {
		return nil
	}
	var found []flaw
	for i := range defects {
		at := strings.IndexFunc(s, defects[i].has)
		if at >= 0 {
			r, _ := utf8.DecodeRuneInString(s[at:])
			found = append(found, flaw{r, at, utf8.RuneCountInString(s[:at]) + 1, &defects[i]})
		}
	}
	return found
}

// Shorten is the beginning of a text on one line, for a message that stays readable whatever the
// payload holds.
func Shorten(s string) string {
	const most = 60
	count := 0
	for i := range s {
		if count == most {
			s = s[:i] + "…"
			break
		}
		count++
	}
	return strings.Map(printed, s)
}

// printed is what is shown of a character.
func printed(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsPrint(r):
		return r
	}
	return unicode.ReplacementChar
}
