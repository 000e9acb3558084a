package vanban_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"unicode/utf16"
)

// This file reads PDF: just enough to take the text out of what we write without using
// any code that wrote it. It is strict, so that reading is a test too: objects lie where
// the cross-reference stream says, streams are as long as they say.

// The objects of PDF (ISO 32000-1, 7.3) as Go values: nil, bool, float64, string for
// strings, and these.
type (
	pdfName   string
	pdfRef    int // the object's number; there is but one generation
	pdfArray  []any
	pdfDict   map[pdfName]any
	pdfOp     string // an operator of a content stream
	pdfStream struct {
		dict pdfDict
		data []byte // decoded
	}
)

// pdfFile is a file whose objects can be looked up.
type pdfFile struct {
	data    []byte
	places  map[pdfRef]pdfPlace
	trailer pdfDict
	read    map[pdfRef]any
	groups  map[pdfRef]pdfArray // the objects of each object stream that was opened
}

// pdfPlace is where an object lies: at an offset of the file, or at an index in an object
// stream.
type pdfPlace struct {
	offset int
	group  pdfRef // 0 when it lies in the file itself
	index  int
}

var startxref = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)

// readPDF reads the cross-reference stream, of which there is one (ISO 32000-1, 7.5.8).
func readPDF(data []byte) (*pdfFile, error) {
	m := startxref.FindSubmatch(data)
	if m == nil {
		return nil, errors.New("no startxref at the end")
	}
	at, err := strconv.Atoi(string(m[1]))
	if err != nil || at >= len(data) {
		return nil, fmt.Errorf("startxref %s lies behind the end", m[1])
	}
	f := &pdfFile{data: data, places: map[pdfRef]pdfPlace{}, read: map[pdfRef]any{}, groups: map[pdfRef]pdfArray{}}
	v, err := f.objectAt(at)
	xref, ok := v.(pdfStream)
	if err != nil || !ok || xref.dict["Type"] != pdfName("XRef") {
		return nil, fmt.Errorf("startxref %d does not point to a cross-reference stream: %w", at, err)
	}
	f.trailer = xref.dict
	return f, f.readPlaces(xref)
}

// readPlaces reads the rows of the cross-reference stream.
func (f *pdfFile) readPlaces(xref pdfStream) error {
	size, _ := xref.dict["Size"].(float64)
	index, ok := xref.dict["Index"].(pdfArray)
	if !ok {
		index = pdfArray{0.0, size}
	}
	widths, ok := xref.dict["W"].(pdfArray)
	if !ok || len(widths) != 3 || len(index)%2 != 0 {
		return errors.New("xref: wrong W or Index")
	}
	rows := xref.data
	for i := 0; i < len(index); i += 2 {
		first, count := int(index[i].(float64)), int(index[i+1].(float64))
		for ref := first; ref < first+count; ref++ {
			var fields [3]int
			for k, w := range widths {
				width := int(w.(float64))
				for _, b := range rows[:width] {
					fields[k] = fields[k]<<8 | int(b)
				}
				rows = rows[width:]
			}
			switch fields[0] {
			case 1:
				f.places[pdfRef(ref)] = pdfPlace{offset: fields[1]}
			case 2:
				f.places[pdfRef(ref)] = pdfPlace{group: pdfRef(fields[1]), index: fields[2]}
			}
		}
	}
	if len(rows) != 0 {
		return fmt.Errorf("xref: %d bytes too many", len(rows))
	}
	return nil
}

// get follows references until it comes to a value.
func (f *pdfFile) get(v any) any {
	ref, ok := v.(pdfRef)
	if !ok {
		return v
	}
	if got, ok := f.read[ref]; ok {
		return got
	}
	got, err := f.object(ref)
	if err != nil {
		panic(fmt.Sprintf("object %d: %v", ref, err)) // caught by readPages
	}
	f.read[ref] = got
	return got
}

// object reads the object of a number.
func (f *pdfFile) object(ref pdfRef) (any, error) {
	place, ok := f.places[ref]
	if !ok {
		return nil, errors.New("is not in the cross-reference stream")
	}
	if place.group != 0 {
		return f.member(place)
	}
	if head := fmt.Sprintf("%d 0 obj", ref); !bytes.HasPrefix(f.data[place.offset:], []byte(head)) {
		return nil, fmt.Errorf("does not begin at %d", place.offset)
	}
	return f.objectAt(place.offset)
}

// member reads an object out of an object stream (ISO 32000-1, 7.5.7).
func (f *pdfFile) member(place pdfPlace) (any, error) {
	members, ok := f.groups[place.group]
	if !ok {
		s := f.stream(place.group)
		count, first := int(f.number(s.dict["N"])), int(f.number(s.dict["First"]))
		heads := &pdfParser{src: s.data[:first]}
		for range count {
			heads.value() // the object's number
			at, ok := heads.value().(float64)
			if !ok {
				return nil, fmt.Errorf("object stream %d has fewer than %d members", place.group, count)
			}
			p := &pdfParser{src: s.data, pos: first + int(at)}
			members = append(members, p.value())
			if p.err != nil {
				return nil, p.err
			}
		}
		f.groups[place.group] = members
	}
	if place.index >= len(members) {
		return nil, fmt.Errorf("object stream %d has no member %d", place.group, place.index)
	}
	return members[place.index], nil
}

// objectAt reads the object that begins at an offset.
func (f *pdfFile) objectAt(at int) (any, error) {
	p := &pdfParser{src: f.data, pos: at}
	p.value() // number
	p.value() // generation
	if p.value() != pdfOp("obj") {
		return nil, fmt.Errorf("no object at %d", at)
	}
	v := p.value()
	dict, isDict := v.(pdfDict)
	if !isDict || p.value() != pdfOp("stream") {
		return v, p.err
	}
	p.pos += len("\n")
	if p.src[p.pos-1] == '\r' {
		p.pos++
	}
	length, ok := f.get(dict["Length"]).(float64)
	if !ok {
		return nil, errors.New("stream without a length")
	}
	raw := p.src[p.pos : p.pos+int(length)]
	p.pos += int(length)
	if p.value() != pdfOp("endstream") {
		return nil, fmt.Errorf("the stream is not %v bytes long", length)
	}
	data, err := decode(raw, dict)
	return pdfStream{dict, data}, err
}

// decode undoes the only filter that we use, and the only predictor.
func decode(raw []byte, dict pdfDict) ([]byte, error) {
	switch dict["Filter"] {
	case nil:
		return raw, nil
	case pdfName("FlateDecode"):
		r, err := zlib.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if parms, ok := dict["DecodeParms"].(pdfDict); ok && err == nil {
			return undoUp(data, parms)
		}
		return data, err
	}
	return nil, fmt.Errorf("unknown filter %v", dict["Filter"])
}

// undoUp undoes PNG's predictor "up", by which each row is kept as its difference from the
// row above.
func undoUp(data []byte, parms pdfDict) ([]byte, error) {
	columns, ok := parms["Columns"].(float64)
	width := int(columns)
	if parms["Predictor"] != 12.0 || !ok || len(data)%(width+1) != 0 {
		return nil, fmt.Errorf("unknown predictor %v, or rows cut off", parms)
	}
	var out []byte
	above := make([]byte, width)
	for ; len(data) > 0; data = data[width+1:] {
		if data[0] != 2 {
			return nil, fmt.Errorf("a row has PNG filter %d, not 2", data[0])
		}
		for i := range above {
			above[i] += data[1+i]
		}
		out = append(out, above...)
	}
	return out, nil
}

// dict, array, number and stream give what a value must be, and the zero value otherwise.
func (f *pdfFile) dict(v any) pdfDict     { d, _ := f.get(v).(pdfDict); return d }
func (f *pdfFile) array(v any) pdfArray   { a, _ := f.get(v).(pdfArray); return a }
func (f *pdfFile) number(v any) float64   { n, _ := f.get(v).(float64); return n }
func (f *pdfFile) stream(v any) pdfStream { s, _ := f.get(v).(pdfStream); return s }
func (f *pdfFile) catalog() pdfDict       { return f.dict(f.trailer["Root"]) }

// inherited gives an attribute of a page, or of the nearest node above it that has it.
func (f *pdfFile) inherited(page pdfDict, key pdfName) any {
	for page != nil {
		if v, ok := page[key]; ok {
			return v
		}
		page = f.dict(page["Parent"])
	}
	return nil
}

// pages gives the references of all pages in order.
func (f *pdfFile) pages() []pdfRef {
	var refs []pdfRef
	var walk func(v any)
	walk = func(v any) {
		node := f.dict(v)
		if node["Type"] == pdfName("Page") {
			refs = append(refs, v.(pdfRef))
			return
		}
		for _, kid := range f.array(node["Kids"]) {
			walk(kid)
		}
	}
	walk(f.catalog()["Pages"])
	return refs
}

// pdfParser reads values from a file or a content stream.
type pdfParser struct {
	src []byte
	pos int
	err error
}

const (
	pdfSpace     = " \t\r\n\f\x00"
	pdfDelimiter = "()<>[]{}/%"
)

// value reads the next value or operator, nil at the end.
func (p *pdfParser) value() any {
	p.skipSpace()
	if p.pos >= len(p.src) || p.err != nil {
		return nil
	}
	switch c := p.src[p.pos]; {
	case c == '/':
		return p.name()
	case c == '(':
		return p.literal()
	case bytes.HasPrefix(p.src[p.pos:], []byte("<<")):
		p.pos += 2
		return p.dict()
	case c == '<':
		return p.hex()
	case c == '[':
		p.pos++
		return p.array()
	case c == ']' || c == '>' || c == '}' || c == '{' || c == ')':
		p.err = fmt.Errorf("unexpected %q at %d", c, p.pos)
		return nil
	}
	return p.numberOrWord()
}

func (p *pdfParser) skipSpace() {
	for p.pos < len(p.src) {
		switch {
		case bytes.IndexByte([]byte(pdfSpace), p.src[p.pos]) >= 0:
			p.pos++
		case p.src[p.pos] == '%':
			for p.pos < len(p.src) && p.src[p.pos] != '\n' && p.src[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

// regular reads to the next blank or delimiter.
func (p *pdfParser) regular() string {
	start := p.pos
	for p.pos < len(p.src) && bytes.IndexByte([]byte(pdfSpace+pdfDelimiter), p.src[p.pos]) < 0 {
		p.pos++
	}
	return string(p.src[start:p.pos])
}

var pdfEscape = regexp.MustCompile(`#[0-9A-Fa-f]{2}`)

func (p *pdfParser) name() pdfName {
	p.pos++
	return pdfName(pdfEscape.ReplaceAllStringFunc(p.regular(), func(s string) string {
		n, _ := strconv.ParseUint(s[1:], 16, 8)
		return string([]byte{byte(n)})
	}))
}

// numberOrWord reads a number, a reference, a constant or an operator.
func (p *pdfParser) numberOrWord() any {
	word := p.regular()
	switch word {
	case "true", "false":
		return word == "true"
	case "null":
		return nil
	}
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return pdfOp(word)
	}
	if m := pdfReference.FindSubmatch(p.src[p.pos:min(p.pos+16, len(p.src))]); m != nil && n == float64(int(n)) {
		p.pos += len(m[0])
		return pdfRef(int(n))
	}
	return n
}

var pdfReference = regexp.MustCompile(`^\s+0\s+R\b`)

func (p *pdfParser) array() pdfArray {
	a := pdfArray{}
	for p.skipSpace(); p.pos < len(p.src) && p.src[p.pos] != ']' && p.err == nil; p.skipSpace() {
		a = append(a, p.value())
	}
	p.pos++
	return a
}

func (p *pdfParser) dict() pdfDict {
	d := pdfDict{}
	for p.skipSpace(); p.pos < len(p.src) && !bytes.HasPrefix(p.src[p.pos:], []byte(">>")) && p.err == nil; p.skipSpace() {
		key, ok := p.value().(pdfName)
		if !ok {
			p.err = fmt.Errorf("a dictionary has no name at %d", p.pos)
		}
		d[key] = p.value()
	}
	p.pos += 2
	return d
}

func (p *pdfParser) hex() string {
	end := bytes.IndexByte(p.src[p.pos:], '>')
	if end < 0 {
		p.err = errors.New("a hexadecimal string does not end")
		return ""
	}
	digits := p.src[p.pos+1 : p.pos+end]
	p.pos += end + 1
	out := make([]byte, 0, len(digits)/2)
	for i := 0; i+1 < len(digits); i += 2 {
		n, err := strconv.ParseUint(string(digits[i:i+2]), 16, 8)
		if err != nil {
			p.err = err
		}
		out = append(out, byte(n))
	}
	return string(out)
}

var pdfEscapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (p *pdfParser) literal() string {
	var out []byte
	depth := 0
	for ; p.pos < len(p.src); p.pos++ {
		switch c := p.src[p.pos]; c {
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				p.pos++
				return string(out)
			}
			out = append(out, c)
		case '\\':
			out = p.escape(out)
		default:
			out = append(out, c)
		}
	}
	p.err = errors.New("a string does not end")
	return ""
}

// escape reads what follows a backslash and leaves the position at its last byte.
func (p *pdfParser) escape(out []byte) []byte {
	p.pos++
	c := p.src[p.pos]
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if p.src[p.pos+1] == '\n' {
			p.pos++
		}
		return out
	case c < '0' || c > '7':
		if e, ok := pdfEscapes[c]; ok {
			c = e
		}
		return append(out, c)
	}
	n := 0
	start := p.pos
	for ; p.pos < start+3 && p.src[p.pos] >= '0' && p.src[p.pos] <= '7'; p.pos++ {
		n = n*8 + int(p.src[p.pos]-'0')
	}
	p.pos--
	return append(out, byte(n))
}

// utf16BE decodes the destination of a ToUnicode entry.
func utf16BE(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
