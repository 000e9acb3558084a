// Package places tells where on the pages of a document something is put after it was made: signature and
// seal, number and date, the line that tells of a digital signature. It knows no form: it looks at the layout
// and at the decree's roles.
package places

import (
	"strings"

	"vanban/fonts"
	"vanban/render"
	"vanban/render/layout"
	"vanban/templates/nd30"
)

// The names of the places that are found in text. Those that forms mark, such as "signature", come with
// their own names.
const (
	Number = "number" // the digits between "Số:" and "/", or the blank for them; PL I.II.3c
	Date   = "date"   // "ngày … tháng … năm …"; PL I.II.4c
)

// Place is a rectangle on a page.
type Place struct {
	Name string
	layout.Area
	Pointer string // JSON pointer to the field that says what is put there; empty where no field does
}

// On returns the places of a page that is set in the family: first those in the text, in the order of the
// text, then those that forms mark.
func On(p *layout.Page, family *fonts.Family) []Place {
	var all []Place
	for _, item := range p.Items {
		t, ok := item.(*layout.Text)
		if !ok || t.Node == nil {
			continue
		}
		for _, w := range wanted {
			if w.role != t.Node.Role {
				continue
			}
			if area, found := w.find(t, family); found {
				all = append(all, Place{w.name, area, beside(t.Node.Source.Pointer, w.field)})
			}
		}
	}
	for _, m := range p.Places {
		all = append(all, Place{m.Name, layout.Area{X: m.X, Y: m.Y, Width: m.Width, Height: m.Height}, m.Source.Pointer})
	}
	return all
}

// wanted are the places in text: of which role, and which bytes of it.
var wanted = []want{
	{Number, nd30.SoKyHieu, "code_number", number},
	{Date, nd30.DiaDanhThoiGian, "issued_date", date},
}

type want struct {
	name  string
	role  render.Role
	field string // beside the one that the text came from
	part  func(text string) (from, to int)
}

// find gives the rectangle of the part of a text that is wanted.
func (w want) find(t *layout.Text, family *fonts.Family) (layout.Area, bool) {
	from, to := w.part(t.Text)
	if from >= to {
		return layout.Area{}, false
	}
	face := family.Face(t.Bold, t.Italic)
	up := t.Size * render.Length(face.Ascent()) / render.Length(face.UnitsPerEm())
	down := t.Size * render.Length(face.Descent()) / render.Length(face.UnitsPerEm())
	left, right := width(t, face, t.Text[:from]), width(t, face, t.Text[:to])
	return layout.Area{X: t.X + left, Y: t.Y - up, Width: right - left, Height: up + down}, true
}

// width is how long the beginning of a text is in its line.
func width(t *layout.Text, face *fonts.Face, s string) render.Length {
	w := render.Length(face.Width(s, int64(t.Size)))
	if t.WordSpace.Den != 0 {
		blanks := strings.Count(s, " ") + strings.Count(s, "\u00a0")
		w += render.Length(int64(blanks) * t.WordSpace.Num / t.WordSpace.Den)
	}
	return w
}

// blanks are what a number has around it, and what stands where there is none.
const blanks = " \u00a0"

// number is the number of a line "Số: 15/QĐ-BNV", or all that stands for it.
func number(text string) (from, to int) {
	before, after, _ := strings.Cut(text, nd30.SoText)
	between, _, found := strings.Cut(after, "/")
	if !found {
		return 0, 0
	}
	from = len(before) + len(nd30.SoText)
	digits := strings.Trim(between, blanks)
	if digits == "" {
		return from, from + len(between)
	}
	from += strings.Index(between, digits)
	return from, from + len(digits)
}

// date is the date of a line "Hà Nội, ngày 05 tháng 01 năm 2026".
func date(text string) (from, to int) {
	from = strings.LastIndex(text, "ngày")
	if from < 0 {
		return 0, 0
	}
	return from, len(text)
}

// beside is the pointer to another field of the same object.
func beside(pointer, field string) string {
	return pointer[:strings.LastIndexByte(pointer, '/')+1] + field
}
