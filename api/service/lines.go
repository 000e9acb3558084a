package service

import (
	"cmp"
	"context"
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
	// Length is how much of the text the line shows; 0 where it shows none of it, as a blank does, or what we have made
	// of the field.
	Length  int  `json:"length"`
	Problem bool `json:"problem,omitempty"`
}

// drawnText is all text of a draft that came from its payload, line by line.
type drawnText struct {
	family *fonts.Family
	fields payloadTexts
	lines  []drawnLine
	pages  []int          // the first line of each page
	first  map[string]int // the first line of each field
}

// drawnLine is a line with what it is made of.
type drawnLine struct {
	Line
	page   int // from 1
	pieces []*layout.Text
	from   int // where in the text of the pieces it begins
}

// newText finds the lines of the pages. The error is the context's.
func newText(ctx context.Context, sheets []sheet, fields payloadTexts, family *fonts.Family) (*drawnText, error) {
	t := &drawnText{family: family, fields: fields, first: map[string]int{}}
	read := map[render.Source]*aligner{}
	for i := range sheets {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t.pages = append(t.pages, len(t.lines))
		t.page(sheets[i].Page, i+1, read)
	}
	return t, nil
}

// page adds the lines of a page. How far the fields were read is kept for the next page.
func (t *drawnText) page(p *layout.Page, number int, read map[render.Source]*aligner) {
	var pieces []*layout.Text
	var drawn *layout.Node // the last figure
	for _, item := range p.Items {
		if f := figureOf(item); f != nil && f != drawn {
			drawn = f
			t.figure(f, number)
		}
		piece, ok := item.(*layout.Text)
		if !ok || piece.Node == nil || piece.Node.Source.Pointer == "" || piece.Node.Kind == layout.NodeFigure {
			continue
		}
		if len(pieces) > 0 && !onOneLine(pieces[len(pieces)-1], piece) {
			t.line(pieces, number, read)
			pieces = nil
		}
		pieces = append(pieces, piece)
	}
	if len(pieces) > 0 {
		t.line(pieces, number, read)
	}
}

// figureOf is the figure that an item is a part of, if it came from a field; nil for none.
func figureOf(item layout.Item) (f *layout.Node) {
	switch i := item.(type) {
	case *layout.Text:
		f = i.Node
	case *layout.Path:
		f = i.Node
	case *layout.Picture:
		f = i.Node
	}
	if f == nil || f.Kind != layout.NodeFigure || f.Area == nil || f.Source.Pointer == "" {
		return nil
	}
	return f
}

// figure adds a figure, which is as good as a line that shows nothing of its field's text.
func (t *drawnText) figure(f *layout.Node, page int) {
	a := f.Area
	t.add(drawnLine{Line: Line{
		X: inPoints(a.X), Y: inPoints(a.Y), Width: inPoints(a.Width), Height: inPoints(a.Height),
	}, page: page}, linePart{pointer: f.Source.Pointer})
}

// onOneLine reports whether a piece goes on with the line of the one before. The label of an item is an element of its own.
func onOneLine(before, piece *layout.Text) bool {
	if before.Y != piece.Y || before.Node.Source != piece.Node.Source {
		return false
	}
	return before.Node == piece.Node || before.Node.Kind == layout.NodeLabel
}

// line adds the line of the pieces, which stand side by side: a part of it for each field that it shows.
func (t *drawnText) line(pieces []*layout.Text, page int, read map[render.Source]*aligner) {
	source := pieces[0].Node.Source
	a := read[source]
	if a == nil {
		a = &aligner{fields: t.fields.of(source)}
		a.at = a.fields[0].start
		read[source] = a
	}
	text := printed(pieces)
	for _, p := range partsOf(a, a.take(text, pieces[0].Node), source.Pointer, text) {
		t.add(drawnLine{
			Line: t.place(pieces, p.from, p.to), page: page, pieces: pieces, from: p.from,
		}, p)
	}
}

func (t *drawnText) add(l drawnLine, p linePart) {
	l.Pointer, l.Offset, l.Length = p.pointer, p.offset, p.length
	if _, known := t.first[l.Pointer]; !known {
		t.first[l.Pointer] = len(t.lines)
	}
	t.lines = append(t.lines, l)
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

// linePart is the part of a line that shows one field, in bytes of the line and of the field.
type linePart struct {
	from, to       int
	pointer        string
	offset, length int
}

// partsOf divides a line between the fields that it shows. What no field has belongs to the one before it, and what
// stands before all to the first.
func partsOf(a *aligner, spans []span, pointer, line string) []linePart {
	beside := besides[lastOf(pointer)]
	parts := make([]linePart, 0, len(spans)+1)
	for _, s := range spans {
		parts = append(parts, linePart{from: s.from, pointer: a.fields[s.field].pointer, offset: s.source, length: s.end - s.source})
	}
	if len(spans) == 0 {
		parts = append(parts, linePart{pointer: a.fields[a.field].pointer, offset: a.at})
	}
	rest := blankEnd(line)
	if len(spans) > 0 {
		rest = spans[len(spans)-1].to
	}
	if beside.behind != "" && rest > 0 && rest < len(line) {
		parts = append(parts, linePart{from: rest, pointer: siblingOf(pointer, beside.behind)})
	}
	if beside.before != "" {
		if rest := blankStart(line, parts[0].from); rest > 0 {
			parts[0].from = rest
			parts = append([]linePart{{pointer: siblingOf(pointer, beside.before)}}, parts...)
		}
	}
	parts[0].from = 0
	for i := range parts {
		parts[i].to = len(line)
		if i+1 < len(parts) {
			parts[i].to = parts[i+1].from
		}
	}
	return parts
}

// blankEnd is where the dots end that a line has; 0 when it has none.
func blankEnd(line string) int {
	i := strings.LastIndex(line, "…")
	if i < 0 {
		return 0
	}
	return i + len("…")
}

// blankStart is where the dots of a blank begin, or the place given where there are none.
func blankStart(line string, at int) int {
	if i := strings.Index(line, "…"); at == 0 && i > 0 {
		return i
	}
	return at
}

// place is the rectangle of a part of the line: from the font's ascent to where the next line could begin.
func (t *drawnText) place(pieces []*layout.Text, from, to int) Line {
	first := pieces[0]
	face := t.family.Face(first.Bold, first.Italic)
	em := func(units int) render.Length { return first.Size.Scale(int64(units), int64(face.UnitsPerEm())) }
	left, right := t.along(pieces, from), t.along(pieces, to)
	return Line{
		X: inPoints(left), Y: inPoints(first.Y - em(face.Ascent())),
		Width: inPoints(right - left), Height: inPoints(em(face.Ascent() + face.Descent() + face.LineGap())),
	}
}

// along is where a byte of the line begins, and its end behind the last one.
func (t *drawnText) along(pieces []*layout.Text, at int) render.Length {
	for _, p := range pieces {
		if at < len(p.Text) {
			return p.X + t.width(p, p.Text[:at])
		}
		at -= len(p.Text)
	}
	last := pieces[len(pieces)-1]
	return last.X + last.Width
}

// width is that of the beginning of a piece.
func (t *drawnText) width(p *layout.Text, s string) render.Length {
	x := render.Length(t.family.Face(p.Bold, p.Italic).Width(s, int64(p.Size)))
	if p.WordSpace.Den != 0 {
		blanks := strings.Count(s, " ") + strings.Count(s, "\u00a0")
		x += render.Length(p.WordSpace.Num).Scale(int64(blanks), p.WordSpace.Den)
	}
	return x
}

// on are the lines of a page.
func (t *drawnText) on(page int) []Line {
	lines := []Line{}
	for i := t.pages[page-1]; i < len(t.lines) && t.lines[i].page == page; i++ {
		lines = append(lines, t.lines[i].Line)
	}
	return lines
}

// find is the line that shows a place in the payload, or else the nearest one of the field, of what lies in it, or of what
// it lies in; -1 where there is none.
func (t *drawnText) find(pointer string, offset int) int {
	at, ok := t.first[pointer]
	if !ok {
		return t.near(pointer, offset)
	}
	for i := at + 1; i < len(t.lines); i++ {
		l := &t.lines[i]
		if l.Pointer == pointer && l.Length > 0 && l.Offset > t.lines[at].Offset && l.Offset <= offset {
			at = i
		}
	}
	return at
}

// near is the first line of what lies in a part of the payload that no line shows, or a line of what that lies in.
func (t *drawnText) near(pointer string, offset int) int {
	around := parentOf(pointer)
	at := t.below(pointer)
	switch _, shown := t.first[around]; {
	case at >= 0 || around == "":
		return at
	case shown:
		return t.find(around, offset)
	}
	return t.below(around)
}

// below is the first line of what lies in a part of the payload.
func (t *drawnText) below(pointer string) int {
	for i := range t.lines {
		if rest, ok := strings.CutPrefix(t.lines[i].Pointer, pointer); ok && strings.HasPrefix(rest, "/") {
			return i
		}
	}
	return -1
}

// mark marks the lines that something is wrong with: those that show it, or the first of the field. The error
// is the context's.
func (t *drawnText) mark(ctx context.Context, ps templates.Problems) error {
	for _, p := range ps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if p.Path == "" || p.Severity < templates.Warning {
			continue
		}
		at := t.find(p.Path, p.Offset)
		if at < 0 {
			continue
		}
		t.lines[at].Problem = true
		for i := at + 1; p.Length > 0 && i < len(t.lines); i++ {
			l := &t.lines[i]
			l.Problem = l.Problem || l.Pointer == p.Path && p.Offset < l.Offset && l.Offset < p.Offset+p.Length
		}
	}
	return nil
}

// besides are the fields that stand on one line with others, by the name of the one that the line is said to come from.
// A paragraph has one source; who clicks on the date wants the date.
var besides = map[string]beside{
	"code_number":    {then: []string{"code_notation"}},
	"code_notation":  {before: "code_number"},
	"place":          {behind: "issued_date"},
	"phone":          {then: []string{"fax"}},
	"email":          {then: []string{"website"}},
	"archive":        {members: []string{"unit"}, then: []string{"drafter_code"}},
	"chair":          {members: []string{"salutation", "full_name", "position"}},
	"secretary":      {members: []string{"salutation", "full_name", "position"}},
	"representative": {members: []string{"salutation", "full_name"}},

	"head_position":      {before: "competence"},
	"unit_head_position": {before: "competence"},
	"collective":         {before: "competence"},
}

// beside is what else stands on a line.
type beside struct {
	members        []string // fields of an object whose texts are printed, in this order
	then           []string // fields beside it whose texts follow
	before, behind string   // fields of which something else is printed than their text
}

// payloadTexts are the texts of a payload by their pointers.
type payloadTexts map[string]string

// textsOf collects them, but for the kind: a word for programs, whose name is printed.
func textsOf(p templates.Payload) payloadTexts {
	all := payloadTexts{}
	for field, text := range templates.Texts(p) {
		if pointer := field.String(); lastOf(pointer) != "kind" {
			all[pointer] = text
		}
	}
	return all
}

// at is the text at the pointer. That of a cell of a table lies in it when the cell is an object, and is as good as the cell.
func (t payloadTexts) at(pointer string) (string, bool) {
	text, ok := t[pointer]
	if !ok {
		text, ok = t[pointer+"/text"]
	}
	return text, ok
}

// of are the texts that a source may show: that of its field, or those that its field has in it, and those that stand on
// the line with it.
func (t payloadTexts) of(s render.Source) []fieldText {
	var all []fieldText
	add := func(pointer string) {
		if text := t[pointer]; text != "" {
			all = append(all, fieldText{pointer: pointer, text: text})
		}
	}
	beside := besides[lastOf(s.Pointer)]
	if text, ok := t.at(s.Pointer); ok {
		from := min(max(s.Offset, 0), len(text))
		to := min(from+cmp.Or(max(s.Length, 0), len(text)), len(text))
		all = append(all, fieldText{s.Pointer, text[:to], from})
	} else {
		for _, name := range beside.members {
			add(s.Pointer + "/" + name)
		}
	}
	if all == nil {
		all = append(all, fieldText{pointer: s.Pointer})
	}
	for _, name := range beside.then {
		add(siblingOf(s.Pointer, name))
	}
	return all
}

func lastOf(pointer string) string { return pointer[strings.LastIndexByte(pointer, '/')+1:] }

// parentOf is the pointer to what something lies in; "" is the whole payload.
func parentOf(pointer string) string { return pointer[:max(strings.LastIndexByte(pointer, '/'), 0)] }

func siblingOf(pointer, name string) string { return parentOf(pointer) + "/" + name }
