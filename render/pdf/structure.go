package pdf

import (
	"errors"

	"vanban/render"
	"vanban/render/layout"
)

// kinds are the structure elements: their names (ISO 32000-1, 14.8.4), and whether they
// stay when they hold nothing, as a table's cells must for its rows to be equally long.
var kinds = [...]struct {
	name  string
	stays bool
	level int // of a heading
}{
	layout.NodeDocument:   {"Document", true, 0},
	layout.NodeSection:    {"Sect", false, 0},
	layout.NodeParagraph:  {"P", false, 0},
	layout.NodeHeading1:   {"H1", false, 1},
	layout.NodeHeading2:   {"H2", false, 2},
	layout.NodeHeading3:   {"H3", false, 3},
	layout.NodeTable:      {"Table", false, 0},
	layout.NodeRow:        {"TR", true, 0},
	layout.NodeHeaderCell: {"TH", true, 0},
	layout.NodeCell:       {"TD", true, 0},
	layout.NodeTableHead:  {"THead", false, 0},
	layout.NodeTableBody:  {"TBody", false, 0},
	layout.NodeDivision:   {"Div", false, 0},
	layout.NodeFigure:     {"Figure", false, 0},
	layout.NodeList:       {"L", false, 0},
	layout.NodeListItem:   {"LI", false, 0},
	layout.NodeLabel:      {"Lbl", false, 0},
	layout.NodeListBody:   {"LBody", false, 0},
}

// scopes are the values of a header cell's Scope.
var scopes = [...]string{
	layout.ScopeColumn: "/Scope/Column",
	layout.ScopeRow:    "/Scope/Row",
}

// marks is which pieces of which pages belong to which nodes, and when all pages are drawn the
// structure tree that is made of it. A long table has some hundred thousand of both, and so
// they are small.
type marks struct {
	owners   map[*layout.Node]pieces
	marks    []mark
	pages    []int32         // which mark is the first of each page
	heights  []render.Length // of the pages
	elements []element       // in reading order: a parent, then all that is below each child
}

// pieces are the first and the last mark of a node.
type pieces struct{ first, last int32 }

// element is an element of the structure tree.
type element struct {
	node   *layout.Node
	parent int32 // index of the element; -1 for the root
	size   int32 // it and all elements below it
	first  int32 // mark, the others follow it; -1 for none
	object int32 // its number; 0 when it is left out
}

// mark is one marked-content sequence. Its identifier is its place among its page's marks.
type mark struct {
	element int32 // known when the tree is
	page    int32
	next    int32 // of the same element, -1 for none
}

func newMarks() *marks { return &marks{owners: map[*layout.Node]pieces{}} }

// grow numbers the elements of the tree, when all pages are drawn; nil is a document of
// artifacts only.
func (m *marks) grow(tree *layout.Node) error {
	if tree == nil {
		tree = &layout.Node{Kind: layout.NodeDocument}
	}
	m.elements = make([]element, 0, count(tree))
	if owned := m.add(tree, -1); owned != len(m.owners) {
		return errors.New("an item belongs to a node that is not in the tree")
	}
	m.owners = nil
	return nil
}

// numberings are the values of a list's ListNumbering (ISO 32000-1, table 347), which one with
// labels must have (ISO 14289-1, 7.6). It knows no dashes: they are heard as what a list without
// numbers usually has.
var numberings = [...]string{
	layout.NumberingNone:         "",
	layout.NumberingDecimal:      "Decimal",
	layout.NumberingLowerLetters: "LowerAlpha",
	layout.NumberingUpperLetters: "UpperAlpha",
	layout.NumberingDash:         "Disc",
	layout.NumberingPlus:         "Circle",
}

func count(node *layout.Node) int {
	n := 1
	for _, child := range node.Children {
		n += count(child)
	}
	return n
}

// add numbers a node and all below it, and returns how many of them own marks. That no
// heading skips a level is layout's work.
func (m *marks) add(node *layout.Node, parent int32) (owned int) {
	i := int32(len(m.elements))
	m.elements = append(m.elements, element{node: node, parent: parent, first: -1})
	owned = m.own(i, node)
	for _, child := range node.Children {
		owned += m.add(child, i)
	}
	m.elements[i].size = int32(len(m.elements)) - i
	return owned
}

// own gives the marks of a node to an element, and returns 1 when there are any.
func (m *marks) own(element int32, node *layout.Node) (owned int) {
	p, ok := m.owners[node]
	if !ok {
		return 0
	}
	m.elements[element].first = p.first
	for n := p.first; n >= 0; n = m.marks[n].next {
		m.marks[n].element = element
	}
	return 1
}

func (m *marks) nextPage(height render.Length) {
	m.pages = append(m.pages, int32(len(m.marks)))
	m.heights = append(m.heights, height)
}

// mark notes that a piece of the page belongs to a node, and gives the piece's identifier
// and the name of the element.
func (m *marks) mark(node *layout.Node) (id int, name string) {
	n, page := int32(len(m.marks)), int32(len(m.pages)-1)
	m.marks = append(m.marks, mark{page: page, next: -1})
	p, known := m.owners[node]
	if known {
		m.marks[p.last].next = n
	} else {
		p.first = n
	}
	p.last = n
	m.owners[node] = p
	return int(n - m.pages[page]), kinds[node.Kind].name
}

// id is a mark's identifier.
func (m *marks) id(n int32) int { return int(n - m.pages[m.marks[n].page]) }

// ofPage gives the marks of a page.
func (m *marks) ofPage(page int) []mark {
	end := int32(len(m.marks))
	if page+1 < len(m.pages) {
		end = m.pages[page+1]
	}
	return m.marks[m.pages[page]:end]
}

// number gives object numbers to the elements that are to be written: those that hold
// text, are above some that do, or stay in any case.
func (m *marks) number(f *objects) {
	const wanted = -1
	for i := len(m.elements) - 1; i >= 0; i-- {
		e := &m.elements[i]
		if e.first >= 0 || kinds[e.node.Kind].stays {
			e.object = wanted
		}
		if e.object == wanted && e.parent >= 0 {
			m.elements[e.parent].object = wanted
		}
	}
	for i := range m.elements {
		if m.elements[i].object == wanted {
			m.elements[i].object = int32(f.next())
		}
	}
}

// write writes the structure tree and gives the number of its root.
func (m *marks) write(f *objects) (root int) {
	m.number(f)
	root = f.next()
	parents := m.writeParents(f)
	for i := range m.elements {
		if m.elements[i].object != 0 {
			m.writeElement(f, i, root)
		}
	}
	f.begin(root)
	f.str("<</Type/StructTreeRoot/K ")
	f.ref(int(m.elements[0].object))
	f.str("/ParentTree ")
	f.ref(parents)
	f.str("/ParentTreeNextKey ")
	f.int(len(m.pages))
	f.str(">>")
	m.elements, m.marks = nil, nil // nobody asks for them again
	return root
}

// writeParents writes the tree that leads from a page and an identifier to the element.
func (m *marks) writeParents(f *objects) int {
	first := f.reserve(len(m.pages))
	for page := range m.pages {
		f.begin(first + page)
		f.str("[")
		for _, k := range m.ofPage(page) {
			f.ref(int(m.elements[k.element].object))
			f.str(" ")
		}
		f.str("]")
	}
	tree := f.next()
	f.begin(tree)
	f.str("<</Nums[")
	for page := range m.pages {
		f.int(page)
		f.str(" ")
		f.ref(first + page)
		f.str(" ")
	}
	f.str("]>>")
	return tree
}

func (m *marks) writeElement(f *objects, i, root int) {
	e := &m.elements[i]
	f.begin(int(e.object))
	f.str("<</S/")
	f.str(kinds[e.node.Kind].name)
	f.str("/P ")
	if e.parent < 0 {
		f.ref(root)
	} else {
		f.ref(int(m.elements[e.parent].object))
	}
	m.writeAttributes(f, e.node)
	if e.node.Kind == layout.NodeFigure {
		m.writeFigure(f, e)
	}
	if e.first >= 0 {
		f.str("/Pg ")
		f.ref(pageObject(int(m.marks[e.first].page)))
	}
	f.str("/K[")
	m.writeMarks(f, e)
	for child := i + 1; child < i+int(e.size); child += int(m.elements[child].size) {
		if n := m.elements[child].object; n != 0 {
			f.ref(int(n))
			f.str(" ")
		}
	}
	f.str("]>>")
}

// writeMarks writes an element's pieces. Those on its first page need only their identifier.
func (m *marks) writeMarks(f *objects, e *element) {
	for n := e.first; n >= 0; n = m.marks[n].next {
		if page := m.marks[n].page; page != m.marks[e.first].page {
			f.str("<</Type/MCR/Pg ")
			f.ref(pageObject(int(page)))
			f.str("/MCID ")
			f.int(m.id(n))
			f.str(">>")
			continue
		}
		f.int(m.id(n))
		f.str(" ")
	}
}

// writeAttributes writes what a list, a table and its cells say of themselves.
func (m *marks) writeAttributes(f *objects, node *layout.Node) {
	if node.Kind == layout.NodeList && node.Numbering != layout.NumberingNone {
		f.str("/A<</O/List/ListNumbering/")
		f.str(numberings[node.Numbering])
		f.str(">>")
		return
	}
	summary := node.Kind == layout.NodeTable && node.Alt != ""
	scope := node.Kind == layout.NodeHeaderCell && node.Scope != layout.ScopeNone
	if !summary && !scope && node.Cols <= 1 && node.Rows <= 1 {
		return
	}
	f.str("/A<</O/Table")
	if summary {
		f.str("/Summary")
		f.body.text(node.Alt)
	}
	if scope {
		f.str(scopes[node.Scope])
	}
	if node.Cols > 1 {
		f.str("/ColSpan ")
		f.int(int(node.Cols))
	}
	if node.Rows > 1 {
		f.str("/RowSpan ")
		f.int(int(node.Rows))
	}
	f.str(">>")
}

// writeFigure writes what PDF/UA-1 asks of a figure (ISO 14289-1, 7.3): what it shows in words,
// and where it lies on its page.
func (m *marks) writeFigure(f *objects, e *element) {
	f.str("/Alt")
	f.body.text(e.node.Alt)
	if e.first < 0 || e.node.Area == nil {
		return
	}
	a, height := e.node.Area, m.heights[m.marks[e.first].page]
	f.str("/A<</O/Layout/Placement/Block/BBox[")
	for _, l := range [...]render.Length{a.X, height - a.Y - a.Height, a.X + a.Width, height - a.Y} {
		f.body.points(hundredths(l))
	}
	f.str("]>>")
}
