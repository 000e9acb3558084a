package kindtest

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// schema is a JSON Schema (2020-12), of which it knows the keywords that ours use. A keyword
// that it does not know is an error, so that none goes unchecked.
type schema struct{ root map[string]any }

// keyword checks one keyword, whose parameter is given, on a value.
type keyword func(s *schema, param, value any, at string) error

// annotations say nothing about what is accepted. properties carries out required and
// additionalProperties too.
var annotations = []string{"$schema", "$defs", "title", "description", "examples", "contentEncoding", "contentMediaType", "required", "additionalProperties"}

func keywordOf(name string) keyword {
	return map[string]keyword{
		"$ref":              (*schema).ref,
		"type":              (*schema).typ,
		"properties":        (*schema).properties,
		"patternProperties": func(*schema, any, any, string) error { return nil }, // of what is for editors
		"items":             (*schema).items,
		"anyOf":             (*schema).anyOf,
		"oneOf":             (*schema).oneOf,
		"const":             func(_ *schema, p, v any, at string) error { return unless(p == v, at, "is not %v", p) },
		"enum":              (*schema).enum,
		"minLength":         bound(characters, atLeast),
		"minItems":          bound(elements, atLeast),
		"minimum":           bound(magnitude, atLeast),
		"maxLength":         bound(characters, atMost),
		"maxItems":          bound(elements, atMost),
		"maximum":           bound(magnitude, atMost),
		"pattern":           (*schema).pattern,

		"uniqueItems": (*schema).uniqueItems,
	}[name]
}

// accept checks a value that stands at the pointer.
func (s *schema) accept(rules map[string]any, value any, at string) error {
	var all []error
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		if slices.Contains(annotations, name) {
			continue
		}
		check := keywordOf(name)
		if check == nil {
			return fmt.Errorf("%s: the suite does not know the keyword %q", at, name)
		}
		all = append(all, check(s, rules[name], value, at))
	}
	all = append(all, lacking(rules, value, at))
	return errors.Join(all...)
}

func unless(holds bool, at, format string, args ...any) error {
	if holds {
		return nil
	}
	return fmt.Errorf("%s: "+format, append([]any{at}, args...)...)
}

// resolve follows a reference to $defs.
func (s *schema) resolve(rules map[string]any) map[string]any {
	ref, ok := rules["$ref"].(string)
	if !ok {
		return rules
	}
	defs, _ := s.root["$defs"].(map[string]any)
	target, _ := defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	return target
}

func (s *schema) ref(param, value any, at string) error {
	target := s.resolve(map[string]any{"$ref": param})
	if target == nil {
		return fmt.Errorf("%s: there is no %v", at, param)
	}
	return s.accept(target, value, at)
}

func (s *schema) typ(param, value any, at string) error {
	got := "null"
	switch v := value.(type) {
	case map[string]any:
		got = "object"
	case []any:
		got = "array"
	case string:
		got = "string"
	case bool:
		got = "boolean"
	case float64:
		got = "number"
		if v == float64(int64(v)) && param == "integer" {
			got = "integer"
		}
	}
	return unless(got == param, at, "is %s, not %v", got, param)
}

// lacking checks required.
func lacking(rules map[string]any, value any, at string) error {
	object, ok := value.(map[string]any)
	required, _ := rules["required"].([]any)
	for _, key := range required {
		if _, has := object[key.(string)]; ok && !has {
			return fmt.Errorf("%s: lacks %v", at, key)
		}
	}
	return nil
}

// properties refuses members that have no description: every object of ours is closed.
func (s *schema) properties(param, value any, at string) error {
	object, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	var all []error
	for _, key := range slices.Sorted(maps.Keys(object)) {
		rules, known := param.(map[string]any)[key].(map[string]any)
		if !known {
			all = append(all, fmt.Errorf("%s: has %q", at, key))
			continue
		}
		all = append(all, s.accept(rules, object[key], at+"/"+key))
	}
	return errors.Join(all...)
}

func (s *schema) items(param, value any, at string) error {
	list, _ := value.([]any)
	var all []error
	for i, v := range list {
		all = append(all, s.accept(param.(map[string]any), v, fmt.Sprintf("%s/%d", at, i)))
	}
	return errors.Join(all...)
}

func (s *schema) uniqueItems(_, value any, at string) error {
	list, _ := value.([]any)
	for i, v := range list {
		if slices.ContainsFunc(list[:i], func(w any) bool { return reflect.DeepEqual(v, w) }) {
			return fmt.Errorf("%s/%d: is there twice", at, i)
		}
	}
	return nil
}

func (s *schema) anyOf(param, value any, at string) error {
	var all []error
	for _, way := range param.([]any) {
		err := s.accept(way.(map[string]any), value, at)
		if err == nil {
			return nil
		}
		all = append(all, err)
	}
	return errors.Join(all...)
}

func (s *schema) oneOf(param, value any, at string) error {
	fit := 0
	for _, way := range param.([]any) {
		if s.accept(way.(map[string]any), value, at) == nil {
			fit++
		}
	}
	return unless(fit == 1, at, "is %d of the ways %v", fit, param)
}

func (s *schema) enum(param, value any, at string) error {
	return unless(slices.Contains(param.([]any), value), at, "is %v, not one of %v", value, param)
}

func (s *schema) pattern(param, value any, at string) error {
	text, _ := value.(string)
	return unless(regexp.MustCompile(param.(string)).MatchString(text), at, "is %q, not like %v", text, param)
}

// bound compares the size of a value with a limit; a value that has no such size passes.
func bound(size func(any) (float64, bool), holds func(n, limit float64) bool) keyword {
	return func(_ *schema, param, value any, at string) error {
		n, sized := size(value)
		return unless(!sized || holds(n, param.(float64)), at, "has size %v, limit %v", n, param)
	}
}

func atLeast(n, limit float64) bool { return n >= limit }

func atMost(n, limit float64) bool { return n <= limit }

func characters(v any) (float64, bool) {
	s, ok := v.(string)
	return float64(utf8.RuneCountInString(s)), ok
}

func elements(v any) (float64, bool) {
	list, ok := v.([]any)
	return float64(len(list)), ok
}

func magnitude(v any) (float64, bool) {
	n, ok := v.(float64)
	return n, ok
}

// required calls remove for every member of the value that the rules require, at any depth.
func (s *schema) required(rules map[string]any, value any, at string, remove func(object map[string]any, key, pointer string)) {
	rules = s.resolve(rules)
	for _, way := range slices.Concat(asList(rules["anyOf"]), asList(rules["oneOf"])) {
		if way := way.(map[string]any); s.accept(way, value, at) == nil {
			s.required(way, value, at, remove)
		}
	}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range asList(rules["required"]) {
			remove(v, key.(string), at+"/"+key.(string))
		}
		properties, _ := rules["properties"].(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			member, _ := properties[key].(map[string]any)
			s.required(member, v[key], at+"/"+key, remove)
		}
	case []any:
		items, _ := rules["items"].(map[string]any)
		for i := range v {
			s.required(items, v[i], fmt.Sprintf("%s/%d", at, i), remove)
		}
	}
}

func asList(v any) []any {
	list, _ := v.([]any)
	return list
}
