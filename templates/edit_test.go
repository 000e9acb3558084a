package templates_test

import (
	"encoding/json"
	"errors"
	"os"
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

// TestApply makes the edits of testdata/edits.json: the rest of the JSON is as it was, byte for byte. The page makes them, too
// (api/web/src/model/mend.test.ts).
func TestApply(t *testing.T) {
	var cases []struct {
		Name, Payload, Want string
		Edits               []templates.Edit
	}
	data, err := os.ReadFile("testdata/edits.json")
	if err := errors.Join(err, json.Unmarshal(data, &cases)); err != nil || len(cases) == 0 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	for _, c := range cases {
		got, err := templates.Apply([]byte(c.Payload), c.Edits...)
		if err != nil || string(got) != c.Want {
			t.Errorf("%s: %s, %v; want %s", c.Name, got, err, c.Want)
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
