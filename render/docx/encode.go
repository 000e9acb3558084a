package docx

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"slices"
	"sync"

	"vanban/render"
	"vanban/render/layout"
)

// Options is what a caller may ask of a DOCX. The zero value is a file that is wholly ours
// and names its typeface without carrying it.
type Options struct {
	// Base is the letterhead that the document is put into, whose placeholders take their
	// values from the document's Fields; nil for none. A document without Fields is put into none.
	Base *Base
	// EmbedFonts puts the four faces of the typeface into the file, whole, so that it can be edited on: for
	// readers that have neither Times New Roman nor a typeface of its widths. The document still names
	// Times New Roman, and who has that sees it.
	EmbedFonts bool
}

// Encode writes d as a DOCX file to w; r is what layout resolved for d.
//
// The same arguments give the same bytes. What has been written to w when an error comes is
// of no use. A character that no XML file can carry is an
// error that names the field.
func Encode(w io.Writer, d *render.Document, r layout.Resolved, o Options) error {
	if err := check(d); err != nil {
		return fmt.Errorf("writing DOCX: %w", err)
	}
	e := encoders.Get().(*encoder)
	defer e.release()
	e.doc, e.resolved, e.embeds = d, r, o.EmbedFonts
	e.headers = headerRoles(e.headers[:0], d)
	if d.Fields == nil {
		o.Base = nil
	}
	if err := e.encode(w, o.Base); err != nil {
		return fmt.Errorf("writing DOCX: %w", err)
	}
	return nil
}

// encoder writes one document.
type encoder struct {
	writer
	deflate  *flate.Writer
	doc      *render.Document
	resolved layout.Resolved
	embeds   bool                   // the typeface is in the file
	base     *Base                  // the letterhead; nil for none
	headers  []render.Role          // of the page numbers, each once; headers[i] is header part i+1
	charts   []numbered             // in the order in which they are written
	drawn    int                    // how many of them have been
	pictures []hung                 // in the order in which they are written
	margins  []margin               // of the first pages of sections
	seen     map[string]render.Role // the styles by name
}

// encoders keeps what is costly to make anew: the buffer and the tables of the compressor.
var encoders = sync.Pool{New: func() any {
	deflate, err := flate.NewWriter(io.Discard, compression)
	if err != nil {
		panic(err) // the level is a constant of ours
	}
	return &encoder{deflate: deflate, seen: make(map[string]render.Role)}
}}

// release forgets the document, so that nothing of it can turn up in the next one.
func (e *encoder) release() {
	if cap(e.buf) > 4*flushAt {
		e.buf = nil
	}
	clear(e.buf[:cap(e.buf)])
	clear(e.headers[:cap(e.headers)])
	clear(e.charts[:cap(e.charts)])
	clear(e.pictures[:cap(e.pictures)])
	clear(e.seen)
	*e = encoder{writer: writer{buf: e.buf[:0]}, deflate: e.deflate, headers: e.headers[:0], charts: e.charts[:0], seen: e.seen, pictures: e.pictures[:0]}
	encoders.Put(e)
}

func (e *encoder) encode(w io.Writer, b *Base) error {
	if b != nil {
		return b.encode(w, e)
	}
	return e.all(w)
}

// all writes the whole file.
func (e *encoder) all(w io.Writer) error {
	e.numberCharts(nil)
	e.findPictures(nil)
	e.findMargins()
	p := newPackage(w, e.deflate)
	for _, s := range parts {
		if err := e.part(p, s); err != nil {
			return err
		}
	}
	for i := range e.headers {
		s := part{name: headerName(i + 1), write: func(e *encoder) { e.header(e.headers[i]) }}
		if err := e.part(p, s); err != nil {
			return err
		}
	}
	for _, write := range []func(*pack) error{e.marginParts, e.chartParts, e.pictureParts, e.fontParts} {
		if err := write(p); err != nil {
			return err
		}
	}
	return p.Close()
}

// part writes one part: a prepared one as it is, another by its function.
func (e *encoder) part(p *pack, s part) error {
	if e.embeds && s.embed != nil {
		s.write = s.embed
	}
	switch {
	case s.write == nil:
		return p.copy(s.name, prepared()[s.name])
	case s.big:
		out, err := p.create(s.name)
		if err != nil {
			return err
		}
		return e.stream(out, s)
	}
	var out bytes.Buffer
	if err := e.stream(&out, s); err != nil {
		return err
	}
	return p.store(s.name, out.Bytes())
}

// stream writes a part to out.
func (e *encoder) stream(out io.Writer, s part) error {
	e.open(out)
	s.write(e)
	if err := e.flush(); err != nil {
		return fmt.Errorf("%s: %w", s.name, err)
	}
	return nil
}

// headerRoles appends the roles of the page numbers of d, each once, in order.
func headerRoles(roles []render.Role, d *render.Document) []render.Role {
	for i := range d.Sections {
		role := d.Sections[i].Page.Number.Role
		if role != "" && !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return roles
}
