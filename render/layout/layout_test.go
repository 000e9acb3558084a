package layout_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// sheet has the roles of these tests.
func sheet() render.Sheet {
	return render.Sheet{
		"Body":   {Name: "Body", Size: 14 * render.Pt, Align: render.AlignJustify, FirstLine: 10 * render.MM, Before: 6 * render.Pt},
		"Left":   {Name: "Left", Size: 14 * render.Pt},
		"Center": {Name: "Center", Size: 14 * render.Pt, Bold: true, Align: render.AlignCenter, KeepNext: true, Outline: 1},
		"Cell":   {Name: "Cell", Size: 12 * render.Pt},
		"Number": {Name: "Number", Size: 14 * render.Pt, Align: render.AlignCenter},
	}
}

func page() render.Page {
	return render.Page{
		Width: 210 * render.MM, Height: 297 * render.MM,
		Top: 20 * render.MM, Bottom: 20 * render.MM, Left: 30 * render.MM, Right: 20 * render.MM,
		Number: render.PageNumber{Role: "Number", Distance: 10 * render.MM, Start: 1, HideFirst: true},
	}
}

func paragraph(role render.Role, text string) *render.Paragraph {
	return &render.Paragraph{Role: role, Runs: []render.Run{{Text: text}}}
}

func compute(t testing.TB, blocks ...render.Block) *layout.Layout {
	t.Helper()
	d := &render.Document{Name: "test", Styles: sheet(), Sections: []render.Section{{Page: page(), Body: blocks}}}
	l, err := layout.Compute(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// texts returns the texts of a page that mean something, in the order they are drawn.
func texts(p *layout.Page) []*layout.Text {
	var r []*layout.Text
	for _, i := range p.Items {
		if t, ok := i.(*layout.Text); ok && t.Node != nil {
			r = append(r, t)
		}
	}
	return r
}

// lines returns the text of the layout by lines: texts on one baseline are one line.
func lines(l *layout.Layout) []string {
	var r []string
	for i := range l.Pages {
		y := render.Length(-1)
		for _, t := range texts(&l.Pages[i]) {
			if t.Y == y {
				r[len(r)-1] += t.Text
				continue
			}
			r, y = append(r, t.Text), t.Y
		}
	}
	return r
}

var syllables = append(strings.Fields("Quyết định này có hiệu lực thi hành kể từ ngày ký ban 30/2020/NĐ-CP 2021-2030 thường-xuyên nghiêm và"), "Điều\u00a05", "48/2013/NĐ\u2011CP")

func randomText(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = syllables[r.IntN(len(syllables))]
	}
	return strings.Join(words, " ")
}

// TestJustifiedLinesEndAtTheMargin draws random paragraphs and looks where their lines end.
func TestJustifiedLinesEndAtTheMargin(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	right := 190 * render.MM
	for range 200 {
		text := randomText(r, 5+r.IntN(200))
		l := compute(t, paragraph("Body", text))
		var all []*layout.Text
		for i := range l.Pages {
			all = append(all, texts(&l.Pages[i])...)
		}
		for i, x := range all[:len(all)-1] {
			if end := x.X + x.Width; strings.Contains(x.Text, " ") && (end < right-render.Twip || end > right+render.Twip) {
				t.Fatalf("line %d %q ends at %v, want %v", i, x.Text, end, right)
			}
		}
		if last := all[len(all)-1]; last.WordSpace.Num > 0 || last.X+last.Width > right+render.Twip {
			t.Fatalf("the last line %q is widened or too long", last.Text)
		}
	}
}

// TestLinesAgainstASlowBreaker compares the lines of left-aligned text, where no blank is narrowed,
// with those of a breaker that measures every candidate anew.
func TestLinesAgainstASlowBreaker(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		text := randomText(r, 1+r.IntN(150))
		got, want := lines(compute(t, paragraph("Left", text))), slowLines(text, 160*render.MM)
		if !slices.Equal(got, want) {
			t.Fatalf("lines of %q\n got %q\nwant %q", text, got, want)
		}
	}
}

// slowLines breaks the text at blanks and after hyphens.
func slowLines(text string, width render.Length) []string {
	var r []string
	for len(text) > 0 {
		end := 0
		for i := 1; i <= len(text); i++ {
			atBlank := i < len(text) && text[i] == ' '
			if (i == len(text) || atBlank || text[i-1] == '-') && advance(text[:i]) <= width {
				end = i
			}
		}
		r = append(r, text[:end])
		text = strings.TrimPrefix(text[end:], " ")
	}
	return r
}

func advance(text string) render.Length {
	f := fonts.Default().Regular
	units := int64(0)
	for _, r := range text {
		units += int64(f.Advance(r))
	}
	return render.Length(units * int64(14*render.Pt) / int64(f.UnitsPerEm()))
}

// TestTokenLongerThanALine breaks it where the line is full.
func TestTokenLongerThanALine(t *testing.T) {
	long := strings.Repeat("a", 120)
	for _, text := range []string{long, "trước " + long + " sau", strings.Repeat("đường/", 30), long + "/" + long} {
		got := strings.Join(lines(compute(t, paragraph("Body", text))), "")
		if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(text, " ", "") {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// TestNoPageIsOverfull lays out random paragraphs, keeps and tables: nothing stands below the
// bottom margin, and every word is there once and in order.
func TestNoPageIsOverfull(t *testing.T) {
	for seed := range uint64(120) {
		r := rand.New(rand.NewPCG(seed, 5))
		var blocks []render.Block
		for range 1 + r.IntN(25) {
			if r.IntN(4) == 0 {
				blocks = append(blocks, randomTable(r))
				continue
			}
			role := []render.Role{"Body", "Left", "Center"}[r.IntN(3)]
			blocks = append(blocks, paragraph(role, randomText(r, 1+r.IntN(250))))
		}
		l := compute(t, blocks...)
		for i := range l.Pages {
			if low := lowest(&l.Pages[i]); low > 277*render.MM+render.Twip {
				t.Fatalf("seed %d, page %d reaches down to %v", seed, i+1, low)
			}
		}
		if want, got := textsOf(blocks), drawn(l); !slices.Equal(want, got) {
			t.Fatalf("seed %d: the paragraphs\n%q\nwere drawn as\n%q", seed, want, got)
		}
	}
}

// lowest returns how far down the page is drawn on: baselines and lines.
func lowest(p *layout.Page) render.Length {
	low := render.Length(0)
	for _, item := range p.Items {
		switch item := item.(type) {
		case *layout.Text:
			low = max(low, item.Y)
		case *layout.Rule:
			low = max(low, item.Y1+item.Weight/2, item.Y2)
		case *layout.Frame:
			low = max(low, item.Y+item.Height)
		}
	}
	return low
}

// randomTable has cells over several rows and columns.
func randomTable(r *rand.Rand) *render.Table {
	columns := 2 + r.IntN(5)
	t := &render.Table{Columns: make([]render.Column, columns)}
	for i := range t.Columns {
		t.Columns[i].Share = r.IntN(3) // 0 leaves it to the content
	}
	if r.IntN(3) > 0 {
		t.Header = []render.Row{plainRow(r, columns, 3)}
	}
	for rows := 1 + r.IntN(30); len(t.Rows) < rows; {
		switch r.IntN(5) {
		case 0: // a group
			t.Rows = append(t.Rows, render.Row{Group: true, Cells: []render.Cell{{Cols: columns, Blocks: cellText(r, 6)}}})
		case 1: // a cell over some rows
			t.Rows = append(t.Rows, spanningRows(r, columns, 1+r.IntN(5))...)
		case 2: // a tall row
			t.Rows = append(t.Rows, plainRow(r, columns, 150))
		default:
			t.Rows = append(t.Rows, plainRow(r, columns, 12))
		}
	}
	return t
}

func plainRow(r *rand.Rand, columns, words int) render.Row {
	var row render.Row
	for range columns {
		row.Cells = append(row.Cells, render.Cell{Blocks: cellText(r, words)})
	}
	return row
}

func spanningRows(r *rand.Rand, columns, n int) []render.Row {
	rows := make([]render.Row, n)
	for i := range rows {
		rows[i] = plainRow(r, columns-1, 20)
	}
	rows[0].Cells = slices.Insert(rows[0].Cells, 0, render.Cell{Rows: n, Blocks: cellText(r, 80)})
	return rows
}

func cellText(r *rand.Rand, words int) []*render.Paragraph {
	p := []*render.Paragraph{paragraph("Cell", randomText(r, 1+r.IntN(words)))}
	if r.IntN(4) == 0 {
		p = append(p, paragraph("Cell", randomText(r, 1+r.IntN(words))))
	}
	return p
}

// textsOf are the paragraphs in the order of the document, without blanks.
func textsOf(blocks []render.Block) []string {
	var r []string
	add := func(p *render.Paragraph) { r = append(r, strings.ReplaceAll(p.Runs[0].Text, " ", "")) }
	for _, b := range blocks {
		switch b := b.(type) {
		case *render.Paragraph:
			add(b)
		case *render.Table:
			for _, row := range slices.Concat(b.Header, b.Rows) {
				for _, c := range row.Cells {
					for _, p := range c.Blocks {
						add(p)
					}
				}
			}
		}
	}
	return r
}

// drawn are the texts of the structure tree's paragraphs as the pages show them, each in the
// order in which it is drawn, without blanks.
func drawn(l *layout.Layout) []string {
	byNode := map[*layout.Node]string{}
	for i := range l.Pages {
		for _, t := range texts(&l.Pages[i]) {
			byNode[t.Node] += strings.ReplaceAll(t.Text, " ", "")
		}
	}
	var r []string
	var walk func(n *layout.Node)
	walk = func(n *layout.Node) {
		if text, ok := byNode[n]; ok {
			r = append(r, text)
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(l.Tree)
	return r
}

// TestHeaderRepeats expects the header of a long table on each of its pages, once with a
// meaning and then as an artifact.
func TestHeaderRepeats(t *testing.T) {
	table := &render.Table{Columns: make([]render.Column, 2)}
	cells := func(a, b string) []render.Cell {
		return []render.Cell{
			{Blocks: []*render.Paragraph{paragraph("Cell", a)}},
			{Blocks: []*render.Paragraph{paragraph("Cell", b)}},
		}
	}
	table.Header = []render.Row{{Cells: cells("STT", "Nội dung")}}
	for i := range 200 {
		table.Rows = append(table.Rows, render.Row{Cells: cells(fmt.Sprint(i+1), "việc")})
	}
	l := compute(t, table)
	if len(l.Pages) < 3 {
		t.Fatalf("200 rows on %d pages", len(l.Pages))
	}
	for i := range l.Pages {
		n := 0
		for _, item := range l.Pages[i].Items {
			if x, ok := item.(*layout.Text); ok && x.Text == "STT" {
				n++
				if (x.Node == nil) != (i > 0) {
					t.Errorf("page %d: the header's node is %v", i+1, x.Node)
				}
			}
		}
		if n != 1 {
			t.Errorf("page %d has the header %d times", i+1, n)
		}
	}
}

// TestResolve expects of Resolve what Compute resolves.
func TestResolve(t *testing.T) {
	title := paragraph("Center", "Ban hành Kế hoạch cải cách hành chính số\u00a0\u00a0/QĐ\u2011SNV")
	line := &render.Line{Of: title, Num: 2, Den: 5, Weight: render.Pt / 2, Height: 3 * render.Pt}
	d := &render.Document{Styles: sheet(), Sections: []render.Section{
		{Page: page(), Body: []render.Block{title, line, randomTable(rand.New(rand.NewPCG(7, 7)))}},
	}}
	l, err := layout.Compute(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := layout.Resolve(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(r, l.Resolved) {
		t.Errorf("resolved alone %v, with pages %v", r, l.Resolved)
	}
	if got, want := r.Lines[line], texts(&l.Pages[0])[0].Width.Scale(2, 5); got != want {
		t.Errorf("the rule is %v long, want %v", got, want)
	}
}

// TestErrors says what cannot be laid out.
func TestErrors(t *testing.T) {
	cell := render.Cell{Blocks: []*render.Paragraph{paragraph("Cell", "x")}}
	for name, b := range map[string]render.Block{
		"unknown role":       paragraph("Nobody", "x"),
		"cells missing":      &render.Table{Columns: make([]render.Column, 2), Rows: []render.Row{{Cells: []render.Cell{cell}}}},
		"cells beyond":       &render.Table{Columns: make([]render.Column, 1), Rows: []render.Row{{Cells: []render.Cell{cell, cell}}}},
		"no columns":         &render.Table{},
		"rows beyond":        &render.Table{Columns: make([]render.Column, 1), Rows: []render.Row{{Cells: []render.Cell{{Rows: 2, Blocks: cell.Blocks}}}}},
		"too many columns":   &render.Table{Columns: make([]render.Column, 99), Rows: []render.Row{{Cells: slices.Repeat([]render.Cell{cell}, 99)}}},
		"a cell too far":     &render.Table{Columns: make([]render.Column, 2), Rows: []render.Row{{Cells: []render.Cell{cell, {Cols: math.MaxInt, Blocks: cell.Blocks}}}}},
		"a missing block":    (*render.Paragraph)(nil),
		"a missing text":     &render.Table{Columns: make([]render.Column, 1), Rows: []render.Row{{Cells: []render.Cell{{Blocks: []*render.Paragraph{nil}}}}}},
		"columns ill-filled": &render.Columns{Widths: []render.Length{render.MM, render.MM}, Rows: []render.ColumnsRow{{}}},
	} {
		d := &render.Document{Styles: sheet(), Sections: []render.Section{{Page: page(), Body: []render.Block{b}}}}
		if _, err := layout.Compute(context.Background(), d, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestNarrowColumns gives every column room for some letters, whatever it asks for.
func TestNarrowColumns(t *testing.T) {
	cell := render.Cell{Blocks: []*render.Paragraph{paragraph("Cell", "Quý")}}
	for _, columns := range [][]render.Column{
		{{Fixed: render.MM}, {Share: 1}},
		{{Share: 1}, {Share: 100}},
		{{Fixed: 300 * render.MM}, {}, {}},
		append(slices.Repeat([]render.Column{{Share: 1}}, 16), render.Column{Share: 2}, render.Column{Fixed: 6 * render.MM}),
	} {
		table := &render.Table{Columns: columns, Rows: []render.Row{{Cells: slices.Repeat([]render.Cell{cell}, len(columns))}}}
		widths := compute(t, table).Resolved.Tables[table].Widths
		if slices.Min(widths) < layout.LeastColumn {
			t.Errorf("%v are resolved to %v", columns, widths)
		}
	}
}

// TestDeadline stops at the context's end.
func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := &render.Document{Styles: sheet(), Sections: []render.Section{{Page: page(), Body: []render.Block{paragraph("Body", "x")}}}}
	if _, err := layout.Compute(ctx, d, nil); err == nil {
		t.Error("a cancelled layout was finished")
	}
}
