package templates_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
)

// form is a payload with fields at two depths.
type form struct {
	Kind   string `json:"kind"`
	Place  string `json:"place"`
	Signer struct {
		Name string `json:"name"`
		Post string `json:"post"`
	} `json:"signer"`
	Lines []struct {
		Text string `json:"text"`
	} `json:"lines"`
}

func (*form) Validate() templates.Problems { return nil }

func (*form) Compose() []*render.Document { return nil }

var formKind = templates.Kind{New: func() templates.Payload { return new(form) }}

func TestHas(t *testing.T) {
	for pointer, want := range map[string]bool{
		"/kind": true, "/signer": true, "/signer/post": true, "/lines": true,
		"/lines/text": false, "/post": false, "/kind/a": false, "/signer/post/a": false, "": false,
	} {
		if got := formKind.Has(pointer); got != want {
			t.Errorf("%q: %v", pointer, got)
		}
	}
	if (templates.Kind{}).Has("/kind") {
		t.Error("a kind without payloads has a field")
	}
}

// TestFill: what a payload has stands, what it has not follows, and nothing comes that its kind has not.
func TestFill(t *testing.T) {
	values := []templates.Value{
		{Pointer: "/place", JSON: json.RawMessage(`"Lào Cai"`)},
		{Pointer: "/signer/post", JSON: json.RawMessage(`"Giám đốc"`)},
		{Pointer: "/signer/name", JSON: json.RawMessage(`"A"`)},
		{Pointer: "/unit", JSON: json.RawMessage(`"VP"`)},
	}
	for _, test := range []struct{ payload, want, taken string }{
		{`{}`, `{"place":"Lào Cai","signer":{"post":"Giám đốc","name":"A"}}`, "/place /signer/post /signer/name"},
		{`{"place":"Hà Nội","signer":null}`, `{"place":"Hà Nội","signer":{"post":"Giám đốc","name":"A"}}`, "/signer/post /signer/name"},
		{`{"signer":{"name":"B"},"place":null}`, `{"signer":{"name":"B","post":"Giám đốc"},"place":"Lào Cai"}`, "/place /signer/post"},
		{`{"signer":"x","place":""}`, `{"signer":"x","place":""}`, ""},
		{`{"a/b":1,"place":2,"place":3,"signer":[]}`, `{"a/b":1,"place":2,"place":3,"signer":[]}`, ""},
		{`[]`, `[]`, ""},
		{`{`, `{`, ""},
		{``, ``, ""},
		{"{\"a\":\"\xff\"}", "{\"a\":\"\xff\"}", ""},
	} {
		got, taken := formKind.Fill([]byte(test.payload), values)
		if string(got) != test.want || strings.Join(taken, " ") != test.taken {
			t.Errorf("%s\ngot  %s %v\nwant %s %s", test.payload, got, taken, test.want, test.taken)
		}
	}
}

// FuzzMembers: an object that is read and written is the same object.
func FuzzMembers(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a": 1, "a": [2, {"b": null}]}`, "\ufeff{\"é\\u0000\\\"\": \"\\ud800\"}", `{"a":` + strings.Repeat("[", 70), `[]`, `{"a" : 1e9 } `} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ms, ok := templates.ReadMembers(data)
		if !ok {
			return
		}
		again, ok := templates.ReadMembers(ms.JSON())
		if !ok || !slices.EqualFunc(ms, again, func(a, b templates.Member) bool { return a.Name == b.Name && string(a.Value) == string(b.Value) }) {
			t.Errorf("%s became %s", data, ms.JSON())
		}
	})
}
