package kindtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/templates"
	"vanban/templates/nd30"
)

// Run runs the suite for the kinds of a form in the folder of the form. It reads
//
//	testdata/sample/SLUG.dump  the document that the sample of each kind makes
//	testdata/*.txtar           cases, as README.md of this package says
//
// and rewrites both when the environment has UPDATE=1.
func Run(t *testing.T, kinds []templates.Kind) {
	if len(kinds) == 0 {
		t.Fatal("the form has no kinds")
	}
	for _, k := range kinds {
		t.Run(k.Slug, func(t *testing.T) {
			t.Run("row", func(t *testing.T) { testRow(t, k) })
			t.Run("tags", func(t *testing.T) { testTags(t, reflect.TypeOf(k.New())) })
			t.Run("sample", func(t *testing.T) { testSample(t, k) })
			t.Run("schema", func(t *testing.T) { testSchema(t, k) })
			t.Run("sources", func(t *testing.T) { testSources(t, k) })
			t.Run("values", func(t *testing.T) { testValues(t, k) })
			t.Run("required", func(t *testing.T) { testRequired(t, k) })
		})
	}
	t.Run("cases", func(t *testing.T) { testCases(t, kinds) })
}

// testRow looks whether the kind is a row of the decree's types and copies.
func testRow(t *testing.T, k templates.Kind) {
	row, ok := nd30.TypeBySlug(k.Slug)
	if !ok || row != k.Type {
		t.Errorf("%q is no row of nd30.Types, nor of nd30.Copies", k.Slug)
	}
}

// testSample looks whether the sample is read, has nothing wrong, and always makes the same
// document, that of its dump.
func testSample(t *testing.T, k templates.Kind) {
	p := decode(t, k, k.Sample)
	for _, problem := range p.Validate() {
		t.Errorf("problem: %+v", problem)
	}
	docs := p.Compose()
	if again := decode(t, k, k.Sample).Compose(); !reflect.DeepEqual(docs, again) {
		t.Error("the same payload makes different documents")
	}
	if twice := p.Compose(); !reflect.DeepEqual(docs, twice) {
		t.Error("composing a payload changes it")
	}
	compare(t, filepath.Join("testdata", "sample", k.Slug+".dump"), []byte(dump(docs)))
}

func decode(t *testing.T, k templates.Kind, data []byte) templates.Payload {
	t.Helper()
	p, err := k.Decode(data)
	if err != nil {
		t.Fatalf("decoding: %v", err)
	}
	return p
}

// updating reports whether the expected results are to be rewritten.
func updating() bool { return os.Getenv("UPDATE") == "1" }

// compare compares a result with the file that holds what it should be.
func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if updating() {
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, got, 0o666)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (UPDATE=1 writes it)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; UPDATE=1 rewrites it\n%s", file, difference(string(want), string(got)))
	}
}

// difference shows the first lines that differ.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(w), len(g))
}

// testCases runs the cases of the form.
func testCases(t *testing.T, kinds []templates.Kind) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			testCase(t, kinds, file)
		})
	}
}

// testCase runs one case: what its payload gives must be what the other parts say.
func testCase(t *testing.T, kinds []templates.Kind, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) == 0 || archive.Files[0].Name != "payload.json" {
		t.Fatal("the first part of a case is payload.json")
	}
	payload := archive.Files[0]
	problems, document := outcome(t, kinds, payload.Data)
	archive.Files = []txtar.File{payload, {Name: "problems", Data: problems}}
	if document != nil {
		archive.Files = append(archive.Files, txtar.File{Name: "dump", Data: document})
	}
	compare(t, file, txtar.Format(archive))
}

// outcome is what a payload gives: the problems, and the document unless one is an error.
func outcome(t *testing.T, kinds []templates.Kind, data []byte) (problems, document []byte) {
	slug, err := templates.KindOf(data)
	i := slices.IndexFunc(kinds, func(k templates.Kind) bool { return k.Slug == slug })
	if err != nil || i < 0 {
		t.Fatalf("the form has no kind %q (%v)", slug, err)
	}
	p, err := kinds[i].Decode(data)
	found, ok := errors.AsType[templates.Problems](err)
	if err != nil && !ok {
		t.Fatal(err)
	}
	if p != nil {
		found = found.Beside(p.Validate()).Sort(data)
	}
	if found.Failed() {
		return list(found), nil
	}
	return list(found), []byte(dump(p.Compose()))
}

// list writes each problem on three lines, and its edit on a fourth.
func list(ps templates.Problems) []byte {
	var b bytes.Buffer
	for _, p := range ps {
		fmt.Fprintf(&b, "%s %s %s", p.Severity, p.Rule, p.Path)
		if p.Offset+p.Length > 0 {
			fmt.Fprintf(&b, " at %d+%d", p.Offset, p.Length)
		}
		fmt.Fprintf(&b, " (%s)\n  %s\n  %s\n", p.Clause, p.Message, p.Suggestion)
		if p.Edit.Op != "" {
			fmt.Fprintf(&b, "  %s\n", showEdit(p.Edit))
		}
	}
	return b.Bytes()
}

// showEdit is an edit on a line: "safe replace /subject at 12+1 by “”".
func showEdit(e templates.Edit) string {
	text := fmt.Sprintf("%s %s", e.Op, e.Path)
	if e.Op == templates.Replace {
		text += fmt.Sprintf(" at %d+%d", e.Offset, e.Length)
	}
	if e.Op != templates.Remove {
		text += fmt.Sprintf(" by “%s”", e.Text)
	}
	if e.Safe {
		text = "safe " + text
	}
	if e.Also != nil {
		return text + " and " + showEdit(*e.Also)
	}
	return text
}

// testTags looks whether every field of a payload is explained, and whether the validator
// goes into every slice of structs.
func testTags(t *testing.T, payload reflect.Type) {
	seen := map[reflect.Type]bool{}
	var walk func(typ reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for f := range fieldsOf(typ) {
			testField(t, typ, f)
			walk(f.Type)
		}
	}
	walk(payload)
}

// fieldsOf are the exported fields of a struct.
func fieldsOf(typ reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range typ.NumField() {
			if f := typ.Field(i); f.IsExported() && !yield(f) {
				return
			}
		}
	}
}

func testField(t *testing.T, typ reflect.Type, f reflect.StructField) {
	elem := f.Type
	for elem.Kind() == reflect.Slice || elem.Kind() == reflect.Pointer {
		elem = elem.Elem()
	}
	if f.Type.Kind() == reflect.Slice && elem.Kind() == reflect.Struct && !strings.Contains(f.Tag.Get("validate"), "dive") {
		t.Errorf("%v.%s: the validator does not go into the slice: no dive", typ, f.Name)
	}
	if tag := f.Tag.Get("json"); tag == "" || tag == "-" {
		return
	}
	for _, tag := range []string{"title", "doc"} {
		if f.Tag.Get(tag) == "" {
			t.Errorf("%v.%s has no %s", typ, f.Name, tag)
		}
	}
	if elem.Kind() != reflect.Struct && f.Tag.Get("example") == "" {
		t.Errorf("%v.%s has no example", typ, f.Name)
	}
}

// testRequired takes out of the sample, one by one, every member that the schema requires:
// each time there is a problem at that place.
func testRequired(t *testing.T, k templates.Kind) {
	s := schemaOf(t, k)
	var sample any
	if err := json.Unmarshal(k.Sample, &sample); err != nil {
		t.Fatal(err)
	}
	removed := 0
	s.required(s.root, sample, "", func(object map[string]any, key, pointer string) {
		removed++
		value := object[key]
		delete(object, key)
		defer func() { object[key] = value }()
		data, err := json.Marshal(sample)
		if err != nil {
			t.Fatal(err)
		}
		_, err = k.Decode(data)
		var ps templates.Problems
		errors.As(err, &ps)
		if !slices.ContainsFunc(ps, func(p templates.Problem) bool { return p.Path == pointer && p.Severity == templates.Error }) {
			t.Errorf("without %s: %v", pointer, err)
		}
	})
	if removed == 0 {
		t.Error("the schema requires nothing")
	}
}

// testSchema looks whether the schema of the kind accepts the sample and refuses an empty
// payload, and whether its members accept their examples.
func testSchema(t *testing.T, k templates.Kind) {
	s := schemaOf(t, k)
	var sample any
	if err := json.Unmarshal(k.Sample, &sample); err != nil {
		t.Fatal(err)
	}
	if err := s.accept(s.root, sample, ""); err != nil {
		t.Error(err)
	}
	if err := s.accept(s.root, map[string]any{}, ""); err == nil {
		t.Error("the schema accepts an empty payload")
	}
	properties, _ := s.root["properties"].(map[string]any)
	for name, p := range properties {
		rules := p.(map[string]any)
		examples, _ := rules["examples"].([]any)
		for _, example := range examples {
			if err := s.accept(rules, example, "/"+name); err != nil {
				t.Errorf("the example of %v", err)
			}
		}
	}
}

func schemaOf(t *testing.T, k templates.Kind) *schema {
	t.Helper()
	data, err := templates.Schema(k)
	if err != nil {
		t.Fatal(err)
	}
	s := &schema{}
	if err := json.Unmarshal(data, &s.root); err != nil {
		t.Fatal(err)
	}
	return s
}
