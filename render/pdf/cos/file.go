package cos

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
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
	spans   []span         // where they lie, in order
	opening []int          // objects that are being read
	room    *room
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

// Open finds the objects of a file. The data must not change while the file is in use.
func Open(data []byte) (*File, error) { return OpenContext(context.Background(), data) }

// OpenContext is Open for what somebody waits for: when ctx ends, so does all reading, with its error.
func OpenContext(ctx context.Context, data []byte) (*File, error) {
	f := &File{data: data, cache: map[int]any{}, groups: map[int]*group{}, room: newRoom(ctx, len(data))}
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
		return t, fmt.Errorf("%s is a %T, want a %T", named(v), got, t)
	}
	return t, nil
}

// named names a value in an error, which is no place for a whole one.
func named(v any) string {
	if r, ok := v.(Ref); ok {
		return "object " + r.String()
	}
	return "a value"
}

// objectError says which object cannot be read. Of objects that need each other it is the innermost.
type objectError struct {
	number int
	err    error
}

func (e *objectError) Error() string { return fmt.Sprintf("object %d: %v", e.number, e.err) }
func (e *objectError) Unwrap() error { return e.err }

func inObject(number int, err error) error {
	if _, inner := errors.AsType[*objectError](err); inner {
		return err
	}
	return &objectError{number, err}
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
	got, err := f.open(r.Number)
	if err != nil {
		return nil, inObject(r.Number, err)
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

// open reads an object, unless that is what it is needed for, or too many are.
func (f *File) open(number int) (any, error) {
	if len(f.opening) == mostOpening || slices.Contains(f.opening, number) {
		return nil, errors.New("it is needed to read itself, or too many others are")
	}
	f.opening = append(f.opening, number)
	defer func() { f.opening = f.opening[:len(f.opening)-1] }()
	if err := f.room.take(costKnown); err != nil {
		return nil, err
	}
	p := f.places[number]
	if p.kind == placeGroup {
		return f.member(number, p)
	}
	return f.objectAt(p.at, Ref{number, int(p.generation)})
}

// objectAt reads the object that begins at an offset (ISO 32000-1, 7.3.10). A reference of
// number 0 is any object.
func (f *File) objectAt(at int, r Ref) (any, error) {
	return lexed(f, f.data, at, func(l *Lexer) (any, error) {
		if err := f.begin(l, at, r); err != nil {
			return nil, err
		}
		v, err := l.Value()
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
	})
}

// lexed reads with a lexer, and takes note of all that it passed.
func lexed[T any](f *File, src []byte, at int, read func(*Lexer) (T, error)) (got T, err error) {
	if err := f.room.pass(0); err != nil {
		return got, err
	}
	l := NewLexer(src, at)
	l.room = f.room
	from := l.pos
	got, err = read(l)
	return got, cmp.Or(err, f.room.pass(l.pos-from))
}

// begin reads what an object begins with.
func (f *File) begin(l *Lexer, at int, r Ref) error {
	if at < 0 || at >= len(f.data) {
		return fmt.Errorf("it lies at byte %d, out of the file", at)
	}
	n, generation, obj := l.Next(), l.Next(), l.Next()
	if n.Pos != at || n.Kind != Integer || generation.Kind != Integer || !obj.Is("obj") {
		return fmt.Errorf("it does not begin at byte %d", at)
	}
	if r.Number > 0 && (Ref{n.Int, generation.Int}) != r {
		return fmt.Errorf("it does not begin at byte %d, where another one does", at)
	}
	return nil
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
	length, err := f.length(d["Length"])
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
	return &Stream{Dict: d, Raw: f.data[from : from+length : from+length], at: from}, nil
}

// length is the length of a stream. An object that says it is read without opening any stream,
// because a chain of them would have no end.
func (f *File) length(v any) (int, error) {
	if n, ok := v.(int); ok {
		return n, nil
	}
	r, ok := v.(Ref)
	if !ok || !f.has(r) || f.places[r.Number].kind != placeOffset {
		return 0, errors.New("it is neither a number nor an object that is one")
	}
	at := f.places[r.Number].at
	return lexed(f, f.data, at, func(l *Lexer) (int, error) {
		if err := f.begin(l, at, r); err != nil {
			return 0, err
		}
		n, end := l.Next(), l.Next()
		if n.Kind != Integer || !end.Is("endobj") {
			return 0, fmt.Errorf("object %d is no number", r.Number)
		}
		return n.Int, nil
	})
}
