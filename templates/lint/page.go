package lint

import (
	"fmt"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates/nd30"
)

// tolerance is how much a length may differ from what the decree says: half a millimetre.
const tolerance = render.MM / 2

func near(a, b render.Length) bool { return a-b <= tolerance && b-a <= tolerance }

// sections reports what wrong says of each section; an empty message is nothing.
func (v *view) sections(wrong func(i int, s *render.Section) (message, suggestion string)) []finding {
	var found []finding
	for i := range v.document.Sections {
		if m, s := wrong(i, &v.document.Sections[i]); m != "" {
			found = append(found, finding{message: m, suggestion: s})
		}
	}
	return found
}

func paper(v *view) []finding {
	return v.sections(func(i int, s *render.Section) (string, string) {
		w, h := min(s.Page.Width, s.Page.Height), max(s.Page.Width, s.Page.Height)
		if near(w, nd30.A4Width) && near(h, nd30.A4Height) {
			return "", ""
		}
		return fmt.Sprintf("Phần thứ %d dùng khổ giấy %.0f × %.0f mm.", i+1, w.Millimetres(), h.Millimetres()), "Dùng khổ A4 (210 × 297 mm)."
	})
}

func orientation(v *view) []finding {
	return v.sections(func(i int, s *render.Section) (string, string) {
		if i > 0 || v.document.Part == render.PartAppendix || s.Page.Width <= s.Page.Height || hasTable(s.Body) {
			return "", ""
		}
		return "Văn bản trình bày theo chiều ngang nhưng không có bảng.", "Trình bày theo chiều dài của trang giấy."
	})
}

func hasTable(blocks []render.Block) bool {
	for _, b := range blocks {
		switch b.(type) {
		case *render.Table, *render.Chart: // PL I.I.2: a wide table; a chart is the same data
			return true
		}
	}
	return false
}

// margin checks one margin of every section against its range.
func margin(allowed nd30.Range, name string, of func(render.Page) render.Length) func(*view) []finding {
	return func(v *view) []finding {
		return v.sections(func(i int, s *render.Section) (string, string) {
			m := of(s.Page)
			if m >= allowed.Min-tolerance && m <= allowed.Max+tolerance {
				return "", ""
			}
			return fmt.Sprintf("Lề %s của phần thứ %d là %.1f mm.", name, i+1, m.Millimetres()),
				fmt.Sprintf("Để lề %s từ %.0f đến %.0f mm.", name, allowed.Min.Millimetres(), allowed.Max.Millimetres())
		})
	}
}

// coherent asks the sizes of Quốc hiệu, Tiêu ngữ and the date to go up and down together.
func coherent(v *view) []finding {
	quocHieu := v.document.Styles[nd30.QuocHieu].Size
	for _, role := range []render.Role{nd30.TieuNgu, nd30.DiaDanhThoiGian} {
		if s := v.document.Styles[role].Size; s != quocHieu+render.Pt {
			return []finding{{
				message:    fmt.Sprintf("Quốc hiệu cỡ %v nhưng Tiêu ngữ hoặc địa danh, thời gian cỡ %v.", quocHieu, s),
				suggestion: "Quốc hiệu 13 thì Tiêu ngữ và thời gian 14; Quốc hiệu 12 thì 13.",
			}}
		}
	}
	return nil
}

func firstNumberHidden(v *view) []finding {
	if v.document.Sections[0].Page.Number.HideFirst {
		return nil
	}
	return []finding{{message: "Trang thứ nhất hiển thị số trang.", suggestion: "Không hiển thị số ở trang thứ nhất."}}
}

func numberedFromOne(v *view) []finding {
	if n := v.layout.Pages[0].Number; n != 1 {
		return []finding{{message: fmt.Sprintf("Số trang bắt đầu từ %d.", n), suggestion: "Đánh số trang từ 1."}}
	}
	return nil
}

func quocHieuOnOneLine(v *view) []finding {
	return v.onOneLine(nd30.QuocHieu, "Quốc hiệu bị xuống dòng.", "Nới cột bên phải, hoặc chọn bộ cỡ chữ nhỏ ở “preset”.")
}

// onOneLine finds the paragraphs of the role that take more than one line.
func (v *view) onOneLine(role render.Role, message, suggestion string) []finding {
	var found []finding
	lines := v.placed[role]
	for i := 1; i < len(lines); i++ {
		if lines[i].node == lines[i-1].node {
			found = append(found, finding{source: lines[i].node.Source, message: message, suggestion: suggestion})
		}
	}
	return found
}

// ruleUnder checks the rule beneath the paragraphs of a role: from min/minDen to max/maxDen
// of the longest line.
func ruleUnder(role render.Role, low, lowDen, high, highDen int64) func(*view) []finding {
	return func(v *view) []finding {
		var found []finding
		for _, l := range v.lines {
			if l.Of == nil || l.Of.Role != role {
				continue
			}
			if l.Num*lowDen < low*l.Den || l.Num*highDen > high*l.Den {
				found = append(found, finding{
					source:     l.Of.Source,
					message:    fmt.Sprintf("Đường kẻ dài %d/%d dòng chữ bên trên.", l.Num, l.Den),
					suggestion: fmt.Sprintf("Kẻ dài từ %d/%d đến %d/%d dòng chữ.", low, lowDen, high, highDen),
				})
			}
		}
		return found
	}
}

// sameLine asks the first lines of two roles to stand at one height, give or take 2 mm.
func sameLine(a, b render.Role) func(*view) []finding {
	return func(v *view) []finding {
		left, right := v.placed[a], v.placed[b]
		if len(left) == 0 || len(right) == 0 {
			return nil
		}
		apart := left[0].y - right[0].y
		if left[0].page == right[0].page && apart <= 2*render.MM && apart >= -2*render.MM {
			return nil
		}
		return []finding{{
			source:     right[0].node.Source,
			message:    fmt.Sprintf("%s và %s không cùng một dòng.", v.name(a), v.name(b)),
			suggestion: "Trình bày hai thành phần này trên cùng một dòng.",
		}}
	}
}

func (v *view) name(role render.Role) string { return v.document.Styles[role].Name }

// content are the roles whose text must share a page with the signature.
var content = []render.Role{
	nd30.NoiDung, nd30.DieuKhongTen, nd30.Dieu, nd30.Khoan, nd30.TieuKhoan, nd30.Diem, nd30.GachDauDong, nd30.DauCong,
	nd30.BangNoiDung, nd30.BangGiua, nd30.BangDeu, nd30.BangSo,
}

// footWithText asks some of the content to stand on the page where the signature begins. What is added to a copy has
// none; where it is first signed, it stands alone on its sheet.
func footWithText(v *view) []finding {
	foot, added := v.placed[nd30.ChucVu], v.placed[nd30.HinhThucSao]
	if len(foot) == 0 || len(added) > 0 && added[0].above(foot[0]) {
		return nil
	}
	for _, role := range content {
		for _, p := range v.placed[role] {
			if p.page == foot[0].page && p.y < foot[0].y {
				return nil
			}
		}
	}
	return []finding{{
		source:     foot[0].node.Source,
		message:    "Phần chữ ký và nơi nhận nằm riêng một trang, không có nội dung.",
		suggestion: "Thêm hoặc bớt vài dòng để ít nhất dòng cuối của nội dung nằm cùng trang với chữ ký.",
	}}
}

// copyOnSheet asks what is added to a copy, alone on a sheet that a photocopy goes on, to fit beneath the place that
// was given for it.
func copyOnSheet(v *view) []finding {
	first := &v.document.Sections[0]
	if len(first.Body) == 0 || len(v.layout.Pages) == 1 {
		return nil
	}
	rule, ok := first.Body[0].(*render.Line)
	if !ok || rule.Source.Pointer == "" {
		return nil
	}
	page := first.Page
	high := max(0, v.lowest(0)-page.Top-rule.Before)
	for p := range v.of(nd30.NoiNhanDong) {
		if p.text == "" { // between head and foot, where the pages may part
			high += single(v.document.Styles[p.Role].Size)
		}
	}
	for i := 1; i < len(v.layout.Pages); i++ {
		high += v.lowest(i) - page.Top
	}
	most := page.Height - page.Bottom - layout.SliverHeight - high
	return []finding{{
		source:     rule.Source,
		message:    fmt.Sprintf("Từ %.0f mm không còn đủ chỗ trên trang cho phần bản sao, nên một phần sang trang sau.", (page.Top + rule.Before).Millimetres()),
		suggestion: fmt.Sprintf("Ghi tối đa %d mm, hoặc bỏ vị trí để in lên mặt sau của bản chụp.", most/render.MM),
	}}
}

// single is how high a line of the size is.
func single(size render.Length) render.Length { return size * 115 / 100 }

// descent is how far a line reaches below its letters' base, of their size.
const descent = 0.26

// lowest is where the text of a page ends.
func (v *view) lowest(page int) render.Length {
	var end render.Length
	for _, item := range v.layout.Pages[page].Items {
		if t, ok := item.(*layout.Text); ok {
			end = max(end, t.Y+render.Length(descent*float64(t.Size)))
		}
	}
	return end
}
