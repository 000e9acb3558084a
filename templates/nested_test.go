package templates_test

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates"
)

// envelope is a payload that another is in.
type envelope struct {
	Kind  string           `json:"kind" validate:"required_unless=Kind thu-cong" title:"Loại văn bản"`
	Inner templates.Nested `json:"inner,omitzero" title:"Văn bản bên trong"`
}

func (*envelope) Validate() templates.Problems { return nil }
func (*envelope) Compose() []*render.Document  { return nil }

// opened reads an envelope with the JSON inside and opens that.
func opened(t *testing.T, inner string) (envelope, templates.Problems) {
	t.Helper()
	e, err := templates.Strict[envelope]([]byte(`{"kind": "x", "inner": ` + inner + `}`))
	if err == nil {
		err = e.Inner.Open("/inner", []templates.Kind{templates.NewKind[letter]("quyet-dinh", nil)})
	}
	ps, _ := errors.AsType[templates.Problems](err)
	if err != nil && ps == nil {
		t.Fatal(err)
	}
	return e, ps
}

// What is wrong inside is told where it stands in the whole.
func TestNestedProblems(t *testing.T) {
	for _, c := range []struct{ inner, path, rule string }{
		{`7`, "/inner", "json.type"},
		{`{}`, "/inner/kind", "json.kind"},
		{`{"kind": "quyet-dnh"}`, "/inner/kind", "json.kind"},
		{`{"kind": "quyet-dinh", "organ_name": "A", "organ_name": "B"}`, "/inner/organ_name", "json.duplicate_key"},
		{`{"kind": "quyet-dinh"}`, "/inner/organ_name", "shape.required"},
		{`{"kind": "quyet-dinh", "organ_name": "A\u0007"}`, "/inner/organ_name", "json.control"},
	} {
		_, ps := opened(t, c.inner)
		if !slices.ContainsFunc(ps, func(p templates.Problem) bool { return p.Path == c.path && p.Rule == c.rule }) {
			t.Errorf("%s: no %s at %s: %v", c.inner, c.rule, c.path, ps)
		}
	}
}

// A payload inside is read as it is by itself; its texts are those of the whole, at their pointers.
func TestNested(t *testing.T) {
	e, ps := opened(t, `{"kind": "quyet-dinh", "organ_name": " Bộ Nội vụ\t"}`)
	if ps != nil || e.Inner.IsZero() || e.Inner.Kind().Slug != "quyet-dinh" {
		t.Fatalf("%v, %q", ps, e.Inner.Kind().Slug)
	}
	texts := map[string]string{}
	for field, text := range templates.Texts(&e) {
		texts[field.String()] = text
	}
	if want := map[string]string{"/kind": "x", "/inner/kind": "quyet-dinh", "/inner/organ_name": "Bộ Nội vụ"}; !maps.Equal(texts, want) {
		t.Errorf("texts %v, want %v", texts, want)
	}
	data, err := json.Marshal(e)
	if err != nil || !strings.Contains(string(data), `"inner":{"kind":"quyet-dinh"`) {
		t.Errorf("written again: %s (%v)", data, err)
	}
	none, err := templates.Strict[envelope]([]byte(`{"kind": "x", "inner": null}`))
	if err != nil || !none.Inner.IsZero() || none.Inner.Open("/inner", nil) != nil {
		t.Errorf("null is a payload: %v", err)
	}
}

// A field that a kind need not have is required in the schemas of the others, and missed in them alone.
func TestRequiredUnless(t *testing.T) {
	for slug, required := range map[string]bool{"quyet-dinh": true, "thu-cong": false} {
		k := templates.NewKind[envelope](slug, nil)
		data, err := templates.Schema(k)
		if err != nil {
			t.Fatal(err)
		}
		var schema struct{ Required []string }
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(schema.Required, "kind") != required {
			t.Errorf("%s: the schema requires %v", slug, schema.Required)
		}
	}
	_, err := templates.Strict[envelope]([]byte(`{}`))
	if ps, _ := errors.AsType[templates.Problems](err); len(ps) != 1 || ps[0].Rule != "shape.required" || !strings.Contains(ps[0].Message, "Thiếu") {
		t.Errorf("%v", err)
	}
}

// TestWithinBothHalves: what is moved inside a payload is moved inside the one that holds it.
func TestWithinBothHalves(t *testing.T) {
	also := templates.Edit{Op: templates.Set, Path: "/code_notation", Text: "QĐ-BNV"}
	inner := templates.Problems{{Path: "/code_number", Edit: templates.Edit{Op: templates.Set, Path: "/code_number", Text: "15", Also: &also}}}
	e := inner.Within("/original")[0].Edit
	if e.Path != "/original/code_number" || e.Also.Path != "/original/code_notation" || also.Path != "/code_notation" {
		t.Errorf("%+v and %+v of %+v", e, e.Also, also)
	}
}
