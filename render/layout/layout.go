// Package layout turns a document into pages of placed text, lines, boxes and drawings.
//
// What it yields is plain data: the encoders write it down and decide nothing. The lines
// and pages are those that Word 2013 and later makes from our DOCX, because both follow
// from the same widths, indents and line heights.
package layout

import (
	"vanban/fonts"
	"vanban/render"
)

// Layout is a document laid out on pages.
type Layout struct {
	Info     render.Info
	Family   *fonts.Family // what the text was measured with and is to be drawn with
	Pages    []Page        // never empty
	Tree     *Node         // what the placed items mean, in reading order
	Resolved Resolved
}

// Page is one page. Coordinates run from the paper's upper left corner to the right and down.
type Page struct {
	Width, Height render.Length
	Section       int    // index of its section
	Number        int    // as counted in its section, shown or not
	Items         []Item // in the order they are drawn
	// Places are where signatures and seals go, whether an image of them is drawn or not.
	Places []Placed
}

// Item is something at a place on a page. The set is closed: [Text], [Rule], [Frame], [Path]
// and [Picture].
type Item interface{ item() }

// Text is a piece of a line in one face, drawn from left to right, or with Up from below to
// above, turned by a quarter. Words that a wide blank
// separates are still one piece: WordSpace is added to every U+0020 and U+00A0 of it. Word
// has stretched the two alike since 2013; only the former gives way for one more word.
type Text struct {
	X, Y      render.Length // start of the baseline
	Width     render.Length // advance of the whole piece, with WordSpace
	Size      render.Length
	Bold      bool
	Italic    bool
	Up        bool
	Color     render.Color
	WordSpace Frac // beyond the blank's own width; negative where blanks were narrowed
	Text      string
	Parted    bool  // the line ends behind it where words part, so that a blank is to be heard
	Node      *Node // what it belongs to; nil for an artifact such as a page number
}

// Frac is a length as a fraction, Num/Den EMU, so that a justified line ends where it
// should whatever the number of its blanks. Den is 0 when there is nothing to add.
type Frac struct{ Num, Den int64 }

// Rule is a straight horizontal or vertical line of the given thickness, centred on the
// line from X1,Y1 to X2,Y2. It is always an artifact.
type Rule struct {
	X1, Y1, X2, Y2 render.Length
	Weight         render.Length
	Color          render.Color
}

// Frame is a rectangle drawn by its border, which is centred on the edges. It is always
// an artifact.
type Frame struct {
	X, Y, Width, Height render.Length
	Weight              render.Length
	Color               render.Color
}

// Path is lines through points, part of a drawing. Where two pieces of an open line meet they are
// joined round, so that no spike reaches beyond a point; corners of closed lines are sharp.
type Path struct {
	Lines  [][]Point // each of at least two points
	Closed bool      // each line goes back to its first point
	// Filled says that what the lines enclose is filled with Fill; they enclose nothing twice.
	Filled bool
	Fill   render.Color
	Weight render.Length // thickness of the lines; 0 when only the area is drawn
	Stroke render.Color
	// Dashes are the lengths of strokes and gaps in turn; none for lines without gaps.
	Dashes []render.Length
	Node   *Node // the figure it belongs to; nil for an artifact
}

// Point is a place on a page.
type Point struct{ X, Y render.Length }

func (*Text) item()  {}
func (*Rule) item()  {}
func (*Frame) item() {}
func (*Path) item()  {}

// Node is an element of the structure tree, from which tagged PDF is made. A long table has tens of
// thousands of them, and so they are small.
type Node struct {
	Kind NodeKind
	// Scope says what a header cell heads; meaningful for NodeHeaderCell.
	Scope Scope
	// Numbering says how a list is numbered; meaningful for NodeList.
	Numbering Numbering
	// Cols and Rows are what a table cell covers; 0 means 1.
	Cols, Rows int32
	Role       render.Role // of a paragraph, a heading or the only paragraph of a cell, which is the cell itself
	Children   []*Node
	// Alt is the caption of a table, or what a figure shows, which is never empty.
	Alt string
	// Area is where a figure lies on its page; nil before it is drawn, and of all else. A figure is
	// never divided.
	Area   *Area
	Source render.Source
}

// Area is a rectangle of a page.
type Area struct{ X, Y, Width, Height render.Length }

// NodeKind is the kind of a structure element, in the words of PDF 1.7, 14.8.4.
type NodeKind uint8

// The kinds of structure elements.
const (
	NodeDocument   NodeKind = iota // the whole
	NodeSection                    // Sect: a section of the document
	NodeParagraph                  // P
	NodeHeading1                   // H1
	NodeHeading2                   // H2
	NodeHeading3                   // H3
	NodeTable                      // Table
	NodeRow                        // TR
	NodeHeaderCell                 // TH
	NodeCell                       // TD
	NodeTableHead                  // THead
	NodeTableBody                  // TBody
	NodeDivision                   // Div: a column of the head or the foot
	NodeFigure                     // Figure: a chart with all that it is drawn of, or a picture
	NodeList                       // L
	NodeListItem                   // LI
	NodeLabel                      // Lbl: the label of a list item
	NodeListBody                   // LBody: the rest of it, with the lists in it
)

// Scope says which cells a header cell heads.
type Scope uint8

// The scopes.
const (
	ScopeNone Scope = iota
	ScopeColumn
	ScopeRow
)

// Numbering says what the labels of a list are.
type Numbering uint8

// The ways to number a list.
const (
	NumberingNone         Numbering = iota // its items have no labels
	NumberingDecimal                       // 1. 2.
	NumberingLowerLetters                  // a) b)
	NumberingUpperLetters                  // A. B.
	NumberingDash                          // all the same
	NumberingPlus                          // all the same, other ones
)

// Resolved is what only layout knows and a DOCX needs: the lengths that depend on the
// width of text, and the rows that depend on the height of a page.
type Resolved struct {
	Lines  map[*render.Line]render.Length // length of the rule
	Tables map[*render.Table]Grid
	// Columns are the grids without lines that do not stay whole on one page.
	Columns map[*render.Columns]ColumnsGrid
	// Unbound are the paragraphs outside tables, not justified, of which every line would end where it does if a line might end
	// at their signs for which none does (U+00A0 in room that is left blank, U+2011); true when there is one line alone.
	Unbound map[*render.Paragraph]bool
}

// ColumnsGrid is how a grid without lines goes over pages: the rows that it is printed in, some
// of which hold a part of one row of the grid.
type ColumnsGrid struct {
	Rows   []render.ColumnsRow
	Breaks []RowBreak // one for each row
}

// Grid is how a table was resolved.
type Grid struct {
	Widths []render.Length // of the columns
	// Size is that of the type in the cells where their styles have a greater one; 0 is that of the styles.
	Size   render.Length
	Header []RowBreak // one for each row of the header
	Rows   []RowBreak // one for each row of the body
}

// RowBreak says where a page may end in or after a row.
type RowBreak struct {
	Split    bool // the row may be divided between two pages
	KeepNext bool // the row stays on the page of the next one
	// Height is that of a row of the header that a cell joins with others, without its line, 0 of any other. LibreOffice
	// has to be told: where it repeats the header it leaves out what such a cell needs beyond its first row.
	Height render.Length
}

// SliverHeight is the height of the empty paragraph that a DOCX has around grids: where
// Word wants a paragraph, which is behind a grid that ends a section or a cell and between
// two grids, and before a grid that begins a section other than the first, without which
// LibreOffice does not restart the page numbers. The page has them too, so that all below
// them stands at the same height, but for the one that ends the document.
const SliverHeight = render.Pt

// IsGrid reports whether a DOCX has the block as a table. A chart is a drawing in a paragraph
// of its own.
func IsGrid(b render.Block) bool {
	switch b.(type) {
	case *render.Columns, *render.Table, *render.Box:
		return true
	}
	return false
}

// SpaceAbove is the height of the empty paragraph that a DOCX has before a grid for the space
// above it. Where there is one, no sliver is needed.
func SpaceAbove(b render.Block) render.Length {
	switch b := b.(type) {
	case *render.Box:
		return b.Before
	case *render.Table:
		return b.Before
	}
	return 0
}

// GridWeight is the thickness of a table's lines: half a point, Word's own default.
const GridWeight = render.Pt / 2

// LeastColumn is the least width of a table's column: its margins and room for a letter or two.
const LeastColumn = 2*CellMargin + 6*render.Pt

// The distances from a table's grid to the text of its cells: left and right what Word
// proposes, above and below a little, so that no accent touches a line. There are none in
// the cells of [render.Columns].
const (
	CellMargin  = 108 * render.Twip
	CellPadding = 20 * render.Twip
)
