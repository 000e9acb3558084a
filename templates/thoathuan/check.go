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
	if !p.issuedByParty() {
		all = append(all, templates.Problem{
			Path: "/organ_name", Rule: "party.organ", Severity: templates.Warning,
			Message:    fmt.Sprintf("Cơ quan ở đầu văn bản, “%s”, không phải là một trong các bên.", templates.Shorten(p.OrganName)),
			Suggestion: fmt.Sprintf("Ghi tên của một bên, thường là %s.", label(0)),
		})
	}
	return all
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
