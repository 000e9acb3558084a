package specimen

import (
	"strings"

	"vanban/templates/part"
)

// rung is a level of the divisions of a body.
type rung struct {
	level       string
	least, most int
	children    int // in percent, how often one is divided further
	title       int // in percent, how often those of one body have titles
	titles      string
}

// scheme is a way to divide a body, from the greatest division to the smallest.
type scheme []rung

// The schemes of PL I.II.6c and of what agencies make of them.
var (
	articles = scheme{
		{level: "dieu", least: 2, most: 12, children: 40, title: 40, titles: "tieu-de"},
		{level: "khoan", least: 2, most: 6, children: 30},
		{level: "diem", least: 2, most: 7, children: 5},
		{level: "gach", least: 2, most: 3},
	}
	thirty   = scheme{{level: "dieu", least: 30, most: 30, children: 30, title: 60, titles: "tieu-de"}, articles[1], articles[2]}
	chapters = scheme{
		{level: "chuong", least: 2, most: 5, children: 100, title: 100, titles: "tieu-de-lon"},
		{level: "dieu", least: 1, most: 6, children: 60, title: 100, titles: "tieu-de"},
		articles[1], articles[2],
	}
	sections = scheme{
		{level: "chuong", least: 2, most: 4, children: 100, title: 100, titles: "tieu-de-lon"},
		{level: "muc", least: 1, most: 3, children: 100, title: 100, titles: "tieu-de-lon"},
		{level: "dieu", least: 1, most: 4, children: 50, title: 100, titles: "tieu-de"},
		articles[1], articles[2],
	}
	parts = scheme{
		{level: "phan", least: 1, most: 3, children: 100, title: 100, titles: "tieu-de-lon"},
		chapters[0], sections[1],
		{level: "tieu_muc", least: 1, most: 2, children: 100, title: 100, titles: "tieu-de"},
		sections[2], articles[1],
	}
	headings = scheme{
		{level: "de_muc", least: 2, most: 6, children: 90, title: 100, titles: "tieu-de-lon"},
		{level: "khoan", least: 2, most: 7, children: 40, title: 40, titles: "tieu-de"},
		{level: "diem", least: 2, most: 6, children: 15},
		{level: "gach", least: 2, most: 5, children: 15},
		{level: "cong", least: 2, most: 4},
	}
	decimals = scheme{
		{level: "de_muc", least: 2, most: 5, children: 90, title: 100, titles: "tieu-de-lon"},
		{level: "khoan", least: 1, most: 5, children: 80, title: 90, titles: "tieu-de"},
		{level: "tieu_khoan", least: 2, most: 5, children: 40, title: 50, titles: "tieu-de"},
		{level: "gach", least: 2, most: 6, children: 15},
		{level: "cong", least: 2, most: 4},
	}
	// The first of the greatest sections is divided: in small letters it is known by that.
	letters = scheme{
		{level: "muc_lon", least: 2, most: 5, children: 100, title: 100, titles: "tieu-de-lon"},
		headings[0], headings[1], headings[3],
	}
	numbers = scheme{
		{level: "khoan", least: 2, most: 9, children: 45, title: 30, titles: "tieu-de"},
		{level: "diem", least: 2, most: 6, children: 10},
		{level: "gach", least: 2, most: 4},
	}
	dashes     = scheme{{level: "gach", least: 2, most: 8, children: 20}, {level: "cong", least: 2, most: 3}}
	paragraphs = scheme{{level: "doan", least: 2, most: 8}}
)

// plans are the schemes of documents with a title, regulations those of what is laid down.
var (
	plans       = []option[scheme]{{8, headings}, {5, decimals}, {3, letters}, {5, numbers}, {1, dashes}, {2, paragraphs}}
	regulations = []option[scheme]{{5, chapters}, {3, sections}, {8, parts}, {5, articles}, {2, thirty}}
)

// divide makes the divisions of a scheme.
func (a *author) divide(s scheme) []part.Node {
	titled := make([]bool, len(s))
	for i := range s {
		titled[i] = a.chance(s[i].title)
	}
	return a.nodes(s, titled)
}

// nodes makes the divisions of the first level of the scheme with all that is in them.
func (a *author) nodes(s scheme, titled []bool) []part.Node {
	nodes := make([]part.Node, a.many(s[0].least, s[0].most))
	var titles []string
	if titled[0] {
		titles = a.distinct(s[0].titles, len(nodes))
	}
	for i := range nodes {
		n := &nodes[i]
		n.Type = s[0].level
		if titled[0] {
			n.Title = titles[i%len(titles)]
		}
		if len(s) > 1 && a.chance(s[0].children) {
			n.Children = a.nodes(s[1:], titled[1:])
		}
		n.Text = a.textOf(n, i == len(nodes)-1)
	}
	return nodes
}

// textOf is the text of a division: what leads to the divisions in it, or all that it says.
func (a *author) textOf(n *part.Node, last bool) string {
	switch {
	case len(n.Children) > 0 && n.Title == "":
		return a.text("dan")
	case len(n.Children) > 0:
		return ""
	}
	text := a.text("cham-cau")
	if listed[n.Type] && !last {
		return strings.TrimSuffix(text, ".") + ";"
	}
	if a.chance(12) && !listed[n.Type] {
		text += "\n" + a.text("cham-cau")
	}
	return text
}

// listed are the levels that are read as one sentence, each ending with a semicolon.
var listed = map[string]bool{"diem": true, "gach": true, "cong": true}
