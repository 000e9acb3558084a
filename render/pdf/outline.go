package pdf

import (
	"strings"

	"vanban/render"
	"vanban/render/layout"
)

// outline is the headings of a document, for the bookmarks beside its pages.
type outline struct {
	bookmarks []bookmark
	owner     *layout.Node  // heading of the last bookmark
	line      render.Length // on which its last piece stands
}

type bookmark struct {
	page  int // from 1
	top   render.Length
	level int // from 1
	title string
}

// add notes a piece of a heading. A heading of several pieces is one bookmark, whose lines
// are joined by a blank except where a line ends in a hyphen inside a word.
func (o *outline) add(c *content, t *layout.Text) {
	piece := plain(strings.ReplaceAll(t.Text, "\u00A0", " "))
	if o.owner != t.Node {
		o.owner = t.Node
		o.bookmarks = append(o.bookmarks, bookmark{
			page: len(c.marks.pages), top: t.Y - t.Size, level: kinds[t.Node.Kind].level, title: strings.TrimSpace(piece),
		})
	} else {
		b := &o.bookmarks[len(o.bookmarks)-1]
		if t.Y != o.line && !inWord(b.title) {
			b.title += " "
		}
		b.title += piece
	}
	o.line = t.Y
}

// inWord says whether a line that ends so was broken after a hyphen inside a word, or at a
// blank that is still there.
func inWord(line string) bool {
	return strings.HasSuffix(line, " ") || strings.HasSuffix(line, "-") && !strings.HasSuffix(line, " -")
}
