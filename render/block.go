package render

// Block is a piece of a section's body. The set is closed: [Paragraph], [Columns],
// [Table], [Line], [Box] and [Chart], each as a pointer, so that what layout resolves
// for a block can be found again by it.
type Block interface{ block() }

// Paragraph is text of one role.
type Paragraph struct {
	Role   Role
	Runs   []Run // an empty paragraph has none and is as high as one line
	Source Source
	// KeepNext and KeepLines ask for it here, beyond what the style asks.
	KeepNext, KeepLines bool
	List                List
	Places              []Place
}

// Place is a rectangle over the page where something is put, now or later: a signature, a seal. It
// takes no room from the text. A paragraph that has places is never divided and has no space above in
// its style.
type Place struct {
	Name          string // what is put there, for tools that sign: "signature"
	Left          Length // from the middle of the paragraph's column to the rectangle's left edge; as a rule negative
	Top           Length // from the paragraph's upper edge down to the rectangle's
	Width, Height Length
	Image         *Image // nil while there is none: nothing is drawn
	Source        Source
}

// Image is a picture of dots. What is transparent stays so.
type Image struct {
	PNG []byte // checked by who made the document: an encoder does not look at it
	Alt string // what it shows, for those who hear the document; never empty
}

// List makes a paragraph the item of a list, for those who hear the document; it looks the
// same. Items of one level that follow each other and are numbered in one way are one list; an
// item of a greater level is in a list inside the item above it. A paragraph without a label goes
// on with the item above it that has its level. Tables and charts belong to the item above them
// until a paragraph of level 0 ends the list.
type List struct {
	Level int // from 1; 0 for a paragraph of no item
	Label int // how many bytes of the first run's text, from its start, are the item's label
}

// Run is text in one face. Line breaks inside it ("\n") are forced breaks; there are no
// other control characters. No line ends at U+00A0, a blank, and behind U+2011, a hyphen;
// in names, titles and descriptions, which are no runs, these are as good as U+0020 and U+002D.
type Run struct {
	Text         string
	Bold, Italic bool // beyond what the style has
}

// Columns is a grid without borders, such as the head and the foot of a document. It is
// never divided between pages unless a row alone is higher than the page.
type Columns struct {
	Widths []Length // of the columns; never empty
	Indent Length   // of the grid's left edge from the left margin; negative overhangs
	Rows   []ColumnsRow
	Source Source
}

// ColumnsRow has one cell for each column of its grid.
type ColumnsRow struct{ Cells []ColumnsCell }

// ColumnsCell is what stands in one column: paragraphs, lines and boxes.
type ColumnsCell struct{ Blocks []Block }

// Table is a grid with borders whose header is repeated on every page.
type Table struct {
	Columns []Column // never empty
	Header  []Row
	Rows    []Row
	Caption string // what the table is, for those who hear the document
	Before  Length // space above, kept at the top of a page
	// Smaller are sizes that the type of the cells may have instead of that of their styles, from great to small, where
	// a word would be cut otherwise.
	Smaller []Length
	// KeepNext keeps the last row on the page of the next block.
	KeepNext bool
	Source   Source
}

// Column is the width of one column of a table. With Fixed it is that wide. The columns
// that have no Fixed divide what is left by their Share; those with neither get a share
// by their content. One that has no Fixed is as wide as its longest word as long as there
// is room for those of all, and for numbers first.
type Column struct {
	Fixed Length
	Share int
}

// Row is one row of a table. Its cells fill, together with the cells above that reach
// down into it, all columns.
type Row struct {
	Cells  []Cell
	Group  bool // kept with the next row, as one is that heads the rows below it
	Source Source
}

// Cell is one cell of a table.
type Cell struct {
	Blocks     []*Paragraph // never empty; an empty cell has an empty paragraph
	Cols, Rows int          // how many columns and rows it covers; 0 means 1
	Middle     bool         // its text lies in the middle of its height, not at the top
	Scope      bool         // it heads a column, a row or a group
}

// Line is a horizontal rule, centred between the margins or in its column.
type Line struct {
	// Of is the paragraph that the length is a part of: Num/Den of its longest line. When
	// nil, the length is Num/Den of the text width.
	Of       *Paragraph
	Num, Den int64
	Weight   Length // thickness
	Before   Length // from the text above to the rule
	Height   Length // from the rule to what follows
	// KeepNext keeps the rule on the page of the next block; it always stays with the one before.
	KeepNext bool
	Source   Source // the field that says where it lies, if one does
}

// Box is a short text in a rectangle of a fixed size, such as a mark of urgency.
type Box struct {
	Width, Height Length
	Weight        Length // thickness of the border
	Color         Color  // of the border
	Before        Length // space above, kept at the top of a page
	Align         Align
	Text          Paragraph
}

func (*Paragraph) block() {}
func (*Columns) block()   {}
func (*Table) block()     {}
func (*Line) block()      {}
func (*Box) block()       {}
