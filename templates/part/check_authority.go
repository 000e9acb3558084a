package part

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates/viet"
)

// authorityOther looks for a decision whose authority is an agency, or the head of an agency, that does not
// issue it (PL III/1.2, note 6). Only names that tell what kind of agency they are of are compared.
func authorityOther(v *view) []finding {
	decides := agencyIn(v.authority())
	if decides == "" {
		return nil
	}
	for _, name := range v.organs() {
		issues := agencyIn(name)
		if issues == "" || sameAgency(decides, issues) {
			return nil
		}
	}
	organ := writtenOut(oneLine(v.Head.OrganName))
	right := strings.TrimSpace(headOfOrgan(organ) + " " + organ)
	if begins(organ, collegiate) {
		right = organ
	}
	return []finding{{
		path: "/authority", clause: v.formClause(),
		message:    fmt.Sprintf("Thẩm quyền ban hành “%s” không phải của cơ quan ban hành “%s” hay người đứng đầu cơ quan này.", oneLine(v.authority()), organ),
		suggestion: fmt.Sprintf("Ghi “%s”, hoặc sửa lại cơ quan ban hành ở “organ_name”.", right),
		edit:       set(right),
	}}
}

// agencyIn is the agency that a text names, in small letters, without the title of its head: "Giám đốc Sở
// Y tế" is of "sở y tế". It is empty when the text does not tell.
func agencyIn(text string) string {
	name := writtenOut(cutTitle(oneLine(text))) + " "
	if headOfOrgan(name) == "" {
		return ""
	}
	return strings.ReplaceAll(viet.Lower(strings.TrimSpace(name)), "uỷ", "ủy")
}

// cutTitle cuts the title of an agency's head.
func cutTitle(text string) string {
	for _, h := range heads {
		if rest, ok := viet.CutPrefix(text, h.head+" "); ok && h.head != "" {
			return rest
		}
	}
	return text
}

// sameAgency compares two names. One of them may go on with a place or a superior that the other leaves
// out; where one is abbreviated, only the kinds of the agencies are compared.
func sameAgency(a, b string) bool {
	words := func(s string) []string { return strings.Fields(s) }
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	return words(a)[0] == words(b)[0] && slices.ContainsFunc([]string{a, b}, abbreviated)
}

// abbreviated reports whether a name in small letters has a word that is none: one without a vowel, or "gd&đt".
func abbreviated(name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(word string) bool {
		return strings.ContainsAny(word, "&.") || !strings.ContainsAny(viet.Lower(viet.Plain(word)), "aeiouy0123456789-")
	})
}
