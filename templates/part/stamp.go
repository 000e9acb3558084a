package part

import (
	"math"

	"vanban/render"
	"vanban/templates/ink"
	"vanban/templates/nd30"
)

// SignatureImage is the picture of a signature as it is on paper (PL I.II.7d).
type SignatureImage struct {
	Image   PNG     `json:"image" validate:"required" title:"Ảnh chữ ký" doc:"Tệp PNG nền trong suốt, mực màu xanh, viết dạng Base64; từ 300 dpi trở lên ở bề rộng khi in (PL I.II.7d)." example:"iVBORw0KGgo="`
	WidthMM float64 `json:"width_mm,omitempty" validate:"omitempty,min=15,max=70" title:"Bề rộng chữ ký (mm)" doc:"Bề rộng khi in, tính bằng milimét; bỏ trống thì vừa trong khung 50 × 20 mm giữa chức vụ và họ tên." example:"45"`
}

// SealImage is the picture of an agency's seal (PL I.II.8a). The widest seals, with the coat of arms, have 42 mm; at
// 50 mm the widest signature of a narrow column still has its seal on the paper.
type SealImage struct {
	Image   PNG     `json:"image" validate:"required" title:"Ảnh con dấu" doc:"Tệp PNG nền trong suốt, mực màu đỏ, cắt sát mép dấu, viết dạng Base64; từ 300 dpi trở lên (PL I.II.8a)." example:"iVBORw0KGgo="`
	WidthMM float64 `json:"width_mm" validate:"required,min=20,max=50" title:"Đường kính dấu (mm)" doc:"Đường kính thực tế của con dấu, tính bằng milimét: ảnh in ra bằng đúng kích thước này (PL I.II.8a)." example:"36"`
}

// The names of the places at a signature, for tools that sign.
const (
	placeSignature = "signature"
	placeSeal      = "seal"
)

// What places without a picture measure. The decree gives no size; these fit the room between post and
// name, and the seals of most agencies.
const (
	signatureWidth  = 50 * render.MM
	signatureHeight = 20 * render.MM
	sealWidth       = 36 * render.MM
)

// stamp puts the places of signatures and seals where the document has room for them: on the empty
// lines of the role ChuKy, each of which has the pointer of its signer.
func (p *Paper) stamp(blocks []render.Block) []render.Block {
	room := stampRoom(nd30.Sheet(p.Head.preset()))
	for _, b := range blocks {
		grid, ok := b.(*render.Columns)
		if !ok {
			continue
		}
		for _, row := range grid.Rows {
			for i, cell := range row.Cells {
				p.stampCell(cell.Blocks, grid.Widths[i], room)
				if i == 0 {
					keepInText(cell.Blocks, grid.Widths[i])
				}
			}
		}
	}
	return blocks
}

// keepInText moves a seal of the left column that would stand out in the margin to its edge, and the signature by
// as much, so that the seal still covers a third of it (PL I.II.8a).
func keepInText(blocks []render.Block, width render.Length) {
	for _, b := range blocks {
		line, ok := b.(*render.Paragraph)
		if !ok {
			continue
		}
		out := render.Length(0)
		for _, p := range line.Places {
			out = max(out, -width/2-p.Left)
		}
		for i := range line.Places {
			line.Places[i].Left += out
		}
	}
}

func (p *Paper) stampCell(blocks []render.Block, width, room render.Length) {
	for _, b := range blocks {
		line, ok := b.(*render.Paragraph)
		if !ok || line.Role != nd30.ChuKy {
			continue
		}
		for _, s := range p.signers() {
			if s.Pointer == line.Source.Pointer {
				line.Places = s.places(width, room)
			}
		}
	}
}

// stampRoom is how high the room between post and name is: the empty line and the space above the name.
func stampRoom(sheet render.Sheet) render.Length {
	return lineHeight(sheet, nd30.ChuKy) + sheet[nd30.HoTen].Before
}

// lineHeight is how high a line of the role is: in Times New Roman 1.15 times its size.
func lineHeight(sheet render.Sheet, role render.Role) render.Length {
	return sheet[role].Size * 23 / 20
}

// sealRoom is how many empty lines keep seals off what stands above them, and off what stands beneath the names.
type sealRoom struct{ above, beneath int }

// sealRoom is the room where several seal the document. One seal alone lies over the end of the post, as it does on
// paper; several would hide the posts and names of agencies beside and beneath them.
func (p *Paper) sealRoom(signers []Signature) sealRoom {
	var highest render.Length
	seals := 0
	for _, s := range signers {
		if s.SealPointer != "" {
			seals++
			highest = max(highest, s.sealPlace().Height)
		}
	}
	if seals < 2 {
		return sealRoom{beneath: 1}
	}
	sheet := nd30.Sheet(p.Head.preset())
	post, line := lineHeight(sheet, nd30.ChucVu), lineHeight(sheet, nd30.NoiNhanDong)
	over := max(0, highest-stampRoom(sheet)) / 2 // on either side
	under := over - lineHeight(sheet, nd30.HoTen)
	return sealRoom{
		above:   int((over + post/2) / post), // half a line of a seal's rim hides nothing
		beneath: max(1, int((under+line-1)/line)),
	}
}

// places are those of the signature, in the middle of the column and between post and name (PL I.II.7d),
// and of the seal, which covers the left third of it (PL I.II.8a). The seal is put over the ink.
func (s *Signature) places(column, room render.Length) []render.Place {
	signature := s.signaturePlace(min(signatureWidth, column*3/5))
	signature.Left = -signature.Width / 2
	signature.Top = (room - signature.Height) / 2
	if s.SealPointer == "" {
		return []render.Place{signature}
	}
	seal := s.sealPlace()
	seal.Left = signature.Left + signature.Width/3 - seal.Width
	seal.Top = (room - seal.Height) / 2
	return []render.Place{signature, seal}
}

// signaturePlace is the place of the signature, so wide where the payload does not say.
func (s *Signature) signaturePlace(width render.Length) render.Place {
	place := render.Place{
		Name: placeSignature, Width: width, Height: signatureHeight,
		Source: field(s.Pointer + "/signature"),
	}
	if s.Signer.Signature == nil {
		return place
	}
	image := s.Signer.Signature
	place.Width, place.Height = image.size(width)
	place.Image = &render.Image{PNG: ink.Bare(image.Image.Data), Alt: "Chữ ký của " + s.Signer.FullName}
	return place
}

// size is how large the signature is printed: as wide as it says, or else no wider than the room.
func (s *SignatureImage) size(room render.Length) (width, height render.Length) {
	dots := ink.Measure(s.Image.Data)
	width = min(room, inProportion(signatureHeight, dots.Height, dots.Width))
	if s.WidthMM > 0 {
		width = millimetres(s.WidthMM)
	}
	return width, inProportion(width, dots.Width, dots.Height)
}

// sealPlace is the place of the seal.
func (s *Signature) sealPlace() render.Place {
	place := render.Place{Name: placeSeal, Width: sealWidth, Height: sealWidth, Source: field(s.SealPointer)}
	if s.Seal == nil {
		return place
	}
	size := ink.Measure(s.Seal.Image.Data)
	place.Width = millimetres(s.Seal.WidthMM)
	place.Height = inProportion(place.Width, size.Width, size.Height)
	place.Image = &render.Image{PNG: ink.Bare(s.Seal.Image.Data), Alt: "Con dấu của " + oneLine(s.Organ)}
	return place
}

// inProportion is the length that is to side as of is to another length.
func inProportion(side render.Length, of, to int) render.Length {
	return side * render.Length(to) / render.Length(max(of, 1))
}

func millimetres(mm float64) render.Length {
	return render.Length(math.Round(mm * float64(render.MM)))
}
