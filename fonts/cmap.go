package fonts

import (
	"errors"
	"fmt"
)

// encodings ranks the Unicode encodings of a cmap table, best first: those that reach
// beyond the Basic Multilingual Plane before those that do not.
var encodings = []struct{ platform, encoding uint16 }{
	{3, 10}, {0, 6}, {0, 4}, {3, 1}, {0, 3}, {0, 2}, {0, 1}, {0, 0},
}

// readRunes fills in which glyph draws which rune, from the best Unicode encoding that the
// face has.
func (f *Face) readRunes() error {
	sub, err := bestEncoding(f.tables["cmap"])
	if err != nil {
		return err
	}
	switch format := u16(sub, 0); format {
	case 4:
		return f.readSegments(sub)
	case 12:
		return f.readGroups(sub)
	default:
		return fmt.Errorf("character map of format %d: only 4 and 12 are read", format)
	}
}

// bestEncoding finds the subtable of the best encoding. It reaches to the end of the
// table: the lengths that subtables give of themselves are often wrong.
func bestEncoding(cmap []byte) ([]byte, error) {
	count := int(u16(cmap, 2))
	if len(cmap) < 4+8*count {
		return nil, errors.New("table \"cmap\" is too short for its encodings")
	}
	best, at := len(encodings), uint32(0)
	for i := range count {
		record := cmap[4+8*i:]
		for rank, e := range encodings[:best] {
			if e.platform == u16(record, 0) && e.encoding == u16(record, 2) {
				best, at = rank, u32(record, 4)
				break
			}
		}
	}
	if best == len(encodings) {
		return nil, errors.New("no Unicode character map")
	}
	if uint64(at)+16 > uint64(len(cmap)) {
		return nil, errors.New("character map lies outside table \"cmap\"")
	}
	return cmap[at:], nil
}

// readSegments reads a character map of format 4: segments of runes that either lie at a
// constant distance from their glyphs or list them.
func (f *Face) readSegments(sub []byte) error {
	count := int(u16(sub, 6) / 2)
	if len(sub) < 16+8*count {
		return errors.New("character map is too short for its segments")
	}
	ends, starts := sub[14:], sub[16+2*count:]
	deltas, offsets := sub[16+4*count:], sub[16+6*count:]
	next := 0
	for i := range count {
		start, end := int(u16(starts, 2*i)), int(u16(ends, 2*i))
		if start < next || end < start {
			return errors.New("segments of the character map are out of order")
		}
		next = end + 1
		delta, offset := u16(deltas, 2*i), int(u16(offsets, 2*i))
		for r := start; r <= end; r++ {
			glyph := uint16(r)
			if offset != 0 {
				at := 2*i + offset + 2*(r-start)
				if at+2 > len(offsets) {
					break // the closing segment of many fonts points nowhere
				}
				if glyph = u16(offsets, at); glyph == 0 {
					continue
				}
			}
			if err := f.setGlyph(rune(r), uint32(glyph+delta)); err != nil {
				return err
			}
		}
	}
	return nil
}

// readGroups reads a character map of format 12: groups of runes whose glyphs follow each
// other.
func (f *Face) readGroups(sub []byte) error {
	count := uint64(u32(sub, 12))
	if uint64(len(sub)) < 16+12*count {
		return errors.New("character map is too short for its groups")
	}
	next := uint32(0)
	for group := sub[16 : 16+12*count]; len(group) > 0; group = group[12:] {
		start, end, glyph := u32(group, 0), u32(group, 4), u32(group, 8)
		if start < next || end < start || end > 0x10FFFF {
			return errors.New("groups of the character map are out of order")
		}
		next = end + 1
		for r := start; r <= end; r++ {
			if err := f.setGlyph(rune(r), glyph+(r-start)); err != nil {
				return err
			}
		}
	}
	return nil
}

// joinHyphens has the no-break hyphen drawn as the hyphen, which it looks like: few faces have a
// glyph for it, and a document that says where its lines may end must not look different for it.
func (f *Face) joinHyphens() error { return f.setGlyph('\u2011', uint32(f.Glyph('-'))) }

// setGlyph notes that the glyph draws the rune. Glyph 0 is what stands for a missing one.
func (f *Face) setGlyph(r rune, glyph uint32) error {
	if glyph == 0 || r == 0xFFFF {
		return nil
	}
	if glyph >= uint32(f.numGlyphs) {
		return fmt.Errorf("%U is drawn by glyph %d of %d", r, glyph, f.numGlyphs)
	}
	p := &f.pages[r>>pageBits]
	if *p == &blankPage {
		*p = new(page)
	}
	(*p)[r&(pageSize-1)] = place{uint16(glyph), uint16(f.GlyphAdvance(uint16(glyph)))}
	return nil
}
