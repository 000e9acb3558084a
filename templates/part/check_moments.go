package part

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"vanban/templates"
	"vanban/templates/viet"
)

// momentChecks look at days of the week in texts, as [Moment] looks at those of its field.
var momentChecks = []check{
	{"text.weekday", weekdayOther},
	{"text.self", selfInSmall},
}

// weekdayDated is a day of the week beside a date with its year: "thứ Hai, ngày 12/3/2027", "ngày 12 tháng 3 năm 2027
// (thứ Hai)".
var weekdayDated = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` +
	`(` + weekdayWords + `)[\s,]*\(?(?:ngày\s+)?` + dateWords + `` +
	`|(?:ngày\s+)?` + dateWords + `\s*\(\s*(` + weekdayWords + `)(?:[^\pL]|$))`)

const (
	weekdayWords = `thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật`
	dateWords    = `(\d{1,2})(?:/|-|\.|\s+tháng\s+)(\d{1,2})(?:/|-|\.|\s+năm\s+)(\d{4})`
)

// weekdayOther looks for a day of the week that is not that of the date beside it. Times of meetings have a check of their
// own.
func weekdayOther(v *view) []finding {
	var found []finding
	for source, s := range v.texts() {
		if strings.HasSuffix(source.Pointer, "time") {
			continue
		}
		for _, m := range weekdayDated.FindAllStringSubmatchIndex(s, -1) {
			name, day := 1, 2
			if m[2] < 0 {
				name, day = 8, 5
			}
			date := viet.Date{Year: numberAt(s, m, day+2), Month: numberAt(s, m, day+1), Day: numberAt(s, m, day)}
			if name == 1 && isOrdinal(s[:m[2]], s[m[2]:m[3]]) {
				continue
			}
			if f, wrong := otherWeekday(s[m[2*name]:m[2*name+1]], date); wrong {
				f.path, f.offset, f.length = source.Pointer, source.Offset+m[2*name], m[2*name+1]-m[2*name]
				f.edit = templates.Edit{Op: templates.Replace, Offset: f.offset, Length: f.length, Text: f.edit.Text}
				found = append(found, f)
			}
		}
	}
	return found
}

// isOrdinal reports whether "thứ hai" behind a text may count something: "kỳ họp thứ hai", "thứ nhất …, thứ hai, …".
func isOrdinal(before, typed string) bool {
	words := strings.Fields(before)
	if len(words) == 0 || strings.TrimRight(words[len(words)-1], `,;:(0123456789`) != words[len(words)-1] {
		name := typed[strings.LastIndexByte(oneLine(typed), ' ')+1:]
		return !strings.ContainsFunc(firstLetter(name), func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
	}
	return !whenWords[viet.Lower(words[len(words)-1])]
}

// whenWords stand before a day of the week.
var whenWords = setOf("vào", "sáng", "chiều", "tối", "trưa", "từ", "đến", "hết", "trước", "sau", "giờ", "phút", "là")

// otherWeekday is the finding of a day of the week that is not that of the date; of a date that there is not another
// check tells.
func otherWeekday(typed string, date viet.Date) (finding, bool) {
	right := date.Weekday()
	if !possible(date.Day, date.Month, date.Year, true) || weekdayNamed(typed) == viet.Lower(right) {
		return finding{}, false
	}
	return finding{
		severity:   templates.Warning,
		message:    fmt.Sprintf("%s là %s, nhưng văn bản ghi “%s”.", viet.Capital(date.Text()), right, oneLine(typed)),
		suggestion: fmt.Sprintf("Xem lại ngày và thứ: đúng ngày thì ghi “%s”.", right),
		edit:       set(right),
	}, true
}

// weekdayNamed is a day of the week in small letters, a number in words.
func weekdayNamed(typed string) string {
	said := strings.TrimRight(oneLine(viet.Lower(typed)), " ,.;:()-/")
	if rest, ok := strings.CutPrefix(said, "thứ "); ok && rest >= "2" && rest <= "7" {
		return viet.Lower(viet.Weekdays[rest[0]-'1'])
	}
	return said
}

// selfBefore are the words behind which a document names itself, and no other.
const selfBefore = `(?:thi hành|thực hiện|triển khai|kèm theo|căn cứ|trái với)`

// selfInSmall looks for the document that names itself as one of many: it is a certain one (PL II.V.6). What others say,
// between quotation marks, is theirs.
func selfInSmall(v *view) []finding {
	pattern, name := selfNamed[v.Type.Slug], viet.Lower(v.Type.Name)
	if pattern == nil {
		return nil
	}
	var found []finding
	for i := range v.pieces[0].entries {
		e := &v.pieces[0].entries[i]
		if e.node.quoted {
			continue
		}
		for at, s := range e.texts() {
			for _, m := range pattern.FindAllStringSubmatchIndex(s, -1) {
				if strings.ContainsAny(s[:m[0]], "“\"") {
					continue
				}
				f := finding{path: at.Pointer, offset: at.Offset + m[2], length: m[3] - m[2], severity: templates.Warning, clause: "PL II.V.6"}
				f = f.write(name, viet.Capital(name), true)
				f.suggestion = fmt.Sprintf("Viết “%s này”.", viet.Capital(name))
				f.message = fmt.Sprintf("“%s này” là chính văn bản này nên viết hoa chữ đầu.", name)
				f.edit.Offset += f.offset
				found = append(found, f)
			}
		}
	}
	return found
}

// selfNamed are the patterns of types. "Quy định này", "chương trình này" may be another one, of which the text tells.
var selfNamed = map[string]*regexp.Regexp{
	"quyet-dinh": selfPattern("quyết định"), "nghi-quyet": selfPattern("nghị quyết"), "chi-thi": selfPattern("chỉ thị"),
	"ke-hoach": selfPattern("kế hoạch"), "quy-che": selfPattern("quy chế"),
}

func selfPattern(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?i:` + selfBefore + `)\s+(` + name + `)\s+này(?:[^\pL]|$)`)
}
