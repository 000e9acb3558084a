package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	library "github.com/nguyenthenguyen/docx"

	"vanban/render"
)

// encode writes the document of e into the letterhead.
func (b *Base) encode(w io.Writer, e *encoder) error {
	if err := b.checkFields(e.doc.Fields); err != nil {
		return err
	}
	e.doc = b.withoutHead(e.doc)
	e.numberCharts(b.taken)
	e.findPictures(b.taken)
	filled, err := b.fill(e)
	if err != nil {
		return err
	}
	all, err := b.parts(filled)
	if err != nil {
		return err
	}
	p := newPackage(w, e.deflate)
	for _, f := range all {
		if err := b.part(p, e, f); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := errors.Join(e.chartParts(p), e.pictureParts(p), e.fontParts(p)); err != nil {
		return err
	}
	return p.Close()
}

// parts are those of the letterhead in their order, with the filled ones in their places. Pictures, which may be large,
// never pass through the library.
func (b *Base) parts(filled []byte) ([]*zip.File, error) {
	var all []*zip.File
	for _, data := range [][]byte{b.data, filled} {
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, fmt.Errorf("reading the filled letterhead: %w", err)
		}
		if all == nil {
			all = r.File
			continue
		}
		for _, f := range r.File {
			all[slices.IndexFunc(all, func(p *zip.File) bool { return p.Name == f.Name })] = f
		}
	}
	return all, nil
}

// withoutHead returns the document without its head when the letterhead has one of its own. The marks of a head, of
// urgency or of a draft, no letterhead has: they stay, above the text.
func (b *Base) withoutHead(d *render.Document) *render.Document {
	first := &d.Sections[0]
	if !slices.Contains(b.body, headField) || d.Head > len(first.Body) {
		return d
	}
	bare := *d
	bare.Sections = slices.Clone(d.Sections)
	bare.Sections[0].Body = slices.Concat(boxes(first.Body[:d.Head]), first.Body[d.Head:])
	return &bare
}

// boxes are the boxes in the blocks.
func boxes(in []render.Block) []render.Block {
	var all []render.Block
	for b := range render.Walk(in) {
		if box, ok := b.(*render.Box); ok {
			all = append(all, box)
		}
	}
	return all
}

// headField is the placeholder that no head of a letterhead lacks.
const headField = "code"

// checkFields sees to it that every placeholder has a value that can stand in it. Double
// braces in a value could be taken for another placeholder.
func (b *Base) checkFields(values map[string]string) error {
	for _, names := range [][]string{b.body, b.margins} {
		for _, name := range names {
			value, ok := values[name]
			if !ok {
				return fmt.Errorf("the letterhead's placeholder {{%s}} has no value", name)
			}
			if strings.Contains(value, "{{") || strings.Contains(value, "}}") {
				return fmt.Errorf("the value of {{%s}} has double braces in it", name)
			}
			var x writer
			if at := x.text(value, unlined); at >= 0 {
				return &textError{from: name, text: value, offset: at}
			}
		}
	}
	return nil
}

// fill puts document and values in the place of the placeholders. The library reads the
// letterhead anew each time, because its copies of one reading share their headers: the
// values of one document would turn up in the next.
func (b *Base) fill(e *encoder) ([]byte, error) {
	r, err := library.ReadDocxFromMemory(bytes.NewReader(b.texts), int64(len(b.texts)))
	if err != nil {
		return nil, fmt.Errorf("reading the letterhead: %w", err)
	}
	file := r.Editable()
	content, err := b.content(e, file.GetContent())
	if err != nil {
		return nil, err
	}
	file.SetContent(content)
	for _, name := range b.margins {
		// The library would put a break inside a text, which is not valid.
		value := strings.NewReplacer("\n", unlined.newline, noBreakHyphen, unlined.hyphen).Replace(e.doc.Fields[name])
		if err := errors.Join(file.ReplaceHeader("{{"+name+"}}", value), file.ReplaceFooter("{{"+name+"}}", value)); err != nil {
			return nil, fmt.Errorf("filling {{%s}}: %w", name, err)
		}
	}
	var out bytes.Buffer
	err = file.Write(&out)
	return out.Bytes(), err
}

// content is the main part: the letterhead filled in one pass, so that no value is taken
// for a placeholder, around the document.
func (b *Base) content(e *encoder, letterhead string) (string, error) {
	before, after, ok := strings.Cut(letterhead, bodyMark)
	if !ok {
		return "", errors.New("the letterhead has lost its body")
	}
	e.base = b
	var out bytes.Buffer
	e.open(&out)
	e.fillText(before)
	e.sections()
	if last := len(e.doc.Sections) - 1; last > 0 {
		at := strings.LastIndex(after, b.page)
		e.fillText(after[:at])
		e.sectPr(&e.doc.Sections[last])
		after = after[at+len(b.page):]
	}
	e.fillText(after)
	err := e.flush()
	return out.String(), err
}

// fillText writes XML of the letterhead with its placeholders filled.
func (e *encoder) fillText(s string) {
	done := 0
	for _, m := range field.FindAllStringSubmatchIndex(s, -1) {
		e.raw(s[done:m[0]])
		e.text(e.doc.Fields[s[m[2]:m[3]]], inRun) // checkFields has seen it
		done = m[1]
	}
	e.raw(s[done:])
}

// ownParts are the parts that a filled letterhead does not simply take over: its styles get
// ours besides, and what it says about itself is about the document.
var ownParts = map[string]func(*encoder){
	stylePart: func(e *encoder) { e.mergeStyles(&e.base.styles) },
	corePart:  (*encoder).core,
}

// listParts are the parts that a letterhead takes over unless the document has charts or images or carries
// its typeface.
var listParts = map[string]func(*encoder){
	typesPart: func(e *encoder) {
		const space = ` xmlns="` + typeSpace + `"`
		e.extend(&e.base.types, func() { e.chartTypes(space); e.pictureTypes(space); e.fontTypes(space) })
	},
	linksPart: func(e *encoder) {
		const space = ` xmlns="` + relationSpace + `"`
		e.extend(&e.base.relations, func() { e.chartRelations(space); e.pictureRelations(space); e.fontRelations(space) })
	},
}

// writer finds what writes a part of the letterhead anew; nil for one that is taken over.
func (b *Base) writer(e *encoder, name string) func(*encoder) {
	if write := ownParts[name]; write != nil {
		return write
	}
	if e.embeds {
		switch name {
		case b.carrier.tableName:
			return (*encoder).fontTable
		case b.carrier.linksName:
			return (*encoder).fontLinks
		case b.carrier.settingsName:
			return (*encoder).settings
		}
	}
	if len(e.charts)+len(e.pictures) > 0 || e.embeds {
		return listParts[name]
	}
	return nil
}

// extend writes a list with more elements at its end.
func (e *encoder) extend(l *list, more func()) {
	e.raw(string(l.data[:l.end]))
	more()
	e.raw(string(l.data[l.end:]))
}

// part writes one part of the filled letterhead.
func (b *Base) part(p *pack, e *encoder, f *zip.File) error {
	if write := b.writer(e, f.Name); write != nil {
		return e.part(p, part{name: f.Name, write: write, big: true})
	}
	if isMargin(f.Name) {
		if err := checkFilled(f); err != nil {
			return err
		}
	}
	return p.takeOver(f)
}

// checkFilled sees to it that nothing is left to be filled in a header or footer, which the library has written.
func checkFilled(f *zip.File) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	data, err := io.ReadAll(in)
	if err == nil && field.Match(data) {
		err = fmt.Errorf("%s is left", field.Find(data))
	}
	return errors.Join(err, in.Close())
}

// styleSheet is the styles.xml of a letterhead.
type styleSheet struct {
	data   []byte
	styles []baseStyle
	end    int // where the last style ends
}

// baseStyle is one style of a letterhead.
type baseStyle struct {
	extent
	id, name string
}

// readStyles finds the styles of a letterhead.
func readStyles(data []byte) (styleSheet, error) {
	s := styleSheet{data: data}
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		at := int(d.InputOffset())
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return s, nil
		case err != nil:
			return s, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth == 0 && !declares(t, "w", wordML2006) {
				return s, errors.New("the prefix w is not that of transitional WordprocessingML")
			}
			s.element(t, depth, at)
			depth++
		case xml.EndElement:
			depth--
			s.endElement(depth, at, int(d.InputOffset()))
		}
	}
}

// element notes the beginning of a style and its name.
func (s *styleSheet) element(t xml.StartElement, depth, at int) {
	switch {
	case depth == 1 && t.Name.Local == "style":
		s.styles = append(s.styles, baseStyle{extent: extent{from: at}, id: attribute(t, "styleId")})
	case depth == 2 && t.Name.Local == "name" && len(s.styles) > 0:
		if last := &s.styles[len(s.styles)-1]; last.to == 0 {
			last.name = attribute(t, "val")
		}
	}
}

// endElement notes the end of a style and of them all.
func (s *styleSheet) endElement(depth, from, to int) {
	switch {
	case depth == 0:
		s.end = from
	case depth == 1 && len(s.styles) > 0:
		if last := &s.styles[len(s.styles)-1]; last.to == 0 {
			last.to = to
		}
	}
}

// mergeStyles writes the letterhead's styles and ours. Where both define one, ours stands,
// because layout has measured with it.
func (e *encoder) mergeStyles(s *styleSheet) {
	done := 0
	for _, style := range s.styles {
		if _, ours := e.doc.Styles[render.Role(style.id)]; ours {
			e.raw(string(s.data[done:style.from]))
			done = style.to
			continue
		}
		e.seen[style.name] = render.Role(style.id)
	}
	e.raw(string(s.data[done:s.end]))
	e.roleStyles()
	e.raw(string(s.data[s.end:]))
}

// styleName is the name of a role's style. In a letterhead another style may have it
// already; ours is then numbered.
func (e *encoder) styleName(role render.Role, s *render.Style) string {
	name := cmp.Or(s.Name, string(role))
	for n := 2; e.base != nil && e.seen[name] != ""; n++ {
		name = fmt.Sprintf("%s %d", cmp.Or(s.Name, string(role)), n)
	}
	return name
}
