package agreement

import (
	"math"
	"slices"
	"strings"
)

// Exception is a way in which LibreOffice is known to break lines or pages unlike Word. We do as Word does.
type Exception struct {
	Name   string                // what it is about
	Word   string                // what Word does, and where that is written
	Office string                // what LibreOffice does, and where that is written
	holds  func(difference) bool // nil for what breaks no lines
}

// exceptions are all that are known. What they explain is counted by itself.
var exceptions = []*Exception{
	{
		Name: "hyphen before a slash",
		Word: "breaks a line behind any hyphen-minus: ECMA-376, Part 1, 17.3.3.18 (`noBreakHyphen`)",
		Office: "does not break the line in a word of which the part up to a slash would fit, but goes back to the blank before it: " +
			"`BreakIterator_Unicode::getLineBreak`, “Special case for Slash U+002F” (issue i17155)",
		holds: hyphenBeforeSlash,
	},
	{
		Name: "slash or question mark in a long word",
		Word: "breaks at neither in a word; Microsoft writes it nowhere that we know of, but users do: " +
			"https://github.com/SixLabors/Fonts/issues/448 (2025, with an image), http://www.volokh.com/2013/10/29/urls-briefs-using-microsoft-word/",
		Office: "breaks a line behind them (UAX 14, classes SY and EX), behind a slash when none of the 66 characters before it is blank: " +
			"`BreakIterator_Unicode::getLineBreak`, `nOverlyLong`",
		holds: markInLongWord,
	},
	{
		Name: "italic line that is full",
		Word: "keeps no room behind italic letters: LibreOffice leaves it out itself where it lays out a document of Word 2010 or before, " +
			"as “content is allowed over the margin” there (`SwTextGuess::Guess`, `TAB_OVER_MARGIN`)",
		Office: "keeps a twelfth of the line's height free behind italic letters: `SwTextGuess::Guess`, `nItalic`",
		holds:  fullItalicLine,
	},
	keepNext,
}

// keepNext explains lines, and no paragraph: consequences find it.
var keepNext = &Exception{
	Name: "heading or caption alone at the foot of a page",
	Word: "renders a paragraph that keeps with the next one on its page “whenever possible”: ECMA-376, Part 1, 17.3.1.15 (`keepNext`)",
	Office: "leaves it on the page before where its first guess, of about 20 paragraphs a page in a document of more than 100, ends a page behind it: " +
		"`SwLayHelper::CalcPageCount` and `CheckInsertPage`, `mnMaxParaPerPage`. Where a document is cut to fewer, it keeps it",
}

// exceptionFor gives the exception that explains why a paragraph breaks elsewhere, nil when there is none. It
// is in the first line that differs; what follows is its consequence.
func exceptionFor(b *Broken) *Exception {
	first := b.firstOther()
	d := difference{ours: b.Ours[first:], theirs: b.Theirs[first:], begins: first == 0}
	if len(d.theirs) < 2 {
		return nil
	}
	for _, e := range exceptions {
		if e.holds != nil && e.holds(d) {
			return e
		}
	}
	return nil
}

// firstOther is the index of the first line that differs.
func (b *Broken) firstOther() (i int) {
	for i+1 < len(b.Ours) && i+1 < len(b.Theirs) && b.Ours[i].Text == b.Theirs[i].Text {
		i++
	}
	return i
}

// difference is the lines of a paragraph from the first that differs.
type difference struct {
	ours, theirs []Line
	begins       bool // with the paragraph
}

// hyphenBeforeSlash reports whether our line ends behind a hyphen of a word that goes on with a slash,
// and theirs before that word.
func hyphenBeforeSlash(d difference) bool {
	part, found := strings.CutPrefix(d.ours[0].Text, d.theirs[0].Text+" ")
	return found && len(d.ours) > 1 && strings.HasSuffix(part, "-") && !strings.Contains(part, " ") && strings.Contains(firstWord(d.ours[1]), "/")
}

// markInLongWord reports whether their line ends behind a slash or a question mark inside a word, and ours
// further on or behind an earlier hyphen inside the same word.
func markInLongWord(d difference) bool {
	ours, theirs := d.ours[0].Text, d.theirs[0].Text
	if !strings.HasSuffix(theirs, "?") && !(strings.HasSuffix(theirs, "/") && d.overlyLong()) {
		return false
	}
	if more, found := strings.CutPrefix(ours, theirs); found {
		return within(more, d.theirs[1])
	}
	more, found := strings.CutPrefix(theirs, ours)
	return found && strings.HasSuffix(ours, "-") && len(d.ours) > 1 && within(more, d.ours[1])
}

// overlyLong reports whether none of the 66 characters up to their slash is blank. A line that does not begin
// the paragraph may have a blank before it.
func (d difference) overlyLong() bool {
	const characters = 66
	end := []rune(d.theirs[0].Text)
	if len(end) < characters && !d.begins {
		return false
	}
	return !slices.Contains(end[max(0, len(end)-characters):], ' ')
}

// within reports whether the line begins with a word that begins with the text and goes on behind it.
func within(text string, l Line) bool {
	rest, found := strings.CutPrefix(firstWord(l), text)
	return found && text != "" && rest != ""
}

// fullItalicLine reports whether theirs has a word less on a justified line that ends in italic letters, and ours
// less room left, with its blanks as narrow as may be, than theirs keeps.
func fullItalicLine(d difference) bool {
	ours, theirs := &d.ours[0], &d.theirs[0]
	word, found := strings.CutPrefix(ours.Text, theirs.Text+" ")
	return found && ours.Italic && !strings.Contains(word, " ") && theirs.Give > 0 && ours.Give < ours.height()/12
}

// rounding is how much wider or narrower than itself a blank may seem to be, in points.
const rounding = 0.1

// What letters take of a line, in parts of their size: between the places that poppler gives for a word's top
// and bottom, the whole line, and a blank. They are those of the embedded typeface.
const (
	wordHeight = 0.891 + 0.216
	lineHeight = 0.891 + 0.216 + 0.042
	blankWidth = 0.25
)

// narrowest is the part of its width that a blank of a justified line keeps: docs/adr/0006-lines-and-pages-as-word.md.
const narrowest = 0.75

// height is how high the line is, with what is free above its letters.
func (l *Line) height() float64 { return (l.Bottom - l.Top) / wordHeight * lineHeight }

// give is by how much the gap behind the word can be narrowed. One that is as wide as a blank is in a line that
// is not justified, or does not break and keeps its width.
func (w *Word) give(gap float64) float64 {
	blank := (w.Bottom - w.Top) / wordHeight * blankWidth
	if math.Abs(gap-blank) < rounding {
		return 0
	}
	return gap - narrowest*blank
}

func firstWord(l Line) string {
	word, _, _ := strings.Cut(l.Text, " ")
	return word
}
