package cos

import (
	"errors"
	"fmt"
	"math"
)

// readCrossReferences reads the cross-references from the newest to the oldest. An object
// lies where the newest say (ISO 32000-1, 7.5.6).
func (f *File) readCrossReferences(at int) error {
	seen := map[int]bool{}
	for more := true; more; {
		if seen[at] || len(seen) == mostUpdates {
			return errors.New("they go in a circle, or there are too many")
		}
		seen[at] = true
		trailer, err := f.readSection(at)
		if err != nil {
			return fmt.Errorf("at byte %d: %w", at, err)
		}
		if trailer["Encrypt"] != nil {
			return ErrEncrypted
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		if at, more, err = offset(trailer, "Prev"); err != nil {
			return err
		}
	}
	return nil
}

// offset is an entry of a trailer that leads to other cross-references. It must be direct:
// before they are read, no reference leads anywhere.
func offset(trailer Dict, key Name) (at int, ok bool, err error) {
	v, ok := trailer[key]
	if !ok {
		return 0, false, nil
	}
	at, ok = v.(int)
	if !ok || at <= 0 {
		return 0, false, fmt.Errorf("%s is no place in the file", key)
	}
	return at, true, nil
}

// readSection reads a cross-reference table or stream.
func (f *File) readSection(at int) (Dict, error) {
	var isTable bool
	trailer, err := lexed(f, f.data, at, func(l *Lexer) (Dict, error) {
		t := l.Next()
		if isTable = at < len(f.data) && t.Is("xref") && t.Pos == at; !isTable {
			return nil, nil
		}
		return f.readTable(l)
	})
	if isTable || err != nil {
		return trailer, err
	}
	return f.readStream(at)
}

// readTable reads a cross-reference table with its trailer (ISO 32000-1, 7.5.4). The
// stream that a trailer may name has what older readers take for free (7.5.8.4).
func (f *File) readTable(l *Lexer) (Dict, error) {
	var free []int
	t := l.Next()
	for ; t.Kind == Integer; t = l.Next() {
		more, err := f.readRows(l, t.Int)
		if err != nil {
			return nil, err
		}
		free = append(free, more...)
	}
	if !t.Is("trailer") {
		return nil, errors.New("no trailer behind the table")
	}
	v, err := l.Value()
	if err != nil {
		return nil, fmt.Errorf("trailer: %w", err)
	}
	trailer, ok := v.(Dict)
	if !ok {
		return nil, errors.New("the trailer is no dictionary")
	}
	if err := f.readHidden(trailer); err != nil {
		return nil, err
	}
	for _, number := range free {
		f.put(number, place{kind: placeFree})
	}
	return trailer, nil
}

// readRows reads the rows of a part of a table, from the count on, and gives the numbers that are free.
func (f *File) readRows(l *Lexer, first int) (free []int, err error) {
	const row = 18 // bytes without the end of its line
	count := l.Next()
	if count.Kind != Integer || count.Int > (len(l.src)-l.pos)/row {
		return nil, errors.New("a part of the table has a wrong head, or too many objects")
	}
	if err := f.reserve(first, count.Int); err != nil {
		return nil, err
	}
	for number := first; number < first+count.Int; number++ {
		at, generation, use := l.Next(), l.Next(), l.Next()
		switch {
		case at.Kind != Integer || generation.Kind != Integer || generation.Int < 0 || generation.Int > math.MaxUint16:
			return nil, fmt.Errorf("no row for object %d", number)
		case use.Is("n"):
			f.put(number, place{kind: placeOffset, generation: uint16(generation.Int), at: at.Int})
		case use.Is("f"):
			if err := f.room.take(costFree); err != nil {
				return nil, err
			}
			free = append(free, number)
		default:
			return nil, fmt.Errorf("object %d is neither in use nor free", number)
		}
	}
	return free, nil
}

// reserve makes room for the places of so many objects.
func (f *File) reserve(first, count int) error {
	if first < 0 || count < 0 || first > MostObjects || count > MostObjects-first {
		return errors.New("a part has a wrong head, or too many objects")
	}
	n := first + count
	if n <= len(f.places) {
		return nil
	}
	if n > cap(f.places) {
		most := min(max(n, 2*cap(f.places)), MostObjects)
		if err := f.room.take(most * costPlace); err != nil {
			return err
		}
		f.places = append(make([]place, 0, most), f.places...)
	}
	f.places = f.places[:n]
	return nil
}

// readHidden reads the stream that a table's trailer names, if it does.
func (f *File) readHidden(trailer Dict) error {
	at, ok, err := offset(trailer, "XRefStm")
	if !ok || err != nil {
		return err
	}
	_, err = f.readStream(at)
	return err
}

// put notes where an object lies, for which there is room, unless something newer has.
func (f *File) put(number int, p place) {
	if f.places[number].kind == placeUnknown {
		f.places[number] = p
	}
}

// readStream reads a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *File) readStream(at int) (Dict, error) {
	v, err := f.objectAt(at, Ref{})
	if err != nil {
		return nil, err
	}
	s, ok := v.(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		return nil, errors.New("neither table nor stream")
	}
	rows, err := f.Data(s)
	if err != nil {
		return nil, err
	}
	widths, err := columns(s.Dict["W"])
	if err != nil {
		return nil, err
	}
	index, ok := s.Dict["Index"].(Array)
	if !ok {
		index = Array{0, s.Dict["Size"]}
	}
	return s.Dict, f.readParts(rows, widths, index)
}

// columns are the widths of the three columns, in bytes.
func columns(v any) (widths [3]int, err error) {
	const most = 8
	a, _ := v.(Array)
	if len(a) != len(widths) {
		return widths, errors.New("W has not three widths")
	}
	for i, w := range a {
		n, ok := w.(int)
		if !ok || n < 0 || n > most {
			return widths, fmt.Errorf("a column is %d bytes wide", n)
		}
		widths[i] = n
	}
	if widths[1] == 0 {
		return widths, errors.New("the column of places is missing")
	}
	return widths, nil
}

// readParts reads the rows of a cross-reference stream, of the numbers that index gives: first
// and count of each part.
func (f *File) readParts(rows []byte, widths [3]int, index Array) error {
	width := widths[0] + widths[1] + widths[2]
	for ; len(index) > 0; index = index[2:] {
		if len(index) == 1 {
			return errors.New("Index is not of pairs")
		}
		first, ok1 := index[0].(int)
		count, ok2 := index[1].(int)
		if !ok1 || !ok2 || count > len(rows)/width {
			return errors.New("a part of the stream has a wrong head, or too many objects")
		}
		if err := f.reserve(first, count); err != nil {
			return err
		}
		for i := range count {
			if err := f.putRow(first+i, rows[i*width:], widths); err != nil {
				return err
			}
		}
		rows = rows[count*width:]
	}
	if len(rows) > 0 {
		return fmt.Errorf("%d bytes behind the last row", len(rows))
	}
	return nil
}

// putRow notes where a row says that an object lies. Rows of unknown kind are objects that
// are not there (ISO 32000-1, table 18).
func (f *File) putRow(number int, row []byte, widths [3]int) error {
	fields := [3]int{1, 0, 0}
	for i, w := range widths {
		for k, b := range row[:w] {
			if k == 0 {
				fields[i] = 0
			}
			fields[i] = fields[i]<<8 | int(b)
		}
		row = row[w:]
	}
	const mostIndex = 1 << 30
	switch {
	case fields[0] == 1 && (fields[2] < 0 || fields[2] > math.MaxUint16):
		return fmt.Errorf("object %d is of no generation", number)
	case fields[0] == 1:
		f.put(number, place{kind: placeOffset, generation: uint16(fields[2]), at: fields[1]})
	case fields[0] == 2 && fields[1] > 0 && fields[2] >= 0 && fields[2] < mostIndex:
		f.put(number, place{kind: placeGroup, index: int32(fields[2]), at: fields[1]})
	default:
		f.put(number, place{kind: placeFree})
	}
	return nil
}
