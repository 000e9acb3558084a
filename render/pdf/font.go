package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"sync"

	"vanban/fonts"
)

// prepared is the fonts of the alphabet for all faces of a family, as package fonts numbers
// them, subset and compressed.
type prepared [fonts.FaceCount]*program

// preparedDefault is the embedded typeface, prepared once per process. The fonts of an
// operator's own typeface are made for each document, which takes a millisecond more.
var preparedDefault = sync.OnceValues(func() (*prepared, error) {
	p := new(prepared)
	for i := range p {
		var err error
		if p[i], err = newProgram(fonts.Default().Faces()[i], &runeOf, compressWell); err != nil {
			return nil, err
		}
	}
	return p, nil
})

// canDraw says, as an error, which of the runes the face cannot draw.
func canDraw(face *fonts.Face, runes *[256]rune) error {
	for _, r := range runes {
		if r != 0 && face.Glyph(r) == 0 {
			return fmt.Errorf("%s cannot draw %U", face.PostScriptName(), r)
		}
	}
	return nil
}

// program is a font program with what a PDF says of it.
type program struct {
	face   *fonts.Face
	name   string // with the tag of the subset
	file   packed
	widths syntax // of the codes 0 to 255
}

// newProgram makes the font of the runes that have a code, and keeps a copy of what compress
// gives.
func newProgram(face *fonts.Face, runes *[256]rune, compress func([]byte) []byte) (*program, error) {
	if err := canDraw(face, runes); err != nil {
		return nil, err
	}
	file, err := buildSubset(face, runes)
	if err != nil {
		return nil, err
	}
	return &program{
		face:   face,
		name:   subsetTag(file) + "+" + face.PostScriptName(),
		file:   packed{file, bytes.Clone(compress(file))},
		widths: widths(face, runes),
	}, nil
}

// subsetTag is the six letters that tell one subset of a face from another. They follow
// from the subset, so that equal ones have equal names.
func subsetTag(file []byte) string {
	sum := sha256.Sum256(file)
	n := binary.BigEndian.Uint64(sum[:])
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + byte(n%26)
		n /= 26
	}
	return string(tag)
}

// widths writes the advances of all codes in thousandths of an em, to the hundredth: whole
// thousandths would add up to a visible error in a long line.
func widths(face *fonts.Face, runes *[256]rune) syntax {
	s := make(syntax, 0, 2048)
	for _, r := range runes {
		if r == 0 {
			s.str("0 ")
			continue
		}
		s.points(perMille(face, 100*face.Advance(r)))
	}
	return s
}

// perMille turns font units into thousandths of an em.
func perMille(face *fonts.Face, units int) int64 {
	return roundDiv(int64(units)*1000, int64(face.UnitsPerEm()))
}

// write writes the font's objects; the first number is the font's own.
func (p *program) write(f *objects, font, toUnicode int) {
	descriptor, file := f.next(), f.next()
	f.begin(font)
	f.str("<</Type/Font/Subtype/TrueType/BaseFont/")
	f.str(p.name)
	f.str("/FirstChar 0/LastChar 255/Widths[")
	f.body = append(f.body, p.widths...)
	f.str("]/FontDescriptor ")
	f.ref(descriptor)
	f.str("/ToUnicode ")
	f.ref(toUnicode)
	f.str(">>")
	f.begin(descriptor)
	p.describe(&f.body, file)
	f.packed(file, p.file, func(s *syntax) {
		s.str("/Filter/FlateDecode/Length1 ")
		s.int(len(p.file.raw))
	})
}

// describe writes the font's descriptor. The font is symbolic, because its codes are its
// own; how thick its stems are is guessed from the weight, as no file says it.
func (p *program) describe(s *syntax, file int) {
	const symbolic, italic = 1 << 2, 1 << 6
	flags := symbolic
	if p.face.Italic() {
		flags |= italic
	}
	s.str("<</Type/FontDescriptor/FontName/")
	s.str(p.name)
	s.str("/Flags ")
	s.int(flags)
	s.str("/FontBBox[")
	for _, edge := range p.face.Bounds() {
		s.int(int(perMille(p.face, edge)))
		s.str(" ")
	}
	s.str("]/ItalicAngle ")
	s.decimal(roundDiv(int64(p.face.ItalicAngle())*100, 1<<16), 2)
	for _, v := range []struct {
		key   string
		value int64
	}{
		{"/Ascent ", perMille(p.face, p.face.Ascent())},
		{"/Descent ", -perMille(p.face, p.face.Descent())},
		{"/CapHeight ", perMille(p.face, p.face.CapHeight())},
		{"/StemV ", int64(p.face.Weight()) / 5},
	} {
		s.str(v.key)
		s.int(int(v.value))
	}
	s.str("/FontFile2 ")
	s.ref(file)
	s.str(">>")
}

// alphabetToUnicode says which rune each code of the alphabet is, compressed. All faces
// share it.
var alphabetToUnicode = sync.OnceValue(func() packed { return packWell(toUnicode(&runeOf)) })

// toUnicode writes the character map by which readers copy and search text.
func toUnicode(runes *[256]rune) []byte {
	const block = 100 // the most entries that one block may have
	s := syntax("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00><FF>\nendcodespacerange\n")
	var entries []int
	for code, r := range runes {
		if r != 0 {
			entries = append(entries, code)
		}
	}
	for len(entries) > 0 {
		n := min(block, len(entries))
		s.int(n)
		s.str(" beginbfchar\n")
		for _, code := range entries[:n] {
			s.hex([]byte{byte(code)})
			s.hex(appendUTF16(nil, string(runes[code])))
			s.str("\n")
		}
		s.str("endbfchar\n")
		entries = entries[n:]
	}
	s.str("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return s
}
