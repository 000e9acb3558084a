package vanban_test

import (
	"bytes"
	"errors"
	"fmt"

	"vanban/render/pdf/cos"
)

// This file reads PDF: enough to take the text out of what we write. Package cos reads the objects,
// strictly, so that reading is a test too: objects lie where the cross-references say, streams
// are as long as they say. What wrote the file has no part in it.

// The objects of PDF (ISO 32000-1, 7.3) as Go values: nil, bool, float64 for all numbers,
// string for strings, and these.
type (
	pdfName   = cos.Name
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
	file    *cos.File
	trailer pdfDict
	read    map[pdfRef]any
}

// readPDF opens a file.
func readPDF(data []byte) (*pdfFile, error) {
	if !bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF")) {
		return nil, errors.New("no end of file")
	}
	file, err := cos.Open(data)
	if err != nil {
		return nil, err
	}
	f := &pdfFile{file: file, read: map[pdfRef]any{}}
	f.trailer = f.dict(f.convert(file.Trailer()))
	return f, nil
}

// convert turns a value into what the tests calculate with.
func (f *pdfFile) convert(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case cos.Ref:
		return pdfRef(v.Number)
	case cos.Array:
		a := pdfArray{}
		for _, element := range v {
			a = append(a, f.convert(element))
		}
		return a
	case cos.Dict:
		d := pdfDict{}
		for key, entry := range v {
			d[key] = f.convert(entry)
		}
		return d
	case *cos.Stream:
		return f.decode(v)
	}
	return v
}

func (f *pdfFile) decode(s *cos.Stream) pdfStream {
	data, err := f.file.Data(s)
	if err != nil {
		panic(fmt.Sprintf("stream %v: %v", s.Dict, err)) // caught by readShown
	}
	dict, _ := f.convert(s.Dict).(pdfDict)
	return pdfStream{dict, data}
}

// get gives the object that a reference refers to; one that is not there is an error.
func (f *pdfFile) get(v any) any {
	ref, ok := v.(pdfRef)
	if !ok {
		return v
	}
	if got, ok := f.read[ref]; ok {
		return got
	}
	object, err := f.file.Resolve(cos.Ref{Number: int(ref)})
	if err != nil || object == nil {
		panic(fmt.Sprintf("object %d: %v, %v", ref, object, err)) // caught by readShown
	}
	got := f.convert(object)
	f.read[ref] = got
	return got
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

// pdfParser reads values and operators of a content stream.
type pdfParser struct {
	src []byte
	pos int
	err error
}

// value reads the next value or operator, nil at the end.
func (p *pdfParser) value() any {
	if p.skipSpace(); p.pos == len(p.src) || p.err != nil {
		return nil
	}
	l := cos.NewLexer(p.src, p.pos)
	t := l.Next()
	if t.Kind == cos.Word && !t.Is("true") && !t.Is("false") && !t.Is("null") {
		p.pos = l.Pos()
		return pdfOp(t.Bytes)
	}
	l = cos.NewLexer(p.src, p.pos)
	v, err := l.Value()
	p.pos, p.err = l.Pos(), err
	return new(pdfFile).convert(v)
}

// skipSpace goes to where the next token begins, or to the end.
func (p *pdfParser) skipSpace() {
	p.pos = cos.NewLexer(p.src, p.pos).Next().Pos
}

// utf16BE decodes the destination of a ToUnicode entry.
func utf16BE(s string) string { return cos.Text("\xFE\xFF" + s) }
