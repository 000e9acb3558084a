package templates

import (
	"iter"
	"reflect"
)

// Texts yields every text of a payload that is not empty, with the JSON pointer of the field
// it was given in, in the payload's order. A part of a payload will do as well.
func Texts(payload any) iter.Seq2[string, string] {
	return func(yield func(pointer, text string) bool) {
		w := walker{yield: yield, objects: objects{}}
		w.value(reflect.ValueOf(payload), &place{})
	}
}

// walker goes through a payload and yields its texts.
type walker struct {
	yield   func(pointer, text string) bool
	objects objects
}

// value reports whether to go on.
func (w *walker) value(v reflect.Value, at *place) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || w.value(v.Elem(), at)
	case reflect.String:
		return v.Len() == 0 || w.yield(at.String(), v.String())
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
	if _, ok := v.Interface().(interface{ JSONForms() []any }); ok {
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.IsExported() && jsonName(f) == "" && !w.value(v.Field(i), at) {
				return false
			}
		}
	}
	for _, f := range w.objects.of(v.Type()).fields {
		if !w.value(v.FieldByIndex(f.index), at.member(&f)) {
			return false
		}
	}
	return true
}
