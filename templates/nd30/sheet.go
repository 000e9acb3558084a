package nd30

import "vanban/render"

// Preset chooses among the sizes that the decree leaves open. Inside a document they go up
// and down together (footnote of PL I.V), hence two sets and no single sizes.
type Preset uint8

// The presets.
const (
	Large Preset = iota // Quốc hiệu 13, Tiêu ngữ and content 14; the default
	Small               // Quốc hiệu 12, Tiêu ngữ and content 13
)

// look is how the paragraphs of a role lie on the page. Size and face come from the sample
// row of the role, or of the role it is like; a look adds what the table does not say.
type look struct {
	role   render.Role
	name   string      // of the style in a word processor
	like   render.Role // whose sample row it takes; empty for its own
	size   render.Length
	face   Style
	color  render.Color
	align  render.Align
	first  render.Length
	left   render.Length
	under  render.Length // more of left, in thousandths of the size
	hung   render.Length // how far its first line begins before the others, in thousandths of the size
	before render.Length
	beside render.Role // whose first line stands on the same baseline, in the column beside
	keep   keep
	level  int // of the heading
}

// keep says what a paragraph stays together with.
type keep uint8

const (
	withNext keep = 1 << iota
	whole
)

const (
	left    = render.AlignLeft
	center  = render.AlignCenter
	right   = render.AlignRight
	justify = render.AlignJustify

	indent = 127 * render.MM / 10 // first line, 1.27 cm; PL I.II.6e
	gap    = 6 * render.Pt        // between paragraphs, at least; PL I.II.6e
	wide   = 12 * render.Pt       // above what begins a new part; practice
	blank  = 161 * render.Pt / 10 // above title and authority: an empty line of 14 points, as the forms have it; PL III

	signature  = 54 * render.Pt       // with the empty line above it, room for signature and seal; practice, PL III shows 2 to 3 lines
	kinhGui    = 35 * render.MM       // from the text's edge to "Kính gửi:"; PL III/1.5, measured
	kinhGuiRow = 4097                 // width of "Kính gửi: " in thousandths of its size: a long name goes on beneath its beginning
	kinhGuiTo  = 3569                 // width of "Kính gửi" in thousandths of its size: the dashes stand under the colon; PL I.II.9d
	loiGoi     = 356 * render.MM / 10 // from the text's edge to the dashes of those who are called; PL III/1.6, measured
	hang       = 3 * render.MM        // what "- " takes in the list of recipients

	rise = 933 // of a single line of Times New Roman above its baseline, in thousandths of its size
)

// looks are all roles of a sheet, in the order of a document.
var looks = []look{
	{role: KyGhiChu, name: "Thông tin ký số", like: NoiDung, size: pt10, align: right},
	{role: QuocHieu, name: "Quốc hiệu", align: center},
	{role: TieuNgu, name: "Tiêu ngữ", align: center},
	{role: CoQuanChuQuan, name: "Cơ quan chủ quản", align: center},
	{role: CoQuanBanHanh, name: "Cơ quan ban hành", align: center},
	{role: SoKyHieu, name: "Số và ký hiệu", align: center, before: gap, beside: DiaDanhThoiGian},
	{role: DiaDanhThoiGian, name: "Địa danh và thời gian", align: center, before: gap},
	{role: TrichYeuCongVan, name: "Trích yếu công văn", align: center, before: gap},
	{role: MucDoKhan, name: "Mức độ khẩn", color: BrightRed, align: center},
	{role: PhamViLuuHanh, name: "Phạm vi lưu hành", align: center},
	{role: DuThao, name: "Dự thảo", like: MucDoKhan, align: center},
	{role: TenLoai, name: "Tên loại", align: center, before: blank, keep: withNext, level: 1},
	{role: TrichYeu, name: "Trích yếu", align: center, keep: withNext},
	{role: KinhGui, name: "Kính gửi", left: kinhGui, under: kinhGuiRow, hung: kinhGuiRow, before: wide, keep: withNext},
	{role: KinhGuiDong, name: "Kính gửi – dòng", like: KinhGui, left: kinhGui + hang, under: kinhGuiTo, first: -hang},
	{role: LoiGoi, name: "Lời gọi", like: NoiDung, align: center, before: wide, keep: withNext},
	{role: LoiGoiDong, name: "Lời gọi – dòng", like: NoiDung, left: loiGoi + hang, first: -hang, before: gap, keep: withNext},
	{role: ThamQuyen, name: "Thẩm quyền ban hành", like: TenLoai, align: center, before: blank, keep: withNext},
	{role: CanCu, name: "Căn cứ", like: NoiDung, face: Nghieng, align: justify, first: indent, before: gap},
	{role: LenhBanHanh, name: "Lệnh ban hành", like: TenLoai, align: center, before: wide, keep: withNext},

	{role: NoiDung, name: "Nội dung", align: justify, first: indent, before: gap},
	{role: Phan, name: "Phần", align: center, before: wide, keep: withNext | whole, level: 1},
	{role: TieuDePhan, name: "Tiêu đề phần", align: center, keep: withNext | whole, level: 1},
	{role: Chuong, name: "Chương", like: Phan, align: center, before: wide, keep: withNext | whole, level: 1},
	{role: TieuDeChuong, name: "Tiêu đề chương", like: TieuDePhan, align: center, keep: withNext | whole, level: 1},
	{role: Muc, name: "Mục", align: center, before: wide, keep: withNext | whole, level: 2},
	{role: TieuDeMuc, name: "Tiêu đề mục", align: center, keep: withNext | whole, level: 2},
	{role: TieuMuc, name: "Tiểu mục", align: center, before: gap, keep: withNext | whole, level: 3},
	{role: TieuDeTieuMuc, name: "Tiêu đề tiểu mục", align: center, keep: withNext | whole, level: 3},
	{role: MucLaMa, name: "Mục La Mã", align: justify, first: indent, before: gap, keep: withNext | whole, level: 1},
	{role: Dieu, name: "Điều", align: justify, first: indent, before: gap, keep: withNext | whole, level: 2},
	{role: DieuKhongTen, name: "Điều không tiêu đề", like: NoiDung, align: justify, first: indent, before: gap},
	{role: KhoanTieuDe, name: "Khoản có tiêu đề", align: justify, first: indent, before: gap, keep: withNext | whole, level: 2},
	{role: Khoan, name: "Khoản", align: justify, first: indent, before: gap},
	{role: TieuKhoan, name: "Tiểu khoản", like: Khoan, align: justify, first: indent, before: gap},
	{role: Diem, name: "Điểm", align: justify, first: indent, before: gap},
	{role: GachDauDong, name: "Gạch đầu dòng", like: NoiDung, align: justify, first: indent, before: gap},
	{role: DauCong, name: "Dấu cộng", like: NoiDung, align: justify, first: indent, before: gap},

	{role: LoiChao, name: "Lời chào", like: NoiDung, align: justify, first: indent, before: gap, keep: withNext | whole},

	// What stands in a foot is held together by the rows of its columns, which are not divided: a row of which a
	// paragraph is kept with the next one would take the whole foot along with the block below.
	{role: NoiNhan, name: "Nơi nhận", align: left, beside: QuyenHan},
	{role: NoiNhanDong, name: "Nơi nhận – dòng", align: left},
	{role: XacNhan, name: "Xác nhận", like: NoiNhanDong, face: Nghieng, align: center, before: wide},
	{role: NguoiSoanThao, name: "Người soạn thảo", align: left},
	{role: QuyenHan, name: "Quyền hạn", align: center},
	{role: ChucVu, name: "Chức vụ", align: center},
	{role: ChuKy, name: "Chữ ký", like: ChucVu, align: center},
	{role: ChucVuKhac, name: "Chức vụ khác", like: ChucVu, align: center, before: signature},
	{role: HoTen, name: "Họ tên", align: center, before: signature},
	{role: DaKy, name: "Đã ký", like: NoiDung, align: center},
	{role: HoTenLien, name: "Họ tên liền chức vụ", like: HoTen, align: center},
	{role: HinhThucSao, name: "Hình thức sao", like: TenLoai, size: pt13, align: center},
	{role: DiaChi, name: "Địa chỉ", align: center},

	{role: PhuLuc, name: "Phụ lục", align: center, keep: withNext | whole, level: 1},
	{role: TieuDePhuLuc, name: "Tiêu đề phụ lục", align: center, keep: withNext | whole, level: 1},
	{role: KemTheo, name: "Kèm theo", like: NoiDung, face: Nghieng, align: center, keep: withNext | whole},

	{role: BangTieuDe, name: "Bảng – tiêu đề", like: NoiDung, size: pt12, face: DungDam, align: center, keep: whole},
	{role: BangNhom, name: "Bảng – nhóm", like: NoiDung, size: pt12, face: DungDam, align: left, keep: withNext},
	{role: BangNoiDung, name: "Bảng – nội dung", like: NoiDung, size: pt12, align: left},
	{role: BangGiua, name: "Bảng – giữa", like: NoiDung, size: pt12, align: center},
	{role: BangDeu, name: "Bảng – đều hai bên", like: NoiDung, size: pt12, align: justify},
	{role: BangSo, name: "Bảng – số", like: NoiDung, size: pt12, align: right},
	{role: TenBang, name: "Tên bảng và biểu đồ", like: NoiDung, size: pt13, face: DungDam, align: center, before: wide, keep: withNext | whole},
	{role: DonViTinh, name: "Đơn vị tính", like: NoiDung, size: pt12, face: Nghieng, align: right, keep: withNext | whole},

	{role: SoTrang, name: "Số trang", align: center},
}

// CoChuBang are the sizes that the type of a crowded table may have instead of its own, which is 12, from great to
// small. The decree gives sizes to the components of a document, not to tables (PL I.V), and its forms keep to 10 at the
// least; 12 and 13 are usual in tables, and 11 and 10 where many columns of numbers have to find room.
var CoChuBang = []render.Length{11 * render.Pt, pt10}

// Sheet returns the styles of a document: one for every role of this package.
func Sheet(p Preset) render.Sheet {
	sheet := make(render.Sheet, len(looks))
	for _, l := range looks {
		sheet[l.role] = l.style(p)
	}
	return sheet
}

// StyleOf returns the style of one role of [Sheet]; the zero style for what is none.
func StyleOf(r render.Role, p Preset) render.Style {
	for _, l := range looks {
		if l.role == r {
			return l.style(p)
		}
	}
	return render.Style{}
}

// style fills a look with what its sample row says.
func (l look) style(p Preset) render.Style {
	s := l.sample()
	size, face := s.Size(p), s.Style
	if l.size != 0 {
		size = l.size
	}
	if l.face != NoStyle {
		face = l.face
	}
	return render.Style{
		Name:      l.name,
		Size:      size,
		Bold:      face.Bold(),
		Italic:    face.Italic(),
		Color:     l.color,
		Align:     l.align,
		FirstLine: l.first - scaled(size, l.hung),
		Left:      l.left + scaled(size, l.under),
		Before:    l.before + l.drop(p, size),
		KeepNext:  l.keep&withNext != 0,
		KeepLines: l.keep&whole != 0,
		Outline:   l.level,
		Editing:   editing(l.role),
	}
}

// drop is what the space above has to be greater by, so that the first line comes down to that of the
// greater size beside it.
func (l look) drop(p Preset, size render.Length) render.Length {
	beside, ok := SampleOf(l.beside)
	if !ok {
		return 0
	}
	return scaled(beside.Size(p)-size, rise)
}

// scaled is so many thousandths of a size, in whole twips, which is what a DOCX can say.
func scaled(size, thousandths render.Length) render.Length {
	return (size*thousandths/1000 + render.Twip/2) / render.Twip * render.Twip
}

// sample returns the row that the look is set by.
func (l look) sample() Sample {
	role := l.like
	if role == "" {
		role = l.role
	}
	s, _ := SampleOf(role)
	return s
}
