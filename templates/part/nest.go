package part

import (
	"vanban/render"
	"vanban/templates/nd30"
)

// nest makes a document one that stands in another payload, at the pointer: its sources are moved
// there. What it shows is what was signed, so that no place for a signature is left in it, and the
// letterhead of who copies it does not take the place of its head.
func nest(d *render.Document, pointer string) {
	d.Fields, d.Head = nil, 0
	move := func(s *render.Source) {
		if s.Pointer != "" {
			s.Pointer = pointer + s.Pointer
		}
	}
	move(&d.Source)
	for i := range d.Sections {
		s := &d.Sections[i]
		for _, blocks := range [][]render.Block{s.Header, s.Body, s.Footer} {
			eachSource(blocks, move)
			eachParagraph(blocks, sign)
		}
	}
}

// sign says of a signature whose picture is not there that it is in the document copied. Practice
// does so; the decree leaves it open.
func sign(p *render.Paragraph) {
	var drawn []render.Place
	for _, place := range p.Places {
		if place.Image != nil {
			drawn = append(drawn, place)
		}
	}
	p.Places = drawn
	if p.Role == nd30.ChuKy && len(drawn) == 0 {
		p.Role = nd30.DaKy
		p.Runs = []render.Run{{Text: nd30.DaKyText, Italic: true}}
	}
}

// eachSource visits the sources of blocks and of all in them.
func eachSource(blocks []render.Block, visit func(*render.Source)) {
	eachBlock(blocks, func(b render.Block) {
		switch b := b.(type) {
		case *render.Paragraph:
			visit(&b.Source)
			for i := range b.Places {
				visit(&b.Places[i].Source)
			}
		case *render.Columns:
			visit(&b.Source)
		case *render.Table:
			visit(&b.Source)
			for _, rows := range [][]render.Row{b.Header, b.Rows} {
				for i := range rows {
					visit(&rows[i].Source)
				}
			}
		case *render.Chart:
			visit(&b.Source)
		}
	})
}

// eachParagraph visits the paragraphs among blocks and in them.
func eachParagraph(blocks []render.Block, visit func(*render.Paragraph)) {
	eachBlock(blocks, func(b render.Block) {
		if p, ok := b.(*render.Paragraph); ok {
			visit(p)
		}
	})
}

// eachBlock visits blocks and all that stand in them, each once.
func eachBlock(blocks []render.Block, visit func(render.Block)) {
	for _, b := range blocks {
		visit(b)
		switch b := b.(type) {
		case *render.Box:
			visit(&b.Text)
		case *render.Columns:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					eachBlock(cell.Blocks, visit)
				}
			}
		case *render.Table:
			for _, rows := range [][]render.Row{b.Header, b.Rows} {
				eachCell(rows, visit)
			}
		}
	}
}

func eachCell(rows []render.Row, visit func(render.Block)) {
	for _, row := range rows {
		for _, cell := range row.Cells {
			for _, p := range cell.Blocks {
				visit(p)
			}
		}
	}
}
