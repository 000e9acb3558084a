package part

import (
	"fmt"
	"slices"
	"strings"

	"vanban/templates"
)

// sectionChecks look at the sections of a report.
var sectionChecks = []check{
	{"report.empty", sectionEmpty},
	{"report.area", areaUnknown},
	{"report.area", areaRepeated},
	{"report.area", areaMisplaced},
	{"report.area", areasMissing},
	{"report.title", titleLabelled},
	{"report.levels", levelsTurned},
}

// sectionEmpty looks for sections that are a heading and nothing beneath it.
func sectionEmpty(v *view) []finding {
	var found []finding
	for _, s := range v.sectionList() {
		title, _ := s.heading(s.usual, v.Areas)
		f := finding{
			path: s.pointer, severity: templates.Warning,
			message:    fmt.Sprintf("Mục “%s” chưa có nội dung.", templates.Shorten(title)),
			suggestion: "Ghi “body”, “show” hoặc “items”; không có gì để báo cáo thì ghi rõ như vậy, hoặc bỏ mục này.",
		}
		if s.depth == 0 {
			f.severity = templates.Error
		}
		found = append(found, when(!s.says(), f)...)
	}
	return found
}

// areaSlugs are the words of a payload for the areas of the outline.
func (p *Paper) areaSlugs() []string {
	slugs := make([]string, len(p.Areas))
	for i, a := range p.Areas {
		slugs[i] = a.Slug
	}
	return slugs
}

func areaUnknown(v *view) []finding {
	var found []finding
	slugs := v.areaSlugs()
	guess := newGuesser(slugs)
	for _, s := range v.sectionList() {
		if s.Area == "" || guess.known[s.Area] {
			continue
		}
		f := finding{
			path:    s.pointer + "/area",
			message: fmt.Sprintf("Đề cương không có lĩnh vực “%s”.", templates.Shorten(s.Area)),
		}.mean(guess, s.Area, "Chọn một trong: "+strings.Join(slugs, ", ")+"; lĩnh vực khác thì ghi tên ở “title”.")
		if len(slugs) == 0 {
			f.message = fmt.Sprintf("Có lĩnh vực “%s” nhưng chưa chọn đề cương.", templates.Shorten(s.Area))
			f.suggestion = "Ghi “outline”: “cchc-bo” hoặc “cchc-tinh”, hoặc ghi tên mục ở “title”."
		}
		found = append(found, f)
	}
	return found
}

// eachArea calls look for the areas of each list of sections, in order.
func (v *view) eachArea(look func(pointer string, s *Section) []finding, begin func()) []finding {
	var found []finding
	for _, s := range v.sectionList() {
		begin()
		for i := range s.Items {
			if s.Items[i].Area != "" {
				found = append(found, look(item(s.pointer+"/items", i)+"/area", &s.Items[i])...)
			}
		}
	}
	return found
}

func areaRepeated(v *view) []finding {
	var seen map[string]bool
	return v.eachArea(func(pointer string, s *Section) []finding {
		again := seen[s.Area]
		seen[s.Area] = true
		return when(again, finding{
			path:       pointer,
			message:    fmt.Sprintf("Lĩnh vực “%s” có hai mục.", templates.Shorten(s.Area)),
			suggestion: "Gộp hai mục làm một.",
		})
	}, func() { seen = map[string]bool{} })
}

func areaMisplaced(v *view) []finding {
	slugs := v.areaSlugs()
	last := -1
	return v.eachArea(func(pointer string, s *Section) []finding {
		at := slices.Index(slugs, s.Area)
		before := last
		last = max(last, at)
		if at < 0 || at >= before {
			return nil
		}
		return []finding{{
			path: pointer, severity: templates.Warning,
			message:    fmt.Sprintf("Lĩnh vực “%s” đứng sau lĩnh vực “%s”, khác thứ tự của đề cương.", v.Areas[at].Title, v.Areas[before].Title),
			suggestion: "Xếp các mục theo thứ tự: " + strings.Join(slugs, ", ") + ".",
		}}
	}, func() { last = -1 })
}

// areasMissing looks for areas of the outline that the first section says nothing of.
func areasMissing(v *view) []finding {
	if len(v.Sections) == 0 || len(v.Areas) == 0 {
		return nil
	}
	results := v.Sections[0]
	var missing []string
	for _, a := range v.Areas {
		if !slices.ContainsFunc(results.Items, func(s Section) bool { return s.Area == a.Slug }) {
			missing = append(missing, a.Title)
		}
	}
	return when(len(missing) > 0, finding{
		path: results.Pointer, severity: templates.Info,
		message:    fmt.Sprintf("Báo cáo chưa có mục về %d lĩnh vực của đề cương: %s.", len(missing), strings.Join(missing, "; ")),
		suggestion: "Thêm mục cho từng lĩnh vực ở “items”; lĩnh vực không có kết quả trong kỳ cũng nên nói rõ.",
	})
}

// titleLabelled looks for titles that begin with a label, which the system writes itself.
func titleLabelled(v *view) []finding {
	var found []finding
	printed := map[string]string{} // labels, by the pointers to their titles
	for _, e := range v.entries() {
		printed[e.title.Pointer] = e.label
	}
	for _, s := range v.sectionList() {
		if s.Title == nil || s.Label != nil {
			continue
		}
		at, label, rest := cutLabel(*s.Title)
		found = append(found, when(levels[at].numbered() && !levels[at].ownLine && isCounted(label), finding{
			path:       s.pointer + "/title",
			message:    fmt.Sprintf("Tiêu đề bắt đầu bằng “%s”, nên mục có hai số thứ tự.", label),
			suggestion: fmt.Sprintf("Chỉ ghi “%s”; hệ thống tự đánh số, số khác thì ghi ở “label”.", templates.Shorten(rest)),
			edit:       templates.Mend("", *s.Title, rest, label == printed[s.pointer+"/title"]),
		})...)
	}
	return found
}

// levelsTurned looks for texts whose divisions are not below the section that they are in, such
// as "1." beneath "3.".
func levelsTurned(v *view) []finding {
	var found []finding
	for _, s := range v.sectionList() {
		title, _ := s.heading(s.usual, v.Areas)
		own := s.level(s.depth)
		if title == "" || !own.numbered() {
			continue
		}
		o := newOutliner()
		o.body(s.Body, s.pointer+"/body", make([]int, len(levels)), "", "")
		i := slices.IndexFunc(o.entries, func(e entry) bool { return e.level.numbered() && levelOf(e.level.name) <= levelOf(own.name) })
		if i < 0 {
			continue
		}
		e := o.entries[i]
		found = append(found, finding{
			path: e.mark.Pointer, offset: e.mark.Offset, length: len(e.label), severity: templates.Warning,
			message:    fmt.Sprintf("Trong mục “%s” có “%s” cùng cấp hoặc cao hơn số thứ tự của chính mục đó.", templates.Shorten(title), e.label),
			suggestion: "Dùng số thứ tự cấp dưới (dưới I. là 1., dưới 1. là a), dưới a) là gạch đầu dòng), hoặc tách thành các mục ở “items”.",
		})
	}
	return found
}
