package main

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/source"
	"vanban/render/format"
	"vanban/templates/period"
)

// tabular is the way to make reports from a table now, whatever the calendar: one of all of it, or one for each
// unit that it names.
type tabular struct {
	template, from, each, out, formats *string
	mappings, places                   *texts
	jobs                               *int
	force                              *bool
	options                            *service.Options
}

// texts is a flag that may be given several times.
type texts []string

func (l *texts) String() string { return strings.Join(*l, ", ") }

func (l *texts) Set(text string) error {
	*l = append(*l, text)
	return nil
}

func tabularFlags(e *env) tabular {
	t := tabular{
		template: e.flags.String("template", "", "tạo báo cáo từ dữ liệu mẫu ở `TỆP` .json và số liệu của -from"),
		from:     e.flags.String("from", "", "lấy số liệu từ `TỆP` .xlsx, .csv hoặc .json, hay thư mục tệp .json"),
		each:     e.flags.String("each", "", "tạo cho mỗi đơn vị có tên trong `CỘT` này một báo cáo"),
		out:      e.flags.String("o", "", "ghi vào `THƯ MỤC`; mặc định là thư mục hiện tại"),
		formats:  e.flags.String("format", "docx,pdf", "tạo các `ĐỊNH DẠNG` này, cách nhau bằng dấu phẩy"),
		jobs:     e.flags.Int("jobs", 0, "tạo cùng lúc nhiều nhất `SỐ` báo cáo; 0 là bằng số bộ xử lý"),
		force:    e.flags.Bool("force", false, "ghi đè cả khi không có -o mà tệp đã có, khác báo cáo vừa tạo"),
		mappings: new(texts), places: new(texts), options: e.optionFlags(),
	}
	e.flags.Var(t.mappings, "mapping", "đọc bảng theo `TỆP` .yaml, như “vanban inspect” in ra; dùng nhiều lần được, mỗi lần kèm một -into")
	e.flags.Var(t.places, "into", "đặt số liệu vào `CHỖ` này của dữ liệu mẫu (JSON pointer), ví dụ /data/dossiers/0/rows")
	return t
}

// run makes the reports and prints, as they come, what became of each. The letterhead is the file's name, "" for none.
func (t tabular) run(e *env, p *period.Period, s *service.Service, letterhead string) error {
	b, err := t.batch(e, p, s)
	if err != nil {
		return err
	}
	b.mayWrite = func(name string, data []byte) error {
		if err := e.notInput(name, *t.template, *t.from, letterhead); err != nil || *t.out != "" || *t.force {
			return err
		}
		return mayReplace(name, data)
	}
	defer b.reader.Close() //nolint:errcheck // it was only read from
	units, err := t.units(e.ctx, b)
	if err == nil {
		err = b.nameFiles(*t.template, units)
	}
	if err != nil {
		return e.explain(err)
	}
	if err := t.tellAbsent(e, b); err != nil {
		return err
	}
	lost, err := t.strays(e, b, units)
	if err != nil {
		return e.explain(err)
	}
	if err := os.MkdirAll(b.out, 0o777); err != nil {
		return fmt.Errorf("không tạo được thư mục %s: %w", b.out, bare(err))
	}
	return cmp.Or(e.makeAll(b, units), e.explain(lost))
}

// strays finds rows in the tables that are of no unit of the first one: they keep the reports from being made to which
// they probably belong, and the others are given back.
func (t tabular) strays(e *env, b *batch, units []string) (lost error, _ error) {
	if *t.each == "" {
		return nil, nil
	}
	b.refused = map[string]source.Flaws{}
	var others source.Flaws
	for _, spec := range b.draft.Sources() {
		found, err := b.reader.Strays(e.ctx, spec, units, b.request)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			if s.Near == "" {
				others = append(others, s.Flaw)
				continue
			}
			b.refused[s.Near] = append(b.refused[s.Near], s.Flaw)
		}
	}
	if len(others) == 0 {
		return nil, nil
	}
	return others, nil
}

// tellAbsent prints the units of the table for which there is no report, because it has nothing of the
// period for them.
func (t tabular) tellAbsent(e *env, b *batch) error {
	if *t.each == "" {
		return nil
	}
	absent, err := b.reader.Absent(e.ctx, b.draft.Sources()[0], *t.each, b.request)
	if err != nil {
		return e.explain(err)
	}
	for _, unit := range absent {
		if _, err := fmt.Fprintf(e.stderr, "%s: không có báo cáo, vì bảng không có dòng nào của %s\n", unit, b.request.Period.Name()); err != nil {
			return err
		}
	}
	return nil
}

// batch reads the template and the mappings.
func (t tabular) batch(e *env, p *period.Period, s *service.Service) (*batch, error) {
	formats, err := t.check(e, p, s)
	if err != nil {
		return nil, err
	}
	specs, err := t.sources(e)
	if err != nil {
		return nil, err
	}
	template, err := e.readPayload(*t.template)
	if err != nil {
		return nil, err
	}
	draft, err := schedule.NewDraft(*t.template, template, specs)
	if err != nil {
		e.complain("", err.Error(), "")
		return nil, errProblems
	}
	window, err := period.Rules{}.Planned(*p) // a window does not depend on days off
	if err != nil {
		return nil, usageError{fmt.Sprintf("Tùy chọn -period: %v", err)}
	}
	return &batch{
		draft: draft, reader: source.NewReader(), service: s, formats: formats, options: *t.options, out: cmp.Or(*t.out, "."),
		jobs:    cmp.Or(*t.jobs, runtime.GOMAXPROCS(0)),
		request: source.Request{Period: *p, From: window.From, To: window.To, Getenv: e.getenv},
	}, nil
}

// check wants the flags that cannot do without each other, and gives the formats.
func (t tabular) check(e *env, p *period.Period, s *service.Service) ([]format.Format, error) {
	switch {
	case p == nil:
		return nil, usageError{"Cần -period KỲ, ví dụ -period 2022-Q3. " + e.seeHelp()}
	case *t.from == "":
		return nil, usageError{"Cần -from TỆP, nơi có số liệu. " + e.seeHelp()}
	case *t.jobs < 0:
		return nil, usageError{"Tùy chọn -jobs phải là số dương. " + e.seeHelp()}
	}
	formats, err := chooseFormats(s, *t.formats)
	if err != nil {
		return nil, err
	}
	return formats, t.options.Suit(formatNames(formats)...)
}

// formatNames are the names of formats.
func formatNames(formats []format.Format) []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

// chooseFormats reads names of formats, separated by commas.
func chooseFormats(s *service.Service, list string) (chosen []format.Format, err error) {
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if err := s.KnowsFormat(name); err != nil {
			return nil, err
		}
		i := slices.IndexFunc(s.Formats(), func(f format.Format) bool { return f.Name == name })
		chosen = append(chosen, s.Formats()[i])
	}
	return chosen, nil
}
