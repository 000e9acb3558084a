package layout_test

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// leftHeight is how high a line of the role Left is.
const leftHeight = 322 * render.Twip

// letter is a document of so many paragraphs of one line, with a header of one line and a footer of three lines
// and a rule on its first page.
func letter(paragraphs int) *render.Document {
	s := render.Section{
		Page:   page(),
		Header: []render.Block{paragraph("Left", "header")},
		Footer: []render.Block{
			&render.Line{Num: 1, Den: 1, Weight: render.Pt, Before: 2 * render.Pt, Height: 3 * render.Pt},
			paragraph("Left", "footer 1"), paragraph("Left", "footer 2"), paragraph("Left", "footer 3"),
		},
	}
	for i := range paragraphs {
		s.Body = append(s.Body, paragraph("Left", fmt.Sprintf("line %d", i+1)))
	}
	return &render.Document{Name: "letter", Styles: sheet(), Sections: []render.Section{s}}
}

func laidOut(t testing.TB, d *render.Document) *layout.Layout {
	t.Helper()
	l, err := layout.Compute(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// onPage gives the baselines of a page's texts, by text.
func onPage(p *layout.Page) map[string]render.Length {
	found := map[string]render.Length{}
	for _, t := range texts(p) {
		found[t.Text] = t.Y
	}
	return found
}

// TestFirstPage: the header stands in the top margin, the footer on the bottom margin, the body ends above it,
// and no page after the first has either.
func TestFirstPage(t *testing.T) {
	l := laidOut(t, letter(100))
	first, second := onPage(&l.Pages[0]), onPage(&l.Pages[1])
	ascent := first["line 1"] - 1134*render.Twip
	if got := first["header"] - ascent; got != 567*render.Twip {
		t.Errorf("the header begins at %v", got)
	}
	bottom := l.Pages[0].Height - 1134*render.Twip
	if got := first["footer 3"] - ascent + leftHeight; got != bottom {
		t.Errorf("the footer ends at %v, want %v", got, bottom)
	}
	room := first["footer 1"] - ascent - 6*render.Pt - 1134*render.Twip
	lines := int(room / leftHeight)
	if first[fmt.Sprintf("line %d", lines)] == 0 || second[fmt.Sprintf("line %d", lines+1)] == 0 {
		t.Errorf("the first page has not the %d lines that it has room for", lines)
	}
	whole := int((bottom - 1134*render.Twip) / leftHeight)
	if third := onPage(&l.Pages[2]); third[fmt.Sprintf("line %d", lines+whole+1)] == 0 {
		t.Errorf("the second page has not the %d lines that it has room for", whole)
	}
	for _, text := range []string{"header", "footer 1", "footer 2", "footer 3"} {
		if second[text] != 0 {
			t.Errorf("the second page has %q", text)
		}
	}
	section := l.Tree.Children[0]
	last := section.Children[len(section.Children)-1]
	if section.Children[0].Kind != layout.NodeParagraph || last.Kind != layout.NodeDivision || len(last.Children) != 3 {
		t.Errorf("the header is not the first of the section, or the footer not its last")
	}
}

// TestFirstPageStreams: page by page, and resolved alone, a document comes out the same.
func TestFirstPageStreams(t *testing.T) {
	for _, paragraphs := range []int{0, 1, 30, 41, 42, 43, 1000} {
		d := letter(paragraphs)
		want, n := laidOut(t, d), 0
		got, err := layout.Stream(t.Context(), d, nil, func(p *layout.Page) error {
			if fmt.Sprint(onPage(p)) != fmt.Sprint(onPage(&want.Pages[n])) {
				t.Errorf("%d paragraphs: page %d is another", paragraphs, n+1)
			}
			n++
			return nil
		})
		if err != nil || n != len(want.Pages) || !reflect.DeepEqual(got.Resolved, want.Resolved) {
			t.Errorf("%d paragraphs: %d pages of %d, error %v", paragraphs, n, len(want.Pages), err)
		}
		resolved, err := layout.Resolve(t.Context(), d, fonts.Default())
		if err != nil || !reflect.DeepEqual(resolved, want.Resolved) {
			t.Errorf("%d paragraphs: resolved alone it is %v, error %v", paragraphs, resolved, err)
		}
	}
}

// TestHighHeader: a header that does not fit into the margin pushes the body down, as it does in Word.
func TestHighHeader(t *testing.T) {
	d := letter(1)
	d.Sections[0].Page.Number.HideFirst = false
	for range 2 {
		d.Sections[0].Header = append(d.Sections[0].Header, d.Sections[0].Header[0])
	}
	got := onPage(&laidOut(t, d).Pages[0])
	if want := got["header"] + leftHeight; got["line 1"] != want { // the last of the headers
		t.Errorf("the body begins at %v, want %v", got["line 1"], want)
	}
	plain := letter(1)
	plain.Sections[0].Header = nil
	if above := onPage(&laidOut(t, plain).Pages[0])["line 1"]; got["line 1"] != above-567*render.Twip+4*leftHeight {
		t.Errorf("the body begins at %v below one at %v", got["line 1"], above)
	}
}

// TestNoRoom refuses margins that take the whole page, and what is no block.
func TestNoRoom(t *testing.T) {
	for name, change := range map[string]func(*render.Section){
		"no room": func(s *render.Section) {
			for range 60 {
				s.Footer = append(s.Footer, s.Footer[1])
			}
		},
		"header: a block is nil":      func(s *render.Section) { s.Header = []render.Block{nil} },
		"footer: no style":            func(s *render.Section) { s.Footer = []render.Block{paragraph("Unknown", "x")} },
		"page number: no style":       func(s *render.Section) { s.Page.Number = render.PageNumber{Role: "Unknown"} },
		"footer: layout knows no blo": func(s *render.Section) { s.Footer = []render.Block{struct{ render.Block }{}} },
	} {
		d := letter(3)
		change(&d.Sections[0])
		if _, err := layout.Compute(t.Context(), d, nil); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want %s", err, name)
		}
		if _, err := layout.Resolve(t.Context(), d, nil); err == nil {
			t.Errorf("%s: resolved without error", name)
		}
	}
}

// TestClosingBlockAboveFooter: a foot of columns that has no room above the footer moves to the next page as a
// whole, and takes the last lines with it.
func TestClosingBlockAboveFooter(t *testing.T) {
	for paragraphs := range 50 {
		d := letter(paragraphs)
		s := &d.Sections[0]
		s.Body = append(s.Body, &render.Columns{
			Widths: []render.Length{80 * render.MM, 80 * render.MM},
			Rows: []render.ColumnsRow{{Cells: []render.ColumnsCell{
				{Blocks: []render.Block{paragraph("Left", "to")}},
				{Blocks: []render.Block{paragraph("Left", "post"), stamped("Left"), paragraph("Left", "name")}},
			}}},
		})
		for i, p := range laidOut(t, d).Pages {
			got := onPage(&p)
			if (got["post"] == 0) != (got["name"] == 0) || (got["post"] == 0) != (len(p.Places) == 0) {
				t.Fatalf("%d paragraphs: page %d has a part of the foot", paragraphs, i+1)
			}
			if i == 0 && max(got["name"], got[fmt.Sprintf("line %d", paragraphs)]) > got["footer 1"] {
				t.Errorf("%d paragraphs: the body reaches into the footer", paragraphs)
			}
		}
	}
}
