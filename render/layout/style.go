package layout

import (
	"fmt"

	"vanban/fonts"
	"vanban/render"
)

// style is a render.Style with what the typefaces say about it.
type style struct {
	*render.Style
	regular face // of runs that add nothing
	faces   [4]face
	height  render.Length // of a line
	ascent  render.Length // from the top of a line to its baseline
	ragged  *style        // the same aligned left; nil unless it is justified
}

// Narrow is how wide the text of a table's cell is at the least that is justified. In a narrower one
// a line has too few blanks for it: they would gape.
const Narrow = 50 * render.MM

// Ragged reports whether the paragraphs of a style are aligned left in a cell with text so wide,
// though the style has them justified.
func Ragged(s *render.Style, width render.Length) bool {
	return s.Align == render.AlignJustify && width < Narrow
}

// face is one typeface at one size.
type face struct {
	*fonts.Face
	size, perEm int64
	blank       render.Length // advance of U+0020
}

// width returns the advance of text without kerning, which Word leaves out as well unless
// it is asked for it.
func (f *face) width(text string) render.Length {
	return render.Length(f.Width(text, f.size))
}

func newFace(f *fonts.Face, size render.Length) face {
	r := face{Face: f, size: int64(size), perEm: int64(f.UnitsPerEm())}
	r.blank = r.width(" ")
	return r
}

// face returns the typeface of a run: what the style has, and what the run adds.
func (s *style) face(r *render.Run) *face {
	return &s.faces[fonts.FaceNumber(s.Bold || r.Bold, s.Italic || r.Italic)]
}

func newStyle(s *render.Style, family *fonts.Family) *style {
	r := &style{Style: inTwips(s)}
	s = r.Style
	for i := range r.faces {
		r.faces[i] = newFace(family.Face(i&1 != 0, i&2 != 0), s.Size)
	}
	r.regular = r.faces[fonts.FaceNumber(s.Bold, s.Italic)]
	r.height, r.ascent = lineHeight(s, &r.regular)
	if s.Align == render.AlignJustify {
		left := *s
		left.Align = render.AlignLeft
		r.ragged = newStyle(&left, family)
	}
	return r
}

// lineHeight returns the distance between the lines of a style and where the baseline lies
// in it. A line of single spacing is as high as ascent, descent and line gap of its face
// together, with the gap above the text (measured in LibreOffice 25.2).
func lineHeight(s *render.Style, f *face) (height, ascent render.Length) {
	perEm := f.perEm
	up := s.Size.Scale(int64(f.Ascent()), perEm)
	down := s.Size.Scale(int64(f.Descent()), perEm)
	gap := s.Size.Scale(int64(f.LineGap()), perEm)
	height = wholeTwips(up + down + gap)
	switch {
	case s.Spacing.Exact > 0:
		return s.Spacing.Exact, s.Spacing.Exact.Scale(4, 5) // whatever the face
	case s.Spacing.Percent > 0: // what is added lies below the text
		height = height.Scale(int64(s.Spacing.Percent), 100) / render.Twip * render.Twip
	}
	return height, up + gap
}

// inTwips returns the style with lengths of whole twips, which is how a DOCX has them.
func inTwips(s *render.Style) *render.Style {
	r := *s
	for _, l := range []*render.Length{&r.FirstLine, &r.Left, &r.Right, &r.Before, &r.Spacing.Exact} {
		*l = wholeTwips(*l)
	}
	return &r
}

func wholeTwips(l render.Length) render.Length { return render.Length(l.Twips()) * render.Twip }

// style returns the style of a role, resolved once per document.
func (c *composer) style(role render.Role) (*style, error) {
	if s, ok := c.styles[role]; ok {
		return s, nil
	}
	plain, ok := c.document.Styles[role]
	if !ok {
		return nil, fmt.Errorf("no style for the role %q", role)
	}
	if plain.Size <= 0 || plain.Align > render.AlignJustify {
		return nil, fmt.Errorf("the style of the role %q has no size or an unknown alignment", role)
	}
	s := newStyle(&plain, c.family)
	c.styles[role] = s
	return s, nil
}

// smallRole is a role in a table with type of that size.
type smallRole struct {
	role render.Role
	size render.Length
}

// cellStyle returns the style of a role in the table at hand.
func (c *composer) cellStyle(role render.Role) (*style, error) {
	plain, err := c.style(role)
	if err != nil || c.cellSize == 0 || plain.Size <= c.cellSize {
		return plain, err
	}
	key := smallRole{role, c.cellSize}
	if s, ok := c.small[key]; ok {
		return s, nil
	}
	small := *plain.Style
	small.Size = c.cellSize
	c.small[key] = newStyle(&small, c.family)
	return c.small[key], nil
}
