package render

import "time"

// Document is one file: what is printed, and what is said about it.
type Document struct {
	Name     string // base name of the file, without extension
	Info     Info
	Styles   Sheet
	Sections []Section // never empty
	// Part says what a file is that accompanies another document, and Source which field it was made of.
	// Both are empty in the document itself.
	Part   Part
	Source Source
	// Fields are texts by name, such as organ_name or code, for the placeholders of an
	// agency's letterhead (package docx). No other output looks at them.
	Fields map[string]string
	// Head is how many blocks at the start of the first section are the document's head, which
	// a letterhead that has a head of its own takes the place of.
	Head int
}

// Part is what a file is to the document that it accompanies.
type Part string

// The parts. Programs compare them: they stand in the list of the files.
const (
	PartNone       Part = ""           // the document itself
	PartAppendix   Part = "appendix"   // phụ lục
	PartAttachment Part = "attachment" // a document that is issued with it
)

// Info is what a document says about itself outside its pages.
type Info struct {
	Title    string
	Subject  string
	Author   string // the issuing agency
	Keywords string
	// Identifier is the code by which the document is cited: 15/QĐ-BNV; empty while it has no number.
	Identifier string
	Type       string // what kind of document it is, as people call it: Quyết định
	// Created is the beginning of the day of issue where it was issued; from the payload, never from
	// the clock, and zero when the date is unknown.
	Created time.Time
}

// Section is a run of pages of one format. Each section starts on a new page.
type Section struct {
	Page Page
	Body []Block
	// Header stands in the top margin of the section's first page alone, from Page.Number.Distance below
	// the paper's edge; it has to fit in there. It is paragraphs, boxes, and columns of them.
	Header []Block
	// Footer stands at the foot of the section's first page alone: paragraphs and lines, the last of
	// them right above the bottom margin. The body of that page ends above it.
	Footer []Block
}

// Page is the format of a section's pages.
type Page struct {
	Width, Height            Length
	Top, Bottom, Left, Right Length // margins
	Number                   PageNumber
}

// TextWidth is the distance between the left and the right margin.
func (p Page) TextWidth() Length { return p.Width - p.Left - p.Right }

// TextHeight is the distance between the top and the bottom margin.
func (p Page) TextHeight() Length { return p.Height - p.Top - p.Bottom }

// PageNumber says how a section's pages are numbered. The number stands centred inside
// the top margin.
type PageNumber struct {
	Role      Role   // style of the number
	Distance  Length // from the paper's upper edge to the top of the number's line
	Start     int    // number of the section's first page; 0 goes on from the section before
	HideFirst bool   // the first page of the section is counted but not marked
}

// Source says which field of the payload a block came from.
type Source struct {
	Pointer string // JSON pointer (RFC 6901); empty for what the decree adds
	Offset  int    // where in the field's text the block begins, in bytes
	Length  int    // how much of it, in bytes; 0 means all
}
