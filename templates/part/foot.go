package part

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
)

// Foot is what most payloads end with: who signs and who receives the document.
type Foot struct {
	Signer Signer `json:"signer" validate:"required" title:"Người ký" doc:"Quyền hạn, chức vụ và họ tên của người ký (PL I.II.7)."`
	Recipients
}

// Recipients are who receives the document (components 9b and 12 of PL I.II and III).
type Recipients struct {
	ToPlaces     []string `json:"to_places" validate:"required,min=1,dive,required,max=300" title:"Nơi nhận" doc:"Mỗi nơi nhận một dòng, không gạch đầu dòng, không dấu chấm phẩy: hệ thống tự thêm. Không ghi dòng Lưu ở đây (PL I.II.9)." example:"Như Điều 5"`
	Archive      Archive  `json:"archive,omitzero" title:"Dòng Lưu" doc:"Dòng cuối của Nơi nhận: Lưu: VT, đơn vị soạn thảo, số bản lưu (PL I.II.9d)."`
	DrafterCode  string   `json:"drafter_code,omitempty" validate:"max=20" title:"Ký hiệu người soạn thảo" doc:"Ký hiệu người soạn thảo, chữ in hoa (PL I.III.3)." example:"PL"`
	IssuedAmount int      `json:"issued_amount,omitempty" validate:"min=0,max=99999" title:"Số lượng bản phát hành" doc:"In trong ngoặc sau ký hiệu người soạn thảo (PL I.III.3)." example:"300"`
}

// Archive is the last line of the recipients: "Lưu: VT, Vụ TCCB (2)." (PL I.II.9d).
type Archive struct {
	Unit   string `json:"unit,omitempty" validate:"max=60" title:"Đơn vị soạn thảo" doc:"Chữ viết tắt tên đơn vị soạn thảo và lưu hồ sơ." example:"Vụ TCCB"`
	Copies int    `json:"copies,omitempty" validate:"min=0,max=999" title:"Số bản lưu" doc:"Số lượng bản lưu, nếu cần." example:"2"`
	Text   string `json:"text,omitempty" validate:"max=200" title:"Nguyên văn" doc:"In nguyên văn thay cho dòng Lưu do hệ thống tạo, không kể gạch đầu dòng." example:"Lưu: VT_nnp."`
}

// The columns of the foot: recipients, what stays free, and signature in what is left of the text's
// width (PL I.IV.2, PL III).
const (
	footLeft   = 68 * render.MM
	footGutter = 5 * render.MM
)

// Signature is one of those who sign beside each other.
type Signature struct {
	Signer  *Signer
	Pointer string // to the field of the signer
	Organ   string // for which the signer signs; empty for the one that issues the document
}

// foot makes the foot of the document.
func (p *Paper) foot() []render.Block { return p.Foot.compose(p.Head.OrganName, p.upright()) }

// compose makes the foot, so wide, of a document that the organ issues. The empty line above sets it
// off from the content as the forms do.
func (f *Foot) compose(organ string, width render.Length) []render.Block {
	gap := &render.Paragraph{Role: nd30.NoiNhanDong, KeepNext: true}
	return []render.Block{gap, &render.Columns{
		Widths: []render.Length{footLeft, footGutter, width - footLeft - footGutter},
		Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{
			{Blocks: f.recipients()},
			{},
			{Blocks: f.Signer.compose(organ)},
		}}},
	}}
}

// recipients is component 9b with component 12 behind its last line (PL I.II.9d, PL I.III.3).
func (f *Foot) recipients() []render.Block {
	all := []render.Block{paragraph(nd30.NoiNhan, nd30.NoiNhanText, ours)}
	for i, to := range f.ToPlaces {
		text := listItem(plainItem(to), false)
		all = append(all, dashed(nd30.NoiNhanDong, text, field(item("/to_places", i))))
	}
	return append(all, dashed(nd30.NoiNhanDong, f.archiveLine(), field("/archive")))
}

// plainItem is an item of a list without the dash or dot that it was typed with, and
// without the mark at its end.
func plainItem(s string) string {
	return strings.TrimRight(strings.TrimLeft(s, "-+•*–—·−\u00a0\t "), ",:;. ")
}

// archiveLine is "- Lưu: VT, TCCB (2). PL.(300)".
func (f *Foot) archiveLine() string {
	line := "- " + f.Archive.line()
	code, amount := f.drafter()
	switch {
	case code != "" && amount != "":
		return line + " " + code + ".(" + amount + ")"
	case code != "":
		return line + " " + code + "."
	}
	return line
}

// drafter is the drafter's code and the number of copies issued, which may have been typed
// behind the code.
func (f *Foot) drafter() (code, amount string) {
	code = f.DrafterCode
	if m := typedCount.FindStringSubmatchIndex(code); m != nil {
		code, amount = code[:m[0]], code[m[2]:m[3]]
	}
	if f.IssuedAmount > 0 {
		amount = strconv.Itoa(f.IssuedAmount)
	}
	return strings.TrimRight(code, ". "), amount
}

// typedCount is a count behind a text: "(3)", "(03b)", "(25 bản)".
var typedCount = regexp.MustCompile(`(?i)\s*\(\s*(\d+)\s*(?:b|bản)?\s*\)[\s.]*$`)

// line is what follows the dash.
func (a Archive) line() string {
	if a.Text != "" {
		return a.Text
	}
	line := nd30.LuuText + " " + nd30.VanThuText
	if unit := a.unit(); unit != "" {
		line += ", " + unit
	}
	if a.Copies > 0 {
		line += fmt.Sprintf(" (%d)", a.Copies)
	}
	return line + "."
}

// unit is the drafting unit without what the line says before and after it.
func (a Archive) unit() string {
	unit := typedArchive.ReplaceAllString(a.Unit, "")
	if a.Copies > 0 {
		unit = typedCount.ReplaceAllString(unit, "")
	}
	return strings.TrimRight(unit, ". ")
}

// typedArchive is the beginning of the archive's line, which the system writes itself.
var typedArchive = regexp.MustCompile(`(?i)^(?:[-\s]*Lưu\s*:\s*|[-\s]*Lưu\s+(?:VT|văn thư)(?:\PL+|$)|(?:VT|văn thư)(?:\PL+|$))+`)
