package schedule

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"vanban/templates"
)

// document is a YAML file while it is read: where its values stand, and what is wrong with it.
type document struct {
	file     string
	lines    map[string]int // by JSON pointer
	problems Problems
}

// add notes a problem at a place, or at what it lies in when it is not there itself.
func (d *document) add(path, message, suggestion string) {
	line, ok := d.lines[path]
	for around := path; !ok && around != ""; line, ok = d.lines[around] {
		around = around[:strings.LastIndexByte(around, '/')]
	}
	d.problems = append(d.problems, Problem{File: d.file, Line: line, Path: path, Message: message, Suggestion: suggestion})
}

// readYAML fills the struct that target points to. It is strict: what has no field, or is of another kind, is
// a problem, and all problems are found.
func readYAML(file string, data []byte, target any) *document {
	d := &document{file: file, lines: map[string]int{}}
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	switch {
	case err != nil:
		d.problems = append(d.problems, syntax(file, err))
	case len(tree.Docs) != 1 || tree.Docs[0].Body == nil:
		d.add("", "Tệp phải có đúng một tài liệu YAML.", "Bỏ các dòng --- và viết output: và schedules: ở ngoài cùng.")
	default:
		d.value(reflect.ValueOf(target).Elem(), tree.Docs[0].Body, "")
	}
	return d
}

// syntax says where a file is no YAML. The reader knows why in English only.
func syntax(file string, err error) Problem {
	p := Problem{File: file, Message: "Không đúng cú pháp YAML.", Suggestion: "Kiểm tra thụt dòng, dấu hai chấm và dấu ngoặc kép ở đây."}
	if e, ok := errors.AsType[yaml.Error](err); ok {
		p.Message = fmt.Sprintf("Không đúng cú pháp YAML (%s).", e.GetMessage())
		if t := e.GetToken(); t != nil {
			p.Line = t.Position.Line
		}
	}
	return p
}

// value fills v from a node.
func (d *document) value(v reflect.Value, n ast.Node, at string) {
	d.lines[at] = n.GetToken().Position.Line
	if n.Type() == ast.NullType {
		return
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	if target, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		d.text(target, n, at)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.members(v, n, at)
	case reflect.Map:
		d.pairs(v, n, at)
	case reflect.Slice:
		d.elements(v, n, at)
	case reflect.String:
		if s, ok := d.scalar(n, at); ok {
			v.SetString(s)
		}
	default:
		d.plain(v, n, at)
	}
}

// scalar is the text of a node, as it is written.
func (d *document) scalar(n ast.Node, at string) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value), true
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	d.wrong(n, at, "một chuỗi")
	return "", false
}

// wrong says that a node is not of the kind that belongs there.
func (d *document) wrong(n ast.Node, at, want string) {
	name := at[strings.LastIndexByte(at, '/')+1:]
	what := map[ast.NodeType]string{
		ast.MappingType: "một nhóm khóa", ast.MappingValueType: "một nhóm khóa", ast.SequenceType: "một danh sách",
		ast.AnchorType: "neo (&)", ast.AliasType: "tham chiếu (*)", ast.TagType: "nhãn (!)",
	}[n.Type()]
	if what == "" {
		what = fmt.Sprintf("“%s”", templates.Shorten(n.GetToken().Value))
	}
	d.add(at, fmt.Sprintf("“%s” phải là %s, không phải %s.", name, want, what), "")
}

func (d *document) text(target encoding.TextUnmarshaler, n ast.Node, at string) {
	s, ok := d.scalar(n, at)
	if !ok {
		return
	}
	if err := target.UnmarshalText([]byte(s)); err != nil {
		d.add(at, fmt.Sprintf("“%s”: %v.", at[strings.LastIndexByte(at, '/')+1:], err), "")
	}
}

// plain fills a number or a truth value.
func (d *document) plain(v reflect.Value, n ast.Node, at string) {
	switch {
	case v.Kind() == reflect.Bool && n.Type() == ast.BoolType:
		v.SetBool(n.GetToken().Value == "true")
	case v.Kind() == reflect.Bool:
		d.wrong(n, at, "true hoặc false")
	default:
		i, err := strconv.Atoi(n.GetToken().Value)
		if n.Type() != ast.IntegerType || err != nil {
			d.wrong(n, at, "số nguyên")
		}
		v.SetInt(int64(i))
	}
}

func (d *document) elements(v reflect.Value, n ast.Node, at string) {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		d.wrong(n, at, "một danh sách")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(list.Values), len(list.Values)))
	for i, item := range list.Values {
		d.value(v.Index(i), item, fmt.Sprintf("%s/%d", at, i))
	}
}

// mapping are the pairs of a node, each key once.
func (d *document) mapping(n ast.Node, at string) (pairs []*ast.MappingValueNode) {
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		d.wrong(n, at, "một nhóm khóa")
	}
	seen := map[string]bool{}
	for _, p := range pairs {
		key := keyOf(p)
		if seen[key] {
			d.lines[at+"/"+key] = p.Key.GetToken().Position.Line
			d.add(at+"/"+key, fmt.Sprintf("“%s” được viết hai lần.", key), "Chỉ giữ lại một.")
		}
		seen[key] = true
	}
	return pairs
}

func keyOf(p *ast.MappingValueNode) string { return p.Key.GetToken().Value }

// pairs fills a map of texts.
func (d *document) pairs(v reflect.Value, n ast.Node, at string) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, p := range d.mapping(n, at) {
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(value, p.Value, at+"/"+escape.Replace(keyOf(p)))
		v.SetMapIndex(reflect.ValueOf(keyOf(p)), value)
	}
}

// members fills a struct.
func (d *document) members(v reflect.Value, n ast.Node, at string) {
	names := fields(v.Type())
	for _, p := range d.mapping(n, at) {
		key := keyOf(p)
		i, known := names[key]
		if !known {
			d.unknown(p, at, names)
			continue
		}
		d.value(v.Field(i), p.Value, at+"/"+key)
		d.lines[at+"/"+key] = p.Key.GetToken().Position.Line
	}
}

func (d *document) unknown(p *ast.MappingValueNode, at string, names map[string]int) {
	at += "/" + escape.Replace(keyOf(p))
	d.lines[at] = p.Key.GetToken().Position.Line
	suggestion := "Ở đây có: " + strings.Join(sortedKeys(names), ", ") + "."
	if near := templates.Nearest(keyOf(p), sortedKeys(names)); near != "" {
		suggestion = fmt.Sprintf("Có phải muốn viết “%s”?", near)
	}
	d.add(at, fmt.Sprintf("Không có khóa “%s” ở đây.", templates.Shorten(keyOf(p))), suggestion)
}

// fields gives the index of each field by its name in YAML.
func fields(t reflect.Type) map[string]int {
	names := map[string]int{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name != "" && name != "-" {
			names[name] = i
		}
	}
	return names
}
