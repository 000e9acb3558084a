package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"vanban/render"
)

// schema is what the schemas say of elements: which may stand in which, and in what order. Word
// calls a file damaged when two of them are exchanged. Names have the prefix of their schema.
type schema struct {
	roots, types, groups map[string]*node
	known                map[string]map[string]particle // by type, then by element
}

// schemaFiles are the schemas by the prefixes that they call each other by.
var schemaFiles = []struct{ prefix, file string }{
	{"w", "wml.xsd"},
	{"wp", "dml-wordprocessingDrawing.xsd"},
	{"a", "dml-main.xsd"},
	{"pic", "dml-picture.xsd"},
	{"c", "dml-chart.xsd"},
	{"x", "sml.xsd"},
}

// node is an element of the schema itself.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []*node    `xml:",any"`
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// anything is the name of an element that may be that of any part.
const anything = "*"

// particle is an element in the content of a type.
type particle struct {
	kind string // its type
	rank int    // in a sequence; the alternatives of a choice have one rank
	many bool
}

func readSchema(tb testing.TB) *schema {
	tb.Helper()
	s := &schema{map[string]*node{}, map[string]*node{}, map[string]*node{}, map[string]map[string]particle{}}
	tables := map[string]map[string]*node{"element": s.roots, "complexType": s.types, "group": s.groups}
	for _, f := range schemaFiles {
		data, err := os.ReadFile("testdata/ooxml-xsd/" + f.file)
		if err != nil {
			tb.Fatal(err)
		}
		var root node
		if err := xml.Unmarshal(data, &root); err != nil {
			tb.Fatal(err)
		}
		root.qualify(f.prefix)
		for _, n := range root.Children {
			if table := tables[n.XMLName.Local]; table != nil {
				table[f.prefix+":"+n.attr("name")] = n
			}
		}
	}
	return s
}

// qualify gives what n refers to in its own schema the prefix of that.
func (n *node) qualify(prefix string) {
	for i := range n.Attrs {
		a := &n.Attrs[i]
		switch a.Name.Local {
		case "type", "ref", "base":
			if !strings.Contains(a.Value, ":") {
				a.Value = prefix + ":" + a.Value
			}
		}
	}
	for _, c := range n.Children {
		c.qualify(prefix)
	}
}

// root finds the element of a name that may be the first of a part, or stand where any may.
func (s *schema) root(name string) *node {
	for _, f := range schemaFiles {
		if n := s.roots[f.prefix+":"+name]; n != nil {
			return n
		}
	}
	return nil
}

// content gives the elements that may stand in an element of the given type.
func (s *schema) content(kind string) map[string]particle {
	if s.known[kind] == nil {
		s.known[kind] = map[string]particle{}
		if n := s.types[kind]; n != nil {
			rank := 0
			s.gather(n, s.known[kind], &rank, false, false)
		}
	}
	return s.known[kind]
}

// gather walks through the content of n. The rank stands still in a choice and in what may
// be repeated as a whole, except that Word wants run properties in the order in which their
// choice names them.
func (s *schema) gather(n *node, into map[string]particle, rank *int, still, many bool) {
	repeated := n.attr("maxOccurs") != "" && n.attr("maxOccurs") != "1"
	children, inner := n.Children, still || repeated
	switch n.XMLName.Local {
	case "attribute", "attributeGroup", "annotation":
		return
	case "element":
		if ref := s.roots[n.attr("ref")]; ref != nil {
			n = ref
		}
		if name := n.attr("name"); name != "" {
			into[name] = particle{n.attr("type"), *rank, many || repeated}
		}
		inner, children = true, nil
	case "any":
		into[anything] = particle{rank: *rank, many: true}
		inner = true
	case "choice":
		inner = true
	case "extension":
		if base := s.types[n.attr("base")]; base != nil {
			children = append(base.Children[:len(base.Children):len(base.Children)], children...)
		}
	case "group":
		if ref := s.groups[n.attr("ref")]; ref != nil {
			children = ref.Children
		}
		if n.attr("ref") == "w:EG_RPrBase" {
			still, inner, repeated, many = false, false, false, false
			children = children[0].Children // of the choice
		}
	}
	for _, c := range children {
		s.gather(c, into, rank, inner, many || repeated)
	}
	if inner && !still {
		*rank++
	}
}

// check reports the first element of a part that does not stand where it may.
func (s *schema) check(data []byte) error {
	type open struct {
		kind, last string
		rank       int
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	var stack []open
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if len(stack) == 0 {
				root := s.root(name)
				if root == nil {
					return fmt.Errorf("%s is no root", name)
				}
				stack = append(stack, open{kind: root.attr("type")})
				continue
			}
			parent := &stack[len(stack)-1]
			p, ok := s.content(parent.kind)[name]
			if !ok && s.root(name) != nil {
				p, ok = s.content(parent.kind)[anything]
				p.kind = s.root(name).attr("type")
			}
			switch {
			case !ok:
				return fmt.Errorf("%s may not stand in a %s", name, parent.kind)
			case p.rank < parent.rank:
				return fmt.Errorf("%s stands after %s in a %s", name, parent.last, parent.kind)
			case name == parent.last && !p.many:
				return fmt.Errorf("%s stands twice in a %s", name, parent.kind)
			}
			parent.last, parent.rank = name, p.rank
			stack = append(stack, open{kind: p.kind})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

// xmlParts are the parts of a document and of the workbooks in it that have a schema of their own.
func xmlParts(tb testing.TB, data []byte) []entry {
	var all []entry
	for _, e := range unzip(tb, data) {
		switch {
		case strings.HasSuffix(e.name, ".xlsx"):
			for _, inner := range unzip(tb, e.data) {
				all = append(all, entry{e.name + "/" + inner.name, inner.data})
			}
		default:
			all = append(all, e)
		}
	}
	return all
}

func TestElementsStandInOrder(t *testing.T) {
	s := readSchema(t)
	for name, d := range map[string]*render.Document{"decision": decision(), "report": report(t), "charts": charted(), "signed": signed()} {
		checked := 0
		for _, e := range xmlParts(t, encode(t, d, resolve(t, d))) {
			if !strings.HasPrefix(e.name, "word/") || !strings.HasSuffix(e.name, ".xml") || strings.HasSuffix(e.name, "Types].xml") {
				continue
			}
			if err := s.check(e.data); err != nil {
				t.Errorf("%s: %s: %v", name, e.name, err)
			}
			checked++
		}
		if checked < 5 {
			t.Errorf("%s: only %d parts checked", name, checked)
		}
	}
	// The other letterhead is LibreOffice's, which repeats elements itself.
	own := only(text("NoiDung", "{{code}}"), text("NoiDung", "{{body}}"))
	data := fill(t, readBase(t, encode(t, own, resolve(t, own))), letter())
	for _, name := range []string{"word/document.xml", "word/styles.xml"} {
		if err := s.check(part(t, data, name)); err != nil {
			t.Errorf("letterhead: %s: %v", name, err)
		}
	}
}

// TestSchemaNotices: the check above can fail.
func TestSchemaNotices(t *testing.T) {
	s := readSchema(t)
	for _, test := range []struct{ body, want string }{
		{`<p><pPr><pStyle/><keepNext/><keepLines/><spacing/><ind/><jc/><outlineLvl/></pPr></p>`, ""},
		{`<p><pPr><keepNext/><pStyle/></pPr></p>`, "pStyle stands after keepNext"},
		{`<p><pPr><ind/><spacing/></pPr></p>`, "spacing stands after ind"},
		{`<p><pPr><sectPr/><rPr/></pPr></p>`, "rPr stands after sectPr"},
		{`<p><r><rPr><b/><bCs/><sz/></rPr></r></p>`, ""},
		{`<p><r><rPr><sz/><b/></rPr></r></p>`, "b stands after sz"},
		{`<p><r><t/><br/><t/></r><r/></p>`, ""},
		{`<p><r><t><br/></t></r></p>`, "br may not stand"},
		{`<p><r/><pPr/></p>`, "pPr stands after r"},
		{`<tbl><tblPr><tblInd/><tblW/></tblPr></tbl>`, "tblW stands after tblInd"},
		{`<tbl><tblGrid/><tblPr/></tbl>`, "tblPr stands after tblGrid"},
		{`<tbl><tblPr/><tblGrid/><tr><tc><tcPr><vAlign/><tcW/></tcPr></tc></tr></tbl>`, "tcW stands after vAlign"},
		{`<sectPr><pgMar/><pgSz/></sectPr>`, "pgSz stands after pgMar"},
		{`<sectPr><type/><headerReference/></sectPr>`, "headerReference stands after type"},
		{`<sectPr/><p/>`, "p stands after sectPr"},
		{`<p><pPr/><pPr/></p>`, "pPr stands twice"},
		{`<chartSpace><lang/><date1904/></chartSpace>`, "date1904 stands after lang"},
		{`<chartSpace><chart><plotArea><barChart><ser><idx/><tx/></ser></barChart></plotArea><plotVisOnly/></chart></chartSpace>`, ""},
		{`<chartSpace><chart><plotArea><barChart><ser><tx/><idx/></ser></barChart></plotArea></chart></chartSpace>`, "idx stands after tx"},
		{`<chartSpace><spPr><ln><prstDash/><solidFill/></ln></spPr></chartSpace>`, "solidFill stands after prstDash"},
		{`<worksheet><sheetData><row><c><is/><v/></c></row></sheetData></worksheet>`, "v stands after is"},
		{`<worksheet><sheetData/><cols/></worksheet>`, "cols stands after sheetData"},
		{`<p><r><drawing><inline><docPr/><extent/></inline></drawing></r></p>`, "extent stands after docPr"},
		{`<p><r><drawing><inline><extent/><docPr/><graphic><graphicData><chart/></graphicData></graphic></inline></drawing></r></p>`, ""},
		{`<p><r><drawing><inline><extent/><docPr/><graphic><graphicData><axis/></graphicData></graphic></inline></drawing></r></p>`, "axis may not stand"},
	} {
		err := s.check([]byte("<document><body>" + test.body + "</body></document>"))
		if strings.HasPrefix(test.body, "<chartSpace>") || strings.HasPrefix(test.body, "<worksheet>") {
			err = s.check([]byte(test.body))
		}
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: error %v, want %q", test.body, err, test.want)
		}
	}
}
