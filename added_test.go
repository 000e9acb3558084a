package vanban_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/templates/specimen"
)

// TestTypeIsAdded adds a made-up type of form 1.4: its row to nd30.Types, and its sample. With nothing else
// touched the suites hold of the form, of the list of all kinds, of the decree's tables and of the generated documents,
// to which one of the type is added and nothing else changes. The module is not copied but overlaid, so that only what
// depends on the row is built anew; the files that tests read and write lie in copies of their folders.
func TestTypeIsAdded(t *testing.T) {
	const slug, file = "phieu-trinh", "testdata/added/phieu-trinh.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &payloadCase{name: slug, file: file, archive: archive}
	row, _ := c.section("row")
	sample, _ := c.section("sample.json")

	folder := t.TempDir()
	form, deck := copied(t, folder, "templates/tenloai"), copied(t, folder, "templates/specimen")
	added := filepath.Join("sample", slug+".json")
	overlay := overlaid(t, folder, map[string]string{
		"templates/nd30/type.go":                  writeFile(t, folder, "type.go", withRow(t, "templates/nd30/type.go", row)),
		filepath.Join("templates/tenloai", added): writeFile(t, form, added, sample),
	})
	makeKnown(t, form, overlay, "./templates/tenloai", "TestKinds/"+slug+"/sample", ".")
	makeKnown(t, deck, overlay, "./templates/specimen", "TestSameBytes", "TestSameBytes")
	runIn(t, ".", "env", "UPDATE=", "go", "test", overlay, "./templates/all", "./templates/nd30")
	runIn(t, ".", "env", "UPDATE=", "go", "test", overlay, "-skip=TestSameBytes", "./templates/specimen")
	runIn(t, ".", "env", "UPDATE=", "go", "test", overlay, fmt.Sprintf("-run=TestPages/generated-%d$", specimen.Documents()+1), ".")

	c.expect(t, "dump", readText(t, filepath.Join(form, "testdata/sample", slug+".dump")))
	before, after := readText(t, "templates/specimen/testdata/hashes.txt"), readText(t, filepath.Join(deck, "testdata/hashes.txt"))
	if more, ok := strings.CutPrefix(after, before); !ok || strings.Count(more, "\n") != 1 || !strings.Contains(more, slug) {
		t.Errorf("the generated documents are others, or not one more: %q", more)
	}
}

// makeKnown notes what is new to a package with one of its tests in the folder, and then runs tests there.
func makeKnown(t *testing.T, folder, overlay, pkg, noting, tests string) {
	t.Helper()
	suite := folder + ".test"
	runIn(t, ".", "go", "test", overlay, "-c", "-o", suite, pkg)
	runIn(t, folder, "env", "UPDATE=1", suite, "-test.run="+noting)
	runIn(t, folder, "env", "UPDATE=", suite, "-test.run="+tests)
}

// copied is the copy of a folder of the module in another one.
func copied(t *testing.T, folder, of string) (path string) {
	t.Helper()
	path = filepath.Join(folder, filepath.Base(of))
	if err := os.CopyFS(path, os.DirFS(of)); err != nil {
		t.Fatal(err)
	}
	return path
}

func readText(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// withRow is the file of nd30.Types with a row behind the last.
func withRow(t *testing.T, file, row string) string {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "\nvar Types = []Type{\n", "\n}\n"
	before, types, found := strings.Cut(string(source), begin)
	rows, after, ends := strings.Cut(types, end)
	if !found || !ends || row == "" {
		t.Fatalf("%s: no nd30.Types, or no row %q to add", file, row)
	}
	return before + begin + rows + "\n" + strings.TrimSuffix(row, "\n") + end + after
}

// overlaid writes which files stand in the place of those of the module, as the go command wants it, and
// returns the flag that says so.
func overlaid(t *testing.T, folder string, files map[string]string) (flag string) {
	t.Helper()
	replace := map[string]string{}
	for of, by := range files {
		path, err := filepath.Abs(of)
		if err != nil {
			t.Fatal(err)
		}
		replace[path] = by
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	return "-overlay=" + writeFile(t, folder, "overlay.json", string(list))
}

// writeFile writes a file of the folder and returns its path.
func writeFile(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// runIn runs a command in the folder. Tests that are none are a failure.
func runIn(t *testing.T, folder string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), args[0], args[1:]...)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(out), "no tests to run") {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
}
