package part

import (
	"iter"
	"slices"

	"vanban/render"
	"vanban/templates/nd30"
)

// view is a document as the checks look at it: its bodies are read once for all of them.
type view struct {
	*Paper
	pieces []piece // never empty; the first is the document itself
}

// piece is a text that has a section of its own: the document, an attachment or an
// appendix.
type piece struct {
	pointer string
	entries []entry // of its body
	table   *Table
	tasks   *TaskTable
	width   render.Length // of its text
}

// readable reports whether there is a body and every node of it is of a known type. One that is
// not is found by its shape; what the body as a whole lacks cannot be told.
func (p piece) readable() bool {
	return len(p.entries) > 0 && !slices.ContainsFunc(p.entries, func(e entry) bool { return !e.known() })
}

// body is the pointer to the body.
func (p piece) body() string { return p.pointer + "/body" }

// view reads all texts of the document.
func (p *Paper) view() *view {
	portrait := nd30.Page(nd30.Portrait).TextWidth()
	v := &view{Paper: p}
	v.add("", p.Plan.Body, nil, p.Plan.Tasks, portrait)
	for i := range p.Attachments {
		a := &p.Attachments[i]
		v.add(item("/attachments", i), a.Body, nil, a.Tasks, portrait)
	}
	for at, a := range p.allAppendices() {
		v.add(at, a.Body, a.Table, a.Tasks, nd30.Page(a.orientation()).TextWidth())
	}
	return v
}

func (v *view) add(pointer string, b Body, table *Table, tasks *TaskTable, width render.Length) {
	v.pieces = append(v.pieces, piece{pointer, b.outline(pointer + "/body"), table, tasks, width})
}

// entries are the nodes of all texts; the first value is the pointer to the body they are in.
func (v *view) entries() iter.Seq2[string, entry] {
	return func(yield func(string, entry) bool) {
		for _, piece := range v.pieces {
			for _, e := range piece.entries {
				if !yield(piece.body(), e) {
					return
				}
			}
		}
	}
}

// appendixList are the appendices of one text, at the pointer.
type appendixList struct {
	pointer string
	list    []Appendix
	plan    *Plan // the text that they belong to
}

// appendixLists are the appendices of the document and of each attachment.
func (p *Paper) appendixLists() []appendixList {
	all := []appendixList{{"/appendices", p.Appendices, &p.Plan}}
	for i := range p.Attachments {
		a := &p.Attachments[i]
		all = append(all, appendixList{item("/attachments", i) + "/appendices", a.Appendices, &a.Plan})
	}
	return all
}

// allAppendices are the appendices of all lists with their pointers.
func (p *Paper) allAppendices() iter.Seq2[string, *Appendix] {
	return func(yield func(string, *Appendix) bool) {
		for _, l := range p.appendixLists() {
			for i := range l.list {
				if !yield(item(l.pointer, i), &l.list[i]) {
					return
				}
			}
		}
	}
}

// subjects are the trích yếu of the document and of its attachments with their pointers.
func (p *Paper) subjects() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		if !yield("/subject", p.Head.Subject) {
			return
		}
		for i := range p.Attachments {
			if !yield(item("/attachments", i)+"/subject", p.Attachments[i].Subject) {
				return
			}
		}
	}
}

// placed is a table of either kind where it stands.
type placed struct {
	pointer string
	table   *Table
	tasks   *TaskTable
	width   render.Length // of the text there
}

// tables are all tables of the document.
func (v *view) tables() []placed {
	var all []placed
	add := func(pointer string, t *Table, tasks *TaskTable, width render.Length) {
		if t != nil {
			all = append(all, placed{pointer: pointer + "/table", table: t, width: width})
		}
		if tasks != nil {
			all = append(all, placed{pointer: pointer + "/tasks", tasks: tasks, width: width})
		}
	}
	for _, piece := range v.pieces {
		for _, e := range piece.entries {
			add(e.path, e.node.Table, e.node.Tasks, piece.width)
		}
		add(piece.pointer, piece.table, piece.tasks, piece.width)
	}
	return all
}
