package cos

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrEncrypted says that a file is encrypted.
var ErrEncrypted = errors.New("the file is encrypted")

// File is a file whose objects can be read. It must not be used by two goroutines at once.
type File struct {
	data    []byte
	places  []place // by object number
	trailer Dict
	cache   map[int]any
	groups  map[int]*group // the object streams that were opened
	opening map[int]bool   // objects that are being read
	room    int            // how many bytes may still be inflated or read as values
}

// place is where an object lies: at an offset of the file, or in an object stream.
type place struct {
	kind       placeKind
	generation uint16 // of an object at an offset
	index      int32  // in the object stream
	at         int    // the offset, or the object stream's number
}

type placeKind uint8

const (
	placeUnknown placeKind = iota
	placeFree
	placeOffset
	placeGroup
)

// The bounds of what is read. ISO 32000-1 Annex C allows four times as many objects; a document of
// 100,000 table rows has a third of this. Bytes that are read again count again.
const (
	mostObjects = 1 << 21
	mostUpdates = 256
	leastRoom   = 16 << 20
	mostRoom    = 256 << 20
)

var errRoom = errors.New("it inflates to more than any document of its size would")

// Open finds the objects of a file. The data must not change while the file is in use.
func Open(data []byte) (*File, error) {
	f := &File{
		data: data, cache: map[int]any{}, groups: map[int]*group{}, opening: map[int]bool{},
		room: min(leastRoom+64*len(data), mostRoom),
	}
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("it does not begin as a PDF file")
	}
	start, err := f.start()
	if err != nil {
		return nil, err
	}
	if err := f.readCrossReferences(start); err != nil {
		return nil, fmt.Errorf("cross-references: %w", err)
	}
	return f, nil
}

// start is where the last cross-references begin (ISO 32000-1, 7.5.5).
func (f *File) start() (int, error) {
	const word, tail = "startxref", 1024
	from := max(0, len(f.data)-tail)
	i := bytes.LastIndex(f.data[from:], []byte(word))
	if i < 0 {
		return 0, errors.New("the file is cut off: no startxref at its end")
	}
	t := NewLexer(f.data, from+i+len(word)).Next()
	if t.Kind != Integer || t.Int <= 0 || t.Int >= len(f.data) {
		return 0, errors.New("startxref leads out of the file")
	}
	return t.Int, nil
}

// Trailer is the newest trailer (ISO 32000-1, 7.5.5).
func (f *File) Trailer() Dict { return f.trailer }

// Catalog is the document's catalog (ISO 32000-1, 7.7.2).
func (f *File) Catalog() (Dict, error) {
	d, err := As[Dict](f, f.trailer["Root"])
	if err != nil {
		return nil, fmt.Errorf("catalog: %w", err)
	}
	return d, nil
}

// Len is one more than the highest object number.
func (f *File) Len() int { return len(f.places) }

// Where says where an object lies: at an index in an object stream, or with number 0 for that
// in the file itself.
func (f *File) Where(number int) (group, index int, there bool) {
	if number < 0 || number >= len(f.places) || f.places[number].kind < placeOffset {
		return 0, 0, false
	}
	p := &f.places[number]
	if p.kind == placeGroup {
		return p.at, int(p.index), true
	}
	return 0, 0, true
}

// As resolves a value that must be of the type T.
func As[T any](f *File, v any) (T, error) {
	got, err := f.Resolve(v)
	if err != nil {
		var none T
		return none, err
	}
	t, ok := got.(T)
	if !ok {
		return t, fmt.Errorf("%v is a %T, want a %T", v, got, t)
	}
	return t, nil
}

// Resolve gives the object that a reference refers to, and any other value as it is. An
// object that is not there is nil (ISO 32000-1, 7.3.10).
func (f *File) Resolve(v any) (any, error) {
	r, ok := v.(Ref)
	if !ok {
		return v, nil
	}
	if !f.has(r) {
		return nil, nil
	}
	if got, known := f.cache[r.Number]; known {
		return got, nil
	}
	if f.opening[r.Number] {
		return nil, fmt.Errorf("object %d is needed to read itself", r.Number)
	}
	f.opening[r.Number] = true
	defer delete(f.opening, r.Number)
	got, err := f.read(r.Number)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", r.Number, err)
	}
	f.cache[r.Number] = got
	return got, nil
}

// has says whether there is an object.
func (f *File) has(r Ref) bool {
	if r.Number < 0 || r.Number >= len(f.places) {
		return false
	}
	p := &f.places[r.Number]
	return p.kind >= placeOffset && int(p.generation) == r.Generation
}

func (f *File) read(number int) (any, error) {
	p := f.places[number]
	if p.kind == placeGroup {
		return f.member(number, p)
	}
	return f.objectAt(p.at, number)
}

// objectAt reads the object of a number that begins at an offset (ISO 32000-1, 7.3.10).
func (f *File) objectAt(at, number int) (any, error) {
	l, err := f.begin(at, number)
	if err != nil {
		return nil, err
	}
	v, err := f.value(l)
	if err != nil {
		return nil, err
	}
	switch t := l.Next(); {
	case t.Is("endobj"):
		return v, nil
	case t.Is("stream"):
		if d, ok := v.(Dict); ok {
			return f.stream(l, d)
		}
	}
	return nil, fmt.Errorf("it does not end at byte %d", l.Pos())
}

// value reads a value, as long as there is room.
func (f *File) value(l *Lexer) (any, error) {
	from := l.pos
	v, err := l.Value()
	if err != nil {
		return nil, err
	}
	return v, f.spend(l.pos - from)
}

// begin reads what an object begins with.
func (f *File) begin(at, number int) (*Lexer, error) {
	if at < 0 || at >= len(f.data) {
		return nil, fmt.Errorf("it lies at byte %d, out of the file", at)
	}
	l := NewLexer(f.data, at)
	n, generation, obj := l.Next(), l.Next(), l.Next()
	if n.Pos != at || n.Kind != Integer || generation.Kind != Integer || !obj.Is("obj") || number > 0 && n.Int != number {
		return nil, fmt.Errorf("it does not begin at byte %d", at)
	}
	return l, nil
}

// stream reads the bytes of a stream, which follow one end of line (ISO 32000-1, 7.3.8).
func (f *File) stream(l *Lexer, d Dict) (*Stream, error) {
	if l.pos < len(f.data) && f.data[l.pos] == '\r' {
		l.pos++
	}
	if l.pos == len(f.data) || f.data[l.pos] != '\n' {
		return nil, errors.New("no line ends behind stream")
	}
	from := l.pos + 1
	length, err := As[int](f, d["Length"])
	if err != nil {
		return nil, fmt.Errorf("length: %w", err)
	}
	if length < 0 || length > len(f.data)-from {
		return nil, fmt.Errorf("a stream of %d bytes reaches beyond the file", length)
	}
	l.pos = from + length
	if t := l.Next(); !t.Is("endstream") {
		return nil, fmt.Errorf("the stream does not end after %d bytes", length)
	}
	return &Stream{d, f.data[from : from+length : from+length]}, nil
}
