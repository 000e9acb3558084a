package pdf

import (
	"encoding/binary"
	"sync"
)

// packedSRGB is the profile of the colour space that a file's colours are in
// (ISO 19005-2, 6.2.3), compressed.
var packedSRGB = sync.OnceValue(func() packed { return packWell(sRGB()) })

// sRGB makes an ICC profile (ISO 15076-1) of the colour space sRGB (IEC 61966-2-1) for a
// display. All numbers are fixed-point with 16 bits behind the point.
func sRGB() []byte {
	tags := []struct {
		tag  string
		data []byte
	}{
		{"desc", profileText("sRGB")},
		{"cprt", profileText("Public domain")},
		{"wtpt", profileNumbers("XYZ ", whiteX, whiteY, whiteZ)},
		// The primaries, adapted from D65 to the D50 of the profile connection space.
		{"rXYZ", profileNumbers("XYZ ", 0x6FA2, 0x38F5, 0x0390)},
		{"gXYZ", profileNumbers("XYZ ", 0x6299, 0xB785, 0x18DA)},
		{"bXYZ", profileNumbers("XYZ ", 0x24A0, 0x0F84, 0xB6CF)},
		// How they were adapted: Bradford's matrix.
		{"chad", profileNumbers("sf32",
			0x10C42, 0x5DE, -0xCDB, 0x793, 0xFD90, -0x45F, -0x25E, 0x3DC, 0xC06E)},
		{"rTRC", sRGBCurve()},
		{"gTRC", sRGBCurve()},
		{"bTRC", sRGBCurve()},
	}
	const header = 128
	directory := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	start := header + 4 + 12*len(tags)
	for _, t := range tags {
		directory = append(directory, t.tag...)
		directory = appendLongs(directory, start+len(data), len(t.data))
		data = append(data, t.data...)
	}
	profile := profileHeader(start + len(data))
	return append(append(profile, directory...), data...)
}

// The white of the profile connection space, D50.
const whiteX, whiteY, whiteZ = 0xF6D6, 0x10000, 0xD32D

func profileHeader(size int) []byte {
	h := appendLongs(nil, size, 0, 0x04200000) // version 4.2
	h = append(h, "mntrRGB XYZ "...)
	h = appendWords(h, 2022, 1, 1, 0, 0, 0) // the profile's date
	h = append(h, "acsp"...)
	h = append(h, make([]byte, 68-40)...) // platform, flags, device, rendering intent: none
	h = appendLongs(h, whiteX, whiteY, whiteZ)
	return append(h, make([]byte, 128-80)...)
}

// sRGBCurve is the transfer curve of IEC 61966-2-1: a power of 2.4 with a straight part.
func sRGBCurve() []byte {
	b := appendLongs([]byte("para"), 0)
	b = appendWords(b, 3, 0)
	return appendLongs(b, 0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B)
}

func profileNumbers(kind string, numbers ...int) []byte {
	return appendLongs(appendLongs([]byte(kind), 0), numbers...)
}

// profileText is a text in one language, padded to whole words.
func profileText(text string) []byte {
	b := appendLongs([]byte("mluc"), 0, 1, 12)
	b = append(b, "enUS"...)
	b = appendLongs(b, 2*len(text), 28)
	b = appendUTF16(b, text)
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func appendLongs(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(v)))
	}
	return b
}
