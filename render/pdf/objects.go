package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"

	"vanban/render/pdf/preflight"
)

// objects writes the objects of a file. Objects without a stream are gathered in object
// streams, where they compress to a tenth: a tagged document has thousands of them.
type objects struct {
	out     syntax
	deflate *deflater
	check   *preflight.Checker

	places []location // by object number; 0 is the free one
	group  int        // object number of the object stream being filled, 0 when there is none
	count  int        // objects in it
	heads  syntax     // their numbers and places
	body   syntax     // themselves
}

// location is where an object lies: at an offset of the file or in an object stream.
type location struct {
	kind  byte
	at    int64 // offset, or number of the object stream
	index int   // in it
}

const (
	placeFree, placeOffset, placeStream = 0, 1, 2

	groupCount = 1000 // of objects in a stream: a reader opens all of it for one of them
)

// next gives a new object number.
func (f *objects) next() int { return f.reserve(1) }

// reserve gives the first of n new object numbers in a row.
func (f *objects) reserve(n int) int {
	first := len(f.places)
	f.places = append(f.places, make([]location, n)...)
	return first
}

// begin begins an object without a stream: what is written until the next begin, stream or
// finish is its body.
func (f *objects) begin(object int) {
	if f.count == groupCount {
		f.closeGroup()
	}
	if f.group == 0 {
		f.group = f.next()
	}
	f.places[object] = location{placeStream, int64(f.group), f.count}
	f.count++
	if len(f.body) > 0 {
		f.body.str("\n")
	}
	f.heads.int(object)
	f.heads.str(" ")
	f.heads.int(len(f.body))
	f.heads.str(" ")
}

func (f *objects) str(t string)   { f.body.str(t) }
func (f *objects) int(n int)      { f.body.int(n) }
func (f *objects) ref(object int) { f.body.ref(object) }

// closeGroup writes the object stream that is being filled.
func (f *objects) closeGroup() {
	if f.group == 0 {
		return
	}
	group, count, first := f.group, f.count, len(f.heads)
	f.group, f.count = 0, 0
	f.heads = append(f.heads, f.body...)
	f.check.Objects(group, f.heads, first, count)
	data := f.deflate.deflate(f.heads)
	f.heads, f.body = f.heads[:0], f.body[:0]
	f.stream(group, data, func(s *syntax) {
		s.str("/Type/ObjStm/Filter/FlateDecode/N ")
		s.int(count)
		s.str("/First ")
		s.int(first)
	})
}

// stream writes an object with a stream; entries writes what its dictionary has beside the
// length.
func (f *objects) stream(object int, data []byte, entries func(*syntax)) {
	f.places[object] = location{placeOffset, int64(len(f.out)), 0}
	f.out.int(object)
	f.out.str(" 0 obj\n<<")
	entries(&f.out)
	f.out.str("/Length ")
	f.out.int(len(data))
	f.out.str(">>\nstream\n")
	f.out = append(f.out, data...)
	f.out.str("\nendstream\nendobj\n")
}

// packed writes an object with a stream of which it is known what it inflates to.
func (f *objects) packed(object int, p packed, entries func(*syntax)) {
	f.check.Stream(object, p.raw)
	f.stream(object, p.data, entries)
}

// raw writes an object with its stream as it is.
func (f *objects) raw(object int, body []byte) {
	f.places[object] = location{placeOffset, int64(len(f.out)), 0}
	f.out.int(object)
	f.out.str(" 0 obj\n")
	f.out = append(f.out, body...)
	f.out.str("endobj\n")
}

// finish ends the file with its cross-reference stream, and writes it when nothing about it is
// broken. The identifier is made of the contents, so that equal documents have equal ones.
func (f *objects) finish(w io.Writer, root, info int) error {
	f.closeGroup()
	sum := sha256.Sum256(f.out)
	id := sum[:16]
	xref, start := f.next(), len(f.out)
	f.places[xref] = location{placeOffset, int64(start), 0}
	f.stream(xref, f.deflate.deflate(f.crossReferences()), func(s *syntax) {
		s.str("/Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/W[1 4 2]/Size ")
		s.int(len(f.places))
		s.str("/Root ")
		s.ref(root)
		s.str("/Info ")
		s.ref(info)
		s.str("/ID[")
		s.hex(id)
		s.hex(id)
		s.str("]")
	})
	f.out.str("startxref\n")
	f.out.int(start)
	f.out.str("\n%%EOF\n")
	if err := f.check.Check(f.out); err != nil {
		return fmt.Errorf("the PDF is broken, which is a mistake of this program: %w", err)
	}
	if _, err := w.Write(f.out); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// crossReferences gives the rows of the cross-reference stream, each as the difference to
// the row above (PNG's predictor "up"), which makes most of them the same.
func (f *objects) crossReferences() []byte {
	const up = 2
	f.body = f.body[:0]
	var above, row [7]byte
	for _, p := range f.places {
		row[0] = p.kind
		binary.BigEndian.PutUint32(row[1:], uint32(p.at))
		binary.BigEndian.PutUint16(row[5:], uint16(p.index))
		if p.kind == placeFree {
			row[5], row[6] = 0xFF, 0xFF // never to be used again
		}
		f.body = append(f.body, up)
		for i := range row {
			f.body = append(f.body, row[i]-above[i])
		}
		above = row
	}
	return f.body
}

// release forgets the file.
func (f *objects) release() {
	const mostPlaces = 1 << 15
	f.deflate.release()
	if f.check != nil {
		f.check.Reset()
	}
	*f = objects{
		deflate: f.deflate, check: f.check, places: emptied(f.places, mostPlaces),
		out: emptied(f.out, mostKept), heads: emptied(f.heads, mostKept), body: emptied(f.body, mostKept),
	}
}
