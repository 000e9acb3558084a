package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// subjectChecks look at the trích yếu (component 5) of the document and of what is attached to it. Whatever is
// wrong with one, all its findings tell to write the same: what is left when all of it is mended.
var subjectChecks = []check{
	{"TL04", letterWithTitle},
	{"TY10", subjectInCapitals},
	{"TY10", subjectWithType},
	{"TY10", subjectMiswritten},
	{"TY10", letterInCapital},
	{"TY12", subjectOfLetter},
	{"TY12", letterSaysItAgain},
	{"TY15", subjectWithStop},
	{"text.blanks", subjectWithBlanks},
}

// mended is how to write a trích yếu.
type mended struct {
	text    string
	lowered bool // the names in it have lost their capitals
	sure    bool // it says the same, and only the system's own words and marks were left out
}

// mend is how to write the trích yếu at the path.
func (v *view) mend(path, s string) mended {
	bare, _ := unquoted(strings.TrimSuffix(singleBlanks(s), endMark(s)))
	m := mended{text: bare, sure: true}
	letter := v.Type.VeViec && path == "/subject"
	if letter {
		m.cutLetter()
	} else {
		m.cutType(v.Paper, path)
	}
	m.text = strings.TrimSuffix(m.text, endMark(m.text))
	if isCaps(m.text) {
		m.text, m.lowered = v.recased(viet.Lower(m.text)), true
	}
	if shouted := capitals(m.text); shouted != "" {
		m.text, m.lowered = strings.Replace(m.text, shouted, v.recased(viet.Lower(shouted)), 1), true
	}
	if letter {
		m.text = opened(m.text)
	} else {
		m.text = viet.Capital(m.text)
	}
	m.sure = m.sure && !m.lowered
	return m
}

// cutLetter leaves out what is not written of a công văn, or printed before it.
func (m *mended) cutLetter() {
	title := letterTitle.FindString(m.text)
	m.text = strings.TrimPrefix(m.text, title)
	m.text = strings.TrimPrefix(m.text, typedAbout.FindString(m.text))
	m.sure = m.sure && title == ""
}

// cutType leaves out the name of the type, which is printed above, and writes "V/v" in words.
func (m *mended) cutType(p *Paper, path string) {
	if path == "/subject" {
		typed, text := p.typedType(m.text)
		m.sure = typed == "" || certainlyType(m.text, typed, text)
		m.text = text
	}
	if about := typedShort.FindString(m.text); about != "" {
		m.text = "Về việc " + opened(m.text[len(about):])
		m.sure = false
	}
}

// mend is the finding with how to write the trích yếu, which stands at the finding's path.
func (f finding) mend(v *view, s string) finding {
	m := v.mend(f.path, s)
	f = f.write(s, m.text, m.sure)
	if m.lowered {
		f.suggestion = strings.TrimSuffix(f.suggestion, ".") + " và xem lại chữ hoa của các tên riêng."
	}
	return f
}

func subjectWithBlanks(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		found = append(found, when(singleBlanks(s) != s, blanksFound(path).mend(v, s))...)
	}
	return found
}

func subjectInCapitals(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		found = append(found, when(isCaps(s), finding{
			path: path, severity: templates.Warning,
			message: "Trích yếu viết toàn chữ in hoa; Nghị định quy định chữ thường.",
		}.mend(v, s))...)
	}
	return found
}

func subjectOfLetter(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		found = append(found, when(typedShort.MatchString(s) && !v.Type.VeViec, finding{
			path: path, severity: templates.Warning,
			message: "“V/v” chỉ dùng ở trích yếu của công văn.",
		}.mend(v, s))...)
	}
	return found
}

// typedAbout is how the trích yếu of a công văn begins when the clerk writes the words before it too.
var typedAbout = regexp.MustCompile(`(?i)^(?:v\s*/\s*v|về\s+việc)[\s:.,]+(?:về\s+việc\s+)?`)

// typedShort is "V/v" where it stands for no trích yếu of a công văn.
var typedShort = regexp.MustCompile(`(?i)^v/v[\s:]*`)

// letterSaysItAgain looks for a công văn whose trích yếu says "V/v" itself, which is printed once all the same.
func letterSaysItAgain(v *view) []finding {
	typed := typedAbout.FindString(v.Head.Subject)
	rest := v.Head.Subject[len(typed):]
	return when(v.Type.VeViec && typed != "" && rest != "", finding{
		path: "/subject", severity: templates.Warning,
		message: fmt.Sprintf("Trích yếu có sẵn “%s”; chữ “V/v” được in sẵn ở trước, nên chữ gõ thêm không in.", strings.TrimSpace(typed)),
	}.mend(v, v.Head.Subject))
}

// letterInCapital looks for a công văn whose trích yếu goes on with a capital behind "V/v" where no name begins.
func letterInCapital(v *view) []finding {
	s := strings.TrimPrefix(v.Head.Subject, typedAbout.FindString(v.Head.Subject))
	first, _, _ := strings.Cut(s, " ")
	return when(v.Type.VeViec && !letterTitle.MatchString(s) && opened(s) != s, finding{
		path: "/subject", severity: templates.Warning,
		message: fmt.Sprintf("Trích yếu viết hoa “%s” sau “V/v”.", first),
	}.mend(v, v.Head.Subject))
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
		found = append(found, finding{
			path:    "/subject",
			message: fmt.Sprintf("Trích yếu ghi “%s”; công văn không có tên loại.", strings.TrimSpace(typed)),
		}.mend(v, v.Head.Subject))
	}
	for at, text := range v.texts() {
		found = append(found, when(at.Pointer != "/subject" && oneLine(text) == viet.Upper(v.Type.Name), finding{
			path: at.Pointer, offset: at.Offset, length: len(text),
			message:    "Nội dung có dòng “CÔNG VĂN”; công văn không có tên loại.",
			suggestion: "Xóa dòng này; trích yếu in sau “V/v” ở dưới số, ký hiệu.",
			edit:       v.dropLineAt(at),
		})...)
	}
	return found
}

func subjectWithStop(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		mark := endMark(s)
		what := fmt.Sprintf("dấu “%s” ở", strings.TrimSpace(mark))
		if mark == "." {
			what = "dấu chấm"
		}
		found = append(found, when(mark != "", finding{
			path:    path,
			message: fmt.Sprintf("Trích yếu có %s cuối.", what),
		}.mend(v, s))...)
	}
	return found
}

// endMark is the mark that a trích yếu ends with and should not; dots that leave something open are none.
func endMark(s string) string {
	mark := s[len(strings.TrimRight(s, " ./;:,")):]
	if strings.HasSuffix(s, "..") || strings.TrimSpace(mark) == "/" {
		return ""
	}
	return mark
}

// subjectWithType looks for a trích yếu that says the name of the type again, which is printed
// above it.
func subjectWithType(v *view) []finding {
	s := v.Head.Subject
	typed, text := v.typedType(s)
	if typed == "" {
		return nil
	}
	severity := templates.Warning
	if certainlyType(s, typed, text) {
		severity = templates.Error
	}
	return []finding{finding{
		path: "/subject", severity: severity,
		message: fmt.Sprintf("Trích yếu bắt đầu bằng tên loại “%s”, nên tên loại in hai lần.", typed),
	}.mend(v, s)}
}

// certainlyType reports whether a trích yếu begins with the name of the type for no other reason than that it is one:
// words follow that the type has before them, or it was typed as a title.
func certainlyType(s, typed, text string) bool {
	_, about := viet.CutPrefix(text, "về ")
	return about || isCaps(typed) || strings.HasPrefix(s[len(typed):], "\n")
}

// compounds are what follows the name of a type in words that are no title: "Kế hoạch hóa", "Quyết định chủ trương đầu
// tư", where it is a verb.
var compounds = map[string][]string{
	"ke-hoach":     {"hóa", "hoá"},
	"huong-dan":    {"viên"},
	"quyet-dinh":   {"chủ trương", "giá", "mức", "đầu tư"},
	"bao-cao":      {"tài chính", "viên", "quyết toán", "kiểm toán", "nghiên cứu", "đánh giá tác động", "kinh tế"},
	"chuong-trinh": {"mục tiêu", "giáo dục", "khung"},
	"du-an":        {"hóa", "hoá"},
	"nghi-quyet":   {"liên tịch"},
	"thong-cao":    {"báo chí"},
	"cong-dien":    {"khẩn", "hỏa tốc"},
}

// ofCompound reports whether the text goes on with the name of the type before it, or with a number that names one.
func ofCompound(slug, text string) bool {
	numbered := text[0] >= '0' && text[0] <= '9' || begins(text, []string{"số "})
	return numbered || slices.ContainsFunc(compounds[slug], func(w string) bool { return begins(text+" ", []string{w + " "}) })
}

// typedType is the name of the type that a trích yếu begins with, and the text behind it; the name is empty where
// it is none, or no title is printed.
func (p *Paper) typedType(s string) (typed, text string) {
	rest, ok := viet.CutPrefix(s, p.Type.Name)
	text = strings.TrimLeft(rest, " \n:")
	if !ok || p.Type.Title == "" || text == "" || text == rest || ofCompound(p.Type.Slug, text) {
		return "", s
	}
	return strings.TrimSuffix(s, rest), text
}

// subjectMiswritten looks for the letters of a trích yếu: its first one, quotation marks around
// it, capitals in it.
func subjectMiswritten(v *view) []finding {
	var found []finding
	for path, s := range v.subjects() {
		first, _ := utf8.DecodeRuneInString(s)
		_, letter := viet.CutPrefix(s, nd30.VeViecText)
		letter = letter || v.Type.VeViec && path == "/subject"
		found = append(found, when(unicode.IsLower(first) && !letter, finding{
			path: path, severity: templates.Warning,
			message: "Trích yếu chưa viết hoa chữ cái đầu.",
		}.mend(v, s))...)
		_, quoted := unquoted(strings.TrimSuffix(s, endMark(s)))
		found = append(found, when(quoted, finding{
			path: path, severity: templates.Warning,
			message: "Trích yếu viết trong dấu ngoặc kép.",
		}.mend(v, s))...)
		caps := capitals(s)
		found = append(found, when(caps != "" && !isCaps(s), finding{
			path: path, severity: templates.Warning,
			message: fmt.Sprintf("Trích yếu có phần “%s” viết toàn chữ in hoa; Nghị định quy định chữ thường.", caps),
		}.mend(v, s))...)
	}
	return found
}

// unquoted is a text without the quotation marks that it stands in as a whole.
func unquoted(s string) (bare string, quoted bool) {
	first, n := utf8.DecodeRuneInString(s)
	bare = strings.Trim(s, `“”"'‘’`)
	quoted = isQuote(first) && !strings.ContainsAny(bare, `“”"`) && strings.HasPrefix(s[n:], bare) && len(s) > len(bare)+n
	if !quoted {
		return s, false
	}
	return bare, true
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
