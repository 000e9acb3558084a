package vanban_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// shown is one string that a page shows.
type shown struct {
	page  pdfRef
	font  *pdfFont
	codes string
	text  string  // by the font's ToUnicode
	x, y  float64 // where it begins, in points from the lower left corner
	end   float64 // where it ends on its line
	size  float64
	blank float64    // width of a blank in it
	color [3]float64 // red, green, blue
	mcid  int        // marked content it belongs to; -1 for an artifact and for a figure
}

// pdfFont is a simple font: one byte a character.
type pdfFont struct {
	name    pdfName // of the base font, with the tag of its subset
	unicode map[byte]string
	widths  map[byte]float64 // in thousandths of the size
	program []byte           // the embedded TrueType file
}

// readShown gives every string that the pages show, in the order they show it, and the
// order of reading that the structure tree gives: elements of marked contents.
func readShown(data []byte) (pieces []shown, order [][]marked, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading our PDF: %v", r)
		}
	}()
	f, err := readPDF(data)
	if err != nil {
		return nil, nil, err
	}
	fonts := fontCache{file: f, read: map[any]*pdfFont{}}
	for _, ref := range f.pages() {
		page, err := fonts.paint(ref)
		if err != nil {
			return nil, nil, fmt.Errorf("page object %d: %w", ref, err)
		}
		pieces = append(pieces, page.pieces...)
	}
	root, ok := f.catalog()["StructTreeRoot"]
	if !ok {
		return nil, nil, errors.New("no structure tree")
	}
	f.walkTree(f.dict(root), nil, &order)
	return pieces, order, nil
}

// marked is a marked content: its page and its number there.
type marked struct {
	page pdfRef
	mcid int
}

// walkTree appends, for each structure element that has text of its own, its marked
// contents in reading order. A figure is no text: a DOCX has what it says in a part of its own.
func (f *pdfFile) walkTree(element pdfDict, page any, order *[][]marked) {
	if element["S"] == pdfName("Figure") {
		return
	}
	if own, ok := element["Pg"]; ok {
		page = own
	}
	kids := f.array(element["K"])
	if kids == nil && element["K"] != nil {
		kids = pdfArray{element["K"]}
	}
	var own []marked
	for _, kid := range kids {
		switch k := f.get(kid).(type) {
		case float64:
			own = append(own, marked{page.(pdfRef), int(k)})
		case pdfDict:
			if k["Type"] != pdfName("MCR") {
				f.walkTree(k, page, order)
				continue
			}
			on := page
			if p, ok := k["Pg"]; ok {
				on = p
			}
			own = append(own, marked{on.(pdfRef), int(f.number(k["MCID"]))})
		}
	}
	if len(own) > 0 {
		*order = append(*order, own)
	}
}

// fontCache reads each font once.
type fontCache struct {
	file     *pdfFile
	read     map[any]*pdfFont
	untagged bool // the file is not ours: its text is not marked
}

// font reads a simple TrueType font with all that is needed to know its glyphs.
func (c fontCache) font(page pdfDict, name pdfName) (*pdfFont, error) {
	f := c.file
	key := f.dict(f.dict(f.inherited(page, "Resources"))["Font"])[name]
	if font, ok := c.read[key]; ok && key != nil {
		return font, nil
	}
	dict := f.dict(key)
	if dict["Subtype"] != pdfName("TrueType") {
		return nil, fmt.Errorf("font %s is %v, not a simple TrueType font", name, dict["Subtype"])
	}
	base, _ := dict["BaseFont"].(pdfName)
	font := &pdfFont{name: base, unicode: map[byte]string{}, widths: map[byte]float64{}}
	first := int(f.number(dict["FirstChar"]))
	for i, w := range f.array(dict["Widths"]) {
		font.widths[byte(first+i)] = f.number(w)
	}
	font.readToUnicode(f.stream(dict["ToUnicode"]).data)
	font.program = f.stream(f.dict(dict["FontDescriptor"])["FontFile2"]).data
	c.read[key] = font
	return font, nil
}

// readToUnicode reads the bfchar and bfrange entries of a CMap.
func (font *pdfFont) readToUnicode(cmap []byte) {
	p := &pdfParser{src: cmap}
	var operands []string
	for p.skipSpace(); p.pos < len(p.src) && p.err == nil; p.skipSpace() {
		switch v := p.value().(type) {
		case string:
			operands = append(operands, v)
		case pdfOp:
			switch v {
			case "endbfchar":
				for i := 0; i+1 < len(operands); i += 2 {
					font.unicode[operands[i][0]] = utf16BE(operands[i+1])
				}
			case "endbfrange":
				for i := 0; i+2 < len(operands); i += 3 {
					low, high, to := operands[i][0], operands[i+1][0], []rune(utf16BE(operands[i+2]))[0]
					for c := int(low); c <= int(high); c++ {
						font.unicode[byte(c)] = string(to + rune(c-int(low)))
					}
				}
			}
			operands = nil
		}
	}
}

// matrix is a transformation [a b c d e f] of PDF.
type matrix [6]float64

// times applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// painter is the state that a content stream changes (ISO 32000-1, 8.4 and 9.3).
type painter struct {
	fonts fontCache
	page  pdfRef
	dict  pdfDict
	graphics
	stack  []graphics
	line   matrix // of the text line
	text   matrix
	nested []int // marked contents open: MCID, -1 for an artifact, -2 for others
	path   []stroke
	pen    [2]float64 // where the path is
	pieces []shown
	drawn  []stroke
}

// stroke is a straight line that a page draws, in points from the lower left corner; a
// rectangle is four.
type stroke struct{ x1, y1, x2, y2, weight float64 }

// graphics is what q saves and Q restores.
type graphics struct {
	ctm              matrix
	font             *pdfFont
	size             float64
	words, chars     float64 // spacing, Tw and Tc
	leading, stretch float64
	weight           float64 // of lines
	color            [3]float64
}

// paint runs a page's content.
func (c fontCache) paint(ref pdfRef) (*painter, error) {
	f := c.file
	page := f.dict(ref)
	var content []byte
	streams := f.array(page["Contents"])
	if streams == nil {
		streams = pdfArray{page["Contents"]}
	}
	for _, s := range streams {
		content = append(append(content, f.stream(s).data...), '\n')
	}
	p := &painter{fonts: c, page: ref, dict: page, graphics: graphics{ctm: matrix{1, 0, 0, 1, 0, 0}, stretch: 100}}
	parser := &pdfParser{src: content}
	var operands pdfArray
	for parser.skipSpace(); parser.pos < len(content) && parser.err == nil; parser.skipSpace() {
		v := parser.value()
		op, ok := v.(pdfOp)
		if !ok {
			operands = append(operands, v)
			continue
		}
		if err := p.do(op, operands); err != nil {
			return nil, fmt.Errorf("%s: %w", op, err)
		}
		operands = operands[:0]
	}
	return p, parser.err
}

// do carries out one operator. Those that show nothing are passed over.
func (p *painter) do(op pdfOp, operands pdfArray) error {
	n := func(i int) float64 { v, _ := operands[i].(float64); return v }
	m := func() matrix { return matrix{n(0), n(1), n(2), n(3), n(4), n(5)} }
	switch op {
	case "q":
		p.stack = append(p.stack, p.graphics)
	case "Q":
		p.graphics, p.stack = p.stack[len(p.stack)-1], p.stack[:len(p.stack)-1]
	case "cm":
		p.ctm = m().times(p.ctm)
	case "BT":
		p.line, p.text = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
	case "Tm":
		p.line, p.text = m(), m()
	case "Td", "TD":
		if op == "TD" {
			p.leading = -n(1)
		}
		p.move(n(0), n(1))
	case "T*":
		p.move(0, -p.leading)
	case "TL":
		p.leading = n(0)
	case "Tw":
		p.words = n(0)
	case "Tc":
		p.chars = n(0)
	case "Tz":
		p.stretch = n(0)
	case "Tf":
		font, err := p.fonts.font(p.dict, operands[0].(pdfName))
		p.font, p.size = font, n(1)
		return err
	case "Tj":
		return p.show(operands[:1])
	case "TJ":
		return p.show(operands[0].(pdfArray))
	case "'", "\"", "Do":
		return errors.New("our PDF does not use this operator")
	case "BMC", "BDC":
		p.nested = append(p.nested, p.mark(operands))
	case "EMC":
		p.nested = p.nested[:len(p.nested)-1]
	case "rg":
		p.color = [3]float64{n(0), n(1), n(2)}
	case "w":
		p.weight = n(0)
	case "m":
		p.pen = [2]float64{n(0), n(1)}
	case "l":
		p.lineTo(n(0), n(1))
	case "re":
		p.pen = [2]float64{n(0), n(1)}
		p.lineTo(n(0)+n(2), n(1))
		p.lineTo(n(0)+n(2), n(1)+n(3))
		p.lineTo(n(0), n(1)+n(3))
		p.lineTo(n(0), n(1))
	case "S", "s", "B", "b":
		p.drawn = append(p.drawn, p.path...)
		p.path = nil
	case "n", "f":
		p.path = nil
	}
	return nil
}

// lineTo goes on with the path to a point.
func (p *painter) lineTo(x, y float64) {
	from, to := p.at(p.pen[0], p.pen[1]), p.at(x, y)
	p.path = append(p.path, stroke{from[0], from[1], to[0], to[1], p.weight})
	p.pen = [2]float64{x, y}
}

// at gives where a point of the user's space lies on the page.
func (p *painter) at(x, y float64) [2]float64 {
	m := matrix{1, 0, 0, 1, x, y}.times(p.ctm)
	return [2]float64{m[4], m[5]}
}

// mark says what a marked content is.
func (p *painter) mark(operands pdfArray) int {
	if operands[0] == pdfName("Artifact") || operands[0] == pdfName("Figure") {
		return -1
	}
	if len(operands) > 1 {
		if dict, ok := operands[1].(pdfDict); ok {
			if mcid, ok := dict["MCID"].(float64); ok {
				return int(mcid)
			}
		}
	}
	return -2
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.text = p.line
}

// show shows the strings of a TJ array; a Tj is one of a single string.
func (p *painter) show(array pdfArray) error {
	mcid := -2
	switch {
	case len(p.nested) > 0:
		mcid = p.nested[len(p.nested)-1]
	case !p.fonts.untagged:
		return errors.New("text outside marked content: neither content nor artifact")
	}
	at := p.text.times(p.ctm)
	var codes, text strings.Builder
	for _, v := range array {
		switch v := v.(type) {
		case float64:
			p.text = matrix{1, 0, 0, 1, -v / 1000 * p.size * p.stretch / 100, 0}.times(p.text)
		case string:
			codes.WriteString(v)
			for i := range len(v) {
				s, ok := p.font.unicode[v[i]]
				if !ok {
					return fmt.Errorf("code %d of font %s has no ToUnicode", v[i], p.font.name)
				}
				text.WriteString(s)
				p.advance(v[i])
			}
		}
	}
	end := p.text.times(p.ctm)
	p.pieces = append(p.pieces, shown{
		page: p.page, font: p.font, codes: codes.String(), text: text.String(),
		x: at[4], y: at[5], end: end[4], size: p.size * math.Hypot(at[2], at[3]),
		blank: (p.font.widths[' ']/1000*p.size + p.chars + p.words) * p.stretch / 100, color: p.color, mcid: mcid,
	})
	return nil
}

// advance moves the text position over one character.
func (p *painter) advance(code byte) {
	w := p.font.widths[code]/1000*p.size + p.chars
	if code == ' ' {
		w += p.words
	}
	p.text = matrix{1, 0, 0, 1, w * p.stretch / 100, 0}.times(p.text)
}
