package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"testing"
	"unicode/utf16"
)

// This file reads PDF: as much as the tests need, strictly, and with nothing of the code
// under test. What it cannot read fails the test.

// Values of PDF are int (for whole numbers), float64, string, bool, nil, name, ref, array
// and dict; an operator of a content stream is an operator.
type (
	name     string
	operator string
	ref      int
	array    []any
	dict     map[name]any
)

// object is an object of a file. Its stream is nil when it has none, else decoded.
type object struct {
	value  any
	stream []byte
}

// document is a file that was read.
type document struct {
	t       testing.TB
	file    []byte
	objects map[ref]object
	trailer dict
}

func read(t testing.TB, file []byte) *document {
	t.Helper()
	d := &document{t: t, file: file, objects: map[ref]object{}}
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n%")) || !bytes.HasSuffix(file, []byte("\n%%EOF\n")) {
		t.Fatal("no header of PDF 1.7, or no end")
	}
	var start int
	tail := file[bytes.LastIndex(file, []byte("startxref")):]
	if _, err := fmt.Sscanf(string(tail), "startxref\n%d\n", &start); err != nil {
		t.Fatal(err)
	}
	_, xref := d.readAt(start)
	d.trailer = xref.value.(dict)
	d.readObjects(xref.stream)
	return d
}

// readObjects reads all objects that the rows of the cross-reference stream name.
func (d *document) readObjects(rows []byte) {
	if w := d.trailer["W"].(array); fmt.Sprint(w) != "[1 4 2]" || len(rows) != 7*d.trailer["Size"].(int) {
		d.t.Fatalf("cross-reference stream of %d bytes with widths %v", len(rows), w)
	}
	groups := map[ref]map[int]ref{}
	for n := range len(rows) / 7 {
		row := rows[7*n:]
		at, index := int(binary.BigEndian.Uint32(row[1:])), int(binary.BigEndian.Uint16(row[5:]))
		switch row[0] {
		case 1:
			number, o := d.readAt(at)
			if number != n {
				d.t.Fatalf("object %d lies where %d should", number, n)
			}
			d.objects[ref(n)] = o
		case 2:
			if groups[ref(at)] == nil {
				groups[ref(at)] = map[int]ref{}
			}
			groups[ref(at)][index] = ref(n)
		}
	}
	for group, members := range groups {
		d.readGroup(d.objects[group], members)
	}
}

// readGroup reads the objects of an object stream.
func (d *document) readGroup(group object, members map[int]ref) {
	info := group.value.(dict)
	if info["Type"] != name("ObjStm") || info["N"] != len(members) {
		d.t.Fatalf("object stream %v for %d objects", info, len(members))
	}
	if len(members) > 1000 {
		d.t.Errorf("an object stream of %d objects is slow to read from", len(members))
	}
	heads := &lexer{t: d.t, b: group.stream[:info["First"].(int)]}
	for i := range len(members) {
		want := members[i]
		number, at := heads.value().(int), heads.value().(int)
		if ref(number) != want {
			d.t.Fatalf("object %d in an object stream, want %d", number, want)
		}
		l := &lexer{t: d.t, b: group.stream[info["First"].(int)+at:]}
		d.objects[want] = object{value: l.value()}
	}
}

// readAt reads an object that is not in an object stream.
func (d *document) readAt(at int) (number int, o object) {
	l := &lexer{t: d.t, b: d.file[at:]}
	number = l.value().(int)
	if l.value() != 0 || l.value() != operator("obj") {
		d.t.Fatalf("no object at %d", at)
	}
	o.value = l.value()
	switch end := l.value(); end {
	case operator("endobj"):
		return number, o
	case operator("stream"):
	default:
		d.t.Fatalf("object %d ends with %v", number, end)
	}
	info := o.value.(dict)
	l.b = l.b[1:]
	data, rest := l.b[:info["Length"].(int)], l.b[info["Length"].(int):]
	if !bytes.HasPrefix(rest, []byte("\nendstream\nendobj\n")) {
		d.t.Fatalf("the length of stream %d is wrong", number)
	}
	o.stream = d.decode(info, data)
	return number, o
}

func (d *document) decode(info dict, data []byte) []byte {
	if info["Filter"] == nil {
		return data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		d.t.Fatal(err)
	}
	data, err = io.ReadAll(z)
	if err != nil {
		d.t.Fatal(err)
	}
	if parms, ok := info["DecodeParms"].(dict); ok {
		return unpredict(data, parms["Columns"].(int))
	}
	return data
}

// unpredict undoes PNG's predictor "up".
func unpredict(data []byte, columns int) []byte {
	var out []byte
	above := make([]byte, columns)
	for ; len(data) > 0; data = data[columns+1:] {
		for i := range above {
			above[i] += data[1+i]
		}
		out = append(out, above...)
	}
	return out
}

// get follows a reference.
func (d *document) get(v any) any {
	if r, ok := v.(ref); ok {
		o, ok := d.objects[r]
		if !ok {
			d.t.Fatalf("object %d is not there", r)
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

// lexer reads values one after the other.
type lexer struct {
	t testing.TB
	b []byte
}

const delimiters = " \t\r\n\f\x00()<>[]{}/%"

func (l *lexer) more() bool {
	l.b = bytes.TrimLeft(l.b, " \n\r\t")
	return len(l.b) > 0
}

func (l *lexer) value() any {
	if !l.more() {
		l.t.Fatal("a value is missing")
	}
	switch c := l.b[0]; {
	case bytes.HasPrefix(l.b, []byte("<<")):
		l.b = l.b[2:]
		d := dict{}
		for _, pair := range l.list(">>") {
			d[pair[0].(name)] = pair[1]
		}
		return d
	case c == '[':
		l.b = l.b[1:]
		return l.array()
	case c == '/':
		l.b = l.b[1:]
		return name(l.word())
	case c == '(':
		return l.literal()
	case c == '<':
		end := bytes.IndexByte(l.b, '>')
		s := make([]byte, (end-1)/2)
		if _, err := fmt.Sscanf(string(l.b[1:end]), "%x", &s); err != nil {
			l.t.Fatal(err)
		}
		l.b = l.b[end+1:]
		return string(s)
	}
	return l.plain()
}

// list reads the pairs of a dictionary.
func (l *lexer) list(end string) (pairs [][2]any) {
	for l.more() && !bytes.HasPrefix(l.b, []byte(end)) {
		key, value := l.value(), l.value()
		pairs = append(pairs, [2]any{key, value})
	}
	l.b = l.b[len(end):]
	return pairs
}

func (l *lexer) array() array {
	a := array{}
	for l.more() && l.b[0] != ']' {
		a = append(a, l.value())
	}
	l.b = l.b[1:]
	return a
}

// literal reads a string in parentheses, none of which may stand inside unescaped.
func (l *lexer) literal() string {
	var s []byte
	for i := 1; ; i++ {
		switch c := l.b[i]; c {
		case ')':
			l.b = l.b[i+1:]
			return string(s)
		case '\\':
			i++
			if c = l.b[i]; c == 'r' {
				c = '\r'
			}
			s = append(s, c)
		case '(', '\r':
			l.t.Fatalf("unescaped %q in a string", c)
		default:
			s = append(s, c)
		}
	}
}

func (l *lexer) word() string {
	end := bytes.IndexAny(l.b, delimiters)
	if end < 0 {
		end = len(l.b)
	}
	w := string(l.b[:end])
	l.b = l.b[end:]
	return w
}

// plain reads a number, a reference, a keyword or an operator.
func (l *lexer) plain() any {
	w := l.word()
	if n, err := strconv.Atoi(w); err == nil {
		if bytes.HasPrefix(l.b, []byte(" 0 R")) {
			l.b = l.b[4:]
			return ref(n)
		}
		return n
	}
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return f
	}
	switch w {
	case "true", "false":
		return w == "true"
	case "null":
		return nil
	case "":
		l.t.Fatalf("cannot read %.20q", l.b)
	}
	return operator(w)
}

// text decodes a string for people.
func text(v any) string {
	s, _ := v.(string)
	if len(s) < 2 || s[:2] != "\xFE\xFF" {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
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
