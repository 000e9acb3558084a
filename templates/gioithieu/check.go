package gioithieu

import (
	"fmt"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// check looks at what only this paper has: until when it is valid, and that it names first the one to whom
// it is shown.
func (p *Payload) check() templates.Problems { return append(p.validity(), p.firstRecipient()...) }

// firstRecipient wants the recipients to begin as in the form.
func (p *Payload) firstRecipient() templates.Problems {
	if len(p.ToPlaces) == 0 || strings.HasPrefix(viet.Lower(strings.Join(strings.Fields(strings.TrimLeft(p.ToPlaces[0], "- ")), " ")), viet.Lower(nd30.NhuTrenText)) {
		return nil
	}
	found := templates.Found("FM01")
	found.Path = "/to_places/0"
	found.Message = fmt.Sprintf("Nơi nhận đầu tiên là “%s”; mẫu 1.8 ghi “%s”, tức là nơi được cử đến.", templates.Shorten(p.ToPlaces[0]), nd30.NhuTrenText)
	found.Suggestion = fmt.Sprintf("Thêm “%s” lên đầu danh sách.", nd30.NhuTrenText)
	return templates.Problems{found}
}

// validity finds a last day that is none, or before the day of issue.
func (p *Payload) validity() templates.Problems {
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
