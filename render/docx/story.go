package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
)

// wordML2006 is the namespace that our XML is written in.
const wordML2006 = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// bodyField is the placeholder of the document itself.
const bodyField = "body"

// bodyMark is the paragraph that stands for the document in a prepared letterhead.
const bodyMark = `<w:p><w:r><w:t>{{` + bodyField + `}}</w:t></w:r></w:p>`

// field matches a placeholder.
var field = regexp.MustCompile(`\{\{\s*([a-z][a-z0-9_]*)\s*\}\}`)

// story is a part of a letterhead that has text: the main part, a header or a footer.
type story struct {
	data       []byte
	paragraphs []*words
	sections   []extent // the w:sectPr in their order
	edits      []edit
}

// extent is where something lies in the bytes of a part.
type extent struct{ from, to int }

// holds reports whether another extent lies in e.
func (e extent) holds(other extent) bool { return other.from >= e.from && other.to <= e.to }

// words is the text of one paragraph.
type words struct {
	extent
	top    bool // it is a child of w:body
	pieces []piece
}

// piece is one w:t, with its tags.
type piece struct {
	extent
	text string
}

// edit puts other bytes in the place of an extent.
type edit struct {
	extent
	bytes string
}

// readStory finds the paragraphs of a part and their text.
func readStory(data []byte) (*story, error) {
	s := &story{data: data}
	r := storyReader{story: s, d: xml.NewDecoder(bytes.NewReader(data))}
	for {
		before := int(r.d.InputOffset())
		t, err := r.d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return s, s.gather()
		case err != nil:
			return nil, err
		}
		if err := r.token(t, before); err != nil {
			return nil, err
		}
	}
}

// storyReader follows the elements that are open.
type storyReader struct {
	*story
	d     *xml.Decoder
	open  []opened
	texts []*words // the paragraphs that are open: a text box has its own
	text  []byte   // of the w:t that is open
}

type opened struct {
	name string // local name, empty outside the namespace
	at   int
}

func (r *storyReader) token(t xml.Token, at int) error {
	switch t := t.(type) {
	case xml.StartElement:
		if len(r.open) == 0 && !declares(t, "w", wordML2006) {
			return flawed(NotWord, "the prefix w is not that of transitional WordprocessingML")
		}
		if slices.ContainsFunc(t.Attr, func(a xml.Attr) bool { return strings.Contains(a.Value, "{{") }) {
			return flawed(Misplaced, "braces stand in an attribute")
		}
		name := ""
		if t.Name.Space == wordML2006 {
			name = t.Name.Local
		}
		return r.start(opened{name, at})
	case xml.EndElement:
		r.end(int(r.d.InputOffset()))
	case xml.CharData:
		return r.chars(t)
	}
	return nil
}

func declares(e xml.StartElement, prefix, space string) bool {
	return slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		return a.Name.Space == "xmlns" && a.Name.Local == prefix && a.Value == space
	})
}

// start notes an element. A text has none in it (ECMA-376, 17.3.3.31), and what would be
// in one could not be written anew together with it.
func (r *storyReader) start(o opened) error {
	if len(r.open) > 0 && r.open[len(r.open)-1].name == "t" {
		return errors.New("an element stands inside a w:t")
	}
	switch o.name {
	case "p":
		p := &words{extent: extent{from: o.at}, top: len(r.open) > 0 && r.open[len(r.open)-1].name == "body"}
		r.paragraphs, r.texts = append(r.paragraphs, p), append(r.texts, p)
	case "t":
		if len(r.texts) > 0 {
			p := r.texts[len(r.texts)-1]
			p.pieces = append(p.pieces, piece{extent: extent{from: o.at}})
		}
	}
	r.open = append(r.open, o)
	return nil
}

func (r *storyReader) end(at int) {
	o := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	switch o.name {
	case "p":
		r.texts[len(r.texts)-1].to = at
		r.texts = r.texts[:len(r.texts)-1]
	case "t":
		if p := r.piece(); p != nil {
			p.to, p.text = at, string(r.text)
		}
		r.text = r.text[:0]
	case "sectPr":
		if slices.ContainsFunc(r.open, func(o opened) bool { return o.name == "sectPrChange" }) {
			return // how the page was before a tracked change
		}
		r.sections = append(r.sections, extent{o.at, at})
	}
}

func (r *storyReader) chars(s []byte) error {
	switch {
	case len(r.open) > 0 && r.open[len(r.open)-1].name == "t":
		r.text = append(r.text, s...)
	case bytes.Contains(s, []byte("{{")):
		return flawed(Misplaced, "braces stand outside the text")
	}
	return nil
}

// piece is the last w:t of the innermost paragraph.
func (r *storyReader) piece() *piece {
	if len(r.texts) == 0 {
		return nil
	}
	p := r.texts[len(r.texts)-1]
	return &p.pieces[len(p.pieces)-1]
}

// joined is the text of the paragraph, whatever runs Word has cut it into.
func (p *words) joined() string {
	var b strings.Builder
	for _, w := range p.pieces {
		b.WriteString(w.text)
	}
	return b.String()
}

// text is what all paragraphs say, each on a line.
func (s *story) text() string {
	var b strings.Builder
	for _, p := range s.paragraphs {
		b.WriteString(p.joined())
		b.WriteByte('\n')
	}
	return b.String()
}

// gather moves every placeholder whole into the run that it begins in.
func (s *story) gather() error {
	left := maxFields
	for _, p := range s.paragraphs {
		text := p.joined()
		if !strings.Contains(text, "{{") && !strings.Contains(text, "}}") {
			continue
		}
		if rest := field.ReplaceAllString(text, ""); strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
			return misplaced(rest)
		}
		found := field.FindAllStringIndex(text, left+1)
		if left -= len(found); left < 0 {
			return flawed(TooLarge, "more than %d placeholders", maxFields)
		}
		if len(found) > 0 {
			s.rewrite(p, text, found)
		}
	}
	return nil
}

// misplaced refuses the braces that are left of a text when its placeholders are gone, and shows them with what follows.
func misplaced(rest string) error {
	rest = rest[min(index(rest, "{{"), index(rest, "}}")):]
	return about(rest, flawed(Misplaced, "%.60q is no placeholder: a name has lower-case letters, digits and underscores", rest))
}

// index is where a text has another one, its end if nowhere.
func index(text, other string) int {
	if i := strings.Index(text, other); i >= 0 {
		return i
	}
	return len(text)
}

// rewrite gives the bytes of each placeholder to the piece that its first byte is in.
func (s *story) rewrite(p *words, text string, found [][]int) {
	owners := make([]int, 0, len(text))
	for i, w := range p.pieces {
		owners = append(owners, slices.Repeat([]int{i}, len(w.text))...)
	}
	for _, f := range found {
		for i := f[0]; i < f[1]; i++ {
			owners[i] = owners[f[0]]
		}
	}
	texts := make([][]byte, len(p.pieces))
	for i, owner := range owners {
		texts[owner] = append(texts[owner], text[i])
	}
	for i := range p.pieces {
		w := &p.pieces[i]
		w.text = field.ReplaceAllString(string(texts[i]), "{{$1}}")
		s.edits = append(s.edits, edit{w.extent, textElement(w.text)})
	}
}

// textElement is a w:t that keeps its blanks.
func textElement(text string) string {
	var b strings.Builder
	b.WriteString(`<w:t xml:space="preserve">`)
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	b.WriteString(`</w:t>`)
	return b.String()
}

// fields appends the names of the placeholders that are not there yet.
func (s *story) fields(names []string) []string {
	for _, p := range s.paragraphs {
		for _, m := range field.FindAllStringSubmatch(p.joined(), -1) {
			if name := m[1]; name != bodyField && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// count is how many placeholders there are, {{body}} included.
func (s *story) count() (n int) {
	for _, p := range s.paragraphs {
		n += len(field.FindAllString(p.joined(), -1))
	}
	return n
}

// takeBody puts bodyMark in the place of the paragraph that stands for the document.
func (s *story) takeBody() error {
	var found []*words
	for _, p := range s.paragraphs {
		if strings.Contains(p.joined(), "{{"+bodyField+"}}") {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return flawed(BodyWrong, "{{%s}} stands in %d paragraphs instead of one", bodyField, len(found))
	}
	p := found[0]
	switch {
	case strings.TrimSpace(p.joined()) != "{{"+bodyField+"}}":
		return flawed(BodyWrong, "{{%s}} does not stand alone in its paragraph", bodyField)
	case !p.top:
		return flawed(BodyWrong, "{{%s}} stands in a table or a text box", bodyField)
	case len(s.sections) == 0 || s.sections[len(s.sections)-1].from < p.to:
		return flawed(BodyWrong, "the last section has no page")
	case slices.ContainsFunc(s.sections[:len(s.sections)-1], func(e extent) bool { return e.to > p.from }):
		return flawed(BodyWrong, "{{%s}} does not stand in the last section", bodyField)
	case slices.ContainsFunc(s.edits, func(e edit) bool { return s.sections[len(s.sections)-1].holds(e.extent) }):
		return flawed(Misplaced, "a placeholder stands among the properties of the last section")
	}
	s.edits = slices.DeleteFunc(s.edits, func(e edit) bool { return p.holds(e.extent) })
	s.edits = append(s.edits, edit{p.extent, bodyMark})
	return nil
}

// page is the w:sectPr of the last section.
func (s *story) page() string {
	e := s.sections[len(s.sections)-1]
	return string(s.data[e.from:e.to])
}

// normalized is the part with all edits made.
func (s *story) normalized() []byte {
	slices.SortFunc(s.edits, func(a, b edit) int { return a.from - b.from })
	var out []byte
	done := 0
	for _, e := range s.edits {
		out = append(out, s.data[done:e.from]...)
		out = append(out, e.bytes...)
		done = e.to
	}
	return append(out, s.data[done:]...)
}
