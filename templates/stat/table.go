package stat

// The marks of a cell without a number, as statistical tables in Viet Nam have them.
const (
	unknown   = "…" // there is a number, but it is not known
	undefined = "-" // there is no such number: a share of nothing
)

// number is a cell with a number that may not be known; see [Table.even].
func number(n *Number, path string) Cell {
	if n == nil {
		return Cell{Text: unknown, Path: path}
	}
	return Cell{Text: n.String(), Path: path, number: n}
}

// defined is a cell with a number that there may not be.
func defined(n Number, ok bool) Cell {
	if !ok {
		return Cell{Text: undefined}
	}
	return number(&n, "")
}

// The columns of tables.
var (
	ordinalColumn = Column{WidthMM: 12, Align: "center"} // room for "STT" in bold
	nameColumn    = Column{Share: 4, Align: "left"}
	unitColumn    = Column{Share: 2, Align: "center"}
	numberColumn  = Column{Share: 2, Align: "right"}
	narrowColumn  = Column{Share: 1, Align: "center"}
	dossierColumn = Column{Share: 96, Align: "left"} // of names, beside dossierColumns
	summaryColumn = Column{Share: 2, Align: "center"}
	countColumn   = Column{Align: "center"} // of a width of its own
	reasonColumn  = Column{Share: 4, Align: "left"}
)

// dossierColumns are the columns of counts on a page in landscape: those of a sum have room for its
// formula, the others for the longest word of their heads.
var dossierColumns = map[bool]Column{
	false: {Share: 41, Align: "center"},
	true:  {Share: 56, Align: "center"},
}

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

// even finishes the table: the numbers of a column have as many decimal places as one of them
// needs, 40,00 beneath 33,33, so that they can be compared at a glance.
func (t *Table) even() *Table {
	places := make([]int, len(t.Columns))
	t.numbers(func(column int, c *Cell) { places[column] = max(places[column], c.number.places()) })
	t.numbers(func(column int, c *Cell) {
		c.Text = c.number.fixed(places[column])
		if c.signed {
			c.Text = plusSign(*c.number) + c.Text
		}
	})
	return t
}

// numbers visits the cells with numbers; rows of the body cover one row each.
func (t *Table) numbers(visit func(column int, c *Cell)) {
	for _, r := range t.Rows {
		column := 0
		for i := range r.Cells {
			if c := &r.Cells[i]; c.number != nil {
				visit(column, c)
			}
			column += max(1, r.Cells[i].Cols)
		}
	}
}

// plusSign is the sign before a number that says where something has gone.
func plusSign(n Number) string {
	if n.units > 0 {
		return "+"
	}
	return ""
}
