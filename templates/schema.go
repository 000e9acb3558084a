package templates

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"vanban/templates/nd30"
)

// Schema returns the JSON Schema (2020-12) of a kind's payload, made from the Go type: names
// and kinds from the fields, limits from the validate tags, words from the tags title, doc
// and example. The properties stand in the order of the fields; the bytes are always the
// same. The fields that a profile may give are not required of payloads that name one. The error is
// that of a type that cannot be described.
func Schema(k Kind, given ...string) ([]byte, error) {
	m := schemaMaker{objects: objects{}}
	own := &examples{sample: k.Sample}
	d := m.object(structType(reflect.TypeOf(k.New())), k.Slug, own)
	if k.Has("/profile") {
		d = withProfile(d, given)
	}
	d = d.with(dict{{"patternProperties", forEditors}})
	description := fmt.Sprintf("Dữ liệu của một văn bản loại %s theo Nghị định 30/2020/NĐ-CP.", k.Name)
	if note := k.Note(); note != "" {
		description += " " + note + "."
	}
	return m.write(d, k.Name, description)
}

// withProfile lets a payload name a profile or have the fields that the profile would give, and name who signs
// by an id.
func withProfile(d dict, given []string) dict {
	required, _ := d.value("required").([]string)
	always, orProfile := []string{}, []string{}
	for _, name := range required {
		if slices.Contains(given, name) {
			orProfile = append(orProfile, name)
		} else {
			always = append(always, name)
		}
	}
	if len(orProfile) == 0 {
		return d
	}
	properties, _ := d.value("properties").(dict)
	if signer, ok := properties.value("signer").(dict); ok && slices.Contains(given, "signer") {
		written := slices.DeleteFunc(slices.Clone(signer), func(e entry) bool { return e.key == "$ref" })
		id := dict{{"type", "string"}, {"pattern", shortName.String()}, {"description", "Mã của một người ký trong hồ sơ mà “profile” gọi tên."}}
		properties = properties.with(dict{{"signer", append(written, entry{"anyOf", []dict{{{"$ref", signer.value("$ref")}}, id}})}})
	}
	return d.with(dict{{"properties", properties}, {"required", always}, {"anyOf", []dict{{{"required", orProfile}}, {{"required", []string{"profile"}}}}}})
}

// SchemaOf returns the JSON Schema of a struct that [Strict] reads and that is no payload.
func SchemaOf[P any](title, description string) ([]byte, error) {
	m := schemaMaker{objects: objects{}}
	return m.write(m.object(reflect.TypeFor[P](), "", nil), title, description)
}

// schemaKey is the member by which a payload tells an editor where its schema is. Nothing of a document stands in it.
const schemaKey = "$schema"

// forEditors describes [schemaKey]. It is no property: whoever makes a form of the schema asks nobody for it.
var forEditors = dict{{"^\\" + schemaKey + "$", dict{{"type", "string"}}}}

// write writes a description with the definitions that it refers to.
func (m *schemaMaker) write(d dict, title, description string) ([]byte, error) {
	root := append(dict{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", title},
		{"description", description},
	}, d...)
	if len(m.defs) > 0 {
		root = append(root, entry{"$defs", m.defs})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		return nil, fmt.Errorf("describing %s: %w", title, err)
	}
	return b.Bytes(), nil
}

// dict is a JSON object whose members keep their order.
type dict []entry

type entry struct {
	key   string
	value any
}

// with returns d with the members of more; where both have a key, that of more stands.
func (d dict) with(more dict) dict {
	for _, e := range more {
		at := slices.IndexFunc(d, func(has entry) bool { return has.key == e.key })
		if at < 0 {
			d = append(d, e)
			continue
		}
		d[at] = e
	}
	return d
}

// value is that of a key; nil when there is none.
func (d dict) value(key string) any {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (d dict) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, e := range d {
		if i > 0 {
			b = append(b, ',')
		}
		key, _ := marshal(e.key) // of a string it cannot fail
		value, err := marshal(e.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.key, err)
		}
		b = slices.Concat(b, key, []byte{':'}, value)
	}
	return append(b, '}'), nil
}

// marshal is json.Marshal without escapes meant for HTML.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// schemaMaker describes types; structs inside the payload go into defs, where they may refer
// to themselves.
type schemaMaker struct {
	objects objects
	defs    dict
}

// described is a type that describes itself.
type described interface{ JSONSchema() map[string]any }

// object describes the members of a struct. The field "kind" of a payload has one value, and there are examples of its own.
func (m *schemaMaker) object(t reflect.Type, kind string, own *examples) dict {
	var properties dict
	required := []string{}
	for _, f := range m.objects.of(t).fields {
		f.example = cmp.Or(own.of(f.name), f.example)
		property := m.property(f)
		if kind != "" && f.name == "kind" {
			property = property.with(dict{{"const", kind}})
		}
		properties = append(properties, entry{f.name, property})
		if outer, _ := splitDive(f.validate); hasTag(outer, "required") || hasTag(outer, "required"+exceptFor) && !exempt(outer, kind) {
			required = append(required, f.name)
		}
	}
	d := dict{
		{"type", "object"},
		{"properties", properties},
		{"required", required},
		{"additionalProperties", false},
	}
	return append(d, m.ways(t)...)
}

// ways says that a payload has either the fields that are required without another one, or that; none has both.
func (m *schemaMaker) ways(t reflect.Type) dict {
	var instead string
	var fields []string
	for _, f := range m.objects.of(t).fields {
		own, _ := splitDive(f.validate)
		for _, tag := range own {
			if other, ok := strings.CutPrefix(tag, insteadOf+"="); ok {
				of, _ := t.FieldByName(other)
				fields, instead = append(fields, f.name), jsonName(of)
			}
		}
	}
	if fields == nil {
		return nil
	}
	return dict{{"oneOf", []dict{{{"required", fields}}, {{"required", []string{instead}}}}}}
}

// exempt reports whether a payload of the kind need not have a field with the tags, of which one is
// required_unless.
func exempt(tags []string, kind string) bool {
	return slices.ContainsFunc(tags, func(tag string) bool {
		words := strings.Fields(strings.TrimPrefix(tag, "required"+exceptFor+"="))
		return len(words) > 1 && words[0] == "Kind" && slices.Contains(words[1:], kind)
	})
}

// property describes a field: what it is called, what it may hold.
func (m *schemaMaker) property(f field) dict {
	var d dict
	for _, e := range (dict{{"title", f.title}, {"description", nd30.InWords(f.doc)}}) {
		if e.value != "" {
			d = append(d, e)
		}
	}
	outer, inner := splitDive(f.validate)
	d = d.with(m.value(f.typ, outer, inner))
	if f.example != "" {
		d = d.with(dict{{"examples", []any{exampleOf(f)}}})
	}
	return d
}

// value describes a type with what the tags say of it and of its elements.
func (m *schemaMaker) value(t reflect.Type, tags, inner []string) dict {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	d := m.kind(t, inner)
	for _, tag := range tags {
		name, param, _ := strings.Cut(tag, "=")
		d = d.with(keywords(name, param, t.Kind()))
	}
	return d
}

// kind describes a type without its tags.
func (m *schemaMaker) kind(t reflect.Type, inner []string) dict {
	switch v := reflect.New(t).Interface().(type) {
	case described:
		return dictOf(v.JSONSchema())
	case formed:
		return dict{{"anyOf", m.forms(v)}}
	}
	switch t.Kind() {
	case reflect.Struct:
		return dict{{"$ref", "#/$defs/" + m.define(t)}}
	case reflect.Slice:
		outer, deeper := splitTags(inner)
		items := m.value(t.Elem(), outer, deeper)
		if t.Elem().Kind() == reflect.Pointer {
			items = dict{{"anyOf", []dict{items, {{"type", "null"}}}}}
		}
		return dict{{"type", "array"}, {"items", items}}
	case reflect.Int, reflect.Int64:
		return dict{{"type", "integer"}}
	case reflect.Float64:
		return dict{{"type", "number"}}
	case reflect.Bool:
		return dict{{"type", "boolean"}}
	}
	return dict{{"type", "string"}}
}

// forms describes the ways in which a value may be written.
func (m *schemaMaker) forms(v formed) []dict {
	var ways []dict
	for _, form := range v.JSONForms() {
		ways = append(ways, m.kind(reflect.TypeOf(form), nil))
	}
	return ways
}

// define puts a struct into defs, unless it is there, and returns its name.
func (m *schemaMaker) define(t reflect.Type) string {
	name := t.String()
	for _, e := range m.defs {
		if e.key == name {
			return name
		}
	}
	at := len(m.defs)
	m.defs = append(m.defs, entry{key: name}) // before its fields, which may be of its own type
	m.defs[at].value = m.object(t, "", nil)
	return name
}

// dictOf sorts a map by its keys.
func dictOf(m map[string]any) dict {
	var d dict
	for _, key := range slices.Sorted(maps.Keys(m)) {
		d = append(d, entry{key, m[key]})
	}
	return d
}

// limits are the keywords of min and max for each class of values.
var limits = map[class][2]string{
	text:   {"minLength", "maxLength"},
	list:   {"minItems", "maxItems"},
	number: {"minimum", "maximum"},
}

// keywords are what one tag says in a schema.
func keywords(tag, param string, kind reflect.Kind) dict {
	limit := limits[classes[kind]]
	n, _ := strconv.Atoi(param)
	switch plainTag(tag) {
	case "min":
		return dict{{limit[0], n}}
	case "max":
		return dict{{limit[1], n}}
	case "len":
		return dict{{limit[0], n}, {limit[1], n}}
	case "required", "notblank":
		if kind == reflect.String {
			return dict{{"minLength", 1}}
		}
	case "oneof":
		return dict{{"enum", choices(param, kind)}}
	case "unique":
		return dict{{"uniqueItems", true}}
	case "ky_hieu":
		return dict{{"pattern", notation.String()}}
	case "ten_ho_so":
		return dict{{"pattern", shortName.String()}}
	case "dia_danh":
		return dict{{"pattern", placeName.String()}}
	case "thoi_diem":
		return dict{{"pattern", moment}}
	}
	return nil
}

// choices are the values of a oneof tag, in their own kind.
func choices(param string, kind reflect.Kind) []any {
	var values []any
	for _, word := range strings.Fields(param) {
		if n, err := strconv.Atoi(word); err == nil && classes[kind] == number {
			values = append(values, n)
			continue
		}
		values = append(values, word)
	}
	return values
}

// exampleOf is the example of a field in the field's own kind.
func exampleOf(f field) any {
	t := structType(f.typ)
	if t.Kind() == reflect.Slice {
		return []any{exampleOf(field{typ: t.Elem(), example: f.example})}
	}
	var v any
	if written[t.Kind()] != '"' && json.Unmarshal([]byte(f.example), &v) == nil {
		return v
	}
	return f.example
}

// splitDive parts the tags of a field into its own and those of its elements.
func splitDive(validate string) (own, elements []string) {
	if validate == "" {
		return nil, nil
	}
	return splitTags(strings.Split(validate, ","))
}

func splitTags(tags []string) (own, elements []string) {
	for i, tag := range tags {
		if tag == "dive" {
			return tags[:i], tags[i+1:]
		}
	}
	return tags, nil
}

// hasTag reports whether the tag is among the tags.
func hasTag(tags []string, tag string) bool {
	for _, t := range tags {
		if name, _, _ := strings.Cut(t, "="); name == tag {
			return true
		}
	}
	return false
}
