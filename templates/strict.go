package templates

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"
)

// Strict reads a payload of type P, a struct. It accepts exactly what the type describes: no
// unknown, repeated or differently spelt field, no value of another kind, nothing behind the
// payload, no text that cannot be printed. Then it checks the shape that the validate tags
// ask for.
//
// Every string of the result is NFC, without blanks around it, its line ends "\n" and its
// tabs blanks; null is the same as a missing field. The error is [Problems], all that were
// found, in the payload's order.
//
// A field whose type has the method JSONForms() []any may be written in several ways, each as
// the Go value the method lists; it is read strictly as the one that fits and then given to
// the type's UnmarshalJSON. A type with UnmarshalText is written as a string.
func Strict[P any](data []byte) (P, error) { return strict[P](data, nil) }

// strict is [Strict] with a right payload, of which the examples are; nil for none.
func strict[P any](data, sample []byte) (P, error) {
	var p P
	root, ps := parse(data)
	if ps != nil {
		return p, ps
	}
	d := decoder{objects: objects{}, examples: examples{sample: sample}}
	if d.value(reflect.ValueOf(&p).Elem(), &root, d.root()) {
		d.checkShape(&p)
	}
	if len(d.problems) > 0 {
		return p, d.problems.sortBy(&root)
	}
	return p, nil
}

// KindOf reads which kind a payload says it is: its field "kind". What the other fields hold is
// [Strict]'s to judge, and where the kind stands first they are not even read. The error
// is [Problems].
func KindOf(data []byte) (slug string, err error) {
	if slug, ok := firstKind(data); ok {
		return slug, nil
	}
	root, ps := parse(data)
	if ps != nil {
		return "", ps
	}
	kind := root.child("kind")
	switch {
	case root.kind != '{':
		return "", Problems{wrongType(&place{}, root.kind, '{')}
	case kind == nil:
		return "", Problems{{
			Path: "/kind", Rule: "json.kind", Severity: Error,
			Message:    "Dữ liệu chưa cho biết loại văn bản.",
			Suggestion: `Thêm trường "kind", ví dụ "kind": "quyet-dinh".`,
		}}
	case kind.kind != '"':
		return "", Problems{wrongType((&place{}).member(&kindField), kind.kind, '"')}
	case countKey(root.keys, "kind") > 1:
		return "", Problems{duplicateKey("/kind", "kind")}
	}
	return strings.TrimSpace(kind.text), nil
}

// firstKind reads the kind of a payload that begins with it, as nearly all do.
func firstKind(data []byte) (slug string, ok bool) {
	d := json.NewDecoder(bytes.NewReader(data))
	for _, want := range []json.Token{json.Delim('{'), "kind"} {
		if t, err := d.Token(); err != nil || t != want {
			return "", false
		}
	}
	t, err := d.Token()
	slug, ok = t.(string)
	return strings.TrimSpace(slug), ok && err == nil && utf8.Valid(data)
}

// kindField is the field that every payload has.
var kindField = field{name: "kind", title: "Loại văn bản", example: "quyet-dinh"}

func countKey(keys []string, key string) (n int) {
	for _, k := range keys {
		if k == key {
			n++
		}
	}
	return n
}
