package part

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// signerChecks look at component 7.
var signerChecks = []check{
	{"CK02", prefixWritten},
	{"CK03", prefixBeforeWhat},
	{"CK04", positionOwn},
	{"CK05", actingTwice},
	{"CK06", delegatedOn},
	{"CK07", chainUnknown},
	{"CK08", nameInCapitals},
	{"CK09", nameWithTitle},
}

const competencePath = "/signer/competence"

// competence is one line of the authority: the prefix and what it stands before.
type competence struct{ prefix, rest string }

// competences are the lines of the authority that begin with one of nd30.Prefixes.
func (s *Signer) competences() []competence {
	var all []competence
	for line := range strings.Lines(s.Competence) {
		for _, p := range nd30.Prefixes {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(line), p.Text); ok && (rest == "" || rest[0] == ' ') {
				all = append(all, competence{p.Text, strings.TrimSpace(rest)})
			}
		}
	}
	return all
}

// chain are the prefixes alone, from the first line down.
func (s *Signer) chain() []string {
	chain := []string{}
	for _, c := range s.competences() {
		chain = append(chain, c.prefix)
	}
	return chain
}

// loosePrefix is a prefix as it is often miswritten: T/M, K/T., TM, TUQ., KT.BỘ TRƯỞNG.
var loosePrefix = regexp.MustCompile(`(?i)^(T[./]?M|Q|K[./]?T|T[./]?L|T[./]?U[./]?Q)(\.\s*|/\s*|\s+|$)(.*)$`)

func prefixWritten(v *view) []finding {
	var found []finding
	s := &v.Foot.Signer
	for line := range strings.Lines(s.Competence) {
		line = strings.TrimSpace(line)
		one := Signer{Competence: line}
		found = append(found, when(line != "" && len(one.competences()) == 0, finding{
			path:       competencePath,
			message:    fmt.Sprintf("Quyền hạn “%s” không bắt đầu bằng “TM.”, “Q.”, “KT.”, “TL.” hoặc “TUQ.” và một dấu cách.", line),
			suggestion: suggestPrefix(line),
		})...)
	}
	return append(found, when(loosePrefix.MatchString(s.Position) && len((&Signer{Competence: s.Position}).competences()) > 0, finding{
		path:       "/signer/position",
		message:    fmt.Sprintf("Chức vụ “%s” có kèm quyền hạn.", s.Position),
		suggestion: "Ghi quyền hạn ở “competence”, ở đây chỉ ghi chức vụ của người ký.",
	})...)
}

func suggestPrefix(line string) string {
	m := loosePrefix.FindStringSubmatch(line)
	if m == nil {
		return "Viết ví dụ “KT. BỘ TRƯỞNG”; người đứng đầu tự ký thì bỏ trống."
	}
	prefix := viet.Upper(strings.NewReplacer(".", "", "/", "").Replace(m[1])) + "."
	return fmt.Sprintf("Viết “%s”.", strings.TrimSpace(prefix+" "+m[3]))
}

// Words that a collective's name and a position begin with.
var (
	collectiveWords = []string{"Ủy ban", "Uỷ ban", "Hội đồng", "Ban Chỉ đạo", "Ban Quản lý", "Tập thể"}
	positionWords   = []string{
		"Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Phó ", "Giám đốc", "Tổng giám đốc", "Cục trưởng",
		"Tổng cục trưởng", "Vụ trưởng", "Viện trưởng", "Hiệu trưởng", "Chánh ", "Trưởng ", "Thủ tướng",
	}
)

func begins(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { _, ok := cutFold(s, w); return ok })
}

func prefixBeforeWhat(v *view) []finding {
	var found []finding
	s := &v.Foot.Signer
	headless := s.Position != "" && headOf(s.Position) == ""
	for _, c := range s.competences() {
		f := finding{path: competencePath}
		switch {
		case c.rest == "" && (c.prefix == "TL." || c.prefix == "TUQ." || c.prefix == "KT." && headless):
			f.message = fmt.Sprintf("Sau “%s” thiếu chức vụ của người đứng đầu.", c.prefix)
			f.suggestion = fmt.Sprintf("Viết đủ, ví dụ “%s GIÁM ĐỐC”.", c.prefix)
		case c.prefix == "TM." && begins(c.rest, positionWords):
			f.message = fmt.Sprintf("“TM.” đứng trước tên tập thể hoặc cơ quan, không đứng trước chức vụ “%s”.", c.rest)
			f.suggestion = "Viết ví dụ “TM. ỦY BAN NHÂN DÂN”, chức vụ ghi ở dòng dưới."
		case c.prefix != "TM." && begins(c.rest, collectiveWords):
			f.message = fmt.Sprintf("“%s” đứng trước chức vụ, không đứng trước tên tập thể “%s”.", c.prefix, c.rest)
			f.suggestion = fmt.Sprintf("Viết “%s” và chức vụ của người đứng đầu; ký thay mặt tập thể thì viết “TM. %s”.", c.prefix, c.rest)
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

func positionOwn(v *view) []finding {
	s := &v.Foot.Signer
	all := s.competences()
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	same := last.prefix != "TM." && last.prefix != "Q." && viet.Lower(last.rest) == viet.Lower(s.Position)
	return when(same, finding{
		path:       "/signer/position",
		message:    fmt.Sprintf("Dưới dòng “%s %s” phải là chức vụ của chính người ký, không phải chức vụ của người đứng đầu.", last.prefix, last.rest),
		suggestion: "Ghi chức vụ của người ký, ví dụ “Thứ trưởng” dưới “KT. BỘ TRƯỞNG”.",
	})
}

func actingTwice(v *view) []finding {
	s := &v.Foot.Signer
	for _, c := range s.competences() {
		if c.prefix == "Q." && c.rest != "" && viet.Lower(c.rest) != viet.Lower(s.Position) {
			return []finding{{
				path:       "/signer/position",
				message:    fmt.Sprintf("Dưới dòng “Q. %s” không ghi thêm chức vụ “%s”.", c.rest, s.Position),
				suggestion: fmt.Sprintf("Ghi “Q.” ở quyền hạn và “%s” ở chức vụ; hệ thống in một dòng.", c.rest),
			}}
		}
	}
	return nil
}

// delegations that Đ13(3) and (4) do not allow, line above and line below.
var delegations = [][2]string{{"TUQ.", "KT."}, {"TL.", "TUQ."}, {"TUQ.", "TUQ."}}

func delegatedOn(v *view) []finding {
	chain := v.Foot.Signer.chain()
	for i := 1; i < len(chain); i++ {
		if slices.Contains(delegations, [2]string{chain[i-1], chain[i]}) {
			return []finding{{
				path:       competencePath,
				message:    fmt.Sprintf("Không ký “%s” sau “%s”: người được ủy quyền không được ủy quyền tiếp hoặc để người khác ký thay.", chain[i], chain[i-1]),
				suggestion: fmt.Sprintf("Chỉ giữ dòng “%s” và để chính người được giao ký.", chain[i-1]),
			}}
		}
	}
	return nil
}

func chainUnknown(v *view) []finding {
	chain := v.Foot.Signer.chain()
	known := slices.ContainsFunc(nd30.Chains, func(c []string) bool { return slices.Equal(c, chain) })
	return when(!known && len(delegatedOn(v)) == 0, finding{
		path:       competencePath,
		message:    fmt.Sprintf("Chuỗi quyền hạn “%s” không thuộc các trường hợp của Điều 13.", strings.Join(chain, " ")),
		suggestion: "Các trường hợp: TM.; TM. rồi KT.; KT.; Q.; TL.; TL. rồi KT.; TUQ.",
	})
}

func nameInCapitals(v *view) []finding {
	name := v.Foot.Signer.FullName
	return when(isCaps(name), finding{
		path:       "/signer/full_name",
		message:    fmt.Sprintf("Họ tên “%s” viết toàn chữ in hoa.", name),
		suggestion: fmt.Sprintf("Viết “%s”.", capitalWords(honours.ReplaceAllString(name, ""))),
	})
}

// capitalWords writes every word with a capital, as a name is (PL II.II.1).
func capitalWords(s string) string {
	words := strings.Fields(viet.Lower(s))
	for i, w := range words {
		words[i] = viet.Capital(w)
	}
	return strings.Join(words, " ")
}

// honours are degrees, ranks and titles of honour that may not stand before the name.
var honours = regexp.MustCompile(`^((?:GS|PGS|TS|TSKH|ThS|Ths|BS|KS|CN|LS|DS|NGƯT|NGND|NSND|NSƯT|TTƯT|TTND|AHLĐ)(?:\.|\s)\s*|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Ông|Bà)\s+)+`)

func nameWithTitle(v *view) []finding {
	name := v.Foot.Signer.FullName
	return when(honours.MatchString(name), finding{
		path:       "/signer/full_name",
		message:    "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu danh dự.",
		suggestion: fmt.Sprintf("Viết “%s”.", honours.ReplaceAllString(name, "")),
	})
}

// recipientChecks look at components 9b and 12.
var recipientChecks = []check{
	{"NN05", archiveLine},
	{"NN06", firstRecipient},
	{"NN07", articleOfRecipient},
	{"ST01", drafterWritten},
}

func archiveLine(v *view) []finding {
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		_, archived := cutFold(strings.TrimLeft(to, "- "), "Lưu:")
		found = append(found, when(archived, finding{
			path:       item("/to_places", i),
			message:    "Dòng “Lưu: …” do hệ thống tạo, không ghi ở Nơi nhận.",
			suggestion: "Bỏ dòng này và ghi đơn vị soạn thảo ở “archive”.",
		})...)
	}
	text := v.Foot.Archive.Text
	return append(found, when(text != "" && !strings.HasPrefix(text, nd30.LuuText+" "+nd30.VanThuText), finding{
		path:       "/archive/text",
		message:    fmt.Sprintf("Dòng lưu “%s” không bắt đầu bằng “Lưu: VT”.", text),
		suggestion: "Viết ví dụ “Lưu: VT, TCCB.”, hoặc bỏ “text” và ghi “unit”.",
	})...)
}

func firstRecipient(v *view) []finding {
	want := ""
	switch {
	case len(v.Addressees) > 0:
		want = nd30.NhuTrenText
	case v.Order != "":
		want = nd30.NhuDieuText
	}
	if len(v.Foot.ToPlaces) == 0 {
		return nil
	}
	first := v.Foot.ToPlaces[0]
	return when(!strings.HasPrefix(strings.TrimLeft(first, "- "), want), finding{
		path:       "/to_places/0",
		message:    fmt.Sprintf("Nơi nhận đầu tiên là “%s”; %s ghi “%s” trước.", first, v.Type.Name, want),
		suggestion: fmt.Sprintf("Thêm “%s” lên đầu danh sách.", want),
	})
}

var digits = regexp.MustCompile(`\d+`)

// articleOfRecipient is silent where the articles are not known.
func articleOfRecipient(v *view) []finding {
	if !v.pieces[0].readable() {
		return nil
	}
	articles := v.pieces[0].articles()
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		_, cited, _ := strings.Cut(to, nd30.NhuDieuText)
		for _, d := range digits.FindAllString(cited, -1) {
			if n, _ := strconv.Atoi(d); articles[n] {
				continue
			}
			found = append(found, finding{
				path:       item("/to_places", i),
				message:    fmt.Sprintf("“%s”: văn bản không có Điều %s.", to, d),
				suggestion: "Ghi số của điều nêu những nơi chịu trách nhiệm thi hành.",
			})
			break
		}
	}
	return found
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
	found := when(f.DrafterCode != viet.Upper(f.DrafterCode), finding{
		path:       "/drafter_code",
		message:    fmt.Sprintf("Ký hiệu người soạn thảo “%s” chưa viết hoa.", f.DrafterCode),
		suggestion: fmt.Sprintf("Viết “%s”.", viet.Upper(f.DrafterCode)),
	})
	return append(found, when(f.IssuedAmount > 0 && f.DrafterCode == "", finding{
		path: "/issued_amount", severity: templates.Warning,
		message:    "Số lượng bản phát hành không được in vì thiếu ký hiệu người soạn thảo.",
		suggestion: "Ghi ký hiệu người soạn thảo ở “drafter_code”, ví dụ “PL”.",
	})...)
}
