package layout

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
	n.Role, n.Source = p.block.Role, p.block.Source
	return n
}
