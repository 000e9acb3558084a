package nghiphep

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/period"
	"vanban/templates/viet"
)

// check looks at what only this paper has: the days of the leave, and for whom it is.
func (p *Payload) check() templates.Problems {
	if open := p.datesOpen(); len(open) > 0 {
		return append(open, p.nameDoubled()...)
	}
	return slices.Concat(p.order(), p.count(), p.nameDoubled(), p.notGiven())
}

// problem is a finding of this form.
func problem(rule, path string, severity templates.Severity, message, suggestion string) templates.Problems {
	return templates.Problems{{Path: path, Rule: rule, Severity: severity, Message: message, Suggestion: suggestion}}
}

// datesOpen finds dates that are not complete. Those that cannot be read are findings of their shape.
func (p *Payload) datesOpen() templates.Problems {
	var found templates.Problems
	for _, d := range []struct{ path, name, value string }{
		{"/application_date", "Ngày của Đơn đề nghị nghỉ phép", p.ApplicationDate},
		{"/start_date", "Ngày nghỉ đầu tiên", p.StartDate},
		{"/end_date", "Ngày nghỉ cuối cùng", p.EndDate},
	} {
		if !date(d.value).Complete() {
			found = append(found, problem("leave.date", d.path, templates.Error,
				fmt.Sprintf("%s “%s” chưa đủ ngày, tháng, năm.", d.name, d.value), "Viết như 2026-12-07.")...)
		}
	}
	return found
}

// order looks at what comes before what: the application, the paper, the leave.
func (p *Payload) order() templates.Problems {
	asked, issued, from, to := date(p.ApplicationDate), date(p.IssuedDate), date(p.StartDate), date(p.EndDate)
	switch {
	case period.Days(from, to) < 0:
		return problem("leave.date", "/end_date", templates.Error,
			fmt.Sprintf("Ngày nghỉ cuối cùng (%s) trước ngày nghỉ đầu tiên (%s).", to.Text(), from.Text()), "Xem lại “start_date” và “end_date”.")
	case period.Days(from, to) > longest:
		return problem("leave.date", "/end_date", templates.Error,
			fmt.Sprintf("Thời gian nghỉ từ %s đến %s dài hơn một năm.", from.Text(), to.Text()), "Xem lại “start_date” và “end_date”.")
	case !issued.Complete():
		return nil
	case period.Days(asked, issued) < 0:
		return problem("leave.date", "/application_date", templates.Warning,
			fmt.Sprintf("Đơn đề nghị nghỉ phép ghi %s, sau %s là ngày cấp giấy.", asked.Text(), issued.Text()), "Xem lại ngày của đơn và ngày ban hành.")
	case period.Days(issued, from) < 0:
		return problem("leave.date", "/start_date", templates.Warning,
			fmt.Sprintf("Nghỉ từ %s, trước %s là ngày cấp giấy.", from.Text(), issued.Text()), "Xem lại ngày nghỉ đầu tiên và ngày ban hành.")
	}
	return nil
}

// count compares the days with those that are worked. Who works on other days than the calendar says knows better.
func (p *Payload) count() templates.Problems {
	span := period.Days(date(p.StartDate), date(p.EndDate)) + 1
	if span < 1 || span > longest {
		return nil // order says more
	}
	worked, err := p.workingDays()
	switch {
	case p.Days > span:
		return problem("leave.days", "/days", templates.Error,
			fmt.Sprintf("Số ngày nghỉ là %d, nhưng từ ngày đầu đến ngày cuối chỉ có %d ngày.", p.Days, span), "Xem lại số ngày và “start_date”, “end_date”.")
	case err != nil && p.Days == 0:
		return problem("leave.days", "/days", templates.Error,
			"Không đếm được số ngày nghỉ: hệ thống chưa biết hết các ngày nghỉ lễ, tết của thời gian này.", "Ghi số ngày làm việc được nghỉ ở “days”.")
	case err != nil:
		return nil
	case p.Days == 0 && worked == 0:
		return problem("leave.days", "/days", templates.Error,
			"Từ ngày đầu đến ngày cuối không có ngày làm việc nào.", "Xem lại “start_date” và “end_date”; cơ quan làm việc các ngày này thì ghi số ngày nghỉ ở “days”.")
	case p.Days != 0 && p.Days != worked:
		found := problem("leave.days", "/days", templates.Warning,
			fmt.Sprintf("Số ngày nghỉ là %d, nhưng từ ngày đầu đến ngày cuối có %d ngày làm việc, không kể ngày nghỉ hằng tuần và ngày lễ, tết.", p.Days, worked),
			fmt.Sprintf("Ghi %d hoặc bỏ “days” để hệ thống đếm; cơ quan có lịch làm việc khác thì giữ nguyên.", worked))
		if worked > 0 {
			found[0].Edit = templates.Edit{Op: templates.Set, Path: "/days", Text: strconv.Itoa(worked)}
		}
		return found
	}
	return nil
}

// nameDoubled finds a name with the salutation that the form prints before it.
func (p *Payload) nameDoubled() templates.Problems {
	who := &p.Person
	rest, ok := viet.CutPrefix(who.FullName, who.Salutation+" ")
	if !ok || who.Salutation == "" || len(strings.Fields(rest)) < 2 {
		return nil
	}
	found := templates.Found("FM01")
	found.Path = "/person/full_name"
	found.Message = fmt.Sprintf("Họ và tên bắt đầu bằng “%s”; hệ thống đã in chữ này.", who.Salutation)
	found.Suggestion = fmt.Sprintf("Chỉ ghi “%s”; nếu đó là họ thì giữ nguyên.", strings.TrimSpace(rest))
	found.Edit = templates.Mend(found.Path, who.FullName, strings.TrimSpace(rest), false)
	return templates.Problems{found}
}

// notGiven looks for the one who gets the paper among the recipients (PL III/1.10, note 8).
func (p *Payload) notGiven() templates.Problems {
	for _, to := range p.ToPlaces {
		if strings.Contains(viet.Lower(to), viet.Lower(p.Person.FullName)) || strings.Contains(to, nd30.NhuTrenText) {
			return nil
		}
	}
	found := templates.Found("NN06")
	found.Clause, found.Severity, found.Path = "PL III/1.10", templates.Info, "/to_places"
	found.Message = "Nơi nhận không có người được cấp giấy nghỉ phép."
	first := strings.TrimSpace(p.Person.Salutation + " " + p.Person.FullName)
	found.Suggestion = fmt.Sprintf("Ghi “%s” ở dòng đầu.", first)
	return templates.Problems{found}
}
