package agreement

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vanban/render/agreement/diff"
)

// topMargin is the least upper margin that the decree allows, 20 mm in points. What ends above
// it is a page's number.
const topMargin = 20 * mm

// mm is a millimetre in points.
const mm = 72 / 25.4

// letter is a letter of a word at its place.
type letter struct {
	word  *Word
	x     float64 // where it begins; inside of words as if all letters were of one width
	match int     // of a letter of ours: index of the same letter of theirs, -1 without
}

// letters gives all letters of some words.
func letters(words []*Word) []letter {
	var all []letter
	for _, w := range words {
		n := utf8.RuneCountInString(w.Text)
		for i := range n {
			all = append(all, letter{word: w, x: w.Left + (w.Right-w.Left)*float64(i)/float64(n), match: -1})
		}
	}
	return all
}

// stream is the words of one kind on all pages, in order.
type stream []*Word

// streams parts the page numbers from all else. They are drawn before the text in one PDF and
// behind it in another, and they go on where pages end elsewhere.
func (r *Reading) streams() (numbers, text stream) {
	for i := range r.Words {
		w := &r.Words[i]
		if w.Bottom < topMargin {
			numbers = append(numbers, w)
		} else {
			text = append(text, w)
		}
	}
	return numbers, text
}

// pairing is two streams, letter by letter.
type pairing struct {
	ours, theirs []letter
	lost, added  []string // words that only ours has, only theirs
}

// pair finds for every letter of ours the same letter of theirs. Words are compared first, then
// what is left of them by letters, since the two may have been parted otherwise. What is left
// then, in an order of its own, is compared again, as long as that finds more: a header that is
// repeated before another row stands for no difference of that row.
func pair(ours, theirs stream) *pairing {
	p := &pairing{ours: letters(ours), theirs: letters(theirs)}
	aStart, bStart := starts(ours), starts(theirs)
	a, b := all(len(ours)), all(len(theirs))
	for before := -1; before != len(a) && len(a)+len(b) > 0; {
		before = len(a)
		a, b = p.match(ours, theirs, aStart, bStart, a, b)
	}
	for _, i := range a {
		if ours[i].Paragraph != Furniture {
			p.lost = append(p.lost, ours[i].Text)
		}
	}
	for _, j := range b {
		p.added = append(p.added, theirs[j].Text)
	}
	return p
}

// match pairs those words of the two streams whose indices are given, and gives the indices of
// those that have no partner.
func (p *pairing) match(ours, theirs stream, aStart, bStart, a, b []int) (aLeft, bLeft []int) {
	i, j := 0, 0
	same := func(aTo int) {
		for ; i < aTo; i, j = i+1, j+1 {
			p.join(aStart[a[i]], bStart[b[j]], aStart[a[i]+1]-aStart[a[i]])
		}
	}
	for _, h := range diff.Between(len(a), len(b), func(i, j int) bool { return ours[a[i]].Text == theirs[b[j]].Text }) {
		same(h.AFrom)
		x, y := a[h.AFrom:h.ATo], b[h.BFrom:h.BTo]
		if len(x) > 0 && len(y) > 0 && ours.text(x) == theirs.text(y) {
			p.joinAll(aStart, bStart, x, y)
		} else {
			aLeft, bLeft = append(aLeft, x...), append(bLeft, y...)
		}
		i, j = h.ATo, h.BTo
	}
	same(len(a))
	return aLeft, bLeft
}

// join pairs n letters.
func (p *pairing) join(a, b, n int) {
	for k := range n {
		p.ours[a+k].match = b + k
	}
}

// joinAll pairs the letters of words that are the same but for how they are parted.
func (p *pairing) joinAll(aStart, bStart, x, y []int) {
	var a, b []int
	for _, i := range x {
		a = appendRange(a, aStart[i], aStart[i+1])
	}
	for _, j := range y {
		b = appendRange(b, bStart[j], bStart[j+1])
	}
	for k := range a {
		p.join(a[k], b[k], 1)
	}
}

// text joins words without blanks.
func (s stream) text(words []int) string {
	var b strings.Builder
	for _, i := range words {
		b.WriteString(s[i].Text)
	}
	return b.String()
}

// starts gives the index of the first letter of each word, and the number of all letters.
func starts(words stream) []int {
	at := make([]int, 1, len(words)+1)
	for i, w := range words {
		at = append(at, at[i]+utf8.RuneCountInString(w.Text))
	}
	return at
}

func all(n int) []int { return appendRange(nil, 0, n) }

func appendRange(s []int, from, to int) []int {
	s = slices.Grow(s, to-from)
	for i := from; i < to; i++ {
		s = append(s, i)
	}
	return s
}
