package vanban_test

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
	"vanban/templates/nd30"
)

// This file holds every table of a document against its PDF: each cell's text is there exactly once,
// in order and inside the borders that the page draws around it; no row is lost, doubled or lies over
// another; nothing lies outside the margins; each page that goes on with a table repeats its header.
// What was printed is read from the PDF alone. Of the layout only the widths of columns are asked.

// randomTables and generatedTables are how many documents the test looks at.
const (
	randomTables    = 25
	generatedTables = 40
)

func TestTables(t *testing.T) {
	for seed := range uint64(randomTables) {
		if err := holdTables(t, tableDocument(seed)); err != nil {
			t.Errorf("random tables of seed %d: %v", seed, err)
		}
	}
}

// TestGeneratedTables looks at the tables of documents that agencies could have written.
func TestGeneratedTables(t *testing.T) {
	holdGenerated(t, generatedTables)
}

// holdGenerated looks at the tables of the first so many generated documents.
func holdGenerated(t *testing.T, documents int) {
	t.Helper()
	tables := 0
	for name, payload := range generatedPayloads(documents) {
		for _, d := range composed(t, payload) {
			tables += len(tablesOf(d))
			if err := holdTables(t, d); err != nil {
				t.Errorf("%s: %s: %v", name, d.Name, err)
			}
		}
	}
	if tables < documents/2 {
		t.Errorf("%d documents have %d tables, too few to tell anything", documents, tables)
	}
}

// TestTablesBite spoils a table that is laid out in every way that the test is there to find.
func TestTablesBite(t *testing.T) {
	for _, spoil := range []struct {
		what  string
		spoil func(*layout.Page)
		found string
	}{
		{"nothing", func(*layout.Page) {}, ""},
		{"a text is missing", func(p *layout.Page) { p.Items = slices.Delete(p.Items, lastText(p), lastText(p)+1) }, "it says"},
		{"a text is there twice", func(p *layout.Page) { p.Items = append(p.Items, p.Items[lastText(p)]) }, "it says"},
		{"two texts are exchanged", func(p *layout.Page) {
			a, b := textAt(p, lastText(p)), textAt(p, lastText(p)-1)
			a.Text, b.Text = b.Text, a.Text
		}, "it says"},
		{"a text stands in the cell beside its own", func(p *layout.Page) { textAt(p, lastText(p)).X -= 50 * render.MM }, "lies over row"},
		{"two rows are exchanged", func(p *layout.Page) {
			for i := range 3 {
				a, b := textAt(p, lastText(p)-i), textAt(p, lastText(p)-i-3)
				a.Y, b.Y = b.Y, a.Y
			}
		}, "stands above"},
		{"a text lies over a border", func(p *layout.Page) { textAt(p, lastText(p)).X -= 3 * render.MM }, "lies over the border"},
		{"a text is too low", func(p *layout.Page) { textAt(p, lastText(p)).Y += 5 * render.Pt }, "lies over the border"},
		{"a text stands outside the table", func(p *layout.Page) { textAt(p, lastText(p)).Y += 40 * render.MM }, "no lines all around"},
		{"a border is missing", func(p *layout.Page) { p.Items = slices.DeleteFunc(p.Items, isUpright) }, "no lines all around"},
		{"the table overhangs", func(p *layout.Page) { shift(p.Items, 3*render.MM, 0) }, "not inside the margins"},
		{"a page is too full", func(p *layout.Page) { shift(p.Items, 0, 225*render.MM) }, "not inside the margins"},
		{"a header is not repeated", func(p *layout.Page) { p.Items = slices.DeleteFunc(p.Items, isArtifact) }, "above the rows stands"},
	} {
		t.Run(spoil.what, func(t *testing.T) {
			d := plainTable()
			l, err := layout.Compute(t.Context(), d, fonts.Default())
			if err != nil {
				t.Fatal(err)
			}
			spoil.spoil(&l.Pages[len(l.Pages)-1])
			switch err := holdLayout(tablesOf(d), l); {
			case spoil.found == "" && err != nil:
				t.Error(err)
			case spoil.found != "" && (err == nil || !strings.Contains(err.Error(), spoil.found)):
				t.Errorf("the error is %v", err)
			}
		})
	}
}

// plainTable is a document of one table that goes on on a second page, where there is room below it.
func plainTable() *render.Document {
	g := &tableMaker{Rand: rand.New(rand.NewPCG(1, 1))}
	table := &render.Table{Columns: []render.Column{{Share: 1}, {Share: 1}, {Share: 1}}}
	for i := range 49 {
		row := render.Row{}
		for range table.Columns {
			row.Cells = append(row.Cells, render.Cell{Scope: i == 0, Blocks: []*render.Paragraph{g.paragraph(nd30.BangNoiDung, 1)}})
		}
		table.Rows = append(table.Rows, row)
	}
	table.Header, table.Rows = table.Rows[:1], table.Rows[1:]
	return &render.Document{
		Styles:   nd30.Sheet(nd30.Large),
		Sections: []render.Section{{Page: nd30.Page(nd30.Portrait), Body: []render.Block{table}}},
	}
}

// lastText is the place of the last text of a page.
func lastText(p *layout.Page) int {
	last := -1
	for i, item := range p.Items {
		if _, ok := item.(*layout.Text); ok {
			last = i
		}
	}
	return last
}

func textAt(p *layout.Page, i int) *layout.Text { return p.Items[i].(*layout.Text) }

func isUpright(i layout.Item) bool {
	r, ok := i.(*layout.Rule)
	return ok && r.X1 == r.X2
}

func isArtifact(i layout.Item) bool {
	text, ok := i.(*layout.Text)
	return ok && text.Node == nil
}

// shift moves what stands on a page.
func shift(items []layout.Item, x, y render.Length) {
	for _, i := range items {
		switch i := i.(type) {
		case *layout.Text:
			i.X, i.Y = i.X+x, i.Y+y
		case *layout.Rule:
			i.X1, i.X2, i.Y1, i.Y2 = i.X1+x, i.X2+x, i.Y1+y, i.Y2+y
		}
	}
}

func FuzzTables(f *testing.F) {
	for _, seed := range []uint64{randomTables, 1 << 20, 1<<64 - 1} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		if err := holdTables(t, tableDocument(seed)); err != nil {
			t.Error(err)
		}
	})
}

// tableIn is a table and the page that its section asks for.
type tableIn struct {
	*render.Table
	page render.Page
}

// tablesOf are the tables of a document in their order.
func tablesOf(d *render.Document) (all []tableIn) {
	for _, s := range d.Sections {
		for _, b := range s.Body {
			if t, ok := b.(*render.Table); ok {
				all = append(all, tableIn{t, s.Page})
			}
		}
	}
	return all
}

// holdTables makes the document and looks at its tables. The error says what is wrong first.
func holdTables(t testing.TB, d *render.Document) error {
	t.Helper()
	tables := tablesOf(d)
	if len(tables) == 0 {
		return nil
	}
	l, err := layout.Compute(t.Context(), d, fonts.Default())
	if err != nil {
		return err
	}
	return holdLayout(tables, l)
}

// holdLayout looks at the tables of a document that is laid out.
func holdLayout(tables []tableIn, l *layout.Layout) error {
	var file bytes.Buffer
	if err := pdf.Encode(&file, l, pdf.Options{}); err != nil {
		return err
	}
	p, err := readPrint(file.Bytes())
	if err != nil {
		return err
	}
	return p.hold(tables, l.Resolved.Tables)
}

// printedFile is what the pages of a PDF show, and the tables of its structure tree.
type printedFile struct {
	pages  map[pdfRef]*printedPage
	tables []printedTable
	err    error
}

// printedPage is a page: its texts by the marked content they belong to, and its straight lines.
type printedPage struct {
	number        int
	marked        map[int][]shown
	artifacts     []shown
	upright, flat []stroke
}

// printedTable is a Table element: its rows in order, each of its cells in order.
type printedTable struct{ rows [][]printedCell }

// printedCell is a TH or TD element: what it shows in reading order, and how much it covers.
type printedCell struct {
	head       bool
	cols, rows int
	pieces     []shown
}

// readPrint reads the pages and the tables of a PDF.
func readPrint(data []byte) (*printedFile, error) {
	f, err := readPDF(data)
	if err != nil {
		return nil, err
	}
	p := &printedFile{pages: map[pdfRef]*printedPage{}}
	cache := fontCache{file: f, read: map[any]*pdfFont{}}
	for i, ref := range f.pages() {
		painted, err := cache.paint(ref)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		p.pages[ref] = newPrintedPage(i+1, painted)
	}
	p.walk(f, f.dict(f.catalog()["StructTreeRoot"]), nil)
	return p, p.err
}

func newPrintedPage(number int, painted *painter) *printedPage {
	page := &printedPage{number: number, marked: map[int][]shown{}}
	for _, s := range painted.pieces {
		if s.mcid < 0 {
			page.artifacts = append(page.artifacts, s)
			continue
		}
		page.marked[s.mcid] = append(page.marked[s.mcid], s)
	}
	for _, s := range painted.drawn {
		switch {
		case s.x1 == s.x2:
			page.upright = append(page.upright, s)
		case s.y1 == s.y2:
			page.flat = append(page.flat, s)
		}
	}
	return page
}

// walk takes the tables out of the structure tree. Each marked content belongs to one element: what is
// taken is not there for another.
func (p *printedFile) walk(f *pdfFile, element pdfDict, page any) {
	if own, ok := element["Pg"]; ok {
		page = own
	}
	switch element["S"] {
	case pdfName("Table"):
		p.tables = append(p.tables, printedTable{})
	case pdfName("TR"):
		t := &p.tables[len(p.tables)-1]
		t.rows = append(t.rows, nil)
	case pdfName("TH"), pdfName("TD"):
		t := &p.tables[len(p.tables)-1]
		row := &t.rows[len(t.rows)-1]
		cell := printedCell{head: element["S"] == pdfName("TH")}
		cell.cols, cell.rows = spans(f, element)
		cell.pieces = p.take(f, element, page, nil)
		*row = append(*row, cell)
		return
	}
	for _, kid := range kidsOf(f, element) {
		if k, ok := f.get(kid).(pdfDict); ok && k["Type"] != pdfName("MCR") {
			p.walk(f, k, page)
		}
	}
}

func kidsOf(f *pdfFile, element pdfDict) pdfArray {
	if kids := f.array(element["K"]); kids != nil || element["K"] == nil {
		return kids
	}
	return pdfArray{element["K"]}
}

// spans are the attributes ColSpan and RowSpan of a cell (ISO 32000-1, 14.8.5.7).
func spans(f *pdfFile, element pdfDict) (cols, rows int) {
	attributes := f.array(element["A"])
	if attributes == nil {
		attributes = pdfArray{element["A"]}
	}
	for _, a := range attributes {
		cols = max(cols, int(f.number(f.dict(a)["ColSpan"])))
		rows = max(rows, int(f.number(f.dict(a)["RowSpan"])))
	}
	return max(cols, 1), max(rows, 1)
}

// take appends what the element and those in it show, in reading order.
func (p *printedFile) take(f *pdfFile, element pdfDict, page any, pieces []shown) []shown {
	if own, ok := element["Pg"]; ok {
		page = own
	}
	for _, kid := range kidsOf(f, element) {
		switch k := f.get(kid).(type) {
		case float64:
			pieces = append(pieces, p.marked(page.(pdfRef), int(k))...)
		case pdfDict:
			if k["Type"] != pdfName("MCR") {
				pieces = p.take(f, k, page, pieces)
				continue
			}
			on := page
			if own, ok := k["Pg"]; ok {
				on = own
			}
			pieces = append(pieces, p.marked(on.(pdfRef), int(f.number(k["MCID"])))...)
		}
	}
	return pieces
}

// marked is what a marked content shows. One that is asked for twice is in two elements, one that
// shows nothing in none.
func (p *printedFile) marked(page pdfRef, mcid int) []shown {
	pieces, ok := p.pages[page].marked[mcid]
	if !ok {
		p.err = cmp.Or(p.err, fmt.Errorf("page %d: marked content %d is not there, or in two elements", p.pages[page].number, mcid))
	}
	delete(p.pages[page].marked, mcid)
	return pieces
}

// hold compares the tables of a document with those that were printed.
func (p *printedFile) hold(tables []tableIn, grids map[*render.Table]layout.Grid) error {
	if len(tables) != len(p.tables) {
		return fmt.Errorf("%d tables are printed, not %d", len(p.tables), len(tables))
	}
	for i, t := range tables {
		h := holder{printedFile: p, want: t, got: p.tables[i], widths: grids[t.Table].Widths}
		if err := h.hold(); err != nil {
			return fmt.Errorf("table %d: %w", i+1, err)
		}
	}
	return nil
}

// holder holds one table against what is printed of it.
type holder struct {
	*printedFile
	want   tableIn
	got    printedTable
	widths []render.Length
	cells  []heldCell
}

// heldCell is a cell with where it stands in the grid and the boxes that are drawn around its text, one
// for each page that it is on.
type heldCell struct {
	*printedCell
	head     bool // of the header, which is repeated
	row, col int  // rows count on from the header
	boxes    []cellBox
}

// cellBox is a rectangle that the page draws, in points from the lower left corner.
type cellBox struct {
	page                     *printedPage
	left, right, bottom, top float64
}

func (h *holder) hold() error {
	return errors.Join(h.pair(), h.surround(), h.within(), h.apart(), h.ordered(), h.repeated())
}

// pair finds the printed cell of each cell. Its text is that of the cell: nothing of it is missing and
// nothing is there twice.
func (h *holder) pair() error {
	rows := slices.Concat(h.want.Header, h.want.Rows)
	if len(h.got.rows) != len(rows) {
		return fmt.Errorf("%d rows are printed, not %d", len(h.got.rows), len(rows))
	}
	reach := make([]int, len(h.want.Columns)) // the row down to which each column is covered
	for i, row := range rows {
		if len(h.got.rows[i]) != len(row.Cells) {
			return fmt.Errorf("row %d: %d cells are printed, not %d", i+1, len(h.got.rows[i]), len(row.Cells))
		}
		for j := range row.Cells {
			c := heldCell{printedCell: &h.got.rows[i][j], head: i < len(h.want.Header), row: i}
			c.col = slices.IndexFunc(reach, func(to int) bool { return to <= i })
			if err := c.is(&row.Cells[j]); err != nil {
				return fmt.Errorf("row %d, cell %d: %w", i+1, j+1, err)
			}
			for k := range c.cols {
				reach[c.col+k] = i + c.rows
			}
			h.cells = append(h.cells, c)
		}
	}
	return nil
}

// is compares the printed cell with the one that was to be printed.
func (c *heldCell) is(want *render.Cell) error {
	if got, text := solid(textOf(c.pieces)), solid(cellText(want)); got != text {
		return fmt.Errorf("it says %q, not %q", got, text)
	}
	if c.cols != max(1, want.Cols) || c.rows != max(1, want.Rows) || c.printedCell.head != want.Scope {
		return fmt.Errorf("it covers %d columns and %d rows (heading: %t), not %d and %d (%t)",
			c.cols, c.rows, c.printedCell.head, want.Cols, want.Rows, want.Scope)
	}
	return nil
}

// solid is a text without its blanks, with its no-break hyphens as others: where a line ends there is no blank in
// print, and what is drawn is a hyphen.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == '\u2011':
			return '-'
		}
		return r
	}, s)
}

func textOf(pieces []shown) string {
	var b strings.Builder
	for _, s := range pieces {
		b.WriteString(s.text)
	}
	return b.String()
}

func cellText(c *render.Cell) string {
	var b strings.Builder
	for _, p := range c.Blocks {
		for _, r := range p.Runs {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// slack is how far a place on the page may be off by rounding, in points.
const slack = 0.02

// surround finds the lines drawn around each text. All texts of a cell on one page are in one box,
// which is as wide as the columns that the cell covers, and the next text stands lower.
func (h *holder) surround() error {
	for i := range h.cells {
		c := &h.cells[i]
		for j, s := range c.pieces {
			box, err := h.pages[s.page].around(s)
			if err != nil {
				return fmt.Errorf("%v: %w", c, err)
			}
			if j == 0 || box.page != c.boxes[len(c.boxes)-1].page {
				c.boxes = append(c.boxes, box)
			} else if box != c.boxes[len(c.boxes)-1] {
				return fmt.Errorf("%v: %q is in another box than the text before it", c, s.text)
			} else if s.y > c.pieces[j-1].y+slack {
				return fmt.Errorf("%v: %q stands above the text before it", c, s.text)
			}
		}
		if err := h.wide(c); err != nil {
			return err
		}
	}
	return nil
}

// wide compares the boxes of a cell with the columns that it covers, and wants them on one page after
// the other.
func (h *holder) wide(c *heldCell) error {
	width := render.Length(0)
	for _, w := range h.widths[c.col : c.col+c.cols] {
		width += w
	}
	for i, b := range c.boxes {
		if math.Abs(b.right-b.left-points(width)) > slack {
			return fmt.Errorf("%v: its box is %.2f pt wide, its columns %.2f", c, b.right-b.left, points(width))
		}
		if i == 0 {
			continue
		}
		// Of a cell over several rows a page may have rows too low for a paragraph that is not divided.
		if by := b.page.number - c.boxes[i-1].page.number; by < 1 || by > 1 && c.rows == 1 {
			return fmt.Errorf("%v: it goes on on page %d after page %d", c, b.page.number, c.boxes[i-1].page.number)
		}
	}
	return nil
}

// String names the cell in messages.
func (c *heldCell) String() string {
	return fmt.Sprintf("row %d, column %d (%.30q)", c.row+1, c.col+1, textOf(c.pieces))
}

func points(l render.Length) float64 { return float64(l) / float64(render.Pt) }

// The heights of letters above the baseline and below it, of their size.
const (
	ascender  = 0.891
	descender = 0.216
)

// around is the box that the page draws around a text: by the nearest lines on its four sides. The
// whole of the text is in it.
func (p *printedPage) around(s shown) (cellBox, error) {
	end := inkEnd(s)
	x, y := (s.x+end)/2, s.y+s.size/4
	b := cellBox{p, math.Inf(-1), math.Inf(1), math.Inf(-1), math.Inf(1)}
	for _, l := range p.upright {
		if min(l.y1, l.y2) <= y && y <= max(l.y1, l.y2) {
			b.left, b.right = nearer(b.left, b.right, l.x1, x)
		}
	}
	for _, l := range p.flat {
		if min(l.x1, l.x2) <= x && x <= max(l.x1, l.x2) {
			b.bottom, b.top = nearer(b.bottom, b.top, l.y1, y)
		}
	}
	switch {
	case math.IsInf(b.right-b.left, 0) || math.IsInf(b.top-b.bottom, 0):
		return b, fmt.Errorf("page %d: %q has no lines all around", p.number, s.text)
	case s.x < b.left-slack || end > b.right+slack:
		return b, fmt.Errorf("page %d: %q from %.2f to %.2f pt lies over the border of its cell, %.2f to %.2f", p.number, s.text, s.x, end, b.left, b.right)
	case s.y-descender*s.size < b.bottom-slack || s.y+ascender*s.size > b.top+slack:
		return b, fmt.Errorf("page %d: %q at %.2f pt lies over the border of its cell, %.2f to %.2f", p.number, s.text, s.y, b.bottom, b.top)
	}
	return b, nil
}

// inkEnd is where the last letter of a text ends: the blank at the end of a line is shown too, and as
// wide as the others of a justified line.
func inkEnd(s shown) float64 {
	blanks := strings.Count(s.codes, " ")
	last := len(s.codes) - len(strings.TrimRight(s.codes, " "))
	if last == 0 {
		return s.end
	}
	natural := 0.0
	for i := range len(s.codes) {
		natural += s.font.widths[s.codes[i]] / 1000 * s.size
	}
	blank := s.font.widths[' ']/1000*s.size + (s.end-s.x-natural)/float64(blanks)
	return s.end - float64(last)*blank
}

// nearer narrows the bounds of a value by a line.
func nearer(below, above, line, value float64) (float64, float64) {
	if line <= value {
		return max(below, line), above
	}
	return below, min(above, line)
}

// within wants every box inside the margins, but for half the thickness of a line and for what whole twips are more
// than the millimetres of paper and margin.
func (h *holder) within() error {
	page := h.want.page
	area := cellBox{
		nil, points(page.Left), points(page.Width - page.Right),
		points(page.Bottom), points(page.Height - page.Top),
	}
	line := points(layout.GridWeight)/2 + points(render.Twip) + slack
	for i := range h.cells {
		for _, b := range h.cells[i].boxes {
			if b.left < area.left-line || b.right > area.right+line || b.bottom < area.bottom-line || b.top > area.top+line {
				return fmt.Errorf("%v: its box (%.2f, %.2f)–(%.2f, %.2f) on page %d is not inside the margins (%.2f, %.2f)–(%.2f, %.2f)", &h.cells[i],
					b.left, b.bottom, b.right, b.top, b.page.number, area.left, area.bottom, area.right, area.top)
			}
		}
	}
	return nil
}

// apart wants no two cells in one place.
func (h *holder) apart() error {
	on := map[*printedPage][]int{}
	for i := range h.cells {
		for _, b := range h.cells[i].boxes {
			on[b.page] = append(on[b.page], i)
		}
	}
	for page, cells := range on {
		for i, one := range cells {
			for _, other := range cells[:i] {
				if a, b := h.cells[one].on(page), h.cells[other].on(page); a.overlaps(b) {
					return fmt.Errorf("page %d: %v lies over %v", page.number, &h.cells[one], &h.cells[other])
				}
			}
		}
	}
	return nil
}

// on is the cell's box on the page.
func (c *heldCell) on(page *printedPage) cellBox {
	return c.boxes[slices.IndexFunc(c.boxes, func(b cellBox) bool { return b.page == page })]
}

func (b cellBox) overlaps(a cellBox) bool {
	return min(a.right, b.right)-max(a.left, b.left) > slack && min(a.top, b.top)-max(a.bottom, b.bottom) > slack
}

// ordered wants the rows one below the other: in each column a cell begins where the one above it has
// ended or lower, and cells that begin in one row stand at one height.
func (h *holder) ordered() error {
	above := make([]*heldCell, len(h.want.Columns))
	var first *heldCell // of the row at hand
	for i := range h.cells {
		c := &h.cells[i]
		if len(c.boxes) == 0 {
			continue
		}
		if first == nil || first.row != c.row {
			first = c
		}
		if a, b := first.boxes[0], c.boxes[0]; a.page == b.page && math.Abs(a.top-b.top) > slack {
			return fmt.Errorf("%v begins at another height than %v", c, first)
		}
		for col := c.col; col < c.col+c.cols; col++ {
			if a := above[col]; a != nil && c.boxes[0].before(a.boxes[len(a.boxes)-1]) {
				return fmt.Errorf("%v stands above %v", c, a)
			}
			above[col] = c
		}
	}
	return nil
}

// before reports whether the box begins above the end of another.
func (b cellBox) before(a cellBox) bool {
	return b.page.number < a.page.number || b.page == a.page && b.top > a.bottom+slack
}

// repeated wants the header again on each page that goes on with the table, in its boxes, unless it
// leaves no room for rows.
func (h *holder) repeated() error {
	head, height := h.header()
	if head == "" {
		return nil
	}
	for page := range h.goesOnOn() {
		var again strings.Builder
		for _, s := range page.artifacts {
			if b, err := page.around(s); err == nil && b.top-b.bottom < points(h.want.page.Height)/2 {
				again.WriteString(s.text)
			}
		}
		got := solid(again.String())
		if tall := height > points(h.want.page.TextHeight())/2; tall && got == "" || got == head {
			continue
		}
		return fmt.Errorf("page %d: above the rows stands %q, not %q", page.number, got, head)
	}
	return nil
}

// header is the text of the header and its height.
func (h *holder) header() (text string, height float64) {
	top, bottom := math.Inf(-1), math.Inf(1)
	for _, c := range h.cells {
		if !c.head {
			continue
		}
		text += solid(textOf(c.pieces))
		for _, b := range c.boxes {
			top, bottom = max(top, b.top), min(bottom, b.bottom)
		}
	}
	return text, top - bottom
}

// goesOnOn are the pages that go on with the table.
func (h *holder) goesOnOn() map[*printedPage]bool {
	pages := map[*printedPage]bool{}
	first := math.MaxInt
	for _, c := range h.cells {
		for _, b := range c.boxes {
			pages[b.page] = true
			first = min(first, b.page.number)
		}
	}
	for page := range pages {
		if page.number == first {
			delete(pages, page)
		}
	}
	return pages
}

// tableDocument is a document of random tables, with paragraphs between them.
func tableDocument(seed uint64) *render.Document {
	g := &tableMaker{Rand: rand.New(rand.NewPCG(seed, 30))}
	d := &render.Document{Styles: nd30.Sheet(nd30.Large)}
	for range g.between(1, 2) {
		s := render.Section{Page: nd30.Page(oneOf(g, nd30.Portrait, nd30.Landscape))}
		for range g.between(1, 3) {
			s.Body = append(s.Body, g.paragraph(nd30.NoiDung, g.between(1, 150)), g.table(s.Page.TextWidth()))
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}

// tableMaker makes tables of all sorts. Each of its words is unlike any other, so that none can stand
// for another.
type tableMaker struct {
	*rand.Rand
	words int
}

func (g *tableMaker) between(least, most int) int { return least + g.IntN(most-least+1) }

func oneOf[T any](g *tableMaker, values ...T) T { return values[g.IntN(len(values))] }

// syllables are what words are made of: short and long ones, and some that nothing can break.
var syllables = []string{"a", "nghiêng", "Quyết", "định", "số", "ơ", "thủ-tục", "https://dichvucong.gov.vn/", "1.250.000", "(QĐ/UBND)", "“Điều”", "thườngxuyênliêntục"}

// text is a text of n words.
func (g *tableMaker) text(n int) string {
	words := make([]string, n)
	for i := range words {
		g.words++
		words[i] = fmt.Sprintf("%s%d", oneOf(g, syllables...), g.words)
	}
	return strings.Join(words, " ")
}

func (g *tableMaker) paragraph(role render.Role, n int) *render.Paragraph {
	p := &render.Paragraph{Role: role}
	if n > 0 {
		p.Runs = append(p.Runs, render.Run{Text: g.text(n), Bold: g.IntN(9) == 0})
	}
	if n > 3 && g.IntN(9) == 0 {
		p.Runs = append(p.Runs, render.Run{Text: "\n" + g.text(3), Italic: true})
	}
	return p
}

// table is a table that fits into the width.
func (g *tableMaker) table(width render.Length) *render.Table {
	t := &render.Table{Columns: g.columns(width), Before: render.Length(g.IntN(3)) * 6 * render.Pt, KeepNext: g.IntN(9) == 0}
	lengths := oneOf(g, []int{0, 1, 2, 5}, []int{1, 4, 12}, []int{0, 3, 30}, []int{1, 2, 3, 4, 5, 50})
	t.Header = g.rows(oneOf(g, 0, 1, 1, 2, 3), len(t.Columns), []int{1, 2, 5}, true)
	t.Rows = g.rows(oneOf(g, 1, g.between(1, 9), g.between(5, 40)), len(t.Columns), lengths, false)
	if g.IntN(6) == 0 { // a cell that is higher than a page
		row := oneOf(g, t.Rows...)
		if len(row.Cells) > 0 {
			row.Cells[0].Blocks = append(row.Cells[0].Blocks, g.paragraph(nd30.BangDeu, 300))
		}
	}
	return t
}

// columns are columns of all sorts of widths; so many fixed ones that the others have room.
func (g *tableMaker) columns(width render.Length) []render.Column {
	columns := make([]render.Column, g.between(1, 8))
	for i := range columns {
		switch g.IntN(3) {
		case 0:
			columns[i].Fixed = max(8*render.MM, render.Length(g.IntN(int(width)/len(columns))))
		case 1:
			columns[i].Share = g.between(1, 5)
		}
	}
	return columns
}

// rows are n rows that fill all columns, with cells over several of both.
func (g *tableMaker) rows(n, columns int, lengths []int, head bool) []render.Row {
	rows := make([]render.Row, n)
	reach := make([]int, columns)
	merged := oneOf(g, 2, 8, 30) // how rarely cells are merged
	for i := range rows {
		rows[i].Group = !head && g.IntN(12) == 0
		for at := 0; at < columns; {
			if reach[at] > i {
				at++
				continue
			}
			c := g.cell(lengths, head)
			if g.IntN(merged) == 0 {
				c.Cols = g.between(1, free(reach, at, i))
			}
			if g.IntN(merged) == 0 {
				c.Rows = min(n-i, oneOf(g, 2, 3, 12))
			}
			for range max(1, c.Cols) {
				reach[at] = i + max(1, c.Rows)
				at++
			}
			rows[i].Cells = append(rows[i].Cells, c)
		}
	}
	return rows
}

// free is how many columns from the given one on no cell reaches down into.
func free(reach []int, at, row int) (n int) {
	for at+n < len(reach) && reach[at+n] <= row {
		n++
	}
	return n
}

func (g *tableMaker) cell(lengths []int, head bool) render.Cell {
	c := render.Cell{Middle: g.IntN(3) == 0, Scope: head || g.IntN(9) == 0}
	role := oneOf(g, nd30.BangNoiDung, nd30.BangNoiDung, nd30.BangGiua, nd30.BangDeu, nd30.BangSo)
	if head {
		role = nd30.BangTieuDe
	}
	for range oneOf(g, 1, 1, 1, 2, 4) {
		c.Blocks = append(c.Blocks, g.paragraph(role, oneOf(g, lengths...)))
	}
	return c
}
