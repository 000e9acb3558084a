package agreement

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Totals are the figures of several documents.
type Totals struct {
	Documents, SamePages int
	Paragraphs, Broken   int
	Lines, Off           int
	Farthest             float64 // how far off the farthest line within the tolerance is, in points
}

// Sum adds up documents.
func Sum(documents []Document) Totals {
	t := Totals{Documents: len(documents)}
	for i := range documents {
		d := &documents[i]
		if d.Pages == d.TheirPages {
			t.SamePages++
		}
		t.Paragraphs += d.Paragraphs
		t.Broken += len(d.Broken)
		t.Lines += d.Lines
		t.Off += len(d.Off)
		t.Farthest = max(t.Farthest, d.Farthest)
	}
	return t
}

// SamePagesShare is the share of documents that have the same number of pages in both, in percent.
func (t Totals) SamePagesShare() float64 { return share(t.SamePages, t.Documents) }

// AlikeShare is the share of paragraphs of which no line breaks elsewhere, in percent.
func (t Totals) AlikeShare() float64 { return share(t.Paragraphs-t.Broken, t.Paragraphs) }

// NearShare is the share of lines that stand within the tolerance, in percent.
func (t Totals) NearShare() float64 { return share(t.Lines-t.Off, t.Lines) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// Worst gives the n documents that agree least, the worst first: those with another number of
// pages, then those with the most paragraphs that break elsewhere, then by lines that stand elsewhere.
func Worst(documents []Document, n int) []Document {
	sorted := slices.Clone(documents)
	slices.SortStableFunc(sorted, func(a, b Document) int {
		return cmp.Or(
			cmp.Compare(distance(b.Pages, b.TheirPages), distance(a.Pages, a.TheirPages)),
			cmp.Compare(len(b.Broken), len(a.Broken)),
			cmp.Compare(len(b.Off), len(a.Off)),
			cmp.Compare(b.Farthest, a.Farthest),
		)
	})
	return sorted[:min(n, len(sorted))]
}

func distance(a, b int) int { return max(a-b, b-a) }

// String tells in what the document disagrees, for those who mend it.
func (d Document) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d pages, LibreOffice makes %d; %d of %d paragraphs break elsewhere; %d of %d lines stand elsewhere, the others at most %.2f mm\n",
		d.Name, d.Pages, d.TheirPages, len(d.Broken), d.Paragraphs, len(d.Off), d.Lines, d.Farthest/mm)
	for _, w := range d.Lost {
		fmt.Fprintf(&b, "  only ours has the word %q\n", w)
	}
	for _, w := range d.Added {
		fmt.Fprintf(&b, "  only LibreOffice's has the word %q\n", w)
	}
	for _, p := range d.Broken {
		b.WriteString(p.String())
	}
	for _, o := range d.Off {
		fmt.Fprintf(&b, "  %s\n", o)
	}
	return b.String()
}

// String shows the lines from the first that differs to the last.
func (p Broken) String() string {
	ours, theirs := p.Ours, p.Theirs
	for len(ours) > 0 && len(theirs) > 0 && ours[0].Text == theirs[0].Text {
		ours, theirs = ours[1:], theirs[1:]
	}
	for len(ours) > 0 && len(theirs) > 0 && ours[len(ours)-1].Text == theirs[len(theirs)-1].Text {
		ours, theirs = ours[:len(ours)-1], theirs[:len(theirs)-1]
	}
	var b strings.Builder
	fmt.Fprintf(&b, "  page %d, a paragraph breaks elsewhere\n", p.Ours[0].Page)
	for _, l := range ours {
		fmt.Fprintf(&b, "    ours    %s\n", l.Text)
	}
	for _, l := range theirs {
		fmt.Fprintf(&b, "    theirs  %s\n", l.Text)
	}
	return b.String()
}

// String tells where the line stands instead.
func (o Off) String() string {
	head := fmt.Sprintf("page %d, %q", o.Page, o.Text)
	switch {
	case o.TheirPage == 0:
		return head + " is not found"
	case o.TheirPage != o.Page:
		return fmt.Sprintf("%s stands on page %d", head, o.TheirPage)
	}
	return fmt.Sprintf("%s stands %.2f mm further right, %.2f mm lower, %.2f pt higher", head, o.DX/mm, o.DY/mm, o.Size)
}
