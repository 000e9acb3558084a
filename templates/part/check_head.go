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
		if full := spelledOut(short); full != "" || strings.Contains(short, "&") {
			f.suggestion = "Viết đầy đủ tên cơ quan, tổ chức."
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

// spelledOut is a common phrase in full, or several joined by "&"; empty for any other abbreviation.
func spelledOut(short string) string {
	for _, c := range commonPhrases {
		if c.short == viet.Upper(short) {
			return c.full
		}
	}
	if full := departments[viet.Upper(short)]; full != "" {
		return full
	}
	var all []string
	for part := range strings.SplitSeq(viet.Upper(short), "&") {
		if schools[part] == "" {
			return ""
		}
		all = append(all, schools[part])
	}
	return strings.Join(all, " và ")
}

// The abbreviations with "&" in the names of departments, and those of the levels of schools that it joins.
var (
	departments = map[string]string{
		"GD&ĐT": "Giáo dục và Đào tạo", "KH&CN": "Khoa học và Công nghệ", "NN&MT": "Nông nghiệp và Môi trường", "TN&MT": "Tài nguyên và Môi trường",
		"NN&PTNT": "Nông nghiệp và Phát triển nông thôn", "KH&ĐT": "Kế hoạch và Đầu tư", "TT&TT": "Thông tin và Truyền thông",
		"VHTT&DL": "Văn hóa, Thể thao và Du lịch", "VH,TT&DL": "Văn hóa, Thể thao và Du lịch", "LĐTB&XH": "Lao động - Thương binh và Xã hội",
		"VH&TT": "Văn hóa và Thể thao", "VT&LT": "Văn thư và Lưu trữ",
	}
	schools = map[string]string{"TH": "Tiểu học", "THCS": "Trung học cơ sở", "THPT": "Trung học phổ thông"}
)

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
	if !slices.Contains(nd30.Copies, v.Type) && v.Head.preset() == nd30.Large && v.Head.crowded() {
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

// numberWithSymbol is the finding of a number that the symbol was typed behind.
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
	f.edit = set(number)
	f.edit.Also = new(setAt("/code_notation", symbol))
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
		suggestion: fmt.Sprintf("Chỉ ghi “%s”; ngày ghi ở “issued_date”.", bare),
	}
	if day := Moment(v.Head.Place).Date(); day.Complete() && v.Head.IssuedDate == "" {
		f.suggestion = fmt.Sprintf("Chỉ ghi “%s”; ngày ghi ở “issued_date”: %s.", bare, day)
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
