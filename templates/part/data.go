package part

import (
	"iter"
	"slices"

	"vanban/templates/stat"
)

// Data is what a report can show: lists of data by sort, each with an id of its own.
type Data struct {
	Figures  []stat.Figures   `json:"figures,omitempty" validate:"max=100,dive" title:"Số liệu" doc:"Các bảng số liệu: tổng số, tỷ trọng, so sánh với kỳ trước và cùng kỳ năm trước do hệ thống tính."`
	Dossiers []stat.Dossiers  `json:"dossiers,omitempty" validate:"max=50,dive" title:"Hồ sơ thủ tục hành chính" doc:"Hồ sơ tiếp nhận, đã giải quyết, đang giải quyết; các tổng được đối chiếu."`
	Progress []Progress       `json:"progress,omitempty" validate:"max=50,dive" title:"Tiến độ kế hoạch" doc:"Sản phẩm của kế hoạch và tình hình thực hiện; hệ thống tính sản phẩm hoàn thành, đang thực hiện, quá hạn."`
	Scores   []stat.Scores    `json:"scores,omitempty" validate:"max=50,dive" title:"Điểm chỉ số" doc:"Bảng điểm của một bộ chỉ số: điểm chung, hoặc cả lĩnh vực, tiêu chí, tiêu chí thành phần."`
	Charts   []stat.ChartData `json:"charts,omitempty" validate:"max=50,dive" title:"Biểu đồ" doc:"Biểu đồ của số liệu riêng."`
}

// IsZero reports whether there is no data.
func (d Data) IsZero() bool {
	for range d.all() {
		return false
	}
	return true
}

// datum is data with its id and the pointer to it.
type datum struct {
	id, pointer string
	block       stat.Block
}

// all lists the data, sort by sort; nil has none.
func (d *Data) all() iter.Seq[datum] {
	return func(yield func(datum) bool) {
		if d == nil {
			return
		}
		_ = eachDatum(d.Figures, "/data/figures", func(f *stat.Figures) string { return f.ID }, yield) &&
			eachDatum(d.Dossiers, "/data/dossiers", func(d *stat.Dossiers) string { return d.ID }, yield) &&
			eachDatum(d.Progress, "/data/progress", func(p *Progress) string { return p.ID }, yield) &&
			eachDatum(d.Scores, "/data/scores", func(s *stat.Scores) string { return s.ID }, yield) &&
			eachDatum(d.Charts, "/data/charts", func(c *stat.ChartData) string { return c.ID }, yield)
	}
}

// eachDatum yields the data of one sort; it reports whether to go on.
func eachDatum[T any, B interface {
	*T
	stat.Block
}](list []T, pointer string, id func(B) string, yield func(datum) bool) bool {
	for i := range list {
		b := B(&list[i])
		if !yield(datum{id(b), item(pointer, i), b}) {
			return false
		}
	}
	return true
}

// ids are the ids of all data.
func (d *Data) ids() []string {
	var ids []string
	for datum := range d.all() {
		ids = append(ids, datum.id)
	}
	return ids
}

// find is the first data with the id.
func (d *Data) find(id string) (datum, bool) {
	for datum := range d.all() {
		if datum.id == id {
			return datum, true
		}
	}
	return datum{}, false
}

// has reports whether the data can be shown as that; "" is its first view.
func (d datum) has(as string) bool { return as == "" || slices.Contains(d.block.Views(), as) }
