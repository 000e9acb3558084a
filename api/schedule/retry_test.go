package schedule_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/render"
	"vanban/templates"
	"vanban/templates/all"
)

// two is a file of two schedules; the source of the first is tried for days.
const two = `output: ra
since: 2023-03-01
schedules:
  - name: dai
    periods: [Q1]
    template: mau.json
    retry: {attempts: 6, wait: 12h}
    sources:
      - {name: dài hơi, type: json, path: "dai/{{ky}}.json", select: /noi_dung, into: /body}
  - name: cchc
    periods: [Q1, H1]
    template: mau.json
    sources:
      - {name: số liệu, type: json, path: "so-lieu/{{ky}}.json", select: /noi_dung, into: /body}
`

// TestPatientRun: while a source is tried for days, all else is made in time, and the tries are counted on.
func TestPatientRun(t *testing.T) {
	o := open(t, "2023-03-12", two)
	ctx, stop := context.WithCancel(t.Context())
	made := map[string]string{}
	o.waited = func(now time.Time) {
		at := now.Format("01-02 15:04")
		switch at {
		case "03-15 09:00":
			o.send("2023-Q1")
		case "03-17 09:00":
			stop()
		}
		for _, name := range o.files("ra") {
			if made[name] == "" {
				made[name] = at
			}
		}
	}
	o.runner.Config.Schedules[1].Retry.Attempts = 1
	o.runner.Config.Schedules[1].Retry.Again = time.Hour
	if err := o.runner.Run(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if at := made["cchc/2023-Q1/manifest.json"]; at != "03-15 10:00" {
		t.Errorf("made at %q, want at the first look after its figures came", at)
	}
	var f schedule.Failure
	if o.read("ra/dai/2023-Q1.failed.json", &f); f.Attempts != 6 || f.FailedAt.Format("01-02 15:04") != "03-17 05:00" {
		t.Errorf("failed after %d attempts at %v, want six, each 12 hours after the other", f.Attempts, f.FailedAt)
	}
}

// TestPatience: Once tells what it waits for, and does not wait for days.
func TestPatience(t *testing.T) {
	o := open(t, "2023-03-15", two)
	var told []string
	o.runner.Waiting = func(tasks []schedule.Task, d time.Duration) {
		for _, task := range tasks {
			told = append(told, task.Schedule+" "+d.String()+" "+strings.Join(task.Reasons, ""))
		}
	}
	o.wantTasks(o.once(schedule.Selection{Period: parse(t, "2023-Q1")}), "dai 2023-Q1 failed", "cchc 2023-Q1 failed")
	if got := o.clock().Format("02 15:04"); got != "15 08:20" {
		t.Errorf("ended at %s", got)
	}
	if len(told) != 2 || !strings.HasPrefix(told[0], "cchc 10m0s số liệu: ") {
		t.Errorf("told %q", told)
	}
	o.runner.Config.Schedules[1].Retry.Attempts = 100
	began := o.clock()
	o.once(schedule.Selection{Schedule: "cchc", Period: parse(t, "2023-Q1")})
	if waited := o.clock().Sub(began); waited != schedule.Patience {
		t.Errorf("waited %v", waited)
	}
}

// TestLateUnit: a unit whose figures come while they are waited for is kept with the others of its period.
func TestLateUnit(t *testing.T) {
	o := open(t, "2023-03-15", byUnit)
	o.write("don-vi.json", `[{"ten": "A"}, {"ten": "B"}, {"ten": "C"}]`)
	o.send("a")
	o.send("c")
	o.waited = func(time.Time) { o.send("b") }
	o.wantTasks(o.once(schedule.Selection{Period: parse(t, "2023-Q1")}), "don-vi 2023-Q1 A made", "don-vi 2023-Q1 B made", "don-vi 2023-Q1 C made")
	var kept struct{ Units []string }
	if o.read("ra/don-vi/2023-Q1/units.json", &kept); !slices.Equal(kept.Units, []string{"A", "B", "C"}) {
		t.Errorf("kept %q", kept)
	}
}

// TestMixedFailure: what is wrong with one source is told at once, whatever another is waited for.
func TestMixedFailure(t *testing.T) {
	o := open(t, "2023-03-15", strings.Replace(yearly, "    sources:\n", "    sources:\n      - {name: khác, type: json, path: khac.json, into: /addressees}\n", 1))
	o.write("khac.json", "{")
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "cchc 2023-Q1 failed")
	if len(tasks[0].Reasons) != 2 || o.clock().Format("15:04") != "08:00" {
		t.Errorf("at %v: %q", o.clock(), tasks[0].Reasons)
	}
}

// TestLateClose: a period that closes in the year after its own is made.
func TestLateClose(t *testing.T) {
	late := strings.NewReplacer("[Q1, H1, Q3, Y]", "[Q3, Q4]", "    template:",
		"    deadlines: {closes: {day: 10, month: 1}, report_due: {day: 20, month: 1}}\n    template:").Replace(yearly)
	o := open(t, "2023-01-11", late)
	o.send("2022-Q4")
	o.wantTasks(o.once(schedule.Selection{}), "cchc 2022-Q4 made")
}

// renamed makes documents whose files have a name of the test's own.
type renamed struct {
	templates.Payload
	name string
}

func (r renamed) Compose() []*render.Document {
	docs := r.Payload.Compose()
	docs[0].Name = r.name
	return docs
}

// naming is a service whose files have a name.
func naming(name string) *service.Service {
	kinds := all.Kinds()
	for i, k := range kinds {
		kinds[i].Decode = func(data []byte) (templates.Payload, error) {
			p, err := k.Decode(data)
			return renamed{p, name}, err
		}
	}
	return service.New(service.Config{Kinds: kinds})
}

// TestAgainFails: a report that cannot be written again has failed, the earlier one stays, and no record of a failure
// beside it.
func TestAgainFails(t *testing.T) {
	for _, name := range []string{strings.Repeat("dài", 100), "../ra-ngoai", "trong/thu-muc", `a\b`} {
		o := open(t, "2023-03-15", yearly)
		o.send("2023-Q1")
		q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
		o.wantTasks(o.once(q1), "cchc 2023-Q1 made")
		before := slices.DeleteFunc(o.files("ra"), func(name string) bool { return strings.HasPrefix(name, ".vanban/") })
		o.runner.Service = naming(name)
		q1.Again = true
		tasks := o.once(q1)
		o.wantTasks(tasks, "cchc 2023-Q1 failed")
		if !strings.Contains(strings.Join(tasks[0].Reasons, ""), "không ghi được báo cáo") {
			t.Errorf("%q", tasks[0].Reasons)
		}
		o.wantFiles("ra", before...)
		o.wantEvents("report.made 2023-Q1", "report.failed 2023-Q1")
		q1.Again = false
		o.wantTasks(o.once(q1), "cchc 2023-Q1 made")
	}
}

// TestReplaceFails: when the new report cannot take its place, the earlier one gets it back.
func TestReplaceFails(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "2023-Q1")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := schedule.Replace(folder+"-khong-co", folder); err == nil {
		t.Error("replaced by nothing")
	}
	if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(folder + ".truoc-1"); err == nil {
		t.Error("the earlier report is where nobody looks for it")
	}
}

// TestStaleFailure: the record of a failure goes when the report is there, whoever has made it.
func TestStaleFailure(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	tasks := o.once(q1)
	o.write("ra/cchc/2023-Q1.failed.json", `{}`)
	o.wantTasks(o.once(q1), "cchc 2023-Q1 made")
	o.wantFiles("ra/cchc", report("2023-Q1", strings.TrimSuffix(tasks[0].Files[0], ".docx"))...)
}

// TestUncleanable: what a crash has left and nobody can remove keeps no report from being made.
func TestUncleanable(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	o.write("ra/cchc/2023-Q3", "not a folder: its name is that of a report's folder") // which cannot be read
	o.send("2023-Q3")
	tasks, err := o.runner.Once(t.Context(), schedule.Selection{})
	if err != nil || len(tasks) == 0 || tasks[0].State != schedule.Made {
		t.Errorf("%+v, %v", tasks, err)
	}
	old := o.path("ra/.vanban/told/.dang-tao-1")
	o.write("ra/.vanban/told/.dang-tao-1", "")
	if err := os.Chtimes(old, o.clock().Add(-48*time.Hour), o.clock().Add(-48*time.Hour)); err != nil {
		t.Fatal(err)
	}
	o.once(schedule.Selection{})
	if _, err := os.Stat(old); err == nil {
		t.Error("a mark that was never finished is still there")
	}
}
