package service

import (
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
)

// Line is a printed line, or the part of one, that shows a field of the payload. Its lengths are points, to a hundredth,
// from the page's upper left corner.
type Line struct {
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Width   float64 `json:"width"`
	Height  float64 `json:"height"`
	Pointer string  `json:"pointer"` // JSON pointer to the field
	Offset  int     `json:"offset"`  // where in the field's text the line begins, in bytes
	Length  int     `json:"length"`  // how much of it the line shows; 0 where it shows none of it, as a blank does
	Problem bool    `json:"problem,omitempty"`
}

// drawnText is all text of a draft that came from its payload, line by line.
type drawnText struct {
	family *fonts.Family
	fields map[string]string
	lines  []drawnLine
	first  map[string]int // the first line of each field
}

// drawnLine is a line with what it is made of.
type drawnLine struct {
	Line
	page   int // from 1
	pieces []*layout.Text
}

// newText finds the lines of the pages.
func newText(sheets []sheet, fields map[string]string, family *fonts.Family) *drawnText {
	t := &drawnText{family: family, fields: fields, first: map[string]int{}}
	read := map[render.Source]*aligner{}
	for i := range sheets {
		t.page(sheets[i].Page, i+1, read)
	}
	return t
}

// page adds the lines of a page. What was read of the fields is kept for the next page.
func (t *drawnText) page(p *layout.Page, number int, read map[render.Source]*aligner) {
	var pieces []*layout.Text
	for _, item := range p.Items {
		piece, ok := item.(*layout.Text)
		if !ok || piece.Up || piece.Node == nil || piece.Node.Source.Pointer == "" || piece.Node.Kind == layout.NodeFigure {
			continue
		}
		if len(pieces) > 0 && (pieces[0].Y != piece.Y || pieces[0].Node.Source != piece.Node.Source) {
			t.line(pieces, number, read)
			pieces = nil
		}
		pieces = append(pieces, piece)
	}
	if len(pieces) > 0 {
		t.line(pieces, number, read)
	}
}

// line adds the line of the pieces, which stand side by side.
func (t *drawnText) line(pieces []*layout.Text, page int, read map[render.Source]*aligner) {
	source := pieces[0].Node.Source
	a := read[source]
	if a == nil {
		a = t.aligner(source)
		read[source] = a
	}
	from, to := a.take(printed(pieces), pieces[0].Node)
	l := drawnLine{Line: t.place(pieces), page: page, pieces: pieces}
	l.Pointer, l.Offset, l.Length = a.pointer, from, to-from
	if _, known := t.first[l.Pointer]; !known {
		t.first[l.Pointer] = len(t.lines)
	}
	t.lines = append(t.lines, l)
}

// aligner reads the text of a source.
func (t *drawnText) aligner(s render.Source) *aligner {
	text, ok := t.fields[s.Pointer]
	if !ok {
		if inner, has := t.fields[s.Pointer+"/text"]; has {
			s.Pointer, text = s.Pointer+"/text", inner
		}
	}
	from := min(max(s.Offset, 0), len(text))
	to := len(text)
	if s.Length > 0 {
		to = min(from+s.Length, to)
	}
	return &aligner{pointer: s.Pointer, text: text[:to], start: from, at: from}
}

// printed is the text of pieces of one line.
func printed(pieces []*layout.Text) string {
	if len(pieces) == 1 {
		return pieces[0].Text
	}
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// place is the rectangle of pieces of one line: from the font's ascent to where the next line could begin.
func (t *drawnText) place(pieces []*layout.Text) Line {
	first, last := pieces[0], pieces[len(pieces)-1]
	face := t.family.Face(first.Bold, first.Italic)
	em := func(units int) render.Length { return first.Size.Scale(int64(units), int64(face.UnitsPerEm())) }
	return Line{
		X: inPoints(first.X), Y: inPoints(first.Y - em(face.Ascent())),
		Width: inPoints(last.X + last.Width - first.X), Height: inPoints(em(face.Ascent() + face.Descent() + face.LineGap())),
	}
}

// on are the lines of a page.
func (t *drawnText) on(page int) []Line {
	lines := []Line{}
	for i := range t.lines {
		if t.lines[i].page == page {
			lines = append(lines, t.lines[i].Line)
		}
	}
	return lines
}

// find is the line that shows a place in the payload, or else the nearest one of the field, or the first of what
// lies in it; -1 where there is none.
func (t *drawnText) find(pointer string, offset int) int {
	at, ok := t.first[pointer]
	if !ok {
		return t.below(pointer)
	}
	for i := at + 1; i < len(t.lines); i++ {
		l := &t.lines[i]
		if l.Pointer == pointer && l.Length > 0 && l.Offset > t.lines[at].Offset && l.Offset <= offset {
			at = i
		}
	}
	return at
}

// below is the first line of what lies in a part of the payload.
func (t *drawnText) below(pointer string) int {
	for i := range t.lines {
		if strings.HasPrefix(t.lines[i].Pointer, pointer) && strings.HasPrefix(t.lines[i].Pointer[len(pointer):], "/") {
			return i
		}
	}
	return -1
}

// mark marks the lines that something is wrong with.
func (t *drawnText) mark(ps templates.Problems) {
	for _, p := range ps {
		if p.Path == "" || p.Severity < templates.Warning {
			continue
		}
		if at := t.find(p.Path, p.Offset); at >= 0 {
			t.lines[at].Problem = true
		}
	}
}
