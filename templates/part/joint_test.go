package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// joint makes the decision one of several agencies, each signed by its head.
func joint(organs ...string) func(*part.Paper) {
	return func(p *part.Paper) {
		for _, o := range organs {
			p.Foot.Joint = append(p.Foot.Joint, part.JointOrgan{OrganName: o, Signer: part.Signer{Position: "Cục trưởng", FullName: "Trần Văn Bình"}})
		}
	}
}

func TestJointHead(t *testing.T) {
	p := decision()
	p.Head.SuperiorName = "Bộ Nội vụ"
	joint("Cục Việc làm", "Cục Chuyển đổi số")(p)
	p.Foot.Joint[0].SuperiorName, p.Foot.Joint[1].SuperiorName = "Bộ Nội vụ", "bộ nội vụ"
	got := textsOf(p, nd30.CoQuanChuQuan, nd30.CoQuanBanHanh)
	want := []string{"BỘ NỘI VỤ", "CỤC VĂN THƯ\nVÀ LƯU TRỮ NHÀ NƯỚC -", "CỤC VIỆC LÀM -", "CỤC CHUYỂN ĐỔI SỐ"}
	// The attachment has the same head.
	if !slices.Equal(got, slices.Concat(want, want)) {
		t.Errorf("the heads are %q", got)
	}
	// Superiors of some of them are of none.
	p.Foot.Joint[1].SuperiorName = "Bộ Khoa học và Công nghệ"
	if got = textsOf(p, nd30.CoQuanChuQuan, nd30.CoQuanBanHanh); !slices.Equal(got, slices.Concat(want[1:], want[1:])) {
		t.Errorf("of several superiors: the heads are %q", got)
	}
}

// stands are documents that several sign, and what stands in the rows of their feet: the columns are parted by
// "|", the paragraphs of a column by "/".
var stands = []struct {
	name  string
	spoil func(*part.Paper)
	want  []string
}{
	{"alone", func(*part.Paper) {}, []string{"Nơi nhận: | KT. CỤC TRƯỞNG / PHÓ CỤC TRƯỞNG / Nguyễn Thị Nga"}},
	{"two", joint("Cục Việc làm"), []string{
		"CỤC VIỆC LÀM / CỤC TRƯỞNG | CỤC VĂN THƯ\nVÀ LƯU TRỮ NHÀ NƯỚC / KT. CỤC TRƯỞNG / PHÓ CỤC TRƯỞNG",
		"Trần Văn Bình | Nguyễn Thị Nga", "", "Nơi nhận: |",
	}},
	{"three", joint("Cục Việc làm", "Cục Tiền lương"), []string{
		"CỤC VIỆC LÀM / CỤC TRƯỞNG | CỤC VĂN THƯ\nVÀ LƯU TRỮ NHÀ NƯỚC / KT. CỤC TRƯỞNG / PHÓ CỤC TRƯỞNG",
		"Trần Văn Bình | Nguyễn Thị Nga", "", "Nơi nhận: | CỤC TIỀN LƯƠNG / CỤC TRƯỞNG / Trần Văn Bình",
	}},
	{"collectives", func(p *part.Paper) {
		committee("TM. KT.", "Phó Chủ tịch")(p)
		joint("Liên đoàn Lao động tỉnh Lào Cai")(p)
		p.Foot.Joint[0].Signer = part.Signer{Competence: "TM.", Collective: "Ban Thường vụ", Position: "Chủ tịch", OtherPosition: "Ủy viên Ban Chấp hành", FullName: "Trần Văn Bình"}
	}, []string{
		"LIÊN ĐOÀN LAO ĐỘNG\nTỈNH LÀO CAI / TM. BAN THƯỜNG VỤ / CHỦ TỊCH | TM. ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
		"ỦY VIÊN BAN CHẤP HÀNH", "Trần Văn Bình | Nguyễn Thị Nga", "", "Nơi nhận: |",
	}},
	{"parties", func(p *part.Paper) {
		p.Signatures = []part.Signature{
			{Title: "Đại diện Bên A", Signer: &part.Signer{Position: "Giám đốc", FullName: "Trần Văn Bình"}, Pointer: "/a"},
			{Title: "Đại diện Bên B", Signer: &part.Signer{Competence: "KT.", Position: "Phó Giám đốc", FullName: "Lê Thị Mai"}, Pointer: "/b"},
		}
	}, []string{
		"ĐẠI DIỆN BÊN A / GIÁM ĐỐC | ĐẠI DIỆN BÊN B / KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC",
		"Trần Văn Bình | Lê Thị Mai", "", "Nơi nhận: |",
	}},
	{"three parties", func(p *part.Paper) {
		p.Foot.ToPlaces = nil
		for _, name := range []string{"Trần Văn Bình", "Lê Thị Mai", "Lê Văn Tám"} {
			p.Signatures = append(p.Signatures, part.Signature{Signer: &part.Signer{Position: "Giám đốc", FullName: name}, Pointer: "/" + name})
		}
	}, []string{"GIÁM ĐỐC | GIÁM ĐỐC", "Trần Văn Bình | Lê Thị Mai", "", "GIÁM ĐỐC / Lê Văn Tám"}},
}

func TestSignBeside(t *testing.T) {
	for _, s := range stands {
		p := decision()
		s.spoil(p)
		if got := rowsOfFoot(p); !slices.Equal(got, s.want) {
			t.Errorf("%s: the foot is\n%q, want\n%q", s.name, got, s.want)
		}
	}
}

// rowsOfFoot are the rows of the grid at the end of the document, of the roles of who signs and the heading of
// the recipients alone.
func rowsOfFoot(p *part.Paper) []string {
	body := p.Compose()[0].Sections[0].Body
	var rows []string
	for _, row := range body[len(body)-1].(*render.Columns).Rows {
		var columns []string
		for _, i := range []int{0, 2} {
			columns = append(columns, cellText(row.Cells[i].Blocks))
		}
		rows = append(rows, strings.Trim(strings.Join(columns, " | "), " |"))
		if last := &rows[len(rows)-1]; *last == "Nơi nhận:" {
			*last += " |"
		}
	}
	return rows
}

func cellText(blocks []render.Block) string {
	var texts []string
	roles := []render.Role{nd30.NoiNhan, nd30.QuyenHan, nd30.ChucVu, nd30.ChucVuKhac, nd30.HoTen, nd30.HoTenLien}
	for _, b := range blocks {
		if p := b.(*render.Paragraph); slices.Contains(roles, p.Role) && len(p.Runs) > 0 {
			texts = append(texts, textOf(p))
		}
	}
	return strings.Join(texts, " / ")
}

// jointly are joint documents with something wrong: the check that finds it, and where.
var jointly = []struct {
	rule, path string
	severity   templates.Severity
	spoil      func(*part.Paper)
}{
	{"CQ03", "/joint/0/organ_name", templates.Error, joint("Cục Văn thư và  Lưu trữ nhà nước")},
	{"CQ05", "/joint/0/organ_name", templates.Warning, joint("UBND tỉnh Lào Cai")},
	{"CQ03", "/joint/1/organ_name", templates.Error, joint("Cục Việc làm", "cục việc làm")},
	{"CK07", "/joint/0/signer/competence", templates.Warning, func(p *part.Paper) {
		joint("Ủy ban nhân dân tỉnh Lào Cai")(p)
		p.Foot.Joint[0].Signer.Position = "Phó Chủ tịch"
	}},
	{"CK06", "/joint/0/signer/competence", templates.Error, func(p *part.Paper) {
		joint("Cục Việc làm")(p)
		p.Foot.Joint[0].Signer.Competence = "TUQ. KT."
	}},
	{"CK09", "/joint/0/signer/full_name", templates.Error, func(p *part.Paper) {
		joint("Cục Việc làm")(p)
		p.Foot.Joint[0].Signer.FullName = "TS. Trần Văn Bình"
	}},
}

func TestJointWrong(t *testing.T) {
	for _, w := range jointly {
		p := decision()
		w.spoil(p)
		if !slices.ContainsFunc(p.Validate(), func(f templates.Problem) bool {
			return f.Rule == w.rule && f.Path == w.path && f.Severity == w.severity
		}) {
			t.Errorf("%s at %s is not found: %v", w.rule, w.path, p.Validate())
		}
	}
}

func TestJointNote(t *testing.T) {
	p := decision()
	p.Authority = ""
	joint("Cục Việc làm", "Cục Tiền lương")(p)
	want := "của Cục Văn thư và Lưu trữ nhà nước, Cục Việc làm và Cục Tiền lương)"
	note := strings.ReplaceAll(textsOf(p, nd30.KemTheo)[0], "\n", " ")
	if !strings.HasSuffix(note, want) {
		t.Errorf("the note is %q, want it to end with %q", note, want)
	}
}

func TestJointRight(t *testing.T) {
	p := decision()
	joint("Cục Việc làm", "Cục Tiền lương")(p)
	for _, f := range p.Validate() {
		t.Errorf("%+v", f)
	}
}
