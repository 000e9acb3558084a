package agreement

import (
	"math"
	"slices"
	"strings"
)

// Tolerance is how far from ours a line of theirs may stand, in points: 1 mm to the right or
// left, up or down.
const Tolerance = 1 * mm

// Document is how far two readings of a document agree.
type Document struct {
	Name              string
	Pages, TheirPages int
	Paragraphs, Lines int
	Broken            []Broken // paragraphs with a line that breaks elsewhere
	Off               []Off    // lines that do not stand within the tolerance
	Alone             []int    // paragraphs that are kept with the next one, and stand on the page before it in theirs
	Farthest          float64  // how far off the farthest of the other lines is, in points
	Lost, Added       []string // words that only ours has, only theirs has; of furniture there is as much as there are pages
	ends              ends     // of the pages
}

// Line is a line of ours, and where it stands.
type Line struct {
	Text                     string
	Page                     int
	Left, Top, Right, Bottom float64
	Italic                   bool    // at its end; false for theirs
	KeepNext                 bool    // its paragraph stays on the page of the next one; false for theirs
	Give                     float64 // by how much its blanks, if it is justified, can be narrowed, in points
}

// Broken is a paragraph of which a line breaks elsewhere.
type Broken struct {
	Paragraph    int
	Ours, Theirs []Line
	Exception    *Exception // that explains it; nil for none
}

// Off is a line that stands elsewhere.
type Off struct {
	Line
	Paragraph int        // or Furniture
	TheirPage int        // 0 when it is nowhere
	DX, DY    float64    // how far to the right and down theirs stands, in points, on whichever page
	Size      float64    // how much higher the letters of theirs are, in points
	Exception *Exception // of its paragraph; nil for none
}

// Compare compares two readings of the document of that name. Ours is marked.
func Compare(name string, ours, theirs Reading) Document {
	d := Document{Name: name, Pages: ours.Pages, TheirPages: theirs.Pages, ends: newEnds(ours, theirs)}
	ourNumbers, ourText := ours.streams()
	theirNumbers, theirText := theirs.streams()
	for _, p := range []*pairing{pair(ourNumbers, theirNumbers), pair(ourText, theirText)} {
		d.Lost, d.Added = append(d.Lost, p.lost...), append(d.Added, p.added...)
		for _, group := range p.paragraphs() {
			d.compare(p, group)
		}
	}
	if d.TheirPages > d.Pages {
		d.Added = slices.DeleteFunc(d.Added, furniture(ours))
	}
	slices.SortStableFunc(d.Broken, func(a, b Broken) int { return a.Paragraph - b.Paragraph })
	d.except()
	return d
}

// furniture reports whether a word may be a page's number or of a header of a table that is repeated.
func furniture(ours Reading) func(string) bool {
	known := map[string]bool{}
	for _, w := range ours.Words {
		known[w.Text] = known[w.Text] || w.Paragraph == Furniture
	}
	return func(word string) bool { return known[word] }
}

// paragraphs gives the letters of each paragraph of ours, by index, and those of each line of the
// furniture. The letters of a paragraph need not follow each other: that of a cell may go on on the
// next page, behind what the other cells of its row have on this one.
func (p *pairing) paragraphs() [][]int {
	var all [][]int
	group := map[int]int{} // of a paragraph, in all
	for i := range p.ours {
		l := &p.ours[i]
		g, known := group[l.word.Paragraph]
		if l.word.Paragraph == Furniture {
			known = known && !breaks(&p.ours[i-1], l)
		}
		if !known {
			g = len(all)
			all = append(all, nil)
			group[l.word.Paragraph] = g
		}
		all[g] = append(all[g], i)
	}
	return all
}

// breaks reports whether a line ends between two letters that follow each other.
func breaks(a, b *letter) bool {
	v, w := a.word, b.word
	return v != w && (v.Page != w.Page || math.Abs(v.Bottom-w.Bottom) > (v.Bottom-v.Top)/3 || w.Left < v.Left)
}

// compare adds one paragraph, or one line of furniture, by the indices of its letters.
func (d *Document) compare(p *pairing, paragraph []int) {
	ours := split(paragraph, p.ends)
	d.Lines += len(ours)
	for _, l := range ours {
		d.place(p, l)
	}
	if p.ours[paragraph[0]].word.Paragraph == Furniture {
		return
	}
	d.Paragraphs++
	if theirs := split(paragraph, p.theirEnds); !slices.EqualFunc(ours, theirs, slices.Equal[[]int]) {
		d.Broken = append(d.Broken, p.broken(ours, theirs))
	}
}

// ends reports whether a line of ours ends between two letters of a paragraph.
func (p *pairing) ends(a, b int) bool { return breaks(&p.ours[a], &p.ours[b]) }

// theirEnds does so for theirs. It also does where a letter is not found.
func (p *pairing) theirEnds(a, b int) bool {
	a, b = p.ours[a].match, p.ours[b].match
	return a < 0 || b < 0 || breaks(&p.theirs[a], &p.theirs[b])
}

// split parts a paragraph into lines.
func split(letters []int, ends func(a, b int) bool) [][]int {
	var lines [][]int
	from := 0
	for i := 1; i <= len(letters); i++ {
		if i == len(letters) || ends(letters[i-1], letters[i]) {
			lines = append(lines, letters[from:i])
			from = i
		}
	}
	return lines
}

// broken shows how a paragraph breaks in both.
func (p *pairing) broken(ours, theirs [][]int) Broken {
	b := Broken{Paragraph: p.ours[ours[0][0]].word.Paragraph}
	for _, l := range ours {
		b.Ours = append(b.Ours, show(p.ours, l))
	}
	for _, l := range theirs {
		if found := p.partners(l); len(found) > 0 {
			b.Theirs = append(b.Theirs, show(p.theirs, found))
		}
	}
	return b
}

// partners gives the letters of theirs that some of ours are.
func (p *pairing) partners(ours []int) (theirs []int) {
	for _, i := range ours {
		if m := p.ours[i].match; m >= 0 {
			theirs = append(theirs, m)
		}
	}
	return theirs
}

// show gives the words that some letters of one line are of.
func show(letters []letter, line []int) Line {
	first := &letters[line[0]]
	shown := Line{Page: first.word.Page, Left: first.x, Top: first.word.Top, Bottom: first.word.Bottom}
	var texts []string
	var last *Word
	for _, i := range line {
		if w := letters[i].word; w != last {
			texts = append(texts, w.Text)
			if last != nil {
				shown.Give += last.give(w.Left - last.Right)
			}
			shown.Right, shown.Italic, shown.KeepNext = max(shown.Right, w.Right), w.Italic, w.KeepNext
			last = w
		}
	}
	shown.Text = strings.Join(texts, " ")
	return shown
}

// place compares where a line of ours stands with where theirs has its first letter.
func (d *Document) place(p *pairing, line []int) {
	a := &p.ours[line[0]]
	off := Off{Line: show(p.ours, line), Paragraph: a.word.Paragraph}
	if a.match >= 0 {
		b := &p.theirs[a.match]
		off.TheirPage = b.word.Page
		off.DX, off.DY = b.x-a.x, b.word.Bottom-a.word.Bottom
		off.Size = (b.word.Bottom - b.word.Top) - (a.word.Bottom - a.word.Top)
	}
	if !off.near() {
		d.Off = append(d.Off, off)
		return
	}
	d.Farthest = max(d.Farthest, off.far())
}

// sameSize is how much the heights of a word may differ in points: no two sizes are so near.
const sameSize = 0.2

// near reports whether the line is where it should be, in letters of its size.
func (o *Off) near() bool {
	return o.TheirPage == o.Page && o.far() <= Tolerance && math.Abs(o.Size) <= sameSize
}

// far is how far theirs stands from ours, up or down, right or left, whichever is more.
func (o *Off) far() float64 { return max(math.Abs(o.DX), math.Abs(o.DY)) }
