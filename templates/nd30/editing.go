package nd30

import (
	"slices"

	"vanban/render"
)

// bases are the roles that lie on the page as another one does, but for what the decree or practice says of them: who
// sets the content in 13 points, or 1.2 lines, does so at one place.
var bases = map[render.Role][]render.Role{
	NoiDung: {
		CanCu, MucLaMa, Dieu, DieuKhongTen, KhoanTieuDe, Khoan, TieuKhoan, Diem, GachDauDong, DauCong, LoiChao,
	},
	BangNoiDung: {BangTieuDe, BangNhom, BangGiua, BangDeu, BangSo},
}

// nexts are the roles of what is written behind a paragraph, where it is of another role than that.
var nexts = map[render.Role]render.Role{
	QuocHieu:      TieuNgu,
	CoQuanChuQuan: CoQuanBanHanh,
	TenLoai:       TrichYeu,
	TrichYeu:      NoiDung,
	KinhGui:       NoiDung,
	LoiGoi:        LoiGoiDong,
	ThamQuyen:     CanCu,
	LenhBanHanh:   DieuKhongTen,

	Phan:          TieuDePhan,
	TieuDePhan:    Chuong,
	Chuong:        TieuDeChuong,
	TieuDeChuong:  Dieu,
	Muc:           TieuDeMuc,
	TieuDeMuc:     Dieu,
	TieuMuc:       TieuDeTieuMuc,
	TieuDeTieuMuc: Dieu,
	MucLaMa:       NoiDung,
	Dieu:          NoiDung,
	KhoanTieuDe:   NoiDung,

	NoiNhan:  NoiNhanDong,
	QuyenHan: ChucVu,
	ChucVu:   HoTen,

	PhuLuc:       TieuDePhuLuc,
	TieuDePhuLuc: KemTheo,
	KemTheo:      NoiDung,
	TenBang:      NoiDung,
	DonViTinh:    NoiDung,
	BangNhom:     BangNoiDung,
}

// offered are the roles that a clerk who goes on writing looks for, those of the content first. What stands in head and foot
// is there already.
var offered = []render.Role{
	NoiDung, Khoan, Diem, GachDauDong, DauCong, TieuKhoan, KhoanTieuDe, Dieu, DieuKhongTen, MucLaMa,
	Chuong, TieuDeChuong, Muc, TieuDeMuc, TieuMuc, TieuDeTieuMuc, Phan, TieuDePhan,
	CanCu, PhuLuc, TieuDePhuLuc, KemTheo,
	TenBang, DonViTinh, BangTieuDe, BangNoiDung, BangGiua, BangSo, BangDeu, BangNhom, LoiChao,
}

// editing is what a word processor does with the style of a role.
func editing(role render.Role) render.Editing {
	e := render.Editing{Next: nexts[role], Rank: slices.Index(offered, role) + 1}
	for base, roles := range bases {
		if slices.Contains(roles, role) {
			e.Base = base
		}
	}
	return e
}
