package templates

import (
	"fmt"
	"iter"
	"reflect"
)

// Texts yields every text of a payload that is not empty, with the field it was given in, in the
// payload's order. The field's String is its JSON pointer, which few callers need of all texts. A
// part of a payload will do as well.
func Texts(payload any) iter.Seq2[fmt.Stringer, string] {
	return func(yield func(field fmt.Stringer, text string) bool) {
		w := walker{yield: yield, objects: objects{}}
		w.value(reflect.ValueOf(payload), &place{})
	}
}

// walker goes through a payload and yields its texts.
type walker struct {
	yield   func(field fmt.Stringer, text string) bool
	objects objects
}

// value reports whether to go on.
func (w *walker) value(v reflect.Value, at *place) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || w.value(v.Elem(), at)
	case reflect.String:
		return v.Len() == 0 || w.yield(at, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			if !w.value(v.Index(i), at.element(i)) {
				return false
			}
		}
	case reflect.Struct:
		return w.members(v, at)
	}
	return true
}

// members walks the fields of a struct. The inner fields of a type with several forms stand
// at the same place as the value itself.
func (w *walker) members(v reflect.Value, at *place) bool {
	o := w.objects.of(v.Type())
	for _, i := range o.inner {
		if !w.value(v.Field(i), at) {
			return false
		}
	}
	for i := range o.fields {
		f := &o.fields[i]
		if !w.value(v.FieldByIndex(f.index), at.member(f)) {
			return false
		}
	}
	return true
}
