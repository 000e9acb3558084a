package nd30

import "vanban/render"

// Sample is a row of the table of type samples (PL I.V): how a component is set.
type Sample struct {
	Row              string // number in the table: "1", "5a", "6b"
	Component        string
	Case             Case
	MinSize, MaxSize render.Length // 0 for a rule
	Style            Style
	Text             string        // the decree's sample without its dotted gaps; lines are separated by "\n"
	SampleSize       render.Length // of that text
	Clause           string
	Role             render.Role   // empty for a rule
	Small, Large     render.Length // the size in each preset
}

// Case is the kind of letters a component is set in.
type Case uint8

// The cases, in the decree's words.
const (
	NoCase   Case = iota // a rule has none
	InHoa                // in hoa: capitals throughout
	InThuong             // in thường: as in a sentence
)

// Style is the face a component is set in.
type Style uint8

// The styles, in the decree's words.
const (
	NoStyle    Style = iota // a rule has none
	Dung                    // đứng: upright
	DungDam                 // đứng, đậm: upright, bold
	Nghieng                 // nghiêng: italic
	NghiengDam              // nghiêng, đậm: italic, bold
)

// Bold reports whether the style is đậm.
func (s Style) Bold() bool { return s == DungDam || s == NghiengDam }

// Italic reports whether the style is nghiêng.
func (s Style) Italic() bool { return s == Nghieng || s == NghiengDam }

// The sizes of type there are.
const (
	pt10 = 10 * render.Pt
	pt11 = 11 * render.Pt
	pt12 = 12 * render.Pt
	pt13 = 13 * render.Pt
	pt14 = 14 * render.Pt
)

// Samples are the 41 rows of the table in its order. The sizes of a preset go up and down
// together, as the footnote of the table asks.
var Samples = []Sample{
	{"1", "Quốc hiệu", InHoa, pt12, pt13, DungDam, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", pt12, "PL I.II.1a", QuocHieu, pt12, pt13},
	{"1", "Tiêu ngữ", InThuong, pt13, pt14, DungDam, "Độc lập - Tự do - Hạnh phúc", pt13, "PL I.II.1b", TieuNgu, pt13, pt14},
	{"1", "Dòng kẻ bên dưới", NoCase, 0, 0, NoStyle, "", 0, "PL I.II.1b", "", 0, 0},
	{"2", "Tên cơ quan, tổ chức chủ quản trực tiếp", InHoa, pt12, pt13, Dung, "BỘ NỘI VỤ", pt12, "PL I.II.2b", CoQuanChuQuan, pt12, pt13},
	{"2", "Tên cơ quan, tổ chức ban hành văn bản", InHoa, pt12, pt13, DungDam, "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", pt12, "PL I.II.2b", CoQuanBanHanh, pt12, pt13},
	{"2", "Dòng kẻ bên dưới", NoCase, 0, 0, NoStyle, "", 0, "PL I.II.2b", "", 0, 0},
	{"3", "Số, ký hiệu của văn bản", InThuong, pt13, pt13, Dung, "Số: 15/QĐ-BNV; Số: 05/BNV-VP; Số: 12/UBND-VX", pt13, "PL I.II.3c", SoKyHieu, pt13, pt13},
	{"4", "Địa danh và thời gian ban hành văn bản", InThuong, pt13, pt14, Nghieng, "Hà Nội, ngày 05 tháng 01 năm 2020\nThành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019", pt13, "PL I.II.4c", DiaDanhThoiGian, pt13, pt14},
	{"5a", "Tên loại văn bản", InHoa, pt13, pt14, DungDam, "CHỈ THỊ", pt14, "PL I.II.5b", TenLoai, pt13, pt14},
	{"5a", "Trích yếu nội dung", InThuong, pt13, pt14, DungDam, "Về công tác phòng, chống lụt bão", pt14, "PL I.II.5b", TrichYeu, pt13, pt14},
	{"5a", "Dòng kẻ bên dưới", NoCase, 0, 0, NoStyle, "", 0, "PL I.II.5b", "", 0, 0},
	{"5b", "Trích yếu nội dung công văn", InThuong, pt12, pt13, Dung, "V/v nâng bậc lương năm 2019", pt12, "PL I.II.5b", TrichYeuCongVan, pt12, pt13},
	{"6", "Nội dung văn bản", InThuong, pt13, pt14, Dung, "Trong công tác chỉ đạo ...", pt14, "PL I.II.6e", NoiDung, pt13, pt14},
	{"6a", "Từ “Phần”, “Chương” và số thứ tự của phần, chương", InThuong, pt13, pt14, DungDam, "Phần I\nChương I", pt14, "PL I.II.6đ", Phan, pt13, pt14},
	{"6a", "Tiêu đề của phần, chương", InHoa, pt13, pt14, DungDam, "QUY ĐỊNH CHUNG", pt14, "PL I.II.6đ", TieuDePhan, pt13, pt14},
	{"6a", "Từ “Mục” và số thứ tự", InThuong, pt13, pt14, DungDam, "Mục 1", pt14, "PL I.II.6đ", Muc, pt13, pt14},
	{"6a", "Tiêu đề của mục", InHoa, pt13, pt14, DungDam, "QUẢN LÝ VĂN BẢN", pt14, "PL I.II.6đ", TieuDeMuc, pt13, pt14},
	{"6a", "Từ “Tiểu mục” và số thứ tự", InThuong, pt13, pt14, DungDam, "Tiểu mục 1", pt14, "PL I.II.6đ", TieuMuc, pt13, pt14},
	{"6a", "Tiêu đề của tiểu mục", InHoa, pt13, pt14, DungDam, "QUẢN LÝ VĂN BẢN ĐI", pt14, "PL I.II.6đ", TieuDeTieuMuc, pt13, pt14},
	{"6a", "Điều", InThuong, pt13, pt14, DungDam, "Điều 1. Bản sao văn bản", pt14, "PL I.II.6đ", Dieu, pt13, pt14},
	{"6a", "Khoản", InThuong, pt13, pt14, Dung, "1. Các hình thức ...", pt14, "PL I.II.6đ", Khoan, pt13, pt14},
	{"6a", "Điểm", InThuong, pt13, pt14, Dung, "a) Đối với ....", pt14, "PL I.II.6đ", Diem, pt13, pt14},
	{"6b", "Từ “Phần” và số thứ tự", InThuong, pt13, pt14, DungDam, "Phần I", pt14, "PL I.II.6đ", Phan, pt13, pt14},
	{"6b", "Tiêu đề của phần", InHoa, pt13, pt14, DungDam, "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ...", pt14, "PL I.II.6đ", TieuDePhan, pt13, pt14},
	{"6b", "Số thứ tự và tiêu đề của mục", InHoa, pt13, pt14, DungDam, "I. NHỮNG KẾT QUẢ...", pt14, "PL I.II.6đ", MucLaMa, pt13, pt14},
	{"6b", "Khoản có tiêu đề", InThuong, pt13, pt14, DungDam, "1. Phạm vi và đối tượng áp dụng", pt14, "PL I.II.6đ", KhoanTieuDe, pt13, pt14},
	{"6b", "Khoản không có tiêu đề", InThuong, pt13, pt14, Dung, "1. Quyết định này có hiệu lực thi hành kể từ ngày…", pt14, "PL I.II.6đ", Khoan, pt13, pt14},
	{"6b", "Điểm", InThuong, pt13, pt14, Dung, "a) Đối với ....", pt14, "PL I.II.6đ", Diem, pt13, pt14},
	{"7", "Quyền hạn của người ký", InHoa, pt13, pt14, DungDam, "TM. ỦY BAN NHÂN DÂN\nKT. BỘ TRƯỞNG", pt14, "PL I.II.7đ", QuyenHan, pt13, pt14},
	{"7", "Chức vụ của người ký", InHoa, pt13, pt14, DungDam, "CHỦ TỊCH\nTHỨ TRƯỞNG", pt14, "PL I.II.7đ", ChucVu, pt13, pt14},
	{"7", "Họ tên của người ký", InThuong, pt13, pt14, DungDam, "Nguyễn Văn A\nTrần Văn B", pt14, "PL I.II.7đ", HoTen, pt13, pt14},
	{"8a", "Từ “Kính gửi” và tên cơ quan, tổ chức, cá nhân nhận văn bản", InThuong, pt13, pt14, Dung, "Kính gửi: Bộ Nội vụ\nKính gửi:\n- Bộ Nội vụ;\n- Bộ Kế hoạch và Đầu tư;\n- Bộ Tài chính.", pt14, "PL I.II.9d", KinhGui, pt13, pt14},
	{"8b", "Từ “Nơi nhận”", InThuong, pt12, pt12, NghiengDam, "Nơi nhận:", pt12, "PL I.II.9d", NoiNhan, pt12, pt12},
	{"8b", "Tên cơ quan, tổ chức, cá nhân nhận văn bản", InThuong, pt11, pt11, Dung, "- Các bộ, cơ quan ngang bộ, ...;\n- Lưu: VT, TCCB.\n- Như trên;\n- Lưu: VT, NVĐP.", pt11, "PL I.II.9d", NoiNhanDong, pt11, pt11},
	{"9", "Từ “Phụ lục” và số thứ tự của phụ lục", InThuong, pt14, pt14, DungDam, "Phụ lục I", pt14, "PL I.III.1b", PhuLuc, pt14, pt14},
	{"9", "Tiêu đề của phụ lục", InHoa, pt13, pt14, DungDam, "BẢNG CHỮ VIẾT TẮT", pt14, "PL I.III.1b", TieuDePhuLuc, pt13, pt14},
	{"10", "Dấu chỉ mức độ khẩn", InHoa, pt13, pt14, DungDam, "HỎA TỐC\nTHƯỢNG KHẨN\nKHẨN", pt13, "PL I.III.2b", MucDoKhan, pt13, pt13},
	{"11", "Ký hiệu người soạn thảo văn bản và số lượng bản phát hành", InThuong, pt11, pt11, Dung, "PL.(300)", pt11, "PL I.III.3", NguoiSoanThao, pt11, pt11},
	{"12", "Địa chỉ cơ quan, tổ chức; thư điện tử; trang thông tin điện tử; số điện thoại; số Fax", InThuong, pt11, pt12, Dung, "Số:\nĐT:\nFax:\nE-Mail:\nWebsite:", pt11, "PL I.III.4", DiaChi, pt11, pt11},
	{"13", "Chỉ dẫn về phạm vi lưu hành", InHoa, pt13, pt14, DungDam, "XEM XONG TRẢ LẠI\nLƯU HÀNH NỘI BỘ", pt13, "PL I.III.2c", PhamViLuuHanh, pt13, pt13},
	{"14", "Số trang", InThuong, pt13, pt14, Dung, "2, 7, 13", pt14, "PL I.I.7", SoTrang, pt13, pt14},
}

// SampleOf returns the first sample of the role, and false when the table has none.
func SampleOf(role render.Role) (Sample, bool) {
	for _, s := range Samples {
		if s.Role == role && role != "" {
			return s, true
		}
	}
	return Sample{}, false
}

// Size returns the size that the preset takes from the row's range.
func (s Sample) Size(p Preset) render.Length {
	if p == Small {
		return s.Small
	}
	return s.Large
}
