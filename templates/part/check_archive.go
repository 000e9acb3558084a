package part

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/viet"
)

// archiveSpelledOut finds a drafting unit that is written in full in the line Lưu, where its abbreviation stands (PL I.II.9d).
// One that has a profile with its units was abbreviated before.
func archiveSpelledOut(v *view) []finding {
	unit := v.Foot.Archive.unit()
	return when(slices.ContainsFunc(wordsOf(bracketed.ReplaceAllString(unit, "")), inFull), finding{
		path: "/archive/unit", severity: templates.Warning,
		message: fmt.Sprintf("Dòng Lưu ghi chữ viết tắt tên đơn vị soạn thảo, không ghi đủ “%s”.", templates.Shorten(unit)),
	}.abbreviate(unit))
}

// abbreviate says what to write instead of a name in full; of several units there is no one example.
func (f finding) abbreviate(unit string) finding {
	f.suggestion = "Viết chữ viết tắt của từng đơn vị do cơ quan quy định."
	if !strings.Contains(unit, ",") {
		f.suggestion = fmt.Sprintf("Viết chữ viết tắt do cơ quan quy định, ví dụ “%s”.", initials(unit))
		f.edit = set(initials(unit))
	}
	return f
}

// wordsOf are the words of a name without the commas and dashes around them.
func wordsOf(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ,;.-–\n\t", r) })
}

// inFull reports whether a word is no part of an abbreviation; that the papers of the case are kept too may be said.
func inFull(word string) bool {
	return !startsUpper(word) && utf8.RuneCountInString(word) > 1 && !slices.Contains([]string{"hồ", "sơ", "hs", "bản"}, word)
}

// unitKinds are the words before the names of units, which their abbreviations lack.
var unitKinds = []string{"phòng", "vụ", "ban", "cục", "khoa"}

// initials is what the name of a unit is usually abbreviated to: "TCCB" for "Phòng Tổ chức cán bộ".
func initials(unit string) string {
	words := wordsOf(unit)
	if len(words) > 2 && slices.Contains(unitKinds, viet.Lower(words[0])) {
		words = words[1:]
	}
	return firstLetters(words)
}

// firstLetters are those of the words of a name, in capitals as abbreviations have them: "Ủy" gives "U", "án" "A"; "và"
// gives none.
func firstLetters(words []string) string {
	var b strings.Builder
	for _, word := range words {
		if first := firstLetter(word); word != "và" {
			b.WriteString(bareCapital(first))
		}
	}
	return b.String()
}

// bareCapital is a letter in capitals without its marks; Đ is one of its own.
func bareCapital(letter string) string {
	if letter = viet.Upper(letter); letter == "Đ" {
		return letter
	}
	return viet.Plain(letter)
}
