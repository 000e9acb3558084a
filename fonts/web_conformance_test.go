//go:build conformance

package fonts_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"vanban/fonts"
)

// TestConformanceWeb unpacks the faces for browsers and expects those of the embedded family: every letter with its glyph
// and its advance, and every table that says how lines are set. Only the way that outlines are written down may differ.
func TestConformanceWeb(t *testing.T) {
	family := fonts.Default()
	for name, face := range map[string]*fonts.Face{
		"Regular": family.Regular, "Bold": family.Bold, "Italic": family.Italic, "BoldItalic": family.BoldItalic,
	} {
		t.Run(name, func(t *testing.T) { compareFaces(t, unpack(t, "LiberationSerif-"+name), face) })
	}
}

// unpack gives the face that a WOFF2 file holds, as the reference decoder reads it.
func unpack(t *testing.T, name string) *fonts.Face {
	t.Helper()
	packed, err := fs.ReadFile(fonts.Web(), name+".woff2")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), name+".woff2")
	if err := os.WriteFile(file, packed, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), "woff2_decompress", file).CombinedOutput(); err != nil {
		t.Fatalf("woff2_decompress: %v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(filepath.Dir(file), name+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	face, err := fonts.ParseFace(data)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func compareFaces(t *testing.T, got, want *fonts.Face) {
	t.Helper()
	for _, r := range want.Runes() {
		if got.Glyph(r) != want.Glyph(r) || got.Advance(r) != want.Advance(r) {
			t.Errorf("%q is glyph %d, %d wide; want %d, %d", r, got.Glyph(r), got.Advance(r), want.Glyph(r), want.Advance(r))
		}
	}
	for _, table := range []string{"cmap", "hhea", "hmtx", "OS/2", "name", "maxp", "kern", "GPOS", "GSUB"} {
		if !bytes.Equal(got.Table(table), want.Table(table)) {
			t.Errorf("table %s differs", table)
		}
	}
}
