package preflight

import (
	"slices"

	"vanban/render/pdf/cos"
)

// maxDepth is how deep elements, or bookmarks, may stand in each other.
const maxDepth = 256

// tree looks at the structure tree: everything in it is there once, at a place where its role may
// stand, and the tree from contents to elements says the same (ISO 32000-1, 14.7; ISO 14289-1, 7.1).
func (c *Checker) tree(v any) {
	root := c.dict("the structure tree", v, "Type", "K", "ParentTree", "ParentTreeNextKey")
	ref, _ := v.(cos.Ref)
	top, _ := root["K"].(cos.Ref)
	c.walk(int32(top.Number), int32(ref.Number), noRole, 0)
	for i := range c.elements {
		if e := &c.elements[i]; !e.seen {
			c.fail("ISO 32000-1, 14.7.2", "the element %d is not in the tree", e.number)
		}
	}
	for i, owner := range c.owners {
		if owner == 0 {
			page, _ := slices.BinarySearch(c.firsts, i+1)
			c.fail("ISO 14289-1, 7.1", "the marked content %d of page %d is in no element", i-c.firsts[page-1], page)
		}
	}
	if root["ParentTreeNextKey"] != len(c.firsts) {
		c.fail("ISO 32000-1, 14.7.4.4", "the next key of the parent tree is %v", root["ParentTreeNextKey"])
	}
	c.parents(root["ParentTree"])
}

// element at a number; nil when there is none.
func (c *Checker) at(number int32) *element {
	if number <= 0 || int(number) >= len(c.places) || c.places[number] == 0 {
		return nil
	}
	return &c.elements[c.places[number]-1]
}

// walk looks at an element and all below it.
func (c *Checker) walk(number, parent int32, within role, depth int) {
	e := c.at(number)
	switch {
	case c.err != nil:
		return
	case e == nil:
		c.fail("ISO 32000-1, 14.7.2", "object %d is no element", number)
		return
	case e.seen || depth > maxDepth:
		c.fail("ISO 32000-1, 14.7.2", "the element %d is in two others, or too deep", number)
		return
	case e.parent != parent:
		c.fail("ISO 32000-1, 14.7.2", "the element %d says that it is in %d, but is in %d", number, e.parent, parent)
	}
	e.seen = true
	c.placed(e, within)
	c.special(e)
	for _, k := range c.kids[e.from:e.to] {
		if k.page == 0 {
			c.walk(k.n, number, e.role, depth+1)
		} else {
			c.own(e, k)
		}
	}
}

// placed looks at where the element stands.
func (c *Checker) placed(e *element, within role) {
	wanted := roles[e.role].within
	if wanted != nil && !slices.Contains(wanted, within) || wanted == nil && (within == noRole || closed[within]) {
		c.fail("ISO 14289-1, 7.1", "the element %d (%s) stands in %s", e.number, roles[e.role].name, roles[within].name)
	}
}

// special looks at what only some roles have.
func (c *Checker) special(e *element) {
	switch e.role {
	case heading1, heading2, heading3, heading4, heading5, heading6:
		c.headings(e)
	case list:
		c.list(e)
	case item:
		c.item(e)
	case tableRole:
		c.table(e)
	case headerCell:
		if !e.scope {
			c.fail("ISO 14289-1, 7.5", "the header cell %d does not say what it heads", e.number)
		}
	case figure:
		if !e.alt || !e.box {
			c.fail("ISO 14289-1, 7.3", "the figure %d does not say what it shows, or where", e.number)
		}
	}
}

// headings wants none to skip a level (ISO 14289-1, 7.4.2).
func (c *Checker) headings(e *element) {
	level := int(e.role-heading1) + 1
	if level > c.heading+1 {
		c.fail("ISO 14289-1, 7.4.2", "the heading %d of level %d follows one of level %d", e.number, level, c.heading)
	}
	c.heading = level
}

// list wants one with labels to say how it is numbered (ISO 14289-1, 7.6).
func (c *Checker) list(e *element) {
	if e.from == e.to {
		c.fail("ISO 14289-1, 7.6", "the list %d is empty", e.number)
	}
	for _, k := range c.kids[e.from:e.to] {
		i := c.at(k.n)
		if k.page != 0 || i == nil || i.from == i.to {
			continue // which is found elsewhere
		}
		if first := c.at(c.kids[i.from].n); first != nil && first.role == label && !e.numbering {
			c.fail("ISO 14289-1, 7.6", "the list %d has labels and does not say of what sort", e.number)
		}
	}
}

// item wants a label, a body or one before the other (ISO 32000-1, table 336).
func (c *Checker) item(e *element) {
	var parts []role
	for _, k := range c.kids[e.from:e.to] {
		if part := c.at(k.n); k.page == 0 && part != nil {
			parts = append(parts, part.role)
		}
	}
	switch {
	case len(parts) == 1, len(parts) == 2 && parts[0] == label && parts[1] == listBody:
	default:
		c.fail("ISO 14289-1, 7.6", "the list item %d is not a label and a body", e.number)
	}
}

// own gives a marked content to its element.
func (c *Checker) own(e *element, k kid) {
	page := c.pageIndex(int(k.page))
	if page < 0 || closed[e.role] {
		c.fail("ISO 32000-1, 14.7.4", "the element %d (%s) has contents of no page, or may have none", e.number, roles[e.role].name)
		return
	}
	first, end := c.ofPage(page)
	i := first + int(k.n)
	switch {
	case i >= end:
		c.fail("ISO 32000-1, 14.7.4", "the element %d has the marked content %d of page %d, which is not there", e.number, k.n, page+1)
	case c.owners[i] != 0:
		c.fail("ISO 32000-1, 14.7.4", "the marked content %d of page %d is in two elements", k.n, page+1)
	case c.tags[i] != e.role:
		c.fail("ISO 32000-1, 14.7.4", "the marked content %d of page %d is called %s in the page and %s in the structure",
			k.n, page+1, roles[c.tags[i]].name, roles[e.role].name)
	default:
		c.owners[i] = e.number
	}
}

// ofPage is where the marked contents of a page begin and end.
func (c *Checker) ofPage(page int) (first, end int) {
	if page+1 < len(c.firsts) {
		return c.firsts[page], c.firsts[page+1]
	}
	return c.firsts[page], len(c.tags)
}

// parents compares the tree that leads from contents to elements (ISO 32000-1, 14.7.4.4).
func (c *Checker) parents(v any) {
	nums, _ := c.dict("the parent tree", v, "Nums")["Nums"].(cos.Array)
	if len(nums) != 2*len(c.firsts) {
		c.fail("ISO 32000-1, 14.7.4.4", "the parent tree has %d entries for %d pages", len(nums)/2, len(c.firsts))
		return
	}
	for page := range c.firsts {
		ref, _ := nums[2*page+1].(cos.Ref)
		if nums[2*page] != page || !c.sameOwners(page, c.bodies[ref.Number]) {
			c.fail("ISO 32000-1, 14.7.4.4", "the parent tree leads from page %d to other elements", page+1)
		}
	}
}

// sameOwners compares the array of a page with the elements that have its contents.
func (c *Checker) sameOwners(page int, body []byte) bool {
	l := cos.NewLexer(body, 0)
	t := l.Next()
	if t.Kind != cos.OpenArray {
		return false
	}
	first, end := c.ofPage(page)
	for _, owner := range c.owners[first:end] {
		if c.referenceFrom(l, &t) != owner {
			return false
		}
	}
	l.Read(&t)
	return t.Kind == cos.CloseArray
}
