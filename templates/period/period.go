package period

import (
	"errors"

	"vanban/templates/viet"
)

// Kind is a kind of period.
type Kind uint8

// The kinds of periods.
const (
	Quarter    Kind = iota + 1 // quý: 2022-Q3
	HalfYear                   // 6 tháng đầu năm, cuối năm: 2022-H1, 2022-H2
	NineMonths                 // 9 tháng đầu năm: 2022-9M
	Year                       // năm: 2022
	Span                       // from one day to another: 2022-06-15/2022-09-14
)

// Period is what a report is about.
type Period struct {
	Kind        Kind
	Year        int
	N           int       // of a quarter 1 to 4, of a half year 1 or 2
	First, Last viet.Date // its days by the calendar, both within
}

// Parse reads "2022-Q3", "2022-H1", "2022-9M", "2022" or "2022-06-15/2022-09-14". The error, in
// Vietnamese, says what is wrong and what to write.
func Parse(s string) (Period, error) { return Period{}, errors.New("chưa đọc được") }

// String returns the period as [Parse] reads it.
func (p Period) String() string { return "" }

// Name returns the period as a sentence calls it: "quý III năm 2022", "6 tháng đầu năm 2022",
// "9 tháng đầu năm 2022", "năm 2022", "từ ngày 15 tháng 6 năm 2022 đến ngày 14 tháng 9 năm 2022".
func (p Period) Name() string { return "" }

// Next is the period of its kind that follows: after quý III quý IV, after 6 tháng đầu năm 6
// tháng cuối năm, after 9 tháng quý IV, after a span one of as many days.
func (p Period) Next() Period { return p }

// Before is the period of its kind that went before: of quý I quý IV of the year before. A half year, nine months and
// a year have the same of the year before.
func (p Period) Before() Period { return p }

// YearBefore is the same period of the year before.
func (p Period) YearBefore() Period { return p }
