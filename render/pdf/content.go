package pdf

import (
	"fmt"
	"slices"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// content writes what stands on a page as a content stream, and notes which fonts and
// which elements of the structure it uses.
type content struct {
	out     syntax
	fonts   *fontUse
	marks   *marks
	outline *outline
	images  images

	height render.Length // of the page
	span   span          // what is being drawn
	owner  *layout.Node  // to whom the text of the span belongs

	// The state of graphics, as far as the page has set it; it outlasts a span.
	font      int
	size      int64 // hundredths of a point
	wordSpace int64 // thousandths of a point
	fill      render.Color
	stroke    render.Color
	weight    int64 // hundredths of a point
	dashes    []render.Length
	round     bool  // lines are joined round
	x, y      int64 // where the line of text began, in hundredths of a point
	up        bool  // text is turned
}

// span is a stretch of content that is marked as a whole.
type span uint8

const (
	spanNone   span = iota
	spanText        // of an element
	spanExtra       // text of nobody: a page number, a header that is repeated
	spanLines       // rules and frames, drawings of nobody
	spanFigure      // the lines of a figure, before its text, or a picture
)

// spans gives how a span begins and ends. The beginning of spanText and of spanFigure depends
// on the element.
var spans = [...]struct{ begin, end string }{
	spanNone:   {},
	spanText:   {"", "ET EMC\n"},
	spanExtra:  {"/Artifact<</Type/Pagination>>BDC BT\n", "ET EMC\n"},
	spanLines:  {"/Artifact<</Type/Layout>>BDC\n", "EMC\n"},
	spanFigure: {"", "EMC\n"},
}

// page writes the content of a page behind what is there.
func (c *content) page(p *layout.Page) error {
	c.height = p.Height
	c.font, c.size, c.wordSpace, c.weight = -1, 0, 0, -1
	c.fill, c.stroke, c.dashes, c.round = render.Color{}, render.Color{}, nil, false
	c.marks.nextPage(p.Height)
	for _, item := range p.Items {
		if err := c.item(item); err != nil {
			return err
		}
	}
	c.enter(spanNone)
	return nil
}

func (c *content) item(item layout.Item) error {
	if isNil(item) {
		return fmt.Errorf("cannot draw a %T that is nil", item)
	}
	switch i := item.(type) {
	case *layout.Text:
		return c.text(i)
	case *layout.Rule:
		c.lines()
		c.pen(i.Weight, i.Color, nil)
		c.point(i.X1, i.Y1)
		c.out.str("m ")
		c.point(i.X2, i.Y2)
		c.out.str("l S\n")
	case *layout.Frame:
		c.lines()
		c.pen(i.Weight, i.Color, nil)
		c.join(false)
		c.point(i.X, i.Y+i.Height)
		c.out.points(hundredths(i.Width))
		c.out.points(hundredths(i.Height))
		c.out.str("re S\n")
	case *layout.Path:
		return c.path(i)
	case *layout.Picture:
		return c.picture(i)
	default:
		return fmt.Errorf("cannot draw a %T", item)
	}
	return nil
}

func isNil(item layout.Item) bool {
	return item == (*layout.Text)(nil) || item == (*layout.Rule)(nil) ||
		item == (*layout.Frame)(nil) || item == (*layout.Path)(nil) || item == (*layout.Picture)(nil)
}

// enter ends the span that is being drawn and begins another.
func (c *content) enter(s span) {
	c.out.str(spans[c.span].end)
	c.span = s
	c.out.str(spans[s].begin)
	c.x, c.y, c.up = 0, 0, false
}

// text draws a piece of a line.
func (c *content) text(t *layout.Text) error {
	if err := c.enterText(t.Node); err != nil {
		return err
	}
	c.brush(t.Color)
	if space := thousandths(t.WordSpace); space != c.wordSpace {
		c.wordSpace = space
		c.out.decimal(space, 3)
		c.out.str(" Tw ")
	}
	c.moveTo(t)
	if t.Node != nil && kinds[t.Node.Kind].level > 0 {
		c.outline.add(c, t)
	}
	c.show(t)
	return nil
}

// moveTo begins a line of text. After text that runs up, and before it, the whole matrix is
// set, because a move would be turned as well.
func (c *content) moveTo(t *layout.Text) {
	x, y := hundredths(t.X), hundredths(c.height-t.Y)
	switch {
	case t.Up:
		c.out.str("0 1 -1 0 ")
		c.out.points(x)
		c.out.points(y)
		c.out.str("Tm")
	case c.up:
		c.out.str("1 0 0 1 ")
		c.out.points(x)
		c.out.points(y)
		c.out.str("Tm")
	default:
		c.out.points(x - c.x)
		c.out.points(y - c.y)
		c.out.str("Td")
	}
	c.x, c.y, c.up = x, y, t.Up
}

// enterText makes sure that what follows is marked as the node's text.
func (c *content) enterText(node *layout.Node) error {
	if node == nil {
		if c.span != spanExtra {
			c.enter(spanExtra)
		}
		return nil
	}
	if c.span == spanText && c.owner == node {
		return nil
	}
	if c.span == spanFigure && c.owner == node { // a figure's text is part of it
		c.span = spanText
		c.x, c.y, c.up = 0, 0, false
		c.out.str("BT\n")
		return nil
	}
	return c.enterOwned(spanText, node, ">>BDC BT\n")
}

// enterOwned begins a span of an element.
func (c *content) enterOwned(s span, node *layout.Node, begin string) error {
	if int(node.Kind) >= len(kinds) {
		return fmt.Errorf("a node of unknown kind %d", node.Kind)
	}
	id, name := c.marks.mark(node)
	c.enter(s)
	c.owner = node
	c.out.str("/")
	c.out.str(name)
	c.out.str("<</MCID ")
	c.out.int(id)
	c.out.str(begin)
	return nil
}

// enterFigure makes sure that what follows is marked as part of the node's drawing.
func (c *content) enterFigure(node *layout.Node) error {
	if node == nil {
		c.lines()
		return nil
	}
	if c.span == spanFigure && c.owner == node {
		return nil
	}
	return c.enterOwned(spanFigure, node, ">>BDC\n")
}

// show draws the text with the fonts that have its runes: nearly always one. Words part at blanks
// also where a line ends between them (ISO 32000-1, 14.8.2.5).
func (c *content) show(t *layout.Text) {
	const blank = " "
	open := c.showPart(t, t.Text, false)
	if t.Parted {
		open = c.showPart(t, blank, open)
	}
	if open {
		c.out.str(")Tj")
	}
	c.out.str("\n")
}

// showPart draws a part of a text; open says whether a string has begun and has not ended.
func (c *content) showPart(t *layout.Text, part string, open bool) bool {
	face := fonts.FaceNumber(t.Bold, t.Italic)
	used := &c.fonts.alphabet[face]
	for _, r := range part {
		font, code := face, byte(0)
		if r < alphabetEnd {
			code = codeOf[r]
		}
		if code == 0 {
			font, code = c.fonts.extra(face, r)
		} else {
			used[code] = true
		}
		if size := hundredths(t.Size); !open || font != c.font {
			if open {
				c.out.str(")Tj")
			}
			c.setFont(font, size)
			c.out.str("(")
			open = true
		}
		c.out.escaped(code)
	}
	return open
}

func (c *content) setFont(font int, size int64) {
	if font == c.font && size == c.size {
		return
	}
	c.font, c.size = font, size
	c.out.str("/F")
	c.out.int(font)
	c.out.str(" ")
	c.out.points(size)
	c.out.str("Tf")
}

// lines makes sure that what follows is marked as lines of nobody.
func (c *content) lines() {
	if c.span != spanLines {
		c.enter(spanLines)
	}
}

// pen sets the weight, the colour and the dashes of lines.
func (c *content) pen(weight render.Length, color render.Color, dashes []render.Length) {
	if w := hundredths(weight); w != c.weight {
		c.weight = w
		c.out.points(w)
		c.out.str("w ")
	}
	if color != c.stroke {
		c.stroke = color
		c.out.color(color, "RG ")
	}
	if !slices.Equal(dashes, c.dashes) {
		c.dashes = dashes
		c.out.str("[")
		for _, d := range dashes {
			c.out.points(hundredths(d))
		}
		c.out.str("]0 d ")
	}
}

// join sets how the pieces of a line are joined: round, or sharply as a page begins.
func (c *content) join(round bool) {
	if round != c.round {
		c.round = round
		c.out.int(index(round))
		c.out.str(" j ")
	}
}

// brush sets the colour of areas and of text.
func (c *content) brush(color render.Color) {
	if color != c.fill {
		c.fill = color
		c.out.color(color, "rg\n")
	}
}

// painting is the operator that ends a path, by what of it is drawn: its area, its lines, and
// whether each line goes back to where it began, which the last one does by the operator.
var painting = [2][2][2]string{
	{{"n\n", "n\n"}, {"S\n", "s\n"}},
	{{"f\n", "f\n"}, {"B\n", "b\n"}},
}

// path draws lines and what they enclose.
func (c *content) path(p *layout.Path) error {
	if err := c.enterFigure(p.Node); err != nil {
		return err
	}
	if p.Filled {
		c.brush(p.Fill)
	}
	if p.Weight > 0 {
		c.pen(p.Weight, p.Stroke, p.Dashes)
		c.join(!p.Closed)
	}
	for i, line := range p.Lines {
		if i > 0 && p.Closed {
			c.out.str("h ")
		}
		operator := "m "
		for _, at := range line {
			c.point(at.X, at.Y)
			c.out.str(operator)
			operator = "l "
		}
	}
	c.out.str(painting[index(p.Filled)][index(p.Weight > 0)][index(p.Closed)])
	return nil
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// point writes a place of the page; PDF counts from the lower left corner.
func (c *content) point(x, y render.Length) {
	c.out.points(hundredths(x))
	c.out.points(hundredths(c.height - y))
}

// thousandths gives a fraction in thousandths of a point, of which ten are 127 EMU.
func thousandths(f layout.Frac) int64 {
	if f.Den == 0 {
		return 0
	}
	return roundDiv(f.Num*10, f.Den*int64(render.Pt)/100)
}

// fontUse is which fonts a document uses for which runes.
type fontUse struct {
	alphabet [fonts.FaceCount][256]bool
	extras   []extraFont
	places   map[faceRune]extraPlace
}

// extraFont is a font for runes of a face that are not in the alphabet.
type extraFont struct {
	face  int
	runes [256]rune
	next  int // its next free code
}

type faceRune struct {
	face int
	r    rune
}

type extraPlace struct {
	font int
	code byte
}

// extra gives the font and the code of a rune that is not in the alphabet.
func (u *fontUse) extra(face int, r rune) (font int, code byte) {
	if p, known := u.places[faceRune{face, r}]; known {
		return p.font, p.code
	}
	p := u.newExtra(face, r)
	if u.places == nil {
		u.places = map[faceRune]extraPlace{}
	}
	u.places[faceRune{face, r}] = p
	return p.font, p.code
}

// newExtra gives the rune a code beyond ASCII in the face's last font, or in a new one
// when that is full.
func (u *fontUse) newExtra(face int, r rune) extraPlace {
	const first = 0x80
	last := -1
	for i := range u.extras {
		if u.extras[i].face == face && u.extras[i].next < 256 {
			last = i
		}
	}
	if last < 0 {
		last = len(u.extras)
		u.extras = append(u.extras, extraFont{face: face, next: first})
	}
	e := &u.extras[last]
	code := e.next
	e.runes[code] = r
	e.next++
	return extraPlace{fonts.FaceCount + last, byte(code)}
}

// codes is the alphabet without the codes that the face's text does not use, and how many
// it uses.
func (u *fontUse) codes(face int) (runes [256]rune, count int) {
	for code, used := range u.alphabet[face] {
		if used {
			runes[code] = runeOf[code]
			count++
		}
	}
	return runes, count
}
