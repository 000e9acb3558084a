package baocao

import (
	"fmt"
	"regexp"
	"strings"

	"vanban/templates"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// checks look at what only a report has: its period.
var checks = []func(p *Payload) templates.Problems{
	writtenTwice,
	figuresOfNoPeriod,
	periodUnreadable,
	subjectOfOtherPeriod,
	issuedTooEarly,
}

// check runs the checks of a report.
func (p *Payload) check() templates.Problems {
	var all templates.Problems
	for _, look := range checks {
		all = append(all, look(p)...)
	}
	return all
}

// writtenTwice looks for a report that has both a text and the usual sections in its place.
func writtenTwice(p *Payload) templates.Problems {
	sections := p.sections()
	if p.Body.IsZero() || len(sections) == 0 && p.Outline == "" {
		return nil
	}
	members := []string{"outline"}[:min(len(p.Outline), 1)]
	for _, s := range sections {
		members = append(members, s.Pointer[1:])
	}
	named := "“" + strings.Join(members, "”, “") + "”"
	return templates.Problems{{
		Path: "/body", Rule: "report.body", Severity: templates.Error,
		Message:    fmt.Sprintf("Nội dung báo cáo ghi cả ở “body” và ở %s.", named),
		Suggestion: fmt.Sprintf("Báo cáo theo mục thì bỏ “body”; báo cáo viết liền một văn bản thì đưa hết vào “body” và bỏ %s.", named),
	}}
}

// figuresOfNoPeriod looks for data of a report that says no period: their sentences begin with it.
func figuresOfNoPeriod(p *Payload) templates.Problems {
	if p.Period != "" || p.Body.IsZero() || p.Data.IsZero() {
		return nil
	}
	return templates.Problems{{
		Path: "/period", Rule: "report.period", Severity: templates.Error,
		Message:    "Báo cáo có số liệu ở “data” nhưng chưa ghi kỳ báo cáo.",
		Suggestion: "Ghi “period”, ví dụ “2022-Q3”; báo cáo không theo kỳ thì bỏ “data” và viết số liệu vào “body”.",
	}}
}

func periodUnreadable(p *Payload) templates.Problems {
	if p.Period == "" {
		return nil // a finding of its shape
	}
	_, err := period.Parse(p.Period)
	if err == nil {
		return nil
	}
	found := templates.Problem{
		Path: "/period", Rule: "report.period", Severity: templates.Error,
		Message:    viet.Capital(err.Error()) + ".",
		Suggestion: "Ví dụ “2022-Q3” cho quý III năm 2022.",
	}
	if right, sure := meant(p.Period); right != "" {
		found.Suggestion = fmt.Sprintf("Viết %s.", right)
		found.Edit = templates.Edit{Op: templates.Set, Path: found.Path, Text: right, Safe: sure}
	}
	return templates.Problems{found}
}

// looseQuarter is a quarter as it is often written: "Q3/2022", "Q3-2022".
var looseQuarter = regexp.MustCompile(`(?i)^q\s*([1-4])\s*[-/. ]\s*(\d{4})$`)

// meant is how the period is written that was probably meant, and whether it says no other; empty where that
// cannot be told.
func meant(said string) (right string, sure bool) {
	if m := looseQuarter.FindStringSubmatch(said); m != nil {
		return fmt.Sprintf("%s-Q%s", m[2], m[1]), true
	}
	if named := mentioned(said, 0); len(named) == 1 {
		return named[0].String(), false
	}
	return "", false
}

// mentions are how a trích yếu names periods, and how [period.Parse] reads them; $1 is the number,
// $y the year, which may be missing.
var mentions = []struct {
	pattern *regexp.Regexp
	form    string
}{
	{regexp.MustCompile(`quý (iv|iii|ii|i)(?:[\s/-]+(?:năm )?(?P<y>\d{4}))?(?:\P{L}|$)`), "-Q"},
	{regexp.MustCompile(`(?:6|sáu) tháng đầu năm(?: (?P<y>\d{4}))?`), "-H1"},
	{regexp.MustCompile(`(?:6|sáu) tháng cuối năm(?: (?P<y>\d{4}))?`), "-H2"},
	{regexp.MustCompile(`(?:9|chín) tháng(?: đầu)?(?: năm)?(?: (?P<y>\d{4}))?`), "-9M"},
	{regexp.MustCompile(`năm (?P<y>\d{4})`), ""},
}

// mentioned are the periods that a text names; a year that it does not say is the given one. A year
// alone is named only where no part of one is.
func mentioned(text string, year int) []period.Period {
	text = viet.Lower(strings.Join(strings.Fields(text), " "))
	var all []period.Period
	for _, m := range mentions {
		if m.form == "" && len(all) > 0 {
			break
		}
		for _, found := range m.pattern.FindAllStringSubmatch(text, -1) {
			said := found[m.pattern.SubexpIndex("y")]
			if said == "" {
				said = fmt.Sprintf("%04d", year)
			}
			form := m.form
			if form == "-Q" {
				n, _ := viet.ParseRoman(viet.Upper(found[1]))
				form += fmt.Sprint(n)
			}
			if of, err := period.Parse(said + form); err == nil {
				all = append(all, of)
			}
		}
	}
	return all
}

// subjectOfOtherPeriod looks for a trích yếu that names another period, or none. Of a report from
// one day to another it may name any.
func subjectOfOtherPeriod(p *Payload) templates.Problems {
	of := p.period()
	if of.IsZero() || of.Kind == period.Span || p.Subject == "" {
		return nil
	}
	named := mentioned(p.Subject, of.Year)
	for _, n := range named {
		if n == of {
			return nil
		}
	}
	if len(named) == 0 {
		longer := strings.Join(strings.Fields(p.Subject), " ") + " " + of.Name()
		return templates.Problems{{
			Path: "/subject", Rule: "report.subject", Severity: templates.Info,
			Message:    "Trích yếu chưa nêu kỳ báo cáo.",
			Suggestion: fmt.Sprintf("Thêm kỳ báo cáo, ví dụ “%s”.", longer),
			Edit:       templates.Mend("/subject", p.Subject, longer, false),
		}}
	}
	return templates.Problems{{
		Path: "/subject", Rule: "report.subject", Severity: templates.Warning,
		Message:    fmt.Sprintf("Trích yếu ghi %s, nhưng kỳ báo cáo là %s.", named[0].Name(), of.Name()),
		Suggestion: fmt.Sprintf("Sửa trích yếu, hoặc sửa “period” (đang là %s).", p.Period),
	}}
}

// issuedTooEarly looks for a report that is dated before the figures of its period are there.
func issuedTooEarly(p *Payload) templates.Problems {
	of := p.period()
	issued, err := viet.ParseDate(p.IssuedDate)
	if of.IsZero() || err != nil || !issued.Complete() {
		return nil
	}
	_, last := of.Window()
	if issued.String() >= last.String() {
		return nil
	}
	return templates.Problems{{
		Path: "/issued_date", Rule: "report.issued", Severity: templates.Info,
		Message:    fmt.Sprintf("Báo cáo %s ghi %s, trước ngày cuối của kỳ số liệu là %s.", of.Name(), issued.Text(), last.Text()),
		Suggestion: "Kiểm tra lại ngày ban hành và kỳ báo cáo.",
	}}
}
