package part

import (
	"fmt"
	"iter"

	"vanban/render"
	"vanban/templates/nd30"
)

// piece is a text that has a section of its own: the document, an attachment or an
// appendix.
type piece struct {
	pointer string
	body    Body
	table   *Table
	tasks   *TaskTable
	width   render.Length // of its text
}

// pieces are all texts of the document.
func (p *Paper) pieces() []piece {
	portrait := nd30.Page(nd30.Portrait).TextWidth()
	all := []piece{{body: p.Plan.Body, tasks: p.Plan.Tasks, width: portrait}}
	for i := range p.Attachments {
		a := &p.Attachments[i]
		all = append(all, piece{pointer: fmt.Sprintf("/attachments/%d", i), body: a.Body, tasks: a.Tasks, width: portrait})
	}
	for at, a := range p.allAppendices() {
		all = append(all, piece{at, a.Body, a.Table, a.Tasks, nd30.Page(a.orientation()).TextWidth()})
	}
	return all
}

// entries are the nodes of all texts; the first value is the pointer to the body they are in.
func (p *Paper) entries() iter.Seq2[string, entry] {
	return func(yield func(string, entry) bool) {
		for _, piece := range p.pieces() {
			at := piece.pointer + "/body"
			for _, e := range piece.body.outline(at) {
				if !yield(at, e) {
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
		all = append(all, appendixList{fmt.Sprintf("/attachments/%d/appendices", i), a.Appendices, &a.Plan})
	}
	return all
}

// allAppendices are the appendices of all lists with their pointers.
func (p *Paper) allAppendices() iter.Seq2[string, *Appendix] {
	return func(yield func(string, *Appendix) bool) {
		for _, l := range p.appendixLists() {
			for i := range l.list {
				if !yield(fmt.Sprintf("%s/%d", l.pointer, i), &l.list[i]) {
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
			if !yield(fmt.Sprintf("/attachments/%d/subject", i), p.Attachments[i].Subject) {
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
func (p *Paper) tables() []placed {
	var all []placed
	add := func(pointer string, t *Table, tasks *TaskTable, width render.Length) {
		if t != nil {
			all = append(all, placed{pointer: pointer + "/table", table: t, width: width})
		}
		if tasks != nil {
			all = append(all, placed{pointer: pointer + "/tasks", tasks: tasks, width: width})
		}
	}
	for _, piece := range p.pieces() {
		for _, e := range piece.body.outline(piece.pointer + "/body") {
			add(e.path, e.node.Table, e.node.Tasks, piece.width)
		}
		add(piece.pointer, piece.table, piece.tasks, piece.width)
	}
	return all
}
