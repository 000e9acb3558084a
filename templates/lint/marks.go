package lint

import (
	"fmt"
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
)

// veViec asks the trích yếu of a công văn to begin with "V/v" and no colon.
func veViec(v *view) []finding {
	var found []finding
	for p := range v.of(nd30.TrichYeuCongVan) {
		if !strings.HasPrefix(p.text, nd30.VeViecText+" ") {
			found = append(found, finding{
				source:     p.Source,
				message:    fmt.Sprintf("Trích yếu công văn không bắt đầu bằng “%s”.", nd30.VeViecText),
				suggestion: fmt.Sprintf("Viết “%s ” rồi trích yếu, không có dấu hai chấm.", nd30.VeViecText),
			})
		}
	}
	return found
}

// veViecLook asks it to be upright, not bold, centred, of the sizes that the table allows.
func veViecLook(v *view) []finding {
	s, sample := v.document.Styles[nd30.TrichYeuCongVan], lookOf(nd30.TrichYeuCongVan)
	for p := range v.of(nd30.TrichYeuCongVan) {
		if sample.allows(s) && s.Align == render.AlignCenter {
			continue
		}
		return []finding{{
			source:     p.Source,
			message:    fmt.Sprintf("Trích yếu công văn cỡ %v hoặc có kiểu chữ, vị trí không đúng.", s.Size),
			suggestion: fmt.Sprintf("Trình bày %s, không đậm, canh giữa dưới số, ký hiệu.", sample),
		}}
	}
	return nil
}

// The distance of it from number and symbol, and by how much it may differ.
const (
	veViecGap       = 6 * render.Pt
	veViecTolerance = render.Pt
)

func veViecDistance(v *view) []finding {
	before := v.document.Styles[nd30.TrichYeuCongVan].Before
	for p := range v.of(nd30.TrichYeuCongVan) {
		if before < veViecGap-veViecTolerance || before > veViecGap+veViecTolerance {
			return []finding{{
				source:     p.Source,
				message:    fmt.Sprintf("Trích yếu công văn cách số, ký hiệu %v.", before),
				suggestion: "Để cách 6 pt.",
			}}
		}
	}
	return nil
}

func veViecUnruled(v *view) []finding {
	for _, l := range v.lines {
		if l.Of != nil && l.Of.Role == nd30.TrichYeuCongVan {
			return []finding{{source: l.Of.Source, message: "Dưới trích yếu công văn có đường kẻ.", suggestion: "Bỏ đường kẻ này."}}
		}
	}
	return nil
}

// look is how the decree's table wants a component.
type look struct{ sample nd30.Sample }

func lookOf(role render.Role) look {
	s, _ := nd30.SampleOf(role)
	return look{s}
}

// allows reports whether the table lets a component look so.
func (l look) allows(s render.Style) bool {
	face := l.sample.Style
	return s.Size >= l.sample.MinSize && s.Size <= l.sample.MaxSize && s.Bold == face.Bold() && s.Italic == face.Italic()
}

func (l look) String() string {
	if l.sample.MinSize == l.sample.MaxSize {
		return fmt.Sprintf("cỡ %d, kiểu chữ đứng", l.sample.MinSize/render.Pt)
	}
	return fmt.Sprintf("cỡ %d đến %d, kiểu chữ đứng", l.sample.MinSize/render.Pt, l.sample.MaxSize/render.Pt)
}

// marks are the boxes whose text has the role.
func (v *view) marks(role render.Role) []*render.Box {
	return slices.DeleteFunc(slices.Clone(v.boxes), func(b *render.Box) bool { return b.Text.Role != role })
}

// known reports whether the box says what one of the marks says, in its size and colour.
func known(b *render.Box, list []nd30.Mark) bool {
	text := written(&b.Text)
	return slices.ContainsFunc(list, func(m nd30.Mark) bool {
		return text == m.Text && near(b.Width, m.Width) && near(b.Height, m.Height) && b.Color == m.Color
	})
}

// spoilt are the findings about the marks of a role that are not right. The message is given what the mark says.
func (v *view) spoilt(role render.Role, right func(*render.Box) bool, message, suggestion string) []finding {
	var found []finding
	for _, b := range v.marks(role) {
		if !right(b) {
			found = append(found, finding{source: b.Text.Source, message: fmt.Sprintf(message, written(&b.Text)), suggestion: suggestion})
		}
	}
	return found
}

// urgency asks a mark of urgency to have text, size and colour of one of the three.
func urgency(v *view) []finding {
	s := v.document.Styles[nd30.MucDoKhan]
	inked := s.Color == nd30.BrightRed && lookOf(nd30.MucDoKhan).allows(s)
	right := func(b *render.Box) bool { return inked && known(b, nd30.Urgencies) }
	return v.spoilt(nd30.MucDoKhan, right, "Dấu “%s” không đúng chữ, kích thước hoặc màu.",
		"Dùng “HỎA TỐC” 30 × 8 mm, “THƯỢNG KHẨN” 40 × 8 mm hoặc “KHẨN” 20 × 8 mm, màu đỏ tươi, chữ in hoa đậm cỡ 13 đến 14.")
}

func oneUrgency(v *view) []finding {
	marks := v.marks(nd30.MucDoKhan)
	if len(marks) < 2 {
		return nil
	}
	return []finding{{source: marks[1].Text.Source, message: fmt.Sprintf("Văn bản có %d dấu chỉ mức độ khẩn.", len(marks)), suggestion: "Chỉ đóng một dấu."}}
}

// secrecy looks for a mark of secrecy, whoever made it: in a box or on a line of its own. What a table
// says is data.
func secrecy(v *view) []finding {
	var found []finding
	look := func(p *render.Paragraph) {
		if text := strings.TrimSpace(written(p)); slices.Contains(nd30.Secrecies, text) {
			found = append(found, finding{
				source:     p.Source,
				message:    fmt.Sprintf("Văn bản có dấu chỉ độ mật “%s”.", text),
				suggestion: "Không soạn thảo, lưu giữ văn bản mật trên máy đang kết nối mạng; làm theo quy trình bảo vệ bí mật nhà nước.",
			})
		}
	}
	for _, b := range v.boxes {
		look(&b.Text)
	}
	for _, p := range v.paragraphs {
		if !p.inTable {
			look(p.Paragraph)
		}
	}
	return found
}

// circulation asks the instruction on circulation to stand in the top margin of page 1, on the right.
func circulation(v *view) []finding {
	lettered := lookOf(nd30.PhamViLuuHanh).allows(v.document.Styles[nd30.PhamViLuuHanh])
	right := func(b *render.Box) bool {
		inMargin := slices.Contains(v.document.Sections[0].Header, render.Block(b)) && b.Align == render.AlignRight
		return lettered && inMargin && known(b, nd30.Circulations)
	}
	return v.spoilt(nd30.PhamViLuuHanh, right, "Chỉ dẫn “%s” không đúng chữ, khung hoặc vị trí.",
		"Đặt “XEM XONG TRẢ LẠI” hoặc “LƯU HÀNH NỘI BỘ” trong khung viền đơn ở lề trên, bên phải trang đầu, chữ in hoa đậm cỡ 13 đến 14.")
}

// address asks the agency's address to stand at the foot of page 1 alone, under a rule across the text.
func address(v *view) []finding {
	s := v.document.Styles[nd30.DiaChi]
	foot := v.document.Sections[0].Footer
	ruled := len(foot) > 0 && isFullRule(foot[0])
	for p := range v.of(nd30.DiaChi) {
		if ruled && slices.Contains(foot, render.Block(p.Paragraph)) && lookOf(nd30.DiaChi).allows(s) {
			continue
		}
		return []finding{{
			source:     p.Source,
			message:    "Địa chỉ không ở cuối trang đầu, không có đường kẻ hết chiều ngang ở trên, hoặc không đúng cỡ chữ.",
			suggestion: fmt.Sprintf("Đặt ở cuối trang thứ nhất dưới đường kẻ nét liền hết chiều ngang, %s.", lookOf(nd30.DiaChi)),
		}}
	}
	return nil
}

func isFullRule(b render.Block) bool {
	l, ok := b.(*render.Line)
	return ok && l.Of == nil && l.Num == l.Den
}
