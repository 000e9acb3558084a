package docx

import (
	"cmp"
	"strconv"

	"vanban/render"
)

// numbered is a chart with the number in the names of its parts.
type numbered struct {
	*render.Chart
	number int
	width  render.Length // of the drawing, known when it has been written
}

// numberCharts finds the charts of the document, in the order in which they are written. Numbers that are taken go to
// none of them.
func (e *encoder) numberCharts(taken map[int]bool) {
	last := 0
	for i := range e.doc.Sections {
		for b := range render.Walk(e.doc.Sections[i].Body) {
			if c, ok := b.(*render.Chart); ok {
				for last++; taken[last]; last++ {
				}
				e.charts = append(e.charts, numbered{Chart: c, number: last})
			}
		}
	}
}

// chartTypes writes the content types of the parts of charts. Those of a letterhead may have
// another default for workbooks, so none is relied on.
func (e *encoder) chartTypes(space string) {
	for _, c := range e.charts {
		e.num(`<Override`+space+` PartName="/word/charts/chart`, c.number, `.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`)
		e.num(`<Override`+space+` PartName="/word/embeddings/Microsoft_Excel_Sheet`, c.number, `.xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`)
	}
}

// chartRelations writes the relationships of the main part to its charts.
func (e *encoder) chartRelations(space string) {
	for _, c := range e.charts {
		e.num(`<Relationship`+space+` Id="rIdChart`, c.number, `" Type="`+relType+`chart" `)
		e.num(`Target="charts/chart`, c.number, `.xml"/>`)
	}
}

// chartParts writes the parts of the charts: each chart, what it refers to and its workbook.
func (e *encoder) chartParts(p *pack) error {
	for i := range e.charts {
		c := &e.charts[i]
		n := strconv.Itoa(c.number)
		for _, s := range []part{
			{name: "word/charts/chart" + n + ".xml", write: func(e *encoder) { e.chartSpace(c) }, big: true},
			{name: "word/charts/_rels/chart" + n + ".xml.rels", write: func(e *encoder) { e.workbookRelation(c.number) }},
			{name: "word/embeddings/Microsoft_Excel_Sheet" + n + ".xlsx", write: func(e *encoder) { e.workbook(c.Chart) }, big: true},
		} {
			if err := e.part(p, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// workbookRelation writes the relationship of a chart to its workbook.
func (e *encoder) workbookRelation(number int) {
	e.num(xmlHead+`<Relationships xmlns="`+relationSpace+`"><Relationship Id="rId1" Type="`+relType+`package" Target="../embeddings/Microsoft_Excel_Sheet`, number, `.xlsx"/></Relationships>`)
}

// workbook writes the workbook of a chart.
func (e *encoder) workbook(c *render.Chart) {
	data, err := workbook(c)
	if err != nil {
		e.fail(err)
		return
	}
	e.buf = append(e.buf, data...)
}

// The namespaces of drawings. A letterhead's main part may declare none of them, or others
// under their prefixes.
const (
	mainSpace    = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	chartML      = `http://schemas.openxmlformats.org/drawingml/2006/chart`
	chartSpace   = `xmlns:c="` + chartML + `"`
	drawingSpace = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
)

// belowDrawing is how far a line that holds a drawing reaches below it: an inline drawing
// stands on the baseline, and the mark of its paragraph is one point high.
const belowDrawing = 5 * render.Twip

// chart writes a paragraph that holds a chart. Its line is as high as the chart, which has
// to give up for it what the line has below the baseline.
func (e *encoder) chart(c *render.Chart, at place) {
	e.charts[e.drawn].width = wholeTwips(at.width)
	number := e.charts[e.drawn].number
	e.drawn++
	e.raw(`<w:p><w:pPr>`)
	e.flag(c.KeepNext || at.keep, `<w:keepNext/>`)
	e.spacing(c.Before, render.Spacing{})
	e.raw(`<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="center"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>`)
	e.close(at.closes)
	e.raw(`</w:pPr><w:r><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr><w:drawing><wp:inline ` + drawingSpace + ` distT="0" distB="0" distL="0" distR="0">`)
	e.emu(`<wp:extent cx="`, wholeTwips(at.width), `"`)
	e.emu(` cy="`, wholeTwips(c.Height)-belowDrawing, `"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`)
	e.num(`<wp:docPr id="`, number, `"`)
	e.num(` name="Biểu đồ `, number, `" descr="`)
	e.said(cmp.Or(c.Alt, c.Title, c.Series[0].Name, c.Categories[0]), c.Source)
	e.raw(`"/><wp:cNvGraphicFramePr/><a:graphic ` + mainSpace + `><a:graphicData uri="` + chartML + `">`)
	e.num(`<c:chart `+chartSpace+` `+relSpace+` r:id="rIdChart`, number, `"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
}

// wholeTwips is the length as layout has it.
func wholeTwips(l render.Length) render.Length { return render.Length(l.Twips()) * render.Twip }

// chartSpace writes the chart itself (ISO/IEC 29500-1, 21.2). What a word processor finds for
// itself, such as the ends of the axis, is left to it, so that other numbers have room when a
// clerk puts them in.
func (e *encoder) chartSpace(c *numbered) {
	e.raw(xmlHead + `<c:chartSpace ` + chartSpace + ` ` + mainSpace + ` ` + relSpace + `>` +
		`<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>`)
	e.chartTitle(c.Title, render.ChartTitleSize, true, c.Source)
	e.flag(c.Title == "", `<c:autoTitleDeleted val="1"/>`)
	e.flag(c.Title != "", `<c:autoTitleDeleted val="0"/>`)
	e.raw(`<c:plotArea><c:layout/>`)
	e.plot(c)
	e.categoryAxis(c)
	e.valueAxis(c.Chart)
	inTable := c.plan().way == wayTable
	e.flag(inTable, `<c:dTable><c:showHorzBorder val="1"/><c:showVertBorder val="0"/><c:showOutline val="0"/><c:showKeys val="1"/></c:dTable>`)
	e.raw(`<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>`)
	e.flag(c.HasLegend() && !inTable, `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>`)
	e.raw(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
		`<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`)
	e.textProperties(`<a:bodyPr/>`, render.ChartTextSize)
	e.raw(`<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
}

// chartFace is the typeface of all text of a chart.
const chartFace = `<a:latin typeface="Times New Roman"/><a:ea typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>`

const (
	blackFill = `<a:solidFill><a:srgbClr val="000000"/></a:solidFill>`
	whiteFill = `<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>`
	greyFill  = `<a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill>`
)

// runProperties writes how text looks, as the attributes and children of an element that has
// been begun.
func (e *encoder) runProperties(size render.Length, bold bool) {
	e.num(` sz="`, int(size.Scale(100, int64(render.Pt))), `"`)
	e.flag(bold, ` b="1"`)
	e.flag(!bold, ` b="0"`)
	e.raw(`>` + blackFill + chartFace)
}

// textProperties writes how the text of an element looks.
func (e *encoder) textProperties(body string, size render.Length) {
	e.raw(`<c:txPr>` + body + `<a:lstStyle/><a:p><a:pPr><a:defRPr`)
	e.runProperties(size, false)
	e.raw(`</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`)
}

// chartTitle writes the title of the chart or of an axis; an empty one is none.
func (e *encoder) chartTitle(s string, size render.Length, bold bool, from render.Source) {
	if s == "" {
		return
	}
	e.raw(`<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr`)
	e.runProperties(size, bold)
	e.raw(`</a:defRPr></a:pPr><a:r><a:rPr lang="vi-VN"`)
	e.runProperties(size, bold)
	e.raw(`</a:rPr><a:t>`)
	e.said(s, from)
	e.raw(`</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`)
}

// plotKinds are the elements of each kind of chart: before its series, behind them, and where
// the value of a bar or a point stands. The axes are 1 and 2.
var plotKinds = [...]struct{ open, close, label string }{
	render.ChartBars: {
		open:  `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`,
		close: axisIDs + `</c:barChart>`, label: "outEnd",
	},
	render.ChartStacked: {
		open:  `<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>`,
		close: `<c:overlap val="100"/>` + axisIDs + `</c:barChart>`, label: "ctr",
	},
	render.ChartLines: {
		open:  `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`,
		close: `<c:marker val="1"/>` + axisIDs + `</c:lineChart>`, label: "t",
	},
}

const axisIDs = `<c:axId val="1"/><c:axId val="2"/>`

// plot writes the bars or lines.
func (e *encoder) plot(c *numbered) {
	kind, labels := &plotKinds[c.Kind], c.plan()
	e.raw(kind.open)
	for i := range c.Series {
		e.series(c, i, labels)
		e.breathe()
	}
	if c.Kind != render.ChartLines {
		e.num(`<c:gapWidth val="`, gapPercent, `"/>`)
	}
	e.raw(kind.close)
}

// series writes the i-th series: its name, its look, and its numbers both as a reference into
// the workbook and as they are.
func (e *encoder) series(c *numbered, i int, l labels) {
	s := &c.Series[i]
	e.num(`<c:ser><c:idx val="`, i, `"/>`)
	e.num(`<c:order val="`, i, `"/><c:tx>`)
	e.strings(cellRange(i+1, 0, 0), c.Source, s.Name)
	e.raw(`</c:tx>`)
	if look := render.LookOf(i); c.Kind == render.ChartLines {
		e.lineLook(look)
	} else {
		e.barLook(look)
	}
	e.labels(c, s.Values, l)
	e.raw(`<c:cat>`)
	e.strings(cellRange(0, 1, len(c.Categories)), c.Source, c.Categories...)
	e.raw(`</c:cat><c:val>`)
	e.numbers(cellRange(i+1, 1, len(c.Categories)), c.Chart, s.Values)
	e.raw(`</c:val>`)
	e.flag(c.Kind == render.ChartLines, `<c:smooth val="0"/>`)
	e.raw(`</c:ser>`)
}

// barLook writes what bars are filled with.
func (e *encoder) barLook(l render.Look) {
	e.raw(`<c:spPr>`)
	if l.Pattern == render.PatternNone {
		e.color(`<a:solidFill><a:srgbClr val="`, l.Shade, `"/></a:solidFill>`)
	} else {
		e.raw(`<a:pattFill prst="` + string(l.Pattern) + `"><a:fgClr><a:srgbClr val="000000"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>`)
	}
	e.emu(`<a:ln w="`, render.ChartEdgeWeight, `">`+blackFill+`</a:ln></c:spPr><c:invertIfNegative val="0"/>`)
}

// lineLook writes the dashes and the marks of a line.
func (e *encoder) lineLook(l render.Look) {
	e.emu(`<c:spPr><a:ln w="`, render.ChartLineWeight, `" cap="flat">`+blackFill+`<a:prstDash val="`)
	e.raw(string(l.Dash) + `"/><a:round/></a:ln></c:spPr><c:marker><c:symbol val="` + string(l.Marker) + `"/><c:size val="6"/><c:spPr>`)
	e.flag(l.Hollow, whiteFill)
	e.flag(!l.Hollow, blackFill)
	e.emu(`<a:ln w="`, render.ChartEdgeWeight, `">`+blackFill+`<a:prstDash val="solid"/></a:ln></c:spPr></c:marker>`)
}

// labels writes how the values of a series are printed.
func (e *encoder) labels(c *numbered, values []render.Value, l labels) {
	if l.way == wayNone || l.way == wayTable {
		return
	}
	e.raw(`<c:dLbls>`)
	for i, v := range values {
		if !v.Unknown && v.Unscaled < l.least {
			e.num(`<c:dLbl><c:idx val="`, i, `"/><c:delete val="1"/></c:dLbl>`)
		}
	}
	e.attr(`<c:numFmt formatCode="`, numberFormat(c.Chart), `" sourceLinked="0"/>`)
	e.raw(labelGrounds[c.Kind])
	if l.way == wayUp {
		e.textProperties(directions[true], render.ChartTextSize)
	}
	e.raw(`<c:dLblPos val="` + plotKinds[c.Kind].label + `"/><c:showLegendKey val="0"/><c:showVal val="1"/>` +
		`<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
}

// directions are those of text that runs level or upwards. Left to itself a word processor
// turns names by half of that, which takes more room than both.
var directions = map[bool]string{
	false: `<a:bodyPr rot="0" vert="horz"/>`,
	true:  `<a:bodyPr rot="-5400000" vert="horz"/>`,
}

// labelGrounds are what values are printed on: in bars white, or the patterns would run into
// the digits.
var labelGrounds = [...]string{
	render.ChartBars:    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`,
	render.ChartStacked: `<c:spPr>` + whiteFill + `<a:ln><a:noFill/></a:ln></c:spPr>`,
	render.ChartLines:   `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`,
}

// strings writes texts of the workbook.
func (e *encoder) strings(cells string, from render.Source, all ...string) {
	e.raw(`<c:strRef><c:f>` + cells + `</c:f><c:strCache>`)
	e.num(`<c:ptCount val="`, len(all), `"/>`)
	for i, s := range all {
		e.num(`<c:pt idx="`, i, `"><c:v>`)
		e.said(xstring(s), from)
		e.raw(`</c:v></c:pt>`)
	}
	e.raw(`</c:strCache></c:strRef>`)
}

// numbers writes values of the workbook. One that is not known is left out.
func (e *encoder) numbers(cells string, c *render.Chart, values []render.Value) {
	e.attr(`<c:numRef><c:f>`+cells+`</c:f><c:numCache><c:formatCode>`, numberFormat(c), `</c:formatCode>`)
	e.num(`<c:ptCount val="`, len(values), `"/>`)
	for i, v := range values {
		if v.Unknown {
			continue
		}
		e.num(`<c:pt idx="`, i, `"><c:v>`)
		e.buf = appendDecimal(e.buf, v.Unscaled, c.Scale)
		e.raw(`</c:v></c:pt>`)
	}
	e.raw(`</c:numCache></c:numRef>`)
}

// categoryAxis writes the axis of the categories, whose names stand below all bars.
func (e *encoder) categoryAxis(c *numbered) {
	e.raw(`<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>` +
		`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`)
	e.emu(`<c:spPr><a:ln w="`, render.ChartEdgeWeight, `">`+blackFill+`</a:ln></c:spPr>`)
	size, up := c.names()
	e.textProperties(directions[up], size)
	e.raw(`<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
}

// valueAxis writes the axis of the values with the unit as its title. It has zero on it where
// the page has, because bars that did not begin at zero would lie, and the page's steps: left to
// itself a word processor counts things in halves. Its ends are open, so that numbers that are
// edited have room.
func (e *encoder) valueAxis(c *render.Chart) {
	axis := c.Axis()
	e.raw(`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>`)
	e.flag(axis.Max == 0, `<c:max val="0"/>`)
	e.flag(axis.Min == 0, `<c:min val="0"/>`)
	e.raw(`</c:scaling><c:delete val="0"/><c:axPos val="l"/>`)
	e.emu(`<c:majorGridlines><c:spPr><a:ln w="`, render.ChartEdgeWeight, `">`+greyFill+`</a:ln></c:spPr></c:majorGridlines>`)
	e.chartTitle(c.Unit, render.ChartTextSize, false, c.Source)
	e.attr(`<c:numFmt formatCode="`, axisFormat(c, axis), `" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`)
	e.emu(`<c:spPr><a:ln w="`, render.ChartEdgeWeight, `">`+blackFill+`</a:ln></c:spPr>`)
	e.raw(`<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="`)
	e.buf = appendDecimal(e.buf, axis.Step, c.Scale)
	e.raw(`"/></c:valAx>`)
}
