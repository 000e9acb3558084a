package pdf_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
	"vanban/render/pdf"
)

// TestStructureHoldsEveryMark walks the structure tree: every marked content of every page
// belongs to one element of the same name, and the parent tree leads back to it.
func TestStructureHoldsEveryMark(t *testing.T) {
	d := read(t, encode(t, compute(t, sample())))
	root := d.dict(d.catalog()["StructTreeRoot"])
	owners := map[string]ref{} // by page and identifier
	d.walk(root["K"].(ref), d.catalog()["StructTreeRoot"].(ref), func(r ref, e dict) {
		for _, kid := range e["K"].(array) {
			page, id := e["Pg"], kid
			if reference, ok := kid.(dict); ok {
				page, id = reference["Pg"], reference["MCID"]
			}
			if _, isElement := id.(ref); !isElement {
				key := fmt.Sprint(page, id)
				if _, twice := owners[key]; twice {
					t.Errorf("marked content %s belongs to two elements", key)
				}
				owners[key] = r
			}
		}
	})
	parents := numbers(d.dict(root["ParentTree"]))
	embedded, count := d.fonts(), 0
	for i, page := range d.pages() {
		tags := d.draw(page, embedded).tags
		list, _ := d.get(parents[i]).(array)
		if d.dict(page)["StructParents"] != i || d.dict(page)["Tabs"] != name("S") || len(list) != len(tags) {
			t.Fatalf("page %d has %d marked contents, the parent tree knows %d", i+1, len(tags), len(list))
		}
		for id, tag := range tags {
			owner := owners[fmt.Sprint(page, id)]
			if owner == (ref{}) || list[id] != owner || d.dict(owner)["S"] != name(tag) {
				t.Errorf("page %d: content %d (%s) belongs to %v, the parent tree says %v", i+1, id, tag, owner, list[id])
			}
		}
		count += len(tags)
	}
	if count != len(owners) {
		t.Errorf("elements hold %d marked contents, pages have %d", len(owners), count)
	}
}

// walk visits an element and all below it.
func (d *document) walk(r, parent ref, visit func(ref, dict)) {
	e := d.dict(r)
	if e["P"] != parent {
		d.t.Errorf("parent of element %v is %v, want %v", r, e["P"], parent)
	}
	visit(r, e)
	for _, kid := range e["K"].(array) {
		if child, ok := kid.(ref); ok {
			d.walk(child, r, visit)
		}
	}
}

// numbers reads a number tree of one node.
func numbers(tree dict) map[int]any {
	m := map[int]any{}
	nums := tree["Nums"].(array)
	for i := 0; i < len(nums); i += 2 {
		m[nums[i].(int)] = nums[i+1]
	}
	return m
}

// TestStructureOfATable spells out the tree of a hand-made table whose text lies on two
// pages. An empty cell stays, an empty section goes.
func TestStructureOfATable(t *testing.T) {
	node := func(kind layout.NodeKind, children ...*layout.Node) *layout.Node {
		return &layout.Node{Kind: kind, Children: children}
	}
	text, more := node(layout.NodeParagraph), node(layout.NodeParagraph)
	header := node(layout.NodeHeaderCell)
	header.Scope, header.Cols, header.Rows = layout.ScopeColumn, 2, 3
	table := node(layout.NodeTable,
		node(layout.NodeTableHead, node(layout.NodeRow, header), node(layout.NodeRow), node(layout.NodeRow)),
		node(layout.NodeTableBody, node(layout.NodeRow, node(layout.NodeCell, text, more), node(layout.NodeCell, node(layout.NodeParagraph)))))
	table.Alt = "Bảng (1)"
	empty := node(layout.NodeSection, node(layout.NodeParagraph), node(layout.NodeDivision))
	l := &layout.Layout{
		Tree: node(layout.NodeDocument, node(layout.NodeSection, table), empty),
		Pages: []layout.Page{
			a4(&layout.Text{Text: "TT", Node: header}, &layout.Text{Text: "một", Node: text}, &layout.Rule{},
				&layout.Text{Text: "một", Node: text}),
			a4(&layout.Text{Text: "2"}, &layout.Text{Text: "hai", Node: text}, &layout.Text{Text: "ba", Node: more}),
		},
	}
	d := read(t, encode(t, l))
	first, second := d.pages()[0], d.pages()[1]
	want := fmt.Sprintf(`Document[Sect[Table(map[O:Table Summary:Bảng (1)])[
THead[TR[TH(map[ColSpan:2 O:Table RowSpan:3 Scope:Column])@%d[0]]TR[]TR[]]
TBody[TR[TD[P@%d[1 2 %d:0]P@%d[1]]TD[]]]]]]`, first, first, second, second)
	root := d.dict(d.catalog()["StructTreeRoot"])
	if got := d.spell(root["K"]); got != strings.ReplaceAll(want, "\n", "") {
		t.Errorf("structure is\n%s\nwant\n%s", got, want)
	}
	if d.dict(d.catalog()["MarkInfo"])["Marked"] != true {
		t.Error("the file does not say that it is tagged")
	}
}

// spell writes an element and what it holds in one line.
func (d *document) spell(kid any) string {
	switch k := kid.(type) {
	case dict:
		return fmt.Sprintf("%d:%v", k["Pg"], k["MCID"])
	case ref:
		return d.spellElement(d.dict(k))
	}
	return fmt.Sprint(kid, " ")
}

func (d *document) spellElement(e dict) string {
	s := string(e["S"].(name))
	if a, ok := e["A"].(dict); ok {
		if summary, ok := a["Summary"]; ok {
			a["Summary"] = text(summary)
		}
		s += fmt.Sprintf("(%v)", a)
	}
	if page, ok := e["Pg"]; ok {
		s += fmt.Sprintf("@%d", page)
	}
	var kids string
	for _, kid := range e["K"].(array) {
		kids += d.spell(kid)
	}
	return s + "[" + strings.TrimSpace(kids) + "]"
}

func a4(items ...layout.Item) layout.Page {
	p := layout.Page{Width: portrait().Width, Height: portrait().Height, Items: items}
	for _, item := range items {
		if t, ok := item.(*layout.Text); ok {
			t.Size = sheet()["Text"].Size
		}
	}
	return p
}

// TestArtifacts looks at what belongs to nobody: page numbers and headers that are
// repeated are there for the sake of pages, lines for the look.
func TestArtifacts(t *testing.T) {
	l := &layout.Layout{Pages: []layout.Page{a4(&layout.Text{Text: "2"}, &layout.Rule{}, &layout.Frame{})}}
	d := read(t, encode(t, l))
	content := string(d.objects[d.dict(d.pages()[0])["Contents"].(ref)].stream)
	var tags []string
	for line := range strings.Lines(content) {
		if _, tag, ok := strings.Cut(line, "/Artifact"); ok {
			tags = append(tags, strings.TrimSpace(tag))
		}
	}
	want := []string{"<</Type/Pagination>>BDC BT", "<</Type/Layout>>BDC"}
	if !slices.Equal(tags, want) {
		t.Errorf("artifacts are %q, want %q", tags, want)
	}
}

// TestStructureOfLists spells out a list in a list.
func TestStructureOfLists(t *testing.T) {
	node := func(kind layout.NodeKind, children ...*layout.Node) *layout.Node {
		return &layout.Node{Kind: kind, Children: children}
	}
	label, text, inner, innerText := node(layout.NodeLabel), node(layout.NodeParagraph), node(layout.NodeLabel), node(layout.NodeParagraph)
	points := node(layout.NodeList, node(layout.NodeListItem, inner, node(layout.NodeListBody, innerText)))
	points.Numbering = layout.NumberingLowerLetters
	list := node(layout.NodeList, node(layout.NodeListItem, label, node(layout.NodeListBody, text, points)))
	list.Numbering = layout.NumberingDecimal
	l := &layout.Layout{Tree: node(layout.NodeDocument, list), Pages: []layout.Page{a4(
		&layout.Text{Text: "1. ", Node: label}, &layout.Text{Text: "một", Node: text},
		&layout.Text{Text: "a) ", Node: inner}, &layout.Text{Text: "hai", Node: innerText},
	)}}
	d := read(t, encode(t, l))
	want := strings.ReplaceAll("Document[L(map[ListNumbering:Decimal O:List])[LI[Lbl@_[0]LBody[P@_[1]"+
		"L(map[ListNumbering:LowerAlpha O:List])[LI[Lbl@_[2]LBody[P@_[3]]]]]]]]", "_", fmt.Sprintf("%d", d.pages()[0]))
	if got := d.spell(d.dict(d.catalog()["StructTreeRoot"])["K"]); got != want {
		t.Errorf("structure is\n%s\nwant\n%s", got, want)
	}
}

// TestWordsPart reads paragraphs of many lines through the structure tree: between two words there
// is a blank, also where a line or a page ends (ISO 32000-1, 14.8.2.5).
func TestWordsPart(t *testing.T) {
	document := sample()
	d := read(t, encode(t, compute(t, document)))
	heard := map[string]string{} // by page and identifier
	embedded := d.fonts()
	for _, page := range d.pages() {
		for _, piece := range d.draw(page, embedded).texts {
			heard[fmt.Sprint(page, piece.id)] += piece.text
		}
	}
	paragraphs := map[string]bool{}
	root := d.catalog()["StructTreeRoot"].(ref)
	d.walk(d.dict(root)["K"].(ref), root, func(_ ref, e dict) {
		var s string
		for _, kid := range e["K"].(array) {
			switch kid := kid.(type) {
			case int:
				s += heard[fmt.Sprint(e["Pg"], kid)]
			case dict:
				s += heard[fmt.Sprint(kid["Pg"], kid["MCID"])]
			}
		}
		paragraphs[s] = true
	})
	for _, b := range document.Sections[0].Body {
		p, ok := b.(*render.Paragraph)
		if !ok {
			continue
		}
		var want string
		for _, run := range p.Runs {
			want += run.Text
		}
		if want = strings.NewReplacer("\n", " ", "\u00A0", " ", "\u2011", "-").Replace(want); !paragraphs[strings.TrimRight(want, " ")] {
			t.Errorf("nobody hears %q", want)
		}
	}
}

// TestBrokenIsNotHandedOut draws layouts whose files would break PDF/UA-1: not a byte of them is
// written.
func TestBrokenIsNotHandedOut(t *testing.T) {
	node := func(kind layout.NodeKind, children ...*layout.Node) *layout.Node {
		return &layout.Node{Kind: kind, Children: children}
	}
	cell := node(layout.NodeCell)
	row := func(cells int) *layout.Node {
		r := node(layout.NodeRow)
		for range cells {
			r.Children = append(r.Children, node(layout.NodeCell))
		}
		return r
	}
	list := node(layout.NodeList, node(layout.NodeListItem, node(layout.NodeLabel), node(layout.NodeListBody)))
	for want, test := range map[string]struct{ tree, text *layout.Node }{
		"ISO 14289-1, 7.1": {node(layout.NodeDocument, cell), cell},
		"ISO 14289-1, 7.5": {node(layout.NodeDocument, node(layout.NodeTable, node(layout.NodeTableBody, row(2), row(3)))), nil},
		"ISO 14289-1, 7.6": {node(layout.NodeDocument, list), list.Children[0].Children[0]},
	} {
		l := &layout.Layout{Tree: test.tree, Pages: []layout.Page{a4(&layout.Text{Text: "một", Node: test.text})}}
		var b bytes.Buffer
		if err := pdf.Encode(&b, l, pdf.Options{}); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("error %v and %d bytes, want %s and none", err, b.Len(), want)
		}
	}
}
