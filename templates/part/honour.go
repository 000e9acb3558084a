package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/viet"
)

// notOfName is what a name does not consist of: what stands in brackets, and the word of who copies a
// signed document.
var notOfName = regexp.MustCompile(`(?i)\s*(?:\([^)]*\)|\[[^\]]*\])\s*|^\s*đã ký[.,:\s]*`)

// nameAlone is the name without that.
func nameAlone(name string) string { return strings.TrimSpace(notOfName.ReplaceAllString(name, " ")) }

func nameWritten(_ *view, s *Signature) []finding {
	name := s.Signer.FullName
	bare := bareName(nameAlone(name))
	words := strings.Fields(bare)
	f := finding{path: "/full_name", clause: "PL I.II.7c"}.write(name, capitalWords(bare), viet.Lower(bare) == viet.Lower(oneLine(name)))
	switch {
	case strings.ContainsAny(name, "\n\r"):
		f.message = "Họ tên người ký có xuống dòng."
		f.suggestion = "Viết một họ tên trên một dòng; chức vụ khác thì ghi ở “other_position”."
		f.edit = templates.Edit{}
	case name != "" && bare == "":
		f.message = fmt.Sprintf("“%s” không phải là họ tên người ký.", name)
		f.suggestion = "Ghi họ, tên đệm (nếu có) và tên; hệ thống tự để chỗ cho chữ ký."
		f.edit = templates.Edit{}
	case nameAlone(name) != strings.TrimSpace(name):
		f.severity = templates.Warning
		f.message = fmt.Sprintf("“%s” có phần không thuộc họ tên.", name)
		f.suggestion = fmt.Sprintf("Bỏ phần ấy: “%s”.", asWritten(bare))
		f.edit = templates.Mend("", name, asWritten(bare), false)
	case isCaps(bare):
		f.message, f.clause = fmt.Sprintf("Họ tên “%s” viết toàn chữ in hoa.", name), "PL I.II.7đ"
	case slices.ContainsFunc(words, lowerBegins):
		f.message, f.clause = fmt.Sprintf("Họ tên “%s” chưa viết hoa chữ cái đầu của mọi âm tiết.", name), "PL II.II.1a"
		if !lowerBegins(words[0]) {
			f.severity = templates.Warning
		}
	case len(words) == 1:
		f.severity = templates.Warning
		f.message = fmt.Sprintf("Họ tên “%s” chỉ có một từ.", bare)
		f.suggestion = "Ghi đủ họ, tên đệm (nếu có) và tên."
		f.edit = templates.Edit{}
	default:
		return nil
	}
	return []finding{f}
}

func lowerBegins(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first)
}

// capitalWords writes every word with a capital, as a name is (PL II.II.1).
func capitalWords(s string) string {
	words := strings.Fields(viet.Lower(s))
	for i, w := range words {
		words[i] = viet.Capital(w)
	}
	return strings.Join(words, " ")
}

// asWritten is a name with capitals where CK08 wants them, so that both findings say the same.
func asWritten(name string) string {
	if isCaps(name) || slices.ContainsFunc(strings.Fields(name), lowerBegins) {
		return capitalWords(name)
	}
	return name
}

// honour is what may not stand before the name (PL I.II.7c).
type honour struct {
	pattern  *regexp.Regexp
	severity templates.Severity
	message  string
	rule     *exception // nil: nobody may
}

// exception is who may write it all the same, because the head of the branch has laid it down.
type exception struct {
	allowed func(Exceptions) bool
	bodies  *regexp.Regexp // that there is such a rule for, by their names
	known   bool           // the name tells enough: such a body need not say so in its profile
	say     string         // to such a body
}

var (
	academic = &exception{
		allowed: func(e Exceptions) bool { return e.AcademicTitles },
		bodies:  regexp.MustCompile(`(?i)(?:^|\s)(?:trường|đại học|học viện|bệnh viện|viện|trung tâm y tế|trạm y tế)\s`),
		say:     " Cơ quan quản lý ngành cho ghi học hàm, học vị thì khai “exceptions: academic_titles: true” trong hồ sơ cơ quan.",
	}
	armed = &exception{
		allowed: func(e Exceptions) bool { return e.MilitaryRanks },
		bodies:  regexp.MustCompile(`(?i)(?:^|\s)(?:quốc phòng|công an|quân đội|quân sự|quân y|quân khu|quân đoàn|quân chủng|binh chủng|biên phòng|cảnh sát biển|cảnh sát cơ động)(?:\s|$)`),
		known:   true,
		say:     " Đơn vị vũ trang nhân dân thì khai “exceptions: military_ranks: true” trong hồ sơ cơ quan.",
	}
)

// honours are all of them. "Ông" is a family name as well.
var honours = []honour{
	{
		regexp.MustCompile(`(?i)^(?:(?:GS|PGS|TS|TSKH|ThS|BS\.?\s*CK\s*(?:II|I|1|2)|CK\s*(?:II|I|1|2)|BS|KS|CN|LS|DS)[.,\s]\s*|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Dược sĩ|Cử nhân)[,\s]+)+`),
		templates.Error, "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu danh dự.", academic,
	},
	{
		regexp.MustCompile(`(?i)^(?:(?:NG[ƯU]T|NGND|NS[ƯU]T|NSND|NN[ƯU]T|NNND|TT[ƯU]T|TTND|AHL[ĐD]|AHLLVT(?:ND)?)[.,\s]\s*|Anh hùng (?:Lao động|Lực lượng vũ trang(?: nhân dân)?)(?: thời kỳ đổi mới)?[,\s]+|(?:Nhà giáo|Thầy thuốc|Nghệ sĩ|Nghệ nhân) (?:Ưu tú|Nhân dân)[,\s]+)+`),
		templates.Error, "Trước họ tên người ký không ghi danh hiệu danh dự.", nil,
	},
	{
		regexp.MustCompile(`(?i)^(?:Luật sư|Công chứng viên|Nhà báo|Nhà văn|(?:Hòa|Hoà) thượng|(?:Thượng|Thuợng) (?:tọa|toạ)|Đại đức|Ni (?:sư|trưởng)|Linh mục|Giám mục|Mục sư)[,\s]+`),
		templates.Warning, "Trước họ tên người ký không ghi nghề nghiệp, chức sắc: chỉ có họ, tên đệm và tên.", nil,
	},
	{
		regexp.MustCompile(`(?i)^(?:Đ[/.]\s*c[.:]?\s+|(?:Đồng chí|Bà)[:\s]+)`),
		templates.Error, "Trước họ tên người ký không ghi lời xưng gọi như “Ông”, “Bà”, “Đồng chí”.", nil,
	},
	{
		regexp.MustCompile(`(?i)^Ông[:\s]+`),
		templates.Warning, "Trước họ tên người ký không ghi lời xưng gọi “Ông”; “Ông” là họ của người ký thì giữ nguyên.", nil,
	},
	{
		regexp.MustCompile(`(?i)^(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy|uý)[,.\s]+`),
		templates.Warning, "Trước họ tên người ký chỉ đơn vị vũ trang nhân dân ghi quân hàm, theo quy định của người đứng đầu ngành.", armed,
	},
}

// cutHonour cuts the first of what stands before the name.
func cutHonour(name string) (h honour, title, rest string) {
	for _, h := range honours {
		if title := h.pattern.FindString(name); title != "" && !h.isName(title, name[len(title):]) {
			return h, title, name[len(title):]
		}
	}
	return honour{}, "", name
}

// isName reports whether what looks like a title is the family and middle name before one word: "Đại Đức Thọ".
func (h honour) isName(title, rest string) bool {
	words := strings.Fields(title)
	names := !slices.ContainsFunc(words, lowerBegins) && !isCaps(title)
	return h.severity == templates.Warning && h.rule == nil && len(words) == 2 && names && len(strings.Fields(rest)) == 1
}

// bareName is the name without what may not stand before it.
func bareName(name string) string {
	for _, title, rest := cutHonour(name); title != ""; _, title, rest = cutHonour(name) {
		name = rest
	}
	return name
}

// fits reports whether one of the agencies is such that the exception may be made for it.
func (e *exception) fits(v *view, s *Signature) bool {
	if e.bodies.MatchString(oneLine(s.Organ)) {
		return true
	}
	for _, name := range v.namesOfAgencies() {
		if e.bodies.MatchString(oneLine(name)) {
			return true
		}
	}
	return false
}

// nameWithTitle lets stand before the name what the profile of the agency allows, and ranks of the armed
// forces.
func nameWithTitle(v *view, s *Signature) []finding {
	var found []finding
	kept, name := "", nameAlone(s.Signer.FullName)
	for h, title, rest := cutHonour(name); title != ""; h, title, rest = cutHonour(name) {
		name = rest
		f := finding{path: "/full_name", severity: h.severity, message: h.message}
		if e := h.rule; e != nil {
			fits := e.fits(v, s)
			if e.allowed(v.Head.Exceptions) || fits && e.known {
				kept += title
				continue
			}
			if fits || e.known {
				f.suggestion = e.say
			}
		}
		found = append(found, f)
	}
	for i, f := range found {
		found[i] = f.write(s.Signer.FullName, kept+asWritten(name), false)
		found[i].suggestion += f.suggestion
	}
	return found
}
