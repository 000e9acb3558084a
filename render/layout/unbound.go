package layout

import (
	"strings"

	"vanban/render"
)

// The signs at which no line ends, and several of them, which are room for a number or a day.
const (
	noBreakSpace  = "\u00a0"
	noBreakHyphen = "\u2011"
	blankRoom     = noBreakSpace + noBreakSpace
)

// unbind notes whether the signs of a paragraph at which no line may end keep any line from ending there. They keep
// none where each stands in the first word of the paragraph, or in one that is not the first of its line: that one would have
// stood on the line before it as far as it had room. The blanks of a justified line are narrowed unless they are such
// signs, and so it is not asked.
func (c *composer) unbind(p *render.Paragraph, s *style, words []word, lines []span) {
	if !hasSigns(p, s) {
		return
	}
	for _, l := range lines[1:] {
		if bindsFirst(p, words[l.from:l.to]) {
			return
		}
	}
	c.layout.Resolved.Unbound[p] = len(lines) == 1
}

// hasSigns reports whether unbind is asked of a paragraph.
func hasSigns(p *render.Paragraph, s *style) bool {
	if s.Align == render.AlignJustify {
		return false
	}
	for i := range p.Runs {
		if text := p.Runs[i].Text; strings.Contains(text, noBreakHyphen) || strings.Contains(text, blankRoom) {
			return true
		}
	}
	return false
}

// bindsFirst reports whether what a line begins with, up to where it might end, has signs at which none does.
func bindsFirst(p *render.Paragraph, words []word) bool {
	for i := range words {
		w := &words[i]
		if w.to > w.from && strings.ContainsAny(p.Runs[w.run].Text[w.from:w.to], noBreakSpace+noBreakHyphen) {
			return true
		}
		if w.open {
			break
		}
	}
	return false
}
