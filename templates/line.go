package templates

import (
	"strings"
	"unicode/utf8"
)

// Line is a line of a field's text.
type Line struct {
	Number int    // from 1; 0 when a finding is about no line in particular
	Text   string // its beginning
}

// Lines returns for each of the findings the line that it is about, where the field has several
// and the finding an offset. The payload is what they were found in.
func (ps Problems) Lines(payload []byte) []Line {
	lines := make([]Line, len(ps))
	root, broken := parse(payload)
	if broken != nil {
		return lines
	}
	texts := texts{root: &root}
	for i, p := range ps {
		if p.Offset > 0 {
			lines[i] = lineAt(texts.at(p.Path), p.Offset)
		}
	}
	return lines
}

// lineAt is the line of a text with several at the offset.
func lineAt(text string, offset int) Line {
	if offset > len(text) || !strings.Contains(text, "\n") {
		return Line{}
	}
	for offset > 0 && offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset--
	}
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return Line{Number: strings.Count(text[:start], "\n") + 1, Text: Shorten(line)}
}
