package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// headChecks look at components 1 to 5.
var headChecks = []check{
	{"CQ05", organAbbreviated},
	{"CQ06", superiorSpelledOut},
	{"CQ03", organIsSuperior},
	{"SO02", numberTooLong},
	{"SO03", numberWritten},
	{"SO04", symbolJoined},
	{"SO05", symbolInCapitals},
	{"SO06", symbolNamesType},
	{"SO07", symbolOfLetter},
	{"SO08", symbolWithYear},
	{"SO09", symbolObsolete},
	{"DD01", placeWithDate},
	{"DD01", dateIncomplete},
	{"DD07", placeWritten},
	{"DD09", placeWithUnit},
	{"TL03", symbolNamesOtherType},
	{"PL08", draftSigned},
	{"KG01", addresseeMissing},
	{"KG01", addresseeAmongRecipients},
	{"KG02", addresseeUnwanted},
	{"KG03", addresseeDoubled},
}

// shortNames are abbreviations that a full name must not hold (PL I.II.2a).
var shortNames = regexp.MustCompile(`(?i)(?:^|[\s(])(UBND|HĐND|TP\.|TX\.|TT\.|Q\.|P\.|\S*&\S*)`)

func organAbbreviated(v *view) []finding {
	var found []finding
	for path, name := range v.namesOfAgencies() {
		m := shortNames.FindStringSubmatchIndex(name)
		if m == nil || strings.HasSuffix(path, "/superior_name") {
			continue
		}
		short := name[m[2]:m[3]]
		f := finding{
			path: path, offset: m[2], length: m[3] - m[2],
			message:    fmt.Sprintf("Tên cơ quan ban hành có chữ viết tắt “%s”.", short),
			suggestion: "Viết đầy đủ tên cơ quan, tổ chức, ví dụ “Ủy ban nhân dân tỉnh Lào Cai”.",
		}
		if full := spelledOut(short); full != "" {
			f = f.write(name, name[:m[2]]+full+name[m[3]:], false)
		}
		found = append(found, f)
	}
	return found
}

// commonPhrases are those that the name of a superior body abbreviates.
var commonPhrases = []struct{ full, short string }{
	{"Ủy ban nhân dân", "UBND"},
	{"Uỷ ban nhân dân", "UBND"},
	{"Hội đồng nhân dân", "HĐND"},
}

// spelledOut is a common phrase in full; empty for any other abbreviation.
func spelledOut(short string) string {
	for _, c := range commonPhrases {
		if c.short == viet.Upper(short) {
			return c.full
		}
	}
	return ""
}

func superiorSpelledOut(v *view) []finding {
	for _, c := range commonPhrases {
		if rest, ok := viet.CutPrefix(v.Head.SuperiorName, c.full); ok {
			return []finding{{
				path:       "/superior_name",
				message:    fmt.Sprintf("Tên cơ quan chủ quản ghi đầy đủ “%s”, trong khi cụm từ này được viết tắt.", c.full),
				suggestion: fmt.Sprintf("Có thể viết “%s”.", c.short+rest),
				edit:       templates.Mend("", v.Head.SuperiorName, c.short+rest, false),
			}}
		}
	}
	return nil
}

// numberTooLong tells of number and symbol that have no room on one line beside the date.
func numberTooLong(v *view) []finding {
	line := v.Head.codeAfter(nd30.SoText)
	left, _, _ := v.Head.headWidths()
	length := long(v.Head.preset(), nd30.SoKyHieu, line)
	suggestion := "Rút gọn chữ viết tắt tên cơ quan, tổ chức trong ký hiệu: ngắn gọn, dễ hiểu (điểm b khoản 3 Mục II Phần I Phụ lục I)."
	edit := templates.Edit{}
	if v.Type.Number > 0 && v.Head.preset() == nd30.Large && v.Head.crowded() {
		suggestion = "Ghi “preset”: “small” hoặc bỏ trường này: bộ cỡ chữ nhỏ (Quốc hiệu 12, nội dung 13) có thêm chỗ (Mục V Phần I Phụ lục I)."
		edit = setAt("/preset", "small")
	}
	return when(length > left && arabicNumber.MatchString(cmp.Or(string(v.Head.CodeNumber), "1")), finding{
		path:     "/code_notation",
		severity: templates.Warning,
		message: fmt.Sprintf("Dòng “%s” dài %d mm, không đủ chỗ trên một dòng bên trái địa danh và thời gian (%d mm).",
			strings.Join(strings.Fields(line), " "), (length+render.MM-1)/render.MM, left/render.MM),
		suggestion: suggestion,
		edit:       edit,
	})
}

var arabicNumber = regexp.MustCompile(`^(0[1-9]|[1-9]\d{0,10})$`)

func numberWritten(v *view) []finding {
	n := string(v.Head.CodeNumber)
	f := finding{
		path: "/code_number", clause: "PL I.II.3a",
		message:    fmt.Sprintf("Số văn bản “%s” không phải số thứ tự viết bằng chữ số Ả Rập, từ 01 trở lên.", n),
		suggestion: "Ghi số thứ tự trong năm, ví dụ 5 hoặc 2657; chưa có số thì bỏ trống.",
	}
	if number, symbol, both := wholeCode(n); both {
		f = v.numberWithSymbol(f, number, symbol)
	} else if m := typedNumberAlone.FindStringSubmatch(n); m != nil {
		f = f.write(n, m[1], true)
		f.clause = "" // it is about how the number is written, not about what it is
	}
	return when(n != "" && !arabicNumber.MatchString(n), f)
}

// numberWithSymbol is the finding of a number that the symbol was typed behind. An edit changes one field: the first
// that is offered keeps the symbol, and once the document has it another takes it out here.
func (v *view) numberWithSymbol(f finding, number, symbol string) finding {
	n := v.Head.CodeNumber
	if symbol == v.Head.CodeNotation {
		f.message = fmt.Sprintf("Số văn bản “%s” gồm cả ký hiệu, đã có ở “code_notation”.", n)
		f.suggestion, f.edit = fmt.Sprintf("Chỉ ghi số %s.", number), set(number)
		f.edit.Safe = true
		return f
	}
	f.message = fmt.Sprintf("Số văn bản “%s” gồm cả ký hiệu.", n)
	if other := v.Head.CodeNotation; other != "" {
		f.message = fmt.Sprintf("Số văn bản “%s” gồm cả ký hiệu; “code_notation” đang là “%s”.", n, other)
	}
	f.suggestion = tellApartCode(number, symbol)
	f.edit = setAt("/code_notation", symbol)
	return f
}

// typedNumberAlone is a number with the word before it, or with more zeros than one.
var typedNumberAlone = regexp.MustCompile(`(?i)^(?:số\s*:?\s*)?0*([1-9]\d*)\s*[./]?$`)

// typedCode is a whole code, "30/PA-UBND", with the words that may stand before it.
var typedCode = regexp.MustCompile(`(?i)^(?:số\s*:?\s*)?0*([1-9]\d{0,10})\s*/\s*(\PN.*)$`)

// wholeCode are number and symbol of a whole code that was typed into the field of one of them.
func wholeCode(s string) (number, symbol string, ok bool) {
	m := typedCode.FindStringSubmatch(s)
	if m == nil {
		return "", "", false
	}
	return m[1], joinedSymbol(m[2]), true
}

func tellApartCode(number, symbol string) string {
	return fmt.Sprintf("Ghi %s ở “code_number”, %s ở “code_notation”.", number, symbol)
}

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
		return []finding{f}
	}
	var found []finding
	found = append(found, when(symbolGap.MatchString(s) || strings.Contains(s, "/") && !symbolYear.MatchString(s), finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” có dấu cách, gạch chéo hoặc dấu nối không đúng.", s),
		suggestion: fmt.Sprintf("Nối các nhóm chữ bằng gạch ngang, không cách chữ, không ghi dấu gạch chéo: “%s”.", joinedSymbol(s)),
		edit:       templates.Mend("", s, joinedSymbol(s), true),
	})...)
	return append(found, when(v.Type.Abbr != "" && s == v.Type.Abbr, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” thiếu chữ viết tắt tên cơ quan, tổ chức ban hành.", s),
		suggestion: fmt.Sprintf("Thêm chữ viết tắt tên cơ quan, ví dụ “%s-BNV”.", s),
	})...)
}

// joinedSymbol is the symbol with its groups joined as they should be.
func joinedSymbol(s string) string {
	groups := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-/–—_", r) })
	return strings.Join(groups, "-")
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

func symbolNamesType(v *view) []finding {
	group := v.firstGroup()
	_, other := nd30.TypeByAbbr(group)
	if _, _, both := wholeCode(v.Head.CodeNotation); both {
		return nil
	}
	var severity templates.Severity // of agencies together the decree says nothing
	if len(v.Foot.Joint) > 0 {
		severity = templates.Warning
	}
	wrong := v.Type.Abbr != "" && !other && obsolete(group) == "" && viet.Upper(group) != viet.Upper(v.Type.Abbr) && !symbolYear.MatchString(v.Head.CodeNotation)
	edit := templates.Edit{}
	if look := misspeltAbbr(group, v.Type.Abbr); look {
		edit = templates.Mend("", v.Head.CodeNotation, v.Type.Abbr+strings.TrimPrefix(v.Head.CodeNotation, group), true)
	} else if !symbolGap.MatchString(v.Head.CodeNotation) && v.Head.CodeNotation != "" {
		edit = templates.Mend("", v.Head.CodeNotation, v.Type.Abbr+"-"+v.Head.CodeNotation, false)
	}
	return when(wrong, finding{
		path:       "/code_notation",
		severity:   severity,
		edit:       edit,
		message:    fmt.Sprintf("Ký hiệu “%s” không bắt đầu bằng chữ viết tắt của %s.", v.Head.CodeNotation, v.Type.Name),
		suggestion: fmt.Sprintf("Ký hiệu của %s có dạng “%s-” và chữ viết tắt tên cơ quan.", v.Type.Name, v.Type.Abbr),
	})
}

// misspeltAbbr reports whether a group of a symbol is the abbreviation but for its diacritics: "QD".
func misspeltAbbr(group, abbr string) bool {
	bare := func(s string) string { return strings.ReplaceAll(viet.Upper(s), "Đ", "D") }
	return bare(group) == bare(abbr)
}

// abbrOfLetter is what clerks write for công văn, to which the decree gives no abbreviation (PL III.I).
const abbrOfLetter = "CV"

// symbolOfLetter looks at the symbol of a công văn: the agency's abbreviation, then that of the unit that
// drafts it or of the field (PL I.II.3b).
func symbolOfLetter(v *view) []finding {
	groups := strings.Split(v.Head.CodeNotation, "-")
	if !v.Type.VeViec || symbolGap.MatchString(v.Head.CodeNotation) || strings.Contains(v.Head.CodeNotation, "/") {
		return nil
	}
	t, typed := nd30.TypeByAbbr(groups[0])
	name := t.Name
	if viet.Upper(groups[0]) == abbrOfLetter {
		name, typed = v.Type.Name, true
	}
	if typed {
		rest := groups[1:]
		if len(rest) < 2 {
			rest = append(rest, "VP")
		}
		return []finding{{
			path:       "/code_notation",
			message:    fmt.Sprintf("Ký hiệu “%s” bắt đầu bằng chữ viết tắt “%s” của %s; ký hiệu công văn không ghi tên loại.", v.Head.CodeNotation, groups[0], viet.Lower(name)),
			suggestion: fmt.Sprintf("Ghi chữ viết tắt tên cơ quan, rồi đơn vị soạn thảo hoặc lĩnh vực, ví dụ “%s”.", strings.Join(rest, "-")),
			edit:       templates.Mend("", v.Head.CodeNotation, strings.Join(rest, "-"), false),
		}}
	}
	return when(len(groups) < 2, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” thiếu chữ viết tắt tên đơn vị soạn thảo hoặc lĩnh vực.", v.Head.CodeNotation),
		suggestion: fmt.Sprintf("Nối thêm bằng gạch ngang, ví dụ “%s-VP”.", v.Head.CodeNotation),
	})
}

func symbolNamesOtherType(v *view) []finding {
	t, ok := nd30.TypeByAbbr(v.firstGroup())
	return when(ok && v.Type.Abbr != "" && t.Abbr != v.Type.Abbr, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” là của %s, nhưng văn bản này là %s.", v.Head.CodeNotation, t.Name, v.Type.Name),
		suggestion: fmt.Sprintf("Viết “%s”, hoặc chọn lại loại văn bản.", v.Type.Abbr+strings.TrimPrefix(v.Head.CodeNotation, t.Abbr)),
		edit:       templates.Mend("", v.Head.CodeNotation, v.Type.Abbr+strings.TrimPrefix(v.Head.CodeNotation, t.Abbr), false),
	})
}

var symbolYear = regexp.MustCompile(`(^|/)(19|20)\d\d/`)

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

var placeShort = regexp.MustCompile(`(?i)^(TP|T\.P|TX|TT|Q|P|H)\.`)

func placeWritten(v *view) []finding {
	place := v.Head.Place
	if v.Type.NoDate {
		return nil
	}
	if placeShort.MatchString(place) {
		f := finding{
			path: "/place", clause: "PL I.II.4a",
			message:    fmt.Sprintf("Địa danh “%s” viết tắt.", place),
			suggestion: "Viết đầy đủ, ví dụ “Thành phố Hồ Chí Minh”; đơn vị mang tên riêng khác chỉ ghi tên, ví dụ “Đà Nẵng”.",
		}
		if rest := strings.TrimSpace(cityShort.ReplaceAllString(place, "")); rest != "" && rest != place {
			if unitNamed.MatchString(rest) {
				rest = "Thành phố " + rest
			}
			f.edit = templates.Mend("", place, rest, false)
		}
		return []finding{f}
	}
	f := finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s” chưa viết hoa đúng.", place),
		suggestion: "Viết hoa chữ cái đầu của mỗi tiếng trong tên riêng, ví dụ “Hà Nội”.",
	}
	if right := placeInCapitals(place); right != "" && !isCaps(right) && startsUpper(right) {
		f = f.write(place, right, true)
	}
	return when(isCaps(place) || !unicode.IsUpper([]rune(place + " ")[0]), f)
}

// cityShort is the abbreviation before the name of a city.
var cityShort = regexp.MustCompile(`(?i)^(TP|T\.P)\.\s*`)

// placeInCapitals is a place with a capital at every syllable, but for the words of its unit behind the first.
func placeInCapitals(place string) string {
	words := strings.Fields(capitalWords(place))
	for i := 1; i < len(words)-1 && unitWords[viet.Lower(words[i])] && unitWords[viet.Lower(words[i-1])]; i++ {
		words[i] = viet.Lower(words[i])
	}
	return strings.Join(words, " ")
}

// unitNamed are places that are named by a number or a person (PL I.II.4a).
var unitNamed = regexp.MustCompile(`^\d+$|^Hồ Chí Minh$`)

func placeWithUnit(v *view) []finding {
	return when(unitNamed.MatchString(v.Head.Place), finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s” mang tên người hoặc chữ số nên phải ghi cả tên gọi đơn vị hành chính.", v.Head.Place),
		suggestion: "Viết “Thành phố Hồ Chí Minh”, “Phường 1”.",
		edit:       unitBefore(v.Head.Place),
	})
}

// unitBefore is the edit that writes the one unit that bears the name of a person before it.
func unitBefore(place string) templates.Edit {
	if place == "" || unicode.IsDigit(rune(place[0])) {
		return templates.Edit{}
	}
	return templates.Mend("", place, "Thành phố "+place, false)
}

// isCaps reports whether the text has several words and no small letter.
func isCaps(s string) bool {
	return viet.Upper(s) == s && viet.Lower(s) != s && strings.Contains(s, " ")
}

func organIsSuperior(v *view) []finding {
	same := viet.Lower(oneLine(v.Head.OrganName)) == viet.Lower(oneLine(v.Head.SuperiorName))
	return when(same && v.Head.OrganName != "", finding{
		path: "/superior_name", clause: "PL I.II.2a",
		message:    "Tên cơ quan chủ quản trùng với tên cơ quan ban hành, nên tên in hai lần.",
		suggestion: "Ghi tên cơ quan cấp trên trực tiếp, hoặc bỏ trường này nếu không có cơ quan chủ quản.",
		edit:       drop(false),
	})
}

var placeDate = regexp.MustCompile(`(?i)[,\s]*ngày.*tháng.*$`)

func placeWithDate(v *view) []finding {
	bare := placeDate.ReplaceAllString(v.Head.Place, "")
	f := finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s” có cả ngày tháng, nên ngày tháng in hai lần.", v.Head.Place),
		suggestion: fmt.Sprintf("Chỉ ghi “%s”; ngày ghi ở “issued_date”, dạng 2026-01-05.", bare),
	}
	if bare != "" {
		f.edit = templates.Mend("", v.Head.Place, bare, false)
	}
	return when(placeDate.MatchString(v.Head.Place), f)
}

// dateIncomplete looks for a document that has its number but not its date: both are given when it
// is issued. A date that cannot be read is a finding of its shape.
func dateIncomplete(v *view) []finding {
	_, err := viet.ParseDate(v.Head.IssuedDate)
	return when(!v.Type.NoDate && !v.Head.Draft && v.Head.CodeNumber != "" && err == nil && !v.Head.date().Complete(), finding{
		path: "/issued_date", severity: templates.Warning,
		message:    "Văn bản đã có số nhưng ngày ban hành chưa đủ ngày, tháng, năm.",
		suggestion: "Ghi đủ ngày ban hành, dạng 2026-01-05; nếu là bản dự thảo thì ghi “draft”: true.",
	})
}

// draftSigned tells of a signing line that is not printed, as a draft is not signed.
func draftSigned(v *view) []finding {
	return when(v.Head.Draft && v.Head.SignedAt != "", finding{
		path: "/signed_at", severity: templates.Info,
		message:    "Bản dự thảo chưa được ký số, nên dòng thông tin ký số không in.",
		suggestion: "Bỏ “signed_at” cho đến khi cơ quan ký; văn bản đã ký thì bỏ “draft”.",
		edit:       drop(false),
	})
}

func addresseeDoubled(v *view) []finding {
	var found []finding
	for i, a := range v.Addressees {
		rest, ok := viet.CutPrefix(strings.TrimLeft(a, "-+ "), strings.TrimSuffix(nd30.KinhGuiText, ":"))
		name := strings.TrimLeft(rest, ": ")
		f := finding{
			path: item("/addressees", i), severity: templates.Error,
			message:    "Nơi nhận bắt đầu bằng “Kính gửi”, nên chữ này in hai lần.",
			suggestion: fmt.Sprintf("Chỉ ghi tên nơi nhận: “%s”.", name),
		}
		if name != "" {
			f.edit = templates.Mend("", a, name, true)
		}
		found = append(found, when(ok, f)...)
	}
	return found
}

// addresseeMissing leaves công văn alone: without Kính gửi their shape is wrong.
func addresseeMissing(v *view) []finding {
	return when(v.Type.Addressee == nd30.AddresseeAlways && !v.Type.VeViec && len(v.Addressees) == 0, finding{
		path: "/addressees", severity: templates.Warning,
		message:    fmt.Sprintf("%s gửi cấp trên phải có “Kính gửi”.", v.Type.Name),
		suggestion: "Thêm nơi nhận văn bản vào trường “addressees”.",
	})
}

// toReport marks a recipient who is reported to: "UBND tỉnh (để b/c)".
var toReport = regexp.MustCompile(`(?i)\s*\(\s*(?:để\s+)?(?:b/c|báo cáo)\s*\)[\s.;]*$`)

// aboveAll are those that ministries report to.
var aboveAll = []string{"Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội"}

// isHigher reports whether the recipient is a body above the agency: by name, or as the beginning
// of the name of its superior, "UBND tỉnh".
func (p *Paper) isHigher(to string) bool {
	short := func(s string) string {
		s = oneLine(s)
		for _, c := range commonPhrases {
			if rest, ok := viet.CutPrefix(s, c.full); ok {
				s = c.short + rest
			}
		}
		return s
	}
	_, superior := viet.CutPrefix(short(p.Head.SuperiorName)+" ", short(to)+" ")
	return superior && to != "" || slices.Contains(aboveAll, to)
}

// addresseeAmongRecipients looks for a document that bears "Kính gửi" when it goes to a higher body,
// and has one among its recipients instead.
func addresseeAmongRecipients(v *view) []finding {
	if v.Type.Addressee != nd30.AddresseeHigher || len(v.Addressees) > 0 {
		return nil
	}
	for i, to := range v.Foot.ToPlaces {
		name := toReport.ReplaceAllString(to, "")
		if name != to && v.isHigher(name) {
			return []finding{{
				path: item("/to_places", i), severity: templates.Info,
				message:    fmt.Sprintf("“%s” ở Nơi nhận: %s gửi cơ quan cấp trên thì phải có “Kính gửi”.", templates.Shorten(to), viet.Lower(v.Type.Name)),
				suggestion: "Nếu đó là nơi nhận chính, ghi tên cơ quan ở “addressees” và ghi “Như trên” ở đây.",
			}}
		}
	}
	return nil
}

func addresseeUnwanted(v *view) []finding {
	return when(v.Type.Addressee == nd30.AddresseeNone && len(v.Addressees) > 0, finding{
		path:       "/addressees",
		message:    fmt.Sprintf("%s không có “Kính gửi”.", v.Type.Name),
		suggestion: "Bỏ trường “addressees” và ghi nơi nhận ở “to_places”.",
	})
}
