package templates

import "strings"

// words are what a finding is about, as it is printed: the n-th context of that kind in a field, from the
// finding's offset on, and what of it is at fault. The zero value is nothing.
type words struct {
	context      string
	nth          int // from 0
	from, length int // within the context
}

// Reworded returns the finding with the words that it is about and the edit that writes others for them. The
// words are a part of what is printed of the field, in a context that tells them from the same words elsewhere;
// both are said by where they begin and end. Where in the field they are [Problems.Sort] finds.
func (p Problem) Reworded(printed string, context, wrong [2]int, right string, safe bool) Problem {
	text := printed[context[0]:context[1]]
	p.words = words{
		context: text, nth: strings.Count(printed[:context[0]], text),
		from: wrong[0] - context[0], length: wrong[1] - wrong[0],
	}
	p.Edit = Edit{Op: Replace, Path: p.Path, Text: right, Safe: safe}
	return p
}

// texts are those of a payload as findings know them, by path.
type texts struct {
	root  *node
	known map[string]string
}

func (t *texts) at(path string) string {
	text, known := t.known[path]
	if !known {
		text = cleaned(t.root.find(path).text)
		if t.known == nil {
			t.known = map[string]string{}
		}
		t.known[path] = text
	}
	return text
}

// locate is the finding with the place of its words. Words that are not in the field as they are printed
// cannot be replaced there.
func (t *texts) locate(p Problem) Problem {
	w := p.words
	if w.context == "" {
		return p
	}
	p.words = words{}
	text := t.at(p.Path)
	at, ok := w.place(text[min(p.Offset, len(text)):])
	if !ok {
		p.Edit = Edit{}
		return p
	}
	p.Offset, p.Length = p.Offset+at, w.length
	p.Edit.Offset, p.Edit.Length = p.Offset, p.Length
	return p
}

// place is where in the text the words begin. Behind a label that the system writes the context begins with a
// blank of its own.
func (w words) place(text string) (at int, ok bool) {
	if w.nth == 0 && strings.HasPrefix(text, w.context[w.from:]) {
		return 0, true
	}
	for n := 0; ; n++ {
		next := strings.Index(text[at:], w.context)
		switch {
		case next < 0:
			return 0, false
		case n == w.nth:
			return at + next + w.from, true
		}
		at += next + len(w.context)
	}
}
