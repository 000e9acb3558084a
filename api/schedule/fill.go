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
	value func(period.Period, period.Deadlines) string
}{
	{"ky_sau", func(p period.Period, _ period.Deadlines) string { return p.Next().String() }},
	{"ten_ky_sau", func(p period.Period, _ period.Deadlines) string { return p.Next().Name() }},
	{"ten_ky_truoc", func(p period.Period, _ period.Deadlines) string { return p.Before().Name() }},
	{"ten_cung_ky", func(p period.Period, _ period.Deadlines) string { return p.YearBefore().Name() }},
	{"nam_truoc", func(p period.Period, _ period.Deadlines) string { return strconv.Itoa(p.Year - 1) }},
	{"nam_sau", func(p period.Period, _ period.Deadlines) string { return strconv.Itoa(p.Year + 1) }},
	{"ngay_chot", func(_ period.Period, d period.Deadlines) string { return dayOf(d.Closes) }},
	{"han_don_vi", func(_ period.Period, d period.Deadlines) string { return dayOf(d.UnitsDue) }},
	{"han_bao_cao", func(_ period.Period, d period.Deadlines) string { return dayOf(d.ReportDue) }},
}

// dayOf writes a day as payloads do; "" for none.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

// blanksOf gives what each placeholder stands for: "" for what the report does not have. Those of sources mean
// in a template what they mean there.
func blanksOf(q source.Request, d period.Deadlines) map[string]string {
	values := map[string]string{}
	for _, p := range source.Placeholders() {
		values[p.Name], _ = q.Expand("{{" + p.Name + "}}") // the error says that it has none
	}
	for _, own := range ownBlanks {
		values[own.name] = own.value(q.Period, d)
	}
	return values
}

// placeholder is a name in braces. A template's body also has lines like {{tthc}} or {{tthc table}}, which show data and
// stay as they are.
var placeholder = regexp.MustCompile(`\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}`)

// filler puts values for placeholders.
type filler struct {
	values  map[string]string
	reasons []string
}

// text fills one text of the template.
func (f *filler) text(at, text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		alone := placeholder.FindString(line) == strings.TrimSpace(line)
		lines[i] = placeholder.ReplaceAllStringFunc(line, func(braced string) string {
			return f.value(at, braced, alone)
		})
	}
	return strings.Join(lines, "\n")
}

// value is what stands for a placeholder; with a capital, the value has one, too. What is alone on its line
// and no placeholder shows data.
func (f *filler) value(at, braced string, alone bool) string {
	name := placeholder.FindStringSubmatch(braced)[1]
	value, known := f.values[name]
	if !known {
		value, known = f.values[viet.Lower(name)]
		value = viet.Capital(value)
	}
	switch {
	case known && value != "":
		return value
	case known:
		f.reasons = append(f.reasons, fmt.Sprintf("%s: {{%s}} không có giá trị ở báo cáo này", at, name))
	case !alone:
		f.reasons = append(f.reasons, fmt.Sprintf("%s: không có chỗ điền {{%s}}%s", at, name, nearest(name, f.values)))
	}
	return braced
}

func nearest(name string, values map[string]string) string {
	if near := templates.Nearest(name, sortedKeys(values)); near != "" {
		return fmt.Sprintf(", có phải muốn viết {{%s}}", near)
	}
	return ", chỉ có " + strings.Join(sortedKeys(values), ", ")
}
