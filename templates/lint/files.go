package lint

import (
	"fmt"
	"regexp"
	"slices"

	"vanban/render"
	"vanban/templates/nd30"
)

// appendixHeaded asks an appendix to have no head of its own: it begins with its title.
func appendixHeaded(v *view) []finding {
	var found []finding
	titled := map[int]bool{}
	for p := range v.of(nd30.PhuLuc) {
		titled[p.section] = true
	}
	for p := range v.of(nd30.QuocHieu) {
		if titled[p.section] {
			found = append(found, finding{
				source:     p.Source,
				message:    "Phụ lục có Quốc hiệu, Tiêu ngữ.",
				suggestion: "Bỏ phần đầu; phụ lục bắt đầu bằng chữ “Phụ lục” và tiêu đề.",
			})
		}
	}
	return found
}

// signed is what an agency's signature shows: what is signed, day, time, and the zone of Viet Nam.
var signed = regexp.MustCompile(`^.+; \d{2}/\d{2}/\d{4}; \d{2}:\d{2}:\d{2} \+07:00$`)

// signingLine asks the line of an agency's signature to stand at the top right of a file's first page, of 10
// points, upright and black. One that is not signed yet is empty.
func signingLine(v *view) []finding {
	s := v.document.Styles[nd30.KyGhiChu]
	look := s.Size == 10*render.Pt && !s.Bold && !s.Italic && s.Color == (render.Color{}) && s.Align == render.AlignRight
	for p := range v.of(nd30.KyGhiChu) {
		inHeader := p.section == 0 && slices.Contains(v.document.Sections[0].Header, render.Block(p.Paragraph))
		if look && inHeader && (p.text == "" || signed.MatchString(p.text)) {
			continue
		}
		return []finding{{
			source:     p.Source,
			message:    fmt.Sprintf("Thông tin ký số “%s” không đúng vị trí, kiểu chữ hoặc cách ghi.", p.text),
			suggestion: "Đặt ở góc trên bên phải trang đầu, chữ thường, đứng, cỡ 10, màu đen, như “Số: 15/QĐ-BNV; 05/01/2020; 09:30:15 +07:00”.",
		}}
	}
	return nil
}

// sealHidden asks a file that accompanies a document to show no picture of a seal or signature.
func sealHidden(v *view) []finding {
	if v.document.Part == render.PartNone {
		return nil
	}
	for _, p := range v.paragraphs {
		if slices.ContainsFunc(p.Places, func(place render.Place) bool { return place.Image != nil }) {
			return []finding{{
				source:     p.Source,
				message:    "Tệp kèm theo văn bản có hình chữ ký hoặc con dấu.",
				suggestion: "Bỏ hình: trên tệp kèm theo, chữ ký số của cơ quan không hiển thị hình con dấu.",
			}}
		}
	}
	return nil
}
