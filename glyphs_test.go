package vanban_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"vanban/fonts"
)

// TestRealGlyphs follows every character that a page shows to the outline that is drawn for
// it, and compares it with the outline that the whole face has for the same rune. Text
// taken out of a PDF is right even where boxes are drawn; this is what sees boxes.
func TestRealGlyphs(t *testing.T) {
	family := fonts.Default()
	faces := map[string]*fonts.Face{}
	for _, f := range []*fonts.Face{family.Regular, family.Bold, family.Italic, family.BoldItalic} {
		faces[f.PostScriptName()] = f
	}
	forEachReal(t, func(t *testing.T, name string) {
		pieces, _, err := readShown(renderReal(t, name, "pdf"))
		if err != nil {
			t.Fatal(err)
		}
		drawn := map[*pdfFont]map[byte]bool{}
		for _, s := range pieces {
			if drawn[s.font] == nil {
				drawn[s.font] = map[byte]bool{}
			}
			for i := range len(s.codes) {
				drawn[s.font][s.codes[i]] = true
			}
		}
		if len(drawn) == 0 {
			t.Fatal("no font draws anything")
		}
		for font, codes := range drawn {
			_, base, tagged := strings.Cut(string(font.name), "+")
			if faces[base] == nil || !tagged {
				t.Fatalf("font %s is no subset of a face of ours", font.name)
			}
			if err := checkGlyphs(font, codes, faces[base]); err != nil {
				t.Errorf("font %s: %v", font.name, err)
			}
		}
	})
}

// checkGlyphs compares outlines and widths of what a font draws with those of the face.
func checkGlyphs(font *pdfFont, codes map[byte]bool, face *fonts.Face) error {
	subset, err := readTrueType(font.program)
	if err != nil {
		return err
	}
	whole := trueType{glyf: face.Table("glyf"), loca: face.Table("loca"), long: face.Table("head")[51] == 1}
	for code := range codes {
		r := []rune(font.unicode[code])
		if len(r) != 1 {
			return fmt.Errorf("code %d stands for %q, not for one rune", code, font.unicode[code])
		}
		glyph := subset.glyphs[code]
		if glyph == 0 || face.Glyph(r[0]) == 0 {
			return fmt.Errorf("%q draws a box (glyph %d in the subset, %d in the face)", r, glyph, face.Glyph(r[0]))
		}
		got, err1 := subset.outline(glyph)
		want, err2 := whole.outline(face.Glyph(r[0]))
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("%q: %w", r, err)
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%q: another outline than in the face", r)
		}
		if width := 1000 * float64(face.Advance(r[0])) / float64(face.UnitsPerEm()); font.widths[code] < width-0.5 || font.widths[code] > width+0.5 {
			return fmt.Errorf("%q is %v wide in the PDF, %v in the face", r, font.widths[code], width)
		}
	}
	return nil
}

// trueType is what draws: the glyph of each code, and the outlines.
type trueType struct {
	glyphs     [256]uint16
	glyf, loca []byte
	long       bool // loca has four bytes for each offset
}

// readTrueType reads an embedded font.
func readTrueType(data []byte) (trueType, error) {
	if len(data) < 12 {
		return trueType{}, errors.New("no font file")
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		at, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = data[at : at+size]
	}
	f := trueType{glyf: tables["glyf"], loca: tables["loca"], long: tables["head"][51] == 1}
	// One subtable (1,0) of format 6: a symbolic font's codes are looked up there.
	cmap := tables["cmap"]
	sub := cmap[binary.BigEndian.Uint32(cmap[8:]):]
	if count, format := binary.BigEndian.Uint16(cmap[2:]), binary.BigEndian.Uint16(sub); count != 1 || format != 6 {
		return f, fmt.Errorf("cmap with %d subtables, the first of format %d", count, format)
	}
	first, count := int(binary.BigEndian.Uint16(sub[6:])), int(binary.BigEndian.Uint16(sub[8:]))
	for i := range count {
		f.glyphs[first+i] = binary.BigEndian.Uint16(sub[10+2*i:])
	}
	return f, nil
}

// entry gives a glyph's bytes in the glyf table.
func (f trueType) entry(glyph uint16) []byte {
	at := func(i int) int {
		if f.long {
			return int(binary.BigEndian.Uint32(f.loca[4*i:]))
		}
		return 2 * int(binary.BigEndian.Uint16(f.loca[2*i:]))
	}
	return f.glyf[at(int(glyph)):at(int(glyph)+1)]
}

// outline gives a glyph's outline in a form that does not depend on the numbers of other
// glyphs: without hinting and padding, and with the components put in where they are named.
func (f trueType) outline(glyph uint16) ([]byte, error) {
	entry := f.entry(glyph)
	if len(entry) == 0 {
		return nil, nil // a blank
	}
	contours := int(int16(binary.BigEndian.Uint16(entry)))
	if contours >= 0 {
		return simpleOutline(entry, contours), nil
	}
	const header = 10
	out := bytes.Clone(entry[:header])
	for at := header; ; {
		flags := binary.BigEndian.Uint16(entry[at:])
		component, err := f.outline(binary.BigEndian.Uint16(entry[at+2:]))
		if err != nil {
			return nil, err
		}
		size := componentSize(flags)
		out = binary.BigEndian.AppendUint16(out, flags&^0x0100) // hinting follows
		out = append(out, entry[at+4:at+size]...)
		out = append(append(out, '('), append(component, ')')...)
		if at += size; flags&0x0020 == 0 { // more components
			return out, nil
		}
		if at+4 > len(entry) {
			return nil, fmt.Errorf("glyph %d is cut off", glyph)
		}
	}
}

// componentSize is the length of a component's record.
func componentSize(flags uint16) int {
	size := 6
	for _, more := range []struct {
		flag  uint16
		bytes int
	}{{0x0001, 2}, {0x0008, 2}, {0x0040, 4}, {0x0080, 8}} {
		if flags&more.flag != 0 {
			size += more.bytes
		}
	}
	return size
}

// simpleOutline leaves hinting and padding out of the outline of points.
func simpleOutline(entry []byte, contours int) []byte {
	if contours == 0 {
		return entry[:10]
	}
	hinting := 10 + 2*contours
	points := int(binary.BigEndian.Uint16(entry[hinting-2:])) + 1
	start := hinting + 2 + int(binary.BigEndian.Uint16(entry[hinting:]))
	at, coordinates := start, 0
	for points > 0 {
		flag, repeat := entry[at], 1
		at++
		if flag&0x08 != 0 {
			repeat += int(entry[at])
			at++
		}
		points -= repeat
		coordinates += repeat * (coordinateSize(flag, 0x02, 0x10) + coordinateSize(flag, 0x04, 0x20))
	}
	return append(bytes.Clone(entry[:hinting]), entry[start:at+coordinates]...)
}

// coordinateSize is how many bytes a point's x or y takes: one when it is short, none when
// it is the one before, else two.
func coordinateSize(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}
