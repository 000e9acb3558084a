package templates

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"

	"vanban/templates/viet"
)

// shapes checks the validate tags. It is built once because it remembers the types it has
// read; it is safe for use by several goroutines.
var shapes = sync.OnceValue(func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	for tag, holds := range ownTags {
		check := func(fl validator.FieldLevel) bool { return holds(fl.Field().String()) }
		if err := v.RegisterValidation(tag, check); err != nil {
			panic(err) // a tag's name is at fault, not a payload
		}
	}
	return v
})

// ownTags are the checks of ours, for strings.
var ownTags = map[string]func(string) bool{
	"notblank":  func(s string) bool { return strings.TrimSpace(s) != "" },
	"mot_dong":  func(s string) bool { return !strings.Contains(s, "\n") },
	"ngay":      func(s string) bool { _, err := viet.ParseDate(s); return err == nil },
	"thoi_diem": func(s string) bool { _, err := time.Parse(time.RFC3339, s); return err == nil },
	"ky_hieu":   notation.MatchString,
	"dia_danh":  placeName.MatchString,
	"ten_ho_so": shortName.MatchString,
}

var (
	// notation is groups of letters and digits, the first in capitals, joined by hyphens
	// (PL I.II.3c); CTr, TTr, QyĐ and TrS have small letters in them.
	notation = regexp.MustCompile(`^[\p{Lu}\d][\p{L}\d&.]*(-[\p{L}\d&.]+)*$`)
	// placeName is words of which the first has a capital, without "TP." (PL I.II.4a and 4c).
	placeName = regexp.MustCompile(`^\p{Lu}\p{Ll}*([ -][\p{L}\d]+)*$`)
	// shortName is what a profile or a signer is named by.
	shortName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// moment is a time with its offset (RFC 3339), as a schema says it.
const moment = `^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:\d{2})$`

// class is what a message of a tag depends on beside the tag.
type class uint8

const (
	anything class = iota
	text
	number
	list
)

var classes = map[reflect.Kind]class{
	reflect.String:  text,
	reflect.Slice:   list,
	reflect.Int:     number,
	reflect.Int64:   number,
	reflect.Float64: number,
}

// message is what is said when a tag does not hold: {title}, {name}, {value}, {size}, {param}
// and {choices} are filled in.
type message struct {
	tag    string
	of     class
	text   string
	remedy string
	clause string
}

// ofField is the clause of what lacks a field: that which asks for it.
const ofField = "field"

// messages are all tags that a payload may use.
var messages = []message{
	{"required", anything, "Thiếu {title}.", "Điền trường “{name}”{example}.", ofField},
	{"required_without", anything, "Thiếu {title}.", "Điền trường “{name}”{example}, hoặc thay bằng trường “{instead}”.", ofField},
	{"notblank", text, "{title} để trống.", "Điền nội dung{example}, hoặc bỏ hẳn trường “{name}”.", ofField},
	{"min", text, "{title} có {size} ký tự, phải có ít nhất {param}.", "Viết đầy đủ hơn{example}.", ""},
	{"max", text, "{title} dài {size} ký tự, tối đa {param}.", "Viết gọn lại.", ""},
	{"len", text, "{title} có {size} ký tự, phải có đúng {param}.", "Viết đủ {param} ký tự{example}.", ""},
	{"min", number, "{title} là {value}, ít nhất phải là {param}.", "Ghi số từ {param} trở lên.", ""},
	{"max", number, "{title} là {value}, nhiều nhất là {param}.", "Ghi số không quá {param}.", ""},
	{"min", list, "{title} có {size} mục, phải có ít nhất {param}.", "Thêm cho đủ {param} mục.", ""},
	{"max", list, "{title} có {size} mục, nhiều nhất là {param}.", "Bớt xuống {param} mục, hoặc chia ra.", ""},
	{"len", list, "{title} có {size} mục, phải có đúng {param}.", "Ghi đúng {param} mục.", ""},
	{"unique", list, "{title} có mục trùng nhau.", "Mỗi mục chỉ ghi một lần.", ""},
	{"oneof", anything, "Không có “{value}” trong các lựa chọn của {title}.", "Chọn một trong: {choices}.", ""},
	{"mot_dong", text, "{title} phải viết trên một dòng.", "Bỏ dấu xuống dòng.", ""},
	{"ngay", text, "{title} ghi “{value}”, không phải là một ngày.", "Viết như “2021-01-15”.", ""},
	{"thoi_diem", text, "{title} ghi “{value}”, không phải là một thời điểm có múi giờ.", "Ghi đủ ngày, giờ và múi giờ, ví dụ “2021-01-15T09:30:15+07:00”.", ""},
	{"ky_hieu", text, "{title} ghi “{value}”, không đúng dạng ký hiệu.", "Viết các nhóm chữ hoa nối bằng gạch ngang, không có khoảng trắng{example}.", "PL I.II.3c"},
	{"dia_danh", text, "{title} ghi “{value}”, không đúng cách viết địa danh.", "Viết hoa chữ cái đầu, không viết tắt{example}.", "PL I.II.4c"},
	{"ten_ho_so", text, "{title} ghi “{value}”, có ký tự không dùng được.", "Viết chữ thường không dấu và chữ số, nối bằng gạch ngang{example}.", ""},
}

// emptyList is what is said of a list that has nothing, instead of how many it lacks.
var emptyList = message{"min", list, "{title} chưa có mục nào.", "Ghi ít nhất {least} mục{example}.", ofField}

// structural are the tags that check nothing by themselves.
var structural = []string{"omitempty", "dive"}

// exceptFor is what a tag is called that does not hold for the kinds of payloads that its parameter names:
// "required_unless=Kind thu-cong" (see [exempt]).
const exceptFor = "_unless"

// insteadOf is the tag of a field that a payload must have unless it has the one that the parameter names, by
// its name in Go: "required_without=Body" (see [schemaMaker.ways]).
const insteadOf = "required_without"

// messageOf returns what is said about a tag on a value of the kind, or nil.
func messageOf(tag string, kind reflect.Kind) *message {
	tag = strings.TrimSuffix(tag, exceptFor)
	for i := range messages {
		m := &messages[i]
		if m.tag == tag && (m.of == anything || m.of == classes[kind]) {
			return m
		}
	}
	return nil
}

// checkShape adds what the validate tags find in the payload p, a pointer to a struct. What
// could not be read, and what was probably meant by a misspelt name, is not reported again.
func (d *decoder) checkShape(p any) {
	var failed validator.ValidationErrors
	if err := shapes().Struct(p); !errors.As(err, &failed) {
		return
	}
	known := pointersOf(d.problems)
	for _, pointer := range d.meant {
		known.add(pointer)
	}
	for _, fe := range failed[:min(len(failed), maxFailed)] {
		at := locate(d.root(), reflect.TypeOf(p).Elem(), fe.StructNamespace())
		if !known.touch(at.String()) {
			d.add(shapeProblem(at, fe, insteadOfIt(p, fe)))
		}
	}
}

// insteadOfIt is the name in JSON of the field that would do in place of the one that is missing, if any would.
func insteadOfIt(p any, fe validator.FieldError) string {
	if fe.Tag() != insteadOf {
		return ""
	}
	path := fe.StructNamespace()
	return locate(&place{}, reflect.TypeOf(p).Elem(), path[:strings.LastIndexByte(path, '.')+1]+fe.Param()).jsonName()
}

// maxFailed is how many findings of the validator are looked at. Behind so many, of which all
// are reported or about what is, nobody would read on.
const maxFailed = 4 * MaxProblems

// locate turns a namespace of the validator, Go names such as Payload.Head.Rows[1].Name, into
// a place, from that of the whole on. Embedded structs and the inner fields of a type with several forms have no JSON
// name and add nothing to it.
func locate(at *place, t reflect.Type, namespace string) *place {
	path := strings.TrimPrefix(namespace, t.Name()+".")
	for step := range strings.SplitSeq(path, ".") {
		name, indexes, _ := strings.Cut(step, "[")
		f, _ := structType(t).FieldByName(name)
		t = f.Type
		if key := jsonName(f); key != "" {
			at = at.member(&field{name: key, title: f.Tag.Get("title"), doc: f.Tag.Get("doc"), example: f.Tag.Get("example"), typ: f.Type})
		}
		for index := range strings.SplitSeq(indexes, "[") {
			if i, err := strconv.Atoi(strings.TrimSuffix(index, "]")); err == nil {
				at, t = at.element(i), t.Elem()
			}
		}
	}
	return at
}

// structType is the struct that t is or points to.
func structType(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// shapeProblem words one finding of the validator; instead is the field that would do in place of it.
func shapeProblem(at *place, fe validator.FieldError, instead string) Problem {
	m := messageOf(fe.Tag(), fe.Kind())
	switch {
	case fe.Tag() == emptyList.tag && fe.Kind() == reflect.Slice && size(reflect.ValueOf(fe.Value())) == 0:
		m = &emptyList
	case m == nil:
		m = &message{text: "{title} không hợp lệ.", remedy: "Sửa lại trường “{name}”{example}."}
	}
	said := reading{text: m.text, remedy: m.remedy}
	if fe.Kind() == reflect.String {
		better := readingOf(fe.Tag(), fe.Param(), at.jsonName(), reflect.ValueOf(fe.Value()).String())
		said = reading{cmp.Or(better.text, said.text), cmp.Or(better.remedy, said.remedy), better.meant, better.sure}
	}
	fill := filler(at, fe, instead)
	p := Problem{
		Path:       at.String(),
		Rule:       "shape." + plainTag(fe.Tag()),
		Clause:     m.clauseAt(at),
		Severity:   Error,
		Message:    fill.Replace(said.text),
		Suggestion: fill.Replace(said.remedy),
	}
	if said.meant != "" {
		p.Edit = Edit{Op: Set, Path: p.Path, Text: said.meant, Safe: said.sure}
	}
	return p
}

// clauseAt is the clause that a message about the place cites.
func (m *message) clauseAt(at *place) string {
	if m.clause == ofField {
		return at.clause()
	}
	return m.clause
}

// plainTag is a tag without what says when it holds.
func plainTag(tag string) string {
	if tag == insteadOf {
		return "required"
	}
	return strings.TrimSuffix(tag, exceptFor)
}

// filler puts what is known of a finding into a message.
func filler(at *place, fe validator.FieldError, instead string) *strings.Replacer {
	return strings.NewReplacer(
		"{instead}", instead,
		"{title}", at.name(),
		"{name}", at.jsonName(),
		"{example}", at.example(),
		"{value}", Shorten(fmt.Sprint(fe.Value())),
		"{size}", strconv.Itoa(size(reflect.ValueOf(fe.Value()))),
		"{param}", fe.Param(),
		"{least}", least(fe.Param()),
		"{choices}", strings.ReplaceAll(fe.Param(), " ", ", "),
	)
}

// least is how many there must be, in a word where that is one.
func least(param string) string {
	if param == "1" {
		return "một"
	}
	return param
}

// size is the length that min and max speak of: characters or elements.
func size(v reflect.Value) int {
	switch v.Kind() {
	case reflect.String:
		return utf8.RuneCountInString(v.String())
	case reflect.Slice:
		return v.Len()
	}
	return 0
}
