package schedule_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/templates"
	"vanban/templates/nd30"
)

// TestYear lets a year pass. Every report is made at the first look after its period has closed, once.
func TestYear(t *testing.T) {
	o := open(t, "2023-01-01", yearly)
	for _, p := range []string{"2023-Q1", "2023-H1", "2023-Q3", "2023"} {
		o.send(p)
	}
	ctx, stop := context.WithCancel(t.Context())
	o.waited = func(now time.Time) {
		if now.Year() == 2024 {
			stop()
		}
	}
	if err := o.runner.Run(ctx, 90*time.Minute); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	o.wantEvents(
		"report.reminder 2023-Q1", "report.made 2023-Q1", "report.reminder 2023-H1", "report.made 2023-H1",
		"report.reminder 2023-Q3", "report.made 2023-Q3", "report.reminder 2023", "report.made 2023",
	)
	for folder, closed := range map[string]string{
		"2023-Q1": "2023-03-14", "2023-H1": "2023-06-14", "2023-Q3": "2023-09-14", "2023": "2023-12-14",
	} {
		o.wantReport("ra/cchc/"+folder, closed+" 17:00")
	}
}

// wantReport looks at a report whose period closed at a time, of which no more than a look may have passed.
func (o *office) wantReport(folder, closed string) {
	o.Helper()
	var m schedule.Manifest
	o.read(folder+"/manifest.json", &m)
	at, _ := time.ParseInLocation("2006-01-02 15:04", closed, m.MadeAt.Location())
	if late := m.MadeAt.Sub(at); late < 0 || late >= 90*time.Minute {
		o.Errorf("%s was made %v, closed %v", folder, m.MadeAt, at)
	}
	if m.Program != "v1.2.3" || len(m.Files) != 2 || len(m.Sources) != 1 || m.Sources[0].Hash == "" || m.Sources[0].Into != "/body" {
		o.Errorf("%s: %+v", folder, m)
	}
	for _, f := range append(m.Files, schedule.FileEntry{Name: "payload.json", SHA256: m.PayloadSHA256}) {
		data, err := os.ReadFile(o.path(folder + "/" + f.Name))
		sum := sha256.Sum256(data)
		if err != nil || hex.EncodeToString(sum[:]) != f.SHA256 || f.Size != 0 && f.Size != len(data) {
			o.Errorf("%s/%s is not what the manifest says (%v)", folder, f.Name, err)
		}
	}
}

// TestArchived: a schedule may have the PDF carry the payload that lies beside it.
func TestArchived(t *testing.T) {
	o := open(t, "2023-03-15", strings.Replace(yearly, "    sources:", "    pdfa: 3a\n    embed_fonts: true\n    sources:", 1))
	o.send("2023-Q1")
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "cchc 2023-Q1 made")
	name := strings.TrimSuffix(tasks[0].Files[0], ".docx")
	o.wantFiles("ra/cchc", report("2023-Q1", name)...)
	file, err1 := os.ReadFile(o.path("ra/cchc/2023-Q1/" + name + ".pdf"))
	want, err2 := os.ReadFile(o.path("ra/cchc/2023-Q1/payload.json"))
	got, err3 := service.Reopen(t.Context(), file)
	if err := errors.Join(err1, err2, err3); err != nil || !bytes.Equal(got.Payload, want) {
		t.Errorf("the PDF carries another payload than lies beside it: %v\n%s", err, got.Payload)
	}
	word, err := os.ReadFile(o.path("ra/cchc/2023-Q1/" + name + ".docx"))
	if err != nil || len(word) < 100<<10 {
		t.Errorf("the Word file has %d bytes, too few for a typeface: %v", len(word), err)
	}
}

// TestTwice: what is made is not made again, unless asked; then the earlier report is kept.
func TestTwice(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o.wantTasks(o.once(q1), "cchc 2023-Q1 made")
	before := o.files("ra")
	o.on("2023-03-16 08:00")
	tasks := o.once(q1)
	if o.wantTasks(tasks, "cchc 2023-Q1 made"); !slices.Equal(before, o.files("ra")) || len(tasks[0].Files) != 2 {
		t.Errorf("%q became %q; %+v", before, o.files("ra"), tasks)
	}
	o.wantEvents("report.made 2023-Q1")
	q1.Again = true
	same := o.once(q1)
	if o.wantTasks(same, "cchc 2023-Q1 made"); !slices.Equal(before, o.files("ra")) || len(same[0].Notes) != 1 {
		t.Errorf("what is the same was made anew: %q became %q; %q", before, o.files("ra"), same[0].Notes)
	}
	for _, text := range []string{"Sở báo cáo kết quả đã sửa.", "Sở báo cáo kết quả sửa lần hai."} {
		o.on("2023-03-17 08:00")
		o.write("so-lieu/2023-Q1.json", `{"noi_dung": "`+text+`"}`)
		o.wantTasks(o.once(q1), "cchc 2023-Q1 made")
	}
	name := strings.TrimSuffix(tasks[0].Files[0], ".docx")
	o.wantFiles("ra/cchc", slices.Concat(report("2023-Q1", name), report("2023-Q1.truoc-1", name), report("2023-Q1.truoc-2", name))...)
	o.wantEvents("report.made 2023-Q1", "report.made 2023-Q1")
	var first, last schedule.Manifest
	o.read("ra/cchc/2023-Q1.truoc-1/manifest.json", &first)
	o.read("ra/cchc/2023-Q1.truoc-2/manifest.json", &last)
	if r := last.Replaces; r == nil || r.Folder != "2023-Q1.truoc-1" || r.PayloadSHA256 != first.PayloadSHA256 || len(r.Changes) != 1 || r.Changes[0].To != "“Sở báo cáo kết quả đã sửa.”" {
		t.Errorf("replaces %+v", r)
	}
	if o.read("ra/cchc/2023-Q1/manifest.json", &last); !first.MadeAt.Before(last.MadeAt) {
		t.Errorf("the earlier one is of %v, the later of %v", first.MadeAt, last.MadeAt)
	}
}

// TestWaiting: before a period closes nothing is collected, and the units are reminded once, of what is not there.
func TestWaiting(t *testing.T) {
	o := open(t, "2023-03-10", yearly)
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o.wantTasks(o.once(q1), "cchc 2023-Q1 waiting")
	o.wantEvents()
	o.on("2023-03-12 08:00")
	o.wantTasks(o.once(q1), "cchc 2023-Q1 waiting")
	o.wantTasks(o.once(q1), "cchc 2023-Q1 waiting")
	o.wantEvents("report.reminder 2023-Q1")
	o.wantFiles("ra")
	if told := o.events[0].Data.(schedule.Told); len(told.Missing) != 1 || !strings.Contains(told.Missing[0], "2023-Q1.json") {
		t.Errorf("missing: %q", told.Missing)
	}
	o.on("2023-03-14 16:59")
	o.wantTasks(o.once(q1), "cchc 2023-Q1 waiting")
}

// TestUnreachable: a source that is not there is tried again; if it comes meanwhile nobody is bothered.
func TestUnreachable(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.waited = func(time.Time) { o.send("2023-Q1") }
	o.wantTasks(o.once(schedule.Selection{Period: parse(t, "2023-Q1")}), "cchc 2023-Q1 made")
	o.wantEvents("report.made 2023-Q1")
	if got := o.clock().Format("15:04"); got != "08:10" {
		t.Errorf("made at %s, want ten minutes after the first attempt", got)
	}
}

// TestFailure: a report that cannot be made is told of once, leaves why, and is made when its source is mended.
func TestFailure(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	ctx, stop := context.WithCancel(t.Context())
	o.waited = func(now time.Time) {
		switch now.Format("2006-01-02 15:04") {
		case "2023-03-15 12:20":
			o.wantFiles("ra", "cchc/2023-Q1.failed.json")
			o.wantEvents("report.failed 2023-Q1")
			var f schedule.Failure
			o.read("ra/cchc/2023-Q1.failed.json", &f)
			if f.Attempts != 3 || len(f.Reasons) != 1 || !strings.Contains(f.Reasons[0], "2023-Q1.json") {
				t.Errorf("%+v", f)
			}
			o.send("2023-Q1")
		case "2023-03-15 16:20":
			stop()
		}
	}
	if err := o.runner.Run(ctx, 20*time.Minute); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	o.wantEvents("report.failed 2023-Q1", "report.made 2023-Q1")
	if slices.Contains(o.files("ra/cchc"), "2023-Q1.failed.json") {
		t.Error("the failure is still told of")
	}
}

// TestUnknownDays: a period whose deadline nobody can tell yet waits with one word about it. From the day of the
// deadline on it fails, until the days off are told.
func TestUnknownDays(t *testing.T) {
	o := open(t, "2032-03-13", yearly)
	q1 := schedule.Selection{Period: parse(t, "2032-Q1")}
	tasks := o.once(q1)
	o.wantTasks(tasks, "cchc 2032-Q1 waiting")
	if notes := strings.Join(tasks[0].Notes, "\n"); strings.Count(notes, "2032-12-31,known") != 1 || tasks[0].Deadlines.Closes.IsZero() || len(tasks[0].Reasons) > 0 {
		t.Errorf("%+v", tasks[0])
	}
	o.wantFiles("ra")
	o.send("2032-Q1")
	o.on("2032-03-14 18:00")
	tasks = o.once(q1)
	o.wantTasks(tasks, "cchc 2032-Q1 failed")
	if all := strings.Join(tasks[0].Reasons, "\n"); strings.Count(all, "2032-12-31,known") != 1 || !strings.Contains(all, "holidays") {
		t.Errorf("%q", tasks[0].Reasons)
	}
	if err := o.runner.Config.Calendar.Read(strings.NewReader("date,kind,name,source\n2032-12-31,known,,\n")); err != nil {
		t.Fatal(err)
	}
	o.on("2032-03-15 18:00")
	tasks = o.once(q1)
	o.wantTasks(tasks, "cchc 2032-Q1 made")
	o.wantFiles("ra", report("cchc/2032-Q1", strings.TrimSuffix(tasks[0].Files[0], ".docx"))...)
}

// TestRefused: data of which no document can be made give no report, and the reason says where they stood.
func TestRefused(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.write("so-lieu/2023-Q1.json", `{"noi_dung": "Kết quả 漢 của Sở."}`)
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "cchc 2023-Q1 failed")
	o.wantFiles("ra", "cchc/2023-Q1.failed.json")
	if all := strings.Join(tasks[0].Reasons, "\n"); !strings.Contains(all, "/body") || !strings.Contains(all, "2023-Q1.json") {
		t.Errorf("reasons: %s", all)
	}
}

// TestAllAtOnce: what is wrong in one place does not hide what is wrong in another, and nothing is told that only
// follows from it.
func TestAllAtOnce(t *testing.T) {
	o := open(t, "2023-03-15", yearly+`      - {name: nơi nhận, type: json, path: noi-nhan.json, into: /to_places/-}
`)
	o.write("mau.json", strings.Replace(template, "Bộ Nội vụ", "Bộ 漢", 1)) // may follow from what is not there
	o.write("so-lieu/2023-Q1.json", `{"noi_dung": "Kết quả 漢 của Sở."}`)
	o.write("noi-nhan.json", `[`)
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "cchc 2023-Q1 failed")
	all := strings.Join(tasks[0].Reasons, "\n")
	if !strings.Contains(all, "/body: ") || !strings.Contains(all, "2023-Q1.json") || !strings.Contains(all, "noi-nhan.json") || strings.Contains(all, "/to_places") {
		t.Errorf("reasons: %s", all)
	}
}

// TestCrash: what a crash has left is removed when it is old; what another run is writing stays.
func TestCrash(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	o.write("ra/cchc/.dang-tao-2023-Q1-111/payload.json", "{")
	o.write("ra/cchc/.dang-tao-2023-Q1-222/payload.json", "{")
	for name, age := range map[string]time.Duration{"111": 25 * time.Hour, "222": time.Minute} {
		at := o.clock().Add(-age)
		if err := os.Chtimes(o.path("ra/cchc/.dang-tao-2023-Q1-"+name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "cchc 2023-Q1 made")
	name := strings.TrimSuffix(tasks[0].Files[0], ".docx")
	o.wantFiles("ra/cchc", append(report("2023-Q1", name), ".dang-tao-2023-Q1-222/payload.json")...)
}

// TestAtOnce: however many run at once, there is one report, and all say that it is there.
func TestAtOnce(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	var group sync.WaitGroup
	for range 4 {
		r := *o.runner
		group.Go(func() {
			tasks, err := r.Once(t.Context(), schedule.Selection{Period: parse(t, "2023-Q1")})
			if err != nil || len(tasks) != 1 || tasks[0].State != schedule.Made {
				t.Errorf("%+v, %v", tasks, err)
			}
		})
	}
	group.Wait()
	var m schedule.Manifest
	o.read("ra/cchc/2023-Q1/manifest.json", &m)
	o.wantFiles("ra/cchc", report("2023-Q1", strings.TrimSuffix(m.Files[0].Name, ".docx"))...)
	ids := map[string]bool{}
	for _, e := range o.events {
		ids[e.MessageID()] = true
	}
	if len(ids) != 1 {
		t.Errorf("%d events, want one", len(ids))
	}
}

// TestForeignFolder: a folder that is no report is neither taken for one nor written over.
func TestForeignFolder(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	o.write("ra/cchc/2023-Q1/ghi-chu.txt", "của tôi")
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "cchc 2023-Q1 failed")
	if !strings.Contains(strings.Join(tasks[0].Reasons, ""), "không phải là báo cáo") {
		t.Errorf("%q", tasks[0].Reasons)
	}
	o.wantFiles("ra/cchc", "2023-Q1/ghi-chu.txt", "2023-Q1.failed.json")
}

// TestCatchUp: after a stop, what closed since the schedule runs is made, and nothing older.
func TestCatchUp(t *testing.T) {
	o := open(t, "2024-04-01", yearly)
	for _, p := range []string{"2022", "2023-Q1", "2023-H1", "2023-Q3", "2023", "2024-Q1"} {
		o.send(p)
	}
	o.wantTasks(o.once(schedule.Selection{}),
		"cchc 2023-Q1 made", "cchc 2023-H1 made", "cchc 2023-Q3 made", "cchc 2023 made", "cchc 2024-Q1 made",
		"cchc 2024-H1 waiting", "cchc 2024 waiting")
	o = open(t, "2024-04-01", strings.Replace(yearly, "since: 2023-01-01\n", "", 1))
	o.send("2024-Q1")
	o.wantTasks(o.once(schedule.Selection{}), "cchc 2024-Q1 made", "cchc 2024-H1 waiting", "cchc 2024 waiting")
}

// TestEach makes a report for each unit. One that lacks its figures keeps no other from being made.
func TestEach(t *testing.T) {
	o := open(t, "2023-03-15", byUnit)
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o.wantTasks(o.once(q1), "don-vi 2023-Q1 failed") // nobody knows the units
	o.wantFiles("ra", "don-vi/2023-Q1.failed.json")
	o.write("don-vi.json", `[{"ten": "Sở Nội vụ"}, {"ten": "Sở Tài chính"}, {"ten": "Sở Y tế"}]`)
	o.send("so-noi-vu")
	o.send("so-y-te")
	o.wantTasks(o.once(q1), "don-vi 2023-Q1 Sở Nội vụ made", "don-vi 2023-Q1 Sở Tài chính failed", "don-vi 2023-Q1 Sở Y tế made")
	only := func(name string) string { return "don-vi/2023-Q1/" + name }
	const file = "/TB-SKHCN Kết quả cải cách hành chính quý I năm 2023.docx"
	made := []string{
		only("so-noi-vu" + file), only("so-noi-vu/manifest.json"), only("so-noi-vu/payload.json"), only("so-noi-vu/trace.json"),
		only("so-y-te" + file), only("so-y-te/manifest.json"), only("so-y-te/payload.json"), only("so-y-te/trace.json"),
	}
	o.wantFiles("ra", append(made, only("so-tai-chinh.failed.json"))...)
	o.wantEvents("report.failed 2023-Q1", "report.failed 2023-Q1 Sở Tài chính", "report.made 2023-Q1 Sở Nội vụ", "report.made 2023-Q1 Sở Y tế")
	o.send("so-tai-chinh")
	one := schedule.Selection{Period: q1.Period, Unit: "Sở Tài chính"}
	o.wantTasks(o.once(one), "don-vi 2023-Q1 Sở Tài chính made")
	o.wantTasks(o.once(q1), "don-vi 2023-Q1 Sở Nội vụ made", "don-vi 2023-Q1 Sở Tài chính made", "don-vi 2023-Q1 Sở Y tế made")
	if err := os.Remove(o.path("don-vi.json")); err != nil { // all are made: it is not needed any more
		t.Fatal(err)
	}
	o.wantTasks(o.once(q1), "don-vi 2023-Q1 Sở Nội vụ made", "don-vi 2023-Q1 Sở Tài chính made", "don-vi 2023-Q1 Sở Y tế made")
}

// TestAbsent: a unit that the list has for another period only gets no report, which is told once.
func TestAbsent(t *testing.T) {
	config := strings.Replace(byUnit, "type: json, path: don-vi.json}",
		"type: csv, path: don-vi.csv, mapping: {where: {Kỳ: '{{ky}}'}, columns: [{column: ten, field: ten}]}}", 1)
	o := open(t, "2023-03-15", config)
	o.write("don-vi.csv", "Kỳ,ten\n2023-Q1,Sở Nội vụ\n2022-Q4,Sở Y tế\n2023-Q1,Sở Tài chính\n")
	o.send("so-noi-vu")
	o.send("so-tai-chinh")
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	o.wantTasks(tasks, "don-vi 2023-Q1 Sở Nội vụ made", "don-vi 2023-Q1 Sở Tài chính made")
	told := 0
	for _, task := range tasks {
		told += strings.Count(strings.Join(task.Notes, "\n"), "không có báo cáo của Sở Y tế: nguồn danh sách")
	}
	if told != 1 {
		t.Errorf("told %d times: %q, %q", told, tasks[0].Notes, tasks[1].Notes)
	}
}

// TestProgress counts the reports, each once however often it is tried.
func TestProgress(t *testing.T) {
	o := open(t, "2023-03-15", byUnit)
	o.write("don-vi.json", `[{"ten": "A"}, {"ten": "B"}, {"ten": "C"}]`)
	o.send("b")
	var counts []string
	o.runner.Progress = func(t schedule.Task, done, total int) {
		counts = append(counts, fmt.Sprint(done, "/", total, " ", t.State))
	}
	o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	if got := strings.Join(counts, ", "); got != "1/3 made, 2/3 failed, 3/3 failed" {
		t.Error(got)
	}
}

// TestPlan tells the same as Once does, and writes nothing.
func TestPlan(t *testing.T) {
	o := open(t, "2023-06-01", yearly)
	o.send("2023-Q1")
	before := o.files(".")
	plan := func(want ...string) []schedule.Task {
		t.Helper()
		tasks, err := o.runner.Plan(t.Context(), schedule.Selection{})
		if err != nil {
			t.Fatal(err)
		}
		o.wantTasks(tasks, want...)
		return tasks
	}
	tasks := plan("cchc 2023-Q1 due", "cchc 2023-H1 waiting", "cchc 2023 waiting")
	if s := tasks[0].Sources; len(s) != 1 || !s[0].Ready {
		t.Errorf("sources: %+v", s)
	}
	if s := tasks[1].Sources; s != nil { // it is early days
		t.Errorf("sources: %+v", s)
	}
	o.write("so-lieu/2023-Q1.json", `{"noi_dung": "漢"}`)
	tasks = plan("cchc 2023-Q1 failed", "cchc 2023-H1 waiting", "cchc 2023 waiting")
	if !tasks[0].Problems.Failed() {
		t.Errorf("problems: %+v", tasks[0].Problems)
	}
	if after := o.files("."); !slices.Equal(before, after) {
		t.Errorf("%q became %q", before, after)
	}
	o.wantEvents()
	o.on("2023-06-13 08:00")
	tasks = plan("cchc 2023-Q1 failed", "cchc 2023-H1 waiting", "cchc 2023 waiting")
	if s := tasks[1].Sources; len(s) != 1 || s[0].Ready || len(s[0].Missing) != 1 || !strings.HasPrefix(s[0].Detail, "số liệu: ") {
		t.Errorf("sources: %+v", s)
	}
}

// TestPlanFails: what could not be made is told as failed, for whatever reason, and all reasons at once.
func TestPlanFails(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o.write("so-lieu/2023-Q1.json", `{`)
	o.write("ra", "một tệp")
	tasks, err := o.runner.Plan(t.Context(), q1)
	if err != nil {
		t.Fatal(err)
	}
	o.wantTasks(tasks, "cchc 2023-Q1 failed")
	all := strings.Join(tasks[0].Reasons, "\n")
	if len(tasks[0].Sources) != 1 || tasks[0].Sources[0].Ready || !strings.Contains(all, "nguồn số liệu chưa dùng được") ||
		!strings.Contains(all, o.path("ra/cchc/2023-Q1")+": trong đường dẫn có một tệp") {
		t.Errorf("%+v", tasks[0])
	}
	o.send("2023-Q1")
	tasks = o.once(q1)
	o.wantTasks(tasks, "cchc 2023-Q1 failed")
	if got := strings.Join(tasks[0].Reasons, "\n"); got != "không ghi được báo cáo vào "+o.path("ra/cchc/2023-Q1")+": trong đường dẫn có một tệp, không phải thư mục" {
		t.Errorf("%q", got)
	}
}

// TestManifestSources: the manifest says of each source which file it was for this report, and where in it.
func TestManifestSources(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	var m schedule.Manifest
	o.read("ra/cchc/2023-Q1/manifest.json", &m)
	if len(m.Sources) != 1 || m.Sources[0].Path != "so-lieu/2023-Q1.json" || !strings.Contains(m.Sources[0].Place, "2023-Q1.json") || m.Sources[0].Into != "/body" {
		t.Errorf("%+v", m.Sources)
	}
}

// TestPanic: what breaks one report breaks no other.
func TestPanic(t *testing.T) {
	o := open(t, "2023-07-01", yearly)
	o.send("2023-Q1")
	o.send("2023-H1")
	made := 0
	o.runner.Service = service.New(service.Config{Kinds: []templates.Kind{{
		Type: nd30.Type{Slug: "thong-bao"},
		Decode: func(data []byte) (templates.Payload, error) {
			if strings.Contains(string(data), "2023-Q1") {
				panic("broken")
			}
			made++
			return nil, errors.New("not made either")
		},
	}}})
	o.wantTasks(o.once(schedule.Selection{})[:2], "cchc 2023-Q1 failed", "cchc 2023-H1 failed")
	if made != 1 {
		t.Errorf("%d others were tried", made)
	}
}

// TestUntold: an event that did not arrive is told of the next time, and no report is made again for it.
func TestUntold(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	o.send("2023-Q1")
	o.deaf = true
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	if tasks := o.once(q1); tasks[0].State != schedule.Made || tasks[0].Untold == "" {
		t.Errorf("%+v", tasks)
	}
	o.deaf = false
	if tasks := o.once(q1); tasks[0].State != schedule.Made || tasks[0].Untold != "" {
		t.Errorf("%+v", tasks)
	}
	o.wantEvents("report.made 2023-Q1")
}

// TestUnknownYear: a period whose days off nobody knows fails with what to do, and keeps no other from being made.
func TestUnknownYear(t *testing.T) {
	o := open(t, "2027-03-15", strings.Replace(yearly, "2023-01-01", "2027-01-01", 1))
	tasks := o.once(schedule.Selection{Period: parse(t, "2027-Q1")})
	o.wantTasks(tasks, "cchc 2027-Q1 failed")
	if !strings.Contains(strings.Join(tasks[0].Reasons, ""), "2027-12-31,known") {
		t.Errorf("%q", tasks[0].Reasons)
	}
}

// TestSelection: what a selection names and there is not is an error.
func TestSelection(t *testing.T) {
	o := open(t, "2023-03-15", yearly)
	for _, c := range []struct {
		selection schedule.Selection
		says      string
	}{
		{schedule.Selection{Schedule: "khac"}, "Tệp lịch không có báo cáo “khac”. Các báo cáo có trong đó: cchc."},
		{schedule.Selection{Period: parse(t, "2023-Q2")}, "Không lịch nào có kỳ 2023-Q2. Các kỳ có trong tệp lịch: Q1, H1, Q3, Y."},
		{schedule.Selection{Schedule: "cchc", Period: parse(t, "2023-Q2")}, "Lịch “cchc” không có kỳ 2023-Q2. Các kỳ của nó: Q1, H1, Q3, Y."},
		{schedule.Selection{Period: parse(t, "2023-Q1"), Unit: "Sở X"}, "Không có báo cáo nào của đơn vị “Sở X”."},
	} {
		if _, err := o.runner.Once(t.Context(), c.selection); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v, want what says %q", c.selection, err, c.says)
		}
	}
}
