package schedule_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vanban/api/schedule"
	"vanban/api/service"
	"vanban/templates"
	"vanban/templates/nd30"
)

// load reads a file of schedules beside the template and the files that are given.
func load(t *testing.T, text string, files map[string]string) (*schedule.Config, error) {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(dir, "lich.yaml")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return schedule.Load(name)
}

// TestLoad reads a file that has everything.
func TestLoad(t *testing.T) {
	c, err := load(t, `
output: ra
timezone: "+07:00"
holidays: nghi.csv
since: 2027-01-01
webhooks:
  - {url: "https://noi-nhan.example/bao-cao", secret_env: VANBAN_WEBHOOK_SECRET, events: [report.made, report.failed]}
schedules:
  - name: cchc
    title: Báo cáo cải cách hành chính
    periods: [Q1, H1, 9M, Y]
    template: mau.json
    deadlines:
      window: {day: 1, months_before: 0}
      closes: {days: 2, at: "12:00"}
      units_due: {days: 1}
      report_due: {day: 5, month: 1}
      roll: previous
      remind: 5d
    units: [Sở Nội vụ, Sở Y tế]
    retry: {attempts: 5, wait: 30s, again: 2h}
    formats: [pdf]
    pdfa: 3a
    since: 2027-03-01
    sources:
      - name: thủ tục
        type: csv
        path: so-lieu.csv
        into: /body
        mapping:
          columns: [{column: Đơn vị, field: name}]
          where: {Kỳ: "{{ky}}"}
`, map[string]string{"mau.json": template, "nghi.csv": "date,kind,name,source\n2027-12-31,known,,\n"})
	if err != nil {
		t.Fatal(err)
	}
	s := c.Schedules[0]
	if len(c.Webhooks) != 1 || s.Remind != 120*time.Hour || len(s.Units) != 2 ||
		s.Retry != (schedule.Retry{Attempts: 5, Wait: 30 * time.Second, Again: 2 * time.Hour}) || len(s.Formats) != 1 || s.Options != (service.Options{PDFA: "3a"}) ||
		s.Sources[0].Mapping.Where["Kỳ"] != "{{ky}}" || s.Since.Format(time.RFC3339) != "2027-03-01T00:00:00+07:00" {
		t.Errorf("%+v", c)
	}
	d, err := s.Rules.Deadlines(*parse(t, "2027-Q1"), c.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	const form = "2006-01-02 15:04"
	if got := d.From.String() + " " + d.Closes.Format(form) + " " + d.UnitsDue.Format(form) + " " + d.ReportDue.Format(form); got != "2027-01-01 2027-04-02 12:00 2027-04-01 17:00 2027-04-05 23:59" {
		t.Error(got)
	}
}

// minimal is a file of schedules with what there must be, to be spoilt.
const minimal = `output: ra
schedules:
  - name: cchc
    periods: [Q1]
    template: mau.json
    sources:
      - {type: json, path: a.json, into: /body}
`

// TestLoadRefuses: what is wrong is said with its line, all at once.
func TestLoadRefuses(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		says           []string // each "line: text"
	}{
		{"unknown key", "    periods:", "    perods: [Q1]\n    periods:", []string{"4: Không có khóa “perods” ở đây. Có phải muốn viết “periods”?"}},
		{"unknown key at the top", "output: ra", "output: ra\nabcxyz: 1", []string{"2: Không có khóa “abcxyz” ở đây. Ở đây có: holidays, output"}},
		{"key twice", "output: ra", "output: ra\noutput: rb", []string{"2: “output” được viết hai lần"}},
		{"several", "periods: [Q1]", "periods: [Q5, Q1]\n    formats: [pdff]\n    retry: {attempts: nhiều, wait: 10 phút}", []string{
			"4: Không có kỳ “Q5”. Có phải muốn viết “Q1”?", "5: Không có định dạng “pdff”. Có phải muốn viết “pdf”?",
			"6: “attempts” phải là số nguyên, không phải “nhiều”.", `6: “wait”: thời gian "10 phút" không hợp lệ`,
		}},
		{"options", "periods: [Q1]", "periods: [Q1]\n    formats: [pdf]\n    embed_fonts: true\n    pdfa: 3b", []string{
			"6: Chỉ tệp docx mới cần nhúng phông chữ; tệp pdf luôn có phông chữ bên trong.", "7: Không có mức PDF/A “3b”. Viết 2a (để ban hành) hoặc 3a (kèm dữ liệu để mở lại).",
		}},
		{"option of no format", "periods: [Q1]", "periods: [Q1]\n    formats: [docx]\n    pdfa: 3a", []string{"6: Mức PDF/A chỉ có ở tệp pdf."}},
		{"nothing", minimal, "schedules: []", []string{": Thiếu “output”.", "1: Chưa có lịch báo cáo nào."}},
		{"no YAML", "output: ra", "output: [ra", []string{"2: Danh sách hoặc nhóm khóa mở ở phía trên chưa được đóng."}},
		{"a list for a text", "output: ra", "output: [ra]", []string{"1: “output” phải là một chuỗi, không phải một danh sách."}},
		{"a tab", "output: ra", "output: ra\n\tx: 1", []string{"2: Dòng này thụt vào bằng phím Tab"}},
		{"a template with a mistake", "mau.json", "sai.json", []string{"5: Mẫu “sai.json”: không phải JSON: JSON sai ở dòng 2"}},
		{"no template", "mau.json", "khac.json", []string{"5: Mẫu “khac.json”: không đọc được mẫu"}},
		{"no name", "name: cchc", "name: Cải cách", []string{"3: Tên lịch “Cải cách” dùng làm tên thư mục"}},
		{"no place", "into: /body", "into: /subject", []string{"7: Mẫu “mau.json”: chỗ /subject đã có dữ liệu"}},
		{"a place under a text", "into: /body", "into: /place/x", []string{`"x" không nằm trong một nhóm trường`}},
		{"no into", ", into: /body", "", []string{"7: Thiếu “into”."}},
		{"a source of no type", "type: json", "type: jsonn", []string{"7: Nguồn “a.json”"}},
		{"two at one place", "      - {type", "      - {type: json, path: b.json, into: /body}\n      - {type", []string{"8: Hai nguồn cùng đặt vào /body."}},
		{"due too soon", "periods: [Q1]", "periods: [Q1]\n    deadlines: {report_due: {day: 10}}", []string{"5: Thời hạn không hợp lệ: quý I năm 2024: phải gửi báo cáo (23:59 ngày 10/03/2024)"}},
		{"half a window", "periods: [Q1]", "periods: [Q1]\n    deadlines: {window: {months_before: 1}}", []string{"5: Thiếu “day”"}},
		{"a time of day", "periods: [Q1]", "periods: [Q1]\n    deadlines: {closes: {at: 17h}}", []string{`5: “at”: giờ "17h" không hợp lệ`}},
		{"holidays", "output: ra", "output: ra\nholidays: nghi.csv", []string{"2: Tệp ngày nghỉ “nghi.csv”, dòng 2: ngày không hợp lệ"}},
		{"a zone", "output: ra", "output: ra\ntimezone: Hà Nội", []string{"2: Múi giờ “Hà Nội” không đọc được."}},
		{"half a day", "output: ra", "output: ra\nsince: 2023-01", []string{"2: Ngày bắt đầu “2023-01” phải đầy đủ."}},
		{"webhook", "output: ra", "output: ra\nwebhooks:\n  - {url: noi-nhan, events: [report.mad]}", []string{"3: Địa chỉ webhook “noi-nhan”", "3: Thiếu “secret_env”", "3: Không có sự kiện “report.mad”. Có phải muốn viết “report.made”?"}},
		{"units of one folder", "periods: [Q1]", "periods: [Q1]\n    units: [Sở Y tế, Sở Y Tế]", []string{"5: Hai đơn vị “Sở Y tế” và “Sở Y Tế” trùng tên thư mục “so-y-te”"}},
		{"each of nowhere", "periods: [Q1]", "periods: [Q1]\n    each: {source: x, column: Đơn vị}", []string{"5: Không có nguồn nào tên “x”."}},
		{"numbers", "periods: [Q1]", "periods: [Q1]\n    numbers: {2023-Q9: không}", []string{"5: Số văn bản “không”", "5: Kỳ báo cáo \"2023-Q9\" không hợp lệ"}},
		{"numbers of no period", "periods: [Q1]", "periods: [Q1]\n    numbers: {2023-Q2: 4}", []string{"5: Lịch này không có kỳ 2023-Q2. Các kỳ của nó: Q1."}},
		{"one number for all units", "periods: [Q1]", "periods: [Q1]\n    units: [Sở Y tế]\n    numbers: {2023-Q1: 4}", []string{"6: Báo cáo của mỗi đơn vị có số riêng"}},
		{"a long name", "name: cchc", "name: " + strings.Repeat("a", 101), []string{"3: Tên lịch"}},
		{"a unit with a long name", "periods: [Q1]", "periods: [Q1]\n    units: [" + strings.Repeat("Sở ", 70) + "]", []string{"dài quá 200 chữ"}},
		{"the same webhook twice", "output: ra", "output: ra\nwebhooks:\n  - {url: \"https://a.example\", secret_env: A}\n  - {url: \"https://a.example\", secret_env: B}", []string{"4: Hai webhook cùng địa chỉ."}},
		{"same name", "schedules:", "schedules:\n  - {name: cchc, periods: [Y], template: mau.json}", []string{"4: Hai lịch cùng tên “cchc”."}},
	} {
		_, err := load(t, strings.Replace(minimal, c.old, c.new, 1), map[string]string{
			"mau.json": template, "sai.json": "{\n,}", "nghi.csv": "date,kind,name,source\n2027-13-01,off,,\n",
		})
		ps, ok := errors.AsType[schedule.Problems](err)
		if !ok || len(ps) != len(c.says) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, says := range c.says {
			if !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v\nlacks %q", c.name, err, says)
			}
		}
	}
}

// TestPlaceholders fills a template, and finds what is none.
func TestPlaceholders(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{"{{ten_ky}} {{ky}} {{Ten_ky_sau}} {{nam}} {{han_bao_cao}}", ""},
		{`a\n{{tthc}}\n  {{ tthc }}\nb`, ""},
		{`{{tthc table}}`, ""},
		{"xem {{ten_kyy}}", "không có chỗ điền {{ten_kyy}}, có phải muốn viết {{ten_ky}}"},
		{"xem {{abcdefgh}}", "không có chỗ điền {{abcdefgh}}, chỉ có"},
		{"{{don_vi}}", "{{don_vi}} không có giá trị"},
		{"Từ {{ten_tu_ngay}} đến {{ten_den_ngay}}; {{ten_han_don_vi}}, {{ten_ngay_chot}}, {{ten_han_bao_cao}}", ""},
		{"Xem {{tien-do}} sau", "/place: {{tien-do}} là số liệu, phải đứng một mình trên một dòng"},
		{"Xem {{tien-do table}} sau", "{{tien-do table}} là số liệu, phải đứng một mình"},
		{"Xem {{tien_do table}} sau", "không có chỗ điền {{tien_do table}}, cũng không có số liệu “tien_do” trong data"},
		{`{{tien-do table}}\n{{tien-do}}`, ""},
	} {
		data := `"data": {"progress": [{"id": "tien-do"}]}, "place": "` + c.text + `"`
		_, err := load(t, minimal, map[string]string{"mau.json": strings.Replace(template, `"place": "Kon Tum"`, data, 1)})
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%q: %v, want what says %q", c.text, err, c.says)
		}
	}
}

// TestForgotten: what the template leaves empty for a source that there is not would make a false report, and so would
// the period of another one.
func TestForgotten(t *testing.T) {
	for _, c := range []struct{ data, into, says string }{
		{`{"progress": [{"id": "x", "updates": []}]}`, "", "Mẫu “mau.json”: /data/progress/0/updates: đang để trống mà không nguồn nào đặt số liệu vào đó (into)"},
		{`{"progress": [{"id": "x", "plan": {"groups": null}}]}`, "", "/data/progress/0/plan/groups: đang để trống"},
		{`{"scores": [{"id": "x", "counts": {}}]}`, "", "/data/scores/0/counts: đang để trống"},
		{`{"progress": [{"id": "x", "updates": []}]}`, "/data/progress/0/updates", ""},
		{`{"progress": [{"id": "x", "updates": []}]}`, "/data/progress/0/updates/-", ""},
		{`{"figures": [], "progress": []}`, "/data/progress/-", ""},
		{`{"figures": [{"id": "x", "title": "", "rows": [1, "a"]}]}`, "", ""},
		{`{"figures": [{"id": "x", "rows": [1], "total": {}}]}`, "", ""},
		{`{}, "period": "2024-Q1"`, "", ""}, // the period for which the file is tried out
		{`{}, "period": "{{ky}}"`, "", ""},
		{`{}, "period": "2026-Q2"`, "", "/period: mẫu ghi cố định kỳ “2026-Q2”, không phải kỳ của báo cáo"},
	} {
		config := minimal
		if c.into != "" {
			config += "      - {type: json, path: b.json, into: " + c.into + "}\n"
		}
		_, err := load(t, config, map[string]string{"mau.json": strings.Replace(template, `"body"`, `"data": `+c.data+`, "body"`, 1)})
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s, %s: %v, want what says %q", c.data, c.into, err, c.says)
		}
	}
}

// TestFilled looks at a payload that was made of a template.
func TestFilled(t *testing.T) {
	o := open(t, "2023-03-15", strings.Replace(yearly, "    template:", "    numbers: {2023-Q1: 45}\n    template:", 1))
	o.write("mau.json", strings.Replace(template, "cải cách hành chính {{ten_ky}}", "{{ten_ky}}, sau là {{ten_ky_sau}}, từ {{ten_tu_ngay}}, trước là {{ten_ky_truoc}}; {{Ten_cung_ky}}", 1))
	o.send("2023-Q1")
	o.wantTasks(o.once(schedule.Selection{Period: parse(t, "2023-Q1")}), "cchc 2023-Q1 made")
	data, err := os.ReadFile(o.path("ra/cchc/2023-Q1/payload.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(
		"Kết quả cải cách hành chính {{ten_ky}}", "Kết quả quý I năm 2023, sau là quý II năm 2023, từ ngày 15 tháng 12 năm 2022, trước là quý IV năm 2022; Quý I năm 2022",
		"null", `"Sở báo cáo kết quả của 2023-Q1."`,
	).Replace(template)
	if got := strings.Join(strings.Fields(string(data)), ""); got != strings.Join(strings.Fields(strings.Replace(want, "\n}", ",\n  \"code_number\": 45\n}", 1)), "") {
		t.Errorf("got %s", data)
	}
}

// TestProgressDay: progress is as of the day up to which the schedule's own window goes, unless it says another.
func TestProgressDay(t *testing.T) {
	for _, c := range []struct{ window, block, want string }{
		{"", `{"id": "a"}`, `{"id":"a"}`},
		{"{day: 15, months_before: 1}", `{"id": "a"}`, `{"id":"a"}`},
		{"{day: 1, months_before: 0}", `{"id": "a"}`, `{"id":"a","as_of":"2023-03-31"}`},
		{"{day: 1, months_before: 0}", `{"id": "a", "as_of": ""}`, `{"id":"a","as_of":"2023-03-31"}`},
		{"{day: 1, months_before: 0}", `{"id": "a", "as_of": "2023-03-20"}`, `{"id":"a","as_of":"2023-03-20"}`},
	} {
		text := yearly
		if c.window != "" {
			text = strings.Replace(yearly, "    template:", "    deadlines: {window: "+c.window+", closes: {days: 1}, report_due: {days: 9}}\n    template:", 1)
		}
		o := open(t, "2023-04-05", text)
		o.write("mau.json", strings.Replace(template, "{\n", `{"data": {"progress": [`+c.block+`]},`, 1))
		o.send("2023-Q1")
		payload := ""
		o.runner.Service = service.New(service.Config{Kinds: []templates.Kind{{
			Type: nd30.Type{Slug: "thong-bao"},
			Decode: func(data []byte) (templates.Payload, error) {
				payload = strings.Join(strings.Fields(string(data)), "")
				return nil, errors.New("enough is known")
			},
		}}})
		o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
		if !strings.Contains(payload, `"progress":[`+c.want+`]`) {
			t.Errorf("window %q, %s: %s", c.window, c.block, payload)
		}
	}
}

// FuzzLoad: whatever the file, it is read or refused.
func FuzzLoad(f *testing.F) {
	f.Add(minimal)
	f.Add(byUnit)
	f.Add("schedules: {a: [&x 1, *x]}\noutput: !t |\n  x\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := load(t, text, map[string]string{"mau.json": template})
		if ps, ok := errors.AsType[schedule.Problems](err); err != nil && (!ok || len(ps) == 0) || err == nil && len(c.Schedules) == 0 {
			t.Errorf("%+v, %v", c, err)
		}
	})
}
