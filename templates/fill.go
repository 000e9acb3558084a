package templates

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// Value is what a payload gets in a field that it leaves out.
type Value struct {
	Pointer string          // JSON pointer of members: "/place", "/archive/unit"
	JSON    json.RawMessage // valid
}

// Has reports whether payloads of the kind have a field at a pointer of members. Of a kind without New nothing is known.
func (k Kind) Has(pointer string) bool {
	if k.New == nil {
		return false
	}
	t := reflect.TypeOf(k.New())
	for name := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		t = structType(t)
		if t.Kind() != reflect.Struct {
			return false
		}
		f := objectOf(t).byName[name]
		if f == nil {
			return false
		}
		t = f.typ
	}
	return true
}

// Fill gives a payload with the values that it leaves out, behind what it has, and their pointers. What the
// payload says itself stands, and a field that payloads of the kind have not stays away. The values of a
// payload that is no JSON object are none.
func (k Kind) Fill(data []byte, values []Value) (filled []byte, taken []string) {
	o, ok := ReadMembers(data)
	if !ok {
		return data, nil
	}
	for _, v := range values {
		if k.Has(v.Pointer) && o.fill(strings.Split(v.Pointer, "/")[1:], v.JSON) {
			taken = append(taken, v.Pointer)
		}
	}
	if taken == nil {
		return data, nil
	}
	return o.JSON(), taken
}

// Members are those of a JSON object in their order, each value as it is written.
type Members []Member

// Member is one of them.
type Member struct {
	Name  string
	Value json.RawMessage
}

// ReadMembers reads the members of a JSON object. It reports false for what is none, or no UTF-8.
func ReadMembers(data []byte) (Members, bool) {
	data = trimBOM(data)
	if len(data) > MaxBytes || !utf8.Valid(data) {
		return nil, false
	}
	if tooDeep, _ := measure(data); tooDeep >= 0 || !json.Valid(data) {
		return nil, false
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, false
	}
	ms := Members{}
	for d.More() {
		name, _ := d.Token() // all of it is valid
		m := Member{}
		m.Name, _ = name.(string)
		if d.Decode(&m.Value) != nil {
			return nil, false
		}
		ms = append(ms, m)
	}
	return ms, true
}

// Find is the first member of the name; nil when there is none. It may be changed.
func (ms Members) Find(name string) *Member {
	i := slices.IndexFunc(ms, func(m Member) bool { return m.Name == name })
	if i < 0 {
		return nil
	}
	return &ms[i]
}

// Text is the value of a member that is a string, without blanks around it.
func (ms Members) Text(name string) (string, bool) {
	m := ms.Find(name)
	var s string
	if m == nil || len(m.Value) == 0 || m.Value[0] != '"' || json.Unmarshal(m.Value, &s) != nil {
		return "", false
	}
	return cleaned(s), true
}

// JSON writes the members as an object.
func (ms Members) JSON() json.RawMessage {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range ms {
		if i > 0 {
			b.WriteByte(',')
		}
		quoteTo(&b, m.Name)
		b.WriteByte(':')
		b.Write(m.Value)
	}
	b.WriteByte('}')
	return b.Bytes()
}

// fill puts a value where the path leads, unless there is one.
func (ms *Members) fill(path []string, value json.RawMessage) bool {
	m := ms.Find(path[0])
	switch {
	case len(path) > 1 && m != nil && !isNull(m.Value):
		inner, ok := ReadMembers(m.Value)
		if !ok || !inner.fill(path[1:], value) {
			return false
		}
		m.Value = inner.JSON()
		return true
	case len(path) > 1:
		inner := Members{}
		inner.fill(path[1:], value)
		value = inner.JSON()
	case m != nil && !isNull(m.Value):
		return false
	}
	if m != nil {
		m.Value = value
		return true
	}
	*ms = append(*ms, Member{path[0], value})
	return true
}

func isNull(value json.RawMessage) bool { return string(value) == "null" }
