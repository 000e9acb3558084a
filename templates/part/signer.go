package part

import (
	"regexp"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Signer is the person who signs, and by what authority (Đ13, PL I.II.7). What stands behind the
// prefixes of the authority is composed: of the field that says it, else of the signer's own
// position or the agency's name.
type Signer struct {
	Competence       Competence      `json:"competence,omitempty" validate:"max=300" title:"Quyền hạn" doc:"Chỉ ghi các chữ viết tắt: TM., TM. KT., KT., Q., TL., TL. KT. hoặc TUQ. (Đ13); người đứng đầu tự ký thì bỏ trống. Hệ thống ghép mỗi tầng thành một dòng với tên tập thể và chức vụ của người đứng đầu. Cũng nhận nguyên văn từng dòng, như “KT. BỘ TRƯỞNG”." example:"TL. KT."`
	HeadPosition     string          `json:"head_position,omitempty" validate:"max=100" title:"Chức vụ của người đứng đầu" doc:"Chức vụ đứng sau KT., TL., TUQ. là của người đứng đầu cơ quan, tổ chức. Bỏ trống thì hệ thống suy từ chức vụ của cấp phó ký thay hoặc từ tên cơ quan (Sở: Giám đốc …)." example:"Chủ tịch"`
	UnitHeadPosition string          `json:"unit_head_position,omitempty" validate:"max=100" title:"Chức vụ của người đứng đầu đơn vị" doc:"Chức vụ đứng sau KT. của chuỗi TL. KT. là của người đứng đầu đơn vị được giao ký thừa lệnh (Đ13(4)). Bỏ trống thì hệ thống suy từ chức vụ của cấp phó." example:"Chánh Văn phòng"`
	Collective       string          `json:"collective,omitempty" validate:"max=200" title:"Tập thể" doc:"Tên tập thể lãnh đạo hoặc tên cơ quan đứng sau TM. (PL I.II.7b). Bỏ trống thì hệ thống lấy từ tên cơ quan ban hành." example:"Ủy ban nhân dân"`
	Position         string          `json:"position" validate:"required,max=100" title:"Chức vụ" doc:"Chức vụ lãnh đạo chính thức của người ký, hoặc chức danh trong tổ chức tư vấn (PL I.II.7c); hệ thống tự viết hoa." example:"Phó Chánh Văn phòng"`
	OtherPosition    string          `json:"other_position,omitempty" validate:"max=100" title:"Chức vụ khác" doc:"Chức vụ khác phải ghi ngay trên họ tên, như chức vụ ở bộ của thành viên hội đồng (PL I.II.7c)." example:"Thứ trưởng Bộ Nội vụ"`
	AgencySeal       bool            `json:"agency_seal,omitempty" title:"Dùng con dấu của cơ quan" doc:"true: hội đồng, ban, tổ tư vấn được phép sử dụng con dấu của cơ quan; khi đó phải ghi cả chức vụ trong cơ quan ở “other_position” (PL I.II.7c)." example:"false"`
	FullName         string          `json:"full_name" validate:"required,max=50" title:"Họ và tên" doc:"Họ, tên đệm và tên; không ghi học hàm, học vị (PL I.II.7c)." example:"Bùi Thế Duy"`
	Signature        *SignatureImage `json:"signature,omitempty" title:"Hình chữ ký" doc:"Hình chữ ký trên giấy của người ký, màu xanh, đặt giữa chức vụ và họ tên trên văn bản điện tử (PL I.II.7d); bỏ trống thì để chỗ cho phần mềm ký số."`
}

// Competence is by what authority somebody signs: the prefixes of Đ13 from the first line down,
// "TL. KT.". Lines as they are printed, "KT. BỘ TRƯỞNG", are read as well.
type Competence string

// JSONSchema describes how the authority is written in a payload.
func (Competence) JSONSchema() map[string]any {
	var chains []string
	for _, chain := range nd30.Chains[1:] {
		chains = append(chains, strings.Join(chain, " "))
	}
	return map[string]any{"anyOf": []map[string]any{
		{"type": "string", "enum": chains},
		{"type": "string", "description": "Nguyên văn từng dòng, như “KT. BỘ TRƯỞNG”."},
	}}
}

// role is one line of the authority.
type role struct {
	prefix string // of nd30.Prefixes
	rest   string // what it stands before; empty where nothing tells it
	member string // of the signer, from which the rest came
}

// roles are the lines of the authority as they are written. A line that begins with no prefix is
// none.
func (c Competence) roles() []role {
	var all []role
	for line := range strings.Lines(string(c)) {
		rest := strings.TrimSpace(line)
		first := len(all)
		for prefix, after := cutRole(rest); prefix != ""; prefix, after = cutRole(rest) {
			all, rest = append(all, role{prefix: prefix, member: "/competence"}), after
		}
		if len(all) > first {
			all[len(all)-1].rest = rest
		}
	}
	return all
}

// cutRole cuts the prefix that a line begins with; it is empty when there is none.
func cutRole(line string) (prefix, after string) {
	for _, p := range nd30.Prefixes {
		if rest, ok := strings.CutPrefix(line, p.Text); ok && (rest == "" || rest[0] == ' ') {
			return p.Text, strings.TrimSpace(rest)
		}
	}
	return "", line
}

// completion is what a role stands before where that was not typed: the field that says it, and
// what tells it otherwise.
type completion struct {
	member  string
	given   func(*Signer) string
	derived func(s *Signer, organ string) string
}

// completions are those of the prefixes; "KT." has two. "Q." stands before the signer's own position.
var completions = map[string]completion{
	"TM.":     {"/collective", func(s *Signer) string { return s.Collective }, func(_ *Signer, organ string) string { return collectiveOf(organ) }},
	"KT.":     {"/head_position", func(s *Signer) string { return s.HeadPosition }, func(s *Signer, _ string) string { return headOf(s.post()) }},
	"TL.":     {"/head_position", func(s *Signer) string { return s.HeadPosition }, func(_ *Signer, organ string) string { return headOfOrgan(organ) }},
	"TUQ.":    {"/head_position", func(s *Signer) string { return s.HeadPosition }, func(_ *Signer, organ string) string { return headOfOrgan(organ) }},
	"TL. KT.": {"/unit_head_position", func(s *Signer) string { return s.UnitHeadPosition }, func(s *Signer, _ string) string { return headOf(s.post()) }},
}

// completionOf is that of a role under another; false for "Q.".
func completionOf(above, prefix string) (completion, bool) {
	if c, ok := completions[above+" "+prefix]; ok {
		return c, true
	}
	c, ok := completions[prefix]
	return c, ok
}

// deepest is how many lines the longest chain of Đ13 has.
const deepest = 2

// authority is the lines of the authority for the organ, with all that can be told; more than the
// longest chain has are not printed.
func (s *Signer) authority(organ string) []role {
	all := s.Competence.roles()
	all = all[:min(len(all), deepest)]
	above := ""
	for i := range all {
		r := &all[i]
		if c, ok := completionOf(above, r.prefix); ok && r.rest == "" {
			r.rest = c.given(s)
			if r.rest != "" {
				r.member = c.member
			} else {
				r.rest = c.derived(s, organ)
			}
		}
		above = r.prefix
	}
	return all
}

// lines are what stands above the signature, authority by authority, then the signer's own
// position (PL I.II.7b). "Q." stands before that position itself and has no second line.
func (s *Signer) lines(organ, pointer string) []*render.Paragraph {
	var all []*render.Paragraph
	position := s.post()
	for _, r := range s.authority(organ) {
		if r.prefix == "Q." && (r.rest == "" || viet.Lower(r.rest) == viet.Lower(s.post())) {
			position = "Q. " + s.post()
			continue
		}
		all = append(all, paragraph(nd30.QuyenHan, viet.Upper(r.prefix+" "+r.rest), field(pointer+r.member)))
	}
	if position == "" {
		return all
	}
	return append(all, paragraph(nd30.ChucVu, viet.Upper(position), field(pointer+"/position")))
}

// post is the signer's position without the marks that a sentence would end with.
func (s *Signer) post() string { return strings.TrimRight(s.Position, ".,;: ") }

// collectiveOf is the collective that an agency's head signs for: the people's committee of
// a province signs as "Ủy ban nhân dân" alone (PL I.V).
func collectiveOf(organ string) string {
	organ = oneLine(organ)
	for _, name := range peoplesNames {
		if _, ok := cutFold(organ, name); ok {
			return organ[:len(name)]
		}
	}
	return organ
}

// peoplesNames are the collectives whose names go on with a place, in both spellings.
var peoplesNames = []string{"Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân"}

// headOf is the position that a deputy's position is the deputy of; empty when the title
// does not tell. Who of the deputies it is, the standing one or the one in charge, is not
// part of the head's position (Đ13).
func headOf(position string) string {
	for _, d := range deputies {
		if rest, ok := cutFold(position, d.deputy); ok {
			rest = standing.ReplaceAllString(inCharge.ReplaceAllString(rest, ""), "")
			return d.head + rest
		}
	}
	return ""
}

// deputies are how the titles of deputies begin, and those of their heads.
var deputies = []struct{ deputy, head string }{
	{"Thứ trưởng", "Bộ trưởng"},
	{"Phó phòng", "Trưởng phòng"},
	{"Phó ban", "Trưởng ban"},
	{"Phó Văn phòng", "Chánh Văn phòng"},
	{"Phó ", ""},
}

// What deputies add to their title.
var (
	standing = regexp.MustCompile(`(?i)[\s,]+\(?thường\s+trực\)?`)
	inCharge = regexp.MustCompile(`(?is)[\s,]+\(?(?:được giao )?phụ\s+trách.*$`)
)

// headOfOrgan is the position of who heads an agency, as far as its name tells; else empty.
func headOfOrgan(organ string) string {
	for _, h := range heads {
		if begins(oneLine(organ), []string{h.organ}) {
			return h.head
		}
	}
	return ""
}

// heads are how the names of agencies begin whose heads have one title everywhere, the
// particular before the general. An empty title is none that the name tells.
var heads = []struct{ organ, head string }{
	{"Bộ Tư lệnh", ""},
	{"Bộ Chỉ huy", ""},
	{"Bộ Tổng tham mưu", ""},
	{"Bộ ", "Bộ trưởng"},
	{"Ủy ban nhân dân", "Chủ tịch"},
	{"Uỷ ban nhân dân", "Chủ tịch"},
	{"Hội đồng nhân dân", "Chủ tịch"},
	{"Sở ", "Giám đốc"},
	{"Tổng cục ", "Tổng cục trưởng"},
	{"Cục ", "Cục trưởng"},
	{"Chi cục ", "Chi cục trưởng"},
	{"Vụ ", "Vụ trưởng"},
	{"Phòng ", "Trưởng phòng"},
	{"Học viện ", "Giám đốc"},
	{"Trường ", "Hiệu trưởng"},
	{"Bệnh viện ", "Giám đốc"},
	{"Trung tâm ", "Giám đốc"},
}

// cutFold cuts a prefix whatever its letter case.
func cutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
