package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vanban/render"
)

func named(name string) *render.Paragraph { return &render.Paragraph{Runs: []render.Run{{Text: name}}} }

func rowOf(names ...string) render.Row {
	var row render.Row
	for _, n := range names {
		row.Cells = append(row.Cells, render.Cell{Blocks: []*render.Paragraph{named(n), named(n + "+")}})
	}
	return row
}

// walked has every kind of block, and blocks in those that hold some.
func walked() []render.Block {
	inside := &render.Columns{Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{{Blocks: []render.Block{named("d")}}}}}}
	return []render.Block{
		named("a"),
		&render.Columns{Rows: []render.ColumnsRow{
			{Cells: []render.ColumnsCell{{Blocks: []render.Block{named("b"), &render.Line{Of: named("no")}}}, {}, {Blocks: []render.Block{&render.Box{Text: *named("c")}}}}},
			{Cells: []render.ColumnsCell{{Blocks: []render.Block{inside}}}},
		}},
		&render.Table{Header: []render.Row{rowOf("e")}, Rows: []render.Row{rowOf("f", "g"), rowOf("h")}},
		&render.Chart{},
		named("i"),
	}
}

func TestWalk(t *testing.T) {
	var got []string
	for b := range render.Walk(walked()) {
		name := strings.TrimPrefix(fmt.Sprintf("%T", b), "*render.")
		if p, ok := b.(*render.Paragraph); ok {
			name = p.Runs[0].Text
		}
		got = append(got, name)
	}
	const want = "a Columns b Line Box c Columns d Table e e+ f f+ g g+ h h+ Chart i"
	if strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestParagraphs also stops behind each of them: nothing comes after that.
func TestParagraphs(t *testing.T) {
	all := slices.Collect(render.Paragraphs(walked()))
	if len(all) != 13 {
		t.Fatalf("%d paragraphs", len(all))
	}
	for n := range all {
		seen := 0
		for p := range render.Paragraphs(walked()) {
			if p.Runs[0].Text != all[seen].Runs[0].Text {
				t.Errorf("%q, want %q", p.Runs[0].Text, all[seen].Runs[0].Text)
			}
			if seen++; seen > n {
				break
			}
		}
	}
}

// TestWalkChanges: what is found in a box is its own paragraph, not a copy.
func TestWalkChanges(t *testing.T) {
	blocks := walked()
	for p := range render.Paragraphs(blocks) {
		p.Role = "seen"
	}
	for p := range render.Paragraphs(blocks) {
		if p.Role != "seen" {
			t.Errorf("%q is another one each time", p.Runs[0].Text)
		}
	}
}
