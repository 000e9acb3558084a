package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/viet"
)

// lineChecks look at the lines with words of the form.
var lineChecks = []check{
	{"FM01", labelDoubled},
	{"FM01", callDoubled},
	{"FM01", lineDashed},
	{"FM01", nameShouted},
}

// labelDoubled looks for texts that begin with the words that the form prints before them.
func labelDoubled(v *view) []finding {
	var found []finding
	for _, l := range v.formLines() {
		l.texts(func(pointer, text string) bool {
			rest, severity := l.afterLabel(text)
			right := strings.TrimSpace(rest)
			f := finding{
				path: pointer, severity: severity,
				message:    fmt.Sprintf("Nội dung bắt đầu bằng “%s”; hệ thống đã in chữ này.", beginning(strings.TrimSpace(strings.TrimSuffix(text, rest)))),
				suggestion: fmt.Sprintf("Chỉ ghi “%s”.", templates.Shorten(right)),
			}
			if right != "" && !l.Joined {
				f.edit = templates.Mend("", text, right, severity == templates.Error)
			}
			found = append(found, when(severity > 0, f)...)
			return true
		})
	}
	return found
}

// afterLabel is the text behind the words of the label that were typed again, and how sure that is:
// "Chủ trì: ông A" leaves no doubt, "Ông Ích Khiêm" is a name. The severity is 0 where none were.
func (l Line) afterLabel(text string) (rest string, severity templates.Severity) {
	words := viet.Lower(strings.TrimRight(l.Label, ": "))
	if head, rest, ok := strings.Cut(text, ":"); ok && words != "" {
		typed := oneLine(viet.Lower(head))
		before, same := strings.CutSuffix(words, typed)
		if same && typed != "" && (before == "" || strings.HasSuffix(before, " ")) {
			return rest, templates.Error
		}
	}
	if rest, ok := afterSentence(words, text); ok {
		return rest, templates.Warning
	}
	if rest, ok := afterWord(words, text); ok && !strings.HasSuffix(l.Label, ":") {
		return rest, templates.Warning
	}
	rest, same := viet.CutPrefix(text, words)
	if next, _ := utf8.DecodeRuneInString(rest); words == "" || !same || next != ' ' || strings.HasSuffix(l.Label, ":") {
		return "", 0
	}
	return rest, templates.Warning
}

// afterSentence is the text behind the last words of a label that is a sentence, if it begins with two of them or more:
// "kính mời Ông A" behind "Sở Nội vụ trân trọng kính mời:".
func afterSentence(label, text string) (rest string, ok bool) {
	words := strings.Fields(label)
	for from := 1; from+1 < len(words); from++ {
		if rest, ok := viet.CutPrefix(text, strings.Join(words[from:], " ")+" "); ok {
			return rest, true
		}
	}
	return "", false
}

// occasions are the words that "dự" stands before as a verb: "Dự án" and "Dự thảo" begin otherwise.
var occasions = regexp.MustCompile(`(?i)^(?:họp|cuộc|hội|lễ|buổi|phiên|đại hội|tọa đàm|toạ đàm|khai|lớp)(?:\PL|$)`)

// afterWord is the text behind the last word of a label, if it begins with that again: "Dự họp" behind "Tới dự".
func afterWord(label, text string) (rest string, ok bool) {
	words := strings.Fields(label)
	if len(words) == 0 {
		return "", false
	}
	rest, ok = viet.CutPrefix(text, words[len(words)-1]+" ")
	return rest, ok && occasions.MatchString(rest)
}

// lineDashed looks for the dash of a list before the text of a line. In a list it is not printed twice.
func lineDashed(v *view) []finding {
	var found []finding
	for _, l := range v.formLines() {
		bare := strings.TrimLeft(l.Text, "-+•*–—· ")
		found = append(found, when(l.Pointer != "" && !l.Joined && bare != "" && bare != l.Text, finding{
			path: l.Pointer, severity: templates.Warning,
			message: "Có gạch đầu dòng trước nội dung viết liền sau câu chữ của mẫu.",
		}.write(l.Text, bare, true))...)
	}
	return found
}

// shoutedName is a name in capitals behind what one is called by.
var shoutedName = regexp.MustCompile(`(?:^|[\s(,;-])(?i:ông|bà|đ/c|đồng chí)\s+(\p{Lu}{2,}(?: \p{Lu}+)+)(?:\PL|$)`)

// nameShouted looks for the names of people in capitals, of which every syllable has one (PL II.II.1). Those of who sign
// have a check of their own.
func nameShouted(v *view) []finding {
	var found []finding
	for _, l := range v.formLines() {
		l.texts(func(pointer, text string) bool {
			if v.composed(pointer) {
				return true
			}
			for _, m := range shoutedName.FindAllStringSubmatchIndex(text, -1) {
				name := text[m[2]:m[3]]
				right := text[:m[2]] + capitalWords(name) + text[m[3]:]
				found = append(found, finding{
					path: pointer, severity: templates.Warning, clause: "PL II.II.1a",
					message:    fmt.Sprintf("Họ tên “%s” viết toàn chữ in hoa.", name),
					suggestion: fmt.Sprintf("Viết “%s”.", capitalWords(name)),
					edit:       templates.Mend("", text, right, true),
				})
			}
			return true
		})
	}
	return found
}

// elementPointer points to an element of a list.
var elementPointer = regexp.MustCompile(`/\d+$`)

// composed reports whether a line may have more than its field, as those of one person have: "Ông Trần Văn B, Chủ tịch". The
// elements of lists are printed as they are, and who presides over a meeting to which the document invites.
func (v *view) composed(pointer string) bool {
	signs := slices.ContainsFunc(v.signing, func(s Signature) bool { return s.Pointer == pointer })
	return signs || pointer != "/chair" && !elementPointer.MatchString(pointer)
}

// callDoubled looks for who calls with the word behind it that the form prints.
func callDoubled(v *view) []finding {
	if v.Call == nil {
		return nil
	}
	who := strings.TrimRight(oneLine(v.Call.Who), ": ")
	word := " " + strings.TrimRight(v.Call.Says, ": ")
	bare, doubled := viet.CutSuffix(who, word)
	return when(doubled, finding{
		path: v.Call.Pointer, severity: templates.Error,
		message:    fmt.Sprintf("Sau “%s” đã có chữ “%s”; hệ thống tự in chữ này.", bare, strings.TrimSpace(word)),
		suggestion: fmt.Sprintf("Chỉ ghi “%s”.", bare),
		edit:       templates.Mend("", v.Call.Who, bare, true),
	})
}
