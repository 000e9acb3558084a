package part

import (
	"vanban/render"
	"vanban/templates/nd30"
)

// CheckIDs are the ids of all checks, for the test that each of them is tried.
func CheckIDs() []string {
	ids := make([]string, len(checks))
	for i, c := range checks {
		ids[i] = c.id
	}
	return ids
}

// Balanced is the text of a paragraph of the role as it is divided in a column so wide.
func Balanced(role render.Role, text string, width render.Length) string {
	return BalancedAs(role, text, "", width)
}

// BalancedAs is one of which the end was typed as given.
func BalancedAs(role render.Role, text, typed string, width render.Length) string {
	p := &render.Paragraph{Role: role, Runs: []render.Run{{Text: text}}}
	balanceParagraph(p, nd30.Sheet(nd30.Large), width, map[string]string{"": typed})
	return p.Runs[0].Text
}
