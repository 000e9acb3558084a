package vanban_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What the reports of a year must say, reckoned from the files of testdata/reports/2023 with plain
// sums of its own: nothing here is shared with the packages that make the reports.

// productState is how a product stands on a day.
type productState struct {
	id, group, name, unit string
	due                   string // the last day
	state                 string // done, in_progress, not_started or overdue
	since, note           string // the day of its last update and what it says; "" for none
}

// late reports whether it was done after its last day.
func (p productState) late() bool { return p.state == "done" && p.since > p.due }

// progressOn gives how every product of the plan stands at the end of a day.
func progressOn(t *testing.T, day string) []productState {
	t.Helper()
	var plan struct{ Groups []planGroup }
	if err := json.Unmarshal(readFile(t, filepath.Join(year, "ke-hoach.json")), &plan); err != nil {
		t.Fatal(err)
	}
	updates := readTable(t, "cap-nhat.csv")
	var all []productState
	for _, g := range plan.Groups {
		for _, k := range g.Tasks {
			for _, p := range k.Products {
				s := productState{id: p.ID, group: g.Title, name: p.Name, unit: strings.TrimSuffix(p.LeadUnit, ";"), due: lastDay(t, p.Due), state: "not_started"}
				s.take(updates, day)
				all = append(all, s)
			}
		}
	}
	return all
}

// take follows the updates up to a day, and then looks at the deadline.
func (p *productState) take(updates []map[string]string, day string) {
	for _, u := range updates {
		if u["Mã sản phẩm"] == p.id && u["Ngày"] <= day && u["Ngày"] >= p.since {
			p.state, p.since, p.note = u["Trạng thái"], u["Ngày"], u["Ghi chú"]
		}
	}
	if p.state != "done" && p.due < day {
		p.state = "overdue"
	}
}

// lastDay gives the last day of a deadline.
func lastDay(t *testing.T, d *planDue) string {
	t.Helper()
	switch {
	case d.Year > 0:
		return strconv.Itoa(d.Year) + []string{"-03-31", "-06-30", "-09-30", "-12-31"}[slices.Max(d.Quarters)-1]
	case len(d.Date) == len("2023-01"):
		month, err := time.Parse("2006-01", d.Date)
		if err != nil {
			t.Fatal(err)
		}
		return month.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return d.Date
}

// tally counts products by state.
func tally(products []productState, which func(productState) bool) map[string]int {
	n := map[string]int{}
	for _, p := range products {
		if which(p) {
			n["all"]++
			n[p.state]++
			if p.late() {
				n["late"]++
			}
		}
	}
	return n
}

// readTable reads a CSV file of the year with its header.
func readTable(t *testing.T, name string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(readFile(t, filepath.Join(year, name)))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	var table []map[string]string
	for _, row := range rows[1:] {
		record := map[string]string{}
		for i, cell := range row {
			record[rows[0][i]] = cell
		}
		table = append(table, record)
	}
	return table
}

// number reads a whole number of a record.
func number(t *testing.T, record map[string]string, column string) int {
	t.Helper()
	n, err := strconv.Atoi(record[column])
	if err != nil {
		t.Fatalf("column %q: %v in %v", column, err, record)
	}
	return n
}

// dossiers are the dossiers of a field, or of all, in a period.
type dossiers struct {
	name                            string
	online, direct, carried         int
	early, onTime, late             int
	pendingInTime, pendingOverdue   int
	received, resolved, pendingBoth int // sums
}

// add sums up.
func (d dossiers) add(e dossiers) dossiers {
	d.online, d.direct, d.carried = d.online+e.online, d.direct+e.direct, d.carried+e.carried
	d.early, d.onTime, d.late = d.early+e.early, d.onTime+e.onTime, d.late+e.late
	d.pendingInTime, d.pendingOverdue = d.pendingInTime+e.pendingInTime, d.pendingOverdue+e.pendingOverdue
	d.received, d.resolved, d.pendingBoth = d.received+e.received, d.resolved+e.resolved, d.pendingBoth+e.pendingBoth
	return d
}

// dossiersIn gives the dossiers of a period by field, and of all fields together.
func dossiersIn(t *testing.T, period string) (rows []dossiers, total dossiers) {
	t.Helper()
	for _, r := range readTable(t, "ho-so.csv") {
		if r["Kỳ"] != period {
			continue
		}
		d := dossiers{
			name:   r["Lĩnh vực"],
			online: number(t, r, "Tiếp nhận trực tuyến"), direct: number(t, r, "Tiếp nhận trực tiếp, bưu chính"),
			carried: number(t, r, "Kỳ trước chuyển sang"),
			early:   number(t, r, "Giải quyết trước hạn"), onTime: number(t, r, "Giải quyết đúng hạn"), late: number(t, r, "Giải quyết quá hạn"),
			pendingInTime: number(t, r, "Đang giải quyết trong hạn"), pendingOverdue: number(t, r, "Đang giải quyết quá hạn"),
		}
		d.received, d.resolved, d.pendingBoth = d.online+d.direct+d.carried, d.early+d.onTime+d.late, d.pendingInTime+d.pendingOverdue
		rows = append(rows, d)
		total = total.add(d)
	}
	if len(rows) != 4 {
		t.Fatalf("ho-so.csv has %d rows of %s, not 4", len(rows), period)
	}
	return rows, total
}

// TestLedgerAgrees looks at the made-up data themselves, so that a report that disagrees with
// them is the report's fault: what was pending goes on into the next period, a half year and a
// year are the sums of their quarters, and the file of totals has the sums of the fields.
func TestLedgerAgrees(t *testing.T) {
	quarters := []string{"2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"}
	for i, q := range quarters {
		_, d := dossiersIn(t, q)
		if d.received != d.resolved+d.pendingBoth {
			t.Errorf("%s: %d received, %d resolved, %d pending", q, d.received, d.resolved, d.pendingBoth)
		}
		if i == 0 {
			continue
		}
		if _, before := dossiersIn(t, quarters[i-1]); d.carried != before.pendingBoth {
			t.Errorf("%s: %d carried over, %d were pending", q, d.carried, before.pendingBoth)
		}
	}
	for _, r := range readTable(t, "ho-so-tong.csv") {
		_, d := dossiersIn(t, r["Kỳ"])
		for column, want := range map[string]int{
			"Tiếp nhận trực tuyến": d.online, "Tiếp nhận trực tiếp, bưu chính": d.direct, "Kỳ trước chuyển sang": d.carried,
			"Giải quyết trước hạn": d.early, "Giải quyết đúng hạn": d.onTime, "Giải quyết quá hạn": d.late,
			"Đang giải quyết trong hạn": d.pendingInTime, "Đang giải quyết quá hạn": d.pendingOverdue,
		} {
			if got := number(t, r, column); got != want {
				t.Errorf("%s, %s: %d in the totals, %d in the fields", r["Kỳ"], column, got, want)
			}
		}
	}
	for _, y := range []string{"2022", "2023"} {
		checkSum(t, y+"-H1", y+"-Q1", y+"-Q2")
		checkSum(t, y, y+"-Q1", y+"-Q2", y+"-Q3", y+"-Q4")
	}
}

// checkSum wants the flows of a period to be those of its parts.
func checkSum(t *testing.T, whole string, parts ...string) {
	t.Helper()
	_, w := dossiersIn(t, whole)
	var sum dossiers
	for _, p := range parts {
		_, d := dossiersIn(t, p)
		sum = sum.add(d)
	}
	_, first := dossiersIn(t, parts[0])
	_, last := dossiersIn(t, parts[len(parts)-1])
	got := fmt.Sprint(w.online, w.direct, w.early, w.onTime, w.late, w.carried, w.pendingInTime, w.pendingOverdue)
	want := fmt.Sprint(sum.online, sum.direct, sum.early, sum.onTime, sum.late, first.carried, last.pendingInTime, last.pendingOverdue)
	if got != want {
		t.Errorf("%s: %s, its parts %s", whole, got, want)
	}
}
