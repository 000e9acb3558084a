package part

import (
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Signer is the person who signs, and by what authority (Đ13, PL I.II.7). What stands behind the
// prefixes of the authority is composed: of the field that says it, else of the signer's own
// position or the agency's name.
type Signer struct {
	Competence       Competence      `json:"competence,omitempty" validate:"max=300" title:"Quyền hạn" doc:"Chỉ ghi các chữ viết tắt: TM., TM. KT., TM. Q., KT., Q., TL., TL. KT. hoặc TUQ. (Đ13); người đứng đầu tự ký thì bỏ trống. Hệ thống ghép mỗi tầng thành một dòng với tên tập thể và chức vụ của người đứng đầu. Cũng nhận nguyên văn từng dòng, như “KT. BỘ TRƯỞNG”." example:"TL. KT."`
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
	return map[string]any{"anyOf": []map[string]any{
		{"type": "string", "enum": chains()},
		{"type": "string", "description": "Nguyên văn từng dòng, như “KT. BỘ TRƯỞNG”."},
	}}
}

// chains are the authorities that there are, as they are written in a payload.
func chains() []string {
	var all []string
	for _, chain := range nd30.Chains[1:] {
		all = append(all, strings.Join(chain, " "))
	}
	return all
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
	roles := s.authority(organ)
	position := s.printed(roles)
	for _, r := range roles {
		if r.prefix == "Q." && (r.rest == "" || viet.Lower(r.rest) == viet.Lower(s.post())) {
			position = "Q. " + s.post()
			continue
		}
		all = append(all, paragraph(nd30.QuyenHan, viet.Upper(r.prefix+" "+r.named()), field(pointer+r.member)))
	}
	if position == "" {
		return all
	}
	return append(all, paragraph(nd30.ChucVu, viet.Upper(position), field(pointer+"/position")))
}

// named is what the role stands before; the name of a people's committee is written out (PL I.V.7).
func (r role) named() string {
	if r.prefix == "TM." {
		return writtenOut(r.rest)
	}
	return r.rest
}

// post is the signer's position without the marks that a sentence would end with.
func (s *Signer) post() string { return strings.TrimRight(s.Position, ".,;: ") }

// printed is the signer's position under the roles. Who signs in place of another is not said to be in
// charge (Đ13(1)), unless it is said of what, and practice names the unit of "TL. KT." once.
func (s *Signer) printed(roles []role) string {
	post, n := s.post(), len(roles)
	if n == 0 || roles[n-1].prefix != "KT." || headOf(post) == "" {
		return post
	}
	post = ofNothing.ReplaceAllString(post, "")
	if n < 2 || roles[n-2].prefix != "TL." {
		return post
	}
	_, unit := splitTitle(roles[n-1].rest)
	title, own := splitTitle(post)
	if own != "" && viet.Lower(own) == viet.Lower(unit) {
		return title
	}
	return post
}
