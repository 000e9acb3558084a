package service

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
)

// aligner finds in the text of a field what of it is printed, line after line. What is printed is not quite the text:
// letters may have become capitals and blanks no-break spaces, labels and closing marks were added or taken away.
type aligner struct {
	pointer string
	text    string // of the field, up to where the source ends
	start   int    // where the source begins
	at      int    // how far it was read
	node    *layout.Node
}

// match is a letter of printed text and the letter of the field that it shows, in bytes of each.
type match struct{ from, to, source, end int }

// take reads on and gives the part of the field that the line shows; an empty one at the place reached if it shows none.
// A paragraph that shows nothing of what is left may show the field once more.
func (a *aligner) take(line string, node *layout.Node) (from, to int) {
	again := a.node != nil && a.node != node && a.at > a.start
	a.node = node
	before := a.at
	if from, to = a.read(line); from < to || !again {
		return from, to
	}
	a.at = a.start
	if from, to = a.read(line); from == to {
		a.at = before
		return before, before
	}
	return from, to
}

func (a *aligner) read(line string) (from, to int) {
	from, to = a.at, a.at
	a.each(line, func(m match) bool {
		if from == to {
			from = m.source
		}
		to = m.end
		return true
	})
	return from, to
}

// each yields the letters of the line that the field has, until it returns false.
func (a *aligner) each(line string, yield func(match) bool) {
	for i := 0; ; {
		p, s := letterAt(line, i), letterAt(a.text, a.at)
		switch {
		case p.end == p.at || s.end == s.at:
			return
		case p.fold != s.fold:
			i, a.at = resume(line, i, a.text, a.at)
			continue
		}
		i, a.at = p.end, s.end
		if !yield(match{p.at, p.end, s.at, s.end}) {
			return
		}
	}
}

// letter is a letter as it is compared, and where it stands; it is nothing where its end is its beginning.
type letter struct {
	fold    rune
	at, end int
}

// letterAt is the first letter from the place on that is no blank.
func letterAt(s string, at int) letter {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsSpace(r) {
			return letter{folded(r), at, at + n}
		}
		at += n
	}
	return letter{0, at, at}
}

// folded is a letter without what composition may change of it.
func folded(r rune) rune {
	switch {
	case r < 'A':
		return r
	case r < utf8.RuneSelf:
		return unicode.ToLower(r)
	case r == '\u2011':
		return '-'
	}
	return unicode.ToLower(r)
}

// How far apart line and field may be, and how many letters have to agree for them to be together again.
const (
	farthest = 96
	enough   = 3
)

// resume finds where line and field agree again, as near as can be: behind a label of ours, or behind what is not printed.
// Where they never do, the line is at its end.
func resume(line string, i int, text string, at int) (int, int) {
	var ps, ss [farthest + enough]letter
	p, s := lettersFrom(ps[:], line, i), lettersFrom(ss[:], text, at)
	for apart := 1; apart < farthest; apart++ {
		for skipped := range apart + 1 {
			n, m := apart-skipped, skipped
			if n < len(p) && m < len(s) && agree(p[n:], s[m:], m > 0) {
				return p[n].at, s[m].at
			}
		}
	}
	return len(line), at
}

// lettersFrom fills a list with the letters of a text from the place on, as many as there is room for.
func lettersFrom(list []letter, s string, at int) []letter {
	for n := range list {
		l := letterAt(s, at)
		if l.end == l.at {
			return list[:n]
		}
		list[n], at = l, l.end
	}
	return list
}

// agree reports whether enough letters are the same: three, or all that the field has left, or all that the line has
// left if nothing of the field is passed over for them.
func agree(p, s []letter, passes bool) bool {
	n := 0
	for n < min(len(p), len(s), enough) && p[n].fold == s[n].fold {
		n++
	}
	return n == enough || n > 0 && (n == len(s) || n == len(p) && !passes)
}

// along is how far from its left end a byte of a text stands.
func along(t *layout.Text, family *fonts.Family, to int) render.Length {
	before := t.Text[:to]
	x := render.Length(family.Face(t.Bold, t.Italic).Width(before, int64(t.Size)))
	if t.WordSpace.Den != 0 {
		blanks := strings.Count(before, " ") + strings.Count(before, "\u00a0")
		x += render.Length(t.WordSpace.Num).Scale(int64(blanks), t.WordSpace.Den)
	}
	return x
}
