package templates_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vanban/templates"
)

// mends are texts, what they should be, and what of them is replaced.
var mends = []struct{ text, right, replaced, by string }{
	{"Trích yếu.", "Trích yếu", ".", ""},
	{"sở Nội vụ", "Sở Nội vụ", "sở", "Sở"},
	{"TS. Trần Văn A", "Trần Văn A", "TS. ", ""},
	{"Điều 3.", "Điều 2.", "3", "2"},
	{"QĐ - BNV", "QĐ-BNV", " - ", "-"},
	{"Hаi", "Hai", "Hаi", "Hai"}, // the а is Cyrillic
	{"TRẦN VĂN AN", "Trần Văn An", "TRẦN VĂN AN", "Trần Văn An"},
	{"đế", "đề", "đế", "đề"},
	{"a", "", "a", ""},
	{"", "a", "", "a"},
	{"aa", "aaa", "aa", "aaa"},
	{"1  2", "1 2", " ", ""},
}

func TestMend(t *testing.T) {
	for _, m := range mends {
		e := templates.Mend("/x", m.text, m.right, true)
		if got := m.text[e.Offset : e.Offset+e.Length]; got != m.replaced || e.Text != m.by {
			t.Errorf("%q to %q replaces %q by %q; want %q by %q", m.text, m.right, got, e.Text, m.replaced, m.by)
		}
		if got := m.text[:e.Offset] + e.Text + m.text[e.Offset+e.Length:]; got != m.right {
			t.Errorf("%q becomes %q, not %q", m.text, got, m.right)
		}
	}
	if e := templates.Mend("/x", "a", "a", true); e != (templates.Edit{}) {
		t.Errorf("of a right text: %+v", e)
	}
}

func edit(op templates.EditOp, path, text string) templates.Edit {
	return templates.Edit{Op: op, Path: path, Text: text}
}

func part(path string, offset, length int, text string) templates.Edit {
	return templates.Edit{Op: templates.Replace, Path: path, Offset: offset, Length: length, Text: text}
}

// applied are payloads, edits and what comes of them: the rest of the JSON is as it was, byte for byte.
var applied = []struct {
	name, payload string
	edits         []templates.Edit
	want          string
}{
	{"replaces", `{ "a" : "một hai" , "b":1.0}`, []templates.Edit{part("/a", 6, 3, "ba")}, `{ "a" : "một ba" , "b":1.0}`},
	{"replaces what the decoder makes of a text", `{"a":" h\u0061i\r\n ba\t"}`, []templates.Edit{part("/a", 0, 3, "Hai")}, `{"a":"Hai\n ba"}`},
	{"composes letters", `{"a":"Ha\u0300 xa."}`, []templates.Edit{part("/a", 6, 1, "")}, `{"a":"Hà xa"}`},
	{"keeps letters as they are", `{"a":"A"}`, []templates.Edit{part("/a", 1, 0, " & <B>")}, `{"a":"A & <B>"}`},
	{"puts in", `{"a":"ab"}`, []templates.Edit{part("/a", 1, 0, "-")}, `{"a":"a-b"}`},
	{"replaces twice in one text", `{"a":"abc"}`, []templates.Edit{part("/a", 2, 1, "CC"), part("/a", 0, 1, "AA")}, `{"a":"AAbCC"}`},
	{"makes the first of those that overlap", `{"a":"abc"}`, []templates.Edit{part("/a", 0, 2, "x"), part("/a", 1, 2, "y")}, `{"a":"xc"}`},
	{"makes the same edit once", `{"a":"abc"}`, []templates.Edit{part("/a", 0, 2, "x"), part("/a", 0, 2, "x")}, `{"a":"xc"}`},
	{"replaces in a list", `{"a":["x",{"b/c":"y."}]}`, []templates.Edit{part("/a/1/b~1c", 1, 1, "")}, `{"a":["x",{"b/c":"y"}]}`},
	{"sets", `{"a":"x","b":[1,2]}`, []templates.Edit{edit(templates.Set, "/a", "y")}, `{"a":"y","b":[1,2]}`},
	{"sets null", `{"a":null}`, []templates.Edit{edit(templates.Set, "/a", "y")}, `{"a":"y"}`},
	{"sets a number", `{"a": 12,"b":"12"}`, []templates.Edit{edit(templates.Set, "/a", "7"), edit(templates.Set, "/b", "7")}, `{"a": 7,"b":"7"}`},
	{"sets what is no number where one was", `{"a":12}`, []templates.Edit{edit(templates.Set, "/a", "07")}, `{"a":"07"}`},
	{"adds a field", "{\n  \"a\": 1\n}", []templates.Edit{edit(templates.Set, "/b", "y")}, "{\n  \"a\": 1,\n  \"b\": \"y\"\n}"},
	{"adds to nothing", `{}`, []templates.Edit{edit(templates.Set, "/a/b", "y")}, `{"a": {"b": "y"}}`},
	{"adds below what is there", `{"a":{"b":1}}`, []templates.Edit{edit(templates.Set, "/a/c", "y")}, `{"a":{"b":1,"c": "y"}}`},
	{"removes the first", `{"a":1, "b":2}`, []templates.Edit{edit(templates.Remove, "/a", "")}, `{"b":2}`},
	{"removes the last", `{"a":1, "b":2}`, []templates.Edit{edit(templates.Remove, "/b", "")}, `{"a":1}`},
	{"removes the only", `{"a":1}`, []templates.Edit{edit(templates.Remove, "/a", "")}, `{}`},
	{"removes an element", `{"a":["x", "y", "z"]}`, []templates.Edit{edit(templates.Remove, "/a/1", "")}, `{"a":["x", "z"]}`},
	{"removes two elements", `{"a":["x","y","z"]}`, []templates.Edit{edit(templates.Remove, "/a/0", ""), edit(templates.Remove, "/a/2", "")}, `{"a":["y"]}`},
	{"removes and replaces", `{"a":["x","y."]}`, []templates.Edit{edit(templates.Remove, "/a/0", ""), part("/a/1", 1, 1, "")}, `{"a":["y"]}`},
	{"inserts before the first", "{\"a\":[\n  \"x\",\n  \"y\"\n]}", []templates.Edit{edit(templates.Insert, "/a/0", "w")}, "{\"a\":[\n  \"w\",\n  \"x\",\n  \"y\"\n]}"},
	{"inserts between", `{"a":["x", "z"]}`, []templates.Edit{edit(templates.Insert, "/a/1", "y")}, `{"a":["x", "y", "z"]}`},
	{"inserts and replaces", `{"a":["x","y."]}`, []templates.Edit{edit(templates.Insert, "/a/0", "w"), part("/a/1", 1, 1, "")}, `{"a":["w", "x","y"]}`},
	{"does nothing", "\ufeff {\"a\":1} ", nil, " {\"a\":1} "},
}

func TestApply(t *testing.T) {
	for _, c := range applied {
		got, err := templates.Apply([]byte(c.payload), c.edits...)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s, %v; want %s", c.name, got, err, c.want)
		}
	}
}

// TestApplyRefuses makes edits of other payloads.
func TestApplyRefuses(t *testing.T) {
	for _, e := range []templates.Edit{
		part("/b", 0, 1, ""), part("/a", 0, 9, ""), part("/a", -1, 1, ""), part("/a", 1, -1, ""), part("/a", 1, 1, "x"), part("/n", 0, 0, "x"), part("", 0, 0, "x"),
		edit(templates.Remove, "/b", ""), edit(templates.Remove, "", ""), edit(templates.Remove, "/l/7", ""),
		edit(templates.Set, "", "x"), edit(templates.Set, "/a/b", "x"), edit(templates.Set, "/l/7", "x"), edit("move", "/a", ""),
		edit(templates.Insert, "/a", "x"), edit(templates.Insert, "/l/1", "x"), edit(templates.Insert, "", "x"),
	} {
		if got, err := templates.Apply([]byte(`{"a":"ă","n":1,"l":["x"]}`), e); err == nil {
			t.Errorf("%+v is made: %s", e, got)
		}
	}
	if _, err := templates.Apply([]byte(`{"a":`), part("/a", 0, 0, "x")); err == nil || !strings.Contains(err.Error(), "JSON") {
		t.Errorf("of no JSON: %v", err)
	}
}

// FuzzMend wants every edit to make of a text what it should be, at borders of characters.
func FuzzMend(f *testing.F) {
	for _, m := range mends {
		f.Add(m.text, m.right)
	}
	f.Fuzz(func(t *testing.T, text, right string) {
		if !utf8.ValidString(text) || !utf8.ValidString(right) {
			return
		}
		e := templates.Mend("/a", text, right, false)
		got := text[:e.Offset] + e.Text + text[e.Offset+e.Length:]
		if got != right || !utf8.ValidString(e.Text) || !utf8.ValidString(text[:e.Offset]) {
			t.Errorf("%+v makes %q of %q, not %q", e, got, text, right)
		}
	})
}
