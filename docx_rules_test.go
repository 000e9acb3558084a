package vanban_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanban/api/service"
)

// What makes Word call a file damaged, or show it otherwise, and no schema says: for each rule what
// breaks it in a file.
var wordRules = []struct {
	rule  string
	check func(f *wordParts) []string
}{
	{"a cell ends with a paragraph (ISO/IEC 29500-1, 17.4.65)", cellsEndWithParagraph},
	{"between two tables stands a paragraph, or they are one (17.4.37)", tablesStandApart},
	{"the last element of the body is the page (17.6.17)", bodyEndsWithPage},
	{"a table has a grid, and every row fills it (17.4.17, 17.4.48)", rowsFillGrid},
	{"a cell that goes on is as wide as the one above (17.4.84)", mergesGoOn},
	{"header rows are the first ones (17.4.49)", headerRowsLead},
	{"columns and pages are within Word's limits ([MS-OI29500] 2.1.219)", withinLimits},
	{"a paragraph has a style of paragraphs; styles have names of their own (17.7.4)", stylesAreThere},
	{"a style is not based on itself ([MS-OI29500] 2.1.231)", stylesEnd},
	{"drawings have numbers of their own (20.4.2.5)", drawingsNumbered},
	{"what a part refers to is there, and every part has a type (ISO/IEC 29500-2, 9)", relationsLead},
	{"a field begins, separates and ends in its paragraph (17.16.18)", fieldsEnd},
	{"a first page of its own has a header of its own (17.10.6)", titlePagesHaveHeaders},
	{"a text that begins or ends with a blank keeps it (17.3.3.31)", blanksAreKept},
	{"nobody's sessions of editing are in the file (17.15.1.72)", noSessions},
	{"tables and drawings say what they are", tablesAndDrawingsTell},
}

// wordParts is a package, its parts parsed.
type wordParts struct {
	names []string
	parts map[string]*node // those that are XML
}

func readParts(t testing.TB, data []byte) *wordParts {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f := &wordParts{parts: map[string]*node{}}
	for _, p := range z.File {
		f.names = append(f.names, p.Name)
		if path.Ext(p.Name) == ".xml" || path.Ext(p.Name) == ".rels" {
			f.parts[p.Name] = parseXML(t, docxPart(t, data, p.Name))
		}
	}
	return f
}

func (f *wordParts) body() *node { return f.parts["word/document.xml"].at("body") }

// broken are the rules that a file breaks, each with where.
func (f *wordParts) broken() (all []string) {
	for _, r := range wordRules {
		for _, where := range r.check(f) {
			all = append(all, r.rule+": "+where)
		}
	}
	return all
}

// TestDOCXRules holds the DOCX of real documents, samples and generated documents against the rules.
func TestDOCXRules(t *testing.T) {
	orders := map[string]service.Order{}
	for _, name := range realNames(t) {
		orders[name] = service.Order{Payload: readReal(t, name+".json")}
	}
	for _, kind := range doors().Kinds() {
		orders["sample "+kind.Slug] = service.Order{Payload: kind.Sample}
	}
	for name, payload := range generatedPayloads(ruledDocuments) {
		orders[name] = service.Order{Payload: payload}
	}
	for _, name := range slices.Sorted(maps.Keys(orders)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			order := orders[name]
			order.Format = "docx"
			file, err := doors().Render(t.Context(), order)
			if err != nil {
				t.Fatal(err)
			}
			for _, data := range members(t, file) {
				for _, b := range readParts(t, data).broken() {
					t.Error(b)
				}
			}
		})
	}
}

// names lists the names of what stands in an element.
func (n *node) names() (all []string) {
	for _, c := range n.children {
		all = append(all, c.name)
	}
	return all
}

func cellsEndWithParagraph(f *wordParts) (broken []string) {
	for i, c := range f.body().all("tc") {
		if names := c.names(); len(names) == 0 || names[len(names)-1] != "p" {
			broken = append(broken, fmt.Sprintf("cell %d has %v", i+1, names))
		}
	}
	return broken
}

func tablesStandApart(f *wordParts) (broken []string) {
	f.body().each(func(n *node) {
		for i, name := range n.names() {
			if name == "tbl" && i > 0 && n.children[i-1].name == "tbl" {
				broken = append(broken, "two tables in a "+n.name)
			}
		}
	})
	return broken
}

func bodyEndsWithPage(f *wordParts) []string {
	names := f.body().names()
	if len(names) < 2 || names[len(names)-1] != "sectPr" || names[len(names)-2] != "p" {
		return []string{fmt.Sprintf("it ends with %v", names[max(0, len(names)-2):])}
	}
	return nil
}

// integer reads a number; -1 stands for none.
func integer(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// span is how many columns a cell covers.
func (n *node) span() int {
	if s := n.at("tcPr", "gridSpan"); s != nil {
		return integer(s.attr("val"))
	}
	return 1
}

// every gives the elements of one name that stand in n itself.
func (n *node) every(name string) (all []*node) {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			all = append(all, c)
		}
	}
	return all
}

// grid is the widths of a table's columns and their sum.
func (n *node) grid() (widths []int, sum int) {
	for _, c := range n.at("tblGrid").every("gridCol") {
		widths = append(widths, integer(c.attr("w")))
		sum += integer(c.attr("w"))
	}
	return widths, sum
}

func rowsFillGrid(f *wordParts) (broken []string) {
	for i, t := range f.body().all("tbl") {
		widths, sum := t.grid()
		if got := integer(t.at("tblPr", "tblW").attr("w")); got != sum || len(widths) == 0 {
			broken = append(broken, fmt.Sprintf("table %d is %d wide, its columns %v", i+1, got, widths))
		}
		for j, r := range t.every("tr") {
			if col := rowEnd(r, widths); col != len(widths) {
				broken = append(broken, fmt.Sprintf("table %d row %d: its cells end with column %d of %d", i+1, j+1, col, len(widths)))
			}
		}
	}
	return broken
}

// rowEnd is the column that the cells of a row end with; -1 when one is not as wide as its
// columns. A width of 0 would be none ([MS-OI29500] 2.1.171).
func rowEnd(r *node, widths []int) int {
	col := 0
	for _, c := range r.every("tc") {
		width, end := 0, col+c.span()
		if c.span() < 1 || end > len(widths) {
			return -1
		}
		for _, w := range widths[col:end] {
			width += w
		}
		if got := integer(c.at("tcPr", "tcW").attr("w")); got != width || got <= 0 {
			return -1
		}
		col = end
	}
	return col
}

func mergesGoOn(f *wordParts) (broken []string) {
	for i, t := range f.body().all("tbl") {
		above := map[int]int{} // spans of the cells that can go on, by column
		for j, r := range t.every("tr") {
			here, col := map[int]int{}, 0
			for _, c := range r.every("tc") {
				merge := c.at("tcPr", "vMerge")
				if merge != nil {
					here[col] = c.span()
				}
				if merge != nil && merge.attr("val") != "restart" && above[col] != c.span() {
					broken = append(broken, fmt.Sprintf("table %d row %d column %d: a cell over %d columns goes on one over %d", i+1, j+1, col+1, c.span(), above[col]))
				}
				col += c.span()
			}
			above = here
		}
	}
	return broken
}

func headerRowsLead(f *wordParts) (broken []string) {
	for i, t := range f.body().all("tbl") {
		body := false
		for j, r := range t.every("tr") {
			header := r.at("trPr", "tblHeader") != nil
			if header && body {
				broken = append(broken, fmt.Sprintf("table %d row %d", i+1, j+1))
			}
			body = body || !header
		}
	}
	return broken
}

// Word's limits: columns of a table, and lengths of a page in twips.
const (
	mostGridColumns = 63
	mostTwips       = 31680
)

func withinLimits(f *wordParts) (broken []string) {
	for i, t := range f.body().all("tbl") {
		if widths, sum := t.grid(); len(widths) > mostGridColumns || sum > mostTwips {
			broken = append(broken, fmt.Sprintf("table %d has %d columns, %d twips wide", i+1, len(widths), sum))
		}
		for _, h := range t.all("trHeight") {
			if v := integer(h.attr("val")); v < 0 || v > mostTwips {
				broken = append(broken, fmt.Sprintf("table %d has a row of %s", i+1, h.attr("val")))
			}
		}
	}
	for i, s := range f.body().all("sectPr") {
		w, h := integer(s.at("pgSz").attr("w")), integer(s.at("pgSz").attr("h"))
		m := func(side string) int { return integer(s.at("pgMar").attr(side)) }
		if w > mostTwips || h > mostTwips || m("left")+m("right") >= w || m("top")+m("bottom") >= h || w > h != (s.at("pgSz").attr("orient") == "landscape") {
			broken = append(broken, fmt.Sprintf("section %d is %d by %d twips", i+1, w, h))
		}
	}
	return broken
}

func stylesAreThere(f *wordParts) (broken []string) {
	kinds, names := map[string]string{}, map[string]bool{}
	for _, s := range f.parts["word/styles.xml"].every("style") {
		id, name := s.attr("styleId"), strings.ToLower(s.at("name").attr("val"))
		if kinds[id] != "" || names[name] || name == "" || strings.ContainsAny(name, `,;\{}`) {
			broken = append(broken, fmt.Sprintf("style %q, %q", id, name))
		}
		kinds[id], names[name] = s.attr("type"), true
	}
	for name, part := range f.parts {
		for _, p := range part.all("pStyle") {
			if kinds[p.attr("val")] != "paragraph" {
				broken = append(broken, fmt.Sprintf("%s refers to %q", name, p.attr("val")))
			}
		}
	}
	return broken
}

func stylesEnd(f *wordParts) (broken []string) {
	base := map[string]string{}
	all := f.parts["word/styles.xml"].every("style")
	for _, s := range all {
		base[s.attr("styleId")] = s.at("basedOn").attr("val")
	}
	for _, s := range all {
		id, steps := s.attr("styleId"), 0
		for at := id; at != ""; at = base[at] {
			if _, there := base[at]; !there || steps > len(all) {
				broken = append(broken, fmt.Sprintf("%q comes to %q", id, at))
				break
			}
			steps++
		}
	}
	return broken
}

func drawingsNumbered(f *wordParts) (broken []string) {
	seen := map[string]bool{}
	for _, d := range f.body().all("docPr") {
		if id := d.attr("id"); seen[id] || integer(id) < 1 {
			broken = append(broken, fmt.Sprintf("drawing %q", id))
		}
		seen[d.attr("id")] = true
	}
	return broken
}

func relationsLead(f *wordParts) (broken []string) {
	types := f.parts["[Content_Types].xml"]
	typed := map[string]bool{}
	for _, c := range types.children {
		if key := c.attr("PartName") + "*." + c.attr("Extension"); typed[key] {
			broken = append(broken, "two types for "+key)
		}
		typed[c.attr("PartName")+"*."+c.attr("Extension")] = true
	}
	for _, name := range f.names {
		if name != "[Content_Types].xml" && !typed["/"+name+"*."] && !typed["*"+path.Ext(name)] {
			broken = append(broken, name+" has no type")
		}
	}
	for name, part := range f.parts {
		folder, file := path.Split(name)
		ids := map[string]bool{}
		for _, r := range f.parts[folder+"_rels/"+file+".rels"].every("Relationship") {
			target := path.Join("/"+folder, r.attr("Target"))
			if ids[r.attr("Id")] || !slices.Contains(f.names, target[1:]) {
				broken = append(broken, fmt.Sprintf("%s refers to %s as %s", name, target, r.attr("Id")))
			}
			ids[r.attr("Id")] = true
		}
		part.each(func(n *node) {
			if id := n.attrs["r:id"]; id != "" && !ids[id] {
				broken = append(broken, fmt.Sprintf("%s: a %s refers to %q", name, n.name, id))
			}
		})
	}
	return broken
}

func fieldsEnd(f *wordParts) (broken []string) {
	for name, part := range f.parts {
		for _, p := range part.all("p") {
			var marks []string
			for _, m := range p.all("fldChar") {
				marks = append(marks, m.attr("fldCharType"))
			}
			if got := strings.Join(marks, " "); got != "" && got != "begin separate end" {
				broken = append(broken, name+": "+got)
			}
		}
	}
	return broken
}

func titlePagesHaveHeaders(f *wordParts) (broken []string) {
	for i, s := range f.body().all("sectPr") {
		var kinds []string
		for _, h := range s.every("headerReference") {
			kinds = append(kinds, h.attr("type"))
		}
		slices.Sort(kinds)
		if got := strings.Join(kinds, " "); got != "default" && s.at("titlePg") == nil || got != "default first" && s.at("titlePg") != nil {
			broken = append(broken, fmt.Sprintf("section %d has headers %q", i+1, got))
		}
	}
	return broken
}

func blanksAreKept(f *wordParts) (broken []string) {
	for _, t := range f.body().all("t") {
		if t.text != strings.TrimSpace(t.text) && t.attr("space") != "preserve" {
			broken = append(broken, strconv.Quote(t.text))
		}
	}
	return broken
}

var session = regexp.MustCompile(`^rsid|^paraId$|^textId$`)

func noSessions(f *wordParts) (broken []string) {
	for name, part := range f.parts {
		part.each(func(n *node) {
			for a := range n.attrs {
				if session.MatchString(a) || n.name == "rsids" {
					broken = append(broken, name+": "+a)
				}
			}
		})
	}
	return broken
}

// tablesAndDrawingsTell: whoever hears a document is told what a drawing shows, and of a table which row heads it.
func tablesAndDrawingsTell(f *wordParts) (broken []string) {
	for i, d := range f.body().all("docPr") {
		if d.attr("descr") == "" || d.attr("name") == "" {
			broken = append(broken, fmt.Sprintf("drawing %d", i+1))
		}
	}
	for i, t := range f.body().all("tbl") {
		look := t.at("tblPr", "tblLook").attr("firstRow") == "1"
		if header := len(t.all("tblHeader")) > 0; header != look {
			broken = append(broken, fmt.Sprintf("table %d: header %t, its look says %t", i+1, header, look))
		}
	}
	return broken
}

// ruledDocuments is how many generated documents are held against the rules.
const ruledDocuments = 40

// TestDOCXRulesNotice: each rule is broken by a change to one of the files that hold them all.
func TestDOCXRulesNotice(t *testing.T) {
	const document, styles = "word/document.xml", "word/styles.xml"
	files := [][]byte{sampleDOCX(t, "huong-dan"), sampleDOCX(t, "bao-cao")}
	for _, f := range files {
		if broken := readParts(t, f).broken(); len(broken) > 0 {
			t.Fatalf("the file breaks rules: %q", broken)
		}
	}
	noticed := map[string]bool{}
	for _, test := range []struct{ rule, part, was, is string }{
		{"a cell ends", document, `</w:tc>`, `<w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc>`},
		{"a cell ends", document, `<w:tc>`, `<w:tc/><w:tc>`},
		{"between two tables", document, `</w:tbl>`, `</w:tbl><w:tbl><w:tblPr/><w:tblGrid/></w:tbl>`},
		{"the last element", document, `</w:body>`, `<w:p/></w:body>`},
		{"a table has a grid", document, `<w:gridCol `, `<w:gridCol w:w="5"/><w:gridCol `},
		{"a table has a grid", document, `<w:tcW w:w="`, `<w:tcW w:w="1`},
		{"a table has a grid", document, `<w:gridSpan w:val="`, `<w:gridSpan w:val="1`},
		{"a cell that goes on", document, `<w:vMerge w:val="restart"/>`, ``},
		{"header rows", document, `<w:tblHeader/></w:trPr>`, `</w:trPr>`},
		{"columns and pages", document, `<w:pgSz w:w="11906"`, `<w:pgSz w:w="1906"`},
		{"columns and pages", document, `<w:pgSz w:w="11906"`, `<w:pgSz w:w="31681"`},
		{"columns and pages", document, `<w:pgSz w:w="11906" w:h="16838"`, `<w:pgSz w:w="16838" w:h="11906"`},
		{"a paragraph has a style", document, `<w:pStyle w:val="`, `<w:pStyle w:val="Không`},
		{"a paragraph has a style", styles, `w:styleId="NoiNhan"`, `w:styleId="NoiDung"`},
		{"a paragraph has a style", styles, `<w:name w:val="Nơi nhận"/>`, `<w:name w:val="Nơi nhận, dòng"/>`},
		{"a style is not based", styles, `<w:basedOn w:val="NoiDung"/>`, `<w:basedOn w:val="Heading1"/>`},
		{"a style is not based", styles, `<w:basedOn w:val="Normal"/>`, `<w:basedOn w:val="Khong"/>`},
		{"drawings have", document, `<wp:docPr id="2"`, `<wp:docPr id="1"`},
		{"what a part refers to", document, `r:id="rIdChart1"`, `r:id="rIdChart9"`},
		{"what a part refers to", "word/_rels/document.xml.rels", `Target="styles.xml"`, `Target="style.xml"`},
		{"what a part refers to", "[Content_Types].xml", `Extension="rels"`, `Extension="relsx"`},
		{"a field begins", "word/header1.xml", `w:fldCharType="separate"`, `w:fldCharType="end"`},
		{"a first page", document, `<w:titlePg/>`, ``},
		{"a text that begins", document, `<w:t xml:space="preserve">`, `<w:t> `},
		{"nobody's sessions", document, `<w:p>`, `<w:p w:rsidR="00A1B2C3">`},
		{"tables and drawings", document, `w:firstRow="1"`, `w:firstRow="0"`},
		{"tables and drawings", document, ` descr="`, ` title="`},
	} {
		i := slices.IndexFunc(files, func(f []byte) bool { return bytes.Contains(docxPart(t, f, test.part), []byte(test.was)) })
		if i < 0 {
			t.Fatalf("no %s has %s", test.part, test.was)
		}
		broken := readParts(t, changePart(t, files[i], test.part, test.was, test.is)).broken()
		if !slices.ContainsFunc(broken, func(b string) bool { return strings.HasPrefix(b, test.rule) }) {
			t.Errorf("nobody notices %s in place of %s: %q", test.is, test.was, broken)
		}
		noticed[test.rule] = true
	}
	for _, r := range wordRules {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(noticed)), func(rule string) bool { return strings.HasPrefix(r.rule, rule) }) {
			t.Errorf("nothing breaks the rule %q", r.rule)
		}
	}
}

// sampleDOCX makes the DOCX of a kind's sample.
func sampleDOCX(t *testing.T, slug string) []byte {
	t.Helper()
	kind, err := doors().Kind(slug)
	if err != nil {
		t.Fatal(err)
	}
	file, err := doors().Render(t.Context(), service.Order{Format: "docx", Payload: kind.Sample})
	if err != nil {
		t.Fatal(err)
	}
	return file.Data
}

// docxPart is a part of a package.
func docxPart(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	part, err := zipPart(data, name)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// changePart puts other text in the place of the first of its kind in a part of a package.
func changePart(t *testing.T, data []byte, name, was, is string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range z.File {
		part := docxPart(t, data, p.Name)
		if p.Name == name {
			part = bytes.Replace(part, []byte(was), []byte(is), 1)
		}
		f, err := w.Create(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
