package kindtest

import (
	"fmt"
	"strings"

	"vanban/render"
)

// dump writes documents as text, one block a line, so that a broken document is told from a
// broken encoder. A no-break space is shown as ⍽ and a forced line break as ↵; bold and
// italic beyond the style stand in asterisks and underscores. Behind @ stands the source.
func dump(docs []*render.Document) string {
	var d dumper
	for _, doc := range docs {
		d.line("document %q%s%s", doc.Name, part(doc.Part), at(doc.Source))
		d.line("info title=%q subject=%q author=%q keywords=%q identifier=%q type=%q created=%s", doc.Info.Title, doc.Info.Subject, doc.Info.Author, doc.Info.Keywords, doc.Info.Identifier, doc.Info.Type, doc.Info.Created.Format("2006-01-02"))
		for _, s := range doc.Sections {
			d.section(s)
		}
	}
	return d.b.String()
}

type dumper struct {
	b     strings.Builder
	depth int
}

func (d *dumper) line(format string, args ...any) {
	d.b.WriteString(strings.Repeat("  ", d.depth))
	fmt.Fprintf(&d.b, format, args...)
	d.b.WriteByte('\n')
}

// inside writes what is part of the line before.
func (d *dumper) inside(write func()) {
	d.depth++
	write()
	d.depth--
}

func (d *dumper) section(s render.Section) {
	p := s.Page
	d.line("section %s x %s, margins %s %s %s %s, numbers from %d", mm(p.Width), mm(p.Height), mm(p.Top), mm(p.Right), mm(p.Bottom), mm(p.Left), p.Number.Start)
	d.inside(func() {
		d.margin("header", s.Header)
		d.blocks(s.Body)
		d.margin("footer", s.Footer)
	})
}

// margin shows what stands at the head or the foot of the section's first page, if anything.
func (d *dumper) margin(name string, blocks []render.Block) {
	if len(blocks) > 0 {
		d.line("%s of the first page", name)
		d.inside(func() { d.blocks(blocks) })
	}
}

// part says what a file is to the document that it accompanies.
func part(p render.Part) string {
	if p == render.PartNone {
		return ""
	}
	return " as " + string(p)
}

func mm(l render.Length) string { return fmt.Sprintf("%.4g", l.Millimetres()) }

func (d *dumper) blocks(blocks []render.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *render.Paragraph:
			d.paragraph(b)
		case *render.Columns:
			d.columns(b)
		case *render.Table:
			d.table(b)
		case *render.Line:
			d.rule(b)
		case *render.Box:
			d.line("box %s x %s #%02x%02x%02x", mm(b.Width), mm(b.Height), b.Color.R, b.Color.G, b.Color.B)
			d.inside(func() { d.paragraph(&b.Text) })
		case *render.Chart:
			d.chart(b)
		default:
			d.line("unknown block %T", b)
		}
	}
}

func (d *dumper) paragraph(p *render.Paragraph) {
	d.line("%s%s %s%s", p.Role, keeps(p), text(p.Runs), at(p.Source))
	d.inside(func() {
		for _, place := range p.Places {
			d.place(place)
		}
	})
}

func (d *dumper) place(p render.Place) {
	picture := "empty"
	if p.Image != nil {
		picture = fmt.Sprintf("%q", p.Image.Alt)
	}
	d.line("place %s %s x %s from %s %s, %s%s", p.Name, mm(p.Width), mm(p.Height), mm(p.Left), mm(p.Top), picture, at(p.Source))
}

// keeps is what the paragraph asks for beyond its style.
func keeps(p *render.Paragraph) string {
	s := ""
	if p.KeepNext {
		s += "+next"
	}
	if p.KeepLines {
		s += "+whole"
	}
	return s
}

var visible = strings.NewReplacer("\u00a0", "⍽", "\u2011", "⸗", "\n", "↵")

func text(runs []render.Run) string {
	var b strings.Builder
	for _, r := range runs {
		mark := ""
		if r.Bold {
			mark += "*"
		}
		if r.Italic {
			mark += "_"
		}
		b.WriteString(mark + visible.Replace(r.Text) + mark)
	}
	return b.String()
}

func at(s render.Source) string {
	switch {
	case s.Pointer == "":
		return ""
	case s.Offset == 0 && s.Length == 0:
		return " @" + s.Pointer
	}
	return fmt.Sprintf(" @%s[%d+%d]", s.Pointer, s.Offset, s.Length)
}

func (d *dumper) columns(c *render.Columns) {
	d.line("columns %v indent %s", lengths(c.Widths), mm(c.Indent))
	d.inside(func() {
		for _, row := range c.Rows {
			for i, cell := range row.Cells {
				d.line("cell %d", i+1)
				d.inside(func() { d.blocks(cell.Blocks) })
			}
		}
	})
}

func lengths(ls []render.Length) []string {
	all := make([]string, len(ls))
	for i, l := range ls {
		all[i] = mm(l)
	}
	return all
}

func (d *dumper) rule(l *render.Line) {
	of := "the text width"
	if l.Of != nil {
		of = string(l.Of.Role)
	}
	keep := ""
	if l.KeepNext {
		keep = "+next"
	}
	d.line("rule%s %d/%d of %s", keep, l.Num, l.Den, of)
}

func (d *dumper) table(t *render.Table) {
	d.line("table %q%s", t.Caption, at(t.Source))
	d.inside(func() {
		for _, c := range t.Columns {
			d.line("column fixed %s share %d", mm(c.Fixed), c.Share)
		}
		d.rows("header", t.Header)
		d.rows("row", t.Rows)
	})
}

// chart shows the numbers as they are printed, with ? for those that are not known.
func (d *dumper) chart(c *render.Chart) {
	kind := [...]string{render.ChartBars: "bars", render.ChartStacked: "stacked", render.ChartLines: "lines"}[c.Kind]
	d.line("chart %s %q in %q, %s high%s", kind, c.Title, c.Unit, mm(c.Height), at(c.Source))
	d.inside(func() {
		d.line("alt %s", c.Alt)
		d.line("categories %q", c.Categories)
		for _, s := range c.Series {
			d.line("series %q%s", s.Name, printed(c, s.Values))
		}
	})
}

func printed(c *render.Chart, values []render.Value) string {
	var b strings.Builder
	for _, v := range values {
		if v.Unknown {
			b.WriteString(" ?")
			continue
		}
		b.WriteString(" " + c.Number(v.Unscaled))
	}
	return b.String()
}

func (d *dumper) rows(name string, rows []render.Row) {
	for _, r := range rows {
		kind := name
		if r.Group {
			kind = "group"
		}
		d.line("%s%s", kind, at(r.Source))
		d.inside(func() {
			for _, c := range r.Cells {
				d.cell(c)
			}
		})
	}
}

func (d *dumper) cell(c render.Cell) {
	for i, p := range c.Blocks {
		span := ""
		if i == 0 && (c.Cols > 1 || c.Rows > 1) {
			span = fmt.Sprintf(" %dx%d", max(1, c.Cols), max(1, c.Rows))
		}
		sign := "|"
		if i > 0 {
			sign = " "
		}
		d.line("%s%s %s%s %s%s", sign, span, p.Role, keeps(p), text(p.Runs), at(p.Source))
	}
}
