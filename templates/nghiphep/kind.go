package nghiphep

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
	"vanban/templates/period"
	"vanban/templates/viet"
)

//go:embed sample.json
var sample []byte

// Kinds returns the kinds of this form: giấy nghỉ phép alone.
func Kinds() []templates.Kind {
	return []templates.Kind{templates.NewKind[Payload]("giay-nghi-phep", sample)}
}

// Validate implements [templates.Payload].
func (p *Payload) Validate() templates.Problems { return append(p.paper().Validate(), p.check()...) }

// Compose implements [templates.Payload].
func (p *Payload) Compose() []*render.Document { return p.paper().Compose() }

// paper says which part of the payload is printed where.
func (p *Payload) paper() *part.Paper {
	t, _ := nd30.TypeBySlug(p.Kind)
	return &part.Paper{
		Type:      t,
		Head:      &part.Head{Masthead: p.Masthead, Issuance: p.Issuance},
		Lines:     p.lines(),
		Foot:      &p.Foot,
		Confirmed: p.Confirmation.paper(),
	}
}

// lines are those of form 1.10. Where it leaves the choice between "ông" and "bà", the paper says which.
func (p *Payload) lines() []part.Line {
	who := &p.Person
	organ := strings.Join(strings.Fields(p.OrganName), " ")
	return []part.Line{
		{Label: fmt.Sprintf(nd30.XetDonText, date(p.ApplicationDate).Text(), viet.Lower(who.Salutation), who.FullName), Pointer: "/application_date"},
		{Label: fmt.Sprintf(nd30.CapChoText, organ), Pointer: "/organ_name"},
		{Label: who.Salutation + ":", Text: who.FullName, Pointer: "/person/full_name"},
		{Label: nd30.ChucVuText, Text: who.Position, Pointer: "/person/position"},
		{Label: p.granted(), Text: strings.TrimRight(p.LeavePlace, " .") + ".", Pointer: "/leave_place"},
		{Label: nd30.TinhVaoText, Text: p.Leave.Text(), Pointer: "/leave"},
	}
}

// granted is the sentence that grants the days, up to the place.
func (p *Payload) granted() string {
	days := p.Days
	if days == 0 {
		days, _ = p.workingDays()
	}
	return fmt.Sprintf(nd30.DuocNghiText, viet.Count(days), date(p.StartDate).Text(), date(p.EndDate).Text())
}

// paper is the confirmation as the paper has it; nil has none.
func (c *Confirmation) paper() *part.Confirmed {
	if c == nil {
		return nil
	}
	confirmed := &part.Confirmed{Label: nd30.XacNhanText, Room: nd30.ChuKyDauText, Name: nd30.HoVaTenText}
	if c.OrganName != "" {
		confirmed.Label, confirmed.Text, confirmed.Pointer = nd30.XacNhanCuaText, c.OrganName, "/confirmation/organ_name"
	}
	if c.FullName != "" {
		confirmed.Name, confirmed.NamePointer = c.FullName, "/confirmation/full_name"
	}
	return confirmed
}

// date is a date of the payload; what cannot be read is not known.
func date(s string) viet.Date {
	d, err := viet.ParseDate(s)
	if err != nil {
		return viet.Date{}
	}
	return d
}

// calendar is the one that the program brings.
var calendar = sync.OnceValue(period.Default)

// workingDays counts the days of the leave that would be worked. The error, in Vietnamese, is that of a day of which
// nobody knows, or of days that are too many to be a leave.
func (p *Payload) workingDays() (int, error) {
	from, to := date(p.StartDate), date(p.EndDate)
	if !from.Complete() || !to.Complete() || period.Days(from, to) > longest {
		return 0, fmt.Errorf("khoảng thời gian nghỉ không rõ")
	}
	n := 0
	for d := from; period.Days(d, to) >= 0; d = next(d) {
		worked, err := calendar().Working(d)
		if err != nil {
			return 0, err
		}
		if worked {
			n++
		}
	}
	return n, nil
}

// longest is how many days a leave may have, from the first to the last.
const longest = 366

// next is the day after a day.
func next(d viet.Date) viet.Date {
	t, _ := d.Time()
	t = t.AddDate(0, 0, 1)
	return viet.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
