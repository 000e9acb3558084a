package cos

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
)

// group is an object stream, inflated (ISO 32000-1, 7.5.7).
type group struct {
	data    []byte
	members []member
}

// member is an object in an object stream.
type member struct{ number, offset int32 }

// span is where a stream lies in the file.
type span struct{ from, to int }

// member reads an object out of an object stream.
func (f *File) member(number int, p place) (any, error) {
	g, err := f.group(p.at)
	if err != nil {
		return nil, inObject(p.at, err)
	}
	i := int(p.index)
	if i >= len(g.members) || int(g.members[i].number) != number {
		return nil, fmt.Errorf("it is not number %d of object stream %d", i, p.at)
	}
	return lexed(f, g.data, int(g.members[i].offset), (*Lexer).Value)
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
	if err := f.own(span{s.at, s.at + len(s.Raw)}); err != nil {
		return nil, err
	}
	count, err1 := As[int](f, s.Dict["N"])
	first, err2 := As[int](f, s.Dict["First"])
	data, err3 := f.Data(s)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	if first < 0 || first > len(data) || len(data) > math.MaxInt32 || count < 0 || count > first {
		return nil, fmt.Errorf("%d bytes with %d objects from byte %d on", len(data), count, first)
	}
	if err := f.room.take(count * costMember); err != nil {
		return nil, err
	}
	members, err := lexed(f, data[:first], 0, func(l *Lexer) ([]member, error) { return readMembers(l, count, len(data)-first) })
	if err != nil {
		return nil, err
	}
	for i := range members {
		members[i].offset += int32(first)
	}
	return &group{data, members}, nil
}

// readMembers reads the head of an object stream: pairs of number and offset.
func readMembers(l *Lexer, count, size int) ([]member, error) {
	members := make([]member, count)
	for i := range members {
		number, offset := l.Next(), l.Next()
		if number.Kind != Integer || offset.Kind != Integer || number.Int < 0 || number.Int >= MostObjects ||
			offset.Int < 0 || offset.Int > size {
			return nil, errors.New("its list of objects is wrong")
		}
		members[i] = member{int32(number.Int), int32(offset.Int)}
	}
	return members, nil
}

// own takes a part of the file for an object stream. No two may share one: the same bytes
// would be read as the objects of both.
func (f *File) own(s span) error {
	i, _ := slices.BinarySearchFunc(f.spans, s, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	if i > 0 && f.spans[i-1].to > s.from || i < len(f.spans) && f.spans[i].from < s.to {
		return errors.New("it shares bytes with another one")
	}
	f.spans = slices.Insert(f.spans, i, s)
	return nil
}
