package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// prose are the roles of running text.
var prose = []render.Role{
	nd30.CanCu, nd30.NoiDung, nd30.DieuKhongTen, nd30.Dieu, nd30.KhoanTieuDe, nd30.Khoan, nd30.TieuKhoan,
	nd30.Diem, nd30.GachDauDong, nd30.DauCong, nd30.BangNoiDung, nd30.BangDeu, nd30.TrichYeu,
}

// wording is a way to write something that PL II has another way for. The pattern's first
// group is what is wrong.
type wording struct {
	has     []string // of which a text has one that has the wording; most texts have none, which is seen sooner
	pattern *regexp.Regexp
	message string // with the words found for %s
	right   func(wrong string) string
}

// between finds the words where they begin at the start of the text or behind a blank or a
// bracket, and where what follows them is as the second pattern says.
func between(words, follows string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[\s(“"/])(` + words + `)(?:` + follows + `)`)
}

// inside finds the words inside a sentence, where what follows them is as the second pattern says: what begins a
// sentence has its capital for that.
func inside(words, follows string) *regexp.Regexp {
	return regexp.MustCompile(`[\p{L}\p{N},;)] (` + words + `)(?:` + follows + `)`)
}

// What must follow a number that names something, for it may also count something: "mỗi xã
// 50 triệu đồng", "thống nhất điều 5 người". What a part is of is a document (PL II.V.7), not a book or a task.
const (
	ends   = `[,.;:)]|$`
	cited  = ends + `|` + whose + `| (?:và|này|khoản|điểm|Điều|Chương|Mục|Phần|Bộ luật|Luật|Nghị|Thông|Quyết|Quy)`
	whose  = ` của (?i:hiến pháp|bộ luật|luật|pháp lệnh|nghị|thông tư|quyết định|quy|chỉ thị|điều lệ|hợp đồng|thỏa thuận|văn bản|kế hoạch|đề án)`
	within = ends + `| (?:quận|huyện|thành phố|tỉnh|Quận|Thành phố)`
	apart  = `[^\p{L}\p{N}]|$`
)

// small is the text with a small first letter.
func small(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

// citing are parts of documents as they are cited (PL II.V.7).
var citing = []wording{
	{[]string{"điều ", "chương ", "tiểu mục "}, between(`(?:điều|chương|tiểu mục) (?:\d+|[IVXL]+)`, cited), "“%s” dẫn một phần của văn bản nên viết hoa chữ đầu.", viet.Capital},
	{[]string{"mục ", "phần "}, between(`(?:mục|phần) (?:\d+|[IVXL]+)`, whose+`| (?:Chương|Điều|Phần)`), "“%s” dẫn một phần của văn bản nên viết hoa chữ đầu.", viet.Capital},
	{[]string{"Khoản "}, inside(`Khoản \d+`, ` (?:của |Điều)`), "“%s”: khoản viết thường khi dẫn chiếu.", small},
	{[]string{"Khoản "}, inside(`Khoản \d+`, `(?:,| và| hoặc) [Kk]hoản \d`), "“%s”: khoản viết thường khi dẫn chiếu.", small},
	{[]string{"Điểm "}, inside(`Điểm [a-zđ]`, ` (?:của |khoản|Khoản)`), "“%s”: điểm viết thường khi dẫn chiếu.", small},
}

// fixed are names with a spelling of their own (PL II.III.1c).
var fixed = []wording{
	{[]string{"Hồ Chí Minh", "HCM"}, between(`thành phố Hồ Chí Minh|TP\.? ?Hồ Chí Minh|TP\.? ?HCM`, apart), "“%s” chưa đúng cách viết tên riêng.", func(string) string { return "Thành phố Hồ Chí Minh" }},
	{[]string{"thủ đô Hà Nội"}, between(`thủ đô Hà Nội`, apart), "“%s” chưa đúng cách viết tên riêng.", func(string) string { return "Thủ đô Hà Nội" }},
}

// feasts are names of feasts (PL II.V.8b). The word before the name is small, unless it begins a sentence.
var feasts = []wording{
	{capitalFeasts, between(`tết `+feastNamed, apart), feastMessage, feast},
	{capitalFeasts, inside(`Tết `+feastNamed, apart), feastMessage, func(wrong string) string { return small(feast(wrong)) }},
	{capitalFeasts, regexp.MustCompile(`(?:^|[.!?:“"(] ?)(Tết ` + feastNamed + `)`), feastMessage, feast},
}

var capitalFeasts = []string{"ết Nguyên Đán", "ết Trung Thu", "ết Đoan Ngọ"}

const (
	feastNamed   = `(?:Nguyên Đán|Trung Thu|Đoan Ngọ)`
	feastMessage = "“%s” chưa đúng cách viết tên ngày tết."
)

// feast is the name of a feast with the one capital that its own name has.
func feast(wrong string) string {
	of, name, _ := strings.Cut(wrong, " ")
	return of + " " + viet.Capital(viet.Lower(name))
}

// units are units of administration that are named by a number (PL II.III.1b).
var units = []wording{
	{[]string{"quận ", "phường ", "xã "}, between(`(?:quận|phường|xã) \d+`, within), "“%s”: đơn vị hành chính đặt theo số thì viết hoa cả danh từ chung.", viet.Capital},
}

func citations(v *view) []finding     { return v.wordings(citing) }
func fixedNames(v *view) []finding    { return v.wordings(fixed) }
func feastNames(v *view) []finding    { return v.wordings(feasts) }
func numberedUnits(v *view) []finding { return v.wordings(units) }

// wordings finds every place of every wording in each paragraph of prose.
func (v *view) wordings(list []wording) []finding {
	var found []finding
	for p := range v.of(prose...) {
		for _, w := range list {
			if !w.mayBeIn(p.text) {
				continue
			}
			for _, at := range w.pattern.FindAllStringSubmatchIndex(p.text, -1) {
				found = append(found, w.finding(p, at))
			}
		}
	}
	return found
}

// mayBeIn reports whether the pattern is worth trying.
func (w wording) mayBeIn(text string) bool {
	return slices.ContainsFunc(w.has, func(s string) bool { return strings.Contains(text, s) })
}

// finding is that of a match of the wording's pattern in the paragraph. To write other capitals is safe.
func (w wording) finding(p *paragraph, at []int) finding {
	wrong := strings.TrimSpace(p.text[at[2]:at[3]])
	right := w.right(wrong)
	return finding{
		source:     p.Source,
		message:    fmt.Sprintf(w.message, wrong),
		suggestion: fmt.Sprintf("Viết “%s”.", right),
		edit: &edit{
			paragraph: p.text, context: [2]int{at[0], at[1]}, wrong: [2]int{at[2], at[2] + len(wrong)},
			right: right, safe: viet.Lower(right) == viet.Lower(wrong),
		},
	}
}

// body are the roles of which the content of a document consists.
var body = []render.Role{
	nd30.NoiDung, nd30.DieuKhongTen, nd30.Khoan, nd30.TieuKhoan, nd30.Diem, nd30.GachDauDong, nd30.DauCong,
}

// endMarkPresent asks the last paragraph of the main document to end with "./.". A letter may end with a
// greeting instead.
func endMarkPresent(v *view) []finding {
	for range v.of(nd30.LoiChao) {
		return nil
	}
	var last *paragraph
	for p := range v.of(body...) {
		if p.section == 0 && !p.inTable {
			last = p
		}
	}
	if last == nil || strings.HasSuffix(last.text, nd30.EndMark) {
		return nil
	}
	return []finding{{source: last.Source, message: "Nội dung không kết thúc bằng “./.”.", suggestion: "Đặt “./.” sau câu cuối cùng."}}
}

// endMarkOnce finds "./." before the end of a section's content.
func endMarkOnce(v *view) []finding {
	last := map[int]*paragraph{}
	var found []finding
	for p := range v.of(body...) {
		if q := last[p.section]; q != nil {
			at := strings.Index(q.text, nd30.EndMark)
			mark := [2]int{at, at + len(nd30.EndMark)}
			found = append(found, finding{
				source: q.Source, message: "“./.” xuất hiện trước khi hết nội dung.", suggestion: "Chỉ đặt “./.” sau câu cuối cùng; ở đây dùng dấu chấm.",
				edit: &edit{paragraph: q.text, context: mark, wrong: mark, right: ".", safe: true},
			})
			delete(last, p.section)
		}
		if strings.Contains(p.text, nd30.EndMark) {
			last[p.section] = p
		}
	}
	return found
}

// styled finds the roles of the body that the document uses and whose style is wrong.
func (v *view) styled(wrong func(render.Style) bool, message, suggestion string) []finding {
	var found []finding
	seen := map[render.Role]bool{}
	for p := range v.of(body...) {
		if s := v.document.Styles[p.Role]; !seen[p.Role] && wrong(s) {
			found = append(found, finding{source: p.Source, message: fmt.Sprintf(message, s.Name), suggestion: suggestion})
		}
		seen[p.Role] = true
	}
	return found
}

func justified(v *view) []finding {
	return v.styled(func(s render.Style) bool { return s.Align != render.AlignJustify },
		"“%s” chưa dàn đều hai bên.", "Dàn đều cả hai lề.")
}

func firstLine(v *view) []finding {
	return v.styled(func(s render.Style) bool {
		for _, allowed := range nd30.FirstLines {
			if near(s.FirstLine, allowed) {
				return false
			}
		}
		return true
	}, "“%s” lùi đầu dòng chưa đúng.", "Lùi đầu dòng 1 cm hoặc 1,27 cm.")
}

func distance(v *view) []finding {
	return v.styled(func(s render.Style) bool { return s.Before < 6*render.Pt },
		"“%s” cách đoạn trước chưa đủ.", "Để khoảng cách giữa các đoạn tối thiểu 6 pt.")
}

func spacing(v *view) []finding {
	return v.styled(func(s render.Style) bool {
		exact := s.Spacing.Exact > 0 && (s.Spacing.Exact < s.Size || s.Spacing.Exact > s.Size*9/5)
		return exact || s.Spacing.Percent != 0 && (s.Spacing.Percent < 100 || s.Spacing.Percent > 150)
	}, "“%s” có khoảng cách dòng ngoài mức cho phép.", "Để khoảng cách dòng từ đơn đến 1,5 dòng.")
}
