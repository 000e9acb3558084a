package yaml

import (
	"encoding"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"vanban/templates"
)

// The limits of a file. Aliases of aliases would make of a few lines more than there is memory for.
const (
	maxBytes  = 1 << 20
	maxValues = 100_000
)

// Read fills the struct that target points to: strings, numbers, truth values, lists, maps of strings,
// structs and pointers to them by their yaml tags, and what reads itself from a text. Texts are taken as they
// are written; nothing stands for the zero value. What is wrong is in the document's problems.
func Read(data []byte, target any) *Document {
	d := newDocument()
	d.parse(data, func(n ast.Node) { d.value(reflect.ValueOf(target).Elem(), n, "") })
	return d
}

func newDocument() *Document {
	return &Document{lines: map[string]int{}, anchors: map[string]ast.Node{}}
}

// parse reads a file and hands over what is in it.
func (d *Document) parse(data []byte, use func(ast.Node)) {
	defer func() {
		if recover() != nil { // the library panics over tags such as "!0"
			d.Add("", "Không đúng cú pháp YAML.", "Viết lại tệp theo mẫu; không dùng nhãn (!).")
		}
	}()
	if len(data) > maxBytes {
		d.Add("", fmt.Sprintf("Tệp dài quá %d MiB.", maxBytes>>20), "Chia thành nhiều tệp.")
		return
	}
	tree, err := parser.ParseBytes(data, 0, parser.AllowDuplicateMapKey())
	switch {
	case err != nil:
		d.problems = append(d.problems, syntax(err))
	case len(tree.Docs) != 1 || tree.Docs[0].Body == nil:
		d.Add("", "Tệp phải có đúng một tài liệu YAML.", "Bỏ các dòng --- và viết các khóa ở ngoài cùng.")
	default:
		use(tree.Docs[0].Body)
	}
}

// reasons are what the library says in English of the commonest mistakes, and what is said instead.
var reasons = []struct{ words, message, suggestion string }{
	{`'\t'`, "Dòng này thụt vào bằng phím Tab, YAML không hiểu.", "Thụt vào bằng dấu cách."},
	{"'\t'", "Dòng này thụt vào bằng phím Tab, YAML không hiểu.", "Thụt vào bằng dấu cách."},
	{"must be specified", "Danh sách hoặc nhóm khóa mở ở phía trên chưa được đóng.", "Thêm dấu ] hoặc } còn thiếu, và dấu phẩy giữa các giá trị."},
	{"could not find end character", "Giá trị mở bằng dấu ngoặc kép mà chưa đóng.", "Thêm dấu ngoặc kép ở cuối giá trị."},
	{"mapping value is not allowed", "Dấu hai chấm không đứng được ở chỗ này.", "Đặt giá trị có dấu hai chấm trong ngoặc kép, hoặc xuống dòng."},
	{"non-map value", "Dòng này không có dạng “khóa: giá trị”.", "Thêm dấu hai chấm và dấu cách sau khóa, hoặc thụt vào cho đúng."},
}

// syntax says where a file is no YAML. The library knows why in English only.
func syntax(err error) Problem {
	p := Problem{Message: "Không đúng cú pháp YAML.", Suggestion: "Kiểm tra thụt dòng, dấu hai chấm và dấu ngoặc kép ở đây."}
	e, ok := errors.AsType[yaml.Error](err)
	if !ok {
		return p
	}
	if t := e.GetToken(); t != nil {
		p.Line = t.Position.Line
	}
	for _, r := range reasons {
		if strings.Contains(e.GetMessage(), r.words) {
			p.Message, p.Suggestion = r.message, r.suggestion
			break
		}
	}
	return p
}

// value fills v from a node.
func (d *Document) value(v reflect.Value, n ast.Node, at string) {
	d.lines[at] = n.GetToken().Position.Line
	if d.values++; d.values == maxValues {
		d.Add(at, "Tệp có quá nhiều giá trị.", "Chia thành nhiều tệp.")
	}
	if n.Type() == ast.NullType || d.values >= maxValues {
		return
	}
	switch n := n.(type) {
	case *ast.AnchorNode:
		d.value(v, n.Value, at)
		d.anchors[n.Name.GetToken().Value] = n.Value // from here on: nothing can hold itself
		return
	case *ast.AliasNode:
		d.alias(v, n, at)
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
	d.plain(v, n, at)
}

// alias fills v from what was written before.
func (d *Document) alias(v reflect.Value, n *ast.AliasNode, at string) {
	if meant := d.meant(n, at); meant != nil {
		d.value(v, meant, at)
	}
}

// meant is what an alias stands for; nil when nothing of the name was written before.
func (d *Document) meant(n *ast.AliasNode, at string) ast.Node {
	name := n.Value.GetToken().Value
	meant, ok := d.anchors[name]
	if !ok {
		d.Add(at, fmt.Sprintf("Không có neo “&%s” ở phía trên.", templates.Shorten(name)), "Đặt &tên trước giá trị được viết lần đầu.")
	}
	return meant
}

// plain fills what has no way of its own to read itself.
func (d *Document) plain(v reflect.Value, n ast.Node, at string) {
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
	case reflect.Bool:
		b, ok := n.(*ast.BoolNode)
		if !ok {
			d.wrong(n, at, "true hoặc false")
			return
		}
		v.SetBool(b.Value)
	default:
		i, err := strconv.Atoi(n.GetToken().Value)
		if n.Type() != ast.IntegerType || err != nil {
			d.wrong(n, at, "số nguyên")
		}
		v.SetInt(int64(i))
	}
}

// scalar is the text of a node, as it is written.
func (d *Document) scalar(n ast.Node, at string) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	d.wrong(n, at, "một chuỗi")
	return "", false
}

// wrong says that a node is not of the kind that belongs there.
func (d *Document) wrong(n ast.Node, at, want string) {
	what := map[ast.NodeType]string{
		ast.MappingType: "một nhóm khóa", ast.MappingValueType: "một nhóm khóa", ast.SequenceType: "một danh sách", ast.TagType: "nhãn (!)",
	}[n.Type()]
	if what == "" {
		what = fmt.Sprintf("“%s”", templates.Shorten(n.GetToken().Value))
	}
	d.Add(at, fmt.Sprintf("%s phải là %s, không phải %s.", called(at), want, what), "")
}

// called is what messages call a place.
func called(at string) string {
	if at == "" {
		return "Tệp"
	}
	cut := strings.LastIndexByte(at, '/')
	name := templates.Unescape(at[cut+1:])
	if i, err := strconv.Atoi(name); err == nil && cut > 0 {
		list := at[strings.LastIndexByte(at[:cut], '/')+1 : cut]
		return fmt.Sprintf("Mục %d của “%s”", i+1, templates.Unescape(list))
	}
	return fmt.Sprintf("“%s”", name)
}

func (d *Document) text(target encoding.TextUnmarshaler, n ast.Node, at string) {
	s, ok := d.scalar(n, at)
	if !ok {
		return
	}
	if err := target.UnmarshalText([]byte(s)); err != nil {
		d.Add(at, fmt.Sprintf("%s: %v.", called(at), err), "")
	}
}

func (d *Document) elements(v reflect.Value, n ast.Node, at string) {
	list, ok := n.(*ast.SequenceNode)
	if !ok {
		d.wrong(n, at, "một danh sách")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(list.Values), len(list.Values)))
	for i, item := range list.Values {
		d.value(v.Index(i), item, at+"/"+strconv.Itoa(i))
	}
}

// mapping are the pairs of a node, each key once.
func (d *Document) mapping(n ast.Node, at string) (pairs []*ast.MappingValueNode) {
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		d.wrong(n, at, "một nhóm khóa")
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(pairs), func(p *ast.MappingValueNode) bool {
		key := keyOf(p)
		place := at + "/" + templates.Escape(key)
		_, merges := p.Key.(*ast.MergeKeyNode)
		if merges || seen[key] {
			d.lines[place] = p.Key.GetToken().Position.Line
		}
		switch {
		case merges:
			d.Add(place, "Không gộp được các khóa bằng “<<”.", "Viết đủ các khóa ở đây; bảng ghép dùng nhiều lần thì để ở một tệp riêng (mapping_file).")
		case seen[key]:
			d.Add(place, fmt.Sprintf("“%s” được viết hai lần.", templates.Shorten(key)), "Chỉ giữ lại một.")
		}
		seen[key] = true
		return merges
	})
}

func keyOf(p *ast.MappingValueNode) string {
	if s, ok := p.Key.(*ast.StringNode); ok {
		return s.Value
	}
	return p.Key.GetToken().Value
}

// pairs fills a map.
func (d *Document) pairs(v reflect.Value, n ast.Node, at string) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, p := range d.mapping(n, at) {
		value := reflect.New(v.Type().Elem()).Elem()
		d.value(value, p.Value, at+"/"+templates.Escape(keyOf(p)))
		v.SetMapIndex(reflect.ValueOf(keyOf(p)), value)
	}
}

// members fills a struct.
func (d *Document) members(v reflect.Value, n ast.Node, at string) {
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

func (d *Document) unknown(p *ast.MappingValueNode, at string, names map[string]int) {
	key := keyOf(p)
	at += "/" + templates.Escape(key)
	d.lines[at] = p.Key.GetToken().Position.Line
	known := slices.Sorted(maps.Keys(names))
	suggestion := "Ở đây có: " + strings.Join(known, ", ") + "."
	if near := templates.Nearest(key, known); near != "" {
		suggestion = fmt.Sprintf("Có phải muốn viết “%s”?", near)
	}
	d.Add(at, fmt.Sprintf("Không có khóa “%s” ở đây.", templates.Shorten(key)), suggestion)
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
