package part

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// groundChecks look at component 6a.
var groundChecks = []check{
	{"CC01", groundMissing},
	{"CC01", groundUnworded},
	{"CC02", groundInSmallLetter},
	{"CC03", groundDashed},
	{"CC03", groundMarked},
	{"CC03", groundsJoined},
	{"CC03", proposalBeforeGround},
	{"CC04", groundComplete},
}

// based reports whether the ground begins with its word; "" is a finding itself.
func based(g string) bool {
	_, ok := viet.CutPrefix(ground(g), nd30.CanCuText)
	return ok || g == ""
}

// groundWords begin a line of the grounds, as the forms and the practice have it.
var groundWords = []string{
	nd30.CanCuText, "Theo ", "Xét ", "Thực hiện ", "Trên cơ sở ", "Sau khi ", "Được sự ", "Để ", "Tiếp theo ", "Triển khai ",
}

// theoDocument is a document that is a ground but is not called one.
var theoDocument = regexp.MustCompile(`^(?i:theo) (Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị) `)

// worded reports whether the ground begins as one does.
func worded(g string) bool {
	g = ground(g)
	return g == "" || begins(g, groundWords) && !theoDocument.MatchString(g)
}

func groundUnworded(v *view) []finding {
	severity := templates.Warning
	if v.Order != "" && !slices.ContainsFunc(v.Grounds, based) {
		severity = templates.Error
	}
	var found []finding
	for i, g := range v.Grounds {
		right := ground(g)
		if rest, ok := viet.CutPrefix(right, "Theo "); ok {
			right = rest
		}
		found = append(found, when(!worded(g), finding{
			path: item("/grounds", i), severity: severity, clause: v.formClause(),
			message:    fmt.Sprintf("Dòng “%s” chưa có chữ “Căn cứ”.", beginning(ground(g))),
			suggestion: fmt.Sprintf("Thêm chữ “Căn cứ” ở đầu: “Căn cứ %s”.", beginning(right)),
			edit:       templates.Mend("", g, nd30.CanCuText+" "+right, false),
		})...)
	}
	return found
}

func groundInSmallLetter(v *view) []finding {
	var found []finding
	for i, typed := range v.Grounds {
		g := ground(typed)
		first, _ := utf8.DecodeRuneInString(g)
		found = append(found, when(unicode.IsLower(first) && worded(g), finding{
			path: item("/grounds", i), severity: templates.Warning,
			message:    fmt.Sprintf("Căn cứ “%s” chưa viết hoa chữ cái đầu.", beginning(g)),
			suggestion: fmt.Sprintf("Viết “%s”.", beginning(viet.Capital(g))),
			edit:       templates.Mend("", typed, strings.TrimSuffix(typed, g)+viet.Capital(g), true),
		})...)
	}
	return found
}

// groundDashed looks for dashes before grounds. Of a line without its first words another check tells to write both.
func groundDashed(v *view) []finding {
	var found []finding
	for i, g := range v.Grounds {
		found = append(found, when(ground(g) != g && worded(g), finding{
			path: item("/grounds", i), severity: templates.Warning,
			message:    "Căn cứ có gạch đầu dòng; Nghị định chỉ quy định mỗi căn cứ một dòng.",
			suggestion: "Bỏ gạch đầu dòng.",
			edit:       templates.Mend("", g, ground(g), true),
		})...)
	}
	return found
}

// groundJoint is where a second ground begins in the same line.
var groundJoint = regexp.MustCompile(`[;.,]\s*(?:[Cc]ăn cứ |Theo đề nghị |Xét đề nghị )`)

// groundsIn are the grounds that the line holds.
func groundsIn(g string) []string {
	all := []string{}
	g = ground(g)
	for at := groundJoint.FindStringIndex(g); at != nil; at = groundJoint.FindStringIndex(g) {
		all = append(all, g[:at[0]])
		g = strings.TrimLeft(g[at[0]:], ";., ")
	}
	return append(all, g)
}

func groundsJoined(v *view) []finding {
	var found []finding
	for i, g := range v.Grounds {
		all := groundsIn(g)
		if len(all) < 2 || strings.Contains(g, "\n") {
			continue
		}
		found = append(found, finding{
			path: item("/grounds", i), offset: strings.Index(g, all[1]), length: len(all[1]), severity: templates.Warning,
			message:    fmt.Sprintf("Hai căn cứ viết liền trong một dòng; căn cứ sau là “%s”.", beginning(all[1])),
			suggestion: "Ghi mỗi căn cứ trên một dòng riêng.",
		})
	}
	return found
}

// proposalBeforeGround looks for "Theo đề nghị", which the forms have after the last ground.
func proposalBeforeGround(v *view) []finding {
	var found []finding
	for i, g := range v.Grounds {
		_, proposal := viet.CutPrefix(ground(g), "Theo đề nghị")
		later := i+1 < len(v.Grounds) && v.Grounds[i+1] != "" && based(v.Grounds[i+1])
		found = append(found, when(proposal && later, finding{
			path: item("/grounds", i), severity: templates.Warning,
			message:    "Dòng “Theo đề nghị …” đứng trước một dòng “Căn cứ …”.",
			suggestion: "Ghi các dòng “Căn cứ …” trước, dòng “Theo đề nghị …” sau cùng.",
		})...)
	}
	return found
}

func groundMissing(v *view) []finding {
	bad := func(g string) bool { return !worded(g) } // a finding of its own
	return when(v.Order != "" && !slices.ContainsFunc(v.Grounds, based) && !slices.ContainsFunc(v.Grounds, bad), finding{
		path: "/grounds", clause: v.formClause(),
		message:    fmt.Sprintf("%s phải có ít nhất một dòng “Căn cứ …”.", v.Type.Name),
		suggestion: "Thêm căn cứ về thẩm quyền và căn cứ về nội dung, ví dụ “Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025”.",
	})
}

func groundMarked(v *view) []finding {
	var found []finding
	for i, g := range v.Grounds {
		at := item("/grounds", i)
		found = append(found, when(strings.Contains(g, "\n"), finding{
			path:       at,
			offset:     max(0, strings.IndexByte(g, '\n')),
			length:     1,
			message:    "Một căn cứ được viết trên nhiều dòng.",
			suggestion: "Ghi mỗi căn cứ trên một dòng riêng, không xuống dòng giữa căn cứ.",
		})...)
		mark := g[len(strings.TrimRight(g, ",:")):]
		found = append(found, when(mark != "", finding{
			path: at, severity: templates.Warning,
			message:    fmt.Sprintf("Căn cứ kết thúc bằng dấu “%s”; Nghị định quy định dấu chấm phẩy, căn cứ cuối cùng dấu chấm.", mark),
			suggestion: "Bỏ dấu cuối căn cứ để hệ thống tự thêm dấu đúng.",
			edit:       templates.Mend("", g, strings.TrimSuffix(g, mark), true),
		})...)
	}
	return found
}

var (
	groundOfLaw  = regexp.MustCompile(`^Căn cứ (Hiến pháp|Bộ luật|Luật|Pháp lệnh)`)
	groundNumber = regexp.MustCompile(`\bsố\s+\S*\d`)
	groundDate   = regexp.MustCompile(`ngày\s+\d`)
	groundDoc    = regexp.MustCompile(`^Căn cứ (Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Quy định|Công văn|Thông báo) `)
)

// eachGround are the grounds, also those that stand in one element of the list, with its number.
func (v *view) eachGround() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, element := range v.Grounds {
			for line := range strings.SplitSeq(element, "\n") {
				for _, g := range groundsIn(line) {
					if !yield(i, viet.Capital(g)) {
						return
					}
				}
			}
		}
	}
}

func groundComplete(v *view) []finding {
	var found []finding
	for i, g := range v.eachGround() {
		at := item("/grounds", i)
		found = append(found, when(groundOfLaw.MatchString(g) && groundNumber.MatchString(g), finding{
			path:       at,
			message:    "Căn cứ là Luật, Pháp lệnh thì không ghi số, ký hiệu và cơ quan ban hành.",
			suggestion: "Chỉ ghi tên và ngày, ví dụ “Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025”.",
		})...)
		full := groundNumber.MatchString(g) && groundDate.MatchString(g) && strings.Contains(g, " của ")
		found = append(found, when(groundDoc.MatchString(g) && !full, finding{
			path:       at,
			message:    "Căn cứ chưa ghi đủ số, ký hiệu, ngày ban hành và cơ quan ban hành.",
			suggestion: "Viết đủ, ví dụ “Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư”.",
		})...)
	}
	return found
}

// bodyChecks look at the divisions of the content.
var bodyChecks = []check{
	{"BC01", misnumbered("BC01")},
	{"BC02", misnumbered("BC02")},
	{"BC03", divisionUntitled},
	{"BC04", articleMisnumbered},
	{"BC05", articleUntitled},
	{"BC06", misnumbered("BC06")},
	{"BC07", misnumbered("BC07")},
	{"BC08", misnumbered("BC08")},
	{"BC09", schemesMixed},
	{"BC01", miswritten("BC01")},
	{"BC02", miswritten("BC02")},
	{"BC06", miswritten("BC06")},
	{"BC07", miswritten("BC07")},
	{"BC08", miswritten("BC08")},
	{"BC01", partInWords},
	{"BC06", closingNumbered},
	{"BC04", articleMiswritten},
	{"BC04", articlesMissing},
	{"BC04", articleEmpty},
	{"CC07", orderRepeated},
	{"KG02", addressedInBody},
	{"NN01", recipientsInBody},
	{"shape.label", labelUnprinted},
}

// labelUnprinted finds labels that were typed for nodes of a level that has none of its own, where
// they would be lost: "(1)" for a dash.
func labelUnprinted(v *view) []finding {
	var found []finding
	for _, e := range v.entries() {
		if !e.known() || e.level.numbered() || e.node.Label == "" || e.node.Label == e.level.prefix {
			continue
		}
		found = append(found, finding{
			path: e.mark.Pointer, offset: e.mark.Offset, length: len(e.node.Label), severity: templates.Error,
			message:    fmt.Sprintf("Nhãn “%s”%s không in được: “%s” không có số thứ tự riêng.", e.node.Label, e.place(), e.level.name),
			suggestion: "Bỏ nhãn, hoặc đổi “type” thành “khoan”, “diem” cho đúng cấp của nhãn.",
			edit:       drop(false),
		})
	}
	return found
}

// beginning is the first words of a text, for a message.
func beginning(s string) string {
	words := strings.Fields(s)
	if len(words) <= 6 {
		return s
	}
	return strings.Join(words[:6], " ") + " …"
}

// misnumbered finds the labels that break the sequence, of the levels with that rule.
func misnumbered(rule string) func(*view) []finding {
	return func(v *view) []finding {
		var found []finding
		for _, e := range v.entries() {
			if e.level.rule == rule {
				found = append(found, v.misnumbered(e)...)
			}
		}
		return found
	}
}

func (v *view) misnumbered(e *entry) []finding {
	if e.want != "" {
		return []finding{v.outOfOrder(e)}
	}
	if !e.level.numbered() || e.label != "" {
		return nil
	}
	return []finding{{
		path: e.text.Pointer, offset: e.text.Offset,
		message:    fmt.Sprintf("Khoản có nhiều điểm hơn số chữ cái dùng để đánh thứ tự (a đến y, 23 điểm)%s.", e.place()),
		suggestion: "Tách thành nhiều khoản.",
	}}
}

// outOfOrder is the finding of a label that the order does not make.
func (v *view) outOfOrder(e *entry) finding {
	f := finding{
		path: e.mark.Pointer, offset: e.mark.Offset, length: len(e.node.Label),
		message:    fmt.Sprintf("“%s”%s không đúng thứ tự; theo thứ tự phải là “%s”.", e.label, e.place(), e.want),
		suggestion: fmt.Sprintf("Sửa thành “%s”, hoặc bổ sung phần bị thiếu ở trước; nhớ sửa các chỗ dẫn chiếu đến nó.", e.want),
	}
	if e.skips {
		f.message = fmt.Sprintf("“%s”%s không đúng thứ tự: thiếu “%s” ở trước.", e.label, e.place(), e.want)
		f.suggestion = fmt.Sprintf("Bổ sung “%s” bị thiếu, hoặc đánh lại số thành “%s”; nhớ sửa các chỗ dẫn chiếu đến nó.", e.want, e.want)
	}
	labels := 0
	if f.edit, labels = v.relabelled(e); labels > 1 {
		f.suggestion = fmt.Sprintf("Đánh lại số từ đây: “%s” và %d số tiếp theo, hoặc bổ sung phần bị thiếu ở trước; nhớ sửa các chỗ dẫn chiếu đến chúng.", e.want, labels-1)
	}
	f.edit.Safe = labels == 1 && !e.skips
	return f
}

// looseArticle is the label of an article as it is often miswritten, without its diacritics and
// in small letters: "dieu 1)", "dieu 1.kien toan". What follows the number tells it from a
// sentence about an article of another document.
var (
	looseArticle  = regexp.MustCompile(`^dieu[ .]*(\d{1,3})(?:\s*[.:;,)/–-]|$)`)
	bareArticle   = regexp.MustCompile(`^dieu (\d{1,3}) `)
	otherDocument = regexp.MustCompile(`^\P{L}*(Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị|Thông tư|Quyết định|Quy|Điều lệ|Chỉ thị|Hiệp|Công ước|Chương|Mục|Phần)`)
)

// articleStart is what a paragraph like an article begins with: its word and number.
var articleStart = regexp.MustCompile(`^\PN{1,12}\d+`)

// articleLike is the number of the article that the paragraph was probably meant to be; empty for
// any other.
func (e entry) articleLike() string {
	if e.node.Type != doan || e.node.quoted {
		return ""
	}
	start, _, _ := strings.Cut(e.node.Text, "\n")
	if words := strings.SplitN(start, " ", 5); len(words) == 5 {
		start = strings.TrimSuffix(start, " "+words[4])
	}
	plain := viet.Lower(viet.Plain(start))
	if m := looseArticle.FindStringSubmatch(plain); m != nil {
		return m[1]
	}
	m := bareArticle.FindStringSubmatch(plain)
	if m == nil {
		return ""
	}
	_, after, _ := strings.Cut(start, m[1]+" ")
	first, _ := utf8.DecodeRuneInString(after)
	if !unicode.IsUpper(first) || otherDocument.MatchString(after) {
		return ""
	}
	return m[1]
}

// articleMisnumbered is misnumbered of articles: where one is missing, it names the paragraph that
// was probably meant to be it.
func articleMisnumbered(v *view) []finding {
	var found []finding
	for _, piece := range v.pieces {
		like := map[string]entry{}
		for i := range piece.entries {
			e := &piece.entries[i]
			if n := e.articleLike(); n != "" {
				like[n] = *e
			}
			if e.level.name != dieu {
				continue
			}
			all := v.misnumbered(e)
			p, ok := like[e.level.bare(e.want)]
			if ok && len(all) > 0 {
				all[0].edit = v.relabel(&p, &articleLabel)
				all[0].suggestion = fmt.Sprintf("Đoạn “%s”%s có lẽ là điều đó: viết “%s” với một dấu cách sau dấu chấm.", beginning(p.node.Text), p.place(), e.want)
			}
			found = append(found, all...)
		}
	}
	return found
}

// articleMiswritten looks for articles with a label that is nearly right, which are printed as
// paragraphs. In a decision, which is nothing but articles, that is an error (PL III/1.2).
func articleMiswritten(v *view) []finding {
	var found []finding
	for _, piece := range v.pieces {
		severity := templates.Warning
		if v.Order != "" && piece.pointer == "" {
			severity = templates.Error
		}
		there := piece.articleNumbers()
		for i := range piece.entries {
			e := &piece.entries[i]
			n := e.articleLike()
			if n == "" || there[n] && bareArticle.MatchString(viet.Lower(viet.Plain(beginning(e.node.Text)))) {
				continue
			}
			f := finding{
				path: e.text.Pointer, offset: e.text.Offset, length: len(articleStart.FindString(e.node.Text)), severity: severity,
				message:    fmt.Sprintf("Đoạn “%s”%s được in như đoạn văn thường, không thành điều.", beginning(e.node.Text), e.place()),
				suggestion: fmt.Sprintf("Nếu đây là một điều thì viết “Điều %s.” với chữ thường, dấu chấm và một dấu cách sau số.", n),
				edit:       v.relabel(e, &articleLabel),
			}
			_, word := viet.CutPrefix(e.node.Text, "Điều")
			f.edit.Safe = word && severity == templates.Error
			found = append(found, f)
		}
	}
	return found
}

// articleNumbers are the numbers of the articles there are, as they are written.
func (p piece) articleNumbers() map[string]bool {
	all := map[string]bool{}
	for _, e := range p.entries {
		if e.level.name == dieu {
			all[e.level.bare(e.label)] = true
		}
	}
	return all
}

// articlesMissing looks for a decision without articles; form 1.1, the nghị quyết, draws none.
func articlesMissing(v *view) []finding {
	main := v.pieces[0]
	isArticle := func(e entry) bool { return e.level.name == dieu || e.articleLike() != "" }
	return when(v.Order == nd30.QuyetDinhText && main.readable() && !slices.ContainsFunc(main.entries, isArticle), finding{
		path: main.body(), clause: v.formClause(),
		message:    fmt.Sprintf("Nội dung của %s chưa chia thành điều.", viet.Lower(v.Type.Name)),
		suggestion: "Viết mỗi điều trên một dòng, bắt đầu bằng “Điều 1.”, “Điều 2.” …",
	})
}

func articleEmpty(v *view) []finding {
	var found []finding
	for _, e := range v.entries() {
		n := e.node
		empty := n.Title == "" && n.Text == "" && len(n.Children) == 0 && n.Table == nil && n.Tasks == nil
		if e.level.name != dieu || !empty {
			continue
		}
		found = append(found, finding{
			path: e.path, offset: e.text.Offset,
			message:    fmt.Sprintf("%s%s chưa có nội dung.", strings.TrimSuffix(e.label, "."), e.place()),
			suggestion: fmt.Sprintf("Viết nội dung ngay sau “%s”.", e.label),
		})
	}
	return found
}

// orderRepeated looks for the word that the form prints itself before the articles.
func orderRepeated(v *view) []finding {
	main := v.pieces[0]
	if v.Order == "" || len(main.entries) == 0 {
		return nil
	}
	first := &main.entries[0]
	word := strings.TrimRight(v.Order, ":")
	if first.node.Type != doan || viet.Upper(strings.TrimRight(first.node.Text, ": .")) != word {
		return nil
	}
	f := finding{
		path: first.text.Pointer, offset: first.text.Offset, length: len(first.node.Text), severity: templates.Error, clause: v.formClause(),
		message:    fmt.Sprintf("Nội dung bắt đầu bằng dòng “%s”, nên dòng này in hai lần.", first.node.Text),
		suggestion: fmt.Sprintf("Bỏ dòng này; hệ thống tự in “%s” sau các căn cứ.", v.Order),
		edit:       v.dropLine(first),
	}
	f.edit.Safe = true
	return []finding{f}
}

// typedAddressee begins the line of those to whom a document is addressed.
var typedAddressee = regexp.MustCompile(`(?i)^kính gửi\s*:`)

// addressedInBody looks for "Kính gửi: …" in the text, before which its place is (PL I.II.9b).
func addressedInBody(v *view) []finding {
	f := finding{
		message:    fmt.Sprintf("Nội dung có dòng “Kính gửi: …”; %s không có “Kính gửi”, chỉ công văn, tờ trình và báo cáo gửi cấp trên mới có.", viet.Lower(v.Type.Name)),
		suggestion: "Bỏ dòng này và ghi nơi nhận ở “to_places”.",
	}
	if v.Type.Addressee != nd30.AddresseeNone {
		f.clause = "PL I.II.9b"
		f.message = "Nội dung có dòng “Kính gửi: …”, nên dòng này in sai chỗ."
		f.suggestion = "Bỏ dòng này và ghi từng nơi ở “addressees”; hệ thống tự in “Kính gửi:”."
	}
	var found []finding
	for _, e := range v.pieces[0].entries {
		f.path, f.offset, f.length = e.text.Pointer, e.text.Offset, len(e.node.Text)
		found = append(found, when(e.node.Type == doan && !e.node.quoted && typedAddressee.MatchString(e.node.Text), f)...)
	}
	return found
}

// typedRecipients begins the list of recipients, which the form prints.
var typedRecipients = regexp.MustCompile(`(?i)^nơi nhận\s*:`)

// recipientsInBody looks for "Nơi nhận: …" in the text, behind which its place is (PL I.II.9d).
func recipientsInBody(v *view) []finding {
	var found []finding
	all := v.pieces[0].entries
	for i := range all {
		e := &all[i]
		if e.node.Type != doan || e.node.quoted || !typedRecipients.MatchString(e.node.Text) {
			continue
		}
		f := finding{
			path: e.text.Pointer, offset: e.text.Offset, length: len(e.node.Text), severity: templates.Warning,
			message:    fmt.Sprintf("Nội dung có dòng “%s”%s, nên nơi nhận in hai lần.", beginning(e.node.Text), e.place()),
			suggestion: "Bỏ dòng này và ghi từng nơi ở “to_places”; hệ thống tự in “Nơi nhận:”.",
		}
		if i == len(all)-1 {
			f.edit = v.dropLine(e)
		}
		found = append(found, f)
	}
	return found
}

func divisionUntitled(v *view) []finding {
	var found []finding
	for _, e := range v.entries() {
		if !e.level.ownLine || e.node.Title != "" || !e.level.counts(e.label) {
			continue
		}
		found = append(found, finding{
			path: e.title.Pointer, offset: e.title.Offset, length: e.title.Length,
			message:    fmt.Sprintf("“%s”%s chưa có tiêu đề.", e.label, e.place()),
			suggestion: "Viết tiêu đề ở dòng ngay dưới.",
		})
	}
	return found
}

// kindsIn are which levels each body uses.
func (v *view) kindsIn() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for body, e := range v.entries() {
		if all[body] == nil {
			all[body] = map[string]bool{}
		}
		all[body][e.level.name] = true
	}
	return all
}

func articleUntitled(v *view) []finding {
	var found []finding
	kinds := v.kindsIn()
	for body, e := range v.entries() {
		if e.level.name != dieu || e.node.Title != "" || !kinds[body][chuong] {
			continue
		}
		found = append(found, finding{
			path: e.text.Pointer, offset: e.text.Offset, length: e.text.Length - len(e.node.Text),
			message:    fmt.Sprintf("“%s”%s chưa có tiêu đề, trong khi văn bản chia thành chương.", e.label, e.place()),
			suggestion: fmt.Sprintf("Viết tiêu đề sau “%s”, không có dấu chấm cuối, nội dung ở dòng dưới.", e.label),
		})
	}
	return found
}

func schemesMixed(v *view) []finding {
	var found []finding
	kinds := v.kindsIn()
	for _, piece := range v.pieces {
		body := piece.body()
		found = append(found, when(kinds[body][dieu] && kinds[body][deMuc], finding{
			path:       body,
			message:    "Nội dung dùng lẫn “Điều 1.” với mục “I.”.",
			suggestion: "Chọn một bố cục: phần, chương, mục, điều, khoản, điểm; hoặc phần, mục, khoản, điểm.",
		})...)
	}
	return found
}
