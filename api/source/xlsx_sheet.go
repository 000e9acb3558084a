package source

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// readStrings reads the texts that the sheets share.
func (b *workbook) readStrings(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.strings != nil {
		return nil
	}
	list := []string{}
	part := b.parts["xl/sharedStrings.xml"]
	x, err := newXMLReader(ctx, part)
	if err != nil {
		return err
	}
	for len(part) > 0 {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "si" {
			s, err := x.richText()
			if err != nil {
				return err
			}
			if list = append(list, clean(s)); len(list) > maxCells {
				return fmt.Errorf("tệp có hơn %d chữ", maxCells)
			}
		}
	}
	b.strings = list
	return nil
}

// sheetReader reads the cells of one sheet.
type sheetReader struct {
	*xmlReader
	value  func(stored) cell
	room   int // bytes of texts that the cells may still have
	full   bool
	rows   []row
	areas  []area
	hidden []span
	cells  int
	last   int // number of the last row, empty or not
}

func (r *sheetReader) read(ctx context.Context, part []byte) (err error) {
	if len(part) == 0 {
		return errors.New("thiếu phần của trang tính")
	}
	if r.xmlReader, err = newXMLReader(ctx, part); err != nil {
		return err
	}
	for {
		t, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "col":
			r.column(start)
		case "row":
			err = r.row(start)
		case "mergeCell":
			err = r.merge(attr(start, "ref"))
		}
		if err != nil {
			return err
		}
	}
}

// maxHidden is how many spans of hidden columns are looked at; nobody hides as many.
const maxHidden = 1000

// column keeps that some columns are hidden.
func (r *sheetReader) column(start xml.StartElement) {
	first, err1 := strconv.Atoi(attr(start, "min"))
	last, err2 := strconv.Atoi(attr(start, "max"))
	if isTrue(attr(start, "hidden")) && err1 == nil && err2 == nil && len(r.hidden) < maxHidden {
		r.hidden = append(r.hidden, span{first - 1, last - 1})
	}
}

// isTrue reads a truth value of XML.
func isTrue(s string) bool { return s == "1" || s == "true" }

// row reads a row up to its end.
func (r *sheetReader) row(start xml.StartElement) error {
	n := r.last + 1
	if own := attr(start, "r"); own != "" {
		var err error
		if n, err = strconv.Atoi(own); err != nil || n <= r.last || n > maxLine {
			return fmt.Errorf("hàng “%s” không đúng chỗ", own)
		}
	}
	r.last = n
	read := row{n: n, hidden: isTrue(attr(start, "hidden"))}
	for {
		t, err := r.inside()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if !r.full {
				r.keep(read)
			}
			return nil
		case xml.StartElement:
			if t.Name.Local != "c" || r.full {
				if err := r.skip(); err != nil {
					return err
				}
				continue
			}
			if err := r.cell(t, &read); err != nil {
				return err
			}
		}
	}
}

// keep keeps a row that holds something.
func (r *sheetReader) keep(read row) {
	held := read.cells[:0]
	for _, c := range read.cells {
		if c.form != empty {
			held = append(held, c)
		}
	}
	if len(held) == 0 {
		return
	}
	read.cells = held
	read.after = len(r.rows) > 0 && r.rows[len(r.rows)-1].n+1 < read.n
	r.rows = append(r.rows, read)
}

func (r *sheetReader) cell(start xml.StartElement, in *row) error {
	col := int32(0)
	if n := len(in.cells); n > 0 {
		col = in.cells[n-1].col + 1
	}
	if ref := attr(start, "r"); ref != "" {
		c, n, ok := parseRef(ref)
		if !ok || n != in.n || int32(c) < col {
			return fmt.Errorf("ô “%s” không đúng chỗ", ref)
		}
		col = int32(c)
	}
	if r.cells++; r.cells > maxCells || col >= maxCols {
		return fmt.Errorf("trang tính có hơn %d ô", maxCells)
	}
	s := stored{kind: attr(start, "t")}
	s.style, _ = strconv.Atoi(attr(start, "s")) // none is 0
	if err := s.read(r.xmlReader); err != nil {
		return err
	}
	c := r.value(s)
	c.col = col
	r.room -= len(c.text)
	r.full = r.room < 0
	in.cells = append(in.cells, c)
	return nil
}

// parseRef reads the name of a cell, as "D14".
func parseRef(ref string) (col, row int, ok bool) {
	i := strings.IndexAny(ref, "0123456789")
	if i <= 0 {
		return 0, 0, false
	}
	col, ok = column(ref[:i])
	row, err := strconv.Atoi(ref[i:])
	return col, row, ok && err == nil && 0 < row && row <= maxLine
}

// merge keeps an area of merged cells.
func (r *sheetReader) merge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	left, top, ok1 := parseRef(from)
	right, bottom, ok2 := parseRef(to)
	if !ok || !ok1 || !ok2 || right < left || bottom < top {
		return fmt.Errorf("vùng gộp “%s” sai", ref)
	}
	if len(r.areas) == maxAreas {
		return fmt.Errorf("có hơn %d vùng gộp", maxAreas)
	}
	r.areas = append(r.areas, area{top, left, bottom, right})
	return nil
}
