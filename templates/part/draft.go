package part

import (
	"reflect"
	"slices"

	"vanban/templates"
)

// MakeDraft makes of a payload one that was never signed: it has the mark of a draft wherever a payload in it can have
// it, and no picture of a signature or a seal. The payload is a pointer to a struct, as [templates.Kind.Decode] gives it.
func MakeDraft(p templates.Payload) { makeDraft(reflect.ValueOf(p)) }

// The types by which the mark and the pictures are known, wherever a form has them.
var (
	mastheads = reflect.TypeFor[Masthead]()
	pictures  = []reflect.Type{reflect.TypeFor[*SignatureImage](), reflect.TypeFor[*SealImage]()}
)

func makeDraft(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			makeDraft(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			makeDraft(v.Index(i))
		}
	case reflect.Struct:
		draftFields(v)
	}
}

// draftFields marks a struct if it is a masthead, and goes through its fields.
func draftFields(v reflect.Value) {
	if v.Type() == mastheads {
		v.Addr().Interface().(*Masthead).Draft = true
	}
	for _, field := range v.Fields() {
		switch {
		case !field.CanSet():
		case slices.Contains(pictures, field.Type()):
			field.SetZero()
		default:
			makeDraft(field)
		}
	}
}
