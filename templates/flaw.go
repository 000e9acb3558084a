package templates

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// TypeFlaws says what is wrong with a payload's Go type, so that a test can: slices of structs
// whose tags do not dive, tags that have no Vietnamese message, fields without title or
// description, values that payloads cannot hold. The type is a struct or points to one.
func TypeFlaws(t reflect.Type) []string {
	c := typeChecker{seen: map[reflect.Type]bool{}}
	c.check(structType(t), structType(t).Name())
	return c.flaws
}

type typeChecker struct {
	seen  map[reflect.Type]bool
	flaws []string
}

func (c *typeChecker) add(path, format string, args ...any) {
	c.flaws = append(c.flaws, path+": "+fmt.Sprintf(format, args...))
}

// check looks at the fields of a struct, each type once.
func (c *typeChecker) check(t reflect.Type, path string) {
	if c.seen[t] {
		return
	}
	c.seen[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		if f.IsExported() {
			c.field(t, f, path+"."+f.Name)
		}
	}
}

// field looks at one field of the struct t.
func (c *typeChecker) field(t reflect.Type, f reflect.StructField, path string) {
	if isEmbedded(f) {
		c.check(f.Type, path)
		return
	}
	inner := isFormed(t) && jsonName(f) == "" // holds one of several forms
	switch {
	case jsonName(f) == "" && !inner:
		c.add(path, "no name in JSON")
	case !inner && (f.Tag.Get("title") == "" || f.Tag.Get("doc") == ""):
		c.add(path, "no title or no doc")
	}
	own, elements := splitDive(f.Tag.Get("validate"))
	dives := hasTag(strings.Split(f.Tag.Get("validate"), ","), "dive")
	c.value(f.Type, own, elements, dives, path)
}

// value looks at a type and at the tags of it and of its elements.
func (c *typeChecker) value(t reflect.Type, own, elements []string, dives bool, path string) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	c.tags(own, t, path)
	_, known := written[t.Kind()]
	switch {
	case isFormed(t) && t.Kind() == reflect.Struct:
		c.check(t, path)
	case isText(t):
	case !known:
		c.add(path, "a payload cannot hold %v", t)
	case reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()) && !isFormed(t):
		c.add(path, "%v reads JSON by itself but has no JSONForms", t)
	case t.Kind() == reflect.Struct:
		c.check(t, path)
	case t.Kind() == reflect.Slice:
		inner, deeper := splitTags(elements)
		if structType(t.Elem()).Kind() == reflect.Struct && !dives {
			c.add(path, "no dive into %v", t)
		}
		c.value(t.Elem(), inner, deeper, hasTag(elements, "dive"), path+"[]")
	}
}

// tags looks for tags that nothing would be said about.
func (c *typeChecker) tags(tags []string, t reflect.Type, path string) {
	for _, tag := range tags {
		name, _, _ := strings.Cut(tag, "=")
		if !slices.Contains(structural, name) && messageOf(name, t.Kind()) == nil {
			c.add(path, "no message for the tag %s on %v", name, t)
		}
	}
}

func isFormed(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[formed]())
}

// isText reports whether values of the type are written as strings.
func isText(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}
