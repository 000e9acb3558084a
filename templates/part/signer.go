package part

import (
	"regexp"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Signer is the person who signs, and by what authority (Đ13, PL I.II.7).
type Signer struct {
	Competence    string `json:"competence,omitempty" validate:"max=300" title:"Quyền hạn" doc:"TM., KT., Q., TL. hoặc TUQ. kèm tên tập thể hay chức vụ của người đứng đầu; nhiều tầng thì mỗi tầng một dòng. Chỉ ghi KT., Q. hoặc TM. thì hệ thống tự điền phần sau khi suy ra được." example:"KT. BỘ TRƯỞNG"`
	Position      string `json:"position" validate:"required,max=100" title:"Chức vụ" doc:"Chức vụ của người ký; hệ thống tự viết hoa." example:"Thứ trưởng"`
	OtherPosition string `json:"other_position,omitempty" validate:"max=100" title:"Chức vụ khác" doc:"Chức vụ khác phải ghi ngay trên họ tên, như chức vụ ở bộ của thành viên hội đồng (PL I.II.7c)." example:"Thứ trưởng Bộ Nội vụ"`
	FullName      string `json:"full_name" validate:"required,max=50" title:"Họ và tên" doc:"Họ, tên đệm và tên; không ghi học hàm, học vị (PL I.II.7c)." example:"Bùi Thế Duy"`
}

// compose makes component 7: authority and position, room for the signature, and the name
// (PL I.II.7).
func (s *Signer) compose(organ string) []render.Block {
	var all []render.Block
	competence, position := s.lines(organ)
	for _, line := range competence {
		all = append(all, paragraph(nd30.QuyenHan, viet.Upper(line), field("/signer/competence")))
	}
	all = append(all, paragraph(nd30.ChucVu, viet.Upper(position), field("/signer/position")))
	all = append(all, &render.Paragraph{Role: nd30.ChuKy})
	if s.OtherPosition == "" {
		return append(all, paragraph(nd30.HoTen, s.FullName, field("/signer/full_name")))
	}
	return append(all,
		paragraph(nd30.ChucVuKhac, viet.Upper(s.OtherPosition), field("/signer/other_position")),
		paragraph(nd30.HoTenLien, s.FullName, field("/signer/full_name")))
}

// lines are the lines above the signature: authority by authority, then the signer's
// own position (PL I.II.7b). "KT." alone takes the position that the signer deputises for,
// "TM." alone the collective; "Q." stands before the position itself and has no second line.
func (s *Signer) lines(organ string) (competence []string, position string) {
	own := s.post()
	position = own
	for _, line := range strings.Split(s.Competence, "\n") {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case line == "Q.", viet.Lower(line) == viet.Lower("Q. "+own):
			position = "Q. " + own
		case line == "KT.":
			competence = append(competence, "KT. "+headOf(own))
		case line == "TM.":
			competence = append(competence, "TM. "+collectiveOf(organ))
		default:
			competence = append(competence, line)
		}
	}
	return competence, position
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

// cutFold cuts a prefix whatever its letter case.
func cutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
