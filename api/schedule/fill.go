package schedule

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"vanban/api/source"
	"vanban/templates"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// ownBlanks are the placeholders that templates have beside those of sources.
var ownBlanks = []struct {
	name  string
	value func(source.Request, period.Deadlines) string
}{
	{"ky_sau", func(q source.Request, _ period.Deadlines) string { return q.Period.Next().String() }},
	{"ten_ky_sau", func(q source.Request, _ period.Deadlines) string { return q.Period.Next().Name() }},
	{"ten_ky_truoc", func(q source.Request, _ period.Deadlines) string { return q.Period.Before().Name() }},
	{"ten_cung_ky", func(q source.Request, _ period.Deadlines) string { return q.Period.YearBefore().Name() }},
	{"nam_truoc", func(q source.Request, _ period.Deadlines) string { return strconv.Itoa(q.Period.Year - 1) }},
	{"nam_sau", func(q source.Request, _ period.Deadlines) string { return strconv.Itoa(q.Period.Year + 1) }},
	{"ten_tu_ngay", func(q source.Request, _ period.Deadlines) string { return inWords(q.From) }},
	{"ten_den_ngay", func(q source.Request, _ period.Deadlines) string { return inWords(q.To) }},
	{"ngay_chot", func(_ source.Request, d period.Deadlines) string { return dayOf(d.Closes).String() }},
	{"han_don_vi", func(_ source.Request, d period.Deadlines) string { return dayOf(d.UnitsDue).String() }},
	{"han_bao_cao", func(_ source.Request, d period.Deadlines) string { return dayOf(d.ReportDue).String() }},
	{"ten_ngay_chot", func(_ source.Request, d period.Deadlines) string { return inWords(dayOf(d.Closes)) }},
	{"ten_han_don_vi", func(_ source.Request, d period.Deadlines) string { return inWords(dayOf(d.UnitsDue)) }},
	{"ten_han_bao_cao", func(_ source.Request, d period.Deadlines) string { return inWords(dayOf(d.ReportDue)) }},
}

// dayOf is the day of a deadline, none of none.
func dayOf(t time.Time) viet.Date {
	if t.IsZero() {
		return viet.Date{}
	}
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// inWords writes a day as a sentence does: "ngày 15 tháng 6 năm 2022"; "" for none.
func inWords(d viet.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Text()
}

// blanksOf gives what each placeholder stands for: "" for what the report does not have. Those of sources mean
// in a template what they mean there.
func blanksOf(q source.Request, d period.Deadlines) map[string]string {
	values := map[string]string{}
	for _, p := range source.Placeholders() {
		values[p.Name], _ = q.Expand("{{" + p.Name + "}}") // the error says that it has none
	}
	for _, own := range ownBlanks {
		values[own.name] = own.value(q, d)
	}
	return values
}

// placeholder is a name in braces. A template's body also has lines like {{tthc}} or {{tthc table}}, which show data and
// stay as they are.
var placeholder = regexp.MustCompile(`\{\{\s*([\p{L}\p{N}_.-]+)(\s+[\p{L}\p{N}_.-]+)?\s*\}\}`)

// filler puts values for placeholders.
type filler struct {
	values map[string]string
	data   map[string]bool // ids of the template's data
	wrong  []misfill
}

// misfill is a text that could not be filled.
type misfill struct{ at, reason string }

// String gives where it stands, a JSON pointer, and what is wrong.
func (m misfill) String() string { return strings.TrimPrefix(m.at+": "+m.reason, ": ") }

// text fills one text of the template.
func (f *filler) text(at, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		alone := placeholder.FindString(line) == strings.TrimSpace(line)
		lines[i] = placeholder.ReplaceAllStringFunc(line, func(braced string) string {
			value, reason := f.value(braced, alone)
			if reason != "" {
				f.wrong = append(f.wrong, misfill{at, reason})
			}
			return value
		})
	}
	return strings.Join(lines, "\n")
}

// value is what stands for a placeholder, or what is wrong with it; with a capital, the value has one, too. What is
// alone on its line and no placeholder shows data.
func (f *filler) value(braced string, alone bool) (value, reason string) {
	parts := placeholder.FindStringSubmatch(braced)
	name, view := parts[1], parts[2]
	if f.data[name] || view != "" {
		return braced, f.misplaced(name, braced, alone)
	}
	value, known := f.values[name]
	if !known {
		value, known = f.values[viet.Lower(name)]
		value = viet.Capital(value)
	}
	switch {
	case known && value != "":
		return value, ""
	case known:
		return braced, fmt.Sprintf("{{%s}} không có giá trị ở báo cáo này", name)
	case alone:
		return braced, ""
	}
	return braced, fmt.Sprintf("không có chỗ điền {{%s}}%s", name, nearest(name, f.values))
}

// misplaced says what is wrong with data that are to be shown.
func (f *filler) misplaced(name, braced string, alone bool) string {
	switch {
	case alone:
		return ""
	case f.data[name]:
		return fmt.Sprintf("%s là số liệu, phải đứng một mình trên một dòng, không nằm trong câu", braced)
	}
	return fmt.Sprintf("không có chỗ điền %s, cũng không có số liệu “%s” trong data", braced, name)
}

func nearest(name string, values map[string]string) string {
	if near := templates.Nearest(name, sortedKeys(values)); near != "" {
		return fmt.Sprintf(", có phải muốn viết {{%s}}", near)
	}
	return ", chỉ có " + strings.Join(sortedKeys(values), ", ")
}
