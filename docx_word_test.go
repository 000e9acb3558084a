//go:build conformance

package vanban_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wordFile is what a DOCX says of itself, as a word processor reads it.
type wordFile struct {
	blocks   []wordBlock
	sections []wordSection
	headings map[string]int // levels of the styles by name; 0 for none
}

// wordBlock is a paragraph or a table.
type wordBlock struct {
	text, style string     // of a paragraph
	drawings    int        // in it
	table       *wordTable // nil for a paragraph
}

type wordTable struct {
	edges   []int // of the columns in twips, from the first's left one
	rows    []wordRow
	caption string
}

type wordRow struct {
	header, whole bool // repeated on each page; not divided between pages
	cells         []wordCell
}

type wordCell struct {
	cols   int    // how many it covers
	merge  string // "", "restart" or "continue"
	blocks []wordBlock
}

// wordSection is the page of a section: the lengths in twips by name, and how it is turned and
// numbered.
type wordSection struct {
	lengths   map[string]int
	landscape bool
	start     string // number of its first page; "" goes on
	titlePage bool   // the first page has a header of its own
	number    string // style of the page number in the header; "" when there is none
}

// wordReader reads one file.
type wordReader struct {
	t      *testing.T
	parts  func(name string) []byte
	styles map[string]string // names by id
	links  map[string]string // parts by id of the relationship
	file   wordFile
}

// readWord reads a DOCX.
func readWord(t *testing.T, data []byte) *wordFile {
	t.Helper()
	r := wordReader{t: t, styles: map[string]string{}, links: map[string]string{}}
	r.parts = func(name string) []byte { return docxPart(t, data, name) }
	r.readStyles(parseXML(t, r.parts("word/styles.xml")).every("style"))
	for _, l := range parseXML(t, r.parts("word/_rels/document.xml.rels")).children {
		r.links[l.attr("Id")] = "word/" + strings.TrimPrefix(l.attr("Target"), "/word/")
	}
	body := parseXML(t, r.parts("word/document.xml")).at("body")
	r.file.blocks = r.blocks(body)
	r.section(body.at("sectPr"))
	return &r.file
}

// readStyles reads the names of the styles, and the levels of headings that they have or inherit.
func (r *wordReader) readStyles(all []*node) {
	byID := map[string]*node{}
	for _, s := range all {
		byID[s.attr("styleId")] = s
		r.styles[s.attr("styleId")] = s.at("name").attr("val")
	}
	r.file.headings = map[string]int{}
	for id, name := range r.styles {
		for s := byID[id]; s != nil; s = byID[s.at("basedOn").attr("val")] {
			if level := s.at("pPr", "outlineLvl"); level != nil {
				r.file.headings[name] = (r.number(level.attr("val")) + 1) % 10 // 9 is text (17.9.20)
				break
			}
		}
	}
}

// blocks reads the paragraphs and tables of the body or of a cell.
func (r *wordReader) blocks(n *node) (all []wordBlock) {
	for _, c := range n.children {
		switch c.name {
		case "p":
			all = append(all, r.paragraph(c))
		case "tbl":
			all = append(all, wordBlock{table: r.table(c)})
		case "sdt":
			all = append(all, r.blocks(c.at("sdtContent"))...)
		}
	}
	return all
}

func (r *wordReader) paragraph(n *node) wordBlock {
	b := wordBlock{style: r.style(n)}
	r.runs(n, &b)
	r.section(n.at("pPr", "sectPr"))
	return b
}

// style is the name of a paragraph's style.
func (r *wordReader) style(n *node) string {
	id := n.at("pPr", "pStyle").attr("val")
	if id == "" {
		return "Normal"
	}
	name, ok := r.styles[id]
	if !ok {
		r.t.Errorf("there is no style %q", id)
	}
	return name
}

// runs gathers the text of a paragraph.
func (r *wordReader) runs(n *node, b *wordBlock) {
	for _, c := range n.children {
		switch c.name {
		case "t":
			b.text += c.text
		case "drawing":
			b.drawings++
		case "pPr", "rPr", "Fallback":
		default:
			b.text += marks[c.name]
			r.runs(c, b)
		}
	}
}

func (r *wordReader) table(n *node) *wordTable {
	t := &wordTable{edges: []int{0}, caption: n.at("tblPr", "tblCaption").attr("val")}
	for _, c := range n.at("tblGrid").children {
		t.edges = append(t.edges, t.edges[len(t.edges)-1]+r.number(c.attr("w")))
	}
	for _, c := range n.children {
		if c.name == "tr" {
			t.rows = append(t.rows, r.row(c))
		}
	}
	return t
}

// join makes one of edges that are not farther apart than so many twips, and counts the columns that cells
// cover anew.
func (t *wordTable) join(apart int) {
	at := make([]int, len(t.edges)) // new numbers of edges
	edges := t.edges[:1:1]
	for i, edge := range t.edges[1:] {
		if edge-edges[len(edges)-1] > apart {
			edges = append(edges, edge)
		}
		at[i+1] = len(edges) - 1
	}
	for _, row := range t.rows {
		col := 0
		for i := range row.cells {
			c := &row.cells[i]
			end := min(col+c.cols, len(at)-1)
			c.cols, col = at[end]-at[col], end
		}
	}
	t.edges = edges
}

func (r *wordReader) row(n *node) wordRow {
	row := wordRow{header: n.at("trPr", "tblHeader").on(), whole: n.at("trPr", "cantSplit").on()}
	for _, c := range n.children {
		if c.name != "tc" {
			continue
		}
		cell := wordCell{cols: 1, blocks: r.blocks(c)}
		if span := c.at("tcPr", "gridSpan").attr("val"); span != "" {
			cell.cols = r.number(span)
		}
		if merge := c.at("tcPr", "vMerge"); merge != nil {
			cell.merge = "continue"
			if v := merge.attr("val"); v != "" {
				cell.merge = v
			}
		}
		row.cells = append(row.cells, cell)
	}
	return row
}

// section reads the page of a section.
func (r *wordReader) section(n *node) {
	if n == nil {
		return
	}
	s := wordSection{lengths: map[string]int{}}
	for _, of := range []string{"pgSz", "pgMar"} {
		for name, value := range n.at(of).attrs {
			if name != "orient" && name != "code" {
				s.lengths[of+" "+name] = r.number(value)
			}
		}
	}
	s.landscape = n.at("pgSz").attr("orient") == "landscape"
	s.start = n.at("pgNumType").attr("start")
	s.titlePage = n.at("titlePg").on()
	for _, c := range n.children {
		if c.name == "headerReference" && c.attr("type") == "default" {
			s.number = r.pageNumber(r.links[c.attr("id")])
		}
	}
	r.file.sections = append(r.file.sections, s)
}

// pageNumber is the style of the paragraph of a header that has a field PAGE.
func (r *wordReader) pageNumber(part string) (style string) {
	var walk func(*node)
	walk = func(n *node) {
		for _, c := range n.children {
			if c.name == "p" && c.holdsPage() {
				style = r.style(c)
			}
			walk(c)
		}
	}
	walk(parseXML(r.t, r.parts(part)))
	return style
}

// holdsPage reports whether an element has a field for the page number in it.
func (n *node) holdsPage() bool {
	return n.name == "instrText" && strings.TrimSpace(n.text) == "PAGE" ||
		slices.ContainsFunc(n.children, (*node).holdsPage)
}

// number reads a number; some programs write twips with a fraction.
func (r *wordReader) number(s string) int {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		r.t.Errorf("%q is no number", s)
	}
	return int(f)
}
