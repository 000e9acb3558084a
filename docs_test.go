package vanban_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vanban/render"
	"vanban/templates/nd30"
)

// TestGlossary wants every role of the decree in the glossary, and no role there that is
// gone.
func TestGlossary(t *testing.T) {
	data, err := os.ReadFile("docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	glossary := string(data)
	sheet := nd30.Sheet(nd30.Large)
	if len(sheet) == 0 {
		t.Fatal("the sheet has no roles")
	}
	for role := range sheet {
		if !strings.Contains(glossary, "`"+string(role)+"`") {
			t.Errorf("docs/glossary.md does not have the role %s", role)
		}
	}
	for _, m := range regexp.MustCompile("`([A-Z][a-z]+(?:[A-Z][a-z]*)+)`").FindAllStringSubmatch(glossary, -1) {
		if _, known := sheet[render.Role(m[1])]; !known {
			t.Errorf("docs/glossary.md has %s, which is no role", m[1])
		}
	}
}

var mdLink = regexp.MustCompile(`\]\(([^)#: ]+)(?:#[^)]*)?\)`)

// TestLinks follows the links between the documents of the repository.
func TestLinks(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/adr/*.md", "testdata/*.md", "testdata/real/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("no document fits %s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range mdLink.FindAllStringSubmatch(string(data), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s links to %s: %v", file, m[1], err)
			}
		}
	}
}
