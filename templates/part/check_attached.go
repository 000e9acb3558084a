package part

import (
	"cmp"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// appendixChecks look at appendices and at the documents attached to a decision.
var appendixChecks = []check{
	{"TL02", attachmentType},
	{"PL01", labelInCapitals},
	{"PL02", labelNumber},
	{"PL03", titleWithLabel},
	{"PL04", noteWritten},
	{"PL05", noteFilled},
	{"PL05", noteDiffers},
	{"PL06", appendixUnmentioned},
	{"PL06", appendixAbsent},
	{"PL08", signedWithoutNumber},
	{"PL08", signedTooEarly},
	{"PL08", signedOnPaper},
	{"PL09", attachmentUnmentioned},
	{"shape.required", contentMissing},
}

func attachmentType(v *view) []finding {
	var found []finding
	for i := range v.Attachments {
		a := &v.Attachments[i]
		f := finding{
			path: item("/attachments", i) + "/kind", severity: templates.Error,
			message:    fmt.Sprintf("Không có loại văn bản “%s” in được tên loại.", a.Kind),
			suggestion: "Ghi một loại trong 29 loại, ví dụ “quy-che” hoặc “ke-hoach”; loại khác thì ghi tên ở “type_name”.",
		}
		if t, ok := nd30.TypeBySlug(viet.Slug(a.Kind)); ok && a.Kind != t.Slug {
			f = f.write(a.Kind, t.Slug, true)
		}
		found = append(found, when(a.title() == "", f)...)
	}
	return found
}

func labelInCapitals(v *view) []finding {
	var found []finding
	for at, a := range v.allAppendices() {
		found = append(found, when(isCaps(a.Label), finding{
			path: at + "/label", severity: templates.Warning,
			message:    fmt.Sprintf("Nhãn “%s” viết toàn chữ in hoa; Nghị định quy định chữ thường.", a.Label),
			suggestion: fmt.Sprintf("Viết “%s”, hoặc bỏ trường này để hệ thống tự ghi.", sentenceLabel(a.Label)),
			edit:       templates.Mend("", a.Label, sentenceLabel(a.Label), appendixLabel.MatchString(a.Label)),
		})...)
	}
	return found
}

// sentenceLabel writes a label in small letters, but for its first and a Roman numeral.
func sentenceLabel(label string) string {
	if m := appendixLabel.FindStringSubmatch(label); m != nil {
		return strings.TrimSpace(nd30.PhuLucText + " " + m[1])
	}
	return viet.Capital(viet.Lower(label))
}

var appendixLabel = regexp.MustCompile(`(?i)^phụ lục(?: (?:số )?([IVXLCDM]+|\d+))?$`)

func labelNumber(v *view) []finding {
	var found []finding
	for _, o := range v.appendixLists() {
		for i := range o.list {
			m := appendixLabel.FindStringSubmatch(o.list[i].Label)
			want := (&Appendix{}).label(i+1, len(o.list))
			if m == nil || viet.Lower(o.list[i].Label) == viet.Lower(want) {
				continue
			}
			f := finding{
				path:       item(o.pointer, i) + "/label",
				message:    fmt.Sprintf("Nhãn “%s” không đúng số thứ tự.", o.list[i].Label),
				suggestion: fmt.Sprintf("Viết “%s”, hoặc bỏ trường này để hệ thống tự đánh số.", want),
				edit:       templates.Mend("", o.list[i].Label, want, true),
			}
			if len(o.list) == 1 {
				f.severity, f.message = templates.Warning, "Chỉ có một phụ lục thì không đánh số."
			}
			found = append(found, f)
		}
	}
	return found
}

// notes are the notes that the payload says literally, empty where it leaves them to us, with their
// pointers.
func (p *Paper) notes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range p.Attachments {
			if !yield(item("/attachments", i)+"/note", p.Attachments[i].Note) {
				return
			}
		}
		for at, a := range p.allAppendices() {
			if !yield(at+"/note", a.Note) {
				return
			}
		}
	}
}

// filledIn is a number or a day in a note.
var filledIn = regexp.MustCompile(`(?i)(?:số|ngày|tháng|năm)[\s:]*\d|\d+/`)

// noteFilled looks for what a note of an electronic document does not say (PL I.III.1c).
func noteFilled(v *view) []finding {
	var found []finding
	for path, text := range v.notes() {
		found = append(found, when(v.Head.electronic() && filledIn.MatchString(text), finding{
			path: path, severity: templates.Warning,
			message:    "Dòng kèm theo của văn bản điện tử điền số, ký hiệu hoặc ngày; ở bản điện tử không điền các thông tin này.",
			suggestion: fmt.Sprintf("Bỏ trường này để hệ thống tự ghi, hoặc viết “(Kèm theo %s của %s)”.", plainBlanks.Replace(v.codeAndDate()), v.issuer()),
			edit:       drop(false),
		})...)
	}
	return found
}

// noteDiffers looks for a note on paper that names the document itself, and not with the number and symbol
// that it has, or without. A document that has no number yet has blanks in its notes, too.
func noteDiffers(v *view) []finding {
	if v.Head.electronic() || v.Head.CodeNumber == "" {
		return nil
	}
	var found []finding
	for path, text := range v.notes() {
		_, rest, own := strings.Cut(viet.Lower(oneLine(plainBlanks.Replace(text))), viet.Lower(v.Type.Name)+" số")
		code := codeThere.FindStringSubmatch(rest)
		same := code != nil && code[1] == strings.TrimLeft(viet.Lower(v.Head.code()), "0")
		found = append(found, when(own && !same, finding{
			path: path, severity: templates.Warning,
			message:    fmt.Sprintf("Dòng kèm theo không ghi đúng số và ký hiệu của văn bản là %s.", v.Head.code()),
			suggestion: fmt.Sprintf("Bỏ trường này để hệ thống tự ghi “(Kèm theo %s của %s)”.", plainBlanks.Replace(v.codeAndDate()), v.issuer()),
			edit:       drop(false),
		})...)
	}
	return found
}

// codeThere is a number and symbol, in small letters, without its leading zeros.
var codeThere = regexp.MustCompile(`^[\s:]*0*(\d+/[\pL\d&./-]*[\pL\d])`)

// plainBlanks shows text of ours as a clerk can type it.
var plainBlanks = strings.NewReplacer(viet.NoBreakSpace, " ", viet.NoBreakHyphen, "-")

// signedWithoutNumber looks for a signing line that lacks the number: an issued document has one.
func signedWithoutNumber(v *view) []finding {
	_, signed := v.Head.signedAt()
	return when(signed && v.Head.electronic() && v.Head.separate() && v.Head.CodeNumber == "", finding{
		path:       "/code_number",
		message:    "Văn bản đã ký số nhưng chưa có số, nên thông tin ký số trên các tệp kèm theo thiếu số.",
		suggestion: "Ghi số văn bản; nếu chưa ký thì bỏ trường “signed_at”.",
	})
}

// signedTooEarly looks for a document that was signed before the day of its issue.
func signedTooEarly(v *view) []finding {
	signed, ok := v.Head.signedAt()
	issued := v.Head.date()
	day := viet.Date{Year: signed.Year(), Month: int(signed.Month()), Day: signed.Day()}
	return when(ok && issued.Complete() && day.String() < issued.String(), finding{
		path: "/signed_at", severity: templates.Warning, clause: "Đ15",
		message:    fmt.Sprintf("Thời điểm ký số (ngày %s) trước ngày ban hành (%s).", signed.Format("02/01/2006"), issued.Text()),
		suggestion: "Kiểm tra lại “signed_at” và “issued_date”.",
	})
}

// signedOnPaper says that what a digital signature tells is not printed on paper.
func signedOnPaper(v *view) []finding {
	return when(v.Head.SignedAt != "" && !v.Head.electronic(), finding{
		path: "/signed_at", severity: templates.Info,
		message:    "Văn bản giấy không ký số, nên thời điểm ký số không in.",
		suggestion: "Bỏ “signed_at”; văn bản điện tử thì ghi “medium”: “electronic”.",
		edit:       drop(false),
	})
}

func noteWritten(v *view) []finding {
	var found []finding
	generated := false
	for path, text := range v.notes() {
		generated = generated || text == ""
		good := strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") && strings.Contains(viet.Lower(text), "kèm theo")
		found = append(found, when(text != "" && !good, finding{
			path: path, severity: templates.Warning,
			message:    "Dòng kèm theo không có dạng “(Kèm theo … số … ngày … của …)”.",
			suggestion: "Bỏ trường này để hệ thống tự ghi từ số, ngày và cơ quan ban hành.",
			edit:       drop(false),
		})...)
	}
	if generated && isCaps(v.issuer()) {
		found = append(found, v.issuerInSmall())
	}
	return found
}

var titleLabel = regexp.MustCompile(`^(?i:phụ lục)(?:\s+(?:(?i:số)\s+)?(?:[IVXLC]+|\d+))?(?:[\s.:–-]+|$)`)

func titleWithLabel(v *view) []finding {
	var found []finding
	for _, o := range v.appendixLists() {
		for i := range o.list {
			a := &o.list[i]
			label := titleLabel.FindString(a.Title)
			typed, title := strings.TrimRight(label, " \n.:–-"), strings.TrimPrefix(a.Title, label)
			f := finding{
				path:       item(o.pointer, i) + "/title",
				message:    fmt.Sprintf("Tiêu đề bắt đầu bằng “%s”, nên chữ này in hai lần.", typed),
				suggestion: fmt.Sprintf("Chỉ ghi tiêu đề: “%s”; hệ thống tự ghi “Phụ lục”.", title),
			}
			if title != "" {
				printed := a.label(i+1, len(o.list))
				same := viet.Lower(typed) == viet.Lower(nd30.PhuLucText) || viet.Lower(typed) == viet.Lower(printed)
				f.edit = templates.Mend("", a.Title, title, same)
			}
			found = append(found, when(label != "", f)...)
		}
	}
	return found
}

// ownAppendix is a mention of an appendix by its number; foreignAppendix says that it is that of
// another document.
var (
	ownAppendix     = regexp.MustCompile(`Phụ lục (?:số )?(?:[IVX]+|\d+)(?:[^\pL\d]|$)`)
	foreignAppendix = regexp.MustCompile(`^[^.;\n]{0,80}(?:Nghị|Thông tư|Luật|Quyết định số|Quy|Kế hoạch số|Công văn|Hướng dẫn|Đề án|Chương trình)`)
)

// appendixAbsent looks for mentions of appendices where there are none.
func appendixAbsent(v *view) []finding {
	for range v.allAppendices() {
		return nil
	}
	for _, e := range v.entries() {
		for source, s := range e.texts() {
			at := ownAppendix.FindStringIndex(s)
			if at == nil || e.node.quoted || foreignAppendix.MatchString(s[at[1]:]) {
				continue
			}
			mention := strings.TrimRightFunc(s[at[0]:at[1]], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			return []finding{{
				path: source.Pointer, offset: source.Offset + at[0], length: len(mention), severity: templates.Warning,
				message:    fmt.Sprintf("Nội dung nhắc đến “%s”%s nhưng văn bản không có phụ lục nào.", mention, e.place()),
				suggestion: "Thêm phụ lục vào “appendices”, hoặc bỏ chỗ nhắc đến nó.",
			}}
		}
	}
	return nil
}

// enclosed are words that point to an appendix without its name, as offices write them: "(có danh sách kèm theo)".
var enclosed = regexp.MustCompile(`(?:danh sách|danh mục|biểu|bảng|mẫu|tài liệu)[^.;\n]{0,80}kèm theo|(?:đính|gửi) kèm`)

// pointed reports whether the text leads to its appendices. What is issued with the document and is no document of its own is an
// appendix of it.
func (o appendixList) pointed(attached bool) bool {
	return o.text.mentions(nd30.PhuLucText) || !attached && o.text.mentions(nd30.KemTheoText) ||
		o.text.has(func(s string) bool { return enclosed.MatchString(oneLine(viet.Lower(s))) })
}

func appendixUnmentioned(v *view) []finding {
	var found []finding
	for _, o := range v.appendixLists() {
		attached := o.pointer == "/appendices" && len(v.Attachments) > 0
		found = append(found, when(len(o.list) > 0 && o.text.says() && !o.pointed(attached), finding{
			path:       o.pointer,
			message:    "Nội dung văn bản không nhắc đến phụ lục.",
			suggestion: "Thêm chỉ dẫn ở chỗ liên quan, ví dụ “(chi tiết tại Phụ lục kèm theo)”.",
		})...)
	}
	return found
}

// textOf is the text that appendices belong to: a plan, and in the document itself its sections.
type textOf struct {
	plan     *Plan
	sections []TopSection
}

// says reports whether there is a text at all.
func (t textOf) says() bool {
	return !t.plan.Body.IsZero() || slices.ContainsFunc(t.sections, func(s TopSection) bool { return s.says() })
}

// mentions reports whether the text has the words, whatever their letter case.
func (t textOf) mentions(words string) bool { return t.has(containing(words)) }

// has reports whether there is a text of that kind.
func (t textOf) has(is func(string) bool) bool {
	return is(t.plan.Opening) || t.plan.Body.has(is) ||
		slices.ContainsFunc(t.sections, func(s TopSection) bool { return s.mentions(is) })
}

// containing tells texts that have the words, whatever their letter case.
func containing(words string) func(string) bool {
	words = viet.Lower(words)
	return func(s string) bool { return strings.Contains(oneLine(viet.Lower(s)), words) }
}

// has reports whether the body has a text of that kind.
func (b Body) has(is func(string) bool) bool {
	return is(b.Text) || slices.ContainsFunc(b.Nodes, func(n Node) bool { return n.has(is) })
}

// has reports whether the node or one below it has a text of that kind.
func (n Node) has(is func(string) bool) bool {
	return is(n.Title) || is(n.Text) || slices.ContainsFunc(n.Children, func(c Node) bool { return c.has(is) })
}

func attachmentUnmentioned(v *view) []finding {
	return when(len(v.Attachments) > 0 && v.text().says() && !v.text().mentions(nd30.KemTheoText), finding{
		path:       "/body",
		message:    fmt.Sprintf("%s có văn bản kèm theo nhưng nội dung không ghi “kèm theo %s này”.", v.Type.Name, v.Type.Name),
		suggestion: fmt.Sprintf("Viết ở Điều 1, ví dụ “Ban hành kèm theo %s này …”.", v.Type.Name),
	})
}

// contentMissing looks for texts that say nothing: a body that is an empty list, an appendix
// without body and table.
func contentMissing(v *view) []finding {
	var found []finding
	for _, p := range v.pieces {
		lines := p.pointer == "" && len(v.formLines()) > 0
		if len(p.entries) > 0 || p.table != nil || p.tasks != nil || len(p.show) > 0 || lines {
			continue
		}
		f := finding{path: p.body(), message: "Văn bản chưa có nội dung.", suggestion: "Điền “body”."}
		if strings.Contains(p.pointer, "appendices/") {
			f = finding{path: p.pointer, message: v.labelOf(p.pointer) + " chưa có nội dung.", suggestion: "Điền “body”, “table” hoặc “tasks”."}
			if v.Data != nil {
				f.suggestion = "Điền “body”, “table”, “tasks” hoặc “show”."
			}
		}
		found = append(found, f)
	}
	return found
}

// labelOf is what the appendix at the pointer is called, with its title, to tell it from the others.
func (v *view) labelOf(pointer string) string {
	for _, o := range v.appendixLists() {
		for i := range o.list {
			a := &o.list[i]
			if item(o.pointer, i) != pointer {
				continue
			}
			label := cmp.Or(a.Label, a.label(i+1, len(o.list)))
			if a.Title == "" {
				return label
			}
			return fmt.Sprintf("%s (“%s”)", label, beginning(oneLine(a.Title)))
		}
	}
	return nd30.PhuLucText
}
