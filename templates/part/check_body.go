package part

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vanban/templates"
	"vanban/templates/nd30"
)

// groundChecks look at component 6a.
var groundChecks = []check{
	{"CC01", groundMissing},
	{"CC03", groundMarked},
	{"CC04", groundComplete},
}

func groundMissing(v *view) []finding {
	based := func(g string) bool { _, ok := cutFold(g, nd30.CanCuText); return ok || g == "" } // "" is a finding itself
	return when(v.Order != "" && !slices.ContainsFunc(v.Grounds, based), finding{
		path:       "/grounds",
		message:    fmt.Sprintf("%s phải có ít nhất một dòng “Căn cứ …”.", v.Type.Name),
		suggestion: "Thêm căn cứ về thẩm quyền và căn cứ về nội dung, ví dụ “Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025”.",
	})
}

func groundMarked(v *view) []finding {
	var found []finding
	for i, g := range v.Grounds {
		at := item("/grounds", i)
		found = append(found, when(strings.Contains(g, "\n"), finding{
			path:       at,
			message:    "Một căn cứ được viết trên nhiều dòng.",
			suggestion: "Mỗi căn cứ là một chuỗi riêng trong “grounds”, viết trên một dòng.",
		})...)
		mark := g[len(strings.TrimRight(g, ",:")):]
		found = append(found, when(mark != "", finding{
			path: at, severity: templates.Warning,
			message:    fmt.Sprintf("Căn cứ kết thúc bằng dấu “%s”; Nghị định quy định dấu chấm phẩy, căn cứ cuối cùng dấu chấm.", mark),
			suggestion: "Bỏ dấu cuối căn cứ để hệ thống tự thêm dấu đúng.",
		})...)
	}
	return found
}

var (
	groundOfLaw  = regexp.MustCompile(`^Căn cứ (Hiến pháp|Bộ luật|Luật|Pháp lệnh)`)
	groundNumber = regexp.MustCompile(`\bsố\s+\S*\d`)
	groundDate   = regexp.MustCompile(`ngày\s+\d`)
	groundDoc    = regexp.MustCompile(`^Căn cứ (Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Chương trình|Quy định|Công văn|Thông báo) `)
)

func groundComplete(v *view) []finding {
	var found []finding
	for i, g := range v.Grounds {
		at := item("/grounds", i)
		found = append(found, when(groundOfLaw.MatchString(g) && groundNumber.MatchString(g), finding{
			path:       at,
			message:    "Căn cứ là Luật, Pháp lệnh thì không ghi số, ký hiệu và cơ quan ban hành.",
			suggestion: "Chỉ ghi tên và ngày, ví dụ “Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025”.",
		})...)
		full := groundNumber.MatchString(g) && groundDate.MatchString(g) && strings.Contains(g, " của ")
		found = append(found, when(groundDoc.MatchString(g) && !full, finding{
			path:       at,
			message:    "Căn cứ chưa ghi đủ số, ký hiệu, ngày ban hành và cơ quan ban hành.",
			suggestion: "Viết đủ, ví dụ “Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư”.",
		})...)
	}
	return found
}

// bodyChecks look at the divisions of the content.
var bodyChecks = []check{
	{"BC01", misnumbered("BC01")},
	{"BC02", misnumbered("BC02")},
	{"BC03", divisionUntitled},
	{"BC04", misnumbered("BC04")},
	{"BC05", articleUntitled},
	{"BC06", misnumbered("BC06")},
	{"BC07", misnumbered("BC07")},
	{"BC08", misnumbered("BC08")},
	{"BC09", schemesMixed},
	{"BC01", miswritten("BC01")},
	{"BC02", miswritten("BC02")},
	{"BC04", miswritten("BC04")},
	{"BC06", miswritten("BC06")},
	{"BC07", miswritten("BC07")},
}

// miswrittenLabels open paragraphs that were probably meant to be divisions.
var miswrittenLabels = []struct {
	rule    string
	pattern *regexp.Regexp
	right   string
}{
	{"BC01", regexp.MustCompile(`(?i)^(phần|chương) ([IVXLC]+|\d+)\s*[.:–-]`), "“Chương I” trên dòng riêng, tiêu đề ở dòng dưới"},
	{"BC01", regexp.MustCompile(`(?i)^(phần|chương) \d+$`), "số La Mã, như “Chương I”"},
	{"BC02", regexp.MustCompile(`(?i)^(tiểu )?mục ([IVXLC]+|\d+)\s*[.:–-]`), "“Mục 1” trên dòng riêng, tiêu đề ở dòng dưới"},
	{"BC04", regexp.MustCompile(`^(?i:điều) \d+\s*[:–-]|^ĐIỀU \d+`), "“Điều 1.” với chữ thường và dấu chấm sau số"},
	{"BC06", regexp.MustCompile(`^\d{1,2}(\)|/\s|\.\pL)`), "“1.” với dấu chấm và một dấu cách sau số"},
	{"BC07", regexp.MustCompile(`^[a-zđ](\.\s|\)\pL|/\s)`), "“a)” với dấu đóng ngoặc đơn và một dấu cách"},
}

// miswritten finds the paragraphs that begin almost like a label of the levels with that
// rule.
func miswritten(rule string) func(*view) []finding {
	return func(v *view) []finding {
		var found []finding
		for _, e := range v.entries() {
			for _, m := range miswrittenLabels {
				if m.rule != rule || e.node.Type != doan || !m.pattern.MatchString(e.node.Text) {
					continue
				}
				found = append(found, finding{
					path: e.text.Pointer, offset: e.text.Offset, severity: templates.Warning,
					message:    fmt.Sprintf("Đoạn “%s” được in như đoạn văn thường.", beginning(e.node.Text)),
					suggestion: "Nếu đây là số thứ tự thì viết " + m.right + ".",
				})
			}
		}
		return found
	}
}

// beginning is the first words of a text, for a message.
func beginning(s string) string {
	words := strings.Fields(s)
	if len(words) <= 6 {
		return s
	}
	return strings.Join(words[:6], " ") + " …"
}

// misnumbered finds the labels that break the sequence, of the levels with that rule.
func misnumbered(rule string) func(*view) []finding {
	return func(v *view) []finding {
		var found []finding
		for _, e := range v.entries() {
			if e.level.rule == rule {
				found = append(found, e.misnumbered()...)
			}
		}
		return found
	}
}

func (e entry) misnumbered() []finding {
	if e.want != "" {
		return []finding{{
			path: e.text.Pointer, offset: e.text.Offset,
			message:    fmt.Sprintf("“%s” không đúng thứ tự; theo thứ tự phải là “%s”.", e.label, e.want),
			suggestion: fmt.Sprintf("Sửa thành “%s”, hoặc bổ sung phần bị thiếu ở trước; nhớ sửa các chỗ dẫn chiếu đến nó.", e.want),
		}}
	}
	return when(e.level.numbered() && e.label == "", finding{
		path: e.text.Pointer, offset: e.text.Offset,
		message:    "Khoản có nhiều điểm hơn số chữ cái dùng để đánh thứ tự (a đến y, 23 điểm).",
		suggestion: "Tách thành nhiều khoản.",
	})
}

func divisionUntitled(v *view) []finding {
	var found []finding
	for _, e := range v.entries() {
		if !e.level.ownLine || e.node.Title != "" {
			continue
		}
		found = append(found, finding{
			path: e.title.Pointer, offset: e.title.Offset,
			message:    fmt.Sprintf("“%s” chưa có tiêu đề.", e.label),
			suggestion: "Viết tiêu đề ở dòng ngay dưới.",
		})
	}
	return found
}

// kindsIn are which levels each body uses.
func (v *view) kindsIn() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for body, e := range v.entries() {
		if all[body] == nil {
			all[body] = map[string]bool{}
		}
		all[body][e.level.name] = true
	}
	return all
}

func articleUntitled(v *view) []finding {
	var found []finding
	kinds := v.kindsIn()
	for body, e := range v.entries() {
		if e.level.name != dieu || e.node.Title != "" || !kinds[body][chuong] {
			continue
		}
		found = append(found, finding{
			path: e.text.Pointer, offset: e.text.Offset,
			message:    fmt.Sprintf("“%s” chưa có tiêu đề, trong khi văn bản chia thành chương.", e.label),
			suggestion: fmt.Sprintf("Viết tiêu đề sau “%s”, không có dấu chấm cuối, nội dung ở dòng dưới.", e.label),
		})
	}
	return found
}

func schemesMixed(v *view) []finding {
	var found []finding
	kinds := v.kindsIn()
	for _, piece := range v.pieces {
		body := piece.body()
		found = append(found, when(kinds[body][dieu] && kinds[body][deMuc], finding{
			path:       body,
			message:    "Nội dung dùng lẫn “Điều 1.” với mục “I.”.",
			suggestion: "Chọn một bố cục: phần, chương, mục, điều, khoản, điểm; hoặc phần, mục, khoản, điểm.",
		})...)
	}
	return found
}
