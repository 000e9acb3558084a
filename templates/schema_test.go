package templates_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vanban/templates"
	"vanban/templates/viet"
)

func TestSchemaGolden(t *testing.T) {
	got, err := templates.Schema(letters())
	if err != nil {
		t.Fatal(err)
	}
	const name = "testdata/schema.golden.json"
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the schema is\n%s", got)
	}
	again, err := templates.Schema(letters())
	if err != nil || !bytes.Equal(got, again) {
		t.Errorf("made again, it has other bytes: %v", err)
	}
}

// Every object of the schema is closed, every property has words, every reference resolves.
func TestSchemaIsComplete(t *testing.T) {
	data, err := templates.Schema(letters())
	if err != nil {
		t.Fatal(err)
	}
	if repeated := repeatedKey(t, json.NewDecoder(bytes.NewReader(data))); repeated != "" {
		t.Errorf("the key %s is there twice", repeated)
	}
	var root map[string]any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	defs := root["$defs"].(map[string]any)
	objects := 0
	var visit func(path string, v any)
	visit = func(path string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			return
		}
		if ref, ok := m["$ref"].(string); ok && defs[strings.TrimPrefix(ref, "#/$defs/")] == nil {
			t.Errorf("%s refers to %s, which is not there", path, ref)
		}
		if m["type"] == "object" && m["properties"] != nil {
			objects++
			checkObject(t, path, m)
		}
		for key, child := range m {
			visit(path+"/"+key, child)
		}
	}
	visit("", root)
	if objects != 3 {
		t.Errorf("%d objects, want letter, person and branch", objects)
	}
}

// repeatedKey returns a key that the next value has twice in one object.
func repeatedKey(t *testing.T, dec *json.Decoder) string {
	next := func() json.Token {
		token, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	open, ok := next().(json.Delim)
	if !ok {
		return ""
	}
	seen, repeated := map[string]bool{}, ""
	for dec.More() {
		if open == '{' {
			key := next().(string)
			if seen[key] {
				repeated = key
			}
			seen[key] = true
		}
		repeated = cmp.Or(repeatedKey(t, dec), repeated)
	}
	next()
	return repeated
}

func checkObject(t *testing.T, path string, object map[string]any) {
	if object["additionalProperties"] != false {
		t.Errorf("%s is open", path)
	}
	properties := object["properties"].(map[string]any)
	for name, p := range properties {
		property := p.(map[string]any)
		if property["title"] == nil || property["description"] == nil {
			t.Errorf("%s/%s has no words", path, name)
		}
	}
	for _, name := range object["required"].([]any) {
		if properties[name.(string)] == nil {
			t.Errorf("%s requires %s, which it has not", path, name)
		}
	}
}

func TestTypeFlaws(t *testing.T) {
	if flaws := templates.TypeFlaws(reflect.TypeFor[letter]()); len(flaws) != 0 {
		t.Errorf("letter has flaws: %q", flaws)
	}
	type inner struct {
		Name string `json:"name" title:"Tên" doc:"Tên."`
	}
	type bad struct {
		List    []inner         `json:"list" title:"a" doc:"b"`
		Deep    [][]inner       `json:"deep" validate:"dive" title:"a" doc:"b"`
		Untold  string          `json:"untold" validate:"omitempty,email" title:"a" doc:"b"`
		Inside  []string        `json:"inside" validate:"dive,ip" title:"a" doc:"b"`
		Mixed   bool            `json:"mixed" validate:"min=1" title:"a" doc:"b"`
		Mute    string          `json:"mute"`
		Any     any             `json:"any" title:"a" doc:"b"`
		Table   map[string]int  `json:"table" title:"a" doc:"b"`
		Raw     json.RawMessage `json:"raw" title:"a" doc:"b"`
		Nowhere string
		Fine    *inner    `json:"fine" title:"a" doc:"b"`
		Date    viet.Date `json:"date" title:"a" doc:"b"`
		hidden  int
	}
	_ = bad{hidden: 0}
	want := []string{
		"bad.List: no dive into []templates_test.inner",
		"bad.Deep[]: no dive into []templates_test.inner",
		"bad.Untold: no message for the tag email on string",
		"bad.Inside[]: no message for the tag ip on string",
		"bad.Mixed: no message for the tag min on bool",
		"bad.Mute: no title or no doc",
		"bad.Any: a payload cannot hold interface {}",
		"bad.Table: a payload cannot hold map[string]int",
		"bad.Raw: json.RawMessage reads JSON by itself but has no JSONForms",
		"bad.Nowhere: no name in JSON",
	}
	if got := templates.TypeFlaws(reflect.TypeFor[*bad]()); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTexts(t *testing.T) {
	p, err := templates.Strict[letter]([]byte(`{"kind":"cong-van","organ_name":"Bộ","pages":5,"issued_date":"2021",
		"signer":{"full_name":"B","position":""},"to_places":["c","d"],"readers":[{"full_name":"e"}],
		"body":[{"type":"khoan","text":"f","children":[{"type":"diem","text":"g"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"/kind cong-van", "/organ_name Bộ", "/signer/full_name B", "/to_places/0 c", "/to_places/1 d",
		"/readers/0/full_name e", "/body/0/type khoan", "/body/0/text f",
		"/body/0/children/0/type diem", "/body/0/children/0/text g",
	}
	var got []string
	for pointer, text := range templates.Texts(&p) {
		got = append(got, pointer.String()+" "+text)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for pointer := range templates.Texts(p) {
		if pointer.String() != "/kind" {
			t.Errorf("went on to %s", pointer)
		}
		break
	}
	for pointer, text := range templates.Texts(letter{Body: content{Text: "h"}}) {
		if pointer.String() != "/body" || text != "h" {
			t.Errorf("got %s %s", pointer, text)
		}
	}
}
