package gioithieu

import (
	"fmt"

	"vanban/templates"
	"vanban/templates/viet"
)

// check looks at what only this paper has: until when it is valid.
func (p *Payload) check() templates.Problems {
	until, err := viet.ParseDate(p.ValidUntil)
	if err != nil || p.ValidUntil == "" {
		return nil // a finding of its shape
	}
	last, complete := until.Time()
	if !complete {
		return templates.Problems{{
			Path: "/valid_until", Rule: "letter.validity", Severity: templates.Error,
			Message:    fmt.Sprintf("Ngày hết giá trị “%s” chưa đủ ngày, tháng, năm.", p.ValidUntil),
			Suggestion: "Viết như 2026-12-31.",
		}}
	}
	issued, err := viet.ParseDate(p.IssuedDate)
	from, known := issued.Time()
	if err != nil || !known || !last.Before(from) {
		return nil
	}
	return templates.Problems{{
		Path: "/valid_until", Rule: "letter.validity", Severity: templates.Error,
		Message:    fmt.Sprintf("Giấy hết giá trị %s, trước %s là ngày ban hành.", until.Text(), issued.Text()),
		Suggestion: "Xem lại ngày hết giá trị và ngày ban hành.",
	}}
}
