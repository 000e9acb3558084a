package svg

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strconv"
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// MIME is the media type of what [Encode] writes.
const MIME = "image/svg+xml"

// Encode writes a page as an SVG image. The family is the one that the page was laid out with;
// nil is the embedded one. Nothing is written when the page cannot be drawn: when it is nil, or
// has an item that is.
func Encode(w io.Writer, p *layout.Page, family *fonts.Family) error {
	return encode(w, p, encoder{family: cmp.Or(family, fonts.Default())})
}

// Inline is the class of what [EncodeInline] writes.
const Inline = "sheet"

// EncodeInline writes a page as an element of an HTML document, with a label for those who hear it. It shows what the
// image of [Encode] shows where the document's stylesheet gives the class [Inline] what that has in its style, which a
// strict Content-Security-Policy lets no element have: font-kerning none, font-variant-ligatures none, white-space pre.
func EncodeInline(w io.Writer, p *layout.Page, family *fonts.Family, label string) error {
	return encode(w, p, encoder{family: cmp.Or(family, fonts.Default()), inline: true, label: label})
}

func encode(w io.Writer, p *layout.Page, e encoder) error {
	if p == nil {
		return errors.New("making the SVG: no page")
	}
	if err := e.page(p); err != nil {
		return fmt.Errorf("making the SVG of page %d: %w", p.Number, err)
	}
	_, err := w.Write(e.out.Bytes())
	return err
}

// encoder writes one page.
type encoder struct {
	out    bytes.Buffer
	family *fonts.Family
	figure *layout.Node // whose drawing is open; nil for none
	inline bool
	label  string
	// typed is what the texts of the open group of an inline page have in common; zero for no group.
	typed look
}

// look is what a text looks like wherever it stands.
type look struct {
	size         render.Length
	color        render.Color
	bold, italic bool
}

// substitutes are faces with the same advances as Times New Roman, the face of official documents.
const substitutes = `'Times New Roman',Tinos,serif`

func (e *encoder) page(p *layout.Page) error {
	width, height := points(p.Width), points(p.Height)
	e.str(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="`, width, `pt" height="`, height, `pt" viewBox="0 0 `, width, " ", height, `"`)
	if e.inline {
		e.str(` class="`, Inline, `" role="img" aria-label="`)
		e.escape(e.label)
		e.str(`"`)
	}
	e.str(">\n")
	e.str(`<rect width="`, width, `" height="`, height, "\" fill=\"#fff\"/>\n")
	e.str(`<g font-family="'`)
	e.escape(strings.ReplaceAll(e.family.Name, "'", ""))
	e.str(`',`, substitutes, `" text-rendering="geometricPrecision"`)
	if !e.inline {
		e.str(` style="font-kerning:none;font-variant-ligatures:none;white-space:pre"`)
	}
	e.str(` xml:space="preserve" fill="none" stroke-miterlimit="10">`, "\n")
	for _, item := range p.Items {
		if err := e.item(item); err != nil {
			return err
		}
	}
	e.enter(nil)
	e.untype()
	e.str("</g>\n</svg>\n")
	return nil
}

func (e *encoder) item(item layout.Item) error {
	if isNil(item) {
		return fmt.Errorf("cannot draw a %T that is nil", item)
	}
	if _, ok := item.(*layout.Text); !ok {
		e.untype()
	}
	switch i := item.(type) {
	case *layout.Text:
		e.enter(i.Node)
		e.text(i)
	case *layout.Rule:
		e.enter(nil)
		e.str(`<line x1="`, points(i.X1), `" y1="`, points(i.Y1), `" x2="`, points(i.X2), `" y2="`, points(i.Y2), `"`)
		e.pen(i.Weight, i.Color)
		e.str("/>\n")
	case *layout.Frame:
		e.enter(nil)
		e.str(`<rect x="`, points(i.X), `" y="`, points(i.Y), `" width="`, points(i.Width), `" height="`, points(i.Height), `"`)
		e.pen(i.Weight, i.Color)
		e.str("/>\n")
	case *layout.Path:
		e.enter(i.Node)
		e.path(i)
	case *layout.Picture:
		e.enter(i.Node)
		return e.picture(i)
	default:
		return fmt.Errorf("cannot draw a %T", item)
	}
	return nil
}

func isNil(item layout.Item) bool {
	return item == (*layout.Text)(nil) || item == (*layout.Rule)(nil) ||
		item == (*layout.Frame)(nil) || item == (*layout.Path)(nil) || item == (*layout.Picture)(nil)
}

// enter makes sure that what follows is in the group of its figure, which says what it shows.
func (e *encoder) enter(node *layout.Node) {
	if node != nil && node.Kind != layout.NodeFigure {
		node = nil
	}
	if node == e.figure {
		return
	}
	e.untype()
	if e.figure != nil {
		e.str("</g>\n")
	}
	if node != nil {
		e.str(`<g role="img" aria-label="`)
		e.escape(node.Alt)
		e.str("\">\n")
	}
	e.figure = node
}

// text draws a piece of a line, each word at its place with the blank behind it.
func (e *encoder) text(t *layout.Text) {
	x, y := points(t.X), points(t.Y)
	as := look{t.Size, t.Color, t.Bold, t.Italic}
	if e.inline {
		e.group(as)
	}
	e.str(`<text y="`, y, `"`)
	if !e.inline {
		e.look(as)
	}
	if t.Up {
		e.str(` transform="rotate(-90 `, x, " ", y, `)"`)
	}
	e.str(">")
	face := e.family.Face(t.Bold, t.Italic)
	blanks := int64(0)
	for from := 0; from < len(t.Text); {
		word := wordOf(t.Text[from:])
		at := t.X + render.Length(face.Width(t.Text[:from], int64(t.Size)))
		if t.WordSpace.Den != 0 {
			at += render.Length(t.WordSpace.Num).Scale(blanks, t.WordSpace.Den)
		}
		e.str(`<tspan x="`, points(at), `">`)
		e.escape(strings.ReplaceAll(word, "\u2011", "-")) // which looks the same, and every typeface has
		e.str("</tspan>")
		from += len(word)
		blanks++
	}
	e.str("</text>\n")
}

// look writes what a text looks like as attributes.
func (e *encoder) look(l look) {
	e.str(` font-size="`, points(l.size), `" fill="`, hex(l.color), `"`)
	if l.bold {
		e.str(` font-weight="bold"`)
	}
	if l.italic {
		e.str(` font-style="italic"`)
	}
}

// group makes sure that what follows is in a group of texts that look so. It saves half of a page.
func (e *encoder) group(l look) {
	if e.typed == l {
		return
	}
	e.untype()
	e.str("<g")
	e.look(l)
	e.str(">\n")
	e.typed = l
}

// untype closes the group of texts, if one is open.
func (e *encoder) untype() {
	if e.typed != (look{}) {
		e.str("</g>\n")
		e.typed = look{}
	}
}

// wordOf is the text up to its first blank, with it.
func wordOf(text string) string {
	for i, r := range text {
		if r == ' ' || r == '\u00a0' {
			return text[:i+len(string(r))]
		}
	}
	return text
}

// path draws lines and what they enclose.
func (e *encoder) path(p *layout.Path) {
	e.str(`<path d="`)
	for _, line := range p.Lines {
		command := "M"
		for _, at := range line {
			e.str(command, points(at.X), " ", points(at.Y))
			command = "L"
		}
		if p.Closed {
			e.str("Z")
		}
	}
	e.str(`"`)
	if p.Filled {
		e.str(` fill="`, hex(p.Fill), `"`)
	}
	if p.Weight > 0 {
		e.pen(p.Weight, p.Stroke)
		e.joins(p)
	}
	e.str("/>\n")
}

// picture draws an image of dots, which is part of the file. The group that it stands in says what it
// shows.
func (e *encoder) picture(p *layout.Picture) error {
	if _, err := png.DecodeConfig(bytes.NewReader(p.PNG)); err != nil {
		return fmt.Errorf("reading an image: %w", err)
	}
	e.str(`<image x="`, points(p.X), `" y="`, points(p.Y), `" width="`, points(p.Width), `" height="`, points(p.Height))
	e.str(`" preserveAspectRatio="none" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:image/png;base64,`, base64.StdEncoding.EncodeToString(p.PNG), "\"/>\n")
	return nil
}

// joins says what of a line is not as usual: how it is joined, and its gaps.
func (e *encoder) joins(p *layout.Path) {
	if !p.Closed {
		e.str(` stroke-linejoin="round"`)
	}
	for i, d := range p.Dashes {
		if i == 0 {
			e.str(` stroke-dasharray="`, points(d))
		} else {
			e.str(",", points(d))
		}
	}
	if len(p.Dashes) > 0 {
		e.str(`"`)
	}
}

func (e *encoder) pen(weight render.Length, color render.Color) {
	e.str(` stroke="`, hex(color), `" stroke-width="`, points(weight), `"`)
}

func (e *encoder) str(parts ...string) {
	for _, p := range parts {
		e.out.WriteString(p)
	}
}

// escape writes text so that it is text, in an element or in an attribute.
func (e *encoder) escape(text string) {
	_ = xml.EscapeText(&e.out, []byte(text)) // a buffer takes all
}

func hex(c render.Color) string {
	const digits = "0123456789abcdef"
	b := [7]byte{'#'}
	for i, v := range [...]uint8{c.R, c.G, c.B} {
		b[1+2*i], b[2+2*i] = digits[v>>4], digits[v&15]
	}
	return string(b[:])
}

// points gives a length in points with up to two decimal places. No number passes through a
// float, so that every machine writes the same digits.
func points(l render.Length) string {
	n := int64(l.Scale(100, int64(render.Pt)))
	var room [24]byte
	b := room[:0]
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if tenths, hundredths := byte(n/10%10), byte(n%10); hundredths > 0 {
		b = append(b, '.', '0'+tenths, '0'+hundredths)
	} else if tenths > 0 {
		b = append(b, '.', '0'+tenths)
	}
	return string(b)
}
