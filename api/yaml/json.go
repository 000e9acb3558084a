package yaml

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"vanban/templates"
)

// maxSmall is how large a file may be that is read as JSON, in bytes; the JSON, which repeats what aliases name, may be
// sixteen times as large.
const maxSmall = 64 << 10

// maxDashes is how many lists may begin inside each other on one line.
const maxDashes = 32

// maxSigns are how often signs may stand in such a file. The library takes time by the square of the lines and of the
// brackets inside each other: within these it is some milliseconds.
var maxSigns = []struct {
	sign string
	most int
}{{"\n", 2000}, {"[", 250}, {"{", 250}, {",", 5000}, {"- ", 3000}, {"&", 500}, {"*", 500}}

// JSON gives a small file as JSON, for a reader that is strict about what is in it: keys in their order,
// a key that is written twice as it is, a text without quotation marks that is a number as the number. What is
// wrong is in the document's problems; without any, the JSON is valid.
func JSON(data []byte) ([]byte, *Document) {
	d := newDocument()
	if !d.small(data) {
		return nil, d
	}
	var b bytes.Buffer
	d.parse(data, func(n ast.Node) { d.json(&b, n, "") })
	return b.Bytes(), d
}

// small refuses what would keep the library busy.
func (d *Document) small(data []byte) bool {
	if len(data) > maxSmall {
		d.Add("", fmt.Sprintf("Tệp dài quá %d KiB.", maxSmall>>10), "Bỏ bớt những gì không cần; ảnh và mẫu giấy để ở tệp riêng.")
		return false
	}
	for _, s := range maxSigns {
		if bytes.Count(data, []byte(s.sign)) > s.most {
			d.Add("", fmt.Sprintf("Tệp có hơn %d %s.", s.most, signNames[s.sign]), "Bỏ bớt những gì không cần; viết mỗi mục một dòng.")
			return false
		}
	}
	for line := range bytes.Lines(data) {
		if bytes.Count(line, []byte("- ")) > maxDashes {
			d.Add("", "Một dòng có quá nhiều dấu gạch ngang.", "Viết mỗi mục một dòng, bắt đầu bằng dấu gạch ngang.")
			return false
		}
	}
	return true
}

// signNames are what the signs are called that are no letters for a clerk.
var signNames = map[string]string{"\n": "dòng", "[": "dấu [", "{": "dấu {", ",": "dấu phẩy", "- ": "dấu gạch ngang", "&": "dấu &", "*": "dấu *"}

// json writes a node.
func (d *Document) json(b *bytes.Buffer, n ast.Node, at string) {
	d.lines[at] = n.GetToken().Position.Line
	if d.values++; d.values == maxValues || b.Len() > 16*maxSmall {
		d.values = maxValues
		d.Add(at, "Tệp có quá nhiều giá trị.", "Bỏ bớt những gì viết lại bằng *tên.")
	}
	if d.values >= maxValues {
		b.WriteString("null")
		return
	}
	switch n := n.(type) {
	case *ast.AnchorNode:
		d.json(b, n.Value, at)
		d.anchors[n.Name.GetToken().Value] = n.Value
	case *ast.AliasNode:
		if meant := d.meant(n, at); meant != nil {
			d.json(b, meant, at)
			return
		}
		b.WriteString("null")
	case *ast.MappingNode, *ast.MappingValueNode:
		d.jsonObject(b, n, at)
	case *ast.SequenceNode:
		d.jsonArray(b, n, at)
	default:
		d.jsonScalar(b, n, at)
	}
}

func (d *Document) jsonObject(b *bytes.Buffer, n ast.Node, at string) {
	b.WriteByte('{')
	for i, p := range d.mapping(n, at) {
		if i > 0 {
			b.WriteByte(',')
		}
		place := at + "/" + templates.Escape(keyOf(p))
		b.Write(quote(keyOf(p)))
		b.WriteByte(':')
		d.json(b, p.Value, place)
		d.lines[place] = p.Key.GetToken().Position.Line
	}
	b.WriteByte('}')
}

func (d *Document) jsonArray(b *bytes.Buffer, n *ast.SequenceNode, at string) {
	b.WriteByte('[')
	for i, item := range n.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		d.json(b, item, at+"/"+strconv.Itoa(i))
	}
	b.WriteByte(']')
}

// jsonScalar writes what is neither list nor group. A number that JSON writes otherwise, such as 0214, is a text.
func (d *Document) jsonScalar(b *bytes.Buffer, n ast.Node, at string) {
	switch n := n.(type) {
	case *ast.NullNode:
		b.WriteString("null")
		return
	case *ast.BoolNode:
		b.WriteString(strconv.FormatBool(n.Value))
		return
	}
	text, _ := d.scalar(n, at)
	if number := n.Type() == ast.IntegerType || n.Type() == ast.FloatType; number && json.Valid([]byte(text)) {
		b.WriteString(text)
		return
	}
	b.Write(quote(text))
}

func quote(s string) []byte {
	q, _ := json.Marshal(s) // of a string it cannot fail
	return q
}
