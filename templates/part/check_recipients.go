package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// recipientChecks look at components 9b and 12.
var recipientChecks = []check{
	{"NN04", oneRecipientALine},
	{"NN04", recipientTwice},
	{"KG05", oneAddresseeALine},
	{"NN06", addresseeAgain},
	{"NN05", archiveLine},
	{"NN05", archiveUnit},
	{"NN05", archiveSpelledOut},
	{"NN06", firstRecipient},
	{"NN06", nothingAbove},
	{"NN07", articleOfRecipient},
	{"ST01", drafterWritten},
	{"ST01", drafterWithCount},
}

// oneAddresseeALine looks for several addressees in one item: each has a line of its own (PL I.II.9d). A letter of
// congratulation has no form that says so.
func oneAddresseeALine(v *view) []finding {
	addressees := v.Addressees
	if v.Call != nil {
		addressees = v.Call.To
	}
	var found []finding
	for i, to := range addressees {
		plain := plainItem(bracketed.ReplaceAllString(to, ""))
		found = append(found, when(strings.ContainsAny(plain, "\n;") && !unnumbered(v.Type), finding{
			path:       item("/addressees", i),
			message:    "Mục này ghi nhiều nơi nhận; mỗi nơi nhận một mục.",
			suggestion: "Tách thành nhiều mục, bỏ dấu chấm phẩy: hệ thống tự thêm.",
		})...)
	}
	return found
}

// addresseeAgain looks for a recipient to whom the document is addressed: "Như trên" names all of those (PL I.II.9b).
func addresseeAgain(v *view) []finding {
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		if refersTo(to) || !slices.ContainsFunc(v.Addressees, func(a string) bool { return SameRecipient(a, to, v.Head.OrganName, v.Head.SuperiorName, v.Head.Place) }) {
			continue
		}
		f := finding{
			path: item("/to_places", i), severity: templates.Warning,
			message:    fmt.Sprintf("“%s” đã ở “Kính gửi”, nên văn bản gửi hai lần một nơi.", plainItem(to)),
			suggestion: "Bỏ dòng này: “Như trên” đã chỉ các nơi ở “Kính gửi”.",
			edit:       v.dropRecipient(false),
		}
		if !v.refers() && len(v.Foot.ToPlaces) == 1 {
			f = f.write(to, nd30.NhuTrenText, false)
		}
		found = append(found, f)
	}
	return found
}

// purpose is what a recipient gets the document for: "(để b/c)".
var purpose = regexp.MustCompile(`(?i)\s*\(\s*(?:để\s|b/c|báo cáo|t/h|thực hiện|p/h|phối hợp|biết)[^)]*\)`)

// SameRecipient reports whether an addressee and a line of the recipients name one body: abbreviated or not, with the
// name of the place or, at home, without it. Home are the agency's names and place.
func SameRecipient(addressee, to string, home ...string) bool {
	name := func(s string) string {
		return spelling.Replace(viet.Lower(writtenOut(oneLine(plainItem(purpose.ReplaceAllString(s, ""))))))
	}
	a, b := name(addressee), name(to)
	if len(a) > len(b) {
		a, b = b, a
	}
	place, further := strings.CutPrefix(b, a+" ")
	return a == b && a != "" || further && slices.ContainsFunc(home, func(h string) bool {
		return strings.HasSuffix(" "+spelling.Replace(viet.Lower(oneLine(h))), " "+place)
	})
}

// bracketed is what a list of recipients says in brackets: what they get it for, how many.
var bracketed = regexp.MustCompile(`\([^)]*\)?`)

func oneRecipientALine(v *view) []finding {
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		f := finding{path: item("/to_places", i)}
		rest, heading := recipientHeading(to)
		switch plain := plainItem(bracketed.ReplaceAllString(to, "")); {
		case heading && rest == "":
			f.message = "Dòng “Nơi nhận:” do hệ thống in."
			f.suggestion = "Bỏ dòng này; mỗi mục chỉ ghi một nơi nhận."
			f.edit = v.dropRecipient(true)
		case strings.ContainsAny(plain, "\n\r"), strings.Contains(plain, ";"):
			f.message = "Mục này ghi nhiều nơi nhận; mỗi nơi nhận một mục."
			f.suggestion = "Tách thành nhiều mục, bỏ dấu chấm phẩy: hệ thống tự thêm."
		case heading:
			f.message = "Chữ “Nơi nhận:” do hệ thống in."
			f = f.write(to, rest, true)
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// dropRecipient is the edit that takes out a recipient where there are others.
func (v *view) dropRecipient(safe bool) templates.Edit {
	if len(v.Foot.ToPlaces) < 2 {
		return templates.Edit{}
	}
	return drop(safe)
}

// recipientHeading cuts the words that stand above the list; they were typed again if ok.
func recipientHeading(to string) (rest string, ok bool) {
	rest, ok = viet.CutPrefix(plainItem(to), strings.TrimSuffix(nd30.NoiNhanText, ":"))
	if ok && rest != "" && !strings.HasPrefix(rest, ":") {
		return plainItem(to), false
	}
	return plainItem(strings.TrimPrefix(rest, ":")), ok
}

func recipientTwice(v *view) []finding {
	var found []finding
	first := map[string]int{}
	for i, to := range v.Foot.ToPlaces {
		plain := viet.Lower(oneLine(plainItem(to)))
		before, twice := first[plain]
		if !twice {
			first[plain] = i
			continue
		}
		found = append(found, finding{
			path: item("/to_places", i), severity: templates.Warning,
			message:    fmt.Sprintf("Nơi nhận “%s” đã có ở mục thứ %d.", to, before+1),
			suggestion: "Bỏ mục lặp lại.",
			edit:       v.dropRecipient(false),
		})
	}
	return found
}

// archived is the archive's line among the recipients; "Lưu học sinh" are students.
var archived = regexp.MustCompile(`(?i)^Lưu\s*(?::|(?:VT|văn thư)(?:\PL|$))`)

func archiveLine(v *view) []finding {
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		if archived.MatchString(plainItem(to) + ":") {
			found = append(found, v.archiveTyped(to, item("/to_places", i)))
		}
	}
	text := v.Foot.Archive.Text
	return append(found, when(text != "" && !strings.HasPrefix(text, nd30.LuuText+" "+nd30.VanThuText), finding{
		path:       "/archive/text",
		message:    fmt.Sprintf("Dòng lưu “%s” không bắt đầu bằng “Lưu: VT”.", text),
		suggestion: "Viết ví dụ “Lưu: VT, TCCB.”, hoặc bỏ “text” và ghi “unit”.",
	})...)
}

// archiveTyped is the finding of the archive's line among the recipients, whose unit belongs to the archive.
func (v *view) archiveTyped(to, path string) finding {
	a := v.Foot.Archive
	typed := Archive{Unit: plainItem(to), Copies: a.Copies}
	unit := typed.unit()
	if typed.line() == a.line() || unit == "" {
		return finding{
			path: path, edit: v.dropRecipient(true),
			message:    fmt.Sprintf("“%s” được in sẵn ở cuối Nơi nhận, nên dòng này in hai lần.", a.line()),
			suggestion: "Bỏ dòng này; đơn vị soạn thảo chỉ ghi ở “archive”.",
		}
	}
	f := finding{
		path:       path,
		message:    fmt.Sprintf("Dòng “Lưu” không ghi ở Nơi nhận: “%s” được in sẵn ở cuối.", a.line()),
		suggestion: fmt.Sprintf("Ghi đơn vị soạn thảo “%s” ở “archive”, rồi bỏ dòng này.", unit),
	}
	if a.Text == "" && utf8.RuneCountInString(unit) <= longestUnit {
		f.edit = setAt("/archive/unit", unit)
		if line := v.dropRecipient(false); line.Op != "" {
			line.Also = new(f.edit)
			f.edit = line
		}
	}
	return f
}

// longestUnit is how many letters the unit of an archive has at most.
const longestUnit = 60

func archiveUnit(v *view) []finding {
	a := v.Foot.Archive
	count := typedCount.FindStringSubmatch(a.Unit)
	sure := a.Copies == 0 || count == nil || strings.TrimLeft(count[1], "0") == strconv.Itoa(a.Copies)
	f := finding{path: "/archive/unit"}.write(a.Unit, a.unit(), sure)
	if a.unit() == "" {
		f.suggestion = "Bỏ “unit”, hoặc ghi chữ viết tắt tên đơn vị soạn thảo, ví dụ “VP”."
		f.edit = drop(sure)
	}
	f.message = fmt.Sprintf("Đơn vị “%s” có sẵn “Lưu” hoặc “VT”; hệ thống tự in “Lưu: VT” ở trước.", a.Unit)
	found := when(typedArchive.MatchString(a.Unit), f)
	f.message = fmt.Sprintf("Đơn vị “%s” có sẵn số bản, “copies” cũng ghi %d.", a.Unit, a.Copies)
	f.suggestion += " Số bản chỉ ghi ở “copies”."
	return append(found, when(a.Copies > 0 && typedCount.MatchString(a.Unit), f)...)
}

// references are how the first recipient refers to the addressees or to an article, however
// it is cased.
var references = map[string]*regexp.Regexp{
	nd30.NhuTrenText: regexp.MustCompile(`(?i)^như\s+trên`),
	nd30.NhuDieuText: regexp.MustCompile(`(?i)^như\s+(?:các\s+)?điều`),
}

func firstRecipient(v *view) []finding {
	want, clause := "", ""
	switch {
	case len(v.Addressees) > 0:
		want = nd30.NhuTrenText
	case v.Order != "" && (v.Order != nd30.QuyetNghiText || v.hasArticles()):
		want, clause = nd30.NhuDieuText, v.formClause()
	}
	at := slices.IndexFunc(v.Foot.ToPlaces, func(to string) bool { rest, _ := recipientHeading(to); return rest != "" })
	if at < 0 || want == "" {
		return nil
	}
	first, _ := recipientHeading(v.Foot.ToPlaces[at])
	typed := references[want].FindString(first)
	written := strings.Replace(oneLine(viet.Lower(typed)), "như", "Như", 1)
	written = strings.Replace(written, "điều", "Điều", 1)
	f := finding{path: item("/to_places", at), clause: clause}
	switch {
	case typed == "":
		f = v.referFirst(f, first, want)
	case typed != written:
		to := v.Foot.ToPlaces[at]
		f.message = fmt.Sprintf("“%s” viết chưa đúng chữ hoa, chữ thường.", first)
		f.suggestion = fmt.Sprintf("Viết “%s%s”.", written, strings.TrimPrefix(first, typed))
		f.edit = templates.Mend("", to, strings.Replace(to, typed, written, 1), true)
	default:
		return nil
	}
	return []finding{f}
}

// referFirst is the finding of a list that begins with another recipient than the one who refers as wanted. Councils,
// whose resolutions name whom they report to first, are reminded only.
func (v *view) referFirst(f finding, first, want string) finding {
	f.message = fmt.Sprintf("Nơi nhận đầu tiên là “%s”; nơi nhận của %s bắt đầu bằng “%s”.", first, viet.Lower(v.Type.Name), want)
	if v.Order == nd30.QuyetNghiText && begins(agencyIn(v.Head.OrganName), []string{"hội đồng nhân dân"}) {
		f.severity = templates.Info
	}
	if want == nd30.NhuTrenText && references[nd30.NhuDieuText].MatchString(first) && first == plainItem(v.Foot.ToPlaces[0]) {
		return f.write(v.Foot.ToPlaces[0], want, false) // it was a decision before
	}
	carried := v.carriedOut()
	at := slices.IndexFunc(v.Foot.ToPlaces, func(to string) bool { return references[want].MatchString(plainItem(to)) })
	switch {
	case at > 0:
		f.suggestion = fmt.Sprintf("Đưa “%s” lên đầu danh sách.", plainItem(v.Foot.ToPlaces[at]))
		return f
	case want == nd30.NhuDieuText && len(carried) == 0:
		f.suggestion = "Thêm lên đầu danh sách “Như Điều” và số của điều nêu những nơi chịu trách nhiệm thi hành."
		return f
	case want == nd30.NhuDieuText:
		want = citation(carried)
	}
	f.suggestion = fmt.Sprintf("Thêm “%s” lên đầu danh sách.", want)
	if !v.refers() {
		f.edit = templates.Edit{Op: templates.Insert, Text: want}
	}
	return f
}

// refersTo reports whether a recipient refers to the addressees or to an article.
func refersTo(to string) bool {
	plain, _ := recipientHeading(to)
	return references[nd30.NhuTrenText].MatchString(plain) || references[nd30.NhuDieuText].MatchString(plain)
}

// refers reports whether some recipient refers to the addressees or to an article.
func (v *view) refers() bool {
	return slices.ContainsFunc(v.Foot.ToPlaces, refersTo)
}

// formClause is where the annex has the form of the document, if it has one.
func (p *Paper) formClause() string {
	switch {
	case p.Type.Form == "":
		return "PL III"
	case len(p.Attachments) > 0 && p.Type.OtherForm != "":
		return "PL III/" + p.Type.OtherForm
	}
	return "PL III/" + p.Type.Form
}

// hasArticles reports whether the text is divided into articles, which that of a nghị quyết need not be (PL III/1.1).
func (v *view) hasArticles() bool { return len(v.pieces[0].articles()) > 0 }

// namedInText are the types of form 1.4, by their abbreviations, whose text says to whom they go.
var namedInText = []string{"GUQ", "PG", "PC", "PB"}

// nothingAbove looks for "Như trên" in a document of form 1.4 that names nobody above (PL I.II.9b and 9c).
func nothingAbove(v *view) []finding {
	if v.Type.Form != "1.4" || len(v.Addressees) > 0 || slices.Contains(namedInText, v.Type.Abbr) {
		return nil
	}
	f := finding{clause: "PL I.II.9c", suggestion: "Ghi tên các cơ quan, tổ chức, đơn vị, cá nhân nhận văn bản."}
	if v.Type.Addressee != nd30.AddresseeNone {
		f.clause, f.suggestion = "", "Thêm nơi nhận chính ở “addressees”, hoặc ghi tên nơi nhận ở đây."
	}
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		f.path = item("/to_places", i)
		f.message = fmt.Sprintf("“%s” không chỉ nơi nào: văn bản không có “Kính gửi”.", plainItem(to))
		found = append(found, when(references[nd30.NhuTrenText].MatchString(plainItem(to)), f)...)
	}
	return found
}

var digits = regexp.MustCompile(`\d+`)

// articleOfRecipient is silent where the articles are not known.
func articleOfRecipient(v *view) []finding {
	if !v.pieces[0].readable() {
		return nil
	}
	articles := v.pieces[0].articles()
	carried := v.carriedOut()
	right := "Ghi số của điều nêu những nơi chịu trách nhiệm thi hành."
	if len(carried) > 0 {
		right = fmt.Sprintf("Ghi “%s”.", citation(carried))
	}
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		cited := citedArticles(to)
		f := finding{path: item("/to_places", i), suggestion: right, clause: v.formClause()}
		if at := typedCitation.FindStringIndex(to); at != nil && len(carried) > 0 {
			f.edit = templates.Mend("", to, to[:at[0]]+citation(carried)+to[at[1]:], false)
		}
		missing := slices.IndexFunc(cited, func(n int) bool { return !articles[n] })
		switch {
		case missing >= 0:
			f.message = fmt.Sprintf("“%s”: văn bản không có Điều %d.", to, cited[missing])
		case len(cited) > 0 && len(carried) > 0 && !slices.ContainsFunc(cited, func(n int) bool { return slices.Contains(carried, n) }):
			f.message = fmt.Sprintf("“%s”: trách nhiệm thi hành nêu ở Điều %d.", to, carried[0])
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// typedCitation is how a recipient cites articles.
var typedCitation = regexp.MustCompile(`(?i)như\s+(?:các\s+)?điều(?:[\s,;]|và|điều)*\d+(?:(?:[\s,;]|và|điều)+\d+)*`)

// citation is how recipients are cited that the articles name.
func citation(articles []int) string {
	if len(articles) == 1 {
		return fmt.Sprintf("%s %d", nd30.NhuDieuText, articles[0])
	}
	return "Như các Điều " + strings.Trim(strings.ReplaceAll(fmt.Sprint(articles), " ", ", "), "[]")
}

// carriesOut is how an article says who carries out the document; what follows says that it is this one.
var carriesOut = regexp.MustCompile(`(?i)chịu\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)\s+(\pL+\s+\pL+)\s+này`)

// carriedOut are the numbers of the articles that say who carries out the document.
func (v *view) carriedOut() (articles []int) {
	at := 0
	for _, e := range v.pieces[0].entries {
		if e.level.name == dieu {
			at, _ = e.level.number(e.label, "")
		}
		m := carriesOut.FindStringSubmatch(e.node.Title + " " + e.node.Text)
		if m != nil && at > 0 && strings.EqualFold(oneLine(m[1]), v.Type.Name) && !e.node.quoted && !slices.Contains(articles, at) {
			articles = append(articles, at)
		}
	}
	return articles
}

// citedArticles are the numbers behind "Như Điều" or "Như các Điều"; what is in brackets is a count.
func citedArticles(to string) (articles []int) {
	plain, _ := recipientHeading(bracketed.ReplaceAllString(to, ""))
	typed := references[nd30.NhuDieuText].FindString(plain)
	if typed == "" {
		return nil
	}
	for _, d := range digits.FindAllString(plain[len(typed):], -1) {
		n, _ := strconv.Atoi(d) // the largest number where it is larger
		articles = append(articles, n)
	}
	return articles
}

// articles are the numbers of the articles.
func (p piece) articles() map[int]bool {
	articles := map[int]bool{}
	for _, e := range p.entries {
		if e.level.name != dieu {
			continue
		}
		if n, ok := e.level.number(e.label, ""); ok {
			articles[n] = true
		}
	}
	return articles
}

func drafterWritten(v *view) []finding {
	f := v.Foot
	code, _ := f.drafter()
	found := when(code != viet.Upper(code), finding{
		path:       "/drafter_code",
		message:    fmt.Sprintf("Ký hiệu người soạn thảo “%s” chưa viết hoa.", code),
		suggestion: fmt.Sprintf("Viết “%s”.", viet.Upper(code)),
		edit:       templates.Mend("", f.DrafterCode, strings.Replace(f.DrafterCode, code, viet.Upper(code), 1), true),
	})
	return append(found, when(f.IssuedAmount > 0 && f.DrafterCode == "", finding{
		path: "/issued_amount", severity: templates.Warning,
		message:    "Số lượng bản phát hành không được in vì thiếu ký hiệu người soạn thảo.",
		suggestion: "Ghi ký hiệu người soạn thảo ở “drafter_code”, ví dụ “PL”.",
	})...)
}

func drafterWithCount(v *view) []finding {
	code, amount := v.Foot.drafter()
	f := finding{
		path: "/drafter_code", severity: templates.Error,
		message: fmt.Sprintf("Ký hiệu người soạn thảo “%s” có kèm số lượng bản phát hành.", v.Foot.DrafterCode),
	}
	if count := typedCount.FindStringSubmatch(v.Foot.DrafterCode); count != nil && code != "" && v.Foot.IssuedAmount > 0 {
		f.edit = templates.Mend("", v.Foot.DrafterCode, viet.Upper(code), strings.TrimLeft(count[1], "0") == amount)
	}
	code = cmp.Or(viet.Upper(code), "PL")
	f.suggestion = fmt.Sprintf("Ghi chữ viết tắt tên người soạn thảo, ví dụ “%s”, ở “drafter_code” và %s ở “issued_amount”.", code, amount)
	return when(typedCount.MatchString(v.Foot.DrafterCode), f)
}
