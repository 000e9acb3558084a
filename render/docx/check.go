package docx

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"vanban/render"
)

// check refuses a document that cannot be written whatever its texts say: one that is not
// there, or parts of it that are not, and what no constant of the model stands for.
func check(d *render.Document) error {
	switch {
	case d == nil:
		return errors.New("no document")
	case len(d.Sections) == 0:
		return errors.New("the document has no sections")
	case d.Head < 0:
		return fmt.Errorf("a head of %d blocks", d.Head)
	}
	for _, role := range slices.Sorted(maps.Keys(d.Styles)) {
		if err := checkAlign(d.Styles[role].Align); err != nil {
			return fmt.Errorf("role %q: %w", role, err)
		}
	}
	for i := range d.Sections {
		if err := checkBlocks(d.Sections[i].Body); err != nil {
			return fmt.Errorf("section %d: %w", i, err)
		}
	}
	return nil
}

func checkAlign(a render.Align) error {
	if int(a) >= len(jc) {
		return fmt.Errorf("unknown alignment %d", a)
	}
	return nil
}

func checkBlocks(blocks []render.Block) error {
	for i, b := range blocks {
		if err := checkBlock(b); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	return nil
}

var errNil = errors.New("it is nil")

func checkBlock(b render.Block) error {
	switch b := b.(type) {
	case *render.Paragraph:
		return checkThere(b)
	case *render.Line:
		return checkThere(b)
	case *render.Columns:
		return checkColumns(b)
	case *render.Table:
		return checkTable(b)
	case *render.Box:
		if b == nil {
			return errNil
		}
		return checkAlign(b.Align)
	}
	return fmt.Errorf("unknown block %T", b)
}

func checkThere[T any](b *T) error {
	if b == nil {
		return errNil
	}
	return nil
}

func checkColumns(c *render.Columns) error {
	if c == nil {
		return errNil
	}
	for _, row := range c.Rows {
		for _, cell := range row.Cells {
			if err := checkBlocks(cell.Blocks); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkTable(t *render.Table) error {
	if t == nil {
		return errNil
	}
	for _, rows := range [][]render.Row{t.Header, t.Rows} {
		for i := range rows {
			if err := checkRow(&rows[i], len(t.Columns)); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkRow refuses cells wider than the table, whose columns could not be counted.
func checkRow(r *render.Row, columns int) error {
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Cols > columns {
			return fmt.Errorf("%q: %w", r.Source.Pointer, errColumns)
		}
		for _, p := range c.Blocks {
			if p == nil {
				return fmt.Errorf("%q: a paragraph of a cell: %w", r.Source.Pointer, errNil)
			}
		}
	}
	return nil
}
