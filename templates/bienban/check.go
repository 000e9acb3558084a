package bienban

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// check looks at what only minutes have: when the meeting was, and who signs.
func (p *Payload) check() templates.Problems {
	return slices.Concat(
		p.StartTime.Validate("/start_time", "Thời gian bắt đầu"),
		p.StartTime.ShortClock("/start_time", "Thời gian bắt đầu"),
		p.ends(),
		p.endsBefore(),
		p.timesMissing(),
		p.signsTwice(),
	)
}

// ends is what is wrong with the end. An hour alone, or with "cùng ngày", is one of the day of the beginning.
func (p *Payload) ends() templates.Problems {
	const title = "Thời gian kết thúc"
	found := append(p.EndTime.Validate("/end_time", title), p.EndTime.ShortClock("/end_time", title)...)
	if end, ok := p.EndTime.On(p.StartTime.Date()); ok {
		for i := range found {
			found[i].Suggestion = fmt.Sprintf("Ghi đủ giờ và ngày: %s.", end)
			found[i].Edit = templates.Edit{Op: templates.Set, Path: "/end_time", Text: string(end)}
		}
	}
	return found
}

// endsBefore finds a meeting that ends before it begins.
func (p *Payload) endsBefore() templates.Problems {
	from, known := p.StartTime.Time()
	to, ended := p.EndTime.Time()
	if !known || !ended || from.Before(to) {
		return nil
	}
	return templates.Problems{{
		Path: "/end_time", Rule: "meeting.time", Severity: templates.Error,
		Message:    fmt.Sprintf("%s kết thúc vào %s, không sau lúc bắt đầu (%s).", p.meeting(), p.EndTime.Line(), p.StartTime.Line()),
		Suggestion: "Xem lại thời gian bắt đầu và thời gian kết thúc.",
	}}
}

// timesMissing finds minutes that have their number but not their times: both are there when they are
// signed.
func (p *Payload) timesMissing() templates.Problems {
	var found templates.Problems
	for _, t := range []struct{ pointer, name, value string }{
		{"/start_time", "thời gian bắt đầu", string(p.StartTime)},
		{"/end_time", "thời gian kết thúc", string(p.EndTime)},
	} {
		if t.value != "" || p.CodeNumber == "" || p.Draft {
			continue
		}
		problem := templates.Found("FM01")
		problem.Path = t.pointer
		problem.Message = fmt.Sprintf("Biên bản đã có số nhưng chưa có %s, nên chỗ này in khoảng trống.", t.name)
		problem.Suggestion = "Ghi ngày giờ, dạng 2026-12-15T08:00; nếu là bản dự thảo thì ghi “draft”: true."
		found = append(found, problem)
	}
	return found
}

// signsTwice finds one person as chair and as secretary.
func (p *Payload) signsTwice() templates.Problems {
	name := func(a *Attendant) string { return viet.Lower(strings.Join(strings.Fields(a.FullName), " ")) }
	if name(&p.Chair) != name(&p.Secretary) || name(&p.Chair) == "" {
		return nil
	}
	problem := templates.Found("CK13")
	problem.Path = "/secretary/full_name"
	problem.Message = fmt.Sprintf("“%s” vừa là chủ tọa vừa là thư ký; biên bản có hai người ký khác nhau.", p.Secretary.FullName)
	problem.Suggestion = "Ghi họ tên người ghi biên bản ở “secretary”, người chủ trì ở “chair”."
	return templates.Problems{problem}
}
