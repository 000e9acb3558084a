package templates

import (
	"fmt"
	"iter"
	"reflect"
	"strconv"
)

// Texts yields every text of a payload that is not empty, with the field it was given in, in the
// payload's order. The field's String is its JSON pointer, which few callers need of all texts; it
// is good until the next text. A part of a payload will do as well.
func Texts(payload any) iter.Seq2[fmt.Stringer, string] {
	return func(yield func(field fmt.Stringer, text string) bool) {
		w := walker{yield: yield, objects: objects{}}
		w.value(reflect.ValueOf(payload))
	}
}

// walker goes through a payload and yields its texts.
type walker struct {
	yield   func(field fmt.Stringer, text string) bool
	objects objects
	steps   []step // from the payload to the value at hand
}

// step leads to a member of an object, or to an element of an array when there is no field.
type step struct {
	field *field
	index int
}

// String returns the JSON pointer of the value at hand.
func (w *walker) String() string {
	var b []byte
	for _, s := range w.steps {
		b = append(b, '/')
		if s.field == nil {
			b = strconv.AppendInt(b, int64(s.index), 10)
		} else {
			b = append(b, escape.Replace(s.field.name)...)
		}
	}
	return string(b)
}

// below goes on to a value that one step leads to.
func (w *walker) below(v reflect.Value, s step) bool {
	w.steps = append(w.steps, s)
	on := w.value(v)
	w.steps = w.steps[:len(w.steps)-1]
	return on
}

// value reports whether to go on.
func (w *walker) value(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || w.value(v.Elem())
	case reflect.String:
		return v.Len() == 0 || w.yield(w, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			if !w.below(v.Index(i), step{index: i}) {
				return false
			}
		}
	case reflect.Struct:
		return w.members(v)
	}
	return true
}

// members walks the fields of a struct. The inner fields of a type with several forms stand
// at the same place as the value itself.
func (w *walker) members(v reflect.Value) bool {
	o := w.objects.of(v.Type())
	for _, i := range o.inner {
		if !w.value(v.Field(i)) {
			return false
		}
	}
	for i := range o.fields {
		f := &o.fields[i]
		if !w.below(v.FieldByIndex(f.index), step{field: f}) {
			return false
		}
	}
	return true
}
