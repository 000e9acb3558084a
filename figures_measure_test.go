package vanban_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"vanban/templates/nd30"
)

// This file measures the figures of figures_test.go.

// measurer gives the values of one figure in a document; none when it has no such component.
type measurer = func(*printed) []place

// at is a value that was measured at a row.
func at(r *row, value float64) place {
	text := []rune(r.text)
	return place{value, fmt.Sprintf("page %d, %q", r.sheet.number, string(text[:min(len(text), 40)]))}
}

// onPage is a value of a whole page.
func onPage(s *sheet, value float64) place { return place{value, fmt.Sprintf("page %d", s.number)} }

// each measures every passage of some components.
func (d *printed) each(measure func(*passage) []place, components ...component) (all []place) {
	for _, c := range components {
		for _, p := range d.roles[c] {
			all = append(all, measure(p)...)
		}
	}
	return all
}

// pairs measures a component against another one: those of the same head, or of the same appendix. What
// has none of the other kind on its page has no pair.
func (d *printed) pairs(c, with component, measure func(p, other *passage) []place) (all []place) {
	for _, p := range d.roles[c] {
		for _, other := range d.roles[with] {
			if other.first().sheet == p.first().sheet {
				all = append(all, measure(p, other)...)
				break
			}
		}
	}
	return all
}

// The page.

func paper(side func(*sheet) float64) measurer {
	return func(d *printed) (all []place) {
		for _, s := range d.sheets {
			all = append(all, onPage(s, side(s)/millimetre))
		}
		return all
	}
}

func shortSide(s *sheet) float64 { return min(s.width, s.height) }
func longSide(s *sheet) float64  { return max(s.width, s.height) }

// top and bottom are where the content of a page begins and ends: text or lines of a table.
func (s *sheet) content() (top, bottom float64) {
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, r := range s.rows {
		if !r.numberOnTop() && !r.markOnTop() && !r.signingOnTop() {
			top, bottom = min(top, r.top()), max(bottom, r.bottom())
		}
	}
	for _, l := range s.strokes {
		if !s.frames(l) {
			top, bottom = min(top, l.y1, l.y2), max(bottom, l.y1, l.y2)
		}
	}
	return top, bottom
}

func topMargin(d *printed) (all []place) {
	for _, s := range d.sheets {
		top, _ := s.content()
		all = append(all, onPage(s, top/millimetre))
	}
	return all
}

func bottomMargin(d *printed) (all []place) {
	for _, s := range d.sheets {
		_, bottom := s.content()
		all = append(all, onPage(s, (s.height-bottom)/millimetre))
	}
	return all
}

// fullestPage looks at sections that are long enough to have a full page, and have no table and no chart, which
// stay whole.
func fullestPage(d *printed) (all []place) {
	pages := bottomMargin(d)
	for i, first := range d.sections {
		end := len(pages)
		if i+1 < len(d.sections) {
			end = d.sections[i+1] - 1
		}
		drawn := slices.ContainsFunc(d.sheets[first:end], func(s *sheet) bool { return len(s.strokes) > 0 })
		if section := pages[first-1 : end]; len(section) >= 5 && !drawn {
			all = append(all, slices.MinFunc(section, func(a, b place) int { return cmp.Compare(a.value, b.value) }))
		}
	}
	return all
}

// edge gives a margin: how far a text from left to right stays from the paper's edge.
type edge func(s *sheet, left, right float64) float64

func leftMargin(_ *sheet, left, _ float64) float64   { return left / millimetre }
func rightMargin(s *sheet, _, right float64) float64 { return (s.width - right) / millimetre }

// margins measures the area of text, once for each orientation.
func margins(of edge) measurer {
	return func(d *printed) (all []place) {
		for _, across := range []bool{false, true} {
			a, ok := d.areas[across]
			i := slices.IndexFunc(d.sheets, func(s *sheet) bool { return s.across() == across })
			if ok && i >= 0 {
				all = append(all, onPage(d.sheets[i], of(d.sheets[i], a.left, a.right)))
			}
		}
		return all
	}
}

// outermost measures the text that comes nearest to an edge, on every page.
func outermost(of edge) measurer {
	return func(d *printed) (all []place) {
		for _, s := range d.sheets {
			nearest := place{math.Inf(1), ""}
			for _, r := range s.rows {
				if p := at(r, of(s, r.x, r.end)); p.value < nearest.value {
					nearest = p
				}
			}
			all = append(all, nearest)
		}
		return all
	}
}

// frame is the rectangle that the row stands in, false when there is none.
func (r *row) frame() (rect, bool) {
	for _, b := range r.sheet.boxes {
		if b.left < r.x && r.end < b.right && b.top < r.y && r.y < b.bottom {
			return b, true
		}
	}
	return rect{}, false
}

func (r *row) inMark() bool {
	_, ok := r.frame()
	return ok
}

// signingOnTop reports whether the row is in the top margin and tells who has signed a file of its own, and when.
func (r *row) signingOnTop() bool { return r.y < 20*millimetre && r.size() < 11 }

// markOnTop reports whether the row is a mark in the top margin.
func (r *row) markOnTop() bool { return r.y < 20*millimetre && r.inMark() }

// frames reports whether the line is part of a frame.
func (s *sheet) frames(l stroke) bool {
	return slices.ContainsFunc(s.boxes, func(b rect) bool {
		return b.left <= l.left() && l.right() <= b.right && b.top <= min(l.y1, l.y2) && max(l.y1, l.y2) <= b.bottom
	})
}

func coloured(d *printed) (all []place) {
	for _, s := range d.sheets {
		for _, r := range s.rows {
			if !r.artifact && !r.inMark() {
				wrong := 0
				for _, p := range r.pieces {
					if p.color != [3]float64{} {
						wrong++
					}
				}
				all = append(all, at(r, float64(wrong)))
			}
		}
	}
	return all
}

func anySize(d *printed) (all []place) {
	for _, r := range d.text.rows {
		if !r.inTable() {
			all = append(all, rowSizes(r)...)
		}
	}
	return all
}

func rowSizes(r *row) (all []place) {
	for _, p := range r.pieces {
		all = append(all, at(r, p.size))
	}
	return all
}

// Page numbers.

// pageNumber is the number that a page shows, nil when it shows none.
func (s *sheet) pageNumber() *row {
	for _, r := range s.rows {
		if r.numberOnTop() {
			return r
		}
	}
	return nil
}

func ofNumbers(measure func(*row) float64) measurer {
	return func(d *printed) (all []place) {
		for _, s := range d.sheets {
			if r := s.pageNumber(); r != nil {
				all = append(all, at(r, measure(r)))
			}
		}
		return all
	}
}

func numberFoot(r *row) float64 { return r.bottom() / millimetre }

func numberCentre(d *printed) (all []place) {
	for _, s := range d.sheets {
		r := s.pageNumber()
		if r == nil {
			continue
		}
		if a, ok := d.area(r); ok {
			all = append(all, at(r, (r.middle()-(a.left+a.right)/2)/millimetre))
		}
	}
	return all
}

// firstNumbers counts the numbers on pages that begin a section.
func firstNumbers(d *printed) (all []place) {
	for _, n := range d.sections {
		shown := 0.
		if d.sheets[n-1].pageNumber() != nil {
			shown = 1
		}
		all = append(all, onPage(d.sheets[n-1], shown))
	}
	return all
}

// numberOrder compares the number of every other page with its place in its section. A page without one
// shows nought.
func numberOrder(d *printed) (all []place) {
	due := 0
	for _, s := range d.sheets {
		if slices.Contains(d.sections, s.number) {
			due = 1
			continue
		}
		due++
		shown := 0
		if r := s.pageNumber(); r != nil {
			shown, _ = strconv.Atoi(r.text) // digits, or it would be no page number
		}
		all = append(all, onPage(s, float64(shown-due)))
	}
	return all
}

// Size, face and lines of components.

func sizes(components ...component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) (all []place) {
			for _, r := range p.rows {
				all = append(all, rowSizes(r)...)
			}
			return all
		}, components...)
	}
}

func sizeOver(c, than component) measurer {
	return func(d *printed) []place {
		return d.pairs(c, than, func(p, other *passage) []place {
			return []place{at(p.first(), p.first().size()-other.first().size())}
		})
	}
}

// notFace counts the pieces of a row that are not in a face, by the font that the file names.
func notFace(bold, italic bool) func(*row) float64 {
	return func(r *row) float64 { return wrongFaces(r.pieces, bold, italic) }
}

func wrongFaces(pieces []shown, bold, italic bool) float64 {
	wrong := 0.
	for _, p := range pieces {
		name := string(p.font.name)
		if strings.Contains(name, "Bold") != bold || strings.Contains(name, "Italic") != italic {
			wrong++
		}
	}
	return wrong
}

func faces(c component, bold, italic bool) measurer { return facesOf(bold, italic, c) }

func facesOf(bold, italic bool, components ...component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place { return passageFace(p, bold, italic) }, components...)
	}
}

func passageFace(p *passage, bold, italic bool) (all []place) {
	for _, r := range p.rows {
		all = append(all, at(r, wrongFaces(r.pieces, bold, italic)))
	}
	return all
}

func lines(c component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place { return []place{at(p.first(), float64(len(p.rows)))} }, c)
	}
}

// Where components stand.

func centredOn(c, on component) measurer {
	return func(d *printed) []place {
		return d.pairs(c, on, func(p, other *passage) (all []place) {
			for _, r := range p.rows {
				all = append(all, at(r, (r.middle()-other.first().middle())/millimetre))
			}
			return all
		})
	}
}

// centredInText measures from the middle between the margins.
func centredInText(c component) measurer {
	return func(d *printed) []place { return d.each(d.fromMiddle, c) }
}

func (d *printed) fromMiddle(p *passage) (all []place) {
	for _, r := range p.rows {
		if a, ok := d.area(r); ok {
			all = append(all, at(r, (r.middle()-(a.left+a.right)/2)/millimetre))
		}
	}
	return all
}

func acrossText(c component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			a, ok := d.area(p.first())
			if !ok {
				return nil
			}
			return []place{at(p.first(), (p.first().middle()-a.left)/(a.right-a.left))}
		}, c)
	}
}

func flushLeft(components ...component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			a, ok := d.area(p.first())
			if !ok {
				return nil
			}
			return []place{at(p.first(), (p.first().x-a.left)/millimetre)}
		}, components...)
	}
}

func level(c, with component) measurer {
	return func(d *printed) []place {
		return d.pairs(c, with, func(p, other *passage) []place {
			return []place{at(p.first(), p.first().y-other.first().y)}
		})
	}
}

// headLevel compares Quốc hiệu with the first line of the agency or of the one above it.
func headLevel(d *printed) []place {
	above := banHanh
	if len(d.roles[chuQuan]) > 0 {
		above = chuQuan
	}
	return level(quocHieu, above)(d)
}

// gapTo is what stands between the last line of one component and the first of another beyond what
// single spacing takes, and so between the lines of the latter.
func gapTo(c, above component) measurer {
	return func(d *printed) []place {
		return d.pairs(c, above, func(p, other *passage) (all []place) {
			last := other.last()
			for _, r := range p.rows {
				all = append(all, at(r, r.y-last.y-singleLine*r.size()))
				last = r
			}
			return all
		})
	}
}

// shortDated measures heads whose place and date are shorter than Quốc hiệu, between the margins of the forms: longer
// ones and other margins move it.
func shortDated(of measurer) measurer {
	return func(d *printed) []place {
		date, nation := d.one(thoiGian), d.one(quocHieu)
		if d.words.Margins != nil || date == nil || nation == nil || nation.first().end-nation.first().x-(date.first().end-date.first().x) < 5*millimetre {
			return nil
		}
		return of(d)
	}
}

// roomBetween is what stays free between some components of the left column and those of the right one.
func roomBetween(left []component, right ...component) measurer {
	return func(d *printed) (all []place) {
		for _, c := range right {
			for _, p := range d.roles[c] {
				all = append(all, roomLeft(p.rows, d.rowsOf(left), p.first().sheet)...)
			}
		}
		return all
	}
}

// roomLeft is how far the rows of the right column are from those of the left one on a page.
func roomLeft(right, left []*row, on *sheet) []place {
	room := place{math.Inf(1), ""}
	for _, r := range right {
		for _, l := range left {
			if free := (r.x - l.end) / millimetre; l.sheet == on && r.sheet == on && free < room.value {
				room = at(l, free)
			}
		}
	}
	if room.at == "" {
		return nil
	}
	return []place{room}
}

// rowsOf are the rows of some components.
func (d *printed) rowsOf(components []component) (rows []*row) {
	for _, c := range components {
		for _, p := range d.roles[c] {
			rows = append(rows, p.rows...)
		}
	}
	return rows
}

func roomInFoot(d *printed) []place {
	name := d.one(hoTen)
	if name == nil {
		return nil
	}
	return roomLeft(append(d.signing(), name.rows...), d.rowsOf([]component{noiNhan, nhanDong, luu}), name.first().sheet)
}

// Rules.

// ruleUnder is the line drawn right below a passage; false when there is none.
func ruleUnder(p *passage) (rule stroke, found bool) {
	const below = 20
	last := p.last()
	for _, l := range last.sheet.strokes {
		near := l.y1 > last.y && l.y1 < last.y+below && l.left() < last.end && l.right() > last.x
		if near && l.horizontal() && !slices.ContainsFunc(last.sheet.strokes, l.crosses) && (!found || l.y1 < rule.y1) {
			rule, found = l, true
		}
	}
	return rule, found
}

// crosses reports whether a line that goes down meets this one, as in a table or a frame.
func (l stroke) crosses(down stroke) bool {
	return down.vertical() && l.left()-1 <= down.x1 && down.x1 <= l.right()+1 && min(down.y1, down.y2)-1 <= l.y1 && l.y1 <= max(down.y1, down.y2)+1
}

// ofRules measures the rules under a component. The rule under trích yếu stands under the note where
// there is one; elsewhere a rule that is missing is a value like no other.
func ofRules(c component, measure func(p *passage, rule stroke) float64) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			rule, found := ruleUnder(p)
			switch {
			case found:
				return []place{at(p.first(), measure(p, rule))}
			case c == trichYeu && p != d.one(trichYeu):
				return nil
			}
			return []place{at(p.first(), math.Inf(1))}
		}, c)
	}
}

func rulePart(c component) measurer {
	return ofRules(c, func(p *passage, rule stroke) float64 {
		longest := p.longest()
		return rule.length() / (longest.end - longest.x)
	})
}

func ruleOver(c component) measurer {
	return ofRules(c, func(p *passage, rule stroke) float64 {
		return (rule.length() - (p.last().end - p.last().x)) / millimetre
	})
}

func ruleCentre(c component) measurer {
	return ofRules(c, func(p *passage, rule stroke) float64 {
		return (rule.middle() - p.longest().middle()) / millimetre
	})
}

// Marks of urgency.

// frame measures the rectangle around a mark.
func frame(c component, measure func(d *printed, r *row, b rect) (float64, bool)) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			b, ok := p.first().frame()
			if !ok {
				return []place{at(p.first(), math.Inf(1))}
			}
			value, ok := measure(d, p.first(), b)
			if !ok {
				return nil
			}
			return []place{at(p.first(), value/millimetre)}
		}, c)
	}
}

// markWidths are the widths of the frames in millimetres (PL I.III.2b).
var markWidths = map[string]float64{"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}

func markWidth(_ *printed, r *row, b rect) (float64, bool) {
	return b.right - b.left - markWidths[r.text]*millimetre, true
}

func frameHeight(_ *printed, _ *row, b rect) (float64, bool) { return b.bottom - b.top, true }
func frameFoot(_ *printed, _ *row, b rect) (float64, bool)   { return b.bottom, true }

func frameCentre(_ *printed, r *row, b rect) (float64, bool) {
	return r.middle() - (b.left+b.right)/2, true
}

func frameLeft(d *printed, r *row, b rect) (float64, bool) {
	a, ok := d.area(r)
	return b.left - a.left, ok
}

func frameRight(d *printed, r *row, b rect) (float64, bool) {
	a, ok := d.area(r)
	return b.right - a.right, ok
}

// What few documents have.

// firstGap is what stands between a component and the one above it beyond what single spacing takes.
func firstGap(c, above component) measurer {
	return func(d *printed) []place {
		return d.pairs(c, above, func(p, other *passage) []place {
			return []place{at(p.first(), p.first().y-other.last().y-singleLine*p.first().size())}
		})
	}
}

// rulesUnder counts the rules beneath a component that should have none.
func rulesUnder(c component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			if _, found := ruleUnder(p); found {
				return []place{at(p.first(), 1)}
			}
			return []place{at(p.first(), 0)}
		}, c)
	}
}

func notFirstPage(c component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place { return []place{at(p.first(), float64(p.first().sheet.number-1))} }, c)
	}
}

// addressRule compares the last rule above the address with the width of the text.
func addressRule(d *printed) []place {
	p := d.one(diaChi)
	if p == nil {
		return nil
	}
	a, ok := d.area(p.first())
	if !ok {
		return nil
	}
	rule := stroke{y1: math.Inf(-1)}
	for _, l := range p.first().sheet.strokes {
		if l.horizontal() && l.y1 < p.first().y && l.y1 > rule.y1 {
			rule = l
		}
	}
	return []place{at(p.first(), (rule.length()-(a.right-a.left))/millimetre)}
}

// beneathAddress counts what stands on the page beneath the first line of the address and is no line of it.
func beneathAddress(d *printed) []place {
	p := d.one(diaChi)
	if p == nil {
		return nil
	}
	lines := d.rowsOf([]component{diaChi})
	others := 0.
	for _, r := range p.first().sheet.rows {
		if r.y > p.first().y && !slices.Contains(lines, r) {
			others++
		}
	}
	for _, l := range p.first().sheet.strokes {
		if l.y1 > p.first().y {
			others++
		}
	}
	return []place{at(p.first(), others)}
}

// dashes compares the place of each dash with that of the colon of "Kính gửi:".
func dashes(d *printed) (all []place) {
	word := d.one(kinhGui)
	if word == nil {
		return nil
	}
	for _, p := range d.roles[kinhGuiTo] {
		last := word.first().pieces[len(word.first().pieces)-1]
		colon := word.first().end - last.width(':')
		all = append(all, at(p.first(), (p.first().x-colon)/millimetre))
	}
	return all
}

// nameHung compares the other lines of a single long addressee with where its name begins.
func nameHung(d *printed) (all []place) {
	word := d.one(kinhGui)
	if word == nil || len(d.roles[kinhGuiTo]) > 0 {
		return nil
	}
	name := word.first().x
	for _, r := range nd30.KinhGuiText + " " {
		name += word.first().pieces[0].width(r)
	}
	for _, r := range word.rows[1:] {
		all = append(all, at(r, (r.x-name)/millimetre))
	}
	return all
}

// belowAddressees is how far the row behind "Kính gửi:" and its names is below the last of them.
func belowAddressees(d *printed) []place {
	c := kinhGui
	if len(d.roles[kinhGuiTo]) > 0 {
		c = kinhGuiTo
	}
	all := nextRow(c)(d)
	return all[max(len(all)-1, 0):]
}

// width is how wide a character of the piece is.
func (s shown) width(r rune) float64 {
	for code, text := range s.font.unicode {
		if text == string(r) {
			return s.font.widths[code] / 1000 * s.size
		}
	}
	return 0
}

// The content.

func contentSize(d *printed) (all []place) {
	for _, p := range d.body {
		for _, r := range p.rows {
			all = append(all, rowSizes(r)...)
		}
	}
	return all
}

func contentSpread(d *printed) []place { return spread(contentSize(d)) }

// spread is how far apart the least and the greatest value are.
func spread(all []place) []place {
	if len(all) == 0 {
		return nil
	}
	low, high := all[0], all[0]
	for _, p := range all {
		if p.value < low.value {
			low = p
		}
		if p.value > high.value {
			high = p
		}
	}
	return []place{{high.value - low.value, low.at + " and " + high.at}}
}

// running are the paragraphs that are set in the width of the text, in the order of reading: content and
// grounds.
func (d *printed) running() []*passage {
	all := slices.Clone(d.roles[canCu])
	for _, p := range d.body {
		if !p.centred() {
			all = append(all, p)
		}
	}
	return all
}

func justifiedRight(d *printed) (all []place) {
	for _, p := range d.running() {
		for _, r := range p.rows[:len(p.rows)-1] {
			if a, ok := d.area(r); ok {
				all = append(all, at(r, (r.end-a.right)/millimetre))
			}
		}
	}
	return all
}

func justifiedLeft(d *printed) (all []place) {
	for _, p := range d.running() {
		for _, r := range p.rows[1:] {
			if a, ok := d.area(r); ok {
				all = append(all, at(r, (r.x-a.left)/millimetre))
			}
		}
	}
	return all
}

func indentsOf(d *printed) (all []place) {
	for _, p := range d.running() {
		if a, ok := d.area(p.first()); ok {
			all = append(all, at(p.first(), (p.first().x-a.left)/millimetre))
		}
	}
	return all
}

func indentSpread(d *printed) []place { return spread(indentsOf(d)) }

// paragraphGap is the gap between two paragraphs that follow each other on a page, beyond what single
// spacing takes.
func paragraphGap(d *printed) (all []place) {
	running := d.running()
	for i := 1; i < len(running); i++ {
		above, below := running[i-1].last(), running[i].first()
		if above.sheet == below.sheet {
			all = append(all, at(below, below.y-above.y-singleLine*below.size()))
		}
	}
	return all
}

func linePitch(d *printed) (all []place) {
	for _, p := range d.running() {
		for i := 1; i < len(p.rows); i++ {
			if above, r := p.rows[i-1], p.rows[i]; above.sheet == r.sheet {
				all = append(all, at(r, (r.y-above.y)/(singleLine*r.size())))
			}
		}
	}
	return all
}

// runningFace looks at paragraphs that end like a sentence: what ends so is no title. The label of an
// article is bold.
func runningFace(d *printed) (all []place) {
	for _, p := range d.body {
		if p.centred() || p.is("mục I.") || !p.is("đoạn có dấu câu") {
			continue
		}
		for i, r := range p.rows {
			pieces := r.pieces
			if i == 0 && p.is("Điều") {
				pieces = pieces[1:]
			}
			all = append(all, at(r, wrongFaces(pieces, false, false)))
		}
	}
	return all
}

// divisions measures the divisions of a name.
func (d *printed) divisions(name string, measure func(*passage) []place) (all []place) {
	for _, p := range d.body {
		if p.is(name) {
			all = append(all, measure(p)...)
		}
	}
	return all
}

func divisionSize(name string) measurer {
	return func(d *printed) []place {
		return d.divisions(name, func(p *passage) []place { return rowSizes(p.first()) })
	}
}

func divisionFace(name string) measurer {
	return func(d *printed) []place {
		return d.divisions(name, func(p *passage) []place { return passageFace(p, true, false) })
	}
}

func divisionCentre(name string) measurer {
	return func(d *printed) []place { return d.divisions(name, d.fromMiddle) }
}

func divisionCapitals(name string) measurer {
	return func(d *printed) []place {
		return d.divisions(name, func(p *passage) []place {
			if p.capitals() {
				return []place{at(p.first(), 0)}
			}
			return []place{at(p.first(), 1)}
		})
	}
}

// labelFace looks at the first piece of a division.
func labelFace(name string, bold bool) measurer {
	return func(d *printed) []place {
		return d.divisions(name, func(p *passage) []place {
			return []place{at(p.first(), wrongFaces(p.first().pieces[:1], bold, false))}
		})
	}
}

// labelUpright looks at the label of a division that may have a title, which is bold.
func labelUpright(name string) measurer {
	return func(d *printed) []place {
		return d.divisions(name, func(p *passage) []place {
			label := p.first().pieces[:1]
			return []place{at(p.first(), min(wrongFaces(label, false, false), wrongFaces(label, true, false)))}
		})
	}
}

// titled measures the titles of phần, chương, mục and tiểu mục with their labels: the paragraph behind
// the label.
func (d *printed) titled(measure func(label, title *passage) []place) (all []place) {
	for i := 1; i < len(d.body); i++ {
		label, title := d.body[i-1], d.body[i]
		if (label.is("Phần, Chương") || label.is("Mục, Tiểu mục")) && label.last().sheet == title.first().sheet {
			all = append(all, measure(label, title)...)
		}
	}
	return all
}

func titleFace(d *printed) []place {
	return d.titled(func(_, title *passage) []place { return passageFace(title, true, false) })
}

func titleCentre(d *printed) []place {
	return d.titled(func(_, title *passage) []place { return d.fromMiddle(title) })
}

func titleGap(d *printed) []place {
	return d.titled(func(label, title *passage) []place {
		return []place{at(title.first(), title.first().y-label.last().y-singleLine*title.first().size())}
	})
}

// The foot.

func signingSize(d *printed) (all []place) {
	for _, r := range d.signing() {
		all = append(all, rowSizes(r)...)
	}
	return all
}

func signingFace(d *printed) (all []place) {
	for _, r := range d.signing() {
		all = append(all, at(r, wrongFaces(r.pieces, true, false)))
	}
	return all
}

func signingCentre(d *printed) (all []place) {
	for _, r := range d.signing() {
		all = append(all, at(r, (r.middle()-d.one(chucVu).last().middle())/millimetre))
	}
	return all
}

// signatureRoom is the room between the position and what stands above the name, in lines of the size of
// the name.
func signatureRoom(d *printed) []place {
	post, name := d.one(chucVu), d.one(hoTen)
	if post == nil || name == nil {
		return nil
	}
	line := singleLine * name.first().size()
	next := name.first()
	for _, r := range d.text.rows { // another position may stand above the name; the forms say in brackets what is to come there
		if r.sheet == next.sheet && !strings.HasPrefix(r.text, "(") && !strings.HasSuffix(r.text, ")") && r.y > post.last().y && r.y < next.y && r.middle() > r.sheet.width/2 {
			next = r
		}
	}
	return []place{at(name.first(), (next.y-post.last().y)/line-1)}
}

func footLevel(d *printed) []place {
	rows := d.signing()
	if len(rows) == 0 {
		return nil
	}
	return []place{at(rows[0], d.one(noiNhan).first().y-rows[0].y)}
}

func footPages(d *printed) []place {
	to, name := d.one(noiNhan), d.one(hoTen)
	if to == nil || name == nil {
		return nil
	}
	return []place{at(name.first(), float64(name.last().sheet.number-to.first().sheet.number))}
}

func linesAboveFoot(d *printed) []place {
	to := d.one(noiNhan)
	if to == nil {
		return nil
	}
	above := 0.
	for _, r := range d.text.rows {
		if r.sheet == to.first().sheet && r.y < to.first().top() {
			above++
		}
	}
	return []place{at(to.first(), above)}
}

func drafterSize(d *printed) []place {
	if d.words.DrafterCode == "" {
		return nil
	}
	return sizes(luu)(d)
}

// order is the order of the components (PL I.IV.2, PL III).
var order = []component{quocHieu, tieuNgu, soKyHieu, veViec, mucKhan, tenLoai, trichYeu, kinhGui, kinhGuiTo, thamQuyen, canCu, lenh}

// disorder counts the components of the document itself, and its content and foot, that do not stand lower
// than what they follow.
func disorder(d *printed) []place {
	var chain []*passage
	for _, c := range order {
		if p := d.one(c); p != nil {
			chain = append(chain, p)
		}
	}
	if len(d.body) > 0 {
		chain = append(chain, d.body[0])
	}
	for _, c := range []component{noiNhan, hoTen, phuLuc} {
		if p := d.one(c); p != nil {
			chain = append(chain, p)
		}
	}
	wrong := 0.
	for i := 1; i < len(chain); i++ {
		a, b := chain[i-1].last(), chain[i].first()
		if b.sheet.number < a.sheet.number || b.sheet == a.sheet && b.y <= a.y {
			wrong++
		}
	}
	return []place{{wrong, nd30.QuocHieuText}}
}

// below is how far the first line of a component is below the last line of another one of its page.
func below(c, other component) measurer {
	return func(d *printed) []place {
		return d.pairs(c, other, func(p, above *passage) []place {
			return []place{at(p.first(), p.first().y-above.last().y)}
		})
	}
}

// ruleBelow is how far the rules of the head are below the lines they belong to.
func ruleBelow(d *printed) (all []place) {
	for _, c := range []component{tieuNgu, banHanh, trichYeu} {
		all = append(all, ofRules(c, func(p *passage, rule stroke) float64 { return rule.y1 - p.last().y })(d)...)
	}
	return all
}

// large measures documents whose sizes are those of the forms.
func large(of measurer) measurer {
	return func(d *printed) []place {
		if nation := d.one(quocHieu); nation == nil || nation.first().size() < 12.5 {
			return nil
		}
		return of(d)
	}
}

// onePost measures documents whose signer has no other post: it would stand between the post and the name.
func onePost(of measurer) measurer {
	return func(d *printed) []place {
		if d.words.Signer.Other != "" {
			return nil
		}
		return of(d)
	}
}

// alone measures documents that one agency signs: the decree has none of several, and what they look like is ours.
func alone(of measurer) measurer {
	return func(d *printed) []place {
		if len(d.words.Joint) > 0 || d.words.Parties != nil {
			return nil
		}
		return of(d)
	}
}

// nextRow is how far the row behind a component is below its last line.
func nextRow(c component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			i := slices.Index(d.text.rows, p.last()) + 1
			if i >= len(d.text.rows) || d.text.rows[i].sheet != p.last().sheet {
				return nil
			}
			return []place{at(d.text.rows[i], d.text.rows[i].y-p.last().y)}
		}, c)
	}
}

// rowBefore is how far a component is below the row before it, unless that one is in a table.
func rowBefore(c component) measurer {
	return func(d *printed) []place {
		return d.each(func(p *passage) []place {
			i := slices.Index(d.text.rows, p.first()) - 1
			if i < 0 || d.text.rows[i].sheet != p.last().sheet || d.text.rows[i].inTable() {
				return nil
			}
			return []place{at(p.first(), p.first().y-d.text.rows[i].y)}
		}, c)
	}
}
