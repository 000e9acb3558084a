package period

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"vanban/templates/viet"
)

// Calendar knows which days are working days: Monday to Friday without the days off, and the
// days that are worked instead (Labour Code 2019, Article 112 and the Prime Minister's decision of
// each year). It knows them of those years alone of which it has been told everything, but for single days of which it
// has been told that nobody knows yet.
type Calendar struct {
	days   map[viet.Date]Day
	unsure map[viet.Date]string // names of the days that may be off or not
	known  map[int]viet.Date    // by year, the last day up to which everything is known
}

// Day is a day that is not as its day of the week is.
type Day struct {
	Date   viet.Date
	Off    bool   // else it is worked
	Name   string // of the holiday, or what it is worked for
	Source string // who has decided it
}

//go:embed holidays.csv
var holidays string

// Default returns the calendar of the years that the program knows.
func Default() *Calendar {
	c := &Calendar{days: map[viet.Date]Day{}, unsure: map[viet.Date]string{}, known: map[int]viet.Date{}}
	if err := c.Read(strings.NewReader(holidays)); err != nil {
		panic("period: the embedded holidays: " + err.Error()) // a test reads them
	}
	return c
}

// The kinds of rows in a file of days.
const (
	rowOff    = "off"    // nobody works
	rowWork   = "work"   // worked: a Saturday, or what another file has as off
	rowUnsure = "unsure" // nobody knows yet: a holiday that is not law so far
	rowKnown  = "known"  // all rows of that year up to this day are there
)

// columns are those of a file of days, in their order.
var columns = []string{"date", "kind", "name", "source"}

// kinds are the kinds of rows, with what messages say of them.
const kinds = "off (nghỉ), work (làm việc, kể cả làm bù), unsure (chưa rõ) hoặc known (đã đủ ngày nghỉ của năm đến ngày này)"

// Read adds the days of a CSV file with the columns date, kind (off, work, unsure or known), name and source. A row
// takes the place of an earlier one of the same day. A row "known" says that the days of its year up to its
// date are all there; without it nothing is known of the other days of that year. The error, in Vietnamese, has
// everything that is wrong, one a line, and nothing of the file is taken then.
func (c *Calendar) Read(r io.Reader) error {
	rows, err := readRows(r)
	if err != nil {
		return err
	}
	for _, row := range rows {
		c.add(row)
	}
	return nil
}

// add takes a row. Whether a day is off says the last row about it.
func (c *Calendar) add(r row) {
	switch r.kind {
	case rowKnown:
		c.known[r.Date.Year] = r.Date
	case rowUnsure:
		c.unsure[r.Date] = r.Name
		delete(c.days, r.Date)
	default:
		c.days[r.Date] = r.Day
		delete(c.unsure, r.Date)
	}
}

// row is a row of a file of days.
type row struct {
	Day
	kind string
}

func readRows(r io.Reader) ([]row, error) {
	f := csv.NewReader(r)
	f.Comment = '#'
	f.FieldsPerRecord = len(columns)
	f.TrimLeadingSpace = true
	head, err := f.Read()
	if err != nil || !slices.Equal(head, columns) {
		return nil, fmt.Errorf("dòng 1: phải là tên cột “%s”", strings.Join(columns, ","))
	}
	var rows []row
	var wrong []error
	for {
		record, err := f.Read()
		line, _ := f.FieldPos(0)
		switch {
		case errors.Is(err, io.EOF):
			return rows, errors.Join(wrong...)
		case err != nil:
			return nil, errors.Join(append(wrong, explain(err))...)
		}
		row, err := readRow(record)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("dòng %d: %w", line, err))
		}
		rows = append(rows, row)
	}
}

// explain says in Vietnamese what keeps a file from being read as CSV.
func explain(err error) error {
	e, ok := errors.AsType[*csv.ParseError](err)
	switch {
	case !ok:
		return fmt.Errorf("không đọc được: %w", err)
	case errors.Is(e.Err, csv.ErrFieldCount):
		return fmt.Errorf("dòng %d: phải có đúng %d cột %s", e.Line, len(columns), strings.Join(columns, ","))
	}
	return fmt.Errorf("dòng %d: dấu ngoặc kép đặt không đúng", e.Line)
}

func readRow(record []string) (row, error) {
	date, err := viet.ParseDate(record[0])
	r := row{Day{Date: date, Off: record[1] == rowOff, Name: record[2], Source: record[3]}, record[1]}
	switch {
	case err != nil:
		return row{}, err
	case !date.Complete():
		return row{}, fmt.Errorf("ngày %q phải đầy đủ, ví dụ 2025-04-30", record[0])
	case !slices.Contains([]string{rowOff, rowWork, rowUnsure, rowKnown}, r.kind):
		return row{}, fmt.Errorf("loại ngày %q phải là %s", r.kind, kinds)
	}
	return r, nil
}

func weekend(d viet.Date) bool {
	t, _ := d.Time()
	return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
}

// UnknownError says that the calendar has not been told whether a day is worked.
type UnknownError struct {
	Date viet.Date
	Name string // of the holiday that it may be; "" where nothing is known of its year
}

// Error says it in Vietnamese, with what to do.
func (e UnknownError) Error() string {
	const file = "tệp ngày nghỉ (khóa “holidays” của tệp lịch)"
	if e.Name != "" {
		return fmt.Sprintf("chưa rõ %s (%s) là ngày nghỉ hay ngày làm việc: thêm vào %s dòng “%s,off,…,…” hoặc “%[4]s,work,…,…”",
			e.Date.Text(), e.Name, file, e.Date)
	}
	return fmt.Sprintf("chưa có danh sách ngày nghỉ lễ, tết năm %d đến %s: thêm các ngày nghỉ vào %s, rồi một dòng “%[1]d-12-31,known,,”",
		e.Date.Year, e.Date.Text(), file)
}

// Working reports whether a day is worked. The error is an [UnknownError], for a Saturday and a Sunday, too: they
// may be worked instead of another day.
func (c *Calendar) Working(d viet.Date) (bool, error) {
	if day, ok := c.days[d]; ok {
		return !day.Off, nil
	}
	if name, ok := c.unsure[d]; ok {
		return false, UnknownError{d, name}
	}
	if last, ok := c.known[d.Year]; !ok || Days(d, last) < 0 {
		return false, UnknownError{Date: d}
	}
	return !weekend(d), nil
}

// Days lists the days off and those worked instead, in their order.
func (c *Calendar) Days() []Day {
	list := make([]Day, 0, len(c.days))
	for _, d := range c.days {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b Day) int { return strings.Compare(a.Date.String(), b.Date.String()) })
	return list
}
