package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"

	"vanban/fonts"
)

// subset builds TrueType files that hold a part of a face, with a character map of one
// byte: what a simple font of PDF needs and nothing more.
type subset struct {
	face     *fonts.Face
	glyphs   []uint16          // of the face, in the subset's order; the first is .notdef
	index    map[uint16]uint16 // from the face's glyph to the subset's
	outlines []byte
	offsets  []uint32 // where each glyph begins in outlines, and where the last ends
}

// buildSubset makes the file for the codes of runes that are not 0. The hinting programs
// stay behind: on paper and on today's screens they change nothing, and they are three
// fifths of the bytes.
func buildSubset(face *fonts.Face, runes *[256]rune) ([]byte, error) {
	s := &subset{face: face, index: map[uint16]uint16{}}
	s.add(0)
	var codes [256]uint16
	for code, r := range runes {
		if r != 0 {
			codes[code] = s.add(face.Glyph(r))
		}
	}
	if err := s.copyOutlines(); err != nil {
		return nil, fmt.Errorf("outlines of %s: %w", face.PostScriptName(), err)
	}
	return s.file(&codes), nil
}

// add gives a glyph of the face its place in the subset.
func (s *subset) add(glyph uint16) uint16 {
	i, known := s.index[glyph]
	if !known {
		i = uint16(len(s.glyphs))
		s.index[glyph] = i
		s.glyphs = append(s.glyphs, glyph)
	}
	return i
}

// copyOutlines copies the outlines of all glyphs; glyphs that they are composed of join
// the subset on the way.
func (s *subset) copyOutlines() error {
	for i := 0; i < len(s.glyphs); i++ {
		s.offsets = append(s.offsets, uint32(len(s.outlines)))
		outline := s.face.Outline(s.glyphs[i])
		if err := s.copyOutline(outline); err != nil {
			return fmt.Errorf("glyph %d: %w", s.glyphs[i], err)
		}
		for len(s.outlines)%4 != 0 {
			s.outlines = append(s.outlines, 0)
		}
	}
	s.offsets = append(s.offsets, uint32(len(s.outlines)))
	return nil
}

var errOutline = errors.New("the outline is cut off")

func (s *subset) copyOutline(outline []byte) error {
	const header = 10 // contours and bounds
	if len(outline) == 0 {
		return nil
	}
	if len(outline) < header {
		return errOutline
	}
	contours := int(int16(binary.BigEndian.Uint16(outline)))
	if contours < 0 {
		return s.copyComposite(outline, header)
	}
	return s.copySimple(outline, header+2*contours)
}

// copySimple copies an outline of points. Its instructions begin at the given place.
func (s *subset) copySimple(outline []byte, at int) error {
	if len(outline) < at+2 {
		return errOutline
	}
	skip := int(binary.BigEndian.Uint16(outline[at:]))
	if len(outline) < at+2+skip {
		return errOutline
	}
	s.outlines = append(s.outlines, outline[:at]...)
	s.outlines = append(s.outlines, 0, 0)
	s.outlines = append(s.outlines, outline[at+2+skip:]...)
	return nil
}

// copyComposite copies an outline that is made of others, which get the subset's numbers.
func (s *subset) copyComposite(outline []byte, at int) error {
	const (
		wordArguments   = 0x0001
		oneScale        = 0x0008
		moreComponents  = 0x0020
		twoScales       = 0x0040
		twoByTwo        = 0x0080
		hasInstructions = 0x0100
	)
	s.outlines = append(s.outlines, outline[:at]...)
	for {
		if len(outline) < at+4 {
			return errOutline
		}
		flags, glyph := binary.BigEndian.Uint16(outline[at:]), binary.BigEndian.Uint16(outline[at+2:])
		size := 6
		if flags&wordArguments != 0 {
			size += 2
		}
		switch {
		case flags&oneScale != 0:
			size += 2
		case flags&twoScales != 0:
			size += 4
		case flags&twoByTwo != 0:
			size += 8
		}
		if len(outline) < at+size || int(glyph) >= s.face.NumGlyphs() {
			return errOutline
		}
		s.outlines = binary.BigEndian.AppendUint16(s.outlines, flags&^hasInstructions)
		s.outlines = binary.BigEndian.AppendUint16(s.outlines, s.add(glyph))
		s.outlines = append(s.outlines, outline[at+4:at+size]...)
		at += size
		if flags&moreComponents == 0 {
			return nil
		}
	}
}

// file puts the tables together.
func (s *subset) file(codes *[256]uint16) []byte {
	tables := []struct {
		tag  string
		data []byte
	}{ // in the order of their tags
		{"cmap", characterMap(codes)},
		{"glyf", s.outlines},
		{"head", s.head()},
		{"hhea", s.hhea()},
		{"hmtx", s.hmtx()},
		{"loca", s.loca()},
		{"maxp", s.maxp()},
	}
	n := len(tables)
	log := bits.Len(uint(n)) - 1
	size := 12 + 16*n
	for _, t := range tables {
		size += len(t.data) + 3
	}
	file := make([]byte, 0, size)
	file = append(file, 0, 1, 0, 0)
	file = appendWords(file, n, 16<<log, log, 16*n-16<<log)
	at := 12 + 16*n
	for _, t := range tables {
		file = append(file, t.tag...)
		file = binary.BigEndian.AppendUint32(file, checksum(t.data))
		file = binary.BigEndian.AppendUint32(file, uint32(at))
		file = binary.BigEndian.AppendUint32(file, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	head := 0
	for _, t := range tables {
		if t.tag == "head" {
			head = len(file)
		}
		file = append(file, t.data...)
		for len(file)%4 != 0 {
			file = append(file, 0)
		}
	}
	// The sum of the whole file, with this field at zero, is to be this number.
	binary.BigEndian.PutUint32(file[head+8:], 0xB1B0AFBA-checksum(file))
	return file
}

// characterMap is a cmap table with a single subtable for the Macintosh: PDF/A allows a
// symbolic font no second one, and every reader looks there for the byte it is given.
func characterMap(codes *[256]uint16) []byte {
	t := appendWords(nil, 0, 1, 1, 0, 0, 12)
	t = appendWords(t, 6, 10+2*len(codes), 0, 0, len(codes))
	for _, glyph := range codes {
		t = binary.BigEndian.AppendUint16(t, glyph)
	}
	return t
}

func (s *subset) head() []byte {
	t := firstBytes(s.face.Table("head"), 54)
	clear(t[8:12])                        // checksum of the file
	binary.BigEndian.PutUint16(t[50:], 1) // long offsets
	return t
}

func (s *subset) hhea() []byte {
	t := firstBytes(s.face.Table("hhea"), 36)
	binary.BigEndian.PutUint16(t[34:], uint16(len(s.glyphs)))
	return t
}

func (s *subset) hmtx() []byte {
	t := make([]byte, 0, 4*len(s.glyphs))
	for _, g := range s.glyphs {
		t = appendWords(t, s.face.GlyphAdvance(g), s.face.SideBearing(g))
	}
	return t
}

func (s *subset) loca() []byte {
	t := make([]byte, 0, 4*len(s.offsets))
	for _, o := range s.offsets {
		t = binary.BigEndian.AppendUint32(t, o)
	}
	return t
}

// maxp keeps the face's limits for points and contours and sets those of the hinting
// programs, from byte 14 to 28, to nothing.
func (s *subset) maxp() []byte {
	t := firstBytes(s.face.Table("maxp"), 32)
	binary.BigEndian.PutUint16(t[4:], uint16(len(s.glyphs)))
	clear(t[14:28])
	binary.BigEndian.PutUint16(t[14:], 1) // no zone for twilight points
	return t
}

// firstBytes copies the first bytes of a table, with zeros where it is shorter.
func firstBytes(table []byte, size int) []byte {
	t := make([]byte, size)
	copy(t, table)
	return t
}

func appendWords(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// checksum is the sum of a table's 32-bit words.
func checksum(table []byte) uint32 {
	var sum uint32
	for len(table) >= 4 {
		sum += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	var rest [4]byte
	copy(rest[:], table)
	return sum + binary.BigEndian.Uint32(rest[:])
}
