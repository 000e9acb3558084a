package stat

import (
	"slices"
	"strings"

	"vanban/templates"
)

// measures are units by which one measures; what they measure is not written as 05.
var measures = []string{
	"%", "điểm", "điểm phần trăm", "đồng", "nghìn đồng", "triệu đồng", "tr.đ", "trđ", "tỷ đồng", "tỉ đồng", "nghìn tỷ đồng", "USD", "triệu USD", "tỷ USD",
	"mm", "cm", "m", "km", "m2", "m²", "km2", "km²", "m3", "m³", "ha", "g", "kg", "tạ", "tấn", "lít", "kWh", "MW", "độ", "lần", "giờ", "phút", "MB", "GB", "TB",
}

// manyOf begin units of which a number may well have a part: 1,5 nghìn người.
var manyOf = []string{"trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"}

// things begin the units of what comes in whole pieces, as reports count it.
var things = []string{
	"hồ sơ", "người", "lượt", "cán bộ", "công chức", "viên chức", "học viên", "đại biểu", "hộ", "biên chế",
	"văn bản", "nghị định", "nghị quyết", "quyết định", "thông tư", "chỉ thị", "kế hoạch", "báo cáo", "công văn", "tờ trình", "đơn", "giấy", "thẻ", "tin", "bài",
	"thủ tục", "dịch vụ", "sản phẩm", "nhiệm vụ", "tiêu chí", "nội dung", "phản ánh", "kiến nghị", "câu hỏi", "ý kiến", "phiếu", "trường hợp", "vụ", "cuộc", "lớp", "khóa", "hội nghị",
	"cơ quan", "đơn vị", "tổ chức", "doanh nghiệp", "hợp tác xã", "tỉnh", "huyện", "xã", "phường", "thôn", "dự án", "công trình", "đề tài", "mô hình", "hệ thống", "tài khoản", "cơ sở dữ liệu",
}

// averages are what names say of numbers that are no counts, whatever their unit.
var averages = []string{"bình quân", "trung bình"}

// beginsWith reports whether one of the words begins the unit.
func beginsWith(unit string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return unit == w || strings.HasPrefix(unit, w+" ") })
}

// isMeasure reports whether one measures by the unit, or counts in thousands and more by it. Sheets write units with
// a capital as often as not, "Triệu đồng", and some are told apart by nothing else.
func isMeasure(unit string) bool {
	low := strings.ToLower(unit)
	return slices.Contains(measures, unit) || slices.Contains(measures, low) || beginsWith(low, manyOf)
}

// isAverage reports whether one of the names says that a number is no count.
func isAverage(names ...string) bool {
	all := strings.ToLower(strings.Join(names, "\n"))
	return slices.ContainsFunc(averages, func(w string) bool { return strings.Contains(all, w) })
}

// checkWhole finds a number with a part of what is counted: 1,226 lượt người, where somebody wrote a
// point between thousands. A unit that is neither a measure nor known to be counted is asked about;
// to refuse it would leave no way to report a measure that is not in the list. The names are those
// that may say that the number is an average.
func checkWhole(n *Number, unit, path string, names ...string) templates.Problems {
	if n == nil || n.isWhole() || unit == "" || isMeasure(unit) || strings.Contains(unit, "/") || isAverage(names...) {
		return nil
	}
	broken := rulePartUnsure
	if beginsWith(strings.ToLower(unit), things) {
		broken = rulePart
	}
	return templates.Problems{broken.at(path, "{value}", amount(*n, unit), "{unit}", templates.Shorten(unit), "{name}", templates.Shorten(names[0]))}
}
