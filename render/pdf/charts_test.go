package pdf_test

import (
	"fmt"

	"vanban/render"
)

// figures is a chart that prints numbers the Vietnamese way.
func figures(kind render.ChartKind, title, unit string, categories []string, series ...render.Series) *render.Chart {
	return &render.Chart{
		Kind: kind, Title: title, Unit: unit, Categories: categories, Series: series, Point: ",", Group: ".",
		Height: 80 * render.MM, Before: 12 * render.Pt, Alt: "Biểu đồ: " + title,
	}
}

// row is a series; a value may be unknown.
func row(name string, values ...int64) render.Series {
	s := render.Series{Name: name}
	for _, v := range values {
		s.Values = append(s.Values, render.Value{Unscaled: v, Unknown: v == unknown})
	}
	return s
}

const unknown = -1 << 40

var quarters = []string{"Quý I", "Quý II", "Quý III", "Quý IV"}

// charts are charts of every kind: with few and many categories, series of every look, values
// below zero, unknown ones, decimal places, and long names.
func charts() []render.Block {
	areas := []string{
		"Công tác chỉ đạo, điều hành", "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy",
		"Cải cách chế độ công vụ", "Cải cách tài chính công", "Xây dựng Chính quyền điện tử, Chính quyền số",
	}
	many, eight := render.Series{Name: "Hồ sơ"}, make([]render.Series, 8)
	var units []string
	for i := range 40 {
		units = append(units, fmt.Sprintf("Ủy ban nhân dân xã thứ %d", i+1))
		many.Values = append(many.Values, render.Value{Unscaled: int64(1000 + 37*i*(40-i))})
	}
	for k := range eight {
		eight[k] = row(fmt.Sprintf("Nhóm nhiệm vụ thứ %d", k+1), int64(3+k), int64(9-k), int64(4+2*k%5), int64(2+k*k%7))
	}
	scores := figures(render.ChartLines, "Chỉ số cải cách hành chính", "%", []string{"2018", "2019", "2020", "2021", "2022"},
		row("Đạt được", 8038, 8105, unknown, 8472, 8910), row("Tự chấm", 8650, 8700, 8733, 9001, 9125), row("Trung bình", 7903, 8115, 8288, 8401, 8479))
	scores.Scale = 2
	alone := figures(render.ChartLines, "Tỷ lệ giải quyết đúng hạn", "%", quarters, row("Tỷ lệ giải quyết đúng hạn", 9120, 9675, 9310, 9980))
	alone.Scale = 2
	return []render.Block{
		figures(render.ChartBars, "Số hồ sơ tiếp nhận và giải quyết", "Hồ sơ", quarters, row("Tiếp nhận", 1250, 980, 1432, 1101), row("Đã giải quyết", 1198, 975, 1399, 0)),
		figures(render.ChartStacked, "Tiến độ thực hiện nhiệm vụ theo nhóm", "Nhiệm vụ", areas,
			row("Hoàn thành", 12, 7, 22, 5, 9, 4, 17), row("Đang thực hiện", 3, 4, 6, 1, 0, 2, 8), row("Chưa thực hiện", 1, 0, 2, 5, 1, 1, 3), row("Quá hạn", 0, 1, 3, 0, unknown, 0, 2)),
		scores, alone,
		figures(render.ChartBars, "Chênh lệch so với cùng kỳ năm trước", "Hồ sơ", quarters, row("", 30, -12, unknown, -45)),
		figures(render.ChartBars, "Số hồ sơ tiếp nhận theo đơn vị cấp xã", "Hồ sơ", units, many),
		figures(render.ChartBars, "Tám nhóm nhiệm vụ", "", quarters, eight...),
		figures(render.ChartStacked, "Tám nhóm nhiệm vụ", "", quarters, eight...),
		figures(render.ChartLines, "Tám nhóm nhiệm vụ", "", quarters, eight...),
	}
}
