package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/tools/txtar"

	"vanban/templates/period"
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
				if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
					t.Fatal(err)
				}
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

// machine is what a script's commands find beside files: a clock that the script sets, and its
// environment.
type machine struct {
	now time.Time
	env map[string]string
}

func (m *machine) clock() time.Time { return m.now }

func (m *machine) getenv(name string) string { return m.env[name] }

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// makeWorkbook makes a workbook of CSV files, a sheet of each. What looks like a number is one.
func makeWorkbook(t *testing.T, names []string) {
	t.Helper()
	f := excelize.NewFile()
	for i, name := range names[1:] {
		sheet := strings.TrimSuffix(filepath.Base(name), ".csv")
		if i == 0 {
			f.SetSheetName("Sheet1", sheet) //nolint:errcheck // it is there, and the name is fit
		} else if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(read(t, name))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			cells := make([]any, len(row))
			for c, text := range row {
				cells[c] = text
				if n, err := strconv.Atoi(text); err == nil {
					cells[c] = n
				}
			}
			if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", r+1), &cells); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SaveAs(names[0]); err != nil {
		t.Fatal(err)
	}
}

// play runs the commands of a transcript, and gives the transcript as it should be.
func play(t *testing.T, transcript string) string {
	var b strings.Builder
	m := machine{now: time.Date(2022, 9, 15, 8, 0, 0, 0, period.Vietnam()), env: map[string]string{}}
	for line := range strings.Lines(transcript) {
		switch {
		case strings.HasPrefix(line, "$ date "):
			b.WriteString(line)
			m.setDate(t, strings.Fields(line)[2])
		case strings.HasPrefix(line, "$ export "):
			b.WriteString(line)
			name, value, _ := strings.Cut(strings.Fields(line)[2], "=")
			m.env[name] = value
		case strings.HasPrefix(line, "# "):
			b.WriteString(line)
		case strings.HasPrefix(line, "$ link "):
			b.WriteString(line)
			words := strings.Fields(line)
			if err := os.Symlink(words[3], words[2]); err != nil {
				t.Fatal(err)
			}
		case strings.HasPrefix(line, "$ workbook "):
			b.WriteString(line)
			makeWorkbook(t, strings.Fields(line)[2:])
		case strings.HasPrefix(line, "$ cat "):
			b.WriteString(line)
			for line := range strings.Lines(show(read(t, strings.Fields(line)[2]))) {
				b.WriteString("| " + line)
			}
		case strings.HasPrefix(line, "$ vanban"):
			b.WriteString(line)
			b.WriteString(m.runLine(t, strings.Fields(line)[2:]))
		case line == "$ ls\n":
			b.WriteString(line)
			b.WriteString(list(t))
		}
	}
	return b.String()
}

// setDate sets the clock to eight o'clock of a day in Vietnam.
func (m *machine) setDate(t *testing.T, day string) {
	at, err := time.ParseInLocation(time.DateOnly, day, period.Vietnam())
	if err != nil {
		t.Fatal(err)
	}
	m.now = at.Add(8 * time.Hour)
}

// runLine runs the program with arguments, of which "< FILE" and "> FILE" redirect.
func (m *machine) runLine(t *testing.T, words []string) string {
	var stdin, stdout, stderr bytes.Buffer
	var args []string
	into := ""
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "<":
			i++
			stdin.Write(read(t, words[i]))
		case ">":
			i++
			into = words[i]
		default:
			args = append(args, words[i])
		}
	}
	e := &env{
		ctx: t.Context(), stdin: &stdin, stdout: &stdout, stderr: &stderr,
		now: m.clock, getenv: m.getenv,
		wait: func(_ context.Context, d time.Duration) error {
			m.now = m.now.Add(d)
			return nil
		},
	}
	code := report(&stderr, e.run(args))
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

// list lists the files that there are, but for hidden folders, with their types.
func list(t *testing.T) string {
	var b strings.Builder
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir():
			return nil
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
