package templates

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanban/templates/nd30"
)

// Blank makes a faulty payload of the kind one that can be drawn: where it lacks a text that it must have there are dots
// afterwards, as the forms of Annex III have them, and no list, text or number is larger than its shape allows. The
// findings of a payload are to be taken before. The payload is a pointer to a struct, as [Kind.Decode] gives it.
func (k Kind) Blank(p Payload) {
	b := blanker{kind: k, objects: objects{}}
	b.value(reflect.ValueOf(p), &blank{most: wholeLine}, true)
}

// blank is a field of a payload as far as it matters for what stands in its place.
type blank struct {
	*field          // nil for the payload itself
	tags   []string // of the value: of an element those behind dive
	most   int      // dots at most: few in an object beside others, fewer in a table
}

// dots are so many dots as are about as wide as what is expected.
func (b *blank) dots() string {
	most, limited := tagNumber(b.tags, "max")
	n := 4
	for _, step := range blankWidths {
		if !limited || most >= step.max {
			n = step.dots
			break
		}
	}
	return strings.Repeat("…", min(n, b.most))
}

// blankWidths are how many dots, each as wide as the type is high, stand for a text of so many characters at most. The first
// are a line of the content.
var blankWidths = []struct{ max, dots int }{{2000, 27}, {500, 16}, {200, 10}, {50, 7}}

// How many dots there are at most: of what is printed on lines of its own, in a column of the head, on a line with others, and
// in a cell of a table.
const (
	wholeLine = 27
	headLine  = 9
	shared    = 6
	inCell    = 5
)

// openings are what the text of a field begins with whoever writes it, as its example shows.
var openings = []string{"Căn cứ ", "Điều 1. ", "I. "}

// text is what stands in the place of a text that is missing.
func (b *blank) text(k Kind) string {
	if b.field == nil {
		return b.dots()
	}
	switch {
	case b.name == "code_notation" && k.Abbr != "":
		return k.Abbr + "-" + b.dots()
	case b.name == "subject" && k.VeViec:
		b.most = min(b.most, headLine)
	}
	dots := b.dots()
	for _, o := range openings {
		if strings.HasPrefix(b.example, o) {
			return o + firstRunes(dots, max(utf8.RuneCountInString(dots)-utf8.RuneCountInString(o)/2, 1))
		}
	}
	return dots
}

// blanker goes through a payload and changes what is wrong with its shape.
type blanker struct {
	kind    Kind
	objects objects
}

// value mends a value; one that must be there is not left empty.
func (b *blanker) value(v reflect.Value, at *blank, must bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if must && v.IsNil() && isPlainStruct(v.Type()) {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if !v.IsNil() {
			b.value(v.Elem(), at, must)
		}
	case reflect.Struct:
		b.members(v, at, must)
	case reflect.Slice:
		b.list(v, at, must)
	case reflect.String:
		b.text(v, at, must)
	case reflect.Int, reflect.Int64:
		v.SetInt(bounded(v.Int(), at.tags))
	}
}

// members mends the fields of a struct. Of a type with several forms that must be there and says nothing, the first
// form is blank.
func (b *blanker) members(v reflect.Value, at *blank, must bool) {
	if n, ok := v.Addr().Interface().(*Nested); ok {
		if n.Payload != nil {
			n.kind.Blank(n.Payload)
		}
		return
	}
	o, most := b.objects.of(v.Type()), at.most
	if at.field != nil {
		most = min(most, shared)
	}
	empty := must && v.IsZero()
	for n, i := range o.inner {
		own := blank{at.field, tagsOf(v.Type().Field(i).Tag.Get("validate")), at.most}
		b.value(v.Field(i), &own, empty && n == 0)
	}
	for i := range o.fields {
		f := &o.fields[i]
		own := blank{f, tagsOf(f.validate), most}
		b.value(v.FieldByIndex(f.index), &own, isRequired(v, own.tags) || at.field == nil && b.addresses(f))
	}
}

// addresses reports whether the field is "Kính gửi" of a kind that always has it (PL I.II.9b), though its shape does not ask.
func (b *blanker) addresses(f *field) bool {
	t, _ := nd30.TypeBySlug(b.kind.Slug)
	return f.name == "addressees" && t.Addressee == nd30.AddresseeAlways
}

func tagsOf(validate string) []string { return strings.Split(validate, ",") }

// isRequired reports whether a field with the tags must be there, as the other fields of its struct are.
func isRequired(v reflect.Value, tags []string) bool {
	own, _ := splitTags(tags)
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

// list cuts a list that is too long, and gives one that must not be empty blank elements.
func (b *blanker) list(v reflect.Value, at *blank, must bool) {
	own, elements := splitTags(at.tags)
	if most, ok := tagNumber(own, "max"); ok && v.Len() > most {
		v.Set(v.Slice(0, most))
	}
	if v.Len() == 0 && must {
		least, _ := tagNumber(own, "min")
		n := max(least, 1)
		v.Set(reflect.MakeSlice(v.Type(), n, n))
	}
	inside := blank{at.field, elements, at.most}
	if v.Type().Elem().Kind() != reflect.String {
		inside.most = min(at.most, inCell)
	}
	for i := range v.Len() {
		b.value(v.Index(i), &inside, hasTag(elements, "required"))
	}
}

// text puts dots into a text that must not be empty, and takes out what is none of the words that may stand there.
func (b *blanker) text(v reflect.Value, at *blank, must bool) {
	text, words := v.String(), tagWords(at.tags)
	if most, ok := tagNumber(at.tags, "max"); ok {
		text = firstRunes(text, most)
	}
	switch {
	case words != nil && !slices.Contains(words, text):
		text = ""
		if must {
			text = anyOf(words)
		}
	case words == nil && text == "" && must && !hasTag(at.tags, "ngay"):
		text = at.text(b.kind)
	}
	v.SetString(text)
}

// anyOf is what stands for a choice that was not made: all of them where they are printed, as Ông/Bà is; of words for
// programs the last, which as a rule says least.
func anyOf(words []string) string {
	if first, _ := utf8.DecodeRuneInString(words[0]); unicode.IsUpper(first) {
		return strings.Join(words, "/")
	}
	return words[len(words)-1]
}

// isPlainStruct reports whether a type points to an object, and not to a value written in another way.
func isPlainStruct(t reflect.Type) bool {
	return t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct && !isFormed(t.Elem()) && !isText(t.Elem())
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
func bounded(n int64, tags []string) int64 {
	if least, ok := tagNumber(tags, "min"); ok && (n != 0 || !hasTag(tags, "omitempty")) {
		n = max(n, int64(least))
	}
	if most, ok := tagNumber(tags, "max"); ok {
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
