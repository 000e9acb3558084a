// Package lint looks for what the decree finds wrong in a composed document and on its
// pages. It knows no form: a document that any program composed can be looked at.
package lint

import (
	"slices"

	"vanban/render"
	"vanban/render/layout"
	"vanban/templates"
	"vanban/templates/nd30"
)

// Check returns the findings, check by check. The layout must be that of the document.
func Check(d *render.Document, l *layout.Layout) templates.Problems {
	if len(d.Sections) == 0 || len(l.Pages) == 0 {
		return nil // nothing to look at
	}
	return newView(d, l).find(checks)
}

// Words returns what is found in the words alone: of a document with blanks, too, whose pages say nothing yet.
func Words(d *render.Document) templates.Problems {
	ofWords := slices.DeleteFunc(slices.Clone(checks), func(c check) bool { return !slices.Contains(wordChecks, c.id) })
	return newView(d, &layout.Layout{}).find(ofWords)
}

// find is what the checks find, check by check.
func (v *view) find(checks []check) (all templates.Problems) {
	for _, c := range checks {
		for _, f := range c.look(v) {
			all = append(all, c.problem(f))
		}
	}
	return all
}

// check is one check of nd30.Checks: what it looks for is a function, all else is there.
type check struct {
	id   string
	look func(*view) []finding
}

// finding is one place where a check finds something.
type finding struct {
	source     render.Source
	message    string
	suggestion string
	edit       *edit // nil where the words of the payload are not what is wrong
}

// edit writes other words for some of a paragraph. Where those and their context, which tells them from others, begin
// and end is said in bytes.
type edit struct {
	paragraph      string
	context, wrong [2]int
	right          string
	safe           bool
}

// wordChecks look at words, wherever they stand on paper.
var wordChecks = []string{"ND08", "VH01", "VH03", "VH04", "VH05"}

// checks are in the order of nd30.Checks.
var checks = []check{
	{"PG01", paper},
	{"PG02", orientation},
	{"PG03", margin(nd30.TopMargin, "trên", func(p render.Page) render.Length { return p.Top })},
	{"PG04", margin(nd30.BottomMargin, "dưới", func(p render.Page) render.Length { return p.Bottom })},
	{"PG05", margin(nd30.LeftMargin, "trái", func(p render.Page) render.Length { return p.Left })},
	{"PG06", margin(nd30.RightMargin, "phải", func(p render.Page) render.Length { return p.Right })},
	{"TY05", coherent},
	{"PN04", firstNumberHidden},
	{"PN05", numberedFromOne},
	{"QH02", quocHieuOnOneLine},
	{"TN03", ruleUnder(nd30.TieuNgu, 9, 10, 11, 10)},
	{"CQ04", ruleUnder(nd30.CoQuanBanHanh, 1, 3, 1, 2)},
	{"DD06", sameLine(nd30.SoKyHieu, nd30.DiaDanhThoiGian)},
	{"TY11", ruleUnder(nd30.TrichYeu, 1, 3, 1, 2)},
	{"TY12", veViec},
	{"TY13", veViecLook},
	{"TY14", veViecDistance},
	{"TY15", veViecUnruled},
	{"ND02", justified},
	{"ND03", firstLine},
	{"ND04", distance},
	{"ND05", spacing},
	{"ND07", endMarkPresent},
	{"ND08", endMarkOnce},
	{"VH01", citations},
	{"VH03", fixedNames},
	{"VH04", feastNames},
	{"VH05", numberedUnits},
	{"NN08", footWithText},
	{"PL07", appendixHeaded},
	{"PL08", signingLine},
	{"PL08", sealHidden},
	{"KH01", urgency},
	{"KH02", oneUrgency},
	{"MA01", secrecy},
	{"LH01", circulation},
	{"DC01", address},
	{"SA02", copyOnSheet},
}

func (c check) problem(f finding) templates.Problem {
	p := templates.Found(c.id)
	p.Path, p.Offset = f.source.Pointer, f.source.Offset
	p.Message, p.Suggestion = f.message, f.suggestion
	if e := f.edit; e != nil && p.Path != "" {
		p = p.Reworded(e.paragraph, e.context, e.wrong, e.right, e.safe)
	}
	return p
}
