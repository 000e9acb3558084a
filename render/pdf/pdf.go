package pdf

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf/preflight"
)

// Options is what a caller may ask of a PDF. The zero value is a document in Vietnamese.
type Options struct {
	// Language is the language of the text (BCP 47); empty means vi-VN.
	Language string
	// Attached are files inside the document. With any, it is PDF/A-3a instead of PDF/A-2a,
	// which allows none but PDF/A (ISO 19005-2, 6.8; ISO 19005-3, 6.8).
	Attached []Attachment
	// Pages is told how many pages there are, before anything is written; nil is nobody.
	Pages func(int)
}

// Attachment is a file inside a document.
type Attachment struct {
	Name         string // of the file, with extension
	MIME         string // media type
	Description  string
	Relationship Relationship
	Data         []byte
}

// Relationship says what an attachment is to the document (ISO 19005-3, 6.8, AFRelationship).
type Relationship string

// Source is what the document was made from.
const Source Relationship = "Source"

func (o *Options) language() string {
	if o.Language == "" {
		return "vi-VN"
	}
	return o.Language
}

func (o *Options) tell(pages int) {
	if o.Pages != nil {
		o.Pages(pages)
	}
}

// part is the part of ISO 19005 that the file follows.
func (o *Options) part() string {
	if len(o.Attached) > 0 {
		return "3"
	}
	return "2"
}

// Encode writes the layout as a PDF. Nothing is written when the layout cannot be drawn: when
// it has no page, or a text with a rune that its face does not have. The layout is only
// read; without a family it is drawn with the embedded one.
//
// It takes no context: a table of ten thousand rows is written in less than a third of a second.
func Encode(w io.Writer, l *layout.Layout, o Options) error {
	if err := cmp.Or(check(l), checkAttached(o.Attached)); err != nil {
		return fmt.Errorf("making the PDF: %w", err)
	}
	s := scratches.Get().(*scratch)
	defer s.release()
	o.tell(len(l.Pages))
	if err := s.encode(w, l, &o); err != nil {
		return fmt.Errorf("making the PDF: %w", err)
	}
	return nil
}

// Write lays a document out and writes what [Encode] writes of it. Each page is drawn as soon as it is
// full and then forgotten, so that a document of a thousand pages needs the memory of a few. Nothing is
// written when the document cannot be laid out or drawn; the error is then that of [layout.Compute] or
// of Encode.
func Write(ctx context.Context, w io.Writer, d *render.Document, family *fonts.Family, o Options) error {
	if err := checkAttached(o.Attached); err != nil {
		return fmt.Errorf("making the PDF: %w", err)
	}
	s := scratches.Get().(*scratch)
	defer s.release()
	drawn := s.drawing()
	l, err := layout.Stream(ctx, d, family, drawn.add)
	if err != nil {
		return err
	}
	err = drawn.marks.grow(l.Tree)
	l = &layout.Layout{Info: l.Info, Family: l.Family} // the rest of it is large and done with
	if err == nil {
		o.tell(len(drawn.sizes))
		err = s.finish(w, l, drawn, &o)
	}
	if err != nil {
		return fmt.Errorf("making the PDF: %w", err)
	}
	return nil
}

// check refuses a layout or a face that is not there, and a tree with what no constant of
// package layout stands for. What the pages hold is looked at when it is drawn.
func check(l *layout.Layout) error {
	if l == nil || len(l.Pages) == 0 {
		return errors.New("the layout has no page")
	}
	if family := cmp.Or(l.Family, fonts.Default()).Faces(); slices.Contains(family[:], nil) {
		return errors.New("the family lacks a face")
	}
	if l.Tree == nil {
		return nil
	}
	return checkNode(l.Tree)
}

func checkNode(node *layout.Node) error {
	switch {
	case node == nil:
		return errors.New("a node of the tree is nil")
	case int(node.Kind) >= len(kinds):
		return fmt.Errorf("a node of unknown kind %d", node.Kind)
	case node.Kind == layout.NodeFigure && node.Alt == "":
		return errors.New("a figure without a description") // ISO 14289-1, 7.3
	case int(node.Numbering) >= len(numberings):
		return fmt.Errorf("a list of unknown numbering %d", node.Numbering)
	case int(node.Scope) >= len(scopes):
		return fmt.Errorf("a cell of unknown scope %d", node.Scope)
	}
	for _, child := range node.Children {
		if err := checkNode(child); err != nil {
			return err
		}
	}
	return nil
}

// scratch is the memory that documents use one after the other.
type scratch struct {
	content syntax
	file    []byte // fpdf's
	objects objects
}

var scratches = sync.Pool{New: func() any {
	return &scratch{objects: objects{deflate: new(deflater)}}
}}

// mostKept is up to how many bytes of each buffer are kept for the next document.
const mostKept = 1 << 20

// release forgets the document, so that nothing of it can turn up in the next one, and lets
// go of what only a long document needs.
func (s *scratch) release() {
	s.content, s.file = emptied(s.content, mostKept), emptied(s.file, mostKept)
	s.objects.release()
	scratches.Put(s)
}

// emptied is a buffer without what it held; none when it has room for more than most.
func emptied[S ~[]E, E any](buffer S, most int) S {
	if cap(buffer) > most {
		return nil
	}
	clear(buffer[:cap(buffer)])
	return buffer[:0]
}

// drawing begins to draw a document.
func (s *scratch) drawing() *drawing {
	c := content{out: s.content, fonts: new(fontUse), marks: newMarks(), outline: new(outline)}
	if s.objects.check == nil {
		s.objects.check = new(preflight.Checker)
	}
	return &drawing{content: c, deflate: s.objects.deflate, check: s.objects.check}
}

func (s *scratch) encode(w io.Writer, l *layout.Layout, o *Options) error {
	d := s.drawing()
	for i := range l.Pages {
		if err := d.add(&l.Pages[i]); err != nil {
			return err
		}
	}
	if err := d.marks.grow(l.Tree); err != nil {
		return err
	}
	return s.finish(w, l, d, o)
}

// finish writes the file of what is drawn. Of the layout it needs neither the pages nor the tree.
func (s *scratch) finish(w io.Writer, l *layout.Layout, d *drawing, o *Options) error {
	d.compress()
	s.content = d.out
	file := newFile(l, o, d.sizes)
	addBookmarks(file, d)
	out := bytes.NewBuffer(s.file[:0])
	err := file.Output(out)
	s.file = out.Bytes()
	if err != nil {
		return fmt.Errorf("fpdf: %w", err)
	}
	parts, err := readShell(s.file)
	if err != nil {
		return err
	}
	f := finisher{
		objects: &s.objects, layout: l, family: cmp.Or(l.Family, fonts.Default()), drawn: d, shell: parts, asked: o,
	}
	return f.finish(w)
}
