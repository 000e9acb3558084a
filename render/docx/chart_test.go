package docx_test

import (
	"vanban/render"
)

// values makes the values of a series.
func known(unscaled ...int64) []render.Value {
	all := make([]render.Value, len(unscaled))
	for i, n := range unscaled {
		all[i].Unscaled = n
	}
	return all
}

// unknown is a value that leaves a gap.
var unknown = render.Value{Unknown: true}

// charts are one of each kind with all that a chart can have: gaps, values below zero, decimal
// places and long names.
func charts() map[string]*render.Chart {
	organs := []string{"Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Phát triển nông thôn", "Ban Quản lý Khu kinh tế tỉnh", "UBND huyện Tu Mơ Rông"}
	return map[string]*render.Chart{
		"bars": {
			Kind: render.ChartBars, Title: "Kết quả giải quyết hồ sơ", Unit: "hồ sơ", Categories: organs, Point: ",", Group: ".",
			Series: []render.Series{
				{Name: "Quý II năm 2022", Values: known(1013, 1250, 987, 40)},
				{Name: "Quý III năm 2022", Values: []render.Value{{Unscaled: 1200}, unknown, {Unscaled: 1100}, {Unscaled: 75}}},
			},
			Height: 80 * render.MM, Before: 6 * render.Pt, Alt: "Biểu đồ cột: hồ sơ của bốn đơn vị", Source: render.Source{Pointer: "/charts/0"},
		},
		"stacked": {
			Kind: render.ChartStacked, Title: "Tiến độ", Unit: "sản phẩm", Categories: []string{"Thể chế", "Thủ tục", "Bộ máy", "Công vụ", "Tài chính", "Số"}, Point: ",", Group: ".",
			Series: []render.Series{
				{Name: "Hoàn thành", Values: known(5, 3, 8, 2, 1, 9)},
				{Name: "Đang thực hiện", Values: known(2, 4, 0, 3, 2, 1)},
				{Name: "Chưa thực hiện", Values: known(1, 2, 1, 2, 3, 2)},
				{Name: "Quá hạn", Values: known(1, 1, 2, 0, 3, 1)},
				{Name: "Không xác định thời hạn", Values: known(2, 1, 1, 1, 0, 3)},
			},
			Height: 90 * render.MM, KeepNext: true, Source: render.Source{Pointer: "/charts/1"},
		},
		"lines": {
			Kind: render.ChartLines, Title: "Chỉ số cải cách hành chính", Unit: "%", Categories: []string{"2018", "2019", "2020", "2021", "2022"}, Scale: 2, Point: ",", Group: ".",
			Series: []render.Series{
				{Name: "Bộ A", Values: known(8038, 8263, 8490, 8802, 9106)},
				{Name: "Bộ B", Values: []render.Value{{Unscaled: 7525}, {Unscaled: 7700}, unknown, {Unscaled: 8011}, {Unscaled: 8380}}},
				{Name: "Trung bình", Values: known(7700, 8000, 8338, 8500, 8705)},
			},
			Height: 80 * render.MM, Alt: "Biểu đồ đường: chỉ số qua năm năm", Source: render.Source{Pointer: "/charts/2"},
		},
		"negative": {
			Kind: render.ChartBars, Unit: "%", Categories: []string{"Quý I", "Quý II", "Quý III", "Quý IV"}, Scale: 1, Point: ",", Group: ".",
			Series: []render.Series{{Name: "Tăng, giảm so với cùng kỳ năm trước", Values: known(125, -43, 0, -187)}},
			Height: 60 * render.MM, Alt: "Tăng giảm", Source: render.Source{Pointer: "/charts/3"},
		},
	}
}
