package layout

import "vanban/render"

func (c *composer) child(parent *Node, kind NodeKind) *Node {
	n := c.slabs.nodes.take()
	*n = Node{Kind: kind}
	parent.Children = append(parent.Children, n)
	return n
}

// textNode adds the element of a paragraph. A heading is at most one level below the one
// before it, as PDF/UA-1 asks (ISO 14289-1, 7.4.2). An empty paragraph has no element.
func (c *composer) textNode(p *paragraph, parent *Node) *Node {
	if len(p.block.Runs) == 0 {
		return nil
	}
	kind := NodeParagraph
	if level := min(p.style.Outline, c.heading+1, 3); level > 0 {
		c.heading = level
		kind = NodeHeading1 + NodeKind(level-1)
	}
	n := c.child(parent, kind)
	n.Source = p.block.Source
	return n
}

// slabs hands out the many small values of a layout from a few large pieces of memory.
type slabs struct {
	paragraphs slab[paragraph]
	words      slab[word]
	lines      slab[line]
	nodes      slab[Node]
	texts      slab[Text]
	cells      slab[cell]
	strips     slab[strip]
}

// slab hands out values of one type. The zero value is ready.
type slab[T any] struct{ free []T }

const slabSize = 512

// take returns a value that nobody else has.
func (s *slab[T]) take() *T {
	if len(s.free) == 0 {
		s.free = make([]T, slabSize)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// copy returns a copy of the values whose capacity is its length.
func (s *slab[T]) copy(values []T) []T {
	n := len(values)
	if n > len(s.free) {
		if n > slabSize/4 {
			return append([]T(nil), values...)
		}
		s.free = make([]T, slabSize)
	}
	r := s.free[:n:n]
	s.free = s.free[n:]
	copy(r, values)
	return r
}

// textWidth is the width of a paragraph's text on an endless line.
func textWidth(words []word) render.Length {
	if len(words) == 0 {
		return 0
	}
	return words[len(words)-1].end() - words[0].start
}
