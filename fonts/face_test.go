package fonts_test

import (
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanban/fonts"
)

// letters are the 134 letters of Vietnamese beyond ASCII, both cases: the vowels with their
// marks, and đ.
const letters = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" +
	"ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"

func faces(t testing.TB) map[string]*fonts.Face {
	t.Helper()
	f := fonts.Default()
	return map[string]*fonts.Face{
		"LiberationSerif":            f.Regular,
		"LiberationSerif-Bold":       f.Bold,
		"LiberationSerif-Italic":     f.Italic,
		"LiberationSerif-BoldItalic": f.BoldItalic,
	}
}

func TestDefaultHasEveryVietnameseLetter(t *testing.T) {
	if n := len([]rune(letters)); n != 134 {
		t.Fatalf("%d letters in the test's list, want 134", n)
	}
	const others = "é²≥₫α½–—…“”‘’§°×±•₂"
	for name, face := range faces(t) {
		if face.PostScriptName() != name {
			t.Errorf("face is called %s, want %s", face.PostScriptName(), name)
		}
		for _, r := range letters + others {
			if face.Glyph(r) == 0 || face.Advance(r) == 0 {
				t.Errorf("%s cannot draw %c", name, r)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	tests := []struct {
		face                 *fonts.Face
		bold, italic         bool
		space, a, m, capHigh int
		angle                int
	}{
		{fonts.Default().Regular, false, false, 512, 909, 1593, 1341, 0},
		{fonts.Default().Bold, true, false, 512, 1024, 1706, 1341, 0},
		{fonts.Default().Italic, false, true, 512, 1024, 1479, 1341, -0x105540},
		{fonts.Default().BoldItalic, true, true, 512, 1024, 1593, 1341, -0x105540},
	}
	for _, test := range tests {
		f := test.face
		t.Run(f.PostScriptName(), func(t *testing.T) {
			for r, want := range map[rune]int{' ': test.space, '\u00A0': test.space, 'a': test.a, 'm': test.m} {
				if got := f.Advance(r); got != want {
					t.Errorf("advance of %q is %d, want %d", r, got, want)
				}
			}
			line := [4]int{f.UnitsPerEm(), f.Ascent(), f.Descent(), f.LineGap()}
			if want := [4]int{2048, 1825, 443, 87}; line != want {
				t.Errorf("em, ascent, descent, gap are %v, want %v", line, want)
			}
			if f.Bold() != test.bold || f.Italic() != test.italic {
				t.Errorf("bold %v, italic %v", f.Bold(), f.Italic())
			}
			if f.ItalicAngle() != test.angle || f.CapHeight() != test.capHigh {
				t.Errorf("angle %#x, capitals %d", f.ItalicAngle(), f.CapHeight())
			}
		})
	}
}

func TestRunesAreTheDrawableOnes(t *testing.T) {
	for name, face := range faces(t) {
		runes := face.Runes()
		if len(runes) < 2000 || !slices.IsSorted(runes) {
			t.Errorf("%s: %d runes, sorted %v", name, len(runes), slices.IsSorted(runes))
		}
		for r := rune(-1); r <= unicode.MaxRune+1; r++ {
			_, listed := slices.BinarySearch(runes, r)
			if drawn := face.Glyph(r) != 0; drawn != listed {
				t.Fatalf("%s: %U is drawn: %v, listed: %v", name, r, drawn, listed)
			}
		}
	}
}

func TestGlyphsLieWithinTheirTables(t *testing.T) {
	for name, face := range faces(t) {
		for _, r := range face.Runes() {
			g := face.Glyph(r)
			if face.GlyphAdvance(g) != face.Advance(r) {
				t.Errorf("%s: %U advances by %d, its glyph by %d", name, r, face.Advance(r), face.GlyphAdvance(g))
			}
		}
		if out := face.Outline(face.Glyph('A')); len(out) < 10 || binary.BigEndian.Uint16(out) != 1 && binary.BigEndian.Uint16(out) != 2 {
			t.Errorf("%s: A has no outline of one or two contours", name)
		}
		if b := face.Bounds(); b[0] >= 0 || b[1] >= 0 || b[2] < face.UnitsPerEm() || b[3] < face.Ascent() {
			t.Errorf("%s: all glyphs lie within %v", name, b)
		}
		if want := map[bool]int{false: 400, true: 700}[face.Bold()]; face.Weight() != want {
			t.Errorf("%s: weight is %d, want %d", name, face.Weight(), want)
		}
		if len(face.Table("glyf")) == 0 || face.Table("none") != nil {
			t.Errorf("%s: tables are not as the file has them", name)
		}
		beyond := uint16(face.NumGlyphs())
		if face.Outline(beyond) != nil || face.GlyphAdvance(beyond) != 0 || face.SideBearing(beyond) != 0 {
			t.Errorf("%s: a glyph beyond the last has an outline or an advance", name)
		}
	}
}

func TestParseFaceRefuses(t *testing.T) {
	good := regular(t)
	tests := []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "shorter", nil},
		{"text", "not a TrueType font", []byte("Điều 1. Ban hành kèm theo")},
		{"PostScript outlines", "PostScript outlines", append([]byte("OTTO"), good[4:]...)},
		{"collection", "collection", append([]byte("ttcf"), good[4:]...)},
		{"half a file", "beyond the file", good[:len(good)/2]},
		{"directory cut", "directory", good[:40]},
		{"no table head", `"head"`, rename(good, "head", "haed")},
		{"table twice", "twice", rename(good, "GDEF", "GPOS")},
		{"em of nothing", "units per em", patch(good, "head", 18, 0, 0)},
		{"no glyphs", "advances for 0 glyphs", patch(good, "maxp", 4, 0, 0)},
		{"more glyphs than advances", "hmtx", patch(good, "maxp", 4, 0xFF, 0xFF)},
		{"outline beyond glyf", "glyph 0", patch(good, "loca", 4, 0x7F)},
		{"no PostScript name", "PostScript name", patch(good, "name", 2, 0, 0)},
		{"a name with a slash", "PostScript name", []byte(strings.ReplaceAll(string(good), "\x00L\x00i\x00b\x00e\x00r\x00a\x00t\x00i\x00o\x00n\x00S\x00e\x00r", "\x00L\x00i\x00b\x00e\x00r\x00a\x00t\x00i\x00o\x00n\x00/\x00e\x00r"))},
		{"name beyond its table", "outside table \"name\"", patch(good, "name", 14, 0xFF, 0xFF)},
		{"lines of no height", "lines without height", patch(good, "hhea", 4, 0, 0, 0, 0)},
		{"a gap that eats the lines", "lines without height", patch(good, "hhea", 8, 0xF0, 0)},
		{"short offsets", "glyph", patch(good, "head", 50, 0, 0)},
		{"no encodings", "no Unicode", patch(good, "cmap", 2, 0, 0)},
		{"too many encodings", "encodings", patch(good, "cmap", 2, 0xFF, 0xFF)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := fonts.ParseFace(test.data)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

// FuzzParseFace changes and cuts the embedded face and looks at all that a face says.
func FuzzParseFace(f *testing.F) {
	good := regular(f)
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "OS/2"} {
		from := tableAt(good, tag)
		f.Add(uint32(len(good)), uint32(from), []byte{0xFF, 0xFF, 0xFF, 0xFF})
		f.Add(uint32(len(good)), uint32(from+2), []byte{0, 0})
		f.Add(uint32(from+9), uint32(0), []byte{})
	}
	f.Add(uint32(12), uint32(4), []byte{0, 0})
	f.Fuzz(func(t *testing.T, size, at uint32, change []byte) {
		data := slices.Clone(good[:min(int(size), len(good))])
		if int(at) < len(data) {
			copy(data[at:], change)
		}
		face, err := fonts.ParseFace(data)
		if err != nil {
			return
		}
		for g := range face.NumGlyphs() {
			face.Outline(uint16(g))
			face.SideBearing(uint16(g))
		}
		for _, r := range face.Runes() {
			if face.Glyph(r) == 0 || int(face.Glyph(r)) >= face.NumGlyphs() {
				t.Errorf("%U is drawn by glyph %d of %d", r, face.Glyph(r), face.NumGlyphs())
			}
		}
	})
}

func regular(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("liberation/LiberationSerif-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// directoryAt is where the table directory speaks of a table.
func directoryAt(font []byte, tag string) int {
	for at := 12; ; at += 16 {
		if string(font[at:at+4]) == tag {
			return at
		}
	}
}

func tableAt(font []byte, tag string) int {
	return int(binary.BigEndian.Uint32(font[directoryAt(font, tag)+8:]))
}

func patch(font []byte, tag string, at int, change ...byte) []byte {
	font = slices.Clone(font)
	copy(font[tableAt(font, tag)+at:], change)
	return font
}

func rename(font []byte, tag, to string) []byte {
	font = slices.Clone(font)
	copy(font[directoryAt(font, tag):], to)
	return font
}

func BenchmarkParseFace(b *testing.B) {
	data := regular(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := fonts.ParseFace(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdvance(b *testing.B) {
	face, text := fonts.Default().Regular, "Cộng hòa xã hội chủ nghĩa Việt Nam"
	sum := 0
	for b.Loop() {
		for _, r := range text {
			sum += face.Advance(r)
		}
	}
	if sum == 0 {
		b.Fatal("nothing advances")
	}
}
