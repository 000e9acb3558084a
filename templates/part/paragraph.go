package part

import (
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/viet"
)

// paragraph is text of the role that came from the source. No-break spaces are put where
// Vietnamese wants them.
func paragraph(role render.Role, text string, source render.Source) *render.Paragraph {
	p := &render.Paragraph{Role: role, Source: source}
	if text != "" {
		p.Runs = []render.Run{{Text: viet.Bind(text)}}
	}
	return p
}

// field is the source of a whole field.
func field(pointer string) render.Source { return render.Source{Pointer: pointer} }

// item is the pointer to the i-th item of the list at the pointer.
func item(pointer string, i int) string { return pointer + "/" + strconv.Itoa(i) }

// ours is the source of what the decree adds.
var ours render.Source

// paragraphs makes one paragraph of every line of the text; blank lines are left out.
func paragraphs(role render.Role, text string, source render.Source) []*render.Paragraph {
	var all []*render.Paragraph
	for line, at := range lines(text, source) {
		all = append(all, paragraph(role, line, at))
	}
	return all
}

// lines yields the lines of a text that are not blank, and where each came from.
func lines(text string, source render.Source) iter.Seq2[string, render.Source] {
	return func(yield func(string, render.Source) bool) {
		for offset := 0; offset < len(text); {
			line, _, _ := strings.Cut(text[offset:], "\n")
			at, trimmed := source, strings.TrimSpace(line)
			if strings.Contains(text, "\n") {
				at.Offset += offset + strings.Index(line, trimmed)
				at.Length = len(trimmed)
			}
			if trimmed != "" && !yield(trimmed, at) {
				return
			}
			offset += len(line) + 1
		}
	}
}

// blocks are paragraphs as blocks.
func blocks(ps []*render.Paragraph) []render.Block {
	all := make([]render.Block, len(ps))
	for i, p := range ps {
		all[i] = p
	}
	return all
}

// Weight and surroundings of the rules that components 1, 2 and 5a have beneath them (PL
// I.II.1b, 2b, 5b). The decree gives only their length; the rest is as its forms show it: the rule
// 11 points below the baseline of its text, the date 32.2 points below that of Tiêu ngữ, the
// content 38.2 points below that of the trích yếu.
const (
	ruleWeight = 3 * render.Pt / 4
	ruleBefore = 78 * render.Pt / 10
	ruleAfter  = 16 * render.Pt / 10
	titleAfter = 76 * render.Pt / 10 // beneath title and note, where the content begins

	tableBefore = 6 * render.Pt // between text and a table
	unitAfter   = 2 * render.Pt // between the line of its unit and a table
	chartBefore = 6 * render.Pt // between text and a chart
)

// fullRule is as long as the text above it.
func fullRule(of *render.Paragraph) *render.Line {
	return &render.Line{Of: of, Num: 1, Den: 1, Weight: ruleWeight, Before: ruleBefore, Height: ruleAfter}
}

// shortRule is between a third and a half of the text above it.
func shortRule(of *render.Paragraph) *render.Line {
	return &render.Line{Of: of, Num: 2, Den: 5, Weight: ruleWeight, Before: ruleBefore, Height: ruleAfter}
}

// noteRule is the short rule beneath "(Kèm theo …)" in forms 1.3, 2.1 and 2.2.
func noteRule() *render.Line {
	return &render.Line{Num: 1, Den: 6, Weight: ruleWeight, Before: ruleBefore, Height: titleAfter, KeepNext: true}
}

// longest is how many letters the last paragraph of the content may have to be kept whole, which
// is about thirty lines: a longer one would have no room beside the signature.
const longest = 2500

// endContent puts "./." behind the last text of the content and keeps that paragraph whole
// and with what follows, so that the signature never stands alone; of one that is too long, its
// last two lines. Content that ends with a table or a chart has no text to end; it stays with what
// follows, of a table the last row.
func endContent(content []render.Block) {
	if len(content) == 0 {
		return
	}
	switch b := content[len(content)-1].(type) {
	case *render.Table:
		b.KeepNext = true
	case *render.Chart:
		b.KeepNext = true
	}
	last, ok := content[len(content)-1].(*render.Paragraph)
	if !ok || len(last.Runs) == 0 {
		return
	}
	run := &last.Runs[len(last.Runs)-1]
	run.Text = endText(run.Text)
	last.KeepLines, last.KeepNext = utf8.RuneCountInString(run.Text) <= longest, true
}

// endText ends the text with the mark, once, in place of its own closing mark or of one that is
// half the mark.
func endText(s string) string {
	for _, typed := range []string{nd30.EndMark, "/.", "./"} {
		s = strings.TrimSuffix(strings.TrimRight(s, " "), typed)
	}
	return strings.TrimRight(s, ".;, ") + nd30.EndMark
}
