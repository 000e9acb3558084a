// Package all is the list of the forms that there are.
package all

import (
	"cmp"
	"slices"

	"vanban/templates"
	"vanban/templates/bansao"
	"vanban/templates/baocao"
	"vanban/templates/bienban"
	"vanban/templates/congdien"
	"vanban/templates/congvan"
	"vanban/templates/giaymoi"
	"vanban/templates/gioithieu"
	"vanban/templates/kehoach"
	"vanban/templates/nd30"
	"vanban/templates/nghiphep"
	"vanban/templates/nghiquyet"
	"vanban/templates/quyetdinh"
	"vanban/templates/tenloai"
	"vanban/templates/thoathuan"
	"vanban/templates/thucong"
)

// Kinds returns every kind of document that can be made, in the order of Đ7, and behind them the
// copies of those (Đ25). A new form is one line here.
func Kinds() []templates.Kind {
	kinds := slices.Concat(
		nghiquyet.Kinds(),
		quyetdinh.Kinds(),
		kehoach.Kinds(),
		baocao.Kinds(),
		tenloai.Kinds(),
		congvan.Kinds(),
		congdien.Kinds(),
		giaymoi.Kinds(),
		gioithieu.Kinds(),
		bienban.Kinds(),
		nghiphep.Kinds(),
		thoathuan.Kinds(),
		thucong.Kinds(),
	)
	place := func(k templates.Kind) int { return slices.Index(nd30.Types, k.Type) }
	slices.SortFunc(kinds, func(a, b templates.Kind) int { return cmp.Compare(place(a), place(b)) })
	return append(kinds, bansao.Kinds(kinds)...)
}
