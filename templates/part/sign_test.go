package part_test

import (
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// signed are ways to spoil the foot of the decision, each with the check that finds it, where,
// how severe it is and words of the advice. Severity 0: the check is silent.
var signed = []struct {
	rule, path string
	severity   templates.Severity
	advice     string
	spoil      func(p *part.Paper)
}{
	// A deputy who signs as if for himself, the chair of a collective who does.
	{"CK07", "/signer/competence", templates.Warning, "“KT. CỤC TRƯỞNG”", signer("", "PHÓ CỤC TRƯỞNG")},
	{"CK07", "/signer/competence", templates.Warning, "“KT. CHỦ TỊCH”", signer("", "Phó Chủ tịch")},
	{"CK07", "/signer/competence", templates.Warning, "“KT. BỘ TRƯỞNG”", signer("", "Thứ trưởng")},
	{"CK07", "/signer/competence", templates.Warning, "“KT. TRƯỞNG PHÒNG”", signer("", "Phó phòng")},
	{"CK07", "/signer/competence", templates.Warning, "in thêm dòng “KT. CHỦ TỊCH”", signer("TM. HỘI ĐỒNG", "Phó Chủ tịch")},
	{"CK07", "/signer/competence", templates.Warning, "“TM. ỦY BAN NHÂN DÂN” và dòng dưới “KT. CHỦ TỊCH”", committee("", "Phó Chủ tịch")},
	{"CK07", "/signer/competence", templates.Warning, "“TM. ỦY BAN NHÂN DÂN”", committee("", "Chủ tịch")},
	{"CK07", "", 0, "", committee("TM.", "Chủ tịch")},
	{"CK07", "", 0, "", committee("TM.\nKT.", "Phó Chủ tịch")},
	{"CK07", "", 0, "", chairsOwn},
	{"CK07", "", 0, "", signer("TUQ. BỘ TRƯỞNG", "Phó Cục trưởng")},
	{"CK07", "/signer/competence", templates.Warning, "“TL. CỤC TRƯỞNG” và dòng dưới “KT. TRƯỞNG PHÒNG KẾ TOÁN”", signer("", "Phó Trưởng phòng Kế toán")},
	{"CK07", "/signer/competence", templates.Warning, "“TL. CỤC TRƯỞNG”", signer("", "Chánh Văn phòng")},
	{"CK07", "", 0, "", issuedBy("Văn phòng Bộ Nội vụ", "", "Chánh Văn phòng")},
	{"CK07", "", 0, "", issuedBy("Phòng Kinh tế", "", "Trưởng phòng")},
	{"CK07", "", 0, "", issuedBy("Ban Quản lý dự án", "", "Trưởng phòng")},

	// The chair of a people's council may certify what it resolved; an acting chair signs for the collective.
	{"CK07", "/signer/competence", templates.Info, "chứng thực", issuedBy("Hội đồng nhân dân tỉnh Lào Cai", "", "Chủ tịch")},
	{"CK07", "/signer/competence", templates.Warning, "“TM. ỦY BAN NHÂN DÂN”", issuedBy("UBND xã Hữu Liên", "", "Chủ tịch")},
	{"CK07", "", 0, "", committee("TM. Q.", "Chủ tịch")},
	{"CK07", "/signer/competence", templates.Warning, "bỏ “competence”", signer("TM. Q.", "Cục trưởng")},
	{"CK02", "/signer/position", templates.Error, "“Q. CỤC TRƯỞNG”", signer("", "Quyền Cục trưởng")},
	{"CK02", "/signer/position", templates.Error, "“TM. ỦY BAN NHÂN DÂN” và dòng dưới “Q. CHỦ TỊCH”", committee("", "Quyền Chủ tịch")},
	{"CK02", "/signer/position", templates.Error, "Chỉ ghi “Chủ tịch”", committee("TM. Q.", "Quyền Chủ tịch")},
	{"CK05", "", 0, "", committee("TM. Q.", "Quyền Chủ tịch")},

	// A deputy in charge.
	{"CK07", "/signer/position", templates.Warning, "Viết “Phó Giám đốc”.", signer("KT.", "Phó Giám đốc phụ trách")},
	{"CK07", "/signer/position", templates.Warning, "“Phó Giám đốc” và ghi “KT.”", signer("", "Phó Giám đốc phụ trách")},
	{"CK07", "/signer/position", templates.Warning, "“Phó Giám đốc”, và “KT.”", signer("", "Phụ trách Cục")},
	{"CK07", "", 0, "", signer("", "Phụ trách kế toán")},
	{"CK07", "/signer/position", templates.Warning, "“Phó Giám đốc”", signer("KT.", "Phó Giám đốc (phụ trách Sở)")},
	{"CK07", "", 0, "", signer("KT.", "Phó Chủ tịch Thường trực")},

	{"CK07", "/signer/competence", templates.Info, "“TM. KT.”", committee("KT.", "Phó Chủ tịch")},
	{"CK07", "", 0, "", func(p *part.Paper) { chairsOwn(p); signer("KT.", "Phó Chủ tịch")(p) }},

	// "TM." of who heads alone.
	{"CK07", "/signer/competence", templates.Warning, "“Cục trưởng” ký", signer("TM.", "Cục trưởng")},
	{"CK07", "", 0, "", signer("TM. HỘI ĐỒNG", "Chủ tịch")},

	// Chains that Đ13 does not know.
	{"CK06", "/signer/competence", templates.Error, "chỉ ghi “KT.”", signer("TUQ. KT.", "Phó Chánh Văn phòng")},
	{"CK06", "/signer/competence", templates.Error, "“TL. KT.”", signer("TL. TUQ.", "Chánh Văn phòng")},
	{"CK06", "/signer/competence", templates.Error, "chính người", signer("TUQ. TL.", "Chánh Văn phòng")},
	{"CK07", "", 0, "", signer("TUQ. KT.", "Phó Chánh Văn phòng")},
	{"CK07", "/signer/competence", templates.Warning, "Chỉ ghi “TL.”", signer("TM. TL.", "Chánh Văn phòng")},
	{"CK07", "/signer/competence", templates.Warning, "“TM. KT.”", signer("KT. TM.", "Phó Chủ tịch")},
	{"CK07", "/signer/competence", templates.Warning, "Chỉ ghi “Q.”", signer("Q. KT.", "Phó Cục trưởng")},
	{"CK07", "/signer/competence", templates.Warning, "Các trường hợp", signer("TL. Q.", "Chánh Văn phòng")},
	{"CK07", "/signer/competence", templates.Error, "“TL. KT.”", signer("TL. KT. KT.", "Phó Trưởng phòng")},
	{"CK02", "/signer/competence", templates.Error, "“TL. KT.”", signer("TL, KT", "Phó Chánh Văn phòng")},
	{"CK02", "/signer/competence", templates.Error, "“TL. KT.”", signer("T/L K/T", "Phó Chánh Văn phòng")},

	// What the prefixes stand before.
	{"CK03", "/signer/head_position", templates.Error, "“TL. CỤC TRƯỞNG”", func(p *part.Paper) {
		signer("TL.", "Chánh Văn phòng")(p)
		p.Foot.Signer.HeadPosition = "Phó Cục trưởng"
	}},
	{"CK03", "/signer/head_position", templates.Warning, "in “TL. CỤC TRƯỞNG”", func(p *part.Paper) {
		signer("TL. GIÁM ĐỐC", "Chánh Văn phòng")(p)
		p.Foot.Signer.HeadPosition = "Cục trưởng"
	}},
	{"CK03", "/signer/unit_head_position", templates.Warning, "“TL. KT.”", func(p *part.Paper) {
		signer("TL.", "Chánh Văn phòng")(p)
		p.Foot.Signer.UnitHeadPosition = "Chánh Văn phòng"
	}},
	{"CK03", "/signer/head_position", templates.Error, "“head_position”", func(p *part.Paper) {
		p.Head.OrganName = "Ban Quản lý dự án"
		signer("TUQ.", "Trưởng phòng")(p)
	}},
	{"CK03", "/signer/collective", templates.Error, "“collective”", func(p *part.Paper) { signer("TM.", "Chủ tịch")(p); p.Foot.Signer.Collective = "Chủ tịch" }},
	{"CK02", "/signer/head_position", templates.Error, "competence", func(p *part.Paper) {
		signer("TL.", "Chánh Văn phòng")(p)
		p.Foot.Signer.HeadPosition = "TL. Cục trưởng"
	}},
	{"CK04", "/signer/competence", templates.Warning, "“KT. CỤC TRƯỞNG”", signer("TL.", "Phó Cục trưởng")},

	{"CK04", "/signer/competence", templates.Warning, "“TL. CỤC TRƯỞNG” và dòng dưới “KT. CHÁNH VĂN PHÒNG”", signer("TL.", "Phó Chánh Văn phòng")},
	{"CK04", "/signer/competence", templates.Warning, "“KT. CỤC TRƯỞNG”", signer("TUQ.", "Phó Cục trưởng")},
	{"CK04", "/signer/competence", templates.Warning, "Để “Trưởng phòng Kế toán” ký", signer("TUQ.", "Phó Trưởng phòng Kế toán")},
	{"CK04", "", 0, "", signer("TUQ.", "Phó Giám đốc phụ trách Trung tâm Lưu trữ")},
	{"CK04", "", 0, "", signer("TUQ.", "Giám đốc Trung tâm Lưu trữ")},
	{"CK04", "/signer/competence", templates.Warning, "“TL. CỤC TRƯỞNG” và dòng dưới “KT. TRƯỞNG PHÒNG”", signer("KT.", "Phó Trưởng phòng")},
	{"CK03", "/signer/competence", templates.Error, "“TL. CỤC TRƯỞNG”", signer("KT.", "Trưởng phòng Kế toán")},
	{"CK03", "/signer/competence", templates.Error, "Bỏ “competence”", signer("KT.", "Cục trưởng")},
	{"CK03", "/signer/head_position", templates.Error, "“KT. CỤC TRƯỞNG”", signer("KT.", "Ủy viên")},
	{"CK04", "/signer/position", templates.Error, "bỏ “KT.”", signer("KT. CỤC TRƯỞNG", "Cục trưởng")},
	{"CK04", "", 0, "", signer("TL. TUQ.", "Cục trưởng")},
	{"CK06", "/signer/competence", templates.Error, "bỏ “competence”", signer("TL. TUQ.", "Cục trưởng")},
	{"CK02", "/signer/competence", templates.Error, "“Q.”", signer("Quyền", "Cục trưởng")},
	{"CK02", "/signer/competence", templates.Error, "“TUQ.”", signer("Thừa ủy quyền", "Chánh Văn phòng")},

	// Who decides.
	{"CC06", "/authority", templates.Warning, "“Giám đốc Bệnh viện Bạch Mai”", decides("Sở Y tế", "Bệnh viện Bạch Mai")},
	{"CC06", "/authority", templates.Warning, "“Giám đốc Sở Nội vụ”", decides("Giám đốc Sở Tài chính", "Sở Nội vụ")},
	{"CC06", "/authority", templates.Warning, "Ghi “Ủy ban nhân dân xã Hữu Liên”", decides("Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn", "UBND xã Hữu Liên")},
	{"CC06", "", 0, "", decides("Giám đốc Sở GD&ĐT", "Sở Giáo dục và Đào tạo tỉnh Lào Cai")},
	{"CC06", "", 0, "", decides("Giám đốc Sở", "Sở Nội vụ")},
	{"CC06", "", 0, "", decides("CHỦ TỊCH UBND TỈNH", "Uỷ ban nhân dân\ntỉnh Lào Cai")},
	{"CC06", "", 0, "", decides("Hội đồng nhân dân tỉnh Lào Cai\nKhóa XVI, kỳ họp thứ 5", "Hội đồng nhân dân tỉnh Lào Cai")},
	{"CC06", "", 0, "", decides("Hội đồng trường", "Trường Đại học Y Hà Nội")},

	// Advisory bodies.
	{"CK01", "/signer/other_position", templates.Error, "Thứ trưởng", func(p *part.Paper) { p.Foot.Signer.AgencySeal = true }},
	{"CK01", "/signer/other_position", templates.Info, "agency_seal", func(p *part.Paper) {
		p.Head.OrganName = "Tổ công tác cải cách thủ tục hành chính"
		p.Foot.Signer.OtherPosition = "Cục trưởng"
	}},
	{"CK01", "", 0, "", func(p *part.Paper) {
		p.Head.OrganName = "Tổ công tác cải cách thủ tục hành chính"
		p.Foot.Signer.OtherPosition, p.Foot.Signer.AgencySeal = "Cục trưởng", true
	}},

	{"CK01", "/signer/other_position", templates.Info, "agency_seal", func(p *part.Paper) {
		p.Head.SuperiorName, p.Head.OrganName = "Bộ Nội vụ", "Hội đồng thi tuyển công chức"
		p.Foot.Signer.OtherPosition = "Thứ trưởng Bộ Nội vụ"
	}},
	{"CK01", "", 0, "", func(p *part.Paper) { // as the minutes of form 1.9 have it
		p.Head.OrganName = "Hội đồng thi tuyển công chức"
		chair := &part.Signer{FullName: "Nguyễn Văn An", OtherPosition: "Cục trưởng"}
		p.Signatures = []part.Signature{{Title: nd30.ChuToaTitle, Signer: chair, Pointer: "/chair"}}
	}},
	{"CK01", "", 0, "", func(p *part.Paper) {
		p.Head.SuperiorName = "Bộ Khoa học và Công nghệ"
		p.Head.OrganName = "Hội đồng Giáo sư Nhà nước"
		p.Foot.Signer.OtherPosition = "Thứ trưởng Bộ Giáo dục và Đào tạo"
	}},

	// The position.
	{"CK01", "/signer/position", templates.Warning, "“Phó Cục trưởng”", signer("KT.", "Phó Cục trưởng,")},
	{"CK01", "/signer/position", templates.Error, "“Phó Cục trưởng”", signer("KT.", "Phó\nCục trưởng")},
	{"CK02", "/signer/position", templates.Error, "competence", signer("", "KT. CỤC TRƯỞNG\nPhó Cục trưởng")},
	{"CK02", "/signer/position", templates.Error, "competence", signer("", "K/T CỤC TRƯỞNG")},
	{"CK02", "/signer/position", templates.Error, "competence", signer("", "TUQ.Cục trưởng")},
	{"CK01", "", 0, "", signer("", "KT. CỤC TRƯỞNG\nPhó Cục trưởng")},

	// Whose authority it is.
	{"CK03", "/signer/competence", templates.Error, "“KT. CỤC TRƯỞNG”", signer("KT. PHÓ CỤC TRƯỞNG", "Phó Cục trưởng")},
	{"CK03", "/signer/competence", templates.Error, "“TL. BỘ TRƯỞNG”", signer("TL. THỨ TRƯỞNG", "Cục trưởng")},
	{"CK04", "", 0, "", signer("KT. PHÓ CỤC TRƯỞNG", "Phó Cục trưởng")},
	{"CK04", "/signer/competence", templates.Warning, "“KT. GIÁM ĐỐC”", signer("KT. CỤC TRƯỞNG", "Phó Giám đốc")},
	{"CK04", "/signer/competence", templates.Warning, "“TL. BỘ TRƯỞNG”", signer("KT. BỘ TRƯỞNG", "Cục trưởng")},
	{"CK04", "", 0, "", signer("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "Thứ trưởng, Phó Chủ nhiệm")},
	{"CK04", "", 0, "", signer("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "Phó Chủ nhiệm")},
	{"CK04", "", 0, "", signer("KT. CHỦ TỊCH UBND TỈNH", "Phó Chủ tịch Ủy ban nhân dân tỉnh")},
	{"CK04", "", 0, "", signer("TM. HỘI ĐỒNG\nKT. CHỦ TỊCH", "Ủy viên")},
	{"CK04", "", 0, "", signer("TL. BỘ TRƯỞNG\nKT. CHÁNH VĂN PHÒNG", "Phó Chánh Văn phòng")},

	// The name.
	{"CK08", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("nguyễn văn an")},
	{"CK08", "/signer/full_name", templates.Warning, "“Nguyễn Văn An”", fullName("Nguyễn văn An")},
	{"CK08", "/signer/full_name", templates.Warning, "Ghi đủ", fullName("An")},
	{"CK08", "/signer/full_name", templates.Error, "một dòng", fullName("Nguyễn Văn An\nTrần Văn Bình")},
	{"CK08", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Đ/c NGUYỄN VĂN AN")},
	{"CK08", "", 0, "", fullName("BS.CKII Nguyễn Văn An")},
	{"CK08", "", 0, "", fullName("H'Lim Niê")},
	{"CK08", "", 0, "", fullName("Đại Đức Thọ")},
	{"CK09", "", 0, "", fullName("Đại Đức Thọ")},
	{"CK09", "/signer/full_name", templates.Warning, "“Thích Minh Thọ”", fullName("Đại đức Thích Minh Thọ")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("BSCKII. Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("BSCKI Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("TS.BS.CKII Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Đ/c Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Đồng chí Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Bà Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Warning, "“Nguyễn Văn An”", fullName("Ông Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Warning, "“Nguyễn Văn An”", fullName("Đại tá, TS. Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Đại tá, TS. Nguyễn Văn An")},
	{"CK09", "", 0, "", fullName("Trung Thị Tá")},
	{"CK09", "", 0, "", excepted(part.Exceptions{AcademicTitles: true}, "GS.TS. Nguyễn Văn An")},
	{"CK09", "", 0, "", excepted(part.Exceptions{AcademicTitles: true, MilitaryRanks: true}, "Đại tá, TS. Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Đại tá, Nguyễn Văn An”", excepted(part.Exceptions{MilitaryRanks: true}, "Đại tá, TS. Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“PGS.TS. Nguyễn Văn An”", excepted(part.Exceptions{AcademicTitles: true}, "PGS.TS. NGND. Nguyễn Văn An")},

	{"CK08", "/signer/full_name", templates.Error, "để chỗ cho chữ ký", fullName("(Đã ký)")},
	{"CK08", "/signer/full_name", templates.Warning, "“Nguyễn Văn An”", fullName("Nguyễn Văn An (đã ký)")},
	{"CK08", "", 0, "", fullName("Anh hùng Lao động Nguyễn Văn An")},
	{"CK08", "", 0, "", fullName("Luật sư Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("NGUT Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Anh hùng Lao động Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "“Nguyễn Văn An”", fullName("Nhà giáo Ưu tú Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Warning, "“Thích Thanh Nhiễu”", fullName("Hòa thượng Thích Thanh Nhiễu")},
	{"CK09", "/signer/full_name", templates.Warning, "military_ranks", fullName("Thiếu tướng Nguyễn Văn An")},
	{"CK09", "/signer/full_name", templates.Error, "academic_titles", func(p *part.Paper) {
		p.Head.OrganName = "Bệnh viện Bạch Mai"
		fullName("TS. Nguyễn Văn An")(p)
	}},
	{"CK09", "", 0, "", func(p *part.Paper) {
		p.Head.SuperiorName, p.Head.OrganName = "Bộ Quốc phòng", "Học viện Quân y"
		fullName("Thiếu tướng Nguyễn Văn An")(p)
	}},

	// The recipients.
	{"NN04", "/to_places/1", templates.Error, "Tách", second("Bộ Nội vụ; Bộ Tài chính")},
	{"NN04", "/to_places/1", templates.Error, "Tách", second("Bộ Nội vụ\nBộ Tài chính")},
	{"NN04", "/to_places/1", templates.Warning, "lặp lại", second("- như Điều 3;")},
	{"NN04", "/to_places/1", templates.Error, "Bỏ dòng", second("Nơi nhận:")},
	{"NN04", "/to_places/1", templates.Error, "“Bộ Nội vụ”", second("Nơi nhận: Bộ Nội vụ")},
	{"NN04", "", 0, "", second("• Bộ Nội vụ (để b/c; 02 bản);")},
	{"NN05", "/to_places/1", templates.Error, "archive", second("Lưu VT, TCCB")},
	{"NN05", "/to_places/1", templates.Error, "archive", second("– Lưu văn thư")},
	{"NN05", "/to_places/1", templates.Error, "archive", second("Lưu : VP")},
	{"NN05", "", 0, "", second("Lưu học sinh")},
	{"NN05", "", 0, "", second("Lưu VTV")},
	{"NN05", "/archive/unit", templates.Error, "“VP”", archive("VT, VP", 0)},
	{"NN05", "/archive/unit", templates.Error, "“VP”", archive("Lưu: VP", 0)},
	{"NN05", "/archive/unit", templates.Error, "Bỏ “unit”", archive("VT", 0)},
	{"NN05", "/archive/unit", templates.Error, "“copies”", archive("VP (03b)", 3)},
	{"NN05", "", 0, "", archive("VP (3)", 0)},
	{"NN05", "", 0, "", archive("VTLT", 3)},
	{"ST01", "/drafter_code", templates.Error, "“NTN”, ở “drafter_code” và 25", func(p *part.Paper) { p.Foot.DrafterCode, p.Foot.IssuedAmount = "NTN.(25)", 0 }},
	{"ST01", "/drafter_code", templates.Error, "“PL”, ở “drafter_code”", func(p *part.Paper) { p.Foot.DrafterCode = "(25)" }},
	{"ST01", "/drafter_code", templates.Warning, "“NTN”.", func(p *part.Paper) { p.Foot.DrafterCode = "ntn.(25)" }},
	{"NN06", "", 0, "", first("– Như Điều 3")},
	{"NN06", "", 0, "", first("Như các Điều 2, 3")},
	{"NN06", "/to_places/0", templates.Warning, "Viết “Như Điều 3”", first("Như điều 3")},
	{"NN06", "/to_places/0", templates.Warning, "Viết “Như các Điều 2, 3”", first("như các điều 2, 3")},
	{"NN06", "/to_places/0", templates.Warning, "“Như Điều” và số của điều", first("Bộ Y tế")},
	{"NN06", "", 0, "", func(p *part.Paper) { p.Foot.ToPlaces = []string{"Nơi nhận:", "Như Điều 3"} }},
	{"NN07", "", 0, "", first("Như Điều 3 (15 bản)")},
	{"NN07", "/to_places/0", templates.Warning, "Ghi số", first("Như các Điều 2, 9")},
	{"NN07", "/to_places/0", templates.Warning, "“Như Điều 3”", cited("Như Điều 2", "Điều 1. Một.\nĐiều 2. Hai.\nĐiều 3. Cục trưởng chịu trách nhiệm thi hành Quyết định này./.")},
	{"NN07", "/to_places/0", templates.Warning, "“Như Điều 2”", cited("Như Điều 9", "Điều 1. Một.\nĐiều 2. Cục trưởng chịu trách nhiệm tổ chức thực hiện quyết định này./.")},
	{"NN07", "/to_places/0", templates.Warning, "“Như các Điều 2, 3”", cited("Như Điều 1", "Điều 1. Một.\nĐiều 2.\n1. Cục trưởng chịu trách nhiệm thi hành Quyết định này.\nĐiều 3. Vụ trưởng chịu trách nhiệm thi hành Quyết định này./.")},
	{"NN07", "", 0, "", cited("Như các Điều 2, 3", "Điều 1. Một.\nĐiều 2. Hai.\nĐiều 3. Cục trưởng chịu trách nhiệm thi hành Quyết định này./.")},
	{"NN07", "", 0, "", cited("Như Điều 2", "Điều 1. Một.\nĐiều 2. Hai.\nĐiều 3. Người chịu trách nhiệm thi hành Quy chế này là Cục trưởng./.")},
	{"NN07", "", 0, "", cited("Như Điều 1", "Điều 1. Sửa đổi Điều 5:\n“Điều 5. Cục trưởng chịu trách nhiệm thi hành Quyết định này.”\nĐiều 2. Hai./.")},
}

func signer(competence, position string) func(*part.Paper) {
	return func(p *part.Paper) {
		p.Foot.Signer.Competence, p.Foot.Signer.Position = part.Competence(competence), position
	}
}

// issuedBy is a document of an agency that does not say by what authority it decides.
func issuedBy(organ, competence, position string) func(*part.Paper) {
	return func(p *part.Paper) {
		p.Head.OrganName, p.Authority = organ, ""
		signer(competence, position)(p)
	}
}

func decides(authority, organ string) func(*part.Paper) {
	return func(p *part.Paper) { p.Authority, p.Head.OrganName = authority, organ }
}

// committee is a decision of a people's committee.
func committee(competence, position string) func(*part.Paper) {
	return func(p *part.Paper) {
		p.Head.OrganName, p.Authority = "Ủy ban nhân dân\ntỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"
		signer(competence, position)(p)
	}
}

// chairsOwn is a decision that the chair of a people's committee makes alone.
func chairsOwn(p *part.Paper) {
	committee("", "Chủ tịch")(p)
	p.Authority = "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"
}

func fullName(name string) func(*part.Paper) {
	return func(p *part.Paper) { p.Foot.Signer.FullName = name }
}

// excepted is a name that the exceptions may allow.
func excepted(e part.Exceptions, name string) func(*part.Paper) {
	return func(p *part.Paper) { fullName(name)(p); p.Head.Exceptions = e }
}

func first(to string) func(*part.Paper)  { return func(p *part.Paper) { p.Foot.ToPlaces[0] = to } }
func second(to string) func(*part.Paper) { return func(p *part.Paper) { p.Foot.ToPlaces[1] = to } }

// cited is a decision of such articles whose first recipient refers to one of them.
func cited(to, articles string) func(*part.Paper) {
	return func(p *part.Paper) { body(articles)(p); first(to)(p) }
}

func archive(unit string, copies int) func(*part.Paper) {
	return func(p *part.Paper) { p.Foot.Archive = part.Archive{Unit: unit, Copies: copies} }
}

func TestSigned(t *testing.T) {
	for i, w := range signed {
		p := decision()
		w.spoil(p)
		found := slices.DeleteFunc(p.Validate(), func(p templates.Problem) bool { return p.Rule != w.rule })
		if w.severity == 0 {
			if len(found) > 0 {
				t.Errorf("case %d: %+v", i, found)
			}
			continue
		}
		as := func(p templates.Problem) bool {
			return p.Path == w.path && p.Severity == w.severity && strings.Contains(p.Suggestion, w.advice)
		}
		if !slices.ContainsFunc(found, as) {
			t.Errorf("case %d: %s at %s, %v, advice %q is not found; found %+v", i, w.rule, w.path, w.severity, w.advice, found)
		}
	}
}

// prints are feet as they are typed and what is printed.
var prints = []struct {
	want  string
	spoil func(p *part.Paper)
}{
	{"KT. CHỦ TỊCH / PHÓ CHỦ TỊCH THƯỜNG TRỰC", signer("KT.", "Phó Chủ tịch Thường trực")},
	{"KT. CHỦ TỊCH HỘI ĐỒNG / PHÓ CHỦ TỊCH\nTHƯỜNG TRỰC HỘI ĐỒNG", signer("KT.", "Phó Chủ tịch Thường trực Hội đồng")},
	{"KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", signer("KT.", "Phó Giám đốc phụ trách")},
	{"KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC PHỤ TRÁCH\nTRUNG TÂM DỊCH VỤ", signer("KT.", "Phó Giám đốc phụ trách Trung tâm Dịch vụ")},
	{"KT. CỤC TRƯỞNG / PHÓ CỤC TRƯỞNG", signer("KT.", "Phó Cục trưởng,")},
	{"Q. CỤC TRƯỞNG", signer("Q. Cục trưởng", "Cục trưởng.")},
	{"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", committee("TM.\nKT.", "Phó Chủ tịch")},
	{"TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", committee("TM. KT.", "Phó Chủ tịch")},
	{"TL. CỤC TRƯỞNG / KT. TRƯỞNG PHÒNG\nTỔ CHỨC CÁN BỘ / PHÓ TRƯỞNG PHÒNG", signer("TL. KT.", "Phó Trưởng phòng Tổ chức cán bộ")},
	{"TL. CỤC TRƯỞNG / KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG KẾ TOÁN", signer("TL. KT. TRƯỞNG PHÒNG", "Phó Trưởng phòng Kế toán")},
	{"TM. ỦY BAN NHÂN DÂN / Q. CHỦ TỊCH", committee("TM. Q.", "Chủ tịch")},
	{"TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH", issuedBy("UBND xã Hữu Liên", "TM.", "Chủ tịch")},
	{"TM. HỘI ĐỒNG THÀNH VIÊN / CHỦ TỊCH", issuedBy("Hội đồng thành viên Tổng công ty Cấp nước Sài Gòn - TNHH MTV", "TM.", "Chủ tịch")},
	{"TM. ỦY BAN NHÂN DÂN\nXÃ HỮU LIÊN / CHỦ TỊCH", issuedBy("UBND xã Hữu Liên", "TM. UBND xã Hữu Liên", "Chủ tịch")},
	{"TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG", committee("TL. KT.", "Phó Chánh Văn phòng")},
	{"TUQ. TỔNG CỤC TRƯỞNG / TRƯỞNG PHÒNG", func(p *part.Paper) {
		signer("TUQ.", "Trưởng phòng")(p)
		p.Foot.Signer.HeadPosition = "Tổng cục trưởng"
	}},
	{"TM. HỘI ĐỒNG THI ĐUA / CHỦ TỊCH", func(p *part.Paper) {
		signer("TM.", "Chủ tịch")(p)
		p.Foot.Signer.Collective = "Hội đồng thi đua"
	}},
	{"- Như Điều 3; / - Bộ Nội vụ; / - Lưu: VT, VP. NTN.(20)", second("* Bộ Nội vụ,")},
	{"- Như Điều 3; / - Bộ Nội vụ; / - Lưu: VT, VP. NTN.(20)", second("— Bộ Nội vụ:")},
	{"- Như Điều 3; / - Bộ Nội vụ (để b/c); / - Lưu: VT, VP (3). NTN.(20)", archive("VT, VP (03b)", 3)},
	{"- Như Điều 3; / - Bộ Nội vụ (để b/c); / - Lưu: VT. NTN.(20)", archive("Lưu: VT.", 0)},
	{"- Như Điều 3; / - Bộ Nội vụ (để b/c); / - Lưu: VT, VP. NTN.(20)", func(p *part.Paper) { p.Foot.DrafterCode = "NTN.(25)" }},
	{"- Như Điều 3; / - Bộ Nội vụ (để b/c); / - Lưu: VT, VP. NTN.(25)", func(p *part.Paper) { p.Foot.DrafterCode, p.Foot.IssuedAmount = "NTN.(25)", 0 }},
}

func TestFootPrinted(t *testing.T) {
	for _, c := range prints {
		p := decision()
		c.spoil(p)
		texts := textsOf(p, nd30.QuyenHan, nd30.ChucVu)
		if strings.HasPrefix(c.want, "-") {
			texts = slices.DeleteFunc(textsOf(p, nd30.NoiNhanDong), func(s string) bool { return s == "" })
		}
		if got := strings.Join(texts, " / "); got != c.want {
			t.Errorf("printed %q, want %q", got, c.want)
		}
	}
}
