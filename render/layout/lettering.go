package layout

import (
	"strings"

	"vanban/render"
)

// lettering is the type in which a drawing's text is set, without space between its lines.
type lettering struct {
	*style
	*composer
	ascent, height render.Length // of a line
	middle         render.Length // from the top of a line to the middle of its digits
}

// lettering returns the type of a size.
func (c *composer) lettering(size render.Length, bold bool) *lettering {
	s := newStyle(&render.Style{Size: size, Bold: bold}, c.family)
	perEm := s.regular.perEm
	up := size.Scale(int64(s.regular.Ascent()), perEm)
	return &lettering{
		style: s, composer: c, ascent: up,
		height: up + size.Scale(int64(s.regular.Descent()), perEm),
		middle: up - size.Scale(int64(s.regular.CapHeight()), 2*perEm),
	}
}

// label is one line of a drawing's text.
type label struct {
	text  string
	width render.Length
}

func (f *lettering) width(text string) render.Length { return f.regular.width(text) }

func (f *lettering) label(text string) label { return label{text, f.width(text)} }

// wrapped divides a text into lines that are not longer than width.
func (f *lettering) wrapped(text string, width render.Length) []label {
	if text == "" {
		return nil
	}
	runs := []render.Run{{Text: text}}
	words := split(f.words[:0], &render.Paragraph{Runs: runs}, f.style)
	b := breaker{words: words, runs: runs, style: f.style, first: width, rest: width}
	f.spans = b.spans(f.spans[:0])
	f.words = b.words
	lines := make([]label, len(f.spans))
	for i, s := range f.spans {
		lines[i] = f.label(text[b.words[s.from].from:b.words[s.to-1].to])
	}
	return lines
}

// fitted divides a text into at most so many lines, the last of which is shortened
// when there is more to say.
func (f *lettering) fitted(text string, width render.Length, most int) []label {
	text = oneLine(text)
	lines := f.wrapped(text, width)
	if len(lines) <= most {
		return lines
	}
	rest := text
	for _, l := range lines[:most-1] {
		rest = strings.TrimLeft(rest[len(l.text):], " ")
	}
	return append(lines[:most-1], f.shortened(rest, width))
}

// shortened takes out of a text that is longer than width what is in its middle: names that
// begin alike often end in what tells them apart. Half a word is left
// only where a whole one would cost too much.
func (f *lettering) shortened(text string, width render.Length) label {
	l, runes := f.label(text), []rune(text)
	most := int(narrowest*width/f.Size) + 1 // no need to try a long text in full
	for kept := min(len(runes)-1, most); l.width > width && kept >= 0; kept-- {
		head, tail := string(runes[:(kept+1)/2]), string(runes[len(runes)-kept/2:])
		if i := strings.LastIndexByte(head, ' '); 2*i > len(head) {
			head = head[:i]
		}
		if i := strings.IndexByte(tail, ' '); 2*i < len(tail) {
			tail = tail[i+1:]
		}
		l = f.label(head + "…" + tail)
	}
	return l
}

// narrowest is how many of the narrowest letters are as wide as the type is high.
const narrowest = 8

// longestWord is the width of the longest piece of a text that is not to be divided.
func (f *lettering) longestWord(text string) render.Length {
	longest := render.Length(0)
	f.words = split(f.words[:0], &render.Paragraph{Runs: []render.Run{{Text: text}}}, f.style)
	for i := range f.words {
		longest = max(longest, f.words[i].width)
	}
	return longest
}

// oneLine takes the forced breaks out of a text.
func oneLine(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\n", " ")) }
