package part

import (
	"slices"
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
)

// Line is a line of the content that begins with words of the form: "Chủ trì: …" of form 1.7.
type Line struct {
	Label   string   // as printed, with its mark; empty for a line without
	Text    string   // as the field has it; several paragraphs where it has line breaks
	List    []string // each with a dash on a line beneath; their fields are elements of the one at the pointer
	Pointer string   // to the field of the text; empty for a line that the form alone says
	Names   string   // pointer to a field that the words before the text, or all words of a line without one, name
	Joined  bool     // the text is made of several fields of the object at the pointer, so that no edit of it can be told
	Bold    bool     // it heads those that follow
}

// formLines are the lines before and behind the text of the content.
func (p *Paper) formLines() []Line { return slices.Concat(p.Lines, p.Closing) }

// compose makes the paragraphs of lines.
func compose(lines []Line) []render.Block {
	var all []render.Block
	for _, l := range lines {
		text := paragraphs(nd30.NoiDung, strings.TrimSpace(l.Label+" "+l.Text), l.source())
		if l.Bold {
			makeHeading(text)
		}
		all = append(all, blocks(text)...)
		all = append(all, listed(nd30.GachDauDong, l.List, l.Pointer)...)
	}
	return all
}

// makeHeading makes paragraphs a heading of what follows.
func makeHeading(heading []*render.Paragraph) {
	for _, p := range heading {
		p.KeepNext = true
		for i := range p.Runs {
			p.Runs[i].Bold = true
		}
	}
}

// source is where the text came from; the words before a list came from the form, or name another field.
func (l Line) source() render.Source {
	if len(l.List) > 0 || l.Pointer == "" {
		return field(l.Names)
	}
	return field(l.Pointer)
}

// texts are what was written into the line: its text or its list, each with its pointer.
func (l Line) texts(yield func(pointer, text string) bool) bool {
	if l.Pointer == "" || l.Text != "" && !yield(l.Pointer, l.Text) {
		return l.Pointer == ""
	}
	return elements(l.Pointer, l.List, yield)
}

// listed is a list of a line each, which read as one sentence.
func listed(role render.Role, list []string, pointer string) []render.Block {
	all := make([]render.Block, len(list))
	for i, s := range list {
		all[i] = dashed(role, listItem(s, i == len(list)-1), field(item(pointer, i)))
	}
	return all
}

// elements are the texts of a list with their pointers.
func elements(pointer string, list []string, yield func(pointer, text string) bool) bool {
	for i, s := range list {
		if !yield(item(pointer, i), s) {
			return false
		}
	}
	return true
}

// Call is a centred line that the content begins with, and those whom it calls: "Giám đốc Sở … điện:" of
// form 1.6.
type Call struct {
	Who     string   // calls, as the field has it
	Pointer string   // to that field
	Says    string   // the words of the form behind: "điện:"
	To      []string // one a line beneath it; elements of /addressees
}

// compose makes the line and the list, and beneath a list the empty line that sets it off from the content
// as form 1.6 does; nil has none.
func (c *Call) compose() []render.Block {
	if c == nil {
		return nil
	}
	all := []render.Block{paragraph(nd30.LoiGoi, oneLine(c.Who)+" "+c.Says, field(c.Pointer))}
	if len(c.To) == 0 {
		return all
	}
	all = append(all, listed(nd30.LoiGoiDong, c.To, "/addressees")...)
	return append(all, &render.Paragraph{Role: nd30.NoiDung, KeepNext: true})
}

// texts are what was written into the line and the list, each with its pointer.
func (c *Call) texts(yield func(pointer, text string) bool) bool {
	return c == nil || yield(c.Pointer, c.Who) && elements("/addressees", c.To, yield)
}
