package agreement

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Word is a word at its place on a page, in points from the paper's upper left corner.
type Word struct {
	Text                     string
	Page                     int // from 1
	Left, Top, Right, Bottom float64
	// Paragraph is the index of the paragraph that the word belongs to, or Furniture. Only
	// [Reading.Mark] sets it.
	Paragraph int
	Italic    bool // set as Paragraph is
	KeepNext  bool // set as Paragraph is
}

// Furniture marks what belongs to no paragraph and is compared nevertheless: page numbers,
// headers of tables that are repeated.
const Furniture = -1

// Reading is what was read of a PDF.
type Reading struct {
	Pages int
	Words []Word // in the order in which they are drawn
}

var wordElement = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>`)

// Read reads what `pdftotext -raw -bbox` prints. A document without words is an error.
func Read(r io.Reader) (Reading, error) {
	var reading Reading
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "<page ") {
			reading.Pages++
		}
		m := wordElement.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		w := Word{Text: html.UnescapeString(m[5]), Page: reading.Pages, Paragraph: Furniture}
		for i, at := range []*float64{&w.Left, &w.Top, &w.Right, &w.Bottom} {
			var err error
			if *at, err = strconv.ParseFloat(m[i+1], 64); err != nil {
				return Reading{}, fmt.Errorf("reading the place of %q: %w", w.Text, err)
			}
		}
		reading.Words = append(reading.Words, w)
	}
	if err := lines.Err(); err != nil {
		return Reading{}, fmt.Errorf("reading words: %w", err)
	}
	if reading.Pages == 0 || len(reading.Words) == 0 {
		return Reading{}, fmt.Errorf("%d pages and %d words were read", reading.Pages, len(reading.Words))
	}
	return reading, nil
}

// Piece is a piece of text of which it is known what it belongs to: a paragraph by its index,
// [Furniture] or a [Drawing]. Its box holds the letters, in points from the paper's upper left corner.
type Piece struct {
	Page                     int // from 1
	Left, Top, Right, Bottom float64
	Paragraph                int
	Italic                   bool
	KeepNext                 bool // the paragraph stays on the page of the next one
}

// Drawing marks the letters of a drawing, which are compared with nothing: every program
// letters the axes of a chart its own way.
const Drawing = -2

// Mark gives each word the paragraph of the piece that it stands in, and leaves out those of
// drawings. A word that stands in no piece is an error.
func (r *Reading) Mark(pieces []Piece) error {
	byPage := make([][]Piece, r.Pages+1)
	for _, p := range pieces {
		if p.Page < 1 || p.Page > r.Pages {
			return fmt.Errorf("a piece stands on page %d of %d", p.Page, r.Pages)
		}
		byPage[p.Page] = append(byPage[p.Page], p)
	}
	marked := r.Words[:0]
	for _, w := range r.Words {
		i := slices.IndexFunc(byPage[w.Page], w.standsIn)
		if i < 0 {
			return fmt.Errorf("page %d: %q stands in no piece of text", w.Page, w.Text)
		}
		p := &byPage[w.Page][i]
		if w.Paragraph, w.Italic, w.KeepNext = p.Paragraph, p.Italic, p.KeepNext; w.Paragraph != Drawing {
			marked = append(marked, w)
		}
	}
	r.Words = marked
	return nil
}

// standsIn reports whether the middle of the word lies in the piece.
func (w *Word) standsIn(p Piece) bool {
	x, y := (w.Left+w.Right)/2, (w.Top+w.Bottom)/2
	return p.Left <= x && x <= p.Right && p.Top <= y && y <= p.Bottom
}
