package schedule_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/api/schedule"
)

// ofTable is a file of schedules for a report of each unit of a table. UNITS stands for what says which units there are,
// MORE for what else is said of the source.
const ofTable = `output: ra
schedules:
  - name: don-vi
    periods: [Q1]
    template: mau.json
    formats: [docx]
    UNITS
    sources:
      - {name: số liệu, type: csv, path: x.csv, into: /body, MORE mapping: {columns: [{column: Loại, field: type}, {column: Ý, field: text}], where: {Kỳ: "{{ky}}", ĐV: "{{don_vi}}"}}}
`

// openTable makes an office with a table of lines "unit", or "period unit" of another period.
func openTable(t *testing.T, units, more string, lines ...string) *office {
	t.Helper()
	config := strings.NewReplacer("UNITS", units, "MORE", more).Replace(ofTable)
	o := open(t, "2023-03-15", config)
	o.write("mau.json", strings.Replace(template, `"body": null`, `"body": []`, 1))
	o.table(lines...)
	return o
}

// table writes the table anew.
func (o *office) table(lines ...string) {
	o.Helper()
	text := "Kỳ,ĐV,Loại,Ý\n"
	for _, line := range lines {
		if !strings.HasPrefix(line, "20") {
			line = "2023-Q1," + line
		}
		text += line + ",doan,Sở báo cáo kết quả của quý.\n"
	}
	o.write("x.csv", text)
}

const (
	eachUnit  = "each: {source: số liệu, column: ĐV}"
	twoUnits  = "units: [Trung tâm Khuyến nông, Sở Y tế]"
	mustBe    = "units: [Trung tâm Khuyến nông, Sở Y tế], "
	sector    = "2023-Q1 Trung tâm Khuyến nông"
	misspelt  = "“Trung tâm Khuyên nông” không có trong danh sách đơn vị"
	theSector = "Trung tâm Khuyến nông"
)

// TestAfterAll: a unit whose rows come when the others' reports are all made gets its report, and is known until then as
// one that has none.
func TestAfterAll(t *testing.T) {
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o := openTable(t, eachUnit, "", "Sở Y tế", "2022-Q4,"+theSector)
	const absent = "không có báo cáo của Trung tâm Khuyến nông"
	for range 2 {
		tasks := o.once(q1)
		if o.wantTasks(tasks, "don-vi 2023-Q1 Sở Y tế made"); !strings.Contains(strings.Join(tasks[0].Notes, "\n"), absent) {
			t.Errorf("notes %q", tasks[0].Notes)
		}
	}
	o.table("Sở Y tế", theSector)
	plan, err := o.runner.Plan(t.Context(), q1)
	if err != nil {
		t.Fatal(err)
	}
	o.wantTasks(plan, "don-vi 2023-Q1 Sở Y tế made", "don-vi "+sector+" due")
	tasks := o.once(q1)
	o.wantTasks(tasks, "don-vi 2023-Q1 Sở Y tế made", "don-vi "+sector+" made")
	o.wantEvents("report.made 2023-Q1 Sở Y tế", "report.made "+sector)
	for _, task := range tasks {
		if task.Notes != nil {
			t.Errorf("%s: %q", task.Unit, task.Notes)
		}
	}
	o.table(theSector, "Sở Nội vụ") // what was made is no more forgotten
	o.wantTasks(o.once(q1), "don-vi "+sector+" made", "don-vi 2023-Q1 Sở Nội vụ made", "don-vi 2023-Q1 Sở Y tế made")
	if err := os.Remove(o.path("x.csv")); err != nil {
		t.Fatal(err)
	}
	tasks = o.once(q1)
	o.wantTasks(tasks, "don-vi "+sector+" made", "don-vi 2023-Q1 Sở Nội vụ made", "don-vi 2023-Q1 Sở Y tế made")
	if notes := strings.Join(tasks[0].Notes, "\n"); !strings.Contains(notes, "không đọc lại được danh sách đơn vị") {
		t.Errorf("notes %q", notes)
	}
}

// TestKeptBefore: the list of units that an earlier version has kept still counts.
func TestKeptBefore(t *testing.T) {
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o := openTable(t, eachUnit, "", "Sở Y tế")
	o.once(q1)
	o.write("ra/don-vi/2023-Q1/units.json", `["Sở Y tế"]`)
	if err := os.Remove(o.path("x.csv")); err != nil {
		t.Fatal(err)
	}
	o.wantTasks(o.once(q1), "don-vi 2023-Q1 Sở Y tế made")
}

// TestStrays: rows of units that no report is about are never left out in silence: a misspelt one keeps the report of the
// unit from being made that it probably is, others are told of by themselves.
func TestStrays(t *testing.T) {
	all := []string{"Sở Y tế", theSector}
	for name, c := range map[string]struct {
		units, more string
		rows        []string
		want        []string // tasks
		says        string   // in the reasons
	}{
		"all right":            {twoUnits, "", all, []string{sector + " made", "2023-Q1 Sở Y tế made"}, ""},
		"other periods":        {twoUnits, "", append([]string{"2022-Q4,Sở Lạ"}, all...), []string{sector + " made", "2023-Q1 Sở Y tế made"}, ""},
		"a row of sums":        {twoUnits, "", append([]string{"Tổng cộng"}, all...), []string{sector + " made", "2023-Q1 Sở Y tế made"}, ""},
		"misspelt":             {twoUnits, "", append([]string{"Trung tâm Khuyên nông"}, all...), []string{sector + " failed", "2023-Q1 Sở Y tế made"}, "x.csv, dòng 2, cột B: " + misspelt + ", nên số liệu này sẽ không có trong báo cáo nào. Có phải “Trung tâm Khuyến nông”?"},
		"misspelt, each":       {eachUnit, mustBe + "mapping_unit", append([]string{"Trung tâm Khuyên nông"}, all...), []string{"2023-Q1 Sở Y tế made", sector + " failed"}, misspelt},
		"unknown":              {twoUnits, "", append(all, "Ban Dân tộc"), []string{sector + " made", "2023-Q1 Sở Y tế made", "2023-Q1 failed"}, "dòng 4, cột B: “Ban Dân tộc” không có trong danh sách đơn vị"},
		"unknown, each":        {eachUnit, mustBe + "mapping_unit", append(all, "Ban Dân tộc"), []string{"2023-Q1 Sở Y tế made", sector + " made", "2023-Q1 failed"}, "“Ban Dân tộc”"},
		"missing, each":        {eachUnit, mustBe + "mapping_unit", []string{"Sở Y tế"}, []string{"2023-Q1 Sở Y tế made", sector + " failed"}, "“ĐV” là “Trung tâm Khuyến nông”"},
		"without a unit":       {twoUnits, "", append(all, ""), []string{sector + " made", "2023-Q1 Sở Y tế made", "2023-Q1 failed"}, "cột “ĐV”: dòng số liệu này không ghi đơn vị."},
		"others allowed":       {twoUnits, "other_units: true, ", append(all, "Ban Dân tộc"), []string{sector + " made", "2023-Q1 Sở Y tế made"}, ""},
		"others, one misspelt": {twoUnits, "other_units: true, ", append([]string{"Sở Y Tê"}, all...), []string{sector + " made", "2023-Q1 Sở Y tế failed"}, "“Sở Y Tê” không có"},
		"numbered":             {"units: [Phường 1, Phường 2]", "", []string{"Phường 1", "Phường 2", "Phường 10"}, []string{"2023-Q1 Phường 1 made", "2023-Q1 Phường 2 made", "2023-Q1 failed"}, "“Phường 10” không có"},
	} {
		t.Run(name, func(t *testing.T) {
			units, more := c.units, strings.Replace(c.more, "mapping_unit", "", 1)
			o := openTable(t, units, more, c.rows...)
			if strings.Contains(c.more, "mapping_unit") {
				o.runner.Config.Schedules[0].Sources[0].Mapping.Unit = "ĐV"
			}
			q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
			for i := range c.want {
				c.want[i] = "don-vi " + strings.TrimPrefix(c.want[i], "don-vi ")
			}
			plan, err := o.runner.Plan(t.Context(), q1)
			if err != nil {
				t.Fatal(err)
			}
			var planned []string
			for _, want := range c.want {
				planned = append(planned, strings.Replace(want, " made", " due", 1))
			}
			o.wantTasks(plan, planned...)
			for range 2 {
				tasks := o.once(q1)
				o.wantTasks(tasks, c.want...)
				var reasons []string
				for _, task := range tasks {
					reasons = append(reasons, task.Reasons...)
				}
				if told := strings.Join(reasons, "\n"); !strings.Contains(told, c.says) || c.says == "" && told != "" {
					t.Errorf("reasons %q, want %q", told, c.says)
				}
			}
		})
	}
}

// TestStrayLater: a misspelt row that comes after its unit's report is told of, and no more when it has been put right.
func TestStrayLater(t *testing.T) {
	q1 := schedule.Selection{Period: parse(t, "2023-Q1")}
	o := openTable(t, twoUnits, "", "Sở Y tế", theSector)
	o.once(q1)
	o.table("Sở Y tế", theSector, "Trung tâm Khuyên nông")
	tasks := o.once(q1)
	o.wantTasks(tasks, "don-vi "+sector+" made", "don-vi 2023-Q1 Sở Y tế made", "don-vi 2023-Q1 failed")
	if reasons := tasks[2].Reasons; len(reasons) != 1 || !strings.Contains(reasons[0], misspelt) {
		t.Errorf("reasons %q", reasons)
	}
	if !slices.Contains(o.files("ra"), "don-vi/2023-Q1.failed.json") {
		t.Errorf("no failure among %q", o.files("ra"))
	}
	o.table("Sở Y tế", theSector)
	o.wantTasks(o.once(q1), "don-vi "+sector+" made", "don-vi 2023-Q1 Sở Y tế made")
	if slices.Contains(o.files("ra"), "don-vi/2023-Q1.failed.json") {
		t.Error("the failure stays")
	}
}

// TestUnitNumbers: the reports of units have numbers of their own.
func TestUnitNumbers(t *testing.T) {
	o := openTable(t, eachUnit+"\n    unit_numbers: {2023-Q1: {so-y-te: 12, Trung tâm Khuyến nông: 13}}", "", "Sở Y tế", theSector, "Sở Nội vụ")
	o.once(schedule.Selection{Period: parse(t, "2023-Q1")})
	for unit, want := range map[string]int{"so-y-te": 12, "trung-tam-khuyen-nong": 13, "so-noi-vu": 0} {
		var payload struct {
			Number int `json:"code_number"`
		}
		if o.read("ra/don-vi/2023-Q1/"+unit+"/payload.json", &payload); payload.Number != want {
			t.Errorf("%s has number %d, want %d", unit, payload.Number, want)
		}
	}
	for numbers, want := range map[string]string{
		"{2023-Q1: {so-y-te: 12, so-noi-vu: 12}}": "cùng số 12",
		"{2023-Q2: {so-y-te: 12}}":                "không có kỳ 2023-Q2",
		"{2023-Q1: {so-y-te: x}}":                 "phải là số nguyên dương",
		"{2023-Q1: {so-la: 1}}":                   "Không có đơn vị “so-la” trong units.",
	} {
		o.write("lich.yaml", strings.NewReplacer("UNITS", "units: [Sở Y tế, Sở Nội vụ]\n    unit_numbers: "+numbers, "MORE", "").Replace(ofTable))
		if _, err := schedule.Load(o.path("lich.yaml")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", numbers, err, want)
		}
	}
}
