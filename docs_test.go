package vanban_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/api/source"
	"vanban/render"
	"vanban/templates/nd30"
	"vanban/templates/part"
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

// TestReportFiles: the files that docs/reports.md shows are those that a script of the command runs, and all
// placeholders of sources are in its table.
func TestReportFiles(t *testing.T) {
	data, err := os.ReadFile("docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(data)
	script, err := txtar.ParseFile("cmd/vanban/testdata/report.txtar")
	if err != nil || len(script.Files) < 4 {
		t.Fatalf("%d files, %v", len(script.Files), err)
	}
	_, mapping, _ := strings.Cut(string(script.Files[0].Data), "$ cat cot.yaml\n")
	mapping, _, _ = strings.Cut(mapping, "\n#")
	files := append(script.Files[1:], txtar.File{Name: "cot.yaml", Data: []byte(strings.ReplaceAll("\n"+mapping, "\n| ", "\n")[1:] + "\n")})
	shown := 0
	for _, f := range files {
		if !strings.Contains(guide, f.Name) {
			continue // what a person changes on the way
		}
		shown++
		if !strings.Contains(guide, "\n"+string(f.Data)+"```\n") {
			t.Errorf("docs/reports.md does not show %s as the script has it", f.Name)
		}
	}
	if shown < 4 {
		t.Errorf("docs/reports.md names %d files of the script, want the 4 that begin it", shown)
	}
	for _, p := range source.Placeholders() {
		if !strings.Contains(guide, "`{{"+p.Name+"}}`") {
			t.Errorf("docs/reports.md does not have {{%s}}", p.Name)
		}
	}
}

// TestPlaceholders: docs/letterhead.md has every placeholder of letterheads, and no other.
func TestPlaceholders(t *testing.T) {
	data, err := os.ReadFile("docs/letterhead.md")
	if err != nil {
		t.Fatal(err)
	}
	table, _, _ := strings.Cut(string(data), "\nThey may stand")
	var told []string
	for _, m := range regexp.MustCompile("`\\{\\{([a-z_]+)\\}\\}`").FindAllStringSubmatch(table, -1) {
		if !slices.Contains(told, m[1]) {
			told = append(told, m[1])
		}
	}
	if want := append([]string{"body"}, part.PlaceholderNames()...); !slices.Equal(told, want) {
		t.Errorf("docs/letterhead.md has %v, want %v", told, want)
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
