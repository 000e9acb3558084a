package templates

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanban/templates/nd30"
)

// decoder fills a payload from its JSON and collects what is wrong.
type decoder struct {
	objects  objects
	examples examples
	forms    map[reflect.Type][]reflect.Type // the ways to write a type
	encoded  bytes.Buffer                    // memory of unmarshal
	problems Problems
	meant    []string // pointers of the fields that misspelt names probably stand for
}

// root is the place of the whole payload.
func (d *decoder) root() *place { return &place{examples: &d.examples} }

// place is where in a payload a value stands.
type place struct {
	parent *place
	key    string
	index  int // counted when key is empty
	field  *field

	examples *examples // of the whole payload
}

func (p *place) member(f *field) *place { return &place{parent: p, key: f.name, field: f} }

func (p *place) element(i int) *place { return &place{parent: p, index: i, field: p.field} }

// String returns the place as a JSON pointer.
func (p *place) String() string { return string(p.append(nil)) }

func (p *place) append(b []byte) []byte {
	switch {
	case p.parent == nil:
		return b
	case p.key == "":
		return strconv.AppendInt(append(p.parent.append(b), '/'), int64(p.index), 10)
	}
	return append(append(p.parent.append(b), '/'), escape.Replace(p.key)...)
}

// name is what a clerk calls the place, to begin a message with.
func (p *place) name() string {
	switch {
	case p.field == nil || p.field.title == "":
		return "Dữ liệu"
	case p.key == "" && p.parent != nil:
		return fmt.Sprintf("“%s” (mục %d)", p.field.title, p.index+1)
	}
	return "“" + p.field.title + "”"
}

// jsonName is the name of the field in JSON, "" for the whole payload.
func (p *place) jsonName() string {
	if p.field == nil {
		return ""
	}
	return p.field.name
}

// clause is that of the decree which asks for the place: what its description cites.
func (p *place) clause() string {
	if p.field == nil {
		return ""
	}
	return cmp.Or(nd30.FirstClause(p.field.doc), contentClauses[p.field.name])
}

// contentClauses are those of fields that are described by how they are written, by name.
var contentClauses = map[string]string{"body": "PL I.II.6"}

// example continues a sentence with the field's example, or one made of what it holds, if
// there is any.
func (p *place) example() string {
	if p.field != nil && json.Valid([]byte(p.exampleText())) { // a number
		return p.exampleIn("", "")
	}
	return p.exampleIn("“", "”")
}

// exampleText is what the field may hold: in a right payload of the kind, if that can be told, or else in any.
func (p *place) exampleText() string {
	at := p
	if at.key == "" && at.parent != nil {
		at = at.parent // the list
	}
	if at.parent != nil && at.parent.parent == nil {
		return cmp.Or(at.parent.examples.of(at.key), p.field.example)
	}
	return p.field.example
}

// exampleIn is the example between the quotes.
func (p *place) exampleIn(open, end string) string {
	switch {
	case p.field == nil:
		return ""
	case p.exampleText() != "":
		return ", ví dụ " + open + p.exampleText() + end
	}
	if object := objectExample(p.field.typ); object != "" {
		return ", ví dụ " + object
	}
	return ""
}

// objectExample is what must be written of a struct, with the examples of its fields, as JSON;
// "" when it is no struct or a field has none.
func objectExample(t reflect.Type) string {
	if t == nil || structType(t).Kind() != reflect.Struct || isFormed(structType(t)) || isText(structType(t)) {
		return ""
	}
	var members []string
	for _, f := range objectOf(structType(t)).fields {
		own, _ := splitDive(f.validate)
		switch {
		case !hasTag(own, "required"):
		case f.example == "" || f.typ.Kind() != reflect.String:
			return ""
		default:
			members = append(members, fmt.Sprintf(`"%s": "%s"`, f.name, f.example))
		}
	}
	if members == nil {
		return ""
	}
	return "{" + strings.Join(members, ", ") + "}"
}

// formed is a type that may be written in several ways; see [Strict].
type formed interface {
	JSONForms() []any
	json.Unmarshaler
}

// add notes a problem, unless there are so many that nobody would read on.
func (d *decoder) add(p Problem) bool {
	if len(d.problems) < MaxProblems {
		d.problems = append(d.problems, p)
	}
	return false
}

// value fills v from n. It reports whether n was of v's kind. A pointer takes null too.
func (d *decoder) value(v reflect.Value, n *node, at *place) bool {
	if v.Kind() == reflect.Pointer {
		if n.kind == 'n' {
			return true
		}
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem(), n, at)
	}
	switch target := v.Addr().Interface().(type) {
	case *anyObject:
		return true // whoever reads it finds what is wrong
	case formed:
		return d.form(target, n, at)
	case encoding.TextUnmarshaler:
		return d.text(target, n, at)
	}
	from, known := written[v.Kind()]
	if !known {
		panic(fmt.Sprintf("templates: a payload cannot hold %v", v.Type()))
	}
	if from != n.kind {
		return d.add(skipping(v, at, wrongType(at, n.kind, from)))
	}
	return d.read(v, n, at)
}

// skipping is the finding about a value that cannot be read. A number, or true or false, of a field that need not be
// there is skipped: what else is wrong can be told.
func skipping(v reflect.Value, at *place, p Problem) Problem {
	scalar := v.CanInt() || v.CanFloat() || v.Kind() == reflect.Bool
	p.skipped = scalar && at.key != "" && !strings.Contains(at.field.validate, "required")
	return p
}

// written is as which kind of JSON value a Go value is written.
var written = map[reflect.Kind]byte{
	reflect.Struct:  '{',
	reflect.Slice:   '[',
	reflect.String:  '"',
	reflect.Bool:    't',
	reflect.Int:     '0',
	reflect.Int64:   '0',
	reflect.Float64: '0',
}

// read fills v from n, which is of v's kind.
func (d *decoder) read(v reflect.Value, n *node, at *place) bool {
	switch v.Kind() {
	case reflect.Struct:
		d.members(v, n, at)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), len(n.list), len(n.list)))
		for i := range n.list {
			d.value(v.Index(i), &n.list[i], at.element(i))
		}
	case reflect.String:
		d.clean(n, at)
		v.SetString(n.text)
	case reflect.Bool:
		v.SetBool(n.text == "true")
	default:
		return d.number(v, n, at)
	}
	return true
}

// members fills the fields of a struct.
func (d *decoder) members(v reflect.Value, n *node, at *place) {
	o := d.objects.of(v.Type())
	var seen names
	for i, key := range n.keys {
		f := o.byName[key]
		switch {
		case seen.again(n.keys[:i], key):
			d.add(duplicateKey(at.String()+"/"+escape.Replace(Shorten(key)), key))
		case f == nil && key == schemaKey && at.parent == nil: // for editors
		case f == nil:
			d.unknown(o, key, at)
		case n.list[i].kind != 'n':
			d.value(v.FieldByIndex(f.index), &n.list[i], at.member(f))
		}
	}
}

// names tell which names of an object have been seen. The zero value has seen none.
type names map[string]bool

// again reports whether the name is among those before it. The first few are looked through; of
// more a map is made, so that an object of very many costs no more than others of the length.
func (ns *names) again(before []string, name string) bool {
	const few = 32
	if len(before) < few {
		return slices.Contains(before, name)
	}
	if *ns == nil {
		*ns = make(names, 2*few)
		for _, b := range before {
			(*ns)[b] = true
		}
	}
	seen := (*ns)[name]
	(*ns)[name] = true
	return seen
}

// number fills an integer or a fraction.
func (d *decoder) number(v reflect.Value, n *node, at *place) bool {
	var err error
	want := "số"
	if v.CanInt() {
		want = "số nguyên"
		n.text = whole(n.text)
		var i int64
		i, err = strconv.ParseInt(n.text, 10, v.Type().Bits())
		v.SetInt(i)
	} else {
		var f float64
		f, err = strconv.ParseFloat(n.text, 64)
		v.SetFloat(f)
	}
	switch {
	case errors.Is(err, strconv.ErrRange):
		return d.add(skipping(v, at, problem(at, "json.number", fmt.Sprintf("%s quá lớn: %s", at.name(), Shorten(n.text)), "Kiểm tra lại con số.")))
	case err != nil:
		return d.add(skipping(v, at, problem(at, "json.type", fmt.Sprintf("%s phải là %s, không phải %s", at.name(), want, Shorten(n.text)), "Viết số không có phần lẻ và không có mũ"+at.example()+".")))
	}
	return true
}

// whole is a number without a fraction of nothing but zeros: 12.0 is an integer to JSON Schema (2020-12, 4.2.2), and what
// programs write that know numbers with fractions only.
func whole(number string) string {
	if before, fraction, ok := strings.Cut(number, "."); ok && strings.Trim(fraction, "0") == "" {
		return before
	}
	return number
}

// text fills what is written as a string and reads itself.
func (d *decoder) text(target encoding.TextUnmarshaler, n *node, at *place) bool {
	if n.kind != '"' {
		return d.add(wrongType(at, n.kind, '"'))
	}
	d.clean(n, at)
	if err := target.UnmarshalText([]byte(n.text)); err != nil {
		remedy := "Sửa lại giá trị" + at.example() + "."
		if advice, ok := errors.AsType[*Advice](err); ok {
			remedy = advice.Suggestion
		}
		return d.add(problem(at, "json.value", at.name()+": "+err.Error(), remedy))
	}
	return true
}

// Advice is the error of a type that reads itself from a string, and knows what to write instead.
type Advice struct{ Message, Suggestion string }

// Error is the message.
func (a *Advice) Error() string { return a.Message }

// form fills what may be written in several ways: the first that fits the JSON value is read
// strictly, which finds the problems and cleans the text; then the type reads it itself.
func (d *decoder) form(target formed, n *node, at *place) bool {
	forms := d.formsOf(target)
	i := slices.IndexFunc(forms, func(t reflect.Type) bool { return written[t.Kind()] == n.kind })
	if i < 0 {
		var wanted []byte
		for _, t := range forms {
			wanted = append(wanted, written[t.Kind()])
		}
		return d.add(wrongType(at, n.kind, wanted...))
	}
	before := len(d.problems)
	if forms[i] == reflect.TypeFor[string]() {
		d.clean(n, at)
	} else {
		d.value(reflect.New(forms[i]).Elem(), n, at)
	}
	return d.unmarshal(target, n, at, len(d.problems) == before)
}

// formsOf lists the ways to write a type, asking it once.
func (d *decoder) formsOf(target formed) []reflect.Type {
	t := reflect.TypeOf(target)
	forms, known := d.forms[t]
	if known {
		return forms
	}
	for _, form := range target.JSONForms() {
		forms = append(forms, reflect.TypeOf(form))
	}
	if d.forms == nil {
		d.forms = map[reflect.Type][]reflect.Type{}
	}
	d.forms[t] = forms
	return forms
}

// unmarshal lets the type read what has been read strictly before. What it says is news only
// when that found nothing; otherwise it reads what can be read, for the shape to be checked.
func (d *decoder) unmarshal(target json.Unmarshaler, n *node, at *place, good bool) bool {
	d.encoded.Reset()
	n.encode(&d.encoded)
	if err := target.UnmarshalJSON(d.encoded.Bytes()); err != nil && good {
		return d.add(problem(at, "json.value", fmt.Sprintf("%s không đọc được: %v", at.name(), err), "Sửa lại giá trị"+at.example()+"."))
	}
	return true
}

// clean replaces the text of a string by what is kept of it and notes what cannot be printed.
func (d *decoder) clean(n *node, at *place) {
	n.text = cleaned(n.text)
	for _, flaw := range flaws(n.text) {
		p := problem(at, flaw.rule, fmt.Sprintf("%s: ký tự thứ %d (%U) %s", at.name(), flaw.number, flaw.rune, flaw.what), flaw.remedy)
		p.Offset, p.Length = flaw.offset, utf8.RuneLen(flaw.rune)
		p.Edit = flaw.mend(p.Path, n.text)
		d.add(p)
	}
}

// unknown notes a name that no field of the object has.
func (d *decoder) unknown(o *object, key string, at *place) {
	if len(d.problems) == MaxProblems {
		return
	}
	p := Problem{
		Path: at.String() + "/" + escape.Replace(Shorten(key)), Rule: "json.unknown_field", Severity: Error,
		Message:    fmt.Sprintf("Không có trường “%s” ở đây.", Shorten(key)),
		Suggestion: "Xóa trường này.",
	}
	f, elsewhere := o.suggest(key), strangerOf(o, key)
	switch {
	case elsewhere != nil:
		p.Message, p.Suggestion, p.Clause = elsewhere.message, elsewhere.remedy, elsewhere.clause
		p.skipped = true
	case f == nil:
		p.skipped = true
		if key == Shorten(key) {
			p.Edit = Edit{Op: Remove, Path: p.Path}
		}
	case strings.EqualFold(f.name, key):
		p.Rule = "json.key_case"
		p.Message = fmt.Sprintf("Tên trường “%s” viết sai chữ hoa, chữ thường.", Shorten(key))
		p.Suggestion = fmt.Sprintf("Viết đúng là “%s”.", f.name)
	default:
		p.Suggestion = fmt.Sprintf("Có phải muốn viết “%s” (%s)?", f.name, f.title)
	}
	if !p.skipped {
		d.meant = append(d.meant, at.member(f).String())
	}
	d.add(p)
}

func problem(at *place, rule, message, suggestion string) Problem {
	return Problem{Path: at.String(), Rule: rule, Severity: Error, Message: message + ".", Suggestion: suggestion}
}

// remedies are what to write where another kind of value stands, by the kind that is wanted.
var remedies = map[byte]string{
	'"': "Đặt giá trị trong ngoặc kép",
	'0': "Viết chữ số, không có ngoặc kép",
	't': "Viết true hoặc false, không có ngoặc kép",
	'[': "Đặt các phần tử trong ngoặc vuông, cách nhau bằng dấu phẩy",
	'{': "Đặt các trường trong ngoặc nhọn",
}

// wrongType says that a value is of a kind that the place does not take.
func wrongType(at *place, got byte, wanted ...byte) Problem {
	var names []string
	for _, kind := range wanted {
		names = append(names, kindNames[kind])
	}
	remedy := remedies[wanted[0]]
	switch wanted[0] {
	case '"':
		remedy += at.exampleIn(`"`, `"`)
	case '0':
		remedy += at.exampleIn("", "")
	}
	return problem(at, "json.type",
		fmt.Sprintf("%s phải là %s, không phải %s", at.name(), strings.Join(names, " hoặc "), kindNames[got]), remedy+".")
}

func duplicateKey(pointer, key string) Problem {
	return Problem{
		Path: pointer, Rule: "json.duplicate_key", Severity: Error,
		Message:    fmt.Sprintf("Trường “%s” được viết hai lần.", Shorten(key)),
		Suggestion: "Chỉ giữ lại một.",
	}
}
