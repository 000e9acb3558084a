package stat

// The marks of a cell without a number, as statistical tables in Viet Nam have them.
const (
	unknown   = "…" // there is a number, but it is not known
	undefined = "-" // there is no such number: a share of nothing
)

// known writes a number that may not be known.
func known(n *Number) string {
	if n == nil {
		return unknown
	}
	return n.String()
}

// defined writes a number that there may not be.
func defined(n Number, ok bool) string {
	if !ok {
		return undefined
	}
	return n.String()
}

// The columns of tables.
var (
	ordinalColumn = Column{WidthMM: 12, Align: "center"} // room for "STT" in bold
	nameColumn    = Column{Share: 4, Align: "left"}
	unitColumn    = Column{Share: 2, Align: "center"}
	numberColumn  = Column{Share: 2, Align: "right"}
	narrowColumn  = Column{Share: 1, Align: "center"}
	summaryColumn = Column{Share: 2, Align: "center"}
	reasonColumn  = Column{Share: 4, Align: "left"}
)

// builder makes a table column by column, then row by row.
type builder struct{ Table }

func newTable(title, unit string) *builder {
	return &builder{Table{Caption: title, Unit: unit, Header: [][]Cell{nil}}}
}

// head adds a column with its heading.
func (b *builder) head(path string, c Column, text string) {
	b.Columns = append(b.Columns, c)
	b.Header[0] = append(b.Header[0], Cell{Text: text, Rows: len(b.Header), Path: path})
}

// headAll adds columns under a common heading; the table has a second row of headings for it.
func (b *builder) headAll(text string, c Column, below ...string) {
	if len(b.Header) == 1 {
		b.Header = append(b.Header, nil)
		for i := range b.Header[0] {
			b.Header[0][i].Rows = 2
		}
	}
	b.Header[0] = append(b.Header[0], Cell{Text: text, Cols: len(below)})
	for _, sub := range below {
		b.Columns = append(b.Columns, c)
		b.Header[1] = append(b.Header[1], Cell{Text: sub})
	}
}
