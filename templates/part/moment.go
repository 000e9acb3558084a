package part

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanban/templates"
	"vanban/templates/viet"
)

// Moment is a day and an hour, "2026-12-15T08:00", or a text that says when in words of its own. A text
// is printed as it is.
type Moment string

// momentForm is how a moment is written in a payload.
const momentForm = "2006-01-02T15:04"

// Text returns the moment as a sentence has it, after the words of form 1.9: "08 giờ 00, ngày 15 tháng
// 12 năm 2026 (thứ Ba)".
func (m Moment) Text() string {
	t, err := time.Parse(momentForm, string(m))
	if err != nil {
		return string(m)
	}
	d := m.Date()
	return fmt.Sprintf("%02d giờ %02d, %s (%s)", t.Hour(), t.Minute(), d.Text(), d.Weekday())
}

// Line returns the moment as form 1.9 has it: "08 giờ 00, ngày 15 tháng 12 năm 2026", with the dots of the form
// where it is not known. A text is printed as it is.
func (m Moment) Line() string {
	if t, known := m.Time(); known {
		return fmt.Sprintf("%02d giờ %02d, %s", t.Hour(), t.Minute(), m.Date().Text())
	}
	if m != "" {
		return string(m)
	}
	return momentBlank
}

// momentBlank is a moment that is not known, with the dots of form 1.9.
const momentBlank = "…. giờ …., ngày …. tháng …. năm …"

// Time returns the moment, and false when it is a text or not known. Only the difference of two has a meaning.
func (m Moment) Time() (t time.Time, known bool) {
	t, err := time.Parse(momentForm, string(m))
	return t, err == nil
}

// Date returns the day, also of a text that names one alone; zero when it names none or several.
func (m Moment) Date() viet.Date {
	if t, err := time.Parse(momentForm, string(m)); err == nil {
		return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
	}
	named := writtenDate.FindAllStringSubmatchIndex(string(m), -1)
	if len(named) != 1 {
		return viet.Date{}
	}
	day, month, year := datedAt(string(m), named[0])
	if day == 0 || year == 0 || !possible(day, month, year, true) {
		return viet.Date{}
	}
	return viet.Date{Year: year, Month: month, Day: day}
}

// datedAt is what a match of writtenDate says; 0 what it leaves open.
func datedAt(s string, m []int) (day, month, year int) {
	return numberAt(s, m, 1) + numberAt(s, m, 4), numberAt(s, m, 2) + numberAt(s, m, 5), numberAt(s, m, 3) + numberAt(s, m, 6)
}

// clockAlone is an hour without its day: "11h30", "11 giờ".
var clockAlone = regexp.MustCompile(`(?i)^(\d{1,2})\s*(?:h|:|giờ)\s*(\d{2})?(?:\s*phút)?$`)

// sameDay is what may stand behind an hour for the day of the beginning.
var sameDay = regexp.MustCompile(`(?i)[,\s]*\(?cùng ngày\)?[.\s]*$`)

// clockShort is an hour that is not written as form 1.9 does: "16h30", "8:00", "8g30".
var clockShort = regexp.MustCompile(`(?i)(?:^|[^\pL\d/.:])((\d{1,2})\s?(?:h|g|:)\s?(\d{2})?(?:\s?(?:phút|p\b))?)(?:[^\pL\d:]|$)`)

// On is the moment of an hour without its day on a day; false where it is no such hour, or the day is not known.
func (m Moment) On(day viet.Date) (Moment, bool) {
	typed := clockAlone.FindStringSubmatch(sameDay.ReplaceAllString(string(m), ""))
	if typed == nil || !day.Complete() {
		return "", false
	}
	hour, _ := strconv.Atoi(typed[1])
	minute, _ := strconv.Atoi(typed[2])
	on := Moment(fmt.Sprintf("%sT%02d:%02d", day, hour, minute))
	_, known := on.Time()
	return on, known
}

// withoutDay finds an hour alone: form 1.9 has the day behind it.
func (m Moment) withoutDay(pointer, title string) templates.Problems {
	if !clockAlone.MatchString(string(m)) {
		return nil
	}
	p := templates.Found("FM01")
	p.Path = pointer
	p.Message = fmt.Sprintf("%s ghi “%s”, thiếu ngày.", title, m)
	p.Suggestion = "Ghi đủ giờ và ngày, ví dụ 2026-12-15T08:00."
	return templates.Problems{p}
}

// Validate returns what is wrong with the moment of the field at the pointer. The title names the field.
func (m Moment) Validate(pointer, title string) templates.Problems {
	return slices.Concat(m.unreadable(pointer, title), m.otherWeekday(pointer), m.withoutDay(pointer, title))
}

// ShortClock returns the finding of an hour in a text that form 1.9 writes in words: "16 giờ 30".
func (m Moment) ShortClock(pointer, title string) templates.Problems {
	typed := clockShort.FindStringSubmatchIndex(string(m))
	if typed == nil || clockAlone.MatchString(string(m)) || isoLike.MatchString(string(m)) {
		return nil
	}
	written := fmt.Sprintf("%02d giờ %02d", numberAt(string(m), typed, 2), numberAt(string(m), typed, 3))
	p := templates.Found("FM01")
	p.Path, p.Severity = pointer, templates.Info
	p.Offset, p.Length = typed[2], typed[3]-typed[2]
	p.Message = fmt.Sprintf("%s ghi “%s”; mẫu 1.9 ghi giờ bằng chữ.", title, string(m[typed[2]:typed[3]]))
	p.Suggestion = fmt.Sprintf("Viết “%s”.", written)
	p.Edit = templates.Edit{Op: templates.Replace, Path: pointer, Offset: p.Offset, Length: p.Length, Text: written}
	return templates.Problems{p}
}

// isoLike begins like a moment that a program writes, which nobody wants printed.
var isoLike = regexp.MustCompile(`^\d{4}-\d{1,2}`)

func (m Moment) unreadable(pointer, title string) templates.Problems {
	if _, err := time.Parse(momentForm, string(m)); err == nil || !isoLike.MatchString(string(m)) {
		return nil
	}
	return templates.Problems{{
		Path: pointer, Rule: "shape.moment", Severity: templates.Error,
		Message:    fmt.Sprintf("%s ghi “%s”, không phải là một ngày giờ có thật.", title, templates.Shorten(string(m))),
		Suggestion: "Viết như 2026-12-15T08:00, giờ từ 00 đến 23; hoặc viết thành câu, ví dụ “Từ 08 giờ 00 đến 11 giờ 30, ngày 15 tháng 12 năm 2026”.",
	}}
}

// weekday is a day of the week in a text.
var weekday = regexp.MustCompile(`(?i)(?:` + weekdayWords + `)(?:\PL|$)`)

// otherWeekday finds a day of the week that is not that of the day.
func (m Moment) otherWeekday(pointer string) templates.Problems {
	named := weekday.FindAllString(string(m), -1)
	d := m.Date()
	if len(named) != 1 || d.IsZero() {
		return nil
	}
	said := weekdayNamed(named[0])
	if said == viet.Lower(d.Weekday()) {
		return nil
	}
	p := templates.Found("DD04")
	p.Clause = "PL III" // whose forms have the time of a meeting
	typed := strings.TrimRight(named[0], " ,.;:()-/\n")
	p.Path, p.Offset, p.Length = pointer, strings.Index(string(m), named[0]), len(typed)
	p.Message = fmt.Sprintf("%s là %s, nhưng văn bản ghi “%s”.", viet.Capital(d.Text()), d.Weekday(), said)
	p.Suggestion = fmt.Sprintf("Xem lại ngày và thứ: đúng ngày thì ghi “%s”; hoặc viết như 2026-12-15T08:00 để hệ thống tự ghi thứ.", d.Weekday())
	p.Edit = templates.Edit{Op: templates.Replace, Path: pointer, Offset: p.Offset, Length: p.Length, Text: d.Weekday()}
	return templates.Problems{p}
}
