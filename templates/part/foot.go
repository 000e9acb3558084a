package part

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// Foot is what most payloads end with: who signs and who receives the document.
type Foot struct {
	Signer Signer `json:"signer" validate:"required" title:"Người ký" doc:"Quyền hạn, chức vụ và họ tên của người ký (PL I.II.7)."`
	Recipients
	Joint []JointOrgan `json:"joint,omitempty" validate:"max=5,dive" title:"Cơ quan cùng ban hành" doc:"Chỉ dùng cho văn bản liên tịch, liên ngành: các cơ quan cùng ban hành với cơ quan ở “organ_name”. Cơ quan ở “organ_name” chủ trì: tên ghi đầu tiên, ký bên phải. Mở rộng của vanban, Nghị định không quy định."`
	Seal  *SealImage   `json:"seal,omitempty" title:"Con dấu" doc:"Hình con dấu của cơ quan, tổ chức trên văn bản điện tử, in đúng kích thước thực tế, trùm khoảng 1/3 chữ ký về bên trái (PL I.II.8a); bỏ trống thì để chỗ cho phần mềm ký số."`
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

// Signature is one of those who sign.
type Signature struct {
	// Title is what the form or the practice puts above the authority: "THƯ KÝ", "ĐẠI DIỆN BÊN A", the name of
	// an agency. TitlePointer points to the field that it came from, if it came from one.
	Title, TitlePointer string
	Signer              *Signer
	Pointer             string // to the field of the signer
	NamePointer         string // to the field of the name, where that is not one of the signer's
	Organ               string // for which the signer signs; empty for the one that issues the document
	// SealPointer points to the field of the seal that is put at the signature, and Seal is its picture, if there is
	// one yet. Without a pointer no seal belongs there.
	SealPointer string
	Seal        *SealImage
}

// above is what stands above the room for the signature. The last line is that of the position, whatever
// it is.
func (s *Signature) above() []render.Block {
	var lines []*render.Paragraph
	if s.Title != "" {
		lines = append(lines, paragraph(nd30.QuyenHan, viet.Upper(s.Title), field(s.TitlePointer)))
	}
	lines = append(lines, s.Signer.lines(s.Organ, s.Pointer)...)
	if len(lines) > 0 {
		lines[len(lines)-1].Role = nd30.ChucVu
	}
	return blocks(lines)
}

// below is the room for the signature, another position, and the name (PL I.II.7c). A name without that
// position leaves a line for it where the name beside it has one. So many empty lines come before.
func (s *Signature) below(other bool, empty int) []render.Block {
	all := emptyLines(nd30.ChucVu, empty)
	sign := &render.Paragraph{Role: nd30.ChuKy, Source: field(s.Pointer)}
	name := paragraph(nd30.HoTen, s.Signer.FullName, field(s.namePointer()))
	if !other {
		return append(all, sign, name)
	}
	position := &render.Paragraph{Role: nd30.ChucVuKhac}
	if text := s.Signer.OtherPosition; text != "" {
		position = paragraph(nd30.ChucVuKhac, viet.Upper(text), field(s.Pointer+"/other_position"))
	}
	name.Role = nd30.HoTenLien
	return append(all, sign, position, name)
}

func emptyLines(role render.Role, n int) []render.Block {
	var all []render.Block
	for range n {
		all = append(all, &render.Paragraph{Role: role})
	}
	return all
}

// namePointer points to the field of the name.
func (s *Signature) namePointer() string { return cmp.Or(s.NamePointer, s.Pointer+"/full_name") }

// texts are what was written for the signature, each with its pointer.
func (s *Signature) texts(yield func(pointer, text string) bool) bool {
	return yield(s.Pointer+"/head_position", s.Signer.HeadPosition) &&
		yield(s.Pointer+"/unit_head_position", s.Signer.UnitHeadPosition) &&
		yield(s.Pointer+"/position", s.Signer.Position) &&
		yield(s.Pointer+"/other_position", s.Signer.OtherPosition) &&
		yield(s.namePointer(), s.Signer.FullName)
}

// signers are those who sign, in the order in which they stand on the paper: from the left, then
// down. Each has its organ.
func (p *Paper) signers() []Signature {
	all := slices.Clone(p.Signatures)
	if len(all) == 0 {
		all = p.joined()
	}
	for i := range all {
		all[i].Organ = cmp.Or(all[i].Organ, p.Head.OrganName)
	}
	return all
}

// foot makes the foot of the document. The empty line above sets it off from the content as the
// forms do.
func (p *Paper) foot() []render.Block {
	gap := &render.Paragraph{Role: nd30.NoiNhanDong, KeepNext: true}
	signers := p.signers()
	if len(signers) > 1 {
		return []render.Block{gap, beside(signers, p.Foot.recipients(), p.upright(), p.sealRoom(signers))}
	}
	grid := &render.Columns{
		Widths: []render.Length{footLeft, footGutter, p.upright() - footLeft - footGutter},
		Rows:   []render.ColumnsRow{row(p.Foot.recipients(), signers[0].compose(0))},
	}
	if p.Confirmed != nil {
		grid.Rows = append(grid.Rows, row(p.Confirmed.compose(), nil))
	}
	return []render.Block{gap, grid}
}

// Confirmed is what another body confirms on the document, as form 1.10 has it. It is not signed here: what the
// form says stays where nothing is known.
type Confirmed struct {
	Label, Text          string // by whom: the words of the form, and what the field has
	Room                 string // where the signature is put
	Name                 string // who signs
	Pointer, NamePointer string // to the fields of the text and the name, if they came from one
}

// texts are what was written for the confirmation, each with its pointer; nil has none.
func (c *Confirmed) texts(yield func(pointer, text string) bool) bool {
	return c == nil || (c.Text == "" || yield(c.Pointer, c.Text)) && (c.NamePointer == "" || yield(c.NamePointer, c.Name))
}

func (c *Confirmed) compose() []render.Block {
	return []render.Block{
		paragraph(nd30.XacNhan, strings.TrimSpace(c.Label+" "+c.Text), field(c.Pointer)),
		paragraph(nd30.XacNhan, c.Room, ours),
		paragraph(nd30.HoTen, c.Name, field(c.NamePointer)),
	}
}

// compose makes the whole of component 7 (PL I.II.7), with so many empty lines in its midst.
func (s *Signature) compose(empty int) []render.Block {
	return append(s.above(), s.below(s.Signer.OtherPosition != "", empty)...)
}

// beside makes the foot of a document that several sign: two signatures in a row, as in form 1.9, and the
// recipients beneath them on the left, beside the last one where the number is odd. Without recipients that one
// stands on the left, where the next row begins. The grid, so wide, is never divided between pages.
func beside(signers []Signature, recipients []render.Block, width render.Length, room sealRoom) *render.Columns {
	half := (width - footGutter) / 2
	grid := &render.Columns{Widths: []render.Length{half, footGutter, half}}
	for len(signers) > 1 {
		grid.Rows = append(grid.Rows, pair(&signers[0], &signers[1], room.above)...)
		grid.Rows = append(grid.Rows, row(emptyLines(nd30.NoiNhanDong, room.beneath), nil))
		signers = signers[2:]
	}
	left, right := recipients, []render.Block(nil)
	if len(signers) > 0 {
		right = signers[0].compose(room.above)
	}
	if len(recipients) == 0 {
		left, right = right, nil
	}
	if len(left) > 0 {
		grid.Rows = append(grid.Rows, row(left, right))
	}
	return grid
}

// pair is two signatures beside each other: a row of what stands above them, one of so many empty lines and the room
// with what may stand above the names, and one of those, which are on one line so.
func pair(left, right *Signature, empty int) []render.ColumnsRow {
	if left.Signer.OtherPosition == "" && right.Signer.OtherPosition == "" {
		return []render.ColumnsRow{row(left.above(), right.above()), row(left.below(false, empty), right.below(false, empty))}
	}
	l, r := left.below(true, empty), right.below(true, empty)
	last := len(l) - 1
	return []render.ColumnsRow{row(left.above(), right.above()), row(l[:last], r[:last]), row(l[last:], r[last:])}
}

// row is a row of a foot: what stands on the left and on the right of what stays free.
func row(left, right []render.Block) render.ColumnsRow {
	return render.ColumnsRow{Cells: []render.ColumnsCell{{Blocks: left}, {}, {Blocks: right}}}
}

// recipients is component 9b with component 12 behind its last line (PL I.II.9d, PL I.III.3). It is
// left out where a form that can do without it names nobody.
func (f *Foot) recipients() []render.Block {
	if len(f.ToPlaces) == 0 {
		return nil
	}
	all := []render.Block{paragraph(nd30.NoiNhan, nd30.NoiNhanText, ours)}
	for i, to := range f.ToPlaces {
		text := listItem(plainItem(to), false)
		all = append(all, dashed(nd30.NoiNhanDong, text, field(item("/to_places", i))))
	}
	return append(all, dashed(nd30.NoiNhanDong, f.archiveLine(), field("/archive")))
}

// plainItem is an item of a list without the dash, dot or number that it was typed with, and
// without the mark at its end.
func plainItem(s string) string {
	return strings.TrimRight(cutNumber(strings.TrimLeft(s, "-+•*–—·−\u00a0\t ")), ",:;. ")
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
