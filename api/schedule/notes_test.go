package schedule_test

import (
	"strings"
	"testing"

	"vanban/api/schedule"
)

// TestSuspect: a source that has the same figures for every period is told of, in a dry run and when the report is made,
// unless it is meant to.
func TestSuspect(t *testing.T) {
	const csv = "      - {name: số liệu, type: csv, path: x.csv, into: /body, mapping: {columns: [{column: Loại, field: type}, {column: Ý, field: text}], where: {Kỳ: \"{{ky}}\"}}}\n"
	own := yearly[:strings.LastIndex(yearly, "      - ")]
	for _, c := range []struct{ source, says string }{
		{`      - {name: số liệu, type: json, path: "so-lieu/{{ky}}.json", select: /noi_dung, into: /body}` + "\n", ""},
		{"      - {name: số liệu, type: json, path: so-lieu/2023-Q1.json, select: /noi_dung, into: /body}\n", "nguồn số liệu không phụ thuộc kỳ báo cáo"},
		{"      - {name: số liệu, type: json, path: so-lieu/2023-Q1.json, select: /noi_dung, into: /body, standing: true}\n", ""},
		{strings.Replace(csv, "{{ky}}", "2023-Q1", 1), "không phụ thuộc kỳ"},
		{csv, ""},
	} {
		o := open(t, "2023-03-15", own+c.source)
		o.send("2023-Q1")
		o.write("mau.json", strings.Replace(template, `"body": null`, `"body": []`, 1))
		o.write("x.csv", "Kỳ,Loại,Ý\n2023-Q1,doan,Sở báo cáo kết quả.\n")
		q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
		plan, err := o.runner.Plan(t.Context(), q1)
		if err != nil {
			t.Fatal(err)
		}
		for _, task := range []schedule.Task{plan[0], o.once(q1)[0]} {
			notes := strings.Join(task.Notes, "\n")
			if c.says == "" && notes != "" || !strings.Contains(notes, c.says) {
				t.Errorf("%s: %s, %q, want %q; %q", c.source, task.State, notes, c.says, task.Reasons)
			}
		}
	}
}

// TestCopied: the file of another period under a new name is told of.
func TestCopied(t *testing.T) {
	o := open(t, "2023-07-01", yearly)
	for _, name := range []string{"2023-Q1", "2023-H1"} {
		o.write("so-lieu/"+name+".json", `{"noi_dung": "Sở báo cáo kết quả."}`)
	}
	o.wantTasks(o.once(schedule.Selection{Period: parse(t, "2023-Q1")}), "cchc 2023-Q1 made")
	tasks := o.once(schedule.Selection{Period: parse(t, "2023-H1")})
	o.wantTasks(tasks, "cchc 2023-H1 made")
	if notes := strings.Join(tasks[0].Notes, "\n"); !strings.Contains(notes, "giống hệt nguồn của kỳ 2023-Q1") {
		t.Errorf("%q", notes)
	}
}

// TestChanged: what has become of a report since it was made is told of: its number, and in a dry run its sources.
func TestChanged(t *testing.T) {
	o := open(t, "2023-03-15", strings.Replace(yearly, "    template:", "    numbers: {2023-Q1: 5}\n    template:", 1))
	o.send("2023-Q1")
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	if notes := o.once(q1)[0].Notes; notes != nil {
		t.Errorf("made anew: %q", notes)
	}
	o.runner.Config.Schedules[0].Numbers["2023-Q1"] = 6
	o.write("so-lieu/2023-Q1.json", `{"noi_dung": "Số liệu mới."}`)
	plan, err := o.runner.Plan(t.Context(), q1)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		task  schedule.Task
		wants []string
	}{
		{o.once(q1)[0], []string{"số trong lịch là 6, báo cáo đã tạo ghi 5; chạy lại với -again", "1 số liệu đã đổi sau khi tạo báo cáo; chạy lại với -again"}},
		{plan[0], []string{"số trong lịch là 6", "2023-Q1.json/noi_dung: “Sở báo cáo kết quả của 2023-Q1.” → “Số liệu mới.”"}},
	} {
		notes := strings.Join(c.task.Notes, "\n")
		for _, want := range c.wants {
			if c.task.State != schedule.Made || !strings.Contains(notes, want) {
				t.Errorf("%s: %q lacks %q", c.task.State, notes, want)
			}
		}
	}
}
