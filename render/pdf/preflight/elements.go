package preflight

import "vanban/render/pdf/cos"

// role is the type of an element of the structure.
type role uint8

// The roles that our files have (ISO 32000-1, 14.8.4).
const (
	noRole role = iota
	document
	sect
	div
	paragraph
	heading1
	heading2
	heading3
	heading4
	heading5
	heading6
	list
	item
	label
	listBody
	tableRole
	tableHead
	tableBody
	row
	headerCell
	dataCell
	figure
)

// roles are their names, and what each must stand in; nil for anything but what stands in
// nothing else.
var roles = [...]struct {
	name   string
	within []role
}{
	document:   {"Document", []role{noRole}},
	sect:       {"Sect", nil},
	div:        {"Div", nil},
	paragraph:  {"P", nil},
	heading1:   {"H1", nil},
	heading2:   {"H2", nil},
	heading3:   {"H3", nil},
	heading4:   {"H4", nil},
	heading5:   {"H5", nil},
	heading6:   {"H6", nil},
	list:       {"L", nil},
	item:       {"LI", []role{list}},
	label:      {"Lbl", []role{item}},
	listBody:   {"LBody", []role{item}},
	tableRole:  {"Table", nil},
	tableHead:  {"THead", []role{tableRole}},
	tableBody:  {"TBody", []role{tableRole}},
	row:        {"TR", []role{tableRole, tableHead, tableBody}},
	headerCell: {"TH", []role{row}},
	dataCell:   {"TD", []role{row}},
	figure:     {"Figure", nil},
}

// closed are the roles in which only those that must stand in them may stand, and no text.
var closed = [len(roles)]bool{list: true, item: true, tableRole: true, tableHead: true, tableBody: true, row: true}

func roleOf(name []byte) role {
	for i := range roles {
		if roles[i].name == string(name) && i > 0 {
			return role(i)
		}
	}
	return noRole
}

// element is an element of the structure tree.
type element struct {
	number     int32
	parent     int32 // number
	from, to   int32 // of its kids
	cols, rows int32
	role       role
	alt        bool // it says what it shows
	box        bool // and where
	scope      bool // it says which cells it heads
	numbering  bool // it says how it is numbered
	seen       bool
}

// kid is an element, or a marked content of a page.
type kid struct {
	page int32 // number of its object; 0 for an element
	n    int32 // number of the element, or identifier
}

// elementReader reads an element (ISO 32000-1, 14.7.2).
type elementReader struct {
	*Checker
	cos.Lexer
	element
	page int32
	t    cos.Token // read last
}

func (c *Checker) element(number int, body []byte) {
	r := elementReader{Checker: c, Lexer: *cos.NewLexer(body, 0)}
	r.number, r.cols, r.rows, r.from = int32(number), 1, 1, int32(len(c.kids))
	r.next() // <<
	for r.next(); r.t.Kind != cos.CloseDict && c.err == nil; r.next() {
		if r.t.Kind != cos.NameToken {
			r.wrong()
			return
		}
		r.entry()
	}
	r.to = int32(len(c.kids))
	if missing := number + 1 - len(c.places); missing > 0 {
		c.places = append(c.places, make([]int32, missing)...)
	}
	c.elements = append(c.elements, r.element)
	c.places[number] = int32(len(c.elements))
}

func (r *elementReader) next() { r.Read(&r.t) }

func (r *elementReader) wrong() {
	r.fail("ISO 32000-1, 14.7.2", "the element %d is not as elements are", r.number)
}

func (r *elementReader) entry() {
	switch string(r.t.Bytes) {
	case "S":
		r.next()
		if r.role = roleOf(r.t.Bytes); r.role == noRole {
			r.fail("ISO 14289-1, 7.1", "the element %d has the unknown role %.20q", r.number, r.t.Bytes)
		}
	case "P":
		r.parent = r.reference()
	case "Pg":
		r.page = r.reference()
	case "Alt":
		r.next()
		r.alt = (r.t.Kind == cos.Literal || r.t.Kind == cos.Hex) && len(r.t.Bytes) > 0
	case "A":
		r.attributes()
	case "K":
		r.readKids()
	default:
		r.wrong()
	}
}

func (r *elementReader) reference() int32 {
	return r.referenceFrom(&r.Lexer, &r.t)
}

// referenceFrom reads a reference to an object of generation 0.
func (c *Checker) referenceFrom(l *cos.Lexer, t *cos.Token) int32 {
	l.Read(t)
	number, ok := t.Int, t.Kind == cos.Integer && t.Int > 0 && t.Int <= cos.MostObjects
	l.Read(t)
	ok = ok && t.Kind == cos.Integer && t.Int == 0
	if l.Read(t); !ok || !t.Is("R") {
		c.fail("ISO 32000-1, 7.3.10", "at byte %d of an object there is no reference", t.Pos)
		return 0
	}
	return int32(number)
}

// attributes reads what lists, tables and figures say of themselves (ISO 32000-1, 14.8.5).
func (r *elementReader) attributes() {
	if r.next(); r.t.Kind != cos.OpenDict {
		r.wrong()
		return
	}
	for r.next(); r.t.Kind != cos.CloseDict && r.err == nil; r.next() {
		r.attribute()
	}
}

func (r *elementReader) attribute() {
	key := r.t.Bytes
	r.next()
	switch value := r.t.Bytes; string(key) {
	case "ColSpan":
		r.cols = r.span()
	case "RowSpan":
		r.rows = r.span()
	case "Scope":
		r.scope = string(value) == "Column" || string(value) == "Row" || string(value) == "Both"
	case "ListNumbering":
		r.numbering = len(value) > 0 && string(value) != "None"
	case "BBox":
		r.box = r.numbers() == 4
	case "O", "Summary", "Placement":
	default:
		r.wrong()
	}
}

// mostSpan is up to how many columns or rows a cell may cover.
const mostSpan = 1 << 20

func (r *elementReader) span() int32 {
	if r.t.Kind != cos.Integer || r.t.Int < 1 || r.t.Int > mostSpan {
		r.wrong()
		return 1
	}
	return int32(r.t.Int)
}

// numbers counts those in an array.
func (r *elementReader) numbers() (n int) {
	if r.t.Kind != cos.OpenArray {
		return 0
	}
	for r.next(); r.t.Kind == cos.Integer || r.t.Kind == cos.Real; r.next() {
		n++
	}
	return n
}

// readKids reads what an element holds: elements, identifiers on its own page, and
// others on others. Two integers before an R are an element.
func (r *elementReader) readKids() {
	if r.next(); r.t.Kind != cos.OpenArray {
		r.wrong()
		return
	}
	for r.next(); r.t.Kind != cos.CloseArray && r.err == nil; r.next() {
		switch n := len(r.kids); {
		case r.t.Kind == cos.Integer && r.t.Int >= 0 && r.t.Int <= cos.MostObjects:
			r.kids = append(r.kids, kid{r.page, int32(r.t.Int)})
		case r.t.Is("R") && n-2 >= int(r.from) && r.kids[n-1].n == 0:
			r.kids[n-2].page = 0
			r.kids = r.kids[:n-1]
		case r.t.Kind == cos.OpenDict:
			r.elsewhere()
		default:
			r.wrong()
		}
	}
	for _, k := range r.kids[r.from:] {
		if k.page == 0 && r.page == 0 && k.n == 0 {
			r.fail("ISO 32000-1, 14.7.4", "the element %d has contents of no page", r.number)
		}
	}
}

// elsewhere reads a reference to a marked content of another page (ISO 32000-1, table 324).
func (r *elementReader) elsewhere() {
	k := kid{}
	for r.next(); r.t.Kind != cos.CloseDict && r.err == nil; r.next() {
		switch string(r.t.Bytes) {
		case "Type":
			r.next()
		case "Pg":
			k.page = r.reference()
		case "MCID":
			r.next()
			k.n = int32(min(max(r.t.Int, 0), cos.MostObjects))
		default:
			r.wrong()
		}
	}
	r.kids = append(r.kids, k)
}
