package templates

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of a payload. They keep a hostile one from costing more than a real one.
const (
	MaxBytes    = 8 << 20 // of the JSON text
	maxDepth    = 64      // of objects and arrays inside each other
	maxValues   = 500_000 // of all objects and arrays together
	MaxProblems = 500     // reported of one payload
)

// node is a JSON value as it stands in the payload.
type node struct {
	kind byte   // as in JSON: one of { [ " 0 t n
	pos  int    // offset in the payload of the token's end, which orders the nodes
	text string // of a string, decoded; of a number or a bool, as written
	keys []string
	list []node // elements of an array; values of an object, one for each of keys
}

// parse reads one JSON value with nothing behind it.
func parse(data []byte) (node, Problems) {
	data = trimBOM(data)
	if ps := checkText(data); ps != nil {
		return node{}, ps
	}
	if ps := checkSyntax(data); ps != nil {
		return node{}, ps
	}
	r := reader{data: data, known: map[string]string{}}
	return r.value(), nil
}

// trimBOM drops the mark that some editors put at the beginning of a UTF-8 file (RFC 8259, 8.1
// lets a reader ignore it).
func trimBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

// checkText refuses what is not worth reading as JSON.
func checkText(data []byte) Problems {
	if ps := otherFile(data); ps != nil {
		return ps
	}
	switch {
	case len(data) > MaxBytes:
		return broken("json.too_large", nil, 0,
			fmt.Sprintf("Dữ liệu dài hơn giới hạn %d MiB", MaxBytes>>20),
			"Chia bảng dài thành nhiều phụ lục hoặc nhiều văn bản.")
	case len(bytes.TrimSpace(data)) == 0:
		return broken("json.empty", nil, 0, "Chưa có dữ liệu", "Gửi nội dung văn bản dưới dạng một đối tượng JSON { … }.")
	}
	if i := invalidUTF8(data); i >= 0 {
		return broken("json.utf8", data, i, fmt.Sprintf("Byte 0x%02X không phải chữ Unicode (UTF-8)", data[i]),
			"Lưu tệp bằng bảng mã UTF-8; chữ TCVN3 hay VNI phải chuyển mã trước.")
	}
	depth, values := measure(data)
	switch {
	case depth >= 0:
		return broken("json.depth", data, depth, fmt.Sprintf("Dữ liệu lồng nhau quá %d tầng", maxDepth),
			"Bớt số tầng đối tượng và danh sách lồng nhau.")
	case values > maxValues:
		return broken("json.too_large", nil, 0, fmt.Sprintf("Dữ liệu có %d giá trị, quá giới hạn %d", values, maxValues),
			"Chia bảng dài thành nhiều phụ lục hoặc nhiều văn bản.")
	}
	return nil
}

// otherRule is the rule that a file of another program breaks.
const otherRule = "json.other_file"

// savedAsUTF8 says how to come from UTF-16, the “Unicode” of old versions of Notepad, to UTF-8.
const savedAsUTF8 = "Lưu lại bằng UTF-8: trong Notepad chọn Save As rồi chọn Encoding là UTF-8."

// otherFiles are the files that are most often given instead of a payload, by the bytes that they begin with.
var otherFiles = []struct{ begins, rule, message, suggestion string }{
	{
		"%PDF-", otherRule, "Đây là tệp PDF, không phải dữ liệu JSON",
		"PDF tạo với mức 3a có dữ liệu bên trong: lấy ra bằng lệnh vanban reopen hoặc POST /v1/reopen. PDF khác thì dùng tệp .json đã tạo ra nó.",
	},
	{
		"\xff\xfe", "json.utf8", "Tệp này ở bảng mã UTF-16, không phải UTF-8", savedAsUTF8,
	},
	{
		"\xfe\xff", "json.utf8", "Tệp này ở bảng mã UTF-16, không phải UTF-8", savedAsUTF8,
	},
	{
		"PK\x03\x04", otherRule, "Đây là tệp Word (.docx) hoặc tệp nén khác, không phải dữ liệu JSON",
		"Dùng tệp .json đã tạo ra văn bản này, hoặc lấy dữ liệu bằng vanban reopen (POST /v1/reopen) từ bản PDF tạo với mức 3a.",
	},
}

// otherFile says of what is no text at all what it is.
func otherFile(data []byte) Problems {
	for _, other := range otherFiles {
		if bytes.HasPrefix(data, []byte(other.begins)) {
			return broken(other.rule, nil, 0, other.message, other.suggestion)
		}
	}
	return nil
}

// invalidUTF8 returns where the first byte that is not UTF-8 stands, or -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// measure returns where the nesting exceeds its limit, or -1, and about how many values there
// are: as many as opening brackets and commas. It need not know more of JSON than its strings.
func measure(data []byte) (tooDeep, values int) {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ',':
			values++
		case c == '{' || c == '[':
			values++
			if depth++; depth > maxDepth {
				return i, values
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return -1, values
}

// checkSyntax refuses what is not exactly one JSON value.
func checkSyntax(data []byte) Problems {
	if json.Valid(data) {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return syntaxProblem(data, err)
	}
	end := int(dec.InputOffset())
	if rest := bytes.TrimLeft(data[end:], " \t\r\n"); len(rest) > 0 {
		return broken("json.trailing", data, len(data)-len(rest), "Còn dữ liệu thừa sau khi văn bản đã kết thúc",
			"Mỗi lần chỉ gửi một văn bản; xóa phần thừa phía sau.")
	}
	return syntaxProblem(data, io.ErrUnexpectedEOF)
}

// syntaxProblem says in Vietnamese where the JSON text breaks.
func syntaxProblem(data []byte, err error) Problems {
	var syntax *json.SyntaxError
	at := len(data)
	if errors.As(err, &syntax) && syntax.Offset > 0 {
		at = int(syntax.Offset) - 1
	}
	if at >= len(data) {
		return broken("json.syntax", data, len(data), "Dữ liệu JSON bị cắt ngang",
			"Kiểm tra xem đã đóng hết ngoặc kép, ngoặc vuông và ngoặc nhọn chưa.")
	}
	r, _ := utf8.DecodeRune(data[at:])
	if r < ' ' {
		return broken("json.syntax", data, at, fmt.Sprintf("Ký tự điều khiển %U không được để nguyên trong JSON", r),
			`Xuống dòng trong chuỗi phải viết là \n.`)
	}
	return broken("json.syntax", data, at, fmt.Sprintf("Dữ liệu không phải JSON hợp lệ: ký tự “%c” không đúng chỗ", r),
		"Kiểm tra dấu phẩy, dấu hai chấm và dấu ngoặc quanh chỗ đó; chuỗi phải nằm trong ngoặc kép.")
}

// broken is the only problem of a payload that cannot be read.
func broken(rule string, data []byte, at int, message, suggestion string) Problems {
	if data != nil {
		message += " (" + lineColumn(data, at) + ")"
	}
	return Problems{{Rule: rule, Severity: Error, Message: message + ".", Suggestion: suggestion}}
}

// lineColumn tells a place as an editor does; the column counts characters.
func lineColumn(data []byte, at int) string {
	before := data[:min(at, len(data))]
	line := bytes.Count(before, []byte{'\n'}) + 1
	start := bytes.LastIndexByte(before, '\n') + 1
	return fmt.Sprintf("dòng %d, cột %d", line, utf8.RuneCount(before[start:])+1)
}

// reader makes nodes of a text that checkText and checkSyntax have found to be one JSON value.
type reader struct {
	data  []byte
	at    int
	known map[string]string // each name once, however often it is written
	// What is read of the objects and arrays that are open, the innermost last.
	keys []string
	open []node
}

// value reads the next value.
func (r *reader) value() node {
	switch c := r.next(); c {
	case '{', '[':
		return r.list(c)
	case '"':
		text := r.text()
		return node{kind: '"', pos: r.at, text: string(text)}
	case 't', 'f':
		word := r.word()
		return node{kind: 't', pos: r.at, text: string(word)}
	case 'n':
		r.word()
		return node{kind: 'n', pos: r.at}
	default:
		word := r.word()
		return node{kind: '0', pos: r.at, text: string(word)}
	}
}

// next is the first character of the next token.
func (r *reader) next() byte {
	for {
		switch c := r.data[r.at]; c {
		case ' ', '\t', '\r', '\n', ',', ':':
			r.at++
		default:
			return c
		}
	}
}

// list reads an object or an array to its end.
func (r *reader) list(kind byte) node {
	r.at++
	n := node{kind: kind, pos: r.at}
	keys, list := len(r.keys), len(r.open)
	for c := r.next(); c != '}' && c != ']'; c = r.next() {
		if kind == '{' {
			r.keys = append(r.keys, r.key())
		}
		v := r.value()
		r.open = append(r.open, v)
	}
	r.at++
	n.keys, n.list = slices.Clone(r.keys[keys:]), slices.Clone(r.open[list:])
	clear(r.open[list:])
	r.keys, r.open = r.keys[:keys], r.open[:list]
	return n
}

// key reads the name of a member.
func (r *reader) key() string {
	text := r.text()
	key, known := r.known[string(text)]
	if !known {
		key = string(text)
		r.known[key] = key
	}
	return key
}

// text reads a string. What it returns is good for a look only.
func (r *reader) text() []byte {
	from, escaped := r.at+1, false
	for r.at++; r.data[r.at] != '"'; r.at++ {
		if r.data[r.at] == '\\' {
			escaped = true
			r.at++
		}
	}
	r.at++
	if !escaped {
		return r.data[from : r.at-1]
	}
	var s string
	_ = json.Unmarshal(r.data[from-1:r.at], &s) // of a string it cannot fail
	return []byte(s)
}

// word reads a number or a literal.
func (r *reader) word() []byte {
	from := r.at
	for r.at < len(r.data) && strings.IndexByte(" \t\r\n,]}", r.data[r.at]) < 0 {
		r.at++
	}
	return r.data[from:r.at]
}

// encode writes the node as JSON.
func (n *node) encode(b *bytes.Buffer) {
	switch n.kind {
	case '"':
		quoteTo(b, n.text)
	case '0', 't':
		b.WriteString(n.text)
	case 'n':
		b.WriteString("null")
	default:
		n.encodeList(b)
	}
}

func (n *node) encodeList(b *bytes.Buffer) {
	b.WriteByte(n.kind)
	for i := range n.list {
		if i > 0 {
			b.WriteByte(',')
		}
		if n.kind == '{' {
			quoteTo(b, n.keys[i])
			b.WriteByte(':')
		}
		n.list[i].encode(b)
	}
	b.WriteByte(n.kind + 2) // ']' is '[' + 2, '}' is '{' + 2
}

// quoteTo writes s as a JSON string.
func quoteTo(b *bytes.Buffer, s string) {
	if !strings.ContainsFunc(s, isEscaped) {
		b.WriteByte('"')
		b.WriteString(s)
		b.WriteByte('"')
		return
	}
	quoted, _ := json.Marshal(s) // of a string it cannot fail
	b.Write(quoted)
}

// isEscaped reports whether encoding/json may write another thing for the character than itself.
func isEscaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '<' || r == '>' || r == '&' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

// kindNames are the kinds of JSON values as a clerk would call them.
var kindNames = map[byte]string{
	'{': "nhóm trường { … }",
	'[': "danh sách [ … ]",
	'"': "chuỗi ký tự",
	'0': "số",
	't': "true hoặc false",
	'n': "null",
}

// find returns the node that the pointer names, or the last one on the way to it.
func (n *node) find(pointer string) *node {
	for _, key := range strings.Split(pointer, "/")[1:] {
		child := n.child(unescape.Replace(key))
		if child == nil {
			return n
		}
		n = child
	}
	return n
}

// child returns the member or element that the key names, or nil.
func (n *node) child(key string) *node {
	i := slices.Index(n.keys, key)
	if n.kind == '[' {
		i, _ = strconv.Atoi(key)
	}
	if i < 0 || i >= len(n.list) {
		return nil
	}
	return &n.list[i]
}

// Escape writes a name as a part of a JSON pointer (RFC 6901, 3).
func Escape(name string) string { return escape.Replace(name) }

// Unescape reads a part of a JSON pointer as the name that it means.
func Unescape(part string) string { return unescape.Replace(part) }

// The escapes of a JSON pointer (RFC 6901, 3).
var (
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)
