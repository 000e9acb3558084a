package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"time"

	"vanban/api/schedule"
)

// printBrief prints each report on a line of its own: who has sent, who has not, and the first thing that is wrong.
func printBrief(b *strings.Builder, tasks []schedule.Task, began time.Time) {
	for _, t := range tasks {
		fmt.Fprintf(b, "%s: %s", taskName(t), stateOf(t, began))
		if whys := whys(t); len(whys) > 0 {
			b.WriteString(": " + whys[0])
			if more := len(whys) - 1; more > 0 {
				fmt.Fprintf(b, " (và %d điều khác)", more)
			}
		}
		b.WriteString("\n")
	}
}

// stateOf says how far a report is, and that figures of it have changed.
func stateOf(t schedule.Task, began time.Time) string {
	text := outcomes[outcome(t, began)].text
	if n := len(t.Changes); n > 0 {
		text += fmt.Sprintf(", %d số liệu đã đổi từ đó", n)
	}
	return text
}

// whys are what is wrong with a report, or what has changed: each on one line, what says nothing but that there are errors
// aside.
func whys(t schedule.Task) (list []string) {
	for _, change := range t.Changes {
		list = append(list, change.String())
	}
	if t.State != schedule.Failed {
		return list
	}
	reasons := slices.Clone(t.Reasons)
	for _, s := range t.Sources {
		reasons = append(reasons, s.Missing...)
	}
	for _, p := range t.Problems {
		reasons = append(reasons, strings.TrimSpace(p.Path+": "+p.Message))
	}
	for _, reason := range reasons {
		if strings.Contains(reason, ": ") {
			list = append(list, strings.ReplaceAll(reason, "\n", " "))
		}
	}
	return list
}

// taskTable is the list of reports as a CSV file that Excel opens as it is.
func taskTable(tasks []schedule.Task, began time.Time) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	rows := [][]string{{"Báo cáo", "Kỳ", "Đơn vị", "Tình trạng", "Điều cần xem", "Hạn gửi", "Tạo lúc", "Thư mục"}}
	for _, t := range tasks {
		due, made := "", ""
		if !t.Deadlines.ReportDue.IsZero() {
			due = moment(t.Deadlines.ReportDue)
		}
		if !t.MadeAt.IsZero() {
			made = moment(t.MadeAt)
		}
		rows = append(rows, []string{cmp.Or(t.Title, t.Schedule), t.Period.String(), t.Unit, stateOf(t, began), strings.Join(whys(t), "\n"), due, made, t.Folder})
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

// harmless keeps a text that begins as a formula from being one where the file is opened.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
