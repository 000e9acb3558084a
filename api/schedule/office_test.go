package schedule_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/api/webhook"
	"vanban/templates/period"
)

// template is a small document whose body comes from a source.
const template = `{
  "kind": "thong-bao",
  "organ_name": "Sở Khoa học và Công nghệ",
  "code_notation": "TB-SKHCN",
  "place": "Kon Tum",
  "subject": "Kết quả cải cách hành chính {{ten_ky}}",
  "body": null,
  "signer": {"position": "Giám đốc", "full_name": "Nguyễn Văn An"},
  "to_places": ["Bộ Nội vụ (để b/c)"],
  "archive": {"unit": "VP"}
}`

// yearly is a file of schedules for four reports a year.
const yearly = `output: ra
since: 2023-01-01
schedules:
  - name: cchc
    title: Báo cáo cải cách hành chính
    periods: [Q1, H1, Q3, Y]
    template: mau.json
    sources:
      - {name: số liệu, type: json, path: "so-lieu/{{ky}}.json", select: /noi_dung, into: /body}
`

// byUnit is a file of schedules for a report of each unit.
const byUnit = `output: ra
schedules:
  - name: don-vi
    periods: [Q1]
    template: mau.json
    formats: [docx]
    each: {source: danh sách, column: ten}
    sources:
      - {name: danh sách, type: json, path: don-vi.json}
      - {name: số liệu, type: json, path: "so-lieu/{{don_vi}}.json", select: /noi_dung, into: /body}
`

// office is a folder with a file of schedules, a clock that only waiting moves, and who is told of events.
type office struct {
	*testing.T
	dir    string
	runner *schedule.Runner

	mu     sync.Mutex
	now    time.Time
	events []webhook.Event
	waited func(now time.Time) // called after each wait
	deaf   bool                // events do not arrive
}

// open makes an office on a day, as 2023-03-01, at eight.
func open(t *testing.T, day, config string) *office {
	t.Helper()
	o := &office{T: t, dir: t.TempDir()}
	o.write("lich.yaml", config)
	o.write("mau.json", template)
	o.on(day + " 08:00")
	c, err := schedule.Load(o.path("lich.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	o.runner = o.run(c)
	return o
}

func (o *office) run(c *schedule.Config) *schedule.Runner {
	return &schedule.Runner{
		Config: c, Service: service.New(service.Config{}), Version: "v1.2.3",
		Now: o.clock, Wait: o.wait, Receivers: []schedule.Receiver{{Name: "nhận", Send: o.notify}},
	}
}

func (o *office) path(name string) string { return filepath.Join(o.dir, filepath.FromSlash(name)) }

func (o *office) write(name, text string) {
	o.Helper()
	if err := os.MkdirAll(filepath.Dir(o.path(name)), 0o755); err != nil {
		o.Fatal(err)
	}
	if err := os.WriteFile(o.path(name), []byte(text), 0o644); err != nil {
		o.Fatal(err)
	}
}

// send has the figures of a period come in.
func (o *office) send(name string) {
	o.Helper()
	o.write("so-lieu/"+name+".json", `{"noi_dung": "Sở báo cáo kết quả của `+name+`."}`)
}

// on sets the clock: "2023-03-14 17:00".
func (o *office) on(at string) {
	o.Helper()
	t, err := time.ParseInLocation("2006-01-02 15:04", at, period.Vietnam())
	if err != nil {
		o.Fatal(err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.now = t
}

func (o *office) clock() time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.now
}

func (o *office) wait(ctx context.Context, d time.Duration) error {
	o.mu.Lock()
	o.now = o.now.Add(d)
	now := o.now
	o.mu.Unlock()
	if o.waited != nil {
		o.waited(now)
	}
	return ctx.Err()
}

func (o *office) notify(_ context.Context, e webhook.Event) error {
	if o.deaf {
		return fs.ErrPermission
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.events = append(o.events, e)
	return nil
}

// once makes what is due.
func (o *office) once(s schedule.Selection) []schedule.Task {
	o.Helper()
	tasks, err := o.runner.Once(o.Context(), s)
	if err != nil {
		o.Fatal(err)
	}
	return tasks
}

// wantEvents compares the events so far, as "type period unit".
func (o *office) wantEvents(want ...string) {
	o.Helper()
	var got []string
	for _, e := range o.events {
		told := e.Data.(schedule.Told)
		got = append(got, strings.TrimSpace(e.Type+" "+told.Period.String()+" "+told.Unit))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		o.Errorf("events %q, want %q", got, want)
	}
}

// wantTasks compares tasks, as "schedule period unit state".
func (o *office) wantTasks(tasks []schedule.Task, want ...string) {
	o.Helper()
	var got []string
	for _, task := range tasks {
		got = append(got, strings.Join(strings.Fields(task.Schedule+" "+task.Period.String()+" "+task.Unit+" "+string(task.State)), " "))
	}
	if !slices.Equal(got, want) {
		o.Errorf("tasks %q, want %q", got, want)
		for _, task := range tasks {
			o.Logf("%s %s: %q", task.Period, task.Unit, task.Reasons)
		}
	}
}

// files lists what lies below a folder, by its names.
func (o *office) files(folder string) (names []string) {
	o.Helper()
	err := filepath.WalkDir(o.path(folder), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(o.path(folder), name)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		o.Fatal(err)
	}
	return names
}

// wantFiles compares what lies below a folder, marks of events aside.
func (o *office) wantFiles(folder string, want ...string) {
	o.Helper()
	got := slices.DeleteFunc(o.files(folder), func(name string) bool {
		return strings.HasPrefix(name, ".vanban/") || strings.HasSuffix(name, "/units.json")
	})
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		o.Errorf("%s has %q, want %q", folder, got, want)
	}
}

func (o *office) read(name string, target any) {
	o.Helper()
	data, err := os.ReadFile(o.path(name))
	if err == nil {
		err = json.Unmarshal(data, target)
	}
	if err != nil {
		o.Fatal(err)
	}
}

// report are the files of a report in both formats, in a folder.
func report(folder, name string) []string {
	return []string{folder + "/" + name + ".docx", folder + "/" + name + ".pdf", folder + "/manifest.json", folder + "/payload.json", folder + "/trace.json"}
}

func parse(t *testing.T, s string) *period.Period {
	t.Helper()
	p, err := period.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return &p
}
