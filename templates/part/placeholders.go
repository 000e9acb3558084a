package part

import (
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Placeholder is a name that an agency's letterhead may have between double braces.
type Placeholder struct {
	Name  string
	About string // what is put there, in Vietnamese
	text  func(*Paper) string
}

// Placeholders are all but {{body}}, as docs/letterhead.md lists them. Every document has a text for each, which is
// empty where its form has no such thing.
var Placeholders = []Placeholder{
	{"superior_name", "tên cơ quan chủ quản, chữ in hoa", func(p *Paper) string { return viet.Upper(p.Head.SuperiorName) }},
	{"organ_name", "tên cơ quan ban hành, chữ in hoa", func(p *Paper) string {
		return viet.Upper(strings.Join(append([]string{p.Head.OrganName}, p.organs()[1:]...), " - "))
	}},
	{"code", "số và ký hiệu: 15/QĐ-BNV; chưa có số thì chừa chỗ để điền", (*Paper).codeText},
	{"place_date", "địa danh và thời gian: Hà Nội, ngày 05 tháng 01 năm 2020", (*Paper).placeDate},
	{"place", "địa danh", func(p *Paper) string { return strings.TrimRight(p.Head.Place, ", ") }},
	{"date", "thời gian: ngày 05 tháng 01 năm 2020", (*Paper).dateText},
	{"type_name", "tên loại: QUYẾT ĐỊNH; công văn thì trống", func(p *Paper) string { return p.Type.Title }},
	{"subject", "trích yếu", func(p *Paper) string { return p.Head.Subject }},
	{"ve_viec", "“V/v” và trích yếu của công văn, đặt dưới {{code}}; loại khác thì trống", (*Paper).letterSubject},
	{"competence", "quyền hạn của người ký, mỗi tầng một dòng: KT. BỘ TRƯỞNG", func(p *Paper) string { return p.above(nd30.QuyenHan) }},
	{"position", "chức vụ của người ký, chữ in hoa: THỨ TRƯỞNG", func(p *Paper) string { return p.above(nd30.ChucVu) }},
	{"other_position", "chức vụ khác ghi ngay trên họ tên, chữ in hoa", func(p *Paper) string { return viet.Upper(p.Foot.Signer.OtherPosition) }},
	{"full_name", "họ và tên người ký", func(p *Paper) string { return p.Foot.Signer.FullName }},
	{"to_places", "nơi nhận, mỗi nơi một dòng, có cả dòng Lưu", (*Paper).recipientLines},
	{"address", "địa chỉ của cơ quan", func(p *Paper) string { return p.Head.organAddress().Street }},
	{"phone", "số điện thoại", func(p *Paper) string { return p.Head.organAddress().Phone }},
	{"fax", "số Fax", func(p *Paper) string { return p.Head.organAddress().Fax }},
	{"email", "thư điện tử", func(p *Paper) string { return p.Head.organAddress().Email }},
	{"website", "trang thông tin điện tử", func(p *Paper) string { return p.Head.organAddress().Website }},
}

// fields are the texts of all placeholders. Two braces of a text are set apart, because they would be taken for
// another placeholder.
func (p *Paper) fields() map[string]string {
	all := make(map[string]string, len(Placeholders))
	for _, one := range Placeholders {
		all[one.Name] = bracePairs.Replace(one.text(p))
	}
	return all
}

var bracePairs = strings.NewReplacer("{{", "{ {", "}}", "} }")

// codeText is number and symbol; empty in forms without.
func (p *Paper) codeText() string {
	if p.Head.CodeNotation == "" {
		return ""
	}
	return strings.TrimPrefix(p.Head.codeAfter(""), " ")
}

// dateText is the date; empty in forms without.
func (p *Paper) dateText() string {
	if p.Type.NoDate {
		return ""
	}
	return p.Head.date().Text()
}

// letterSubject is component 5b; empty in all forms but one.
func (p *Paper) letterSubject() string {
	if !p.Type.VeViec {
		return ""
	}
	return p.subject()
}

// above are the lines of a role that stand above the signature of the one who signs alone; empty where
// several do.
func (p *Paper) above(role render.Role) string {
	if len(p.Signatures) > 0 {
		return ""
	}
	var lines []string
	for _, line := range p.Foot.Signer.lines(p.Head.OrganName, "/signer") {
		if line.Role == role {
			lines = append(lines, plain(line))
		}
	}
	return strings.Join(lines, "\n")
}

// recipientLines are the recipients as they are printed; empty in forms without.
func (p *Paper) recipientLines() string {
	if len(p.Foot.ToPlaces) == 0 {
		return ""
	}
	var lines []string
	for _, b := range p.Foot.recipients()[1:] {
		if line, ok := b.(*render.Paragraph); ok {
			lines = append(lines, plain(line))
		}
	}
	return strings.Join(lines, "\n")
}

// plain is the text of a paragraph.
func plain(p *render.Paragraph) string {
	var b strings.Builder
	for _, run := range p.Runs {
		b.WriteString(run.Text)
	}
	return b.String()
}

// PlaceholderNames are the names of all placeholders but {{body}}.
func PlaceholderNames() []string {
	var names []string
	for _, one := range Placeholders {
		names = append(names, one.Name)
	}
	return names
}
