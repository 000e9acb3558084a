package fonts

// Face is one typeface of one style, read from a TrueType file. It is immutable: any
// number of goroutines may use it.
//
// Lengths are in font units, of which UnitsPerEm make the size of the type; the y axis
// points up.
type Face struct {
	postScriptName string
	familyName     string
	setName        string // of the four faces that a word processor takes for a family
	file           []byte
	tables         map[string][]byte
	pages          [pageCount]*page

	unitsPerEm  int
	ascent      int
	descent     int
	lineGap     int
	capHeight   int
	italicAngle int
	bounds      [4]int
	bold        bool
	italic      bool
	permission  uint16

	advances    []byte // hmtx
	numAdvances int    // glyphs that have an advance of their own; the rest share the last
	numGlyphs   int
	offsets     []byte // loca
	longOffsets bool
	outlines    []byte // glyf
}

// Unicode is divided into pages, so that a rune's glyph and advance are one look-up away
// without a table of 1.1 million places for each face.
const (
	pageBits  = 8
	pageSize  = 1 << pageBits
	pageCount = (0x10FFFF + 1) / pageSize
)

type page [pageSize]place

type place struct{ glyph, advance uint16 }

// PostScriptName names the face in a PDF: letters, digits and hyphens, never empty.
func (f *Face) PostScriptName() string { return f.postScriptName }

// UnitsPerEm is how many font units make one em, from 16 to 16384.
func (f *Face) UnitsPerEm() int { return f.unitsPerEm }

// Ascent is how far a line reaches above its baseline (hhea).
func (f *Face) Ascent() int { return f.ascent }

// Descent is how far a line reaches below its baseline, a positive number (hhea).
func (f *Face) Descent() int { return f.descent }

// LineGap is the white between two lines set solid (hhea).
func (f *Face) LineGap() int { return f.lineGap }

// CapHeight is the height of capital letters (OS/2), or the ascent where the file does not say.
func (f *Face) CapHeight() int { return f.capHeight }

// ItalicAngle is how far the letters lean to the left of the vertical, in 1/65536 of a
// degree; negative for an italic (post).
func (f *Face) ItalicAngle() int { return f.italicAngle }

// Bounds is the box that holds every glyph: left, bottom, right, top (head).
func (f *Face) Bounds() [4]int { return f.bounds }

// Weight is how heavy the face is, from 1 to 1000: 400 is regular, 700 bold (OS/2).
func (f *Face) Weight() int { return int(u16(f.tables["OS/2"], 4)) }

// Bold says whether the face calls itself bold.
func (f *Face) Bold() bool { return f.bold }

// Italic says whether the face calls itself italic.
func (f *Face) Italic() bool { return f.italic }

// Glyph is the number of the rune's glyph, or 0 when the face cannot draw the rune.
func (f *Face) Glyph(r rune) uint16 {
	if uint32(r) > 0x10FFFF {
		return 0
	}
	return f.pages[r>>pageBits][r&(pageSize-1)].glyph
}

// Advance is how far the rune moves the pen in font units; 0 when the face cannot draw it.
func (f *Face) Advance(r rune) int {
	if uint32(r) > 0x10FFFF {
		return 0
	}
	return int(f.pages[r>>pageBits][r&(pageSize-1)].advance)
}

// Width is how far a text moves the pen in type of the given size, in the unit of the size.
// There is no kerning.
func (f *Face) Width(text string, size int64) int64 {
	units := int64(0)
	for _, r := range text {
		units += int64(f.Advance(r))
	}
	return units * size / int64(f.unitsPerEm)
}

// Runes lists the runes that the face can draw, in order.
func (f *Face) Runes() []rune {
	var runes []rune
	for i, p := range f.pages {
		if p == &blankPage {
			continue
		}
		for j, place := range p {
			if place.glyph != 0 {
				runes = append(runes, rune(i<<pageBits|j))
			}
		}
	}
	return runes
}

// NumGlyphs is the number of glyphs; the first, number 0, stands for what is missing.
func (f *Face) NumGlyphs() int { return f.numGlyphs }

// GlyphAdvance is how far a glyph moves the pen; 0 when there is no such glyph.
func (f *Face) GlyphAdvance(glyph uint16) int {
	if int(glyph) >= f.numGlyphs {
		return 0
	}
	at := 4 * min(int(glyph), f.numAdvances-1)
	return int(u16(f.advances, at))
}

// SideBearing is the distance from the pen to a glyph's left edge; 0 when there is no such glyph.
func (f *Face) SideBearing(glyph uint16) int {
	g := int(glyph)
	if g >= f.numGlyphs {
		return 0
	}
	if g < f.numAdvances {
		return int(i16(f.advances, 4*g+2))
	}
	return int(i16(f.advances, 4*f.numAdvances+2*(g-f.numAdvances)))
}

// Outline is a glyph's entry in the glyf table; empty for a glyph without ink and for one
// that does not exist. The caller must not change it.
func (f *Face) Outline(glyph uint16) []byte {
	if int(glyph) >= f.numGlyphs {
		return nil
	}
	from, to := f.outlineSpan(int(glyph))
	return f.outlines[from:to:to]
}

// outlineSpan is where a glyph lies in the glyf table.
func (f *Face) outlineSpan(glyph int) (from, to uint32) {
	if f.longOffsets {
		return u32(f.offsets, 4*glyph), u32(f.offsets, 4*glyph+4)
	}
	return 2 * uint32(u16(f.offsets, 2*glyph)), 2 * uint32(u16(f.offsets, 2*glyph+2))
}

// Table is the table of that tag as the file has it; nil when it has none. The caller must
// not change it.
func (f *Face) Table(tag string) []byte { return f.tables[tag] }

// File is the whole file that the face was read from. The caller must not change it.
func (f *Face) File() []byte { return f.file }

// blankPage is the page of runes that a face does not cover. It is never written to.
var blankPage page
