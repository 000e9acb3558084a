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
		rest, severity := l.afterLabel()
		found = append(found, when(severity > 0, finding{
			path: l.Pointer, severity: severity,
			message:    fmt.Sprintf("Nội dung bắt đầu bằng “%s”; hệ thống đã in chữ này.", beginning(strings.TrimSpace(strings.TrimSuffix(l.Text, rest)))),
			suggestion: fmt.Sprintf("Chỉ ghi “%s”.", templates.Shorten(strings.TrimSpace(rest))),
		})...)
	}
	return found
}

// afterLabel is the text behind the words of the label that were typed again, and how sure that is:
// "Chủ trì: ông A" leaves no doubt, "Ông Ích Khiêm" is a name. The severity is 0 where none were.
func (l Line) afterLabel() (rest string, severity templates.Severity) {
	words := viet.Lower(strings.TrimRight(l.Label, ": "))
	if head, rest, ok := strings.Cut(l.Text, ":"); ok && words != "" {
		typed := oneLine(viet.Lower(head))
		before, same := strings.CutSuffix(words, typed)
		if same && typed != "" && (before == "" || strings.HasSuffix(before, " ")) {
			return rest, templates.Error
		}
	}
	rest, same := cutFold(l.Text, words)
	if next, _ := utf8.DecodeRuneInString(rest); words == "" || !same || next != ' ' || strings.HasSuffix(l.Label, ":") {
		return "", 0
	}
	return rest, templates.Warning
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
	})
}
