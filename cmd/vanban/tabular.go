package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/source"
	"vanban/render/format"
	"vanban/templates"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// tabular is the way to make reports from a table now, whatever the calendar: one of all of it, or one for each
// unit that it names.
type tabular struct {
	template, from, each, out, formats *string
	mappings, places                   *texts
	jobs                               *int
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
		out:      e.flags.String("o", ".", "ghi vào `THƯ MỤC`"),
		formats:  e.flags.String("format", "docx,pdf", "tạo các `ĐỊNH DẠNG` này, cách nhau bằng dấu phẩy"),
		jobs:     e.flags.Int("jobs", 0, "tạo cùng lúc nhiều nhất `SỐ` báo cáo; 0 là bằng số bộ xử lý"),
		mappings: new(texts), places: new(texts),
	}
	e.flags.Var(t.mappings, "mapping", "đọc bảng theo `TỆP` .yaml, như “vanban inspect” in ra; dùng nhiều lần được, mỗi lần kèm một -into")
	e.flags.Var(t.places, "into", "đặt số liệu vào `CHỖ` này của dữ liệu mẫu (JSON pointer), ví dụ /data/dossiers/0/rows")
	return t
}

// batch is what a run makes its reports with.
type batch struct {
	draft   *schedule.Draft
	reader  *source.Reader
	service *service.Service
	formats []format.Format
	request source.Request    // of each report, but for the unit
	names   map[string]string // of each unit's files, without extension
	out     string            // folder
	jobs    int               // at once
}

// run makes the reports and prints, as they come, what became of each.
func (t tabular) run(e *env, p *period.Period, s *service.Service) error {
	b, err := t.batch(e, p, s)
	if err != nil {
		return err
	}
	defer b.reader.Close() //nolint:errcheck // it was only read from
	units, err := t.units(e.ctx, b)
	if err == nil {
		err = b.nameFiles(*t.template, units)
	}
	if err != nil {
		return e.explain(err)
	}
	if err := os.MkdirAll(b.out, 0o777); err != nil {
		return fmt.Errorf("không tạo được thư mục %s: %w", b.out, bare(err))
	}
	return e.makeAll(b, units)
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
	window, err := period.Rules{Roll: period.RollNone}.Deadlines(*p, nil) // a window does not depend on days off
	if err != nil {
		return nil, usageError{fmt.Sprintf("Cờ -period: %v", err)}
	}
	return &batch{
		draft: draft, reader: source.NewReader(), service: s, formats: formats, out: *t.out,
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
		return nil, usageError{"Cờ -jobs phải là số dương. " + e.seeHelp()}
	}
	return chooseFormats(s, *t.formats)
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

// sourceTypes tells what a source is by its extension.
var sourceTypes = map[string]source.Type{".json": source.JSON, ".xlsx": source.XLSX, ".csv": source.CSV}

// sources makes the sources that the flags name: the same file, read by each of the mappings.
func (t tabular) sources(e *env) (specs []source.Spec, err error) {
	kind, known := sourceTypes[strings.ToLower(filepath.Ext(*t.from))]
	if info, err := os.Stat(*t.from); err == nil && info.IsDir() {
		kind, known = source.Folder, true
	}
	mapped := kind == source.XLSX || kind == source.CSV
	switch {
	case !known:
		return nil, usageError{fmt.Sprintf("Không biết loại số liệu của “%s”: cần tệp .xlsx, .csv, .json hoặc thư mục.", *t.from)}
	case mapped && len(*t.mappings) == 0:
		return nil, usageError{fmt.Sprintf("Cần -mapping TỆP cho %s; “vanban inspect %[1]s” in ra một tệp để bắt đầu.", *t.from)}
	case !mapped && (len(*t.mappings) > 0 || *t.each != ""):
		return nil, usageError{"Chỉ dùng -mapping và -each với tệp .xlsx và .csv. " + e.seeHelp()}
	case len(*t.places) != max(1, len(*t.mappings)):
		return nil, usageError{"Mỗi -mapping cần đúng một -into CHỖ, ví dụ -into /data/dossiers/0/rows. " + e.seeHelp()}
	}
	for i, into := range *t.places {
		spec := source.Spec{Name: filepath.Base(*t.from), Type: kind, Path: *t.from, Into: into}
		if mapped {
			if spec.Mapping, err = t.mapping(e, (*t.mappings)[i]); err != nil {
				return nil, err
			}
		}
		if flaws := spec.Check(); len(flaws) > 0 {
			return nil, e.explain(flaws)
		}
		specs = append(specs, spec)
	}
	return specs, nil
}

// mapping reads a mapping file. When there is to be a report for each unit, only the rows of that unit are its.
func (t tabular) mapping(e *env, name string) (*source.Mapping, error) {
	data, err := e.readPayload(name)
	if err != nil {
		return nil, err
	}
	m, err := source.ParseMapping(data)
	if err != nil {
		e.complain(name, err.Error(), "")
		return nil, errProblems
	}
	if _, told := m.Where[*t.each]; *t.each == "" || told {
		return m, nil
	}
	if m.Where == nil {
		m.Where = map[string]string{}
	}
	m.Where[*t.each] = "{{don_vi}}"
	return m, nil
}

// units lists for whom there is a report: one of nobody in particular unless -each was given.
func (t tabular) units(ctx context.Context, b *batch) ([]string, error) {
	if *t.each == "" {
		return []string{""}, nil
	}
	return b.reader.Units(ctx, b.draft.Sources()[0], *t.each, b.request)
}

// nameFiles gives each unit the name of its files: its own, without diacritics, or of a single report the template's.
func (b *batch) nameFiles(template string, units []string) error {
	b.names = map[string]string{}
	taken := map[string]string{}
	for _, unit := range units {
		name := viet.Slug(unit)
		if unit == "" {
			name = strings.TrimSuffix(filepath.Base(template), filepath.Ext(template))
		}
		if other, twice := taken[name]; twice || name == "" {
			return source.Flaws{{
				Source:     cmp.Or(b.draft.Sources()[0].Name, template),
				Message:    fmt.Sprintf("Đơn vị “%s” trùng tên tệp “%s” với “%s”.", unit, name, other),
				Suggestion: "Đặt tên đơn vị khác nhau cả khi bỏ dấu.",
			}}
		}
		b.names[unit], taken[name] = name, unit
	}
	return nil
}

// explain prints what is wrong with the operator's files or the sources, as the errors of a payload are, and gives an
// error that says so; any other error it gives back.
func (e *env) explain(err error) error {
	problems, isProblems := errors.AsType[schedule.Problems](err)
	for _, p := range problems {
		place := p.File
		if p.Line > 0 {
			place = fmt.Sprintf("%s:%d", p.File, p.Line)
		}
		e.complain(place, p.Message, p.Suggestion)
	}
	flaws, isFlaws := errors.AsType[source.Flaws](err)
	for _, f := range flaws {
		e.complain(cmp.Or(f.Place, f.Source), f.Message, f.Suggestion)
	}
	if isProblems || isFlaws {
		return errProblems
	}
	return err
}

// complainAll prints every error that has kept a report from being made.
func (e *env) complainAll(called string, err error) {
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range all.Unwrap() {
			e.complainAll(called, one)
		}
		return
	}
	flaws, ok := errors.AsType[source.Flaws](err)
	for _, f := range flaws {
		e.complain(called+": "+cmp.Or(f.Place, f.Source), f.Message, f.Suggestion)
	}
	if !ok {
		e.complain(called, err.Error(), "")
	}
}

// complain prints what is wrong at a place, "" for none, and what to do, "" for nothing.
func (e *env) complain(place, message, suggestion string) {
	if place != "" {
		place += ": "
	}
	fmt.Fprintf(e.stderr, "%slỗi: %s\n", place, message)
	if suggestion != "" {
		fmt.Fprintln(e.stderr, "  →", suggestion)
	}
}

// made is what became of a report.
type made struct {
	called   string   // what messages call it
	files    []string // written
	payload  []byte
	problems templates.Problems
	err      error // that it was not made, beside the problems
	failed   bool
}

// makeAll makes a report for each unit, several at once, and prints what became of each in the order of the units. One
// that fails does not keep the others from being made.
func (e *env) makeAll(b *batch, units []string) error {
	began, bar, bad := e.now(), e.progress(len(units)), 0
	inOrder(e.ctx, len(units), b.jobs,
		func(ctx context.Context, i int) made { return b.make(ctx, units[i]) },
		func(m made) { bar.step(!m.failed) },
		func(m made) {
			bar.clear()
			if m.failed {
				bad++
			}
			e.printMade(m)
		})
	bar.clear()
	if err := e.ctx.Err(); err != nil {
		return fmt.Errorf("bị dừng giữa chừng: %w", err)
	}
	fmt.Fprint(e.stderr, summary(len(units), bad, e.now().Sub(began)))
	if bad > 0 {
		return errProblems
	}
	return nil
}

// summary is the last line of a run.
func summary(total, bad int, took time.Duration) string {
	text := fmt.Sprintf("Đã tạo %s/%s báo cáo trong %s", viet.Integer(int64(total-bad)), viet.Integer(int64(total)), duration(took))
	if bad > 0 {
		text += fmt.Sprintf("; %s không tạo được, lý do ở trên", viet.Integer(int64(bad)))
	}
	return text + ".\n"
}

// printMade prints a report's files, and what is to be said of it.
func (e *env) printMade(m made) {
	for _, f := range m.files {
		fmt.Fprintln(e.stdout, f)
	}
	_ = printProblems(e.stderr, m.called, m.payload, m.problems) // nobody else is left to be told
	if m.err != nil {
		e.complainAll(m.called, m.err)
	}
}

// make makes the report of a unit, and writes it in all formats when all are there.
func (b *batch) make(ctx context.Context, unit string) (m made) {
	m.called = cmp.Or(unit, b.names[unit])
	defer func() {
		if cause := recover(); cause != nil {
			m.err = crash{cause: cause}
		}
		if m.err != nil {
			m.failed = true
		}
	}()
	request := b.request
	request.Unit = unit
	payload, err := b.draft.Payload(ctx, b.reader, request)
	if err != nil {
		m.err = err
		return m
	}
	m.payload = payload.JSON
	files, err := b.render(ctx, &m, payload)
	if err != nil || m.failed {
		m.err = err
		return m
	}
	for i, f := range b.formats {
		name := filepath.Join(b.out, b.names[unit]+f.Ext)
		if err := writeFile(name, files[i]); err != nil {
			m.err = fmt.Errorf("không ghi được %s: %w", name, bare(err))
			return m
		}
		m.files = append(m.files, name)
	}
	return m
}

// render makes the documents of a payload. What is wrong with it goes into m, each with the place that its data came
// from.
func (b *batch) render(ctx context.Context, m *made, payload schedule.Payload) (files [][]byte, err error) {
	for _, f := range b.formats {
		file, err := b.service.Render(ctx, service.Order{Format: f.Name, Payload: payload.JSON})
		m.problems = file.Problems
		if refused, ok := errors.AsType[*service.Error](err); ok && refused.Problems != nil {
			m.problems, m.failed, err = refused.Problems, true, nil
		}
		m.problems = payload.Locate(m.problems)
		if err != nil || m.failed {
			return nil, err
		}
		files = append(files, file.Data)
	}
	return files, nil
}
