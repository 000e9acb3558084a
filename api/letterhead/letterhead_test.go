package letterhead_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"vanban/api/letterhead"
	"vanban/templates"
	"vanban/templates/all"
	"vanban/templates/part"
)

// TestEveryDocumentHasFields: whatever kind of document it is, and whatever its form lacks, each placeholder gets a text
// without braces, or the document is put into no letterhead.
func TestEveryDocumentHasFields(t *testing.T) {
	put := 0
	for _, k := range all.Kinds() {
		p, err := k.Decode(k.Sample)
		if err != nil {
			t.Fatalf("%s: %v", k.Slug, err)
		}
		for _, d := range p.Compose() {
			if d.Fields == nil {
				continue
			}
			put++
			for _, name := range part.PlaceholderNames() {
				if text, ok := d.Fields[name]; !ok || strings.Contains(text, "{{") {
					t.Errorf("%s: {{%s}} becomes %q, %v", k.Slug, name, text, ok)
				}
			}
		}
	}
	if put < 20 {
		t.Errorf("only %d documents can be put into a letterhead", put)
	}
}

func TestNoWordFile(t *testing.T) {
	for _, file := range []string{"read.go", "doc.go"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, err = letterhead.Read(data)
		ps, _ := errors.AsType[templates.Problems](err)
		if len(ps) != 1 || ps[0].Rule != "letterhead.not_word" || ps[0].Suggestion == "" {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestPlaceholdersAreTold: every placeholder says what it becomes, and has a name of its own.
func TestPlaceholdersAreTold(t *testing.T) {
	names := part.PlaceholderNames()
	for i, p := range part.Placeholders {
		if p.About == "" || slices.Contains(names[:i], p.Name) {
			t.Errorf("{{%s}}: %q", p.Name, p.About)
		}
	}
}
