package pdf_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// font is a simple TrueType font that was read from a document.
type font struct {
	name      string
	widths    [256]float64
	toUnicode [256]string
	tables    map[string][]byte
}

// fonts reads the font resources of all pages, which share them.
func (d *document) fonts() map[name]*font {
	page := d.dict(d.pages()[0])
	read := map[name]*font{}
	for resource, r := range d.dict(d.dict(page["Resources"])["Font"]) {
		read[resource] = d.font(d.dict(r))
	}
	return read
}

func (d *document) font(info dict) *font {
	descriptor := d.dict(info["FontDescriptor"])
	f := &font{name: string(info["BaseFont"].(name))}
	if info["Subtype"] != name("TrueType") || info["Encoding"] != nil || descriptor["Flags"].(int)&4 == 0 {
		d.t.Errorf("%s is no symbolic TrueType font: %v", f.name, info)
	}
	if tag, _, ok := strings.Cut(f.name, "+"); !ok || len(tag) != 6 || strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		d.t.Errorf("font %s has no subset's name", f.name)
	}
	if descriptor["FontName"] != info["BaseFont"] {
		d.t.Errorf("descriptor of %s is called %v", f.name, descriptor["FontName"])
	}
	for i, w := range info["Widths"].(array) {
		f.widths[i] = num(w)
	}
	program := d.objects[descriptor["FontFile2"].(ref)]
	if program.value.(dict)["Length1"] != len(program.stream) {
		d.t.Errorf("%s has %d bytes, Length1 is %v", f.name, len(program.stream), program.value.(dict)["Length1"])
	}
	f.tables = tables(d.t, program.stream)
	f.checkHints(d.t)
	f.readToUnicode(d.t, d.objects[info["ToUnicode"].(ref)].stream)
	return f
}

// tables takes a TrueType file apart and checks the sums of its tables.
func tables(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	if sum(file) != 0xB1B0AFBA {
		t.Errorf("checksum of the font is %#x", sum(file))
	}
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		table := file[from : from+size]
		if tag := string(entry[:4]); tag != "head" && sum(table) != binary.BigEndian.Uint32(entry[4:]) {
			t.Errorf("checksum of table %s is wrong", tag)
		}
		tables[string(entry[:4])] = table
	}
	return tables
}

func sum(b []byte) (s uint32) {
	for len(b)%4 != 0 {
		b = append(b[:len(b):len(b)], 0)
	}
	for ; len(b) > 0; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	return s
}

// readToUnicode reads a CMap of bfchar entries and checks that its blocks are as long as
// they say and not longer than 100.
func (f *font) readToUnicode(t testing.TB, cmap []byte) {
	for block := range strings.SplitSeq(string(cmap), "endbfchar\n") {
		head, entries, ok := strings.Cut(block, " beginbfchar\n")
		if !ok {
			continue
		}
		lines := strings.Split(strings.TrimSpace(entries), "\n")
		var count int
		if _, err := fmt.Sscan(head[strings.LastIndexByte(head, '\n')+1:], &count); err != nil || count != len(lines) || count > 100 {
			t.Errorf("block of %d entries says %d: %v", len(lines), count, err)
		}
		for _, line := range lines {
			l := &lexer{t: t, src: []byte(line)}
			code, value := l.value().(string), l.value().(string)
			f.toUnicode[code[0]] = text("\xFE\xFF" + value)
		}
	}
}

// glyph is which glyph of the subset a code draws.
func (f *font) glyph(code byte) int {
	sub := f.tables["cmap"][12:]
	return int(binary.BigEndian.Uint16(sub[10+2*int(code):]))
}

// advance is how far a glyph of the subset moves the pen.
func (f *font) advance(glyph int) int {
	return int(binary.BigEndian.Uint16(f.tables["hmtx"][4*glyph:]))
}

// outline is a glyph's entry in the glyf table.
func (f *font) outline(glyph int) []byte {
	loca := f.tables["loca"]
	from, to := binary.BigEndian.Uint32(loca[4*glyph:]), binary.BigEndian.Uint32(loca[4*glyph+4:])
	return f.tables["glyf"][from:to]
}

// checkHints sees to it that no glyph calls a program of the face: they are not embedded.
func (f *font) checkHints(t testing.TB) {
	for g := range len(f.tables["loca"])/4 - 1 {
		outline := f.outline(g)
		if len(outline) == 0 {
			continue
		}
		n := int(int16(binary.BigEndian.Uint16(outline)))
		if n >= 0 && binary.BigEndian.Uint16(outline[10+2*n:]) != 0 || n < 0 && binary.BigEndian.Uint16(outline[10:])&0x100 != 0 {
			t.Errorf("%s: glyph %d has instructions", f.name, g)
		}
	}
}

// contours spells out what an outline draws: the points of a simple one without its
// instructions, the parts of a composed one with what they draw.
func contours(outline []byte, of func(glyph int) []byte) string {
	if len(outline) == 0 {
		return "nothing"
	}
	n := int(int16(binary.BigEndian.Uint16(outline)))
	if n >= 0 {
		at := 10 + 2*n
		skip := int(binary.BigEndian.Uint16(outline[at:]))
		points := strings.TrimRight(string(outline[at+2+skip:]), "\x00")
		return fmt.Sprintf("%x %x", outline[:at], points)
	}
	spelled := fmt.Sprintf("%x", outline[:10])
	for outline = outline[10:]; ; {
		flags, glyph := binary.BigEndian.Uint16(outline), int(binary.BigEndian.Uint16(outline[2:]))
		size := 6
		if flags&1 != 0 {
			size += 2
		}
		if flags&8 != 0 {
			size += 2
		}
		if flags&0x40 != 0 {
			size += 4
		}
		if flags&0x80 != 0 {
			size += 8
		}
		spelled += fmt.Sprintf(" {%x %x %s}", flags&^0x100, outline[4:size], contours(of(glyph), of))
		outline = outline[size:]
		if flags&0x20 == 0 {
			return spelled
		}
	}
}
