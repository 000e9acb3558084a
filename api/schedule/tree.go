package schedule

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanban/api/source"
	"vanban/templates"
)

// A tree is JSON whose fields keep their order, so that a payload that a program has filled in reads like the one
// that a person has written: *object, *array, string, [json.Number], bool or nil.
type (
	object struct {
		keys   []string
		values map[string]any
	}
	array struct{ items []any }
)

func (o *object) set(key string, value any) {
	if _, ok := o.values[key]; !ok {
		o.keys = append(o.keys, key)
	}
	o.values[key] = value
}

// parseTree reads one JSON value and nothing behind it.
func parseTree(data []byte) (any, error) {
	return source.DecodeTree(data, source.TreeMaker{
		Object: func(keys []string, values []any) any {
			o := &object{keys: keys, values: make(map[string]any, len(keys))}
			for i, key := range keys {
				o.values[key] = values[i]
			}
			return o
		},
		Array: func(items []any) any { return &array{items} },
	})
}

// treeOf makes a tree of what [json.Marshal] writes.
func treeOf(value any) (any, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return parseTree(data)
}

// encodeTree writes a tree, indented, with a line end.
func encodeTree(tree any) ([]byte, error) {
	var b, indented bytes.Buffer
	if err := writeTree(&b, tree); err != nil {
		return nil, err
	}
	if err := json.Indent(&indented, b.Bytes(), "", "  "); err != nil {
		return nil, err
	}
	indented.WriteByte('\n')
	return indented.Bytes(), nil
}

func writeTree(b *bytes.Buffer, tree any) error {
	switch t := tree.(type) {
	case *object:
		return writeList(b, "{}", len(t.keys), func(i int) error {
			if err := writeScalar(b, t.keys[i]); err != nil {
				return err
			}
			b.WriteByte(':')
			return writeTree(b, t.values[t.keys[i]])
		})
	case *array:
		return writeList(b, "[]", len(t.items), func(i int) error { return writeTree(b, t.items[i]) })
	}
	return writeScalar(b, tree)
}

func writeList(b *bytes.Buffer, brackets string, n int, item func(int) error) error {
	b.WriteByte(brackets[0])
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := item(i); err != nil {
			return err
		}
	}
	b.WriteByte(brackets[1])
	return nil
}

// writeScalar writes a value without the escapes that HTML wants.
func writeScalar(b *bytes.Buffer, value any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// mapTexts puts f of every text in its place. The pointers are those of the texts.
func mapTexts(tree any, at string, f func(at, text string) string) any {
	switch t := tree.(type) {
	case string:
		return f(at, t)
	case *object:
		for _, key := range t.keys {
			t.values[key] = mapTexts(t.values[key], at+"/"+templates.Escape(key), f)
		}
	case *array:
		for i, item := range t.items {
			t.items[i] = mapTexts(item, at+"/"+strconv.Itoa(i), f)
		}
	}
	return tree
}

// put sets the value at a JSON pointer of an object; a last part "-" appends to an array, and objects that
// are not there are made. It returns the pointer at which the value stands. Nothing that holds
// something is replaced: the error says so in Vietnamese.
func put(root *object, pointer string, value any) (string, error) {
	if !strings.HasPrefix(pointer, "/") {
		return "", fmt.Errorf("chỗ đặt %q phải bắt đầu bằng dấu /, ví dụ /data/dossiers/0/rows", pointer)
	}
	var here any = root
	parts := strings.Split(pointer[1:], "/")
	at := ""
	for i, part := range parts {
		s, err := slotOf(here, templates.Unescape(part))
		if err != nil {
			return "", fmt.Errorf("không đặt được số liệu vào %s: %w", pointer, err)
		}
		at += "/" + templates.Escape(s.name)
		switch {
		case i < len(parts)-1:
			here = s.enter()
		case !blank(s.get()):
			return "", fmt.Errorf("chỗ %s đã có dữ liệu: để trống ([] hoặc null) trong mẫu, và mỗi nguồn đặt vào một chỗ riêng", at)
		default:
			s.set(value)
		}
	}
	return at, nil
}

// slot is a place in an object or an array.
type slot struct {
	name string
	get  func() any
	set  func(any)
}

// enter is what stands in the slot, a new object when nothing does.
func (s slot) enter() any {
	if s.get() == nil {
		s.set(&object{values: map[string]any{}})
	}
	return s.get()
}

func slotOf(tree any, part string) (slot, error) {
	switch t := tree.(type) {
	case *object:
		return slot{part, func() any { return t.values[part] }, func(v any) { t.set(part, v) }}, nil
	case *array:
		i, err := strconv.Atoi(part)
		if part == "-" {
			i, err = len(t.items), nil
			t.items = append(t.items, nil)
		}
		if err != nil || i < 0 || i >= len(t.items) {
			return slot{}, fmt.Errorf("danh sách không có phần tử %q (viết - để thêm vào cuối)", part)
		}
		return slot{strconv.Itoa(i), func() any { return t.items[i] }, func(v any) { t.items[i] = v }}, nil
	}
	return slot{}, fmt.Errorf("%q không nằm trong một nhóm trường hay danh sách", part)
}

// blank reports whether a value holds nothing.
func blank(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case *object:
		return len(v.keys) == 0
	case *array:
		return len(v.items) == 0
	}
	return value == ""
}

// sortedKeys are the keys of a map, in their order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
