package part

import (
	"iter"
	"slices"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/stat"
)

// view is a document as the checks look at it: its bodies are read once for all of them.
type view struct {
	*Paper
	pieces  []piece                       // never empty; the first is the document itself
	data    map[string]templates.Problems // what is wrong with each data, by its pointer
	shows   []showing                     // where data is shown
	made    []placed                      // the tables that it is shown as
	signing []Signature                   // who sign
	unpack  unpacker                      // of the pictures that they bear
	tried   int                           // bytes of text that were read again
	cases   casing                        // how words are written; nil where nobody asked
}

// piece is a text that has a section of its own: the document, an attachment or an
// appendix.
type piece struct {
	pointer string
	start   string  // pointer to where its text begins
	entries []entry // of its body
	table   *Table
	tasks   *TaskTable
	show    []shown       // what else it shows
	width   render.Length // of its text
}

// readable reports whether there is a body and every node of it is of a known type. One that is
// not is found by its shape; what the body as a whole lacks cannot be told.
func (p piece) readable() bool {
	return len(p.entries) > 0 && !slices.ContainsFunc(p.entries, func(e entry) bool { return !e.known() })
}

// body is the pointer to the body.
func (p piece) body() string { return p.start }

// view reads all texts of the document.
func (p *Paper) view() *view {
	v := &view{Paper: p, data: map[string]templates.Problems{}, signing: p.signers(), unpack: unpackOnce()}
	for d := range p.Data.all() {
		v.data[d.pointer] = d.block.Validate(p.context(d))
	}
	v.add(piece{entries: slices.Concat(p.Plan.Body.outline("/body"), p.sections()), tasks: p.Plan.Tasks, width: p.upright()})
	if len(p.Sections) > 0 && p.Plan.Body.IsZero() {
		v.pieces[0].start = p.Sections[0].Pointer
	}
	for i := range p.Attachments {
		a, at := &p.Attachments[i], item("/attachments", i)
		v.add(piece{pointer: at, entries: a.Body.outline(at + "/body"), tasks: a.Tasks, width: p.upright()})
	}
	for at, a := range p.allAppendices() {
		v.add(piece{
			pointer: at, entries: a.Body.outline(at + "/body"), table: a.Table, tasks: a.Tasks,
			show: a.shown(at), width: p.page(a.orientation()).TextWidth(),
		})
	}
	v.shows = v.showings()
	v.made = v.shownTables()
	return v
}

func (v *view) add(p piece) {
	p.start = p.pointer + "/body"
	v.pieces = append(v.pieces, p)
}

// entries are the nodes of all texts; the first value is the pointer to the body they are in.
func (v *view) entries() iter.Seq2[string, *entry] {
	return func(yield func(string, *entry) bool) {
		for _, piece := range v.pieces {
			for i := range piece.entries {
				if !yield(piece.body(), &piece.entries[i]) {
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
	text    textOf // that they belong to
}

// text is that of the document itself.
func (p *Paper) text() textOf { return textOf{&p.Plan, p.Sections} }

// appendixLists are the appendices of the document and of each attachment.
func (p *Paper) appendixLists() []appendixList {
	all := []appendixList{{"/appendices", p.Appendices, p.text()}}
	for i := range p.Attachments {
		a := &p.Attachments[i]
		all = append(all, appendixList{item("/attachments", i) + "/appendices", a.Appendices, textOf{plan: &a.Plan}})
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

// placed is a table of any kind where it stands.
type placed struct {
	pointer string
	table   *Table
	tasks   *TaskTable
	view    *stat.Table   // made of data
	width   render.Length // of the text there
}

// tables are all tables of the document that are not made of data.
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
