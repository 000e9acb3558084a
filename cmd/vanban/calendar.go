package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/webhook"
	"vanban/templates/period"
)

// calendar is the way to make reports by a file of schedules.
type calendar struct {
	only, unit, table    *string
	dryRun, again, brief *bool
}

func calendarFlags(e *env) calendar {
	return calendar{
		only:   e.flags.String("only", "", "chỉ làm báo cáo tên `TÊN` trong tệp lịch"),
		unit:   e.flags.String("unit", "", "chỉ làm báo cáo của `ĐƠN VỊ` này; ghi tên hoặc tên thư mục của nó, ví dụ so-noi-vu"),
		dryRun: e.flags.Bool("dry-run", false, "chỉ cho biết sẽ làm gì, không ghi và không gửi gì"),
		again:  e.flags.Bool("again", false, "tạo lại cả báo cáo đã có; bản cũ được giữ bên cạnh"),
		brief:  e.flags.Bool("brief", false, "in mỗi báo cáo một dòng: đã có hay chưa, và điều đầu tiên phải sửa"),
		table:  e.flags.String("table", "", "ghi danh sách các báo cáo, ai đã nộp, ai còn thiếu, vào `TỆP` .csv (mở được bằng Excel)"),
	}
}

// run makes what is due, or tells what it would make, and prints what became of each report.
func (c calendar) run(e *env, file string, p *period.Period, s *service.Service) error {
	if *c.table != "" && !strings.EqualFold(filepath.Ext(*c.table), ".csv") {
		return usageError{fmt.Sprintf("Tùy chọn -table ghi một tệp .csv, không phải “%s”. %s", *c.table, e.seeHelp())}
	}
	config, err := e.loadSchedules(file)
	if err != nil {
		return err
	}
	hooks := config.Webhooks
	if *c.dryRun {
		hooks = nil // nobody is told, so that no secret is needed
	}
	r, err := e.runner(config, hooks, s, nil)
	if err != nil {
		return err
	}
	selection := schedule.Selection{Schedule: *c.only, Period: p, Unit: *c.unit, Again: *c.again}
	do := r.Once
	if *c.dryRun {
		do = r.Plan
	}
	var bar *progress
	r.Progress = func(t schedule.Task, _, total int) {
		if bar == nil {
			bar = e.progress(total)
		}
		bar.total = total
		bar.step(!failed(t))
	}
	r.Waiting = func(tasks []schedule.Task, d time.Duration) {
		bar.clear()
		tellWaiting(e.stderr, tasks, d)
	}
	began := e.now()
	tasks, err := do(e.ctx, selection)
	bar.clear()
	if nothing, ok := errors.AsType[*schedule.SelectionError](err); ok {
		return usageError{nothing.Message}
	}
	if err != nil {
		return fmt.Errorf("chưa làm hết các báo cáo: %w", err)
	}
	if err := c.tell(e, tasks, began); err != nil {
		return err
	}
	switch {
	case slices.ContainsFunc(tasks, failed):
		return errProblems
	case slices.ContainsFunc(tasks, func(t schedule.Task) bool { return t.Untold != "" }):
		return errUntold
	}
	return nil
}

// tell prints what became of the reports, and writes the table of them.
func (c calendar) tell(e *env, tasks []schedule.Task, began time.Time) error {
	if *c.table != "" {
		data, err := taskTable(tasks, began)
		if err == nil {
			err = e.write(*c.table, data)
		}
		if err != nil {
			return err
		}
	}
	return printTasks(e.stdout, tasks, began, *c.brief)
}

// errUntold says that all reports are there, but a webhook does not know.
var errUntold = errors.New("báo cáo đã có đủ, nhưng chưa báo được cho webhook; lần chạy sau gửi tiếp")

func failed(t schedule.Task) bool { return t.State == schedule.Failed || t.Problems.Failed() }

// loadSchedules reads a file of schedules. What is wrong with it is printed.
func (e *env) loadSchedules(file string) (*schedule.Config, error) {
	config, err := schedule.Load(file)
	return config, e.explain(err)
}

// runner makes a runner of a configuration, which tells the webhooks. The log is told of attempts to reach them; nil is nobody.
func (e *env) runner(config *schedule.Config, hooks []schedule.Webhook, s *service.Service, log *slog.Logger) (*schedule.Runner, error) {
	r := &schedule.Runner{
		Config: config, Service: s, Now: e.now, Wait: e.pause, Version: programVersion(), Getenv: e.getenv, Log: log,
	}
	for _, hook := range hooks {
		sender, err := e.sender(hook, log)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: webhook: %w", config.File, hook.Line, err)
		}
		r.Receivers = append(r.Receivers, schedule.Receiver{Name: hook.Name(), Events: hook.Events, Send: sender.Send})
	}
	return r, nil
}

// waitedFor is how many reports are named that wait for their sources.
const waitedFor = 5

// tellWaiting says what is waited for, and how long: whoever sits before the terminal need not.
func tellWaiting(w io.Writer, tasks []schedule.Task, d time.Duration) {
	fmt.Fprintf(w, "Chưa mở được nguồn số liệu của %d báo cáo; thử lại sau %s (chờ tổng cộng không quá %d phút), hoặc Ctrl-C để dừng:\n",
		len(tasks), duration(d), int(schedule.Patience.Minutes()))
	for _, t := range tasks[:min(len(tasks), waitedFor)] {
		fmt.Fprintf(w, "  %s: %s\n", taskName(t), strings.Join(t.Reasons, "; "))
	}
	if more := len(tasks) - waitedFor; more > 0 {
		fmt.Fprintf(w, "  … và %d báo cáo khác\n", more)
	}
}

// sender makes the sender of a webhook, whose secret is in the environment.
func (e *env) sender(hook schedule.Webhook, log *slog.Logger) (*webhook.Sender, error) {
	text := e.getenv(hook.SecretEnv)
	if text == "" {
		return nil, fmt.Errorf("chưa đặt biến môi trường %s; đặt bằng: export %[1]s=whsec_$(openssl rand -base64 32)", hook.SecretEnv)
	}
	var secrets []webhook.Secret
	for part := range strings.FieldsSeq(text) {
		secret, err := webhook.ParseSecret(part)
		if err != nil {
			return nil, fmt.Errorf("biến môi trường %s: %w", hook.SecretEnv, err)
		}
		secrets = append(secrets, secret)
	}
	return webhook.New(webhook.Config{URL: hook.URL, Secrets: secrets, Now: e.now, Wait: e.pause, Log: log})
}

// printTasks prints each report and how far it is, then how many of each there are. What was made since the run
// began is new.
func printTasks(w io.Writer, tasks []schedule.Task, began time.Time, brief bool) error {
	var b strings.Builder
	var told repeats
	if brief {
		printBrief(&b, tasks, began)
	}
	for _, t := range tasks {
		if brief {
			break
		}
		told.within(t.Schedule + " " + t.Period.String())
		printTask(&b, t, began, &told)
	}
	printUntold(&b, tasks)
	b.WriteString(countTasks(tasks, began))
	_, err := io.WriteString(w, b.String())
	return err
}

// printTask prints a report: what it is, when it is due, what its sources say and where it lies.
func printTask(b *strings.Builder, t schedule.Task, began time.Time, told *repeats) {
	fmt.Fprintf(b, "%s: %s\n", taskName(t), outcomes[outcome(t, began)].text)
	if t.State != schedule.Made && !t.Deadlines.ReportDue.IsZero() { // of a year whose days off nobody knows there are none
		fmt.Fprintf(b, "  số liệu từ %s đến %s, chốt lúc %s\n", t.Deadlines.From.Text(), t.Deadlines.To.Text(), moment(t.Deadlines.Collects()))
		fmt.Fprintf(b, "  hạn gửi báo cáo: %s", moment(t.Deadlines.ReportDue))
		if late := began.Sub(t.Deadlines.ReportDue); late > 0 {
			fmt.Fprintf(b, ", đã quá hạn %s", days(late))
		}
		b.WriteString("\n")
	}
	name := cmp.Or(t.Unit, taskName(t))
	reasons, like := told.lines(name, t.Reasons)
	problems, alike := told.problems(name, t.Problems)
	for _, reason := range reasons {
		b.WriteString("  " + reason + "\n")
	}
	for _, note := range t.Notes {
		b.WriteString("  lưu ý: " + note + "\n")
	}
	for _, s := range t.Sources {
		mark := "sẵn sàng"
		if !s.Ready {
			mark = "chưa đọc được"
		}
		fmt.Fprintf(b, "  nguồn %s: %s, %s\n", s.Name, mark, strings.ReplaceAll(s.Detail, "\n", "\n    "))
	}
	for _, f := range t.Files {
		fmt.Fprintf(b, "  %s/%s\n", t.Folder, f)
	}
	if t.State == schedule.Due {
		fmt.Fprintf(b, "  sẽ ghi vào %s\n", t.Folder)
	}
	_ = printProblems(indented{b}, t.Folder, nil, problems) // a builder takes all
	if as := cmp.Or(like, alike); as != "" {
		b.WriteString("  " + likeText(as) + "\n")
	}
}

// printUntold prints why webhooks could not be told, and of how many reports, once for each reason.
func printUntold(b *strings.Builder, tasks []schedule.Task) {
	var reasons []string
	reports := map[string]int{}
	for _, t := range tasks {
		for reason := range strings.Lines(t.Untold) {
			reason = strings.TrimSpace(reason)
			if reports[reason]++; reports[reason] == 1 {
				reasons = append(reasons, reason)
			}
		}
	}
	for _, reason := range reasons {
		fmt.Fprintf(b, "Chưa báo được cho webhook về %d báo cáo: %s\n", reports[reason], reason)
	}
}

// indented writes each line two columns to the right.
type indented struct{ b *strings.Builder }

func (w indented) Write(p []byte) (int, error) {
	for line := range strings.Lines(string(p)) {
		w.b.WriteString("  " + line)
	}
	return len(p), nil
}

// taskName is what a report is called: "Báo cáo cải cách hành chính (cchc), quý III năm 2022, Sở Nội vụ".
func taskName(t schedule.Task) string {
	name := t.Schedule
	if t.Title != "" && t.Title != t.Schedule {
		name = fmt.Sprintf("%s (%s)", t.Title, t.Schedule)
	}
	name += ", " + t.Period.Name()
	if t.Unit != "" {
		name += ", " + t.Unit
	}
	return name
}

// outcomes say what has become of a report: the line about it, and the last line about all. The first that holds
// counts.
var outcomes = []struct {
	holds       func(t schedule.Task, began time.Time) bool
	text, count string
}{
	{func(t schedule.Task, began time.Time) bool { return t.State == schedule.Made && t.MadeAt.Before(began) }, "đã có từ trước", "đã có"},
	{is(schedule.Made), "đã tạo", "mới tạo"},
	{is(schedule.Due), "đến hạn, chưa tạo", "đến hạn"},
	{is(schedule.Waiting), "chưa đến lúc chốt số liệu", "chưa đến lúc chốt"},
	{is(schedule.Failed), "không tạo được", "không tạo được"},
}

func is(s schedule.State) func(schedule.Task, time.Time) bool {
	return func(t schedule.Task, _ time.Time) bool { return t.State == s }
}

// outcome is the index of what has become of a report.
func outcome(t schedule.Task, began time.Time) int {
	for i, row := range outcomes {
		if row.holds(t, began) {
			return i
		}
	}
	panic("no outcome for " + t.State)
}

// countTasks is the last line, such as "4 báo cáo: 1 mới tạo, 3 chưa đến lúc chốt.".
func countTasks(tasks []schedule.Task, began time.Time) string {
	if len(tasks) == 0 {
		return "Không có báo cáo nào phải làm lúc này.\n"
	}
	counts := make([]int, len(outcomes))
	for _, t := range tasks {
		counts[outcome(t, began)]++
	}
	var parts []string
	for i, n := range counts {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, outcomes[i].count))
		}
	}
	return fmt.Sprintf("%d báo cáo: %s.\n", len(tasks), strings.Join(parts, ", "))
}

// moment is a time as the clerk reads it, in Vietnam.
func moment(t time.Time) string { return t.In(period.Vietnam()).Format("15:04 ngày 02/01/2006") }

// days is how long something has been late, in whole days, at least one.
func days(d time.Duration) string { return fmt.Sprintf("%d ngày", int(d/(24*time.Hour))+1) }
