package nd30

import "vanban/render"

// The phrases that the decree dictates. Where it writes both HÒA and HOÀ, ours is the first;
// readers accept both.
const (
	QuocHieuText   = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"                // PL I.II.1a
	TieuNguText    = "Độc lập - Tự do - Hạnh phúc"                       // PL I.II.1b
	SoText         = "Số:"                                               // before the number; PL I.II.3c
	VeViecText     = "V/v"                                               // before the trích yếu of a công văn; PL I.II.5b
	VeViecTrongCau = "về việc"                                           // what it stands for
	KinhGuiText    = "Kính gửi:"                                         // PL I.II.9d
	NoiNhanText    = "Nơi nhận:"                                         // PL I.II.9d
	NhuTrenText    = "Như trên"                                          // first recipient where there is Kính gửi; PL I.V.8
	NhuDieuText    = "Như Điều"                                          // first recipient of a decision or resolution; PL III/1.1
	LuuText        = "Lưu:"                                              // last of the recipients; PL I.II.9d
	VanThuText     = "VT"                                                // văn thư, in the line of Lưu
	CanCuText      = "Căn cứ"                                            // PL I.II.6a
	TheoDeNghiText = "Theo đề nghị của"                                  // the last ground of a decision; PL III/1.2
	QuyetNghiText  = "QUYẾT NGHỊ:"                                       // PL III/1.1
	QuyetDinhText  = "QUYẾT ĐỊNH:"                                       // PL III/1.2
	PhuLucText     = "Phụ lục"                                           // PL I.III.1b
	KemTheoText    = "Kèm theo"                                          // PL I.III.1c
	DienText       = "điện:"                                             // before those whom a công điện addresses; PL III/1.6
	GioiThieuText  = "trân trọng giới thiệu:"                            // behind the agency; PL III/1.8
	KinhMoiText    = "trân trọng kính mời:"                              // behind the agency; PL III/1.7
	ToiDuText      = "Tới dự"                                            // before the meeting; PL III/1.7
	ChuTriText     = "Chủ trì:"                                          // PL III/1.7
	ThoiGianText   = "Thời gian:"                                        // PL III/1.7
	DiaDiemText    = "Địa điểm:"                                         // PL III/1.7
	ChucVuText     = "Chức vụ:"                                          // PL III/1.8
	DuocCuDenText  = "Được cử đến:"                                      // PL III/1.8
	VeViecLineText = "Về việc:"                                          // PL III/1.8
	DonViTinhText  = "Đơn vị tính:"                                      // above a table; practice
	EndMark        = "./."                                               // closes the content; every form of Annex III
	NoFormText     = "Nghị định không có mẫu; cách trình bày của vanban" // ours: of types that Annex III draws no form of
	DaKyText       = "(Đã ký)"                                           // in a copy, in place of the signature; practice
	DienThoaiText  = "ĐT:"                                               // in the address; PL I.V.12
	FaxText        = "Fax:"                                              // the same
	EMailText      = "E-Mail:"                                           // the same
	WebsiteText    = "Website:"                                          // the same
	DuThaoText     = "DỰ THẢO"                                           // ours, not the decree's: marks a draft
)

// The sentences of form 1.8, with room for the salutation and the day.
const (
	TaoDieuKienText = "Đề nghị Quý cơ quan tạo điều kiện để %s có tên ở trên hoàn thành nhiệm vụ."
	CoGiaTriText    = "Giấy này có giá trị đến hết %s."
)

// What form 1.9 says before what is filled in. The meeting is one of three in the last two.
const (
	BatDauText   = "Thời gian bắt đầu:"
	ThamDuText   = "Thành phần tham dự:"
	ChuToaText   = "Chủ trì (chủ tọa):"
	ThuKyText    = "Thư ký (người ghi biên bản):"
	DienBienText = "Nội dung (theo diễn biến %s):"
	KetThucText  = "%s kết thúc vào"
)

// ThuKyTitle and ChuToaTitle stand above the two signatures of form 1.9.
const (
	ThuKyTitle  = "THƯ KÝ"
	ChuToaTitle = "CHỦ TỌA"
	HoSoText    = "Hồ sơ" // of the meeting, in its line of Lưu
)

// What form 1.10 says, with room for what is filled in.
const (
	XetDonText     = "Xét Đơn đề nghị nghỉ phép %s của %s %s"                                   // the day, ông or bà, the name
	CapChoText     = "%s cấp cho:"                                                              // the agency
	DuocNghiText   = "Được nghỉ phép trong thời gian %s ngày làm việc kể từ %s đến hết %s tại"  // how many, the first and the last
	TinhVaoText    = "Số ngày nghỉ phép nêu trên được tính vào thời gian"                       // before what the days count as
	XacNhanText    = "Xác nhận của cơ quan (tổ chức) hoặc chính quyền địa phương nơi nghỉ phép" // by whom is still open
	XacNhanCuaText = "Xác nhận của"                                                             // the body that confirms
	ChuKyDauText   = "(Chữ ký, dấu)"                                                            // where it is put
	HoVaTenText    = "Họ và tên"                                                                // who signs there
)

// Prefix is what stands before the name of a collective or the head's position when another
// signs (PL I.II.7b).
type Prefix struct {
	Text       string // "KT."
	Name       string // "ký thay"
	Collective bool   // stands before a collective's name, not before a position
	Clause     string
}

// Prefixes are all there are.
var Prefixes = []Prefix{
	{"TM.", "thay mặt tập thể", true, "PL I.II.7b"},
	{"Q.", "quyền cấp trưởng", false, "PL I.II.7b"},
	{"KT.", "ký thay", false, "PL I.II.7b"},
	{"TL.", "thừa lệnh", false, "PL I.II.7b"},
	{"TUQ.", "thừa ủy quyền", false, "PL I.II.7b"},
}

// Chains are the sequences of prefixes that one signature block may show, line by line
// (Đ13). Nobody signs in place of one who was authorised (Đ13(3)).
var Chains = [][]string{
	{},
	{"TM."},
	{"TM.", "KT."},
	{"TM.", "Q."}, // the acting head of a collective: Đ13(2) with PL I.II.7b
	{"KT."},
	{"Q."},
	{"TL."},
	{"TL.", "KT."},
	{"TUQ."},
}

// Mark is a stamp in a rectangle of a fixed size.
type Mark struct {
	Text          string // "HỎA TỐC"
	Slug          string // "hoa-toc"
	Width, Height render.Length
	Color         render.Color
	Clause        string
}

// BrightRed is "đỏ tươi", the colour of a mark of urgency (PL I.III.2b).
var BrightRed = render.Color{R: 0xff}

// Urgencies are the degrees of urgency from the highest (PL I.III.2b).
var Urgencies = []Mark{
	{"HỎA TỐC", "hoa-toc", 30 * render.MM, 8 * render.MM, BrightRed, "PL I.III.2b"},
	{"THƯỢNG KHẨN", "thuong-khan", 40 * render.MM, 8 * render.MM, BrightRed, "PL I.III.2b"},
	{"KHẨN", "khan", 20 * render.MM, 8 * render.MM, BrightRed, "PL I.III.2b"},
}

// Circulations are the instructions on the scope of circulation (PL I.III.2c). The decree
// gives neither size nor colour: the rectangle fits the text at 13 points.
var Circulations = []Mark{
	{"XEM XONG TRẢ LẠI", "xem-xong-tra-lai", 50 * render.MM, 8 * render.MM, render.Color{}, "PL I.III.2c"},
	{"LƯU HÀNH NỘI BỘ", "luu-hanh-noi-bo", 50 * render.MM, 8 * render.MM, render.Color{}, "PL I.III.2c"},
}

// Secrecies are the degrees of secrecy (PL I.III.2a). Documents that bear one are not made
// here: they may not be drafted on a machine in a network.
var Secrecies = []string{"TUYỆT MẬT", "TỐI MẬT", "MẬT"}
