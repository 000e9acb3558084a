package part

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// JointOrgan is one of the agencies that issue a document together with the one that its head names. The
// decree knows no such document; we do as practice does.
type JointOrgan struct {
	SuperiorName string     `json:"superior_name,omitempty" validate:"max=200" title:"Cơ quan chủ quản" doc:"Cơ quan chủ quản của cơ quan cùng ban hành; trùng với cơ quan chủ quản ở trên thì bỏ trống. Khác thì không in cơ quan chủ quản nào. Mở rộng của vanban, Nghị định không quy định." example:"UBND tỉnh Lào Cai"`
	OrganName    string     `json:"organ_name" validate:"required,max=200" title:"Cơ quan cùng ban hành" doc:"Tên đầy đủ của cơ quan cùng ban hành; hệ thống tự viết hoa. Mở rộng của vanban, Nghị định không quy định." example:"Sở Tài chính"`
	Signer       Signer     `json:"signer" validate:"required" title:"Người ký" doc:"Người ký của cơ quan cùng ban hành."`
	Seal         *SealImage `json:"seal,omitempty" title:"Con dấu" doc:"Hình con dấu của cơ quan cùng ban hành trên văn bản điện tử (PL I.II.8a)."`
}

// joined are those who sign for the agency, or for the agencies that issue the document together, in the order
// in which they stand on the paper. Practice puts the leading one on the right, where the only one stands
// otherwise.
func (p *Paper) joined() []Signature {
	lead := Signature{Signer: &p.Foot.Signer, Pointer: "/signer", Organ: p.Head.OrganName, SealPointer: "/seal", Seal: p.Foot.Seal}
	if len(p.Foot.Joint) == 0 {
		return []Signature{lead}
	}
	all := []Signature{lead.named("/organ_name")}
	for i := range p.Foot.Joint {
		j, at := &p.Foot.Joint[i], item("/joint", i)
		s := Signature{Signer: &j.Signer, Pointer: at + "/signer", Organ: j.OrganName, SealPointer: at + "/seal", Seal: j.Seal}
		all = append(all, s.named(at+"/organ_name"))
	}
	for two := range slices.Chunk(all, 2) {
		slices.Reverse(two)
	}
	return all
}

// named says above a signature for which agency it is. Who signs for a collective says it himself where the
// collective is the agency: "TM. ỦY BAN NHÂN DÂN TỈNH LÀO CAI".
func (s Signature) named(pointer string) Signature {
	organ := oneLine(s.Organ)
	said := ""
	if roles := s.Signer.Competence.roles(); len(roles) > 0 && roles[0].prefix == "TM." {
		said = cmp.Or(roles[0].rest, s.Signer.Collective, organ)
	}
	if viet.Lower(oneLine(said)) != viet.Lower(organ) {
		s.Title, s.TitlePointer = organ, pointer
		return s
	}
	whole := *s.Signer
	whole.Collective = cmp.Or(whole.Collective, organ)
	s.Signer = &whole
	return s
}

// head is the head of the document or of what is attached to it. The names of agencies that issue it
// together stand beneath each other, with a dash behind all but the last.
func (p *Paper) head(numbered bool) *render.Columns {
	grid := p.Head.columns()
	if len(p.Foot.Joint) > 0 {
		grid.Rows[0].Cells[0].Blocks = p.agencies()
	}
	if numbered {
		grid.Rows = append(grid.Rows, p.numberRow())
	}
	return grid
}

// agencies are the names of all agencies with the superior that they have in common above the first. Superiors of
// some of them would stand among the names as if they were agencies too: those are left out.
func (p *Paper) agencies() []render.Block {
	var all []render.Block
	if p.Head.SuperiorName != "" && len(p.otherSuperiors()) == 0 {
		all = append(all, paragraph(nd30.CoQuanChuQuan, viet.Upper(p.Head.SuperiorName), field("/superior_name")))
	}
	last := paragraph(nd30.CoQuanBanHanh, viet.Upper(p.Head.OrganName)+dashBehind, field("/organ_name"))
	all = append(all, last)
	for i, j := range p.Foot.Joint {
		name := viet.Upper(j.OrganName)
		if i < len(p.Foot.Joint)-1 {
			name += dashBehind
		}
		last = paragraph(nd30.CoQuanBanHanh, name, field(item("/joint", i)+"/organ_name"))
		all = append(all, last)
	}
	return append(all, shortRule(last))
}

// dashBehind is what stands behind the name of an agency that another one follows.
const dashBehind = viet.NoBreakSpace + "-"

// otherSuperiors are the places in the list of the agencies whose superior is another than that of the leading one.
func (p *Paper) otherSuperiors() []int {
	var all []int
	for i, j := range p.Foot.Joint {
		if j.SuperiorName != "" && viet.Lower(oneLine(j.SuperiorName)) != viet.Lower(oneLine(p.Head.SuperiorName)) {
			all = append(all, i)
		}
	}
	return all
}

// organs are the names of all agencies that issue the document, the leading one first.
func (p *Paper) organs() []string {
	all := []string{oneLine(p.Head.OrganName)}
	for _, j := range p.Foot.Joint {
		all = append(all, oneLine(j.OrganName))
	}
	return all
}

// namesOfAgencies are the names of all agencies and their superiors with their pointers.
func (p *Paper) namesOfAgencies() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if !yield("/superior_name", p.Head.SuperiorName) || !yield("/organ_name", p.Head.OrganName) {
			return
		}
		for i, j := range p.Foot.Joint {
			at := item("/joint", i)
			if !yield(at+"/superior_name", j.SuperiorName) || !yield(at+"/organ_name", j.OrganName) {
				return
			}
		}
	}
}

// jointChecks look at documents of several agencies.
var jointChecks = []check{
	{"CQ03", organTwice},
	{"CQ02", superiorsLeftOut},
}

// superiorsLeftOut tells of superiors that are not printed.
func superiorsLeftOut(v *view) []finding {
	var found []finding
	for _, i := range v.otherSuperiors() {
		found = append(found, finding{
			path: item("/joint", i) + "/superior_name", severity: templates.Info,
			message:    "Các cơ quan cùng ban hành có cơ quan chủ quản khác nhau, nên không tên cơ quan chủ quản nào được in ở trên.",
			suggestion: "Nếu cần, ghi tên địa phương vào tên cơ quan, ví dụ “Sở Nội vụ tỉnh Lào Cai”.",
		})
	}
	return found
}

// organTwice looks for an agency that is named again among those that issue the document with it.
func organTwice(v *view) []finding {
	var found []finding
	organs := v.organs()
	for i, name := range organs {
		first := slices.IndexFunc(organs, func(other string) bool { return viet.Lower(other) == viet.Lower(name) })
		found = append(found, when(first < i && name != "", finding{
			path: item("/joint", i-1) + "/organ_name", clause: "PL I.II.2a",
			message:    fmt.Sprintf("Cơ quan “%s” đã có tên trong văn bản, nên tên và chữ ký in hai lần.", name),
			suggestion: "Mỗi cơ quan cùng ban hành chỉ ghi một lần; cơ quan chủ trì ghi ở “organ_name”, không ghi lại ở “joint”.",
		})...)
	}
	return found
}
