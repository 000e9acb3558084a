package part

import (
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// body makes the blocks of a body that stands at the pointer, on pages with text so wide.
func (p *Paper) body(b Body, pointer string, width render.Length) []render.Block {
	return p.entries(b.outline(pointer), width)
}

// entries makes the blocks of nodes in reading order.
func (p *Paper) entries(list []entry, width render.Length) []render.Block {
	var all []render.Block
	for _, e := range list {
		if s, ok := p.shownLine(e); ok {
			all = append(all, e.within(p.show(s, width))...)
			continue
		}
		all = append(all, e.compose()...)
		if e.node.Table != nil {
			all = append(all, e.node.Table.compose(e.path+"/table")...)
		}
		if e.node.Tasks != nil {
			all = append(all, e.node.Tasks.compose(e.path+"/tasks")...)
		}
		for _, s := range e.shown() {
			all = append(all, e.within(p.show(s, width))...)
		}
	}
	return all
}

// within puts the paragraphs of the node into the list item that they belong to, if there is one.
func (e entry) within(all []render.Block) []render.Block {
	for _, b := range all {
		if p, ok := b.(*render.Paragraph); ok {
			p.List.Level = e.list
		}
	}
	return all
}

// compose makes the paragraphs of one node: its label and title, then its text.
func (e entry) compose() []render.Block {
	if e.level.ownLine {
		return append(e.composeHeading(), blocks(paragraphs(nd30.NoiDung, e.node.Text, e.text))...)
	}
	title := e.composeTitle()
	text := paragraphs(e.level.text, e.node.Text, e.text)
	if len(text) > 0 && title == nil {
		e.prefixLabel(text[0])
	}
	return append(title, e.within(blocks(text))...)
}

// composeHeading makes the label on its own line and the title beneath it.
func (e entry) composeHeading() []render.Block {
	heading := []render.Block{paragraph(e.level.text, e.label, e.title)}
	if e.node.Title != "" {
		heading = append(heading, paragraph(e.level.title, viet.Upper(e.node.Title), e.title))
	}
	return heading
}

// composeTitle makes the line of label and title; nil when there is no title. A node that
// has neither title nor text still shows its label.
func (e entry) composeTitle() []render.Block {
	title := e.node.Title
	if title == "" && (e.node.Text != "" || e.label == "") {
		return nil
	}
	if e.level.upper {
		title = viet.Upper(title)
	}
	p := paragraph(e.level.title, strings.TrimSpace(e.label+" "+title), e.title)
	p.KeepNext = true
	return []render.Block{p}
}

// prefixLabel puts the label before the text of the paragraph.
func (e entry) prefixLabel(p *render.Paragraph) {
	if e.label == "" {
		return
	}
	run, text := &p.Runs[0], viet.Bind(e.label)
	if e.isItem() {
		p.List.Label = len(text)
	}
	if !e.level.boldLabel {
		run.Text = text + " " + run.Text
		return
	}
	label := render.Run{Text: text, Bold: true}
	run.Text = " " + run.Text
	p.Runs = []render.Run{label, *run}
}
