package pdf_test

import (
	"io"
	"os"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"vanban/render"
)

// baseline draws a document in the way that fpdf offers: its own UTF-8 fonts, MultiCell for
// every paragraph and every cell, automatic page breaks. It does less than a layout: no
// bold words inside a paragraph, no rule of the length of a text, no rows that stay
// together, no structure. What it takes is what our PDF is measured against.
type baseline struct {
	*fpdf.Fpdf
	styles render.Sheet
	drawn  int // letters
}

// baselineFonts are the files of the embedded typeface, by fpdf's names of styles.
func baselineFonts(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for style, name := range map[string]string{"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"} {
		data, err := os.ReadFile("../../fonts/liberation/LiberationSerif-" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		files[style] = data
	}
	return files
}

// drawBaseline writes the document to w and gives the number of letters that it drew.
func drawBaseline(w io.Writer, d *render.Document, files map[string][]byte) (int, error) {
	b := &baseline{Fpdf: fpdf.New("P", "pt", "A4", ""), styles: d.Styles}
	for _, style := range []string{"", "B", "I", "BI"} {
		b.AddUTF8FontFromBytes("Serif", style, files[style])
	}
	for _, s := range d.Sections {
		p := s.Page
		b.SetMargins(p.Left.Points(), p.Top.Points(), p.Right.Points())
		b.SetAutoPageBreak(true, p.Bottom.Points())
		b.AddPageFormat("P", fpdf.SizeType{Wd: p.Width.Points(), Ht: p.Height.Points()})
		for _, block := range s.Body {
			b.block(block)
		}
	}
	return b.drawn, b.Output(w)
}

func (b *baseline) block(block render.Block) {
	switch block := block.(type) {
	case *render.Paragraph:
		left, _, _, _ := b.GetMargins()
		b.paragraph(block, left, 0, true)
	case *render.Columns:
		b.columns(block)
	case *render.Table:
		b.table(block)
	case *render.Box:
		left, _, _, _ := b.GetMargins()
		b.paragraph(&block.Text, left, block.Width.Points(), true)
	}
}

// paragraph draws, or only measures, a paragraph from x on, of a width or up to the margin,
// and gives its height.
func (b *baseline) paragraph(p *render.Paragraph, x, width float64, draw bool) float64 {
	style := b.styles[p.Role]
	var text strings.Builder
	face := ""
	for i, r := range p.Runs {
		text.WriteString(r.Text)
		if i == 0 && (style.Bold || r.Bold) {
			face = "B"
		}
		if i == 0 && (style.Italic || r.Italic) {
			face += "I"
		}
	}
	b.SetFont("Serif", face, style.Size.Points())
	height := style.Size.Points() * 1.15
	if !draw {
		return height * float64(len(b.SplitText(text.String(), width))) // as fpdf's documentation advises
	}
	y := b.GetY()
	b.SetXY(x, y+style.Before.Points())
	b.MultiCell(width, height, text.String(), "", map[render.Align]string{
		render.AlignLeft: "L", render.AlignCenter: "C", render.AlignRight: "R", render.AlignJustify: "J",
	}[style.Align], false)
	b.drawn += letters(text.String())
	return b.GetY() - y
}

func (b *baseline) columns(c *render.Columns) {
	for _, row := range c.Rows {
		left, _, _, _ := b.GetMargins()
		x, top, bottom := left, b.GetY(), b.GetY()
		for i, cell := range row.Cells {
			b.SetY(top)
			for _, block := range cell.Blocks {
				if p, ok := block.(*render.Paragraph); ok {
					b.paragraph(p, x, c.Widths[i].Points(), true)
				}
			}
			x, bottom = x+c.Widths[i].Points(), max(bottom, b.GetY())
		}
		b.SetY(bottom)
	}
}

// table measures each row, breaks the page where it does not fit, repeats the header and
// draws the cells with their borders.
func (b *baseline) table(t *render.Table) {
	widths := b.widths(t)
	b.rows(t.Header, nil, widths)
	b.rows(t.Rows, t.Header, widths)
}

func (b *baseline) rows(rows, header []render.Row, widths []float64) {
	left, _, right, bottom := b.GetMargins()
	for i := range rows {
		height := b.row(&rows[i], left, 0, widths, false)
		pageWidth, pageHeight := b.GetPageSize()
		if b.GetY()+height > pageHeight-bottom {
			b.AddPageFormat("P", fpdf.SizeType{Wd: pageWidth, Ht: pageHeight})
			b.SetRightMargin(right)
			b.rows(header, nil, widths)
		}
		b.row(&rows[i], left, height, widths, true)
	}
}

// row draws, or only measures, a row and gives its height.
func (b *baseline) row(row *render.Row, x, height float64, widths []float64, draw bool) float64 {
	top, column, tallest := b.GetY(), 0, 0.0
	for _, cell := range row.Cells {
		width, tall := 0.0, 0.0
		for range max(1, cell.Cols) {
			width += widths[min(column, len(widths)-1)]
			column++
		}
		if draw {
			b.Rect(x, top, width, height, "D")
			b.SetY(top)
		}
		for _, p := range cell.Blocks {
			tall += b.paragraph(p, x, width, draw)
		}
		x, tallest = x+width, max(tallest, tall)
	}
	if draw {
		b.SetY(top + height)
	}
	return tallest
}

func (b *baseline) widths(t *render.Table) []float64 {
	pageWidth, _ := b.GetPageSize()
	left, _, right, _ := b.GetMargins()
	rest, shares := pageWidth-left-right, 0
	for _, c := range t.Columns {
		rest, shares = rest-c.Fixed.Points(), shares+max(c.Share, 1)
		if c.Fixed > 0 {
			shares -= max(c.Share, 1)
		}
	}
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = c.Fixed.Points()
		if c.Fixed == 0 {
			widths[i] = rest * float64(max(c.Share, 1)) / float64(shares)
		}
	}
	return widths
}

// letters counts what is not blank.
func letters(text string) int {
	n := 0
	for _, r := range text {
		if r != ' ' && r != '\n' && r != '\u00A0' {
			n++
		}
	}
	return n
}
