package schedule_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"vanban/api/schedule"
)

// figuredTemplate is a report of figures.
const figuredTemplate = `{
  "kind": "bao-cao",
  "organ_name": "Sở Tài chính",
  "code_notation": "BC-STC",
  "place": "Kon Tum",
  "issued_date": "{{den_ngay}}",
  "subject": "Kết quả thu {{ten_ky}}",
  "addressees": ["Ủy ban nhân dân tỉnh Kon Tum"],
  "period": "{{ky}}",
  "opening": "Sở Tài chính báo cáo kết quả thu {{ten_ky}} như sau:",
  "results": {"body": "1. Thu\n{{thu}}\n2. Khác\nKhông có."},
  "next_tasks": {"body": "Tiếp tục thu."},
  "data": {"figures": [{"id": "thu", "title": "Kết quả thu", "unit": "triệu đồng", "rows": []}]},
  "signer": {"position": "Giám đốc", "full_name": "Nguyễn Văn An"},
  "to_places": ["Như trên"],
  "archive": {"unit": "VP"}
}`

// figured are two units with the figures of a table.
func figured(t *testing.T) *office {
	t.Helper()
	o := openTable(t, eachUnit, "", "Sở Y tế", theSector)
	o.write("mau.json", figuredTemplate)
	config := strings.NewReplacer("UNITS", eachUnit, "MORE ", "", "into: /body", "into: /data/figures/0/rows",
		"{column: Loại, field: type}, {column: Ý, field: text}", "{column: Loại, field: name}, {column: Ý, field: value, type: number}").Replace(ofTable)
	o.write("lich.yaml", config)
	c, err := schedule.Load(o.path("lich.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	o.runner = o.run(c)
	return o
}

// TestCorrected: a figure that is corrected when the report is made is told of, with its cell and once, and of its unit
// alone; what is the same is not made once more.
func TestCorrected(t *testing.T) {
	const right = "Kỳ,ĐV,Loại,Ý\n2023-Q1,Sở Y tế,Phí,2\n2023-Q1,Sở Y tế,Thuế,75613.1\n2023-Q1,Trung tâm Khuyến nông,Phí,3\n"
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	for name, c := range map[string]struct {
		old, new string
		want     []string // changes
	}{
		"corrected":      {"75613.1", "75613.2", []string{"x.csv, dòng 3, cột D: 75.613,1 → 75.613,2"}},
		"two":            {"Phí,2\n2023-Q1,Sở Y tế,Thuế,75613.1", "Phí,4\n2023-Q1,Sở Y tế,Thuế,75613", []string{"x.csv, dòng 2, cột D: 2 → 4", "x.csv, dòng 3, cột D: 75.613,1 → 75.613"}},
		"a row before":   {"2023-Q1,Sở Y tế,Phí", "2023-Q1,Sở Y tế,Lệ phí,5\n2023-Q1,Sở Y tế,Phí", []string{"x.csv, dòng 2: thêm “Lệ phí”"}},
		"a row less":     {"2023-Q1,Sở Y tế,Phí,2\n", "", []string{"/data/figures/0/rows/0: bỏ “Phí”"}},
		"another period": {"Ý\n", "Ý\n2022-Q4,Sở Y tế,Phí,9\n", nil},
		"nothing":        {"", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			o := figured(t)
			o.write("x.csv", right)
			o.wantTasks(o.once(q1), "don-vi 2023-Q1 Sở Y tế made", "don-vi "+sector+" made")
			o.on("2023-03-16 08:00")
			o.write("x.csv", strings.Replace(right, c.old, c.new, 1))
			want := []string{"report.made 2023-Q1 Sở Y tế", "report.made " + sector}
			if c.want != nil {
				want = append(want, "report.changed 2023-Q1 Sở Y tế")
			}
			for range 2 {
				tasks := o.once(q1)
				var got []string
				for _, change := range tasks[0].Changes {
					got = append(got, change.String())
				}
				if !slices.Equal(got, c.want) || tasks[1].Changes != nil || tasks[1].Notes != nil {
					t.Errorf("changes %q, want %q; %+v", got, c.want, tasks[1])
				}
				o.wantEvents(want...)
			}
			again := q1
			again.Again = true
			o.once(again)
			var m schedule.Manifest
			o.read("ra/don-vi/2023-Q1/so-y-te/manifest.json", &m)
			if (m.Replaces != nil) != (c.want != nil) || m.Replaces != nil && len(m.Replaces.Changes) != len(c.want) {
				t.Errorf("replaces %+v", m.Replaces)
			}
			if files := strings.Join(o.files("ra"), "\n"); strings.Contains(files, "khuyen-nong.truoc-1") || strings.Contains(files, "so-y-te.truoc-1") != (c.want != nil) {
				t.Errorf("files %s", files)
			}
		})
	}
}

// TestCorrectedLater: a server looks at what it has made from time to time, and not at each tick.
func TestCorrectedLater(t *testing.T) {
	o := figured(t)
	const right = "Kỳ,ĐV,Loại,Ý\n2023-Q1,Sở Y tế,Phí,2\n"
	o.write("x.csv", right)
	ctx, stop := context.WithCancel(t.Context())
	began, told := o.clock(), []time.Duration(nil)
	o.waited = func(now time.Time) {
		if now.Sub(began) == 10*time.Minute {
			o.write("x.csv", strings.Replace(right, "2\n", "3\n", 1))
		}
		for len(told) < len(o.events)-1 {
			told = append(told, now.Sub(began))
		}
		if now.Sub(began) >= 3*time.Hour {
			stop()
		}
	}
	_ = o.runner.Run(ctx, 10*time.Minute) // the context's error
	o.wantEvents("report.made 2023-Q1 Sở Y tế", "report.changed 2023-Q1 Sở Y tế")
	if len(told) != 1 || told[0] > 80*time.Minute {
		t.Errorf("told after %v", told)
	}
}

// TestUnreadable: what was made stays as it is where its source is gone, and where it is wrong now that is told.
func TestUnreadable(t *testing.T) {
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o := figured(t)
	o.write("x.csv", "Kỳ,ĐV,Loại,Ý\n2023-Q1,Sở Y tế,Phí,2\n")
	o.once(q1)
	o.write("x.csv", "Kỳ,ĐV,Loại,Ý\n2023-Q1,Sở Y tế,Phí,hai\n")
	tasks := o.once(q1)
	o.wantTasks(tasks, "don-vi 2023-Q1 Sở Y tế made")
	if notes := strings.Join(tasks[0].Notes, "\n"); !strings.Contains(notes, "nay không lập lại được: số liệu: x.csv, dòng 2, cột D: cột “Ý”: “hai” không phải là số.") {
		t.Errorf("notes %q", notes)
	}
	o.wantEvents("report.made 2023-Q1 Sở Y tế")
}

// TestTrace: every figure can be followed to its cell, and the report to its template, its mapping and its sources.
func TestTrace(t *testing.T) {
	o := figured(t)
	o.write("x.csv", "Kỳ,ĐV,Loại,Ý\n2023-Q1,Sở Y tế,Phí,2\n2023-Q1,Sở Y tế,Thuế,75613.10\n")
	o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	const folder = "ra/don-vi/2023-Q1/so-y-te/"
	var m schedule.Manifest
	o.read(folder+"manifest.json", &m)
	var got schedule.Trace
	o.read(folder+"trace.json", &got)
	data, err := os.ReadFile(o.path(folder + "trace.json"))
	sum := sha256.Sum256(data)
	if err != nil || got.PayloadSHA256 != m.PayloadSHA256 || hex.EncodeToString(sum[:]) != m.TraceSHA256 {
		t.Errorf("%v: trace of %s, manifest of %s, %s", err, got.PayloadSHA256, m.PayloadSHA256, m.TraceSHA256)
	}
	for _, line := range []string{
		`{"pointer":"/data/figures/0/rows/1/name","place":"x.csv, dòng 3, cột C","file":"x.csv","cell":"C3","raw":"Thuế","value":"Thuế"}`,
		`{"pointer":"/data/figures/0/rows/1/value","place":"x.csv, dòng 3, cột D","file":"x.csv","cell":"D3","raw":"75613.10","value":75613.1}`,
	} {
		if !strings.Contains(string(data), "\n"+line) {
			t.Errorf("no %s in\n%s", line, data)
		}
	}
	if len(got.Values) != 4 || m.Template.Name != "mau.json" || m.Template.SHA256 == "" || m.Sources[0].Mapping == nil || m.Sources[0].Mapping.Name != "lich.yaml" {
		t.Errorf("%d values; %+v", len(got.Values), m)
	}
}
