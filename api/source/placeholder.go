package source

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// Placeholder is a word in braces that stands for something of the [Request].
type Placeholder struct {
	Name  string // as it stands between {{ and }}
	Title string // what it stands for, in Vietnamese
	value func(Request) string
}

// placeholders are all of them. One without a value in a request is a flaw where it is used.
var placeholders = []Placeholder{
	{"ky", "kỳ báo cáo: 2022-Q3", func(r Request) string { return name(r.Period, period.Period.String) }},
	{"ten_ky", "kỳ báo cáo bằng lời: quý III năm 2022", func(r Request) string { return name(r.Period, period.Period.Name) }},
	{"ky_truoc", "kỳ liền trước: 2022-Q2", func(r Request) string {
		return name(r.Period, func(p period.Period) string { return p.Before().String() })
	}},
	{"cung_ky", "cùng kỳ năm trước: 2021-Q3", func(r Request) string {
		return name(r.Period, func(p period.Period) string { return p.YearBefore().String() })
	}},
	{"nam", "năm của kỳ: 2022", func(r Request) string { return positive(r.Period.Year) }},
	{"quy", "quý của kỳ: 3", func(r Request) string {
		if r.Period.Kind != period.Quarter {
			return ""
		}
		return positive(r.Period.N)
	}},
	{"thang", "tháng của kỳ: 7", func(r Request) string {
		if r.Period.Kind != period.Month {
			return ""
		}
		return positive(r.Period.N)
	}},
	{"tu_ngay", "ngày đầu lấy số liệu: 2022-06-15", func(r Request) string { return r.From.String() }},
	{"den_ngay", "ngày cuối lấy số liệu: 2022-09-14", func(r Request) string { return r.To.String() }},
	{"don_vi", "đơn vị; trong đường dẫn là tên không dấu: so-noi-vu", func(r Request) string { return r.Unit }},
}

// name is how a period is called, "" for none.
func name(p period.Period, call func(period.Period) string) string {
	if p.Kind == 0 {
		return ""
	}
	return call(p)
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Placeholders lists what may stand in [Spec.Path], [Spec.Query], [Mapping.Sheet] and the values of
// [Mapping.Where].
func Placeholders() []Placeholder { return append([]Placeholder(nil), placeholders...) }

// unitPlaceholder is the one that asks for a unit.
const unitPlaceholder = "don_vi"

// braced is a placeholder in a text.
var braced = regexp.MustCompile(`\{\{\s*([^{}]*?)\s*\}\}`)

// Expand puts the values of the request for the placeholders in a text. The error names
// every one that there is not.
func (r Request) Expand(text string) (string, error) {
	return r.expand(text, func(_, value string) string { return value })
}

// expandPath is Expand for a path: a value is one name in it, never a way to another folder.
func (r Request) expandPath(text string) (string, error) {
	return r.expand(text, func(name, value string) string {
		if name == unitPlaceholder {
			return viet.Slug(value)
		}
		return strings.Map(pathLetter, value)
	})
}

// pathLetter keeps what periods are made of and replaces what parts folders.
func pathLetter(c rune) rune {
	if c == '/' || c == '\\' || c == ':' {
		return '_'
	}
	return c
}

func (r Request) expand(text string, use func(name, value string) string) (string, error) {
	var wrong []error
	expanded := braced.ReplaceAllStringFunc(text, func(found string) string {
		name := braced.FindStringSubmatch(found)[1]
		value, err := r.value(name)
		if err != nil {
			wrong = append(wrong, err)
		}
		return use(name, value)
	})
	return expanded, errors.Join(wrong...)
}

// value gives what a placeholder stands for.
func (r Request) value(name string) (string, error) {
	p, err := placeholder(name)
	if err != nil {
		return "", err
	}
	value := p.value(r)
	if value == "" {
		return "", fmt.Errorf("{{%s}} (%s) không có giá trị trong lần lập báo cáo này", name, p.Title)
	}
	return value, nil
}

// placeholder finds one by its name.
func placeholder(name string) (Placeholder, error) {
	names := make([]string, len(placeholders))
	for i, p := range placeholders {
		if p.Name == name {
			return p, nil
		}
		names[i] = p.Name
	}
	if near := templates.Nearest(name, names); near != "" {
		return Placeholder{}, fmt.Errorf("không có {{%s}}, có lẽ phải viết {{%s}}", name, near)
	}
	return Placeholder{}, fmt.Errorf("không có {{%s}}; các chỗ điền được dùng: {{%s}}", name, strings.Join(names, "}}, {{"))
}

// Values gives what each placeholder of a text stands for.
func (r Request) Values(text string) map[string]string {
	values := map[string]string{}
	for _, found := range braced.FindAllStringSubmatch(text, -1) {
		if value, err := r.value(found[1]); err == nil {
			values[found[1]] = value
		}
	}
	return values
}

// unknownPlaceholders names those of a text that there are not.
func unknownPlaceholders(text string) (wrong []string) {
	for _, found := range braced.FindAllStringSubmatch(text, -1) {
		if _, err := placeholder(found[1]); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	return wrong
}

// asksUnit reports whether a text has the placeholder of the unit.
func asksUnit(text string) bool {
	for _, found := range braced.FindAllStringSubmatch(text, -1) {
		if found[1] == unitPlaceholder {
			return true
		}
	}
	return false
}

// stopped gives the reason for which a context has ended, if it has.
func stopped(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	if late, ok := errors.AsType[*Unreachable](context.Cause(ctx)); ok {
		return late
	}
	return fmt.Errorf("đọc nguồn số liệu chưa xong: %w", ctx.Err())
}
