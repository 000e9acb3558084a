package cos

import (
	"errors"
	"fmt"
)

// group is an object stream, inflated (ISO 32000-1, 7.5.7).
type group struct {
	data    []byte
	numbers []int // of its objects
	offsets []int // in data
}

// member reads an object out of an object stream.
func (f *File) member(number int, p place) (any, error) {
	g, err := f.group(p.at)
	if err != nil {
		return nil, fmt.Errorf("object stream %d: %w", p.at, err)
	}
	i := int(p.index)
	if i >= len(g.numbers) || g.numbers[i] != number {
		return nil, fmt.Errorf("it is not number %d of object stream %d", i, p.at)
	}
	return f.value(NewLexer(g.data, g.offsets[i]))
}

// group opens an object stream, once.
func (f *File) group(number int) (*group, error) {
	if g, known := f.groups[number]; known {
		return g, nil
	}
	if number >= len(f.places) || f.places[number].kind != placeOffset {
		return nil, errors.New("it is not there") // and not in another one
	}
	s, err := As[*Stream](f, Ref{number, int(f.places[number].generation)})
	if err != nil {
		return nil, err
	}
	g, err := f.openGroup(s)
	if err != nil {
		return nil, err
	}
	f.groups[number] = g
	return g, nil
}

// openGroup reads where the objects of an object stream lie.
func (f *File) openGroup(s *Stream) (*group, error) {
	if s.Dict["Type"] != Name("ObjStm") {
		return nil, errors.New("it is none")
	}
	count, err1 := As[int](f, s.Dict["N"])
	first, err2 := As[int](f, s.Dict["First"])
	data, err3 := f.Data(s)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	if first < 0 || first > len(data) || count < 0 || count > first {
		return nil, fmt.Errorf("%d bytes with %d objects from byte %d on", len(data), count, first)
	}
	g := &group{data: data}
	heads := NewLexer(data[:first], 0)
	for range count {
		number, offset := heads.Next(), heads.Next()
		if number.Kind != Integer || offset.Kind != Integer || offset.Int < 0 || offset.Int > len(data)-first {
			return nil, errors.New("its list of objects is wrong")
		}
		g.numbers = append(g.numbers, number.Int)
		g.offsets = append(g.offsets, first+offset.Int)
	}
	return g, nil
}
