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
			nestBlocks(blocks, move)
		}
	}
}

func nestBlocks(blocks []render.Block, move func(*render.Source)) {
	for b := range render.Walk(blocks) {
		for _, source := range sources(b) {
			move(source)
		}
		if p, ok := b.(*render.Paragraph); ok {
			sign(p)
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

// sources returns the sources of a block, not of what stands in it.
func sources(b render.Block) []*render.Source {
	switch b := b.(type) {
	case *render.Paragraph:
		all := []*render.Source{&b.Source}
		for i := range b.Places {
			all = append(all, &b.Places[i].Source)
		}
		return all
	case *render.Columns:
		return []*render.Source{&b.Source}
	case *render.Table:
		all := []*render.Source{&b.Source}
		for _, rows := range [][]render.Row{b.Header, b.Rows} {
			for i := range rows {
				all = append(all, &rows[i].Source)
			}
		}
		return all
	case *render.Line:
		return []*render.Source{&b.Source}
	case *render.Chart:
		return []*render.Source{&b.Source}
	}
	return nil
}
