package viet

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a date of which the day, or the day and the month, may not be known yet: a draft
// is dated when it is signed. What is not known is 0; a day has a month and a month a year.
type Date struct{ Year, Month, Day int }

// ParseDate reads "2021-01-15", "2021-01", "2021" or "" (nothing known). The error, in
// Vietnamese, says what is wrong.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return Date{}, badDate(s, `phải viết dạng "2021-01-15", "2021-01" hoặc "2021"`)
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil || len(part) != dateDigits[i] {
			return Date{}, badDate(s, `phải viết dạng "2021-01-15", "2021-01" hoặc "2021"`)
		}
		n[i] = int(v)
	}
	d := Date{n[0], n[1], n[2]}
	return d, d.check(s, len(parts))
}

// dateDigits is how many digits year, month and day have.
var dateDigits = [3]int{4, 2, 2}

// check tells whether the first known parts of d are a date of the calendar.
func (d Date) check(s string, known int) error {
	switch {
	case d.Year < 1900:
		return badDate(s, "năm phải từ 1900 trở đi")
	case known > 1 && (d.Month < 1 || d.Month > 12):
		return badDate(s, fmt.Sprintf("không có tháng %d", d.Month))
	case known > 2 && (d.Day < 1 || d.Day > daysIn(d.Year, d.Month)):
		return badDate(s, fmt.Sprintf("tháng %d năm %d không có ngày %d", d.Month, d.Year, d.Day))
	}
	return nil
}

func badDate(s, why string) error { return fmt.Errorf("ngày không hợp lệ: %q %s", s, why) }

// daysIn is how many days the month has: the day before the first of the next.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether nothing of the date is known.
func (d Date) IsZero() bool { return d == Date{} }

// Complete reports whether the day is known.
func (d Date) Complete() bool { return d.Day != 0 }

// Time returns the beginning of the day in UTC, and false unless the date is complete.
func (d Date) Time() (time.Time, bool) {
	if !d.Complete() {
		return time.Time{}, false
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC), true
}

// String returns the date as [ParseDate] reads it.
func (d Date) String() string {
	switch {
	case d.Day != 0:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case d.Month != 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case d.Year != 0:
		return fmt.Sprintf("%04d", d.Year)
	}
	return ""
}

// dateBlank is what stands for a day, month or year not known yet: room to write it in. It is
// of no-break spaces, which neither stretch nor end a line.
const dateBlank = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"

// Text returns "ngày 05 tháng 01 năm 2020" (PL I.II.4b): a day and the months 1 and 2 have
// two digits, the other months none before them. What is not known is room to write it in.
func (d Date) Text() string {
	day, month, year := dateBlank, dateBlank, dateBlank
	if d.Day != 0 {
		day = " " + Number2(d.Day) + " "
	}
	if d.Month != 0 {
		month = " " + Month(d.Month) + " "
	}
	if d.Year != 0 {
		year = " " + strconv.Itoa(d.Year)
	}
	return "ngày" + day + "tháng" + month + "năm" + year
}

// Weekdays are the days of the week from Sunday, as PL II.V.8 writes them.
var Weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// Weekday returns the day of the week, "thứ Ba"; empty unless the date is complete.
func (d Date) Weekday() string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return Weekdays[t.Weekday()]
}

// Month returns the month as the decree writes it: 01, 02, 3 … 12 (PL I.II.4b).
func Month(m int) string {
	if m < 3 {
		return Number2(m)
	}
	return strconv.Itoa(m)
}

// MarshalText implements encoding.TextMarshaler; it gives [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; it reads as [ParseDate] does.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// JSONSchema describes how a date is written in a payload.
func (Date) JSONSchema() map[string]any {
	return map[string]any{
		"type":     "string",
		"pattern":  `^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$`,
		"examples": []any{"2021-01-15", "2021-01", "2021"},
	}
}
