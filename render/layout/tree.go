package layout

import (
	"unicode"
	"unicode/utf8"

	"vanban/render"
)

func (c *composer) child(parent *Node, kind NodeKind) *Node {
	n := c.slabs.nodes.take()
	*n = Node{Kind: kind}
	parent.Children = append(parent.Children, n)
	return n
}

// textNode adds the element of a paragraph. A heading is at most one level below the one
// before it, as PDF/UA-1 asks (ISO 14289-1, 7.4.2). An empty paragraph has no element.
func (c *composer) textNode(p *paragraph, parent *Node) *Node {
	kind, list := NodeParagraph, p.block.List
	if len(p.block.Runs) == 0 {
		if list.Level == 0 {
			c.lists.end(parent)
		}
		p.figures = c.figures(p.block, c.lists.inner(parent))
		return nil
	}
	if level := min(p.style.Outline, c.heading+1, 3); level > 0 {
		c.heading = level
		kind, list = NodeHeading1+NodeKind(level-1), render.List{}
	}
	label := labelOf(p.block, list)
	parent = c.lists.place(c, list.Level, label, parent)
	if label != "" {
		p.label, p.labelEnd = c.child(parent, NodeLabel), int32(len(label))
		p.label.Role, p.label.Source = p.block.Role, p.block.Source
		parent = c.lists.begin(c, parent)
	}
	n := c.child(parent, kind)
	n.Role, n.Source = p.block.Role, p.block.Source
	p.figures = c.figures(p.block, parent)
	return n
}

// labelOf is the label that a paragraph of a list begins with.
func labelOf(p *render.Paragraph, list render.List) string {
	if list.Level == 0 {
		return ""
	}
	text := p.Runs[0].Text
	return text[:min(list.Label, len(text))]
}

// openLists are the list items that an area has open, each inside the one before it. What is no
// paragraph, as a table, belongs to the innermost of them.
type openLists struct {
	area  *Node
	items []openItem
}

// openItem is the last item of a list, to which what follows may belong.
type openItem struct {
	level      int
	list, body *Node
}

// place gives the element that a paragraph belongs to: one outside of lists to the area, which
// ends them; one with a label to a new item; one without to the item whose level it has. In
// another area, such as a cell of a table inside an item, the lists stay open.
func (o *openLists) place(c *composer, level int, label string, area *Node) *Node {
	if level == 0 {
		o.end(area)
		return area
	}
	o.close(level, label, area)
	last := o.last()
	if last != nil && last.level == level && label == "" {
		return last.body
	}
	if last == nil || last.level < level {
		list := c.child(o.inner(area), NodeList)
		list.Numbering = numberingOf(label)
		o.items = append(o.items, openItem{level: level, list: list})
	}
	item := c.child(o.last().list, NodeListItem)
	if label == "" {
		return o.begin(c, item)
	}
	return item
}

// end ends the lists of the area.
func (o *openLists) end(area *Node) {
	if o.area == area {
		o.items = o.items[:0]
	}
}

// close ends the items that an item of the level cannot be in or beside: those of greater levels,
// and those of the same that are numbered in another way.
func (o *openLists) close(level int, label string, area *Node) {
	if o.area != area {
		o.area, o.items = area, o.items[:0]
	}
	for last := o.last(); last != nil; last = o.last() {
		other := last.level == level && label != "" && last.list.Numbering != numberingOf(label)
		if last.level <= level && !other {
			return
		}
		o.items = o.items[:len(o.items)-1]
	}
}

// begin adds the body of an item, which is open from now on.
func (o *openLists) begin(c *composer, item *Node) *Node {
	body := c.child(item, NodeListBody)
	o.last().body = body
	return body
}

// inner is what a block of the area belongs to: the innermost open item, else the area itself.
func (o *openLists) inner(area *Node) *Node {
	if last := o.last(); last != nil && o.area == area {
		return last.body
	}
	return area
}

func (o *openLists) last() *openItem {
	if len(o.items) == 0 {
		return nil
	}
	return &o.items[len(o.items)-1]
}

// numberingOf is how a list is numbered whose first item has the label.
func numberingOf(label string) Numbering {
	switch r, _ := utf8.DecodeRuneInString(label); {
	case label == "":
		return NumberingNone
	case unicode.IsDigit(r):
		return NumberingDecimal
	case unicode.IsLower(r):
		return NumberingLowerLetters
	case unicode.IsUpper(r):
		return NumberingUpperLetters
	case r == '+':
		return NumberingPlus
	}
	return NumberingDash
}
