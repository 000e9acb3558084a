package part_test

import (
	"maps"
	"math"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/nd30"
	"vanban/templates/part"
)

// decision is a decision with nothing wrong in it.
func decision() *part.Paper {
	t, _ := nd30.TypeBySlug("quyet-dinh")
	return &part.Paper{
		Type: t,
		Head: &part.Head{
			Masthead: part.Masthead{
				Kind: "quyet-dinh", SuperiorName: "Bộ Nội vụ", OrganName: "Cục Văn thư và Lưu trữ nhà nước",
				CodeNumber: "15", CodeNotation: "QĐ-VTLTNN",
			},
			Issuance: part.Issuance{Place: "Hà Nội", IssuedDate: "2026-01-05"},
			Subject:  "Ban hành Quy chế làm việc của Cục",
		},
		Authority: "Cục trưởng Cục Văn thư và Lưu trữ nhà nước",
		Grounds: []string{
			"Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024",
			"Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
			"Theo đề nghị của Chánh Văn phòng",
		},
		Order: nd30.QuyetDinhText,
		Plan: part.Plan{Body: part.Body{Text: "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n" +
			"Điều 2. Danh sách thành viên tại Phụ lục.\nĐiều 3. Các đơn vị chịu trách nhiệm thi hành."}},
		Foot: &part.Foot{
			Signer: part.Signer{Competence: "KT. CỤC TRƯỞNG", Position: "Phó Cục trưởng", FullName: "Nguyễn Thị Nga"},
			Recipients: part.Recipients{
				ToPlaces: []string{"Như Điều 3", "Bộ Nội vụ (để b/c)"},
				Archive:  part.Archive{Unit: "VP"}, DrafterCode: "NTN", IssuedAmount: 20,
			},
		},
		Attachments: []part.Attachment{{Kind: "quy-che", Subject: "Làm việc của Cục", Plan: part.Plan{Body: part.Body{
			Text: "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Một:\na) Một;\nb) Hai.\n2. Hai.",
		}}}},
		Appendices: []part.Appendix{{Title: "Danh sách", Table: members()}},
	}
}

func members() *part.Table {
	return &part.Table{
		Columns: []part.TableColumn{{Header: "STT", WidthMM: 12}, {Header: "Họ tên"}},
		Rows: []part.TableRow{
			{Cells: []part.Cell{{Text: "1", Rows: 2}, {Text: "Nguyễn Văn A"}}},
			{Cells: []part.Cell{{Text: "Trần Văn B"}}},
		},
	}
}

// letter makes the decision a công văn with nothing wrong in it before it is spoiled.
func letter(spoil func(*part.Paper)) func(*part.Paper) {
	return func(p *part.Paper) {
		p.Type, _ = nd30.TypeBySlug("cong-van")
		p.Head.CodeNotation, p.Head.Subject = "VTLTNN-VP", "nâng bậc lương năm 2026"
		p.Authority, p.Grounds, p.Order, p.Attachments, p.Appendices = "", nil, "", nil, nil
		p.Addressees, p.Foot.ToPlaces = []string{"Bộ Nội vụ"}, []string{"Như trên"}
		p.Plan.Body = part.Body{Text: "Cục Văn thư và Lưu trữ nhà nước gửi danh sách."}
		spoil(p)
	}
}

// TestLetter: a công văn has another head than other types, with names and abbreviations behind "V/v".
func TestLetter(t *testing.T) {
	for _, subject := range strings.Split(strings.TrimSpace(letterSubjects), "\n") {
		p := decision()
		letter(func(p *part.Paper) { p.Head.Subject = subject })(p)
		for _, problem := range p.Validate() {
			t.Errorf("%s: %+v", subject, problem)
		}
	}
}

// letterSubjects are right behind "V/v": names of agencies, documents and people keep their capital (PL II.IV.1a, PL
// II.V.3, PL II.V.6).
const letterSubjects = `
nâng bậc lương năm 2026
UBND tỉnh báo cáo
Lào Cai đề nghị hỗ trợ
bảo vệ bí mật nhà nước độ Mật
khắc con dấu “MẬT”
Văn phòng Chính phủ yêu cầu báo cáo
Công ty Cổ phần ABC xin gia hạn
Ủy ban nhân dân xã Bát Xát đề nghị
Hội đồng nhân dân tỉnh giám sát
Thanh tra Chính phủ kết luận thanh tra
Viện kiểm sát nhân dân tối cao
Ngân hàng Nhà nước hỗ trợ
Bệnh viện Đa khoa tỉnh
Liên đoàn Lao động tỉnh
Trung tâm Phục vụ hành chính công
Tỉnh ủy Lào Cai yêu cầu
Nghị quyết số 57-NQ/TW
Thông tư số 05/2026/TT-BNV
Kết luận số 127-KL/TW
Báo cáo số 12/BC-UBND
Kế hoạch 57-KH/TU
Hướng dẫn số 05/HD-BNV
Chủ tịch UBND tỉnh chỉ đạo
Giám đốc Sở Y tế đi công tác
Nhân dân xã Bát Xát kiến nghị
Đại hội XIV của Đảng
Tổ chức Y tế Thế giới hỗ trợ
Xín Mần đề nghị hỗ trợ
`

func TestNothingWrong(t *testing.T) {
	for _, p := range decision().Validate() {
		t.Errorf("%+v", p)
	}
}

// wrongs are ways to spoil the decision, each with the check that finds it and where.
var wrongs = []struct {
	rule, path string
	spoil      func(p *part.Paper)
}{
	{"CQ02", "/joint/0/superior_name", func(p *part.Paper) {
		joint("Cục Chuyển đổi số")(p)
		p.Foot.Joint[0].SuperiorName = "Bộ Khoa học và Công nghệ"
	}},
	{"CQ05", "/organ_name", func(p *part.Paper) { p.Head.OrganName = "UBND tỉnh Lào Cai" }},
	{"CQ05", "/organ_name", func(p *part.Paper) { p.Head.OrganName = "Sở TN&MT" }},
	{"CQ06", "/superior_name", func(p *part.Paper) { p.Head.SuperiorName = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI" }},
	{"SO02", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QĐ-BCĐCCHCCĐSKHCNĐMST" }},
	{"SO03", "/code_number", func(p *part.Paper) { p.Head.CodeNumber = "0" }},
	{"SO03", "/code_number", func(p *part.Paper) { p.Head.CodeNumber = "015" }},
	{"SO03", "/code_number", func(p *part.Paper) { p.Head.CodeNumber = "15a" }},
	{"SO04", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QĐ - BNV" }},
	{"SO04", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QĐ/BNV" }},
	{"SO04", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QĐ–BNV" }},
	{"SO04", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QĐ" }},
	{"SO05", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "qđ-BNV" }},
	{"SO05", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QĐ-Bnv" }},
	{"SO06", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "XY-BNV" }},
	{"SO08", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "2026/QĐ-BNV" }},
	{"SO09", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "QCh-BNV" }},
	{"PL08", "/signed_at", func(p *part.Paper) {
		p.Head.Draft, p.Head.Medium, p.Head.Files, p.Head.SignedAt = true, "electronic", "separate", "2026-01-05T09:30:15+07:00"
	}},
	{"PG03", "/margins/top_mm", func(p *part.Paper) { p.Head.Margins.TopMM = 19 }},
	{"PG04", "/margins/bottom_mm", func(p *part.Paper) { p.Head.Margins.BottomMM = 26 }},
	{"PG05", "/margins/left_mm", func(p *part.Paper) { p.Head.Margins.LeftMM = 29 }},
	{"PG06", "/margins/right_mm", func(p *part.Paper) { p.Head.Margins.RightMM = 14 }},
	{"MA01", "/secrecy", func(p *part.Paper) { p.Head.Secrecy = "mật" }},
	{"MA01", "", func(p *part.Paper) { p.Head.Priority = "tuyet-mat" }},
	{"MA01", "", func(p *part.Paper) { p.Head.Circulation = "MẬT" }},
	{"MA01", "/subject", func(p *part.Paper) { p.Head.Subject += " (TỐI MẬT)" }},
	{"MA01", "/body", body("TUYỆT MẬT\nĐiều 1. Ban hành Quy chế.")},
	{"MA01", "/subject", func(p *part.Paper) { p.Head.Subject = "Độ mật: Tối mật\nBan hành Quy chế" }},
	{"SO07", "/code_notation", letter(func(p *part.Paper) { p.Head.CodeNotation = "CV-BNV" })},
	{"SO07", "/code_notation", letter(func(p *part.Paper) { p.Head.CodeNotation = "TB-BNV-VP" })},
	{"SO07", "/code_notation", letter(func(p *part.Paper) { p.Head.CodeNotation = "BNV" })},
	{"TL04", "/subject", letter(func(p *part.Paper) { p.Head.Subject = "CÔNG VĂN\nvề việc nâng bậc lương" })},
	{"TL04", "/body", letter(body("CÔNG VĂN\nBộ gửi danh sách."))},
	{"TY12", "/subject", letter(func(p *part.Paper) { p.Head.Subject = "v/v nâng bậc lương" })},
	{"TY12", "/subject", letter(func(p *part.Paper) { p.Head.Subject = "Về việc nâng bậc lương" })},
	{"TY10", "/subject", letter(func(p *part.Paper) { p.Head.Subject = "Nâng bậc lương" })},
	{"text.blanks", "/subject", subject("Ban hành  Quy chế")},
	{"text.blanks", "/body", body("Điều 1. Ban hành   Quy chế.")},
	{"text.blanks", "/body", body("Điều 1. Kiện toàn Tổ công tác.chính quyền xã.")},
	{"text.blanks", "/body", body("Điều 1. Sở Nội vụ,Sở Tài chính thi hành.")},
	{"text.date", "/body", body("Điều 1. Hoàn thành trước 30/02/2027.")},
	{"BC06", "/body", body("1. Một.\n2. Đề nghị các đơn vị quan tâm, phối hợp thực hiện.")},
	{"text.blanks", "/to_places/1", func(p *part.Paper) { p.Foot.ToPlaces[1] = "Bộ  Nội vụ" }},
	{"DC01", "/address/email", func(p *part.Paper) { p.Head.Address.Email = "mst.gov.vn" }},
	{"DC01", "/address/website", func(p *part.Paper) { p.Head.Address.Website = "vanphong@mst.gov.vn" }},
	{"DD07", "/place", func(p *part.Paper) { p.Head.Place = "TP. Hồ Chí Minh" }},
	{"TY02", "/subject", subject("Ban hành Quy сhế")},
	{"TY02", "/body", body("Điều 1. Kiện tоàn.")},
	{"text.date", "/body", body("Điều 1. Xong trước ngày 31 tháng 02 năm 2026.")},
	{"text.date", "/body", body("Điều 1. Xong trong tháng 13.")},
	{"text.date", "/body", body("Điều 1. Xong trước ngày 31/6/2026.")},
	{"DD04", "/body", body("Điều 1. Thay Quyết định số 5/QĐ-UBND ngày 31/6/2026.")},
	{"DD04", "/grounds/0", ground(0, "Căn cứ Luật Lưu trữ ngày 29 tháng 02 năm 2023")},
	{"table.field", "/tasks/columns", func(p *part.Paper) {
		p.Plan.Tasks = taskTable()
		p.Plan.Tasks.Columns = []part.TaskColumn{{Field: "task"}}
	}},
	{"DD07", "/place", func(p *part.Paper) { p.Head.Place = "HÀ NỘI" }},
	{"DD07", "/place", func(p *part.Paper) { p.Head.Place = "hà Nội" }},
	{"DD09", "/place", func(p *part.Paper) { p.Head.Place = "Hồ Chí Minh" }},
	{"TL03", "/code_notation", func(p *part.Paper) { p.Head.CodeNotation = "KH-BNV" }},
	{"TY10", "/subject", func(p *part.Paper) { p.Head.Subject = "BAN HÀNH QUY CHẾ" }},
	{"TY10", "/attachments/0/subject", func(p *part.Paper) { p.Attachments[0].Subject = "LÀM VIỆC CỦA CỤC" }},
	{"TY12", "/subject", func(p *part.Paper) { p.Head.Subject = "v/v ban hành quy chế" }},
	{"TY15", "/subject", func(p *part.Paper) { p.Head.Subject += "." }},
	{"KG01", "/addressees", func(p *part.Paper) { p.Type.Addressee = nd30.AddresseeAlways }},
	{"KG02", "/addressees", func(p *part.Paper) { p.Addressees, p.Foot.ToPlaces[0] = []string{"Chính phủ"}, "Như trên" }},
	{"CC01", "/grounds", func(p *part.Paper) { p.Grounds = p.Grounds[2:] }},
	{"CC03", "/grounds/0", func(p *part.Paper) { p.Grounds[0] += "," }},
	{"CC03", "/grounds/2", func(p *part.Paper) { p.Grounds[2] += "\nvà Trưởng phòng" }},
	{"CC04", "/grounds/0", func(p *part.Paper) {
		p.Grounds[0] = "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21 tháng 6 năm 2024"
	}},
	{"CC04", "/grounds/1", func(p *part.Paper) { p.Grounds[1] = "Căn cứ Nghị định số 30/2020/NĐ-CP" }},
	{"CQ03", "/superior_name", func(p *part.Paper) { p.Head.SuperiorName = "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC" }},
	{"DD01", "/place", func(p *part.Paper) { p.Head.Place = "Hà Nội, ngày 05 tháng 01 năm 2026" }},
	{"DD01", "/issued_date", func(p *part.Paper) { p.Head.IssuedDate = "2026-01" }},
	{"KG03", "/addressees/0", func(p *part.Paper) { p.Addressees = []string{"Kính gửi: Bộ Nội vụ"} }},
	{"TY10", "/subject", subject("QUYẾT ĐỊNH\nBan hành Quy chế")},
	{"TY10", "/subject", subject("Quyết định về việc ban hành Quy chế")},
	{"TY10", "/subject", subject("về việc ban hành Quy chế")},
	{"TY10", "/subject", subject("“Ban hành Quy chế”")},
	{"TY10", "/subject", subject("Về việc KIỆN TOÀN TỔ CÔNG TÁC")},
	{"TY15", "/subject", subject("Ban hành Quy chế;")},
	{"TY15", "/subject", subject("Ban hành Quy chế./.")},
	{"CC01", "/grounds/0", ground(0, "Luật Lưu trữ ngày 21 tháng 6 năm 2024")},
	{"CC01", "/grounds/0", ground(0, "- Luật Lưu trữ ngày 21 tháng 6 năm 2024")},
	{"CC01", "/grounds/0", ground(0, "Theo Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ")},
	{"CC02", "/grounds/0", ground(0, "căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024")},
	{"CC03", "/grounds/0", ground(0, "- Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024")},
	{"CC03", "/grounds/0", ground(0, "Theo đề nghị của Chánh Văn phòng")},
	{"CC03", "/grounds/0", ground(0, joinedGrounds)},
	{"CC04", "/grounds/0", ground(0, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024; căn cứ Nghị định số 30/2020/NĐ-CP")},
	{"PL03", "/appendices/0/title", func(p *part.Paper) { p.Appendices[0].Title = "PHỤ LỤC I\nDanh sách" }},
	{"PL06", "/body", func(p *part.Paper) {
		p.Appendices = nil
		p.Plan.Body.Text = "Điều 1. Ban hành kèm theo, danh sách tại Phụ lục I.\nĐiều 2. Hai.\nĐiều 3. Ba."
	}},
	{"BC01", "/attachments/0/body", attached("Chương I\nMột\nĐiều 1. A\nX.\nChương III\nBa")},
	{"BC02", "/attachments/0/body", attached("Chương I\nMột\nMục 2\nHai")},
	{"BC02", "/attachments/0/body", attached("Tiểu mục 3\nBa")},
	{"BC03", "/attachments/0/body", attached("Chương I\nĐiều 1. A\nX.")},
	{"BC04", "/body", body("Điều 1. Ban hành kèm theo.\nĐiều 3. Phụ lục.")},
	{"BC05", "/attachments/0/body", attached("Chương I\nMột\nĐiều 1. Câu.")},
	{"BC06", "/attachments/0/body", attached("1. Một.\n3. Ba.")},
	{"BC06", "/attachments/0/body", attached("1. Một\n2.1. Hai.")},
	{"BC07", "/attachments/0/body", attached("1. Một:\na) Một;\nc) Ba.")},
	{"BC07", "/attachments/0/body/23/text", func(p *part.Paper) {
		p.Attachments[0].Body = part.Body{Nodes: slices.Repeat([]part.Node{{Type: "diem", Text: "Một"}}, 24)}
	}},
	{"BC08", "/attachments/0/body", attached("I. MỘT\nIII. BA")},
	{"BC09", "/attachments/0/body", attached("I. MỘT\nĐiều 1. Một.")},
	{"BC01", "/attachments/0/body", attached("Chương I. QUY ĐỊNH CHUNG")},
	{"BC01", "/attachments/0/body", attached("Chương 1")},
	{"BC02", "/attachments/0/body", attached("Mục 1: Một")},
	{"BC04", "/attachments/0/body", attached("Điều 1: Phạm vi")},
	{"BC04", "/attachments/0/body", attached("ĐIỀU 1. PHẠM VI")},
	{"BC06", "/attachments/0/body", attached("1.Dính liền")},
	{"BC06", "/attachments/0/body", attached("1) Ngoặc")},
	{"BC07", "/attachments/0/body", attached("a. Chấm")},
	{"BC04", "/body/1/label", tree(article("Điều 1."), article("Điều 3."))},
	{"BC04", "/body/0", tree(part.Node{Type: "dieu"})},
	{"BC04", "/body", body("Điều 1.\nĐiều 2. Hai.")},
	{"BC04", "/body", body("Điều 1.Kiện toàn.\nĐiều 2. Hai.")},
	{"BC04", "/body", body("Điều 1 Kiện toàn.")},
	{"BC04", "/body", body("Điều 1) Kiện toàn.")},
	{"BC04", "/body", body("Điều 1: Kiện toàn.")},
	{"BC04", "/body", body("Điều 1 - Kiện toàn.")},
	{"BC04", "/body", body("Điêu 1. Kiện toàn.")},
	{"BC04", "/body", body("Kiện toàn Tổ công tác.")},
	{"BC07", "/body", body("Điều 1. Kiện toàn:\nA) Một.")},
	{"BC08", "/attachments/0/body", attached("I/ MỤC ĐÍCH")},
	{"BC08", "/attachments/0/body", attached("I. MỘT\nVII. Bảy")},
	{"BC01", "/attachments/0/body", attached("Phần 2")},
	{"BC01", "/attachments/0/body", attached("Phần A. KẾT QUẢ")},
	{"BC01", "/attachments/0/body", attached("PHẦN I KẾT QUẢ")},
	{"BC01", "/attachments/0/body", attached("Phần thứ hai: NHIỆM VỤ")},
	{"BC01", "/attachments/0/body", attached("Phần thứ nhất\nNHIỆM VỤ")},
	{"BC01", "/attachments/0/body", attached("Phần thứ nhất\nMỘT\nPhần thứ ba\nBA")},
	{"BC03", "/attachments/0/body", attached("Phần I")},
	{"BC06", "/attachments/0/body", attached("1. A\n1.1 Về tổ chức")},
	{"BC06", "/attachments/0/body", attached("1- Kết quả")},
	{"BC06", "/body", body("1. Một.\n2. Trên đây là báo cáo.")},
	{"BC06", "/attachments/0/body", attached("A. MỘT\n1. Một.\n3. Ba.")},
	{"BC08", "/attachments/0/body", attached("A. MỘT\nC. BA")},
	{"BC08", "/attachments/0/body", attached("A. MỘT\nI. MỘT\nB. HAI\nIII. BA")},
	{"BC08", "/attachments/0/body", attached("I- KẾT QUẢ")},
	{"BC08", "/attachments/0/body", attached("A/ KẾT QUẢ")},
	{"BC09", "/attachments/0/body", attached("A. MỘT\nI. MỘT\nĐiều 1. Một.")},
	{"NN01", "/body", body("Điều 1. Kiện toàn.\nNơi nhận: Như Điều 3; Lưu: VT.")},
	{"CC07", "/body", body("QUYẾT ĐỊNH:\nĐiều 1. Kiện toàn.")},
	{"CK02", "/signer/competence", competence("K/T. CỤC TRƯỞNG")},
	{"CK02", "/signer/competence", competence("KT CỤC TRƯỞNG")},
	{"CK02", "/signer/competence", competence("KT.CỤC TRƯỞNG")},
	{"CK02", "/signer/competence", competence("PHỤ TRÁCH")},
	{"CK02", "/signer/position", func(p *part.Paper) { p.Foot.Signer.Position = "KT. Phó Cục trưởng" }},
	{"CK03", "/signer/head_position", func(p *part.Paper) { p.Head.OrganName = "Ban Quản lý dự án"; competence("TL.")(p) }},
	{"CK03", "/signer/competence", competence("TM. CỤC TRƯỞNG")},
	{"CK03", "/signer/competence", competence("KT. Ủy ban nhân dân")},
	{"CK03", "/signer/head_position", func(p *part.Paper) { p.Foot.Signer.Competence, p.Foot.Signer.Position = "KT.", "Chuyên viên" }},
	{"CK04", "/signer/position", func(p *part.Paper) { p.Foot.Signer.Position = "Cục trưởng" }},
	{"CK05", "/signer/position", competence("Q. CỤC TRƯỞNG")},
	{"CK06", "/signer/competence", competence("TUQ. BỘ TRƯỞNG\nKT. CỤC TRƯỞNG")},
	{"CK06", "/signer/competence", competence("TL. BỘ TRƯỞNG\nTUQ. CỤC TRƯỞNG")},
	{"CK07", "/signer/competence", competence("KT. BỘ TRƯỞNG\nKT. CỤC TRƯỞNG")},
	{"CK08", "/signer/full_name", func(p *part.Paper) { p.Foot.Signer.FullName = "NGUYỄN THỊ NGA" }},
	{"CK09", "/signer/full_name", func(p *part.Paper) { p.Foot.Signer.FullName = "PGS. TS. Nguyễn Thị Nga" }},
	{"NN05", "/to_places/1", func(p *part.Paper) { p.Foot.ToPlaces[1] = "- Lưu: VT." }},
	{"NN05", "/archive/text", func(p *part.Paper) { p.Foot.Archive.Text = "Lưu hồ sơ." }},
	{"KG05", "/addressees/0", letter(func(p *part.Paper) { p.Addressees = []string{"Sở Tài chính; Sở Y tế"} })},
	{"NN06", "/to_places/0", func(p *part.Paper) { p.Foot.ToPlaces[0] = "Như trên" }},
	{"NN07", "/to_places/0", func(p *part.Paper) { p.Foot.ToPlaces[0] = "Như Điều 3, 4" }},
	{"ST01", "/drafter_code", func(p *part.Paper) { p.Foot.DrafterCode = "ntn" }},
	{"ST01", "/issued_amount", func(p *part.Paper) { p.Foot.DrafterCode = "" }},
	{"TL02", "/attachments/0/kind", func(p *part.Paper) { p.Attachments[0].Kind = "dieu-le" }},
	{"PL01", "/appendices/0/label", func(p *part.Paper) { p.Appendices[0].Label = "PHỤ LỤC KẾ HOẠCH" }},
	{"PL02", "/appendices/0/label", func(p *part.Paper) { p.Appendices[0].Label = "Phụ lục I" }},
	{"PL02", "/appendices/1/label", func(p *part.Paper) {
		p.Appendices = append(p.Appendices, part.Appendix{Label: "Phụ lục III", Table: members()})
	}},
	{"PL04", "/appendices/0/note", func(p *part.Paper) { p.Appendices[0].Note = "Kèm theo Quyết định" }},
	{"PL04", "/authority", func(p *part.Paper) { p.Authority = "CỤC TRƯỞNG" }},
	{"PL05", "/appendices/0/note", func(p *part.Paper) {
		p.Head.Medium = "electronic"
		p.Appendices[0].Note = "(Kèm theo Quyết định số 15/QĐ-VTLTNN ngày 05 tháng 01 năm 2026 của Cục trưởng)"
	}},
	{"PL05", "/attachments/0/note", func(p *part.Paper) {
		p.Head.Medium = "electronic"
		p.Attachments[0].Note = "(Kèm theo Quyết định của Cục trưởng ngày 05/01/2026)"
	}},
	{"PL05", "/appendices/0/note", func(p *part.Paper) {
		p.Appendices[0].Note = "(Kèm theo Quyết định số 16/QĐ-VTLTNN ngày 05 tháng 01 năm 2026 của Cục trưởng)"
	}},
	{"PL05", "/attachments/0/note", func(p *part.Paper) {
		p.Attachments[0].Note = "(Kèm theo Quyết định số     /QĐ-VTLTNN ngày 05 tháng 01 năm 2026 của Cục trưởng)"
	}},
	{"PL08", "/code_number", func(p *part.Paper) {
		p.Head.Medium, p.Head.Files = "electronic", "separate"
		p.Head.SignedAt, p.Head.CodeNumber = "2026-01-05T09:30:15+07:00", ""
	}},
	{"PL08", "/signed_at", func(p *part.Paper) {
		p.Head.Medium, p.Head.SignedAt = "electronic", "2026-01-04T16:59:59Z"
	}},
	{"PL08", "/signed_at", func(p *part.Paper) { p.Head.SignedAt = "2026-01-05T09:30:15+07:00" }},
	{"PL06", "/appendices", body("Điều 1. Ban hành kèm theo.\nĐiều 2. Hai.\nĐiều 3. Ba.")},
	{"PL09", "/body", body("Điều 1. Phụ lục.\nĐiều 2. Hai.\nĐiều 3. Ba.")},
	{"shape.required", "/body", func(p *part.Paper) { p.Plan.Body = part.Body{Nodes: []part.Node{}} }},
	{"shape.label", "/body/0/label", func(p *part.Paper) {
		p.Plan.Body = part.Body{Nodes: []part.Node{{Type: "gach", Label: "(1)", Text: "Một."}}}
	}},
	{"shape.required", "/attachments/0/body", attached("")},
	{"shape.required", "/appendices/0", func(p *part.Paper) { p.Appendices[0].Table = nil }},
	{"table.empty", "/appendices/0/table", func(p *part.Paper) { p.Appendices[0].Table.Rows = nil }},
	{"table.empty", "/tasks", func(p *part.Paper) { p.Plan.Tasks = &part.TaskTable{Columns: []part.TaskColumn{{Field: "task"}}} }},
	{"table.cells", "/appendices/0/table/rows/1/cells/1", func(p *part.Paper) {
		row := &p.Appendices[0].Table.Rows[1]
		row.Cells = append(row.Cells, part.Cell{Text: "thừa"})
	}},
	{"table.cells", "/appendices/0/table/rows/0/cells/0/rows", func(p *part.Paper) { p.Appendices[0].Table.Rows[0].Cells[0].Rows = 3 }},
	{"table.width", "/appendices/0/table/columns", func(p *part.Paper) { p.Appendices[0].Table.Columns[0].WidthMM = 158 }},
	{"table.width", "/appendices/0/table/columns", func(p *part.Paper) { p.Appendices[0].Table.Columns[0].WidthMM = math.MaxInt }},
	{"table.width", "/appendices/0/table/columns", func(p *part.Paper) {
		p.Appendices[0].Table.Columns = slices.Repeat([]part.TableColumn{{}}, 27)
	}},
	{"table.width", "/appendices/0/table/columns", func(p *part.Paper) { p.Appendices[0].Table.Columns = []part.TableColumn{{WidthMM: 161}} }},
	{"table.width", "/appendices/0/table/columns/0/width_mm", func(p *part.Paper) { p.Appendices[0].Table.Columns[0].WidthMM = 5 }},
	{"table.width", "/appendices/0/table/columns/0/width_mm", func(p *part.Paper) { p.Appendices[0].Table.Columns[0].WidthMM = 10 }}, // "STT" in bold
	{"table.cells", "/appendices/0/table/rows/1/cells/0", func(p *part.Paper) { p.Appendices[0].Table.Rows[1].Cells[0].Cols = math.MaxInt }},
	{"table.cells", "/appendices/0/table/rows/1/cells/0/rows", func(p *part.Paper) { p.Appendices[0].Table.Rows[1].Cells[0].Rows = math.MaxInt }},
	{"table.field", "/tasks/columns/1/field", func(p *part.Paper) {
		p.Plan.Tasks = &part.TaskTable{Columns: []part.TaskColumn{{Field: "task"}, {Field: "task"}}}
	}},
	{"table.due", "/tasks/groups/0/tasks/1/products/2/due", func(p *part.Paper) {
		p.Plan.Tasks = taskTable()
		p.Plan.Tasks.Columns = []part.TaskColumn{{Field: "task"}}
		p.Plan.Tasks.Groups[0].Tasks[1].Products[2].Due = &part.Due{Quarters: []int{1}}
	}},
	{"text.weekday", "/body", body("Điều 1. Họp vào thứ Hai, ngày 12/3/2027.")},
	{"text.weekday", "/body", body("Điều 1. Họp vào ngày 12 tháng 3 năm 2027 (thứ 2).")},
	{"text.self", "/body", body("Điều 3. Các đơn vị chịu trách nhiệm thi hành quyết định này.")},
	{"FM01", "/chair", begun(part.Line{Label: "Chủ trì:", Text: "Chủ trì : ông Nguyễn Văn A", Pointer: "/chair"})},
	{"FM01", "/event", begun(part.Line{Label: "Tới dự", Text: "tới dự Hội nghị", Pointer: "/event"})},
	{"FM01", "/invitees", begun(part.Line{Label: "Sở Nội vụ trân trọng kính mời:", Text: "Kính mời: ông A", Pointer: "/invitees"})},
	{"FM01", "/invitees/1", begun(part.Line{Label: "Sở Nội vụ trân trọng kính mời:", List: []string{"Ông A", "Kính mời Ông B"}, Pointer: "/invitees"})},
	{"FM01", "/caller", called("Giám đốc Sở điện:")},
	{"TY02", "/caller", called("Giám đốc Sở Nộі vụ")},
	{"TY02", "/addressees/1", called("Giám đốc", "Sở Tài chính", "Sở Nộі vụ")},
	{"TY02", "/invitees/0", begun(part.Line{Label: "Kính mời:", List: []string{"Sở Nộі vụ"}, Pointer: "/invitees"})},
	{"text.date", "/venue", begun(part.Line{Label: "Địa điểm:", Text: "Hội trường, ngày 31 tháng 6 năm 2026", Pointer: "/venue"})},
}

func article(label string) part.Node { return part.Node{Type: "dieu", Label: label, Text: "Một."} }

func body(text string) func(*part.Paper) { return func(p *part.Paper) { p.Plan.Body.Text = text } }

func attached(text string) func(*part.Paper) {
	return func(p *part.Paper) { p.Attachments[0].Body.Text = text }
}

func subject(text string) func(*part.Paper) { return func(p *part.Paper) { p.Head.Subject = text } }

// titled is the trích yếu of a document of that type.
func titled(slug, text string) func(*part.Paper) {
	return func(p *part.Paper) {
		p.Type, _ = nd30.TypeBySlug(slug)
		p.Head.Subject = text
	}
}

func ground(i int, text string) func(*part.Paper) {
	return func(p *part.Paper) { p.Grounds[i] = text }
}

// joinedGrounds are a law, of which no number is written, and a decree in one line.
const joinedGrounds = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024; Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"

func competence(text string) func(*part.Paper) {
	return func(p *part.Paper) { p.Foot.Signer.Competence = part.Competence(text) }
}

// begun puts a line before the content.
func begun(l part.Line) func(p *part.Paper) {
	return func(p *part.Paper) { p.Lines = append(p.Lines, l) }
}

// called are those whom a telegram calls.
func called(who string, to ...string) func(p *part.Paper) {
	return func(p *part.Paper) {
		p.Call = &part.Call{Who: who, Pointer: "/caller", Says: nd30.DienText, To: to}
	}
}

func TestWrong(t *testing.T) {
	for _, w := range wrongs {
		p := decision()
		w.spoil(p)
		found := p.Validate()
		i := slices.IndexFunc(found, func(p templates.Problem) bool { return p.Rule == w.rule && p.Path == w.path })
		if i < 0 {
			t.Errorf("%s at %s is not found; found: %v", w.rule, w.path, found)
			continue
		}
		if f := found[i]; f.Message == "" || f.Suggestion == "" || f.Severity == 0 || strings.Contains(f.Message+f.Suggestion, "%!") {
			t.Errorf("%+v is incomplete", f)
		}
	}
}

// silences are decisions of wrong shape, and checks that would say of them what is not so: the
// shape is what is wrong.
var silences = []struct {
	rule  string
	spoil func(p *part.Paper)
}{
	{"CC01", func(p *part.Paper) { p.Grounds = []string{""} }},
	{"text.weekday", body("Điều 1. Họp vào thứ Sáu, ngày 12/3/2027; ngày 12 tháng 3 năm 2027 (thứ sáu); thứ 6, ngày 12/3/2027; Chủ nhật, 14/3/2027.")},
	{"text.weekday", body("Điều 1. Từ thứ Hai đến thứ Sáu hằng tuần, ngày 12/3/2027 nghỉ; lần thứ hai ngày 12/3/2027.")},
	{"text.weekday", body("Điều 1. Họp vào thứ Hai, ngày 12/3; thứ Ba, ngày 31/02/2027.")},
	{"text.weekday", body("Điều 1. Tại Kỳ họp thứ Hai, ngày 12/3/2027; thứ nhất, nộp hồ sơ, thứ hai, ngày 12/3/2027 báo cáo.")},
	{"text.weekday", body("Điều 1. Hoàn thành ngày 12/3/2027, thứ hai là báo cáo kết quả.")},
	{"text.self", body("Điều 1. Các quyết định này đã hết hiệu lực; người có quyền quyết định này chịu trách nhiệm.")},
	{"text.self", body("Điều 1. Sửa đổi như sau: “thi hành quyết định này”.")},
	{"text.self", func(p *part.Paper) {
		p.Attachments[0].Body.Text = "Điều 1. Các đơn vị thi hành quyết định này."
	}},
	{"FM01", begun(part.Line{Label: "Chủ trì:", Text: "Chủ tịch: ông A", Pointer: "/chair"})},
	{"FM01", begun(part.Line{Label: "Địa điểm:", Text: "Địa điểm tổ chức thi", Pointer: "/venue"})},
	{"FM01", begun(part.Line{Text: "Ghi chú: không", Pointer: "/notes"})},
	{"NN07", body("")},
	{"NN07", tree(part.Node{Type: "dieu"}, part.Node{Type: "điều"}, part.Node{Type: "dieu"})},
	{"PL06", body("")},
	{"PL06", body("Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nĐiều 2. Khen thưởng 12 tập thể (có danh sách kèm theo).\nĐiều 3. Ba.")},
	{"PL06", func(p *part.Paper) {
		p.Attachments = nil
		p.Plan.Body.Text = "Điều 1. Ban hành kèm theo Quyết định này Danh mục hồ sơ.\nĐiều 2. Hai.\nĐiều 3. Ba."
	}},
	{"PL09", body("")},
	{"BC04", tree(part.Node{Type: "dieu", Text: "Một"}, part.Node{}, part.Node{Type: "dieu", Label: "Điều 3.", Text: "Ba"})},
	{"BC07", tree(part.Node{Type: "Diem", Text: "a. Một"})},
	{"CK03", func(p *part.Paper) { p.Foot.Signer.Competence, p.Foot.Signer.Position = "KT.", "" }},
	{"BC07", body("Điều 1. Sửa đổi:\n“a) Nội dung mới;\nb) Nội dung cũ.”")},
	{"BC07", body("Điều 1. Sửa đổi:\n“a) Theo “Đề án”;\nc. Cũ.”\nĐiều 2. Hai.")},
	{"BC07", body("Điều 1. Sửa đổi:\n\"a) Một;\nc) Ba.\"\nĐiều 2. Hai.")},
	{"BC07", body("Điều 1. Sửa đổi:\n“a) Một;\n“c) Ba.”\nd) Bốn\n.”\nĐiều 2. Hai.")},
	{"BC04", body("Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Phạm vi\n1. Một.”\nĐiều 2. Hai.\nĐiều 5 Luật Lưu trữ quy định việc này.\nĐiều 1 Quy chế cũng vậy.")},
	{"BC08", body("Điều 1. Một.\nC. Mác viết như vậy.\nX.\nV. I. Lê-nin cũng vậy.")},
	{"BC09", body("Điều 1. Một.\nC. Mác viết như vậy.")},
	{"BC08", attached("A. MỘT\nI. Một\nII. Hai\nB. HAI\nI. Một\nC. BA\nD. BỐN\nE. NĂM")},
	{"BC06", attached("A. MỘT\n1. Một.\nB. HAI\n1. Một.")},
	{"BC08", attached("Phần thứ nhất\nMỘT\nI. Một\nPhần thứ hai\nHAI\nI. Hai")},
	{"BC01", attached("Phần I\nMỘT\nChương I\nMột\nPhần II\nHAI\nChương I\nHai")},
	{"BC01", attached("Phần mở đầu\nMột câu.\nPhần I\nMỘT\nPhần kết luận")},
	{"BC03", attached("Phần mở đầu\nMột câu.")},
	{"BC08", attached("Phần I: MỘT\nI. Một\nPhần II: HAI\nI. Hai")},
	{"BC06", attached("I- MỘT\n1. Một.\n2. Hai.\nII- HAI\n1. Một.")},
	{"BC06", body("Điều 1: A\n1. Một.\n2. Hai.\nĐiều 2: B\n1. Một.")},
	{"BC08", attached("A. Nguyễn Văn A\nB. Trần Thị B\nC. Mác\nX-quang là cần.\nC/O form D.\nV.League")},
	{"BC06", attached("5 - 7 người tham dự.\n2.5 triệu đồng.\n10-12 giờ.\n1,5 triệu")},
	{"BC01", attached("Phần mềm: dùng chung.\nPhần II Luật Lưu trữ quy định.\nChương trình - kế hoạch")},
	{"BC06", body("1. Trên đây là quy định chung.\n2. Hai.")},
	{"text.blanks", body("Điều 1. Xem tại sonoivu.laocai.gov.vn, tệp báocáo.docx, Node.js, TP.Hồ Chí Minh, v.v.và ThS.Nguyễn, 1.250.000 đồng, a@xã.vn, tp.HCM.")},
	{"text.date", body("Điều 1. Từ 01/02/2027 đến 28/02/2027.")},
	{"BC06", body("1. Một.\n2. Đề nghị các đơn vị báo cáo.")},
	{"NN01", body("Điều 1. Kiện toàn.\nNơi nhận hồ sơ: Bộ phận Một cửa.")},
	{"DD04", body("Điều 1. Xong trước ngày 31/6/2026.")},
	{"text.date", body("Điều 1. Thay Quyết định số 5/QĐ-UBND ngày 31/6/2026.")},
	{"CC04", ground(0, "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ")},
	{"CC04", ground(0, joinedGrounds)},
	{"TY02", body("Điều 1. Hạt nhỏ hơn 5 μm, điện trở 3 kΩ; Ω là ký hiệu.")},
	{"DD04", body("Điều 1. Từ ngày 29 tháng 02 đến tháng 12 năm 2026, trong 18 tháng, lương tháng 13, ngày 28/12/2022.")},
	{"CC03", ground(0, "Căn cứ Quyết định số 1/QĐ-UBND ngày 08/12/2021 của Chủ tịch; Quyết định số 2/QĐ-UBND ngày 08/12/2022 của Chủ tịch")},
	{"TY10", subject("Về công tác của UBND, HĐND, TTHC, CCHC năm 2026")},
	{"TY10", subject("Ban hành Quy chế “Một cửa”")},
	{"TY10", subject("Quyết định chủ trương đầu tư Dự án Đường tỉnh 156")},
	{"TY10", subject("Quyết định giá đất cụ thể")},
	{"TY10", titled("ke-hoach", "Kế hoạch hóa gia đình năm 2026")},
	{"TY10", titled("huong-dan", "Hướng dẫn viên du lịch quốc tế")},
	{"TY10", titled("de-an", "Đề án 06")},
	{"TY10", titled("chuong-trinh", "Chương trình mục tiêu quốc gia giảm nghèo năm 2026")},
	{"TY10", titled("bao-cao", "Báo cáo tài chính năm 2025")},
	{"PL06", func(p *part.Paper) {
		p.Appendices = nil
		p.Plan.Body.Text = "Điều 1. Ban hành kèm theo, theo Phụ lục I Nghị định số 30/2020/NĐ-CP.\nĐiều 2. Hai.\nĐiều 3. Ba."
	}},
	{"DD01", func(p *part.Paper) { p.Head.IssuedDate, p.Head.CodeNumber = "2026", "" }},
	{"table.cells", func(p *part.Paper) { p.Appendices[0].Table.Columns = nil }},
	{"table.width", func(p *part.Paper) { p.Appendices[0].Table.Columns[0].WidthMM = math.MinInt }},
}

func tree(nodes ...part.Node) func(*part.Paper) {
	return func(p *part.Paper) { p.Plan.Body = part.Body{Nodes: nodes} }
}

func TestSilent(t *testing.T) {
	for _, s := range silences {
		p := decision()
		s.spoil(p)
		for _, problem := range p.Validate() {
			if problem.Rule == s.rule {
				t.Errorf("%+v", problem)
			}
		}
	}
}

// floods are decisions with more of something than their shape allows. Checking them costs no more
// than reading them: n times as much costs about n times as much.
func floods(n int) map[string]func(p *part.Paper) {
	return map[string]func(p *part.Paper){
		"columns and rows": func(p *part.Paper) {
			p.Appendices[0].Table.Columns = make([]part.TableColumn, 20*n)
			p.Appendices[0].Table.Rows = make([]part.TableRow, 20*n)
		},
		"fields": func(p *part.Paper) {
			p.Plan.Tasks = &part.TaskTable{}
			for i := range 20 * n {
				p.Plan.Tasks.Columns = append(p.Plan.Tasks.Columns, part.TaskColumn{Field: strconv.Itoa(i)})
			}
		},
		"articles of a recipient": func(p *part.Paper) { p.Foot.ToPlaces[0] = "Như Điều" + strings.Repeat(" 9", 100*n) },
		"lines of authority": func(p *part.Paper) {
			p.Foot.Signer.Competence = part.Competence(strings.Repeat("KT.\n", 10*n))
			p.Foot.Signer.Position = "Thứ trưởng" + strings.Repeat(" x", 50*n)
		},
		"authority miswritten": func(p *part.Paper) { p.Foot.Signer.Competence = part.Competence(strings.Repeat("K/T ", 20*n)) },
		"dates":                body("Điều 1. " + strings.Repeat("tháng 13 ", 5*n)),
		"quotation marks":      body("Điều 1. Một.\n" + strings.Repeat("“\n", 5*n)),
		"marks of a quotation": body("Điều 1. Một.\n" + strings.Repeat("“\n", 2*n) + strings.Repeat("x”\n“\n", 2*n)),
		"grounds of a line":    func(p *part.Paper) { p.Grounds[0] = strings.Repeat("Căn cứ Luật; ", 2*n) },
		"letters of a label": tree(part.Node{
			Type: "khoan", Label: strings.Repeat("1", 200*n), Children: slices.Repeat([]part.Node{{Type: "tieu_khoan"}}, 20*n),
		}),
	}
}

func TestFloods(t *testing.T) { checkFloods(t, decision, floods) }

// The sizes of floods. Of the larger one a check that looks at each pair costs four times as much.
const (
	flooded = 1000
	tries   = 8
	most    = 3 // times as much, where twice as much is fair
)

// checkFloods compares what checking the papers costs with what it costs of twice as much.
func checkFloods(t *testing.T, paper func() *part.Paper, floods func(n int) map[string]func(p *part.Paper)) {
	t.Helper()
	small, large := floods(flooded), floods(2*flooded)
	for _, name := range slices.Sorted(maps.Keys(small)) {
		if few, many := costs(checking(paper, small[name]), checking(paper, large[name])); many > most*few {
			t.Errorf("%s: %v, and %v for twice as much", name, few, many)
		}
	}
}

// costs is the least that each of both takes, measured until the second takes at most as much more as
// it may, or too often does not: another process may take caches and memory from one of them, but
// not each time.
func costs(small, large func() time.Duration) (few, many time.Duration) {
	few, many = small(), large()
	for range tries {
		few = max(few, time.Millisecond/2) // the clock is not finer
		if many <= most*few {
			break
		}
		few, many = min(few, small()), min(many, large())
	}
	return few, many
}

// checking measures how long the processor works on checking the flooded paper.
func checking(paper func() *part.Paper, flood func(p *part.Paper)) func() time.Duration {
	return func() time.Duration {
		p := paper()
		flood(p)
		runtime.GC() // and none while it is measured: a larger heap is swept more often
		defer debug.SetGCPercent(debug.SetGCPercent(-1))
		start := spent()
		_ = p.Validate()
		return spent() - start
	}
}

// Twice as much that costs four times as much is found each time; that another process was in the
// way once is not held against a check.
func TestCosts(t *testing.T) {
	taking := func(ms ...int) func() time.Duration {
		n := -1
		return func() time.Duration {
			n++
			return time.Duration(ms[n%len(ms)]) * time.Millisecond
		}
	}
	for _, c := range []struct {
		small, large []int
		steep        bool
	}{
		{[]int{10}, []int{20}, false},
		{[]int{10}, []int{95, 70, 20}, false},
		{[]int{10, 30}, []int{40}, true},
		{[]int{10}, []int{40, 90}, true},
	} {
		if few, many := costs(taking(c.small...), taking(c.large...)); many > most*few != c.steep {
			t.Errorf("%v and %v: %v and %v", c.small, c.large, few, many)
		}
	}
}

func TestEveryCheckIsTried(t *testing.T) {
	for _, id := range part.CheckIDs() {
		tried := false
		for _, w := range wrongs {
			tried = tried || w.rule == id
		}
		for _, w := range stampWrongs {
			tried = tried || w.rule == id
		}
		for _, w := range wrongReports {
			tried = tried || w.rule == id
		}
		for _, w := range signed {
			tried = tried || w.rule == id && w.severity != 0
		}
		if _, known := nd30.CheckByID(id); !tried || !known && !strings.Contains(id, ".") {
			t.Errorf("%s: tried %v, of the decree %v", id, tried, known)
		}
	}
}

// signatures are the cases of Đ13: what is written and what is printed.
var signatures = []struct{ competence, position, want string }{
	{"", "Bộ trưởng", "BỘ TRƯỞNG"},
	{"KT.", "Thứ trưởng", "KT. BỘ TRƯỞNG / THỨ TRƯỞNG"},
	{"KT.", "Phó Giám đốc", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"},
	{"TL. KT.", "Phó Trưởng phòng Lưu trữ", "TL. CỤC TRƯỞNG / KT. TRƯỞNG PHÒNG LƯU TRỮ / PHÓ TRƯỞNG PHÒNG"},
	{"TL.", "Chánh Văn phòng", "TL. CỤC TRƯỞNG / CHÁNH VĂN PHÒNG"},
	{"TL. KT.", "Phó Chánh Văn phòng", "TL. CỤC TRƯỞNG / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG"},
	{"TUQ.", "Giám đốc Trung tâm Lưu trữ quốc gia I", "TUQ. CỤC TRƯỞNG / GIÁM ĐỐC\nTRUNG TÂM LƯU TRỮ QUỐC GIA I"},
	{"TL. Bộ trưởng", "Chánh Văn phòng", "TL. BỘ TRƯỞNG / CHÁNH VĂN PHÒNG"},
	{"Q.", "Cục trưởng", "Q. CỤC TRƯỞNG"},
	{"Q. CỤC TRƯỞNG", "Cục trưởng", "Q. CỤC TRƯỞNG"},
	{"TUQ. GIÁM ĐỐC", "Trưởng phòng Tổ chức", "TUQ. GIÁM ĐỐC / TRƯỞNG PHÒNG TỔ CHỨC"},
}

func TestSignature(t *testing.T) {
	for _, s := range signatures {
		p := decision()
		p.Foot.Signer = part.Signer{Competence: part.Competence(s.competence), Position: s.position, FullName: "Nguyễn Thị Nga"}
		for _, problem := range p.Validate() {
			t.Errorf("%q, %q: %+v", s.competence, s.position, problem)
		}
		if got := strings.Join(textsOf(p, nd30.QuyenHan, nd30.ChucVu), " / "); got != s.want {
			t.Errorf("%q, %q: printed %q, want %q", s.competence, s.position, got, s.want)
		}
	}
}

// doubled are marks and words that were typed where the form prints them, and what is printed.
var doubled = []struct {
	spoil func(p *part.Paper)
	role  render.Role
	want  string
}{
	{func(p *part.Paper) { p.Head.Place = "Hà Nội," }, nd30.DiaDanhThoiGian, "Hà Nội, ngày 05 tháng 01 năm 2026"},
	{func(p *part.Paper) { p.Authority = "Cục trưởng:" }, nd30.ThamQuyen, "CỤC TRƯỞNG"},
	{func(p *part.Paper) { p.Grounds = []string{"- Căn cứ Luật Lưu trữ;"} }, nd30.CanCu, "Căn cứ Luật Lưu trữ."},
	{body("Một /."), nd30.NoiDung, "Một./."},
	{body("Một./"), nd30.NoiDung, "Một./."},
	{body("Một./."), nd30.NoiDung, "Một./."},
}

func TestDoubled(t *testing.T) {
	for _, d := range doubled {
		p := decision()
		p.Attachments, p.Appendices = nil, nil
		d.spoil(p)
		got := strings.NewReplacer("\u00a0", " ", "\u2011", "-").Replace(strings.Join(textsOf(p, d.role), " / "))
		if got != d.want {
			t.Errorf("printed %q, want %q", got, d.want)
		}
	}
}
