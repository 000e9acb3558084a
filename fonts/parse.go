package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// required lists the tables that a face cannot do without, with the bytes that are read of
// each whatever else it holds.
var required = []struct {
	tag  string
	size int
}{
	{"OS/2", 78},
	{"cmap", 4},
	{"glyf", 0},
	{"head", 54},
	{"hhea", 36},
	{"hmtx", 4},
	{"loca", 4},
	{"maxp", 6},
	{"name", 6},
	{"post", 16},
}

// ParseFace reads a TrueType file. It keeps data, which must not change afterwards. Bytes
// that are not a sound TrueType file with outlines give an error.
func ParseFace(data []byte) (*Face, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	f := &Face{file: data, tables: tables}
	for i := range f.pages {
		f.pages[i] = &blankPage
	}
	for _, read := range []func(*Face) error{
		(*Face).readHead, (*Face).readStyle, (*Face).readAdvances,
		(*Face).readOutlines, (*Face).readNames, (*Face).readRunes, (*Face).joinHyphens,
	} {
		if err := read(f); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// directory finds the tables of a TrueType file and checks that none lies outside it.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("not a font: shorter than a font's header")
	}
	if err := checkKind(string(data[:4])); err != nil {
		return nil, err
	}
	count := int(u16(data, 4))
	if len(data) < 12+16*count {
		return nil, errors.New("table directory reaches beyond the file")
	}
	tables := make(map[string][]byte, count)
	for entry := data[12 : 12+16*count]; len(entry) > 0; entry = entry[16:] {
		tag := string(entry[:4])
		from, size := uint64(u32(entry, 8)), uint64(u32(entry, 12))
		if from+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %q reaches beyond the file", tag)
		}
		if _, twice := tables[tag]; twice {
			return nil, fmt.Errorf("table %q is there twice", tag)
		}
		tables[tag] = data[from : from+size : from+size]
	}
	for _, r := range required {
		if t, ok := tables[r.tag]; !ok || len(t) < r.size {
			return nil, fmt.Errorf("table %q is missing or too short", r.tag)
		}
	}
	return tables, nil
}

// checkKind tells TrueType from the other kinds of files that look like it.
func checkKind(signature string) error {
	switch signature {
	case "\x00\x01\x00\x00", "true":
		return nil
	case "OTTO":
		return errors.New("an OpenType font with PostScript outlines; a TrueType font is needed")
	case "ttcf":
		return errors.New("a collection of fonts; a file with a single TrueType font is needed")
	}
	return errors.New("not a TrueType font")
}

func (f *Face) readHead() error {
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.unitsPerEm = int(u16(head, 18))
	if f.unitsPerEm < 16 || f.unitsPerEm > 16384 {
		return fmt.Errorf("%d units per em: allowed are 16 to 16384", f.unitsPerEm)
	}
	for i := range f.bounds {
		f.bounds[i] = int(i16(head, 36+2*i))
	}
	f.longOffsets = u16(head, 50) != 0
	f.ascent = int(i16(hhea, 4))
	f.descent = -int(i16(hhea, 6))
	f.lineGap = int(i16(hhea, 8))
	f.numAdvances = int(u16(hhea, 34))
	f.numGlyphs = int(u16(f.tables["maxp"], 4))
	if f.ascent+f.descent+min(f.lineGap, 0) <= 0 {
		return errors.New("lines without height")
	}
	return nil
}

func (f *Face) readStyle() error {
	const (
		selectItalic, selectBold = 1 << 0, 1 << 5 // OS/2 fsSelection
		macBold, macItalic       = 1 << 0, 1 << 1 // head macStyle
	)
	os2 := f.tables["OS/2"]
	selection, mac := u16(os2, 62), u16(f.tables["head"], 44)
	f.bold = selection&selectBold != 0 || mac&macBold != 0
	f.italic = selection&selectItalic != 0 || mac&macItalic != 0
	f.permission = u16(os2, 8)
	f.italicAngle = int(int32(u32(f.tables["post"], 4)))
	f.capHeight = f.ascent
	if u16(os2, 0) >= 2 && len(os2) >= 90 {
		f.capHeight = int(i16(os2, 88))
	}
	return nil
}

func (f *Face) readAdvances() error {
	f.advances = f.tables["hmtx"]
	if f.numGlyphs < 1 || f.numAdvances < 1 || f.numAdvances > f.numGlyphs {
		return fmt.Errorf("%d advances for %d glyphs", f.numAdvances, f.numGlyphs)
	}
	if len(f.advances) < 4*f.numAdvances+2*(f.numGlyphs-f.numAdvances) {
		return errors.New("table \"hmtx\" is too short for the glyphs")
	}
	return nil
}

func (f *Face) readOutlines() error {
	f.offsets, f.outlines = f.tables["loca"], f.tables["glyf"]
	width := 2
	if f.longOffsets {
		width = 4
	}
	if len(f.offsets) < width*(f.numGlyphs+1) {
		return errors.New("table \"loca\" is too short for the glyphs")
	}
	for g := range f.numGlyphs {
		if from, to := f.outlineSpan(g); from > to || to > uint32(len(f.outlines)) {
			return fmt.Errorf("glyph %d lies outside table \"glyf\"", g)
		}
	}
	return nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func i16(b []byte, at int) int16  { return int16(u16(b, at)) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
