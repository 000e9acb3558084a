package cos

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"sync"
)

// Data gives the bytes of a stream, decoded. Of the filters it knows FlateDecode, with PNG's
// predictors (ISO 32000-1, 7.4.4).
func (f *File) Data(s *Stream) ([]byte, error) { return f.DataUpTo(s, math.MaxInt) }

// DataUpTo is Data for a stream that must not have more than most bytes.
func (f *File) DataUpTo(s *Stream, most int) ([]byte, error) {
	filters, err := f.several(s.Dict["Filter"])
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	parameters, err := f.several(s.Dict["DecodeParms"])
	if err != nil {
		return nil, fmt.Errorf("filter parameters: %w", err)
	}
	data := s.Raw
	for i, filter := range filters {
		var p any
		if i < len(parameters) {
			p = parameters[i]
		}
		if data, err = f.decode(data, filter, p, most); err != nil {
			return nil, err
		}
	}
	if len(data) > most {
		return nil, errLarge
	}
	return data, f.room.pass(len(data))
}

var errLarge = errors.New("it is larger than any of its kind")

// decode undoes a filter.
func (f *File) decode(data []byte, filter, parameters any, most int) ([]byte, error) {
	name, err := As[Name](f, filter)
	if err != nil {
		return nil, err
	}
	if name != "FlateDecode" {
		return nil, fmt.Errorf("unknown filter %.20q", name)
	}
	p, err := f.predictor(parameters)
	if err != nil {
		return nil, fmt.Errorf("predictor: %w", err)
	}
	out, err := f.inflate(data, most)
	if err != nil {
		return nil, fmt.Errorf("inflating: %w", err)
	}
	return p.undo(out)
}

// several gives the elements of what may be nothing, one value or an array.
func (f *File) several(v any) (Array, error) {
	v, err := f.Resolve(v)
	if err != nil || v == nil {
		return nil, err
	}
	if a, ok := v.(Array); ok {
		if len(a) > mostFilters {
			return nil, fmt.Errorf("%d of them", len(a))
		}
		return a, nil
	}
	return Array{v}, nil
}

const mostFilters = 4

// inflater inflates streams. A new one takes as long as what it is for.
type inflater struct {
	source bytes.Reader
	zlib   io.ReadCloser
	buffer [32 << 10]byte
}

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

// begin begins to read deflated bytes.
func (r *inflater) begin(data []byte) (err error) {
	r.source.Reset(data)
	if r.zlib == nil {
		r.zlib, err = zlib.NewReader(&r.source)
		return err
	}
	return r.zlib.(zlib.Resetter).Reset(&r.source, nil)
}

// release keeps the inflater and nothing of what it read, used bytes of its buffer among it.
func (r *inflater) release(used int) {
	clear(r.buffer[:used])
	if r.zlib != nil {
		_ = r.begin(deflatedNothing) // which is no error
	}
	r.source.Reset(nil)
	inflaters.Put(r)
}

var deflatedNothing = []byte{0x78, 0x9C, 3, 0, 0, 0, 0, 1}

// fill reads until the buffer is full or there is no more, which is the error [io.EOF].
func (r *inflater) fill() (n int, err error) {
	for n < len(r.buffer) && err == nil {
		var more int
		more, err = r.zlib.Read(r.buffer[n:])
		n += more
	}
	return n, err
}

// inflate undoes FlateDecode. What is more than the buffer holds is counted first and then inflated
// again: to make room as it comes takes three times as much.
func (f *File) inflate(data []byte, most int) ([]byte, error) {
	r, size, used := inflaters.Get().(*inflater), 0, 0
	defer func() { r.release(used) }()
	err := r.begin(data)
	for err == nil {
		var n int
		n, err = r.fill()
		used, size = max(used, n), size+n
		if full := f.fits(n, size, most); full != nil {
			return nil, full
		}
	}
	if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := f.room.take(size); err != nil {
		return nil, err
	}
	out := make([]byte, size)
	if size <= len(r.buffer) {
		copy(out, r.buffer[:size])
		return out, nil
	}
	if err := r.begin(data); err != nil {
		return nil, err
	}
	_, err = io.ReadFull(r.zlib, out)
	return out, err
}

// fits takes note of n bytes more of a stream that has size bytes so far.
func (f *File) fits(n, size, most int) error {
	switch {
	case size > most:
		return errLarge
	case size > f.room.memory:
		return f.room.take(size)
	}
	return f.room.pass(n)
}

// predictor is how the bytes of a stream were made smaller beforehand.
type predictor struct {
	kind       int
	row, pixel int // bytes
}

func (f *File) predictor(parameters any) (predictor, error) {
	v, err := f.Resolve(parameters)
	if err != nil || v == nil {
		return predictor{kind: 1}, err
	}
	d, ok := v.(Dict)
	if !ok {
		return predictor{}, errors.New("its parameters are no dictionary")
	}
	numbers := [...]int{1, 1, 8, 1} // the defaults
	for i, key := range [...]Name{"Predictor", "Colors", "BitsPerComponent", "Columns"} {
		if d[key] == nil {
			continue
		}
		if numbers[i], err = As[int](f, d[key]); err != nil {
			return predictor{}, err
		}
	}
	return newPredictor(numbers[0], numbers[1], numbers[2], numbers[3])
}

// newPredictor makes a predictor of its parameters (ISO 32000-1, table 8).
func newPredictor(kind, colors, bits, columns int) (predictor, error) {
	const mostColors, mostColumns = 32, 1 << 20
	if kind < 1 || colors < 1 || colors > mostColors || columns < 1 || columns > mostColumns || !slices.Contains([]int{1, 2, 4, 8, 16}, bits) {
		return predictor{}, fmt.Errorf("number %d with %d colors of %d bits in %d columns", kind, colors, bits, columns)
	}
	bits *= colors
	return predictor{kind, (bits*columns + 7) / 8, (bits + 7) / 8}, nil
}

// undo undoes the predictor, in place.
func (p predictor) undo(data []byte) ([]byte, error) {
	const none, png = 1, 10
	switch {
	case p.kind == none || len(data) == 0:
		return data, nil
	case p.kind < png:
		return nil, fmt.Errorf("unknown predictor %d", p.kind)
	case len(data)%(p.row+1) != 0: // a row longer than the data among it
		return nil, fmt.Errorf("%d bytes in rows of %d", len(data), p.row)
	}
	out, above := data[:0], make([]byte, p.row)
	for at := 0; at < len(data); at += p.row + 1 {
		row := data[at+1 : at+1+p.row]
		if err := unfilter(data[at], row, above, p.pixel); err != nil {
			return nil, err
		}
		from := len(out)
		out = append(out, row...)
		above = out[from:]
	}
	return out, nil
}

// unfilter undoes one of PNG's filters of a row (ISO/IEC 15948, 9.2).
func unfilter(filter byte, row, above []byte, pixel int) error {
	const mostFilter = 4
	if filter > mostFilter {
		return fmt.Errorf("unknown filter %d of a row", filter)
	}
	for i := range row {
		var left, corner byte
		if i >= pixel {
			left, corner = row[i-pixel], above[i-pixel]
		}
		switch filter {
		case 1:
			row[i] += left
		case 2:
			row[i] += above[i]
		case 3:
			row[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			row[i] += paeth(int(left), int(above[i]), int(corner))
		}
	}
	return nil
}

// paeth is whichever of the three is nearest to left + above - corner.
func paeth(left, above, corner int) byte {
	distance := func(n int) int { return max(n-(left+above-corner), left+above-corner-n) }
	switch {
	case distance(left) <= distance(above) && distance(left) <= distance(corner):
		return byte(left)
	case distance(above) <= distance(corner):
		return byte(above)
	}
	return byte(corner)
}
