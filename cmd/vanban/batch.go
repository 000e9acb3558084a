package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/source"
	"vanban/render/format"
	"vanban/templates"
	"vanban/templates/viet"
)

// batch is what a run makes its reports with.
type batch struct {
	draft   *schedule.Draft
	reader  *source.Reader
	service *service.Service
	formats []format.Format
	options service.Options   // of the files
	request source.Request    // of each report, but for the unit
	names   map[string]string // of each unit's files, without extension
	out     string            // folder
	jobs    int               // at once

	refused map[string]source.Flaws // by unit: rows that are probably its, under a misspelt name

	mayWrite func(name string, data []byte) error // an error keeps what is there
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

// made is what became of a report.
type made struct {
	called   string   // what messages call it
	files    []string // written
	old      []string // of an earlier run, which one that failed has left
	payload  []byte
	problems templates.Problems
	notes    []string // on the sources
	err      error    // that it was not made, beside the problems
	failed   bool
}

// makeAll makes a report for each unit, several at once, and prints what became of each in the order of the units. One
// that fails does not keep the others from being made. The error has the first fault of ours, for its stack.
func (e *env) makeAll(b *batch, units []string) error {
	began, bar, bad := e.now(), e.progress(len(units)), 0
	var fault error // of ours
	var told repeats
	told.within("")
	inOrder(e.ctx, len(units), b.jobs,
		func(ctx context.Context, i int) made { return b.make(ctx, units[i]) },
		func(m made) { bar.step(!m.failed) },
		func(m made) {
			bar.clear()
			if m.failed {
				bad++
			}
			if crashed, ok := errors.AsType[crash](m.err); ok && fault == nil {
				fault = crashed
			}
			e.printMade(m, &told)
		})
	bar.clear()
	if err := e.ctx.Err(); err != nil {
		return fmt.Errorf("bị dừng giữa chừng: %w", err)
	}
	fmt.Fprint(e.stderr, summary(len(units), bad, e.now().Sub(began)))
	if bad > 0 {
		return errors.Join(errProblems, fault)
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
func (e *env) printMade(m made, told *repeats) {
	for _, f := range m.files {
		fmt.Fprintln(e.stdout, f)
	}
	problems, as := told.problems(m.called, m.problems)
	_ = printProblems(e.stderr, m.called, m.payload, problems) // nobody else is left to be told
	if as != "" {
		fmt.Fprintf(e.stderr, "%s: %s\n", m.called, likeText(as))
	}
	if m.err != nil {
		e.complainAll(m.called, m.err)
	}
	for _, note := range m.notes {
		fmt.Fprintf(e.stderr, "%s: lưu ý: %s\n", m.called, note)
	}
	for _, f := range m.old {
		fmt.Fprintf(e.stderr, "%s: lưu ý: %s là của lần chạy trước\n", m.called, f)
	}
}

// earlier are the files of a unit that an earlier run has made.
func (b *batch) earlier(unit string, written []string) (files []string) {
	for _, f := range b.formats {
		for _, ext := range service.Exts(f) {
			name := filepath.Join(b.out, b.names[unit]+ext)
			if _, err := os.Stat(name); err == nil && !slices.Contains(written, name) {
				files = append(files, name)
			}
		}
	}
	return files
}

// make makes the report of a unit, and writes it in all formats when all are there.
func (b *batch) make(ctx context.Context, unit string) (m made) {
	m.called = cmp.Or(unit, b.names[unit])
	defer func() {
		if cause := recover(); cause != nil {
			m.err = crash{cause, debug.Stack()}
		}
		if m.failed = m.failed || m.err != nil; m.failed {
			m.old = b.earlier(unit, m.files)
		}
	}()
	if flaws := b.refused[unit]; flaws != nil {
		m.err = flaws
		return m
	}
	request := b.request
	request.Unit = unit
	payload, err := b.draft.Payload(ctx, b.reader, request)
	m.payload, m.notes = payload.JSON, payload.Notes
	if err != nil {
		m.err = err
		if report, wrong := b.service.Check(ctx, service.Order{Payload: payload.JSON}); wrong == nil {
			m.problems = payload.Certain(report.Problems)
		}
		return m
	}
	files, err := b.render(ctx, &m, payload)
	if err != nil || m.failed {
		m.err = err
		return m
	}
	m.err = b.write(&m, unit, files)
	return m
}

// write puts the files of a unit where they belong, all of them or, when one must stay that is there, none.
func (b *batch) write(m *made, unit string, files []service.File) error {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = filepath.Join(b.out, b.names[unit]+f.Ext)
		if err := b.mayWrite(names[i], f.Data); err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := writeFile(name, files[i].Data); err != nil {
			return fmt.Errorf("không ghi được %s: %w", name, bare(err))
		}
		m.files = append(m.files, name)
	}
	return nil
}

// render makes the documents of a payload. What is wrong with it goes into m, each with the place that its data came
// from.
func (b *batch) render(ctx context.Context, m *made, payload schedule.Payload) (files []service.File, err error) {
	files, err = b.service.RenderAll(ctx, service.Order{Payload: payload.JSON, Options: b.options}, formatNames(b.formats)...)
	if refused, ok := errors.AsType[*service.Error](err); ok && refused.Problems != nil {
		m.problems, m.failed, err = payload.Locate(refused.Problems), true, nil
	}
	for _, file := range files {
		m.problems = payload.Locate(file.Problems) // the same in every format
	}
	return files, err
}
