package nd30

import "vanban/render"

// The roles of paragraphs: the decree's components by their own names, without diacritics.
const (
	// Head (PL I.II.1 to II.5).
	QuocHieu        render.Role = "QuocHieu"        // Quốc hiệu; PL I.II.1a
	TieuNgu         render.Role = "TieuNgu"         // Tiêu ngữ; PL I.II.1b
	CoQuanChuQuan   render.Role = "CoQuanChuQuan"   // cơ quan, tổ chức chủ quản trực tiếp; PL I.II.2b
	CoQuanBanHanh   render.Role = "CoQuanBanHanh"   // cơ quan, tổ chức ban hành; PL I.II.2b
	SoKyHieu        render.Role = "SoKyHieu"        // số, ký hiệu; PL I.II.3c
	DiaDanhThoiGian render.Role = "DiaDanhThoiGian" // địa danh và thời gian ban hành; PL I.II.4c
	TenLoai         render.Role = "TenLoai"         // tên loại; PL I.II.5b
	TrichYeu        render.Role = "TrichYeu"        // trích yếu nội dung; PL I.II.5b
	TrichYeuCongVan render.Role = "TrichYeuCongVan" // trích yếu của công văn, "V/v …"; PL I.II.5b
	KinhGui         render.Role = "KinhGui"         // Kính gửi; PL I.II.9d
	KinhGuiDong     render.Role = "KinhGuiDong"     // một nơi trong Kính gửi, "- …;"; PL I.II.9d
	LoiGoi          render.Role = "LoiGoi"          // "… điện:", "… trân trọng giới thiệu:"; PL III/1.6, PL III/1.8
	LoiGoiDong      render.Role = "LoiGoiDong"      // một nơi nhận điện, "- …;"; PL III/1.6
	ThamQuyen       render.Role = "ThamQuyen"       // thẩm quyền ban hành, "BỘ TRƯỞNG BỘ NỘI VỤ"; PL III/1.2
	LenhBanHanh     render.Role = "LenhBanHanh"     // "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"; PL III/1.2
	CanCu           render.Role = "CanCu"           // căn cứ ban hành; PL I.II.6a
	KyGhiChu        render.Role = "KyGhiChu"        // thông tin chữ ký số, on a file of its own; PL I.II.8b

	// Content (PL I.II.6).
	NoiDung       render.Role = "NoiDung"       // đoạn nội dung; PL I.II.6e
	Phan          render.Role = "Phan"          // "Phần I"; PL I.II.6đ
	TieuDePhan    render.Role = "TieuDePhan"    // tiêu đề phần; PL I.II.6đ
	Chuong        render.Role = "Chuong"        // "Chương I"; PL I.II.6đ
	TieuDeChuong  render.Role = "TieuDeChuong"  // tiêu đề chương; PL I.II.6đ
	Muc           render.Role = "Muc"           // "Mục 1"; PL I.II.6đ
	TieuDeMuc     render.Role = "TieuDeMuc"     // tiêu đề mục; PL I.II.6đ
	TieuMuc       render.Role = "TieuMuc"       // "Tiểu mục 1"; PL I.II.6đ
	TieuDeTieuMuc render.Role = "TieuDeTieuMuc" // tiêu đề tiểu mục; PL I.II.6đ
	MucLaMa       render.Role = "MucLaMa"       // mục của cách trình bày thứ hai, "I. TIÊU ĐỀ"; PL I.V.6b
	Dieu          render.Role = "Dieu"          // "Điều 1. Tiêu đề"; PL I.II.6đ
	DieuKhongTen  render.Role = "DieuKhongTen"  // điều whose text runs on after "Điều 1."; PL III/1.2
	KhoanTieuDe   render.Role = "KhoanTieuDe"   // khoản có tiêu đề, "1. Tiêu đề"; PL I.V.6b
	Khoan         render.Role = "Khoan"         // khoản không có tiêu đề, "1. …"; PL I.V.6b
	TieuKhoan     render.Role = "TieuKhoan"     // "1.1. …"; practice
	Diem          render.Role = "Diem"          // điểm, "a) …"; PL I.II.6đ
	GachDauDong   render.Role = "GachDauDong"   // gạch đầu dòng, "- …"; practice
	DauCong       render.Role = "DauCong"       // dấu cộng, "+ …"; practice

	// Foot (PL I.II.7 to II.9, PL I.III.3).
	QuyenHan      render.Role = "QuyenHan"      // quyền hạn, "KT. BỘ TRƯỞNG"; PL I.II.7đ
	ChucVu        render.Role = "ChucVu"        // chức vụ; PL I.II.7đ
	ChucVuKhac    render.Role = "ChucVuKhac"    // chức vụ khác, above the name; PL I.II.7c
	ChuKy         render.Role = "ChuKy"         // chữ ký: the line below the chức vụ, empty until somebody signs; PL I.II.7d
	HoTen         render.Role = "HoTen"         // họ tên; PL I.II.7đ
	HoTenLien     render.Role = "HoTenLien"     // họ tên right below a chức vụ khác; PL I.II.7c
	LoiChao       render.Role = "LoiChao"       // the greeting that ends a letter, "Thân ái!"; practice
	DaKy          render.Role = "DaKy"          // "(Đã ký)", where the signature is in the copied document; practice
	HinhThucSao   render.Role = "HinhThucSao"   // hình thức sao, "SAO Y"; PL I-2.II.2b
	NoiNhan       render.Role = "NoiNhan"       // "Nơi nhận:"; PL I.II.9d
	NoiNhanDong   render.Role = "NoiNhanDong"   // một nơi nhận, "- …;"; PL I.II.9d
	XacNhan       render.Role = "XacNhan"       // xác nhận của nơi nghỉ phép; PL III/1.10
	NguoiSoanThao render.Role = "NguoiSoanThao" // ký hiệu người soạn thảo, số bản phát hành; PL I.III.3
	DiaChi        render.Role = "DiaChi"        // địa chỉ, thư điện tử, điện thoại; PL I.III.4

	// Appendices and accompanying documents (PL I.III.1).
	PhuLuc       render.Role = "PhuLuc"       // "Phụ lục I"; PL I.III.1b
	TieuDePhuLuc render.Role = "TieuDePhuLuc" // tiêu đề phụ lục; PL I.III.1b
	KemTheo      render.Role = "KemTheo"      // "(Kèm theo …)"; PL I.III.1c

	// Marks (PL I.III.2, PL I.I.7).
	MucDoKhan     render.Role = "MucDoKhan"     // mức độ khẩn; PL I.III.2b
	PhamViLuuHanh render.Role = "PhamViLuuHanh" // chỉ dẫn phạm vi lưu hành; PL I.III.2c
	DuThao        render.Role = "DuThao"        // "DỰ THẢO"; ours
	SoTrang       render.Role = "SoTrang"       // số trang; PL I.I.7

	// Tables and charts, which the decree leaves open.
	BangTieuDe  render.Role = "BangTieuDe"  // tiêu đề cột
	BangNhom    render.Role = "BangNhom"    // dòng nhóm
	BangNoiDung render.Role = "BangNoiDung" // chữ trong ô
	BangGiua    render.Role = "BangGiua"    // chữ trong ô, căn giữa
	BangDeu     render.Role = "BangDeu"     // chữ trong ô, căn đều hai bên
	BangSo      render.Role = "BangSo"      // số trong ô, căn phải
	TenBang     render.Role = "TenBang"     // tên bảng, tên biểu đồ
	DonViTinh   render.Role = "DonViTinh"   // "Đơn vị tính: …", trên bảng
)
