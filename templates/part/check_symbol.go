package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// symbolGap is what may not stand inside a symbol.
var symbolGap = regexp.MustCompile(`\s|^[/-]|[/-]$|[-/]{2}|[–—_]`)

func symbolJoined(v *view) []finding {
	s := v.Head.CodeNotation
	if number, symbol, both := wholeCode(s); both {
		f := finding{
			path:       "/code_notation",
			message:    fmt.Sprintf("Ký hiệu “%s” có cả số văn bản.", s),
			suggestion: tellApartCode(number, symbol),
			edit:       templates.Mend("", s, symbol, number == strings.TrimLeft(string(v.Head.CodeNumber), "0")),
		}
		if v.Head.CodeNumber == "" {
			f.edit.Also = new(setAt("/code_number", number))
		}
		return []finding{f}
	}
	var found []finding
	found = append(found, when(misjoined(s), finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” có dấu cách, gạch chéo hoặc dấu nối không đúng.", s),
		suggestion: fmt.Sprintf("Nối các nhóm chữ bằng gạch ngang, không cách chữ, không ghi dấu gạch chéo: “%s”.", v.joinedWithType(s)),
		edit:       templates.Mend("", s, v.joinedWithType(s), true),
	})...)
	return append(found, when(v.Type.Abbr != "" && s == v.Type.Abbr, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” thiếu chữ viết tắt tên cơ quan, tổ chức ban hành.", s),
		suggestion: fmt.Sprintf("Thêm chữ viết tắt tên cơ quan, ví dụ “%s-BNV”.", s),
	})...)
}

// misjoined reports whether something else than one hyphen stands between the groups of a symbol, but for a year.
func misjoined(s string) bool {
	return symbolGap.MatchString(s) || strings.Contains(s, "/") && !symbolYear.MatchString(s)
}

// joinedSymbol is the symbol with its groups joined as they should be.
func joinedSymbol(s string) string {
	groups := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-/–—_", r) })
	return strings.Join(groups, "-")
}

// joinedWithType is the symbol joined, its type's abbreviation written as it is: all findings tell to write the same.
func (v *view) joinedWithType(s string) string {
	right := joinedSymbol(s)
	group, _, _ := strings.Cut(right, "-")
	if v.Type.Abbr == "" || !misspeltAbbr(group, v.Type.Abbr) {
		return right
	}
	return v.Type.Abbr + strings.TrimPrefix(right, group)
}

// symbolInCapitals lets the abbreviations be that have small letters in them: those of types (PL III.I), and
// those that agencies have laid down for themselves and their units, "CĐ-TTg", "BGDĐT-GDTrH" (PL I.II.3b).
// Where a group has one capital at most, it is told, but an agency may have laid it down as well.
func symbolInCapitals(v *view) []finding {
	groups := strings.Split(v.Head.CodeNotation, "-")
	right := slices.Clone(groups)
	_, known := nd30.TypeByAbbr(groups[0])
	for i, g := range groups {
		if (i > 0 || !known && obsolete(g) == "") && countCapitals(g) < 2 {
			right[i] = viet.Upper(g)
		}
	}
	severity := templates.Info
	if t := v.Type.Abbr; viet.Upper(t) == viet.Upper(groups[0]) && t != groups[0] {
		right[0], severity = t, templates.Error
	}
	want := strings.Join(right, "-")
	return when(want != v.Head.CodeNotation && groups[0] != "", finding{
		path:     "/code_notation",
		severity: severity,
		message:  fmt.Sprintf("Ký hiệu “%s” chưa viết hoa đúng.", v.Head.CodeNotation),
	}.write(v.Head.CodeNotation, want, severity == templates.Error))
}

// countCapitals is how many capitals a text has.
func countCapitals(s string) (n int) {
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// firstGroup is the part of the symbol that names the type.
func (p *Paper) firstGroup() string {
	group, _, _ := strings.Cut(p.Head.CodeNotation, "-")
	return group
}

// sharedSuffixes are what agencies together write behind the abbreviation of the type: liên tịch, liên ngành, phối hợp.
// The decree knows no such documents.
var sharedSuffixes = []string{"LT", "LN", "PH"}

func symbolNamesType(v *view) []finding {
	s, want := v.Head.CodeNotation, v.Type.Abbr
	if _, _, both := wholeCode(s); both || want == "" || symbolYear.MatchString(s) || v.namesType(s) {
		return nil
	}
	var severity templates.Severity
	if len(v.Foot.Joint) > 0 {
		severity = templates.Info
	}
	return []finding{{
		path:       "/code_notation",
		severity:   severity,
		edit:       v.editOfType(s),
		message:    fmt.Sprintf("Ký hiệu “%s” không bắt đầu bằng chữ viết tắt của %s.", s, viet.Lower(v.Type.Name)),
		suggestion: fmt.Sprintf("Ký hiệu của %s có dạng “%s-” và chữ viết tắt tên cơ quan.", viet.Lower(v.Type.Name), want),
	}}
}

// namesType reports whether the symbol names a type, or a finding of its own says how its abbreviation is written.
func (v *view) namesType(s string) bool {
	if misjoined(s) {
		s = v.joinedWithType(s)
	}
	group, _, _ := strings.Cut(s, "-")
	_, other := nd30.TypeByAbbr(group)
	shared := len(v.Foot.Joint) > 0 && slices.ContainsFunc(sharedSuffixes, func(suffix string) bool { return group == v.Type.Abbr+suffix })
	return other || shared || obsolete(group) != "" || viet.Upper(group) == viet.Upper(v.Type.Abbr)
}

// editOfType writes the abbreviation of the type in the symbol, or before it.
func (v *view) editOfType(s string) templates.Edit {
	group, _, _ := strings.Cut(s, "-")
	switch {
	case misspeltAbbr(group, v.Type.Abbr):
		return templates.Mend("", s, v.Type.Abbr+strings.TrimPrefix(s, group), true)
	case s != "" && !symbolGap.MatchString(s):
		return templates.Mend("", s, v.Type.Abbr+"-"+s, false)
	}
	return templates.Edit{}
}

// misspeltAbbr reports whether a group of a symbol is the abbreviation but for its diacritics: "QD".
func misspeltAbbr(group, abbr string) bool {
	bare := func(s string) string { return strings.ReplaceAll(viet.Upper(s), "Đ", "D") }
	return bare(group) == bare(abbr)
}

// abbrOfLetter is what clerks write for công văn, to which the decree gives no abbreviation (PL III.I).
const abbrOfLetter = "CV"

// symbolOfLetter looks at the symbol of a công văn: the agency's abbreviation, then that of the unit that
// drafts it or of the field (PL I.II.3b). The agency's is its head's to choose and may have the letters of a type's:
// "CT-CS" is of a Cục Thuế.
func symbolOfLetter(v *view) []finding {
	s := v.Head.CodeNotation
	groups := strings.Split(s, "-")
	if !v.Type.VeViec || symbolGap.MatchString(s) || strings.Contains(s, "/") {
		return nil
	}
	t, typed := nd30.TypeByAbbr(groups[0])
	switch {
	case viet.Upper(groups[0]) == abbrOfLetter:
		return []finding{v.symbolWithType(groups, v.Type, templates.Error)}
	case typed && len(groups) > 2 && !v.ofAgency(groups):
		return []finding{v.symbolWithType(groups, t, templates.Warning)}
	case typed && len(groups) == 2 && !v.ofAgency(groups):
		return []finding{{
			path: "/code_notation", severity: templates.Info,
			message:    fmt.Sprintf("Ký hiệu “%s” bắt đầu bằng “%s”, trùng chữ viết tắt của %s; ký hiệu công văn không ghi tên loại.", s, groups[0], viet.Lower(t.Name)),
			suggestion: fmt.Sprintf("Nếu “%s” là chữ viết tắt tên cơ quan thì giữ nguyên; nếu là tên loại thì thay bằng chữ viết tắt tên cơ quan.", groups[0]),
		}}
	}
	return when(len(groups) < 2, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” thiếu chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực.", s),
		suggestion: fmt.Sprintf("Nối thêm bằng gạch ngang, ví dụ “%s”.", s+"-"+cmp.Or(v.draftingUnit(), "VP")),
		edit:       v.withUnit(s, s),
	})
}

// symbolWithType is the finding of a công văn whose symbol begins with the abbreviation of a type.
func (v *view) symbolWithType(groups []string, t nd30.Type, severity templates.Severity) finding {
	s, rest := v.Head.CodeNotation, strings.Join(groups[1:], "-")
	f := finding{
		path: "/code_notation", severity: severity,
		message: fmt.Sprintf("Ký hiệu “%s” bắt đầu bằng chữ viết tắt “%s” của %s; ký hiệu công văn không ghi tên loại.", s, groups[0], viet.Lower(t.Name)),
		edit:    v.withUnit(s, rest),
	}
	right := rest + "-" + cmp.Or(v.draftingUnit(), "VP")
	if len(groups) > 2 {
		right, f.edit = rest, templates.Mend("", s, rest, false)
	}
	f.suggestion = fmt.Sprintf("Ghi chữ viết tắt tên cơ quan, rồi đơn vị soạn thảo hoặc lĩnh vực, ví dụ “%s”.", strings.TrimPrefix(right, "-"))
	if severity < templates.Error {
		f.suggestion += fmt.Sprintf(" Nếu “%s” là chữ viết tắt tên cơ quan thì giữ nguyên.", groups[0])
	}
	return f
}

// withUnit is the edit that makes of the symbol's text the agency's group and that of the unit that drafts the document;
// zero where nobody has said which unit that is.
func (v *view) withUnit(s, agency string) templates.Edit {
	unit := v.draftingUnit()
	if unit == "" || agency == "" {
		return templates.Edit{}
	}
	return templates.Mend("", s, agency+"-"+unit, false)
}

// draftingUnit is the unit of the line Lưu, as far as it may stand in a symbol (PL I.II.9d).
func (v *view) draftingUnit() string {
	unit := v.Foot.Archive.unit()
	if !symbolGroup.MatchString(unit) {
		return ""
	}
	return unit
}

// symbolGroup is an abbreviation as symbols have it.
var symbolGroup = regexp.MustCompile(`^\p{Lu}[\p{L}\d]*$`)

// ofAgency reports whether the first group of a symbol may be the agency's: its letters are initials of the name, and
// no later group has them.
func (v *view) ofAgency(groups []string) bool {
	return slices.ContainsFunc(v.organs(), func(organ string) bool {
		letters := firstLetters(strings.Fields(organ))
		later := func(g string) bool { return len(g) > 1 && strings.Contains(letters, viet.Upper(g)) }
		return strings.Contains(letters, viet.Upper(groups[0])) && !slices.ContainsFunc(groups[1:], later)
	})
}

func symbolNamesOtherType(v *view) []finding {
	t, ok := nd30.TypeByAbbr(v.firstGroup())
	return when(ok && v.Type.Abbr != "" && t.Abbr != v.Type.Abbr, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” là của %s, nhưng văn bản này là %s.", v.Head.CodeNotation, viet.Lower(t.Name), viet.Lower(v.Type.Name)),
		suggestion: fmt.Sprintf("Viết “%s”, hoặc chọn lại loại văn bản.", v.Type.Abbr+strings.TrimPrefix(v.Head.CodeNotation, t.Abbr)),
		edit:       templates.Mend("", v.Head.CodeNotation, v.Type.Abbr+strings.TrimPrefix(v.Head.CodeNotation, t.Abbr), false),
	})
}

// symbolYear is a year in a symbol, before or behind its groups; one behind them is none that is still to come.
var symbolYear = regexp.MustCompile(`(?:^|/)(?:19|20)\d\d/|[-/](?:19\d\d|20[0-2]\d)$`)

func symbolWithYear(v *view) []finding {
	return when(symbolYear.MatchString(v.Head.CodeNotation), finding{
		path:    "/code_notation",
		message: fmt.Sprintf("Ký hiệu “%s” có năm; chỉ văn bản quy phạm pháp luật ghi năm trong ký hiệu.", v.Head.CodeNotation),
	}.write(v.Head.CodeNotation, symbolYear.ReplaceAllString(v.Head.CodeNotation, ""), false))
}

// obsolete is what is written today instead of an abbreviation of before 2020; empty for
// any other.
func obsolete(abbr string) string {
	for _, o := range nd30.ObsoleteAbbrs {
		if o.Old == abbr {
			return o.New
		}
	}
	return ""
}

func symbolObsolete(v *view) []finding {
	group := v.firstGroup()
	f := finding{path: "/code_notation", message: fmt.Sprintf("“%s” là chữ viết tắt cũ, không còn dùng.", group)}
	f = f.write(v.Head.CodeNotation, obsolete(group)+strings.TrimPrefix(v.Head.CodeNotation, group), true)
	if obsolete(group) != v.Type.Abbr {
		f.edit = templates.Edit{} // it is that of another type
	}
	return when(v.Type.Abbr != "" && obsolete(group) != "", f)
}
