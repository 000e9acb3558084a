package part

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates"
)

// entry is a node of a body in reading order, with the label it bears.
type entry struct {
	level *level
	node  *Node
	label string        // as printed: what was typed, or what the order makes it
	want  string        // the label that the order makes it, when another was typed
	skips bool          // the label is greater than the order makes it: some are missing before it
	in    string        // the divisions that it is in: "khoản 17 Điều 1"
	mark  render.Source // of the label
	title render.Source
	text  render.Source
	list  int    // how many list items it is in, itself among them
	path  string // JSON pointer to the node, or to the text that it was read from
}

// isItem reports whether the node is printed as an item of a list: what is below an article and has
// no title. Divisions with a title are headings.
func (e entry) isItem() bool {
	return e.level.listed && e.label != "" && e.node.Title == "" && e.node.Text != ""
}

// known reports whether the node is of one of the levels.
func (e entry) known() bool { return e.node.Type == e.level.name }

// outline lists the nodes of the body at the pointer and numbers those without a label.
func (b Body) outline(pointer string) []entry {
	if len(b.Text) > maxText && utf8.RuneCountInString(b.Text) > maxText {
		return nil // its length is the finding: looking at the rest of it takes the room of all others
	}
	o := newOutliner()
	o.entries = make([]entry, 0, len(b.Nodes)+strings.Count(b.Text, "\n")+1)
	o.body(b, pointer, make([]int, len(levels)), "", "")
	return o.entries
}

// maxText is how many characters a body has that is one, as its tag says.
const maxText = 2_000_000

// maxLabel is how many bytes a label has that is one: its shape allows 30 characters.
const maxLabel = 120

// outliner numbers a tree. What is counted through the body has one counter for all.
type outliner struct {
	entries []entry
	through []int
	// missed is the number that a label out of order should have had. The next label is right
	// when it follows either, so that one slip is one finding.
	missed   []int
	fromText bool
	lists    int  // how many list items the nodes at hand are in
	lost     bool // a node of wrong shape was met: what is counted from there on proves nothing
}

func newOutliner() *outliner {
	return &outliner{through: make([]int, len(levels)), missed: make([]int, len(levels))}
}

// body takes the nodes of a body that stands at the pointer, below a division with the given label
// and name.
func (o *outliner) body(b Body, pointer string, local []int, parent, in string) {
	o.fromText = b.Nodes == nil
	if o.fromText {
		o.nodes(ParseText(b.Text), local, parent, in, func(int) string { return pointer })
		return
	}
	o.nodes(b.Nodes, local, parent, in, func(i int) string { return item(pointer, i) })
}

// nodes takes the children of one node, whose label and name are given; local counts them, and
// path gives the pointer of the i-th of them.
func (o *outliner) nodes(nodes []Node, local []int, parent, in string, path func(i int) string) {
	for i := range nodes {
		n, at := &nodes[i], path(i)
		e := entry{level: &levels[levelOf(n.Type)], node: n, path: at, in: in}
		e.mark, e.title, e.text = o.sources(n, at)
		o.number(&e, parent, local)
		outer := o.enter(&e)
		o.entries = append(o.entries, e)
		if len(n.Children) > 0 {
			o.nodes(n.Children, make([]int, len(levels)), e.label, e.name(), o.below(at))
		}
		o.lists = outer
	}
}

// enter counts the list items that the entry and those below it are in, and gives how many there
// were before. A heading begins anew.
func (o *outliner) enter(e *entry) (outer int) {
	outer = o.lists
	switch {
	case e.isItem():
		o.lists++
	case e.level.ownLine || e.node.Title != "" || e.node.Text == "" && e.label != "":
		o.lists = 0
	}
	e.list = o.lists
	return outer
}

// number gives the entry the label that it bears, and the one that it should.
func (o *outliner) number(e *entry, parent string, local []int) {
	e.label, e.want = o.label(e.node, e.level, parent, local)
	if e.want != "" {
		got, ok := e.level.number(e.node.Label, parent)
		want, _ := e.level.number(e.want, parent)
		e.skips = ok && got > want
	}
}

// below gives the pointers of the children of the node at the pointer.
func (o *outliner) below(at string) func(i int) string {
	if o.fromText {
		return func(int) string { return at }
	}
	return func(i int) string { return item(at+"/children", i) }
}

func (o *outliner) sources(n *Node, at string) (mark, title, text render.Source) {
	if o.fromText {
		s := n.source
		s.Pointer = at
		return s, s, s
	}
	return field(at + "/label"), field(at + "/title"), field(at + "/text")
}

// longestName is where the name of a division stops to grow with those that it is in.
const longestName = 200

// name is what the division is called with those it is in: "khoản 17 Điều 1". The articles are
// counted through the whole body, so that what they are in need not be said.
func (e entry) name() string {
	if e.label == "" || !e.level.numbered() || len(e.label) > maxLabel {
		return e.in
	}
	own := e.level.called + strings.TrimSuffix(e.label, e.level.suffix)
	if e.in == "" || e.level.through || len(e.in) > longestName {
		return own
	}
	return own + " " + e.in
}

// place says where the node is, for a message; empty when there is nothing to say.
func (e entry) place() string {
	var words []string
	if e.in != "" {
		words = append(words, e.in)
	}
	if e.node.line > 0 {
		words = append(words, fmt.Sprintf("dòng %d", e.node.line))
	}
	if words == nil {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// label counts the node of the level and returns its label; want is not empty when a label was
// typed that the order does not make.
func (o *outliner) label(n *Node, l *level, parent string, local []int) (label, want string) {
	o.lost = o.lost || n.Type != l.name || len(n.Label) > maxLabel
	if !l.numbered() {
		return l.prefix, ""
	}
	if !l.counts(n.Label) {
		return l.canonical(n.Label), ""
	}
	i := levelOf(n.Type)
	next := o.next(i, local)
	switch {
	case n.Label == "":
		return l.label(next, parent), ""
	case o.lost:
		return l.canonical(templates.Shorten(n.Label)), ""
	}
	if !l.through && local[i] == 1 {
		o.missed[i] = 0
	}
	got, ok := l.number(n.Label, parent)
	restarts := ok && (got == local[i] && l.through || got == 1 && got != next && o.begunAnew(i))
	late := ok && o.missed[i] > 0 && got == o.missed[i]+1
	spared := ok && l.spare == next && got == next+1
	if ok {
		o.through[i], local[i] = got, got
	}
	if ok && got == next || restarts || late || spared {
		o.missed[i] = 0
		return l.canonical(n.Label), ""
	}
	o.missed[i] = next
	return n.Label, l.label(next, parent)
}

// next counts one more of the i-th level, among the siblings and in the whole body.
func (o *outliner) next(i int, local []int) int {
	o.through[i]++
	local[i]++
	if levels[i].through {
		return o.through[i]
	}
	return local[i]
}
