package templates

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Dots is the blank that stands where a payload lacks a text, as the forms of Annex III have it.
const Dots = "…………"

// Blank makes a faulty payload one that can be drawn: where it lacks a text that it must have there are dots
// afterwards, and no list, text or number is larger than its shape allows. The findings of a payload are to be taken
// before, for they are not the same behind it. The payload is a pointer to a struct, as that of [Kind.Decode].
func Blank(payload Payload) {
	b := blanker{objects: objects{}}
	b.value(reflect.ValueOf(payload), nil, true)
}

// blanker goes through a payload and changes what is wrong with its shape.
type blanker struct{ objects objects }

// value mends a value that has the tags; one that must be there is not left empty.
func (b *blanker) value(v reflect.Value, tags []string, must bool) {
	own, elements := splitTags(tags)
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			b.value(v.Elem(), tags, must)
		}
	case reflect.Struct:
		b.members(v, must)
	case reflect.Slice:
		b.list(v, own, elements, must)
	case reflect.String:
		blankText(v, own, must)
	case reflect.Int, reflect.Int64:
		v.SetInt(bounded(v.Int(), own))
	}
}

// members mends the fields of a struct. Of a type with several forms that must be there and says nothing, the first
// form is blank.
func (b *blanker) members(v reflect.Value, must bool) {
	o := b.objects.of(v.Type())
	blank := must && v.IsZero()
	for n, i := range o.inner {
		b.value(v.Field(i), tagsOf(v.Type().Field(i).Tag.Get("validate")), blank && n == 0)
	}
	for i := range o.fields {
		f := &o.fields[i]
		tags := tagsOf(f.validate)
		own, _ := splitTags(tags)
		b.value(v.FieldByIndex(f.index), tags, isRequired(v, own))
	}
}

func tagsOf(validate string) []string { return strings.Split(validate, ",") }

// isRequired reports whether a field with the tags must be there, as the other fields of its struct are.
func isRequired(v reflect.Value, own []string) bool {
	for _, tag := range own {
		switch name, param, _ := strings.Cut(tag, "="); name {
		case "required":
			return true
		case insteadOf:
			return v.FieldByName(param).IsZero()
		case "required" + exceptFor:
			words := strings.Fields(param)
			return !slices.Contains(words[1:], v.FieldByName(words[0]).String())
		}
	}
	return false
}

// list cuts a list that is too long, and gives one that must not be empty a blank element.
func (b *blanker) list(v reflect.Value, own, elements []string, must bool) {
	if most, ok := tagNumber(own, "max"); ok && v.Len() > most {
		v.Set(v.Slice(0, most))
	}
	if v.Len() == 0 && must {
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	}
	for i := range v.Len() {
		b.value(v.Index(i), elements, hasTag(elements, "required"))
	}
}

// blankText puts dots into a text that must not be empty, and takes out what is none of the words that may stand there.
func blankText(v reflect.Value, own []string, must bool) {
	text, words := v.String(), tagWords(own)
	if most, ok := tagNumber(own, "max"); ok {
		text = firstRunes(text, most)
	}
	switch {
	case words != nil && !slices.Contains(words, text):
		text = ""
		if must {
			text = words[len(words)-1]
		}
	case words == nil && text == "" && must && !hasTag(own, "ngay"):
		text = Dots
	}
	v.SetString(text)
}

// firstRunes are so many characters of a text.
func firstRunes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for at := range s {
		if n == 0 {
			return s[:at]
		}
		n--
	}
	return s
}

// bounded is the number, or the nearest that the tags allow.
func bounded(n int64, own []string) int64 {
	if least, ok := tagNumber(own, "min"); ok && (n != 0 || !hasTag(own, "omitempty")) {
		n = max(n, int64(least))
	}
	if most, ok := tagNumber(own, "max"); ok {
		n = min(n, int64(most))
	}
	return n
}

// tagNumber is the number of a tag such as max=40.
func tagNumber(tags []string, name string) (int, bool) {
	for _, tag := range tags {
		if param, ok := strings.CutPrefix(tag, name+"="); ok {
			n, err := strconv.Atoi(param)
			return n, err == nil
		}
	}
	return 0, false
}

// tagWords are the words of the tag oneof, nil without.
func tagWords(tags []string) []string {
	for _, tag := range tags {
		if param, ok := strings.CutPrefix(tag, "oneof="); ok {
			return strings.Fields(param)
		}
	}
	return nil
}
