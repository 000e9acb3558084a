package part

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates/viet"
)

// ParseText reads a body written in the way clerks write it, one paragraph a line, into the
// tree that it means. The labels that open a line are those of form and practice: "Phần I",
// "Chương I", "Mục 1" and "Tiểu mục 1" alone, with the title on the next line; "Điều 1.", "A.", "I.",
// "1.", "1.1.", "a)", "-" and "+" before their text; any other line is a paragraph, and
// so is every line of a passage in quotation marks: its labels are those of another document.
// Each node knows where in the text it began. Labels are kept as they were typed.
func ParseText(text string) []Node {
	p := textParser{open: []openNode{{level: -1}}, last: make([]int, len(levels))}
	for offset := 0; offset < len(text); {
		line, _, _ := strings.Cut(text[offset:], "\n")
		p.number++
		p.quote(text, offset)
		p.line(line, offset, text[min(offset+len(line)+1, len(text)):])
		offset += len(line) + 1
	}
	p.closeTo(0)
	return p.open[0].node.Children
}

// textParser holds the nodes that are not finished, from the body itself to the innermost.
type textParser struct {
	open      []openNode
	wantTitle bool  // the line before was a label that stands alone
	number    int   // of the line, from 1
	last      []int // the number of the last heading of each level since a greater division
	quotedTo  int   // the offset at which the passage in quotation marks ends
	quotes    quotes
}

type openNode struct {
	level int
	node  Node
}

// line takes the next line, which begins at the offset; behind is the text after it.
func (p *textParser) line(line string, offset int, behind string) {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		return
	}
	offset += strings.Index(line, trimmed)
	quoted := offset < p.quotedTo
	level, label, rest := paragraphLevel, "", trimmed
	if !quoted {
		level, label, rest = p.read(trimmed, behind)
	}
	if p.wantTitle && level == paragraphLevel && p.takesTitle(rest) {
		p.setTitle(rest, offset)
		return
	}
	p.push(level, Node{
		Type: levels[level].name, Label: label, Text: rest,
		source: render.Source{Offset: offset, Length: len(trimmed)}, line: p.number, quoted: quoted,
	})
	p.wantTitle = levels[level].ownLine
	p.count(level, label)
}

// read finds the level whose label opens the line. What the lines before and behind it leave no place for is a
// paragraph: it begins with the letter of a name.
func (p *textParser) read(line, behind string) (level int, label, rest string) {
	level, label, rest = cutLabel(line)
	if level == levelOf(mucLon) && !p.isNextLetter(label) || level == levelOf(deMuc) && p.isInitial(label, rest) {
		level, label, rest = paragraphLevel, "", line
	}
	if level == paragraphLevel && p.isQuietHeading(line, behind) {
		label, rest, _ = strings.Cut(line, " ")
		return levelOf(mucLon), label, strings.TrimSpace(rest)
	}
	return level, label, rest
}

// headingSlip is how far a heading may be out of order and still be one.
const headingSlip = 2

// isInitial reports whether what looks like a Roman numeral is the letter of a name: the "C." of
// "C. Mác viết" is far from the next number, and what follows is no heading in capitals.
func (p *textParser) isInitial(label, rest string) bool {
	n, _ := levels[levelOf(deMuc)].number(label, "")
	next := p.last[levelOf(deMuc)] + 1
	far := n > next+headingSlip || n < next-headingSlip
	return n != 1 && far && (viet.Upper(rest) != rest || viet.Lower(rest) == rest)
}

// isNextLetter reports whether a heading "B." has its place: none is without the "A." before it.
func (p *textParser) isNextLetter(label string) bool {
	n, _ := levels[levelOf(mucLon)].number(label, "")
	last := p.last[levelOf(mucLon)]
	return n == 1 || last > 0 && last <= n && n <= last+headingSlip
}

// isQuietHeading reports whether the line is a heading "A. Kết quả" in small letters: it is the next, no name and
// no sentence. What the first of them holds is numbered anew on the next line.
func (p *textParser) isQuietHeading(line, behind string) bool {
	numeral, rest, _ := strings.Cut(line, ". ")
	n, ok := readLetter(numeral)
	if !ok || rest == "" || n != p.last[levelOf(mucLon)]+1 || !hasSmallWord(rest) || strings.ContainsAny(rest[len(rest)-1:], closingMarks) {
		return false
	}
	next := strings.TrimLeft(behind, " \u00a0\t\r\n")
	return n > 1 || strings.HasPrefix(next, "I. ") || strings.HasPrefix(next, "1. ")
}

// hasSmallWord reports whether a word of the text begins with a small letter, as in a name none does.
func hasSmallWord(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(word string) bool {
		first, _ := utf8.DecodeRuneInString(word)
		return unicode.IsLower(first)
	})
}

// count keeps the number of the last heading of the level; those of smaller divisions begin anew.
func (p *textParser) count(level int, label string) {
	if level > levelOf(deMuc) {
		return
	}
	p.last[level], _ = levels[level].number(label, "")
	clear(p.last[level+1:])
}

// quotes is what is known of the quotation marks in the rest of a text, so that it is not
// searched again for each passage.
type quotes struct {
	ragged bool // opening and closing marks are not of one number
	none   bool // no line ends with a closing mark
}

// quote looks for a passage in quotation marks that begins with the line at the offset and goes
// on over further lines.
func (p *textParser) quote(text string, offset int) {
	rest := text[offset:]
	indent := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	if offset < p.quotedTo || p.quotes.none || !strings.HasPrefix(rest[indent:], "“") && !strings.HasPrefix(rest[indent:], `"`) {
		return
	}
	end := 0
	if !p.quotes.ragged {
		end = balancedQuote(rest)
		p.quotes.ragged = end == 0
	}
	if end == 0 {
		end = closedQuote(rest)
		p.quotes.none = end == 0
	}
	p.quotedTo = offset + end
}

// balancedQuote is the length of the lines up to the one that closes as many quotation marks as
// were opened; 0 when none does.
func balancedQuote(text string) (end int) {
	depth, straight := 0, 0
	for line := range strings.Lines(text) {
		end += len(line)
		depth += strings.Count(line, "“") - strings.Count(line, "”")
		straight += strings.Count(line, `"`)
		if depth <= 0 && straight%2 == 0 {
			return end
		}
	}
	return 0
}

// closedQuote is the length of the lines up to the first that ends with a closing mark; 0 when
// none does.
func closedQuote(text string) (end int) {
	for line := range strings.Lines(text) {
		end += len(line)
		line = strings.TrimRight(line, ".;, \n")
		if strings.HasSuffix(line, "”") || len(line) > 1 && strings.HasSuffix(line, `"`) {
			return end
		}
	}
	return 0
}

// cutLabel finds the level whose label opens the line.
func cutLabel(line string) (at int, label, rest string) {
	for i := range levels[:paragraphLevel] {
		if label, rest, ok := levels[i].cut(line); ok {
			return i, label, rest
		}
	}
	return paragraphLevel, "", line
}

// takesTitle reports whether the line below a label that stands alone is its title. "Phần mở đầu" needs none, so that
// a sentence below it is one.
func (p *textParser) takesTitle(line string) bool {
	last := &p.open[len(p.open)-1]
	return levels[last.level].counts(last.node.Label) || shouted(line)
}

// setTitle gives the innermost node, a label alone on its line, its title.
func (p *textParser) setTitle(title string, offset int) {
	n := &p.open[len(p.open)-1].node
	n.Title = title
	n.source.Length = offset + len(title) - n.source.Offset
	p.wantTitle = false
}

// push closes what cannot hold the level and opens the node. A paragraph belongs to the
// innermost division: it ends points and dashes.
func (p *textParser) push(level int, n Node) {
	holds := level
	if level == paragraphLevel {
		holds = levelOf(diem)
	}
	depth := len(p.open)
	for depth > 1 && p.open[depth-1].level >= holds {
		depth--
	}
	p.closeTo(depth - 1)
	p.open = append(p.open, openNode{level, n})
}

// closeTo finishes every node below the given depth.
func (p *textParser) closeTo(depth int) {
	for len(p.open)-1 > depth {
		last := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		settleTitle(&last.node, &levels[last.level])
		parent := &p.open[len(p.open)-1].node
		parent.Children = append(parent.Children, last.node)
	}
}

// settleTitle decides whether what follows a label is a title: it is when the node has
// something below it and does not end like a sentence.
func settleTitle(n *Node, l *level) {
	if l.ownLine || n.Text == "" {
		return
	}
	division := l.name == dieu || l.name == khoan || l.name == tieuKhoan
	if l.titled || division && len(n.Children) > 0 && !strings.ContainsAny(n.Text[len(n.Text)-1:], closingMarks) {
		n.Title, n.Text = n.Text, ""
	}
}

// closingMarks end a sentence or lead on to what follows; a title has none.
const closingMarks = ".;:,!?"
