package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/templates"
	"vanban/templates/viet"
)

// The limits of a JSON text, beside how long it may be.
const (
	maxDepth = 64        // of objects and arrays in each other
	maxNodes = 1_000_000 // values
)

// TreeMaker makes the objects and arrays of a tree. Keys and values are in the order of the text; they
// and the items are the maker's own.
type TreeMaker struct {
	Object func(keys []string, values []any) any
	Array  func(items []any) any
}

// plainTree makes maps and slices.
var plainTree = TreeMaker{
	Object: func(keys []string, values []any) any {
		object := make(map[string]any, len(keys))
		for i, key := range keys {
			object[key] = values[i]
		}
		return object
	},
	Array: func(items []any) any { return items },
}

// DecodeTree reads exactly one JSON value: UTF-8, no key twice, nothing behind it, not too deep, numbers
// as they are written ([json.Number]). The error, in Vietnamese, says where and what.
func DecodeTree(data []byte, makes TreeMaker) (any, error) {
	value, _, err := decode(data, makes, maxNodes)
	return value, err
}

// decode reads a tree that has no more values than the limit, and tells how many it has.
func decode(data []byte, makes TreeMaker, limit int) (value any, nodes int, err error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return nil, 0, fmt.Errorf("byte không phải chữ Unicode (UTF-8) ở dòng %d", lineOf(data, invalidAt(data)))
	}
	d := treeDecoder{dec: json.NewDecoder(bytes.NewReader(data)), data: data, makes: makes, limit: limit}
	d.dec.UseNumber()
	if value, err = d.value(0); err != nil {
		return nil, d.nodes, err
	}
	if rest := bytes.TrimLeft(data[d.dec.InputOffset():], " \t\r\n"); len(rest) > 0 {
		return nil, d.nodes, fmt.Errorf("còn dữ liệu thừa ở dòng %d, sau khi JSON đã kết thúc", lineOf(data, len(data)-len(rest)))
	}
	return value, d.nodes, nil
}

// invalidAt is where the first byte stands that is not UTF-8.
func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// lineOf is the number of the line that a byte stands in.
func lineOf(data []byte, at int) int { return bytes.Count(data[:min(at, len(data))], []byte("\n")) + 1 }

type treeDecoder struct {
	dec   *json.Decoder
	data  []byte
	makes TreeMaker
	limit int
	nodes int
}

func (d *treeDecoder) token() (json.Token, error) {
	t, err := d.dec.Token()
	if err == nil {
		return t, nil
	}
	at := int(d.dec.InputOffset())
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = int(syntax.Offset)
	}
	return nil, fmt.Errorf("JSON sai ở dòng %d: kiểm tra dấu phẩy, dấu ngoặc và ngoặc kép quanh chỗ đó", lineOf(d.data, at))
}

func (d *treeDecoder) value(depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("JSON lồng nhau quá %d tầng ở dòng %d", maxDepth, lineOf(d.data, int(d.dec.InputOffset())))
	}
	if d.nodes++; d.nodes > d.limit {
		return nil, fmt.Errorf("JSON có hơn %s giá trị", viet.Integer(maxNodes))
	}
	t, err := d.token()
	switch t {
	case json.Delim('{'):
		return d.object(depth)
	case json.Delim('['):
		return d.array(depth)
	}
	return t, err
}

func (d *treeDecoder) object(depth int) (any, error) {
	var keys []string
	var values []any
	seen := map[string]bool{}
	for d.dec.More() {
		t, err := d.token()
		if err != nil {
			return nil, err
		}
		key, _ := t.(string) // the decoder lets nothing else through
		if seen[key] {
			return nil, fmt.Errorf("trường “%s” lặp lại ở dòng %d", key, lineOf(d.data, int(d.dec.InputOffset())))
		}
		seen[key] = true
		value, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		keys, values = append(keys, key), append(values, value)
	}
	if _, err := d.token(); err != nil {
		return nil, err
	}
	return d.makes.Object(keys, values), nil
}

func (d *treeDecoder) array(depth int) (any, error) {
	array := []any{}
	for d.dec.More() {
		v, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		array = append(array, v)
	}
	if _, err := d.token(); err != nil {
		return nil, err
	}
	return d.makes.Array(array), nil
}

// selectFrom gives what a JSON pointer points to. The error says how far there is something.
func selectFrom(value any, pointer string) (any, error) {
	if pointer == "" {
		return value, nil
	}
	way := ""
	for _, part := range strings.Split(pointer, "/")[1:] {
		next, ok := child(value, templates.Unescape(part))
		if !ok {
			return nil, fmt.Errorf("không có %s/%s%s", way, part, keysOf(value))
		}
		way += "/" + part
		value = next
	}
	return value, nil
}

func child(value any, name string) (any, bool) {
	switch v := value.(type) {
	case map[string]any:
		next, ok := v[name]
		return next, ok
	case []any:
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 || i >= len(v) || strconv.Itoa(i) != name {
			return nil, false
		}
		return v[i], true
	}
	return nil, false
}

// keysOf tells what there is in an object.
func keysOf(value any) string {
	switch v := value.(type) {
	case map[string]any:
		return ": ở đó có " + quoteList(sortedKeys(v))
	case []any:
		return fmt.Sprintf(": danh sách ở đó có %d mục", len(v))
	}
	return ""
}
