package preflight

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"vanban/render/pdf/cos"
)

// font is a font that pages name, and which of its codes they show.
type font struct {
	resource string
	object   any
	used     [256]bool
}

// fontNamed is the font of a resource.
func (c *Checker) fontNamed(resource []byte) *font {
	for _, f := range c.fonts {
		if f.resource == string(resource) {
			return f
		}
	}
	f := &font{resource: string(resource)}
	c.fonts = append(c.fonts, f)
	return f
}

// finishFonts looks at the fonts, when it is known what is shown of them.
func (c *Checker) finishFonts() {
	for _, f := range c.fonts {
		c.finishFont(f)
	}
}

// finishFont looks at a simple TrueType font: it is embedded, its widths agree with its program
// (ISO 19005-2, 6.2.11.4 and 6.2.11.5), and every code that is shown is a glyph and a character
// (6.2.11.7 and 6.2.11.8).
func (c *Checker) finishFont(f *font) {
	widths := c.widths(f.object)
	d := c.dict("a font", f.object, "Type", "Subtype", "BaseFont", "FirstChar", "LastChar", "FontDescriptor", "ToUnicode")
	if d["Subtype"] != cos.Name("TrueType") || d["FirstChar"] != 0 || d["LastChar"] != 255 {
		c.fail("ISO 19005-2, 6.2.11.2", "font %s is not simple, or lacks widths", f.resource)
		return
	}
	descriptor := c.dict("a font descriptor", d["FontDescriptor"], "Type", "FontName", "Flags", "FontBBox", "ItalicAngle",
		"Ascent", "Descent", "CapHeight", "StemV", "FontFile2")
	if descriptor["FontFile2"] == nil || descriptor["FontName"] != d["BaseFont"] {
		c.fail("ISO 19005-2, 6.2.11.4", "font %s is not embedded", f.resource)
		return
	}
	data, _ := c.stream("a font program", descriptor["FontFile2"], "Length1")
	program, err := readProgram(data)
	if err != nil {
		c.fail("ISO 19005-2, 6.2.11.4", "the program of font %s: %v", f.resource, err)
		return
	}
	if _, ok := d["ToUnicode"].(cos.Ref); !ok {
		c.fail("ISO 19005-2, 6.2.11.7", "font %s does not say what characters its codes are", f.resource)
		return
	}
	c.codes(f, program, c.charactersOf(d["ToUnicode"]), widths)
}

// charactersOf reads a ToUnicode map, which several fonts may share, once.
func (c *Checker) charactersOf(v any) *[256]bool {
	if known, ok := c.characters[v]; ok {
		return known
	}
	cmap, _ := c.stream("a character map", v)
	if c.characters == nil {
		c.characters = map[any]*[256]bool{}
	}
	c.characters[v] = characters(cmap)
	return c.characters[v]
}

// widths takes the widths of its codes out of a font: as values they would take more time than all
// else that is read of it.
func (c *Checker) widths(v any) *[256]float64 {
	r, _ := v.(cos.Ref)
	before, rest, _ := bytes.Cut(c.bodies[r.Number], []byte("/Widths["))
	array, after, found := bytes.Cut(rest, []byte("]"))
	var widths [256]float64
	l, t := cos.NewLexer(array, 0), cos.Token{}
	for i := range widths {
		l.Read(&t)
		if widths[i] = t.Float(); t.Kind != cos.Integer && t.Kind != cos.Real {
			found = false
		}
	}
	if l.Read(&t); t.Kind != cos.End || !found {
		c.fail("ISO 19005-2, 6.2.11.5", "a font has not 256 widths")
		return &widths
	}
	c.bodies[r.Number] = slices.Concat(before, after)
	return &widths
}

// codes looks at every code that is shown.
func (c *Checker) codes(f *font, p *program, characters *[256]bool, widths *[256]float64) {
	const tolerance = 1 // thousandth of an em; ISO 19005-2, 6.2.11.5
	for code, used := range &f.used {
		if !used {
			continue
		}
		glyph := p.glyph(code)
		switch {
		case glyph == 0:
			c.fail("ISO 19005-2, 6.2.11.8", "code %d of font %s draws no glyph", code, f.resource)
		case !characters[code]:
			c.fail("ISO 19005-2, 6.2.11.7", "code %d of font %s is no character", code, f.resource)
		case math.Abs(widths[code]-p.advance(glyph)) > tolerance:
			c.fail("ISO 19005-2, 6.2.11.5", "the width of code %d of font %s is not that of its glyph", code, f.resource)
		}
	}
}

// program is a TrueType font with a character map of one byte.
type program struct {
	perEm   int
	metrics int    // how many glyphs have an advance of their own
	hmtx    []byte // 4 bytes each
	first   int    // code of the character map
	glyphs  []byte // 2 bytes each
}

var errProgram = errors.New("its tables are cut off, or not those of a subset")

// readProgram reads the tables by which a code becomes a glyph with an advance (ISO/IEC 14496-22).
func readProgram(data []byte) (*program, error) {
	head, hhea := table(data, "head"), table(data, "hhea")
	hmtx, cmap := table(data, "hmtx"), table(data, "cmap")
	const header, record, format6 = 4, 8, 6
	if len(head) < 20 || len(hhea) < 36 || len(cmap) < header+record || len(table(data, "glyf")) == 0 || table(data, "loca") == nil {
		return nil, errProgram
	}
	p := &program{
		perEm: int(binary.BigEndian.Uint16(head[18:])), metrics: int(binary.BigEndian.Uint16(hhea[34:])), hmtx: hmtx,
	}
	at := binary.BigEndian.Uint32(cmap[header+4:])
	if uint64(at)+10 > uint64(len(cmap)) || binary.BigEndian.Uint16(cmap[at:]) != format6 {
		return nil, errProgram
	}
	sub := cmap[at:]
	p.first = int(binary.BigEndian.Uint16(sub[6:]))
	p.glyphs = sub[10:]
	if count := int(binary.BigEndian.Uint16(sub[8:])); 2*count < len(p.glyphs) {
		p.glyphs = p.glyphs[:2*count]
	}
	if p.perEm == 0 || p.metrics == 0 || 4*p.metrics > len(hmtx) {
		return nil, errProgram
	}
	return p, nil
}

// table is a table of a TrueType file; nil when it is not there or reaches beyond the file.
func table(data []byte, tag string) []byte {
	const header, record = 12, 16
	for at := header; at+record <= len(data) && at < header+record*64; at += record {
		if string(data[at:at+4]) == tag {
			from, size := uint64(binary.BigEndian.Uint32(data[at+8:])), uint64(binary.BigEndian.Uint32(data[at+12:]))
			if from+size > uint64(len(data)) {
				return nil
			}
			return data[from : from+size]
		}
	}
	return nil
}

// glyph is what a code draws; 0 when nothing.
func (p *program) glyph(code int) int {
	i := 2 * (code - p.first)
	if i < 0 || i+2 > len(p.glyphs) {
		return 0
	}
	return int(binary.BigEndian.Uint16(p.glyphs[i:]))
}

// advance is a glyph's, in thousandths of an em.
func (p *program) advance(glyph int) float64 {
	glyph = min(glyph, p.metrics-1)
	return float64(binary.BigEndian.Uint16(p.hmtx[4*glyph:])) * 1000 / float64(p.perEm)
}

// characters says which codes a ToUnicode map makes characters, of which U+0000, U+FEFF and U+FFFE
// are none (ISO 19005-2, 6.2.11.7.2).
func characters(cmap []byte) *[256]bool {
	var known [256]bool
	l := cos.NewLexer(cmap, 0)
	code, wantTo := -1, false
	for t := l.Next(); t.Kind != cos.End && t.Kind != cos.Bad; t = l.Next() {
		if t.Kind != cos.Hex {
			code, wantTo = -1, t.Is("beginbfchar") || wantTo && t.Kind != cos.Word
			continue
		}
		s, err := t.String()
		switch {
		case err != nil || !wantTo:
		case code < 0 && len(s) == 1:
			code = int(s[0])
		case code >= 0:
			known[code] = len(s) >= 2 && s != "\x00\x00" && s != "\xFE\xFF" && s != "\xFF\xFE"
			code = -1
		}
	}
	return &known
}
