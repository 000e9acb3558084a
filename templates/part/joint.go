package part

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// JointOrgan is one of the agencies that issue a document together with the one that its head names. The
// decree knows no such document; we do as practice does.
type JointOrgan struct {
	SuperiorName string     `json:"superior_name,omitempty" validate:"max=200" title:"Cơ quan chủ quản" doc:"Cơ quan chủ quản của cơ quan cùng ban hành; trùng với cơ quan chủ quản ở trên thì bỏ trống. Mở rộng của vanban, Nghị định không quy định." example:"UBND tỉnh Lào Cai"`
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
// together stand beneath each other, with a dash behind all but the last, and each below its superior
// where that is another than the one above.
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

func (p *Paper) agencies() []render.Block {
	var all []render.Block
	organs := slices.Concat([]JointOrgan{{SuperiorName: p.Head.SuperiorName, OrganName: p.Head.OrganName}}, p.Foot.Joint)
	superior := ""
	var last *render.Paragraph
	for i, o := range organs {
		at := ""
		if i > 0 {
			at = item("/joint", i-1)
		}
		if o.SuperiorName != "" && o.SuperiorName != superior {
			superior = o.SuperiorName
			all = append(all, paragraph(nd30.CoQuanChuQuan, viet.Upper(superior), field(at+"/superior_name")))
		}
		name := viet.Upper(o.OrganName)
		if i < len(organs)-1 {
			name += viet.NoBreakSpace + "-"
		}
		last = paragraph(nd30.CoQuanBanHanh, name, field(at+"/organ_name"))
		all = append(all, last)
	}
	return append(all, shortRule(last))
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
}

// organTwice looks for an agency that is named again among those that issue the document with it.
func organTwice(v *view) []finding {
	var found []finding
	organs := v.organs()
	for i, name := range organs {
		first := slices.IndexFunc(organs, func(other string) bool { return viet.Lower(other) == viet.Lower(name) })
		found = append(found, when(first < i && name != "", finding{
			path:       item("/joint", i-1) + "/organ_name",
			message:    fmt.Sprintf("Cơ quan “%s” đã có tên trong văn bản, nên tên và chữ ký in hai lần.", name),
			suggestion: "Mỗi cơ quan cùng ban hành chỉ ghi một lần; cơ quan chủ trì ghi ở “organ_name”, không ghi lại ở “joint”.",
		})...)
	}
	return found
}
