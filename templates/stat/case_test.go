package stat_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/render"
	"vanban/templates"
	"vanban/templates/stat"
)

// TestCases compares what is made of the data in testdata with what is written there; see its
// README.md. UPDATE=1 rewrites it.
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { checkCase(t, path) })
	}
}

func checkCase(t *testing.T, path string) {
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(want)
	archive.Files = dump(archive.Files[0])
	got := txtar.Format(archive)
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nUPDATE=1 rewrites it", path, got)
	}
}

// dump makes of the data in a file all sections that there are.
func dump(data txtar.File) []txtar.File {
	files := []txtar.File{data}
	p, ps := read(data.Data)
	if len(ps) > 0 {
		files = append(files, txtar.File{Name: "problems", Data: []byte(dumpProblems(ps))})
	}
	if ps.Failed() {
		return files
	}
	for _, b := range p.blocks() {
		for _, view := range b.Views() {
			name := b.pointer + " " + view
			files = append(files, txtar.File{Name: name, Data: []byte(dumpView(b.Show(p.context(b.pointer), view)))})
		}
	}
	return files
}

// read reads a payload as a form does.
func read(data []byte) (payload, templates.Problems) {
	p, err := templates.Strict[payload](data)
	ps, _ := errors.AsType[templates.Problems](err)
	for _, found := range ps {
		if !strings.HasPrefix(found.Rule, "shape.") {
			return p, ps
		}
	}
	return p, ps.Beside(p.Validate()).Sort(data)
}

func dumpProblems(ps templates.Problems) string {
	var b strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&b, "%s %s %s\n\t%s\n\t%s\n", p.Severity, p.Rule, p.Path, p.Message, p.Suggestion)
	}
	return b.String()
}

func dumpView(v stat.View) string {
	switch {
	case v.Table != nil:
		return dumpTable(v.Table)
	case v.Chart != nil:
		return dumpChart(v.Chart)
	}
	return strings.Join(v.Sentences, "\n") + "\n"
}

func dumpTable(t *stat.Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", t.Caption, t.Unit)
	for _, row := range t.Header {
		fmt.Fprintln(&b, "#"+dumpCells(row))
	}
	if t.Numbers != nil {
		fmt.Fprintln(&b, "="+strings.ReplaceAll(dumpCells(t.Numbers), "\n", " / "))
	}
	for _, row := range t.Rows {
		mark := " "
		if row.Bold {
			mark = "*"
		}
		fmt.Fprintf(&b, "%s%s  @%s\n", mark, dumpCells(row.Cells), row.Path)
	}
	if t.Note != "" {
		fmt.Fprintln(&b, t.Note)
	}
	return b.String()
}

// dumpCells writes cells with what they cover, as text[cols x rows].
func dumpCells(cells []stat.Cell) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(" | " + c.Text)
		if c.Cols > 1 || c.Rows > 1 {
			fmt.Fprintf(&b, " [%dx%d]", max(1, c.Cols), max(1, c.Rows))
		}
	}
	return b.String()
}

func dumpChart(c *render.Chart) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind %d, %s (%s), scale %d: %s\n", c.Kind, c.Title, c.Unit, c.Scale, strings.Join(c.Categories, " | "))
	for _, s := range c.Series {
		b.WriteString("  " + s.Name + ":")
		for _, v := range s.Values {
			if v.Unknown {
				b.WriteString(" ?")
				continue
			}
			fmt.Fprintf(&b, " %d", v.Unscaled)
		}
		b.WriteString("\n")
	}
	return b.String() + c.Alt + "\n"
}
