package fonts

import (
	"embed"
	"fmt"
	"io/fs"
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
	files, err := fs.Sub(embedded, "liberation")
	if err != nil {
		panic(err)
	}
	d, err := readFolder(files)
	if d == nil || len(d.sets) != 1 || d.sets[0].missing() != nil {
		panic(fmt.Sprintf("the embedded typeface: %+v, %v", d, err))
	}
	family, flaw := d.sets[0].family()
	if flaw != nil {
		panic(flaw)
	}
	return family
})

// ReadFamily reads an operator's own typeface from the top folder of fsys, which holds four TrueType files (.ttf): the
// regular, bold, italic and bold italic of one family. Which is which the files say themselves, not their names. Where
// there are several families it is the one with the widths of Times New Roman. The error is a [FolderError], or that of
// reading the folder.
func ReadFamily(fsys fs.FS) (*Family, error) {
	d, err := readFolder(fsys)
	if err != nil {
		return nil, fmt.Errorf("reading a typeface: %w", err)
	}
	s, flaw := d.choose()
	if flaw != nil {
		return nil, fmt.Errorf("reading a typeface: %w", flaw)
	}
	family, flaw := s.family()
	if flaw != nil {
		return nil, fmt.Errorf("reading a typeface: %w", flaw)
	}
	return family, nil
}

// mayBeEmbedded heeds the licence bits of OS/2 fsType: a restricted licence, outlines that
// may not be embedded, and a font that may not be subset, which is what the PDF does.
func (f *Face) mayBeEmbedded() bool {
	const (
		usage       = 0x000F
		restricted  = 0x0002
		noSubset    = 0x0100
		bitmapsOnly = 0x0200
	)
	return f.permission&usage != restricted && f.permission&(noSubset|bitmapsOnly) == 0
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
