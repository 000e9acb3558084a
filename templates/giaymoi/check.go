package giaymoi

import (
	"fmt"

	"vanban/templates"
	"vanban/templates/viet"
)

// check looks at what only an invitation has: when the meeting is.
func (p *Payload) check() templates.Problems {
	return append(p.Time.Validate("/time", "Thời gian"), p.invitedTooLate()...)
}

// invitedTooLate finds a meeting before the day of the invitation.
func (p *Payload) invitedTooLate() templates.Problems {
	issued, err := viet.ParseDate(p.IssuedDate)
	if err != nil {
		return nil // a finding of its shape
	}
	from, known := issued.Time()
	meeting, named := p.Time.Date().Time()
	if !known || !named || !meeting.Before(from) {
		return nil
	}
	return templates.Problems{{
		Path: "/time", Rule: "invitation.late", Severity: templates.Error,
		Message:    fmt.Sprintf("Cuộc họp ghi %s, trước %s là ngày ban hành giấy mời.", p.Time.Date().Text(), issued.Text()),
		Suggestion: "Xem lại thời gian họp và ngày ban hành.",
	}}
}
