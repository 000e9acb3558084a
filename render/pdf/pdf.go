package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"sync"

	"vanban/fonts"
	"vanban/render/layout"
)

// Options is what a caller may ask of a PDF. The zero value is a document in Vietnamese.
type Options struct {
	// Language is the language of the text (BCP 47); empty means vi-VN.
	Language string
}

func (o *Options) language() string {
	if o.Language == "" {
		return "vi-VN"
	}
	return o.Language
}

// Encode writes the layout as a PDF. Nothing is written when the layout cannot be drawn: when
// it has no page, or a text with a rune that its face does not have. The layout is only
// read; without a family it is drawn with the embedded one.
func Encode(w io.Writer, l *layout.Layout, o Options) error {
	if len(l.Pages) == 0 {
		return errors.New("making the PDF: the layout has no page")
	}
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	if err := s.encode(w, l, &o); err != nil {
		return fmt.Errorf("making the PDF: %w", err)
	}
	return nil
}

// scratch is the memory that documents use one after the other.
type scratch struct {
	content syntax
	file    bytes.Buffer // fpdf's
	objects objects
}

var scratches = sync.Pool{New: func() any {
	return &scratch{objects: objects{deflate: new(deflater)}}
}}

func (s *scratch) encode(w io.Writer, l *layout.Layout, o *Options) error {
	family := cmp.Or(l.Family, fonts.Default())
	c := &content{out: s.content, fonts: new(fontUse), marks: newMarks(l.Tree), outline: new(outline)}
	file := newFile(l, o)
	if err := addPages(file, l, c); err != nil {
		return err
	}
	s.content = c.out
	addBookmarks(file, l, c.outline)
	s.file.Reset()
	if err := file.Output(&s.file); err != nil {
		return fmt.Errorf("fpdf: %w", err)
	}
	parts, err := readShell(s.file.Bytes())
	if err != nil {
		return err
	}
	s.objects.reset(w)
	f := finisher{
		objects: &s.objects, layout: l, family: family, drawn: c.fonts, marks: c.marks, shell: parts,
	}
	return f.finish()
}
