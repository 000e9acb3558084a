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
		if err := checkSection(&d.Sections[i]); err != nil {
			return fmt.Errorf("section %d: %w", i, err)
		}
	}
	return nil
}

func checkSection(s *render.Section) error {
	for _, margin := range [][]render.Block{s.Header, s.Footer} {
		if err := checkBlocks(margin); err != nil {
			return fmt.Errorf("header or footer: %w", err)
		}
		for b := range render.Walk(margin) {
			if _, ok := b.(*render.Chart); ok {
				return errors.New("a chart stands in a header or footer")
			}
		}
	}
	return checkBlocks(s.Body)
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
		if b == nil {
			return errNil
		}
		return checkPlaces(b)
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
		return errors.Join(checkAlign(b.Align), checkPlaces(&b.Text))
	case *render.Chart:
		return checkChart(b)
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
			if err := checkPlaces(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostPlaces is how many decimal places a format can have.
const mostPlaces = 30

// checkChart refuses a chart that has not one value for each category and series, or more than
// its workbook can hold.
func checkChart(c *render.Chart) error {
	switch {
	case c == nil:
		return errNil
	case int(c.Kind) >= len(plotKinds):
		return fmt.Errorf("%q: unknown kind of chart %d", c.Source.Pointer, c.Kind)
	case len(c.Series) == 0 || len(c.Categories) == 0:
		return fmt.Errorf("%q: a chart of %d series and %d categories", c.Source.Pointer, len(c.Series), len(c.Categories))
	case c.Scale < 0 || c.Scale > mostPlaces:
		return fmt.Errorf("%q: a chart with %d decimal places", c.Source.Pointer, c.Scale)
	case c.Height <= belowDrawing:
		return fmt.Errorf("%q: a chart %s high", c.Source.Pointer, c.Height)
	}
	for i := range c.Series {
		if err := checkSeries(&c.Series[i], len(c.Categories)); err != nil {
			return fmt.Errorf("%q: series %d: %w", c.Source.Pointer, i, err)
		}
	}
	if err := checkCells(c); err != nil {
		return fmt.Errorf("%q: %w", c.Source.Pointer, err)
	}
	return nil
}

func checkSeries(s *render.Series, categories int) error {
	if len(s.Values) != categories {
		return fmt.Errorf("%d values for %d categories", len(s.Values), categories)
	}
	for _, v := range s.Values {
		if !v.Unknown && (v.Unscaled > render.MostValue || v.Unscaled < -render.MostValue) {
			return fmt.Errorf("%d is too far from zero", v.Unscaled)
		}
	}
	return nil
}
