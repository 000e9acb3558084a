package stat

import (
	"vanban/render"
	"vanban/templates"
	"vanban/templates/period"
)

// Context is what statements about data need to know beside the data.
type Context struct {
	Organ   string        // who reports, as a sentence calls it: "Sở", "Bộ"
	Period  period.Period // of the report
	Pointer string        // JSON pointer to the data
}

// Block is data that a report can show. A form that does not have one of the three returns
// its zero value; what As may be is told by Views.
type Block interface {
	// Views lists what the data can be shown as, in the words of a payload: "text", "table",
	// "chart" and, for some, further ones.
	Views() []string
	// Validate finds what does not agree: sums, shares, figures that are missing.
	Validate(c Context) templates.Problems
	// Show makes one of the views. It is called on data without errors, with one of Views.
	Show(c Context, view string) View
}

// View is what data is shown as: sentences, a table or a chart; the others are nil.
type View struct {
	Sentences []string // each a paragraph of its own
	Table     *Table
	Narrow    *Table        // instead of Table where that has no room; nil where there is no other
	Chart     *render.Chart // without Source
}

// Table is a table made of data.
type Table struct {
	Caption string // for those who hear the document
	Unit    string // "hồ sơ": printed as "Đơn vị tính: hồ sơ" above the table; may be empty
	Columns []Column
	Header  [][]Cell // rows of the header; the cells cover all columns together
	Numbers []Cell   // the row beneath the header that columns are called by, if any: (1), (2)
	Rows    []Row
	Note    string // beneath the table; may be empty
}

// Column is a column of a [Table]: a share of the width, or a width of its own in millimetres.
type Column struct {
	Share, WidthMM int
	Align          string // left, center, right
}

// Row is a row of a [Table].
type Row struct {
	Group bool // heads the rows below it, in bold over all columns
	Bold  bool // a total, or a row with parts
	Keep  bool // on the page of the next row
	Path  string
	Cells []Cell
}

// Cell is a cell of a [Table]. Cols and Rows are what it covers; 0 means 1.
type Cell struct {
	Text       string
	Cols, Rows int
	Path       string  // JSON pointer to what the text was made of; "" is the row's
	number     *Number // what the text writes, where the column has numbers of one sort; see even
	signed     bool    // a plus sign is written, too
}
