package period

import (
	"errors"
	"fmt"
	"time"

	"vanban/templates/viet"
)

// Rules say when what is due about a period. The zero value is what Decree 09/2019/NĐ-CP has unless the body
// that asks for the report says otherwise: the figures from the 15th of the month before the period to the
// 14th of its last month (Article 12), closed at 17:00 of that day, when the units' figures are due, too; the
// report before the 15th; each on the next working day where the day is none.
type Rules struct {
	Window    Window
	Closes    Point
	UnitsDue  Point // zero is with Closes
	ReportDue Point
	Roll      Roll
	Zone      *time.Location // of the times of day; nil is Vietnam's
}

// Window says on which day of the month the figures of a period begin. They end the day before those of the
// following one begin, so that no day is in two windows, and none in no window. The window of a span is the span.
type Window struct {
	Day    int // 1 to 28; 0 is the 15th of the month before
	Before int // how many months before the first month of the period; unused where Day is 0
}

// Point is a moment about a period: a day by its last month, or by the last day of the window.
type Point struct {
	Day   int   // of the month, or its last day where it is shorter; 0 is the last day of the window
	Month int   // how many months after the last month of the period; unused where Day is 0
	Shift int   // days later, or sooner where negative
	At    Clock // time of day
}

// Roll says what becomes of a deadline on a day that nobody works.
type Roll string

// The ways to roll. "" is [RollNext].
const (
	RollNext     Roll = "next"     // the next working day (Civil Code 2015, Article 148.5)
	RollPrevious Roll = "previous" // the working day before
	RollNone     Roll = "none"     // it stays
)

// steps are by how many days each way goes on.
var steps = map[Roll]int{"": 1, RollNext: 1, RollPrevious: -1, RollNone: 0}

// Clock is a time of day, in minutes. 0 leaves it to the deadline: 17:00, or of the report 23:59.
type Clock int

// The times of day of the deadlines.
const (
	endOfWork Clock = 17 * 60
	endOfDay  Clock = 24*60 - 1
)

// ParseClock reads "17:00".
func ParseClock(s string) (Clock, error) {
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") || s == "00:00" {
		return 0, fmt.Errorf(`giờ %q không hợp lệ: viết như "17:00", từ "00:01" đến "23:59"`, s)
	}
	return Clock(t.Hour()*60 + t.Minute()), nil
}

// String returns the time of day as [ParseClock] reads it; "" for 0.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60)
}

// UnmarshalText implements encoding.TextUnmarshaler; it reads as [ParseClock] does.
func (c *Clock) UnmarshalText(text []byte) (err error) {
	*c, err = ParseClock(string(text))
	return err
}

// Deadlines are the days and moments of one period.
type Deadlines struct {
	From      viet.Date `json:"from"` // window of the figures, both within
	To        viet.Date `json:"to"`
	Closes    time.Time `json:"closes"`     // when the figures are final
	UnitsDue  time.Time `json:"units_due"`  // when the units must have sent theirs
	ReportDue time.Time `json:"report_due"` // when the report must have left
}

// Collects is when a report can be made: the figures are final, and the units have had their time.
func (d Deadlines) Collects() time.Time {
	if d.UnitsDue.After(d.Closes) {
		return d.UnitsDue
	}
	return d.Closes
}

// Vietnam is the time zone of Vietnam, which has no summer time.
func Vietnam() *time.Location { return time.FixedZone("UTC+7", 7*60*60) }

// Deadlines gives the days and moments of a period. The error, in Vietnamese, says that the rules have the report due
// before its figures are there, or is an [UnknownError] of the calendar.
func (r Rules) Deadlines(p Period, c *Calendar) (Deadlines, error) {
	if err := r.Check(p); err != nil {
		return Deadlines{}, err
	}
	d, err := r.deadlines(p, c)
	if err != nil {
		return Deadlines{}, err
	}
	return d, d.check(p)
}

// Planned gives the days and moments of a period as they are if no deadline has to be rolled.
func (r Rules) Planned(p Period) (Deadlines, error) {
	r.Roll = RollNone
	return r.Deadlines(p, nil)
}

// longestLeave is more days than ever lay between two working days: nine did at Tết 2025.
const longestLeave = 14

// Soonest is the moment before which a report cannot be made, whatever days turn out to be off; the deadlines are those
// that were [Rules.Planned].
func (r Rules) Soonest(d Deadlines) time.Time {
	if steps[r.Roll] < 0 {
		return d.Collects().AddDate(0, 0, -longestLeave)
	}
	return d.Collects()
}

// Check says in Vietnamese what is wrong with the rules for a period, working days aside; nil is nothing.
func (r Rules) Check(p Period) error {
	var wrong []error
	if r.Window.Day < 0 || r.Window.Day > 28 || r.Window.Before < 0 {
		wrong = append(wrong, errors.New("ngày bắt đầu lấy số liệu phải từ ngày 1 đến ngày 28"))
	}
	if _, ok := steps[r.Roll]; !ok {
		wrong = append(wrong, fmt.Errorf("cách dời ngày nghỉ %q phải là next (ngày làm việc sau), previous (ngày làm việc trước) hoặc none (không dời)", r.Roll))
	}
	if wrong != nil {
		return errors.Join(wrong...)
	}
	r.Roll = RollNone
	d, err := r.deadlines(p, nil)
	if err != nil {
		return err
	}
	if d.Closes.Before(r.moment(d.To, 1)) {
		return fmt.Errorf("%s: chốt số liệu (%s) trước ngày cuối cùng lấy số liệu (%s)", p.Name(), moment(d.Closes), d.To.Text())
	}
	return d.check(p)
}

// check finds a report that is due before it can be made.
func (d Deadlines) check(p Period) error {
	if d.Collects().Before(d.ReportDue) {
		return nil
	}
	return fmt.Errorf("%s: phải gửi báo cáo (%s) trước khi đủ số liệu (%s)", p.Name(), moment(d.ReportDue), moment(d.Collects()))
}

// moment writes a moment for a message.
func moment(t time.Time) string { return t.Format("15:04 ngày 02/01/2006") }

func (r Rules) deadlines(p Period, c *Calendar) (Deadlines, error) {
	var d Deadlines
	d.From, d.To = r.window(p)
	if r.UnitsDue == (Point{}) {
		r.UnitsDue = r.Closes
	}
	for _, row := range []struct {
		to    *time.Time
		point Point
		at    Clock
	}{{&d.Closes, r.Closes, endOfWork}, {&d.UnitsDue, r.UnitsDue, endOfWork}, {&d.ReportDue, r.ReportDue, endOfDay}} {
		day, err := r.roll(row.point.day(p, d.To), c)
		if err != nil {
			return Deadlines{}, err // the others lack the same days
		}
		if row.point.At != 0 {
			row.at = row.point.At
		}
		*row.to = r.moment(day, row.at)
	}
	return d, nil
}

// Window gives the first and the last day of a period's figures as Decree 09/2019/NĐ-CP has them; a
// period that is not known has none.
func (p Period) Window() (from, to viet.Date) {
	if p.IsZero() {
		return viet.Date{}, viet.Date{}
	}
	return Rules{}.window(p)
}

// window gives the first and the last day of the figures.
func (r Rules) window(p Period) (from, to viet.Date) {
	if p.Kind == Span {
		return p.First, p.Last
	}
	w := r.Window
	if w.Day == 0 {
		w = Window{Day: 15, Before: 1}
	}
	from = day(p.First.Year, p.First.Month-w.Before, w.Day)
	return from, day(p.Last.Year, p.Last.Month+1-w.Before, w.Day-1)
}

// day is the day of the point, by the last month of the period or by the last day of the window.
func (pt Point) day(p Period, to viet.Date) viet.Date {
	if pt.Day == 0 {
		return plus(to, pt.Shift)
	}
	last := LastOfMonth(p.Last.Year, p.Last.Month+pt.Month)
	return plus(viet.Date{Year: last.Year, Month: last.Month, Day: min(pt.Day, last.Day)}, pt.Shift)
}

// farthest is how many days a deadline is rolled at most: more than any run of days off.
const farthest = 31

// roll gives the working day that takes the place of a day.
func (r Rules) roll(d viet.Date, c *Calendar) (viet.Date, error) {
	step := steps[r.Roll]
	if step == 0 {
		return d, nil
	}
	for n := range farthest {
		day := plus(d, n*step)
		working, err := c.Working(day)
		if working || err != nil {
			return day, err
		}
	}
	return d, fmt.Errorf("không có ngày làm việc nào trong %d ngày từ ngày %s", farthest, d)
}

// moment is a time of a day in the zone of the rules.
func (r Rules) moment(d viet.Date, at Clock) time.Time {
	zone := r.Zone
	if zone == nil {
		zone = Vietnam()
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, int(at), 0, 0, zone)
}
