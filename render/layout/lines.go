package layout

import (
	"strings"

	"vanban/render"
)

// span is a range of words [from, to) that stand on one line.
type span struct{ from, to int }

// narrowed is the part of its width that a blank of a justified line keeps at least when it
// is narrowed so that one more word fits: the line fits while less than a quarter is lost.
// Word does so in compatibility mode 15, in every line of the paragraph; the share was found
// by comparing lines (docs/adr).
const narrowed = 4

// breaker divides the words of one paragraph into lines.
type breaker struct {
	words       []word
	runs        []render.Run
	style       *style
	first, rest render.Length // width of the first line and of the others
}

// spans appends the lines of the paragraph. The words may be divided on the way.
func (b *breaker) spans(spans []span) []span {
	for from := 0; from < len(b.words); {
		avail := b.rest
		if from == 0 {
			avail = b.first
		}
		to := b.end(from, avail)
		spans = append(spans, span{from, to})
		from = to
	}
	return spans
}

// end returns the end of the longest line that begins at the word from and fits.
func (b *breaker) end(from int, avail render.Length) int {
	to := from
	for i := from; i < len(b.words) && b.fits(from, i, avail); i++ {
		if b.words[i].open {
			to = i + 1
		}
		if b.words[i].forced {
			break
		}
	}
	if to == from { // the first token alone is longer than the line
		return b.emergency(from, avail)
	}
	return to
}

// fits reports whether the words [from, to] have room on one line.
func (b *breaker) fits(from, to int, avail render.Length) bool {
	over := b.words[to].end() - b.words[from].start - avail
	if over <= 0 || b.style.Align != render.AlignJustify {
		return over <= 0
	}
	return narrowed*over < b.words[to].narrow-b.words[from].narrow && b.bound(to)-b.words[from].start <= avail
}

// bound is where the last no-break space of a word ends on the endless line: no line is narrowed for what follows one that
// has no room itself (docs/adr).
func (b *breaker) bound(at int) render.Length {
	w := &b.words[at]
	if w.inner == 0 {
		return 0
	}
	run := &b.runs[w.run]
	text := run.Text[w.from:w.to]
	return w.start + b.style.face(run).width(text[:strings.LastIndex(text, noBreakSpace)+len(noBreakSpace)])
}

// emergency breaks a token that is longer than a line and returns the end of the line. The
// token may go over several runs, of which those that fit stay together.
func (b *breaker) emergency(from int, avail render.Length) int {
	start := b.words[from].start
	i := from
	for i+1 < len(b.words) && !b.words[i].open && b.words[i].end()-start <= avail {
		i++
	}
	room := avail - (b.words[i].start - start)
	w := b.words[i]
	f := b.style.face(&b.runs[w.run])
	if i > from && room < render.Length(f.size) {
		return i
	}
	b.words = cut(b.words, i, b.runs[w.run].Text, f, room)
	return i + 1
}
