package fonts_test

import (
	"encoding/binary"
	"slices"
	"testing"

	"vanban/fonts"
)

// TestCharacterMaps puts other character maps into the embedded face: what the face draws
// is then what the map says, or an error.
func TestCharacterMaps(t *testing.T) {
	tests := []struct {
		name  string
		table []byte
		want  map[rune]uint16 // nil: an error
	}{
		{
			"groups", cmap(3, 10, format12(group{'A', 'C', 7}, group{0x1F600, 0x1F600, 9})),
			map[rune]uint16{'A': 7, 'B': 8, 'C': 9, 0x1F600: 9},
		},
		{"groups out of order", cmap(3, 10, format12(group{'B', 'C', 7}, group{'A', 'A', 9})), nil},
		{"groups that overlap", cmap(3, 10, format12(group{'A', 'C', 7}, group{'C', 'D', 9})), nil},
		{"group beyond Unicode", cmap(3, 10, format12(group{0x10FFFF, 0x110000, 7})), nil},
		{"glyph that is not there", cmap(3, 10, format12(group{'A', 'A', 0x12345})), nil},
		{"more groups than bytes", cmap(3, 10, format12(group{'A', 'A', 1})[:20]), nil},
		{"another format", cmap(3, 1, append([]byte{0, 6}, make([]byte, 20)...)), nil},
		{"not Unicode", cmap(3, 0, format12(group{'A', 'A', 1})), nil},
		{"segments by distance", cmap(3, 1, format4(segment{'A', 'B', 5, nil})), map[rune]uint16{'A': 'A' + 5, 'B': 'B' + 5}},
		{"segments by list", cmap(3, 1, format4(segment{'A', 'C', 0, []uint16{8, 0, 3}})), map[rune]uint16{'A': 8, 'C': 3}},
		{"segments out of order", cmap(3, 1, format4(segment{'B', 'B', 0, nil}, segment{'A', 'A', 0, nil})), nil},
	}
	good := regular(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			face, err := fonts.ParseFace(replace(good, "cmap", test.table))
			if err != nil {
				if test.want != nil {
					t.Error(err)
				}
				return
			}
			got := map[rune]uint16{}
			for _, r := range face.Runes() {
				got[r] = face.Glyph(r)
			}
			if len(got) != len(test.want) {
				t.Errorf("draws %v, want %v", got, test.want)
			}
			for r, g := range test.want {
				if got[r] != g {
					t.Errorf("%U is glyph %d, want %d", r, got[r], g)
				}
			}
		})
	}
}

// replace appends a table to a font in place of the one it has.
func replace(font []byte, tag string, table []byte) []byte {
	font = slices.Clone(font)
	entry := font[directoryAt(font, tag):]
	binary.BigEndian.PutUint32(entry[8:], uint32(len(font)))
	binary.BigEndian.PutUint32(entry[12:], uint32(len(table)))
	return append(font, table...)
}

func cmap(platform, encoding uint16, sub []byte) []byte {
	return append(words(0, 1, int(platform), int(encoding), 0, 12), sub...)
}

type group struct{ start, end, glyph int }

func format12(groups ...group) []byte {
	b := words(12, 0, 0, 16+12*len(groups), 0, 0, 0, len(groups))
	for _, g := range groups {
		b = append(b, words(g.start>>16, g.start&0xFFFF, g.end>>16, g.end&0xFFFF, g.glyph>>16, g.glyph&0xFFFF)...)
	}
	return b
}

type segment struct {
	start, end, delta int
	list              []uint16
}

func format4(segments ...segment) []byte {
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1, nil})
	n := len(segments)
	b := words(4, 0, 0, 2*n, 0, 0, 0)
	for _, s := range segments {
		b = append(b, words(s.end)...)
	}
	b = append(b, 0, 0)
	for _, s := range segments {
		b = append(b, words(s.start)...)
	}
	for _, s := range segments {
		b = append(b, words(s.delta)...)
	}
	var lists []byte
	for i, s := range segments {
		offset := 0
		if s.list != nil {
			offset = 2*(n-i) + len(lists)
		}
		b = append(b, words(offset)...)
		for _, g := range s.list {
			lists = append(lists, words(int(g))...)
		}
	}
	return append(b, lists...)
}

func words(values ...int) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}
