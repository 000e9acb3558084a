package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// signerChecks look at component 7.
var signerChecks = []check{
	{"CK01", positionPlain},
	{"CK02", prefixWritten},
	{"CK03", prefixBeforeWhat},
	{"CK04", positionOwn},
	{"CK04", deputyOf},
	{"CK05", actingTwice},
	{"CK06", delegatedOn},
	{"CK07", chainUnknown},
	{"CK07", authorityMissing},
	{"CK07", deputyInCharge},
	{"CK08", nameWritten},
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
var loosePrefix = regexp.MustCompile(`(?is)^(T[./]?M|Q|K[./]?T|T[./]?L|T[./]?U[./]?Q)(\.\s*|/\s*|\s+|$)(.*)$`)

func positionPlain(v *view) []finding {
	s := &v.Foot.Signer
	if loosePrefix.MatchString(s.Position) {
		return nil // prefixWritten says more
	}
	broken := when(strings.ContainsAny(s.Position, "\n\r"), finding{
		path:       "/signer/position",
		message:    "Chức vụ của người ký có xuống dòng.",
		suggestion: fmt.Sprintf("Viết trên một dòng: “%s”; chức vụ thứ hai thì ghi ở “other_position”.", oneLine(s.Position)),
	})
	return append(broken, when(s.post() != s.Position, finding{
		path: "/signer/position", severity: templates.Warning,
		message:    fmt.Sprintf("Chức vụ “%s” có dấu câu ở cuối; hệ thống không in dấu này.", s.Position),
		suggestion: fmt.Sprintf("Viết “%s”.", s.post()),
	})...)
}

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
	return append(found, when(loosePrefix.MatchString(s.Position), finding{
		path:       "/signer/position",
		message:    fmt.Sprintf("Chức vụ “%s” có kèm quyền hạn.", oneLine(s.Position)),
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
		case notHead(c):
			head := viet.Upper(headOf(c.rest))
			f.message = fmt.Sprintf("Sau “%s” là chức vụ của người đứng đầu, không phải của cấp phó “%s”.", c.prefix, c.rest)
			f.suggestion = fmt.Sprintf("Viết “%s %s”.", c.prefix, head)
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// notHead reports whether the authority is said to be a deputy's: it is the head's own
// (Đ13(1) to (4)).
func notHead(c competence) bool {
	return headOf(c.rest) != "" && slices.Contains([]string{"KT.", "TL.", "TUQ."}, c.prefix)
}

func positionOwn(v *view) []finding {
	s := &v.Foot.Signer
	all := s.competences()
	if len(all) == 0 {
		return nil
	}
	last := all[len(all)-1]
	same := last.prefix != "TM." && last.prefix != "Q." && !notHead(last) && viet.Lower(last.rest) == viet.Lower(s.post())
	return when(same, finding{
		path:       "/signer/position",
		message:    fmt.Sprintf("Dưới dòng “%s %s” phải là chức vụ của chính người ký, không phải chức vụ của người đứng đầu.", last.prefix, last.rest),
		suggestion: "Ghi chức vụ của người ký, ví dụ “Thứ trưởng” dưới “KT. BỘ TRƯỞNG”.",
	})
}

// deputyOf looks whether who signs "KT." is the deputy of whom the line names. Only the
// first words are compared: what follows is often written on one of the lines alone.
func deputyOf(v *view) []finding {
	s := &v.Foot.Signer
	all := s.competences()
	if len(all) == 0 {
		return nil
	}
	last, own := all[len(all)-1], s.post()
	if last.prefix != "KT." || last.rest == "" || notHead(last) || begins(last.rest, collectiveWords) {
		return nil
	}
	f := finding{path: competencePath, severity: templates.Warning}
	switch head := headOf(own); {
	case head != "" && !sameTitle(head, last.rest):
		f.message = fmt.Sprintf("“%s” ký thay “%s”, không ký thay “%s”.", own, head, last.rest)
		f.suggestion = fmt.Sprintf("Viết “KT. %s”, hoặc sửa lại chức vụ của người ký.", viet.Upper(head))
	case head == "" && begins(own, positionWords) && !sameTitle(own, last.rest):
		f.message = fmt.Sprintf("“KT.” dành cho cấp phó ký thay; “%s” không phải là cấp phó của “%s”.", own, last.rest)
		f.suggestion = fmt.Sprintf("Viết “TL. %[1]s” hoặc “TUQ. %[1]s”.", last.rest)
	default:
		return nil
	}
	return []finding{f}
}

// sameTitle compares the first two words of titles.
func sameTitle(a, b string) bool { return titleWords(a) == titleWords(b) }

func titleWords(s string) string {
	words := strings.Fields(viet.Lower(s))
	words = words[:min(2, len(words))]
	return strings.TrimRight(strings.Join(words, " "), ",.;:")
}

func actingTwice(v *view) []finding {
	s := &v.Foot.Signer
	for _, c := range s.competences() {
		if c.prefix == "Q." && c.rest != "" && viet.Lower(c.rest) != viet.Lower(s.post()) {
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

// authorityMissing looks for a deputy who signs as if for himself, and for the chair of a
// collective who does (Đ13(1), (2)).
func authorityMissing(v *view) []finding {
	s := &v.Foot.Signer
	chain := s.chain()
	collective, chaired := v.chaired()
	if len(chain) == 0 && strings.TrimSpace(s.Competence) != "" || loosePrefix.MatchString(s.Position) {
		return nil // prefixWritten says more
	}
	f := finding{path: competencePath}
	switch head := viet.Upper(headOf(s.post())); {
	case head != "" && (len(chain) == 0 || slices.Equal(chain, []string{"TM."})):
		f.message = fmt.Sprintf("Cấp phó ký thì ghi “KT.” và chức vụ của người đứng đầu trên dòng “%s”.", s.post())
		f.suggestion = fmt.Sprintf("Ghi “KT. %s” ở “competence”.", head)
		if len(chain) > 0 {
			f.suggestion = fmt.Sprintf("Thêm dòng “KT. %s” dưới dòng “TM.” ở “competence”.", head)
		} else if chaired {
			f.suggestion = fmt.Sprintf("Ghi “TM. %s” và dòng dưới “KT. %s” ở “competence”.", viet.Upper(collective), head)
		}
	case chaired && len(chain) == 0 && begins(s.post(), chairs):
		f.message = fmt.Sprintf("“%s” ký thay mặt tập thể “%s” thì ghi “TM.”.", s.post(), collective)
		f.suggestion = fmt.Sprintf("Ghi “TM. %s” ở “competence”.", viet.Upper(collective))
	default:
		return nil
	}
	return []finding{f}
}

// chairs are those who head a collective.
var chairs = []string{"Chủ tịch", "Trưởng ban"}

// chaired is the collective in whose name the document is issued, and whether it is one that
// decides as such. A document that names its authority may be its chair's own. The chair of
// a people's council certifies what it resolves and signs without "TM.".
func (v *view) chaired() (collective string, ok bool) {
	organ := v.Head.OrganName
	if v.Authority != "" && !begins(v.Authority, collectiveWords) {
		return collectiveOf(organ), false
	}
	collective = collectiveOf(cmp.Or(v.Authority, organ))
	_, other := cutFold(collective, "Hội đồng nhân dân")
	return collective, !other && begins(collective, collegiate)
}

// collegiate are the collectives that decide by vote; other committees have one head.
var collegiate = []string{"Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng", "Ban Chỉ đạo", "Tập thể"}

func deputyInCharge(v *view) []finding {
	own := v.Foot.Signer.post()
	plain := inCharge.ReplaceAllString(own, "")
	return when(headOf(own) != "" && plain != own, finding{
		path:       "/signer/position",
		message:    fmt.Sprintf("Cấp phó được giao phụ trách ký như ký thay, chức vụ không ghi “phụ trách”: “%s”.", own),
		suggestion: fmt.Sprintf("Viết “%s” và ghi “KT.” ở “competence”.", plain),
	})
}

func nameWritten(v *view) []finding {
	name := v.Foot.Signer.FullName
	bare := bareName(name)
	words := strings.Fields(bare)
	f := finding{path: "/signer/full_name", suggestion: fmt.Sprintf("Viết “%s”.", capitalWords(bare))}
	switch {
	case strings.ContainsAny(name, "\n\r"):
		f.message = "Họ tên người ký có xuống dòng."
		f.suggestion = "Viết một họ tên trên một dòng; chức vụ khác thì ghi ở “other_position”."
	case isCaps(bare):
		f.message = fmt.Sprintf("Họ tên “%s” viết toàn chữ in hoa.", name)
	case slices.ContainsFunc(words, lowerBegins):
		f.message = fmt.Sprintf("Họ tên “%s” chưa viết hoa chữ cái đầu của mọi âm tiết.", name)
		if !lowerBegins(words[0]) {
			f.severity = templates.Warning
		}
	case len(words) == 1:
		f.severity = templates.Warning
		f.message = fmt.Sprintf("Họ tên “%s” chỉ có một từ.", name)
		f.suggestion = "Ghi đủ họ, tên đệm (nếu có) và tên."
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

// honours are what may not stand before the name, and what may stand there only where the
// head of the branch has laid it down (PL I.II.7c). "Ông" is a family name as well.
var honours = []struct {
	pattern  *regexp.Regexp
	severity templates.Severity
	message  string
}{
	{
		regexp.MustCompile(`(?i)^(?:(?:GS|PGS|TS|TSKH|ThS|BS\.?\s*CK\s*(?:II|I|1|2)|CK\s*(?:II|I|1|2)|BS|KS|CN|LS|DS|NGƯT|NGND|NSND|NSƯT|TTƯT|TTND|AHLĐ)[.,\s]\s*|(?:Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)[,\s]+)+`),
		templates.Error, "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu danh dự.",
	},
	{
		regexp.MustCompile(`(?i)^(?:Đ[/.]\s*c[.:]?\s+|(?:Đồng chí|Bà)[:\s]+)`),
		templates.Error, "Trước họ tên người ký không ghi lời xưng gọi như “Ông”, “Bà”, “Đồng chí”.",
	},
	{
		regexp.MustCompile(`(?i)^Ông[:\s]+`),
		templates.Warning, "Trước họ tên người ký không ghi lời xưng gọi “Ông”; “Ông” là họ của người ký thì giữ nguyên.",
	},
	{
		regexp.MustCompile(`(?i)^(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy|uý)[,.\s]+`),
		templates.Warning, "Trước họ tên người ký chỉ đơn vị vũ trang nhân dân ghi quân hàm, theo quy định của người đứng đầu ngành.",
	},
}

// bareName is the name without what may not stand before it.
func bareName(name string) string {
	for {
		before := name
		for _, h := range honours {
			name = h.pattern.ReplaceAllString(name, "")
		}
		if name == before {
			return name
		}
	}
}

func nameWithTitle(v *view) []finding {
	var found []finding
	name := v.Foot.Signer.FullName
	for _, h := range honours {
		rest := h.pattern.ReplaceAllString(name, "")
		found = append(found, when(rest != name, finding{
			path: "/signer/full_name", severity: h.severity, message: h.message,
			suggestion: fmt.Sprintf("Viết “%s”.", bareName(name)),
		})...)
	}
	return found
}

// recipientChecks look at components 9b and 12.
var recipientChecks = []check{
	{"NN04", oneRecipientALine},
	{"NN04", recipientTwice},
	{"NN05", archiveLine},
	{"NN05", archiveUnit},
	{"NN06", firstRecipient},
	{"NN07", articleOfRecipient},
	{"ST01", drafterWritten},
	{"ST01", drafterWithCount},
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
		case strings.ContainsAny(plain, "\n\r"), strings.Contains(plain, ";"):
			f.message = "Mục này ghi nhiều nơi nhận; mỗi nơi nhận một mục."
			f.suggestion = "Tách thành nhiều mục, bỏ dấu chấm phẩy: hệ thống tự thêm."
		case heading:
			f.message = "Chữ “Nơi nhận:” do hệ thống in."
			f.suggestion = fmt.Sprintf("Viết “%s”.", rest)
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}

// recipientHeading cuts the words that stand above the list; they were typed again if ok.
func recipientHeading(to string) (rest string, ok bool) {
	rest, ok = cutFold(plainItem(to), strings.TrimSuffix(nd30.NoiNhanText, ":"))
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
		})
	}
	return found
}

// archived is the archive's line among the recipients; "Lưu học sinh" are students.
var archived = regexp.MustCompile(`(?i)^Lưu\s*(?::|(?:VT|văn thư)(?:\PL|$))`)

func archiveLine(v *view) []finding {
	var found []finding
	for i, to := range v.Foot.ToPlaces {
		found = append(found, when(archived.MatchString(plainItem(to)+":"), finding{
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

func archiveUnit(v *view) []finding {
	a := v.Foot.Archive
	f := finding{path: "/archive/unit", suggestion: fmt.Sprintf("Viết “%s”.", a.unit())}
	if a.unit() == "" {
		f.suggestion = "Bỏ “unit”, hoặc ghi chữ viết tắt tên đơn vị soạn thảo, ví dụ “VP”."
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
	want := ""
	switch {
	case len(v.Addressees) > 0:
		want = nd30.NhuTrenText
	case v.Order != "":
		want = nd30.NhuDieuText
	}
	at := slices.IndexFunc(v.Foot.ToPlaces, func(to string) bool { rest, _ := recipientHeading(to); return rest != "" })
	if at < 0 || want == "" {
		return nil
	}
	first, _ := recipientHeading(v.Foot.ToPlaces[at])
	typed := references[want].FindString(first)
	written := strings.Replace(oneLine(viet.Lower(typed)), "như", "Như", 1)
	written = strings.Replace(written, "điều", "Điều", 1)
	f := finding{path: item("/to_places", at)}
	switch {
	case typed == "":
		f.message = fmt.Sprintf("Nơi nhận đầu tiên là “%s”; %s ghi “%s” trước.", first, v.Type.Name, want)
		f.suggestion = fmt.Sprintf("Thêm “%s” lên đầu danh sách.", want)
	case typed != written:
		f.message = fmt.Sprintf("“%s” viết chưa đúng chữ hoa, chữ thường.", first)
		f.suggestion = fmt.Sprintf("Viết “%s%s”.", written, strings.TrimPrefix(first, typed))
	default:
		return nil
	}
	return []finding{f}
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
		f := finding{path: item("/to_places", i), suggestion: right}
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
	})
	return append(found, when(f.IssuedAmount > 0 && f.DrafterCode == "", finding{
		path: "/issued_amount", severity: templates.Warning,
		message:    "Số lượng bản phát hành không được in vì thiếu ký hiệu người soạn thảo.",
		suggestion: "Ghi ký hiệu người soạn thảo ở “drafter_code”, ví dụ “PL”.",
	})...)
}

func drafterWithCount(v *view) []finding {
	code, amount := v.Foot.drafter()
	code = cmp.Or(viet.Upper(code), "PL")
	return when(typedCount.MatchString(v.Foot.DrafterCode), finding{
		path: "/drafter_code", severity: templates.Error,
		message:    fmt.Sprintf("Ký hiệu người soạn thảo “%s” có kèm số lượng bản phát hành.", v.Foot.DrafterCode),
		suggestion: fmt.Sprintf("Ghi chữ viết tắt tên người soạn thảo, ví dụ “%s”, ở “drafter_code” và %s ở “issued_amount”.", code, amount),
	})
}
