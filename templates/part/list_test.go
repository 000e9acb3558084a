package part_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates/part"
)

// listsOf spells out which paragraphs of a body are items of lists: "2 a)|text" is an item of
// the second level with its label, "2 |text" one without, which goes on with the item above it;
// "text" is none.
func listsOf(body part.Body) []string {
	p := decision()
	p.Plan.Body = body
	var all []string
	content := p.Compose()[0].Sections[0].Body
	from := slices.IndexFunc(content, func(b render.Block) bool {
		p, ok := b.(*render.Paragraph)
		return ok && strings.Contains(textOf(p), "Mở")
	})
	for _, b := range content[from+1:] {
		p, ok := b.(*render.Paragraph)
		if !ok || len(p.Runs) == 0 {
			break
		}
		text := p.Runs[0].Text
		if p.List.Level > 0 {
			all = append(all, fmt.Sprintf("%d %s|%s", p.List.Level, text[:p.List.Label], strings.TrimSpace(textOf(p)[p.List.Label:])))
			continue
		}
		all = append(all, textOf(p))
	}
	return all
}

func TestLists(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Mở.\n1. Một.\na) Hai;\n- Ba;\n+ Bốn;\nb) Năm.\nTiếp.\n2. Sáu", []string{
			"1 1.|Một.", "2 a)|Hai;", "3 -|Ba;", "4 +|Bốn;", "2 b)|Năm.", "1 |Tiếp.", "1 2.|Sáu./.",
		}},
		{"Mở.\n- Một;\n- Hai.\nĐiều 1. Ba.\n- Bốn", []string{"1 -|Một;", "1 -|Hai.", "Điều 1. Ba.", "1 -|Bốn./."}},
		{"Mở.\n1. Tiêu đề\na) Một;\n2. Hai.\n1.1. Ba", []string{"1. Tiêu đề", "1 a)|Một;", "1 2.|Hai.", "2 1.1.|Ba./."}},
	} {
		if got := listsOf(part.Body{Text: test.text}); !slices.Equal(got, test.want) {
			t.Errorf("%q has the lists\n%q, want\n%q", test.text, got, test.want)
		}
	}
	tree := part.Body{Nodes: []part.Node{
		{Type: "doan", Text: "Mở"},
		{Type: "gach", Text: "Một\nhai", Children: []part.Node{{Type: "doan", Text: "Ba"}, {Type: "khoan", Text: "Bốn"}}},
		{Type: "doan", Text: "Năm"},
	}}
	want := []string{"1 -|Một", "1 |hai", "1 |Ba", "2 1.|Bốn", "Năm./."}
	if got := listsOf(tree); !slices.Equal(got, want) {
		t.Errorf("a tree has the lists\n%q, want\n%q", got, want)
	}
}

// TestListsOfAddressees looks at what has dashes of the system's own.
func TestListsOfAddressees(t *testing.T) {
	p := decision()
	p.Addressees = []string{"A", "B"}
	dashes := 0
	count := func(blocks []render.Block) {
		for _, b := range blocks {
			if p, ok := b.(*render.Paragraph); ok && p.List.Level > 0 {
				if dashes++; p.List != (render.List{Level: 1, Label: 1}) || !strings.HasPrefix(textOf(p), "- ") {
					t.Errorf("%q is an item %v", textOf(p), p.List)
				}
			}
		}
	}
	body := p.Compose()[0].Sections[0].Body
	count(body[:8])
	foot := body[len(body)-1].(*render.Columns)
	count(foot.Rows[0].Cells[0].Blocks)
	if want := len(p.Addressees) + len(p.Foot.ToPlaces) + 1; dashes != want {
		t.Errorf("%d items of lists, want %d", dashes, want)
	}
}
