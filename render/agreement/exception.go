package agreement

import "strings"

// Exception is a way in which LibreOffice is known to break lines unlike Word. We do as Word does.
type Exception struct {
	Name   string                         // what it is about
	Word   string                         // what Word does, and where that is written
	Office string                         // what LibreOffice does, and where that is written
	holds  func(ours, theirs []Line) bool // of the lines from the first that differs
}

// exceptions are all that are known. What they explain is counted by itself.
var exceptions = []Exception{
	{
		Name: "hyphen before a slash",
		Word: "breaks a line behind any hyphen-minus: ECMA-376, Part 1, 17.3.3.18 (`noBreakHyphen`)",
		Office: "does not break the line in a word of which the part up to a slash would fit, but goes back to the blank before it: " +
			"`BreakIterator_Unicode::getLineBreak`, “Special case for Slash U+002F” (issue i17155)",
		holds: hyphenBeforeSlash,
	},
	{
		Name: "slash or question mark in a long word",
		Word: "knows no break at either in a word: http://www.volokh.com/2013/10/29/urls-briefs-using-microsoft-word/",
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
}

// exceptionFor gives the exception that explains why a paragraph breaks elsewhere, nil when there is none. It
// is in the first line that differs; what follows is its consequence.
func exceptionFor(b *Broken) *Exception {
	ours, theirs := b.Ours, b.Theirs
	for len(ours) > 1 && len(theirs) > 1 && ours[0].Text == theirs[0].Text {
		ours, theirs = ours[1:], theirs[1:]
	}
	if len(theirs) < 2 {
		return nil
	}
	for i := range exceptions {
		if exceptions[i].holds(ours, theirs) {
			return &exceptions[i]
		}
	}
	return nil
}

// hyphenBeforeSlash reports whether our line ends behind a hyphen of a word that goes on with a slash,
// and theirs before that word.
func hyphenBeforeSlash(ours, theirs []Line) bool {
	part, found := strings.CutPrefix(ours[0].Text, theirs[0].Text+" ")
	return found && len(ours) > 1 && strings.HasSuffix(part, "-") && !strings.Contains(part, " ") && strings.Contains(firstWord(ours[1]), "/")
}

// markInLongWord reports whether their line ends behind a slash or a question mark inside a word that ours
// divides further on, or behind a hyphen or for want of room before it.
func markInLongWord(ours, theirs []Line) bool {
	end := theirs[0].Text
	if !strings.HasSuffix(end, "/") && !strings.HasSuffix(end, "?") {
		return false
	}
	if more, found := strings.CutPrefix(ours[0].Text, end); found { // ours goes on in the word
		return more != "" && !strings.HasPrefix(more, " ")
	}
	more, found := strings.CutPrefix(end, ours[0].Text)
	return found && len(ours) > 1 && strings.HasPrefix(firstWord(ours[1]), more) && firstWord(ours[1]) != more
}

// fullItalicLine reports whether theirs has a word less on a line that ends in italic letters.
func fullItalicLine(ours, theirs []Line) bool {
	word, found := strings.CutPrefix(ours[0].Text, theirs[0].Text+" ")
	return found && ours[0].Italic && !strings.Contains(word, " ")
}

func firstWord(l Line) string {
	word, _, _ := strings.Cut(l.Text, " ")
	return word
}
