package cos

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"sync"
)

// Data gives the bytes of a stream, decoded. Of the filters it knows FlateDecode, with PNG's
// predictors (ISO 32000-1, 7.4.4).
func (f *File) Data(s *Stream) ([]byte, error) {
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
		name, err := As[Name](f, filter)
		if err != nil {
			return nil, err
		}
		if name != "FlateDecode" {
			return nil, fmt.Errorf("unknown filter %q", name)
		}
		var p any
		if i < len(parameters) {
			p = parameters[i]
		}
		if data, err = f.inflate(data, p); err != nil {
			return nil, err
		}
	}
	if len(filters) > 0 {
		return data, nil
	}
	return data, f.spend(len(data))
}

// spend takes note of bytes that were read.
func (f *File) spend(n int) error {
	if f.room -= n; f.room < 0 {
		return errRoom
	}
	return nil
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

const (
	mostFilters = 4
	usualRatio  = 4 // of what a stream inflates to
)

// inflaters are kept, because a new one takes as long as what it is for.
var inflaters = sync.Pool{New: func() any {
	r, _ := zlib.NewReader(bytes.NewReader([]byte{0x78, 0x9C, 3, 0, 0, 0, 0, 1})) // nothing, compressed
	return r
}}

// inflate undoes FlateDecode.
func (f *File) inflate(data []byte, parameters any) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(zlib.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, fmt.Errorf("inflating: %w", err)
	}
	var b bytes.Buffer
	b.Grow(usualRatio * len(data))
	if _, err := b.ReadFrom(io.LimitReader(r, int64(max(f.room, 0))+1)); err != nil {
		return nil, fmt.Errorf("inflating: %w", err)
	}
	out := b.Bytes()
	if err := f.spend(len(out)); err != nil {
		return nil, err
	}
	p, err := f.predictor(parameters)
	if err != nil {
		return nil, fmt.Errorf("predictor: %w", err)
	}
	return p.undo(out)
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
		if numbers[i] < 1 || numbers[i] > 1<<20 {
			return predictor{}, fmt.Errorf("%s is %d", key, numbers[i])
		}
	}
	bits := numbers[1] * numbers[2]
	return predictor{numbers[0], (bits*numbers[3] + 7) / 8, (bits + 7) / 8}, nil
}

// undo undoes the predictor, in place.
func (p predictor) undo(data []byte) ([]byte, error) {
	const none, png = 1, 10
	switch {
	case p.kind == none:
		return data, nil
	case p.kind < png:
		return nil, fmt.Errorf("unknown predictor %d", p.kind)
	case p.row <= 0 || len(data)%(p.row+1) != 0:
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
