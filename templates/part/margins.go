package part

import (
	"cmp"
	"fmt"

	"vanban/render"
	"vanban/templates/nd30"
)

// Margins are those of all pages, in whole millimetres from the edges of the paper whichever way it
// lies (PL I.I.3). Zero leaves one as it is.
type Margins struct {
	TopMM    int `json:"top_mm,omitempty" validate:"min=0,max=100" title:"Lề trên (mm)" doc:"Từ 20 đến 25; bỏ trống là 20." example:"25"`
	BottomMM int `json:"bottom_mm,omitempty" validate:"min=0,max=100" title:"Lề dưới (mm)" doc:"Từ 20 đến 25; bỏ trống là 20." example:"20"`
	LeftMM   int `json:"left_mm,omitempty" validate:"min=0,max=100" title:"Lề trái (mm)" doc:"Từ 30 đến 35; bỏ trống là 30." example:"35"`
	RightMM  int `json:"right_mm,omitempty" validate:"min=0,max=100" title:"Lề phải (mm)" doc:"Từ 15 đến 20; bỏ trống là 20." example:"15"`
}

// page is a page of the document.
func (p *Paper) page(o nd30.Orientation) render.Page { return p.Head.page(o) }

// upright is how wide the text of a page is that stands upright.
func (p *Paper) upright() render.Length { return p.page(nd30.Portrait).TextWidth() }

// page is a page with the margins that the document asks for.
func (m *Masthead) page(o nd30.Orientation) render.Page {
	page := nd30.Page(o)
	for _, e := range m.Margins.edges(&page) {
		*e.of = cmp.Or(render.Length(e.mm)*render.MM, *e.of)
	}
	return page
}

// edge is one of the margins: what is asked for, what it is on a page, and what the decree allows.
type edge struct {
	mm      int
	of      *render.Length
	name    string
	field   string
	id      string
	allowed nd30.Range
}

func (m Margins) edges(p *render.Page) []edge {
	return []edge{
		{m.TopMM, &p.Top, "trên", "top_mm", "PG03", nd30.TopMargin},
		{m.BottomMM, &p.Bottom, "dưới", "bottom_mm", "PG04", nd30.BottomMargin},
		{m.LeftMM, &p.Left, "trái", "left_mm", "PG05", nd30.LeftMargin},
		{m.RightMM, &p.Right, "phải", "right_mm", "PG06", nd30.RightMargin},
	}
}

// marginChecks look at the margins that the document asks for.
var marginChecks = []check{
	{"PG03", marginOutside("PG03")},
	{"PG04", marginOutside("PG04")},
	{"PG05", marginOutside("PG05")},
	{"PG06", marginOutside("PG06")},
}

// marginOutside looks for a margin that the decree does not allow; which one, its check says.
func marginOutside(id string) func(*view) []finding {
	return func(v *view) []finding {
		var found []finding
		page := nd30.Page(nd30.Portrait)
		for _, e := range v.Head.Margins.edges(&page) {
			outside := e.id == id && e.mm != 0 && !e.allowed.Has(render.Length(e.mm)*render.MM)
			found = append(found, when(outside, finding{
				path:       "/margins/" + e.field,
				message:    fmt.Sprintf("Lề %s %d mm nằm ngoài khoảng Nghị định cho phép.", e.name, e.mm),
				suggestion: fmt.Sprintf("Chọn từ %d đến %d mm, hoặc bỏ trống để lấy %d mm.", e.allowed.Min/render.MM, e.allowed.Max/render.MM, *e.of/render.MM),
				edit:       drop(false),
			})...)
		}
		return found
	}
}
