package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	{"TL04", letterWithTitle},
	{"TY10", subjectInCapitals},
	{"TY10", subjectWithType},
	{"TY10", subjectMiswritten},
	{"TY10", letterInCapital},
	{"TY12", subjectOfLetter},
	{"TY12", letterSaysItAgain},
	{"TY15", subjectWithStop},
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
		m := shortNames.FindStringSubmatch(name)
		if m == nil || strings.HasSuffix(path, "/superior_name") {
			continue
		}
		found = append(found, finding{
			path:       path,
			message:    fmt.Sprintf("Tên cơ quan ban hành có chữ viết tắt “%s”.", m[1]),
			suggestion: "Viết đầy đủ tên cơ quan, tổ chức, ví dụ “Ủy ban nhân dân tỉnh Lào Cai”.",
		})
	}
	return found
}

// commonPhrases are those that the name of a superior body abbreviates.
var commonPhrases = []struct{ full, short string }{
	{"Ủy ban nhân dân", "UBND"},
	{"Uỷ ban nhân dân", "UBND"},
	{"Hội đồng nhân dân", "HĐND"},
}

func superiorSpelledOut(v *view) []finding {
	for _, c := range commonPhrases {
		if rest, ok := cutFold(v.Head.SuperiorName, c.full); ok {
			return []finding{{
				path:       "/superior_name",
				message:    fmt.Sprintf("Tên cơ quan chủ quản ghi đầy đủ “%s”, trong khi cụm từ này được viết tắt.", c.full),
				suggestion: fmt.Sprintf("Có thể viết “%s”.", c.short+rest),
			}}
		}
	}
	return nil
}

// numberTooLong tells of number and symbol that have no room on one line beside the date.
func numberTooLong(v *view) []finding {
	line := v.Head.codeAfter(nd30.SoText)
	left, _, _ := v.Head.headWidths()
	long := v.Head.width(nd30.SoKyHieu, line)
	return when(long > left, finding{
		path:     "/code_notation",
		severity: templates.Warning,
		message: fmt.Sprintf("Dòng “%s” dài %d mm, không đủ chỗ trên một dòng bên trái địa danh và thời gian (%d mm).",
			strings.Join(strings.Fields(line), " "), (long+render.MM-1)/render.MM, left/render.MM),
		suggestion: "Rút gọn chữ viết tắt tên cơ quan, tổ chức trong ký hiệu: ngắn gọn, dễ hiểu (PL I.II.3b).",
	})
}

var arabicNumber = regexp.MustCompile(`^(0[1-9]|[1-9]\d*)$`)

func numberWritten(v *view) []finding {
	n := string(v.Head.CodeNumber)
	return when(n != "" && !arabicNumber.MatchString(n), finding{
		path:       "/code_number",
		message:    fmt.Sprintf("Số văn bản “%s” không phải số thứ tự viết bằng chữ số Ả Rập, từ 01 trở lên.", n),
		suggestion: "Ghi số thứ tự trong năm, ví dụ 5 hoặc 2657; chưa có số thì bỏ trống.",
	})
}

// symbolGap is what may not stand inside a symbol.
var symbolGap = regexp.MustCompile(`\s|^[/-]|[/-]$|[-/]{2}|[–—_]`)

func symbolJoined(v *view) []finding {
	s := v.Head.CodeNotation
	var found []finding
	found = append(found, when(symbolGap.MatchString(s) || strings.Contains(s, "/") && !symbolYear.MatchString(s), finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” có dấu cách, gạch chéo hoặc dấu nối không đúng.", s),
		suggestion: fmt.Sprintf("Nối các nhóm chữ bằng gạch ngang, không cách chữ, không ghi dấu gạch chéo: “%s”.", joinedSymbol(s)),
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

// symbolInCapitals lets the abbreviations be that have small letters in them (PL III.I).
func symbolInCapitals(v *view) []finding {
	groups := strings.Split(v.Head.CodeNotation, "-")
	right := slices.Clone(groups)
	_, known := nd30.TypeByAbbr(groups[0])
	for i, g := range groups {
		if i > 0 || !known && obsolete(g) == "" {
			right[i] = viet.Upper(g)
		}
	}
	if t := v.Type.Abbr; viet.Upper(t) == right[0] {
		right[0] = t
	}
	want := strings.Join(right, "-")
	return when(viet.Lower(want) == viet.Lower(v.Head.CodeNotation) && want != v.Head.CodeNotation && groups[0] != "", finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” chưa viết hoa đúng.", v.Head.CodeNotation),
		suggestion: fmt.Sprintf("Viết “%s”.", want),
	})
}

// firstGroup is the part of the symbol that names the type.
func (p *Paper) firstGroup() string {
	group, _, _ := strings.Cut(p.Head.CodeNotation, "-")
	return group
}

func symbolNamesType(v *view) []finding {
	group := v.firstGroup()
	_, other := nd30.TypeByAbbr(group)
	wrong := v.Type.Abbr != "" && !other && obsolete(group) == "" && viet.Upper(group) != viet.Upper(v.Type.Abbr) && !symbolYear.MatchString(v.Head.CodeNotation)
	return when(wrong, finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” không bắt đầu bằng chữ viết tắt của %s.", v.Head.CodeNotation, v.Type.Name),
		suggestion: fmt.Sprintf("Ký hiệu của %s có dạng “%s-” và chữ viết tắt tên cơ quan.", v.Type.Name, v.Type.Abbr),
	})
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
	})
}

var symbolYear = regexp.MustCompile(`(^|/)(19|20)\d\d/`)

func symbolWithYear(v *view) []finding {
	return when(symbolYear.MatchString(v.Head.CodeNotation), finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("Ký hiệu “%s” có năm; chỉ văn bản quy phạm pháp luật ghi năm trong ký hiệu.", v.Head.CodeNotation),
		suggestion: fmt.Sprintf("Viết “%s”.", symbolYear.ReplaceAllString(v.Head.CodeNotation, "")),
	})
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
	return when(v.Type.Abbr != "" && obsolete(group) != "", finding{
		path:       "/code_notation",
		message:    fmt.Sprintf("“%s” là chữ viết tắt cũ, không còn dùng.", group),
		suggestion: fmt.Sprintf("Viết “%s”.", obsolete(group)+strings.TrimPrefix(v.Head.CodeNotation, group)),
	})
}

var placeShort = regexp.MustCompile(`(?i)^(TP|T\.P|TX|TT|Q|P|H)\.`)

func placeWritten(v *view) []finding {
	place := v.Head.Place
	if v.Type.NoDate {
		return nil
	}
	if placeShort.MatchString(place) {
		return []finding{{
			path:       "/place",
			message:    fmt.Sprintf("Địa danh “%s” viết tắt.", place),
			suggestion: "Viết đầy đủ, ví dụ “Thành phố Hồ Chí Minh”; đơn vị mang tên riêng khác chỉ ghi tên, ví dụ “Đà Nẵng”.",
		}}
	}
	return when(isCaps(place) || !unicode.IsUpper([]rune(place + " ")[0]), finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s” chưa viết hoa đúng.", place),
		suggestion: "Viết hoa chữ cái đầu của mỗi tiếng trong tên riêng, ví dụ “Hà Nội”.",
	})
}

// unitNamed are places that are named by a number or a person (PL I.II.4a).
var unitNamed = regexp.MustCompile(`^\d+$|^Hồ Chí Minh$`)

func placeWithUnit(v *view) []finding {
	return when(unitNamed.MatchString(v.Head.Place), finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s” mang tên người hoặc chữ số nên phải ghi cả tên gọi đơn vị hành chính.", v.Head.Place),
		suggestion: "Viết “Thành phố Hồ Chí Minh”, “Phường 1”.",
	})
}

// isCaps reports whether the text has several words and no small letter.
func isCaps(s string) bool {
	return viet.Upper(s) == s && viet.Lower(s) != s && strings.Contains(s, " ")
}

func subjectInCapitals(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		found = append(found, when(isCaps(s), finding{
			path: path, severity: templates.Warning,
			message:    "Trích yếu viết toàn chữ in hoa; Nghị định quy định chữ thường.",
			suggestion: fmt.Sprintf("Viết “%s” và viết hoa lại các tên riêng.", viet.Capital(viet.Lower(s))),
		})...)
	}
	return found
}

func subjectOfLetter(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		rest, ok := cutFold(s, nd30.VeViecText)
		found = append(found, when(ok && !v.Type.VeViec, finding{
			path: path, severity: templates.Warning,
			message:    "“V/v” chỉ dùng ở trích yếu của công văn.",
			suggestion: fmt.Sprintf("Viết “Về việc %s”.", strings.TrimSpace(strings.TrimPrefix(rest, ":"))),
		})...)
	}
	return found
}

// typedAbout is how the trích yếu of a công văn begins when the clerk writes the words before it too.
var typedAbout = regexp.MustCompile(`(?i)^(?:v\s*/\s*v|về\s+việc)[\s:.,]+(?:về\s+việc\s+)?`)

// letterSaysItAgain looks for a công văn whose trích yếu says "V/v" itself.
func letterSaysItAgain(v *view) []finding {
	typed := typedAbout.FindString(v.Head.Subject)
	rest := v.Head.Subject[len(typed):]
	return when(v.Type.VeViec && typed != "" && rest != "", finding{
		path:       "/subject",
		message:    fmt.Sprintf("Trích yếu có sẵn “%s”, mà hệ thống tự in “V/v” ở trước, nên chữ này in hai lần.", strings.TrimSpace(typed)),
		suggestion: fmt.Sprintf("Chỉ viết “%s”.", rest),
	})
}

// letterInCapital looks for a công văn whose trích yếu goes on with a capital behind "V/v", unless that
// may be a name: the next word has a capital too.
func letterInCapital(v *view) []finding {
	s := strings.TrimPrefix(v.Head.Subject, typedAbout.FindString(v.Head.Subject))
	words := strings.Fields(s)
	if !v.Type.VeViec || len(words) < 2 || letterTitle.MatchString(s) {
		return nil
	}
	next, _ := utf8.DecodeRuneInString(words[1])
	return when(lowerFirst(s) != s && unicode.IsLower(next), finding{
		path: "/subject", severity: templates.Warning,
		message:    fmt.Sprintf("Trích yếu viết hoa “%s” sau “V/v”.", words[0]),
		suggestion: fmt.Sprintf("Viết thường, trừ tên riêng: “%s”.", lowerFirst(s)),
	})
}

// letterTitle is the name of the type where a công văn has none.
var letterTitle = regexp.MustCompile(`(?i)^công\s+văn(?:[\s:]+|$)`)

// letterWithTitle looks for a công văn that says so: it bears no title, only "V/v" (PL I.II.5b, PL III/1.5).
func letterWithTitle(v *view) []finding {
	if !v.Type.VeViec {
		return nil
	}
	var found []finding
	if typed := letterTitle.FindString(v.Head.Subject); typed != "" {
		rest := strings.TrimPrefix(v.Head.Subject, typed)
		found = append(found, finding{
			path:       "/subject",
			message:    fmt.Sprintf("Trích yếu ghi “%s”; công văn không có tên loại.", strings.TrimSpace(typed)),
			suggestion: fmt.Sprintf("Bỏ tên loại, chỉ viết “%s”.", strings.TrimPrefix(rest, typedAbout.FindString(rest))),
		})
	}
	for at, text := range v.texts() {
		found = append(found, when(at.Pointer != "/subject" && oneLine(text) == viet.Upper(v.Type.Name), finding{
			path: at.Pointer, offset: at.Offset,
			message:    "Nội dung có dòng “CÔNG VĂN”; công văn không có tên loại.",
			suggestion: "Xóa dòng này; trích yếu in sau “V/v” ở dưới số, ký hiệu.",
		})...)
	}
	return found
}

func subjectWithStop(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		mark := s[len(strings.TrimRight(s, " ./;:,")):]
		if strings.HasSuffix(s, "..") || strings.TrimSpace(mark) == "/" {
			continue
		}
		what := fmt.Sprintf("dấu “%s” ở", strings.TrimSpace(mark))
		if mark == "." {
			what = "dấu chấm"
		}
		found = append(found, when(mark != "", finding{
			path:       path,
			message:    fmt.Sprintf("Trích yếu có %s cuối.", what),
			suggestion: fmt.Sprintf("Bỏ dấu %s: “%s”.", strings.TrimPrefix(strings.TrimSuffix(what, " ở"), "dấu "), strings.TrimSuffix(s, mark)),
		})...)
	}
	return found
}

// subjectWithType looks for a trích yếu that says the name of the type again, which is printed
// above it.
func subjectWithType(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		name := v.Type.Name
		if path != "/subject" || v.Type.Title == "" {
			continue
		}
		rest, ok := cutFold(s, name)
		text := strings.TrimLeft(rest, " \n:")
		if !ok || text == "" || text == rest {
			continue
		}
		severity := templates.Warning
		if _, about := cutFold(text, "về "); about || isCaps(strings.TrimSuffix(s, rest)) || strings.HasPrefix(rest, "\n") {
			severity = templates.Error
		}
		found = append(found, finding{
			path: path, severity: severity,
			message:    fmt.Sprintf("Trích yếu bắt đầu bằng tên loại “%s”, nên tên loại in hai lần.", strings.TrimSuffix(s, rest)),
			suggestion: fmt.Sprintf("Bỏ tên loại, chỉ viết “%s”.", viet.Capital(text)),
		})
	}
	return found
}

// subjectMiswritten looks for the letters of a trích yếu: its first one, quotation marks around
// it, capitals in it.
func subjectMiswritten(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		first, _ := utf8.DecodeRuneInString(s)
		_, letter := cutFold(s, nd30.VeViecText)
		letter = letter || v.Type.VeViec && path == "/subject"
		found = append(found, when(unicode.IsLower(first) && !letter, finding{
			path: path, severity: templates.Warning,
			message:    "Trích yếu chưa viết hoa chữ cái đầu.",
			suggestion: fmt.Sprintf("Viết “%s”.", viet.Capital(s)),
		})...)
		bare := strings.Trim(s, `“”"'‘’`)
		found = append(found, when(isQuote(first) && !strings.ContainsAny(bare, `“”"`) && strings.HasPrefix(s[utf8.RuneLen(first):], bare) && len(s) > len(bare)+utf8.RuneLen(first), finding{
			path: path, severity: templates.Warning,
			message:    "Trích yếu viết trong dấu ngoặc kép.",
			suggestion: fmt.Sprintf("Bỏ dấu ngoặc kép: “%s”.", bare),
		})...)
		caps := capitals(s)
		found = append(found, when(caps != "" && !isCaps(s), finding{
			path: path, severity: templates.Warning,
			message:    fmt.Sprintf("Trích yếu có phần “%s” viết toàn chữ in hoa; Nghị định quy định chữ thường.", caps),
			suggestion: fmt.Sprintf("Viết “%s” và viết hoa lại các tên riêng.", strings.Replace(s, caps, viet.Lower(caps), 1)),
		})...)
	}
	return found
}

func isQuote(r rune) bool { return r == '“' || r == '"' }

// leastCapitals are so many words in capitals one after the other that they are no abbreviations.
const leastCapitals = 4

// capitals is the first run of words in capitals that are words and no abbreviations, which have
// no accents; empty when there is none.
func capitals(s string) string {
	var run []string
	accented := 0
	for _, word := range append(strings.Fields(s), "") {
		if word != "" && viet.Upper(word) == word && viet.Lower(word) != word {
			run = append(run, word)
			if letters := strings.ReplaceAll(word, "Đ", "D"); viet.Plain(letters) != letters {
				accented++
			}
			continue
		}
		if len(run) >= leastCapitals && accented >= 2 {
			return strings.Join(run, " ")
		}
		run, accented = nil, 0
	}
	return ""
}

func organIsSuperior(v *view) []finding {
	same := viet.Lower(oneLine(v.Head.OrganName)) == viet.Lower(oneLine(v.Head.SuperiorName))
	return when(same && v.Head.OrganName != "", finding{
		path:       "/superior_name",
		message:    "Tên cơ quan chủ quản trùng với tên cơ quan ban hành, nên tên in hai lần.",
		suggestion: "Ghi tên cơ quan cấp trên trực tiếp, hoặc bỏ trường này nếu không có cơ quan chủ quản.",
	})
}

var placeDate = regexp.MustCompile(`(?i)[,\s]*ngày.*tháng.*$`)

func placeWithDate(v *view) []finding {
	return when(placeDate.MatchString(v.Head.Place), finding{
		path:       "/place",
		message:    fmt.Sprintf("Địa danh “%s” có cả ngày tháng, nên ngày tháng in hai lần.", v.Head.Place),
		suggestion: fmt.Sprintf("Chỉ ghi “%s”; ngày ghi ở “issued_date”, dạng 2026-01-05.", placeDate.ReplaceAllString(v.Head.Place, "")),
	})
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

func addresseeDoubled(v *view) []finding {
	var found []finding
	for i, a := range v.Addressees {
		rest, ok := cutFold(strings.TrimLeft(a, "-+ "), strings.TrimSuffix(nd30.KinhGuiText, ":"))
		found = append(found, when(ok, finding{
			path: item("/addressees", i), severity: templates.Error,
			message:    "Nơi nhận bắt đầu bằng “Kính gửi”, nên chữ này in hai lần.",
			suggestion: fmt.Sprintf("Chỉ ghi tên nơi nhận: “%s”.", strings.TrimLeft(rest, ": ")),
		})...)
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
			if rest, ok := cutFold(s, c.full); ok {
				s = c.short + rest
			}
		}
		return s
	}
	_, superior := cutFold(short(p.Head.SuperiorName)+" ", short(to)+" ")
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
