package agreement

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Totals are the figures of several documents. What an exception explains is neither Broken nor Off, but
// by itself.
type Totals struct {
	Documents, SamePages               int
	Paragraphs, Broken, BrokenExcepted int
	Lines, Off, OffExcepted            int
	OtherPage                          int     // lines off that stand on another page
	Farthest                           float64 // how far off the farthest line within the tolerance is, in points
}

// Sum adds up documents.
func Sum(documents []Document) Totals {
	t := Totals{Documents: len(documents)}
	for i := range documents {
		t.add(&documents[i])
	}
	return t
}

func (t *Totals) add(d *Document) {
	if d.Pages == d.TheirPages {
		t.SamePages++
	}
	t.Paragraphs += d.Paragraphs
	t.Lines += d.Lines
	t.Farthest = max(t.Farthest, d.Farthest)
	for i := range d.Broken {
		count(d.Broken[i].Exception, &t.Broken, &t.BrokenExcepted)
	}
	for i := range d.Off {
		o := &d.Off[i]
		count(o.Exception, &t.Off, &t.OffExcepted)
		if o.Exception == nil && o.TheirPage != o.Page {
			t.OtherPage++
		}
	}
}

// count adds one to what nothing explains, or to what is excepted.
func count(e *Exception, plain, excepted *int) {
	if e == nil {
		*plain++
	} else {
		*excepted++
	}
}

// SamePagesShare is the share of documents that have the same number of pages in both, in percent.
func (t Totals) SamePagesShare() float64 { return share(t.SamePages, t.Documents) }

// AlikeShare is the share of paragraphs of which no line breaks elsewhere, in percent of those that no
// exception explains.
func (t Totals) AlikeShare() float64 {
	all := t.Paragraphs - t.BrokenExcepted
	return share(all-t.Broken, all)
}

// NearShare is the share of lines that stand within the tolerance, in percent of those that no exception
// explains.
func (t Totals) NearShare() float64 {
	all := t.Lines - t.OffExcepted
	return share(all-t.Off, all)
}

// BrokenExceptedShare is the share of all paragraphs that exceptions explain, in percent.
func (t Totals) BrokenExceptedShare() float64 { return share(t.BrokenExcepted, t.Paragraphs) }

// OffExceptedShare is the share of all lines that exceptions explain, in percent.
func (t Totals) OffExceptedShare() float64 { return share(t.OffExcepted, t.Lines) }

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
		s, t := Sum([]Document{a}), Sum([]Document{b})
		return cmp.Or(
			cmp.Compare(distance(b.Pages, b.TheirPages), distance(a.Pages, a.TheirPages)),
			cmp.Compare(t.Broken, s.Broken),
			cmp.Compare(t.Off, s.Off),
			cmp.Compare(t.BrokenExcepted, s.BrokenExcepted),
			cmp.Compare(b.Farthest, a.Farthest),
		)
	})
	return sorted[:min(n, len(sorted))]
}

func distance(a, b int) int { return max(a-b, b-a) }

// mostTold is of how many lines of a document it is told where they stand.
const mostTold = 20

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
	for i, o := range d.Off {
		if i == mostTold {
			fmt.Fprintf(&b, "  and %d lines more\n", len(d.Off)-i)
			break
		}
		fmt.Fprintf(&b, "  %s\n", o)
	}
	return b.String()
}

// String shows the lines from the first that differs to the last.
func (b Broken) String() string {
	ours, theirs := b.Ours, b.Theirs
	for len(ours) > 0 && len(theirs) > 0 && ours[0].Text == theirs[0].Text {
		ours, theirs = ours[1:], theirs[1:]
	}
	for len(ours) > 0 && len(theirs) > 0 && ours[len(ours)-1].Text == theirs[len(theirs)-1].Text {
		ours, theirs = ours[:len(ours)-1], theirs[:len(theirs)-1]
	}
	var text strings.Builder
	fmt.Fprintf(&text, "  page %d, a paragraph breaks elsewhere%s\n", b.Ours[0].Page, b.Exception.remark())
	for _, l := range ours {
		fmt.Fprintf(&text, "    ours    %s\n", l.Text)
	}
	for _, l := range theirs {
		fmt.Fprintf(&text, "    theirs  %s\n", l.Text)
	}
	return text.String()
}

// remark names the exception, where there is one.
func (e *Exception) remark() string {
	if e == nil {
		return ""
	}
	return " (" + e.Name + ")"
}

// String tells where the line stands instead.
func (o Off) String() string {
	head := fmt.Sprintf("page %d%s, %q", o.Page, o.Exception.remark(), o.Text)
	switch {
	case o.TheirPage == 0:
		return head + " is not found"
	case o.TheirPage != o.Page:
		return fmt.Sprintf("%s stands on page %d", head, o.TheirPage)
	}
	return fmt.Sprintf("%s stands %.2f mm further right, %.2f mm lower, %.2f pt higher", head, o.DX/mm, o.DY/mm, o.Size)
}
