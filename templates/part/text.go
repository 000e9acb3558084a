package part

import (
	"strings"

	"vanban/render"
)

// ParseText reads a body written in the way clerks write it, one paragraph a line, into the
// tree that it means. The labels that open a line are those of form and practice: "Phần I",
// "Chương I", "Mục 1" and "Tiểu mục 1" alone, with the title on the next line; "Điều 1.",
// "I.", "1.", "1.1.", "a)", "-" and "+" before their text; any other line is a paragraph.
// Each node knows where in the text it began. Labels are kept as they were typed.
func ParseText(text string) []Node {
	p := textParser{open: []openNode{{level: -1}}}
	for offset := 0; offset < len(text); {
		line, _, _ := strings.Cut(text[offset:], "\n")
		p.line(line, offset)
		offset += len(line) + 1
	}
	p.closeTo(0)
	return p.open[0].node.Children
}

// textParser holds the nodes that are not finished, from the body itself to the innermost.
type textParser struct {
	open      []openNode
	wantTitle bool // the line before was a label that stands alone
}

type openNode struct {
	level int
	node  Node
}

// line takes the next line, which begins at the offset.
func (p *textParser) line(line string, offset int) {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" {
		return
	}
	offset += strings.Index(line, trimmed)
	level, label, rest := cutLabel(trimmed)
	if p.wantTitle && level == paragraphLevel {
		p.setTitle(rest, offset)
		return
	}
	p.push(level, Node{
		Type: levels[level].name, Label: label, Text: rest,
		source: render.Source{Offset: offset, Length: len(trimmed)},
	})
	p.wantTitle = levels[level].ownLine
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
