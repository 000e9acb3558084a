package templates

import (
	"reflect"
	"strings"

	"vanban/templates/viet"
)

// field is a field of a payload's struct as JSON sees it.
type field struct {
	name     string // in JSON
	title    string // what a clerk calls it
	doc      string
	example  string
	validate string
	index    []int // for reflect's FieldByIndex; through embedded structs
	typ      reflect.Type
}

// object is a struct as JSON sees it: the fields in their order, those of embedded structs
// in place.
type object struct {
	fields []field
	byName map[string]*field
	inner  []int // fields that hold one of the forms of a type with several
}

// objects are the structs of one payload, each read once.
type objects map[reflect.Type]*object

// of returns the object of a struct type.
func (os objects) of(t reflect.Type) *object {
	o := os[t]
	if o == nil {
		o = objectOf(t)
		os[t] = o
	}
	return o
}

// objectOf reads the fields of a struct type.
func objectOf(t reflect.Type) *object {
	o := &object{fields: fieldsOf(t, nil)}
	o.byName = make(map[string]*field, len(o.fields))
	for i := range o.fields {
		o.byName[o.fields[i].name] = &o.fields[i]
	}
	if t.Implements(reflect.TypeFor[interface{ JSONForms() []any }]()) {
		o.inner = innerFields(t)
	}
	return o
}

// innerFields are the fields of a type with several forms that have no name in JSON.
func innerFields(t reflect.Type) (inner []int) {
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && jsonName(f) == "" {
			inner = append(inner, i)
		}
	}
	return inner
}

func fieldsOf(t reflect.Type, index []int) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(index[:len(index):len(index)], i)
		name := jsonName(f)
		switch {
		case isEmbedded(f):
			fields = append(fields, fieldsOf(f.Type, at)...)
		case f.IsExported() && name != "":
			fields = append(fields, field{
				name:     name,
				title:    f.Tag.Get("title"),
				doc:      f.Tag.Get("doc"),
				example:  f.Tag.Get("example"),
				validate: f.Tag.Get("validate"),
				index:    at,
				typ:      f.Type,
			})
		}
	}
	return fields
}

// isEmbedded reports whether JSON sees the fields of f instead of f.
func isEmbedded(f reflect.StructField) bool {
	return f.Anonymous && f.Type.Kind() == reflect.Struct && jsonName(f) == ""
}

// jsonName is the name that the json tag gives; a field without one is not of the payload.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "-" {
		return ""
	}
	return name
}

// suggest returns the field that was probably meant by a name that no field has, or nil.
func (o *object) suggest(key string) *field {
	if len(key) > 64 {
		return nil
	}
	slug := strings.ReplaceAll(viet.Slug(key), "-", "")
	var best *field
	least := len(slug)/3 + 1
	for i := range o.fields {
		f := &o.fields[i]
		name := strings.ReplaceAll(f.name, "_", "")
		d := distance(slug, name)
		switch {
		case slug != "" && slug == strings.ReplaceAll(viet.Slug(f.title), "-", ""):
			d = 0 // the Vietnamese name of the field
		case len(slug) > 3 && (strings.HasPrefix(name, slug) || strings.HasSuffix(f.name, "_"+slug)):
			d = min(d, 1)
		}
		if d < least {
			best, least = f, d
		}
	}
	return best
}
