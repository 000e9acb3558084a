package part

import (
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates"
)

// bodyAt is a body and the pointer to it.
type bodyAt struct {
	Body
	pointer string
}

// bodyOf is the body that the source is in. Those of sections are not looked for: what stands beside them
// is counted with them.
func (v *view) bodyOf(source string) (b bodyAt, ok bool) {
	has := func(pointer string, body Body) bool {
		b = bodyAt{body, pointer}
		return source == pointer || strings.HasPrefix(source, pointer+"/")
	}
	if has("/body", v.Plan.Body) {
		return b, true
	}
	for i := range v.Attachments {
		if has(item("/attachments", i)+"/body", v.Attachments[i].Body) {
			return b, true
		}
	}
	for at, a := range v.allAppendices() {
		if has(at+"/body", a.Body) {
			return b, true
		}
	}
	return bodyAt{}, false
}

// mostTried is how many bytes of text are read again to see what a change of them would do. A payload full
// of wrong labels is not worth more.
const mostTried = 256 << 10

// try reports whether the body may be read again.
func (v *view) try(b bodyAt) bool {
	v.tried += len(b.Text) + 100*len(b.Nodes)
	return v.tried <= mostTried
}

// mostRelabelled is how many labels one edit changes: more, nobody would look over.
const mostRelabelled = 100

// again reads the nodes of the body anew, so that they can be changed.
func (b bodyAt) again() []Node {
	if b.Nodes == nil {
		return ParseText(b.Text)
	}
	return cloned(b.Nodes)
}

func cloned(nodes []Node) []Node {
	all := slices.Clone(nodes)
	for i := range all {
		all[i].Children = cloned(all[i].Children)
	}
	return all
}

// read is the outline of nodes of the body.
func (b bodyAt) read(nodes []Node) []entry {
	o := newOutliner()
	o.fromText = b.Nodes == nil
	o.nodes(nodes, make([]int, len(levels)), "", "", func(i int) string {
		if o.fromText {
			return b.pointer
		}
		return item(b.pointer, i)
	})
	return o.entries
}

// disorder is how many of the entries have a label out of order; a body of both schemes counts as one more.
func disorder(entries []entry) (n int) {
	kinds := map[string]bool{}
	for _, e := range entries {
		kinds[e.level.name] = true
		if e.want != "" || e.level.numbered() && e.label == "" {
			n++
		}
	}
	if kinds[dieu] && kinds[deMuc] {
		n++
	}
	return n
}

// relabelled is the edit that counts on from the label of the entry as the order makes it, and how many labels it
// changes; zero where that would leave another one out of order, or changes several fields.
func (v *view) relabelled(e *entry) (edit templates.Edit, labels int) {
	b, ok := v.bodyOf(e.mark.Pointer)
	if !ok || !v.try(b) {
		return templates.Edit{}, 0
	}
	nodes := b.again()
	before := b.read(nodes)
	at := slices.IndexFunc(before, func(other entry) bool { return other.mark == e.mark })
	if at < 0 {
		return templates.Edit{}, 0
	}
	typed := make([]string, len(before))
	for i := range before {
		typed[i] = before[i].node.Label
	}
	forgetFrom(nodes, before[at].node)
	after := b.read(nodes)
	var changed []int
	for i := range after {
		if typed[i] != "" && after[i].node.Label == "" && after[i].label != before[i].level.canonical(typed[i]) {
			changed = append(changed, i)
		}
	}
	if disorder(after) >= disorder(before) || len(changed) == 0 || changed[0] != at {
		return templates.Edit{}, 0
	}
	if len(changed) > mostRelabelled || b.Nodes != nil && len(changed) > 1 {
		return templates.Edit{}, 0
	}
	return b.write(before, after, typed, changed), len(changed)
}

// write is the edit that writes the labels of some entries as they are after.
func (b bodyAt) write(before, after []entry, typed []string, changed []int) templates.Edit {
	if b.Nodes != nil {
		i := changed[0]
		return templates.Mend(before[i].mark.Pointer, typed[i], after[i].label, false)
	}
	var text strings.Builder
	done := 0
	for _, i := range changed {
		at := before[i].mark.Offset
		text.WriteString(b.Text[done:at] + after[i].label)
		done = at + len(typed[i])
	}
	return templates.Mend(b.pointer, b.Text, text.String()+b.Text[done:], false)
}

// forgetFrom takes the labels of the node and of those that are counted on from it, for the order to make them.
func forgetFrom(nodes []Node, first *Node) {
	l := &levels[levelOf(first.Type)]
	found := false
	var visit func(list []Node)
	visit = func(list []Node) {
		here := false
		for i := range list {
			n := &list[i]
			here, found = here || n == first, found || n == first
			if n.Type == first.Type && (here || found && l.through) {
				forget(n)
			}
			visit(n.Children)
		}
	}
	visit(nodes)
}

// forget takes the label of the node, and those of its children that are written with it.
func forget(n *Node) {
	n.Label = ""
	for i := range n.Children {
		if c := &n.Children[i]; levels[levelOf(c.Type)].nested {
			c.Label = ""
		}
	}
}

// sound reports whether a change of the text leaves no more labels out of order than there were.
func (v *view) sound(edit templates.Edit, pointer string) bool {
	b, ok := v.bodyOf(pointer)
	if !ok || b.Nodes != nil || edit.Op == "" || !v.try(b) || edit.Offset+edit.Length > len(b.Text) {
		return false
	}
	text := b.Text[:edit.Offset] + edit.Text + b.Text[edit.Offset+edit.Length:]
	return disorder(b.read(ParseText(text))) <= disorder(b.read(b.again()))
}

// dropLine is the edit that takes out the paragraph: a line of a text, or a node of a tree.
func (v *view) dropLine(e *entry) templates.Edit {
	b, ok := v.bodyOf(e.text.Pointer)
	switch {
	case !ok || len(e.node.Children) > 0 || len(b.read(b.again())) < 2:
		return templates.Edit{} // a body that says nothing is wrong, too
	case b.Nodes != nil:
		return templates.Edit{Op: templates.Remove, Path: e.path}
	}
	end := e.text.Offset + e.text.Length
	if next := strings.IndexByte(b.Text[end:], '\n'); next >= 0 {
		end += next + 1
	}
	return templates.Edit{Op: templates.Replace, Path: b.pointer, Offset: e.text.Offset, Length: end - e.text.Offset}
}

// dropLineAt is dropLine of the paragraph at the place; zero where there is none.
func (v *view) dropLineAt(at render.Source) templates.Edit {
	for _, e := range v.entries() {
		if e.text.Pointer == at.Pointer && e.text.Offset == at.Offset && e.node.Type == doan {
			return v.dropLine(e)
		}
	}
	return templates.Edit{}
}
