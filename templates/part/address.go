package part

import (
	"fmt"
	"regexp"
	"strings"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
)

// Address is where the agency is found (component 13, PL I.III.4). It stands at the foot of page 1.
type Address struct {
	Street  string `json:"street,omitempty" validate:"max=200" title:"Địa chỉ" doc:"Số nhà, đường, đơn vị hành chính; bắt đầu bằng số nhà thì hệ thống ghi “Số:” ở trước." example:"18 Nguyễn Du, phường Hai Bà Trưng, thành phố Hà Nội"`
	Phone   string `json:"phone,omitempty" validate:"max=60" title:"Số điện thoại" doc:"Không ghi chữ “ĐT”: hệ thống tự thêm." example:"024.39437010"`
	Fax     string `json:"fax,omitempty" validate:"max=60" title:"Số Fax" doc:"Không ghi chữ “Fax”: hệ thống tự thêm." example:"024.39436930"`
	Email   string `json:"email,omitempty" validate:"max=100" title:"Thư điện tử" doc:"Không ghi chữ “E-Mail”: hệ thống tự thêm." example:"vanphongbo@mst.gov.vn"`
	Website string `json:"website,omitempty" validate:"max=100" title:"Trang thông tin điện tử" doc:"Không ghi chữ “Website”: hệ thống tự thêm." example:"www.mst.gov.vn"`
}

// The distances of the rule above the address: from the text of the page, and to the first line.
const (
	addressBefore = 12 * render.Pt
	addressAfter  = 2 * render.Pt
)

// footer is the address under a rule as long as the text is wide, in the lines that the decree's sample
// has (PL I.III.4, PL I.V.12); nil when there is none.
func (a *Address) footer() []render.Block {
	var all []render.Block
	for _, l := range a.lines() {
		if text := l.text(); text != "" {
			all = append(all, paragraph(nd30.DiaChi, text, l.source()))
		}
	}
	if all == nil {
		return nil
	}
	rule := &render.Line{Num: 1, Den: 1, Weight: ruleWeight, Before: addressBefore, Height: addressAfter, KeepNext: true}
	return append([]render.Block{rule}, all...)
}

// addressPart is a field of the address with the word before it.
type addressPart struct{ label, text, pointer string }

// addressLine is what stands on one line, its parts divided by commas.
type addressLine []addressPart

func (a *Address) lines() []addressLine {
	return []addressLine{
		{{a.houseNumber(), a.street(), "/address/street"}},
		{{nd30.DienThoaiText, bare(a.Phone), "/address/phone"}, {nd30.FaxText, bare(a.Fax), "/address/fax"}},
		{{nd30.EMailText, bare(a.Email), "/address/email"}, {nd30.WebsiteText, bare(a.Website), "/address/website"}},
	}
}

// typedNumber is the word before the number of a house, which the system writes itself.
var typedNumber = regexp.MustCompile(`(?i)^số\s*:?\s*(\d)`)

// street is the address without the word before its number.
func (a *Address) street() string { return typedNumber.ReplaceAllString(a.Street, "$1") }

// houseNumber is the word before the number of a house; an address without one has none.
func (a *Address) houseNumber() string {
	if s := a.street(); s != "" && '0' <= s[0] && s[0] <= '9' {
		return nd30.SoText
	}
	return ""
}

func (l addressLine) text() string {
	var parts []string
	for _, p := range l {
		if p.text != "" {
			parts = append(parts, strings.TrimSpace(p.label+" "+p.text))
		}
	}
	return strings.Join(parts, ", ")
}

// source is the first field that the line has.
func (l addressLine) source() render.Source {
	for _, p := range l {
		if p.text != "" {
			return field(p.pointer)
		}
	}
	return ours
}

// addressChecks look at the address.
var addressChecks = []check{
	{"DC01", addressMistyped},
}

// addressLabel is a word before a field of the address, which the system writes itself.
var addressLabel = regexp.MustCompile(`(?i)^(?:ĐT|điện thoại|tel|phone|fax|e-?mail|thư điện tử|website|web)(?:\s*:|\s+)\s*`)

// bare is a field of the address without that word, however often it was typed.
func bare(text string) string {
	for {
		typed := addressLabel.FindString(text)
		if typed == "" {
			return text
		}
		text = text[len(typed):]
	}
}

// addressMistyped looks for an address of mail that is none, and for one of a site that is one of mail.
func addressMistyped(v *view) []finding {
	a := &v.Head.Address
	mail := finding{
		path: "/address/email", severity: templates.Warning,
		message:    fmt.Sprintf("“%s” không phải địa chỉ thư điện tử.", a.Email),
		suggestion: "Ghi địa chỉ có dấu @, ví dụ vanthu@mst.gov.vn.",
	}
	site := finding{
		path: "/address/website", severity: templates.Warning,
		message:    fmt.Sprintf("“%s” là địa chỉ thư điện tử, không phải trang thông tin điện tử.", a.Website),
		suggestion: "Ghi địa chỉ thư điện tử ở “email”; ở đây ghi tên trang, ví dụ www.mst.gov.vn.",
	}
	return append(when(a.Email != "" && !strings.Contains(a.Email, "@"), mail), when(strings.Contains(a.Website, "@"), site)...)
}
