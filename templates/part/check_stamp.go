package part

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"vanban/templates"
	"vanban/templates/ink"
)

// stampChecks look at the pictures of signatures and seals. A picture that breaks the decree's words is
// refused: it would be printed.
var stampChecks = []check{
	{"CK11", signaturePicture},
	{"CK12", sealPicture},
	{"CK11", signatureOnPaper},
	{"CK12", sealBeforeSignature},
}

// What a picture has to be like. The decree says "nền trong suốt", "màu xanh", "màu đỏ" and "kích thước
// thực tế" without numbers.
const (
	// A round seal that fills its square leaves 21 % of it clear; any signature leaves much more.
	// A scan whose paper was not taken out leaves nothing.
	leastClear = 20 // % of the dots
	// The thinnest signature is above 1 %; less is dust on an empty picture.
	leastSolid = 2 // ‰ of the dots
	// The fringe of a scanned stroke may lose its colour, and a seal may lie on black text. A black
	// signature that a blue line has touched stays far below.
	leastColoured = 75 // % of the ink
	leastDPI      = 300
)

// picture is a picture of a payload and what it is to be like.
type picture struct {
	what  string // that it shows, in the midst of a sentence
	path  string
	data  []byte
	width float64 // as printed, in mm
	color string  // of the ink
	again string  // how it comes by that colour
	count func(ink.Picture) int
	wide  [2]int // the least and the greatest width, in tenths of the height
}

// unpacker says what the dots of a picture are like, as [ink.Read] does.
type unpacker func(data []byte) (ink.Picture, error)

// unpackOnce is one that remembers what it has seen: many signers may bear one picture, which takes long to unpack.
func unpackOnce() unpacker {
	type verdict struct {
		seen ink.Picture
		err  error
	}
	known := map[[sha256.Size]byte]verdict{}
	return func(data []byte) (ink.Picture, error) {
		key := sha256.Sum256(data)
		v, ok := known[key]
		if !ok {
			v.seen, v.err = ink.Read(data)
			known[key] = v
		}
		return v.seen, v.err
	}
}

func signaturePicture(v *view) []finding {
	var found []finding
	for _, s := range v.signers() {
		found = append(found, s.Signer.Signature.look(s.Pointer+"/signature", v.unpack)...)
	}
	return found
}

func sealPicture(v *view) []finding {
	var found []finding
	for _, s := range v.signers() {
		found = append(found, s.Seal.look(s.SealPointer, v.unpack)...)
	}
	return found
}

// Problems are what is wrong with the picture, which stands at the pointer, whatever document bears it; of
// none nothing is.
func (s *SignatureImage) Problems(at string) templates.Problems {
	return problems("CK11", s.look(at, ink.Read))
}

// Problems are what is wrong with the picture, which stands at the pointer, whatever document bears it; of
// none nothing is.
func (s *SealImage) Problems(at string) templates.Problems {
	return problems("CK12", s.look(at, ink.Read))
}

func problems(id string, found []finding) templates.Problems {
	var all templates.Problems
	for _, f := range found {
		all = append(all, check{id: id}.problem(f))
	}
	return all
}

func (s *SignatureImage) look(at string, unpack unpacker) []finding {
	if s == nil {
		return nil
	}
	width, _ := s.size(signatureWidth)
	return picture{
		what: "chữ ký", path: at + "/image", data: s.Image.Data, width: width.Millimetres(),
		color: "xanh", again: "Ký bằng mực xanh", count: func(p ink.Picture) int { return p.Blue },
		wide: [2]int{5, 60},
	}.look(unpack)
}

func (s *SealImage) look(at string, unpack unpacker) []finding {
	if s == nil {
		return nil
	}
	return picture{
		what: "con dấu", path: at + "/image", data: s.Image.Data, width: s.WidthMM,
		color: "đỏ", again: "Đóng dấu bằng mực đỏ", count: func(p ink.Picture) int { return p.Red },
		wide: [2]int{9, 11},
	}.look(unpack)
}

// refusals are why a picture is not even unpacked, and what to do.
var refusals = []struct {
	err              error
	says, suggestion string
}{
	{ink.ErrNotPNG, "không phải là tệp PNG", "Lưu hình dạng PNG nền trong suốt; JPEG và GIF không dùng được."},
	{ink.ErrBytes, fmt.Sprintf("dài hơn giới hạn %d MiB", ink.MaxBytes>>20), "Quét ở 600 dpi, cắt sát nét rồi lưu lại."},
	{ink.ErrDots, fmt.Sprintf("có quá %d triệu điểm ảnh", ink.MaxDots/1_000_000), "Thu nhỏ hình: 600 dpi là đủ, nghĩa là 24 điểm ảnh cho mỗi milimét."},
	{ink.ErrAnimated, "là hình động", "Lưu một hình tĩnh dạng PNG."},
	{ink.ErrBroken, "bị hỏng, không đọc được", "Mở hình bằng phần mềm xem ảnh, lưu lại dạng PNG rồi đưa vào Base64 cả tệp."},
}

// look finds what is wrong with a picture, the first that makes it useless.
func (p picture) look(unpack unpacker) []finding {
	if len(p.data) == 0 {
		return nil // which is a finding of its shape
	}
	says, suggestion := p.wrong(unpack)
	return when(says != "", finding{
		path: p.path, severity: templates.Error,
		message:    fmt.Sprintf("Hình %s %s.", p.what, says),
		suggestion: suggestion,
	})
}

func (p picture) wrong(unpack unpacker) (says, suggestion string) {
	seen, err := unpack(p.data)
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r.says, r.suggestion
		}
	}
	dots := seen.Width * seen.Height
	switch dpi := float64(seen.Width) / p.width * 25.4; {
	case 100*seen.Clear < leastClear*dots:
		return "không có nền trong suốt", "Xóa nền giấy của hình rồi lưu dạng PNG có kênh trong suốt (alpha)."
	case 1000*seen.Solid < leastSolid*dots:
		return "gần như trống", fmt.Sprintf("Quét lại %s cho rõ nét.", p.what)
	case 100*p.count(seen) < leastColoured*seen.Solid:
		return fmt.Sprintf("không phải màu %s: chỉ %d%% số điểm mực có màu này", p.color, 100*p.count(seen)/seen.Solid),
			p.again + " rồi quét màu; không dùng hình đen trắng."
	case 10*seen.Width < p.wide[0]*seen.Height || 10*seen.Width > p.wide[1]*seen.Height:
		return fmt.Sprintf("có khổ %d × %d điểm ảnh, không cân đối", seen.Width, seen.Height), "Cắt hình sát nét, không kéo giãn."
	case dpi < leastDPI:
		return fmt.Sprintf("chỉ có %.0f dpi khi in rộng %.4g mm, ít hơn %d dpi", dpi, p.width, leastDPI),
			fmt.Sprintf("Quét lại ở 600 dpi, hoặc dùng hình rộng ít nhất %.0f điểm ảnh.", p.width*leastDPI/25.4+0.5)
	}
	return "", ""
}

// signatureOnPaper looks for pictures on a document of paper, which is signed and sealed by hand
// (Đ13(6), PL I.II.7d).
func signatureOnPaper(v *view) []finding {
	if v.Head.Medium == "electronic" {
		return nil
	}
	for _, s := range v.signers() {
		if s.Signer.Signature != nil || s.Seal != nil {
			return []finding{{
				path: "/medium", severity: templates.Warning, clause: "Đ13(6)",
				message:    "Văn bản giấy được ký bằng mực xanh và đóng dấu trực tiếp; hình chữ ký, hình con dấu chỉ dùng trên văn bản điện tử.",
				suggestion: "Ghi “medium”: “electronic”, hoặc bỏ hình chữ ký và con dấu.",
				edit:       set("electronic"),
			}}
		}
	}
	return nil
}

// sealBeforeSignature looks for a seal on what nobody has signed.
func sealBeforeSignature(v *view) []finding {
	var found []finding
	for _, s := range v.signers() {
		f := finding{path: s.SealPointer, severity: templates.Error, clause: "Đ32(2)d"}
		switch {
		case s.Seal == nil:
			continue
		case v.Head.Draft:
			f.message = "Bản dự thảo chưa được ký nên không mang con dấu."
			f.suggestion = "Bỏ hình con dấu, hoặc bỏ “draft” khi văn bản đã được ký."
			f.edit = drop(false)
		case s.Signer.Signature == nil:
			f.message = "Có hình con dấu mà không có hình chữ ký: chỉ đóng dấu vào văn bản đã có chữ ký của người có thẩm quyền."
			f.suggestion = "Thêm hình chữ ký ở “signature” của người ký, hoặc bỏ “seal”: chỗ của dấu vẫn được để trống."
			f.edit = drop(false)
		default:
			continue
		}
		found = append(found, f)
	}
	return found
}
