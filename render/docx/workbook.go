package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/render"
)

// The limits of a worksheet (Microsoft's "Excel specifications and limits"). The first row has
// the names of the series, the first column those of the categories.
const (
	mostRows       = 1 << 20
	mostColumns    = 1 << 14
	mostCharacters = 1<<15 - 1 // in one cell
)

// workbookParts are the files of a chart's workbook (ISO/IEC 29500-1, 12.1): those that are the
// same in all of them, and those that have the numbers.
var workbookParts = []struct {
	name  string
	file  string // in folder parts/workbook
	write func(*writer, *render.Chart)
}{
	{name: "[Content_Types].xml", file: "types.xml"},
	{name: "_rels/.rels", file: "rels.xml"},
	{name: "xl/workbook.xml", file: "workbook.xml"},
	{name: "xl/_rels/workbook.xml.rels", file: "workbook-rels.xml"},
	{name: "xl/styles.xml", write: writeCellStyles},
	{name: "xl/worksheets/sheet1.xml", write: writeSheet},
}

// workbook makes the XLSX file that the word processor opens when a clerk changes the numbers
// of a chart. Its parts are stored as they are: it is compressed as a whole in the DOCX.
func workbook(c *render.Chart) ([]byte, error) {
	var out bytes.Buffer
	p := &pack{zip.NewWriter(&out)}
	for _, s := range workbookParts {
		data, err := workbookPart(s.file, s.write, c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		if err := p.store(s.name, data); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	err := p.Close()
	return out.Bytes(), err
}

func workbookPart(file string, write func(*writer, *render.Chart), c *render.Chart) ([]byte, error) {
	if write == nil {
		return files.ReadFile("parts/workbook/" + file)
	}
	var x writer
	x.raw(xmlHead)
	write(&x, c)
	return x.buf, x.err
}

const sheetSpace = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// writeCellStyles writes styles.xml: style 0 for words, style 1 for numbers.
func writeCellStyles(x *writer, c *render.Chart) {
	x.attr(`<styleSheet `+sheetSpace+`><numFmts count="1"><numFmt numFmtId="164" formatCode="`, numberFormat(c), `"/></numFmts>`+
		`<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font></fonts>`+
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>`+
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`+
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`+
		`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`+
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>`+
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
}

// writeSheet writes the worksheet. A value that is not known has no cell.
func writeSheet(x *writer, c *render.Chart) {
	x.raw(`<worksheet ` + sheetSpace + `><cols><col min="1" max="1" width="32" customWidth="1"/></cols><sheetData><row r="1">`)
	for i := range c.Series {
		writeWords(x, cellName(i+1, 0), c.Series[i].Name, c.Source)
	}
	x.raw(`</row>`)
	for row, name := range c.Categories {
		x.num(`<row r="`, row+2, `">`)
		writeWords(x, cellName(0, row+1), name, c.Source)
		for i := range c.Series {
			if v := c.Series[i].Values[row]; !v.Unknown {
				x.raw(`<c r="` + cellName(i+1, row+1) + `" s="1"><v>`)
				x.buf = appendDecimal(x.buf, v.Unscaled, c.Scale)
				x.raw(`</v></c>`)
			}
		}
		x.raw(`</row>`)
	}
	x.raw(`</sheetData></worksheet>`)
}

// writeWords writes a cell of text.
func writeWords(x *writer, at, s string, from render.Source) {
	x.raw(`<c r="` + at + `" t="inlineStr"><is><t>`)
	x.said(xstring(s), from)
	x.raw(`</t></is></c>`)
}

// numberFormat is how Excel prints the values: with all their decimal places, and the marks
// between digits that the reader's computer is set to.
func numberFormat(c *render.Chart) string {
	format := "0"
	if c.Group != "" {
		format = "#,##0"
	}
	if c.Scale > 0 {
		format += "." + strings.Repeat("0", c.Scale)
	}
	return localFormat(c, format)
}

// axisFormat is how Excel prints the steps of the axis: with the decimal places that they need.
// The program's own format has those, but does not group thousands; steps up to a thousand and
// more have none.
func axisFormat(c *render.Chart, a render.Axis) string {
	thousand := int64(1000)
	for range min(c.Scale, 13) { // MostValue has 16 digits
		thousand *= 10
	}
	if c.Group == "" || a.Min != 0 && a.Max != 0 && a.Min > 0 == (a.Max > 0) || max(a.Max, -a.Min) < thousand {
		return localFormat(c, "General")
	}
	return localFormat(c, "#,##0")
}

// localFormat is a format whose marks are those of Vietnamese (0x042A), where the program
// heeds that.
func localFormat(c *render.Chart, format string) string {
	if c.Point == "," {
		return "[$-42A]" + format
	}
	return format
}

// cellName is how a worksheet calls a cell, both numbers counted from 0: B2.
func cellName(column, row int) string { return columnName(column) + strconv.Itoa(row+1) }

// columnName is how a worksheet calls a column: A to Z, AA and so on.
func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// cellRange is how a formula calls the cells from one row to another of a column.
func cellRange(column, from, to int) string {
	at := func(row int) string { return "$" + columnName(column) + "$" + strconv.Itoa(row+1) }
	if from == to {
		return "Sheet1!" + at(from)
	}
	return "Sheet1!" + at(from) + ":" + at(to)
}

// appendDecimal writes a number with all its decimal places, exactly.
func appendDecimal(b []byte, unscaled int64, scale int) []byte {
	digits := strconv.FormatInt(unscaled, 10)
	if unscaled < 0 {
		b, digits = append(b, '-'), digits[1:]
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	b = append(b, digits[:len(digits)-scale]...)
	if scale > 0 {
		b = append(append(b, '.'), digits[len(digits)-scale:]...)
	}
	return b
}

// xstring escapes what a text would be read as an escape for: an ST_Xstring has characters as
// _x0041_ (ISO/IEC 29500-1, 22.9.2.19).
func xstring(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if b.WriteByte(s[i]); isEscape(s[i:]) {
			b.WriteString("x005F_")
		}
	}
	return b.String()
}

// isEscape reports whether s begins like _x0041_.
func isEscape(s string) bool {
	if len(s) < 7 || s[:2] != "_x" || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}

// checkCells refuses what does not go into a worksheet.
func checkCells(c *render.Chart) error {
	if len(c.Series) >= mostColumns || len(c.Categories) >= mostRows {
		return fmt.Errorf("%d series of %d values do not go into a worksheet", len(c.Series), len(c.Categories))
	}
	for _, name := range c.Categories {
		if err := checkCell(name); err != nil {
			return err
		}
	}
	for i := range c.Series {
		if err := checkCell(c.Series[i].Name); err != nil {
			return err
		}
	}
	return nil
}

func checkCell(s string) error {
	if len(s) > mostCharacters && utf8.RuneCountInString(s) > mostCharacters {
		return fmt.Errorf("a name of more than %d characters does not go into a cell", mostCharacters)
	}
	return nil
}
