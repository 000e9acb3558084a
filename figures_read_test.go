package vanban_test

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// This file reads pages as a clerk with a ruler does: lines of text and lines that are drawn,
// where they stand on the paper. It knows nothing of how the pages were made.

// Lengths are points, from the upper left corner to the right and down.
const millimetre = 72 / 25.4

// Measures of the typeface, which are those of Times New Roman, in parts of its size.
const (
	ascent     = 0.891 // above the baseline
	descent    = 0.216 // below it
	singleLine = 1.149 // from line to line at single spacing
	underscore = 0.095 // below the baseline
)

// sheet is a page of a file.
type sheet struct {
	number        int // from 1, in the file
	width, height float64
	rows          []*row // in the order in which they are drawn
	strokes       []stroke
	boxes         []rect
}

// row is a line of text: what stands on one baseline without a gap.
type row struct {
	sheet     *sheet
	x, end, y float64
	text      string
	pieces    []shown
	artifact  bool // the file says that it is no content: a page number, a header that is repeated, lettering of a chart
}

// readPapers reads the pages of a PDF file; of one that is not ours, the text need not be marked.
func readPapers(data []byte, ours bool) (sheets []*sheet, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading a PDF: %v", r)
		}
	}()
	f, err := readPDF(data)
	if err != nil {
		return nil, err
	}
	fonts := fontCache{file: f, read: map[any]*pdfFont{}, untagged: !ours}
	for i, ref := range f.pages() {
		box := f.array(f.inherited(f.dict(ref), "MediaBox"))
		if len(box) != 4 {
			return nil, errors.New("a page has no size")
		}
		painted, err := fonts.paint(ref)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		s := &sheet{number: i + 1, width: f.number(box[2]) - f.number(box[0]), height: f.number(box[3]) - f.number(box[1])}
		s.take(painted)
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// take turns what was painted upside down, joins text to rows, and counts a row of underscores as
// the line that it stands for.
func (s *sheet) take(p *painter) {
	for _, l := range p.drawn {
		s.strokes = append(s.strokes, stroke{l.x1, s.height - l.y1, l.x2, s.height - l.y2, l.weight})
	}
	for _, piece := range p.pieces {
		piece.y = s.height - piece.y
		switch text := strings.TrimSpace(piece.text); {
		case text != "" && strings.Trim(text, "_") == "":
			y := piece.y + underscore*piece.size
			s.strokes = append(s.strokes, stroke{piece.x, y, piece.end, y, 0.5})
		case p.fonts.untagged && piece.size < noteMark:
		case strings.TrimSpace(piece.text) != "" && p.fonts.untagged:
			s.add(piece, noteGap)
		case piece.text != "" && piece.end > piece.x && !p.fonts.untagged:
			s.add(piece, rowGap)
		}
	}
	for i, r := range s.rows {
		var next *row
		if i+1 < len(s.rows) {
			next = s.rows[i+1]
		}
		r.trim(next)
	}
	s.findBoxes()
}

// noteMark is the size below which text in the Government's forms is the number of a footnote.
const noteMark = 9

// rowGap is how far apart two pieces of a row may stand: the cells of a table stand farther. In the
// Government's forms the number of a footnote may stand between.
const rowGap, noteGap = 3, 12

// add joins a piece to the last row, or begins a row with it.
func (s *sheet) add(piece shown, gap float64) {
	artifact := piece.mcid == -1
	if n := len(s.rows); n > 0 {
		last := s.rows[n-1]
		near := math.Abs(piece.y-last.y) < 0.01 && piece.x > last.end-gap && piece.x < last.end+gap
		if near && artifact == last.artifact {
			last.pieces, last.text, last.end = append(last.pieces, piece), last.text+piece.text, piece.end
			return
		}
	}
	s.rows = append(s.rows, &row{sheet: s, x: piece.x, end: piece.end, y: piece.y, text: piece.text, pieces: []shown{piece}, artifact: artifact})
}

// trim leaves out the blanks around a row, which have a width but are not seen: the one that parts its last word
// from the next row's. Several are room for what is to be written by hand, a date that is not known yet, and stay.
func (r *row) trim(next *row) {
	first, last := r.pieces[0], r.pieces[len(r.pieces)-1]
	behind := len(last.text) - len(strings.TrimRight(last.text, " "))
	switch {
	case behind < 2:
	case next != nil && next.pieces[0].mcid == last.mcid:
		behind = 1
	default:
		behind = 0
	}
	r.x += float64(len(first.text)-len(strings.TrimLeft(first.text, " "))) * first.blank
	r.end -= float64(behind) * last.blank
	r.text = strings.TrimSpace(r.text)
}

func (r *row) middle() float64 { return (r.x + r.end) / 2 }
func (r *row) top() float64    { return r.y - ascent*r.size() }
func (r *row) bottom() float64 { return r.y + descent*r.size() }

// size is the greatest of the row's type sizes.
func (r *row) size() float64 {
	size := 0.0
	for _, p := range r.pieces {
		size = max(size, p.size)
	}
	return size
}

// numberOnTop reports whether the row is the number of its page: digits in the top margin.
func (r *row) numberOnTop() bool { return r.y < 22*millimetre && digits.MatchString(r.text) }

var digits = regexp.MustCompile(`^[0-9]+$`)

// inTable reports whether the row stands in a table: vertical lines go past it.
func (r *row) inTable() bool {
	for _, l := range r.sheet.strokes {
		if l.vertical() && min(l.y1, l.y2) <= r.y && max(l.y1, l.y2) >= r.y-r.size() && !r.boxed() {
			return true
		}
	}
	return false
}

// boxed reports whether the row stands in a rectangle of its own, as a mark of urgency does, or
// beside one.
func (r *row) boxed() bool {
	for _, b := range r.sheet.boxes {
		if b.top <= r.y && r.y <= b.bottom+r.size() {
			return true
		}
	}
	return false
}

func (l stroke) vertical() bool   { return math.Abs(l.x1-l.x2) < 0.01 && math.Abs(l.y1-l.y2) > 1 }
func (l stroke) horizontal() bool { return math.Abs(l.y1-l.y2) < 0.01 && math.Abs(l.x1-l.x2) > 1 }
func (l stroke) left() float64    { return min(l.x1, l.x2) }
func (l stroke) right() float64   { return max(l.x1, l.x2) }
func (l stroke) middle() float64  { return (l.x1 + l.x2) / 2 }
func (l stroke) length() float64  { return math.Abs(l.x2 - l.x1) }

// rect is a rectangle that is drawn as one.
type rect struct{ left, top, right, bottom float64 }

// findBoxes finds the rectangles that are drawn as such: four strokes, each from where the last one
// ended.
func (s *sheet) findBoxes() {
	for i := 0; i+3 < len(s.strokes); i++ {
		a, b, c, d := s.strokes[i], s.strokes[i+1], s.strokes[i+2], s.strokes[i+3]
		if a.x2 == b.x1 && a.y2 == b.y1 && b.x2 == c.x1 && b.y2 == c.y1 && c.x2 == d.x1 && c.y2 == d.y1 && d.x2 == a.x1 && d.y2 == a.y1 {
			s.boxes = append(s.boxes, rect{min(a.x1, a.x2), min(b.y1, b.y2), max(a.x1, a.x2), max(b.y1, b.y2)})
			i += 3
		}
	}
}

// unspaced leaves out blanks and letter case, so that it does not matter where lines end and what the
// decree sets in capitals.
func unspaced(s string) string {
	return strings.ToUpper(strings.Join(strings.Fields(norm.NFC.String(s)), ""))
}

// passage is a paragraph found by its words.
type passage struct {
	rows  []*row
	label string // what stands before the words on their first row: "Điều 1.", "-"
}

func (p *passage) first() *row { return p.rows[0] }
func (p *passage) last() *row  { return p.rows[len(p.rows)-1] }

// longest is the row of the greatest length.
func (p *passage) longest() *row {
	longest := p.rows[0]
	for _, r := range p.rows {
		if r.end-r.x > longest.end-longest.x {
			longest = r
		}
	}
	return longest
}

// text is the paragraph's text.
func (p *passage) text() string {
	texts := make([]string, len(p.rows))
	for i, r := range p.rows {
		texts[i] = r.text
	}
	return strings.Join(texts, " ")
}

// reading is the content of a file as one string without blanks, with where each row begins.
type reading struct {
	rows   []*row
	text   string
	starts []int // of the rows, in text
}

// readThrough joins the rows that are content.
func readThrough(sheets []*sheet) *reading {
	var all strings.Builder
	r := &reading{}
	for _, s := range sheets {
		for _, row := range s.rows {
			if row.artifact || row.numberOnTop() {
				continue
			}
			r.rows = append(r.rows, row)
			r.starts = append(r.starts, all.Len())
			all.WriteString(unspaced(row.text))
		}
	}
	r.text = all.String()
	return r
}

// What may stand around the words of a paragraph: a label before them, a closing mark behind them.
var (
	labelBefore = regexp.MustCompile(`^(?:ĐIỀU\d+\.|[IVXLC]+\.|[A-ZĐ]\.|\d+(?:\.\d+)*\.?|[A-ZĐ]\)|-|\+|Q\.|KÍNHGỬI:|SỐ:)?$`)
	markBehind  = regexp.MustCompile(`^[.;:,/]{0,5}(?:\(\d+\)\.?)?$`)
)

// find gives the first paragraph of these words behind a place of the text, and where it ends; nil
// when there is none. Words with an asterisk are the beginning of a paragraph that ends on the next row
// with the words behind the asterisk.
func (r *reading) find(words string, from int) (found *passage, at, end int) {
	want, through, open := strings.Cut(unspaced(words), "*")
	if want == "" {
		return nil, 0, 0
	}
	for at := from; ; at++ {
		i := strings.Index(r.text[at:], want)
		if i < 0 {
			return nil, 0, 0
		}
		at += i
		if p, end := r.passage(at, at+len(want), open); p != nil {
			return p, at, r.extend(p, end, through)
		}
	}
}

// passage makes a paragraph of the rows from one place to another, if whole rows lie there.
func (r *reading) passage(at, end int, open bool) (*passage, int) {
	first, last := r.rowAt(at), r.rowAt(end-1)
	label, behind := r.text[r.starts[first]:at], r.text[end:r.endOf(last)]
	if !labelBefore.MatchString(label) || !open && !markBehind.MatchString(behind) {
		return nil, 0
	}
	return &passage{rows: slices.Clone(r.rows[first : last+1]), label: label}, r.endOf(last)
}

// extend lengthens a passage to the row that has the words.
func (r *reading) extend(p *passage, end int, through string) int {
	for i := slices.Index(r.rows, p.last()); !strings.Contains(unspaced(r.rows[i].text), through) && i+1 < len(r.rows); {
		i++
		p.rows = append(p.rows, r.rows[i])
		end = r.endOf(i)
	}
	return end
}

// rowAt is the row that a place of the text lies in.
func (r *reading) rowAt(at int) int {
	low, high := 0, len(r.starts)-1
	for low < high {
		mid := (low + high + 1) / 2
		if r.starts[mid] <= at {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// endOf is where a row ends in the text.
func (r *reading) endOf(row int) int {
	if row+1 < len(r.starts) {
		return r.starts[row+1]
	}
	return len(r.text)
}
