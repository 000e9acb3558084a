package render

import "iter"

// Walk returns the blocks and all that stand in them, each once, in the order in which they are read: a grid, then
// what is in its cells; of a table the header before the rows.
func Walk(blocks []Block) iter.Seq[Block] {
	return func(yield func(Block) bool) { walk(blocks, yield) }
}

// Paragraphs returns the paragraphs of [Walk].
func Paragraphs(blocks []Block) iter.Seq[*Paragraph] {
	return func(yield func(*Paragraph) bool) {
		for b := range Walk(blocks) {
			if p, ok := b.(*Paragraph); ok && !yield(p) {
				return
			}
		}
	}
}

// walk reports whether more is wanted.
func walk(blocks []Block, yield func(Block) bool) bool {
	for _, b := range blocks {
		if !yield(b) || !walkIn(b, yield) {
			return false
		}
	}
	return true
}

// walkIn walks through what stands in a block.
func walkIn(b Block, yield func(Block) bool) bool {
	switch b := b.(type) {
	case *Box:
		return yield(&b.Text)
	case *Columns:
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				if !walk(cell.Blocks, yield) {
					return false
				}
			}
		}
	case *Table:
		return walkRows(b.Header, yield) && walkRows(b.Rows, yield)
	}
	return true
}

func walkRows(rows []Row, yield func(Block) bool) bool {
	for _, row := range rows {
		for _, cell := range row.Cells {
			for _, p := range cell.Blocks {
				if !yield(p) {
					return false
				}
			}
		}
	}
	return true
}
