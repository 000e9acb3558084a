package part

import (
	"strings"

	"vanban/render"
	"vanban/templates/nd30"
)

// Line is a line of the content that begins with words of the form: "Chủ trì: …" of form 1.7.
type Line struct {
	Label   string // as printed, with its mark; empty for a line without
	Text    string // several paragraphs where it has line breaks
	Pointer string // to the field of the text; empty for a line that the form alone says
}

// compose makes the paragraphs of lines.
func compose(lines []Line) []render.Block {
	var all []render.Block
	for _, l := range lines {
		text := strings.TrimSpace(l.Label + " " + l.Text)
		all = append(all, blocks(paragraphs(nd30.NoiDung, text, field(l.Pointer)))...)
	}
	return all
}

// Call is a centred line that the content begins with, and those whom it calls: "Giám đốc Sở … điện:" of
// form 1.6.
type Call struct {
	Text    string   // of the line
	Pointer string   // to the field that it is made of
	To      []string // one a line beneath it, as in Kính gửi
}

// compose makes the line and the list; nil has none.
func (c *Call) compose() []render.Block {
	if c == nil {
		return nil
	}
	all := []render.Block{paragraph(nd30.LoiGoi, c.Text, field(c.Pointer))}
	for i, to := range c.To {
		text := listItem(to, i == len(c.To)-1)
		all = append(all, dashed(nd30.KinhGuiDong, text, field(item("/addressees", i))))
	}
	return append(all, &render.Paragraph{Role: nd30.NoiDung, KeepNext: true})
}
