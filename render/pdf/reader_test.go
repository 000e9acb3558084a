package pdf_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"vanban/render/pdf/cos"
)

// This file reads PDF, strictly: package cos reads the objects, and knows nothing of what wrote
// them. What cannot be read fails the test.

// Values of PDF are those of package cos; an operator of a content stream is an operator.
type (
	name     = cos.Name
	operator string
	ref      = cos.Ref
	array    = cos.Array
	dict     = cos.Dict
)

// object is an object of a file. Its stream is nil when it has none, else decoded.
type object struct {
	value  any
	stream []byte
}

// document is a file that was read.
type document struct {
	t       testing.TB
	objects map[ref]object
	trailer dict
}

func read(t testing.TB, file []byte) *document {
	t.Helper()
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n%")) || !bytes.HasSuffix(file, []byte("\n%%EOF\n")) {
		t.Fatal("no header of PDF 1.7, or no end")
	}
	f, err := cos.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	d := &document{t: t, objects: map[ref]object{}, trailer: f.Trailer()}
	if w := d.trailer["W"]; fmt.Sprint(w) != "[1 4 2]" || d.trailer["Size"] != f.Len() {
		t.Fatalf("cross-reference stream of %v objects with widths %v", d.trailer["Size"], w)
	}
	for n := 1; n < f.Len(); n++ {
		d.readObject(f, ref{Number: n})
	}
	return d
}

func (d *document) readObject(f *cos.File, r ref) {
	v, err := f.Resolve(r)
	if err != nil || v == nil {
		d.t.Fatalf("object %v: %v, %v", r, v, err)
	}
	s, ok := v.(*cos.Stream)
	if !ok {
		d.objects[r] = object{value: v}
		return
	}
	data, err := f.Data(s)
	if err != nil {
		d.t.Fatalf("stream %v: %v", r, err)
	}
	if n, ok := s.Dict["N"].(int); ok && s.Dict["Type"] == name("ObjStm") && n > 1000 {
		d.t.Errorf("an object stream of %d objects is slow to read from", n)
	}
	d.objects[r] = object{s.Dict, data}
}

// get follows a reference.
func (d *document) get(v any) any {
	if r, ok := v.(ref); ok {
		o, ok := d.objects[r]
		if !ok {
			d.t.Fatalf("object %v is not there", r)
		}
		return o.value
	}
	return v
}

func (d *document) dict(v any) dict {
	got, ok := d.get(v).(dict)
	if !ok {
		d.t.Fatalf("%v is no dictionary", v)
	}
	return got
}

func (d *document) catalog() dict { return d.dict(d.trailer["Root"]) }

// pages lists the references of the pages.
func (d *document) pages() []ref {
	var pages []ref
	root := d.dict(d.catalog()["Pages"])
	for _, kid := range root["Kids"].(array) {
		pages = append(pages, kid.(ref))
	}
	if root["Count"] != len(pages) {
		d.t.Errorf("%d pages, but Count is %v", len(pages), root["Count"])
	}
	return pages
}

// lexer reads values and operators one after the other.
type lexer struct {
	t   testing.TB
	src []byte
	at  int
}

func (l *lexer) more() bool { return cos.NewLexer(l.src, l.at).Next().Kind != cos.End }

func (l *lexer) value() any {
	words := cos.NewLexer(l.src, l.at)
	if t := words.Next(); t.Kind == cos.Word {
		l.at = words.Pos()
		return operator(t.Bytes)
	}
	values := cos.NewLexer(l.src, l.at)
	v, err := values.Value()
	if err != nil {
		l.t.Fatal(err)
	}
	// Nothing that we write depends on how readers mend a string.
	if s, ok := v.(string); ok && l.src[values.Pos()-1] == ')' && strings.ContainsRune(string(l.src[l.at:values.Pos()]), '\r') {
		l.t.Fatalf("unescaped end of line in %q", s)
	}
	l.at = values.Pos()
	return v
}

// text decodes a string for people.
func text(v any) string {
	s, _ := v.(string)
	return cos.Text(s)
}

// num gives a number as a float.
func num(v any) float64 {
	switch n := v.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return 0
}
