package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/part"
)

// of are the findings of the rule.
func of(rule string, all templates.Problems) templates.Problems {
	return slices.DeleteFunc(all, func(p templates.Problem) bool { return p.Rule != rule })
}

// TestSymbolInCapitals: what an agency has laid down for itself and its units may have small letters in it; the
// abbreviation of a type may not be another (PL I.II.3b).
func TestSymbolInCapitals(t *testing.T) {
	const right = templates.Severity(0)
	for symbol, want := range map[string]templates.Severity{
		"QĐ-TTg": right, "QĐ-BGDĐT-GDTrH": right, "QĐ-STP-TTr": right, "QĐ-VPCP-KGVX": right,
		"QĐ-Cty": templates.Info, "QĐ-ubnd": templates.Info, "qđ-BNV": templates.Error, "qđ-ubnd": templates.Error,
	} {
		p := decision()
		p.Head.CodeNotation = symbol
		got := right
		for _, found := range of("SO05", p.Validate()) {
			got = found.Severity
		}
		if got != want {
			t.Errorf("%s: %v, want %v", symbol, got, want)
		}
	}
}

// TestWholeCode: who types number and symbol into one field is told which belongs where, and nothing else.
func TestWholeCode(t *testing.T) {
	for field, p := range map[string]*part.Paper{"/code_number": decision(), "/code_notation": decision()} {
		if field == "/code_number" {
			p.Head.CodeNumber = "Số: 030/QĐ-BNV"
		} else {
			p.Head.CodeNotation = "30/QĐ-BNV"
		}
		all := p.Validate()
		if len(all) != 1 || all[0].Path != field || all[0].Suggestion != "Ghi 30 ở “code_number”, QĐ-BNV ở “code_notation”." {
			t.Errorf("%s: %+v", field, all)
		}
	}
}

// TestJointSymbol: the decree has no symbol for what several agencies issue; practice has "KHLT", "QCPH".
func TestJointSymbol(t *testing.T) {
	for symbol, want := range map[string]templates.Severity{"QĐLT-SNV-STC": 0, "QĐPH-SNV-STC": 0, "XY-SNV-STC": templates.Info} {
		p := decision()
		joint("Cục Việc làm")(p)
		p.Head.CodeNotation = symbol
		if got := gravest(of("SO06", p.Validate())); got != want {
			t.Errorf("%s: %v, want %v", symbol, got, want)
		}
	}
}

// gravest is the severity of the gravest of the findings; 0 of none.
func gravest(all templates.Problems) (s templates.Severity) {
	for _, p := range all {
		s = max(s, p.Severity)
	}
	return s
}

// TestOrganInFull: what the name of an agency abbreviates is written out, and no other agency is the example.
func TestOrganInFull(t *testing.T) {
	for organ, want := range map[string]string{
		"Sở TN&MT": "Viết “Sở Tài nguyên và Môi trường”.", "Trường PTDTNT THCS&THPT Sa Pa": "Viết “Trường PTDTNT Trung học cơ sở và Trung học phổ thông Sa Pa”.",
		"Công ty A&B": "Viết đầy đủ tên cơ quan, tổ chức.", "UBND tỉnh Lào Cai": "Viết “Ủy ban nhân dân tỉnh Lào Cai”.",
	} {
		p := decision()
		p.Head.OrganName = organ
		if found := of("CQ05", p.Validate()); len(found) != 1 || found[0].Suggestion != want {
			t.Errorf("%s: %+v", organ, found)
		}
	}
}

// TestPlaceWithDate: the date that was typed behind the place is the one to write where it belongs.
func TestPlaceWithDate(t *testing.T) {
	p := decision()
	p.Head.Place, p.Head.IssuedDate, p.Head.CodeNumber = "Hà Nội, ngày 05 tháng 3 năm 2026", "", ""
	found := of("DD01", p.Validate())
	if want := "Chỉ ghi “Hà Nội”; ngày ghi ở “issued_date”: 2026-03-05."; len(found) != 1 || found[0].Suggestion != want {
		t.Errorf("%+v, want %q", found, want)
	}
}

// TestLetterSymbol: the head of an agency lays down its abbreviation, which may have the letters of a type's (PL I.II.3b).
func TestLetterSymbol(t *testing.T) {
	const right = templates.Severity(0)
	for _, c := range []struct {
		symbol, organ string
		want          templates.Severity
	}{
		{"CT-CS", "Cục Thuế", right},
		{"CT-TCHC", "Công ty Cổ phần Môi trường đô thị", right},
		{"DA-KTTH", "Ban Quản lý dự án đầu tư xây dựng", right},
		{"CĐ-ĐT", "Trường Cao đẳng Y tế", right},
		{"PC-TH", "Cục Pháp chế", right},
		{"HĐ-TĐKT", "Hội đồng Thi đua - Khen thưởng", right},
		{"SNV-VP", "Sở Nội vụ", right},
		{"CT-HĐT", "Học viện Hành chính", templates.Info},
		{"QĐ-SNV-VP", "Sở Nội vụ", templates.Warning},
		{"KH-SKHCN-VP", "Sở Khoa học và Công nghệ", templates.Warning},
		{"CV-SNV", "Sở Nội vụ", templates.Error},
		{"SNV", "Sở Nội vụ", templates.Error},
	} {
		p := decision()
		letter(func(p *part.Paper) { p.Head.CodeNotation, p.Head.OrganName = c.symbol, c.organ })(p)
		all := of("SO07", p.Validate())
		if got := gravest(all); got != c.want {
			t.Errorf("%s of %s: %v, want %v", c.symbol, c.organ, got, c.want)
		}
		for _, f := range all {
			if f.Edit.Op != "" && f.Severity == templates.Info {
				t.Errorf("%s: an edit that drops the agency: %+v", c.symbol, f.Edit)
			}
		}
	}
}

// TestSymbolMended: findings of one symbol tell to write the same, without its year wherever that stands.
func TestSymbolMended(t *testing.T) {
	for symbol, want := range map[string]string{
		"QD/VTLT": "SO04 QĐ-", "QĐ/VTLT": "SO04 -", "QD-VTLT": "SO06 QĐ", "QĐ-VTLTNN-2026": "SO08 ",
		"QĐ-VTLTNN/2026": "SO08 ", "QĐ-BCĐ389": "", "QĐ-BCĐ2045": "",
	} {
		p := decision()
		p.Head.CodeNotation = symbol
		var got []string
		for _, f := range p.Validate() {
			if f.Path == "/code_notation" {
				got = append(got, f.Rule+" "+f.Edit.Text)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", symbol, got, want)
		}
	}
}

// TestSubjectMended: whatever is wrong with a trích yếu, all findings tell to write the same text, in which nothing is
// found.
func TestSubjectMended(t *testing.T) {
	for _, typed := range []string{
		"V/v Phối hợp cung cấp thông tin.", "Công văn về việc phối hợp cung cấp thông tin;", "“V/v phối hợp cung cấp thông tin.”",
		"V/V: PHỐI HỢP CUNG CẤP THÔNG TIN.",
	} {
		for _, kind := range []string{"công văn", "quyết định"} {
			p := decision()
			if kind == "công văn" {
				letter(func(*part.Paper) {})(p)
			}
			p.Head.Subject = typed
			told := advice(p)
			if len(told) != 1 {
				t.Errorf("%s %q: %q", kind, typed, told)
				continue
			}
			p.Head.Subject, _, _ = strings.Cut(strings.TrimPrefix(told[0], "Viết “"), "”")
			if rest := advice(p); len(rest) > 0 {
				t.Errorf("%s %q: %q is not all: %q", kind, typed, told, rest)
			}
		}
	}
}

// TestSubjectNames: a trích yếu in capitals is written small but for the names that the document writes elsewhere, and
// those that everybody knows (PL II.III.1).
func TestSubjectNames(t *testing.T) {
	for typed, want := range map[string]string{
		"PHÊ DUYỆT CHƯƠNG TRÌNH GIẢM NGHÈO TRÊN ĐỊA BÀN TỈNH LÀO CAI CỦA UBND TỈNH": "Phê duyệt Chương trình giảm nghèo trên địa bàn tỉnh Lào Cai của UBND tỉnh",
		"HỢP TÁC VỚI BỘ TÀI CHÍNH, THÀNH PHỐ HÀ NỘI":                                "Hợp tác với Bộ Tài chính, thành phố Hà Nội",
		"BẢO VỆ HÒA BÌNH CỦA NHÂN DÂN":                                              "Bảo vệ hòa bình của nhân dân",
	} {
		p := decision()
		p.Head.Subject = typed
		p.Plan.Body.Text = "Điều 1. Phê duyệt Chương trình giảm nghèo.\nĐiều 2. Phụ lục.\nĐiều 3. Các đơn vị chịu trách nhiệm thi hành."
		if got := advice(p); len(got) != 1 || !strings.Contains(got[0], "“"+want+"”") {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

// TestIssuerNames: who issues a document is written as in a sentence where the line (Kèm theo …) names it.
func TestIssuerNames(t *testing.T) {
	for typed, want := range map[string]string{
		"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI": "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
		"CỤC TRƯỞNG CỤC VĂN THƯ":                "Cục trưởng Cục Văn thư",
		"CHÁNH VĂN PHÒNG BỘ NỘI VỤ":             "Chánh Văn phòng Bộ Nội vụ",
	} {
		p := decision()
		p.Authority = typed
		p.Plan.Body.Text = "Điều 1. Ban hành.\nĐiều 2. Phụ lục.\nĐiều 3. Thủ trưởng, Chánh Văn phòng chịu trách nhiệm thi hành."
		found := of("PL04", p.Validate())
		if len(found) != 1 || !strings.Contains(found[0].Suggestion, "“"+want+"”") || found[0].Edit.Op == "" {
			t.Errorf("%s: %+v", typed, found)
		}
	}
}

// advice are the different suggestions about the trích yếu.
func advice(p *part.Paper) []string {
	var all []string
	for _, found := range p.Validate() {
		if found.Path == "/subject" && !slices.Contains(all, found.Suggestion) {
			all = append(all, found.Suggestion)
		}
	}
	return all
}
