package fonts

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"
)

// Family is a typeface in the four styles that documents use. None of the faces is nil.
// A family is not changed once it is made: any number of goroutines may use it.
type Family struct {
	Name                              string
	Regular, Bold, Italic, BoldItalic *Face
}

// FaceCount is how many faces a family has.
const FaceCount = 4

// FaceNumber is the number of a style's face: 0 is the regular one, then come bold, italic,
// and bold italic.
func FaceNumber(bold, italic bool) int {
	n := 0
	if bold {
		n++
	}
	if italic {
		n += 2
	}
	return n
}

var faceNames = [FaceCount]string{"regular", "bold", "italic", "bold italic"}

// Faces gives the family's faces by their numbers.
func (f *Family) Faces() [FaceCount]*Face {
	return [FaceCount]*Face{f.Regular, f.Bold, f.Italic, f.BoldItalic}
}

// Face is the family's face of a style.
func (f *Family) Face(bold, italic bool) *Face { return f.Faces()[FaceNumber(bold, italic)] }

//go:embed liberation/*.ttf
var embedded embed.FS

// Default is Liberation Serif 2.1.5, which is embedded and has the advances of Times New
// Roman. It is parsed once per process.
func Default() *Family { return liberation() }

var liberation = sync.OnceValue(func() *Family {
	folder, err := fs.Sub(embedded, "liberation")
	if err != nil {
		panic(err)
	}
	family, err := ReadFamily(folder)
	if err != nil {
		panic(fmt.Errorf("the embedded typeface: %w", err))
	}
	return family
})

// ReadFamily reads an operator's own typeface from the top folder of fsys, which holds
// exactly four TrueType files (.ttf): the regular, bold, italic and bold italic of one
// family. Which is which the files say themselves, not their names. It is an error when a
// style is missing or there twice, and when a file's licence bits forbid embedding it.
func ReadFamily(fsys fs.FS) (*Family, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("reading a typeface: %w", err)
	}
	family := new(Family)
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".ttf") {
			continue
		}
		if err := family.add(fsys, e.Name()); err != nil {
			return nil, fmt.Errorf("reading a typeface: %s: %w", e.Name(), err)
		}
	}
	if err := family.complete(); err != nil {
		return nil, fmt.Errorf("reading a typeface: %w", err)
	}
	family.Name = family.Regular.familyName
	return family, nil
}

// add reads one file and puts the face where its style belongs.
func (f *Family) add(fsys fs.FS, name string) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	face, err := ParseFace(data)
	if err != nil {
		return err
	}
	if err := face.mayBeEmbedded(); err != nil {
		return err
	}
	n := FaceNumber(face.bold, face.italic)
	place := [FaceCount]**Face{&f.Regular, &f.Bold, &f.Italic, &f.BoldItalic}[n]
	if *place != nil {
		return fmt.Errorf("%s face for the second time (%s is one, too)", faceNames[n], (*place).postScriptName)
	}
	*place = face
	return nil
}

// complete checks that every style is there and all are of one family.
func (f *Family) complete() error {
	for n, face := range f.Faces() {
		if face == nil {
			return fmt.Errorf("no .ttf file with the %s face", faceNames[n])
		}
		if face.familyName != f.Regular.familyName {
			return fmt.Errorf("faces of two families: %q and %q", f.Regular.familyName, face.familyName)
		}
	}
	return nil
}

// mayBeEmbedded heeds the licence bits of OS/2 fsType: a restricted licence, outlines that
// may not be embedded, and a font that may not be subset, which is what the PDF does.
func (f *Face) mayBeEmbedded() error {
	const (
		usage       = 0x000F
		restricted  = 0x0002
		noSubset    = 0x0100
		bitmapsOnly = 0x0200
	)
	if f.permission&usage == restricted || f.permission&(noSubset|bitmapsOnly) != 0 {
		return errors.New("the font's licence forbids embedding a part of it in a document")
	}
	return nil
}

// Missing is a rune that cannot be drawn.
type Missing struct {
	Rune   rune // U+FFFD where the text is not UTF-8
	Offset int  // of its first place in the text, in bytes
}

// Missing finds the runes of a text that some face of the family cannot draw, each once,
// in the order in which they come first. Control characters are among them whatever the
// faces say, except the line feed, which is a forced break, and so is U+FFFD, which stands
// for what could not be read.
func (f *Family) Missing(text string) []Missing {
	var missing []Missing
	var seen map[rune]bool
	for i, r := range text {
		if f.draws(r) || seen[r] {
			continue
		}
		if seen == nil {
			seen = map[rune]bool{}
		}
		seen[r] = true
		missing = append(missing, Missing{r, i})
	}
	return missing
}

func (f *Family) draws(r rune) bool {
	switch {
	case r == '\n':
		return true
	case unicode.IsControl(r), r == unicode.ReplacementChar:
		return false
	}
	return f.Regular.Glyph(r) != 0 && f.Bold.Glyph(r) != 0 &&
		f.Italic.Glyph(r) != 0 && f.BoldItalic.Glyph(r) != 0
}
