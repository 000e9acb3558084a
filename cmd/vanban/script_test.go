package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestScripts runs the scripts of testdata: a script's first file holds commands, each after
// "$ ", with what they print and their exit status; the others are there when it begins.
// testdata/README.md tells more.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no script found: %v", err)
	}
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			for _, f := range a.Files[1:] {
				writeTest(t, f.Name, f.Data)
			}
			want := string(a.Files[0].Data)
			got := play(t, want)
			if got == want {
				return
			}
			if os.Getenv("UPDATE") == "1" {
				a.Files[0].Data = []byte(got)
				writeTest(t, path, txtar.Format(a))
				return
			}
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		})
	}
}

func writeTest(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// play runs the commands of a transcript, and gives the transcript as it should be.
func play(t *testing.T, transcript string) string {
	var b strings.Builder
	for line := range strings.Lines(transcript) {
		switch {
		case strings.HasPrefix(line, "# "):
			b.WriteString(line)
		case strings.HasPrefix(line, "$ vanban"):
			b.WriteString(line)
			b.WriteString(runLine(t, strings.Fields(line)[2:]))
		case line == "$ ls\n":
			b.WriteString(line)
			b.WriteString(list(t))
		}
	}
	return b.String()
}

// runLine runs the program with arguments, of which "< FILE" and "> FILE" redirect.
func runLine(t *testing.T, words []string) string {
	var stdin, stdout, stderr bytes.Buffer
	var args []string
	into := ""
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "<":
			i++
			data, err := os.ReadFile(words[i])
			if err != nil {
				t.Fatal(err)
			}
			stdin.Write(data)
		case ">":
			i++
			into = words[i]
		default:
			args = append(args, words[i])
		}
	}
	code := report(&stderr, run(t.Context(), args, &stdin, &stdout, &stderr))
	if into != "" {
		writeTest(t, into, stdout.Bytes())
		stdout.Reset()
	}
	var b strings.Builder
	b.WriteString(show(stdout.Bytes()))
	for line := range strings.Lines(stderr.String()) {
		b.WriteString("! " + line)
	}
	if code != 0 {
		fmt.Fprintf(&b, "[%d]\n", code)
	}
	return b.String()
}

// show gives text as it is, and of other bytes their type.
func show(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	if kind := http.DetectContentType(data); !strings.HasPrefix(kind, "text/") {
		return "(" + kind + ")\n"
	}
	return string(data)
}

// list lists the files that there are, with their types.
func list(t *testing.T) string {
	var b strings.Builder
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		kind, _, _ := strings.Cut(http.DetectContentType(data), ";")
		fmt.Fprintf(&b, "%s %s\n", name, kind)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
