package render

// Role names what a paragraph is: TrichYeu, NoiNhan, Dieu. It is the key of a [Sheet]
// and the identifier of the style in a DOCX.
type Role string

// Sheet holds the styles of a document.
type Sheet map[Role]Style

// Style is how the paragraphs of one role look.
//
// There is no space after a paragraph: the distance between two paragraphs is the
// second one's Before, so that no output has to decide which of two distances wins.
type Style struct {
	Name      string // as the word processor shows it: "Trích yếu"
	Size      Length // of the type
	Bold      bool
	Italic    bool
	Color     Color
	Align     Align
	FirstLine Length // indent of the first line beyond Left; negative hangs
	Left      Length // indent of all lines
	Right     Length
	Before    Length  // space above; dropped at the top of a page that began by itself
	Spacing   Spacing // zero is single
	KeepNext  bool    // stays on the page of the next block
	KeepLines bool    // is not divided between pages
	Outline   int     // heading level from 1 for bookmarks and structure; 0 for text
	Editing   Editing
}

// Editing is what a word processor does with a style. The pages do not change by it.
type Editing struct {
	// Base is the role that has in common with this one what both say alike: who changes it there changes both. Empty for
	// none; a base has none itself.
	Base Role
	Next Role // of the paragraph that begins behind one of this role; empty for the same role
	Rank int  // among the styles that are offered, from 1; 0 for what is not offered
}

// Align is how the lines of a paragraph lie between its indents.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
	AlignJustify
)

// Spacing is the distance from line to line.
type Spacing struct {
	Percent int    // of the font's own line height; 0 is 100
	Exact   Length // when positive, this height whatever the font
}

// Color is an RGB colour; the zero value is black.
type Color struct{ R, G, B uint8 }
