package stat

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/viet"
)

// rule is something that data must keep to, and what is said when it does not. The texts are
// phrases; see [phrase].
type rule struct {
	id       string
	severity templates.Severity
	clause   string
	text     phrase
	remedy   phrase
}

// at is the finding that the rule is broken at the pointer.
func (r rule) at(path string, words ...string) templates.Problem {
	p := templates.Problem{
		Path: path, Rule: r.id, Severity: r.severity, Clause: r.clause,
		Message: r.text.with(words...), Suggestion: r.remedy.with(words...),
	}
	switch {
	case slices.Contains(dropped, r):
		p.Edit = templates.Edit{Op: templates.Remove, Path: path}
	case r == ruleNoLine:
		p.Edit = templates.Edit{Op: templates.Set, Path: path, Text: "bars"}
	}
	return p
}

// dropped are the rules that are kept to when the field is left out: what it says follows from other fields, or
// says nothing.
var dropped = []rule{ruleFigureSum, ruleUnits, rulePercentSum, ruleDossierRows, ruleScoreReason, ruleCountRows, ruleRankChange}

// dossierForm is the form that dossiers are counted in.
const dossierForm = "Mẫu II.06 Thông tư 01/2020/TT-VPCP"

// remedyNone says what to do about data without rows.
const remedyNone phrase = "Ghi các dòng ở “rows”; kỳ này thật sự không phát sinh thì thêm “allow_empty”: true bên cạnh “id” của số liệu."

// The rules of all data.
var (
	ruleID         = rule{"data.id", templates.Error, "", "Mã số liệu “{value}” có ký tự không dùng được.", "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ, ví dụ {better}."}
	ruleSize       = rule{"data.size", templates.Error, "", "{what} lớn quá mức: {value}.", "Kiểm tra lại con số, hoặc dùng đơn vị lớn hơn."}
	ruleNegative   = rule{"data.negative", templates.Error, "", "{what} là {value}, không thể là số âm.", "Ghi số từ 0 trở lên."}
	ruleSamePeriod = rule{"data.compare", templates.Error, "", "Với kỳ báo cáo này, kỳ trước và cùng kỳ năm trước là một, nhưng {what} lại khác nhau: {given} và {other}.", "Chỉ ghi một trong hai, hoặc sửa cho giống nhau."}
	rulePart       = rule{"data.whole", templates.Error, "", "“{name}” ghi {value}, nhưng {unit} đếm bằng số nguyên.", "Ghi số nguyên: một nghìn hai trăm ghi 1200. Số bình quân thì ghi “bình quân” ở tên."}
	rulePartUnsure = rule{"data.whole", templates.Warning, "", "“{name}” ghi {value}; {unit} nếu là cái đếm được thì phải là số nguyên.", "Kiểm tra lại con số: một nghìn hai trăm ghi 1200."}
	ruleTwice      = rule{"data.duplicate", templates.Error, "", "“{name}” ghi ở cả mục thứ {first} và mục thứ {again}, các con số giống hệt nhau.", "Xóa một trong hai mục; đúng là hai mục thì ghi tên cho khác nhau."}
	ruleDuplicate  = rule{"data.duplicate", templates.Warning, "", "“{name}” đã ghi ở mục thứ {first}, nay ghi lại ở mục thứ {again}; có thể đã tính hai lần.", "Gộp hai mục làm một, hoặc ghi tên cho khác nhau."}
)

// The rules of figures.
var (
	ruleFigureNone    = rule{"data.missing", templates.Error, "", "Số liệu “{id}” chưa có dòng nào.", remedyNone}
	ruleFigureSum     = rule{"data.sum", templates.Error, "", "{what} ghi {given}, nhưng các dòng cộng lại là {sum}.", "Sửa tổng số hoặc các dòng cho khớp; bỏ con số này thì hệ thống tự cộng."}
	ruleFigureMissing = rule{"data.missing", templates.Error, "", "“{name}” chưa có {what}, trong khi số liệu này phải so sánh với {than}.", "Ghi con số ở trường “{field}”, hoặc bỏ “{field}” khỏi “compare”."}
	ruleFigureValue   = rule{"data.missing", templates.Error, "", "“{name}” chưa có số liệu.", "Ghi con số ở trường “value”."}
	ruleFigureUnused  = rule{"data.unused", templates.Info, "", "Có {what} nhưng báo cáo không so sánh, vì “compare” không ghi “{field}”.", "Thêm “{field}” vào “compare” nếu muốn so sánh."}
	ruleFigureParts   = rule{"data.sum", templates.Error, "", "“{name}”: {what} ghi {given}, nhưng {n} dòng là phần của nó cộng lại là {sum}.", "Sửa các con số cho khớp. Các dòng ấy chỉ là một phần thì ghi “Trong đó: …” ở đầu tên; không phải là phần của “{name}” thì ghi “level” ở các dòng."}
	ruleFigureWithin  = rule{"data.sum", templates.Error, "", "“{name}”: {what} ghi {given}, nhưng các dòng “Trong đó” cộng lại là {sum}, nhiều hơn.", "Sửa các con số cho khớp, hoặc ghi “level” ở các dòng không phải là phần của “{name}”."}
	ruleLevel         = rule{"data.level", templates.Error, "", "Không rõ “{name}” (dòng thứ {n}) là phần của dòng ở trên hay là một dòng riêng.", "Ghi “level” ở các dòng: 1 là cấp trên cùng, 2 là phần của dòng cấp 1 ngay trên nó, không nhảy cấp; tổng số và tỷ trọng chỉ tính theo các dòng cấp 1."}
	ruleFigureSome    = rule{"data.missing", templates.Error, "", "“{name}” chưa có {what}, trong khi dòng khác đã có.", "Ghi “{field}” ở mọi dòng, hoặc bỏ ở mọi dòng."}
	ruleCumulative    = rule{"data.sum", templates.Warning, "", "“{name}”: lũy kế là {given}, ít hơn số của riêng kỳ báo cáo là {sum}.", "Kiểm tra lại: lũy kế từ đầu năm gồm cả kỳ báo cáo."}
	ruleShareMinus    = rule{"data.negative", templates.Error, "", "{what} là {value}; số liệu này ghi “shares” (tỷ trọng), mà phần của một tổng số thì không thể là số âm.", "Bỏ “shares”, hoặc tách dòng có số âm ra khỏi số liệu này."}
	ruleUnits         = rule{"data.unit", templates.Error, "", "Các dòng có đơn vị tính khác nhau ({units}), không cộng được với nhau.", "Bỏ “{field}”, hoặc tách ra thành hai số liệu."}
	rulePercentSum    = rule{"data.unit", templates.Warning, "", "Cộng các tỷ lệ phần trăm với nhau thường không có nghĩa.", "Bỏ “total”, hoặc ghi các con số mà tỷ lệ tính từ đó."}
	ruleOver100       = rule{"data.share", templates.Warning, "", "“{name}” ghi {value}, lớn hơn 100%.", "Kiểm tra lại: phần của một tổng thể không quá 100%."}
	ruleCountMinus    = rule{"data.negative", templates.Warning, "", "“{name}” ghi {value}: cái đếm được thường không là số âm.", "Kiểm tra lại con số; nếu là phần tăng, giảm thì ghi số của từng kỳ để hệ thống so sánh."}
	ruleNoLine        = rule{"data.chart", templates.Error, "", "Biểu đồ đường cần ít nhất hai kỳ, số liệu này chỉ có một.", "Ghi “compare” và số của kỳ được so, hoặc chọn biểu đồ “bars”."}
	ruleChartUnits    = rule{"data.chart", templates.Error, "", "Các dòng có đơn vị tính khác nhau ({units}), không vẽ chung một biểu đồ được.", "Bỏ “chart”, hoặc tách ra thành hai số liệu."}
	ruleChartSize     = rule{"data.chart", templates.Error, "", "Biểu đồ này có {n} {what}, nhiều nhất là {most}.", "Bỏ “chart”, gộp bớt các dòng, hoặc chọn kiểu biểu đồ khác."}
)

// The rules of dossiers.
var (
	ruleDossierSum     = rule{"data.sum", templates.Error, dossierForm, "{where}{what} là {given}, nhưng {parts} = {sum}.", "Sửa các con số cho khớp nhau, hoặc bỏ con số tính ra được để hệ thống tự tính."}
	ruleDossierOne     = rule{"data.sum", templates.Error, dossierForm, "{where}{what} là {given}, nhưng theo các con số khác phải là {right}.", "Sửa con số này; nếu nó đúng thì sửa các con số khác cho khớp."}
	ruleDossierPart    = rule{"data.sum", templates.Error, dossierForm, "{where}{what} là {given}, ít hơn các phần đã biết: {parts} = {sum}.", "Sửa các con số cho khớp nhau."}
	ruleDossierRows    = rule{"data.sum", templates.Error, dossierForm, "Tổng cộng: {what} là {given}, nhưng các dòng cộng lại là {sum}.", "Sửa tổng cộng hoặc các dòng cho khớp; bỏ con số ở tổng cộng thì hệ thống tự cộng."}
	ruleDossierMissing = rule{"data.missing", templates.Error, dossierForm, "{where}.", "Ghi “total”{parts}."}
	ruleDossierNone    = rule{"data.missing", templates.Error, dossierForm, "Số liệu “{id}” chưa có dòng nào, cũng chưa có số chung ở “total”.", remedyNone}
	ruleWhole          = rule{"data.whole", templates.Error, dossierForm, "{what} là {value}; số hồ sơ phải là số nguyên.", "Ghi số nguyên."}
	ruleCarriedOver    = rule{"data.carried_over", templates.Warning, dossierForm, "Hồ sơ từ kỳ trước chuyển sang là {given}, nhưng kỳ trước còn {sum} hồ sơ đang giải quyết.", "Kiểm tra lại hai con số; thông thường chúng bằng nhau."}
)

// The rules of score sheets.
var (
	ruleScoreOver    = rule{"data.share", templates.Error, "", "{what} của “{name}” là {value}, quá điểm tối đa {most}.", "Sửa lại điểm, hoặc điểm tối đa."}
	ruleScoreMinus   = rule{"data.negative", templates.Warning, "", "{what} của “{name}” là số âm: {value}.", "Kiểm tra lại; chỉ điểm trừ mới âm."}
	ruleScoreSum     = rule{"data.sum", templates.Error, "", "{what} của “{name}” là {given}, nhưng {parts} cộng lại là {sum}.", "Sửa các con số cho khớp nhau."}
	ruleScoreMissing = rule{"data.missing", templates.Error, "", "“{name}” chưa có điểm tự chấm, trong khi dòng khác đã có.", "Ghi “self” ở mọi dòng, hoặc bỏ ở mọi dòng."}
	ruleScoreSource  = rule{"data.source", templates.Warning, "", "Chỉ có điểm chung mà chưa ghi nguồn.", "Ghi văn bản công bố điểm ở “source”, hoặc ghi điểm từng lĩnh vực ở “areas”."}
	ruleScoreYear    = rule{"data.year", templates.Error, "", "Tên số liệu ghi năm {said}, trường “year” ghi năm {given}.", "Sửa lại cho cùng một năm."}
	ruleScoreReason  = rule{"data.reason", templates.Warning, "", "“{name}” đạt điểm tối đa mà vẫn ghi nguyên nhân bị trừ điểm.", "Bỏ “reason”, hoặc sửa lại điểm."}
	ruleCountOver    = rule{"data.counts", templates.Error, "", "Số {what} đạt điểm tối đa là {given}, nhiều hơn số {what} là {most}.", "Sửa lại cho khớp nhau."}
	ruleCountAlone   = rule{"data.missing", templates.Error, "", "Có số {what} đạt điểm tối đa mà chưa có số {what}.", "Ghi thêm trường “{field}”."}
	ruleCountRows    = rule{"data.counts", templates.Error, "", "{what} ghi {given}, nhưng theo các dòng là {sum}.", "Sửa lại cho khớp; bỏ con số này thì hệ thống tự đếm."}
	ruleRankChange   = rule{"data.rank", templates.Error, "", "Thay đổi thứ hạng ghi {given} bậc, nhưng từ thứ {before} đến thứ {now} là {sum} bậc.", "Sửa lại cho khớp, số âm là giảm bậc; bỏ “rank_change” thì hệ thống tự tính."}
)

// The rules of data for charts.
var (
	ruleChartValue   = rule{"data.size", templates.Error, "", "Số {value} lớn quá mức để vẽ biểu đồ cùng các số có {n} chữ số thập phân.", "Dùng đơn vị lớn hơn, làm tròn các số, hoặc kiểm tra lại con số này."}
	ruleLooks        = rule{"data.chart", templates.Warning, "", "Biểu đồ này có {n} dãy số; các dãy sau dãy thứ {most} lặp lại kiểu vẽ, khó phân biệt.", "Gộp bớt các dãy, hoặc tách thành hai biểu đồ."}
	rulePercentRange = rule{"data.share", templates.Warning, "", "Dãy “{name}” ghi {value}, ngoài khoảng từ 0% đến 100%.", "Kiểm tra lại con số; mức tăng, giảm thì có thể giữ nguyên."}
	ruleLength       = rule{"data.length", templates.Error, "", "Dãy “{name}” có {n} số, trong khi biểu đồ có {most} mục.", "Ghi mỗi mục một số; chưa biết thì ghi null."}
	ruleStackMinus   = rule{"data.negative", templates.Error, "", "Dãy “{name}” có số âm {value}, không vẽ cột chồng được.", "Chọn biểu đồ “bars” hoặc “lines”."}
	ruleStackGap     = rule{"data.missing", templates.Warning, "", "Dãy “{name}” chưa có số của mục “{category}”; cột chồng ở mục đó sẽ thấp hơn thực tế.", "Ghi con số, hoặc chọn biểu đồ “bars”."}
	ruleSeriesEmpty  = rule{"data.missing", templates.Error, "", "Dãy “{name}” chưa có số nào.", "Ghi các số, hoặc bỏ dãy này."}
)

// idForm is what the id of data looks like: it is written in the text of a report.
var idForm = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// Check finds an id that the text of a report could not name; the pointer is that of the data.
func (h *Head) Check(pointer string) templates.Problems {
	if h.ID == "" || idForm.MatchString(h.ID) {
		return nil
	}
	better := viet.Slug(h.ID)
	if !idForm.MatchString(better) {
		better = "tthc"
	}
	return templates.Problems{ruleID.at(pointer+"/id", "{value}", templates.Shorten(h.ID), "{better}", better)}
}

// checkNames finds names that stand twice. The pointer is that of the list; path leads from an
// element to the name.
func checkNames(names []string, pointer, path string) templates.Problems {
	return checkTwice(names, nil, pointer, path)
}

// checkTwice is checkNames, but nobody has two elements of one name that are the same in all else.
func checkTwice(names []string, same func(i, j int) bool, pointer, path string) templates.Problems {
	var found templates.Problems
	first := make(map[string]int, len(names))
	for i, name := range names {
		key := strings.ToLower(name)
		at, again := first[key]
		if !again || name == "" {
			first[key] = i
			continue
		}
		broken := ruleDuplicate
		if same != nil && same(at, i) {
			broken = ruleTwice
		}
		found = append(found, broken.at(item(pointer, i)+path,
			"{name}", templates.Shorten(name), "{first}", fmt.Sprint(at+1), "{again}", fmt.Sprint(i+1)))
	}
	return found
}

// item is the pointer to an element of a list.
func item(pointer string, i int) string { return fmt.Sprintf("%s/%d", pointer, i) }
