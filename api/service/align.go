package service

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"vanban/render/layout"
)

// aligner finds in the texts of a paragraph's fields what of them is printed, line after line. What is printed is not
// quite the text: letters may have become capitals and blanks no-break spaces, labels and closing marks were added or
// taken away.
type aligner struct {
	fields []fieldText // in the order in which they are printed; never empty
	field  int         // the one at hand
	at     int         // how far it was read
	node   *layout.Node
	lost   bool // line and field were apart since the line began
}

// fieldText is the text of a field, or the part of it that a paragraph shows.
type fieldText struct {
	pointer string
	text    string // of the field, up to where the part ends
	start   int    // where the part begins
}

// match is a letter of a line and the letter of the field that it shows, in bytes of each.
type match struct{ field, from, to, source, end int }

// span is a stretch of a line that shows a stretch of a field.
type span struct {
	match
	letters int // that agree
}

// take reads the next line. A paragraph that shows nothing of what is left may show the fields once more.
func (a *aligner) take(line string, node *layout.Node) []span {
	begun := a.field > 0 || a.at > a.fields[0].start
	again := a.node != nil && a.node != node && begun
	a.node = node
	field, at := a.field, a.at
	spans := a.read(line)
	if len(spans) == 0 && again {
		a.field, a.at = 0, a.fields[0].start
		spans = a.read(line)
	}
	if len(spans) == 0 {
		a.field, a.at = field, at
	}
	return spans
}

func (a *aligner) read(line string) []span {
	var spans []span
	a.lost = false
	a.each(line, 0, func(m match) bool {
		if n := len(spans); n > 0 && spans[n-1].field == m.field {
			last := &spans[n-1]
			last.to, last.end, last.letters = m.to, m.end, last.letters+1
			return true
		}
		spans = append(spans, span{m, 1})
		return true
	})
	if !a.lost {
		return spans
	}
	return slices.DeleteFunc(spans, func(s span) bool { return a.byChance(s, line) })
}

// byChance reports whether a line agrees with a field in so little that it shows something else, such as what we have made of
// a date: in a part of a word, in few of the letters of the stretch, or in less than half of both line and field.
func (a *aligner) byChance(s span, line string) bool {
	if next, _ := utf8.DecodeRuneInString(line[s.to:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return true
	}
	f := a.fields[s.field]
	if 4*s.letters <= 3*letters(f.text[s.source:s.end], 2*s.letters) {
		return true
	}
	most := 2*s.letters + 1
	return letters(line, most) == most && letters(f.text[f.start:], most) == most
}

// letters is how many letters and other signs but blanks a text has, at most as many as given.
func letters(s string, most int) (n int) {
	for l := letterAt(s, 0); l.end > l.at && n < most; l = letterAt(s, l.end) {
		n++
	}
	return n
}

// each yields the letters of the line from the place on that the fields have, until it returns false.
func (a *aligner) each(line string, i int, yield func(match) bool) {
	for {
		p, s := letterAt(line, i), letterAt(a.fields[a.field].text, a.at)
		if p.end == p.at {
			return
		}
		if p.fold != s.fold {
			if i = a.resume(line, i); i == len(line) {
				return
			}
			continue
		}
		i, a.at = p.end, s.end
		if !yield(match{a.field, p.at, p.end, s.at, s.end}) {
			return
		}
	}
}

// resume goes on to where line and field agree again, as near as can be: behind a label of ours, or behind what is not
// printed. Where they do not, the next field is read that agrees with the line; where none does, the line is at its end.
func (a *aligner) resume(line string, i int) int {
	a.lost = true
	if n, at, ok := agreement(line, i, a.fields[a.field].text, a.at); ok {
		a.at = at
		return n
	}
	for next := a.field + 1; next < len(a.fields); next++ {
		f := a.fields[next]
		if n, at, ok := agreement(line, i, f.text, f.start); ok {
			a.field, a.at = next, at
			return n
		}
	}
	return len(line)
}

// letter is a letter as it is compared, and where it stands; it is none where its end is its beginning.
type letter struct {
	fold    rune
	at, end int
}

// letterAt is the first letter from the place on, or any other sign but a blank.
func letterAt(s string, at int) letter {
	for at < len(s) {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsSpace(r) {
			return letter{folded(r), at, at + n}
		}
		at += n
	}
	return letter{-1, at, at}
}

// folded is a letter without what composition may change of it.
func folded(r rune) rune {
	switch {
	case r < 'A':
		return r
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

// agreement finds the nearest places from the given ones on at which a line and a text agree.
func agreement(line string, i int, text string, at int) (lineAt, textAt int, ok bool) {
	var ps, ss [farthest + enough]letter
	p, s := lettersFrom(ps[:], line, i), lettersFrom(ss[:], text, at)
	for apart := range farthest {
		for m := range min(apart+1, len(s)) {
			if n := apart - m; n < len(p) && agree(p[n:], s[m:], m > 0) {
				return p[n].at, s[m].at, true
			}
		}
	}
	return 0, 0, false
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

// agree reports whether enough letters are the same: three, or all that line or field has left unless some of the field are
// passed over for them.
func agree(p, s []letter, passes bool) bool {
	n := 0
	for n < min(len(p), len(s), enough) && p[n].fold == s[n].fold {
		n++
	}
	return n == enough || n > 0 && !passes && (n == len(s) || n == len(p))
}
