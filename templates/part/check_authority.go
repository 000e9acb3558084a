package part

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates"
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

// issuerInSmall is the finding of who issues the document in capitals, which the line (Kèm theo …) would have too.
func (v *view) issuerInSmall() finding {
	path, typed := "/organ_name", v.Head.OrganName
	if v.Authority != "" {
		path, typed = "/authority", v.Authority
	}
	f := finding{path: path}.write(typed, v.namedInSmall(typed), false)
	f.severity = templates.Warning
	f.message = fmt.Sprintf("“%s” viết toàn chữ in hoa nên dòng (Kèm theo …) cũng in hoa.", v.issuer())
	f.suggestion = fmt.Sprintf("Viết như trong câu: “%s”; xem lại chữ hoa của các tên riêng. Những chỗ phải in hoa hệ thống tự in hoa.", oneLine(v.namedInSmall(typed)))
	return f
}

// namedInSmall is the name of an agency, or of who heads it, that was typed in capitals, with those of names alone: its
// kind and the word behind have one (PL II.IV.1a).
func (v *view) namedInSmall(typed string) string {
	lines := strings.Split(viet.Lower(typed), "\n")
	for i, line := range lines {
		words := strings.Split(v.recased(line), " ")
		for k := range words {
			if agencyAt(words, k) {
				words[k], words[k+1] = viet.Capital(words[k]), viet.Capital(words[k+1])
			}
		}
		lines[i] = strings.Join(words, " ")
	}
	return viet.Capital(strings.Join(lines, "\n"))
}

// agencyAt reports whether the k-th word begins the name of an agency: "sở nội vụ". Those of "cục trưởng", "văn phòng"
// and "ủy ban" do not.
func agencyAt(words []string, k int) bool {
	if !agencies[words[k]] || k+1 == len(words) || words[k+1] == "trưởng" {
		return false
	}
	return k == 0 || !known().words[spelling.Replace(viet.Lower(words[k-1])+" "+words[k])]
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
