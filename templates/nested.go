package templates

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Nested is a payload inside a payload, of any kind: the document that a copy is made of. In JSON
// it is an object that says its kind, as a payload by itself does. [Strict] keeps it unread, for it
// knows no kinds; [Nested.Open] reads it. The zero value is no payload.
type Nested struct {
	Payload Payload // nil before Open, and where it cannot be read

	kind Kind
	data []byte
}

// Original is where in the payload of a copy that of the document stands which is copied.
const Original = "/original"

// anyObject is an object whose members another reads.
type anyObject struct{}

// JSONForms returns a value of each Go type that the payload is decoded from.
func (Nested) JSONForms() []any { return []any{anyObject{}} }

// UnmarshalJSON implements [json.Unmarshaler].
func (n *Nested) UnmarshalJSON(data []byte) error {
	*n = Nested{data: slices.Clone(data)}
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (n Nested) MarshalJSON() ([]byte, error) { return json.RawMessage(n.data).MarshalJSON() }

// JSONSchema describes the payload. Which members it has depends on its kind, whose schema says so.
func (Nested) JSONSchema() map[string]any {
	return map[string]any{"type": "object", "required": []string{"kind"}}
}

// IsZero reports whether there is no payload.
func (n Nested) IsZero() bool { return n.data == nil }

// Kind is what kind the payload is; without a slug before Open, and where there is none.
func (n Nested) Kind() Kind { return n.kind }

// Slug is the kind that the payload says it is of, known or not; empty when it says none.
func (n Nested) Slug() string {
	slug, _ := KindOf(n.data) // what is wrong with it Open tells
	return slug
}

// Open reads the payload, which stands at the pointer in the one around it, as one of the kinds. The error is
// [Problems], with pointers into the whole.
func (n *Nested) Open(pointer string, kinds []Kind) error {
	if n.IsZero() {
		return nil
	}
	slug, err := KindOf(n.data)
	if err != nil {
		return within(pointer, err)
	}
	i := slices.IndexFunc(kinds, func(k Kind) bool { return k.Slug == slug })
	if i < 0 {
		return Problems{otherKind(pointer, slug, kinds)}
	}
	n.kind = kinds[i]
	n.Payload, err = n.kind.Decode(n.data)
	return within(pointer, err)
}

// otherKind says that the payload at the pointer is of none of the kinds.
func otherKind(pointer, slug string, kinds []Kind) Problem {
	var slugs []string
	for _, k := range kinds {
		slugs = append(slugs, k.Slug)
	}
	p := Problem{
		Path: pointer + "/kind", Rule: "json.kind", Severity: Error,
		Message:    fmt.Sprintf("Loại văn bản “%s” không dùng được ở đây.", Shorten(slug)),
		Suggestion: "Dùng một trong: " + strings.Join(slugs, ", ") + ".",
	}
	if near := Nearest(slug, slugs); near != "" {
		p.Suggestion = fmt.Sprintf("Có phải muốn viết “%s”?", near)
		p.Edit = Edit{Op: Set, Path: p.Path, Text: near}
	}
	return p
}

// within moves the problems of a payload to the pointer at which it stands.
func within(pointer string, err error) error {
	if ps, ok := errors.AsType[Problems](err); ok {
		return ps.Within(pointer)
	}
	return err
}

// within is the edit of a payload as that of another, in which it stands at the pointer.
func (e Edit) within(pointer string) Edit {
	e.Path = pointer + e.Path
	if e.Also != nil {
		also := e.Also.within(pointer)
		e.Also = &also
	}
	return e
}

// Within returns the findings of a payload as those of another, in which it stands at the pointer.
func (ps Problems) Within(pointer string) Problems {
	moved := slices.Clone(ps)
	for i := range moved {
		moved[i].Path = pointer + moved[i].Path
		if e := &moved[i].Edit; e.Op != "" {
			*e = e.within(pointer)
		}
	}
	return moved
}
