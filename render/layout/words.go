package layout

import (
	"strings"
	"unicode/utf8"

	"vanban/render"
)

// word is a piece of a run without an opportunity to break the line inside it.
type word struct {
	run      int32
	from, to int32         // bytes [from, to) of the run's text
	blanks   int32         // before it, since the paragraph began, no-break spaces among them
	inner    int32         // no-break spaces in it
	start    render.Length // from the start of the paragraph, as one endless line
	width    render.Length
	narrow   render.Length // width of the blanks before it that may be narrowed: not of no-break spaces
	open     bool          // the line may be broken after it
	forced   bool          // the line must be broken after it
}

// end is where the word ends on the endless line.
func (w *word) end() render.Length { return w.start + w.width }

// splitter cuts the runs of one paragraph into words.
type splitter struct {
	words  []word
	at     render.Length
	blanks int32
	narrow render.Length
}

// split appends the words of a paragraph to words. A line may be broken at a blank and
// after a hyphen that follows a letter or a digit, as Word does; U+00A0 and U+2011 are letters here.
func split(words []word, p *render.Paragraph, s *style) []word {
	sp := splitter{words: words}
	for i := range p.Runs {
		sp.run(i, p.Runs[i].Text, s.face(&p.Runs[i]))
	}
	if n := len(sp.words); n == len(words) || sp.words[n-1].forced {
		sp.add(word{run: int32(max(len(p.Runs)-1, 0))}) // an empty paragraph, or an empty last line, is a line too
	}
	sp.words[len(sp.words)-1].open = true
	return sp.words
}

func (sp *splitter) run(index int, text string, f *face) {
	from := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case ' ':
			sp.word(index, text, from, i, f)
			sp.blank(f)
			from = i + 1
		case '\n':
			sp.word(index, text, from, i, f)
			sp.breakHere(index, i)
			from = i + 1
		case '-':
			if i > from && i+1 < len(text) && text[i+1] != ' ' {
				sp.word(index, text, from, i+1, f)
				sp.last().open = true
				from = i + 1
			}
		}
	}
	sp.word(index, text, from, len(text), f)
}

func (sp *splitter) word(run int, text string, from, to int, f *face) {
	if to > from {
		inner := int32(strings.Count(text[from:to], "\u00a0"))
		sp.add(word{run: int32(run), from: int32(from), to: int32(to), width: f.width(text[from:to]), inner: inner})
	}
}

func (sp *splitter) add(w word) {
	w.start, w.blanks, w.narrow = sp.at, sp.blanks, sp.narrow
	sp.at += w.width
	sp.blanks += w.inner
	sp.words = append(sp.words, w)
}

func (sp *splitter) last() *word { return &sp.words[len(sp.words)-1] }

func (sp *splitter) blank(f *face) {
	if len(sp.words) > 0 {
		sp.last().open = true
	}
	sp.at += f.blank
	sp.narrow += f.blank
	sp.blanks++
}

func (sp *splitter) breakHere(run, at int) {
	if len(sp.words) == 0 || sp.last().forced {
		sp.add(word{run: int32(run), from: int32(at), to: int32(at)})
	}
	sp.last().open, sp.last().forced = true, true
}

// cut divides a word that is longer than a line in two, where the line is full: Word knows no better
// place in it. The first part has at least one character.
func cut(words []word, at int, text string, f *face, avail render.Length) []word {
	w := words[at]
	to := int32(cutPlace(text[w.from:w.to], f, avail))
	if to == w.to-w.from {
		return words
	}
	first, rest := w, w
	first.to, rest.from = w.from+to, w.from+to
	first.width = f.width(text[first.from:first.to])
	first.open, first.forced = true, false
	first.inner = int32(strings.Count(text[first.from:first.to], "\u00a0"))
	rest.start, rest.width = first.end(), w.width-first.width
	rest.blanks, rest.inner = w.blanks+first.inner, w.inner-first.inner
	words[at] = first
	words = append(words, word{})
	copy(words[at+2:], words[at+1:])
	words[at+1] = rest
	return words
}

func cutPlace(text string, f *face, avail render.Length) int {
	units, fit := int64(0), 0
	for i, r := range text {
		units += int64(f.Advance(r))
		if render.Length(units*f.size/f.perEm) > avail && fit > 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		fit = i + n
	}
	return fit
}

// textWidth is the width of a paragraph's text on an endless line.
func textWidth(words []word) render.Length {
	if len(words) == 0 {
		return 0
	}
	return words[len(words)-1].end() - words[0].start
}
