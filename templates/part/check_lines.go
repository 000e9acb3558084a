package part

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/viet"
)

// lineChecks look at the lines with words of the form.
var lineChecks = []check{
	{"FM01", labelDoubled},
	{"FM01", callDoubled},
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
			if right != "" {
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
