package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"vanban/templates/period"
)

// The flags of the command report that do not go with each other: those for a schedule, those for a table.
var (
	onlyCalendar = []string{"only", "unit", "dry-run", "again", "brief", "table"}
	onlyTable    = []string{"from", "mapping", "into", "each", "o", "force", "format", "jobs", "pdfa", "embed-fonts"}
)

// makeReports makes the reports of a file of schedules, or those of a table.
func makeReports(e *env, args []string) error {
	schedules := e.flags.String("schedule", "", "tạo các báo cáo đến hạn theo lịch ở `TỆP` .yaml")
	at := e.flags.String("period", "", "chỉ làm `KỲ` này, ví dụ 2022-Q3; bắt buộc khi dùng -template")
	byCalendar, byTable := calendarFlags(e), tabularFlags(e)
	from := e.materialFlags()
	if _, err := e.parse(args, 0, 0); err != nil {
		return err
	}
	if err := e.oneWay(*schedules, *byTable.template); err != nil {
		return err
	}
	p, err := parsePeriod(*at)
	if err != nil {
		return err
	}
	s, err := from.service(e)
	if err != nil {
		return err
	}
	if *schedules != "" {
		return byCalendar.run(e, *schedules, p, s)
	}
	return byTable.run(e, p, s, *from.letterhead)
}

// oneWay wants a file of schedules or a template, and no flag that goes with the other.
func (e *env) oneWay(schedules, template string) error {
	other, with := onlyTable, "-schedule, vì những điều ấy ghi trong tệp lịch"
	switch {
	case schedules == "" && template == "":
		return usageError{"Cần -schedule TỆP (theo lịch) hoặc -template TỆP (từ một bảng số liệu). " + e.seeHelp()}
	case schedules != "" && template != "":
		return usageError{"Chỉ dùng một trong hai tùy chọn -schedule và -template. " + e.seeHelp()}
	case template != "":
		other, with = onlyCalendar, "-template"
	}
	var wrong []string
	e.flags.Visit(func(f *flag.Flag) {
		if slices.Contains(other, f.Name) {
			wrong = append(wrong, "-"+f.Name)
		}
	})
	if len(wrong) > 0 {
		return usageError{fmt.Sprintf("Không dùng %s cùng với %s. %s", strings.Join(wrong, ", "), with, e.seeHelp())}
	}
	return nil
}

// parsePeriod reads the flag of that name; nil is none.
func parsePeriod(text string) (*period.Period, error) {
	if text == "" {
		return nil, nil
	}
	p, err := period.Parse(text)
	if meant, ok := period.Guess(text); err != nil && ok { // as people write it in cells
		return &meant, nil
	}
	if err != nil {
		return nil, usageError{fmt.Sprintf("Tùy chọn -period: %v", err)}
	}
	return &p, nil
}
