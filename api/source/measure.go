package source

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// measured are the fields of a row of figures that are so many of its unit.
var measured = []string{"value", "previous", "year_before", "plan", "cumulative", "estimate"}

// countedUnits are the first words of units that come in whole numbers alone.
var countedUnits = []string{
	"bài", "bản", "buổi", "cái", "cán bộ", "cơ quan", "công chức", "cuộc", "đề án", "đề tài", "đoàn", "đồng chí", "đơn thư", "đơn vị", "dịch vụ", "doanh nghiệp",
	"hồ sơ", "hộ", "hội nghị", "kế hoạch", "lần", "lớp", "lượt", "mô hình", "ngành", "người", "nhiệm vụ", "phiếu", "phòng", "quyết định", "sáng kiến",
	"thủ tục", "thôn", "tin", "tổ chức", "trường hợp", "văn bản", "viên chức", "vụ", "xã", "ý kiến",
}

// isCounted reports whether a unit comes in whole numbers alone.
func isCounted(unit string) bool {
	unit = fold(unit)
	return slices.ContainsFunc(countedUnits, func(u string) bool { return unit == u || strings.HasPrefix(unit, u+" ") })
}

// isShareUnit reports whether a unit is that of percentages.
func isShareUnit(unit string) bool {
	return strings.Contains(unit, "%") || strings.Contains(fold(unit), "phần trăm")
}

// checkMeasure finds figures that cannot be so many of the unit that stands in their row: a
// percentage of people, half a document.
func (t *table) checkMeasure(r row, record map[string]any) {
	unit, _ := record["unit"].(string)
	if unit == "" {
		return
	}
	for _, f := range t.fields {
		value, ok := record[f.Field].(json.Number)
		if !ok || !slices.Contains(measured, f.Field) {
			continue
		}
		switch c := r.at(f.col); {
		case c.isShare() && !isShareUnit(unit):
			t.found.add(t.place(r.n, f.col), t.called(f)+fmt.Sprintf("“%s%%” là tỷ lệ phần trăm, đơn vị tính của dòng là “%s”.", strings.TrimSuffix(c.text, "%"), unit), "Nhập con số đếm được, hoặc sửa đơn vị tính thành %.")
		case strings.Contains(value.String(), ".") && isCounted(unit):
			t.found.add(t.place(r.n, f.col), t.called(f)+fmt.Sprintf("“%s” %s không phải là số nguyên.", c.text, unit), "Nhập số nguyên; dấu phân cách hàng nghìn là dấu chấm: 1.226.")
		}
	}
}
