package thoathuan

import (
	"fmt"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// checkParties looks for a party that is there twice, and for an agency in the head that is none of them.
func (p *Payload) checkParties() templates.Problems {
	var all templates.Problems
	first := map[string]int{}
	for i := range p.Parties {
		name := folded(p.Parties[i].Name)
		before, twice := first[name]
		if !twice {
			first[name] = i
			continue
		}
		all = append(all, templates.Problem{
			Path: pointer(i) + "/name", Rule: "party.twice", Severity: templates.Error,
			Message:    fmt.Sprintf("%s và %s là một: “%s”.", label(before), label(i), templates.Shorten(p.Parties[i].Name)),
			Suggestion: "Ghi tên bên còn lại; mỗi bên chỉ ghi một lần.",
		})
	}
	for i := range p.Parties {
		all = append(all, p.Parties[i].check(i)...)
	}
	if !p.issuedByParty() {
		all = append(all, templates.Problem{
			Path: "/organ_name", Rule: "party.organ", Severity: templates.Warning,
			Message:    fmt.Sprintf("Cơ quan ở đầu văn bản, “%s”, không phải là một trong các bên.", templates.Shorten(p.OrganName)),
			Suggestion: fmt.Sprintf("Ghi tên của một bên, thường là %s.", label(0)),
		})
	}
	return all
}

// check looks at who signs: an individual has neither representative nor seal.
func (p *Party) check(i int) templates.Problems {
	found := func(member string, severity templates.Severity, message, suggestion string) templates.Problems {
		return templates.Problems{{
			Path: pointer(i) + member, Rule: "party.individual", Severity: severity,
			Message: label(i) + " " + message, Suggestion: suggestion,
		}}
	}
	alone := p.Salutation != ""
	switch r := p.Representative; {
	case alone && r != nil:
		return found("/representative", templates.Error, "có cả “salutation” của cá nhân tự ký và người đại diện.",
			"Cá nhân tự ký thì bỏ “representative”; có người đại diện thì bỏ “salutation”.")
	case alone && p.Seal != nil:
		alone := found("/seal", templates.Error, "là cá nhân tự ký, không đóng dấu.", "Bỏ “seal”.")
		alone[0].Edit = templates.Edit{Op: templates.Remove, Path: alone[0].Path}
		return alone
	case r != nil && p.Signature != nil:
		return found("/signature", templates.Error, "do người đại diện ký.", "Ghi hình chữ ký ở “signature” của “representative”.")
	case r != nil && p.Name != "" && folded(salutation.ReplaceAllString(p.Name, "")) == folded(r.FullName):
		return found("/representative", templates.Warning, "là cá nhân, không có người đại diện và chức vụ; đang in “Đại diện”, “Chức vụ”.",
			fmt.Sprintf("Bỏ “representative”; ghi “salutation”: “Ông” hoặc “Bà” và “name”: “%s”.", r.FullName))
	}
	return nil
}

// issuedByParty reports whether the agency in the head is one of the parties, whose name may go on with
// that of its superior or of its place.
func (p *Payload) issuedByParty() bool {
	organ := folded(p.OrganName)
	for i := range p.Parties {
		if strings.HasPrefix(folded(p.Parties[i].Name)+" ", organ+" ") {
			return true
		}
	}
	return len(p.Parties) == 0
}

// folded is a name without regard to letter case and line breaks.
func folded(name string) string { return viet.Lower(strings.Join(strings.Fields(name), " ")) }
