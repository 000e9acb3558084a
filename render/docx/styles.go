package docx

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/render"
)

const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>`

const language = `<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>`

// unoffered is the rank of styles that a clerk has no need to look for.
const unoffered = "99"

// stylesHead holds the defaults. There is no w:kern, because layout measures without
// kerning. What a clerk adds in Normal is 14 points high. The word processor's own styles that
// the document does not use are hidden, so that its list of styles is that of the decree.
const stylesHead = xmlHead + `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts +
	`<w:sz w:val="28"/><w:szCs w:val="28"/>` + language + `</w:rPr></w:rPrDefault>` +
	`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0"/>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="` + unoffered + `"/></w:style>` +
	`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
	`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`

// builtin are the styles that stylesHead defines; no role can take their names.
var builtin = []render.Role{"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}

// mostLevel is the lowest level of headings that a word processor has a style for.
const mostLevel = 9

// styles writes styles.xml.
func (e *encoder) styles() {
	e.raw(stylesHead)
	e.headings()
	e.roleStyles()
	e.raw(`</w:styles>`)
}

// headings writes the word processor's own style of each level of heading that the document
// has. Its navigation pane goes by w:outlineLvl alone, but other programs know a heading by
// being based on one of these; and a clerk who takes one gets the document's type.
func (e *encoder) headings() {
	for level := 1; level <= e.levels(); level++ {
		e.num(`<w:style w:type="paragraph" w:styleId="Heading`, level, `"><w:name w:val="heading `)
		e.num(``, level, `"/>`)
		e.attr(`<w:basedOn w:val="`, string(e.headingBase(level)), `"/><w:next w:val="Normal"/><w:uiPriority w:val="`+unoffered+`"/>`)
		e.num(`<w:pPr><w:keepNext/><w:outlineLvl w:val="`, level-1, `"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>`)
	}
}

// headingBase is what the headings of a level are based on: the role that one of them has in common with the text.
func (e *encoder) headingBase(level int) render.Role {
	base := render.Role("Normal")
	for _, role := range slices.Sorted(maps.Keys(e.doc.Styles)) {
		if s := e.doc.Styles[role]; min(s.Outline, mostLevel) == level && s.Editing.Base != "" {
			base = s.Editing.Base
		}
	}
	return base
}

// levels is how many levels of headings the styles have.
func (e *encoder) levels() int {
	n := 0
	for _, s := range e.doc.Styles {
		n = max(n, min(s.Outline, mostLevel))
	}
	return n
}

// roleStyles writes one style for each role of the sheet.
func (e *encoder) roleStyles() {
	for _, role := range slices.Sorted(maps.Keys(e.doc.Styles)) {
		style := e.doc.Styles[role]
		name := e.styleName(role, &style)
		e.checkStyle(role, name)
		e.roleStyle(role, name, &style)
	}
}

// What Word does not take for the name of a style: behind a comma it finds another name for the same one,
// the others it keeps for itself; and how long a name may be ([MS-OI29500] 2.1.227).
const (
	notInNames  = `,;\{}`
	mostInNames = 253
)

// checkStyle refuses names that Word would not keep apart.
func (e *encoder) checkStyle(role render.Role, name string) {
	if role == "" || slices.Contains(builtin, role) || isHeading(string(role)) || isHeading(name) {
		e.fail(fmt.Errorf("%q cannot name a style", role))
	}
	if strings.ContainsAny(name, notInNames) || utf8.RuneCountInString(name) > mostInNames {
		e.fail(fmt.Errorf("a style cannot be called %q", name))
	}
	if other, taken := e.seen[name]; taken {
		e.fail(fmt.Errorf("the styles of roles %q and %q are both named %q", other, role, name))
	}
	e.seen[name] = role
}

// isHeading reports whether a name could be taken for that of a heading's own style.
func isHeading(name string) bool { return strings.HasPrefix(strings.ToLower(name), "heading") }

// below is what a style is based on.
type below struct {
	id    render.Role
	style render.Style
	whole bool // the style has nothing of it: it is written in full, to look the same in a letterhead whose defaults are others
}

// below finds what a style is based on: the word processor's own style of its level, or its base. A letterhead's own headings
// may look like anything.
func (e *encoder) below(s *render.Style) below {
	b := below{id: "Normal", whole: s.Editing.Base == ""}
	if !b.whole {
		b.id = s.Editing.Base
		b.style, _ = e.style(b.id)
	}
	if level := min(s.Outline, mostLevel); level > 0 && e.base == nil {
		b.style = e.doc.Styles[e.headingBase(level)]
		b.id, b.style.KeepNext, b.style.Bold, b.style.Outline = render.Role("Heading"+strconv.Itoa(level)), true, true, level
	}
	return b
}

// roleStyle writes a style, but for what the style that it is based on says alike.
func (e *encoder) roleStyle(role render.Role, name string, s *render.Style) {
	under := e.below(s)
	e.attr(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`, string(role), `">`)
	e.attr(`<w:name w:val="`, name, `"/>`)
	e.attr(`<w:basedOn w:val="`, string(under.id), `"/>`)
	e.editing(&s.Editing)
	e.raw(`<w:pPr>`)
	e.styleParagraph(s, &under)
	e.raw(`</w:pPr><w:rPr>`)
	e.styleText(s, &under)
	e.raw(`</w:rPr></w:style>`)
}

// editing writes what is begun behind a paragraph of the style, and whether the style is offered.
func (e *encoder) editing(s *render.Editing) {
	if s.Next != "" {
		e.attr(`<w:next w:val="`, string(s.Next), `"/>`)
	}
	if s.Rank == 0 {
		e.raw(`<w:uiPriority w:val="` + unoffered + `"/>`)
		return
	}
	e.num(`<w:uiPriority w:val="`, s.Rank, `"/><w:qFormat/>`)
}

// styleParagraph writes how the paragraphs of a style lie.
func (e *encoder) styleParagraph(s *render.Style, b *below) {
	e.toggle(s.KeepNext, b.style.KeepNext, `<w:keepNext`)
	e.toggle(s.KeepLines, b.style.KeepLines, `<w:keepLines`)
	e.flag(b.whole, `<w:widowControl/>`)
	if b.whole || s.Before != b.style.Before || s.Spacing != b.style.Spacing {
		e.spacing(s.Before, s.Spacing)
	}
	if b.whole || s.Left != b.style.Left || s.Right != b.style.Right || s.FirstLine != b.style.FirstLine {
		e.indent(s)
	}
	if b.whole || s.Align != b.style.Align {
		e.raw(jc[s.Align])
	}
	if s.Outline > 0 {
		e.num(`<w:outlineLvl w:val="`, min(s.Outline, mostLevel)-1, `"/>`)
	}
}

// styleText writes the letters of a style.
func (e *encoder) styleText(s *render.Style, b *below) {
	e.flag(b.whole, fonts)
	e.toggle(s.Bold, b.style.Bold, `<w:b`)
	e.toggle(s.Bold, b.style.Bold, `<w:bCs`)
	e.toggle(s.Italic, b.style.Italic, `<w:i`)
	e.toggle(s.Italic, b.style.Italic, `<w:iCs`)
	if b.whole || s.Color != b.style.Color {
		e.color(`<w:color w:val="`, s.Color, `"/>`)
	}
	if b.whole || s.Size != b.style.Size {
		e.size(s.Size)
	}
	e.flag(b.whole, language)
}

// toggle writes a property that is on or off; off is written where the style below has it on.
func (e *encoder) toggle(on, below bool, element string) {
	switch {
	case on:
		e.raw(element + `/>`)
	case below:
		e.raw(element + ` w:val="0"/>`)
	}
}

// jc is how each alignment is written.
var jc = [...]string{
	render.AlignLeft:    `<w:jc w:val="left"/>`,
	render.AlignCenter:  `<w:jc w:val="center"/>`,
	render.AlignRight:   `<w:jc w:val="right"/>`,
	render.AlignJustify: `<w:jc w:val="both"/>`,
}

// spacing writes the distance above and from line to line.
func (e *encoder) spacing(before render.Length, s render.Spacing) {
	e.twips(`<w:spacing w:before="`, before, `" w:after="0" w:line="`)
	if s.Exact > 0 {
		e.twips("", s.Exact, `" w:lineRule="exact"/>`)
		return
	}
	// 240 is a single line.
	e.num("", 240*cmp.Or(s.Percent, 100)/100, `" w:lineRule="auto"/>`)
}

// indent writes the indents of a style.
func (e *encoder) indent(s *render.Style) {
	e.twips(`<w:ind w:left="`, s.Left, `"`)
	e.twips(` w:right="`, s.Right, `"`)
	if s.FirstLine < 0 {
		e.twips(` w:hanging="`, -s.FirstLine, `"/>`)
		return
	}
	e.twips(` w:firstLine="`, s.FirstLine, `"/>`)
}

// color writes a colour in six digits between two pieces of markup.
func (e *encoder) color(before string, c render.Color, after string) {
	const digits = "0123456789ABCDEF"
	e.raw(before)
	for _, v := range [...]uint8{c.R, c.G, c.B} {
		e.buf = append(e.buf, digits[v>>4], digits[v&15])
	}
	e.raw(after)
}
