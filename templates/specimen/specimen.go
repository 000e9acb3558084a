package specimen

import (
	"bytes"
	"encoding/json"

	"vanban/templates/part"
)

// Payload is the JSON payload of a document, drawn by the seed. Every [Cycle] seeds in a row have
// every kind; the rest is left to chance.
func Payload(seed uint64) []byte {
	a := newAuthor(seed)
	k := deal(seed)
	return encode(k.write(a, k.slug))
}

// author writes one document.
type author struct {
	random
	corpus corpus
	year   int
	size   size
	agency agency
	groups int  // how many headings of groups have been given
	final  bool // it is issued, on paper and in one file, as what is copied is
	apart  bool // the period of a report has one before it that is not that of the year before
}

// size is how long a document is.
type size struct {
	plenty int // of what there may be more or less, how far to go to the most, in percent
	rows   [2]int
}

// sizes are how long documents are and how often.
var sizes = []option[size]{
	{25, size{0, [2]int{2, 5}}},
	{45, size{30, [2]int{3, 14}}},
	{20, size{60, [2]int{10, 30}}},
	{6, size{100, [2]int{30, 90}}},
	{7, size{100, [2]int{120, 300}}},
}

func newAuthor(seed uint64) *author {
	a := &author{random: random{state: seed}, corpus: readCorpus()}
	a.year = a.between(2021, 2027)
	a.size = choose(&a.random, sizes)
	a.agency = one(&a.random, readAgencies("agencies.txt")...)
	return a
}

// many is a number from least to most that grows with the size of the document.
func (a *author) many(least, most int) int {
	return a.between(least, least+max((most-least)*a.size.plenty/100, min(1, most-least)))
}

// encode writes a payload as a person would, with every letter as it is.
func encode(payload any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(payload); err != nil {
		panic(err) // payloads of our own types can always be written
	}
	return out.Bytes()
}

// body makes a tree, or the text that a clerk would have typed for it.
func (a *author) body(nodes []part.Node) part.Body {
	if a.chance(50) && !holdsMore(nodes) {
		return part.Body{Text: typed(nodes)}
	}
	if a.chance(15) {
		labelled(nodes)
	}
	return part.Body{Nodes: nodes}
}

// heading heads a group of rows; those of one document differ for a long while.
func (a *author) heading() string {
	all := a.corpus["nhom"]
	a.groups++
	return a.fill(all[(a.year+a.groups)%len(all)])
}

// holdsMore reports whether a node has what no text can say.
func holdsMore(nodes []part.Node) bool {
	for i := range nodes {
		n := &nodes[i]
		if n.Table != nil || n.Tasks != nil || n.Show != nil || holdsMore(n.Children) {
			return true
		}
	}
	return false
}
