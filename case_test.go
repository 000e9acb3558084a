package vanban_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"vanban/api/service"
	"vanban/templates"
)

// payloadCase is a case of testdata/hostile or testdata/limits: a payload and the answer it
// is to get. The README.md of each folder describes its files.
type payloadCase struct {
	name    string
	file    string
	archive *txtar.Archive
	payload []byte
	kind    string // that the request names; empty leaves it to the payload
	pages   []int  // to be shown, from 1, or from the last one as -1; empty is all
}

// payloadCases reads the cases of a folder of testdata. Having none is a failure.
func payloadCases(t testing.TB, folder string) []*payloadCase {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no case found in testdata/%s: %v", folder, err)
	}
	var cases []*payloadCase
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		c := &payloadCase{name: name, file: file, archive: archive}
		if err := c.read(); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		cases = append(cases, c)
	}
	return cases
}

// read takes the payload and obeys the directives, which are lines of the comment.
func (c *payloadCase) read() error {
	payload, ok := c.section("payload.json")
	if !ok {
		return fmt.Errorf("no payload.json")
	}
	for line := range strings.Lines(string(c.archive.Comment)) {
		directive, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		var err error
		switch directive {
		case "kind":
			c.kind = value
		case "pages":
			c.pages, err = readInts(value)
		case "put":
			payload, err = put(payload, value)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", strings.TrimSpace(line), err)
		}
	}
	c.payload = []byte(payload)
	return nil
}

func readInts(text string) (numbers []int, err error) {
	for _, field := range strings.Fields(text) {
		n, err := strconv.Atoi(field)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}

// put replaces a word of the payload: `WORD "text"`, or `WORD 10000 "text"` for the text so
// many times, in which %d counts from 1.
func put(payload, recipe string) (string, error) {
	word, text, _ := strings.Cut(recipe, " ")
	times := 1
	if number, rest, _ := strings.Cut(text, " "); !strings.HasPrefix(text, `"`) {
		n, err := strconv.Atoi(number)
		if err != nil {
			return "", err
		}
		times, text = n, rest
	}
	text, err := strconv.Unquote(text)
	if err != nil {
		return "", fmt.Errorf("%s: %w", text, err)
	}
	if strings.Count(payload, word) != 1 {
		return "", fmt.Errorf("the payload does not have %s once", word)
	}
	var b strings.Builder
	for i := range times {
		b.WriteString(strings.ReplaceAll(text, "%d", strconv.Itoa(i+1)))
	}
	return strings.Replace(payload, word, b.String(), 1), nil
}

func (c *payloadCase) section(name string) (text string, found bool) {
	for _, f := range c.archive.Files {
		if f.Name == name {
			return string(f.Data), true
		}
	}
	return "", false
}

// updating reports whether what tests expect is to be rewritten.
func updating() bool { return os.Getenv("UPDATE") == "1" }

// expect compares what came out with a section of the case. With UPDATE set it rewrites the
// section instead.
func (c *payloadCase) expect(t *testing.T, section, got string) {
	t.Helper()
	want, _ := c.section(section)
	if !updating() {
		if got != want {
			t.Errorf("%s: %s is other; `make update`, then read the diff\n%s", c.file, section, firstDifference(got, want))
		}
		return
	}
	c.set(section, got)
	if err := os.WriteFile(c.file, txtar.Format(c.archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < min(len(g), len(w))-1 && g[i] == w[i] {
		i++
	}
	return fmt.Sprintf("line %d: got  %s\nline %d: want %s", i+1, g[i], i+1, w[i])
}

func (c *payloadCase) set(section, text string) {
	for i := range c.archive.Files {
		if c.archive.Files[i].Name == section {
			c.archive.Files[i].Data = []byte(text)
			return
		}
	}
	c.archive.Files = append(c.archive.Files, txtar.File{Name: section, Data: []byte(text)})
}

func (c *payloadCase) order(format string) service.Order {
	return service.Order{Kind: c.kind, Format: format, Payload: c.payload}
}

// lineOfText is the number of a line of a text in a message.
var lineOfText = regexp.MustCompile(`dòng \d+`)

// problemText shows problems as the cases have them, each with what to do instead. Those
// that are shown alike, but for the line they are in, stand once, with how many there are.
func problemText(ps templates.Problems) string {
	var b strings.Builder
	for len(ps) > 0 {
		p := ps[0]
		alike := func(q templates.Problem) string { return lineOfText.ReplaceAllString(showProblem(q), "dòng") }
		same := slices.IndexFunc(ps, func(q templates.Problem) bool { return alike(q) != alike(p) })
		if same < 0 {
			same = len(ps)
		}
		b.WriteString(showProblem(p))
		if same > 1 {
			fmt.Fprintf(&b, "    (%d times)\n", same)
		}
		ps = ps[same:]
	}
	return b.String()
}

func showProblem(p templates.Problem) string {
	head := fmt.Sprintf("%v %s %s %s", p.Severity, p.Rule, p.Clause, p.Path)
	text := strings.Join(strings.Fields(head), " ") + "\n    " + p.Message + "\n"
	if p.Suggestion != "" {
		text += "    → " + p.Suggestion + "\n"
	}
	return text
}
