package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"vanban/render"
	"vanban/render/layout"
)

// listed is an item of a list; of a level below 0, one that goes on with an item.
func listed(level int, text string) *render.Paragraph {
	p := paragraph("Body", text)
	p.List.Level = max(level, -level)
	if level > 0 {
		label, _, _ := strings.Cut(text, " ")
		p.List.Label = len(label)
	}
	return p
}

// TestLists spells out the lists that paragraphs are in.
func TestLists(t *testing.T) {
	table := &render.Table{Columns: []render.Column{{}}, Rows: []render.Row{{Cells: []render.Cell{{Blocks: []*render.Paragraph{paragraph("Cell", "ô")}}}}}}
	for _, test := range []struct {
		name   string
		blocks []render.Block
		want   string
	}{
		{
			"one list",
			[]render.Block{listed(1, "1. một"), listed(1, "2. hai"), paragraph("Body", "sau")},
			"L1[LI[1.|một] LI[2.|hai]] P[sau]",
		},
		{
			"within each other",
			[]render.Block{listed(1, "1. một"), listed(2, "a) a"), listed(2, "b) b"), listed(1, "2. hai")},
			"L1[LI[1.|một La[LI[a)|a] LI[b)|b]]] LI[2.|hai]]",
		},
		{
			"a level left out",
			[]render.Block{listed(3, "- một"), listed(1, "1. một"), listed(3, "- hai"), listed(2, "a) a")},
			"L-[LI[-|một]] L1[LI[1.|một L-[LI[-|hai]] La[LI[a)|a]]]]",
		},
		{
			"numbered in another way",
			[]render.Block{listed(1, "- một"), listed(1, "+ hai"), listed(1, "1. ba"), listed(1, "đ) bốn"), listed(1, "A. năm")},
			"L-[LI[-|một]] L+[LI[+|hai]] L1[LI[1.|ba]] La[LI[đ)|bốn]] LA[LI[A.|năm]]",
		},
		{
			"an item of several paragraphs",
			[]render.Block{listed(1, "1. một"), listed(2, "- hai"), listed(-1, "tiếp"), listed(1, "2. ba")},
			"L1[LI[1.|một L-[LI[-|hai]] P[tiếp]] LI[2.|ba]]",
		},
		{
			"without labels",
			[]render.Block{listed(-1, "một"), listed(-1, "tiếp")},
			"L0[LI[|một P[tiếp]]]",
		},
		{
			"parted by text",
			[]render.Block{listed(1, "1. một"), paragraph("Body", "giữa"), listed(1, "2. hai")},
			"L1[LI[1.|một]] P[giữa] L1[LI[2.|hai]]",
		},
		{
			"parted by an empty paragraph",
			[]render.Block{listed(1, "1. một"), &render.Paragraph{Role: "Body"}, listed(1, "2. hai")},
			"L1[LI[1.|một]] L1[LI[2.|hai]]",
		},
		{
			"parted by a heading",
			[]render.Block{listed(1, "1. một"), paragraph("Center", "Giữa"), listed(1, "2. hai")},
			"L1[LI[1.|một]] H1[Giữa] L1[LI[2.|hai]]",
		},
		{
			"a table in an item",
			[]render.Block{listed(1, "1. một"), table, listed(1, "2. hai"), paragraph("Body", "sau"), table},
			"L1[LI[1.|một Table[ô]] LI[2.|hai]] P[sau] Table[ô]",
		},
		{
			"a label without text",
			[]render.Block{listed(1, "1."), listed(1, "2. hai")},
			"L1[LI[1.|] LI[2.|hai]]",
		},
	} {
		l := compute(t, test.blocks...)
		if got := spell(l, l.Tree.Children[0]); got != test.want {
			t.Errorf("%s: lists are\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// spell writes what is below an element: of an item its label and its first paragraph.
func spell(l *layout.Layout, n *layout.Node) string {
	var kids []string
	for _, child := range n.Children {
		switch inner := spell(l, child); child.Kind {
		case layout.NodeList:
			kids = append(kids, fmt.Sprintf("L%c[%s]", "01aA-+"[child.Numbering], inner))
		case layout.NodeListItem:
			if !strings.Contains(inner, "|") {
				inner = "|" + inner
			}
			kids = append(kids, "LI["+strings.Replace(inner, "| P[", "|", 1)+"]")
		case layout.NodeLabel:
			kids = append(kids, shown(l, child)+"|")
		case layout.NodeListBody:
			kids = append(kids, strings.Replace(strings.Replace(inner, "P[", "", 1), "]", "", 1))
		case layout.NodeHeading1:
			kids = append(kids, "H1["+shown(l, child)+"]")
		case layout.NodeTable:
			kids = append(kids, "Table[ô]")
		default:
			kids = append(kids, "P["+shown(l, child)+"]")
		}
	}
	return strings.ReplaceAll(strings.Join(kids, " "), "| ", "|")
}

// shown is the text that the pages show of an element.
func shown(l *layout.Layout, n *layout.Node) string {
	var b strings.Builder
	for i := range l.Pages {
		for _, text := range texts(&l.Pages[i]) {
			if text.Node == n {
				b.WriteString(text.Text)
			}
		}
	}
	return strings.TrimSpace(b.String())
}

// TestLabelsChangeNoPlace compares a justified paragraph of several lines with the same one that
// is an item: the label is a piece of its own, and nothing moves.
func TestLabelsChangeNoPlace(t *testing.T) {
	text := "1. " + strings.Repeat("thủ trưởng các đơn vị có trách nhiệm ", 20)
	plain, item := compute(t, paragraph("Body", text)), compute(t, listed(1, text))
	want, got := texts(&plain.Pages[0]), texts(&item.Pages[0])
	if len(got) != len(want)+1 || got[0].Text != "1. " || got[0].Text+got[1].Text != want[0].Text {
		t.Fatalf("the first line is %q and %q, want %q in two", got[0].Text, got[1].Text, want[0].Text)
	}
	if got[0].X != want[0].X || abs(got[0].X+got[0].Width-got[1].X) > 1 || abs(got[1].X+got[1].Width-want[0].X-want[0].Width) > 1 {
		t.Errorf("label and text reach from %d to %d and from %d to %d, want %d to %d", got[0].X, got[0].X+got[0].Width,
			got[1].X, got[1].X+got[1].Width, want[0].X, want[0].X+want[0].Width)
	}
	for i := range want[1:] {
		if a, b := *got[i+2], *want[i+1]; a.X != b.X || a.Y != b.Y || a.Text != b.Text {
			t.Errorf("line %d is %q at %d, want %q at %d", i+2, a.Text, a.X, b.Text, b.X)
		}
	}
}

func abs(l render.Length) render.Length { return max(l, -l) }

// TestParted has lines end at blanks, at a forced break, behind a hyphen and inside a word.
func TestParted(t *testing.T) {
	long := strings.Repeat("x", 300)
	for text, want := range map[string]string{
		"một":                              "một",
		"một\nhai":                         "một_hai",
		strings.Repeat("một ", 40):         strings.Repeat("một ", 40),
		strings.Repeat("một-", 40) + "hai": strings.Repeat("một-", 40) + "hai",
		long:                               long,
	} {
		var got strings.Builder
		for _, piece := range texts(&compute(t, paragraph("Body", text)).Pages[0]) {
			got.WriteString(piece.Text)
			if piece.Parted {
				got.WriteString("_")
			}
		}
		if strings.ReplaceAll(got.String(), "_", " ") != strings.TrimSpace(strings.ReplaceAll(want, "_", " ")) {
			t.Errorf("%.30q is heard as %q", text, got.String())
		}
	}
}
